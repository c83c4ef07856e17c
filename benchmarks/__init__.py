"""What `checklist` takes, beside the floor under it and what people would otherwise use."""
