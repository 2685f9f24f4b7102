"""What a person asks for, and what comes of it: known before any writer of files is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from risk_register.appendix import Audience
from risk_register.findings import Finding
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
    earlier: Register | None = None
    """An earlier register, where what has changed since is to be marked."""


@dataclass(slots=True)
class Published:
    """The files, by their path below the folder; and what is to be told."""

    files: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
