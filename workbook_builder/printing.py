"""How a sheet prints: A4 landscape, marking and page numbers, headings that repeat."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from openpyxl.worksheet.pagebreak import Break

from risk_register.register import Settings
from workbook_builder.sheet import Sheet

PAGE_OF_PAGES = "Page &P of &N"
_LONGEST_PART = 70
"""Characters of one of the three parts of a header, which share 255 with their codes."""

_PAGE_WIDTH = 132.0
"""Characters of the standard font across A4 landscape within our margins, at full size."""

_PAGE_HEIGHT, _WIDEST = 480.0, 149.0
"""Points of rows on such a page, less a little, because programs differ; and the most characters
across it. `_PAGE_WIDTH` is less, so that no column is cut off."""

_SMALLEST_SCALE, _LARGEST_SCALE = 60, 90
WIDEST_TABLE = _PAGE_WIDTH * 100 / _SMALLEST_SCALE
"""Characters of a table that one page holds at a size that is read; else it takes several."""


def set_up(sheet: Sheet, settings: Settings) -> None:
    """A4 landscape with marking, title and page numbers, as wide as the page."""
    a4(sheet)
    worksheet = sheet.worksheet
    worksheet.oddHeader.center.text = header_text(settings.marking)
    worksheet.oddHeader.left.text = header_text(settings.organisation)
    worksheet.oddHeader.right.text = header_text(sheet.title)
    worksheet.oddFooter.left.text = header_text(settings.title)
    worksheet.oddFooter.center.text = header_text(settings.marking)
    worksheet.oddFooter.right.text = PAGE_OF_PAGES


def a4(sheet: Sheet, orientation: str = "landscape") -> None:
    """Paper of that size with our margins, and all columns on it."""
    worksheet = sheet.worksheet
    worksheet.page_setup.orientation = orientation
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_margins.left = worksheet.page_margins.right = 0.4
    worksheet.page_margins.top = worksheet.page_margins.bottom = 0.7
    worksheet.print_options.horizontalCentered = False
    fit_to_width(sheet)


def fit_to_width(sheet: Sheet) -> None:
    """All columns on one page, however many pages down."""
    worksheet = sheet.worksheet
    worksheet.sheet_properties.pageSetUpPr.fitToPage = True
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0


def on_one_page(sheet: Sheet) -> None:
    """The whole sheet on one page."""
    fit_to_width(sheet)
    sheet.worksheet.page_setup.fitToHeight = 1


def repeat(sheet: Sheet, rows: str, columns: str = "") -> None:
    """Repeats rows (`1:4`) and columns (`A:B`) on every page."""
    sheet.worksheet.print_title_rows = rows
    if columns:
        sheet.worksheet.print_title_cols = columns


def new_page_before(sheet: Sheet, row: int) -> None:
    """Begins a new page with a row."""
    sheet.worksheet.row_breaks.append(Break(id=row - 1, max=16_383, man=True))


def keep_together(sheet: Sheet, starts: Sequence[int], last: int, width: float) -> None:
    """Begins a new page with each part that the page does not hold to its end.

    `starts` are the rows with which parts begin, `last` is the last row of all, and `width` is
    that of the columns that are printed, on a sheet as wide as the page.
    """
    top = 1
    for start, after in pairwise([*starts, last + 1]):
        if start > top and not fits(sheet, top, after - 1, width):
            new_page_before(sheet, start)
            top = start


def fits(sheet: Sheet, first: int, last: int, width: float) -> bool:
    """Whether rows stand on one page of a sheet whose columns, so wide, are as wide as it."""
    return sheet.points(first, last) <= _PAGE_HEIGHT * max(width / _WIDEST, 1)


def new_page_after_column(sheet: Sheet, column: int) -> None:
    """Begins a new page behind a column."""
    sheet.worksheet.col_breaks.append(Break(id=column, max=1_048_575, man=True))


def over_several_pages(
    sheet: Sheet, widths: Sequence[float], repeated: int, together: Sequence[int] = ()
) -> bool:
    """Breaks a table that is too wide between columns, with the first ones repeated.

    `together` are the numbers of columns that stay on the page of the column before them. One
    page's width at a size that nobody can read would fit as well, and serve nobody. Returns
    whether it was too wide.
    """
    total = sum(widths)
    if total <= WIDEST_TABLE:
        return False
    worksheet = sheet.worksheet
    scale = _best_scale(widths, repeated, together)
    worksheet.sheet_properties.pageSetUpPr.fitToPage = False
    worksheet.page_setup.scale = scale
    worksheet.page_setup.fitToWidth = worksheet.page_setup.fitToHeight = None
    for column in _breaks(widths, repeated, together, _PAGE_WIDTH * 100 / scale):
        new_page_after_column(sheet, column)
    return True


def _best_scale(widths: Sequence[float], repeated: int, together: Sequence[int]) -> int:
    """The largest scale that needs no more pages than the smallest does."""
    fewest = len(_breaks(widths, repeated, together, _PAGE_WIDTH * 100 / _SMALLEST_SCALE))
    for scale in range(_LARGEST_SCALE, _SMALLEST_SCALE, -1):
        if len(_breaks(widths, repeated, together, _PAGE_WIDTH * 100 / scale)) == fewest:
            return scale
    return _SMALLEST_SCALE


def _breaks(
    widths: Sequence[float], repeated: int, together: Sequence[int], room: float
) -> list[int]:
    """After which columns a new page begins."""
    again = sum(widths[:repeated])
    groups: list[list[int]] = []
    for column in range(repeated + 1, len(widths) + 1):
        if column in together and groups:
            groups[-1].append(column)
        else:
            groups.append([column])
    breaks, used = [], again
    for group in groups:
        width = sum(widths[column - 1] for column in group)
        if used + width > room and used > again:
            breaks.append(group[0] - 1)
            used = again
        used += width
    return breaks


def header_text(text: str) -> str:
    """Text for a header or footer, in which `&` begins a code."""
    return (text if len(text) <= _LONGEST_PART else f"{text[: _LONGEST_PART - 1]}…").replace(
        "&", "&&"
    )
