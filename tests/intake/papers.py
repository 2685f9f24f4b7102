"""The tables of the five published documents, as an officer would have them in Excel and in Word.

The figures come from the examples' files, which hold them as printed; the layouts are the papers'.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from openpyxl import Workbook

EXAMPLES = Path(__file__).parents[2] / "examples"
Merge = tuple[int, int, int, int]
"""The upper row, left column, lower row and right column of merged cells, from 0."""


@dataclass(frozen=True)
class PaperTable:
    """A table as a paper prints it: its sheet, what stands above it, its rows and merged cells."""

    sheet: str
    above: Sequence[str]
    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)
    below: str = ""


def rows_of(example: str, table: str) -> list[dict[str, str]]:
    """The rows of an example's table as text."""
    with (EXAMPLES / example / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return [*csv.DictReader(lines)]


def stated(example: str, figure: str, place: str = "") -> dict[str, str]:
    """What an example prints as a figure, by reference; the first of several in such a place."""
    found: dict[str, str] = {}
    for row in rows_of(example, "stated"):
        if row["figure"] == figure and place in row["place"]:
            found.setdefault(row["reference"], row["value"])
    return found


def british(day: str) -> str:
    """A date as the papers print it."""
    return "/".join(reversed(day.split("-"))) if day else ""


def wmpcc_2024() -> list[PaperTable]:
    """One wide table: a header in two rows, an effect on each row, five quarters."""
    example = "wmpcc-2024-06"
    directions, history = stated(example, "direction"), _history(example)
    headings = ["No", "There is a risk that", "Caused by", "Leading to",
                "Mitigations (Key Controls / Activity)", "Unmitigated Score", "Score June 23",
                "Score Sept 23", "Score Dec 23", "Score Mar 24", "Score June 24", "Direction",
                "Owner"]  # fmt: skip
    rows = [[""] * 6 + ["Mitigated Score"] + [""] * 6, headings]
    for risk in rows_of(example, "risks"):
        reference = risk["reference"]
        effects = risk["effect"].split(". ")
        controls = [each["control"] for each in rows_of(example, "controls")
                    if each["reference"] == reference]  # fmt: skip
        lines = max(len(effects), len(controls))
        effects += [""] * (lines - len(effects))
        controls += [""] * (lines - len(controls))
        rows.append(
            [reference, risk["title"], risk["cause"], effects[0], controls[0],
             risk["unmitigated_score"], *history[reference], risk["mitigated_score"],
             directions.get(reference, ""), risk["owner"]]
        )  # fmt: skip
        rows += [["", "", "", effects[at], controls[at], *[""] * 8] for at in range(1, lines)]
    above = ["West Midlands Police and Crime Commissioner", "WMPCC Risk Register - June 2024",
             "Risks relating to the functions of the Commissioner"]  # fmt: skip
    below = "27-Jun-24 Owner of Risks JJ, AF, JH"
    return [PaperTable("Risk register", above, rows, [(0, 6, 0, 10)], below)]


def leicestershire() -> list[PaperTable]:
    """The overview of Appendix A with levels in words, and a page for each risk that has one."""
    example = "leicestershire-2023-10"
    history = _history(example)
    printed = stated(example, "current_score")
    arrows = stated(example, "direction")
    impacts = {"1": "Low", "2": "Medium", "3": "High", "4": "Very High"}
    likelihoods = {"1": "Rare", "2": "Possible", "3": "Likely", "4": "Very High"}
    headings = [
        "Reference", "Owner", "Title", "Impact", "Likelihood", "Status", "First Recorded",
        "Last review", "Previous Score", "Current Score", "Direction of Travel",
    ]  # fmt: skip
    rows = [["Appendix A", "OPCC Risk Register"], headings]
    for risk in rows_of(example, "risks"):
        reference = risk["reference"]
        previous = history[reference][0]
        rows.append(
            [reference, risk["owner"], risk["title"], impacts[risk["current_impact"]],
             likelihoods[risk["current_likelihood"]], risk["status"],
             british(risk["first_recorded"]), british(risk["last_review"]),
             "-" if previous == "N/A" else previous, printed[reference],
             arrows.get(reference, "")]
        )  # fmt: skip
    rows[0] += [""] * (len(headings) - 2)
    above = [
        "Office of the Police and Crime Commissioner for Leicestershire",
        "Police and Crime Commissioner Risk Register",
        "Thursday 26th October 2023",
    ]
    overview = PaperTable("Appendix A", above, rows, [(0, 1, 0, 10)])
    return [overview, *_pages(example)]


def _pages(example: str) -> list[PaperTable]:
    names = ["Risk creation date", "URN", "Risk Owner", "Responsible Officer", "Risk score",
             "Proposed risk score", "Movement"]  # fmt: skip
    pages, scores = [], stated(example, "current_score", "risk page")
    for risk in rows_of(example, "risks"):
        reference = risk["reference"]
        if not risk["proposed_score"]:
            continue
        controls = [f"• {each['control']}" for each in rows_of(example, "controls")
                    if each["reference"] == reference]  # fmt: skip
        updates = [_update(each) for each in rows_of(example, "updates")
                   if each["reference"] == reference]  # fmt: skip
        rows = [
            names,
            [british(risk["first_recorded"]), reference, risk["owner"],
             risk["responsible_officer"], scores[reference], risk["proposed_score"], ""],
            *([name, text, *[""] * 5] for name, text in (
                ("Title", risk["title"]), ("Risk summary", risk["description"]),
                ("Information", risk["background"]), ("Controls", "\n".join(controls)),
                ("Latest Update", "\n".join(updates)),
                ("Next Key Date", "October 23 – Review by JARAP" if risk["next_key_date"] else ""),
            )),
        ]  # fmt: skip
        merges = [(row, 1, row, 6) for row in range(2, len(rows))]
        pages.append(PaperTable("Appendix B", ["OFFICIAL"], rows, merges))
    return pages


def _update(row: dict[str, str]) -> str:
    author = f"{row['author']} – " if row["author"] else ""
    day = british(row["date"])
    return f"➤ {day[:6]}{day[8:]} – {author}{row['update']}"


def mopac() -> list[PaperTable]:
    """Appendix 1: a trend and one or several owners. Appendix 2: actions, without references."""
    example = "mopac-2017-09"
    symbols = {"Changing": "↕", "Unchanged": "↔", "New": "New", "": ""}
    rows = [["Ref", "Risk", "Risk Description", "Risk Owner(s)", "Risk trend"]]
    rows += [
        [risk["reference"], risk["title"], risk["description"],
         risk["owner"].replace("; ", " / "), symbols[risk["direction"]]]
        for risk in rows_of(example, "risks")
    ]  # fmt: skip
    above = ["Mayor's Office for Policing and Crime (MOPAC)",
             "Appendix 1: Corporate risk overview, September 2017"]  # fmt: skip
    titles = {risk["reference"]: risk["title"] for risk in rows_of(example, "risks")}
    actions: dict[str, list[str]] = {}
    for control in rows_of(example, "controls"):
        actions.setdefault(titles[control["reference"]], []).append(f"• {control['control']}")
    controls = [["Risk", "Control actions"]]
    controls += [[title, "\n".join(of)] for title, of in actions.items()]
    return [
        PaperTable("Appendix 1", above, rows),
        PaperTable("Appendix 2", ["Appendix 2: Control actions"], controls),
    ]


def cambridgeshire() -> list[PaperTable]:
    """Objectives as rows across the table; levels and a looked-up rating, three times over."""
    example = "cambridgeshire-2017-02"
    ratings = {name: stated(example, f"{name}_score") for name in ("inherent", "current", "future")}
    groups = ["Inherent", "Current", "Future"]
    upper = ["Reference", "Risk", "Description", "Causes", "Effects", "Exec Lead", "Senior Lead",
             "Update", "Controls in place", "Future actions"]  # fmt: skip
    lower = [""] * len(upper)
    for group in groups:
        upper += [group, "", ""]
        lower += ["Likelihood", "Impact", "Rating"]
    rows, merges, objective = [upper, lower], list[Merge](), ""
    merges += [(0, at, 1, at) for at in range(10)]
    merges += [(0, at, 0, at + 2) for at in (10, 13, 16)]
    for risk in rows_of(example, "risks"):
        if risk["objective"] != objective:
            objective = risk["objective"]
            merges.append((len(rows), 0, len(rows), len(upper) - 1))
            rows.append([objective, *[""] * (len(upper) - 1)])
        row = [risk["reference"], risk["title"], risk["description"], risk["cause"],
               risk["effect"], risk["exec_lead"], risk["senior_lead"],
               british(risk["last_review"]), _controls(example, risk["reference"], "In place"),
               _controls(example, risk["reference"], "Planned")]  # fmt: skip
        for group in map(str.lower, groups):
            row += [risk[f"{group}_likelihood"], risk[f"{group}_impact"],
                    ratings[group].get(risk["reference"], "")]  # fmt: skip
        rows.append(row)
    above = ["Office of the Police and Crime Commissioner for Cambridgeshire",
             "OPCC Strategic Risk Register, January 2017"]  # fmt: skip
    return [PaperTable("Register", above, rows, merges)]


def _controls(example: str, reference: str, kind: str) -> str:
    """The controls of one kind as bullets in a cell."""
    return "\n".join(
        f"• {row['control']}"
        for row in rows_of(example, "controls")
        if row["reference"] == reference and row["kind"] == kind
    )


def wmpcc_2026() -> list[PaperTable]:
    """What sections 4 to 7 of the report say, as a table; without any score."""
    headings = ["No", "There is a risk that", "Leading to", "Stage", "Direction", "Notes"]
    rows = [headings]
    rows += [
        [risk["reference"], risk["title"], risk["effect"], risk["stage"], risk["direction"],
         risk["notes"]]
        for risk in rows_of("wmpcc-2026-03", "risks")
    ]  # fmt: skip
    above = ["West Midlands Police and Crime Commissioner", "Risks reported in March 2026"]
    return [PaperTable("Update", above, rows)]


def _history(example: str) -> dict[str, list[str]]:
    """The positions of each risk in the order of the quarters, as printed."""
    found: dict[str, list[str]] = {}
    rows = sorted(rows_of(example, "history"), key=lambda row: row["quarter"])
    for row in rows:
        found.setdefault(row["reference"], []).append(row["score"] or "N/A")
    return found


PAPERS: dict[str, tuple[str, Callable[[], list[PaperTable]]]] = {
    "wmpcc-2024-06": ("wmpcc-2024", wmpcc_2024),
    "leicestershire-2023-10": ("leicestershire-2023", leicestershire),
    "mopac-2017-09": ("mopac-2017", mopac),
    "cambridgeshire-2017-02": ("cambridgeshire-2017", cambridgeshire),
    "wmpcc-2026-03": ("wmpcc-2024", wmpcc_2026),
}
"""Each example's scheme, and its tables as the paper prints them."""


def workbook(tables: Sequence[PaperTable], path: Path) -> Path:
    """The tables as a workbook; those of one sheet below each other."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        known = table.sheet in book.sheetnames
        sheet = book[table.sheet] if known else book.create_sheet(table.sheet)
        first = sheet.max_row + 2 if known else 1
        for line in table.above:
            sheet.cell(first, 1, line)
            first += 1
        first += 0 if known else 1
        for at, row in enumerate(table.rows):
            for column, text in enumerate(row, 1):
                sheet.cell(first + at, column, _typed(text))
        for top, left, bottom, right in table.merges:
            sheet.merge_cells(start_row=first + top, start_column=left + 1,
                              end_row=first + bottom, end_column=right + 1)  # fmt: skip
        if table.below:
            sheet.cell(first + len(table.rows) + 1, 1, table.below)
    book.save(path)
    return path


def word(tables: Sequence[PaperTable], path: Path) -> Path:
    """The tables as a Word document."""
    paper = Document()
    for table in tables:
        for line in table.above:
            paper.add_paragraph(line)
        added = paper.add_table(rows=len(table.rows), cols=len(table.rows[-1]))
        for row, texts in zip(added.rows, table.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                if text:
                    cell.text = text
        for top, left, bottom, right in table.merges:
            added.cell(top, left).merge(added.cell(bottom, right))
        if table.below:
            paper.add_paragraph(table.below)
    paper.save(str(path))
    return path


def _typed(text: str) -> str | int | None:
    """A number as a spreadsheet has it when it is typed."""
    return int(text) if text.isdecimal() else text or None
