"""Which way risks have gone: by their scores, or as stated."""

from __future__ import annotations

from appendices.content import in_full
from appendices.report.figure import Figure, references
from appendices.report.reported import Reported
from risk_register import scores
from risk_register.checks.figures import counts_of
from risk_register.movement import earlier_score, stated_arrow
from risk_register.register import Register, Row


def moved(reported: Reported) -> list[Figure]:
    """The risks that went up and down: by their scores, else as stated; none if neither is given.

    By scores it is first the higher, then the lower ones, against the previous quarter's end.
    """
    register, found = reported.register, rescored(reported.register)
    if found is None:
        return directions(reported)
    day = register.previous_quarter
    than = f"score than on {in_full(day)}" if day else "score than before"
    up = references(risk for risk in found if rise(register, risk) > 0)
    down = references(risk for risk in found if rise(register, risk) < 0)
    return [
        Figure("Score higher", up, f"has a higher {than}", f"have a higher {than}"),
        Figure("Score lower", down, f"has a lower {than}", f"have a lower {than}"),
    ]


def directions(reported: Reported) -> list[Figure]:
    """How many live risks are stated to go each way: up and down also where there is none."""
    register = reported.register
    if not reported.gives("risks", "direction"):
        return []
    stated = [
        (risk.reference, stated_arrow(register.scheme, risk)) for risk in register.live_entries
    ]
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
    found = counts_of(register.scheme)[register.scheme.says("changed_{measure}s")](register)
    return [*found] if found is not None and register.scheme.has_scores else None


def rise(register: Register, risk: Row) -> int:
    """By how much a score has risen since the previous quarter's end; 0 where either is unknown."""
    before = earlier_score(register, risk)
    now = scores.score(register.scheme, register.scheme.current, risk)
    return 0 if before is None or now is None else now - before
