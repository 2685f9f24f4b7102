"""The headings of the first table's calculated columns, and whether a scheme can feed them."""

from __future__ import annotations

from formulas.text import column, table_name
from risk_register.kept_fields import entry_fields
from risk_register.scheme import AssessedBy, Assessment, Scheme

LIVE = "Live"
ABOVE_TOLERANCE = "Above tolerance"
DIRECTION = "Direction of travel"
SINCE = "Since last meeting"
MARKS = "Movement marks"
MARKS_IN_WORDS = "Movement in words"
REVIEW_MONTHS = "Review every (months)"
NEXT_REVIEW = "Next review due"
DAYS_OVERDUE = "Days overdue"
OPEN_CONTROLS = "Open controls"
OVERDUE_CONTROLS = "Overdue controls"
WHY = "Why this rating"
PREVIOUS_ROW = "Row in Past quarters"
FIRST_CONTROL = "First row in Controls"
ROWS_OF_CONTROLS = "Rows in Controls"
OWNERS_SEARCHED = "Owners as searched"
AREAS_SEARCHED = "Policy areas as searched"
UNKNOWN_AREAS = "Policy areas not on the list"
MAP_CELL = "Heat map cell"
MAP_LABEL = "Heat map label"
MAP_WORDS = "Heat map words"


def called_band(scheme: Scheme) -> str:
    """What people call a band: `band`, or `rating` where it is entered by its name."""
    return "rating" if scheme.rates_in_words else "band"


def entries_column(scheme: Scheme, heading: str) -> str:
    """A whole column of the first table: `Risks[Current score]`."""
    return column(entries_table(scheme), heading)


def entries_table(scheme: Scheme) -> str:
    """The name of the first table in the workbook: `Risks`, `Commitments`."""
    return table_name(scheme.kind.first)


def previous_heading(scheme: Scheme) -> str:
    """The heading of the column with the position at the previous quarter's end."""
    return "Previous rating" if scheme.rates_in_words else "Previous score"


def shown_heading(scheme: Scheme, assessment: Assessment) -> str:
    """The heading of the column that shows what an assessment comes to, to people."""
    heading = band_heading if scheme.rates_in_words else score_heading
    return heading(scheme, assessment)


def score_heading(scheme: Scheme, assessment: Assessment) -> str:
    """The heading under which an assessment's score stands, calculated or entered."""
    if assessment.by is AssessedBy.BAND:
        return f"{band_heading(scheme, assessment)} as a number"
    if assessment.by is AssessedBy.SCORE:
        return entered_headings(scheme)[assessment.score]
    return f"{assessment.name} score"


def band_heading(scheme: Scheme, assessment: Assessment) -> str:
    """The heading of the column with an assessment's band, calculated or entered."""
    if assessment.by is AssessedBy.BAND:
        return entered_headings(scheme)[assessment.band]
    return f"{assessment.name} band"


def rated_heading(assessment: Assessment) -> str:
    """The heading of the column with what the levels rate, where a score may overrule them."""
    return f"{assessment.name} score by levels"


def has_map(scheme: Scheme) -> bool:
    """Whether there is a heat map of likelihood and impact."""
    return bool(scheme.by_levels)


def has_positions(scheme: Scheme) -> bool:
    """Whether past scores are kept."""
    return scheme.keeps_positions


def has_changes(scheme: Scheme) -> bool:
    """Whether it can be said what changed since a meeting or a quarter."""
    recorded = "first_recorded" in scheme.keeps and "meetings" in scheme.tables
    return has_positions(scheme) or recorded


def has_marks(scheme: Scheme) -> bool:
    """Whether movement marks can be worked out."""
    return bool(scheme.marks) and has_map(scheme)


def has_people(scheme: Scheme) -> bool:
    """Whether the people in the first role can be compared with a list of people."""
    return bool(scheme.roles) and "people" in scheme.tables


def entered_column(scheme: Scheme, field: str) -> str:
    """The whole column of the first table that holds a field: `Risks[Reference]`."""
    return entries_column(scheme, entered_headings(scheme)[field])


def entered_headings(scheme: Scheme) -> dict[str, str]:
    """The headings of the first table's fields, by name."""
    return {field.name: field.heading for field in entry_fields(scheme)}
