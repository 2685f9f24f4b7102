"""How one organisation rates and reports what it registers: entries, or a plan's commitments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from risk_register.appendix import Appendix, Publishes
from risk_register.kinds import RISK_REGISTER, RegisterKind


class Rating(StrEnum):
    """How a score comes about."""

    PRODUCT = "product"
    """Likelihood times impact."""
    MATRIX = "matrix"
    """Looked up in a matrix of likelihood and impact."""
    SCORE = "score"
    """Entered as it is; no likelihood or impact is kept."""
    BAND = "band"
    """Entered as the name of a band: red, amber or green."""
    NONE = "none"
    """No scores at all, only a trend."""


class AssessedBy(StrEnum):
    """What is entered for an assessment."""

    LEVELS = "levels"
    SCORE = "score"
    BAND = "band"


STANDS_FOR = ("inherent", "target", "proposed")
"""What an assessment may stand for besides the current one: uncontrolled, aimed at, asked for."""


STATUS_MEANS = ("tasked", "overdue", "nothing_open", "awaiting_review")
"""What a status may mean to the checks: controls are tasked, one of them is overdue, no further
control is open, or the entry waits for its (first) review."""

REASON_MEANS = ("reprioritised",)
"""What the reason of a rating may mean to checks and papers: work was moved elsewhere."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step on a scale: 3, "Likely", with a descriptor for each column that the source has."""

    number: int
    label: str
    descriptors: Mapping[str, str] = field(default_factory=dict)
    ranges: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scale:
    """Likelihood or impact. `levels` rise; `columns` name the descriptors or the categories."""

    heading: str
    levels: tuple[Level, ...]
    columns: tuple[str, ...] = ()
    categories: bool = False
    """Whether the level is the highest of the columns' levels, as with PESTELO."""

    @cached_property
    def _by_number(self) -> dict[int, Level]:
        return {level.number: level for level in self.levels}

    @property
    def numbers(self) -> tuple[int, ...]:
        """The level numbers, lowest first."""
        return tuple(self._by_number)

    def label(self, number: object) -> str | None:
        """The label of a level, `None` for a number that is not on the scale."""
        level = self._by_number.get(number) if isinstance(number, int) else None
        return level.label if level else None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One kind of judgement of an entry: inherent, current, target, proposed …

    `stands_for` says which of these it is, whatever the organisation calls it; empty for another.
    """

    key: str
    name: str
    by: AssessedBy = AssessedBy.LEVELS
    current: bool = False
    meaning: str = ""
    stands_for: str = ""

    @property
    def likelihood(self) -> str:
        """The name of the field that holds its likelihood."""
        return f"{self.key}_likelihood"

    @property
    def impact(self) -> str:
        """The name of the field that holds its impact."""
        return f"{self.key}_impact"

    @property
    def score(self) -> str:
        """The name of the field that holds a score entered for it."""
        return f"{self.key}_score"

    @property
    def band(self) -> str:
        """The name of its band among fields and columns; entered where it is made as a band."""
        return self.key if self.by is AssessedBy.BAND else f"{self.key}_band"


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores, both ends included."""

    name: str
    lowest: int
    highest: int
    colour: str
    text: str
    meaning: str = ""
    action: str = ""
    board: str = ""
    review_months: int | None = None


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The score above which an entry is reported upward."""

    score: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name and its meaning: a status, for one."""

    name: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is rated as it is. `means` is one of `REASON_MEANS`, empty for another."""

    name: str
    meaning: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """Who answers for an entry in one respect: owner, responsible officer, exec lead …"""

    key: str
    heading: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One direction of travel, as a symbol and a word. Either may be empty, not both."""

    symbol: str
    word: str

    @property
    def text(self) -> str:
        """Both together, so that the symbol never speaks alone."""
        return f"{self.symbol} {self.word}".strip()


@dataclass(frozen=True, slots=True)
class Mark:
    """A movement mark on the heat map, for one axis and one change."""

    axis: str
    change: str
    symbol: str
    meaning: str

    @property
    def expected(self) -> bool:
        """Whether the movement is expected rather than seen."""
        return self.change in ("Increase", "Decrease")

    @property
    def field(self) -> str:
        """The field of an entry in which this change is recorded."""
        return f"{self.axis}_{'expected' if self.expected else 'moved'}"


@dataclass(frozen=True, slots=True)
class Source:
    """The document a scheme or a register was taken from, and the place in it."""

    title: str
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The scheme that this one has taken the place of.

    `restated` where past positions had to be rated anew to be compared with today's: then a
    position of a quarter before `on` is compared by its restated levels and score.
    """

    scheme: str
    on: date
    restated: bool = False


@dataclass(frozen=True)
class Scheme:
    """How one organisation scores and reports.

    `matrix` maps (likelihood, impact) to a score for every pair of levels. `bands` rise. What the
    source does not print is left out, or named in `assumed` with the reason (its key there is the
    key in the scheme's file: `bands.High.colour`).
    """

    name: str
    title: str
    organisation: str
    effective: date
    source: Source
    rating: Rating
    assessments: tuple[Assessment, ...]
    kind: RegisterKind = RISK_REGISTER
    replaces: Replaced | None = None
    likelihood: Scale | None = None
    impact: Scale | None = None
    up: str = "impact"
    matrix: Mapping[tuple[int, int], int] = field(default_factory=lambda: MappingProxyType({}))
    bands: tuple[Band, ...] = ()
    tolerance: Tolerance | None = None
    statuses: tuple[Named, ...] = ()
    status_means: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """The names of the statuses that mean one of `STATUS_MEANS`, by what they mean."""
    roles: tuple[Role, ...] = ()
    areas: tuple[Named, ...] = ()
    """The policy areas of a plan. A commitment may belong to several."""
    reasons: tuple[Reason, ...] = ()
    """The reasons that a rating may have."""
    low_ratings: tuple[str, ...] = ()
    """What another register that this one has links to calls a low rating."""
    arrows: Mapping[str, Arrow] = field(default_factory=lambda: MappingProxyType({}))
    marks: tuple[Mark, ...] = ()
    review_months: int | None = None
    closed_score: int | None = None
    """What is printed for an entry that has been closed, outside the bands; `None` for nothing."""
    headings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    keeps: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    publishes: Publishes = field(default_factory=Publishes)
    appendices: tuple[Appendix, ...] = ()
    assumed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def current(self) -> Assessment:
        """The assessment that says where an entry stands today.

        Raises LookupError for a scheme without scores; ask `has_scores` first.
        """
        for assessment in self.assessments:
            if assessment.current:
                return assessment
        raise LookupError(f"scheme {self.name} has no scores")

    def standing_for(self, what: str) -> Assessment | None:
        """The assessment that stands for one of `STANDS_FOR`, `None` if there is none."""
        return next((each for each in self.assessments if each.stands_for == what), None)

    @property
    def restates(self) -> bool:
        """Whether positions of before the scheme was adopted are compared as it rates them."""
        return self.replaces is not None and self.replaces.restated

    @property
    def has_scores(self) -> bool:
        """Whether entries have scores at all, rather than only a trend."""
        return self.rating is not Rating.NONE

    @property
    def rates_in_words(self) -> bool:
        """Whether a rating is entered and shown as the name of a band, never as a number."""
        return self.rating is Rating.BAND

    def says(self, text: str) -> str:
        """A text with the words of this kind of register, and with `{measure}`, put in."""
        return self.kind.says(text, measure=self.measure)

    @property
    def measure(self) -> str:
        """What people call that which is compared from quarter to quarter: `score`, `rating`."""
        return "rating" if self.rates_in_words else "score"

    @property
    def keeps_positions(self) -> bool:
        """Whether it is kept where each entry stood at the end of past quarters."""
        return self.has_scores and "history" in self.tables

    @cached_property
    def by_levels(self) -> tuple[Assessment, ...]:
        """The assessments that are made as likelihood and impact."""
        return tuple(each for each in self.assessments if each.by is AssessedBy.LEVELS)

    @property
    def scales(self) -> tuple[Scale, ...]:
        """Likelihood and impact, where the scheme has them."""
        return tuple(scale for scale in (self.likelihood, self.impact) if scale)

    def axes(self) -> tuple[Scale, Scale]:
        """The heat map's axes: the one that goes up, then the one that goes across.

        Raises LookupError for a scheme without likelihood and impact.
        """
        if not self.likelihood or not self.impact:
            raise LookupError(f"scheme {self.name} has no likelihood and impact")
        if self.up == "likelihood":
            return self.likelihood, self.impact
        return self.impact, self.likelihood

    def score_at(self, up: int, across: int) -> int:
        """The score where a level of the axis that goes up meets one of the other."""
        return self.matrix[(up, across) if self.up == "likelihood" else (across, up)]

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Every pair of likelihood and impact, lowest first."""
        if self.likelihood and self.impact:
            for likelihood in self.likelihood.numbers:
                for impact in self.impact.numbers:
                    yield likelihood, impact

    def band(self, position: object) -> Band | None:
        """The band a score falls in, or the one of that name; `None` if there is none."""
        if isinstance(position, int):
            return next((b for b in self.bands if b.lowest <= position <= b.highest), None)
        return next((b for b in self.bands if self.rates_in_words and b.name == position), None)

    def score_of(self, position: object) -> int | None:
        """The score that a position comes to; `None` for one without a score, such as N/A.

        Bands that are entered by name count from 1, the best, so that they can be compared.
        """
        if isinstance(position, int):
            return position
        found = self.band(position)
        return found.lowest if found else None

    def reasons_that_mean(self, what: str) -> frozenset[str]:
        """The names of the reasons that mean one of `REASON_MEANS`."""
        return frozenset(reason.name for reason in self.reasons if reason.means == what)

    @property
    def worst_band(self) -> Band | None:
        """The band that says most loudly that something is to be done."""
        return self.bands[-1] if self.bands else None

    def role_keys(self) -> tuple[str, ...]:
        """The names of the fields that hold people."""
        return tuple(role.key for role in self.roles)
