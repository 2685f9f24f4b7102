"""The scoring schemes that come with the software: one TOML file each, with its source."""

from __future__ import annotations

from pathlib import Path

from risk_register.findings import Finding, quoted
from risk_register.places import Place
from risk_register.scheme import Scheme
from risk_register.scheme_file import read_scheme

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The names of the schemes that come with the software."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def shipped(name: str) -> Scheme | None:
    """The scheme of that name that comes with the software; `None` if there is none."""
    return load(name)[0] if name in names() else None


def load(name_or_file: str) -> tuple[Scheme | None, list[Finding]]:
    """A scheme by its name, or from a TOML file; `None` and the reasons if it cannot be used."""
    if name_or_file in names():
        return read_scheme(FOLDER / f"{name_or_file}.toml")
    if name_or_file.endswith(".toml"):
        return read_scheme(Path(name_or_file))
    expected = f"one of {', '.join(names())}, or a .toml file"
    place = Place("scheme")
    return None, [Finding("scheme-unknown", place, expected, quoted(name_or_file))]
