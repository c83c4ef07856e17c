"""Rules about form: whether a file is a record, and whether it says what a record must say."""
