"""The files of a meeting: the public pack, or the members' supplement, in every format asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from appendices.certificate import certificate
from appendices.content import Pack
from appendices.meeting import Meeting, as_seen_by
from appendices.pack import pack_of
from appendices.pdf import NoConverterError, PdfError, pdf_of
from appendices.public_register import public_register, withheld_values
from appendices.searching import leaks
from appendices.word import word_document
from appendices.workbook import pack_workbook
from risk_register.appendix import Audience
from risk_register.findings import Finding, Severity, errors
from risk_register.places import Place
from risk_register.register import Register


class Format(StrEnum):
    """The formats of a pack."""

    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for."""

    audience: Audience = Audience.PUBLIC
    full: bool = False
    """Whether members get everything and not only what the public pack lacks."""
    only: tuple[str, ...] = ()
    """The keys of the appendices; empty means all."""
    formats: tuple[Format, ...] = tuple(Format)


@dataclass(slots=True)
class Published:
    """The files, by their path in the folder; and what is to be told."""

    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def publish(
    register: Register,
    meeting: Meeting,
    wanted: Wanted,
    progress: Callable[[str], None] = lambda _: None,
) -> Published:
    """The files of one audience. With error findings there are none.

    Public files are made from the public register, and then searched for what is withheld; the
    certificate of that search is the members'.
    """
    seen = as_seen_by(register, meeting)
    if wanted.audience is Audience.MEMBERS:
        return _files(pack_of(seen, Audience.MEMBERS, full=wanted.full, only=wanted.only,
                              meeting=meeting), wanted, progress)  # fmt: skip
    public = public_register(seen)
    published = _files(
        pack_of(public, Audience.PUBLIC, only=wanted.only, meeting=meeting), wanted, progress
    )
    progress("searching for what is withheld")
    published.findings += leaks(published.files, withheld_values(seen, public), public)
    if not errors(published.findings):
        name = f"members/certificate-{_dated(meeting, register)}.txt"
        published.files[name] = certificate(seen, published.files)
    return published
