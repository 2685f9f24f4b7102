"""The register of an invented office, Anyshire, written out by hand: what every layout holds.

The office scores by the scheme generic-5x5. The register speaks of 31 March 2026.
"""

from dataclasses import dataclass
from datetime import date

SCHEME = "generic-5x5"
ORGANISATION = "Office of the Police and Crime Commissioner for Anyshire"
TITLE = "Strategic risk register, March 2026"
AS_AT = date(2026, 3, 31)

SEPTEMBER, DECEMBER = date(2025, 9, 30), date(2025, 12, 31)
NOT_YET = "N/A"
"""What stands in a past quarter in which a risk was not on the register."""

ONGOING = "Ongoing"
"""What stands for a date that nobody set; it fits no field and has to be kept in the notes."""


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk, with its figures as the office would print them. `owners` are by initials."""

    reference: str
    title: str
    objective: str
    cause: str
    effect: str
    controls: tuple[str, ...]
    owners: tuple[str, ...]
    likelihood: int
    impact: int
    score: int
    band: str
    september: int | str
    december: int | str
    target_likelihood: int
    target_impact: int
    status: str
    first_recorded: date
    last_review: date
    next_key_date: date | str


LIKELIHOODS = {1: "Rare", 2: "Unlikely", 3: "Possible", 4: "Likely", 5: "Almost certain"}
IMPACTS = {1: "Insignificant", 2: "Minor", 3: "Moderate", 4: "Major", 5: "Severe"}

ENGAGEMENT, DIRECTION, RESOURCES = "Public engagement", "Setting direction", "Resources"

RISKS = (
    Risk(
        "AN01", "The public is not heard", ENGAGEMENT,
        "Surveys reach few young people",
        "Priorities miss what worries people; trust falls",
        ("Youth panel meets each term", "Yearly survey in six languages"),
        ("HoC",), 3, 4, 12, "High", 12, 12, 2, 3, "Treat",
        date(2019, 4, 1), date(2026, 3, 12), date(2026, 10, 26),
    ),
    Risk(
        "AN02", "Complaints reviews take too long", ENGAGEMENT,
        "One caseworker for all reviews",
        "Complainants lose patience",
        ("Second caseworker trained",),
        ("CEO", "HoC"), 2, 3, 6, "Medium", 9, 6, 1, 3, "Tolerate",
        date(2021, 11, 30), date(2026, 2, 3), ONGOING,
    ),
    Risk(
        "AN03", "The plan's promises are not delivered", DIRECTION,
        "Partners' budgets shrink – shared posts are cut",
        "Performance is lower; the Panel asks questions",
        ("Delivery plan reviewed monthly", "Board holds each lead to account", "Highlight reports"),
        ("CEO",), 4, 4, 16, "Very high", 12, 16, 2, 4, "Treat",
        date(2020, 6, 15), date(2026, 3, 25), date(2026, 5, 7),
    ),
    Risk(
        "AN04", "National policy changes without notice", DIRECTION,
        "Reform is announced before it is planned",
        "Staff leave; work stops half done",
        ("Horizon scan each month", "Seat at the national network"),
        ("CEO",), 4, 3, 12, "High", NOT_YET, 12, 3, 2, "Tolerate",
        date(2025, 11, 10), date(2026, 3, 25), date(2026, 6, 30),
    ),
    Risk(
        "AN05", "The budget does not balance after 2027", RESOURCES,
        "Settlement below inflation",
        "Reserves of £2.4m are used up",
        ("Medium-term plan with three scenarios", "Savings board"),
        ("CFO",), 5, 5, 25, "Very high", 20, 25, 3, 4, "Treat",
        date(2018, 9, 3), date(2026, 3, 2), date(2026, 9, 30),
    ),
    Risk(
        "AN06", "A cyber attack stops the office's systems", RESOURCES,
        "Old servers; staff click on links",
        "No access to case files for days",
        ("Yearly exercise with the force", "Back-ups are tested"),
        ("CFO", "HoC"), 1, 4, 4, "Low", 8, 4, 1, 2, "Transfer",
        date(2022, 1, 17), date(2026, 1, 29), date(2026, 12, 1),
    ),
)  # fmt: skip

OBJECTIVES = (ENGAGEMENT, DIRECTION, RESOURCES)

OWNERS = {"CEO": "Chief Executive", "CFO": "Chief Finance Officer", "HoC": "Head of Communications"}
