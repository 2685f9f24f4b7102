"""Registers broken at random: the parts of a workbook, and the files of a folder."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

JUNK = (
    b"", b"\x00", b"\xff\xfe", b"<", b">", b"&", b"&lol;", b'"', b"-1", b"99999999999999999999",
    b"1e308", b"NaN", b"#REF!", b"\xed\xa0\x80", b"_xD800_", "\u202e".encode(), b"A" * 40_000,
    b"A1:XFD1048576", b"XFE0", b"true", b"../../etc", b"=1/0", b"\r\n", b"<c", b"</row>",
    b'<!DOCTYPE x [<!ENTITY lol "lol">]>', b"2023-02-30", b"0", b" ", b"'",
)  # fmt: skip
_ENCODINGS = ("utf-16", "cp1252", "utf-7", "utf-8-sig")

_IN_MARKUP = re.compile(rb'="[^"]*"|>[^<]+<')
_ADDRESS = re.compile(rb'(?<=r=")[A-Z]+[0-9]+(?=")')

Mutation = Callable[[Random, bytes], bytes]


def mutated_workbook(random: Random, content: bytes) -> bytes:
    """A whole zip with one to three of its parts broken, or gone."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(parts))
        if random.random() < 0.05:
            del parts[name]
        elif random.random() < 0.8:
            parts[name] = _other_values(random, parts[name])
        else:
            parts[name] = _mutated(random, parts[name])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    broken = stream.getvalue()
    return _mutated(random, broken) if random.random() < 0.1 else broken


def _other_values(random: Random, part: bytes) -> bytes:
    """Junk in place of some values and texts of a part, which stays XML."""
    for _ in range(random.randint(1, 6)):
        found = [*_IN_MARKUP.finditer(part)]
        if found:
            start, end = random.choice(found).span()
            before = 2 if part[start : start + 1] == b"=" else 1
            junk = random.choice((*JUNK, *_ADDRESS.findall(part)[:9]))
            safe = junk.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
            part = part[: start + before] + safe + part[end - 1 :]
    return part


def mutate_folder(random: Random, folder: Path) -> None:
    """Breaks one to three files of a folder, or puts something else in their place."""
    for _ in range(random.randint(1, 3)):
        path = random.choice(sorted(folder.iterdir()))
        if path.is_dir():
            continue
        if random.random() < 0.05:
            path.unlink()
            path.mkdir()
        elif random.random() < 0.1:
            text = path.read_bytes().decode("utf-8", "ignore")
            path.write_bytes(text.encode(random.choice(_ENCODINGS), "replace"))
        else:
            path.write_bytes(_mutated(random, path.read_bytes()))


def _mutated(random: Random, content: bytes) -> bytes:
    for _ in range(random.randint(1, 4)):
        content = random.choice(_MUTATIONS)(random, content)
    return content


def _span(random: Random, content: bytes) -> tuple[int, int]:
    start = random.randint(0, len(content))
    return start, min(len(content), start + random.choice((1, 2, 8, 64, 1024)))


def _cut(random: Random, content: bytes) -> bytes:
    start, end = _span(random, content)
    return content[:start] + content[end:]


def _repeat(random: Random, content: bytes) -> bytes:
    start, end = _span(random, content)
    return content[:end] + content[start:end] * random.randint(1, 20) + content[end:]


def _insert(random: Random, content: bytes) -> bytes:
    start, _ = _span(random, content)
    return content[:start] + random.choice(JUNK) + content[start:]


def _value(random: Random, content: bytes) -> bytes:
    """Puts junk in place of what stands between two quotes, brackets or commas."""
    for mark in random.sample((b'"', b">", b",", b"\n"), 4):
        pieces = content.split(mark)
        if len(pieces) > 2:
            at = random.randrange(1, len(pieces))
            pieces[at] = random.choice(JUNK) + (b"" if mark == b'"' else pieces[at][-1:])
            return mark.join(pieces)
    return content


def _truncate(random: Random, content: bytes) -> bytes:
    return content[: random.randint(0, len(content))]


def _flip(random: Random, content: bytes) -> bytes:
    if not content:
        return content
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]


_MUTATIONS: tuple[Mutation, ...] = (_cut, _repeat, _insert, _value, _value, _truncate, _flip)
