"""Imports a file as the command does, without starting it."""

from dataclasses import dataclass
from pathlib import Path

from intake.files import read_grids
from intake.finding import find_table
from intake.grid import Grid
from intake.guess import guess
from intake.plan import Plan
from intake.taking import Taken, take
from risk_register.findings import errors
from risk_register.register import Register
from tests.intake.grids_made import register_of


@dataclass(frozen=True)
class Imported:
    """What came of a file, with what stood in it."""

    grids: tuple[Grid, ...]
    plan: Plan
    taken: Taken

    @property
    def register(self) -> Register:
        """The register, which there has to be."""
        return register_of(self.taken)


def imported(path: Path, scheme: str | None = None) -> Imported:
    """A file, read, guessed and taken. There may be warnings, and no errors."""
    grids, findings = read_grids(path)
    plan, found = guess(grids, [find_table(grid) for grid in grids], scheme, path.name)
    assert plan is not None, found
    taken = take(plan, grids, path.name)
    assert not errors([*findings, *found, *taken.findings])
    return Imported(grids, plan, taken)
