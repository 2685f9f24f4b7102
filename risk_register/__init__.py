"""What a risk register is, and everything that is computed from it. Knows nothing of Excel."""
