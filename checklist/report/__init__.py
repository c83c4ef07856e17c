"""How things go out: to the terminal, as data."""
