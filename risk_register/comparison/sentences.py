"""Changes in words, for people: one sentence for each."""

from __future__ import annotations

from risk_register.comparison.change import (
    REVIEWS,
    Change,
    Kind,
    MovedBy,
    Renamed,
    Rescored,
    Slipped,
)
from risk_register.comparison.tables import printed
from risk_register.comparison.wording import How, Piece, accepted, wording
from risk_register.passages import Passage

WORDED = (Kind.WORDING, Kind.CONTROL_WORDING, Kind.UPDATE)
"""The kinds whose before and after are texts, to be compared word by word."""

_OF_THE_WHOLE = (Kind.SETTING, Kind.SCHEME, Kind.KEPT, Kind.NOT_KEPT, Kind.ROLLED_FORWARD)
_ROWS = (Kind.UPDATE_ADDED, Kind.LINK_ADDED, Kind.LINK_GONE, Kind.ROW_ADDED, Kind.ROW_GONE)
_MOST = 120
"""Characters of a value that is shown in a sentence; a longer one is cut."""


def part_of(change: Change) -> str:
    """The part of the entry or register, with the control or row it is about."""
    return (
        f"{change.part} ({change.key})"
        if change.table == "controls" and change.key
        else (change.part)
    )


def sentence(change: Change) -> str:
    """What changed: `12 Medium to 16 High: likelihood 3 to 4`. Wording is told by `pieces`."""
    if isinstance(change, (Rescored, Renamed, Slipped)):
        return _special(change)
    if isinstance(change.kind, Passage) or change.kind in (Kind.STAGE, Kind.ENTERED):
        moved = _from_to(change) if change.before and change.after else ""
        moved = printed(change.after) if change.kind is Kind.ENTERED else moved
        return "; ".join(filter(None, (moved, change.detail)))
    if change.kind in WORDED:
        return "" if pieces(change) else _unworded(change)
    if change.table == "controls" and change.field == "control":
        texts = (accepted(printed(change.after)), accepted(printed(change.before)))
        said = next(filter(None, texts), "")
        return f"{said} ({change.detail})" if change.detail else said
    return _entry(change)


def pieces(change: Change) -> tuple[Piece, ...]:
    """The wording in pieces; none for what is no wording, or where no word was changed."""
    if change.kind not in WORDED:
        return ()
    found = wording(printed(change.before), printed(change.after))
    return found if any(piece.how is not How.KEPT for piece in found) else ()


def _unworded(change: Change) -> str:
    """What changed in a text whose words are the same."""
    texts = (printed(change.before), printed(change.after))
    marked = any(mark in text for text in texts for mark in ("[added: ", "[removed: "))
    what = "marks made by hand" if marked else "spaces or line ends"
    return f"the words are the same; only {what} were changed"


def _special(change: Rescored | Renamed | Slipped) -> str:
    match change:
        case Rescored():
            return _rescored(change)
        case Slipped():
            return f"{_from_to(change)}, slipped {_times(change.times)}: {change.detail}"
        case Renamed():
            share = round(100 * change.likeness)
            return (
                f"{change.before} became {change.after}. This is a guess: {share}% of the words "
                "are the same, and a reference ought never to change"
            )


def _rescored(change: Rescored) -> str:
    if MovedBy.RATED in change.moved_by:
        return " to ".join(printed(each) or "no rating" for each in (change.before, change.after))
    before = f"{printed(change.before) or 'no score'} {change.bands[0]}".strip()
    after = f"{printed(change.after) or 'no score'} {change.bands[1]}".strip()
    moved = f"{before} as before" if before == after else f"{before} to {after}"
    return f"{moved}: {'; '.join(_moved(change, each) for each in change.moved_by)}"


def _moved(change: Rescored, by: MovedBy) -> str:
    (was_likely, was_grave), (likely, grave) = change.levels
    levels = {MovedBy.LIKELIHOOD: (was_likely, likely), MovedBy.IMPACT: (was_grave, grave)}
    if by in levels:
        before, after = (printed(level) or "none" for level in levels[by])
        return f"{by} {before} to {after}"
    return "rated otherwise by the scheme" if by is MovedBy.SCHEME else "a score was entered"


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _entry(change: Change) -> str:
    if change.kind in _OF_THE_WHOLE and change.before is None and change.after is None:
        return change.detail
    if change.kind in REVIEWS:
        day = printed(change.after)
        last = f"last reviewed {day}" if day else "last review not recorded"
        return f"{last}{f', {change.detail}' if change.detail else ''}"
    if change.kind in _ROWS and not change.detail:
        return ": ".join(filter(None, (change.key, printed(change.after or change.before))))
    said = _from_to(change) if (change.before, change.after) != (None, None) else ""
    return ": ".join(filter(None, (said, change.detail)))


def _from_to(change: Change) -> str:
    before, after = (_short(printed(value)) or "nothing" for value in (change.before, change.after))
    return f"{before} to {after}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rstrip()}…"
