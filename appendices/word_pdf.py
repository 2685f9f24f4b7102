"""A Word document as a PDF, made by Word itself on a computer that has it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

_NO_ALERTS, _NO_MACROS, _DO_NOT_SAVE = 0, 3, 0
_PDF, _FOR_PRINT, _ALL, _DOCUMENT, _HEADINGS = 17, 0, 0, 0, 1
"""Values of Word's WdExportFormat, WdExportOptimizeFor, WdExportRange, WdExportItem and
WdExportCreateBookmarks."""


def pdf_by_word(document: bytes) -> bytes | None:
    """The PDF of a .docx: tagged, with bookmarks from its headings and the document's title.

    `None` where there is no Word, or it makes none. Word runs unseen and is ended.
    https://learn.microsoft.com/office/vba/api/word.document.exportasfixedformat
    """
    if sys.platform != "win32":
        return None
    try:
        from pywintypes import com_error  # type: ignore[import-untyped] # noqa: PLC0415 - see below
    except ImportError:
        return None
    with tempfile.TemporaryDirectory(prefix="pdf-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "pack.docx"), Path(folder, "pack.pdf")
        source.write_bytes(document)
        try:
            _export(source, target)
        except com_error:
            return None
        return target.read_bytes() if target.is_file() else None


def _export(source: Path, target: Path) -> None:
    # pywin32, which has no stubs, is there only on Windows
    from win32com.client import DispatchEx  # type: ignore[import-untyped] # noqa: PLC0415

    word = DispatchEx("Word.Application")
    try:
        word.DisplayAlerts, word.AutomationSecurity = _NO_ALERTS, _NO_MACROS
        opened = word.Documents.Open(str(source), False, True, False)
        opened.ExportAsFixedFormat(
            OutputFileName=str(target), ExportFormat=_PDF, OpenAfterExport=False,
            OptimizeFor=_FOR_PRINT, Range=_ALL, Item=_DOCUMENT, IncludeDocProps=True,
            KeepIRM=True, CreateBookmarks=_HEADINGS, DocStructureTags=True,
            BitmapMissingFonts=True, UseISO19005_1=False,
        )  # fmt: skip
        opened.Close(_DO_NOT_SAVE)
    finally:
        word.Quit(_DO_NOT_SAVE)
