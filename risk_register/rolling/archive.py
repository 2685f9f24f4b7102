"""The archive of a quarter: the register as it stood, as a folder, with a certificate in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from risk_register import seals
from risk_register.file_list import file_list
from risk_register.folder_files import folder_files
from risk_register.register import Register, Row
from risk_register.rolling.proof_text import WIDTH, proof_lines
from risk_register.rolling.roll_forward import RolledForward
from risk_register.scheme import Scheme

CERTIFICATE = "certificate.txt"
FOLDER = "quarters"
"""Where the folders of the quarters stand, beside the workbook."""


def folder_name(register: Register) -> str:
    """The name of the folder of a register's quarter: its as-at date, `2023-10-26`."""
    return register.settings.as_at.isoformat()


def archive_files(rolled: RolledForward) -> dict[str, bytes]:
    """The files of a quarter's folder, by name.

    It is the register as it stood on its as-at date with its own scheme, so that the quarter's
    papers can be printed later; with the seals of its positions, so that it can be held to the
    workbooks that come after it. The certificate has the SHA-256 of each other file.
    """
    files = folder_files(rolled.ended, with_scheme=True)
    text = "\n".join(_certificate(rolled, files))
    return {**files, CERTIFICATE: f"{text}\n".encode()}


def _certificate(rolled: RolledForward, files: Mapping[str, bytes]) -> Iterator[str]:
    register, settings = rolled.ended, rolled.ended.settings
    if settings.marking:
        yield settings.marking
        yield ""
    yield "Certificate of a quarter"
    yield ""
    yield f"Organisation: {settings.organisation}"
    yield f"Register: {settings.title}"
    yield f"As at: {settings.as_at:%d/%m/%Y}"
    yield f"Scheme: {register.scheme.name}"
    yield from _seals(register)
    if rolled.proof:
        yield ""
        yield "Proof"
        yield from proof_lines(register.scheme, rolled.proof)
    yield ""
    yield "Done on rolling forward"
    yield from done_lines(rolled)
    if rolled.despite:
        yield ""
        for each in rolled.despite.certified:
            yield from wrap(each, WIDTH, subsequent_indent="    ")
    yield ""
    yield "Files of this folder, each after its SHA-256"
    yield from file_list(files)
    yield ""
    yield (
        f"For officers: the figures count every {register.kind.one}, also those that the public "
        "does not see."
    )


def done_lines(rolled: RolledForward) -> Iterator[str]:
    """What rolling forward did, a line or more for each thing."""
    for each in rolled.done:
        yield from wrap(each, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _seals(register: Register) -> Iterator[str]:
    as_at = register.settings.as_at
    row = next((q for q in seals.sealed_quarters(register) if q.day("quarter") == as_at), None)
    if row is None:
        yield "No seal: the scheme keeps no past scores, so that there are no positions to seal."
        return
    yield ", ".join(_figures(register.scheme, row))
    yield f"Seal: {row.text('seal')}"
    yield f"Seal of the quarter before: {_said(seals.sealed_before(register, as_at))}"


def _figures(scheme: Scheme, quarter: Row) -> Iterator[str]:
    """The figures that were sealed with a quarter; ratings in words have no total."""
    yield f"Positions: {quarter.text('positions')}"
    scored = "rated" if scheme.rates_in_words else "scored"
    yield f"of these {scored}: {quarter.text('scored')}"
    if not scheme.rates_in_words:
        yield f"total of scores: {quarter.text('total')}"


def _said(before: Row | None) -> str:
    if before is None:
        return "none, for this is the first that was sealed"
    return f"{before.text('seal')} ({before.day('quarter'):%d/%m/%Y})"
