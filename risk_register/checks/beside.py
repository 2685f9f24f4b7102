"""Rules on two registers read side by side: a plan and the risks that its commitments bear on.

Links of the kind Bears on tie an entry of the one to an entry of the other, noted on either side.
Without another register only `red-over-low` runs, and goes by the ratings that the links note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps

from risk_register.checks import needs
from risk_register.checks.looking import in_worst_band
from risk_register.checks.rule import Problem, Rule, at, rule
from risk_register.findings import Severity, quoted
from risk_register.lists import BEARS_ON
from risk_register.register import Register, Row, is_live
from risk_register.scheme import Band, Scheme
from risk_register.scores import band

Pair = tuple[Row, Row, str]
"""An entry of this register, a row to point at, and the reference in the other register."""


def rules_beside(other: Register | None) -> tuple[Rule, ...]:
    """The rules of two registers, the other of which may not be there."""

    def alone(_scheme: Scheme) -> str:
        return "" if other else "no other register was read beside this one"

    def low(scheme: Scheme) -> str:
        known = scheme.low_ratings or (other and other.scheme.low_ratings)
        return "" if known else "it names no low ratings of another register"

    def with_other(find: Callable[[Register, Register], Iterable[Problem]]) -> _Find:
        @wraps(find)
        def found(register: Register) -> Iterable[Problem]:
            return find(register, other) if other else ()

        return found

    def red_over_low(register: Register) -> Iterator[Problem]:
        """A commitment in the worst band bears on a risk that is rated low.

        One of the two is likely to be wrong: what is not delivered does not lower a risk. Read
        beside the other register, its own ratings count, of which the lowest is low; otherwise
        those that the links note, if the scheme calls them low. The rule is ours.
        """
        yield from _noted_low(register, other)
        if other:
            yield from _low_in_other(register, other)
            yield from _red_in_other(register, other)

    warning, links = Severity.WARNING, needs.table("links")
    return (
        rule("red-over-low", warning, links, needs.scores, needs.bands, low)(red_over_low),
        rule("beside-unknown", warning, links, alone)(with_other(_unknown)),
        rule("beside-one-sided", warning, links, alone)(with_other(_one_sided)),
        rule("beside-rating", warning, links, alone)(with_other(_rated_otherwise)),
    )


_Find = Callable[[Register], Iterable[Problem]]


def _noted_low(register: Register, other: Register | None) -> Iterator[Problem]:
    """By the rating that a link notes; where it leads to the other register, that one knows."""
    low, known = _low(register.scheme), other.by_reference if other else {}
    for entry in in_worst_band(register) if low else ():
        for link in _bearing(register, entry.reference):
            led = other and _leads_to(link, register, other) and link["their_reference"] in known
            noted = link.text("their_rating")
            if noted.casefold() in low and not led:
                theirs = f"{link.text('organisation')} {link.text('their_reference')}".strip()
                yield _too_low(register, link, "their_rating", theirs, noted)


def _low_in_other(register: Register, other: Register) -> Iterator[Problem]:
    """A commitment here in the worst band, and a low risk there."""
    low = _low(register.scheme)
    worst = {entry.reference for entry in in_worst_band(register)} if low else set()
    for entry, row, theirs in _pairs(register, other):
        rated = _rated(other, theirs)
        if entry.reference in worst and _is_low(rated, other, low):
            said = f"{theirs} of {other.settings.title}"
            yield _too_low(register, row, _pointed_at(row), said, rated.name if rated else "")


def _too_low(register: Register, row: Row, field: str, theirs: str, rating: str) -> Problem:
    worst, one = register.scheme.worst_band, register.kind.one
    rated = worst.name if worst else ""
    expected = f"{theirs} rated higher, as the {one} that bears on it is {rated}"
    remedy = f"See whether it is rated too low, or the {one} too badly."
    return at(row, field, expected, quoted(rating), remedy)


def _red_in_other(register: Register, other: Register) -> Iterator[Problem]:
    """A low risk here, and a commitment in the worst band there."""
    low, worst = _low(other.scheme), other.scheme.worst_band
    for entry, row, theirs in _pairs(register, other) if low else ():
        rated = _rated(register, entry.reference)
        if worst and _rated(other, theirs) == worst and _is_low(rated, register, low):
            one, title = other.kind.one, other.settings.title
            yield at(
                row, _pointed_at(row),
                f"a rating above the lowest, as {theirs} of {title}, a {one} that bears on it, is "
                f"{worst.name}", quoted(rated.name if rated else ""),
                f"See whether it is rated too low, or the {one} too badly.",
            )  # fmt: skip


def _unknown(register: Register, other: Register) -> Iterator[Problem]:
    """A link Bears on leads to a reference that the register beside this one does not have.

    Nor, where it names no organisation, this one. The rule is ours.
    """
    known = other.by_reference.keys() | register.by_reference.keys()
    for link in _bearing(register):
        theirs = link.text("their_reference")
        if theirs and _leads_to(link, register, other) and theirs not in known:
            expected = f"the reference of a {other.kind.one} of {other.settings.title}"
            yield at(link, "their_reference", expected, quoted(theirs), "Correct the reference.")


def _one_sided(register: Register, other: Register) -> Iterator[Problem]:
    """A link Bears on is noted in one of two registers only, so that the other's papers miss it.

    The rule is ours.
    """
    ours = {(link.reference, link.text("their_reference")): link for link in _to(register, other)}
    theirs = {(link.text("their_reference"), link.reference) for link in _to(other, register)}
    title, known = other.settings.title, register.by_reference
    if "links" in other.scheme.tables:
        for (reference, to), link in ours.items():
            if (reference, to) not in theirs and to in other.by_reference:
                expected = f"a link from {to} to {reference} in {title} too"
                yield at(link, "their_reference", expected, "none", "Enter it there, or clear it.")
    for reference, to in sorted(theirs - {*ours}):
        if reference in known:
            expected = f"a link to {to} of {title}, which has one to {reference}"
            yield at(known[reference], "reference", expected, "none", "Enter it on Links.")


def _rated_otherwise(register: Register, other: Register) -> Iterator[Problem]:
    """A link Bears on notes a rating that is not the one that the register beside this one has.

    The rule is ours.
    """
    for link in _to(register, other):
        rated, noted = _rated(other, link.text("their_reference")), link.text("their_rating")
        if noted and rated and noted.casefold() != rated.name.casefold():
            expected = f"{rated.name}, as {other.settings.title} has it"
            yield at(link, "their_rating", expected, quoted(noted), "Correct the rating noted.")


def _pairs(register: Register, other: Register) -> Iterator[Pair]:
    """Each tie of two live entries once, noted on this side, or else on the other."""
    entries = {entry.reference: entry for entry in register.live_entries}
    found = {(link.reference, link.text("their_reference")): link for link in _to(register, other)}
    for link in _to(other, register):
        reference = link.text("their_reference")
        if reference in entries:
            found.setdefault((reference, link.reference), entries[reference])
    for (reference, theirs), row in found.items():
        if reference in entries:
            yield entries[reference], row, theirs


def _pointed_at(row: Row) -> str:
    """The field to point at: of a link where it leads, of an entry its own reference."""
    return "their_reference" if row["their_reference"] else "reference"


def _bearing(register: Register, reference: str = "") -> Iterator[Row]:
    """The links Bears on of one live entry, or of all."""
    live = {reference} if reference else {entry.reference for entry in register.live_entries}
    rows = register.rows("links")
    return (row for row in rows if row["kind"] == BEARS_ON and row.reference in live)


def _to(register: Register, other: Register) -> Iterator[Row]:
    """Those of them that lead to another register, and not to this one itself."""
    theirs, ours = other.by_reference, register.by_reference
    for link in _bearing(register):
        to = link.text("their_reference")
        if to and _leads_to(link, register, other) and (to in theirs or to not in ours):
            yield link


def _leads_to(link: Row, register: Register, other: Register) -> bool:
    """Whether a link of one register is to another: one without an organisation is to its own."""
    named = link.text("organisation").strip() or register.settings.organisation
    return named.casefold() == other.settings.organisation.casefold()


def _rated(register: Register, reference: str) -> Band | None:
    """The band of a live entry by its reference."""
    scheme = register.scheme
    found = register.by_reference.get(reference)
    if found is None or not is_live(found) or not scheme.has_scores:
        return None
    return band(scheme, scheme.current, found)


def _is_low(rated: Band | None, register: Register, low: Iterable[str]) -> bool:
    """Whether a band is the lowest of its register's scheme, or one of those called low."""
    if rated is None:
        return False
    return rated == register.scheme.bands[0] or rated.name.casefold() in low


def _low(scheme: Scheme) -> set[str]:
    """What a scheme calls a low rating of another register, in small letters."""
    return {name.casefold() for name in scheme.low_ratings}


RULES = rules_beside(None)
