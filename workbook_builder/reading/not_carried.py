"""What people have added to a workbook that a register has no place for: told, never silent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from formulas.text import table_name
from risk_register.fields import TABLES, VERSIONS
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from workbook_builder.carried import BuiltSheet
from workbook_builder.reading.opened import LAYOUT_NAME, OpenedBook, ReadSheet, area_of
from workbook_builder.reading.strays import Told

_PARTS = {
    "xl/vbaProject.bin": "macros",
    "xl/pivotTables/": "a pivot table",
    "xl/externalLinks/": "a link to another workbook",
    "xl/embeddings/": "an embedded file",
    "xl/activeX/": "a control",
    "xl/ctrlProps/": "a control",
    "xl/connections.xml": "a connection to data elsewhere",
    "xl/queryTables/": "a connection to data elsewhere",
    "xl/model/": "a data model",
    "xl/richData/": "a picture within a cell, or a data type",
    "xl/slicers/": "a slicer",
    "xl/timelines/": "a timeline",
    "xl/webextensions/": "an add-in",
    "xl/ink/": "a drawing by hand",
    "customUI/": "a ribbon of one's own",
    "docMetadata/LabelInfo.xml": "a sensitivity label",
}
"""Parts of a package that a person put there, by how their names begin."""

_TABLES = {table_name(table) for table in TABLES.values() if table != VERSIONS}
"""The tables that have a sheet of their own, on which `tables.py` looks at every cell."""

_NOTHING_ELSE = "nothing but the register; this is not carried"
_LABELLED = b"MSIP_Label"
_COMMENTS = ("comments", "threadedComment")
"""The kinds of comments. A threaded one has a copy among the others, which says less."""

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")


def not_carried(book: OpenedBook, built: Mapping[str, BuiltSheet | None]) -> list[Finding]:
    """A finding for everything that would not stand in a workbook built anew.

    `built` has the sheets that are ours, by what they are called now, as far as the workbook says
    how they were when they were built.
    """
    findings = [*_parts(book)]
    for sheet in book.sheets:
        if sheet.title in built:
            findings += _on_sheet(book, sheet, built[sheet.title])
        else:
            place = Place(f"sheet {sheet.title}")
            findings.append(_told(place, "a sheet that is none of the register's"))
    return findings


def _parts(book: OpenedBook) -> Iterator[Finding]:
    names = book.package.names()
    told = [what for start, what in _PARTS.items() if any(n.startswith(start) for n in names)]
    if _LABELLED in book.package.read("docProps/custom.xml"):
        told.append("a sensitivity label")
    for what in dict.fromkeys(told):
        yield _told(Place("the workbook"), what)


def _on_sheet(book: OpenedBook, sheet: ReadSheet, built: BuiltSheet | None) -> Iterator[Finding]:
    for table in sheet.tables:
        if table.has_totals:
            yield _told(sheet.place(table.area.bottom), f"a row of totals of {table.name}")
    yield from _comments(book, sheet)
    if built:
        yield from _drawings(book, sheet, built)
    if any(table.name in _TABLES for table in sheet.tables):
        yield from _links(book, sheet)
    elif built:
        yield from _beyond(book, sheet, built)
    if book.frame(sheet).named("sparklineGroup"):
        yield _told(Place(f"sheet {sheet.title}"), "sparklines")


def _comments(book: OpenedBook, sheet: ReadSheet) -> Iterator[Finding]:
    """Comments and notes, by cell. Excel keeps a copy of each new comment as an old one."""
    cells = {
        item.get("ref", ""): item
        for kind in _COMMENTS
        for relation in sheet.relations
        if relation.kind == kind
        for item in book.package.tree(relation.target).iter()
        if item.tag in ("comment", "threadedComment")
    }
    for cell, item in cells.items():
        text = "".join(item.itertext()).strip()
        yield _told(Place(f"{sheet.title}!{cell}"), f"the comment {quoted(text)}")


def _drawings(book: OpenedBook, sheet: ReadSheet, built: BuiltSheet) -> Iterator[Finding]:
    count = sum(
        item.tag in _ANCHORS
        for relation in sheet.relations
        if relation.kind == "drawing"
        for item in book.package.tree(relation.target)
    )
    added = count - built.drawings
    if added > 0:
        what = "a picture, chart or shape" if added == 1 else f"{added} pictures, charts or shapes"
        yield _told(Place(f"sheet {sheet.title}"), f"{what} more than were built")


def _links(book: OpenedBook, sheet: ReadSheet) -> Iterator[Finding]:
    """Links on the cells of a table, where none are built."""
    for link in book.frame(sheet).named("hyperlink"):
        address = link.attributes.get("ref", "")
        area = area_of(address)
        if area and any(table.area.holds(area.top, area.left) for table in sheet.tables):
            yield _told(Place(f"{sheet.title}!{address}"), "a link")


def _beyond(book: OpenedBook, sheet: ReadSheet, built: BuiltSheet) -> Iterator[Finding]:
    """What stands outside the areas that the sheet filled when it was built."""
    areas = [area for text in built.reach.split() if (area := area_of(text))]
    areas += [
        replace(table.area, bottom=max(table.area.bottom, book.last_rows.get(table.name, 0)))
        for table in sheet.tables
        if any(area.holds(table.area.top, table.area.left) for area in areas)
    ]
    layout = book.named_cell(LAYOUT_NAME)
    told = Told("not-carried")
    for number, cells in book.rows(sheet):
        across = [area for area in areas if area.top <= number <= area.bottom]
        filled = {column for area in across for column in range(area.left, area.right + 1)}
        for column in sorted(cells.keys() - filled):
            place, value = sheet.place(number, column), cells[column].value
            if value is not None and not (layout and layout[1] == place):
                told.add(place, _NOTHING_ELSE, quoted(value))
    yield from told.findings()


def _told(place: Place, actual: str) -> Finding:
    return Finding("not-carried", place, _NOTHING_ELSE, actual, Severity.WARNING)
