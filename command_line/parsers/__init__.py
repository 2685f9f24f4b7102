"""What each command understands: its options and its help. What it does is a module of its own."""
