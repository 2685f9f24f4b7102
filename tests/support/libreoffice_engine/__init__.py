"""An xlwings engine over LibreOffice, so that functions of an `xw.Book` are tested for real.

What Excel would do is done, or refused as Excel refuses it (`ExcelError`). What the tests have not
needed yet raises NotImplementedError and says what was asked for. The outlines follow xlwings' own
engine for Windows (`xlwings/_xlwindows.py`, `base_classes.py`).
"""
