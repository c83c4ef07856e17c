"""The way of one change into git: noted, written, committed alone, or put back as it was."""
