"""`opcc-register folder`, and `build` from a workbook."""

import re
from pathlib import Path

import pytest

from tests.command_line.running import contents, run
from tests.registers import EXAMPLES, built, example
from tests.support import patching

LEICESTERSHIRE = "leicestershire-2023-10"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return built(example(LEICESTERSHIRE), tmp_path)


def test_a_workbook_becomes_a_folder_from_which_it_can_be_built(
    tmp_path: Path, workbook: Path
) -> None:
    outcome = run(tmp_path, "folder", workbook, "-o", "out")
    assert outcome.code == 0
    assert outcome.said == (
        "out: 24 risks, 21 of them live, as at 26/10/2023, scheme leicestershire-2023\n"
    )
    assert run(tmp_path, "build", "out", "-o", "again.xlsx").code == 0
    assert (tmp_path / "again.xlsx").read_bytes() == workbook.read_bytes()


def test_a_scheme_that_comes_with_the_software_is_only_named(
    tmp_path: Path, workbook: Path
) -> None:
    run(tmp_path, "folder", workbook, "-o", "out")
    assert not (tmp_path / "out" / "scheme.toml").exists()
    text = (tmp_path / "out" / "register.toml").read_text(encoding="utf-8")
    assert 'scheme = "leicestershire-2023"' in text


def test_a_scheme_that_was_changed_on_its_sheet_goes_along(tmp_path: Path, workbook: Path) -> None:
    sheet = "xl/worksheets/sheet17.xml"
    text = patching.read(workbook, sheet)
    [cell] = re.findall(r'<c r="B\d+" s="\d+"><v>8</v></c>', text)
    patching.replace(workbook, sheet, cell, cell.replace("<v>8</v>", "<v>9</v>"))
    run(tmp_path, "folder", workbook, "-o", "out")
    text = (tmp_path / "out" / "scheme.toml").read_text(encoding="utf-8")
    assert 'name = "High"\nfrom = 9\nto = 16\n' in text
    assert run(tmp_path, "build", "out", "-o", "again.xlsx").code == 0


def test_another_scheme_and_another_date_may_be_asked_for(tmp_path: Path, workbook: Path) -> None:
    run(tmp_path, "folder", workbook, "-o", "out", "--as-at", "30/11/2023")
    assert "as_at = 2023-11-30" in (tmp_path / "out" / "register.toml").read_text("utf-8")


def test_a_folder_that_holds_a_register_is_replaced_and_other_files_stay(
    tmp_path: Path, workbook: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("register.toml", "impacts.csv", "scheme.toml", "README.md"):
        (out / name).write_text("old", encoding="utf-8")
    assert run(tmp_path, "folder", workbook, "-o", "out").code == 0
    names = {path.name for path in out.iterdir()}
    assert "README.md" in names
    assert not names & {"impacts.csv", "scheme.toml"}
    assert (out / "register.toml").read_text("utf-8") != "old"


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path, workbook: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine", encoding="utf-8")
    outcome = run(tmp_path, "folder", workbook, "-o", "out")
    assert outcome.code == 2
    assert outcome.errors == [
        "out: expected an empty folder, or one with a register (register.toml) to replace, "
        "got other files"
    ]
    assert contents(out) == {"letter.txt": b"mine"}


def test_a_file_of_that_name_and_a_parent_that_is_not_there_are_refused(
    tmp_path: Path, workbook: Path
) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert run(tmp_path, "folder", workbook, "-o", "out").code == 2
    outcome = run(tmp_path, "folder", workbook, "-o", "no/such")
    assert (outcome.code, outcome.errors) == (
        2,
        ["no: expected a folder no to write into, got none"],
    )


def test_a_register_with_errors_leaves_the_old_folder_as_it_was(
    tmp_path: Path, workbook: Path
) -> None:
    run(tmp_path, "folder", workbook, "-o", "out")
    before = contents(tmp_path / "out")
    patching.replace(workbook, "xl/worksheets/sheet2.xml", ">OPCC031<", ">OPCC*31<")
    outcome = run(tmp_path, "folder", workbook, "-o", "out")
    assert outcome.code == 1
    assert outcome.errors[0].startswith("Register!A5: expected a reference of at most 60")
    assert contents(tmp_path / "out") == before


def test_what_is_not_a_workbook_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.xlsx").write_text("no workbook", encoding="utf-8")
    outcome = run(tmp_path, "folder", "notes.xlsx", "-o", "out")
    assert outcome.code == 1
    assert outcome.errors == [
        "notes.xlsx: expected an Excel workbook (.xlsx), got another kind of file"
    ]
    assert not (tmp_path / "out").exists()


def test_a_workbook_is_built_anew_from_a_workbook(tmp_path: Path, workbook: Path) -> None:
    outcome = run(tmp_path, "build", workbook, "-o", "new.xlsx")
    assert outcome.code == 0
    assert (tmp_path / "new.xlsx").read_bytes() == workbook.read_bytes()


def test_the_workbook_that_is_read_is_never_replaced(tmp_path: Path, workbook: Path) -> None:
    before = workbook.read_bytes()
    outcome = run(tmp_path, "build", workbook, "-o", workbook)
    assert outcome.code == 2
    assert outcome.errors == [
        f"{workbook}: expected another name than that of the workbook which is read, "
        "got the same file"
    ]
    assert workbook.read_bytes() == before


def test_what_is_not_carried_is_told_and_the_rest_is_written(
    tmp_path: Path, workbook: Path
) -> None:
    patching.write(workbook, "xl/vbaProject.bin", "macros")
    outcome = run(tmp_path, "build", workbook, "-o", "new.xlsx")
    assert outcome.code == 0
    assert outcome.told == (
        "warning: the workbook: expected nothing but the register; this is not carried, "
        "got macros\n"
    )


def test_a_folder_becomes_a_folder_too(tmp_path: Path) -> None:
    assert run(tmp_path, "folder", EXAMPLES / LEICESTERSHIRE, "-o", "out").code == 0
