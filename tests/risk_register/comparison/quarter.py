"""A quarter of an office's work: Leicestershire's register as printed, and as edited since."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from risk_register.folder import read_settings, read_tables
from risk_register.register import Register
from schemes import load
from tests.registers import EXAMPLES

Rows = list[dict[str, str]]
LEICESTERSHIRE, CAMBRIDGESHIRE = "leicestershire-2023-10", "cambridgeshire-2017-02"


IMPROVED = (
    "The medium-term financial plan has improved. On present assumptions it does not balance up to "
    "2027, so reserves and efficiency savings are needed from 2024/25."
)


def quarter(folder: Path) -> tuple[Path, Path]:
    """Leicestershire's register of October 2023, and the same three months later."""
    old = Path(shutil.copytree(EXAMPLES / LEICESTERSHIRE, folder / "old"))
    new = Path(shutil.copytree(EXAMPLES / LEICESTERSHIRE, folder / "new"))
    for each in (old, new):
        edit(each, "controls", before_the_quarter)
    _settings(new, ("as_at = 2023-10-26", "as_at = 2024-01-31"), ("October 2023", "January 2024"))
    edit(new, "risks", the_risks)
    edit(new, "controls", the_controls)
    edit(new, "updates", the_log)
    edit(new, "links", the_links)
    edit(new, "meetings", the_meeting)
    return old, new


def opened(folder: Path) -> Register:
    """The register in a folder, which has nothing wrong with it."""
    settings, findings = read_settings(folder)
    assert settings is not None, findings
    scheme, found = load(settings.scheme)
    assert scheme is not None, found
    register, findings = read_tables(folder, settings, scheme)
    assert not findings
    return register


def edit(folder: Path, table: str, change: Callable[[Rows], None]) -> None:
    """Changes the rows of a table, as an officer would; a row may have a new column."""
    path = folder / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    change(rows)
    headings = dict.fromkeys(heading for row in rows for heading in row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)


def put(rows: Rows, key: str, **values: str) -> None:
    """Enters values into the row whose first column has this key."""
    [row] = [row for row in rows if next(iter(row.values())) == key]
    row |= values


def before_the_quarter(controls: Rows) -> None:
    put(controls, "C013", due="2023-11-30", due_last_quarter="2023-09-30", slipped="1")


def the_risks(risks: Rows) -> None:
    put(risks, "OPCC031", current_likelihood="3", last_review="2024-01-20", description=IMPROVED)
    put(risks, "OPCC007", owner="Chief Executive Officer", last_review="2024-01-15")
    put(risks, "OPCC020", status="Overdue Control", next_key_date="2024-03")
    put(risks, "OPCC005", stage="Closed", stage_date="2023-12-15",
        stage_reason="The team has settled, agreed by SMT")  # fmt: skip
    put(risks, "OPCC034", stage="", stage_date="2024-01-10", stage_reason="Collaboration is back")
    put(risks, "OPCC028", stage="Merged", stage_date="2023-12-15", stage_reason="")
    put(risks, "OPCC073", stage="Split", stage_date="2024-01-10", stage_reason="Too wide")
    put(risks, "OPCC037", stage="Issue", stage_date="2024-01-08", stage_reason="It has happened")
    put(risks, "OPCC039", stage="", stage_date="", stage_reason="")
    put(risks, "OPCC029", current_score="12")
    common = {"owner": "Chief Executive", "current_likelihood": "2", "current_impact": "4"}
    risks.append({"reference": "OPCC080", "title": "Efficiency of the force", **common})
    risks.append({"reference": "OPCC082", "title": "A new estate", **common,
                  "first_recorded": "2023-12-01"})  # fmt: skip
    risks.append({"reference": "OPCC083", "title": "Perhaps one day", **common,
                  "stage": "Under consideration"})  # fmt: skip
    risks.sort(key=lambda row: row["title"])


def the_controls(controls: Rows) -> None:
    put(controls, "C001", completed="2023-12-20")
    put(controls, "C007", control="Keep the list of assets and of users up to date each month")
    put(controls, "C013", due="2024-02-29")
    put(controls, "C006", due="2024-03-31")
    put(controls, "C003", kind="Removed", removed_reason="The audit was called off")
    controls[:] = [row for row in controls if row["control_id"] != "C025"]
    controls.append({"control_id": "C040", "reference": "OPCC031", "kind": "Planned",
                     "control": "Sell the old headquarters", "due": "2024-06-30"})  # fmt: skip
    controls.append({"control_id": "C041", "reference": "OPCC082", "kind": "Planned",
                     "control": "Survey the site"})  # fmt: skip
    controls.reverse()


def the_log(updates: Rows) -> None:
    updates.append({"reference": "OPCC031", "date": "2024-01-20", "author": "SMT",
                    "update": "Likelihood lowered."})  # fmt: skip
    updates.insert(0, {"reference": "OPCC031", "date": "2023-12-20", "author": "CFO",
                       "update": "The budget is built."})  # fmt: skip


def the_links(links: Rows) -> None:
    for reference, after in (("OPCC028", "OPCC038"), ("OPCC073", "OPCC080")):
        links.append({"reference": reference, "kind": "Continued under", "their_reference": after})


def the_meeting(meetings: Rows) -> None:
    later = {"date": "2024-02-07", "position_date": "2024-01-31", "note": ""}
    meetings.append({**meetings[0], **later})


def _settings(folder: Path, *changes: tuple[str, str]) -> None:
    path = folder / "register.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
