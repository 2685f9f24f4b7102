"""A file is put in its place wholly, or not at all."""

import os
from pathlib import Path

import pytest

from workbook_builder.saving import save


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
