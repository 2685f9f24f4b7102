"""Files listed in a text, each after its SHA-256, so that it can be seen which were altered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

_LISTED = re.compile(r"^([0-9a-f]{64})  ([^/\\\n]+)$", re.MULTILINE)


def file_list(files: Mapping[str, bytes]) -> Iterator[str]:
    """A line for each file, by name: 64 hexadecimal digits, two spaces, the name."""
    for name in sorted(files):
        yield f"{hash_of(files[name])}  {name}"


def read_file_list(text: str) -> dict[str, str]:
    """The SHA-256 of each file that a text lists, by name; other lines are passed over."""
    return {name: digits for digits, name in _LISTED.findall(text)}


def hash_of(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return sha256(content).hexdigest()
