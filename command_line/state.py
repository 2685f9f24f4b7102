"""`opcc-register state`: what a pack or a committee paper prints is added to `stated.csv`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill

from command_line.reporting import DONE, tell_findings
from command_line.sources import open_register
from command_line.targets import failed, refused
from intake.grid import Grid
from intake.stated import Stated, stated_in
from intake.stated_file import FILE, new_rows, with_rows
from risk_register.findings import Finding, errors
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.settings_file import SETTINGS_FILE
from workbook_builder.saving import save

_WIDTH = 98
_TOGETHER = "\u00a0"
"""Keeps a figure and its number on one line."""


def state_figures(pack: str, place: str, into: str, *, dry_run: bool = False) -> int:
    """Adds the figures of a paper to the `stated.csv` of a register's folder; the exit code.

    Rows that are there stay as they are, and none is added twice. With `dry_run` every row that
    would be added is shown, and nothing is written.
    """
    from intake.files import read_grids  # noqa: PLC0415 - needs openpyxl, as no other check does

    folder = Path(into)
    grids, findings = read_grids(Path(pack), apart=True)
    in_the_way = [*_in_the_way(place, folder), *_own_register(pack, grids)]
    register, found = (None, []) if in_the_way else open_register(into)
    findings = [*findings, *found]
    stated: list[Stated] = []
    if register and grids:
        stated, told = stated_in(grids, register, place.strip())
        findings += [*_nothing(stated, pack), *told.findings(Place(pack))]
    tell_findings([*in_the_way, *findings])
    if in_the_way or errors(findings):
        return refused(pack, in_the_way, findings)
    return _added(stated, folder / FILE, dry_run=dry_run)


def _in_the_way(place: str, folder: Path) -> Iterator[Finding]:
    """What is wrong with the options."""
    if not place.strip():
        expected = "what the paper is called, such as 'October pack'"
        yield Finding("option-missing", Place("--place"), expected, "nothing")
    if not (folder / SETTINGS_FILE).is_file():
        expected = f"a register's folder, with {SETTINGS_FILE} in it"
        remedy = "Write a workbook as a folder first: opcc-register folder WORKBOOK -o FOLDER"
        yield Finding("not-a-register", Place(str(folder)), expected, "none", remedy=remedy)


def _own_register(pack: str, grids: Sequence[Grid]) -> Iterator[Finding]:
    """A register's workbook is no paper: its past quarters and logs would be stated as today's."""
    from intake.own_register import is_own_register  # noqa: PLC0415 - needs openpyxl

    if is_own_register(Path(pack), grids):
        expected = "a pack or a committee's paper"
        yield Finding("pack-is-register", Place(pack), expected, "the workbook of a register")


def _nothing(stated: Sequence[Stated], pack: str) -> Iterator[Finding]:
    """A paper without figures is refused."""
    if not stated:
        expected = "figures in tables, beside references that the register has"
        yield Finding("stated-nothing", Place(pack), expected, "none")


def _added(stated: Sequence[Stated], target: Path, *, dry_run: bool) -> int:
    """Writes the rows that are new, or shows them, and says how many there are."""
    try:
        before = target.read_bytes() if target.is_file() else b""
        rows = new_rows(before, stated)
        if not dry_run and rows:
            save(with_rows(before, rows), target)
    except OSError as error:
        return failed(target, error)
    if dry_run:
        for row in rows:
            print(f"{row.reference or 'register'}  {row.figure}: {row.value}  ({row.note})")
    _say(rows, len(stated) - len(rows), target, dry_run=dry_run)
    return DONE


def _say(rows: Sequence[Stated], there: int, target: Path, *, dry_run: bool) -> None:
    done = "would be added" if dry_run else "added"
    by_figure = Counter(row.figure for row in rows)
    stood = f"; {there} {'was' if there == 1 else 'were'} there already" if there else ""
    print(f"{target}: {number_of(len(rows), 'figure')} {done}{stood}")
    parts = (f"{figure}{_TOGETHER}{number}" for figure, number in sorted(by_figure.items()))
    text = fill(", ".join(parts), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if text:
        print(text.replace(_TOGETHER, " "))
