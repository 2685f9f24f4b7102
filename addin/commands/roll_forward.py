"""Roll forward: the quarter ends in a copy of the open book, which keeps all that is not ours."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from addin.choices import Choices
from addin.open_book import OpenBook, RefusedError, listed, read_file
from addin.wanted_file import wanted_file
from addin.writing_back import differing_tables, write_back
from risk_register.checks.run import run
from risk_register.findings import Finding, errors
from risk_register.register import Register
from risk_register.rolling.archive import FOLDER, archive_files, folder_name
from risk_register.rolling.archived_seals import archived_seals
from risk_register.rolling.proof_text import proof_sentences
from risk_register.rolling.roll_forward import RolledForward
from risk_register.rolling.roll_forward import roll_forward as rolled_forward
from risk_register.values import read_date
from workbook_builder.saving import save_with_folder
from workbook_builder.targets import archive_findings

TITLE = "Roll forward"


def roll_forward(book: OpenBook, choices: Choices) -> None:
    """Saves a copy of the book as the next quarter's, archives this quarter, and shows the proof.

    The open book is not changed; comments, sheets and formats of people's own stay in the copy,
    which is opened. Raises RefusedError over errors of the checks, over past quarters that were
    altered, where a file cannot be written, and where the copy does not come out as it should.
    """
    target = wanted_file(book, choices.target, book.suffix)
    book.status("Roll forward: reading the register …")
    register, _ = book.read_sound()
    archives = [folder / FOLDER for folder in (*book.local_folder, target.parent)]
    rolled, findings = _rolled(register, choices.as_at, archives)
    archive, files = archives[-1] / folder_name(rolled.ended), archive_files(rolled)
    if found := archive_findings(archive, files):
        raise RefusedError(listed("This quarter cannot be archived", found))
    book.status("Roll forward: writing the next quarter …")
    content = _next_quarter(book, target.name, register, rolled.register)
    save_with_folder(content, target, files, archive)
    book.open(target).activate()
    book.say("\n".join(_said(rolled, findings, target, archive)), TITLE)


def _rolled(
    register: Register, as_at: str, archives: Iterable[Path]
) -> tuple[RolledForward, list[Finding]]:
    """The register in its next quarter, and what is to be told. Raises RefusedError with
    everything against it."""
    to = read_date(as_at.strip())
    if to is None:
        raise RefusedError(f"'{as_at}' is no date such as 31/01/2024. Nothing was done.")
    findings = [*errors(run(register).findings), *archived_seals(register, archives)]
    rolled, found = rolled_forward(register, to)
    findings += found
    if rolled is None or errors(findings):
        raise RefusedError(listed("The quarter cannot be ended", errors(findings)))
    return rolled, findings


def _next_quarter(book: OpenBook, name: str, old: Register, new: Register) -> bytes:
    """The file of a copy of the book that shows the new register. It is read before it counts.

    The copy is worked on elsewhere under its name to be: until all is done, nothing is there.
    """
    app = book.book.app
    quiet = app.properties(enable_events=False, display_alerts=False, screen_updating=False)
    with tempfile.TemporaryDirectory(prefix="register-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        book.book.api.SaveCopyAs(str(path))
        with quiet:
            copy = app.books.open(str(path), update_links=False, ignore_read_only_recommended=True)
            try:
                write_back(copy, old, new)
                app.calculate()
                copy.save()
            finally:
                copy.close()
        _refuse_differing(path, new)
        return path.read_bytes()


def _refuse_differing(path: Path, new: Register) -> None:
    """Raises RefusedError unless the copy says what the next quarter's register says."""
    read, _ = read_file(path)
    differ = differing_tables(new, read)
    if read.settings != new.settings:
        differ.append("About")
    if read.scheme != new.scheme:
        differ.append("Scheme")
    if differ:
        raise RefusedError(
            f"The copy does not hold what the next quarter should on {', '.join(differ)}, so "
            "nothing was kept. If a filter is on, clear it; if an entry is a formula, put its "
            "value there; and try again. Or roll forward with opcc-register roll-forward."
        )


def _said(
    rolled: RolledForward, findings: Sequence[Finding], target: Path, archive: Path
) -> Iterator[str]:
    if rolled.proof:
        yield from proof_sentences(rolled.register.scheme, rolled.proof)
        yield ""
    yield from (f"•  {each}" for each in rolled.done)
    yield ""
    yield f"{target}: the next quarter"
    yield f"{archive}: the archive"
    if findings:
        yield ""
        yield listed("To be seen", [*findings])
