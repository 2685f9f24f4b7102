"""Which way entries have gone: by their scores, or as stated."""

from __future__ import annotations

from appendices.content import in_full
from appendices.report.figure import Figure, references, without
from appendices.report.reported import Reported
from risk_register import scores
from risk_register.changes import change, score_changed
from risk_register.checks.figures import counts_of
from risk_register.movement import earlier_score, sign, stated_arrow
from risk_register.register import Register, Row


def moved(reported: Reported) -> list[Figure]:
    """The entries that went up and down: by their scores, else as stated; none if neither is given.

    By scores it is first the higher, then the lower ones, against the previous quarter's end.
    """
    register, found = reported.register, rescored(reported.register)
    if found is None and not certainly_rescored(register):
        return directions(reported)
    up, down = ("worse", "better") if register.scheme.rates_in_words else ("higher", "lower")
    return [_moved(register, up, 1), _moved(register, down, -1)]


def _moved(register: Register, how: str, way: int) -> Figure:
    """Those that went one way; where an earlier score is missing, those that are known to."""
    day, measure = register.previous_quarter, register.scheme.measure
    words = f"a {how} {measure} than {f'on {in_full(day)}' if day else 'before'}"
    found = rescored(register)
    known = [r for r in found or certainly_rescored(register) if sign(rise(register, r)) == way]
    why = without(
        register.kind.one,
        [entry for entry in register.live_entries if change(register, entry) is None],
        lambda entry: earlier_score(register, entry) is not None,
        f"earlier {measure}",
    )
    counted = None if found is None else references(known)
    label = f"{measure.capitalize()} {how}"
    return Figure(register.kind.one, label, counted, f"has {words}", f"have {words}",
                  why, references(known))  # fmt: skip


def certainly_rescored(register: Register) -> list[Row]:
    """Those whose score or rating is known to have changed, where not every earlier one is."""
    changed = score_changed(register.scheme)
    return [entry for entry in register.live_entries if change(register, entry) == changed]


def directions(reported: Reported) -> list[Figure]:
    """How many live entries are stated to go each way: up and down also where there is none."""
    register = reported.register
    if not reported.gives(register.kind.first.name, "direction"):
        return []
    one = register.kind.one
    stated = [
        (entry.reference, stated_arrow(register.scheme, entry)) for entry in register.live_entries
    ]
    found = []
    for key, arrow in register.scheme.arrows.items():
        entries = tuple(reference for reference, each in stated if each == arrow)
        words = f"stated as {arrow.word or arrow.symbol}"
        if entries or key in ("up", "down"):
            found.append(Figure(one, f"S{words[1:]}", entries, f"is {words}", f"are {words}"))
    silent = tuple(reference for reference, each in stated if each is None)
    words = "no direction stated"
    none = Figure(one, "No direction stated", silent, f"has {words}", f"have {words}")
    return [*found, none] if silent else found


def rescored(register: Register) -> list[Row] | None:
    """The entries whose score has changed; `None` where no earlier score is known."""
    found = counts_of(register.scheme)[register.scheme.says("changed_{measure}s")](register)
    return [*found] if found is not None and register.scheme.has_scores else None


def rise(register: Register, entry: Row) -> int:
    """By how much a score has risen since the previous quarter's end; 0 where either is unknown."""
    before = earlier_score(register, entry)
    now = scores.score(register.scheme, register.scheme.current, entry)
    return 0 if before is None or now is None else now - before
