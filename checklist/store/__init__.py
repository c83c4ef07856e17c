"""The outside world: git, files, drafts and the index."""
