"""The dir stream of [MS-OVBA], section 2.3.4.2: what the project is, refers to and holds."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from addin.package.module import CODE_PAGE, Module

PROJECT_NAME = "VBAProject"

_WIN64 = 3
_ENGLISH = 0x409
_NO_COOKIE = 0xFFFF
_COMPATIBLE_VERSION = 6  # what Excel 365 writes
_MODULE_TYPES = {"standard": 0x21, "class": 0x22, "document": 0x22}


@dataclass(frozen=True)
class Reference:
    """A type library that the project uses: its name in code, and its LibidReference (2.1.1.8)."""

    name: str
    libid: str


OFFICE_REFERENCES = (
    Reference(
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
        r"C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    Reference(
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        "#Microsoft Office 16.0 Object Library",
    ),
)
"""What every add-in of Excel refers to. Excel finds them by their ids, wherever Office stands."""


def dir_stream(references: Sequence[Reference], modules: Sequence[Module]) -> bytes:
    """The stream's records, not yet compressed."""
    records = (*_information(), *_references(references), *_modules(modules))
    return b"".join(records) + _record(0x10)


def _information() -> Iterator[bytes]:
    """PROJECTINFORMATION, 2.3.4.2.1."""
    yield _number(0x01, _WIN64)  # PROJECTSYSKIND
    yield _number(0x4A, _COMPATIBLE_VERSION)  # PROJECTCOMPATVERSION
    yield _number(0x02, _ENGLISH)  # PROJECTLCID
    yield _number(0x14, _ENGLISH)  # PROJECTLCIDINVOKE
    yield _short(0x03, int(CODE_PAGE.removeprefix("cp")))  # PROJECTCODEPAGE
    yield _record(0x04, PROJECT_NAME.encode(CODE_PAGE))  # PROJECTNAME
    yield from _texts(0x05, 0x40, "")  # PROJECTDOCSTRING
    yield _record(0x06) + _record(0x3D)  # PROJECTHELPFILEPATH
    yield _number(0x07, 0)  # PROJECTHELPCONTEXT
    yield _number(0x08, 0)  # PROJECTLIBFLAGS
    yield struct.pack("<HIIH", 0x09, 4, 1, 0)  # PROJECTVERSION: says 4 bytes and has 6
    yield from _texts(0x0C, 0x3C, "")  # PROJECTCONSTANTS


def _references(references: Sequence[Reference]) -> Iterator[bytes]:
    """PROJECTREFERENCES, 2.3.4.2.2: REFERENCENAME and REFERENCEREGISTERED of each."""
    for reference in references:
        yield from _texts(0x16, 0x3E, reference.name)
        libid = reference.libid.encode(CODE_PAGE)
        yield _record(0x0D, struct.pack("<I", len(libid)) + libid + bytes(6))


def _modules(modules: Sequence[Module]) -> Iterator[bytes]:
    """PROJECTMODULES, 2.3.4.2.3."""
    yield _short(0x0F, len(modules))
    yield _short(0x13, _NO_COOKIE)  # PROJECTCOOKIE
    for module in modules:
        yield from _texts(0x19, 0x47, module.name)  # MODULENAME, MODULENAMEUNICODE
        yield from _texts(0x1A, 0x32, module.name)  # MODULESTREAMNAME
        yield from _texts(0x1C, 0x48, "")  # MODULEDOCSTRING
        yield _number(0x31, 0)  # MODULEOFFSET: the source stands at the stream's begin
        yield _number(0x1E, 0)  # MODULEHELPCONTEXT
        yield _short(0x2C, _NO_COOKIE)  # MODULECOOKIE
        yield _record(_MODULE_TYPES[module.kind])  # MODULETYPE
        yield _record(0x2B)  # Terminator


def _record(identifier: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", identifier, len(content)) + content


def _short(identifier: int, value: int) -> bytes:
    return _record(identifier, struct.pack("<H", value))


def _number(identifier: int, value: int) -> bytes:
    return _record(identifier, struct.pack("<I", value))


def _texts(identifier: int, unicode_identifier: int, text: str) -> Iterator[bytes]:
    """A text twice, in the code page and in Unicode."""
    yield _record(identifier, text.encode(CODE_PAGE))
    yield _record(unicode_identifier, text.encode("utf-16-le"))
