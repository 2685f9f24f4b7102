"""The figures of a cover report, each counted from the register's rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from appendices.content import in_full
from appendices.report.figure import Figure, counted_figure, references, without
from appendices.report.moves import moved
from appendices.report.reported import Reported
from risk_register import changes, reviews, scores, treatment
from risk_register.checks.figures import count_of, left
from risk_register.quarter_end import NOT_RECORDED
from risk_register.register import Register, Row
from risk_register.scheme import Band

NO_BEGINNING = "no earlier meeting and no earlier quarter is given"


def since_words(register: Register) -> str:
    """`since 31 July 2023`, from when changes count; empty where nothing is given."""
    day = changes.changes_since(register)
    return f" since {in_full(day)}" if day else ""


def live(reported: Reported) -> Figure:
    """The live risks."""
    return counted_figure(reported, "live_{many}", "Live", "live")


def ratings(reported: Reported) -> list[tuple[Band, Figure]]:
    """How many live risks are in each band, the highest first."""
    register, bands = reported.register, reversed(reported.register.scheme.bands)
    why = without_score(register)
    return [(band, _rating(reported, band, why)) for band in bands]


def _rating(reported: Reported, band: Band, why: str) -> Figure:
    scheme, live = reported.register.scheme, reported.register.live_entries
    known = [risk for risk in live if scores.band(scheme, scheme.current, risk) is band]
    label, words = f"Rated {band.name}", f"rated {band.name}"
    return counted_figure(reported, count_of(scheme, band), label, words, why, known)


def above_tolerance(reported: Reported) -> Figure | None:
    """The live risks above the tolerance; `None` where the scheme has none."""
    register, tolerance = reported.register, reported.register.scheme.tolerance
    if tolerance is None:
        return None
    risks = [risk for risk in register.live_entries if scores.above_tolerance(register, risk)]
    words = f"above the tolerance of {tolerance.score}"
    one = register.kind.one
    return Figure(one, "Above the tolerance", references(risks), f"is {words}", f"are {words}")


def new(reported: Reported) -> Figure:
    """The risks that are new since the committee last met."""
    register = reported.register
    why = NO_BEGINNING if changes.changes_since(register) is None else _undated(register)
    known, words = _changed(register, changes.NEW), f"new{since_words(register)}"
    return counted_figure(reported, "new_{many}", "New", words, why, known)


def _undated(register: Register) -> str:
    return without(
        register.kind.one,
        register.live_entries,
        lambda risk: bool(risk["first_recorded"] or register.previous_position(risk.reference)),
        "date of first recording",
    )


def reopened(reported: Reported) -> Figure:
    """The risks that had left and are back."""
    register = reported.register
    known = changes.changes_since(register) is not None
    words = f"back on the register{since_words(register)}"
    risks = references(_changed(register, changes.REOPENED)) if known else None
    one, label = register.kind.one, "Back on the register"
    return Figure(one, label, risks, f"is {words}", f"are {words}", NO_BEGINNING)


def proposed(reported: Reported) -> Figure:
    """The risks whose closure is proposed, which are still live."""
    label = "Proposed to be closed"
    return counted_figure(reported, "proposed_closures", label, "proposed to be closed")


def considered(reported: Reported) -> Figure:
    """The risks that are under consideration."""
    words = "under consideration and not on the register yet"
    return counted_figure(reported, "considered_{many}", "Under consideration", words)


@dataclass(frozen=True, slots=True)
class Leaving:
    """How a report speaks of a stage in which risks have left.

    `done` goes on after "has", for those that left since then; `stands` after "is", where nobody
    can say when. `count` is the name of the count, where there is one; of such a stage a report
    also says that no risk is in it.
    """

    stage: str
    label: str
    done: str
    stands: str
    count: str = ""


LEAVINGS = (
    Leaving("Closed", "Closed", "closed", "marked as closed", "closed_{many}"),
    Leaving("Operational", "De-escalated", "been de-escalated to operational level",
            "managed at operational level", "deescalated_{many}"),
    Leaving("Issue", "Become an issue", "become an issue", "managed as an issue"),
    Leaving("Merged", "Merged", "been merged with another", "merged with another"),
    Leaving("Split", "Split", "been split into others", "split into others"),
)  # fmt: skip


def leavers(reported: Reported, *, every: bool = False) -> list[tuple[Leaving, Figure]]:
    """What has left, by how; of the rarer ways, only those that anything has taken."""
    stages = reported.register.kind.stages
    found = [(each, _leavers(reported, each)) for each in LEAVINGS if each.stage in stages]
    return [(each, figure) for each, figure in found if every or each.count or figure.risks != ()]


def _leavers(reported: Reported, leaving: Leaving) -> Figure:
    register, one = reported.register, reported.register.kind.one
    gone = [risk for risk in register.entries if risk["stage"] == leaving.stage]
    if changes.changes_since(register) is None:
        words = leaving.stands
        return Figure(one, leaving.label, references(gone), f"is {words}", f"are {words}")
    words = f"{leaving.done}{since_words(register)}"
    risks = left(leaving.stage, register)
    found = None if risks is None else references(risks)
    why = without(
        one,
        gone,
        lambda risk: bool(risk["stage_date"] or register.previous_position(risk.reference)),
        "date of leaving",
    )
    stated = reported.stated.get(register.scheme.says(leaving.count))
    known = references(_changed(register, leaving.stage))
    return Figure(one, leaving.label, found, f"has {words}", f"have {words}", why, known,
                  stated)  # fmt: skip


def undated_leavers(reported: Reported) -> list[Figure]:
    """The risks that have left, of which nothing says since when, by how they left.

    A position that was not recorded says nothing. Where nobody can count, `leavers` tells of them.
    """
    found = []
    for leaving, figure in leavers(reported, every=True):
        gone = [risk for risk in reported.register.entries if risk["stage"] == leaving.stage]
        silent = references(risk for risk in gone if not _says_when(reported.register, risk))
        risks = tuple(each for each in silent if each not in figure.named)
        if risks and figure.risks is not None:
            words = f"{leaving.stands}, but since when is not given"
            one = reported.register.kind.one
            found.append(Figure(one, leaving.label, risks, f"is {words}", f"are {words}"))
    return found


def _says_when(register: Register, risk: Row) -> bool:
    before = register.previous_position(risk.reference)
    return bool(risk["stage_date"] or (before and before["state"] != NOT_RECORDED))


def withheld(reported: Reported) -> Figure:
    """The risks that the public sees by reference only."""
    words = "withheld from the public papers"
    why = "no list of withheld risks is kept"
    return counted_figure(reported, "withheld_{many}", "Withheld", words, why)


def reviews_overdue(reported: Reported) -> Figure:
    """The live risks whose review is late."""
    register = reported.register
    late = [r for r in register.live_entries if reviews.days_overdue(register, r) is not None]
    why = ""
    if not reported.gives(register.kind.first.name, "last_review"):
        why = "it is not given when they were last reviewed"
    elif not reviews.has_review_interval(register.scheme):
        why = f"the scheme does not say how often {register.kind.many} are reviewed"
    risks = None if why else references(late)
    words = "overdue for review"
    one = register.kind.one
    return Figure(one, words.capitalize(), risks, f"is {words}", f"are {words}", why)


def controls_overdue(reported: Reported) -> Figure:
    """The live risks with controls that are past their due date."""
    register = reported.register
    late = [r for r in register.live_entries if treatment.overdue_controls(register, r)]
    why = ""
    if not reported.gives("controls", "kind", "due", "completed"):
        why = "it is not given when each control is due and when it was done"
    elif not register.rows("controls"):
        why = "no control is given"
    singular, plural = "has a planned control past its due", "have planned controls past their due"
    risks = None if why else references(late)
    one, label = register.kind.one, "With overdue controls"
    return Figure(one, label, risks, f"{singular} date", f"{plural} date", why)


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
    yield from (each for each in (reopened(reported), considered(reported)) if each.risks)
    yield proposed(reported)
    yield from (figure for _, figure in leavers(reported))
    yield from moved(reported)
    if (kept_back := withheld(reported)).risks is not None:
        yield kept_back
    yield from upkept(reported)


def _changed(register: Register, what: str) -> list[Row]:
    """The risks of which this is known to have become since then."""
    if changes.changes_since(register) is None:
        return []
    return [risk for risk in register.entries if changes.change(register, risk) == what]


def _scored(register: Register, risk: Row) -> bool:
    scheme = register.scheme
    return scheme.has_scores and scores.score(scheme, scheme.current, risk) is not None


def without_score(register: Register) -> str:
    """Which live entries have no score today, as a reason why nobody can count; else empty."""
    has_score = partial(_scored, register)
    return without(register.kind.one, register.live_entries, has_score, register.scheme.measure)
