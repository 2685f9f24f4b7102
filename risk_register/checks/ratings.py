"""Rules on ratings and what is said with them: updates, actions, policy areas, reasons, jumps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from risk_register.checks import needs
from risk_register.checks.looking import in_worst_band, logs, said, score_field
from risk_register.checks.rule import Problem, at, rule
from risk_register.entries import listed_in
from risk_register.findings import Severity, quoted
from risk_register.movement import earlier_score, previous_score
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.scores import band, score, shown
from risk_register.updates import has_update, is_of_earlier_quarter

JUMP = 2
"""By how many bands a rating has jumped, rather than moved."""


def _rates_in_words(scheme: Scheme) -> str:
    return "" if scheme.rates_in_words else "it does not rate in words"


def _enough_bands(scheme: Scheme) -> str:
    """Why no rating can jump: there are too few bands."""
    return "" if len(scheme.bands) > JUMP else "it has too few bands"


@rule("unrated", Severity.WARNING, _rates_in_words)
def unrated(register: Register) -> Iterator[Problem]:
    """A live commitment, or whatever is rated in words, has no rating.

    West Midlands, March 2026, paragraph 3.3: updates are collated on all tasks, and the risk to
    the delivery of each is assessed.
    """
    scheme = register.scheme
    names = ", ".join(each.name for each in reversed(scheme.bands))
    for entry in register.live_entries:
        if score(scheme, scheme.current, entry) is None:
            remedy = f"Rate the {register.kind.one}."
            yield at(entry, _rating(scheme), f"one of {names}", "nothing", remedy)


@rule("rating-without-update", Severity.WARNING, needs.scores, needs.entered("update"))
def rating_without_update(register: Register) -> Iterator[Problem]:
    """A live commitment is rated, and no update says why.

    West Midlands, March 2026, paragraph 3.3: there are quarterly updates on all tasks. Paragraph
    3.5 prints eight red commitments by title only.
    """
    scheme = register.scheme
    for entry in register.live_entries:
        rated = shown(scheme, scheme.current, entry)
        if rated is not None and not has_update(entry):
            yield at(
                entry, "update", f"what has been done, with the {scheme.measure} {rated}",
                "nothing", "Write the quarter's update, or ask the lead for it.",
            )  # fmt: skip


@rule("update-old", Severity.WARNING, needs.entered("update"), needs.entered("updated_on"))
def update_old(register: Register) -> Iterator[Problem]:
    """The update of a live commitment is dated on or before the end of the previous quarter.

    Rolling forward leaves an update where it stands until it is renewed. One dated after the as-at
    date, which would pass for new next quarter, is found by `date-after-as-at`. West Midlands,
    March 2026, paragraph 3.3: updates are quarterly.
    """
    since = register.previous_quarter
    for entry in register.live_entries:
        day = entry.day("updated_on")
        if since and day and is_of_earlier_quarter(register, entry):
            yield at(
                entry, "updated_on", f"a day after {said(since)}, when the last quarter ended",
                said(day), "Write what has been done since, and enter the day.",
            )  # fmt: skip


@rule("red-without-action", Severity.WARNING, needs.scores, needs.bands, needs.entered("action"))
def red_without_action(register: Register) -> Iterator[Problem]:
    """A live commitment is in the worst band, and no action or support is entered.

    West Midlands, March 2026, paragraph 3.4: red means that some additional support or action is
    needed. Its 20 reds include those of paragraph 3.5, red because work was moved: the reason says
    why they are red and not what is to be done, so they need an action too.
    """
    worst = register.scheme.worst_band
    for entry in in_worst_band(register):
        if worst and not entry.text("action").strip():
            expected = f"what is needed, and of whom, as it is rated {worst.name}"
            yield at(entry, "action", expected, "nothing", "Enter the action or support needed.")


@rule("jump-unexplained", Severity.WARNING, needs.scores, _enough_bands, needs.table("history"),
      needs.entered("update"))  # fmt: skip
def jump_unexplained(register: Register) -> Iterator[Problem]:
    """A rating has moved by two bands or more since the last quarter, without a word.

    A word is an update that is not an earlier quarter's, an entry in the log since, or the reason
    of the rating. West Midlands, March 2026, paragraphs 3.4 and 3.9: commitments 198, 224, 324 and
    330 went from green to red, 36 and 164 from red to green, each with an update.
    """
    scheme, since, kept = register.scheme, register.previous_quarter, logs(register)
    for entry in register.live_entries if since else ():
        before, now = (
            scheme.band(earlier_score(register, entry)),
            band(scheme, scheme.current, entry),
        )
        if not (since and before and now) or _has_word(register, entry, kept[entry.reference]):
            continue
        if abs(scheme.bands.index(now) - scheme.bands.index(before)) >= JUMP:
            then, today = previous_score(register, entry), shown(scheme, scheme.current, entry)
            yield at(
                entry, _rating(scheme), f"{then}, as on {said(since)}, or the reason for a jump",
                f"{today} and no word on it", "Write an update that says what has happened.",
            )  # fmt: skip


def _has_word(register: Register, entry: Row, log: Sequence[Row]) -> bool:
    """Whether anything was said of an entry since the last quarter, as far as is known."""
    since = register.previous_quarter
    updated = has_update(entry) and not is_of_earlier_quarter(register, entry)
    logged = any(day > since for row in log if since and (day := row.day("date")))
    return updated or logged or entry["rating_reason"] is not None


@rule("reason-not-red", Severity.WARNING, needs.scores, needs.bands,
      needs.reason("reprioritised"))  # fmt: skip
def reason_not_red(register: Register) -> Iterator[Problem]:
    """A reason that says that work was moved stands where the rating is not the worst.

    West Midlands, March 2026, paragraph 3.5: eight commitments were marked red for that reason.
    """
    scheme, worst = register.scheme, register.scheme.worst_band
    moved = scheme.reasons_that_mean("reprioritised")
    for entry in register.live_entries:
        rated = band(scheme, scheme.current, entry)
        if worst and rated != worst and entry["rating_reason"] in moved:
            expected = f"no such reason, as it is {f'rated {rated.name}' if rated else 'not rated'}"
            actual = quoted(entry["rating_reason"])
            remedy = f"Clear the reason, or rate the {register.kind.one} {worst.name}."
            yield at(entry, "rating_reason", expected, actual, remedy)


@rule("area-missing", Severity.WARNING, needs.entered("areas"))
def area_missing(register: Register) -> Iterator[Problem]:
    """A live commitment belongs to no policy area.

    West Midlands, March 2026: the tables of paragraphs 3.4 and 3.9 print an area or two for each;
    paragraph 3.5 prints none for its eight.
    """
    for entry in register.live_entries:
        if not listed_in(entry.text("areas")):
            expected = "one or more of the areas of the scheme"
            yield at(entry, "areas", expected, "nothing", "Enter where it belongs.")


def _rating(scheme: Scheme) -> str:
    """The field that a rating comes from."""
    return scheme.current.band if scheme.rates_in_words else score_field(scheme, scheme.current)


RULES = (
    unrated,
    rating_without_update,
    update_old,
    red_without_action,
    jump_unexplained,
    reason_not_red,
    area_missing,
)
