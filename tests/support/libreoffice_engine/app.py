"""Excel itself: its open books, its messages and its settings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.libreoffice_engine.book import Book
from tests.support.libreoffice_engine.part import ExcelError, Part
from tests.support.libreoffice_engine.range import Range

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.engine import Engine

VERSION = "16.0"  # of Excel 2016 and later
_BUTTONS = {
    "ok": ("ok",),
    "ok_cancel": ("ok", "cancel"),
    "yes_no": ("yes", "no"),
    "yes_no_cancel": ("yes", "no", "cancel"),
}


@dataclass(frozen=True)
class Alert:
    """A message that was shown."""

    prompt: str
    title: str | None
    buttons: str
    mode: str | None


@dataclass(slots=True, eq=False)
class AutoCorrect(Part):
    """Application.AutoCorrect, which LibreOffice does not have: what is set is kept."""

    AutoFillFormulasInLists: bool = True


@dataclass(slots=True, eq=False)
class AppApi(Part):
    """Excel's Application, as far as the tests need it."""

    AutoCorrect: AutoCorrect = field(default_factory=AutoCorrect)


@dataclass(slots=True, eq=False)
class App(Part):
    """One Excel, with a made-up person before it.

    A test sets `answers`, the buttons that the person presses where there is a choice, and looks
    at `alerts` and `status_bar_texts`, all that was shown, and at `followed`, all that was opened.
    `calls` counts what LibreOffice was asked for.
    """

    engine: "Engine"
    api: AppApi = field(default_factory=AppApi)
    books: "Books" = field(init=False)
    alerts: list[Alert] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    status_bar_texts: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    visible: bool = True
    screen_updating: bool = True
    display_alerts: bool = True
    enable_events: bool = True
    interactive: bool = True
    _status_bar: str | bool = False
    _calculation: str = "automatic"

    def __post_init__(self) -> None:
        self.books = Books(self)

    @property
    def calls(self) -> Counter[str]:
        return self.engine.calls

    @property
    def version(self) -> str:
        return VERSION

    @property
    def pid(self) -> int:
        return self.engine.office.process_id()

    @property
    def hwnd(self) -> int:
        return self.pid

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book."""
        return self.books.active.selection if len(self.books) else None

    def activate(self, steal_focus: bool = False) -> None:
        """There is no other program to come before."""

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, mode: str) -> None:
        """By hand, a formula that is entered has no value until the next calculation."""
        if mode not in ("automatic", "manual"):
            raise NotImplementedError(f"the calculation mode {mode!r}")
        self._calculation = mode
        for book in self.books:
            book.set_calculation(mode)

    def calculate(self) -> None:
        """Work everything out; LibreOffice's own calculate takes too much for unchanged."""
        for book in self.books:
            book.document.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        """The text that was set, or False while Excel shows its own."""
        return self._status_bar

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self._status_bar = value
        if isinstance(value, str):
            self.status_bar_texts.append(value)

    def alert(
        self,
        prompt: str,
        title: str | None,
        buttons: str | None,
        mode: str | None,
        callback: str | None,
    ) -> str:
        """Keep the message and press the button that the test has set.

        Raises AssertionError where there is a choice and the test has not set a fitting one.
        """
        offered = buttons or "ok"
        self.alerts.append(Alert(prompt, title, offered, mode))
        if offered == "ok":
            return "ok"
        answer = self.answers.pop(0) if self.answers else None
        assert answer in _BUTTONS[offered], f"No answer is set to {prompt!r} ({offered})."
        return str(answer)

    def quit(self) -> None:
        """Close every book without saving; LibreOffice itself runs on for the other tests."""
        for book in list(self.books):
            book.close()
        self.engine.apps.forget(self)

    def kill(self) -> None:
        self.quit()


@dataclass(slots=True, eq=False)
class Books(Part):
    """The open books, the active one last."""

    app: App
    _open: list[Book] = field(default_factory=list)

    @property
    def active(self) -> Book:
        if not self._open:
            raise ExcelError("No book is open.")
        return self._open[-1]

    def __call__(self, name_or_index: int | str) -> Book:
        if isinstance(name_or_index, int):
            return self._open[name_or_index - 1]
        for book in self._open:
            if book.name.casefold() == name_or_index.casefold():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._open))

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: object = None,
        password: object = None,
        write_res_password: object = None,
        ignore_read_only_recommended: bool | None = None,
        *others: object,
    ) -> Book:
        """Open a file; nothing is recommended, and what else Excel could be told is not there."""
        if any(other is not None for other in (format, password, write_res_password, *others)):
            raise NotImplementedError("opening a book in any special way")
        path = Path(fullname)
        book = Book(self.app, self.app.engine.load(path), path, bool(read_only))
        book.set_calculation(self.app.calculation)
        self._open.append(book)
        return book

    def activate(self, book: Book) -> None:
        """Make a book the active one."""
        self._open.remove(book)
        self._open.append(book)

    def forget(self, book: Book) -> None:
        """Take a book off the list, once it is closed."""
        self._open.remove(book)
