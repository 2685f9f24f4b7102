"""A quarter ends: its positions are sealed and archived, and the register goes on into the next."""
