"""`opcc-register folder`: what it may write where, and what a failure leaves."""

import os
from pathlib import Path

import pytest

from tests.command_line.running import contents, run
from tests.support import patching
from tests.workbook_builder.reading_back.worked import CARRIED, put, small
from workbook_builder.saving import save_folder

SAID = "out: 2 risks, 2 of them live, as at 31/03/2026, scheme generic-5x5\n"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return small(tmp_path)


def test_the_files_of_a_small_register_are_these(tmp_path: Path, workbook: Path) -> None:
    outcome = run(tmp_path, "folder", workbook, "-o", "out")
    assert (outcome.code, outcome.said, outcome.told) == (0, SAID, "")
    files = contents(tmp_path / "out")
    assert sorted(files) == ["register.toml", "risks.csv"]
    header, *rows = files["risks.csv"].decode().splitlines()
    assert [row.split(",")[:2] for row in rows] == [["R1", "First"], ["R2", "Second"]]
    assert header.startswith("reference,title,")
    assert 'title = "Test register"' in files["register.toml"].decode()


def test_an_empty_folder_is_filled(tmp_path: Path, workbook: Path) -> None:
    (tmp_path / "out").mkdir()
    assert run(tmp_path, "folder", workbook, "-o", "out").said == SAID


def test_a_link_to_a_folder_is_followed(tmp_path: Path, workbook: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real", target_is_directory=True)
    assert run(tmp_path, "folder", workbook, "-o", "out").code == 0
    assert (tmp_path / "real" / "risks.csv").is_file()


@pytest.mark.parametrize("name", ["out", "x" * 300, "file.txt/out"])
def test_a_target_that_cannot_be_a_folder_is_refused(
    tmp_path: Path, workbook: Path, name: str
) -> None:
    for file in ("out", "file.txt"):
        (tmp_path / file).write_bytes(b"a file")
    before = contents(tmp_path)
    outcome = run(tmp_path, "folder", workbook, "-o", name)
    assert outcome.code == 2
    assert len(outcome.errors) == 1
    assert outcome.told.splitlines()[-1] == f"{workbook}: 1 error; nothing was written."
    assert contents(tmp_path) == before


@pytest.mark.skipif(os.name != "posix", reason="rights of Linux")
def test_a_folder_that_is_read_only_is_refused(tmp_path: Path, workbook: Path) -> None:
    """As the administrator, whom no right stops, only the rights that are asked are looked at."""
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    outcome = run(tmp_path, "folder", workbook, "-o", locked / "out")
    locked.chmod(0o700)
    if os.geteuid() != 0:
        assert outcome.errors == [f"{locked}: expected a folder that may be written, got read-only"]
    assert outcome.code == (0 if os.geteuid() == 0 else 2)


def test_a_scheme_may_be_given_instead_of_a_damaged_one(tmp_path: Path, workbook: Path) -> None:
    patching.replace(workbook, CARRIED, 'rating = "product"', "rating = 5")
    assert run(tmp_path, "folder", workbook, "-o", "out").code == 1
    assert run(tmp_path, "folder", workbook, "-o", "out", "--scheme", "generic-5x5").said == SAID


def test_errors_of_source_and_target_are_told_together(tmp_path: Path, workbook: Path) -> None:
    put(workbook, "B5", "<c/>")
    outcome = run(tmp_path, "folder", workbook, "-o", "none/out")
    assert outcome.code == 1
    assert outcome.errors == [
        "none: expected a folder none to write into, got none",
        "Register!B5: expected a value for Title, got nothing",
    ]


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04", b"", b"x"])
@pytest.mark.parametrize("command", ["folder", "build", "check", "verify"])
def test_no_command_breaks_on_what_is_no_workbook(
    tmp_path: Path, command: str, content: bytes
) -> None:
    (tmp_path / "file.xlsx").write_bytes(content)
    target = {"folder": ["-o", "out"], "build": ["-o", "new.xlsx"]}.get(command, [])
    outcome = run(tmp_path, command, "file.xlsx", *target)
    assert outcome.code == (1 if command in ("folder", "build") else 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file.xlsx"]


# A failure


def test_a_failed_write_leaves_the_old_folder_as_it_was(tmp_path: Path, workbook: Path) -> None:
    out = tmp_path / "out"
    run(tmp_path, "folder", workbook, "-o", "out")
    (out / "risks.csv").unlink()
    (out / "risks.csv").mkdir()
    (out / "risks.csv" / "mine.txt").write_bytes(b"mine")
    (out / "register.toml").write_bytes(b"old")
    (out / "updates.csv").write_bytes(b"old")
    before = contents(out)
    outcome = run(tmp_path, "folder", workbook, "-o", "out")
    assert outcome.code == 2
    assert outcome.told.splitlines()[-1] == "out: nothing was written."
    assert contents(out) == before


def test_a_file_that_cannot_be_removed_leaves_the_old_folder_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    (tmp_path / "b.csv").mkdir()
    with pytest.raises(OSError, match=r"b\.csv"):
        save_folder({"a.csv": b"new", "c.csv": b"new"}, tmp_path, ["b.csv"])
    assert contents(tmp_path) == {"a.csv": b"old"}


def test_a_new_folder_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        save_folder({"a.csv": b"new", "b.csv": "no bytes"}, tmp_path / "out", [])  # type: ignore[dict-item]  # what makes it fail
    assert not (tmp_path / "out").exists()
