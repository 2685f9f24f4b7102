"""The cover: what the pack is, its contents with links to the sheets, and how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from appendices.content import NOTHING, Cell, Column, Line, Pack, TableBlock, line
from appendices.sheets.measures import shown
from appendices.sheets.naming import Names
from appendices.sheets.page import Page
from appendices.sheets.plan import SheetPlan
from appendices.sheets.section import holds, tables_of
from risk_register.appendix import Audience
from workbook_builder.sheet import Sheet
from workbook_builder.styles import LINK, LISTED

_WIDTHS = [34.0, 66.0]
_LINKED = replace(LISTED, colour=LINK, underlined=True)
_READERS = {Audience.PUBLIC: "The public", Audience.MEMBERS: "Members of the committee"}


def put_cover(sheet: Sheet, pack: Pack, plans: Sequence[SheetPlan], names: Names) -> None:
    """Fills the cover."""
    page = Page(sheet, [*_WIDTHS], pack.brand, names)
    page.put_title(pack.title, pack.marking)
    for heading, table, name in (
        ("About this pack", _about(pack), "About_this_pack"),
        ("Contents", _contents(pack, plans), "Contents_of_the_pack"),
        ("How to read it", _notes(plans), "How_to_read"),
    ):
        page.put_heading(heading)
        top = page.row
        page.put_table(table, name)
        if name.startswith("Contents"):
            _link(sheet, top, table, plans)
    page.set_up_print(pack.title, pack.marking, wide=False)


def _about(pack: Pack) -> TableBlock:
    said = {
        "Organisation": Cell(pack.organisation),
        "Committee": Cell(pack.committee or None),
        "Meeting": Cell(pack.meeting_date),
        "As at": Cell(pack.as_at),
        "For": Cell(pack.readers or _READERS[pack.audience]),
        "Marking": Cell(pack.marking or None),
    }
    rows = tuple((Cell(name), cell) for name, cell in said.items() if cell.value is not None)
    return _listed("About this pack", ("Item", "Details"), rows)


def _contents(pack: Pack, plans: Sequence[SheetPlan]) -> TableBlock:
    """A row for each sheet, and for each appendix that is not in this workbook."""
    rows, left = [], [*plans]
    for entry in pack.contents:
        here = [plan for plan in left if _is(plan, entry)]
        left = [plan for plan in left if plan not in here]
        rows += [_row(plan) for plan in here]
        if not here:
            rows.append((Cell(NOTHING), _text(f"{entry}. Not in this workbook.")))
    rows += [_row(plan) for plan in left]
    return _listed("Contents", ("Sheet", "What is on it"), tuple(rows))


def _is(plan: SheetPlan, entry: str) -> bool:
    """Whether a line of the contents names the section of a sheet."""
    return entry == plan.section or entry.startswith(f"{plan.section} (")


def _row(plan: SheetPlan) -> tuple[Cell, ...]:
    marking = f" {plan.marking}." if plan.marking else ""
    return Cell(plan.name), _text(f"{plan.title}.{marking} {holds(plan)}")


def _notes(plans: Sequence[SheetPlan]) -> TableBlock:
    rows = tuple((_text(sign), _text(meaning)) for sign, meaning in _signs(plans))
    return _listed("How to read it", ("What you see", "What it means"), rows)


def _signs(plans: Sequence[SheetPlan]) -> Iterator[tuple[str, str]]:
    cells = [cell for plan in plans for table in tables_of(plan) for row in table.rows
             for cell in row]  # fmt: skip
    yield NOTHING, "Nothing is recorded."
    scored = [c for c in cells if c.band and isinstance(c.value, int) and not c.lines]
    if scored:
        number = scored[0].value
        yield (
            shown(scored[0]),
            (
                f"A score with the word of its band, on the band's colour. The cell holds "
                f"the number {number}, which can be sorted and counted."
            ),
        )
    texts = [text for cell in cells for text in cell.lines]
    yield from _changes(texts)
    if any(plan.beside for plan in plans):
        yield "A sheet “… in words”", "The long texts of the sheet before it, a row for each line."
    if any(len(each) == 1 and len(each[0].rows) > 1 for each in map(tables_of, plans)):
        yield "The arrows beside headings", "Tables of records can be filtered and sorted by them."


def _changes(texts: Sequence[Line]) -> Iterator[tuple[str, str]]:
    found = {run.change for text in texts for run in text.runs}
    marked = "Also {} and in red. The committee last saw the text {} it."
    if "added" in found:
        yield "Wording in [added: …]", marked.format("underlined", "without")
    if "removed" in found:
        yield "Wording in [removed: …]", marked.format("struck through", "with")


def _listed(
    caption: str, headings: tuple[str, str], rows: tuple[tuple[Cell, ...], ...]
) -> TableBlock:
    columns = (Column(headings[0]), Column(headings[1]))
    return TableBlock(caption, columns, rows, first_column_heads=True)


def _text(text: str) -> Cell:
    return Cell(text, (line(text),))


def _link(sheet: Sheet, top: int, table: TableBlock, plans: Sequence[SheetPlan]) -> None:
    """Makes the names of the sheets lead to them."""
    names = {plan.name for plan in plans}
    for number, (name, _) in enumerate(table.rows, top + 1):
        if name.text in names:
            sheet.put_link(number, 1, name.text, name.text, _LINKED)
