"""The About sheet: what this is, as at when, what is in it, and whether its checks pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap

from openpyxl.worksheet.datavalidation import DataValidation

from formulas.dashboard import COLOUR_KEY
from formulas.headings import LIVE, band_heading, called_band, entries_column
from formulas.positions import CORRECTIONS_MADE
from formulas.text import column, table_name
from formulas.workbook_checks import LIVE_ON_ABOUT
from risk_register.fields import TABLES, VERSIONS
from risk_register.kept_fields import fields_of
from risk_register.scheme import Band, Scheme
from risk_register.scores import band as band_of
from risk_register.values import Value
from workbook_builder import printing, tables
from workbook_builder.book import LAYOUT, Book
from workbook_builder.columns import row_height
from workbook_builder.logo import put_logo
from workbook_builder.sheet import Sheet, SheetKind, address
from workbook_builder.sheets.checks import BAD, GOOD, PASSES, problem_counts
from workbook_builder.styles import (
    CALCULATED,
    DATE_FORMAT,
    ENTRY,
    HEADING,
    INPUT,
    LISTED,
    PLAIN,
    STRONG,
    SUBTITLE,
    TITLE,
    Look,
)

_WIDTHS = (26.0, 18.0, 18.0, 84.0)
_FIRST = 5
_LINE_LENGTH = 150
_AS_AT = replace(INPUT, number_format=DATE_FORMAT, bold=True, across="left")

_HOW_TO = (
    "Work on the {sheet}. White columns are entries; grey ones are calculated and refuse typing.",
    "Type a new {one} into the first row below the table: the table grows with it.",
    "Sort and filter as you like. Nothing depends on the order of rows.",
    "A purple cell is a formula that someone typed over. Copy the cell above or below into it.",
)
_SCORED = (
    "Enter a level's number from its list. The label, the score and the colours follow.",
    "What is done about a {one} goes on Controls, what happened goes on Updates, by its reference.",
    "Move the as-at date above to the day the register speaks of; overdue dates follow it.",
    "Change a threshold, a label or the tolerance on Scheme, and the whole workbook follows.",
)
_RATED_IN_WORDS = (
    "Choose a rating from its list. The colours, the direction and every count follow.",
    "Write beside the rating what was done and why it is rated so. Checks names what is missing.",
    "Move the as-at date above to the day the {sheet} speaks of; what is old follows it.",
    "What a rating means stands on Scheme, with the lists that entries are chosen from.",
)


def add_about(book: Book) -> Sheet:
    """Adds the first sheet, empty: it speaks of all the others, so `fill_about` comes last."""
    what = "What this workbook is, and where to find things"
    sheet = book.add_sheet("About", SheetKind.START, what)
    sheet.worksheet.sheet_view.tabSelected = True
    return sheet


def fill_about(book: Book, sheet: Sheet) -> None:
    """Fills the first sheet."""
    sheet.widths(*_WIDTHS)
    writer = _Writer(book, sheet)
    writer.write()
    printing.keep_together(sheet, writer.parts, writer.row, sum(_WIDTHS))
    printing.set_up(sheet, book.register.settings)


class _Writer:
    """Writes the sheet from the top."""

    def __init__(self, book: Book, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.settings = book.register.settings
        self.row = _FIRST
        self.parts: list[int] = []

    def write(self) -> None:
        self.sheet.put(1, 1, self.settings.title, TITLE)
        self.sheet.height(1, 28)
        if self.settings.brand.logo:
            where = address(1, len(_WIDTHS))
            put_logo(self.sheet, self.settings.brand.logo, where, self.settings.organisation)
        self.sheet.put(2, 1, self.settings.organisation, SUBTITLE)
        self.sheet.put(3, 1, self.settings.marking or None, replace(STRONG, size=11))
        for row, name in enumerate(("Register_title", "Organisation", "Marking"), 1):
            self.book.define_cell(name, self.sheet, row, 1)
        self.facts()
        if self.book.scheme.bands:
            self.colours()
        self.contents()
        self.how_to()
        self.origin()
        self.versions()

    def facts(self) -> None:
        scheme = self.book.scheme
        self.fact("As-at date", self.settings.as_at, _AS_AT)
        self.book.define_cell("As_at", self.sheet, self.row - 1, 2)
        validation = DataValidation("date", operator="greaterThan", formula1="DATE(1900,3,1)")
        validation.showErrorMessage, validation.error = True, "Enter a date, such as 26/10/2023."
        self.sheet.validate(address(self.row - 1, 2), validation)
        if "history" in scheme.tables:
            self.previous_quarter()
            self.corrections()
        self.status()
        live = len(self.book.register.live_entries)
        formula = f'COUNTIF({entries_column(scheme, LIVE)},"Yes")'
        self.fact(scheme.kind.live, live, replace(CALCULATED, across="left"), formula)
        self.book.define_cell(LIVE_ON_ABOUT, self.sheet, self.row - 1, 2)
        self.fact("Scheme", f"{scheme.name}: {scheme.title}", PLAIN)
        self.row += 1

    def fact(self, name: str, value: Value, look: Look, formula: str = "") -> None:
        self.sheet.put(self.row, 1, name, STRONG)
        self.sheet.put(self.row, 2, value, look, formula)
        self.row += 1

    def origin(self) -> None:
        """Where the figures were taken from, as far as the register says."""
        source = self.settings.source
        told = [text for text in (source.title, source.note, self.settings.note) if text]
        if not told:
            return
        self.heading("Where the figures come from")
        for line in (line for text in told for line in wrap(text, _LINE_LENGTH)):
            self.sheet.put(self.row, 1, line, PLAIN)
            self.row += 1
        self.row += 1

    def previous_quarter(self) -> None:
        before = 'MAXIFS(History[Quarter],History[Quarter],"<"&As_at)'
        formula = f'IF(_xlfn.{before}=0,"",_xlfn.{before})'
        look = replace(CALCULATED, number_format=DATE_FORMAT, across="left")
        self.fact("Previous quarter", self.book.register.previous_quarter, look, formula)
        self.book.define_cell("Previous_quarter", self.sheet, self.row - 1, 2)

    def corrections(self) -> None:
        """How many past positions were corrected; formulas search for them only if any were."""
        made = len(self.book.register.rows("corrections"))
        formula = f"COUNT({column('Corrections', 'Quarter')})"
        self.fact("Corrections made", made, replace(CALCULATED, across="left"), formula)
        self.book.define_cell(CORRECTIONS_MADE, self.sheet, self.row - 1, 2)

    def status(self) -> None:
        """One status of all the checks."""
        failing = sum(count > 0 for count in problem_counts(self.book))
        said = {0: "All checks pass", 1: "1 check needs attention"}
        number = f'COUNTIF(Live_checks[Result],"<>{PASSES}")'
        formula = (
            f'IF({number}=0,"{said[0]}",IF({number}=1,"{said[1]}",'
            f'{number}&" checks need attention"))'
        )
        value = said.get(failing, f"{failing} checks need attention")
        status = replace(CALCULATED, bold=True, wrap=False, lined=False)
        self.fact("Checks", value, status, formula)
        cell = address(self.row - 1, 2)
        self.sheet.put(self.row - 1, 3, None, status)
        self.sheet.put_link(self.row - 1, 4, "Checks", "See the checks")
        where = f"{cell}:{address(self.row - 1, 3)}"
        fixed = address(self.row - 1, 2, fixed=True)
        self.sheet.format_where(where, f'{fixed}="{said[0]}"', GOOD)
        self.sheet.format_where(where, f'{fixed}<>"{said[0]}"', BAD)
        self.book.define_cell("Check_status", self.sheet, self.row - 1, 2)

    def colours(self) -> None:
        """The colour key, with how many live entries each band holds now."""
        self.heading("Colours")
        scheme = self.book.scheme
        second = "Share of live" if scheme.rates_in_words else "Scores"
        first = called_band(scheme).capitalize()
        headings = (first, second, f"{scheme.kind.live} now", "Meaning")
        top = self.row
        self.sheet.height(top, row_height(zip(headings, _WIDTHS, strict=True)))
        self.sheet.put_row(top, headings, self.sheet.styles.table_heading)
        for number, band in reversed([*enumerate(self.book.scheme.bands, 1)]):
            self.row += 1
            self.colour(number, band)
        rows = self.row - top
        tables.declare(self.sheet, COLOUR_KEY, top, 1, headings, rows, filters=False)
        self.row += 2

    def colour(self, number: int, band: Band) -> None:
        look = Look(bold=True, colour=band.text, fill=band.colour, lined=True)
        centred = replace(CALCULATED, across="center")
        register, scheme = self.book.register, self.book.scheme
        live = [band_of(scheme, scheme.current, entry) for entry in register.live_entries]
        bands = entries_column(scheme, band_heading(scheme, scheme.current))
        counted = f'{entries_column(scheme, LIVE)},"Yes",{bands},INDEX(Bands[Band],{number})'
        said = ". ".join(filter(None, (band.meaning, band.action, band.board)))
        formula = _said_of_band(scheme, number)
        self.sheet.put(self.row, 1, band.name, look, f"INDEX(Bands[Band],{number})")
        self.sheet.put(self.row, 3, live.count(band), centred, f"COUNTIFS({counted})")
        if scheme.rates_in_words:
            share = (200 * live.count(band) + len(live)) // (2 * len(live)) if live else 0
            rounded = f"ROUND(100*{address(self.row, 3)}/{LIVE_ON_ABOUT},0)"
            percent = replace(centred, number_format='0"%"')
            self.sheet.put(self.row, 2, share, percent, f"IF({LIVE_ON_ABOUT}=0,0,{rounded})")
        else:
            ends = f'INDEX(Bands[From],{number})&" to "&INDEX(Bands[To],{number})'
            self.sheet.put(self.row, 2, f"{band.lowest} to {band.highest}", centred, ends)
        self.sheet.put(self.row, 4, said or None, LISTED, formula)
        self.sheet.height(self.row, row_height([(said, _WIDTHS[3])]))

    def contents(self) -> None:
        self.heading("Contents")
        headings = ("Sheet", "For", "Rows", "What it holds")
        self.sheet.put_row(self.row, headings, self.sheet.styles.table_heading)
        top = self.row
        for sheet in self.listed():
            self.row += 1
            self.sheet.put_link(self.row, 1, sheet.title, sheet.title)
            self.sheet.put(
                self.row, 1, sheet.title, replace(LISTED, colour="#0B4F9E", underlined=True)
            )
            self.sheet.put(self.row, 2, sheet.kind.words, LISTED)
            self.rows_of(sheet)
            self.sheet.put(self.row, 4, sheet.what, LISTED)
        rows = self.row - top
        tables.declare(self.sheet, "Contents", top, 1, headings, rows, filters=False)
        self.row += 2

    def listed(self) -> Iterator[Sheet]:
        return (sheet for sheet in self.book.sheets.values() if sheet is not self.sheet)

    def rows_of(self, sheet: Sheet) -> None:
        """How many rows the sheet's table has now."""
        look = replace(CALCULATED, across="center")
        table = next((each for each in TABLES.values() if each.title == sheet.title), None)
        if table is None:
            self.sheet.put(self.row, 3, None, replace(look, fill=""))
            return
        required = next(field for field in fields_of(table, self.book.scheme) if field.required)
        filled = column(table_name(table), required.heading)
        formula = f"ROWS({filled})-COUNTBLANK({filled})"
        self.sheet.put(self.row, 3, len(self.book.register.rows(table.name)), look, formula)

    def how_to(self) -> None:
        self.heading("How to use this workbook")
        for line in _how_to(self.book.scheme):
            self.sheet.put(self.row, 1, line, PLAIN)
            self.row += 1
        self.row += 1

    def versions(self) -> None:
        """The version log, last, so that it can grow."""
        self.heading("Version log")
        fields = fields_of(VERSIONS, self.book.scheme)
        headings = [field.heading for field in fields]
        rows = [
            [row[field.name] for field in fields] for row in self.book.register.rows("versions")
        ]
        looks = [ENTRY, replace(ENTRY, number_format=DATE_FORMAT, across="left"), ENTRY, ENTRY]
        listed = [[*zip(row, looks, strict=True)] for row in rows or [[None] * len(fields)]]
        last = tables.put_list(self.sheet, "Versions", self.row, headings, listed)
        for row, values in enumerate(rows, self.row + 1):
            self.sheet.height(row, row_height([(str(values[-1]), _WIDTHS[-1])]))
        self.row = last + 2
        self.sheet.put(self.row, 1, f"Workbook layout {LAYOUT}", replace(PLAIN, colour="#595959"))
        self.book.define_cell("Layout_version", self.sheet, self.row, 1)

    def heading(self, text: str) -> None:
        self.parts.append(self.row)
        self.sheet.put(self.row, 1, text, HEADING)
        self.sheet.height(self.row, 22)
        self.row += 1


def _how_to(scheme: Scheme) -> list[str]:
    work, add, sort, purple = _HOW_TO
    enter, beside, date, change = _RATED_IN_WORDS if scheme.rates_in_words else _SCORED
    return [*map(scheme.says, (work, enter, add, sort, beside, date, change, purple))]


def _said_of_band(scheme: Scheme, number: int) -> str:
    """What the Scheme sheet says of the n-th band, as far as it says anything of any."""
    said = {
        "Meaning": any(band.meaning for band in scheme.bands),
        "Action": any(band.action for band in scheme.bands),
        "Reported to": any(band.board for band in scheme.bands),
    }
    parts = [f"INDEX(Bands[{heading}],{number})" for heading, kept in said.items() if kept]
    return f'_xlfn.TEXTJOIN(". ",TRUE,{",".join(parts)})' if parts else ""
