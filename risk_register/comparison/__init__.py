"""What changed between two registers: an earlier one and a later one."""
