"""What is kept: one module a kind of record, each described once."""
