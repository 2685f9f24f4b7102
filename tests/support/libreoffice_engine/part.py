"""What every part of the engine has in common."""

from typing import Any


class ExcelError(Exception):
    """What Excel refuses; on Windows it comes as `pywintypes.com_error`."""


class Part:
    """A part of Excel as far as the tests need it: what is missing is named, never ignored."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or hasattr(type(self), name):
            return object.__getattribute__(self, name)  # again, for the error it raised
        raise self._missing(name)

    def __setattr__(self, name: str, value: object) -> None:
        found = getattr(type(self), name, None)
        if found is None or (isinstance(found, property) and found.fset is None):
            raise self._missing(f"{name}, to be set,")
        object.__setattr__(self, name, value)

    def _missing(self, what: str) -> NotImplementedError:
        return NotImplementedError(
            f"The tests' spreadsheet does not have {type(self).__name__}.{what} yet:"
            " see tests/support/libreoffice_engine."
        )
