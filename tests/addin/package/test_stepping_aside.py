"""A folder makes room for a new one, and comes back if that does not come about."""

from pathlib import Path

import pytest

from addin.package.stepping_aside import stepping_aside


def folder_with(path: Path, word: str) -> Path:
    path.mkdir()
    (path / "word.txt").write_text(word)
    return path


def words(parent: Path) -> dict[str, str]:
    """What stands below a folder: the word in each folder's file, by its path."""
    return {path.parent.name: path.read_text() for path in parent.rglob("word.txt")}


def test_within_it_the_place_is_free_and_afterwards_the_old_one_is_gone(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "python", "old")
    with stepping_aside(folder):
        assert not folder.exists()
        folder_with(folder, "new")
    assert words(tmp_path) == {"python": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["python"]


def test_the_old_one_comes_back_if_the_new_one_fails(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "python", "old")
    with pytest.raises(KeyboardInterrupt), stepping_aside(folder):
        folder_with(folder, "half")
        raise KeyboardInterrupt
    assert words(tmp_path) == {"python": "old"}


def test_where_nothing_was_nothing_is_left_if_it_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), stepping_aside(tmp_path / "python"):
        folder_with(tmp_path / "python", "half")
        raise OSError("the disk is full")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_aside_is_the_old_one(tmp_path: Path) -> None:
    folder_with(tmp_path / "python.before", "old")
    folder = folder_with(tmp_path / "python", "half")
    with pytest.raises(OSError, match="full"), stepping_aside(folder):
        raise OSError("the disk is full")
    assert words(tmp_path) == {"python": "old"}


def test_nothing_new_is_simply_removed(tmp_path: Path) -> None:
    with stepping_aside(folder_with(tmp_path / "python", "old")):
        pass
    assert list(tmp_path.iterdir()) == []
