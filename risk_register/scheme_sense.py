"""What makes a scheme senseless: bands with gaps, a matrix that falls, a tolerance out of reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from risk_register.colours import contrast, is_colour
from risk_register.findings import Finding, quoted
from risk_register.movement import CLOSED, NOT_APPLICABLE
from risk_register.places import Place
from risk_register.scheme import AssessedBy, Rating, Scale, Scheme

FEWEST_LEVELS, MOST_LEVELS = 2, 10
LONGEST_INTERVAL = 120
"""Ten years, in months."""

LONGEST_HEADING = 100
_TAKEN_FOR_CRITERIA = re.compile(r"^[<>=]|[*?~]")

LEAST_CONTRAST = 4.5
"""Text on its band's colour: Web Content Accessibility Guidelines 2.1, success criterion 1.4.3."""

_KEY = re.compile(r"[a-z][a-z0-9_]*")


def senseless(scheme: Scheme, place: Place) -> list[Finding]:
    """Every reason why a scheme cannot be used, each with the key it concerns."""
    rules = (
        _scales,
        _assessments,
        _entered,
        _matrix,
        _bands,
        _bands_by_name,
        _tolerance,
        _reviews,
        _names,
        _keeps,
        _own_fields,
        _lists,
        _arrows,
        _words,
    )
    return [
        Finding("scheme-sense", place.at_column(key), expected, actual)
        for rule in rules
        for key, expected, actual in rule(scheme)
    ]


Problem = tuple[str, str, str]
"""The key, what was expected, and what is there."""


def _scales(scheme: Scheme) -> Iterator[Problem]:
    needed = scheme.rating in (Rating.PRODUCT, Rating.MATRIX)
    for key, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        if scale is None:
            if needed:
                yield key, f"a scale, which the rating {scheme.rating} needs", "nothing"
            continue
        yield from _scale(key, scale)


def _scale(key: str, scale: Scale) -> Iterator[Problem]:
    count = len(scale.levels)
    if not FEWEST_LEVELS <= count <= MOST_LEVELS:
        yield f"{key}.levels", f"{FEWEST_LEVELS} to {MOST_LEVELS} levels", str(count)
    yield from _repeated(f"{key}.levels", "level number", (each.number for each in scale.levels))
    yield from _repeated(f"{key}.levels", "label", (each.label for each in scale.levels))
    yield from _repeated(f"{key}.columns", "column", ("level", "label", *scale.columns))
    for level in scale.levels:
        for column in level.descriptors:
            if column not in scale.columns:
                name = f"{key}.levels.{level.number}.descriptors"
                yield name, f"one of the columns {', '.join(scale.columns)}", quoted(column)
        if level.number < 0:
            yield f"{key}.levels.{level.number}", "a level number from 0", str(level.number)


def _assessments(scheme: Scheme) -> Iterator[Problem]:
    current = [assessment.name for assessment in scheme.assessments if assessment.current]
    if scheme.has_scores and len(current) != 1:
        yield "assessments", "exactly one current assessment", quoted(", ".join(current))
    if scheme.assessments and not scheme.has_scores:
        names = ", ".join(assessment.name for assessment in scheme.assessments)
        yield "assessments", f"none with the rating {scheme.rating}", quoted(names)
    if scheme.bands and not scheme.has_scores:
        yield "bands", f"none with the rating {scheme.rating}", f"{len(scheme.bands)}"
    for what, times in Counter(each.stands_for for each in scheme.assessments).items():
        if what and times > 1:
            yield "assessments", f"one assessment that stands for {what}", str(times)


def _entered(scheme: Scheme) -> Iterator[Problem]:
    """What is entered for each assessment is what the rating can use."""
    rated = scheme.rating in (Rating.PRODUCT, Rating.MATRIX)
    for assessment in scheme.assessments:
        key, by = f"assessments.{assessment.key}.by", assessment.by
        if scheme.rates_in_words is not (by is AssessedBy.BAND):
            entered = AssessedBy.BAND if scheme.rates_in_words else AssessedBy.SCORE
            yield key, f'by = "{entered}" with the rating {scheme.rating}', by
        elif assessment.current and rated and by is not AssessedBy.LEVELS:
            yield key, f'by = "levels" for the current one with the rating {scheme.rating}', by
        elif by is AssessedBy.LEVELS and not rated:
            yield key, f'by = "score" with the rating {scheme.rating}', by


def _matrix(scheme: Scheme) -> Iterator[Problem]:
    if scheme.rating is not Rating.MATRIX or not scheme.likelihood or not scheme.impact:
        return
    for likelihood in scheme.likelihood.numbers:
        column = [(likelihood, impact) for impact in scheme.impact.numbers]
        yield from _falls(scheme, column)
    for impact in scheme.impact.numbers:
        row = [(likelihood, impact) for likelihood in scheme.likelihood.numbers]
        yield from _falls(scheme, row)


def _falls(scheme: Scheme, line: list[tuple[int, int]]) -> Iterator[Problem]:
    """A higher level must not rate lower."""
    listed = [pair for pair in line if pair in scheme.matrix]
    for lower, higher in pairwise(listed):
        before, after = scheme.matrix[lower], scheme.matrix[higher]
        if after < before:
            expected = f"{before} or more at likelihood {higher[0]}, since {lower} rates {before}"
            yield f"matrix.{higher[1]}", expected, str(after)


def _bands(scheme: Scheme) -> Iterator[Problem]:
    yield from _repeated("bands", "band name", (band.name for band in scheme.bands))
    for band in scheme.bands:
        key = f"bands.{band.name}"
        if band.highest < band.lowest:
            yield f"{key}.to", f"{band.lowest} or more", str(band.highest)
        yield from _colours(key, band.colour, band.text)
    for lower, higher in pairwise(scheme.bands):
        if higher.lowest != lower.highest + 1:
            what = "overlaps" if higher.lowest <= lower.highest else "leaves a gap after"
            expected = f"{lower.highest + 1}, since {lower.name} ends at {lower.highest}"
            yield f"bands.{higher.name}.from", expected, f"{higher.lowest}, which {what} it"
    if scheme.bands and scheme.matrix:
        yield from _bands_reach(scheme)


def _bands_by_name(scheme: Scheme) -> Iterator[Problem]:
    """Bands that are entered by name are numbered from 1, the best, so that they have an order."""
    if not scheme.rates_in_words:
        return
    if not scheme.bands:
        yield "bands", f"two or more, with the rating {scheme.rating}", "none"
    for number, band in enumerate(scheme.bands, 1):
        if (band.lowest, band.highest) != (number, number):
            expected = f"from = {number} and to = {number}, with the rating {scheme.rating}"
            yield f"bands.{band.name}", expected, f"{band.lowest} to {band.highest}"
        if band.name in (NOT_APPLICABLE, CLOSED):
            yield f"bands.{band.name}.name", "a name that no other position has", quoted(band.name)
    if scheme.tolerance:
        yield "tolerance", f"none with the rating {scheme.rating}", str(scheme.tolerance.score)
    if scheme.restates:
        yield "replaces.restated", f"nothing with the rating {scheme.rating}", "true"


def _bands_reach(scheme: Scheme) -> Iterator[Problem]:
    scores = scheme.matrix.values()
    first, last = scheme.bands[0], scheme.bands[-1]
    if first.lowest > min(scores):
        yield f"bands.{first.name}.from", f"the lowest score, {min(scores)}", str(first.lowest)
    if last.highest != max(scores):
        yield f"bands.{last.name}.to", f"the highest score, {max(scores)}", str(last.highest)


def _colours(key: str, colour: str, text: str) -> Iterator[Problem]:
    wrong = [(name, code) for name, code in (("colour", colour), ("text", text)) if code]
    wrong = [(name, code) for name, code in wrong if not is_colour(code)]
    for name, code in wrong:
        yield f"{key}.{name}", "a colour such as #C00000", quoted(code)
    if colour and text and not wrong and contrast(colour, text) < LEAST_CONTRAST:
        expected = f"a contrast of at least {LEAST_CONTRAST} with {colour}"
        yield f"{key}.text", expected, f"{text}, with {contrast(colour, text):.1f}"


def _tolerance(scheme: Scheme) -> Iterator[Problem]:
    if scheme.tolerance is None:
        return
    scores = list(scheme.matrix.values()) or [
        end for band in scheme.bands for end in (band.lowest, band.highest)
    ]
    if scores and not min(scores) <= scheme.tolerance.score <= max(scores):
        expected = f"a score from {min(scores)} to {max(scores)}"
        yield "tolerance.score", expected, str(scheme.tolerance.score)


def _reviews(scheme: Scheme) -> Iterator[Problem]:
    intervals = [("review_months", scheme.review_months)]
    intervals += [(f"bands.{band.name}.review_months", band.review_months) for band in scheme.bands]
    for key, months in intervals:
        if months is not None and not 1 <= months <= LONGEST_INTERVAL:
            yield key, f"a number of months from 1 to {LONGEST_INTERVAL}", str(months)


def _names(scheme: Scheme) -> Iterator[Problem]:
    for key, things in (
        ("assessments", [each.key for each in scheme.assessments]),
        ("assessments", [each.name for each in scheme.assessments]),
        ("roles", [each.key for each in scheme.roles]),
        ("roles", [each.heading for each in scheme.roles]),
        ("statuses", [each.name for each in scheme.statuses]),
        ("areas", [each.name for each in scheme.areas]),
        ("reasons", [each.name for each in scheme.reasons]),
        ("marks", [f"{each.axis} {each.change}" for each in scheme.marks]),
    ):
        yield from _repeated(key, "name", things)
    for key, names in (
        ("assessments", [each.key for each in scheme.assessments]),
        ("roles", [each.key for each in scheme.roles]),
    ):
        for name in names:
            if name and not _KEY.fullmatch(name):
                yield f"{key}.{name}.key", "small letters, digits and _", quoted(name)


def _keeps(scheme: Scheme) -> Iterator[Problem]:
    """The fields and tables that are kept are those that there are."""
    kind, known = scheme.kind, _known_fields(scheme)
    keeps = f"keeps.{kind.first.name}"
    for name in scheme.keeps:
        if name not in known:
            yield keeps, f"fields of a {kind.one}", quoted(name)
    if scheme.keeps[:2] != ("reference", "title"):
        begins = ", ".join(scheme.keeps[:2])
        yield keeps, "reference and title first, which every register has", quoted(begins)
    for name in scheme.tables:
        if name not in kind.tables:
            yield "keeps.tables", f"some of {', '.join(kind.tables)}", quoted(name)
    for name in scheme.headings:
        if name not in known:
            yield f"headings.{name}", f"a field of a {kind.one}", quoted(name)


def _known_fields(scheme: Scheme) -> set[str]:
    """The fields of the first table: declared, of roles, and those that assessments enter."""
    entered = {each.score for each in scheme.assessments}
    entered |= {each.band for each in scheme.assessments if scheme.rates_in_words}
    return {field.name for field in scheme.kind.first.fields} | {*scheme.role_keys()} | entered


def _own_fields(scheme: Scheme) -> Iterator[Problem]:
    """A role, or an assessment that is entered as a band, has a field of its own."""
    declared = {field.name for field in scheme.kind.first.fields}
    own = [(f"roles.{role.key}.key", role.key) for role in scheme.roles]
    if scheme.rates_in_words:
        own += [(f"assessments.{each.key}.key", each.band) for each in scheme.assessments]
    for key, name in own:
        if name in declared:
            yield key, "a key that no other field has", quoted(name)


def _lists(scheme: Scheme) -> Iterator[Problem]:
    """A field that is chosen from a list of the scheme needs that list."""
    for field, key, listed in (
        ("status", "statuses", scheme.statuses),
        ("areas", "areas", scheme.areas),
        ("rating_reason", "reasons", scheme.reasons),
    ):
        if field in scheme.keeps and not listed:
            yield key, f"a list, since the {field.replace('_', ' ')} is kept", "nothing"
    for area in scheme.areas:
        if ";" in area.name:
            yield f"areas.{area.name}.name", "a name without ;", quoted(area.name)


def _words(scheme: Scheme) -> Iterator[Problem]:
    """Names that formulas look for, and headings, which a table limits."""
    sought = [("bands", [band.name for band in scheme.bands])]
    sought.append(("statuses", [status.name for status in scheme.statuses]))
    sought.append(("areas", [area.name for area in scheme.areas]))
    for key, names in sought:
        for name in names:
            if _TAKEN_FOR_CRITERIA.search(name):
                yield (
                    f"{key}.{name}.name",
                    "a name without * ? ~ that begins with no < > =",
                    quoted(name),
                )
    headings = [(f"headings.{key}", text) for key, text in scheme.headings.items()]
    headings += [(f"roles.{role.key}.heading", role.heading) for role in scheme.roles]
    headings += [(f"assessments.{each.key}.name", each.name) for each in scheme.assessments]
    for key, scale in (("likelihood", scheme.likelihood), ("impact", scheme.impact)):
        headings += [(f"{key}.columns", column) for column in (scale.columns if scale else ())]
    for key, text in headings:
        if len(text) > LONGEST_HEADING or "\n" in text:
            yield key, f"at most {LONGEST_HEADING} characters on one line", quoted(text)


def _arrows(scheme: Scheme) -> Iterator[Problem]:
    """With scores the direction is computed, and these four are what it can be."""
    computed = ("up", "same", "down", "new")
    missing = [each for each in computed if each not in scheme.arrows]
    if scheme.has_scores and scheme.arrows:
        if missing:
            yield "arrows", ", ".join(computed), f"no {', no '.join(missing)}"
        for other in [each for each in scheme.arrows if each not in computed]:
            yield f"arrows.{other}", f"one of {', '.join(computed)}", quoted(other)
    words = (arrow.word for arrow in scheme.arrows.values() if arrow.word)
    yield from _repeated("arrows", "word", words)
    if scheme.closed_score is not None and scheme.rating is not Rating.SCORE:
        yield "closed_score", "nothing unless scores are entered", str(scheme.closed_score)
    elif scheme.closed_score is not None and (
        scheme.closed_score < 0 or scheme.band(scheme.closed_score)
    ):
        yield "closed_score", "a score from 0 outside the bands", str(scheme.closed_score)


def _repeated(key: str, what: str, things: Iterable[object]) -> Iterator[Problem]:
    """What stands more than once. A spreadsheet does not tell capitals from small letters."""
    names = [str(thing) for thing in things]
    first = {name.casefold(): name for name in reversed(names)}
    for folded, times in Counter(name.casefold() for name in names).items():
        thing = first[folded]
        if times > 1 and thing:
            yield key, f"each {what} once", f"{quoted(thing)} {times} times"
