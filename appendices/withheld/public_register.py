"""The public register: built by allow-list, so that withheld values never existed in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from appendices.withheld.withholding import NOTHING, Withholding, withholding_of
from risk_register.checks.figures import counts_of
from risk_register.entries import listed_in
from risk_register.fields import PEOPLE, STATED, Field, Kind, Table
from risk_register.findings import Finding, Severity
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.places import Place
from risk_register.plurals import number_of
from risk_register.register import Register, Row, Settings
from risk_register.scheme import Scheme
from risk_register.values import Value

NEVER_PUBLIC = ("withheld", "versions")
"""Tables of which nothing goes along, whatever a scheme lists."""

_SEALED = frozenset(("seal", "positions", "scored", "total"))
"""What is sealed of a quarter, and the seals."""

_TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.PEOPLE, Kind.LISTED)
"""The kinds of field in which the scheme's word stands for what is withheld."""


@dataclass(frozen=True, slots=True)
class WithheldCount:
    """How many entries members see, and how many of them the public does not.

    `one` is what each of them is: an entry, or a commitment.
    """

    members: int
    withheld: int
    one: str

    @property
    def public(self) -> int:
        """How many the public sees in full."""
        return self.members - self.withheld

    @property
    def said(self) -> str:
        """Both in words, the same for members and public: `24 risks, 2 of them withheld`."""
        members = number_of(self.members, self.one)
        if self.members == 1 and self.withheld:
            return f"{members}, which is withheld"
        return f"{members}, {self.withheld or 'none'} of them withheld"


def withheld_count(register: Register, references: Collection[str] | None = None) -> WithheldCount:
    """The count for some of the entries, or for all: the same of a register and its public one."""
    entries = {entry.reference for entry in register.entries}
    if references is not None:
        entries &= {*references}
    withheld = entries & withholding_of(register).entries
    return WithheldCount(len(entries), len(withheld), register.kind.one)


def public_register(register: Register, also: Withholding = NOTHING) -> Register:
    """The register as the public may see it, its rows and their places as they stand.

    A withheld entry keeps its row, with the scheme's word for its title and for what it belongs to,
    unless that is shown; a withheld field has the word if it is a text or such a list, and is empty
    otherwise. Of the table Withheld only the references of the entries that are withheld whole go
    along, and their exemption where the scheme publishes it, so that the counts are the same.
    `also` is withheld besides.
    """
    writer = _Publisher(register, withholding_of(register).joined(also))
    tables = {
        table.name: tuple(writer.rows(table))
        for table in kept_tables(register.scheme)
        if table.name not in NEVER_PUBLIC and published_fields(register.scheme, table.name)
    }
    tables["withheld"] = tuple(_withheld_rows(register))
    if PEOPLE.name in tables:
        tables[PEOPLE.name] = tuple(_named(register, tables))
    return Register(_settings(register.settings), _scheme(register.scheme), tables)


def public_pair(old: Register, new: Register) -> tuple[Register, Register]:
    """Two registers as the public may see them compared.

    What either withholds is in neither of them, and so is a field that only one of them publishes:
    what is withheld now cannot come back as the wording of before. In both the new scheme's word
    stands for what is withheld, as in the papers that the comparison is for.
    """
    withheld = withholding_of(old).joined(withholding_of(new))
    publishes = new.scheme.publishes.common(old.scheme.publishes)
    before, after = (
        public_register(replace(each, scheme=replace(each.scheme, publishes=publishes)), withheld)
        for each in (old, new)
    )
    return before, after


def count_findings(register: Register, public: Register) -> list[Finding]:
    """The counts that the public register would give otherwise than the members' one.

    One that it cannot give, because a level or a date is withheld, is a warning.
    """
    found = []
    for name, count in counts_of(register.scheme).items():
        members, seen = _references(count(register)), _references(count(public))
        if members is not None and members != seen:
            expected = f"{name.replace('_', ' ')}: {len(members)}, as members see them"
            actual = "no count, for what it takes is withheld" if seen is None else f"{len(seen)}"
            severity = Severity.WARNING if seen is None else Severity.ERROR
            found.append(Finding(
                "public-count", Place("public register"), expected, actual, severity,
                remedy="Publish the stage, levels and dates that it is counted by.",
            ))  # fmt: skip
    return found


def published_fields(scheme: Scheme, table: str) -> frozenset[str]:
    """The fields of a table that the public may see, before anything is withheld.

    A correction goes along with the history that it corrects, so that both audiences see the same
    figure: its date, and of the position what the history shows. Who and why only if listed. A
    seal would let a withheld score be guessed and tried, and a total would let it be worked out.
    """
    fields = frozenset(scheme.publishes.fields.get(table, ()))
    history = frozenset(scheme.publishes.fields.get("history", ()))
    if table == "corrections":
        fields = fields | history | {"date"} if history else frozenset()
    return fields - _SEALED


class _Publisher:
    """Writes the public rows of one register."""

    def __init__(self, register: Register, withholding: Withholding) -> None:
        self._register = register
        self._publishes = register.scheme.publishes
        self._withholding = withholding

    def rows(self, table: Table) -> Iterator[Row]:
        allowed = published_fields(self._register.scheme, table.name)
        fields = [each for each in fields_of(table, self._register.scheme) if each.name in allowed]
        for row in self._register.rows(table.name):
            if table == STATED and row.reference:
                continue  # only totals: what papers print of one entry is not the pack's to repeat
            if table == self._register.kind.first:
                yield Row(self._entry(fields, row), row.place)
            elif not self._withholding.takes(table.name, row):
                yield Row(self._about(table, fields, row), row.place)

    def _entry(self, fields: list[Field], entry: Row) -> Mapping[str, Value]:
        word = self._publishes.word
        withheld = self._withholding.fields.get(entry.reference, frozenset())
        if entry.reference in self._withholding.entries:
            shown = {"reference", *self._publishes.of_withheld}
            listed = {each.name for each in fields if each.kind is Kind.LISTED}
            hidden = {"title"} | (listed - shown)
            fields = [each for each in fields if each.name in shown | hidden]
            withheld |= hidden
        values = _taken(entry, fields)
        for each in fields:
            if each.name in withheld:
                values[each.name] = word if each.kind in _TEXTS else None
        return values

    def _about(self, table: Table, fields: list[Field], row: Row) -> Mapping[str, Value]:
        """Past scores of a withheld entry are shown only where its score of today is."""
        past = table.name in ("history", "corrections")
        if past and row.reference in self._withholding.entries:
            hidden = _hidden_positions(self._register.scheme)
            fields = [each for each in fields if each.name not in hidden]
        return _taken(row, fields)


def _taken(row: Row, fields: list[Field]) -> dict[str, Value]:
    return {each.name: row[each.name] for each in fields if each.name in row.values}


def _hidden_positions(scheme: Scheme) -> frozenset[str]:
    """The fields of a position that a withheld entry does not show today either.

    With a score goes its band; who corrected a position and why is never shown of a withheld entry.
    """
    shown = {*scheme.publishes.of_withheld}
    hidden = {"by", "reason", *({"stage"} - shown)}
    if not scheme.has_scores:
        return frozenset(hidden)
    current = scheme.current
    if scheme.rates_in_words:
        return frozenset(hidden | ({"band"} if current.band not in shown else set()))
    today = {"likelihood": current.likelihood, "impact": current.impact}
    levels = {name for name, field in today.items() if field not in shown}
    if levels and current.score not in shown:
        levels |= {"score", "band"}
    return frozenset(hidden | levels | {f"restated_{name}" for name in levels})


def _withheld_rows(register: Register) -> Iterator[Row]:
    """A row for each entry that is withheld whole, without the reason and who decided."""
    names = ("exemption",) if "exemption" in _published(register, "withheld") else ()
    whole, one = withholding_of(register).entries, register.kind.One
    for row in register.rows("withheld"):
        if row.reference in whole and row.text("what").strip().casefold() == one.casefold():
            values: dict[str, Value] = {"reference": row.reference, "what": one}
            yield Row(values | {name: row[name] for name in names}, row.place)


def _named(register: Register, tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Row]:
    """The people but for those whom only withheld values name."""
    everywhere = _people_in(register.scheme, register.tables)
    publicly = _people_in(register.scheme, tables)
    for row in tables[PEOPLE.name]:
        person = row.text("person")
        if person in publicly or person not in everywhere:
            yield row


def _people_in(scheme: Scheme, tables: Mapping[str, tuple[Row, ...]]) -> set[str]:
    """Whom the fields for people name."""
    named: set[str] = set()
    for table in kept_tables(scheme):
        names = [each.name for each in fields_of(table, scheme) if each.kind is Kind.PEOPLE]
        for row in tables.get(table.name, ()) if names else ():
            for name in names:
                named.update(listed_in(row.text(name)))
    return named


def _published(register: Register, table: str) -> tuple[str, ...]:
    return register.scheme.publishes.fields.get(table, ())


def _settings(settings: Settings) -> Settings:
    source = replace(settings.source, note="")
    return replace(settings, source=source, note="", checks={})


def _scheme(scheme: Scheme) -> Scheme:
    return replace(scheme, source=replace(scheme.source, note=""))


def _references(entries: Collection[Row] | None) -> list[str] | None:
    return None if entries is None else [entry.reference for entry in entries]
