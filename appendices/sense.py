"""What makes the appendices of a scheme senseless: names of nothing, keys that stand twice.

Everything at once, each with its key in the scheme's file: `appendices.B.columns.foo`. What a
kind takes, and what a scheme needs for it, is said once, in the tables below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from appendices.choosing import choosers_of
from appendices.columns import NEEDS, column_names
from appendices.kinds.pages import ASSESSMENTS, parts_of
from appendices.pack import CHOOSES
from risk_register.appendix import Appendix, AppendixKind, Audience
from risk_register.fields import CONTROLS, LINKS, PEOPLE, TABLES, UPDATES
from risk_register.findings import Finding, quoted
from risk_register.kept_fields import entry_fields, fields_of, kept_tables
from risk_register.places import Place
from risk_register.scheme import Scheme

Problem = tuple[str, str, str]
"""The key, what was expected, and what is there."""

_TABLE_OF = {
    AppendixKind.CONTROLS: CONTROLS,
    AppendixKind.LINKS: LINKS,
    AppendixKind.OWNERS: PEOPLE,
}
"""The table of whose rows an appendix of some kinds consists."""

_HAS_COLUMNS = {*CHOOSES, AppendixKind.FIGURES, AppendixKind.OWNERS}
_NEEDS_COLUMNS = _HAS_COLUMNS - {AppendixKind.OWNERS, AppendixKind.PAGES}

_FED: Mapping[AppendixKind, tuple[str, Callable[[Scheme], object]]] = {
    AppendixKind.HEAT_MAP: ("likelihood and impact", lambda scheme: len(scheme.scales) == 2),
    AppendixKind.MATRIX: ("scales or bands", lambda scheme: scheme.scales or scheme.bands),
    AppendixKind.STATUSES: ("statuses", lambda scheme: scheme.statuses),
    AppendixKind.BOARDS: (
        "bands with a board",
        lambda scheme: any(band.board for band in scheme.bands),
    ),
    AppendixKind.AREAS: ("policy areas", lambda scheme: "areas" in scheme.keeps and scheme.areas),
}
"""What a scheme needs for some kinds, and whether it has it."""


def senseless_appendices(scheme: Scheme) -> list[Finding]:
    """Every reason why the appendices of a scheme cannot be made as they are declared."""
    place = Place(f"scheme {scheme.name}")
    problems = [*_keys(scheme), *_published(scheme)]
    for each in scheme.appendices:
        for rule in (_kind, _takes, _choices, _left_out, _columns, _parts, _seen):
            problems += [
                (f"appendices.{each.key}.{key}", expected, actual)
                for key, expected, actual in rule(scheme, each)
            ]
    return [
        Finding("appendix-sense", place.at_column(key), expected, actual)
        for key, expected, actual in problems
    ]


def _keys(scheme: Scheme) -> Iterator[Problem]:
    """Keys by which people ask for an appendix, and titles by which they find it."""
    yield from _repeated("appendices", "key", (each.key for each in scheme.appendices))
    headings = (f"{each.named}: {each.title}" for each in scheme.appendices)
    yield from _repeated("appendices", "heading", headings)
    for each in scheme.appendices:
        if not each.key or "," in each.key or each.key != each.key.strip():
            yield f"appendices.{each.key}.key", "a key without commas", quoted(each.key)
        if not each.title.strip():
            yield f"appendices.{each.key}.title", "a title", "nothing"


def _kind(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    """A kind that the scheme cannot feed."""
    what, is_fed = _FED.get(appendix.kind, ("", lambda _: True))
    table = _TABLE_OF.get(appendix.kind)
    if table and table not in kept_tables(scheme):
        what = f"table {table.name}"
    elif is_fed(scheme):
        return
    yield "kind", f"another kind, since the scheme has no {what}", quoted(appendix.kind.value)


def _takes(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    """What is declared and not used, and what is not declared though the kind needs it."""
    many = scheme.kind.many
    kind, chooses = appendix.kind, appendix.kind in CHOOSES
    for key, given, used in (
        (many, appendix.chooses, chooses or kind is AppendixKind.OWNERS),
        ("but_not", appendix.but_not, chooses),
        ("counts", [appendix.counts] if appendix.counts else [], chooses),
        ("columns", appendix.columns, kind in _HAS_COLUMNS),
        ("parts", appendix.parts, kind is AppendixKind.PAGES),
    ):
        if given and not used:
            yield key, f"nothing in an appendix of the kind {kind}", quoted(", ".join(given))
    if chooses and not appendix.chooses:
        yield many, f"which {many} it prints", "nothing"
    if kind in _NEEDS_COLUMNS and not appendix.columns:
        yield "columns", "at least one column", "nothing"
    if kind is AppendixKind.PAGES and not (appendix.columns or appendix.parts):
        yield "parts", "columns or parts", "nothing"


def _choices(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    many, known = scheme.kind.many, choosers_of(scheme)
    yield from _unknown(many, appendix.chooses, known, f"a choice of {many}")
    counts = [appendix.counts] if appendix.counts else []
    yield from _unknown("counts", counts, known, f"a choice of {many}")


def _left_out(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    """What is left to another appendix has to stand there."""
    many = scheme.kind.many
    others = {each.key: each for each in scheme.appendices if each.kind in CHOOSES}
    for key in appendix.but_not:
        if key not in others or key == appendix.key:
            yield "but_not", f"the key of another appendix that prints {many}", quoted(key)
        elif appendix.key in _reached(others, key):
            yield "but_not", f"an appendix that does not leave {many} to this one", quoted(key)


def _reached(others: Mapping[str, Appendix], start: str) -> set[str]:
    """The keys of the appendices to which one leaves entries, and to which those do."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for key in others[waiting.pop()].but_not:
            if key in others and key not in found:
                found.add(key)
                waiting.append(key)
    return found


def _columns(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    if appendix.kind not in _HAS_COLUMNS:
        return
    known: Collection[str] = column_names(scheme)
    if appendix.kind is AppendixKind.FIGURES:
        known = choosers_of(scheme)
    elif table := _TABLE_OF.get(appendix.kind):
        known = [scheme.kind.one, *(field.name for field in fields_of(table, scheme))]
    yield from _unknown("columns", appendix.columns, known, "a column of this kind of appendix")
    yield from _headings("columns", appendix.columns)


def _parts(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    known = [*parts_of(scheme), *([ASSESSMENTS] if scheme.assessments else [])]
    yield from _unknown("parts", appendix.parts, known, f"a part of a {scheme.kind.one}'s page")
    yield from _headings("parts", appendix.parts)


def _published(scheme: Scheme) -> Iterator[Problem]:
    """The fields that the public may see are fields that the register keeps."""
    kept, fields = {table.name: table for table in kept_tables(scheme)}, scheme.publishes.fields
    for name, published in fields.items():
        if name not in kept:
            expected = f"one of the tables that are kept, {', '.join(kept)}"
            yield f"publishes.{name}", expected, quoted(name)
            continue
        known = [field.name for field in fields_of(TABLES[name], scheme)]
        yield from _unknown(f"publishes.{name}", published, known, f"a field of {name}")
    withheld, entries = scheme.publishes.of_withheld, fields.get(scheme.kind.first.name, ())
    what = f"a field of a {scheme.kind.one} that publishes.{scheme.kind.first.name} has"
    yield from _unknown(f"publishes.withheld_{scheme.kind.many}", withheld, entries, what)


def _seen(scheme: Scheme, appendix: Appendix) -> Iterator[Problem]:
    """A public appendix prints nothing that the public may not see."""
    if appendix.audience is not Audience.PUBLIC:
        return
    reads = _READ.get(appendix.kind, ())
    for key, names in (("columns", appendix.columns), ("parts", appendix.parts), ("kind", reads)):
        for name in names:
            missing = [each for each in _read(scheme, appendix, name) if not _public(scheme, each)]
            if missing:
                yield f"{key}.{name}", f"{', '.join(missing)} under publishes", "nothing"


_READ = {AppendixKind.AREAS: ("areas",)}
"""The fields that a kind of appendix reads without any column."""


def _read(scheme: Scheme, appendix: Appendix, name: str) -> list[str]:
    """What a column or part reads: `risks.owner`, or a whole table."""
    table = _TABLE_OF.get(appendix.kind)
    if table and name != scheme.kind.one:
        return [f"{table.name}.{name}"]
    if appendix.kind is AppendixKind.FIGURES or table:
        return []
    first, kept = scheme.kind.first.name, [field.name for field in entry_fields(scheme)]
    for each in scheme.assessments:
        if name in (each.score, each.band):
            read = (each.likelihood, each.impact, each.score, each.band)
            return [f"{first}.{field}" for field in read if field in kept]
    return [f"{first}.{name}"] if name in kept else _tables_read(name)


def _tables_read(name: str) -> list[str]:
    first = name.partition(" ")[0]
    if first in (CONTROLS.name, UPDATES.name, LINKS.name):
        return [first]
    return [each for each in NEEDS.get(name, ()) if each in TABLES]


def _public(scheme: Scheme, what: str) -> bool:
    table, _, field = what.partition(".")
    published = scheme.publishes.fields.get(table, ())
    return field in published if field else bool(published)


def _unknown(
    key: str, names: Iterable[str], known: Collection[str], what: str
) -> Iterator[Problem]:
    """Names of nothing. Those that are free keys stand in the place, those of a list do not."""
    for name in names:
        if name not in known:
            keyed = isinstance(names, Mapping)
            yield f"{key}.{name}" if keyed else key, what, quoted(name)


def _headings(key: str, headings: Mapping[str, str]) -> Iterator[Problem]:
    for name, heading in headings.items():
        if not heading.strip():
            yield f"{key}.{name}", "a heading", "nothing"
    yield from _repeated(key, "heading", headings.values())


def _repeated(key: str, what: str, names: Iterable[str]) -> Iterator[Problem]:
    """What stands more than once, in capitals or small letters."""
    for name, times in Counter(name.casefold() for name in names).items():
        if times > 1 and name:
            yield key, f"each {what} once", f"{quoted(name)} {times} times"
