"""Writes Excel's add-in file (.xlam) from text, without Excel, and installs it for one person.

The standard library alone is needed. What writes the file is named after the terms of its
specifications: [MS-OVBA], Office VBA File Format Structure, and [MS-CFB], Compound File Binary File
Format. Sections are those of these two.
"""
