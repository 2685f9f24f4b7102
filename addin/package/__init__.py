"""Writes Excel's add-in file (.xlam) from text, without Excel and with the standard library alone.

Named after the terms of its specifications: [MS-OVBA], Office VBA File Format Structure, and
[MS-CFB], Compound File Binary File Format. Sections are those of these two.
"""
