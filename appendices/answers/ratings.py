"""Answers on scores and ratings: what stays, what fell, and what is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from appendices.content import Block, Cell, Column, TableBlock, in_full, lines, text_cell
from appendices.corrected import correction_lines, marked
from appendices.report.changed import why
from appendices.report.moves import rescored, rise
from appendices.report.ratings import score, score_cell
from appendices.report.reported import Reported
from appendices.report.words import bracketed, counted, numbered, paragraph
from risk_register import scores
from risk_register.appendix import Audience
from risk_register.checks.governance import QUARTERS_RED
from risk_register.checks.looking import in_worst_band, logs
from risk_register.checks.movements import completed_since
from risk_register.checks.run import Report
from risk_register.movement import earlier_score
from risk_register.quarters import positions, quarters_in_band
from risk_register.register import Register, Row

FEWEST_QUARTERS = 2
"""From so many quarters in the highest band, this one counted, a committee asks why."""


def long_red(register: Register, _report: Report) -> Iterator[Block]:
    """The entries that have been in the highest band for quarters, the longest first."""
    scheme, past = register.scheme, register.past_quarters[::-1]
    if not scheme.bands or "history" not in scheme.tables:
        lacking = f"earlier {scheme.measure}s" if scheme.bands else "bands such as High or Low"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
        return
    top = scheme.bands[-1]
    rows = []
    for entry in register.live_entries:
        count = quarters_in_band(register, entry, positions(register, entry, past)) or 0
        if scores.band(scheme, scheme.current, entry) is top and count >= FEWEST_QUARTERS:
            rows.append((count, entry))
    words = f"rated {top.name} for {FEWEST_QUARTERS} quarters or more, this one counted"
    said = counted(len(rows), f"has been {words}", f"have been {words}", scheme.kind.one)
    yield paragraph(f"{said}.")
    caption = f"Rated {top.name} for long" if scheme.rates_in_words else "In the highest band"
    yield from _quarters(register, caption, rows)


def standing_still(register: Register, _report: Report) -> Iterator[Block]:
    """The entries whose score has not moved for a year, unless they are where they should be."""
    scheme, quarters = register.scheme, 1 + len(register.past_quarters)
    if not scheme.has_scores or "history" not in scheme.tables:
        lacking = "earlier scores" if scheme.has_scores else "scores"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
    elif quarters < QUARTERS_RED:
        known = numbered(quarters, "quarter", "quarters")
        yield paragraph(f"The register cannot say: it has scores of {known} only, and this looks "
                        f"at {QUARTERS_RED}.")  # fmt: skip
    else:
        yield from _stood_still(register)


def _stood_still(register: Register) -> Iterator[Block]:
    counts = [(_quarters_unmoved(register, entry), entry) for entry in register.live_entries]
    rows = [
        (count, entry)
        for count, entry in counts
        if count >= QUARTERS_RED and not _at_target(register, entry)
    ]
    words = f"stood still for {QUARTERS_RED} quarters or more, this one counted"
    number = counted(len(rows), f"has {words}", f"have {words}", "score")
    kept = register.scheme.standing_for("target")
    beside = "Scores at or below their target are left out." if kept else "No target is kept."
    yield paragraph(f"{number}.", beside)
    yield from _quarters(register, "Scores that have stood still", rows)


def _quarters_unmoved(register: Register, entry: Row) -> int:
    """For how many quarters on end, this one counted, an entry has had its present score."""
    now = score(register, entry)
    earlier = positions(register, entry, register.past_quarters)
    return 0 if now is None else 1 + sum(1 for _ in takewhile(lambda one: one == now, earlier))


def _target(register: Register, entry: Row) -> int | None:
    target = register.scheme.standing_for("target")
    return scores.score(register.scheme, target, entry) if target else None


def _at_target(register: Register, entry: Row) -> bool:
    now, target = score(register, entry), _target(register, entry)
    return now is not None and target is not None and now <= target


def _quarters(register: Register, caption: str, rows: list[tuple[int, Row]]) -> Iterator[Block]:
    """A row for each entry with how many quarters it has been so, the longest first."""
    target = register.scheme.standing_for("target")
    columns = [Column(register.kind.One), Column("Title", 4),
               Column(register.scheme.measure.capitalize()), Column("Quarters"),
               Column("Target")]  # fmt: skip
    shown = len(columns) if target else len(columns) - 1
    cells = [
        (
            Cell(entry.reference), text_cell(entry.text("title")),
            score_cell(register, score(register, entry)), Cell(count),
            score_cell(register, _target(register, entry)),
        )
        for count, entry in sorted(rows, key=lambda row: -row[0])
    ]  # fmt: skip
    if rows:
        yield TableBlock(caption, tuple(columns[:shown]), tuple(row[:shown] for row in cells),
                         first_column_heads=True)  # fmt: skip
    yield from _corrected(register, [entry for _, entry in rows], register.past_quarters)


def fallen(register: Register, _report: Report) -> Iterator[Block]:
    """The scores that fell though no control was completed since, with what the log says."""
    since, found = register.previous_quarter, rescored(register)
    if since is None or found is None or "controls" not in register.scheme.tables:
        lacking = "earlier scores" if since is None or found is None else "controls"
        yield paragraph(f"The register cannot say: it has no {lacking}.")
        return
    fallen = [
        entry
        for entry in found
        if rise(register, entry) < 0 and not completed_since(register, entry, since)
    ]
    words = f"fallen though no control was completed since {in_full(since)}"
    yield paragraph(f"{counted(len(fallen), f'has {words}', f'have {words}', 'score')}.")
    if fallen:
        yield _falls(register, fallen)
    yield from _corrected(register, fallen, [since])


def _corrected(
    register: Register, entries: Sequence[Row], quarters: Sequence[date]
) -> Iterator[Block]:
    """A line for each correction of a past position that was looked at."""
    references = [entry.reference for entry in entries]
    yield from (paragraph(each) for each in correction_lines(register, references, quarters))


def _falls(register: Register, fallen: list[Row]) -> TableBlock:
    reported, kept, rows = Reported(register, Audience.MEMBERS), logs(register), []
    for entry in fallen:
        words = why(reported, entry, kept.get(entry.reference, []))
        rows.append((
            Cell(entry.reference), text_cell(entry.text("title")),
            marked(register, entry.reference, register.previous_quarter,
                   score_cell(register, earlier_score(register, entry))),
            score_cell(register, score(register, entry)), Cell(lines=lines([words])),
        ))  # fmt: skip
    columns = (Column(register.kind.One), Column("Title", 3), Column("Before"), Column("Now"),
               Column("What its log says", 4))  # fmt: skip
    return TableBlock("Scores that fell", columns, tuple(rows), first_column_heads=True)


def needed(register: Register, _report: Report) -> Iterator[Block]:
    """What is in the worst band, with what is needed, of whom."""
    worst, found = register.scheme.worst_band, [*in_worst_band(register)]
    bare = [entry.reference for entry in found if not entry["action"]]
    named = worst.name if worst else ""
    said = counted(len(found), f"is rated {named}", f"are rated {named}", register.kind.one)
    lacking = f"{len(bare)} of them without a word on what is needed{bracketed(bare)}"
    yield paragraph(f"{said}, {lacking}." if bare else f"{said}.")
    if found:
        columns = (Column(register.kind.One), Column("Title", 3), Column("Reason", 2),
                   Column("Action or support needed", 4))  # fmt: skip
        rows = tuple(
            (Cell(each.reference), text_cell(each.text("title")), Cell(each["rating_reason"]),
             Cell(lines=lines([each.text("action")])))
            for each in found
        )  # fmt: skip
        yield TableBlock("What is needed", columns, rows, first_column_heads=True)
