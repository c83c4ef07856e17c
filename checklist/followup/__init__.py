"""What is due, and the calendar."""
