"""How fast the software is: programs that measure, run by hand with `python -m bench.…`."""
