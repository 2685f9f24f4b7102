"""How the live entries are rated, and what is above the tolerance and which board must see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appendices.content import Block, Cell, Column, TableBlock, text_cell
from appendices.counted import count_sentences
from appendices.report.figures import above_tolerance, ratings, without_score
from appendices.report.reported import Reported
from appendices.report.words import MOST_NAMED, bracketed, counted, listed, paragraph, said
from risk_register import scores
from risk_register.checks.belonging import count_of
from risk_register.plurals import number_of
from risk_register.register import Register, Row


def rated(reported: Reported) -> Iterator[Block]:
    """How many entries are in each band; of a scheme without bands, what is the highest score."""
    register, scheme = reported.register, reported.register.scheme
    if not scheme.has_scores:
        many = scheme.kind.many.capitalize()
        yield paragraph(f"{many} are not scored, so none is rated high or low.")
    elif not scheme.bands:
        yield paragraph("The scheme has no bands such as High or Low.", _highest(register))
    else:
        _, top = ratings(reported)[0]
        see = reported.see(top.named, count_of(scheme, scheme.bands[-1]))
        named = dict.fromkeys(each.counts for each in scheme.appendices if each.counts)
        yield from (paragraph(*count_sentences(register, name)) for name in named)
        yield paragraph(_in_bands(reported), see)


def _in_bands(reported: Reported) -> str:
    """`No risk is rated High, 1 is rated Medium and 2 are rated Low.`"""
    found = ratings(reported)
    entries = [figure.named for _, figure in found]
    parts = []
    for (_, figure), rated in zip(found, entries, strict=True):
        verb = figure.plural if len(rated) > 1 else figure.singular
        parts.append(f"{len(rated) or 'none'} {verb}")
    kind = reported.register.kind
    many = kind.many
    if why := without_score(reported.register):
        unknown = f"How many {many} have each rating cannot be said: {why}."
        return f"{unknown} Of the others, {listed(parts)}."
    first = counted(len(entries[0]), found[0][1].singular, found[0][1].plural, kind.one)
    return f"{listed([first, *parts[1:]])}."


def _highest(register: Register) -> str:
    """The highest current score, and the entries that have it."""
    reached = {r.reference: score(register, r) for r in register.live_entries}
    known = [each for each in reached.values() if each is not None]
    if not known:
        return "No current score is given."
    top = [reference for reference, each in reached.items() if each == max(known)]
    number = counted(len(top), "has", "have", register.kind.one)
    return f"{number} the highest score, {max(known)}{bracketed(top)}."


def score(register: Register, entry: Row) -> int | None:
    """The current score of an entry, `None` where it has none."""
    scheme = register.scheme
    return scores.score(scheme, scheme.current, entry) if scheme.has_scores else None


def score_cell(register: Register, value: int | str | None) -> Cell:
    """A score in the colours of its band, with the band's name; a rating in words is that name."""
    band = register.scheme.band(value)
    number = "" if register.scheme.rates_in_words else f"{value} "
    return Cell(f"{number}{band.name}" if band else value, band=band)


def above(reported: Reported) -> Iterator[Block]:
    """What is above the tolerance: the boards that must see it, and a row for each entry."""
    figure, register = above_tolerance(reported), reported.register
    if register.scheme.rates_in_words:
        return
    if figure is None:
        one = register.kind.one
        yield paragraph(f"No tolerance is set, so no {one} is reported as above it.")
        return
    why = without_score(register)
    beside = f"The figure leaves out what has no score: {why}." if why else ""
    see = reported.see(figure.named, "above_tolerance")
    yield paragraph(figure.said, beside, *_by_board(reported), see)
    if figure.entries:
        yield _table(register, reported.rows(figure.entries))


def _by_board(reported: Reported) -> Iterator[str]:
    """A sentence for each board, those of the higher bands first."""
    figure, register = above_tolerance(reported), reported.register
    boards: dict[str, list[str]] = {}
    entries = reported.rows(figure.entries or ()) if figure else []
    for entry in _highest_first(register, entries):
        boards.setdefault(_board(register, entry), []).append(entry.reference)
    for board, references in boards.items():
        number = number_of(len(references), register.kind.one)
        named = f"{number}{bracketed(references, MOST_NAMED)}"
        if len(references) == len(entries):
            named = "it" if len(entries) == 1 else "them all"
        yield f"{board} must see {named}." if board else f"The scheme names no board for {named}."


def _highest_first(register: Register, entries: Iterable[Row]) -> list[Row]:
    return sorted(entries, key=lambda entry: -(score(register, entry) or 0))


def _board(register: Register, entry: Row) -> str:
    band = register.scheme.band(score(register, entry))
    return band.board if band else ""


def _table(register: Register, entries: list[Row]) -> TableBlock:
    accepted = any(entry["accepted_until"] for entry in entries)
    columns = [Column("Reference"), Column("Title", 3), Column("Score"), Column("Board", 3)]
    rows = []
    for entry in _highest_first(register, entries):
        cells = [
            Cell(entry.reference), text_cell(entry.text("title")),
            score_cell(register, score(register, entry)), Cell(_board(register, entry) or None),
        ]  # fmt: skip
        until = [Cell(said(entry["accepted_until"]) or None)] if accepted else []
        rows.append((*cells, *until))
    columns += [Column("Accepted until", 2)] if accepted else []
    caption = f"{register.kind.many.capitalize()} above the tolerance"
    return TableBlock(caption, tuple(columns), tuple(rows),
                      first_column_heads=True)  # fmt: skip
