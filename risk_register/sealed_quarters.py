"""The chain of sealed quarters, each tried against what stands in the register today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from risk_register.register import Register, Row
from risk_register.seals import corrections_of, position_seal, seal_of


@dataclass
class SealedQuarter:
    """A quarter that was sealed, and what its seal covers as it stands today.

    `row` is its row of the quarters, `None` where only the seals of its positions tell of it.
    `chains` has the seals after which it may have been sealed: that of the quarter before and, if
    that one is broken, the one that it would have. So one broken link is told once. `schemes` are
    the names of those known to the register, the likeliest first.
    """

    day: date
    row: Row | None
    positions: list[Row]
    corrections: list[Row]
    chains: tuple[str, ...]
    schemes: Sequence[str]

    @property
    def seal(self) -> str:
        """The seal as it stands, empty where there is none."""
        return self.row.text("seal") if self.row else ""

    @property
    def scheme(self) -> str:
        """The scheme by which it was scored; the likeliest where no row says it."""
        return self.row.text("scheme") if self.row else self.schemes[0]

    def holds(self) -> bool:
        """Whether the seal is that of its parts.

        A row of which only the text or only the seal was altered is no matter of the quarter's.
        """
        return self._fits(self._seals, self.corrections, self.scheme)

    def renewed(self) -> str:
        """The seal that its parts have as they stand."""
        texts = [text for _, text in self._seals]
        return seal_of(self.day, self.scheme, self.chains[0], texts, self.corrections)

    def has_altered_rows(self) -> bool:
        """Whether the seal of any position is not that of its text."""
        return any(stands != text for stands, text in self._seals)

    def added_position(self) -> Row | None:
        """The position without which the seal holds, if there is one."""
        for at, row in enumerate(self.positions):
            others = self._seals[:at] + self._seals[at + 1 :]
            if self._fits(others, self.corrections, self.scheme):
                return row
        return None

    def added_correction(self) -> Row | None:
        """The correction without which the seal holds, if there is one."""
        for at, row in enumerate(self.corrections):
            others = self.corrections[:at] + self.corrections[at + 1 :]
            if self._fits(self._seals, others, self.scheme):
                return row
        return None

    def other_scheme(self) -> str:
        """The scheme with whose name the seal holds, if there is one."""
        fitting = (name for name in self.schemes if self._fits(self._seals, self.corrections, name))
        return next(fitting, "")

    @cached_property
    def _seals(self) -> list[tuple[str, str]]:
        """Of each position the seal as it stands, and that of its text."""
        return [(row.text("seal"), position_seal(row)) for row in self.positions]

    def _fits(
        self, seals: Sequence[tuple[str, str]], corrections: Sequence[Row], scheme: str
    ) -> bool:
        stand = [stands for stands, _ in seals if stands]
        texts = [text for _, text in seals]
        return any(
            seal_of(self.day, scheme, chain, each, corrections) == self.seal
            for chain in self.chains
            for each in ([stand] if stand == texts else [stand, texts])
        )


def sealed_chain(register: Register) -> Iterator[SealedQuarter]:
    """The quarters that were sealed, the oldest first."""
    rows = {day: row for row in register.rows("quarters") if (day := row.day("quarter"))}
    history = history_by_quarter(register)
    since: date | None = None
    chains: tuple[str, ...] = ("",)
    for day in _sealed_days(rows, history):
        covered = corrections_of(register, since, day)
        schemes = _schemes(register, rows, day)
        quarter = SealedQuarter(day, rows.get(day), history.get(day, []), covered, chains, schemes)
        yield quarter
        if quarter.row is None:
            chains = (*chains, quarter.renewed())
        else:
            since, chains = day, _chains_after(quarter)


def history_by_quarter(register: Register) -> Mapping[date, list[Row]]:
    """The rows of the history by the quarter that they speak of."""
    quarters: dict[date, list[Row]] = {}
    for row in register.rows("history"):
        if day := row.day("quarter"):
            quarters.setdefault(day, []).append(row)
    return quarters


def _sealed_days(rows: Mapping[date, Row], history: Mapping[date, list[Row]]) -> list[date]:
    """The quarters that have a seal, or of which sealed figures or sealed positions are left."""
    told = {day for day, row in rows.items() if row["seal"] or row["positions"] is not None}
    return sorted(told | {day for day, listed in history.items() if any(r["seal"] for r in listed)})


def _chains_after(quarter: SealedQuarter) -> tuple[str, ...]:
    if quarter.holds():
        return (quarter.seal,)
    return tuple(filter(None, (quarter.seal, quarter.renewed())))


def _schemes(register: Register, rows: Mapping[date, Row], day: date) -> Sequence[str]:
    """The names of schemes that the register knows, those of the nearest quarters first."""
    nearest = sorted(rows, key=lambda other: abs(other - day))
    replaced = register.scheme.replaces
    names = [*(rows[each].text("scheme") for each in nearest), register.scheme.name]
    return [*dict.fromkeys([*filter(None, names), *([replaced.scheme] if replaced else [])])]
