"""The book in front: read as it is on the screen, and changed so that it can be put back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import xlwings as xw

from addin.changes import Changes, NotTakenBackError, NotWrittenError
from risk_register.agreement import check_agreement
from risk_register.findings import Finding, errors
from risk_register.plurals import number_of
from risk_register.register import Register
from workbook_builder.reading.workbook import read_workbook
from workbook_builder.saving import save

SUFFIXES = (".xlsx", ".xlsm")
"""What names of registers end in."""

_TOLD_AT_ONCE = 5
"""Findings that a message shows; the rest is counted."""


class RefusedError(Exception):
    """Why a command does not do what was asked, in a sentence for the person who asked."""


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A book that is open, with the folder to use should it lie on no drive."""

    book: xw.Book
    folder_instead: str = ""

    @property
    def folder(self) -> Path:
        """The folder beside which files are put. Raises RefusedError if there is none."""
        if self.local_folder:
            return self.local_folder[0]
        if self.folder_instead:
            return Path(self.folder_instead)
        raise RefusedError(
            f"{self.book.name} lies on no drive of this computer, so there is no folder beside it. "
            "Choose a local folder when you are asked for one, or save the book first."
        )

    @property
    def local_folder(self) -> list[Path]:
        """The folder in which the book lies; none if it was never saved, or lies on SharePoint."""
        where = str(self.book.api.Path)
        return [Path(where)] if where and "://" not in where else []

    @property
    def suffix(self) -> str:
        """The ending that a copy of the book has to have: one with macros keeps its own."""
        suffix = Path(self.book.name).suffix.lower()
        return suffix if suffix in SUFFIXES else SUFFIXES[0]

    @property
    def stem(self) -> str:
        """The book's name without its ending."""
        return Path(self.book.name).stem

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """A copy of the book as it is on the screen, saved or not; it goes when it was read."""
        with tempfile.TemporaryDirectory(prefix="register-") as folder:
            path = Path(folder) / f"{self.stem}.xlsx"
            self.book.api.SaveCopyAs(str(path))
            yield path

    def read(self) -> tuple[Register, list[Finding]]:
        """The register of the book as far as it can be read. Raises RefusedError if it cannot."""
        with self.copied() as path:
            return _read(path, self.book.name)

    def read_sound(self) -> tuple[Register, list[Finding]]:
        """The same. Raises RefusedError if reading finds errors."""
        with self.copied() as path:
            return read_file(path, self.book.name)

    def status(self, text: str) -> None:
        """Shows in the status bar what is being done."""
        self.book.app.status_bar = text

    def give_back_status_bar(self) -> None:
        """Lets Excel show its own texts in the status bar again."""
        self.book.app.status_bar = False

    def say(self, text: str, title: str = "Risk Register") -> None:
        """Shows a message."""
        self.book.app.alert(text, title)

    def asks(self, question: str) -> bool:
        """Asks, and says whether the answer is yes."""
        return self.book.app.alert(question, "Risk Register", buttons="yes_no") == "yes"

    def open(self, path: Path) -> xw.Book:
        """Opens a book that was written. Raises RefusedError if the spreadsheet does not."""
        try:
            return self.book.app.books.open(str(path))
        except Exception as error:  # each spreadsheet has its own
            raise _not_opened(path) from error

    def refuse_if_open(self, path: Path) -> None:
        """Raises RefusedError if a book is open that has the name of a file to be written."""
        if any(each.name.casefold() == path.name.casefold() for each in self.book.app.books):
            raise RefusedError(f"{path.name} is open. Close it first, or choose another name.")

    def show(self, path: Path) -> None:
        """Opens a folder or a page, with what the computer opens such things with.

        Raises RefusedError if it does not: there may be no program for it, or a person says no.
        """
        try:
            self.book.api.FollowHyperlink(str(path))
        except Exception as error:  # each spreadsheet has its own
            raise _not_opened(path) from error

    @contextmanager
    def changing(self, doing: str) -> Iterator[Changes]:
        """What is done to the book in here can be seen in a copy beside it, which is saved first.

        If anything fails, what was written is taken back, and the failure goes on. Raises
        RefusedError if the copy cannot be saved, the spreadsheet refuses what is written, or
        something cannot be taken back.
        """
        copy = self.keep_copy(doing)
        changes = Changes()
        with self.book.app.properties(screen_updating=False, calculation="manual"):
            try:
                yield changes
            except NotWrittenError as error:
                self._take_back(changes, copy)
                raise RefusedError(
                    f"{error} does not take what belongs there, so nothing was changed. Is a "
                    "column renamed, or a cell merged or locked? The log says more."
                ) from error
            except BaseException:
                self._take_back(changes, copy)
                raise

    def keep_copy(self, doing: str) -> Path:
        """Saves a copy of the book beside it: `Register (before Recalculate).xlsx`.

        It takes the place of an earlier one. Raises RefusedError if it cannot be saved.
        """
        target = self.folder / f"{self.stem} (before {doing}){self.suffix}"
        try:
            with self.copied() as path:
                save(path.read_bytes(), target)
        except OSError as error:
            raise RefusedError(
                f"No copy of the book can be saved as {target} ({error.strerror}), so nothing was "
                "changed. Close that file if it is open, and press the button again."
            ) from error
        return target

    def _take_back(self, changes: Changes, copy: Path) -> None:
        try:
            changes.take_back()
        except NotTakenBackError as error:
            raise RefusedError(
                f"Something went wrong, and not all that was written could be taken back. Close "
                f"{self.book.name} without saving it; {copy} is the book as it was.\n\n{error}"
            ) from error


def read_file(path: Path, name: str = "") -> tuple[Register, list[Finding]]:
    """The register of a workbook's file, which a person knows by this name.

    Raises RefusedError if it cannot be read, or reading finds errors.
    """
    register, findings = _read(path, name or path.name)
    if errors(findings):
        raise RefusedError(listed(f"{name or path.name} has errors", errors(findings)))
    return register, findings


def _read(path: Path, name: str) -> tuple[Register, list[Finding]]:
    register, findings = read_workbook(path)
    if register is None:
        raise RefusedError(listed(f"{name} cannot be read as a register", findings))
    return register, [*findings, *check_agreement(register)]


def _not_opened(path: Path) -> RefusedError:
    return RefusedError(f"{path} is there, but was not opened. Open it yourself.")


def listed(what: str, findings: list[Finding]) -> str:
    """A sentence with the first findings below it."""
    return "\n".join([f"{what}:", *bullets(findings)])


def bullets(findings: list[Finding]) -> list[str]:
    """A line for each of the first findings, and one for how many there are more."""
    shown = [f"•  {finding}" for finding in findings[:_TOLD_AT_ONCE]]
    if len(findings) > _TOLD_AT_ONCE:
        shown.append(f"… and {number_of(len(findings) - _TOLD_AT_ONCE, 'more finding')}.")
    return shown
