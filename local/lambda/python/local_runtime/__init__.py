"""What runs a Python handler as Lambda does."""
