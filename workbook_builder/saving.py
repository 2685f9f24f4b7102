"""Putting files in their place: wholly, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def save(content: bytes, target: Path) -> None:
    """Writes a file beside its target and then puts it in the target's place.

    Whatever fails, the old file stays as it was. Raises OSError if the folder cannot be written,
    or if another program holds the target open.
    """
    save_written(lambda stream: stream.write(content), target)


def save_written(write: Callable[[IO[bytes]], object], target: Path) -> None:
    """Like `save`, for a file that is not held in memory: `write` writes it to the stream."""
    with _naming(target):
        beside = _written_beside(target, write)
        try:
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def save_folder(files: Mapping[str, bytes], folder: Path, outdated: Iterable[str]) -> None:
    """Writes the files of a folder, all of them beside their targets before any takes its place.

    A name may name folders within the folder (`public/pack.docx`), which are made where they are
    missing. Then files with the `outdated` names that are not among them are removed; what else
    the folder holds stays. If a file cannot be written, the folder stays as it was. Raises OSError.
    """
    targets = [folder / name for name in files]
    made = [*_make_folders(sorted({folder, *(target.parent for target in targets)}))]
    gone = [folder / name for name in sorted({*outdated} - files.keys())]
    before = {path: path.read_bytes() for path in (*targets, *gone) if path.is_file()}
    written: dict[Path, Path] = {}
    try:
        for name, content in files.items():
            with _naming(folder / name):
                written[folder / name] = _content_beside(folder / name, content)
        for target, beside in written.items():
            with _naming(target):
                beside.replace(target)
        for path in gone:
            path.unlink(missing_ok=True)
    except BaseException:
        for beside in written.values():
            beside.unlink(missing_ok=True)
        _put_back((*targets, *gone), before)
        for each in reversed(made):
            if not any(each.iterdir()):
                each.rmdir()
        raise


@contextmanager
def unchanged_on_failure(*files: Path) -> Iterator[None]:
    """If the block fails, these files are what they were before; those that were not there go."""
    before = {path: path.read_bytes() for path in files if path.is_file()}
    try:
        yield
    except BaseException:
        _put_back(files, before)
        raise


def save_new_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes a folder that is not there yet: all its files, under another name, which then changes.

    So there is the whole folder or none, also where the process is killed; what an earlier one left
    unfinished is written over. Raises OSError, and leaves nothing then.
    """
    beside = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        for name, content in files.items():
            _content_beside(beside / name, content).replace(beside / name)
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def save_with_folder(
    content: bytes, target: Path, files: Mapping[str, bytes], folder: Path
) -> None:
    """Writes a folder, unless it is there already, and then the file that belongs to it.

    Whatever happens in between, the file is whole or not there. If it cannot be written, the folder
    that was made for it goes. Raises OSError.
    """
    made = not folder.is_dir()
    if made:
        save_new_folder(files, folder)
    try:
        save(content, target)
    except BaseException:
        if made:
            _remove(folder)
        raise


def _remove(folder: Path) -> None:
    """Takes a folder away again, and the one that held it if nothing else is in it."""
    shutil.rmtree(folder)
    if not any(folder.parent.iterdir()):
        folder.parent.rmdir()


def _make_folders(folders: Iterable[Path]) -> Iterator[Path]:
    """Makes those that are missing, each after the one that holds it."""
    for folder in folders:
        if not folder.exists():
            folder.mkdir()
            yield folder


def _put_back(paths: Iterable[Path], before: Mapping[Path, bytes]) -> None:
    """Makes files what they were before; those that were not there go."""
    for path in paths:
        if path not in before and path.is_file():
            path.unlink()
        elif path in before and (not path.is_file() or path.read_bytes() != before[path]):
            save(before[path], path)


@contextmanager
def _naming(target: Path) -> Iterator[None]:
    """What goes wrong is said of the target: nobody knows the file that is written beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error


def _content_beside(target: Path, content: bytes) -> Path:
    return _written_beside(target, lambda stream: stream.write(content))


def _written_beside(target: Path, write: Callable[[IO[bytes]], object]) -> Path:
    """A new file beside its target, with the rights that the target has or would get."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(_usual_mode(target))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _usual_mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
