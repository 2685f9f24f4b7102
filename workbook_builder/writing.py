"""Writing the parts of a workbook: openpyxl's own writer, with our rows put into its sheets.

openpyxl cannot store a formula together with its cached value, and its cells are slow. So it
writes every part and every sheet's frame, and this module puts the rows between. That replaces
`ExcelWriter.write_worksheet`, which is no public interface: openpyxl is pinned, and a test compares
what both ways write.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_WORKBOOK_RELS

from workbook_builder.carried import TIE, CarriedProperties
from workbook_builder.sheet import Sheet

_LAST_TIE = b"</Relationships>"
_EMPTY = b"<sheetData></sheetData>"
_BATCH = 10
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def package(workbook: Workbook, sheets: Mapping[str, Sheet]) -> bytes:
    """The bytes of a workbook that carries nothing unseen."""
    stream = io.BytesIO()
    write_package(workbook, sheets, {}, stream)
    return stream.getvalue()


def write_package(
    workbook: Workbook,
    sheets: Mapping[str, Sheet],
    carried: Mapping[str, bytes],
    stream: IO[bytes],
) -> None:
    """Writes the workbook's bytes; the same for the same input, whenever and wherever.

    `carried` are the parts of `carried.carried_parts`; a workbook that is published has none.
    `stream` must be one in which places can be sought.
    """
    with SteadyZip(stream, "w", ZIP_DEFLATED) as archive:
        archive.tie = TIE if carried else ""
        RegisterWriter(workbook, archive, sheets).write_data()
        for name, content in carried.items():
            archive.writestr(name, content)


class SteadyZip(ZipFile):
    """A zip file whose parts all carry the same date, and whose workbook may have one tie more."""

    tie = ""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        """Adds a part."""
        part = _steady(zinfo_or_arcname)
        if part.filename == ARC_WORKBOOK_RELS:
            data = data.replace(_LAST_TIE, self.tie.encode() + _LAST_TIE)
        super().writestr(part, data, *args, **kwargs)

    def begin(self, name: str) -> IO[bytes]:
        """A part that is written bit by bit, and closed before the next one."""
        return self.open(_steady(name), "w")


def _steady(part: str | ZipInfo) -> ZipInfo:
    steady = part if isinstance(part, ZipInfo) else ZipInfo(part, _ZIP_EPOCH)
    steady.compress_type = ZIP_DEFLATED
    steady.external_attr = 0o600 << 16
    return steady


def _batches(rows: Iterator[str]) -> Iterator[list[str]]:
    """Rows in handfuls: each is packed at once."""
    while batch := [*islice(rows, _BATCH)]:
        yield batch


class RegisterWriter(ExcelWriter):
    """openpyxl's writer, except that the rows come from our own sheets."""

    def __init__(self, workbook: Workbook, archive: SteadyZip, sheets: Mapping[str, Sheet]) -> None:
        """`sheets` holds the rows, by the title of the worksheet."""
        super().__init__(workbook, archive)
        self._parts = archive
        self._sheets = sheets
        if archive.tie:
            self.manifest.append(CarriedProperties())

    def write_worksheet(self, ws: Any) -> None:
        """Writes one sheet's part: the frame from openpyxl, the rows from ours."""
        ws._drawing = DescribedDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        sheet = self._sheets[ws.title]
        frame: Any = _FrameWriter(ws, sheet)
        frame.write()
        ws._rels = frame._rels
        top, end = frame.out.getvalue().split(_EMPTY)
        with self._parts.begin(ws.path[1:]) as part:
            part.write(top + b"<sheetData>")
            for rows in _batches(sheet.rows_xml()):
                part.write("".join(rows).encode())
            part.write(b"</sheetData>" + end)
        self.manifest.append(ws)


class DescribedDrawing(SpreadsheetDrawing):
    """Charts and pictures with a text for those who cannot see them."""

    __elements__ = SpreadsheetDrawing.__elements__

    def _chart_frame(self, idx: int) -> Any:
        frame = _inherited(self, "_chart_frame", idx)
        frame.nvGraphicFramePr.cNvPr.descr = self.charts[idx - 1].description
        return frame

    def _picture_frame(self, idx: int) -> Any:
        frame = _inherited(self, "_picture_frame", idx)
        frame.nvPicPr.cNvPr.descr = self.images[idx - 1 - len(self.charts)].description
        return frame


def _inherited(drawing: SpreadsheetDrawing, method: str, idx: int) -> Any:
    """What openpyxl itself does; its type stubs leave these methods out."""
    return getattr(super(DescribedDrawing, drawing), method)(idx)


class _FrameWriter(WorksheetWriter):
    """Writes a sheet without its rows."""

    def __init__(self, ws: Any, sheet: Sheet) -> None:
        super().__init__(ws, out=io.BytesIO())
        ws._hyperlinks = list(sheet.links)
        self._sheet = sheet

    def write_dimensions(self) -> None:
        """Writes how far the sheet reaches, which openpyxl would take from its own cells."""
        self.xf.send(SheetDimension(self._sheet.dimension()).to_tree())

    def write_rows(self) -> None:
        """Leaves the place for the rows."""
        stream: Any = self.xf.send(True)
        with stream.element("sheetData"):
            pass
        self.xf.send(None)
