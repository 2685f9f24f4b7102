"""Changes made to the parts of a finished .xlsx file, to break it on purpose."""

import zipfile
from pathlib import Path


def replace(path: Path, part: str, old: str, new: str) -> Path:
    """Replace a text wherever a part has it; ValueError when it has it nowhere."""
    parts = _parts(path)
    text = parts[part].decode()
    if old not in text:
        raise ValueError(f"{part} has no {old!r}: {text[:2000]}")
    parts[part] = text.replace(old, new).encode()
    _write(path, parts)
    return path


def read(path: Path, part: str) -> str:
    """The text of a part."""
    return _parts(path)[part].decode()


def write(path: Path, part: str, text: str) -> None:
    """Put another text in a part's place, or add the part."""
    _write(path, {**_parts(path), part: text.encode()})


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
