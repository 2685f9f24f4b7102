"""Many cells of which the same is to be told: the first ones one by one, the rest by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from risk_register.findings import Finding, Severity
from risk_register.places import Place, SheetPlace

_TOLD_ONE_BY_ONE = 20


@dataclass
class Told:
    """Warnings of one kind, on one sheet."""

    code: str
    _first: list[Finding] = field(default_factory=list)
    _more: int = 0
    _last: Finding | None = None

    def add(self, place: SheetPlace, expected: str, actual: str) -> None:
        """One more place where it is so."""
        finding = Finding(self.code, place, expected, actual, Severity.WARNING)
        if len(self._first) < _TOLD_ONE_BY_ONE:
            self._first.append(finding)
        else:
            self._more, self._last = self._more + 1, finding

    def findings(self) -> Iterator[Finding]:
        """The first ones, and one for all the others."""
        yield from self._first
        if self._last and self._more == 1:
            yield self._last
        elif self._last:
            last = self._last
            actual = f"{self._more:,} more cells or rows, the last of them {last.place}"
            place = Place(f"sheet {last.place.source}")
            yield Finding(self.code, place, last.expected, actual, Severity.WARNING)
