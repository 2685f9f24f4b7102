"""The tasks that are measured: for each, our command and those of its rivals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import Command, python

OURS, OURS_INSIDE = "ours", "ours inside"

COMMITTEE_SIZE = 40
"""The risks of a register as committees see them."""

_MOST_PACKED = 1_000
"""No committee is given more."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task on a register of one size. `commands` has ours, and the rivals by their names.

    Our whole process is the command line where it has the task; then `OURS_INSIDE` runs the same
    in a process that tells what the task itself took.
    """

    name: str
    size: int
    commands: Mapping[str, Command]
    exit_code: int = 0

    @property
    def rivals(self) -> list[str]:
        """The names of the rivals."""
        return [name for name in self.commands if name not in (OURS, OURS_INSIDE)]


def tasks(folder: Path, sizes: list[int]) -> Iterator[Task]:
    """All tasks on what `bench.prepare` has put into the folder."""
    yield _help()
    yield _error(folder)
    for size in sizes:
        yield _build(folder, size)
        yield _read(folder, size)
        yield _check(folder, size)
        yield _rebuild(folder, size)
    yield _pack(folder, COMMITTEE_SIZE, "docx,xlsx,pdf")
    for size in sizes:
        if size <= _MOST_PACKED:
            yield _pack(folder, size, "docx,xlsx")


def _help() -> Task:
    return Task("start: --help", 0, {OURS: _command_line("--help"), "python": python("-c", "pass")})


def _error(folder: Path) -> Task:
    ours = _command_line("build", str(folder / "none"), "-o", str(folder / "none.xlsx"))
    refused = python("-c", "raise SystemExit(1)")
    return Task("start: error", 0, {OURS: ours, "python": refused}, exit_code=1)


def _build(folder: Path, size: int) -> Task:
    source, output, plan = str(folder / str(size)), str(folder / "built"), str(folder / "plan.json")
    commands = {
        OURS: _command_line("build", source, "-o", f"{output}.xlsx"),
        OURS_INSIDE: _child("ours.build", plan, source, f"{output}.xlsx"),
    }
    for rival in ("XlsxWriter", "openpyxl"):
        module = f"rivals.build_with_{rival.lower()}"
        commands[rival] = _child(module, plan, source, f"{output}_by_{rival}.xlsx")
    return Task("build", size, commands)


def _read(folder: Path, size: int) -> Task:
    workbook = str(folder / f"{size}.xlsx")
    return Task(
        "read",
        size,
        {
            OURS: _child("ours.read", workbook),
            "openpyxl read-only": _child("rivals.read_with_openpyxl", workbook),
            "pandas, openpyxl": _child("rivals.read_with_pandas", workbook),
            "pandas, calamine": _child("rivals.read_with_calamine", workbook),
        },
    )


def _check(folder: Path, size: int) -> Task:
    """What checking costs beside the reading that it needs."""
    workbook = str(folder / f"{size}.xlsx")
    commands = {
        OURS: _child("ours.check", workbook),
        "our reading alone": _child("ours.read", workbook),
    }
    return Task("check", size, commands)


def _rebuild(folder: Path, size: int) -> Task:
    workbook, output = str(folder / f"{size}.xlsx"), str(folder / "rebuilt.xlsx")
    return Task(
        "rebuild",
        size,
        {
            OURS: _command_line("build", workbook, "-o", output),
            OURS_INSIDE: _child("ours.rebuild", workbook, output),
            "openpyxl load and save": _child("rivals.rebuild_with_openpyxl", workbook, output),
            "openpyxl only reading": _child("rivals.read_with_openpyxl", workbook),
        },
    )


def _pack(folder: Path, size: int, formats: str) -> Task:
    """The papers of a meeting. The rival's have no PDF."""
    source = str(folder / str(size))
    commands = {
        OURS: _child("ours.pack", source, formats),
        "python-docx and openpyxl": _child("rivals.pack_by_hand", source),
    }
    return Task(f"pack: {formats}", size, commands)


def _command_line(*arguments: str) -> Command:
    return python("-m", "command_line.main", *arguments)


def _child(module: str, *arguments: str) -> Command:
    return python("-m", "bench.child", f"bench.{module}", *arguments)
