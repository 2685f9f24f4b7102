"""The workings of the heat map: in which cell a risk stands, how it is shown, how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from formulas.column import CalculatedColumn, Group
from formulas.entry_cells import EntryCells
from formulas.headings import LIVE, MAP_CELL, MAP_LABEL, MAP_WORDS, MARKS, MARKS_IN_WORDS, has_marks
from risk_register import heat_map
from risk_register.register import Register, Row
from risk_register.scheme import Assessment


class MapColumns(EntryCells):
    """The three working columns."""

    def all(self) -> Iterator[CalculatedColumn]:
        """The columns, for the assessment that is chosen on the heat map."""
        chosen = self.scheme.by_levels
        likelihood = ",".join(self.entered(each.likelihood) for each in chosen)
        impact = ",".join(self.entered(each.impact) for each in chosen)
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
        """A text for a risk that stands on the map, empty for any other."""
        current = self.scheme.current
        return CalculatedColumn(
            heading,
            lambda register, risk: (
                said(register, current, risk) if heat_map.cell_of(current, risk) else None
            ),
            f'IF({self.result(MAP_CELL)}="","",{text})',
            group=Group.WORKING,
        )
