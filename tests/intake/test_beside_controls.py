"""Owners and dates in columns beside controls: they stay with the controls they speak of."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from intake.account import Outcome
from intake.plan import Plan
from risk_register.register import Register
from tests.intake.grids_made import codes, entry_at
from tests.intake.importing import Imported, imported
from tests.intake.words import lost, unaccounted

HEAD = ("Ref", "Risk title", "Likelihood", "Impact", "Existing controls", "Control owner",
        "Further actions", "Action owner", "Action due")  # fmt: skip

Rows = tuple[tuple[str | int | date | None, ...], ...]


def brought(
    folder: Path, *rows: tuple[str | int | date | None, ...], merged: str = "", also: Rows = ()
) -> Imported:
    """A workbook with these rows on its sheet Register, imported; no word of it is lost.

    `merged` has the cells that are merged, `also` the rows of a sheet Actions.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Register"
    for row in rows:
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    if also:
        actions = book.create_sheet("Actions")
        for row in also:
            actions.append(row)
    book.save(folder / "risks.xlsx")
    done = imported(folder / "risks.xlsx", "generic-5x5")
    assert lost(done) == {}
    assert [*unaccounted(done)] == []
    return done


def becomes(plan: Plan) -> dict[str, str]:
    """What each column of the only table becomes."""
    (table,) = plan.tables
    return {column.heading: column.becomes for column in table.columns}


def page(reference: str, title: str, control: str, owner: str) -> Rows:
    """A risk as a page: names to the left, values to the right."""
    return (
        ("Ref", reference), ("Risk title", title), ("Likelihood", 4), ("Impact", 3),
        ("Controls", control), ("Control owner", owner), ("Status", "Treat"), (),
    )  # fmt: skip


def controls(register: Register) -> list[tuple[object, ...]]:
    """Every control: of which risk, what, of which kind, who and when."""
    return [
        (row.reference, row["control"], row["kind"], row["owner"], row["due"])
        for row in register.rows("controls")
    ]


def test_one_owner_and_one_date_beside_one_control_are_that_controls(tmp_path: Path) -> None:
    done = brought(
        tmp_path, HEAD,
        ("R1", "The budget fails", 4, 3, "Audit", "CFO", "Train staff", "AF / MK", "by 31/03/2026"),
        ("R2", "A supplier fails", 2, 2, "Contract", "CEO", "Find another", "CEO",
         date(2026, 6, 30)),
    )  # fmt: skip
    planned = becomes(done.plan)
    assert [planned[each] for each in HEAD[4:]] == [
        "controls", "control_owner", "planned_controls", "planned_owner", "planned_due",
    ]  # fmt: skip
    assert controls(done.register) == [
        ("R1", "Audit", "In place", "CFO", None),
        ("R1", "Train staff", "Planned", "AF; MK", date(2026, 3, 31)),
        ("R2", "Contract", "In place", "CEO", None),
        ("R2", "Find another", "Planned", "CEO", date(2026, 6, 30)),
    ]
    assert [row["person"] for row in done.register.rows("people")] == ["CFO", "AF", "MK", "CEO"]
    assert [risk["notes"] for risk in done.register.entries] == [None, None]
    entry = entry_at(done.taken, "I2")
    assert (entry.outcome, entry.became, entry.why) == (
        Outcome.CHANGED, "2026-03-31", "of 1 control",
    )  # fmt: skip
    assert entry_at(done.taken, "F2").outcome is Outcome.TAKEN


def test_as_many_lines_as_controls_go_one_by_one(tmp_path: Path) -> None:
    done = brought(
        tmp_path, HEAD,
        ("R1", "The budget fails", 4, 3, "• Audit\n• Board", "CFO\nCEO",
         "1. Train\n2. Test\n3. Plan", "• AF - lead\n• TBC\n• MK",
         "31/03/2026\n-\nend of June 2026"),
        ("R2", "A supplier fails", 2, 2, "Contract", "CEO", "Find another", "CEO", "30/06/2026"),
    )  # fmt: skip
    assert controls(done.register)[:5] == [
        ("R1", "Audit", "In place", "CFO", None),
        ("R1", "Board", "In place", "CEO", None),
        ("R1", "Train", "Planned", "AF", date(2026, 3, 31)),
        ("R1", "Test", "Planned", None, None),
        ("R1", "Plan", "Planned", "MK", date(2026, 6, 30)),
    ]
    assert done.register.entries[0]["notes"] == "Action owner: AF - lead\nAction owner: TBC"


def test_one_owner_beside_several_controls_is_kept_and_told(tmp_path: Path) -> None:
    done = brought(
        tmp_path, HEAD,
        ("R1", "The budget fails", 4, 3, "• Audit\n• Board", "CFO", None, "AF", None),
        ("R2", "A supplier fails", 2, 2, "Contract", "CEO", "Find another", "CEO", "30/06/2026"),
    )  # fmt: skip
    assert [row[3] for row in controls(done.register)] == [None, None, "CEO", "CEO"]
    assert done.register.entries[0]["notes"] == "Control owner: CFO\nAction owner: AF"
    told = [finding for finding in done.taken.findings if finding.code == "import-not-understood"]
    assert [(str(each.place), each.expected) for each in told] == [
        ("Register!F2", "people by their posts or initials, one for each of 2 controls"),
        ("Register!H2", "a control in its row"),
    ]


def test_a_control_a_row_keeps_its_owner_and_its_date(tmp_path: Path) -> None:
    done = brought(
        tmp_path,
        ("Ref", "Risk title", "Likelihood", "Impact", "Further actions", "Action owner", "Due"),
        ("R1", "The budget fails", 4, 3, "Train staff", "CFO", date(2026, 3, 31)),
        (None, None, None, None, "Test the plan", None, date(2026, 5, 31)),
        (None, None, None, None, "Tell the board", "CEO", None),
        ("R2", "A supplier fails", 2, 2, "Find another", "MK", "30/06/2026"),
    )  # fmt: skip
    assert controls(done.register) == [
        ("R1", "Train staff", "Planned", "CFO", date(2026, 3, 31)),
        ("R1", "Test the plan", "Planned", None, date(2026, 5, 31)),
        ("R1", "Tell the board", "Planned", "CEO", None),
        ("R2", "Find another", "Planned", "MK", date(2026, 6, 30)),
    ]
    assert codes(done.taken) == []


def test_an_owner_that_is_merged_over_the_rows_of_a_risk_is_of_each_control(
    tmp_path: Path,
) -> None:
    done = brought(
        tmp_path, ("Ref", "Risk title", "Likelihood", "Impact", "Controls", "Control owner"),
        ("R1", "The budget fails", 4, 3, "Audit", "CFO"),
        (None, None, None, None, "Board", None),
        (None, None, None, None, "Savings", "CEO"),
        ("R2", "A supplier fails", 2, 2, "Contract", "MK"),
        ("R3", "Data is lost", 2, 2, "Backups", None),
        merged="A2:A4 B2:B4 C2:C4 D2:D4 F2:F3 F5:F6",
    )  # fmt: skip
    assert [(row[0], row[1], row[3]) for row in controls(done.register)] == [
        ("R1", "Audit", "CFO"), ("R1", "Board", "CFO"), ("R1", "Savings", "CEO"),
        ("R2", "Contract", "MK"), ("R3", "Backups", "MK"),
    ]  # fmt: skip
    assert codes(done.taken) == []


def test_the_owner_in_a_list_of_actions_is_the_actions(tmp_path: Path) -> None:
    done = brought(
        tmp_path, ("Ref", "Risk title", "Likelihood", "Impact", "Risk owner"),
        ("R1", "The budget fails", 4, 3, "CFO"), ("R2", "A supplier fails", 2, 2, "CEO"),
        also=(
            ("Ref", "Action", "Owner", "Due date"),
            ("R1", "Train staff", "MK", date(2026, 4, 1)), ("R2", "Find another", "AF", "1 May 26"),
            ("R2", "Tell the board", "CEO", "TBC"),
        ),
    )  # fmt: skip
    assert [risk["owner"] for risk in done.register.entries] == ["CFO", "CEO"]
    assert controls(done.register) == [
        ("R1", "Train staff", "Planned", "MK", date(2026, 4, 1)),
        ("R2", "Find another", "Planned", "AF", date(2026, 5, 1)),
        ("R2", "Tell the board", "Planned", "CEO", None),
    ]


def test_a_date_beside_the_only_column_of_controls_is_of_these(tmp_path: Path) -> None:
    done = brought(
        tmp_path, ("Ref", "Risk title", "Likelihood", "Impact", "Controls", "Due date"),
        ("R1", "The budget fails", 4, 3, "Audit", "31/03/2026"),
    )  # fmt: skip
    assert controls(done.register) == [("R1", "Audit", "In place", None, date(2026, 3, 31))]


def test_a_date_in_a_table_without_controls_is_kept(tmp_path: Path) -> None:
    done = brought(
        tmp_path, ("Ref", "Risk title", "Likelihood", "Impact", "Due date"),
        ("R1", "The budget fails", 4, 3, "31/03/2026"),
    )  # fmt: skip
    assert done.register.entries[0]["notes"] == "Due date: 31/03/2026"
    assert codes(done.taken) == []


def test_a_control_that_says_its_own_owner_is_not_overruled(tmp_path: Path) -> None:
    done = brought(
        tmp_path, ("Ref", "Risk title", "Likelihood", "Impact", "Controls", "Control owner"),
        ("R1", "The budget fails", 4, 3, "Audit (owner: CFO)", "CEO"),
    )  # fmt: skip
    assert controls(done.register) == [("R1", "Audit", "In place", "CFO", None)]
    assert done.register.entries[0]["notes"] == "Control owner: CEO"
    assert codes(done.taken) == ["import-differs"]


def test_on_a_page_for_each_risk_the_owner_stands_below_the_control(tmp_path: Path) -> None:
    done = brought(
        tmp_path,
        *page("R1", "The budget fails", "Audit", "CFO"),
        *page("R2", "A supplier fails", "Contract", "CEO"),
    )
    assert [row[1:4] for row in controls(done.register)] == [
        ("Audit", "In place", "CFO"), ("Contract", "In place", "CEO"),
    ]  # fmt: skip
