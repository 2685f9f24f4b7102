"""Names that a book defines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.bridge import uno
from tests.support.libreoffice_engine.part import Part
from tests.support.libreoffice_engine.places import place
from tests.support.libreoffice_engine.range import Range
from tests.support.libreoffice_engine.spelling import to_excel, to_office

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.book import Book


@dataclass(slots=True, eq=False)
class Name(Part):
    """One defined name."""

    book: "Book"
    remote: Any

    @property
    def name(self) -> str:
        return str(self.remote.getName())

    @property
    def refers_to(self) -> str:
        """What it stands for, as Excel spells it: "=About!$B$5"."""
        return to_excel(f"={self.remote.getContent()}")

    @refers_to.setter
    def refers_to(self, formula: str) -> None:
        self.remote.setContent(to_office(formula).removeprefix("="))

    @property
    def refers_to_range(self) -> Range:
        """The cells it stands for; ExcelError where it stands for anything else."""
        return Range(*place(self.book, self.name))

    def delete(self) -> None:
        self.book.document.NamedRanges.removeByName(self.name)


@dataclass(slots=True, eq=False)
class Names(Part):
    """The names that a book defines for all of its sheets."""

    book: "Book"

    def __iter__(self) -> Iterator[Name]:
        found = self.book.document.NamedRanges
        return (Name(self.book, found.getByName(name)) for name in found.getElementNames())

    def __len__(self) -> int:
        return int(self.book.document.NamedRanges.getCount())

    def __call__(self, name_or_index: int | str) -> Name:
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        if not self.contains(name_or_index):
            raise KeyError(name_or_index)
        return Name(self.book, self.book.document.NamedRanges.getByName(name_or_index))

    def contains(self, name: str) -> bool:
        """Whether a name is defined."""
        return name in self.book.names_of_ranges()

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self]

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name for a formula, or for cells."""
        start = uno().createUnoStruct("com.sun.star.table.CellAddress")
        content = to_office(refers_to).removeprefix("=")
        self.book.document.NamedRanges.addNewByName(name, content, start, 0)
        return self(name)
