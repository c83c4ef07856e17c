"""The rules in words: what each looks for, why it matters, and an example before and after."""
