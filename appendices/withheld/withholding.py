"""What the table Withheld withholds: whole entries, fields, tables of an entry, single controls.

What is said of an entry holds for a commitment as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from risk_register.fields import TABLES
from risk_register.findings import Finding, Severity, quoted
from risk_register.kept_fields import entry_fields
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Scheme

OF_A_RISK = ("controls", "updates", "links", "impacts", "history")
"""The tables whose rows are about an entry, and may be withheld all together."""


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is withheld, by the references of the entries."""

    entries: frozenset[str] = frozenset()
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)
    controls: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The folded ids of single controls."""

    def takes(self, table: str, row: Row) -> bool:
        """Whether a row of one of the tables about entries is withheld as a whole."""
        reference = row.reference
        if table == "corrections":
            return self.takes("history", row)
        if reference in self.entries and table != "history":
            return True
        if table in self.tables.get(reference, ()):
            return True
        return table == "controls" and _control(row) in self.controls.get(reference, ())

    def joined(self, other: Withholding) -> Withholding:
        """What either of two withholds."""
        return Withholding(
            self.entries | other.entries,
            _gathered([*self.fields.items(), *other.fields.items()]),
            _gathered([*self.tables.items(), *other.tables.items()]),
            _gathered([*self.controls.items(), *other.controls.items()]),
        )


NOTHING = Withholding()


def withholding_of(register: Register) -> Withholding:
    """What the rows of the table Withheld withhold. One that names nothing withholds nothing."""
    names = _Names(register)
    rows = register.rows("withheld")
    return Withholding(
        frozenset(row.reference for row in rows if names.is_whole(row)),
        _gathered((row.reference, names.fields(row)) for row in rows),
        _gathered((row.reference, names.tables(row)) for row in rows),
        _gathered((row.reference, names.controls(row)) for row in rows),
    )


def withheld_findings(register: Register) -> list[Finding]:
    """What is wrong with the table Withheld, and with what the scheme lets the public see.

    A row that names nothing is an error, as the public would see what someone meant to withhold;
    a row without its exemption or reason is a warning. That each reference is an entry's is found
    on reading.
    """
    names = _Names(register)
    found = [*_unpublished(register)]
    for row in register.rows("withheld"):
        found += _unclear(register, names, row)
        found += _unexplained(row)
    return found


class _Names:
    """What an entry in `what` may name in one register."""

    def __init__(self, register: Register) -> None:
        self._fields = _fields_by_name(register.scheme)
        self._whole = folded(register.kind.one)
        kept = [TABLES[name] for name in OF_A_RISK if name in register.scheme.tables]
        self._tables = {folded(each): table.name for table in kept
                        for each in (table.name, table.title)}  # fmt: skip
        self._impacts = {each.impact for each in register.scheme.by_levels}
        self._controls = {
            reference: {_control(row) for row in rows}
            for reference, rows in register.controls_of.items()
        }

    def is_whole(self, row: Row) -> bool:
        return _what(row) == self._whole

    def fields(self, row: Row) -> frozenset[str]:
        return self._fields.get(_what(row), frozenset())

    def tables(self, row: Row) -> frozenset[str]:
        """With an impact go its parts by category, as the impact is the highest of them."""
        found = self._tables.get(_what(row))
        impact = any(name in self._impacts for name in self.fields(row))
        named = [found] if found else []
        return frozenset([*named, "impacts"] if impact else named)

    def controls(self, row: Row) -> frozenset[str]:
        named = folded(row.text("what"))
        known = named in self._controls.get(row.reference, ())
        return frozenset([named] if known else [])

    @property
    def others(self) -> str:
        """What else may be named: tables of an entry, and its controls where they are kept."""
        table = f"table of the {self._whole}"
        if "controls" in self._tables.values():
            return f"Controls or another {table}, or the Control of one of its controls"
        return f"or a {table}, by its sheet"

    def names_something(self, row: Row) -> bool:
        found = self.fields(row) or self.tables(row) or self.controls(row)
        return self.is_whole(row) or bool(found)


def folded(name: str) -> str:
    """A name as it is compared: without capitals, underscores and repeated spaces."""
    return " ".join(name.casefold().replace("_", " ").split())


def _what(row: Row) -> str:
    return folded(row.text("what"))


def _control(row: Row) -> str:
    return folded(row.text("control_id"))


def _fields_by_name(scheme: Scheme) -> dict[str, frozenset[str]]:
    """The fields of an entry by name and heading. The reference cannot be withheld."""
    together = _given_away(scheme)
    named: dict[str, frozenset[str]] = {}
    for each in entry_fields(scheme):
        if each.name != "reference":
            fields = together.get(each.name, frozenset([each.name]))
            named |= dict.fromkeys((folded(each.name), folded(each.heading)), fields)
    for assessment in () if scheme.rates_in_words else scheme.assessments:
        both = (folded(assessment.score), folded(f"{assessment.name} score"))
        named |= dict.fromkeys(both, together[assessment.score])
    return named


def _given_away(scheme: Scheme) -> dict[str, frozenset[str]]:
    """What has to go with a field: a score with the levels that rate it, a level with the score."""
    together: dict[str, frozenset[str]] = {}
    for each in scheme.assessments:
        likelihood, impact, score = each.likelihood, each.impact, each.score
        together[score] = frozenset([likelihood, impact, score])
        together[likelihood] = frozenset([likelihood, score])
        together[impact] = frozenset([impact, score])
    return together


def _gathered(pairs: Iterable[tuple[str, frozenset[str]]]) -> dict[str, frozenset[str]]:
    gathered: dict[str, frozenset[str]] = {}
    for reference, names in pairs:
        if names:
            gathered[reference] = gathered.get(reference, frozenset()) | names
    return gathered


def _unpublished(register: Register) -> Iterator[Finding]:
    """Without a list of what may be public, nothing is."""
    scheme, first = register.scheme, register.kind.first.name
    if "reference" not in scheme.publishes.fields.get(first, ()):
        yield Finding(
            "nothing-published", Place(f"scheme {scheme.name}"),
            "[publishes], with the fields of each table that the public may see", "none",
            remedy=f"List them; of {first} at least the reference.",
        )  # fmt: skip


def _unclear(register: Register, names: _Names, row: Row) -> Iterator[Finding]:
    if names.names_something(row):
        return
    kind = register.kind
    headings = ", ".join(each.heading for each in entry_fields(register.scheme)[1:])
    expected = f"{kind.One}, the heading of a column of the {kind.first.title} ({headings}), "
    expected += names.others
    yield Finding(
        "withheld-unclear", row.place.at_field("what"), expected, quoted(row["what"]),
        reference=row.reference, field="what",
        remedy="Say what is withheld as the register calls it; else the public would see it.",
    )  # fmt: skip


def _unexplained(row: Row) -> Iterator[Finding]:
    for name, heading in (("reason", "reason"), ("exemption", "exemption")):
        if not row.text(name).strip():
            yield Finding(
                "withheld-unexplained", row.place.at_field(name), f"the {heading}", "nothing",
                Severity.WARNING, row.reference, name, "Enter it beside what is withheld.",
            )  # fmt: skip
