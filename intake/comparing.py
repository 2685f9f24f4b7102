"""What a file prints and the register works out itself: scores, bands, directions, compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from intake.account import Outcome
from intake.draft import WORKED_OUT, Draft, Said, Stated
from intake.grid import GridCell
from intake.plan import BAND
from intake.texts import on_one_line
from intake.values import read_score
from risk_register.checks.notations import DIRECTION, folded
from risk_register.findings import Severity
from risk_register.kept_fields import entry_fields
from risk_register.scheme import AssessedBy, Assessment, Scheme

Called = tuple[Draft, str, GridCell, str]
"""A draft, the field of its score, the cell, and the name that stands there for the score."""


def compare(drafts: Sequence[Draft], scheme: Scheme) -> str:
    """Compares what the drafts say twice, and leaves in them what a register enters.

    What is the same is worked out by the register; what differs is a finding, and is kept: as the
    score that overrules its levels where the scheme keeps one, else among the stated figures. The
    text given back says which scores the file calls by names that the scheme has not.
    """
    kept = {field.name for field in entry_fields(scheme)}
    for draft in drafts:
        for assessment in scheme.assessments:
            _compare_score(draft, assessment, scheme, kept)
        _close(draft, scheme, kept)
        _compare_direction(draft, scheme, kept)
    return _name_scores(drafts, scheme)


def score_of(draft: Draft, assessment: Assessment, scheme: Scheme) -> int | None:
    """The score of a draft: as entered, or as its levels rate it."""
    entered = draft.number(assessment.score)
    return _rated(draft, assessment, scheme) if entered is None else entered


def _rated(draft: Draft, assessment: Assessment, scheme: Scheme) -> int | None:
    likelihood, impact = draft.number(assessment.likelihood), draft.number(assessment.impact)
    if likelihood is None or impact is None:
        return None
    return scheme.matrix.get((likelihood, impact))


def _compare_score(
    draft: Draft, assessment: Assessment, scheme: Scheme, kept: Iterable[str]
) -> None:
    said = draft.said.get(assessment.score)
    if said is None or assessment.by is AssessedBy.SCORE:
        return
    rated = _rated(draft, assessment, scheme)
    if rated == said.value:
        del draft.said[assessment.score]
        for cell in said.cells:
            why = f"{said.why}; {WORKED_OUT}" if said.why else WORKED_OUT
            draft.enter_value(cell, assessment.score, str(rated), why)
        return
    levels = f"the levels rate {rated}" if rated is not None else "there are not both levels"
    expected = f"{rated}, as the levels rate" if rated is not None else "levels beside the score"
    draft.find("import-score-differs", said.cells[0].place, expected, said.value)
    if assessment.score in kept:
        draft.said[assessment.score] = Said(said.value, said.cells, f"{levels}: it overrules them")
        return
    del draft.said[assessment.score]
    draft.called.pop(assessment.score, None)
    _state(draft, assessment.score, said, on_one_line(said.was), levels)


def _state(draft: Draft, figure: str, said: Said, value: str, why: str) -> None:
    """Keeps a figure that the register works out among the stated ones."""
    place = said.cells[0].place
    draft.stated.append(Stated(figure, value, place))
    for cell in said.cells:
        draft.enter(cell, Outcome.KEPT, "stated", f"{figure} {value}", why)


def _close(draft: Draft, scheme: Scheme, kept: Iterable[str]) -> None:
    """A risk with the score that stands for closed ones is closed, unless its stage is said."""
    if scheme.closed_score is None or not scheme.has_scores or "stage" not in kept:
        return
    if score_of(draft, scheme.current, scheme) == scheme.closed_score and not draft.text("stage"):
        draft.said["stage"] = Said("Closed", ())
        expected = f"the stage Closed, for which the score {scheme.closed_score} stands"
        draft.find("import-stage-made", draft.place, expected, "", Severity.NOTE)


def _compare_direction(draft: Draft, scheme: Scheme, kept: Iterable[str]) -> None:
    """A direction is entered only where no earlier score is known: else the scores say it."""
    said = draft.said.get("direction")
    earlier = any(position["state"] == "Scored" for position in draft.positions.values())
    if said is None or ("direction" in kept and not earlier):
        return
    del draft.said["direction"]
    shown = said.was if DIRECTION.read(scheme, said.was) else str(said.value)
    _state(draft, "direction", said, shown, f"the register works it out from the {scheme.measure}s")


def _name_scores(drafts: Sequence[Draft], scheme: Scheme) -> str:
    """Compares the names beside scores with the bands' names, and those of the file's own."""
    foreign: list[Called] = []
    for draft in drafts:
        for name, called in draft.called.items():
            for cell, word in called:
                if not _compare_band(draft, name, cell, word, scheme):
                    foreign.append((draft, name, cell, word))
    ranges = _ranges(foreign, scheme)
    for draft, name, cell, word in foreign:
        low, high = ranges.get(folded(word), (0, 0))
        if high and _score_beside(draft, name, cell, scheme) is not None:
            why = f"the file calls {_shown(low, high)} so"
            _enter_name(draft, name, cell, _score_beside(draft, name, cell, scheme), why)
        else:
            draft.keep_cell("Band" if name == BAND else "Beside the score", cell, "", word)
    words = {folded(word): word for *_, word in foreign if folded(word) in ranges}
    said = [f"{word}: {_shown(*ranges[key])}" for key, word in words.items()]
    return f"Scores as the file calls them. {'; '.join(said)}." if said else ""


def _shown(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _compare_band(draft: Draft, name: str, cell: GridCell, word: str, scheme: Scheme) -> bool:
    """Compares a name that is a band's of the scheme; says whether it is one."""
    bands = {folded(band.name): band.name for band in scheme.bands}
    if folded(word) not in bands:
        return False
    score = _score_beside(draft, name, cell, scheme)
    band = scheme.band(score)
    if band and band.name == bands[folded(word)]:
        _enter_name(draft, name, cell, score, "the scheme has this name for the score")
    elif name in (BAND, scheme.current.score):
        draft.find("import-band-differs", cell.place, band.name if band else "no band", word)
        said = Said(word, (cell,))
        _state(draft, "band", said, word, f"{score} is {band.name}" if band else "no score")
    else:
        draft.find("import-band-differs", cell.place, band.name if band else "no band", word)
        draft.keep_cell("Beside the score", cell, "it is not the score's band", word)
    return True


def _enter_name(draft: Draft, name: str, cell: GridCell, score: int | None, why: str) -> None:
    """The account of a band's own column; beside a score, the score's own entry says it."""
    if name == BAND:
        draft.enter_value(cell, BAND, str(score), why)


def _score_beside(draft: Draft, name: str, cell: GridCell, scheme: Scheme) -> int | None:
    """The score that a name stands beside, in its own cell or as the current one."""
    if name == BAND:
        return score_of(draft, scheme.current, scheme)
    reading = read_score(cell.value, scheme)
    return reading.value if reading and isinstance(reading.value, int) else None


def _ranges(called: Iterable[Called], scheme: Scheme) -> Mapping[str, tuple[int, int]]:
    """From which to which score each name stands; none if two stand for the same scores."""
    scores: dict[str, list[int]] = {}
    for draft, name, cell, word in called:
        score = _score_beside(draft, name, cell, scheme)
        if score is not None:
            scores.setdefault(folded(word), []).append(score)
    ranges = {word: (min(of), max(of)) for word, of in scores.items()}
    ordered = sorted(ranges.values())
    apart = all(one[1] < other[0] for one, other in pairwise(ordered))
    return ranges if apart and "" not in ranges else {}
