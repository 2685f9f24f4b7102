"""LibreOffice's objects, with every use of them counted and held to a deadline."""

import contextlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from tests.support.bridge import uno
from tests.support.libreoffice_engine.part import ExcelError
from tests.support.office import Office


class Counted:
    """One of LibreOffice's objects; whatever it hands out is counted too.

    A use is a method that is called or a property that is read or set, counted under its name.
    """

    __slots__ = ("_calls", "_object", "_office")

    def __init__(self, found: Any, office: Office, calls: Counter[str]) -> None:
        object.__setattr__(self, "_object", found)
        object.__setattr__(self, "_office", office)
        object.__setattr__(self, "_calls", calls)

    def __getattr__(self, name: str) -> Any:
        with self._office.deadline(f"reading {name}"), _refusals(name):
            found = getattr(self._object, name)
        if callable(found):
            return self._method(name, found)
        self._calls[name] += 1
        return self._counted(found)

    def __setattr__(self, name: str, value: Any) -> None:
        self._calls[name] += 1
        with self._office.deadline(f"setting {name}"), _refusals(name):
            setattr(self._object, name, _plain(value))

    def _method(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            self._calls[name] += 1
            with self._office.deadline(f"calling {name}"), _refusals(name):
                return self._counted(method(*map(_plain, arguments)))

        return call

    def _counted(self, found: Any) -> Any:
        """Data as it is; another object of LibreOffice's in its turn counted."""
        if type(found).__name__ != "pyuno":
            return found
        return Counted(found, self._office, self._calls)


@contextlib.contextmanager
def _refusals(name: str) -> Iterator[None]:
    """What LibreOffice refuses as an ExcelError: its own errors do not bear being passed on."""
    try:
        yield
    except uno().getClass("com.sun.star.uno.Exception") as error:
        raise ExcelError(f"LibreOffice refuses {name}: {error.Message}") from None


def _plain(value: Any) -> Any:
    return value._object if isinstance(value, Counted) else value
