"""Five questions before a policy change, recorded in git and reviewed on the promised day."""

__version__ = "0.1.0"
