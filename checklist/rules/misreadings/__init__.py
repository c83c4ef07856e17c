"""Misreadings: a weak sign that is taken for knowledge, found in free text and asked about."""
