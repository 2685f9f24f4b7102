"""Roll forward: the quarter ends in a copy of the open book, which keeps all that is not ours."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import xlwings as xw

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed, read_file
from addin.writing_back import write_back
from risk_register.checks.run import run
from risk_register.findings import errors
from risk_register.folder_files import folder_files
from risk_register.register import Register
from risk_register.rolling.archive import FOLDER, archive_files, folder_name
from risk_register.rolling.archived_seals import archived_seals
from risk_register.rolling.proof_text import proof_lines
from risk_register.rolling.roll_forward import RolledForward
from risk_register.rolling.roll_forward import roll_forward as rolled_forward
from risk_register.values import read_date
from workbook_builder.saving import save_new_folder


def roll_forward(book: OpenBook, choices: Choices) -> None:
    """Saves a copy of the book as the next quarter's, archives this quarter, and shows the proof.

    The open book is not changed; comments, sheets and formats of people's own stay in the copy,
    which is opened. Raises RefusedError over errors of the checks, over past quarters that were
    altered, and where the copy does not come out as it was worked out.
    """
    target = Path(choices.target).with_suffix(Path(book.book.name).suffix)
    book.refuse_if_open(target)
    book.status("Roll forward: reading the register …")
    register, _ = book.read_sound()
    archives = {target.parent / FOLDER, *(each / FOLDER for each in book.local_folder)}
    rolled = _rolled(register, choices, sorted(archives))
    archive = target.parent / FOLDER / folder_name(rolled.ended)
    _refuse_other_archive(archive, rolled)
    book.status("Roll forward: writing the next quarter …")
    made = not archive.is_dir()
    if made:
        save_new_folder(archive_files(rolled), archive)
    try:
        opened = _written(book, target, register, rolled.register)
    except BaseException:
        if made:
            shutil.rmtree(archive)
        raise
    opened.activate()
    book.say("\n".join(_said(rolled, target, archive)), "Roll forward: proof")


def _rolled(register: Register, choices: Choices, archives: Sequence[Path]) -> RolledForward:
    """The register in its next quarter. Raises RefusedError with everything against it."""
    to = read_date(choices.as_at)
    if to is None:
        raise RefusedError(f"'{choices.as_at}' is no date such as 31/01/2024. Nothing was done.")
    findings = [*errors(run(register).findings), *archived_seals(register, archives)]
    rolled, more = rolled_forward(register, to)
    findings += more
    if rolled is None or errors(findings):
        raise RefusedError(listed("The quarter cannot be ended", errors(findings)))
    return rolled


def _refuse_other_archive(archive: Path, rolled: RolledForward) -> None:
    """An archive that is there already has to be that of this very quarter."""
    files = archive_files(rolled)
    there = {path.relative_to(archive).as_posix() for path in archive.rglob("*") if path.is_file()}
    if archive.is_dir() and not all(
        name in there and (archive / name).read_bytes() == content
        for name, content in files.items()
    ):
        raise RefusedError(
            f"{archive} holds another archive of this quarter. Move it away, or save the next "
            "quarter's book elsewhere."
        )


def _written(book: OpenBook, target: Path, old: Register, new: Register) -> xw.Book:
    """A copy of the book that shows the new register, saved and open.

    Whatever fails, the copy is closed and goes. It is read again before it counts.
    """
    if target.exists():
        raise RefusedError(f"{target} is there already. Choose another name.")
    book.book.api.SaveCopyAs(str(target))
    opened = None
    try:
        opened = book.open(target)
        write_back(opened, old, new)
        opened.app.calculate()
        opened.save()
        _compare(target, new)
    except BaseException:
        if opened is not None:
            opened.close()
        target.unlink(missing_ok=True)
        raise
    return opened


def _compare(target: Path, new: Register) -> None:
    """Raises RefusedError unless the book says what the next quarter's register says."""
    read, _ = read_file(target)
    wanted, there = folder_files(new, with_scheme=False), folder_files(read, with_scheme=False)
    differ = sorted(name for name in wanted if wanted[name] != there.get(name))
    if differ:
        raise RefusedError(
            f"The copy does not hold what the next quarter should, in {', '.join(differ)}, and was "
            "removed. Roll forward with opcc-register roll-forward, and report this."
        )


def _said(rolled: RolledForward, target: Path, archive: Path) -> list[str]:
    proof = proof_lines(rolled.register.scheme, rolled.proof) if rolled.proof else []
    done = [f"•  {each}" for each in rolled.done]
    return [*proof, "", *done, "", f"{target}: the next quarter", f"{archive}: the archive"]
