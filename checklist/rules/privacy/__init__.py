"""What must not stay in git for good: names, numbers and private matters of persons."""

from __future__ import annotations

from checklist.rules.privacy.checking import CHECKS
from checklist.rules.privacy.detail import GRAVE, KIND, RULES, SAFER, Detail
from checklist.rules.privacy.scan import personal

__all__ = ["CHECKS", "GRAVE", "KIND", "RULES", "SAFER", "Detail", "personal"]
