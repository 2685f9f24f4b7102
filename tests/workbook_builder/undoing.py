"""A workbook that stays open for several tests, each of which finds it as it was."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.book import Book
from tests.support.office import Office
from tests.workbook_builder.test_live import Workbook


class UndoingBook(Book):
    """A book that remembers what stood in the cells that were entered."""

    def __init__(self, book: Book) -> None:
        super().__init__(book._office, book._document)
        self._before: list[tuple[str, str, str | float]] = []

    def set(self, sheet_name: str, address: str, value: str | float | bool) -> None:
        """Enters a value into a cell that holds an entry, not a formula."""
        before = self.values(sheet_name).get(address, "")
        assert isinstance(before, str | float)
        self._before.append((sheet_name, address, before))
        super().set(sheet_name, address, value)

    def undo(self) -> None:
        """Enters again what stood there, the last first."""
        while self._before:
            sheet, address, before = self._before.pop()
            text = isinstance(before, str) and before != ""
            super().set(sheet, address, f"'{before}" if text else before)


@contextmanager
def opened(office: Office, path: Path, sheet: str = "Register") -> Iterator[Workbook]:
    """A workbook that is open until the end, and not saved."""
    with office.open(path) as book:
        yield Workbook(path, UndoingBook(book), sheet)


@contextmanager
def undone(workbook: Workbook) -> Iterator[Workbook]:
    """The same workbook, in which everything that is entered is undone at the end."""
    assert isinstance(workbook.book, UndoingBook)
    try:
        yield workbook
    finally:
        workbook.book.undo()
