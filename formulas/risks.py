"""The calculated columns of the risks: scores, bands, direction of travel, reviews, controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from formulas.column import CalculatedColumn, Group, Shape
from formulas.positions import KEY, POSITION, position_key
from formulas.text import arrow_name, column, mark_name, quoted, scale_table, this_row
from risk_register import changes, heat_map, movement, reviews, scores, treatment
from risk_register.fields import RISKS, fields_of
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row, is_live
from risk_register.scheme import AssessedBy, Assessment, Rating, Scheme

LIVE = "Live"
ABOVE_TOLERANCE = "Above tolerance"
PREVIOUS = "Previous score"
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
MAP_CELL = "Heat map cell"
MAP_LABEL = "Heat map label"
MAP_WORDS = "Heat map words"


def columns(scheme: Scheme) -> tuple[CalculatedColumn, ...]:
    """Every calculated column that a scheme can feed, in the order in which they stand."""
    return tuple(_Columns(scheme).all())


def score_heading(scheme: Scheme, assessment: Assessment) -> str:
    """The heading under which an assessment's score stands, calculated or entered."""
    if assessment.by is AssessedBy.SCORE:
        return _entered_headings(scheme)[assessment.score]
    return f"{assessment.name} score"


def band_heading(assessment: Assessment) -> str:
    """The heading of the column with an assessment's band."""
    return f"{assessment.name} band"


def rated_heading(assessment: Assessment) -> str:
    """The heading of the column with what the levels rate, where a score may overrule them."""
    return f"{assessment.name} score by levels"


def has_map(scheme: Scheme) -> bool:
    """Whether there is a heat map of likelihood and impact."""
    return bool(scheme.by_levels)


def has_positions(scheme: Scheme) -> bool:
    """Whether past scores are kept."""
    return scheme.has_scores and "history" in scheme.tables


def has_changes(scheme: Scheme) -> bool:
    """Whether it can be said what changed since a meeting or a quarter."""
    recorded = "first_recorded" in scheme.keeps and "meetings" in scheme.tables
    return has_positions(scheme) or recorded


def has_marks(scheme: Scheme) -> bool:
    """Whether movement marks can be worked out."""
    return bool(scheme.marks) and has_map(scheme)


def entered_column(scheme: Scheme, field: str) -> str:
    """The whole column of the Register that holds a field: `Risks[Reference]`."""
    return column("Risks", _entered_headings(scheme)[field])


def _entered_headings(scheme: Scheme) -> dict[str, str]:
    return {field.name: field.heading for field in fields_of(RISKS, scheme)}


class _Columns:
    """Builds the columns of one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.headings = _entered_headings(scheme)
        self.reference = self.entry("reference")

    def entry(self, field: str) -> str:
        """The cell of an entered field in this row."""
        return this_row("Risks", self.headings[field])

    def keeps(self, field: str) -> bool:
        """Whether the field is one of the entered ones."""
        return field in self.headings

    def result(self, heading: str) -> str:
        """The cell of another calculated column in this row."""
        return this_row("Risks", heading)

    def all(self) -> Iterator[CalculatedColumn]:
        for assessment in self.scheme.by_levels:
            yield from self.labels(assessment)
        yield self.live()
        for assessment in self.scheme.assessments:
            yield from self.score_and_band(assessment)
        yield from self.tolerance()
        yield from self.travel()
        yield from self.change()
        yield from self.review()
        yield from self.controls()
        if self.scheme.bands or has_map(self.scheme):
            yield self.why()
        if has_map(self.scheme):
            yield from self.heat_map()

    def labels(self, assessment: Assessment) -> Iterator[CalculatedColumn]:
        """The label of each level, beside its number."""
        for axis, field in (("likelihood", assessment.likelihood), ("impact", assessment.impact)):
            levels, number = scale_table(axis), self.entry(field)
            position = f"MATCH({number},{levels}[Level],0)"
            found = f"INDEX({levels}[Label],{position})"
            unknown = quoted(scores.NOT_ON_SCALE)
            yield CalculatedColumn(
                f"{self.headings[field]} label",
                partial(_label, axis, field),
                f'IF({number}="","",IF(ISNUMBER({position}),{found},{unknown}))',
                group=Group.BESIDE,
                field=field,
            )

    def live(self) -> CalculatedColumn:
        formula = quoted("Yes")
        if self.keeps("stage"):
            stage = self.entry("stage")
            listed = f"INDEX(Stages[Live],MATCH({stage},Stages[Stage],0))"
            formula = f'IF({stage}="","Yes",_xlfn.IFNA({listed},"Yes"))'
        return CalculatedColumn(
            LIVE,
            lambda _, risk: "Yes" if is_live(risk) else "No",
            f'IF({self.reference}="","",{formula})',
        )

    def score_and_band(self, assessment: Assessment) -> Iterator[CalculatedColumn]:
        heading = score_heading(self.scheme, assessment)
        if assessment.by is AssessedBy.LEVELS:
            yield from self.score(assessment, heading)
        if self.scheme.bands:
            score = self.result(heading)
            inside = f"AND({score}>=MIN(Bands[From]),{score}<=MAX(Bands[To]))"
            found = f"INDEX(Bands[Band],MATCH({score},Bands[From],1))"
            yield CalculatedColumn(
                band_heading(assessment),
                partial(_band, assessment),
                f'IF(ISNUMBER({score}),IF({inside},{found},""),"")',
                Shape.BAND,
            )

    def score(self, assessment: Assessment, heading: str) -> Iterator[CalculatedColumn]:
        """The score; and, where one may be entered, also what the levels rate."""
        rated = self.rated(assessment)
        value = partial(_score, assessment)
        if self.keeps(assessment.score):
            entered, by_levels = self.entry(assessment.score), rated_heading(assessment)
            yield CalculatedColumn(by_levels, partial(_rated, assessment), rated, Shape.NUMBER)
            rated = f'IF({entered}="",{self.result(by_levels)},{entered})'
        yield CalculatedColumn(heading, value, rated, Shape.NUMBER)

    def rated(self, assessment: Assessment) -> str:
        likelihood, impact = self.entry(assessment.likelihood), self.entry(assessment.impact)
        row = f"MATCH({impact},Impact_scale[Level],0)"
        across = f"MATCH({likelihood},Likelihood_scale[Level],0)"
        known, unknown = f"ISNUMBER({row}+{across})", quoted(scores.NOT_ON_SCALE)
        rating = f"IF({known},INDEX(Rating_matrix,{row},{across}),{unknown})"
        blank = f'OR({self.reference}="",{likelihood}="",{impact}="")'
        return f'IF({blank},"",{rating})'

    def tolerance(self) -> Iterator[CalculatedColumn]:
        if self.scheme.tolerance is None:
            return
        score = self.result(score_heading(self.scheme, self.scheme.current))
        counts = f'AND({self.result(LIVE)}="Yes",ISNUMBER({score}))'
        yield CalculatedColumn(
            ABOVE_TOLERANCE,
            _above_tolerance,
            f'IF({counts},IF({score}>Tolerance,"Yes","No"),"")',
        )

    def travel(self) -> Iterator[CalculatedColumn]:
        """Where the risk stood before, and which way it is going."""
        with_history = has_positions(self.scheme)
        if with_history:
            yield CalculatedColumn(
                PREVIOUS,
                movement.previous_score,
                self.in_history(column("History", POSITION)),
                Shape.NUMBER,
            )
        if self.scheme.arrows and (with_history or self.keeps("direction")):
            yield CalculatedColumn(
                DIRECTION, _text(movement.direction), self.direction(with_history)
            )
        if has_marks(self.scheme):
            yield from self.marks(with_history)

    def in_history(self, found_in: str) -> str:
        """What a column of the history says of this risk at the previous quarter's end."""
        key = position_key(self.reference, "Previous_quarter")
        found = f"INDEX({found_in},MATCH({key},{column('History', KEY)},0))"
        none = f'OR({self.reference}="",Previous_quarter="")'
        return f'IF({none},"",_xlfn.IFNA(IF({found}="","",{found}),""))'

    def direction(self, with_history: bool) -> str:
        stated = '""'
        if self.keeps("direction"):
            entry = self.entry("direction")
            arrow = f"INDEX(Arrows[Arrow],MATCH({entry},Arrows[Word],0))"
            label = '&" (stated)"' if self.scheme.has_scores else ""
            stated = f'IF({entry}="","",_xlfn.IFNA({arrow}{label},""))'
        if not with_history:
            return stated
        score = self.result(score_heading(self.scheme, self.scheme.current))
        before = self.result(PREVIOUS)
        up, same, down, new = (arrow_name(each) for each in ("up", "same", "down", "new"))
        compared = f"IF({score}>{before},{up},IF({score}<{before},{down},{same}))"
        is_new = f"AND({before}={quoted(movement.NOT_APPLICABLE)},ISNUMBER({score}))"
        other = f"IF({is_new},{new},{stated})"
        known = f"AND(ISNUMBER({score}),{self.has_earlier_score()})"
        return f"IF({known},{compared},{other})"

    def marks(self, with_history: bool) -> Iterator[CalculatedColumn]:
        changes: dict[str, str] = {}
        for axis in ("likelihood", "impact"):
            if movement.states_movement(self.scheme, axis):
                changes[f"{axis}_moved"] = self.entry(f"{axis}_moved")
            elif with_history:
                heading = f"Previous {axis}"
                yield CalculatedColumn(
                    heading,
                    partial(_previous_level, axis),
                    self.in_history(column("History", axis.capitalize())),
                    Shape.NUMBER,
                )
                changes[f"{axis}_moved"] = self.level_change(axis, self.result(heading))
            if self.keeps(f"{axis}_expected"):
                changes[f"{axis}_expected"] = self.entry(f"{axis}_expected")
        shown = [mark for mark in self.scheme.marks if mark.field in changes]
        tests = {mark: f"{changes[mark.field]}={quoted(mark.change)}" for mark in shown}
        symbols = [f'IF({tests[each]},{mark_name(each.axis, each.change)},"")' for each in shown]
        meanings = [
            f'IF({tests[each]},{mark_name(each.axis, each.change)}_meaning,"")' for each in shown
        ]
        yield CalculatedColumn(MARKS, _text(movement.marks), "&".join(symbols) or '""')
        yield CalculatedColumn(
            MARKS_IN_WORDS,
            _text(movement.marks_in_words),
            f'_xlfn.TEXTJOIN("; ",TRUE,{",".join(meanings)})' if meanings else '""',
            Shape.SENTENCE,
        )

    def level_change(self, axis: str, before: str) -> str:
        """How a level has changed against the history, in the words of the marks."""
        now = self.entry(f"{self.scheme.current.key}_{axis}")
        compared = f'IF({now}>{before},"Increased",IF({now}<{before},"Decreased",""))'
        return f'IF(AND(ISNUMBER({now}),ISNUMBER({before})),{compared},"")'

    def change(self) -> Iterator[CalculatedColumn]:
        """What is new or has changed since the committee last met."""
        if not has_changes(self.scheme):
            return
        new, left = self.is_new(), self.has_left()
        other = f'IF({self.score_changed()},{quoted(changes.SCORE_CHANGED)},"")'
        gone = f'IF({left},{self.entry("stage")},"")' if self.keeps("stage") else '""'
        live = f"IF({new},{quoted(changes.NEW)},{other})"
        formula = f'IF({self.reference}="","",IF({self.result(LIVE)}="Yes",{live},{gone}))'
        yield CalculatedColumn(SINCE, changes.change, formula)

    def is_new(self) -> str:
        tests = ["FALSE"]
        if has_positions(self.scheme):
            tests.append(f"{self.result(PREVIOUS)}={quoted(movement.NOT_APPLICABLE)}")
        if self.keeps("first_recorded"):
            recorded = self.entry("first_recorded")
            tests.append(f"AND(ISNUMBER({recorded}),{recorded}>Changes_since)")
        return f"OR({','.join(tests)})"

    def has_left(self) -> str:
        was_there = self.has_earlier_score() if has_positions(self.scheme) else "FALSE"
        if not self.keeps("stage_date"):
            return was_there
        left, waiting = self.entry("stage_date"), quoted(UNDER_CONSIDERATION)
        undated = f'OR({left}="",{self.entry("stage")}={waiting})'
        return f"IF({undated},{was_there},{left}>Changes_since)"

    def score_changed(self) -> str:
        if not has_positions(self.scheme):
            return "FALSE"
        score = self.result(score_heading(self.scheme, self.scheme.current))
        return f"AND({self.has_earlier_score()},{score}<>{self.result(PREVIOUS)})"

    def has_earlier_score(self) -> str:
        """Whether the previous position is a score that today's can be compared with."""
        before = self.result(PREVIOUS)
        if self.scheme.closed_score is None:
            return f"ISNUMBER({before})"
        return f"AND(ISNUMBER({before}),{before}<>Closed_score)"

    def review(self) -> Iterator[CalculatedColumn]:
        if not reviews.has_review_interval(self.scheme) or not self.keeps("last_review"):
            return
        months = "Review_months"
        if any(band.review_months is not None for band in self.scheme.bands):
            months = self.result(REVIEW_MONTHS)
            by_band = f"SUMIFS({column('Bands', REVIEW_MONTHS)},Bands[Band],"
            by_band += f"{self.result(band_heading(self.scheme.current))})"
            yield CalculatedColumn(
                REVIEW_MONTHS,
                _review_months,
                f'IF({self.result(LIVE)}="Yes",IF({by_band}>0,{by_band},Review_months),"")',
                Shape.NUMBER,
            )
        last, due = self.entry("last_review"), self.result(NEXT_REVIEW)
        known = f'AND({self.result(LIVE)}="Yes",ISNUMBER({last}),N({months})>0)'
        yield CalculatedColumn(
            NEXT_REVIEW, reviews.next_review, f'IF({known},EDATE({last},{months}),"")', Shape.DATE
        )
        yield CalculatedColumn(
            DAYS_OVERDUE,
            reviews.days_overdue,
            f'IF(ISNUMBER({due}),IF(As_at>{due},As_at-{due},""),"")',
            Shape.NUMBER,
        )

    def controls(self) -> Iterator[CalculatedColumn]:
        if "controls" not in self.scheme.tables:
            return
        counted = {
            OPEN_CONTROLS: ("Open", treatment.open_controls),
            OVERDUE_CONTROLS: ("Overdue", treatment.overdue_controls),
        }
        for heading, (added_up, value) in counted.items():
            mine = f"--(Controls[Reference]={self.reference})"
            total = f"SUMPRODUCT({mine},Controls[{added_up}])"
            yield CalculatedColumn(
                heading, value, f'IF({self.reference}="","",{total})', Shape.NUMBER
            )

    def why(self) -> CalculatedColumn:
        scheme, current = self.scheme, self.scheme.current
        score = self.result(score_heading(scheme, current))
        parts = [self.how_rated(score)]
        if scheme.bands:
            band = self.result(band_heading(current))
            start = f"INDEX(Bands[From],MATCH({score},Bands[From],1))"
            parts.append(f'IF({band}="","","; "&{band}&" from "&{start})')
        if scheme.tolerance:
            parts.append(f'IF({score}>Tolerance,"; above the tolerance of "&Tolerance,"")')
        return CalculatedColumn(
            WHY,
            _text(lambda register, risk: scores.why(register.scheme, risk)),
            f'IF(ISNUMBER({score}),{"&".join(parts)},"")',
            Shape.SENTENCE,
        )

    def how_rated(self, score: str) -> str:
        current = self.scheme.current
        if current.by is AssessedBy.SCORE:
            return f'{score}&""'
        likelihood, impact = self.entry(current.likelihood), self.entry(current.impact)
        levels = f'"likelihood "&{likelihood}&", impact "&{impact}&" rates "'
        if self.scheme.rating is Rating.PRODUCT:
            levels = f'{likelihood}&" x "&{impact}&" = "'
        if not self.keeps(current.score):
            return f"{levels}&{score}"
        rated = self.result(rated_heading(current))
        overruled = f'{score}&" entered, where "&{levels}&{rated}'
        return f'IF({rated}="",{score},IF({rated}={score},{levels}&{score},{overruled}))'

    def heat_map(self) -> Iterator[CalculatedColumn]:
        chosen = self.scheme.by_levels
        likelihood = ",".join(self.entry(each.likelihood) for each in chosen)
        impact = ",".join(self.entry(each.impact) for each in chosen)
        likelihood, impact = f"CHOOSE(Map_choice,{likelihood})", f"CHOOSE(Map_choice,{impact})"
        stands = f'AND({self.result(LIVE)}="Yes",{likelihood}<>"",{impact}<>"")'
        current = self.scheme.current
        yield CalculatedColumn(
            MAP_CELL,
            lambda _, risk: heat_map.cell_of(current, risk) or None,
            f'IF({stands},{likelihood}&" x "&{impact},"")',
            group=Group.WORKING,
        )
        label = words = self.reference
        if has_marks(self.scheme):
            marks, meaning = self.result(MARKS), self.result(MARKS_IN_WORDS)
            label += f'&IF(AND(Map_marks="Yes",{marks}<>"")," "&{marks},"")'
            words += f'&IF(AND(Map_marks="Yes",{meaning}<>"")," ("&{meaning}&")","")'
        yield self.on_the_map(MAP_LABEL, heat_map.shown_as, label)
        yield self.on_the_map(MAP_WORDS, heat_map.said_as, words)

    def on_the_map(
        self, heading: str, said: Callable[[Register, Assessment, Row], str], text: str
    ) -> CalculatedColumn:
        current = self.scheme.current
        return CalculatedColumn(
            heading,
            lambda register, risk: (
                said(register, current, risk) if heat_map.cell_of(current, risk) else None
            ),
            f'IF({self.result(MAP_CELL)}="","",{text})',
            group=Group.WORKING,
        )


def _text(function: Callable[[Register, Row], str]) -> Callable[[Register, Row], str | None]:
    """A function whose empty text stands for no value."""
    return lambda register, risk: function(register, risk) or None


def _label(axis: str, field: str, register: Register, risk: Row) -> str | None:
    scheme = register.scheme
    scale = scheme.likelihood if axis == "likelihood" else scheme.impact
    return scale.label(risk[field]) if scale else None


def _score(assessment: Assessment, register: Register, risk: Row) -> int | None:
    return scores.score(register.scheme, assessment, risk)


def _rated(assessment: Assessment, register: Register, risk: Row) -> int | None:
    return scores.rated(register.scheme, assessment, risk)


def _band(assessment: Assessment, register: Register, risk: Row) -> str | None:
    band = scores.band(register.scheme, assessment, risk)
    return band.name if band else None


def _above_tolerance(register: Register, risk: Row) -> str | None:
    above = scores.above_tolerance(register, risk)
    return None if above is None else "Yes" if above else "No"


def _previous_level(axis: str, register: Register, risk: Row) -> int | None:
    before = register.previous_position(risk.reference)
    return before.number(axis) if before else None


def _review_months(register: Register, risk: Row) -> int | None:
    return reviews.months_between(register.scheme, risk) if is_live(risk) else None
