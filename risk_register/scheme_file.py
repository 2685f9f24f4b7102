"""A scheme from its TOML file. Every reason to refuse it is given at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from risk_register.appendix_file import appendices_of, publishes_of
from risk_register.findings import Finding, quoted
from risk_register.kinds import KINDS, RISK_REGISTER
from risk_register.places import Place
from risk_register.scheme import (
    REASON_MEANS,
    STANDS_FOR,
    STATUS_MEANS,
    Arrow,
    AssessedBy,
    Assessment,
    Band,
    Level,
    Mark,
    Named,
    Rating,
    Reason,
    Replaced,
    Role,
    Scale,
    Scheme,
    Source,
    Tolerance,
)
from risk_register.scheme_sense import senseless
from risk_register.toml_reading import TomlTable, load_toml

_AXES = ("likelihood", "impact")
_CHANGES = ("Increased", "Decreased", "Increase", "Decrease")


def read_scheme(path: Path) -> tuple[Scheme | None, list[Finding]]:
    """The scheme in a TOML file, or `None` with every reason why it makes no sense.

    `docs/schemes.md` says what the keys mean.
    """
    findings: list[Finding] = []
    data = load_toml(path, findings)
    if findings:
        return None, findings
    return scheme_of(data, Place(path.name))


def scheme_of(data: dict[str, Any], place: Place) -> tuple[Scheme | None, list[Finding]]:
    """The scheme that data say, or `None` with every reason why it makes no sense.

    The data are what a scheme's TOML file holds; `place` is where they come from.
    """
    findings: list[Finding] = []
    scheme = _scheme(TomlTable(data, place, findings))
    findings += senseless(scheme, place)
    findings += _assumed_keys(scheme, data, place)
    return (None if findings else scheme), findings


def _scheme(top: TomlTable) -> Scheme:
    kind = KINDS[top.one_of("kind", tuple(KINDS), default=RISK_REGISTER.key)]
    keeps = top.table("keeps")
    source = top.table("source")
    if source is None:
        top.report("scheme-no-source", "source", "the document the scheme comes from", "nothing")
    scheme = Scheme(
        name=top.text("name", required=True),
        title=top.text("title", required=True),
        organisation=top.text("organisation", required=True),
        effective=top.day("effective") or date.max,
        source=_source(source) if source else Source(""),
        kind=kind,
        rating=Rating(top.one_of("rating", tuple(Rating))),
        up=top.one_of("up", _AXES, default="impact"),
        review_months=top.whole("review_months"),
        closed_score=top.whole("closed_score"),
        assumed=top.text_mapping("assumed"),
        replaces=_replaced(top.table("replaces")),
        assessments=tuple(_assessment(each) for each in top.tables("assessments", "key")),
        roles=tuple(_role(each) for each in top.tables("roles", "key")),
        likelihood=_scale(top.table("likelihood")),
        impact=_scale(top.table("impact")),
        bands=tuple(sorted(_bands(top), key=lambda band: band.lowest)),
        tolerance=_tolerance(top.table("tolerance")),
        statuses=tuple(_named(each) for each in top.tables("statuses", "name")),
        areas=tuple(_named(each) for each in top.tables("areas", "name")),
        reasons=tuple(_reason(each) for each in top.tables("reasons", "name")),
        low_ratings=top.texts("low_ratings"),
        status_means=_status_means(top.table("status_means")),
        arrows=_arrows(top.table("arrows")),
        marks=tuple(_mark(each) for each in top.tables("marks", "symbol")),
        headings=top.text_mapping("headings"),
        keeps=keeps.texts(kind.first.name) if keeps else (),
        tables=keeps.texts("tables") if keeps else (),
        publishes=publishes_of(top.table("publishes"), kind),
        appendices=appendices_of(top, kind),
    )
    if keeps:
        keeps.finish()
    rated = _with_matrix(scheme, top)
    top.finish()
    return rated


def _source(table: TomlTable) -> Source:
    source = Source(table.text("title", required=True), table.text("place", required=True))
    table.finish()
    return source


def _replaced(table: TomlTable | None) -> Replaced | None:
    if table is None:
        return None
    replaced = Replaced(
        scheme=table.text("scheme", required=True),
        on=table.day("on") or date.max,
        restated=table.flag("restated"),
    )
    table.finish()
    return replaced


def _assessment(table: TomlTable) -> Assessment:
    assessment = Assessment(
        key=table.text("key", required=True),
        name=table.text("name", required=True),
        by=AssessedBy(table.one_of("by", tuple(AssessedBy), default="levels")),
        current=table.flag("current"),
        meaning=table.text("meaning"),
        stands_for=_stands_for(table),
    )
    table.finish()
    return assessment


def _stands_for(table: TomlTable) -> str:
    return table.one_of("stands_for", STANDS_FOR) if "stands_for" in table else ""


def _role(table: TomlTable) -> Role:
    role = Role(
        table.text("key", required=True), table.text("heading", required=True),
        table.text("meaning"),
    )  # fmt: skip
    table.finish()
    return role


def _named(table: TomlTable) -> Named:
    named = Named(table.text("name", required=True), table.text("meaning"))
    table.finish()
    return named


def _reason(table: TomlTable) -> Reason:
    means = table.one_of("means", REASON_MEANS) if "means" in table else ""
    reason = Reason(table.text("name", required=True), table.text("meaning"), means)
    table.finish()
    return reason


def _status_means(table: TomlTable | None) -> dict[str, tuple[str, ...]]:
    if table is None:
        return {}
    means = {key: names for key in STATUS_MEANS if (names := table.texts(key))}
    table.finish()
    return means


def _scale(table: TomlTable | None) -> Scale | None:
    if table is None:
        return None
    levels = [_level(each) for each in table.tables("levels", "number")]
    scale = Scale(
        heading=table.text("heading", required=True),
        levels=tuple(sorted(levels, key=lambda level: level.number)),
        columns=table.texts("columns"),
        categories=table.flag("categories"),
    )
    table.finish()
    return scale


def _level(table: TomlTable) -> Level:
    number = table.whole("number", required=True)
    level = Level(
        number=-1 if number is None else number,
        label=table.text("label", required=True),
        descriptors=table.text_mapping("descriptors"),
        ranges=table.mapping("ranges"),
    )
    table.finish()
    return level


def _bands(top: TomlTable) -> list[Band]:
    return [band for each in top.tables("bands", "name") if (band := _band(each))]


def _band(table: TomlTable) -> Band | None:
    lowest, highest = table.whole("from", required=True), table.whole("to", required=True)
    band = Band(
        name=table.text("name", required=True),
        lowest=0 if lowest is None else lowest,
        highest=0 if highest is None else highest,
        colour=table.text("colour", required=True).upper(),
        text=table.text("text", required=True).upper(),
        meaning=table.text("meaning"),
        action=table.text("action"),
        board=table.text("board"),
        review_months=table.whole("review_months"),
    )
    table.finish()
    return None if lowest is None or highest is None else band


def _tolerance(table: TomlTable | None) -> Tolerance | None:
    if table is None:
        return None
    score = table.whole("score", required=True)
    tolerance = None if score is None else Tolerance(score, table.text("meaning"))
    table.finish()
    return tolerance


def _arrows(table: TomlTable | None) -> dict[str, Arrow]:
    """The arrows by direction. Without scores nothing is computed, and any may be named."""
    arrows = {}
    for direction in table.keys() if table else ():
        if table and (arrow := table.table(direction)):
            arrows[direction] = Arrow(arrow.text("symbol"), arrow.text("word"))
            if not arrows[direction].text:
                arrow.report("scheme-missing-key", "", "a symbol or a word", "neither")
            arrow.finish()
    if table:
        table.finish()
    return arrows


def _mark(table: TomlTable) -> Mark:
    mark = Mark(
        axis=table.one_of("axis", _AXES),
        change=table.one_of("change", _CHANGES),
        symbol=table.text("symbol", required=True),
        meaning=table.text("meaning", required=True),
    )
    table.finish()
    return mark


def _with_matrix(scheme: Scheme, top: TomlTable) -> Scheme:
    """The scheme with the score of every pair of levels, computed or as the file lists them."""
    rows = top.mapping("matrix")
    if scheme.rating is Rating.MATRIX:
        matrix = _listed_matrix(scheme, rows, top)
    else:
        if rows:
            top.report("scheme-matrix", "matrix", "no matrix for this rating", "one")
        matrix = {(chance, impact): chance * impact for chance, impact in scheme.pairs()}
    return replace(scheme, matrix=matrix)


def _listed_matrix(
    scheme: Scheme, rows: dict[str, Any], top: TomlTable
) -> dict[tuple[int, int], int]:
    likelihoods = scheme.likelihood.numbers if scheme.likelihood else ()
    impacts = [str(number) for number in scheme.impact.numbers] if scheme.impact else []
    for key in [key for key in rows if key not in impacts]:
        top.report("scheme-matrix", f"matrix.{key}", "the number of an impact level", quoted(key))
    matrix: dict[tuple[int, int], int] = {}
    for key in impacts:
        row = rows.get(key, [])
        if not _are_scores(row, len(likelihoods)):
            expected = f"{len(likelihoods)} whole numbers, one for each likelihood"
            top.report("scheme-matrix", f"matrix.{key}", expected, quoted(row))
            continue
        matrix |= {
            (likelihood, int(key)): score
            for likelihood, score in zip(likelihoods, row, strict=True)
        }
    return matrix


def _are_scores(row: object, count: int) -> bool:
    return isinstance(row, list) and len(row) == count and all(type(score) is int for score in row)


def _assumed_keys(scheme: Scheme, data: dict[str, Any], place: Place) -> list[Finding]:
    """A key in `assumed` that does not stand in the file would mark nothing as assumed."""
    return [
        Finding("scheme-assumed", place.at_column(f"assumed.{key}"), "a key of this file", "none")
        for key in scheme.assumed
        if not stands_in(data, key.split("."))
    ]


def stands_in(data: Any, keys: list[str]) -> bool:
    """Whether a key such as bands.High.colour exists; list items go by their name or number."""
    if not keys:
        return True
    if isinstance(data, list):
        known_by = ("name", "key", "number", "symbol")
        return any(
            stands_in(item, keys[1:])
            for item in data
            if isinstance(item, dict)
            and any(str(item.get(name, "")) == keys[0] for name in known_by)
        )
    if isinstance(data, dict):
        for end in range(len(keys), 0, -1):
            joined = ".".join(keys[:end])
            if joined in data and stands_in(data[joined], keys[end:]):
                return True
    return False
