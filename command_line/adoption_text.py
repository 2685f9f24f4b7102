"""What adopting a scheme would change, as text: which entries, how many, when, the heat map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import shorten, wrap

from risk_register.adoption.effects import Effect, Standing, band_counts, effects
from risk_register.heat_map import cell_name, shown_in
from risk_register.register import Register
from risk_register.scheme import Scheme

WIDTH = 100
_LABEL = 12
_NARROWEST = 8
_NONE = "none"


def adoption_text(before: Register, after: Register) -> str:
    """What becomes of each live entry, at most 100 columns wide unless references are very long."""
    found = effects(before, after)
    old, new = before.scheme.name, after.scheme.name
    parts = [
        [f"From {old} to {new}, as at {after.settings.as_at:%d/%m/%Y}"],
        [*_rated(before.scheme, found)],
        [*_bands(before, after, found)],
        [*_tolerance(before.scheme, after.scheme, found)],
        [*_reviews(before.scheme, found)],
        [*_heat_map("before", before)],
        [*_heat_map("after", after)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _rated(scheme: Scheme, found: Sequence[Effect]) -> Iterator[str]:
    changed = [each for each in found if each.is_rated_otherwise]
    if not changed:
        yield scheme.says(
            f"No live {{one}} has another {_measured(scheme)}; there are {len(found)}."
        )
        return
    counted = f"{len(changed)} of {len(found)} live {scheme.kind.many}"
    yield f"Another {_measured(scheme)}: {counted}"
    rows = [[each.reference, _said(each.before), _said(each.after), each.title] for each in changed]
    yield from _table(["reference", "before", "after", "title"], rows)


def _measured(scheme: Scheme) -> str:
    return "rating" if scheme.rates_in_words else "score or band"


def _said(standing: Standing) -> str:
    score = "no score" if standing.score is None else str(standing.score)
    return f"{score:>2} {standing.band or ''}".rstrip()


def _bands(before: Register, after: Register, found: Sequence[Effect]) -> Iterator[str]:
    old = dict(band_counts(before, [each.before for each in found]))
    new = dict(band_counts(after, [each.after for each in found]))
    if not (old or new):
        return
    yield f"{before.kind.live} in each band"
    rows = [[name, _count(old.get(name)), _count(new.get(name))] for name in {**new, **old}]
    without = [sum(getattr(each, side).band is None for each in found) for side in _SIDES]
    if any(without):
        rows.append(["no band", *map(str, without)])
    yield from _table(["band", *_SIDES], rows)


_SIDES = ("before", "after")


def _count(number: int | None) -> str:
    """A band that a scheme does not have holds nothing, and not 0."""
    return "-" if number is None else str(number)


def _tolerance(before: Scheme, after: Scheme, found: Sequence[Effect]) -> Iterator[str]:
    old, new = (str(each.tolerance.score) if each.tolerance else _NONE for each in (before, after))
    if old == new == _NONE:
        yield "Tolerance: neither scheme has one."
        return
    yield f"Tolerance: {old} before, {new} after"
    crossing = [each for each in found if each.crosses_tolerance]
    up = [each.reference for each in crossing if each.after.above]
    down = [each.reference for each in crossing if not each.after.above]
    yield from _listed("  now above it: ", up)
    yield from _listed("  no longer above it: ", down)


def _listed(said: str, references: Sequence[str]) -> list[str]:
    return wrap(said + (", ".join(references) or _NONE), WIDTH, subsequent_indent="    ",
                break_long_words=False, break_on_hyphens=False)  # fmt: skip


def _reviews(scheme: Scheme, found: Sequence[Effect]) -> Iterator[str]:
    changed = [each for each in found if each.is_reviewed_otherwise]
    if not changed:
        yield scheme.says("Every live {one} is reviewed as often as before.")
        return
    counted = f"{len(changed)} of {len(found)} live {scheme.kind.many}"
    yield f"Reviewed more or less often: {counted}"
    rows = [
        [each.reference, _every(each.before), _every(each.after), _day(each.before.next_review),
         _day(each.after.next_review)]
        for each in changed
    ]  # fmt: skip
    yield from _table(["reference", "before", "after", "next review before", "after"], rows)


def _every(standing: Standing) -> str:
    months = standing.review_months
    if months is None:
        return "no interval"
    return "every month" if months == 1 else f"every {months} months"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "no date"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns side by side, the last one cut at the width of the page."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        *cells, last = row
        line = "  " + "".join(f"{cell:{w + 2}}" for cell, w in zip(cells, widths, strict=False))
        room = max(WIDTH - len(line), _NARROWEST)
        yield (line + shorten(last, room, placeholder=" …")).rstrip()


def _heat_map(when: str, register: Register) -> Iterator[str]:
    scheme = register.scheme
    if scheme.rates_in_words:
        return
    if not scheme.scales or scheme.current not in scheme.by_levels:
        yield f"Heat map {when}: none, as {scheme.name} scores without likelihood and impact."
        return
    up, across = scheme.axes()
    yield f"Heat map {when}, {up.heading.lower()} up and {across.heading.lower()} across"
    labels = [f"{level.number} {level.label}" for level in across.levels]
    references = [entry.reference for entry in register.live_entries]
    room = (WIDTH - _LABEL - 2) // len(labels) - 3
    width = max(room, _NARROWEST, *map(len, references or [""]))
    line = "  " + "-" * _LABEL + ("+" + "-" * (width + 2)) * len(labels)
    for level in reversed(up.levels):
        cells = [_cell(register, level.number, each, width) for each in across.numbers]
        yield line
        yield from _row([wrap(f"{level.number} {level.label}", _LABEL), *cells], width)
    yield line
    yield from _row([[], *(wrap(label, width) for label in labels)], width)


def _cell(register: Register, up: int, across: int, width: int) -> list[str]:
    """A cell of the map: its score and band, then the references in it."""
    scheme = register.scheme
    name = cell_name(up, across) if scheme.up == "likelihood" else cell_name(across, up)
    entries = shown_in(register, scheme.current).get(name, [])
    score = scheme.score_at(up, across)
    found = scheme.band(score)
    said = f"{score} {found.name}" if found else str(score)
    references = " ".join(entry.reference for entry in entries)
    lines = wrap(references, width, break_long_words=False, break_on_hyphens=False)
    return [shorten(said, width, placeholder="…"), *lines]


def _row(cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """One row of the map; its cells have lines of text."""
    for number in range(max(map(len, cells))):
        label, *texts = (cell[number] if number < len(cell) else "" for cell in cells)
        row = "".join(f"| {text:{width}} " for text in texts)
        yield f"  {label:{_LABEL}}{row}".rstrip()
