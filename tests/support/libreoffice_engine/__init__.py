"""An xlwings engine over LibreOffice, so that functions of an `xw.Book` are tested for real.

What Excel would do is done, or refused as Excel refuses it (`ExcelError`). What the tests have not
needed yet raises NotImplementedError and says what was asked for. The outlines follow xlwings' own
engine for Windows (`xlwings/_xlwindows.py`, `base_classes.py`).

Known to differ: a table that grows does not fill its calculated columns; a formula entered while
Excel calculates by hand has no value yet; a formula may get a date's format where Excel leaves the
format General; the formulas of a file that give dates in cells of the format General are dates.
"""
