"""Draws the pictures of the docs: `make pictures`. Needs LibreOffice and poppler."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
ANYSHIRE = Path(__file__).parent / "anyshire"
DEMO = Path(__file__).parent.parent / "demo"
DOTS_PER_INCH = 96
CLOSER = 132
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


PAPERS = {
    "paper-overview": ("leicestershire-2023-10", "Appendix A: Risk overview", 1),
    "paper-risk": ("leicestershire-2023-10", "Appendix B: High risks", 1),
    "paper-heat-map": ("cambridgeshire-2017-02", "Appendix 1: Strategic risk: current ratings", 1),
    "paper-changes": ("cambridgeshire-2017-02", "Appendix 1: Strategic risks", 1),
}
"""Pictures of the committee's papers: the example, the appendix, and which of its pages."""


PLAN = {"plan-policy-areas": "Policy areas", "plan-dashboard": "Dashboard"}
"""Pictures of the generated delivery plan: the first page of each sheet."""


@dataclass(frozen=True)
class Part:
    """A part of a page of the made-up register: left, top, right, bottom, as shares of the page."""

    workbook: str
    sheet: str
    page: int
    corners: tuple[float, float, float, float]
    grey: bool = False


PARTS = {
    "officers-register": Part("anyshire", "Register", 1, (0, 0.05, 1, 0.6)),
    "officers-stages": Part("anyshire", "Register", 2, (0, 0.05, 1, 0.6)),
    "officers-controls": Part("anyshire", "Controls", 1, (0, 0.05, 1, 0.6)),
    "officers-purple": Part("mistakes", "Register", 4, (0, 0.05, 0.7187, 0.6)),
    "officers-checks": Part("mistakes", "Checks", 1, (0, 0.05, 1, 0.6)),
    "officers-grey": Part("anyshire", "Heat map", 1, (0, 0.05, 0.78, 0.695), grey=True),
}
"""The pictures of the officers' guide."""


def draw() -> None:
    """Draws every picture into `docs/pictures`."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for picture, (example, sheet, page) in PICTURES.items():
            pdf = _printed(DEMO / f"{example}.xlsx", folder)
            number = _pages_of(pdf, sheet)[page - 1]
            _save(_trimmed(_drawn(pdf, number, folder)), picture)
        for picture, (example, appendix, page) in PAPERS.items():
            pdf = _paper(example, folder)
            number = _pages_with(pdf, f"– {appendix}")[page - 1]
            _save(_trimmed(_drawn(pdf, number, folder)), picture)
        pdf = _printed(_changes(folder), folder)
        _save(_trimmed(_drawn(pdf, _pages_with(pdf, "– Risk by risk")[0], folder)), "changes")
        pdf = _printed(_plan(folder), folder)
        for picture, sheet in PLAN.items():
            _save(_trimmed(_drawn(pdf, _pages_of(pdf, sheet)[0], folder)), picture)
        workbooks = {"anyshire": _anyshire(folder), "mistakes": _mistakes(folder)}
        for picture, part in PARTS.items():
            pdf = _printed(workbooks[part.workbook], folder)
            number = _pages_of(pdf, part.sheet)[part.page - 1]
            _save(_cut(_drawn(pdf, number, folder, CLOSER), part), picture)


def _save(picture: Image.Image, name: str) -> None:
    picture.quantize(96).save(FOLDER / f"{name}.png", optimize=True)


def _plan(folder: Path) -> Path:
    """The workbook of the generated delivery plan."""
    target = folder / "plan"
    command = [sys.executable, "-m", "bench.delivery_plan", str(target)]
    subprocess.run(command, check=True, capture_output=True, cwd=DEMO.parent)
    return target.with_suffix(".xlsx")


def _anyshire(folder: Path) -> Path:
    """The workbook of the made-up register."""
    path = folder / "anyshire.xlsx"
    command = [sys.executable, "-m", "command_line.main", "build", str(ANYSHIRE), "-o", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def _mistakes(folder: Path) -> Path:
    """The same with a score typed over, a level left out and a reference used twice."""
    workbook = load_workbook(_anyshire(folder))
    sheet = workbook["Register"]
    sheet[_cell(sheet, "Current score", 6)] = 9
    sheet[_cell(sheet, "Current impact", 7)] = None
    sheet[_cell(sheet, "Reference", 10)] = "R1"
    path = folder / "mistakes.xlsx"
    workbook.save(path)
    return path


def _paper(example: str, folder: Path) -> Path:
    """The public pack of an example as a PDF."""
    target = folder / f"papers-{example}"
    if not target.exists():
        source = str(DEMO.parent / "examples" / example)
        command = [sys.executable, "-m", "command_line.main", "appendices", source, "-o"]
        subprocess.run([*command, str(target), "--format", "pdf"], check=True, capture_output=True)
    [pdf] = (target / "public").glob("*.pdf")
    return pdf


def _changes(folder: Path) -> Path:
    """What changed in Cambridgeshire's register, by undoing the changes that are marked in it."""
    new = DEMO.parent / "examples" / "cambridgeshire-2017-02"
    old, path = folder / "before", folder / "changes.docx"
    shutil.copytree(new, old)
    for each in old.glob("*.csv"):
        lines = [_undone(line) for line in each.read_text(encoding="utf-8").splitlines()]
        each.write_text("\n".join(filter(None, lines)) + "\n", encoding="utf-8")
    settings = old / "register.toml"
    text = settings.read_text(encoding="utf-8").replace("as_at = 2017-01-31", "as_at = 2016-10-31")
    settings.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "command_line.main", "compare", str(old), str(new), "-o"]
    subprocess.run([*command, str(path)], check=True, capture_output=True)
    return path


def _undone(line: str) -> str:
    """A line without the changes that are marked in it; nothing where all of it was added."""
    text = re.sub(r" ?\[added: [^\]]*\]", "", line)
    text = re.sub(r"\[removed: ([^\]]*)\]", r"\1", text)
    return "" if re.match(r'C\d+,[\w.]+,(,|"",)', text) else text


def _cell(sheet: Worksheet, heading: str, row: int) -> str:
    """The address of a cell, by the heading of its column."""
    return next(f"{cell.column_letter}{row}" for cell in sheet[4] if cell.value == heading)


def _cut(picture: Image.Image, part: Part) -> Image.Image:
    """A part of a page, without the white around it."""
    left, top, right, bottom = part.corners
    across, down = picture.size
    cut = picture.crop(
        (int(left * across), int(top * down), int(right * across), int(bottom * down))
    )
    return _trimmed(cut.convert("L").convert("RGB") if part.grey else cut)


def _printed(workbook: Path, folder: Path) -> Path:
    pdf = folder / f"{workbook.stem}.pdf"
    if not pdf.exists():
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(folder), str(workbook)], check=True, capture_output=True)
    return pdf


def _pages_of(pdf: Path, sheet: str) -> list[int]:
    """The numbers of the pages of a sheet, whose name stands at the right of the header."""
    return [n for n, lines in _lines_of(pdf) if lines[0].endswith(f"  {sheet}")]


def _pages_with(pdf: Path, header: str) -> list[int]:
    """The numbers of the pages with a line in their header that ends so."""
    return [n for n, lines in _lines_of(pdf) if any(line.endswith(header) for line in lines[:3])]


def _lines_of(pdf: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of each page, with its number."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for number, page in enumerate(text.split("\f"), 1):
        yield number, page.split("\n")


def _drawn(pdf: Path, page: int, folder: Path, dots: int = DOTS_PER_INCH) -> Image.Image:
    target = folder / f"{pdf.stem}-{page}"
    span = ["-f", str(page), "-l", str(page), "-singlefile"]
    command = ["pdftoppm", "-r", str(dots), "-png", *span, str(pdf), str(target)]
    subprocess.run(command, check=True)
    return Image.open(f"{target}.png").convert("RGB")


def _trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the white around it."""
    white = Image.new("RGB", picture.size, "white")
    left, top, right, bottom = ImageChops.difference(picture, white).getbbox() or (0, 0, 1, 1)
    across, down = picture.size
    return picture.crop(
        (
            max(left - MARGIN, 0), max(top - MARGIN, 0),
            min(right + MARGIN, across), min(bottom + MARGIN, down),
        )
    )  # fmt: skip


if __name__ == "__main__":
    draw()
