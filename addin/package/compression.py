"""The compression of [MS-OVBA], section 2.4.1."""

from __future__ import annotations

from collections.abc import Iterator

CHUNK = 4096
"""How many bytes a chunk holds before it is compressed; only the last may hold fewer."""

_SIGNATURE = b"\x01"
_RAW, _COMPRESSED = 0x3000, 0xB000
_SHORTEST = 3


def compress(data: bytes) -> bytes:
    """The CompressedContainer of some bytes.

    Raises ValueError where the last chunk is over 3,640 bytes, not whole, and does not compress: it
    would come back with zeros behind it (2.4.1.3.10). Source does; long encoded data may not.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return _SIGNATURE + b"".join(_chunk(chunk) for chunk in chunks)


def _chunk(chunk: bytes) -> bytes:
    content = b"".join(_token_sequences(chunk))
    if len(content) <= CHUNK:
        return _header(_COMPRESSED, len(content)) + content
    if len(chunk) < CHUNK:
        raise ValueError("The last 4 KB do not compress and would change; a few words more help.")
    return _header(_RAW, CHUNK) + chunk


def _header(kind: int, size: int) -> bytes:
    """A CompressedChunkHeader: the size counts the header's own two bytes, less three."""
    return (kind | size - 1).to_bytes(2, "little")


def _token_sequences(chunk: bytes) -> Iterator[bytes]:
    """Eight tokens at a time behind a byte that says which of them are copies."""
    tokens = list(_tokens(chunk))
    for start in range(0, len(tokens), 8):
        eight = tokens[start : start + 8]
        copies = sum(1 << bit for bit, token in enumerate(eight) if len(token) == 2)
        yield bytes([copies]) + b"".join(eight)


def _tokens(chunk: bytes) -> Iterator[bytes]:
    """Each token: one byte as it is, or two bytes that say what to copy and from where."""
    here = 0
    while here < len(chunk):
        offset_bits = max(4, (here - 1).bit_length())
        longest = (0xFFFF >> offset_bits) + _SHORTEST
        offset, length = _match(chunk, here, longest)
        if length:
            token = (offset - 1) << (16 - offset_bits) | (length - _SHORTEST)
            yield token.to_bytes(2, "little")
        else:
            yield chunk[here : here + 1]
        here += length or 1


def _match(chunk: bytes, here: int, longest: int) -> tuple[int, int]:
    """How far back the longest copy of what follows begins, the nearest of these, and its length.

    It may run on into what it is a copy of. 0, 0 where there is none of three bytes.
    """
    offset = length = 0
    for size in range(_SHORTEST, min(longest, len(chunk) - here) + 1):
        found = chunk.rfind(chunk[here : here + size], 0, here + size - 1)
        if found < 0:
            break
        offset, length = here - found, size
    return offset, length
