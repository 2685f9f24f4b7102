"""A section's sheet: what it holds, then its texts and tables one below the other."""

from __future__ import annotations

from appendices.content import Block, Heading, Pack, PageBreak, Paragraph, TableBlock, line
from appendices.sheets.measures import widths_of
from appendices.sheets.naming import Names
from appendices.sheets.page import Page
from appendices.sheets.plan import SheetPlan
from workbook_builder import printing
from workbook_builder.sheet import Sheet
from workbook_builder.styles import NOTE

COVER = "Cover"
_TEXT_WIDTH = 95.0
_SHORT = 150


def put_section(sheet: Sheet, plan: SheetPlan, pack: Pack, names: Names) -> None:
    """Fills the sheet of a plan, with its print setup and its panes."""
    tables = tables_of(plan)
    filters = len(tables) == 1 and len(tables[0].rows) > 1
    across = widths_of(tables, filters=filters) if tables else [_TEXT_WIDTH]
    page = Page(sheet, across, pack.brand, names, filters)
    page.put_title(plan.title, plan.marking)
    about = f"{pack.title}, as at {pack.as_at:%d/%m/%Y}."
    page.put_line(line(f"{about} {holds(plan)}" if tables else about), NOTE)
    page.put_link(COVER, "Back to the contents")
    if plan.beside:
        page.put_link(plan.beside, f"The texts, line by line: {plan.beside}")
    for block in plan.blocks:
        _put(page, plan, block)
    page.set_up_print(plan.title, plan.marking, wide=plan.wide or len(tables) > 1)
    page.freeze(int(any(table.first_column_heads for table in tables)))


def tables_of(plan: SheetPlan) -> list[TableBlock]:
    """The tables that stand on a sheet. One without rows is a sentence there."""
    return [each for each in plan.blocks if isinstance(each, TableBlock) and each.rows]


def holds(plan: SheetPlan) -> str:
    """What stands on a sheet, in a sentence: `One table with 24 rows and 12 columns.`"""
    tables = tables_of(plan)
    if not tables:
        said = " ".join(each.line.text for each in plan.blocks if isinstance(each, Paragraph))
        return said if 0 < len(said) <= _SHORT else "Text without a table."
    if len(tables) == 1:
        return f"One table with {_size(tables[0])}."
    listed = "; ".join(f"{table.caption} ({_size(table)})" for table in tables)
    return f"{len(tables)} tables, one below the other: {listed}."


def _size(table: TableBlock) -> str:
    rows, columns = len(table.rows), len(table.columns)
    return f"{rows} row{'s' * (rows > 1)} and {columns} column{'s' * (columns > 1)}"


def _put(page: Page, plan: SheetPlan, block: Block) -> None:
    if isinstance(block, Heading):
        page.put_heading(block.text)
    elif isinstance(block, Paragraph):
        page.put_line(block.line)
    elif isinstance(block, TableBlock):
        page.put_table(block, plan.table_name(block))
    elif isinstance(block, PageBreak):
        printing.new_page_before(page.sheet, page.row)
