"""Registers of every kind, for properties that hold of all of them."""

from datetime import date

from hypothesis import strategies as st

from risk_register.fields import Field, Kind, Table
from risk_register.kept_fields import choices_of, fields_of, kept_tables
from risk_register.own_columns import Formula, OwnColumn, OwnValue
from risk_register.places import Place
from risk_register.register import Brand, Register, Report, Row, Settings
from risk_register.scheme import Scheme, Source
from risk_register.values import Month, Value
from tests.registers import SCHEME_NAMES, scheme

_AWKWARD = ("=1+1", "'12", "007", "TRUE", "#N/A", " two  spaces ", "_x000D_", "a\nb", "<&>\"'",
            "2023-10-26", "ünïcôdé 𝒳", "+44", "\tTab", "x" * 300)  # fmt: skip
_DAYS = st.dates(date(1900, 3, 1), date(2199, 12, 31))
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf"))
texts = st.one_of(
    st.sampled_from(_AWKWARD),
    st.text(_LETTERS, min_size=1, max_size=12).filter(lambda text: text.strip() != ""),
)
"""Texts that may stand in a register, most of them awkward."""

_OWN_VALUES: st.SearchStrategy[OwnValue] = st.one_of(
    texts,
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e9, 1e9, allow_nan=False).filter(lambda number: not number.is_integer()),
    st.sampled_from([Formula('IF(As_at>1,"it""s",TRUE)'), Formula("As_at+1")]),
)


_reports = st.builds(
    Report,
    purpose=st.just("") | texts,
    recommendation=st.just("") | texts,
    method=st.just("") | texts,
    contacts=st.lists(texts, max_size=2).map(tuple),
)


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """A register of a shipped scheme: few rows, any values, columns of an office's own."""
    rules = scheme(draw(st.sampled_from(SCHEME_NAMES)))
    references = draw(st.lists(st.from_regex(r"[A-Z]{1,3}[0-9]{1,3}", fullmatch=True),
                               unique_by=str.casefold, max_size=4))  # fmt: skip
    tables, own = {}, {}
    for table in kept_tables(rules):
        count = len(references) if table == rules.kind.first else draw(st.integers(0, 3))
        if table.name != "versions" and draw(st.booleans()):
            own[table.name] = draw(_own_columns(table, rules))
        rows = [draw(_rows(table, rules, references, at, own)) for at in range(count)]
        tables[table.name] = tuple(row for row in rows if row is not None)
    return Register(draw(_settings(rules)), rules, tables, own)


@st.composite
def _own_columns(draw: st.DrawFn, table: Table, rules: Scheme) -> tuple[OwnColumn, ...]:
    """One or two columns of an office's own."""
    headings = ["", *(field.heading for field in fields_of(table, rules))]
    formula = draw(st.sampled_from(["", "As_at+1"]))
    first = OwnColumn("Portfolio", draw(st.sampled_from(headings)), formula)
    second = OwnColumn("It's [odd] #2", "Portfolio", number_format="0.0")
    return draw(st.sampled_from([(first,), (first, second)]))


@st.composite
def _settings(draw: st.DrawFn, rules: Scheme) -> Settings:
    line = texts.map(str.strip).filter(lambda text: text != "")
    return Settings(
        organisation=draw(line),
        title=draw(line),
        as_at=draw(_DAYS),
        scheme=rules.name,
        marking=draw(st.just("") | line),
        brand=Brand(draw(st.sampled_from(["Arial", "Calibri"])), "#3F2A56"),
        source=Source(draw(texts), draw(st.just("") | texts), draw(st.just("") | texts)),
        note=draw(st.just("") | texts),
        report=draw(_reports),
    )


@st.composite
def _rows(
    draw: st.DrawFn,
    table: Table,
    rules: Scheme,
    references: list[str],
    at: int,
    own: dict[str, tuple[OwnColumn, ...]],
) -> Row | None:
    values: dict[str, Value] = {}
    for field in fields_of(table, rules):
        if field.required or draw(st.booleans()):
            value = draw(_value(field, rules, references, at))
            if value is None and field.required:
                return None
            if value is not None:
                values[field.name] = value
    own_values = {
        column.heading: draw(_OWN_VALUES)
        for column in own.get(table.name, ())
        if draw(st.booleans())
    }
    return Row(values, Place(table.file, at + 2), own_values) if values else None


def _value(field: Field, rules: Scheme, references: list[str], at: int) -> st.SearchStrategy[Value]:
    scale = rules.likelihood if field.choices == "likelihood" else rules.impact
    drawn: dict[Kind, st.SearchStrategy[Value]] = {
        Kind.KEY: st.just(f"K{at}" if field.name == "control_id" else "".join(references[at:][:1])),
        Kind.PERSON: st.just(f"Person {at}"),
        Kind.ENTRY: st.sampled_from(references) if references else st.none(),
        Kind.DATE: _DAYS,
        Kind.DATE_OR_MONTH: _DAYS | st.builds(Month, st.integers(1901, 2199), st.integers(1, 12)),
        Kind.LEVEL: st.sampled_from(scale.numbers) if scale else st.none(),
        Kind.SCORE: st.integers(0, 9999),
        Kind.NUMBER: st.integers(0, 9999),
    }
    if field.kind is Kind.CHOICE:
        return st.sampled_from(choices_of(field.choices, rules))
    if field.kind is Kind.LISTED:
        some = st.lists(st.sampled_from(choices_of(field.choices, rules)), min_size=1, unique=True)
        return some.map("; ".join)
    return drawn.get(field.kind, texts)
