"""The sheets of a pack's workbook: what stands on which, how wide, and how it is put there."""
