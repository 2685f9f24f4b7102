"""What each column of a table is: of every guess the best, and no two columns the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from intake.column_guesses import Guess, Guesser
from intake.plan import NOTES, ColumnPlan
from intake.quarter_columns import Cells
from risk_register.scheme import Scheme

_Taken = dict[tuple[str, date | None], str]
"""Which column has become what: a field, or the position of a quarter."""


def guess_columns(
    cells: Cells, scheme: Scheme, as_at: date | None = None
) -> tuple[ColumnPlan, ...]:
    """What each column becomes under a scheme, in the order of the columns.

    No two columns become the same, but for those that hold several things: the better guess wins.
    What is not recognised becomes notes. `as_at` tells which quarter is today's, where it is known.
    """
    guesser = Guesser(cells, scheme, as_at)
    chosen, lost, taken = _chosen(guesser, cells)
    for heading in cells:
        if heading not in chosen:
            chosen[heading] = _kept(heading, lost.get(heading), taken, guesser)
    return tuple(
        ColumnPlan(heading, guess.becomes, guess.quarter, guesser.reason(heading, guess))
        for heading, guess in ((heading, chosen[heading]) for heading in cells)
    )


def _chosen(guesser: Guesser, cells: Cells) -> tuple[dict[str, Guess], dict[str, Guess], _Taken]:
    """The guess that holds for a column; the first that another column won; who has what."""
    ranked = [(guess, heading) for heading in cells for guess in guesser.guesses(heading)]
    ranked.sort(key=lambda pair: -pair[0].weight)
    chosen: dict[str, Guess] = {}
    lost: dict[str, Guess] = {}
    taken: _Taken = {}
    for guess, heading in ranked:
        what = (guess.becomes, guess.quarter)
        if heading in chosen:
            continue
        if guess.only_one and what in taken:
            lost.setdefault(heading, guess)
        else:
            chosen[heading] = guess
            taken[what] = heading
    return chosen, lost, taken


def _kept(
    heading: str,
    lost: Guess | None,
    taken: Mapping[tuple[str, date | None], str],
    guesser: Guesser,
) -> Guess:
    """A column that becomes notes, with the reason."""
    if lost is None:
        return Guess(NOTES, 0, guesser.why_not(heading))
    winner = taken[lost.becomes, lost.quarter]
    told = f"{guesser.said(lost.becomes)} is taken from the column '{winner}' already"
    return Guess(NOTES, 0, told)
