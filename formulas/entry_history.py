"""The calculated columns that look back: previous score, direction, marks, changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from formulas.column import CalculatedColumn, Group, Shape
from formulas.entry_cells import EntryCells, text_or_none
from formulas.headings import (
    DIRECTION,
    LIVE,
    MARKS,
    MARKS_IN_WORDS,
    PREVIOUS_ROW,
    SINCE,
    has_changes,
    has_marks,
    has_positions,
    previous_heading,
    score_heading,
)
from formulas.positions import (
    CORRECTION,
    POSITION,
    PREVIOUS_FIRST,
    PREVIOUS_LAST,
    RESTATED_BEFORE,
    row_of_position,
)
from formulas.text import arrow_name, column, heading_cell, mark_name, quoted
from risk_register import changes, movement
from risk_register.quarter_end import UNDER_CONSIDERATION
from risk_register.register import Register, Row


class HistoryColumns(EntryCells):
    """The columns that compare an entry with its past."""

    def all(self) -> Iterator[CalculatedColumn]:
        """Every such column that the scheme can feed, in order."""
        yield from self.travel()
        yield from self.change()

    def travel(self) -> Iterator[CalculatedColumn]:
        """Where the entry stood before, and which way it is going."""
        with_history = has_positions(self.scheme)
        if with_history:
            yield CalculatedColumn(
                previous_heading(self.scheme),
                movement.previous_score,
                self.in_history(column("History", POSITION)),
                Shape.BAND if self.scheme.rates_in_words else Shape.NUMBER,
            )
        if self.scheme.arrows and (with_history or self.keeps("direction")):
            yield CalculatedColumn(
                DIRECTION, text_or_none(movement.direction), self.direction(with_history)
            )
        if has_marks(self.scheme):
            yield from self.marks(with_history)

    def in_history(self, found_in: str) -> str:
        """What a column of the history says of this entry at the previous quarter's end."""
        row = self.result(PREVIOUS_ROW)
        found = f"INDEX({found_in},{row})"
        return f'IF({row}="","",IF({found}="","",{found}))'

    def previous_row(self) -> CalculatedColumn:
        """Where the history has the previous quarter's position, for the columns that need it."""
        above = f"ROW()-ROW({heading_cell(self.table, self.headings['reference'])})-1"
        row = row_of_position(
            self.reference, "Previous_quarter", PREVIOUS_FIRST, PREVIOUS_LAST, above
        )
        none = f'OR({self.reference}="",Previous_quarter="")'
        return CalculatedColumn(
            PREVIOUS_ROW,
            movement.previous_row,
            f'IF({none},"",_xlfn.IFNA({row},""))',
            Shape.NUMBER,
            Group.WORKING,
        )

    def direction(self, with_history: bool) -> str:
        """The arrow for the score against the previous one; else as stated."""
        stated = '""'
        if self.keeps("direction"):
            entered = self.entered("direction")
            arrow = f"INDEX(Arrows[Arrow],MATCH({entered},Arrows[Word],0))"
            label = '&" (stated)"' if self.scheme.has_scores else ""
            stated = f'IF({entered}="","",_xlfn.IFNA({arrow}{label},""))'
        if not with_history:
            return stated
        score = self.result(score_heading(self.scheme, self.scheme.current))
        before = self.earlier_score()
        up, same, down, new = (arrow_name(each) for each in ("up", "same", "down", "new"))
        compared = f"IF({score}>{before},{up},IF({score}<{before},{down},{same}))"
        other = f"IF(AND(ISNUMBER({score}),{self.came_since_quarter()}),{new},{stated})"
        known = f"AND(ISNUMBER({score}),{self.has_earlier_score()})"
        return f"IF({known},{compared},{other})"

    def came_since_quarter(self) -> str:
        """Whether the entry was not on the register at the previous quarter's end."""
        before = self.previous()
        not_there = f"{before}={quoted(movement.NOT_APPLICABLE)}"
        if not self.keeps("first_recorded"):
            return not_there
        recorded = self.entered("first_recorded")
        days = f"ISNUMBER({recorded}),ISNUMBER(Previous_quarter),{recorded}>Previous_quarter"
        return f'OR({not_there},AND({self.result(LIVE)}="Yes",{before}="",{days}))'

    def marks(self, with_history: bool) -> Iterator[CalculatedColumn]:
        """The movement marks, as symbols and in words, and what they are worked out from."""
        moves: dict[str, str] = {}
        for axis in ("likelihood", "impact"):
            if movement.states_movement(self.scheme, axis):
                moves[f"{axis}_moved"] = self.entered(f"{axis}_moved")
            elif with_history:
                before = self.previous_level(axis)
                yield before
                moves[f"{axis}_moved"] = self.level_change(axis, self.result(before.heading))
            if self.keeps(f"{axis}_expected"):
                moves[f"{axis}_expected"] = self.entered(f"{axis}_expected")
        yield from self.symbols_and_words(moves)

    def previous_level(self, axis: str) -> CalculatedColumn:
        """The level at the previous quarter's end, corrected and restated as the position is."""
        row = self.result(PREVIOUS_ROW)
        correction = f"INDEX({column('History', CORRECTION)},{row})"
        own, corrected = (
            self.level("History", axis, row),
            self.level("Corrections", axis, correction),
        )
        return CalculatedColumn(
            f"Previous {axis}",
            partial(_previous_level, axis),
            f'IF({row}="","",IF({correction}="",{own},{corrected}))',
            Shape.NUMBER,
        )

    def level(self, table: str, axis: str, row: str) -> str:
        """The level that a row of the history, or of its corrections, gives to be compared."""
        entered = _or_empty(f"INDEX({column(table, axis.capitalize())},{row})")
        if not self.scheme.restates:
            return entered
        restated = _or_empty(f"INDEX({column(table, f'Restated {axis}')},{row})")
        return f"IF(Previous_quarter<{RESTATED_BEFORE},{restated},{entered})"

    def symbols_and_words(self, moves: Mapping[str, str]) -> Iterator[CalculatedColumn]:
        """The marks, from the formula for each move: `likelihood_moved`, `impact_expected` …"""
        symbols, meanings = [], []
        for mark in self.scheme.marks:
            if mark.field in moves:
                name = mark_name(mark.axis, mark.change)
                moved = f"{moves[mark.field]}={quoted(mark.change)}"
                symbols.append(f'IF({moved},{name},"")')
                meanings.append(f'IF({moved},{name}_meaning,"")')
        yield CalculatedColumn(MARKS, text_or_none(movement.marks), "&".join(symbols) or '""')
        yield CalculatedColumn(
            MARKS_IN_WORDS,
            text_or_none(movement.marks_in_words),
            f'_xlfn.TEXTJOIN("; ",TRUE,{",".join(meanings)})' if meanings else '""',
            Shape.SENTENCE,
        )

    def level_change(self, axis: str, before: str) -> str:
        """How a level has changed against the history, in the words of the marks."""
        now = self.entered(f"{self.scheme.current.key}_{axis}")
        compared = f'IF({now}>{before},"Increased",IF({now}<{before},"Decreased",""))'
        return f'IF(AND(ISNUMBER({now}),ISNUMBER({before})),{compared},"")'

    def change(self) -> Iterator[CalculatedColumn]:
        """What is new or has changed since the committee last met."""
        if not has_changes(self.scheme):
            return
        new, left = self.is_new(), self.has_left()
        other = f'IF({self.score_changed()},{quoted(changes.score_changed(self.scheme))},"")'
        gone = f'IF({left},{self.entered("stage")},"")' if self.keeps("stage") else '""'
        other = f"IF({self.is_reopened()},{quoted(changes.REOPENED)},{other})"
        live = f"IF({new},{quoted(changes.NEW)},{other})"
        formula = f'IF({self.reference}="","",IF({self.result(LIVE)}="Yes",{live},{gone}))'
        yield CalculatedColumn(SINCE, changes.change, formula)

    def is_new(self) -> str:
        """Whether the entry came since the committee last met."""
        tests = ["FALSE"]
        if has_positions(self.scheme):
            tests.append(f"{self.previous()}={quoted(movement.NOT_APPLICABLE)}")
        if self.keeps("first_recorded"):
            recorded = self.entered("first_recorded")
            tests.append(f"AND(ISNUMBER({recorded}),{recorded}>Changes_since)")
        return f"OR({','.join(tests)})"

    def has_left(self) -> str:
        """Whether the entry, which is not live, was so when the committee last met."""
        was_there = self.has_earlier_score() if has_positions(self.scheme) else "FALSE"
        if not self.keeps("stage_date"):
            return was_there
        left, waiting = self.entered("stage_date"), quoted(UNDER_CONSIDERATION)
        undated = f'OR({left}="",{self.entered("stage")}={waiting})'
        return f"IF({undated},{was_there},{left}>Changes_since)"

    def is_reopened(self) -> str:
        """Whether the entry, which is live, was closed or became live since the committee met."""
        if not has_positions(self.scheme):
            return "FALSE"
        closed = quoted(movement.CLOSED) if self.scheme.closed_score is None else "Closed_score"
        was_closed = f"{self.previous()}={closed}"
        if not (self.keeps("stage") and self.keeps("stage_date")):
            return was_closed
        stage, back = self.entered("stage"), self.entered("stage_date")
        in_force = f'OR({stage}="",{stage}={quoted(changes.LIVE)})'
        since = f"ISNUMBER({back}),{back}>Changes_since"
        return f"OR({was_closed},AND({in_force},{since},{self.has_earlier_score()}))"

    def score_changed(self) -> str:
        """Whether the score differs from the previous one."""
        if not has_positions(self.scheme):
            return "FALSE"
        score = self.result(score_heading(self.scheme, self.scheme.current))
        return f"AND({self.has_earlier_score()},{score}<>{self.earlier_score()})"


def _previous_level(axis: str, register: Register, entry: Row) -> int | None:
    before = register.previous_position(entry.reference)
    return movement.as_rated_today(register.scheme, before, axis) if before else None


def _or_empty(found: str) -> str:
    return f'IF({found}="","",{found})'
