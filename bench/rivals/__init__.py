"""One module for each rival: the same task as ours, as one would write it by hand."""
