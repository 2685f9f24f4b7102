"""Every field of every table, declared once.

The reader, the workbook, the folder and the checks all derive from these declarations. What an
organisation adds to them (its roles, its assessments, its own headings, which fields it keeps)
comes from its scheme; `kept_fields.fields_of` puts the two together.

The first table of a register holds what it registers: RISKS, or COMMITMENTS. All other tables serve
both kinds. In texts `{one}`, `{many}` and `{sheet}` stand for a risk or a commitment, for several,
and for the sheet with the first table (`kinds.py` puts them in).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto


class Kind(Enum):
    """What a field may hold."""

    KEY = auto()
    """A reference that names this row, and only this one."""
    PERSON = auto()
    """A post or initials that name this row, and only this one."""
    ENTRY = auto()
    """The reference of a row of the register's first table: of a risk, or of a commitment."""
    TEXT = auto()
    LONG_TEXT = auto()
    CHOICE = auto()
    """One of a list of values."""
    LISTED = auto()
    """One value of a list, or several separated by semicolons."""
    PEOPLE = auto()
    """One person of the people table, or several separated by semicolons."""
    DATE = auto()
    DATE_OR_MONTH = auto()
    LEVEL = auto()
    """The number of a level on the scale that `choices` names."""
    SCORE = auto()
    NUMBER = auto()
    """A whole number, zero or more."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a table.

    `choices` names a list of values (see `choices_of`), or the scale of a level. `advice` is what
    an officer is told on entering the cell. `since` is the first layout of the workbook that has
    it: nobody misses it in an earlier one.
    """

    name: str
    heading: str
    kind: Kind = Kind.TEXT
    choices: str = ""
    advice: str = ""
    required: bool = False
    since: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a register: a CSV file of the folder, and a table of the workbook.

    Its name makes it the same table, in the words of whichever kind of register.
    """

    name: str
    title: str = field(compare=False)
    what: str = field(compare=False)
    fields: tuple[Field, ...] = field(compare=False)
    since: int = field(default=1, compare=False)

    @property
    def file(self) -> str:
        """The name of its file in a folder."""
        return f"{self.name}.csv"

    @property
    def key(self) -> Field | None:
        """The field that names a row, if the table has one."""
        return next((each for each in self.fields if each.kind in (Kind.KEY, Kind.PERSON)), None)


_REFERENCE = Field(
    "reference", "Reference", Kind.ENTRY, advice="The reference of a {one} on the {sheet} sheet."
)

_LIFE = (
    Field(
        "stage", "Stage", Kind.CHOICE, "stages",
        advice="Where the {one} is in its life. Empty means live.",
    ),
    Field("stage_date", "Stage since", Kind.DATE, advice="When it came to this stage."),
    Field("stage_reason", "Stage reason", Kind.LONG_TEXT, advice="Why, and who decided."),
)  # fmt: skip
"""Where what is registered is in its life."""

_REPORTED_IN = Field(
    "reported_in", "Reported in",
    advice="The letter of an appendix that is to print the {one} all the same.",
)  # fmt: skip
_NOTES = Field("notes", "Notes", Kind.LONG_TEXT, advice="Anything that fits nowhere else.")

RISKS = Table(
    "risks",
    "Register",
    "A row a risk",
    (
        Field(
            "reference", "Reference", Kind.KEY, required=True,
            advice="Names this risk and no other. A reference is never used again.",
        ),
        Field("title", "Title", required=True, advice="The risk in a few words."),
        Field("description", "Description", Kind.LONG_TEXT, advice="There is a risk that …"),
        Field("cause", "Cause", Kind.LONG_TEXT, advice="Caused by …"),
        Field("effect", "Effect", Kind.LONG_TEXT, advice="Leading to …"),
        Field("background", "Background", Kind.LONG_TEXT, advice="What a reader should know."),
        Field("objective", "Objective", advice="The objective that the risk threatens."),
        Field("category", "Category", advice="The kind of risk."),
        Field(
            "status", "Status", Kind.CHOICE, "statuses",
            advice="How the risk is being managed. The meanings are on the Scheme sheet.",
        ),
        *_LIFE,
        Field("first_recorded", "First recorded", Kind.DATE, advice="When it was first recorded."),
        Field("last_review", "Last review", Kind.DATE, advice="When it was last reviewed."),
        Field(
            "next_key_date", "Next key date", Kind.DATE_OR_MONTH,
            advice="The next date that matters. A month is entered as its first day.",
        ),
        Field("next_key_event", "Next key event", advice="What happens on that date."),
        Field(
            "direction", "Direction as stated", Kind.CHOICE, "arrows",
            advice="Only where no earlier score is known.",
        ),
        Field(
            "likelihood_moved", "Likelihood has", Kind.CHOICE, "changes seen",
            advice="Since the committee last saw the risk.",
        ),
        Field(
            "impact_moved", "Impact has", Kind.CHOICE, "changes seen",
            advice="Since the committee last saw the risk.",
        ),
        Field(
            "likelihood_expected", "Likelihood expected to", Kind.CHOICE, "changes expected",
            advice="Where the likelihood is expected to go next.",
        ),
        Field(
            "impact_expected", "Impact expected to", Kind.CHOICE, "changes expected",
            advice="Where the impact is expected to go next.",
        ),
        Field(
            "accepted_by", "Accepted by", Kind.PEOPLE,
            advice="Who accepts the risk above the tolerance.", since=2,
        ),
        Field(
            "accepted_reason", "Why accepted", Kind.LONG_TEXT, advice="Why it is accepted.",
            since=2,
        ),
        Field(
            "accepted_until", "Accepted until", Kind.DATE,
            advice="The last day on which the acceptance holds.", since=2,
        ),
        Field(
            "agreed_by", "Proposal agreed by",
            advice="Who agreed the proposed score, which becomes current when the quarter ends.",
            since=3,
        ),
        Field("agreed_on", "Proposal agreed on", Kind.DATE, advice="When it was agreed.", since=3),
        _REPORTED_IN,
        _NOTES,
    ),
)  # fmt: skip

COMMITMENTS = Table(
    "commitments",
    "Plan",
    "A row a commitment",
    (
        Field(
            "reference", "Reference", Kind.KEY, required=True,
            advice="Names this commitment and no other. A reference is never used again.",
        ),
        Field("title", "Individual commitment", required=True, advice="What is promised."),
        Field(
            "areas", "Policy areas", Kind.LISTED, "policy areas",
            advice="One or several of the areas on the Scheme sheet, separated by ;",
        ),
        Field("timescale", "Timescale", advice="By when it is to be delivered."),
        *_LIFE,
        Field("first_recorded", "First recorded", Kind.DATE, advice="When it joined the plan."),
        Field(
            "update", "Update", Kind.LONG_TEXT,
            advice="What has been done this quarter, and why it is rated so.",
        ),
        Field(
            "updated_on", "Updated on", Kind.DATE,
            advice="The day of that update. One of an earlier quarter is called old.",
        ),
        Field(
            "rating_reason", "Reason for the rating", Kind.CHOICE, "rating reasons",
            advice="Only where the rating says something else than usual, such as work moved.",
        ),
        Field(
            "action", "Action or support needed", Kind.LONG_TEXT,
            advice="What is needed, of whom. Every commitment in the worst rating needs some.",
        ),
        Field(
            "direction", "Direction as stated", Kind.CHOICE, "arrows",
            advice="Only where no earlier rating is known.",
        ),
        _REPORTED_IN,
        _NOTES,
    ),
)  # fmt: skip

CONTROLS = Table(
    "controls",
    "Controls",
    "What is done about each {one}",
    (
        Field(
            "control_id", "Control", Kind.KEY, required=True,
            advice="Names this control and no other.",
        ),
        Field("reference", "Reference", Kind.ENTRY, required=True, advice=_REFERENCE.advice),
        Field("control", "What is done", Kind.LONG_TEXT, required=True),
        Field(
            "kind", "Kind", Kind.CHOICE, "control kinds",
            advice="Planned controls are open until they have a date of completion.",
        ),
        Field(
            "number", "Number", Kind.NUMBER,
            advice="How many controls this row stands for. Empty means one.",
        ),
        Field("owner", "Control owner", Kind.PEOPLE, advice="Who does it."),
        Field("added", "Added", Kind.DATE, advice="When it was added."),
        Field("due", "Due", Kind.DATE, advice="When it is to be done."),
        Field("completed", "Completed", Kind.DATE, advice="When it was done."),
        Field(
            "new", "New", Kind.CHOICE, "yes", advice="Yes, where it is new since the last report."
        ),
        Field("removed_reason", "Why removed", Kind.LONG_TEXT, advice="Why it is one no more."),
        Field(
            "due_last_quarter", "Due as of last quarter", Kind.DATE,
            advice="What was due when the last quarter ended; written by rolling forward.",
            since=3,
        ),
        Field(
            "slipped", "Times slipped", Kind.NUMBER,
            advice="In how many quarters its date was put back; counted by rolling forward.",
            since=3,
        ),
    ),
)  # fmt: skip

UPDATES = Table(
    "updates",
    "Updates",
    "The dated log of each {one}",
    (
        replace(_REFERENCE, required=True),
        Field("date", "Date", Kind.DATE, required=True),
        Field("author", "Author", advice="Who says so."),
        Field("update", "Update", Kind.LONG_TEXT, required=True),
        Field(
            "likelihood_after", "Likelihood after", Kind.LEVEL, "likelihood",
            advice="Only if the update changes or names it.",
        ),
        Field(
            "impact_after", "Impact after", Kind.LEVEL, "impact",
            advice="Only if the update changes or names it.",
        ),
        Field(
            "score_after", "Score after", Kind.SCORE,
            advice="Only if the update changes or names it.",
        ),
    ),
)  # fmt: skip

PEOPLE = Table(
    "people",
    "People",
    "Who may answer for a {one}, by role or initials",
    (
        Field(
            "person", "Person", Kind.PERSON, required=True,
            advice="The role or the initials, as the {sheet} sheet uses them.",
        ),
        Field("role", "Role", advice="The post in full."),
        Field("from", "From", Kind.DATE, advice="Since when."),
        Field("to", "To", Kind.DATE, advice="Until when; empty while in post."),
    ),
)  # fmt: skip

LINKS = Table(
    "links",
    "Links",
    "Ties to other {many} and to other registers",
    (
        replace(_REFERENCE, required=True),
        Field("kind", "Kind", Kind.CHOICE, "link kinds", required=True),
        Field("organisation", "Organisation", advice="Whose register; empty for this one."),
        Field("their_reference", "Their reference"),
        Field("their_score", "Their score", Kind.SCORE),
        Field(
            "their_rating",
            "Their rating",
            advice="The band in their register: High, Red, …",
            since=4,
        ),
        Field("note", "Note", Kind.LONG_TEXT),
    ),
)

_QUARTER = Field("quarter", "Quarter", Kind.DATE, advice="The quarter's last day.", required=True)
RESTATED = (
    Field("restated_likelihood", "Restated likelihood", Kind.LEVEL, "likelihood"),
    Field("restated_impact", "Restated impact", Kind.LEVEL, "impact"),
    Field(
        "restated_score", "Restated score", Kind.SCORE,
        advice="What today's scheme rates it; written when that scheme was adopted.",
    ),
)  # fmt: skip
"""What today's scheme makes of a position that was scored by an earlier one."""

POSITION = (
    Field("state", "State", Kind.CHOICE, "position states", required=True),
    Field(
        "stage", "Stage", Kind.CHOICE, "stages", advice="Where the {one} was, if not live.", since=3
    ),
    Field("likelihood", "Likelihood", Kind.LEVEL, "likelihood"),
    Field("impact", "Impact", Kind.LEVEL, "impact"),
    Field("score", "Score", Kind.SCORE, advice="Only where the state is Scored."),
    Field("band", "Band", advice="The band of that day, under the scheme of that day.", since=3),
    *RESTATED,
)
"""What a position says of a risk, in the history and where the history is corrected."""

HISTORY = Table(
    "history",
    "Past quarters",
    "Where each {one} stood at the end of past quarters",
    (
        replace(_REFERENCE, required=True),
        _QUARTER,
        *POSITION,
        Field("seal", "Seal", advice="Shows whether the row was altered; never typed.", since=3),
    ),
)

QUARTERS = Table(
    "quarters",
    "Quarters",
    "The quarters of the history",
    (
        _QUARTER,
        Field("label", "Label", advice="As papers call it."),
        Field("note", "Note", Kind.LONG_TEXT),
        Field("scheme", "Scheme", advice="The scheme by which it was scored.", since=3),
        Field("positions", "Positions sealed", Kind.NUMBER, advice="How many there were.", since=3),
        Field("scored", "Of these scored", Kind.NUMBER, advice="How many had a score.", since=3),
        Field("total", "Total of scores", Kind.NUMBER, advice="All scores added up.", since=3),
        Field(
            "seal",
            "Seal",
            advice="Of all its positions and the quarter before; never typed.",
            since=3,
        ),
    ),
)

CORRECTIONS = Table(
    "corrections",
    "Corrections",
    "Past positions that turned out wrong, corrected openly",
    (
        replace(_REFERENCE, required=True),
        replace(_QUARTER, advice="The last day of the quarter whose position was wrong."),
        *POSITION,
        Field("date", "Corrected on", Kind.DATE, required=True),
        Field("by", "Corrected by", required=True, advice="Who decided it."),
        Field("reason", "Why", Kind.LONG_TEXT, required=True),
    ),
    since=3,
)

MEETINGS = Table(
    "meetings",
    "Meetings",
    "The committees that see the register, and when",
    (
        Field("committee", "Committee", required=True),
        Field("date", "Date", Kind.DATE, required=True),
        Field(
            "position_date", "Position date", Kind.DATE, advice="The date its papers speak of."
        ),
        Field("note", "Note", Kind.LONG_TEXT),
    ),
)  # fmt: skip

STATED = Table(
    "stated",
    "Stated",
    "Figures as they are printed elsewhere, to be reconciled",
    (
        replace(_REFERENCE, advice="Empty for a figure about the whole register."),
        Field("figure", "Figure", required=True),
        Field("value", "Value as printed", Kind.LONG_TEXT, required=True),
        Field("place", "Place", required=True, advice="Where it is printed."),
        Field("note", "Note", Kind.LONG_TEXT),
    ),
)

IMPACTS = Table(
    "impacts",
    "Impacts",
    "The impact of each {one} by category",
    (
        replace(_REFERENCE, required=True),
        Field("assessment", "Assessment", Kind.CHOICE, "assessments", required=True),
        Field("category", "Category", Kind.CHOICE, "impact categories", required=True),
        Field("level", "Level", Kind.LEVEL, "impact", required=True),
    ),
)

WITHHELD = Table(
    "withheld",
    "Withheld",
    "What the public does not see",
    (
        replace(_REFERENCE, required=True),
        Field("what", "What", required=True, advice="{One}, or the heading of one column."),
        Field("reason", "Reason", Kind.LONG_TEXT, required=True),
        Field("exemption", "Exemption", advice="The section of the Act."),
        Field("decided_by", "Decided by"),
        Field("review_on", "Look again on", Kind.DATE),
    ),
)

VERSIONS = Table(
    "versions",
    "Versions",
    "What was changed in this workbook, and by whom",
    (
        Field("version", "Version", required=True),
        Field("date", "Date", Kind.DATE, required=True),
        Field("author", "Author"),
        Field("change", "Change", Kind.LONG_TEXT, required=True),
    ),
)

TABLES = {
    table.name: table
    for table in (
        RISKS, COMMITMENTS, CONTROLS, UPDATES, PEOPLE, LINKS, HISTORY, CORRECTIONS, QUARTERS,
        MEETINGS, STATED, IMPACTS, WITHHELD, VERSIONS,
    )
}  # fmt: skip
"""Every table of any register by its name, in the order in which a person meets them."""
