"""The certificate for members: what was withheld from the public, and which files were searched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from hashlib import sha256

from appendices.content import printed
from appendices.withheld.file_texts import extent_of
from appendices.withheld.public_register import withheld_count
from risk_register.register import Register, Row
from risk_register.seals import sealed_quarters

WIDTH = 96
_NOT_RECORDED = "not recorded"


def certificate(register: Register, files: Mapping[str, bytes]) -> bytes:
    """The certificate as plain text in UTF-8, the same bytes each time.

    `files` are the public ones, by name, after a search that found nothing. It holds no withheld
    value and not the reason; but what was withheld is for members to know, and so is the
    certificate. Raises UnreadablePdfError for a PDF that cannot be read here, and so was not
    searched.
    """
    return ("\n".join(_lines(register, files)).rstrip() + "\n").encode()


def _lines(register: Register, files: Mapping[str, bytes]) -> Iterator[str]:
    settings = register.settings
    title = f"Certificate of what was withheld: {settings.title}"
    yield from (*textwrap.wrap(title, WIDTH), "=" * min(len(title), WIDTH), "")
    yield settings.organisation
    yield f"As at {printed(settings.as_at)}"
    yield "For members only; not to be kept beside the public pack."
    yield ""
    yield from _withheld(register)
    yield from _searched(files)
    yield from _sealed(register)


def _withheld(register: Register) -> Iterator[str]:
    yield from _headed("What was withheld")
    yield f"{withheld_count(register).said.capitalize()}."
    rows = register.rows("withheld")
    if not rows:
        yield "Nothing was withheld by name."
    for number, row in enumerate(rows, 1):
        yield ""
        yield f"{number}. {row.reference}: {row.text('what')}"
        yield from (f"   {each}" for each in _decision(row))
    yield ""
    yield from textwrap.wrap(
        "Besides, the public register has only the fields that the scheme "
        f"({register.scheme.title}) lists as public.", WIDTH,
    )  # fmt: skip
    yield ""


def _decision(row: Row) -> Iterator[str]:
    yield f"Exemption:     {row.text('exemption') or _NOT_RECORDED}"
    yield f"Decided by:    {row.text('decided_by') or _NOT_RECORDED}"
    day = row.day("review_on")
    yield f"Look again on: {printed(day) if day else _NOT_RECORDED}"


def _searched(files: Mapping[str, bytes]) -> Iterator[str]:
    yield from _headed("What was searched")
    yield from textwrap.wrap(
        "Each file below, in all its parts, for every withheld text of four words or more, every "
        "run of four words that stands in withheld values only, and every withheld name. None was "
        "found. Each file is the one searched as long as its SHA-256 is the one below.", WIDTH,
    )  # fmt: skip
    for name, content in sorted(files.items()):
        yield ""
        yield f"{name}: {extent_of(content)}, {len(content):,} bytes"
        yield f"   SHA-256 {sha256(content).hexdigest()}"


def _sealed(register: Register) -> Iterator[str]:
    """The seals of past quarters, by which nobody can renew them unseen once this is kept."""
    rows = sealed_quarters(register)
    if not rows:
        return
    yield ""
    yield from _headed("Sealed quarters")
    yield from textwrap.wrap(
        "The past quarters of the register have these seals. A register in which one of them is "
        "another has been altered since.", WIDTH,
    )  # fmt: skip
    for row in rows:
        scheme, positions = row.text("scheme"), row.text("positions")
        yield ""
        yield f"{printed(row['quarter'])}: {positions} positions, scored by {scheme}"
        yield f"   Seal {row.text('seal')}"


def _headed(heading: str) -> tuple[str, str, str]:
    return heading, "-" * len(heading), ""
