"""What VBA calls when a button is pressed: one command, and a sentence for whatever goes wrong."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable

import xlwings as xw

from addin.choices import VARIABLE, Choices, read_choices
from addin.commands.about import about
from addin.commands.build_appendices import build_appendices
from addin.commands.compare import compare
from addin.commands.guide import guide
from addin.commands.import_register import import_register
from addin.commands.new import new
from addin.commands.recalculate import recalculate
from addin.commands.roll_forward import roll_forward
from addin.commands.validate import validate
from addin.log import log_file, write
from addin.open_book import OpenBook, RefusedError
from addin.processes import process_of

COMMANDS: dict[str, Callable[[OpenBook, Choices], None]] = {
    "new": new,
    "import_register": import_register,
    "validate": validate,
    "recalculate": recalculate,
    "build_appendices": build_appendices,
    "roll_forward": roll_forward,
    "compare": compare,
    "guide": guide,
    "about": about,
}
"""Each command by the name under which VBA calls it, which is that of its module."""


def press(command: str) -> None:
    """Does what a button of the tab stands for, to the book that was in front."""
    choices = read_choices(os.environ.get(VARIABLE, ""))
    run(command, OpenBook(book_of(choices), choices.folder), choices)


def book_of(choices: Choices) -> xw.Book:
    """The book in front when the button was pressed, in its own Excel where several run.

    Raises KeyError if it is not there any more.
    """
    return xw.apps[process_of(int(choices.window))].books[choices.book]


def run(command: str, book: OpenBook, choices: Choices) -> None:
    """Does a command. Whatever goes wrong is said in a sentence; a traceback goes to the log."""
    try:
        COMMANDS[command](book, choices)
    except RefusedError as reason:
        if reason.__cause__:
            write(traceback.format_exc())
        book.say(str(reason))
    except OSError as error:
        write(traceback.format_exc())
        file = f" {error.filename}" if error.filename else ""
        book.say(
            f"A file{file} could not be read or written ({error.strerror}), so nothing was done. "
            "If it is open, close it, and press the button again."
        )
    except Exception:
        write(traceback.format_exc())
        book.say(
            "Something went wrong that should not have, and nothing was done. The log says more: "
            f"{log_file()}"
        )
    finally:
        book.give_back_status_bar()
