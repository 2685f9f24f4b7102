"""The two tables of section 3 of the West Midlands report in its layout, and a tracker."""

from pathlib import Path

from openpyxl import Workbook

from tests.intake.papers import PaperTable, rows_of

EXAMPLE = "wmpcc-plan-2026-03"
RED = ["60", "96", "103", "243", "307", "184", "198", "217", "218", "324", "330", "224"]
IMPROVING = ["36", "75", "101", "164", "314"]

RATINGS = {
    "60": ("Red", "Red"), "96": ("Red", "Red"), "103": ("Red", "Red"), "243": ("Red", "Red"),
    "307": ("Red", "Red"), "184": ("Amber", "Red"), "198": ("Green", "Red"),
    "217": ("Amber", "Red"), "218": ("Amber", "Red"), "324": ("Green", "Red"),
    "330": ("Green", "Red"), "224": ("Green", "Red"), "36": ("Red", "Green"),
    "75": ("Red", "Amber"), "101": ("Red", "Amber"), "164": ("Red", "Green"),
    "314": ("Red", "Amber"),
}  # fmt: skip
"""The ratings of quarters 2 and 3, written down from the tables of paragraphs 3.4 and 3.9."""


def section_3() -> list[PaperTable]:
    """The tables below paragraphs 3.4 and 3.9. A row that reaches over a page goes on below."""
    above = ["West Midlands Police and Crime Commissioner", "Risks to the delivery of the plan",
             "26 March 2026"]  # fmt: skip
    return [
        PaperTable("Paragraph 3.4", above, _rows(RED, "Policy Area", over_a_page="198")),
        PaperTable("Paragraph 3.9", ["Improving"], _rows(IMPROVING, "Title", over_a_page="164")),
    ]


def _rows(references: list[str], areas: str, over_a_page: str) -> list[list[str]]:
    printed = {row["reference"]: row for row in rows_of(EXAMPLE, "commitments")}
    rows = [["Ref", "Q2", "Q3", areas, "Individual Commitment", "Q3 Update"]]
    for reference in references:
        entry, update = printed[reference], printed[reference]["update"]
        begins, between, goes_on = update.partition(", ")
        cut = reference == over_a_page and between
        rows.append(
            [reference, *RATINGS[reference], entry["areas"].replace("; ", " / "), entry["title"],
             f"{begins}," if cut else update]
        )  # fmt: skip
        if cut:
            rows.append([*rows[0]])
            rows.append(["", "", "", "", "", goes_on])
    return rows


def tracker(path: Path) -> Path:
    """A workbook as an office keeps its plan: a column for each quarter, letters, several areas."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Tracker"
    for row in (
        ["Anyshire OPCC: Police and Crime Plan delivery tracker"],
        ["Position at 31 December 2025"],
        [],
        ["Ref", "Promise", "Priority", "SMT Lead", "Officer lead", "WMP Lead", "Timescale",
         "Q1 RAG", "Q2 RAG", "Q3 RAG", "Q2 Update", "Q3 Update", "Expected RAG"],
        [1, "More officers on the street", "Neighbourhoods / Visible Policing", "Chief Executive",
         "Head of Policy", "ACC Local", "By 2027", "G", "G", "Amber", "Advertised.",
         "Recruitment is slower than planned.", "G"],
        [2, "Fewer burglaries", "Neighbourhoods", "Chief Executive", "Policy Officer", None,
         "March 2026", "R", "A", "GREEN", None, "Down by a twentieth.", None],
        [3, "Safer roads", "Road Safety; Partnerships", "Chief Finance Officer", "Policy Officer",
         "ACC Roads", "Ongoing", None, "N/A", "Red/Amber", None,
         "Cameras wait for funding.", "Amber"],
        [4, "Support for victims", "Victims & Witnesses\nPrevention & Schools", "CFO",
         "Head of Commissioning", None, "2026", "A", "A", "R - contract ended", None,
         "A new contract is out to tender.", "A"],
        [5, "Work with schools", "Prevention & Schools", "CFO", "Head of Policy", None, "2025",
         "A", "A", "Complete", None, "Done.", None],
    ):  # fmt: skip
        sheet.append(row)
    book.save(path)
    return path
