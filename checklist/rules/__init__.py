"""What the rules notice in the words of a record; pure engines over text and values."""
