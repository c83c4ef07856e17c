"""How answers come in: at the terminal, from a file, from the editor."""
