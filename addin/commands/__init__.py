"""A module for each button: a plain function of the open book and what was chosen on the tab."""
