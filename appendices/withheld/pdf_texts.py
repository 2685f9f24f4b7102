"""The texts of a PDF, its bookmarks, descriptions and metadata: by Poppler, and from its bytes."""

from __future__ import annotations

import re
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from appendices.programs import on_the_path

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_LITERAL = re.compile(rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\(\r?\n|[0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_BROKEN = re.compile(r"[-\u2010\u00ad]\n\s*")
"""A word that goes on in the next line."""

_SECONDS = 300
_Found = tuple[str, str, str]
"""Where a text stands, the text, and which reading it belongs to (empty: it stands alone)."""


class UnreadablePdfError(Exception):
    """A PDF that cannot be read here. It says why."""


def pdf_passages(content: bytes) -> Iterator[_Found]:
    """Every text of a PDF. Raises UnreadablePdfError, also where Poppler is not installed."""
    for option in ("", "-raw"):
        pages = _poppler("pdftotext", content, "-enc", "UTF-8", *([option] if option else []))
        for number, page in enumerate(pages.split("\f"), 1):
            yield f"page {number}", page, f"pages {option}"
            if _BROKEN.search(page):
                yield f"page {number}", _BROKEN.sub("", page), ""
    for options in ((), ("-meta",)):
        yield "its properties", _poppler("pdfinfo", content, "-enc", "UTF-8", *options), ""
    yield from _out_of_bytes(content)


def page_count(content: bytes) -> int:
    """How many pages a PDF has. Raises UnreadablePdfError."""
    found = re.search(r"^Pages:\s+(\d+)", _poppler("pdfinfo", content), re.MULTILINE)
    return int(found[1]) if found else 0


def _poppler(name: str, content: bytes, *options: str) -> str:
    path = on_the_path(name)
    if path is None:
        raise UnreadablePdfError(f"no {name} (of Poppler) is installed to read it with")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "searched.pdf")
        file.write_bytes(content)
        output = ["-"] if name == "pdftotext" else []
        try:
            done = subprocess.run(
                [path, *options, str(file), *output],
                capture_output=True, timeout=_SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise UnreadablePdfError(f"{name} did not come to an end") from None
    if done.returncode:
        raise UnreadablePdfError(f"{name} could not read it")
    return done.stdout.decode("utf-8", errors="replace")


def _out_of_bytes(content: bytes) -> Iterator[_Found]:
    """What page texts do not show: bookmarks, descriptions of pictures, notes, attachments."""
    outside = _STREAM.sub(b" ", content)
    yield from _strings(outside)
    for number, found in enumerate(_STREAM.finditer(content), 1):
        packed = found[1]
        try:
            plain = zlib.decompressobj().decompress(packed)
        except zlib.error:
            plain = packed
        yield from _strings(plain)
        try:
            yield f"stream {number}", plain.decode("utf-8"), ""
        except UnicodeDecodeError:
            continue


def _strings(content: bytes) -> Iterator[_Found]:
    for found in _HEX.finditer(content):
        digits = b"".join(found[1].split())
        text = _decoded(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        yield "a text that no page shows", text, ""
    for found in _LITERAL.finditer(content):
        yield "a text that no page shows", _decoded(_ESCAPE.sub(_unescaped, found[1])), ""


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped[:1].isdigit():
        return bytes([int(escaped, 8) % 256])
    return b"" if escaped.endswith(b"\n") else _ESCAPES.get(escaped, escaped)


def _decoded(content: bytes) -> str:
    if content.startswith(b"\xfe\xff"):
        return content[2:].decode("utf-16-be", errors="ignore")
    if content.startswith(b"\xff\xfe"):
        return content[2:].decode("utf-16-le", errors="ignore")
    return content.decode("utf-8" if content.startswith(b"\xef\xbb\xbf") else "latin-1", "ignore")
