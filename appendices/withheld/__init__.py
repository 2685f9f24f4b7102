"""What the public does not see: taken out by allow-list, and searched for all the same."""
