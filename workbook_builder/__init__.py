"""From a register to a workbook that does its work in Excel alone."""
