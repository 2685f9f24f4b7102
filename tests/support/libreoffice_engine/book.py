"""An open book."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlwings as xw

from tests.support.book import FILTERS
from tests.support.bridge import properties
from tests.support.libreoffice_engine.areas import from_office
from tests.support.libreoffice_engine.formats import Formats
from tests.support.libreoffice_engine.names import Names
from tests.support.libreoffice_engine.part import ExcelError, Part
from tests.support.libreoffice_engine.range import Range
from tests.support.libreoffice_engine.sheet import Sheets

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.app import App


@dataclass(slots=True, eq=False)
class Book(Part):
    """One book. `path` is its file; `url` its address where it is opened from SharePoint."""

    app: "App"
    document: Any
    path: Path
    read_only: bool = False
    url: str | None = None
    formats: Formats = field(init=False)

    def __post_init__(self) -> None:
        self.formats = Formats(self.document)

    @property
    def api(self) -> "BookApi":
        return BookApi(self)

    @property
    def name(self) -> str:
        return self.address.replace("\\", "/").rpartition("/")[2]

    @property
    def address(self) -> str:
        """Excel's own FullName: the path, or the address of a book from SharePoint."""
        return self.url or str(self.path)

    @property
    def fullname(self) -> str:
        """The path. As on Windows, a book from SharePoint has none unless it is kept in step."""
        if self.url:
            raise xw.XlwingsError(f"Couldn't find your local SharePoint file {self.url}.")
        return str(self.path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def names_of_ranges(self) -> tuple[str, ...]:
        """The names that the book defines."""
        return tuple(self.document.NamedRanges.getElementNames())

    @property
    def selection(self) -> Range | None:
        """The selected cells, or None where something else is selected."""
        found = self.document.getCurrentSelection()
        if not found.supportsService("com.sun.star.sheet.SheetCellRange"):
            return None
        address = found.getRangeAddress()
        return Range(self.sheets(address.Sheet + 1), (from_office(address),))

    def set_calculation(self, mode: str) -> None:
        """Work formulas out at once ("automatic"), or only when told to ("manual")."""
        self.document.enableAutomaticCalculation(mode == "automatic")
        if mode == "automatic":
            self.document.calculate()

    def activate(self) -> None:
        self.app.books.activate(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save under its own or another path. LibreOffice loses what it does not know."""
        if password is not None:
            raise NotImplementedError("saving with a password")
        if path is not None:
            self._save_as(Path(path).resolve())
        elif self.read_only or self.url:
            raise ExcelError(f"{self.name} cannot be saved in its place.")
        else:
            self.document.store()

    def save_copy(self, path: Path) -> None:
        """Save a copy; the book itself stays as it is."""
        self.document.storeToURL(path.resolve().as_uri(), _filter_of(path))

    def close(self) -> None:
        """Close without saving; harmless when LibreOffice has stopped."""
        self.app.books.forget(self)
        if self.app.engine.office.running():
            self.document.close(True)

    def _save_as(self, path: Path) -> None:
        self.document.storeAsURL(path.as_uri(), _filter_of(path))
        self.path, self.url, self.read_only = path, None, False


@dataclass(slots=True, eq=False)
class BookApi(Part):
    """Excel's Workbook, as far as the tests need it."""

    book: Book

    @property
    def Name(self) -> str:  # noqa: N802  # as Excel spells it
        """The name of the file."""
        return self.book.name

    @property
    def FullName(self) -> str:  # noqa: N802
        """The path, or the address of a book from SharePoint."""
        return self.book.address

    @property
    def Path(self) -> str:  # noqa: N802
        """The folder, or the address of the folder."""
        return self.book.address[: -len(self.book.name) - 1]

    @property
    def ReadOnly(self) -> bool:  # noqa: N802
        """Whether it was opened for reading only."""
        return self.book.read_only

    @property
    def Saved(self) -> bool:  # noqa: N802
        """Whether nothing has changed since it was saved."""
        return not self.book.document.isModified()

    @Saved.setter
    def Saved(self, value: bool) -> None:  # noqa: N802
        self.book.document.setModified(not value)

    def FollowHyperlink(self, Address: str) -> None:  # noqa: N802, N803
        """Open what is there: the test sees which. Excel takes a # for the end of its name."""
        if "#" in Address or not Path(Address).exists():
            raise ExcelError("Cannot open the specified file.")
        self.book.app.followed.append(Address)

    def SaveCopyAs(self, Filename: str) -> None:  # noqa: N802, N803
        """Save a copy; the book itself stays as it is."""
        self.book.save_copy(Path(Filename))


def _filter_of(path: Path) -> tuple[Any, ...]:
    if path.suffix not in FILTERS:
        raise NotImplementedError(f"saving as {path.suffix or 'a file without an ending'}")
    return properties(FilterName=FILTERS[path.suffix])
