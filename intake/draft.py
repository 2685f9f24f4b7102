"""A risk while it is put together from the cells that speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from intake.account import Entry, Outcome
from intake.grid import GridCell
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.values import Value

SAME = "the same stands above"
"""What the account says of a cell that repeats what another has said of the risk."""

WORKED_OUT = "the register works it out from the levels"
"""What the account says of a score that no cell of the register holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field with the cells that say it. `why` as in an entry of the account."""

    value: Value
    cells: Sequence[GridCell]
    why: str = ""

    @property
    def was(self) -> str:
        """What stands in the cells."""
        return "\n".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that fits nowhere, and is kept under the heading of its column."""

    heading: str
    text: str

    @property
    def line(self) -> str:
        """As it stands in the notes."""
        return f"{self.heading}: {self.text}" if self.heading else self.text


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the controls or the updates, by the names of its fields, and where it stands."""

    values: dict[str, Value]
    place: Place


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that the file prints and the register works out for itself."""

    figure: str
    value: str
    place: Place
    note: str = ""


@dataclass
class Draft:
    """One risk while it is put together. Everything that speaks of it is added to it."""

    place: Place
    said: dict[str, Said] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    controls: list[Listed] = field(default_factory=list)
    updates: list[Listed] = field(default_factory=list)
    positions: dict[date, dict[str, Value]] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)
    called: dict[str, list[tuple[GridCell, str]]] = field(default_factory=dict)
    """Names that stand beside a score, such as `Amber`, by the field of the score."""
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def reference(self) -> str:
        """Its reference, empty until one was found or made."""
        return self.text("reference")

    def text(self, name: str) -> str:
        """A field as text, empty where nothing says it."""
        value = self.value(name)
        return "" if value is None else str(value)

    def value(self, name: str) -> Value:
        """The value of a field, `None` where nothing says it."""
        return self.said[name].value if name in self.said else None

    def number(self, name: str) -> int | None:
        """A field as a whole number, `None` where nothing says one."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def keep(self, heading: str, text: str) -> None:
        """Keeps a text in the notes."""
        if text.strip():
            self.kept.append(Kept(heading, text))

    def keep_cell(self, heading: str, cell: GridCell, why: str, text: str = "") -> None:
        """Keeps a cell, or a text that a field's value leaves of it, in the notes."""
        kept = text or cell.text
        self.keep(heading, kept)
        if not cell.spread:
            line = Kept(heading, kept).line
            self.entries.append(Entry(cell.place, Outcome.KEPT, "", "notes", kept, line, why))

    def enter_value(self, cell: GridCell, name: str, became: str, why: str) -> None:
        """Adds to the account what a cell became: taken where it is the same, changed otherwise."""
        outcome = Outcome.TAKEN if became == cell.text else Outcome.CHANGED
        self.enter(cell, outcome, name, became, why)

    def enter(
        self, cell: GridCell, outcome: Outcome, name: str, became: str, why: str = ""
    ) -> None:
        """Adds to the account what became of a cell; of a merged one, only once."""
        if cell.spread:
            return
        self.entries.append(Entry(cell.place, outcome, "", name, cell.text, became, why))

    def find(
        self, code: str, place: Place, expected: str, actual: object,
        severity: Severity = Severity.WARNING,
    ) -> None:  # fmt: skip
        """Adds a finding; one that stops the import has to be an error."""
        self.findings.append(Finding(code, place, expected, quoted(actual), severity))
