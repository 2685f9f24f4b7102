"""Our macros, as text and run by LibreOffice."""
