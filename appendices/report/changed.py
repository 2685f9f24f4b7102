"""What has changed: scores with the reason from the log, and what is new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from appendices.content import Block, Cell, Column, TableBlock, in_full, lines, text_cell
from appendices.corrected import correction_lines, marked
from appendices.report.figure import Figure
from appendices.report.figures import considered, new, proposed, reopened
from appendices.report.leaving import leavers, undated_leavers
from appendices.report.moves import certainly_rescored, directions, moved, rescored
from appendices.report.moves import rise as rise_of
from appendices.report.ratings import score, score_cell
from appendices.report.reported import Reported
from appendices.report.words import bracketed, counted, paragraph, said
from risk_register import changes, movement
from risk_register.checks.looking import logs
from risk_register.checks.movements import speaking
from risk_register.plurals import number_of
from risk_register.register import Register, Row

_RISES = re.compile(r"\b(increas|rais|rose|rises?\b|risen|rising|higher|worse)", re.IGNORECASE)
"""Words of an update that speaks of a rise, besides those that the checks look for."""


def from_when(register: Register) -> str:
    """From which day changes count, and why from that day."""
    met, quarter = register.last_meeting, register.previous_quarter
    committee = register.committee or "committee"
    if met:
        measures = f"{register.scheme.measure.capitalize()}s"
        scores = f" {measures} are compared with those of {in_full(quarter)}." if quarter else ""
        return f"Changes are counted from {in_full(met)}, when the {committee} last met.{scores}"
    if quarter:
        return (
            f"Changes are counted from {in_full(quarter)}, the end of the previous quarter, as no "
            "earlier meeting is given."
        )
    return "No earlier meeting and no earlier quarter is given, so changes cannot be counted."


def scores_changed(reported: Reported) -> Iterator[Block]:
    """The scores that rose or fell, by how much and why; or plainly that none did."""
    register, found = reported.register, rescored(reported.register)
    known = certainly_rescored(register) if found is None else found
    if found is None and not known:
        yield from _stated_changes(reported)
        return
    found, day = known, register.previous_quarter
    beside = _not_compared(register, found)
    if not found:
        since = f" since {in_full(day)}" if day else ""
        yield paragraph(f"No {register.scheme.measure} has changed{since}.", beside)
    else:
        higher, lower = moved(reported)
        see = reported.see([each.reference for each in found], "changed_{measure}s")
        beside = "" if higher.entries is None else beside
        yield paragraph(higher.said, lower.said, _lost(register, found), beside, see)
        yield _moves(reported, found)
    references = {entry.reference for entry in register.entries}
    for told in correction_lines(register, references, [day] if day else []):
        yield paragraph(told)


def _lost(register: Register, found: Sequence[Row]) -> str:
    """The entries that had a score and have none today."""
    lost = [entry.reference for entry in found if score(register, entry) is None]
    words = f"had a {register.scheme.measure} then and {{}} none today"
    number = counted(len(lost), words.format("has"), words.format("have"), register.kind.one)
    return f"{number}{bracketed(lost)}." if lost else ""


def _not_compared(register: Register, found: Sequence[Row]) -> str:
    """The live entries that are neither new nor back, and have no earlier score to compare with."""
    changed = {entry.reference for entry in found}
    left = [
        entry.reference
        for entry in register.live_entries
        if entry.reference not in changed
        and changes.change(register, entry) is None
        and movement.earlier_score(register, entry) is None
    ]
    number = counted(len(left), "has", "have", register.kind.one)
    measure = register.scheme.measure
    return f"{number} no earlier {measure} to compare with{bracketed(left)}." if left else ""


def _moves(reported: Reported, found: Sequence[Row]) -> TableBlock:
    """A row for each score that has changed, the greatest rise first.

    Where each row has an update of its own, the appendices print it, and no log is quoted here.
    """
    register, kept = reported.register, logs(reported.register)
    has_log = "update" not in register.scheme.keeps
    rows = []
    for entry in sorted(found, key=lambda entry: -rise_of(register, entry)):
        before, now = movement.earlier_score(register, entry), score(register, entry)
        words = why(reported, entry, kept.get(entry.reference, [])) if has_log else ""
        cell = marked(
            register, entry.reference, register.previous_quarter, score_cell(register, before)
        )
        rows.append((
            Cell(entry.reference), text_cell(entry.text("title")), cell,
            score_cell(register, now), Cell(_by(register, entry)), Cell(lines=lines([words])),
        ))  # fmt: skip
    columns = (
        Column("Reference"), Column("Title", 3 if has_log else 6), Column("Before"), Column("Now"),
        Column("Change"), Column("Why, in the words of its log", 4),
    )  # fmt: skip
    shown = len(columns) if has_log else len(columns) - 1
    caption = f"Changes in {register.scheme.measure}"
    return TableBlock(caption, columns[:shown], tuple(row[:shown] for row in rows),
                      first_column_heads=True)  # fmt: skip


def _by(register: Register, entry: Row) -> str | None:
    """By how much: `up 4`, `down 4`; of a rating in words, the way; `None` where it did neither."""
    if register.scheme.rates_in_words:
        return movement.direction(register, entry) or None
    rise = rise_of(register, entry)
    return f"up {rise}" if rise > 0 else f"down {-rise}" if rise else None


def why(reported: Reported, entry: Row, log: list[Row]) -> str:
    """The update that says why a score has changed, quoted; else why none is."""
    register = reported.register
    if update := reason(register, entry, log):
        author = f", {update.text('author')}" if update["author"] else ""
        return f"{said(update['date'])}{author}: “{update.text('update')}”"
    if "updates" not in register.scheme.tables:
        return "The register keeps no log to quote from."
    if not reported.gives("updates", "date", "update") or entry.reference in reported.withheld:
        return "Withheld."
    return f"No entry in its log since {said(register.previous_quarter)} speaks of it."


def reason(register: Register, entry: Row, log: list[Row]) -> Row | None:
    """The update after the previous quarter's end that says why a score has changed, if any does.

    It is the last to name today's score; else the last to speak of scores, or of a rise that there
    was. `log` has the entry's updates, the oldest first.
    """
    since = register.previous_quarter
    if since is None:
        return None
    found = speaking(log, since)
    exact = [row for row in found if row.number("score_after") == score(register, entry)]
    named = [row for row in exact if row.number("score_after") is not None]
    if not found and rise_of(register, entry) > 0:
        later = (row for row in log if (row.day("date") or date.min) > since)
        found = [row for row in later if _RISES.search(row.text("update"))]
    choice = named or found
    return choice[-1] if choice else None


def _stated_changes(reported: Reported) -> Iterator[Block]:
    """What is stated of movement, where no earlier scores are given."""
    register = reported.register
    if register.scheme.has_scores:
        yield paragraph(_no_change_known(register))
    if found := directions(reported):
        stated = "Directions are as stated, not worked out from scores."
        yield paragraph(stated, *(figure.said for figure in found))
    elif not register.scheme.has_scores:
        many = register.kind.many.capitalize()
        yield paragraph(f"{many} are not scored, and no direction is given.")
    elif register.scheme.marks:
        yield from _marked(register)


def _no_change_known(register: Register) -> str:
    """Why nobody can say how many scores have changed, where none is known to have."""
    what, one, live = register.scheme.measure, register.kind.one, register.live_entries

    def is_known(entry: Row) -> bool:
        return movement.earlier_score(register, entry) is not None

    said = f"How many {what}s have changed cannot be said: no earlier {what} is given"
    if not any(map(is_known, live)):
        return f"{said}."
    compared = [entry for entry in live if changes.change(register, entry) is None]
    left = [entry.reference for entry in compared if not is_known(entry)]
    for_whom = f"for {number_of(len(left), one)}{bracketed(left)}"
    return f"{said} {for_whom}. No other {what} is known to have changed."


def _marked(register: Register) -> Iterator[Block]:
    """The entries with movement marks, and what the marks mean."""
    marked = [entry for entry in register.live_entries if movement.marks(register, entry)]
    number = counted(len(marked), "is marked", "are marked", register.kind.one)
    named = bracketed([entry.reference for entry in marked])
    yield paragraph(f"{number} as moved or expected to move{named}.")
    if marked:
        rows = tuple(
            (
                Cell(entry.reference),
                text_cell(entry.text("title")),
                Cell(movement.marks_in_words(register, entry)),
            )
            for entry in marked
        )
        columns = (Column("Reference"), Column("Title", 3), Column("Marked as", 4))
        yield TableBlock("Movement as marked", columns, rows, first_column_heads=True)


def newcomers(reported: Reported) -> Iterator[Block]:
    """What is new, what is back, and what is under consideration."""
    register, figure = reported.register, new(reported)
    more = [each.said for each in (reopened(reported), considered(reported)) if each.entries]
    yield paragraph(figure.said, reported.see(figure.named, "new_{many}"), *more)
    if figure.named:
        columns = [Column("Reference"), Column("Title", 3), Column("First recorded", 2)]
        rows = []
        for entry in reported.rows(figure.named):
            recorded = said(entry["first_recorded"]) or None
            rows.append((Cell(entry.reference), text_cell(entry.text("title")), Cell(recorded),
                         score_cell(register, score(register, entry))))  # fmt: skip
        columns.append(Column(register.scheme.measure.capitalize()))
        yield TableBlock(f"New {register.kind.many}", tuple(columns), tuple(rows),
                         first_column_heads=True)  # fmt: skip


def nothing_changed(reported: Reported) -> str:
    """Says plainly that nothing has changed at all; empty where anything has, or is not known."""
    figures: list[Figure] = [new(reported), reopened(reported), proposed(reported)]
    figures += [*(figure for _, figure in leavers(reported)), *undated_leavers(reported)]
    known = changes.changes_since(reported.register) is not None
    if known and rescored(reported.register) == [] and all(each.entries == () for each in figures):
        kind, measure = reported.register.kind, reported.register.scheme.measure
        return (
            f"Nothing has changed: no {kind.one} is new, none has left and no {measure} has moved."
        )
    return ""
