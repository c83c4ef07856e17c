"""How a record is written as Markdown and read back; pure text in, values out."""
