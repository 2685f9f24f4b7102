"""The figures of a cover report: each a count with the risks behind it, or why nobody can count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from appendices.report.reported import Reported
from appendices.report.words import MOST_NAMED, bracketed, counted, dated
from risk_register import changes, reviews, scores, treatment
from risk_register.checks.figures import count_of, counts_of, left
from risk_register.movement import earlier_score, stated_arrow
from risk_register.register import Register, Row
from risk_register.scheme import Band

NO_BEGINNING = "no earlier meeting and no earlier quarter is given"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of risks. `risks` has their references, `None` where nobody can count: see `why`.

    `singular` and `plural` go on where the sentence says how many: "is live", "are live".
    """

    label: str
    risks: tuple[str, ...] | None
    singular: str
    plural: str
    why: str = ""
    known: tuple[str, ...] = ()
    """Those that are known to be among them, where nobody can count."""
    stated: int | None = None
    """What is stated elsewhere, where nobody can count."""

    @property
    def said(self) -> str:
        """The sentence, with the references where they are few."""
        if self.risks is None:
            return f"How many risks {self.plural} cannot be said: {self.why}.{self._beside}"
        number = counted(len(self.risks), self.singular, self.plural)
        return f"{number}{bracketed(self.risks, MOST_NAMED)}."

    @property
    def _beside(self) -> str:
        """What can be said though nobody can count."""
        number = len(self.known)
        verb = "is" if number == 1 else "are"
        known = f" At least {number} {verb}{bracketed(self.known)}." if self.known else ""
        return known if self.stated is None else f"{known} The figure stated is {self.stated}."


def since_words(register: Register) -> str:
    """`since 31 July 2023`, from when changes count; empty where nothing is given."""
    day = changes.changes_since(register)
    return f" since {dated(day)}" if day else ""


def live(reported: Reported) -> Figure:
    """The live risks."""
    return _counted(reported, "live_risks", "Live", "is live", "are live", "")


def ratings(reported: Reported) -> list[tuple[Band, Figure]]:
    """How many live risks are in each band, the highest first."""
    register, bands = reported.register, reversed(reported.register.scheme.bands)
    why = without_score(register)
    return [(band, _rating(reported, band, why)) for band in bands]


def _rating(reported: Reported, band: Band, why: str) -> Figure:
    words = f"rated {band.name}"
    label = f"Rated {band.name}"
    scheme, live = reported.register.scheme, reported.register.live_risks
    known = [risk for risk in live if scores.band(scheme, scheme.current, risk) is band]
    return _counted(reported, count_of(band), label, f"is {words}", f"are {words}", why, known)


def above_tolerance(reported: Reported) -> Figure | None:
    """The live risks above the tolerance; `None` where the scheme has none."""
    register, tolerance = reported.register, reported.register.scheme.tolerance
    if tolerance is None:
        return None
    risks = [risk for risk in register.live_risks if scores.above_tolerance(register, risk)]
    words = f"above the tolerance of {tolerance.score}"
    return Figure("Above the tolerance", _references(risks), f"is {words}", f"are {words}")


def new(reported: Reported) -> Figure:
    """The risks that are new since the committee last met."""
    register = reported.register
    why = NO_BEGINNING if changes.changes_since(register) is None else _undated(register)
    words = f"new{since_words(register)}"
    known = _changed(register, changes.NEW)
    return _counted(reported, "new_risks", "New", f"is {words}", f"are {words}", why, known)


def _undated(register: Register) -> str:
    return _without(
        register.live_risks,
        lambda risk: bool(risk["first_recorded"] or register.previous_position(risk.reference)),
        "date of first recording",
    )


def reopened(reported: Reported) -> Figure:
    """The risks that had left and are back."""
    register = reported.register
    known = changes.changes_since(register) is not None
    words = f"back on the register{since_words(register)}"
    risks = _references(_changed(register, changes.REOPENED)) if known else None
    return Figure("Back on the register", risks, f"is {words}", f"are {words}", NO_BEGINNING)


def proposed(reported: Reported) -> Figure:
    """The risks whose closure is proposed, which are still live."""
    words = "proposed to be closed"
    name = "proposed_closures"
    return _counted(reported, name, "Proposed to be closed", f"is {words}", f"are {words}", "")


def considered(reported: Reported) -> Figure:
    """The risks that are under consideration."""
    words = "under consideration and not on the register yet"
    name = "considered_risks"
    return _counted(reported, name, "Under consideration", f"is {words}", f"are {words}", "")


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
    Leaving("Closed", "Closed", "closed", "marked as closed", "closed_risks"),
    Leaving("Operational", "De-escalated", "been de-escalated to operational level",
            "managed at operational level", "deescalated_risks"),
    Leaving("Issue", "Become an issue", "become an issue", "managed as an issue"),
    Leaving("Merged", "Merged", "been merged with another", "merged with another"),
    Leaving("Split", "Split", "been split into others", "split into others"),
)  # fmt: skip


def leavers(reported: Reported) -> list[tuple[Leaving, Figure]]:
    """The risks that have left, by how; of the rarer ways, only those that a risk has taken."""
    found = [(each, _leavers(reported, each)) for each in LEAVINGS]
    return [(each, figure) for each, figure in found if each.count or figure.risks != ()]


def _leavers(reported: Reported, leaving: Leaving) -> Figure:
    register = reported.register
    gone = [risk for risk in register.risks if risk["stage"] == leaving.stage]
    if changes.changes_since(register) is None:
        words = leaving.stands
        return Figure(leaving.label, _references(gone), f"is {words}", f"are {words}")
    words = f"{leaving.done}{since_words(register)}"
    risks = left(leaving.stage, register)
    found = None if risks is None else _references(risks)
    why = _without(
        gone,
        lambda risk: bool(risk["stage_date"] or register.previous_position(risk.reference)),
        "date of leaving",
    )
    stated = reported.stated.get(leaving.count)
    known = _references(_changed(register, leaving.stage))
    return Figure(leaving.label, found, f"has {words}", f"have {words}", why, known,
                  stated)  # fmt: skip


def withheld(reported: Reported) -> Figure:
    """The risks that the public sees by reference only."""
    words = "withheld from the public papers"
    why = "no list of withheld risks is kept"
    name = "withheld_risks"
    return _counted(reported, name, "Withheld", f"is {words}", f"are {words}", why)


def reviews_overdue(reported: Reported) -> Figure:
    """The live risks whose review is late."""
    register = reported.register
    late = [r for r in register.live_risks if reviews.days_overdue(register, r) is not None]
    why = ""
    if not reported.gives("risks", "last_review"):
        why = "it is not given when they were last reviewed"
    elif not reviews.has_review_interval(register.scheme):
        why = "the scheme does not say how often risks are reviewed"
    risks = None if why else _references(late)
    return Figure("Overdue for review", risks, "is overdue for review", "are overdue for review",
                  why)  # fmt: skip


def controls_overdue(reported: Reported) -> Figure:
    """The live risks with controls that are past their due date."""
    register = reported.register
    late = [r for r in register.live_risks if treatment.overdue_controls(register, r)]
    why = ""
    if not reported.gives("controls", "kind", "due", "completed"):
        why = "it is not given when each control is due and when it was done"
    elif not register.rows("controls"):
        why = "no control is given"
    singular, plural = "has a planned control past its due", "have planned controls past their due"
    risks = None if why else _references(late)
    return Figure("With overdue controls", risks, f"{singular} date", f"{plural} date", why)


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
    yield reviews_overdue(reported)
    yield controls_overdue(reported)


def moved(reported: Reported) -> list[Figure]:
    """The risks that went up and down: by their scores, else as stated; none if neither is given.

    By scores it is first the higher, then the lower ones, against the previous quarter's end.
    """
    register, found = reported.register, rescored(reported.register)
    if found is None:
        return directions(reported)
    day = register.previous_quarter
    than = f"score than on {dated(day)}" if day else "score than before"
    up = _references(risk for risk in found if rise(register, risk) > 0)
    down = _references(risk for risk in found if rise(register, risk) < 0)
    return [
        Figure("Score higher", up, f"has a higher {than}", f"have a higher {than}"),
        Figure("Score lower", down, f"has a lower {than}", f"have a lower {than}"),
    ]


def directions(reported: Reported) -> list[Figure]:
    """How many live risks are stated to go each way: up and down also where there is none."""
    register = reported.register
    if not reported.gives("risks", "direction"):
        return []
    stated = [(risk.reference, stated_arrow(register.scheme, risk)) for risk in register.live_risks]
    found = []
    for key, arrow in register.scheme.arrows.items():
        risks = tuple(reference for reference, each in stated if each == arrow)
        words = f"stated as {arrow.word or arrow.symbol}"
        if risks or key in ("up", "down"):
            found.append(Figure(f"S{words[1:]}", risks, f"is {words}", f"are {words}"))
    silent = tuple(reference for reference, each in stated if each is None)
    words = "no direction stated"
    none = Figure("No direction stated", silent, f"has {words}", f"have {words}")
    return [*found, none] if silent else found


def rescored(register: Register) -> list[Row] | None:
    """The risks whose score has changed; `None` where no earlier score is known."""
    found = counts_of(register.scheme)["changed_scores"](register)
    return [*found] if found is not None and register.scheme.has_scores else None


def rise(register: Register, risk: Row) -> int:
    """By how much a score has risen since the previous quarter's end; 0 where either is unknown."""
    before = earlier_score(register, risk)
    now = scores.score(register.scheme, register.scheme.current, risk)
    return 0 if before is None or now is None else now - before


def _counted(
    reported: Reported, name: str, label: str, singular: str, plural: str, why: str,
    known: Iterable[Row] = (),
) -> Figure:  # fmt: skip
    risks = counts_of(reported.register.scheme)[name](reported.register)
    found = None if risks is None else _references(risks)
    stated = reported.stated.get(name)
    return Figure(label, found, singular, plural, why, _references(known), stated)


def _changed(register: Register, what: str) -> list[Row]:
    """The risks of which this is known to have become since then."""
    if changes.changes_since(register) is None:
        return []
    return [risk for risk in register.risks if changes.change(register, risk) == what]


def _references(risks: Iterable[Row]) -> tuple[str, ...]:
    return tuple(risk.reference for risk in risks)


def _scored(register: Register, risk: Row) -> bool:
    scheme = register.scheme
    return scheme.has_scores and scores.score(scheme, scheme.current, risk) is not None


def without_score(register: Register) -> str:
    """Which live risks have no score today, as a reason why nobody can count; empty if all have."""
    return _without(register.live_risks, partial(_scored, register), "score")


def _without(risks: Sequence[Row], has: Callable[[Row], bool], noun: str) -> str:
    """Of which risks something is not given, or that it is given of none; empty if of all."""
    lacking = [risk.reference for risk in risks if not has(risk)]
    if not lacking:
        return ""
    if len(lacking) == len(risks) and len(risks) > MOST_NAMED:
        return f"for no risk is a {noun} given"
    number = "1 risk" if len(lacking) == 1 else f"{len(lacking)} risks"
    return f"for {number} no {noun} is given{bracketed(lacking)}"
