"""A Word document as a PDF: tagged, with title, language and bookmarks.

Word makes it where there is one, else LibreOffice Writer.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from appendices.programs import on_the_path
from appendices.word_pdf import pdf_by_word

SECONDS = 180.0
"""How long LibreOffice may take. A pack of 40 entries takes some ten seconds."""

_EXPORT = {
    "UseTaggedPDF": True,
    "PDFUACompliance": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "UseLosslessCompression": True,
}
_NAMES = ("soffice", "libreoffice", "soffice.exe")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


class ConversionError(Exception):
    """A PDF that was not made, with a sentence for the person who wants it."""


class NoConverterError(ConversionError):
    """There is no program here that could make it."""


def pdf_of(document: bytes, seconds: float = SECONDS) -> bytes:
    """The PDF of a .docx, which looks as the document prints.

    Where Word makes none, LibreOffice is asked. Raises `NoConverterError` where that is missing,
    and `ConversionError` if it makes no PDF within `seconds`.
    """
    if made := pdf_by_word(document):
        return made
    program = converter()
    if program is None:
        raise NoConverterError(
            "Word or LibreOffice Writer makes the PDF, and neither is installed here. Install one, "
            "or open the Word document in Word and save it as PDF."
        )
    with tempfile.TemporaryDirectory(prefix="pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "pack.docx").write_bytes(document)
        _run(_command(program, folder), seconds)
        return _made(folder / "out" / "pack.pdf")


def converter() -> Path | None:
    """LibreOffice: on the path, or where it usually is; `None` where it is not."""
    return next(_converters(), None)


def _converters() -> Iterator[Path]:
    for name in _NAMES:
        if found := on_the_path(name):
            yield found
    for place in _USUAL_PLACES:
        anchor = Path(place).anchor
        there = sorted(Path(anchor).glob(place[len(anchor) :])) if anchor else []
        yield from (path for path in there if path.is_file())


def _command(program: Path, folder: Path) -> list[str]:
    """With a profile of its own, since LibreOffice runs once only for each profile."""
    options = {
        name: {"type": "boolean", "value": str(value).lower()} for name, value in _EXPORT.items()
    }
    return [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
        "--infilter=MS Word 2007 XML",
        "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}",
        "--outdir", str(folder / "out"),
        str(folder / "pack.docx"),
    ]  # fmt: skip


def _run(command: list[str], seconds: float) -> None:
    """Runs LibreOffice and ends it, with all that it has started, when its time is over."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise ConversionError(f"LibreOffice could not be started ({error.strerror}).") from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise ConversionError(
            f"LibreOffice did not finish the PDF within {seconds:g} seconds and was stopped."
        ) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process that still runs; LibreOffice's own starter runs it as another one."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _made(path: Path) -> bytes:
    content = path.read_bytes() if path.is_file() else b""
    if not content.startswith(b"%PDF-"):
        raise ConversionError(
            "LibreOffice made no PDF of the Word document. Open the document in Word and save it "
            "as PDF."
        )
    return content
