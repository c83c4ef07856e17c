"""Rules about time: what a record said when it counted, told from its committed versions."""
