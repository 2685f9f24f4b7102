"""What each kind of appendix shows, one module for each."""
