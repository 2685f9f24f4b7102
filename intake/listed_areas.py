"""Policy areas that a file names and its scheme has not, where the scheme only assumes its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from intake.grid import GridCell
from intake.listed_in_cells import names_alone, values_in_cell
from intake.scheme_fit import is_general
from risk_register.checks.notations import folded
from risk_register.findings import Finding, Severity, quoted
from risk_register.scheme import Named, Scheme

_ASSUMED = "areas"
"""How a scheme's file says that its policy areas are assumed."""


def with_areas(scheme: Scheme, cells: Iterable[GridCell]) -> tuple[Scheme, list[Finding]]:
    """The scheme with the policy areas that these cells name, and a warning that names the new.

    A scheme whose areas are printed in its source stays as it is. A general scheme, whose areas
    are only there to begin with, keeps those that are named.
    """
    cells = [cell for cell in cells if cell.text]
    if _ASSUMED not in scheme.assumed or not cells:
        return scheme, []
    own = [area.name for area in scheme.areas]
    known = _known(own, names_alone(cell.text for cell in cells))
    named = [name for cell in cells for name in values_in_cell(cell.text, known)]
    new = _known((), [name for name in named if name not in own])
    if not new:
        return scheme, []
    kept = tuple(each for each in scheme.areas if each.name in named or not is_general(scheme))
    finding = Finding(
        "import-areas-added", cells[0].place, f"the policy areas of scheme {scheme.name}",
        ", ".join(map(quoted, new)), Severity.WARNING,
        remedy="They are added to the scheme that is written with the register. Correct a slip in "
        "the file, and import it again.",
    )  # fmt: skip
    return replace(scheme, areas=(*kept, *map(Named, new))), [finding]


def _known(first: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Names, each once whatever its capitals, as it is written first."""
    found: dict[str, str] = {}
    for name in (*first, *others):
        found.setdefault(folded(name), name)
    return tuple(found.values())
