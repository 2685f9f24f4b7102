"""The streams PROJECT and PROJECTwm of [MS-OVBA], sections 2.3.1 and 2.3.3."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from addin.package.dir_stream import PROJECT_NAME
from addin.package.module import CODE_PAGE, Module

PROJECT_ID = "{6C2F0B2A-57F3-4E0B-9C1D-3A8E5B7D4F10}"
_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), b"\0", b"\xff"
_KINDS = {"standard": "Module=", "class": "Class=", "document": "Document="}
_IGNORED = 7


def project_stream(modules: Sequence[Module]) -> bytes:
    """The project's properties as text: not protected, no password, visible."""
    return "".join(f"{line}\r\n" for line in _lines(modules)).encode(CODE_PAGE)


def project_wm_stream(modules: Sequence[Module]) -> bytes:
    """Each module's name, in the code page and in Unicode."""
    names = (module.name for module in modules)
    pairs = (name.encode(CODE_PAGE) + b"\0" + f"{name}\0".encode("utf-16-le") for name in names)
    return b"".join(pairs) + b"\0\0"


def encrypted(data: bytes, project_id: str, seed: int) -> str:
    """Data Encryption (2.4.3.2) in hexadecimal digits. It hides nothing: its key is in the file.

    `seed` is one byte, of one's own choice.
    """
    plain = sum(project_id.encode("ascii")) % 256
    result = [seed, seed ^ 2, seed ^ plain]
    ignored = bytes([_IGNORED]) * ((seed & 6) // 2)
    for byte in ignored + struct.pack("<I", len(data)) + data:
        result.append(byte ^ (result[-2] + plain) % 256)
        plain = byte
    return bytes(result).hex().upper()


def _lines(modules: Sequence[Module]) -> Iterator[str]:
    yield f'ID="{PROJECT_ID}"'
    for module in modules:
        version = "/&H00000000" if module.kind == "document" else ""
        yield f"{_KINDS[module.kind]}{module.name}{version}"
    yield f'Name="{PROJECT_NAME}"'
    yield 'HelpContextID="0"'
    yield 'VersionCompatible32="393222000"'
    yield f'CMG="{encrypted(_NOT_PROTECTED, PROJECT_ID, 7)}"'
    yield f'DPB="{encrypted(_NO_PASSWORD, PROJECT_ID, 14)}"'
    yield f'GC="{encrypted(_VISIBLE, PROJECT_ID, 21)}"'
    yield ""
    yield "[Host Extender Info]"
    yield "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"
    yield ""
    yield "[Workspace]"
    for module in modules:
        yield f"{module.name}=0, 0, 0, 0, C"
