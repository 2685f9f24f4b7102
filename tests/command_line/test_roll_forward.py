"""`opcc-register roll-forward`: what it writes, says and refuses, and what a power cut leaves."""

import csv
import io
import os
import shlex
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from command_line.main import main
from command_line.sources import read_register
from risk_register.checks.run import run as run_checks
from risk_register.findings import errors
from risk_register.folder_files import folder_files
from risk_register.register import Register
from risk_register.seals import quarter_seal
from tests.command_line.killing import killed_at
from tests.command_line.running import Outcome, contents, run
from tests.registers import EXAMPLE_NAMES, EXAMPLES, built, example, register
from tests.risk_register.making import write_folder
from workbook_builder.reading.workbook import read_workbook

LEICESTERSHIRE = EXAMPLES / "leicestershire-2023-10"
FILES = {
    "controls.csv", "history.csv", "links.csv", "meetings.csv", "people.csv", "quarters.csv",
    "register.toml", "risks.csv", "scheme.toml", "stated.csv", "updates.csv", "versions.csv",
    "withheld.csv", "certificate.txt",
}  # fmt: skip
RISKS: list[dict[str, Any]] = [
    {"reference": "R1", "title": "First", "current_likelihood": 4, "current_impact": 5},
    {"reference": "R2", "title": "Second", "current_likelihood": 1, "current_impact": 1},
]
OLD = b"another workbook"
LATE = {"reference": "R1", "kind": "Continued under", "their_reference": "R9"}
"""A link to a risk that is not there, which is an error of the checks."""


def _rolled(folder: Path, source: str | Path, *more: str, to: str = "2026-06-30") -> Outcome:
    return run(folder, "roll-forward", source, "--as-at", to, "-o", "new.xlsx", *more)


def _small(folder: Path, **tables: Any) -> Path:
    """A workbook of two risks as at 31/03/2026."""
    return built(register("generic-5x5", risks=RISKS, **tables), folder)


def _read(path: Path) -> Register:
    found, _ = read_workbook(path)
    assert found
    return found


def _table(content: bytes) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(content.decode()))]


# What it writes


def test_leicestershires_quarter_ends(tmp_path: Path) -> None:
    outcome = _rolled(
        tmp_path, LEICESTERSHIRE, "--author", "Chief Finance Officer", to="31/01/2024"
    )
    assert outcome.code == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new.xlsx", "quarters"]
    new = _read(tmp_path / "new.xlsx")
    seal = quarter_seal(new, new.past_quarters[0], "leicestershire-2023")
    assert (
        outcome.said
        == f"""\
new.xlsx: 24 risks, 21 of them live, as at 31/01/2024, scheme leicestershire-2023
quarters/2023-10-26: the register as at 26/10/2023, with its certificate

Proof
                        All  High  Medium   Low
  Opening, 31/07/2023    19    10       4     5
+ New                     5     5       0     0
+ Reopened                0     0       0     0
+ Escalated               0     0       0     0
+ From a split            0     0       0     0
- Closed                  0     0       0     0
- De-escalated            3     0       2     1
- Merged                  0     0       0     0
- Split                   0     0       0     0
- Become an issue         0     0       0     0
= Closing, 26/10/2023    21    15       2     4

New: OPCC062, OPCC059, OPCC077, OPCC070, OPCC073
De-escalated: OPCC005, OPCC039, OPCC034

Done
  31/07/2023 sealed as it was found
  24 positions of 26/10/2023 sealed ({seal[:16]})
  135 figures stated in the old papers left with the archive
  6 controls no longer marked as new

Reviews overdue at 31/01/2024: 21
"""
    )
    assert new.rows("versions")[-1].values == {
        "version": "2", "date": new.settings.as_at, "author": "Chief Finance Officer",
        "change": f"Rolled forward from 26/10/2023 to 31/01/2024: 31/07/2023 sealed as it was "
        f"found; 24 positions of 26/10/2023 sealed ({seal[:16]}); 135 figures stated in the old "
        "papers left with the archive; 6 controls no longer marked as new",
    }  # fmt: skip


def test_the_archive_is_the_register_as_it_stood_with_its_scheme_and_its_seal(
    tmp_path: Path,
) -> None:
    _rolled(tmp_path, LEICESTERSHIRE, to="2024-01-31")
    files, source = contents(tmp_path / "quarters" / "2023-10-26"), contents(LEICESTERSHIRE)
    assert {*files} == FILES
    for name in ("controls.csv", "risks.csv", "stated.csv", "updates.csv", "withheld.csv"):
        before, after = _table(source[name]), _table(files[name])
        filled = [{k: v for k, v in row.items() if v} for row in after]
        assert filled == [{k: v for k, v in row.items() if v} for row in before]
    positions = [row["quarter"] for row in _table(files["history.csv"])]
    assert (positions.count("2023-07-31"), positions.count("2023-10-26")) == (24, 24)
    assert b"as_at = 2023-10-26" in files["register.toml"]
    [july, october] = _table(files["quarters.csv"])
    said = files["certificate.txt"].decode().splitlines()
    assert said[:2] == ["OFFICIAL", ""]
    assert f"Seal: {october['seal']}" in said
    assert f"Seal of the quarter before: {july['seal']} (31/07/2023)" in said
    assert "Positions: 24, of these scored: 21, total of scores: 179" in said
    assert "= Closing, 26/10/2023    21    15       2     4" in said


def test_old_papers_are_printed_from_the_archive_in_their_old_words(tmp_path: Path) -> None:
    _rolled(tmp_path, LEICESTERSHIRE, to="2024-01-31")
    for source, folder in ((str(LEICESTERSHIRE), "then"), ("quarters/2023-10-26", "now")):
        options = ("-o", folder, "--meeting", "JARAP", "--format", "docx,xlsx")
        assert run(tmp_path, "appendices", source, *options).code == 0
    then, now = contents(tmp_path / "then" / "public"), contents(tmp_path / "now" / "public")
    assert "appendices-2023-10-26.docx" in then
    assert then == now


@pytest.mark.parametrize("name", EXAMPLE_NAMES)
def test_every_example_rolls_and_is_whole_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for source, to, new in (
        (str(EXAMPLES / name), "2027-03-31", "new.xlsx"), ("new.xlsx", "2027-06-30", "newer.xlsx"),
    ):  # fmt: skip
        assert main(["roll-forward", source, "--as-at", to, "-o", new]) == 0
    folders = sorted((tmp_path / "quarters").iterdir())
    assert len(folders) == 2
    for each in ("newer.xlsx", *map(str, folders)):
        found, findings = read_register(each)
        assert found
        assert not errors([*findings, *run_checks(found).findings])
    assert main(["verify", "newer.xlsx"]) == 0


def test_a_workbook_and_its_folder_roll_to_the_same_bytes(tmp_path: Path) -> None:
    source = _small(tmp_path)
    assert run(tmp_path, "folder", source, "-o", "folder").code == 0
    assert _rolled(tmp_path, source, "--archive", "one").code == 0
    first = (tmp_path / "new.xlsx").read_bytes()
    assert _rolled(tmp_path, "folder", "--archive", "two").code == 0
    assert (tmp_path / "new.xlsx").read_bytes() == first
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_new_workbook_opens_with_the_old_closing(tmp_path: Path) -> None:
    _rolled(tmp_path, _small(tmp_path))
    book: Any = load_workbook(tmp_path / "new.xlsx", data_only=True)
    register_sheet = [[cell.value for cell in row] for row in book["Register"].iter_rows()]
    headings = next(row for row in register_sheet if "Previous score" in row)
    at = headings.index("Previous score")
    rows = [row for row in register_sheet if row[0] in ("R1", "R2")]
    assert [row[at] for row in rows] == [20, 1]


def test_what_was_agreed_done_and_put_back_stands_in_the_new_workbook(tmp_path: Path) -> None:
    risk = {
        **RISKS[0], "current_impact": 4, "proposed_score": 8, "agreed_by": "the panel",
        "agreed_on": date(2026, 4, 20),
    }  # fmt: skip
    control = {"reference": "R1", "control": "A lock", "kind": "Planned"}
    controls = [
        {**control, "control_id": "C1", "completed": date(2026, 3, 1)},
        {**control, "control_id": "C2", "due": date(2026, 5, 1), "slipped": 1,
         "due_last_quarter": date(2026, 2, 1)},
    ]  # fmt: skip
    of = register("leicestershire-2023", risks=[risk], controls=controls)
    outcome = _rolled(tmp_path, built(of, tmp_path), "--despite", "The levels come later")
    assert outcome.code == 0
    assert outcome.said.split("\nDone\n")[1].splitlines()[1:4] == [
        "  1 agreed score current: R1",
        "  1 completed control in place",
        "  1 open control put back",
    ]  # fmt: skip
    new = _read(tmp_path / "new.xlsx")
    assert [new.entries[0][name] for name in ("current_score", "proposed_score", "agreed_by")] == [
        8, None, None,
    ]  # fmt: skip
    assert [(row["kind"], row["slipped"]) for row in new.rows("controls")] == [
        ("In place", None), ("Planned", 2),
    ]  # fmt: skip
    assert new.rows("updates")[0]["update"] == (
        "Proposed score 8 agreed by the panel on 20/04/2026; it was 16."
    )
    assert new.rows("history")[0]["score"] == 16


def test_the_page_for_officers_shows_what_the_command_says(tmp_path: Path) -> None:
    page = (EXAMPLES.parent / "docs" / "quarters.md").read_text(encoding="utf-8")
    command, said = page.split("```\n")[1:4:2]
    built(example("leicestershire-2023-10"), tmp_path).rename(tmp_path / "register-2023-10.xlsx")
    outcome = run(tmp_path, *shlex.split(command)[1:])
    assert outcome.said == said


# What it refuses


def test_everything_wrong_is_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    before = contents(tmp_path)
    outcome = run(
        tmp_path, "roll-forward", LEICESTERSHIRE, "--as-at", "2023-10-26", "-o", "new.txt",
        "--despite", " ", "--author", "a\x07b",
    )  # fmt: skip
    assert outcome.code == 1
    assert [error.split(":")[0] for error in outcome.errors] == [
        "new.txt", "--author", "--despite", "the next as-at date",
    ]  # fmt: skip
    assert outcome.told.splitlines()[-1] == f"{LEICESTERSHIRE}: 4 errors; nothing was written."
    assert contents(tmp_path) == before


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    outcome = _rolled(tmp_path, LEICESTERSHIRE, to="31/02/2024")
    assert outcome.errors == [
        "--as-at: expected a date such as 2023-10-26 or 26/10/2023, got '31/02/2024'"
    ]


def test_an_unreadable_source_is_refused_whatever_reason_is_given(tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    for name, content in contents(LEICESTERSHIRE).items():
        (bad / name).write_bytes(content.replace(b"2023-10-13", b"2023-02-30"))
    assert _rolled(tmp_path, bad, "--despite", "We must").code == 1
    assert not (tmp_path / "new.xlsx").exists()


def test_the_workbook_that_is_read_is_never_replaced(tmp_path: Path) -> None:
    _small(tmp_path).rename(tmp_path / "new.xlsx")
    before = contents(tmp_path)
    assert _rolled(tmp_path, "new.xlsx").code == 2
    assert contents(tmp_path) == before


def _with_error(folder: Path) -> Path:
    return _small(folder, links=[LATE])


def _with_a_sheet_of_ones_own(folder: Path) -> Path:
    path = _small(folder)
    book = load_workbook(path)
    book.create_sheet("My notes")["A1"] = "Ask the Treasurer"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("source", "said", "findings"),
    [
        (_with_error, "Links!", "1 finding (link-unknown)"),
        (
            _with_a_sheet_of_ones_own,
            "sheet My notes: expected nothing but the register",
            "2 findings (carries-nothing, not-carried)",
        ),
    ],
)
def test_errors_of_the_checks_and_what_is_not_carried_need_a_reason_which_is_logged(
    tmp_path: Path, source: Callable[[Path], Path], said: str, findings: str
) -> None:
    path = source(tmp_path)
    refused = _rolled(tmp_path, path)
    assert refused.code == 1
    assert [said in error for error in refused.errors].count(True) == 1
    assert "note: --despite: expected a reason, to roll forward over" in refused.told
    assert not (tmp_path / "quarters").exists()
    done = _rolled(tmp_path, path, "--despite", "The panel meets tomorrow")
    assert done.code == 0
    assert f"warning: {said}" in done.told
    assert done.errors == []
    log = _read(tmp_path / "new.xlsx").rows("versions")[-1].text("change")
    assert log.endswith(f". Despite {findings}: The panel meets tomorrow")
    certificate = (tmp_path / "quarters/2026-03-31/certificate.txt").read_text(encoding="utf-8")
    count = findings.split(" (", maxsplit=1)[0]
    assert f"\nRolled forward despite {count}: The panel meets tomorrow\n  " in certificate
    assert f"\n  {said}" in certificate


def test_an_error_of_the_checks_is_told_with_its_remedy_and_its_code(tmp_path: Path) -> None:
    assert _rolled(tmp_path, _with_error(tmp_path)).errors == [
        "Links!E5: expected the reference of a risk of this register, got 'R9'. Correct the "
        "reference, or name the organisation whose risk it is. [link-unknown]"
    ]


def test_a_reason_that_is_not_needed_is_not_logged_and_a_note_says_so(tmp_path: Path) -> None:
    outcome = _rolled(tmp_path, _small(tmp_path), "--despite", "just because")
    assert outcome.code == 0
    assert outcome.told == (
        "note: --despite: expected findings to roll forward over, got none; the reason is not "
        "logged\n"
    )
    assert "espite" not in _read(tmp_path / "new.xlsx").rows("versions")[-1].text("change")
    certificate = (tmp_path / "quarters/2026-03-31/certificate.txt").read_text(encoding="utf-8")
    assert "espite" not in certificate


def test_the_archive_of_another_register_is_not_touched(tmp_path: Path) -> None:
    _rolled(tmp_path, _small(tmp_path))
    before = contents(tmp_path)
    other = built(register("generic-5x5", risks=RISKS[:1]), tmp_path)
    outcome = _rolled(tmp_path, other)
    assert outcome.code == 2
    assert outcome.errors == [
        "quarters/2026-03-31: expected no folder, or this quarter's as it is archived now, got "
        "another archive, which differs in risks.csv, history.csv, quarters.csv, certificate.txt"
    ]
    after = {name: content for name, content in contents(tmp_path).items() if name in before}
    assert {n: c for n, c in after.items() if n != other.name} == {
        n: c for n, c in before.items() if n != other.name
    }


def test_the_same_quarter_may_be_rolled_again_to_another_date(tmp_path: Path) -> None:
    """A date that was mistyped is put right by the same command with the right one."""
    source = _small(tmp_path)
    assert _rolled(tmp_path, source, to="2026-07-31").code == 0
    archived = contents(tmp_path / "quarters")
    assert _rolled(tmp_path, source, to="2026-06-30").code == 0
    assert contents(tmp_path / "quarters") == archived
    assert _read(tmp_path / "new.xlsx").settings.as_at.isoformat() == "2026-06-30"


@pytest.mark.parametrize("where", ["quarters", "quarters/2026-03-31", "elsewhere"])
def test_a_file_where_the_archive_should_be_is_told(tmp_path: Path, where: str) -> None:
    source, path = _small(tmp_path), tmp_path / where
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"a file")
    more = ("--archive", "elsewhere") if where == "elsewhere" else ()
    outcome = _rolled(tmp_path, source, *more)
    assert (outcome.code, len(outcome.errors)) == (2, 1)
    assert not (tmp_path / "new.xlsx").exists()


def test_a_workbook_that_cannot_be_written_after_all_takes_its_archive_with_it(
    tmp_path: Path,
) -> None:
    """The name is so long that the file which is first written beside it can have none."""
    source, name = _small(tmp_path), f"{'x' * 238}.xlsx"
    before = contents(tmp_path)
    outcome = run(tmp_path, "roll-forward", source, "--as-at", "2026-06-30", "-o", name)
    assert outcome.code == 2
    assert outcome.told.splitlines()[-1] == f"{name}: nothing was written."
    assert contents(tmp_path) == before
    assert not (tmp_path / "quarters").exists()


def test_a_folder_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    source = _small(tmp_path)
    outcome = run(tmp_path, "roll-forward", source, "--as-at", "2026-06-30", "-o", "no/new.xlsx")
    assert outcome.code == 2
    assert outcome.errors == ["no/new.xlsx: expected a folder no to write into, got none"]


@pytest.mark.parametrize("reason", ["", " ", "x" * 2_001])
def test_a_reason_says_something_and_does_not_go_on_for_ever(tmp_path: Path, reason: str) -> None:
    outcome = _rolled(tmp_path, LEICESTERSHIRE, "--despite", reason, to="2024-01-31")
    [error] = outcome.errors
    assert error.startswith("--despite: expected a reason of at most 2,000 characters, got ")


# An archive that says otherwise


def _without_seals(folder: Path) -> None:
    """A folder of which the last quarter's seals and sealed figures are taken off by hand."""
    sealed = ("scheme", "positions", "scored", "total", "seal")
    for name, emptied in (("history.csv", ("seal",)), ("quarters.csv", sealed)):
        rows = _table((folder / name).read_bytes())
        for row in rows:
            row.update(dict.fromkeys(emptied, "") if row["quarter"] == "2026-03-31" else {})
            row.update({"score": "1"} if row.get("score") == "20" else {})
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [*rows[0]])
            writer.writeheader()
            writer.writerows(rows)


def test_seals_that_were_taken_off_are_missed_beside_the_archive_whatever_reason_is_given(
    tmp_path: Path,
) -> None:
    assert _rolled(tmp_path, _small(tmp_path)).code == 0
    assert run(tmp_path, "folder", "new.xlsx", "-o", "B").code == 0
    _without_seals(tmp_path / "B")
    again = ("roll-forward", "B", "--as-at", "2026-09-30", "-o")
    logged = "versions.csv, line 2, column change: expected the seal of 31/03/2026 that begins"
    archived = "quarter of 31/03/2026: expected the seal that was archived"
    refused = run(tmp_path, *again, "newer.xlsx")
    assert refused.code == 1
    assert [error.split(" '")[0] for error in refused.errors] == [logged, f"{archived},"]
    despite = run(tmp_path, *again, "newer.xlsx", "--despite", "We must")
    assert (despite.code, len(despite.errors)) == (1, 1)
    assert despite.errors[0].startswith(archived)
    (tmp_path / "elsewhere").mkdir()
    assert run(tmp_path, *again, "elsewhere/newer.xlsx", "--despite", "We must").code == 1
    (tmp_path / "quarters").rename(tmp_path / "kept")
    kept = run(tmp_path, *again, "newer.xlsx", "--despite", "We must", "--archive", "kept")
    assert (kept.code, len(kept.errors)) == (1, 1)
    assert not (tmp_path / "newer.xlsx").exists()


def test_two_registers_may_be_rolled_in_one_folder(tmp_path: Path) -> None:
    assert _rolled(tmp_path, LEICESTERSHIRE, to="2024-01-31").code == 0
    small = _small(tmp_path)
    outcome = run(tmp_path, "roll-forward", small, "--as-at", "2026-06-30", "-o", "small.xlsx")
    assert (outcome.code, outcome.errors) == (0, [])
    for each in ("small.xlsx", "new.xlsx"):
        assert run(tmp_path, "verify", each).code == 0


def test_verify_looks_where_the_archive_is_said_to_stand(tmp_path: Path) -> None:
    assert _rolled(tmp_path, _small(tmp_path), "--archive", "elsewhere").code == 0
    certificate = tmp_path / "elsewhere" / "2026-03-31" / "certificate.txt"
    text = certificate.read_text(encoding="utf-8")
    seal = text.split("\nSeal: ")[1][:64]
    certificate.write_text(text.replace(f"Seal: {seal}", f"Seal: {'0' * 64}"), encoding="utf-8")
    assert run(tmp_path, "verify", "new.xlsx").code == 0
    found = run(tmp_path, "verify", "new.xlsx", "--archive", "elsewhere")
    assert found.code == 1
    assert "the seal that was archived" in found.said
    assert run(tmp_path, "verify", "new.xlsx", "--archive", "nowhere").code == 2


def test_an_archive_that_was_altered_is_told_with_the_files(tmp_path: Path) -> None:
    assert _rolled(tmp_path, _small(tmp_path)).code == 0
    assert run(tmp_path, "verify", "new.xlsx").code == 0
    archived = tmp_path / "quarters" / "2026-03-31"
    risks = archived / "risks.csv"
    risks.write_bytes(risks.read_bytes().replace(b"First", b"Other"))
    (archived / "history.csv").unlink()
    (archived / "updates.csv").write_bytes(b"")
    outcome = run(tmp_path, "verify", "new.xlsx")
    assert outcome.code == 1
    assert "quarters/2026-03-31/certificate.txt" in outcome.said
    assert "history.csv (missing), risks.csv (altered), updates.csv (added)" in outcome.said
    assert "archive-altered" in run(tmp_path, "verify", "new.xlsx", "--json").said


def test_a_quarter_that_left_the_archive_is_a_note(tmp_path: Path) -> None:
    assert _rolled(tmp_path, LEICESTERSHIRE, to="2024-01-31").code == 0
    again = run(tmp_path, "roll-forward", "new.xlsx", "--as-at", "2024-04-30", "-o", "newer.xlsx")
    assert again.code == 0
    assert "archive" not in run(tmp_path, "verify", "newer.xlsx", "--json").said
    (tmp_path / "quarters" / "2023-10-26").rename(tmp_path / "gone")
    outcome = run(tmp_path, "verify", "newer.xlsx")
    assert outcome.code == 0
    assert "quarter of 26/10/2023" in outcome.said
    assert "its archive beside those of other quarters" in outcome.said


# A power cut


@pytest.mark.skipif(os.name != "posix", reason="a process that is killed as on Linux")
def test_killed_at_any_step_it_leaves_the_old_workbook_or_the_new_one_and_can_be_run_again(
    tmp_path: Path,
) -> None:
    """A workbook stands already where the new one is to be; there is no archive yet."""
    source, wanted, steps = write_folder(tmp_path / "source"), tmp_path / "wanted", 0
    before = contents(source)
    arguments = ("roll-forward", source, "--as-at", "2024-06-30", "-o")
    assert not killed_at(10_000, *arguments, _with_old(wanted))
    while _killed(tmp_path / f"step {steps + 1}", steps + 1, arguments, wanted):
        steps += 1
        assert contents(source) == before
    assert steps > 2 * len(_files(wanted / "quarters"))


def _with_old(folder: Path) -> Path:
    """Where the new workbook goes, with another one there."""
    folder.mkdir()
    (folder / "new.xlsx").write_bytes(OLD)
    return folder / "new.xlsx"


def _killed(folder: Path, step: int, arguments: tuple[str | Path, ...], wanted: Path) -> bool:
    """Kills the command at a step, looks at what it left, and runs it again."""
    new = _with_old(folder)
    killed = killed_at(step, *arguments, new)
    if new.read_bytes() != OLD:
        assert _files(folder) == _files(wanted)
    elif (folder / "quarters" / "2024-03-31").exists():
        assert _files(folder / "quarters") == _files(wanted / "quarters")
    assert not killed_at(10_000, *arguments, new)
    assert _files(folder) == _files(wanted)
    return killed


def _files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for those that are not finished."""
    found = contents(folder)
    return {name: found[name] for name in found if ".part" not in name}


def test_a_killed_process_writes_no_more(tmp_path: Path) -> None:
    """Else the test above would say nothing."""
    source = write_folder(tmp_path / "source")
    new = _with_old(tmp_path / "out")
    assert killed_at(1, "roll-forward", source, "--as-at", "2024-06-30", "-o", new)
    assert contents(tmp_path / "out") == {"new.xlsx": OLD}


# Kept for the next quarter


def test_the_folder_form_of_what_is_rolled_is_that_of_the_workbook(tmp_path: Path) -> None:
    """What stands in the new workbook is what the register in memory says, no less."""
    _rolled(tmp_path, LEICESTERSHIRE, to="2024-01-31")
    new = _read(tmp_path / "new.xlsx")
    files = folder_files(new, with_scheme=True)
    history = _table(files["history.csv"])
    assert len(history) == 48
    assert all(len(row["seal"]) == 16 for row in history)
    assert "stated.csv" not in files
