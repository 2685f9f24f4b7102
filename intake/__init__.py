"""Other people's workbooks, CSV files and Word tables become a register."""
