"""The values of one row, without the names that all rows of a table have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from risk_register.values import Value


class RowValues(Mapping[str, Value]):
    """Values by field name. A dictionary for each row would take twice to four times the memory."""

    __slots__ = ("_numbers", "_values")

    def __init__(self, numbers: Mapping[str, int], values: tuple[Value, ...]) -> None:
        """`numbers` says which of the values each name has, and is shared by all rows."""
        self._numbers = numbers
        self._values = values

    def __getitem__(self, name: str) -> Value:
        return self._values[self._numbers[name]]

    def get(self, name: str, default: Value = None) -> Value:  # type: ignore[override]  # asked for by name only
        """The value of a name, `default` where there is no such name."""
        number = self._numbers.get(name)
        return default if number is None else self._values[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __repr__(self) -> str:
        return repr(dict(self))
