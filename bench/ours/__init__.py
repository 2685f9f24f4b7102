"""Our own side of each task, called the way the rivals are."""
