"""The figures of a cover report, each counted from the register's rows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from appendices.report.figure import Figure, counted_figure, references, without
from appendices.report.leaving import changed_to, leavers, since_words
from appendices.report.moves import moved
from appendices.report.reported import Reported
from risk_register import changes, reviews, scores, treatment
from risk_register.checks.belonging import count_of
from risk_register.register import Register, Row
from risk_register.scheme import Band

NO_BEGINNING = "no earlier meeting and no earlier quarter is given"


def live(reported: Reported) -> Figure:
    """The live entries."""
    return counted_figure(reported, "live_{many}", "Live", "live")


def ratings(reported: Reported) -> list[tuple[Band, Figure]]:
    """How many live entries are in each band, the highest first."""
    register, bands = reported.register, reversed(reported.register.scheme.bands)
    why = without_score(register)
    return [(band, _rating(reported, band, why)) for band in bands]


def _rating(reported: Reported, band: Band, why: str) -> Figure:
    scheme, live = reported.register.scheme, reported.register.live_entries
    known = [entry for entry in live if scores.band(scheme, scheme.current, entry) is band]
    label, words = f"Rated {band.name}", f"rated {band.name}"
    return counted_figure(reported, count_of(scheme, band), label, words, why, known)


def above_tolerance(reported: Reported) -> Figure | None:
    """The live entries above the tolerance; `None` where the scheme has none."""
    register, tolerance = reported.register, reported.register.scheme.tolerance
    if tolerance is None:
        return None
    entries = [entry for entry in register.live_entries if scores.above_tolerance(register, entry)]
    words = f"above the tolerance of {tolerance.score}"
    one = register.kind.one
    return Figure(one, "Above the tolerance", references(entries), f"is {words}", f"are {words}")


def new(reported: Reported) -> Figure:
    """The entries that are new since the committee last met."""
    register = reported.register
    why = NO_BEGINNING if changes.changes_since(register) is None else _undated(register)
    known, words = changed_to(register, changes.NEW), f"new{since_words(register)}"
    return counted_figure(reported, "new_{many}", "New", words, why, known)


def _undated(register: Register) -> str:
    return without(
        register.kind.one,
        register.live_entries,
        lambda entry: bool(entry["first_recorded"] or register.previous_position(entry.reference)),
        "date of first recording",
    )


def reopened(reported: Reported) -> Figure:
    """The entries that had left and are back."""
    register = reported.register
    known = changes.changes_since(register) is not None
    words = f"back on the register{since_words(register)}"
    entries = references(changed_to(register, changes.REOPENED)) if known else None
    one, label = register.kind.one, "Back on the register"
    return Figure(one, label, entries, f"is {words}", f"are {words}", NO_BEGINNING)


def proposed(reported: Reported) -> Figure:
    """The entries whose closure is proposed, which are still live."""
    label = "Proposed to be closed"
    return counted_figure(reported, "proposed_closures", label, "proposed to be closed")


def considered(reported: Reported) -> Figure:
    """The entries that are under consideration."""
    words = "under consideration and not on the register yet"
    return counted_figure(reported, "considered_{many}", "Under consideration", words)


def withheld(reported: Reported) -> Figure:
    """The entries that the public sees by reference only."""
    words = "withheld from the public papers"
    why = f"no list of withheld {reported.register.kind.many} is kept"
    return counted_figure(reported, "withheld_{many}", "Withheld", words, why)


def reviews_overdue(reported: Reported) -> Figure:
    """The live entries whose review is late."""
    register = reported.register
    late = [r for r in register.live_entries if reviews.days_overdue(register, r) is not None]
    why = ""
    if not reported.gives(register.kind.first.name, "last_review"):
        why = "it is not given when they were last reviewed"
    elif not reviews.has_review_interval(register.scheme):
        why = f"the scheme does not say how often {register.kind.many} are reviewed"
    entries = None if why else references(late)
    words = "overdue for review"
    one = register.kind.one
    return Figure(one, words.capitalize(), entries, f"is {words}", f"are {words}", why)


def controls_overdue(reported: Reported) -> Figure:
    """The live entries with controls that are past their due date."""
    register = reported.register
    late = [r for r in register.live_entries if treatment.overdue_controls(register, r)]
    why = ""
    if not reported.gives("controls", "kind", "due", "completed"):
        why = "it is not given when each control is due and when it was done"
    elif not register.rows("controls"):
        why = "no control is given"
    singular, plural = "has a planned control past its due", "have planned controls past their due"
    entries = None if why else references(late)
    one, label = register.kind.one, "With overdue controls"
    return Figure(one, label, entries, f"{singular} date", f"{plural} date", why)


def upkept(reported: Reported) -> Iterator[Figure]:
    """What is late, of what this kind of register can have: reviews, and controls."""
    if has_reviews(reported.register):
        yield reviews_overdue(reported)
    if has_controls(reported.register):
        yield controls_overdue(reported)


def has_reviews(register: Register) -> bool:
    """Whether registers of this kind say when each of their rows was last reviewed."""
    return any(field.name == "last_review" for field in register.kind.first.fields)


def has_controls(register: Register) -> bool:
    """Whether a report speaks of controls: where they are kept, and wherever there are reviews."""
    return has_reviews(register) or "controls" in register.scheme.tables


def figures(reported: Reported) -> Iterator[Figure]:
    """Every figure that the table of figures has, in its order."""
    yield live(reported)
    yield from (figure for _, figure in ratings(reported))
    if (tolerance := above_tolerance(reported)) is not None:
        yield tolerance
    yield new(reported)
    yield from (each for each in (reopened(reported), considered(reported)) if each.entries)
    yield proposed(reported)
    yield from (figure for _, figure in leavers(reported))
    yield from moved(reported)
    if (kept_back := withheld(reported)).entries is not None:
        yield kept_back
    yield from upkept(reported)


def _scored(register: Register, entry: Row) -> bool:
    scheme = register.scheme
    return scheme.has_scores and scores.score(scheme, scheme.current, entry) is not None


def without_score(register: Register) -> str:
    """Which live entries have no score today, as a reason why nobody can count; else empty."""
    has_score = partial(_scored, register)
    return without(register.kind.one, register.live_entries, has_score, register.scheme.measure)
