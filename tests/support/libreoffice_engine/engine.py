"""The engine that xlwings is given."""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, ClassVar

from tests.support.libreoffice_engine.app import App
from tests.support.libreoffice_engine.calls import Counted
from tests.support.libreoffice_engine.part import Part
from tests.support.libreoffice_engine.reading import ERRORS
from tests.support.office import Office

_SHOWN_ERRORS = {number: shown for shown, number in ERRORS.items()}


@dataclass(slots=True, eq=False)
class Engine(Part):
    """xlwings' engine over one LibreOffice; `calls` counts every use of its objects."""

    office: Office
    calls: Counter[str] = field(default_factory=Counter)
    apps: "Apps" = field(init=False)
    name: ClassVar[str] = "libreoffice"
    type: ClassVar[str] = "desktop"

    def __post_init__(self) -> None:
        self.apps = Apps(self)

    def load(self, path: Path) -> Counted:
        """A workbook's document, counted from here on."""
        return Counted(self.office.load(path), self.office, self.calls)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        """A value on its way into a cell, as xlwings' engine for Windows prepares it."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return datetime.combine(value, time())
        is_nan = isinstance(value, float) and math.isnan(value)
        return "" if value is None or is_nan else value

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Values on their way out of cells, as xlwings' engine for Windows cleans them."""

        def clean(value: Any) -> Any:
            if value in ("", None):
                return empty_as
            if isinstance(value, datetime):
                return _built(value, datetime_builder)
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            if type(value) is int and value in _SHOWN_ERRORS:
                return _SHOWN_ERRORS[value] if err_to_str else None
            return value

        return [[clean(value) for value in row] for row in data]


@dataclass(slots=True, eq=False)
class Apps(Part):
    """The Excels that run, the active one first."""

    engine: Engine
    _running: list[App] = field(default_factory=list)

    def add(self, spec: object = None, add_book: bool | None = None, **others: object) -> App:
        """Start an Excel without a book."""
        if add_book:
            raise NotImplementedError("an Excel with an empty book: xw.App(add_book=False)")
        self._running.insert(0, App(self.engine))
        return self._running[0]

    def keys(self) -> list[int]:
        return [app.pid for app in self._running]

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._running))

    def __len__(self) -> int:
        return len(self._running)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self._running if app.pid == pid)

    def forget(self, app: App) -> None:
        """Take an Excel off the list, once it has ended."""
        self._running.remove(app)


def _built(value: datetime, builder: Callable[..., Any]) -> Any:
    return builder(
        year=value.year, month=value.month, day=value.day, hour=value.hour,
        minute=value.minute, second=value.second, microsecond=value.microsecond, tzinfo=None,
    )  # fmt: skip
