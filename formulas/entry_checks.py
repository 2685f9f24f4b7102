"""The live checks of the entries: each names the rows of the Register that fail it."""

from __future__ import annotations

from collections import Counter

from formulas.headings import (
    PREVIOUS_ROW,
    REVIEW_MONTHS,
    entered_column,
    entries_column,
    rated_heading,
    score_heading,
)
from formulas.heat_map import CELLS, WORDS
from formulas.live_check import LiveCheck, check_of_rows, live_rows, passes
from formulas.text import column
from risk_register import heat_map, scores
from risk_register.entries import listed_in
from risk_register.movement import previous_row
from risk_register.register import Register
from risk_register.reviews import months_between
from risk_register.scheme import Scheme


def references_once(scheme: Scheme) -> LiveCheck:
    """Each entry has a reference of its own."""
    references, titles = entered_column(scheme, "reference"), entered_column(scheme, "title")
    here = f"ROW({references})-MIN(ROW({references}))+1"
    again = f"_xlfn.IFNA(MATCH({references},{references},0),{here})<>{here}"
    return check_of_rows(
        "Every reference stands once",
        scheme.says("Each {one} has a reference, and none has that of a {one} above it."),
        f'(({references}<>"")*({again})+({references}="")*({titles}<>""))>0',
        references,
        _references_repeated,
    )


def stages_known(scheme: Scheme) -> LiveCheck:
    """Each stage is one of the list."""
    stages = entered_column(scheme, "stage")
    return check_of_rows(
        "Every stage is one of the list",
        scheme.says(
            "Each {one}'s stage stands on the Scheme sheet; a stage that does not counts as live."
        ),
        f'({stages}<>"")*ISNA(MATCH({stages},Stages[Stage],0))',
        entered_column(scheme, "reference"),
        _stages_unknown,
    )


def scores_on_scale(scheme: Scheme) -> LiveCheck:
    """Each live entry has a current score or rating that the scheme can give."""
    current = entries_column(scheme, score_heading(scheme, scheme.current))
    off = f"(COUNTIF(Rating_matrix,{current})=0)"
    if scheme.rates_in_words:
        off = f"(1-ISNUMBER({current}))"
    elif not scheme.matrix:
        inside = f"({current}>=MIN(Bands[From]))*({current}<=MAX(Bands[To]))"
        off = f"(1-ISNUMBER({current})*{inside})"
    return check_of_rows(
        scheme.says("Every current {measure} is on the scale"),
        scheme.says("Each live {one} has a current {measure} that the scheme can give."),
        f"{live_rows(scheme)}*{off}",
        entered_column(scheme, "reference"),
        _scores_off_the_scale,
    )


def bands_rise() -> LiveCheck:
    """Each band begins above the one before it."""
    starts = "Bands[From]"
    place = f"ROW({starts})-MIN(ROW({starts}))"
    return check_of_rows(
        "The bands rise",
        "On the Scheme sheet each band begins above the one before it.",
        f'(1-ISNUMBER({starts}))+(COUNTIF({starts},"<"&{starts})<>{place})>0',
        "Bands[Band]",
        passes,
    )


def once_on_the_map(scheme: Scheme) -> LiveCheck:
    """Each live entry with levels stands in one cell of the map."""
    return check_of_rows(
        "The heat map holds each live risk exactly once",
        "Each live risk with levels for the chosen assessment stands in one cell of the map.",
        f'{live_rows(scheme)}*({CELLS}<>"")*(COUNTIF({WORDS}[Cell],{CELLS})<>1)',
        entered_column(scheme, "reference"),
        _not_once_on_the_map,
    )


def not_overruled(scheme: Scheme) -> LiveCheck:
    """No entered score differs from what the levels rate."""
    rated = entries_column(scheme, rated_heading(scheme.current))
    current = entries_column(scheme, score_heading(scheme, scheme.current))
    return check_of_rows(
        "No score entered by hand differs from its levels",
        "A score typed beside the levels overrules them; the two should agree.",
        f'{live_rows(scheme)}*({rated}<>"")*({current}<>{rated})',
        entered_column(scheme, "reference"),
        _overruled,
    )


def history_complete(scheme: Scheme) -> LiveCheck:
    """Each live entry that was recorded by the previous quarter's end has a position there."""
    recorded = entered_column(scheme, "first_recorded")
    before = f"ISNUMBER({recorded})*ISNUMBER(Previous_quarter)*({recorded}<=Previous_quarter)"
    return check_of_rows(
        "The history is complete",
        scheme.says(
            "Each live {one} that was recorded by the previous quarter's end has a position there."
        ),
        f'{live_rows(scheme)}*{before}*({entries_column(scheme, PREVIOUS_ROW)}="")',
        entered_column(scheme, "reference"),
        _without_position,
    )


def reviews_dated(scheme: Scheme) -> LiveCheck:
    """Each live entry that is to be reviewed has a date of its last review."""
    months = "Review_months"
    if any(band.review_months is not None for band in scheme.bands):
        months = entries_column(scheme, REVIEW_MONTHS)
    last = entered_column(scheme, "last_review")
    return check_of_rows(
        "No overdue review goes unseen",
        scheme.says(
            "Each live {one} has the date of its last review; without one it is never overdue."
        ),
        f"{live_rows(scheme)}*({months}>0)*(1-ISNUMBER({last}))",
        entered_column(scheme, "reference"),
        _review_undated,
    )


def owners_known(scheme: Scheme) -> LiveCheck:
    """The owner of each live entry is in post. Of several owners the first one is looked at."""
    owners = entered_column(scheme, scheme.roles[0].key)
    people, until = column("People", "Person"), column("People", "To")
    first = f'TRIM(LEFT({owners},FIND(";",{owners}&";")-1))'
    left = f'COUNTIFS({people},{first},{until},"<"&As_at)'
    nobody = f"(COUNTIF({people},{first})-{left}<1)*(COUNTA({people})>0)"
    return check_of_rows(
        "Every owner is one of the people",
        scheme.says(
            f"{scheme.roles[0].heading} of each live {{one}}, the first if there are several, is "
            "on People and had not left by the as-at date."
        ),
        f'{live_rows(scheme)}*({owners}<>"")*{nobody}',
        entered_column(scheme, "reference"),
        _owner_unknown,
    )


def _references_repeated(register: Register) -> list[str]:
    seen: set[str] = set()
    repeated = []
    for entry in register.entries:
        if entry.reference.casefold() in seen:
            repeated.append(entry.reference)
        seen.add(entry.reference.casefold())
    return repeated


def _stages_unknown(register: Register) -> list[str]:
    return [
        r.reference
        for r in register.entries
        if r["stage"] and r["stage"] not in register.kind.stages
    ]


def _scores_off_the_scale(register: Register) -> list[str]:
    scheme = register.scheme
    possible = {*scheme.matrix.values()}
    found = [(r, scores.score(scheme, scheme.current, r)) for r in register.live_entries]
    if possible:
        return [entry.reference for entry, score in found if score not in possible]
    return [entry.reference for entry, score in found if scheme.band(score) is None]


def _not_once_on_the_map(register: Register) -> list[str]:
    scheme = register.scheme
    cells = Counter(heat_map.cell_name(*pair) for pair in scheme.pairs())
    standing = [(entry, heat_map.cell_of(scheme.current, entry)) for entry in register.live_entries]
    return [entry.reference for entry, cell in standing if cell and cells[cell] != 1]


def _overruled(register: Register) -> list[str]:
    scheme = register.scheme
    return [
        entry.reference
        for entry in register.live_entries
        if scores.overruled(scheme, scheme.current, entry)
    ]


def _without_position(register: Register) -> list[str]:
    quarter = register.previous_quarter
    return [
        entry.reference
        for entry in register.live_entries
        if (recorded := entry.day("first_recorded"))
        and quarter
        and recorded <= quarter
        and previous_row(register, entry) is None
    ]


def _review_undated(register: Register) -> list[str]:
    return [
        entry.reference
        for entry in register.live_entries
        if months_between(register.scheme, entry) and entry.day("last_review") is None
    ]


def _owner_unknown(register: Register) -> list[str]:
    people, as_at = register.rows("people"), register.settings.as_at
    in_post = {
        each.text("person").casefold() for each in people if (each.day("to") or as_at) >= as_at
    }
    found = [
        (entry, listed_in(entry.text(register.scheme.roles[0].key)))
        for entry in register.live_entries
    ]
    return [
        entry.reference
        for entry, owners in found
        if people and owners and owners[0].casefold() not in in_post
    ]
