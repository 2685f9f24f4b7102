"""Draws the pictures of the docs: `make pictures`. Needs LibreOffice and poppler."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
DEMO = Path(__file__).parent.parent / "demo"
DOTS_PER_INCH = 96
MARGIN = 12

PICTURES = {
    "about": ("leicestershire-2023-10", "About", 1),
    "register-entries": ("leicestershire-2023-10", "Register", 1),
    "register-levels": ("leicestershire-2023-10", "Register", 5),
    "register-results": ("leicestershire-2023-10", "Register", 7),
    "controls": ("cambridgeshire-2017-02", "Controls", 1),
    "updates": ("leicestershire-2023-10", "Updates", 1),
    "heat-map": ("cambridgeshire-2017-02", "Heat map", 1),
    "heat-map-leicestershire": ("leicestershire-2023-10", "Heat map", 1),
    "heat-map-words": ("cambridgeshire-2017-02", "Heat map", 2),
    "quarter-by-quarter": ("wmpcc-2024-06", "Quarter by quarter", 1),
    "dashboard": ("leicestershire-2023-10", "Dashboard", 1),
    "quarter-end": ("leicestershire-2023-10", "Quarter end", 1),
    "past-quarters": ("leicestershire-2023-10", "Past quarters", 1),
    "scheme": ("cambridgeshire-2017-02", "Scheme", 1),
    "checks": ("leicestershire-2023-10", "Checks", 1),
}
"""Each picture: the example, the sheet, and which of its pages, counted from 1."""


def draw() -> None:
    """Draws every picture into `docs/pictures`."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (example, sheet, page) in PICTURES.items():
            pdf = _printed(DEMO / f"{example}.xlsx", Path(folder))
            number = _pages_of(pdf, sheet)[page - 1]
            _trimmed(_drawn(pdf, number, Path(folder))).quantize(96).save(
                FOLDER / f"{name}.png", optimize=True
            )


def _printed(workbook: Path, folder: Path) -> Path:
    pdf = folder / f"{workbook.stem}.pdf"
    if not pdf.exists():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(folder), str(workbook)], check=True, capture_output=True)
    return pdf


def _pages_of(pdf: Path, sheet: str) -> list[int]:
    """The numbers of the pages of a sheet, whose name stands at the right of the header."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")
    return [n for n, page in enumerate(pages, 1) if page.split("\n")[0].endswith(f"  {sheet}")]


def _drawn(pdf: Path, page: int, folder: Path) -> Image.Image:
    target = folder / f"{pdf.stem}-{page}"
    span = ["-f", str(page), "-l", str(page), "-singlefile"]
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", *span, str(pdf), str(target)]
    subprocess.run(command, check=True)
    return Image.open(f"{target}.png").convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the white around it."""
    white = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, white).getbbox() or (0, 0, 1, 1)
    return picture.crop(
        (max(left - MARGIN, 0), max(top - MARGIN, 0), right + MARGIN, bottom + MARGIN)
    )


if __name__ == "__main__":
    draw()
