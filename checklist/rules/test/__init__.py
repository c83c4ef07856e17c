"""Rules about the small test: whether it is small, can be undone, and could show anything."""

from checklist.rules.test import missing, reach, strength, touched

CHECKS = (*missing.CHECKS, *reach.CHECKS, *touched.CHECKS, *strength.CHECKS)
