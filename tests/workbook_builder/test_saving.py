"""A file is put in its place wholly, or not at all."""

import os
from pathlib import Path
from typing import IO

import pytest

from tests.command_line.running import contents
from workbook_builder.saving import (
    save,
    save_folder,
    save_new_folder,
    save_written,
    unchanged_on_failure,
)


def test_a_new_file_holds_the_content(tmp_path: Path) -> None:
    save(b"content", tmp_path / "new.xlsx")
    assert (tmp_path / "new.xlsx").read_bytes() == b"content"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"a much longer old content")
    save(b"new", target)
    assert target.read_bytes() == b"new"


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    save(b"content", tmp_path / "book.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_new_file_gets_the_usual_rights(tmp_path: Path) -> None:
    usual, new = tmp_path / "usual.txt", tmp_path / "new.xlsx"
    usual.write_bytes(b"")
    save(b"content", new)
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_replaced_file_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    save(b"new", target)
    assert target.stat().st_mode & 0o777 == 0o640


def test_saving_leaves_the_umask_as_it_was(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(b"content", tmp_path / "book.xlsx")
        after = os.umask(0o027)
    finally:
        os.umask(before)
    assert after == 0o027
    assert (tmp_path / "book.xlsx").stat().st_mode & 0o777 == 0o640


def test_a_failing_write_leaves_the_old_file_and_no_part(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(TypeError):
        save("a text is no content", target)  # type: ignore[arg-type]  # what makes it fail
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_file_that_fails_while_it_is_written_leaves_the_old_one_and_no_part(
    tmp_path: Path,
) -> None:
    target = tmp_path / "book.xlsx"
    target.write_bytes(b"old")

    def half(stream: IO[bytes]) -> None:
        stream.write(b"half of i")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_written(half, target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["book.xlsx"]


def test_a_target_that_cannot_be_replaced_leaves_no_part(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    target.mkdir()
    (target / "kept.txt").write_bytes(b"kept")
    with pytest.raises(OSError, match=r"book\.xlsx"):
        save(b"new", target)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["book.xlsx", "kept.txt"]


def test_a_missing_folder_is_an_error_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(b"new", tmp_path / "none" / "book.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_holds_its_files_and_nothing_else_is_left(tmp_path: Path) -> None:
    save_new_folder({"one.csv": b"1", "two.csv": b"2"}, tmp_path / "quarters" / "2026-03-31")
    assert contents(tmp_path) == {
        "quarters/2026-03-31/one.csv": b"1", "quarters/2026-03-31/two.csv": b"2",
    }  # fmt: skip


def test_what_an_earlier_new_folder_left_unfinished_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".new.part").mkdir()
    (tmp_path / ".new.part" / "stale.csv").write_bytes(b"half of i")
    save_new_folder({"one.csv": b"1"}, tmp_path / "new")
    assert contents(tmp_path) == {"new/one.csv": b"1"}


def test_a_new_folder_of_which_one_file_fails_is_not_there_at_all(tmp_path: Path) -> None:
    files: dict[str, bytes] = {"one.csv": b"1", "two.csv": "a text is no content"}  # type: ignore[dict-item]  # what makes it fail
    with pytest.raises(TypeError):
        save_new_folder(files, tmp_path / "new")
    assert [*tmp_path.iterdir()] == []


def test_a_folder_that_holds_files_is_not_replaced_by_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "old.csv").write_bytes(b"old")
    with pytest.raises(OSError, match="not empty"):
        save_new_folder({"one.csv": b"1"}, tmp_path / "new")
    assert contents(tmp_path) == {"new/old.csv": b"old"}


def test_files_are_unchanged_after_a_failure(tmp_path: Path) -> None:
    kept, gone, new = (tmp_path / name for name in ("kept", "gone", "new"))
    kept.write_bytes(b"old")
    gone.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), unchanged_on_failure(kept, gone, new):
        kept.write_bytes(b"new")
        gone.unlink()
        new.write_bytes(b"new")
        raise KeyboardInterrupt
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "kept": b"old",
        "gone": b"old",
    }


def test_files_are_changed_if_nothing_fails(tmp_path: Path) -> None:
    with unchanged_on_failure(tmp_path / "new"):
        (tmp_path / "new").write_bytes(b"new")
    assert (tmp_path / "new").read_bytes() == b"new"


def test_what_goes_wrong_is_said_of_the_file_that_was_to_be_written(tmp_path: Path) -> None:
    """Nobody knows the file beside it, which is the one that cannot be written or moved."""
    missing, in_the_way = tmp_path / "none" / "book.xlsx", tmp_path / "pack.docx"
    (in_the_way / "folder").mkdir(parents=True)
    with pytest.raises(OSError, match="none") as found:
        save(b"new", missing)
    assert found.value.filename == str(missing)
    with pytest.raises(OSError, match="pack") as found:
        save(b"new", in_the_way)
    assert found.value.filename == str(in_the_way)
    with pytest.raises(OSError, match="pack") as found:
        save_folder({"pack.docx": b"new"}, tmp_path, ())
    assert found.value.filename == str(in_the_way)
    assert [path.name for path in tmp_path.iterdir()] == ["pack.docx"]
