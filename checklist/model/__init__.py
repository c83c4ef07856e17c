"""What a checklist, an answer and a record are; pure values and rules of their life."""
