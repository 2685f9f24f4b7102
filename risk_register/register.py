"""A register: its settings, its scheme and its tables of rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from risk_register.fields import POSITION
from risk_register.findings import Severity
from risk_register.kinds import RegisterKind
from risk_register.lists import LIVE_STAGES, OPEN_KIND
from risk_register.own_columns import OwnColumn, OwnValue
from risk_register.places import Place
from risk_register.scheme import Scheme, Source
from risk_register.values import Value

NONE_OWN: Mapping[str, OwnValue] = MappingProxyType({})
"""What stands in a row's own columns where there is nothing: one for all rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its values by field name, and where it stood.

    `own` has what stands in the office's own columns, by their headings.
    """

    values: Mapping[str, Value]
    place: Place
    own: Mapping[str, OwnValue] = field(default_factory=lambda: NONE_OWN)

    def __getitem__(self, name: str) -> Value:
        return self.values.get(name)

    def text(self, name: str) -> str:
        """A value as text, empty where there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """A whole number, `None` where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def day(self, name: str) -> date | None:
        """A date, `None` where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    @property
    def reference(self) -> str:
        """The reference of the entry that the row is, or is about."""
        return self.text("reference")


@dataclass(frozen=True, slots=True)
class Brand:
    """An organisation's look. Colours are `#RRGGBB`; `logo` is the content of a picture.

    `template` is the Word document whose styles and page set-up the committee's papers use.
    """

    font: str = "Arial"
    heading_fill: str = "#1F3864"
    heading_text: str = "#FFFFFF"
    logo: bytes = b""
    template: bytes = b""


@dataclass(frozen=True, slots=True)
class Report:
    """The standing parts of the cover report, in the office's own words; empty where it has none.

    The texts may have several paragraphs, each on a line. `contacts` are whom to ask, by post.
    """

    purpose: str = ""
    recommendation: str = ""
    method: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckSetting:
    """How an office wants one rule of the checks: `severity` is `None` where it is turned off."""

    severity: Severity | None
    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What `register.toml` says. `as_at` is the date that the register speaks of.

    `checks` has the rules that the office has turned off or weighs otherwise, by their codes.
    """

    organisation: str
    title: str
    as_at: date
    scheme: str
    marking: str = ""
    brand: Brand = field(default_factory=Brand)
    source: Source = field(default_factory=lambda: Source(""))
    note: str = ""
    report: Report = field(default_factory=Report)
    checks: Mapping[str, CheckSetting] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """A register at its as-at date. A table that it does not keep has no rows.

    `own_columns` are those that the office has added to a table, by the table's name.
    """

    settings: Settings
    scheme: Scheme
    tables: Mapping[str, tuple[Row, ...]]
    own_columns: Mapping[str, tuple[OwnColumn, ...]] = field(default_factory=dict)

    @property
    def kind(self) -> RegisterKind:
        """What kind of register it is, as its scheme says."""
        return self.scheme.kind

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table by its name; none if the register does not keep it."""
        return self.tables.get(table, ())

    @property
    def entries(self) -> tuple[Row, ...]:
        """What is registered, entries or commitments, in the order in which they stand."""
        return self.rows(self.kind.first.name)

    @property
    def live_entries(self) -> tuple[Row, ...]:
        """The entries that count in the live figures."""
        return tuple(entry for entry in self.entries if is_live(entry))

    @cached_property
    def by_reference(self) -> Mapping[str, Row]:
        """Each entry by its reference."""
        return {entry.reference: entry for entry in self.entries}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The title of each entry, by its reference."""
        return {entry.reference: entry.text("title") for entry in self.entries}

    @cached_property
    def controls_of(self) -> Mapping[str, list[Row]]:
        """The controls of each entry that has any, by its reference."""
        return self._about_risks("controls")

    @cached_property
    def updates_of(self) -> Mapping[str, list[Row]]:
        """The updates of each entry that has any, by its reference."""
        return self._about_risks("updates")

    @cached_property
    def links_of(self) -> Mapping[str, list[Row]]:
        """The links of each entry that has any, by its reference."""
        return self._about_risks("links")

    @cached_property
    def committee(self) -> str:
        """The committee of the latest meeting, which the papers are being made for."""
        meetings = [row for row in self.rows("meetings") if row.day("date")]
        latest = max(meetings, key=lambda row: row.day("date") or date.min, default=None)
        return latest.text("committee") if latest else ""

    @cached_property
    def last_meeting(self) -> date | None:
        """When that committee last met before the as-at date; `None` if no meeting is recorded."""
        meetings = [row for row in self.rows("meetings") if row["committee"] == self.committee]
        days = (row.day("date") for row in meetings)
        return max((day for day in days if day and day < self.settings.as_at), default=None)

    @cached_property
    def past_quarters(self) -> tuple[date, ...]:
        """The quarters of the history before the as-at date, the latest first."""
        quarters = {day for row in self.rows("history") if (day := row.day("quarter"))}
        return tuple(sorted((q for q in quarters if q < self.settings.as_at), reverse=True))

    @property
    def previous_quarter(self) -> date | None:
        """The last quarter of the history before the as-at date."""
        return self.past_quarters[0] if self.past_quarters else None

    def position(self, reference: str, quarter: date) -> Row | None:
        """Where an entry stood at a quarter's end, as the history has it and was corrected, if any.

        Of several corrections the latest holds.
        """
        return self._positions.get(quarter, {}).get(reference)

    @cached_property
    def corrections(self) -> Mapping[tuple[str, date], Row]:
        """The correction that holds for a position, by its reference and quarter."""
        rows = sorted(self.rows("corrections"), key=lambda row: row.day("date") or date.min)
        return {(row.reference, day): row for row in rows if (day := row.day("quarter"))}

    @cached_property
    def correction_rows(self) -> Mapping[tuple[str, date], int]:
        """In which row of the corrections, counted from 1, each of those stands."""
        numbers = {id(row): at for at, row in enumerate(self.rows("corrections"), 1)}
        return {position: numbers[id(row)] for position, row in self.corrections.items()}

    @cached_property
    def control_numbers(self) -> Mapping[str, int]:
        """In which row of the controls, counted from 1, each entry's first one stands."""
        numbered = [*enumerate(self.rows("controls"), 1)]
        return {row.reference: at for at, row in reversed(numbered)}

    def previous_position(self, reference: str) -> Row | None:
        """Where an entry stood at the previous quarter's end, `None` where nothing says so."""
        quarter = self.previous_quarter
        return self.position(reference, quarter) if quarter else None

    @cached_property
    def previous_rows(self) -> Mapping[str, int]:
        """In which row of the history, counted from 1, each of those positions stands."""
        quarter, rows = self.previous_quarter, self.rows("history")
        if quarter is None:
            return {}
        there = [
            (row.reference, at) for at, row in enumerate(rows, 1) if row.day("quarter") == quarter
        ]
        return dict(reversed(there))

    @cached_property
    def _positions(self) -> Mapping[date, Mapping[str, Row]]:
        """The positions by quarter and reference; of two rows alike, the upper one."""
        positions: dict[date, dict[str, Row]] = {}
        for row in self.rows("history"):
            if quarter := row.day("quarter"):
                correction = self.corrections.get((row.reference, quarter))
                holds = _corrected(row, correction) if correction else row
                positions.setdefault(quarter, {}).setdefault(row.reference, holds)
        return positions

    def _about_risks(self, table: str) -> Mapping[str, list[Row]]:
        rows: dict[str, list[Row]] = {}
        for row in self.rows(table):
            rows.setdefault(row.reference, []).append(row)
        return rows


def _corrected(position: Row, correction: Row) -> Row:
    """A position of the history as a correction has it, at the place where the history has it."""
    said = {field.name: correction[field.name] for field in POSITION}
    return replace(position, values={**position.values, **said})


def is_live(entry: Row) -> bool:
    """Whether an entry counts in the live figures."""
    stage = entry["stage"]
    return stage is None or stage in LIVE_STAGES


def is_open(control: Row) -> bool:
    """Whether a control is still to be done: planned, and without a date of completion."""
    return control["kind"] == OPEN_KIND and control["completed"] is None


def empty_register(scheme: Scheme, as_at: date) -> Register:
    """A register without entries, to start from. Its version log begins with its making."""
    settings = Settings(
        "Office of the Police and Crime Commissioner", scheme.kind.title, as_at, scheme.name
    )
    made: dict[str, Value] = {"version": "1", "date": as_at, "change": "Made from the template"}
    return Register(settings, scheme, {"versions": (Row(made, Place("template")),)})
