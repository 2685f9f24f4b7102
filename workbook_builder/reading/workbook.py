"""A register from a workbook: its settings, its scheme and its tables, as people have left them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import schemes
from formulas.text import table_name
from risk_register.agreement import of_another_kind
from risk_register.fields import TABLES, Table
from risk_register.findings import Finding, Severity, quoted
from risk_register.legible import illegible
from risk_register.places import Place
from risk_register.register import Register, Settings
from risk_register.scheme import Scheme
from risk_register.scheme_file import scheme_of
from risk_register.settings_file import settings_of
from risk_register.values import FIRST_DATE, LAST_DATE, read_date
from workbook_builder.book import LAYOUT, sheet_name
from workbook_builder.carried import NAMESPACE, PART_FOLDER, BuiltSheet, Carried, read_carried
from workbook_builder.reading.cells import CellError
from workbook_builder.reading.not_carried import not_carried
from workbook_builder.reading.opened import LAYOUT_NAME, OpenedBook
from workbook_builder.reading.package import Package, UnreadableError
from workbook_builder.reading.shown_scheme import shown_scheme
from workbook_builder.reading.tables import read_tables


def read_workbook(
    path: Path, scheme_name: str | None = None, as_at: date | None = None
) -> tuple[Register | None, list[Finding]]:
    """The register in a workbook that `build` made and people worked in; and every finding.

    What is seen and not carried is a warning. `None` if there is nothing that could be read; a
    register that comes with errors serves to find more of them, and for nothing else. `scheme_name`
    (a name or a .toml file) stands in for the workbook's own scheme, and `as_at` for its date.
    """
    try:
        with closing(Package(path)) as package:
            return _Reader(OpenedBook(package), path).register(scheme_name, as_at)
    except UnreadableError as error:
        return None, [error.finding]


_SHEETS = (
    "About", "Heat map", "Quarter by quarter", "Policy areas", "Dashboard", "Quarter end", "Scheme",
    "Checks", *(table.title for table in TABLES.values()),
)  # fmt: skip
"""Every sheet that is built, for a workbook that does not carry how it was built."""

_OURS = NAMESPACE.encode()
_STANDARD = Settings("", "", date.max, "")
_ABOUT = "About"


class _Reader:
    """Reads one workbook."""

    def __init__(self, book: OpenedBook, path: Path) -> None:
        self._book = book
        self._place = Place(str(path))
        self._findings: list[Finding] = []

    def register(
        self, scheme_name: str | None, as_at: date | None
    ) -> tuple[Register | None, list[Finding]]:
        carried = self._carried()
        layout = carried.layout if carried else self._layout_on_about()
        if layout is None or layout > LAYOUT:
            expected = f"a workbook that opcc-register built, with a layout up to {LAYOUT}"
            actual = "another workbook" if layout is None else f"layout {layout}, of later software"
            return None, [Finding("workbook-layout", self._place, expected, actual)]
        scheme = self._scheme(carried, scheme_name)
        settings = self._settings(carried, as_at)
        if scheme is None or settings is None:
            return None, self._findings
        other = of_another_kind(scheme, self._has, lambda _: self._place)
        if other:
            return None, [*self._findings, *other]
        tables, found = read_tables(self._book, scheme, layout)
        found += not_carried(self._book, self._built(carried))
        settings = replace(settings, scheme=scheme.name)
        return Register(settings, scheme, tables.rows, tables.own), [*self._findings, *found]

    def _has(self, table: Table) -> bool:
        return table_name(table) in self._book.tables

    def _carried(self) -> Carried | None:
        """What the workbook carries along; `None`, as in layout 1, if it carries nothing."""
        # by name, because LibreOffice ties the part to the package and not to the workbook
        for part in self._book.package.names():
            if part.startswith(PART_FOLDER) and _OURS in self._book.package.read(part):
                root = self._book.package.tree(part)
                if root.get("xmlns") == NAMESPACE:
                    return self._read_carried(root)
        return None

    def _layout_on_about(self) -> int | None:
        found = self._book.named_cell(LAYOUT_NAME)
        words = str(found[0].value).split() if found and found[0] else []
        return int(words[-1]) if words and words[-1].isdecimal() else None

    def _scheme(self, carried: Carried | None, scheme_name: str | None) -> Scheme | None:
        if scheme_name:
            scheme, found = schemes.load(scheme_name)
        elif carried:
            place = Place("the workbook's scheme")
            scheme, found = scheme_of(tomllib.loads(carried.scheme), place)
        else:
            scheme, found = schemes.load(self._scheme_on_sheet())
        self._findings += found
        if scheme is None or scheme_name:
            return scheme
        shown, found = shown_scheme(scheme, self._book)
        self._findings += found
        return shown

    def _scheme_on_sheet(self) -> str:
        """The name of the scheme as the Scheme sheet says it."""
        sheet = self._book.sheet("Scheme")
        for cells in self._book.grid(sheet).values() if sheet else ():
            if 1 in cells and cells[1].value == "Scheme" and 2 in cells:
                return str(cells[2].value)
        return "none"

    def _settings(self, carried: Carried | None, as_at: date | None) -> Settings | None:
        settings = _STANDARD
        if carried:
            data = tomllib.loads(carried.settings)
            place = Place("the workbook's settings")
            settings = settings_of(data, place, self._findings, carried.attached)
        else:
            expected = "the colours, logo and source that a workbook carries unseen"
            actual = "none; the standard colours are used"
            told = Finding("carries-nothing", self._place, expected, actual, Severity.WARNING)
            self._findings.append(told)
        day = as_at or self._as_at()
        if day is None:
            return None
        return replace(
            settings,
            organisation=self._text("Organisation", 2, required=True),
            title=self._text("Register_title", 1, required=True),
            marking=self._text("Marking", 3),
            as_at=day,
        )

    def _as_at(self) -> date | None:
        found = self._book.named_cell("As_at")
        value = found[0].value if found and found[0] else None
        day = None
        if isinstance(value, int | float) and not isinstance(value, bool):
            day = self._book.day(value)
        elif isinstance(value, str):
            day = read_date(value.strip())
        if day is None or not FIRST_DATE <= day <= LAST_DATE:
            place = found[1] if found else Place("sheet About")
            self._report("entry-date", place, "the as-at date", quoted(value))
            return None
        return day

    def _text(self, name: str, row: int, *, required: bool = False) -> str:
        """A text at the top of the first sheet, by its name or, in layout 1, by its row."""
        about = self._book.sheet(_ABOUT)
        found = self._book.named_cell(name)
        if found is None and about:
            found = self._book.grid(about).get(row, {}).get(1), about.place(row, 1)
        value = found[0].value if found and found[0] else None
        text = "" if value is None else str(value).strip()
        place = found[1] if found else Place("sheet About")
        if isinstance(value, CellError):
            self._report("entry-error", place, "a text", f"the error {value}")
        elif problem := illegible(text, place):
            self._findings.append(problem)
        elif required and not text:
            self._report("entry-missing", place, name.replace("_", " ").lower(), "nothing")
        return text

    def _built(self, carried: Carried | None) -> Mapping[str, BuiltSheet | None]:
        """The sheets that were built, by what they are called now."""
        built: dict[str, BuiltSheet | None] = {}
        if carried is None:
            return dict.fromkeys(_SHEETS)
        for each in carried.sheets:
            sheet = self._book.named_sheet(sheet_name(each.title)) or self._book.sheet(each.title)
            if sheet:
                built[sheet.title] = each
        return built

    def _read_carried(self, root: Element) -> Carried | None:
        """What the part carries; `None` with a finding if somebody damaged it."""
        try:
            carried = read_carried(root)
            tomllib.loads(carried.scheme), tomllib.loads(carried.settings)
        except RecursionError:
            fault = "a text of too many levels"
        except ValueError as error:
            fault = str(error)
        else:
            return carried
        expected, actual = "what the workbook carries unseen", f"a fault: {fault}"
        self._findings.append(
            Finding("workbook-carried", self._place, expected, actual, Severity.WARNING)
        )
        return None

    def _report(self, code: str, place: Place, expected: str, actual: str) -> None:
        self._findings.append(Finding(code, place, expected, actual))
