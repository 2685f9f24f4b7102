"""Writes the register of Anyshire as real offices keep theirs: one function for each layout.

`written(name, folder, office)` writes one and gives its path back.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.intake import anyshire, word_layouts
from tests.intake.anyshire import IMPACTS, LIKELIHOODS, RISKS, Risk
from tests.support.office import Office

Column = tuple[str, Callable[[Risk], Any]]


def owners(risk: Risk) -> str:
    """The owners of a risk in one cell."""
    return " / ".join(risk.owners)


def lines(risk: Risk) -> str:
    """The controls of a risk in one cell, a line each."""
    return "\n".join(risk.controls)


def bullets(risk: Risk) -> str:
    """The controls of a risk in one cell, a bullet each."""
    return "\n".join(f"• {control}" for control in risk.controls)


WHAT: tuple[Column, ...] = (
    ("Ref", lambda risk: risk.reference),
    ("Risk title", lambda risk: risk.title),
)
OBJECTIVE: Column = ("Objective", lambda risk: risk.objective)
WHY: tuple[Column, ...] = (
    ("Cause", lambda risk: risk.cause),
    ("Effect", lambda risk: risk.effect),
)
CONTROLS: Column = ("Controls in place", lines)
OWNER: Column = ("Risk owner", owners)
NOW: tuple[Column, ...] = (
    ("Likelihood", lambda risk: risk.likelihood),
    ("Impact", lambda risk: risk.impact),
    ("Risk score", lambda risk: risk.score),
    ("RAG", lambda risk: risk.band),
)
PAST: tuple[Column, ...] = (
    ("Score Sept 25", lambda risk: risk.september),
    ("Score Dec 25", lambda risk: risk.december),
)
TARGET: tuple[Column, ...] = (
    ("Target likelihood", lambda risk: risk.target_likelihood),
    ("Target impact", lambda risk: risk.target_impact),
)
STATUS: Column = ("Status", lambda risk: risk.status)
DATES: tuple[Column, ...] = (
    ("First recorded", lambda risk: risk.first_recorded),
    ("Last review", lambda risk: risk.last_review),
    ("Next key date", lambda risk: risk.next_key_date),
)

ALL: tuple[Column, ...] = (
    *WHAT, OBJECTIVE, *WHY, CONTROLS, OWNER, *NOW, *PAST, *TARGET, STATUS, *DATES,
)  # fmt: skip


def instead(**others: Callable[[Risk], Any]) -> tuple[Column, ...]:
    """All columns, with some written otherwise: by the heading, `_` for a space."""
    named = {heading.replace("_", " "): write for heading, write in others.items()}
    assert named.keys() <= {heading for heading, _ in ALL}
    return tuple((heading, named.get(heading, write)) for heading, write in ALL)


def headings(columns: Sequence[Column]) -> list[str]:
    """The headings of columns."""
    return [heading for heading, _ in columns]


def rows(columns: Sequence[Column], risks: Iterable[Risk] = RISKS) -> list[list[Any]]:
    """A row of values for each risk."""
    return [[write(risk) for _, write in columns] for risk in risks]


def clean(folder: Path) -> Path:
    """One sheet, headings in its first row."""
    book, sheet = _book("Register")
    _fill(sheet, [headings(ALL), *rows(ALL)])
    return _save(book, folder / "clean.xlsx")


def titles_above(folder: Path) -> Path:
    """A merged title, a line of small print, headings in row 5; keys and a date below the table."""
    book, sheet = _book("Sheet1")
    sheet["A1"] = anyshire.ORGANISATION
    sheet["A2"] = anyshire.TITLE
    sheet["A3"] = "OFFICIAL"
    sheet.merge_cells("A1:R1")
    sheet.merge_cells("A2:R2")
    _fill(sheet, [headings(ALL), *rows(ALL)], first=5)
    sheet["A13"] = "31-Mar-26"
    sheet["A14"] = "Owner of risks: CEO - Chief Executive, CFO - Chief Finance Officer"
    sheet["A15"], sheet["B15"] = "5 - 9", "Medium"
    sheet["A16"], sheet["B16"] = "1 - 4", "Low"
    return _save(book, folder / "titles_above.xlsx")


def two_row_header(folder: Path) -> Path:
    """Groups of columns under merged headings; the other headings are merged downwards."""
    book, sheet = _book("Corporate risks")
    groups = {"Current": NOW[:3], "Past quarters": PAST, "Target": TARGET}
    upper: list[str] = []
    lower: list[str] = []
    columns: list[Column] = []
    for group, members in _grouped(groups):
        for heading, write in members:
            upper.append(group or heading)
            lower.append(_within(heading) if group else "")
            columns.append((heading, write))
    _fill(sheet, [upper, lower, *rows(columns)], first=2)
    _merge_header(sheet, upper, lower, row=2)
    return _save(book, folder / "two_row_header.xlsx")


def scores_with_bands(folder: Path) -> Path:
    """Scores as "16 (Very high)", also where they are of a past quarter."""
    columns = instead(
        Risk_score=lambda risk: f"{risk.score} ({risk.band})",
        Score_Dec_25=lambda risk: _with_band(risk.december),
        Score_Sept_25=lambda risk: _with_band(risk.september),
    )
    return _simple(folder, "scores_with_bands", columns, without=("RAG",))


def levels_as_words(folder: Path) -> Path:
    """Levels as "4 - Likely" and as "Major"."""
    columns = instead(
        Likelihood=lambda risk: f"{risk.likelihood} - {LIKELIHOODS[risk.likelihood]}",
        Impact=lambda risk: IMPACTS[risk.impact],
        Target_likelihood=lambda risk: LIKELIHOODS[risk.target_likelihood],
        Target_impact=lambda risk: f"{IMPACTS[risk.target_impact]} ({risk.target_impact})",
    )
    return _simple(folder, "levels_as_words", columns)


def over_several_rows(folder: Path) -> Path:
    """Each control has a row of its own; the other cells stand in a risk's first row only."""
    book, sheet = _book("Risks")
    sheet.append(headings(ALL))
    place = headings(ALL).index("Controls in place")
    for risk, row in zip(RISKS, rows(ALL), strict=True):
        row[place] = risk.controls[0]
        sheet.append([_cell(value) for value in row])
        for control in risk.controls[1:]:
            sheet.append([None] * place + [control])
    return _save(book, folder / "over_several_rows.xlsx")


def merged_downwards(folder: Path) -> Path:
    """As over several rows, and the other cells are merged over all rows of a risk."""
    book, sheet = _book("Risks")
    sheet.append(headings(ALL))
    place = headings(ALL).index("Controls in place")
    top = 2
    for risk, row in zip(RISKS, rows(ALL), strict=True):
        row[place] = risk.controls[0]
        sheet.append([_cell(value) for value in row])
        for control in risk.controls[1:]:
            sheet.append([None] * place + [control])
        bottom = top + len(risk.controls) - 1
        for column in range(1, len(row) + 1):
            if column != place + 1 and bottom > top:
                sheet.merge_cells(
                    start_row=top, end_row=bottom, start_column=column, end_column=column
                )
        top = bottom + 1
    return _save(book, folder / "merged_downwards.xlsx")


def bulleted_controls(folder: Path) -> Path:
    """Controls as bullets in one cell; owners a line each."""
    columns = instead(
        Controls_in_place=bullets,
        Risk_owner=lambda risk: "\n".join(risk.owners),
    )
    return _simple(folder, "bulleted_controls", columns)


def several_sheets(folder: Path) -> Path:
    """A sheet for each objective, named after it; then a key and some notes."""
    columns = [column for column in ALL if column is not OBJECTIVE]
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]  # a new workbook has an active sheet
    for objective in anyshire.OBJECTIVES:
        sheet = book.create_sheet(objective)
        sheet["A1"] = f"{anyshire.TITLE} – {objective}"
        risks = [risk for risk in RISKS if risk.objective == objective]
        _fill(sheet, [headings(columns), *rows(columns, risks)], first=3)
    key = book.create_sheet("Key")
    _fill(key, [["Initials", "Post"], *([*pair] for pair in anyshire.OWNERS.items())])
    notes = book.create_sheet("Notes")
    notes["B2"] = "Reviewed by the management team on 25 March 2026."
    notes["B4"] = "Next to the Joint Audit Committee."
    return _save(book, folder / "several_sheets.xlsx")


def quarters_side_by_side(folder: Path) -> Path:
    """The scores of three quarters under one merged heading; the last of them is today's."""
    book, sheet = _book("RR 2025-26")
    quarters: tuple[Column, ...] = (*PAST, ("Score Mar 26", lambda risk: risk.score))
    columns = (*WHAT, OBJECTIVE, *WHY, CONTROLS, OWNER, *NOW[:2], *quarters, *TARGET, STATUS,
               *DATES)  # fmt: skip
    place = headings(columns).index("Score Sept 25") + 1
    sheet.cell(1, place, "Mitigated score")
    sheet.merge_cells(start_row=1, end_row=1, start_column=place, end_column=place + 2)
    _fill(sheet, [headings(columns), *rows(columns)], first=2)
    return _save(book, folder / "quarters_side_by_side.xlsx")


def semicolons(folder: Path) -> Path:
    """A CSV file of Windows: semicolons, Windows-1252, dates as 26 October 2023."""
    path = folder / "semicolons.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headings(ALL))
        for row in rows(ALL):
            writer.writerow([_in_words(value) for value in row])
    return path


def serial_numbers(folder: Path) -> Path:
    """Dates as Excel's serial numbers, without a date's format."""
    columns = instead(
        First_recorded=lambda risk: _serial(risk.first_recorded),
        Last_review=lambda risk: _serial(risk.last_review),
        Next_key_date=lambda risk: _serial(risk.next_key_date),
    )
    return _simple(folder, "serial_numbers", columns)


def section_rows(folder: Path) -> Path:
    """The objective stands above its risks in a row merged over the whole table."""
    columns = [column for column in ALL if column is not OBJECTIVE]
    book, sheet = _book("Register")
    sheet.append(headings(columns))
    for objective in anyshire.OBJECTIVES:
        sheet.append([objective])
        last = sheet.max_row
        sheet.merge_cells(
            start_row=last, end_row=last, start_column=1, end_column=len(columns)
        )  # fmt: skip
        for row in rows(columns, [risk for risk in RISKS if risk.objective == objective]):
            sheet.append([_cell(value) for value in row])
    return _save(book, folder / "section_rows.xlsx")


def printed_pages(folder: Path) -> Path:
    """The headings stand again above every two risks, with a blank row and a page's number."""
    book, sheet = _book("Register")
    for page in range(3):
        sheet.append(headings(ALL))
        for row in rows(ALL, RISKS[2 * page : 2 * page + 2]):
            sheet.append([_cell(value) for value in row])
        sheet.append([f"Page {page + 1} of 3"])
        sheet.append([])
    return _save(book, folder / "printed_pages.xlsx")


def stacked_cards(folder: Path) -> Path:
    """A block of names and values for each risk, one below the other on a sheet."""
    book, sheet = _book("Risk pages")
    row = 1
    for risk in RISKS:
        for line in word_layouts.card(risk):
            for column, value in enumerate(line, 1):
                sheet.cell(row, column, _cell(value))
            if len(line) == 2:
                sheet.merge_cells(
                    start_row=row, end_row=row, start_column=2,
                    end_column=len(word_layouts.CARD_HEADINGS),
                )  # fmt: skip
            row += 1
        row += 1
    return _save(book, folder / "stacked_cards.xlsx")


def word_table(folder: Path) -> Path:
    """A Word document: a heading, a sentence, one table that repeats its headings."""
    return word_layouts.table(
        folder / "word_table.docx", headings(ALL), [*map(_all_in_words, rows(ALL))]
    )


def word_tables(folder: Path) -> Path:
    """A Word document with a table for each objective under its heading."""
    columns = [column for column in ALL if column is not OBJECTIVE]
    parts = {
        objective: [
            _all_in_words(row)
            for row in rows(columns, [risk for risk in RISKS if risk.objective == objective])
        ]
        for objective in anyshire.OBJECTIVES
    }
    return word_layouts.tables(folder / "word_tables.docx", headings(columns), parts)


def word_cards(folder: Path) -> Path:
    """A Word document with a table for each risk: names and values."""
    return word_layouts.cards(folder / "word_cards.docx")


LAYOUTS: dict[str, Callable[[Path], Path]] = {
    layout.__name__: layout
    for layout in (
        clean, titles_above, two_row_header, scores_with_bands, levels_as_words,
        over_several_rows, merged_downwards, bulleted_controls, several_sheets,
        quarters_side_by_side, semicolons, serial_numbers, section_rows, printed_pages,
        stacked_cards, word_table, word_tables, word_cards,
    )
}  # fmt: skip
"""Every layout that Python's libraries write, by its name."""

CONVERTED = {"old_excel": (titles_above, ".xls"), "open_document": (clean, ".ods")}
"""Layouts that LibreOffice writes, by their name: from which, and as what."""

NAMES = (*LAYOUTS, *CONVERTED)


def written(name: str, folder: Path, office: Office) -> Path:
    """Writes a layout into a folder and gives its path back."""
    if name in LAYOUTS:
        return LAYOUTS[name](folder)
    source, ending = CONVERTED[name]
    with office.open(source(folder)) as book:
        return book.save(folder / f"{name}{ending}")


def _book(sheet: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    book.active.title = sheet
    return book, book.active


def _save(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path


def _simple(
    folder: Path, name: str, columns: Sequence[Column], without: Sequence[str] = ()
) -> Path:
    book, sheet = _book("Register")
    kept = [column for column in columns if column[0] not in without]
    _fill(sheet, [headings(kept), *rows(kept)])
    return _save(book, folder / f"{name}.xlsx")


def _fill(sheet: Worksheet, values: Iterable[Sequence[Any]], first: int = 1) -> None:
    for number, row in enumerate(values, first):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, _cell(value))


def _cell(value: Any) -> Any:
    """What openpyxl writes as a date, it wants with a time."""
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value  # noqa: DTZ001 - a workbook knows no time zones


def _grouped(
    groups: dict[str, tuple[Column, ...]],
) -> list[tuple[str, tuple[Column, ...]]]:
    """All columns in their order, those of a group together."""
    found: list[tuple[str, tuple[Column, ...]]] = []
    for column in ALL:
        group = next((name for name, members in groups.items() if column in members), "")
        if not group:
            found.append(("", (column,)))
        elif column is groups[group][0]:
            found.append((group, groups[group]))
    return found


def _within(heading: str) -> str:
    """A heading below that of its group."""
    short = {"Target likelihood": "Likelihood", "Target impact": "Impact", "Risk score": "Score"}
    return short.get(heading, heading.removeprefix("Score "))


def _merge_header(sheet: Worksheet, upper: list[str], lower: list[str], row: int) -> None:
    for column, (above, below) in enumerate(zip(upper, lower, strict=True), 1):
        if not below:
            sheet.merge_cells(
                start_row=row, end_row=row + 1, start_column=column, end_column=column
            )
        elif upper.index(above) == column - 1:
            width = upper.count(above)
            for other in range(column + 1, column + width):
                sheet.cell(row, other).value = None
            sheet.merge_cells(
                start_row=row, end_row=row, start_column=column, end_column=column + width - 1
            )


def _with_band(score: int | str) -> str:
    if isinstance(score, str):
        return score
    bands = {4: "Low", 6: "Medium", 8: "Medium", 9: "Medium", 12: "High"}
    return f"{score} ({bands.get(score, 'Very high')})"


def _all_in_words(row: Sequence[Any]) -> list[str]:
    return [_in_words(value) for value in row]


def _in_words(value: Any) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value)


def _serial(day: date | str) -> int | str:
    return day if isinstance(day, str) else (day - date(1899, 12, 30)).days
