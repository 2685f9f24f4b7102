"""`opcc-register build`: what it writes, what it tells, and what it leaves alone."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from command_line.build import summary
from tests.command_line.running import contents, run
from tests.registers import register
from tests.risk_register.making import MATRIX, PRODUCT, REGISTER, RISKS, changed, write_folder

BAD_RISKS = "reference,title,last_review\nR1,First,31/02/2024\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A register without fault."""
    return write_folder(tmp_path / "source")


@pytest.fixture
def bad_source(tmp_path: Path) -> Path:
    """A register with one error."""
    return write_folder(tmp_path / "source", {"risks.csv": BAD_RISKS})


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A target where a file already stands."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "book.xlsx").write_bytes(b"the old file")
    return out / "book.xlsx"


def test_a_register_becomes_a_workbook(tmp_path: Path, source: Path) -> None:
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx")
    assert outcome.code == 0
    assert outcome.told == ""
    assert outcome.said == (
        "book.xlsx: 2 risks, 1 of them live, as at 31/03/2024, scheme made-3x3\n"
    )
    assert "Register" in openpyxl.load_workbook(tmp_path / "book.xlsx").sheetnames


def test_an_old_file_is_replaced_and_nothing_is_left_beside_it(source: Path, old: Path) -> None:
    assert run(old.parent, "build", source, "-o", old).code == 0
    assert zipfile.is_zipfile(old)
    assert [path.name for path in old.parent.iterdir()] == ["book.xlsx"]


def test_building_leaves_the_source_as_it_was(tmp_path: Path, source: Path) -> None:
    before = contents(source)
    run(tmp_path, "build", source, "-o", "book.xlsx")
    assert contents(source) == before


def test_the_same_source_gives_the_same_bytes(tmp_path: Path, source: Path) -> None:
    run(tmp_path, "build", source, "-o", "one.xlsx")
    run(tmp_path, "build", source, "-o", "two.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


@pytest.mark.parametrize("day", ["2024-06-30", "30/06/2024"])
def test_the_as_at_date_may_be_given(tmp_path: Path, source: Path, day: str) -> None:
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx", "--as-at", day)
    assert "as at 30/06/2024" in outcome.said


def test_a_scheme_may_be_given_by_its_file(tmp_path: Path, source: Path) -> None:
    (tmp_path / "other.toml").write_text(changed(MATRIX, ("made-3x3", "other")), encoding="utf-8")
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx", "--scheme", "other.toml")
    assert outcome.code == 0
    assert "scheme other" in outcome.said


def test_a_scheme_may_be_given_by_its_name(tmp_path: Path) -> None:
    risks = "reference,title,current_likelihood,current_impact\nR1,First,5,5\n"
    source = write_folder(tmp_path / "source", {"risks.csv": risks})
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx", "--scheme", "generic-5x5")
    assert outcome.code == 0
    assert "scheme generic-5x5" in outcome.said


def test_a_scheme_without_scores_builds_too(tmp_path: Path) -> None:
    """The issue: "rating by product, matrix, entered score or none"."""
    begin, end = PRODUCT.index("[arrows]"), PRODUCT.index("[headings]")
    scheme = (
        'name = "trend"\ntitle = "A trend only"\norganisation = "Office of Made"\n'
        'effective = 2024-01-01\nrating = "none"\n'
        '[source]\ntitle = "Made policy"\nplace = "page 5"\n'
        f'{PRODUCT[begin:end]}[keeps]\nrisks = ["reference", "title", "direction"]\n'
    )
    risks = "reference,title,direction\nR1,First,Up\n"
    source = write_folder(tmp_path / "source", {"risks.csv": risks}, scheme)
    assert run(tmp_path, "build", source, "-o", "book.xlsx").code == 0


def test_a_scheme_of_entered_scores_builds_too(tmp_path: Path) -> None:
    source = write_folder(
        tmp_path / "source",
        {"risks.csv": "reference,title,current_score\nR1,First,71\n"},
        scheme=(
            'name = "made-score"\ntitle = "t"\norganisation = "o"\neffective = 2024-01-01\n'
            'rating = "score"\n[source]\ntitle = "p"\nplace = "p"\n'
            '[[assessments]]\nkey = "current"\nname = "Current"\nby = "score"\ncurrent = true\n'
            '[keeps]\nrisks = ["reference", "title"]\n'
        ),
    )
    assert run(tmp_path, "build", source, "-o", "book.xlsx").code == 0


def test_a_warning_does_not_stop_the_workbook(tmp_path: Path) -> None:
    source = write_folder(
        tmp_path / "source", {"people.csv": "person\nTreasurer\n", "risks.csv": RISKS}
    )
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx")
    assert outcome.code == 0
    assert outcome.told == (
        "warning: risks.csv, line 2, column owner: "
        "expected people of the people table, got 'Chief Executive'\n"
    )
    assert (tmp_path / "book.xlsx").exists()


# The source has errors


def test_every_error_is_told_and_the_old_file_stays(tmp_path: Path, old: Path) -> None:
    risks = (
        "reference,title,last_review,current_impact,colour\n"
        "R1,First,31/02/2024,7,\nr1,Second,,1,\nR3,\n"
    )
    files: dict[str, str | bytes | None] = {
        "risks.csv": risks,
        "controls.csv": "control_id,reference\nC1,R9\n",
        "notes.csv": "\xe9",
    }
    source = write_folder(tmp_path / "source", files)
    before = contents(tmp_path)
    outcome = run(tmp_path, "build", source, "-o", old)
    assert outcome.code == 1
    assert [error.split(": expected")[0] for error in outcome.errors] == [
        "risks.csv, line 1",
        "risks.csv, line 2, column last_review",
        "risks.csv, line 2, column current_impact",
        "risks.csv, line 4",
        "controls.csv, line 1",
        "notes.csv",
        "risks.csv, line 3, column reference",
        "controls.csv, line 2, column reference",
    ]
    assert outcome.told.splitlines()[-1] == f"{source}: 8 errors; nothing was written."
    assert outcome.said == ""
    assert contents(tmp_path) == before


def test_errors_of_the_settings_and_of_the_tables_are_told_together(tmp_path: Path) -> None:
    register = changed(REGISTER, ("as_at = 2024-03-31\n", "colour = 1\n"))
    source = write_folder(tmp_path / "source", {"register.toml": register, "risks.csv": BAD_RISKS})
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx")
    assert outcome.code == 1
    assert [error.split(": expected")[0] for error in outcome.errors] == [
        "register.toml, as_at",
        "register.toml, colour",
        "risks.csv, line 2, column last_review",
    ]


def test_every_reason_against_the_scheme_is_told(tmp_path: Path) -> None:
    scheme = changed(PRODUCT, ("from = 3", "from = 4"), ("score = 5", "score = 50"))
    source = write_folder(tmp_path / "source", scheme=scheme)
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx")
    assert outcome.code == 1
    assert outcome.errors == [
        "scheme.toml, bands.Medium.from: expected 3, since Low ends at 2, "
        "got 4, which leaves a gap after it",
        "scheme.toml, tolerance.score: expected a score from 1 to 9, got 50",
    ]


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_folder_that_is_no_register_is_told(tmp_path: Path, name: str) -> None:
    outcome = run(tmp_path, "build", name, "-o", "book.xlsx")
    assert outcome.code == 1
    assert outcome.errors == [
        f"{name}: expected a folder with register.toml and risks.csv or commitments.csv in it, "
        "got none"
    ]
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    ("stage", "said"), [("Live", "1 risk, which is live"), ("Closed", "1 risk, which is not live")]
)
def test_one_risk_is_told_as_one(stage: str, said: str) -> None:
    risk = {"reference": "R1", "title": "First", "stage": stage}
    assert summary(register("generic-5x5", date(2026, 3, 31), risks=[risk])) == (
        f"{said}, as at 31/03/2026, scheme generic-5x5"
    )


@pytest.mark.parametrize("command", ["build", "check", "verify", "folder", "compare"])
def test_a_workbook_that_is_not_there_is_told_as_a_workbook(tmp_path: Path, command: str) -> None:
    more = {"build": ("-o", "book.xlsx"), "folder": ("-o", "new"), "compare": ("nofile.xlsx",)}
    outcome = run(tmp_path, command, "nofile.xlsx", *more.get(command, ()))
    assert outcome.errors[0] == "nofile.xlsx: expected a readable workbook, got no such file"
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("day", ["tomorrow", "2024-02-30", "1850-01-01", ""])
def test_an_as_at_date_that_is_none_is_told(tmp_path: Path, bad_source: Path, day: str) -> None:
    outcome = run(tmp_path, "build", bad_source, "-o", "book.xlsx", "--as-at", day)
    assert outcome.code == 1
    assert [error.split(": expected")[0] for error in outcome.errors] == [
        "--as-at",
        "risks.csv, line 2, column last_review",
    ]


def test_an_unknown_scheme_is_told(tmp_path: Path, source: Path) -> None:
    outcome = run(tmp_path, "build", source, "-o", "book.xlsx", "--scheme", "rutland")
    assert outcome.code == 1
    assert outcome.errors == [
        "scheme: expected one of cambridgeshire-2017, generic-5x5, generic-plan, "
        "leicestershire-2016, leicestershire-2023, mopac-2017, wmpcc-2024, "
        "wmpcc-plan-2026, or a .toml file, got 'rutland'"
    ]


# The target is in the way


@pytest.mark.parametrize("lock", ["~$book.xlsx", ".~lock.book.xlsx#"])
def test_a_workbook_that_is_open_elsewhere_stays(source: Path, old: Path, lock: str) -> None:
    (old.parent / lock).write_bytes(b"")
    before = contents(old.parent)
    outcome = run(old.parent, "build", source, "-o", "book.xlsx")
    assert outcome.code == 2
    assert outcome.errors == [
        f"book.xlsx: expected a workbook that nobody has open, got its lock file {lock}"
    ]
    assert contents(old.parent) == before


@pytest.mark.parametrize(
    ("target", "error"),
    [
        pytest.param("none/book.xlsx",
                     "none/book.xlsx: expected a folder none to write into, got none",
                     id="its folder is missing"),
        pytest.param("a folder.xlsx", "a folder.xlsx: expected a file, got a folder of that name",
                     id="it is a folder"),
        pytest.param("book.xls",
                     "book.xls: expected the name of a workbook, ending in .xlsx, got 'book.xls'",
                     id="it is not .xlsx"),
        pytest.param("book", "book: expected the name of a workbook, ending in .xlsx, got 'book'",
                     id="it has no ending"),
        pytest.param("file.txt/book.xlsx",
                     "file.txt/book.xlsx: expected a folder file.txt to write into, got none",
                     id="its folder is a file"),
    ],
)  # fmt: skip
def test_a_target_cannot_be_written_when(
    tmp_path: Path, source: Path, target: str, error: str
) -> None:
    (tmp_path / "a folder.xlsx").mkdir()
    (tmp_path / "file.txt").write_bytes(b"a file")
    before = contents(tmp_path)
    outcome = run(tmp_path, "build", source, "-o", target)
    assert outcome.code == 2
    assert outcome.errors == [error]
    assert contents(tmp_path) == before


def test_a_name_too_long_for_a_file_is_told(tmp_path: Path, source: Path) -> None:
    outcome = run(tmp_path, "build", source, "-o", f"{'x' * 300}.xlsx")
    assert outcome.code == 2
    assert len(outcome.errors) == 1
    assert list(contents(tmp_path)) == [
        "source/register.toml", "source/risks.csv", "source/scheme.toml",
    ]  # fmt: skip


def test_a_folder_with_too_long_a_name_is_no_register(tmp_path: Path) -> None:
    outcome = run(tmp_path, "build", "x" * 300, "-o", "book.xlsx")
    assert outcome.code == 1
    assert len(outcome.errors) == 1


def test_errors_of_source_and_target_are_told_together(bad_source: Path, old: Path) -> None:
    (old.parent / "~$book.xlsx").write_bytes(b"")
    before = contents(old.parent)
    outcome = run(old.parent, "build", bad_source, "-o", "book.xlsx")
    assert outcome.code == 1
    assert [error.split(": expected")[0] for error in outcome.errors] == [
        "book.xlsx",
        "risks.csv, line 2, column last_review",
    ]
    assert outcome.told.splitlines()[-1] == f"{bad_source}: 2 errors; nothing was written."
    assert contents(old.parent) == before
