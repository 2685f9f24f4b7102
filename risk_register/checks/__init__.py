"""The checks of a register: what a committee would find, found before it meets.

Each rule is one small function; `run.RULES` lists them all, and `docs/checks.md` explains each.
"""
