"""A register that people have worked in for years, open and not saved."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import xlwings as xw

from risk_register.own_columns import Formula, OwnColumn
from risk_register.register import Register
from risk_register.values import Month
from tests.registers import register
from tests.support.book import Book
from tests.support.office import Office
from tests.workbook_builder.reading import column_of

AS_AT, NEXT = date(2026, 3, 31), date(2026, 6, 30)
BEFORE = date(2025, 12, 31)
_LEVELS = {"current_likelihood": 4, "current_impact": 4}


def worked_register() -> Register:
    """Leicestershire's scheme: an agreed score, controls done and put back, a correction, columns
    of the office's own, and texts of every awkward kind."""
    made = register(
        "leicestershire-2023", AS_AT,
        risks=[
            {"reference": "R1", "title": "=1+1 is a title", **_LEVELS, "proposed_score": 8,
             "agreed_by": "the panel", "agreed_on": date(2026, 4, 20),
             "owner": "Chief Executive; Treasurer", "first_recorded": date(2025, 1, 6)},
            {"reference": "R2", "title": "Money", "current_likelihood": 1, "current_impact": 2,
             "owner": "Treasurer", "next_key_date": Month(2026, 6),
             "first_recorded": date(2025, 1, 6)},
            {"reference": "R3", "title": "0123", "current_likelihood": 2, "current_impact": 2,
             "owner": "Chief Executive", "first_recorded": date(2025, 1, 6)},
            {"reference": "R4", "title": "People", "current_likelihood": 3, "current_impact": 3,
             "owner": "Treasurer", "first_recorded": date(2026, 2, 2)},
        ],
        controls=[
            {"control_id": "C1", "reference": "R1", "control": "A lock", "kind": "Planned",
             "due": date(2026, 3, 1), "completed": date(2026, 3, 1), "new": "Yes"},
            {"control_id": "C2", "reference": "R2", "control": "A plan", "kind": "Planned",
             "due": date(2026, 5, 1), "due_last_quarter": date(2026, 2, 1), "slipped": 1},
            {"control_id": "C3", "reference": "R3", "control": "A form", "kind": "In place"},
            {"control_id": "C4", "reference": "R4", "control": "A guard", "kind": "Planned",
             "due": date(2026, 9, 1)},
        ],
        updates=[{"reference": "R2", "date": date(2026, 3, 3), "update": "=The bank answered"}],
        history=[
            {"reference": "R1", "quarter": BEFORE, "state": "Scored", "likelihood": 4, "impact": 4,
             "score": 16, "band": "High"},
            {"reference": "R2", "quarter": BEFORE, "state": "Scored", "likelihood": 1, "impact": 2,
             "score": 2, "band": "Low"},
            {"reference": "R3", "quarter": BEFORE, "state": "Scored", "likelihood": 2, "impact": 2,
             "score": 4, "band": "Low"},
        ],
        corrections=[
            {"reference": "R2", "quarter": BEFORE, "date": date(2026, 1, 9), "by": "Treasurer",
             "reason": "Typed wrongly", "state": "Scored", "likelihood": 2, "impact": 2, "score": 4,
             "band": "Low"},
        ],
        people=[{"person": "Chief Executive"}, {"person": "Treasurer"}],
        stated=[{"figure": "live_risks", "value": "4", "place": "page 2"}],
        versions=[{"version": "1.4", "date": date(2026, 1, 5), "change": "Begun"}],
    )  # fmt: skip
    own = {
        "risks": (OwnColumn("Twice", "Title", "Risks[[#This Row],[Current score]]*2"),),
        "history": (OwnColumn("Remark", "Quarter"),),
        "stated": (OwnColumn("Seen by", "Value"),),
    }
    tables = {
        **made.tables,
        "risks": tuple(
            replace(row, own={"Twice": Formula("Risks[[#This Row],[Current score]]*2")})
            for row in made.entries
        ),
        "history": (
            replace(made.rows("history")[0], own={"Remark": "From the minutes"}),
            *made.rows("history")[1:],
        ),
        "stated": tuple(replace(row, own={"Seen by": "Audit"}) for row in made.rows("stated")),
    }
    return replace(made, tables=tables, own_columns=own)


def worked_in(book: xw.Book, office: Office, path: Path) -> None:
    """What people do to an open register over the years. `path` is its file, as it was built."""
    work = Book(office, book.impl.document)
    work.rename("Past quarters", "Earlier quarters")
    work.move_column("Earlier quarters", column_of(path, "Past quarters", "Seal"), "B")
    work.move_column("Register", column_of(path, "Register", "Risk owner"), "B")
    work.sort("Register", "A5:AZ8", "C", descending=True)
    work.insert_row("Controls", 7)
    work.comment("Register", "A6", "Ask Finance")
    work.add_sheet("Sums of our own")
    work.set("Sums of our own", "A1", "=COUNTA(Risks[Reference])")
    work.set("Earlier quarters", "A10", "Kept by the Treasurer")
    book.sheets["Earlier quarters"]["A5"].color = (255, 204, 0)
    controls = book.sheets["Controls"].tables["Controls"]
    controls.show_autofilter = True
    controls.range.api.AutoFilter(Field=2, Criteria1="R1")
    book.sheets["Register"].range("6:6").api.EntireRow.Hidden = True
