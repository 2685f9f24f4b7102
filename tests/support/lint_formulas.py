"""Lint rules for stored formulas, wherever a workbook keeps them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.support.formulas import (
    Formula,
    TableReference,
    is_cell,
    is_row_and_column,
    read,
    tokens,
)
from tests.support.package import (
    DefinedName,
    Sheet,
    Table,
    Workbook,
    attribute,
    find_all,
)

LONGEST_FORMULA = 8_192  # Microsoft, "Excel specifications and limits"
SPECIALS = ("#all", "#data", "#headers", "#totals", "#this row")

# The future functions of [MS-XLSX] 2.2.3, Functions: stored with "_xlfn." before them.
FUTURE_NAMES = """
    ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST
    BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW
    CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST
    CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P
    COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST
    F.DIST.RT F.INV F.INV.RT F.TEST FIELDVALUE FILTERXML FLOOR.MATH FLOOR.PRECISE
    FORECAST.ETS FORECAST.ETS.CONFINT FORECAST.ETS.SEASONALITY FORECAST.ETS.STAT
    FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS GROUPBY
    HSTACK HYPGEOM.DIST IFNA IFS IMAGE IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN
    ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS
    MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV
    NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTOF PERCENTRANK.EXC
    PERCENTRANK.INC PERMUTATIONA PHI PIVOTBY POISSON.DIST QUARTILE.EXC QUARTILE.INC
    QUERYSTRING RANDARRAY RANK.AVG RANK.EQ REDUCE REGEXEXTRACT REGEXREPLACE REGEXTEST RRI
    SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P SORTBY STDEV.P STDEV.S SWITCH T.DIST
    T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT
    TOCOL TOROW TRIMRANGE UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WEBSERVICE
    WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR Z.TEST
"""
FUTURE = frozenset(FUTURE_NAMES.split())
FUTURE_SHEET = frozenset(("FILTER", "SORT", "PY"))  # stored with "_xlfn._xlws."


@dataclass(frozen=True)
class Stored:
    """A formula with where it stands; `kind` is cell, column, name, format, validation, chart."""

    place: str
    kind: str
    sheet: str | None
    text: str


@dataclass(frozen=True)
class Known:
    """What formulas may refer to, names in lower case."""

    tables: dict[str, Table]
    names: frozenset[tuple[str | None, str]]
    sheets: frozenset[str]


Rule = Callable[[Stored, Formula, Known], Iterator[str]]


def formula_faults(workbook: Workbook) -> Iterator[str]:
    """The faults of all formulas of a workbook."""
    known = known_of(workbook)
    for stored in stored_formulas(workbook):
        for sentence in sentences(stored, known):
            yield f"{stored.place}: {sentence}"


def sentences(stored: Stored, known: Known) -> Iterator[str]:
    """What is wrong with one formula."""
    formula = read(stored.text)
    for rule in RULES:
        yield from rule(stored, formula, known)


def known_of(workbook: Workbook) -> Known:
    """The tables, names and sheets of a workbook."""
    return Known(
        tables={table.name.lower(): table for table in workbook.tables()},
        names=frozenset(
            (name.scope.lower() if name.scope else None, name.name.lower())
            for name in workbook.names
        ),
        sheets=frozenset(name.lower() for name in workbook.sheet_names),
    )


def location_sentences(location: str, sheet: str | None, known: Known) -> Iterator[str]:
    """What is wrong with the place that an internal link leads to, "Register!A1"."""
    formula = read(location)
    found = [*_sheets(formula, known), *_names(formula, sheet, known)]
    found += [text for each in formula.tables for text in _table(each, known)]
    if found or not location:
        yield f"the link leads to {location!r}, which does not exist."


def stored_formulas(workbook: Workbook) -> Iterator[Stored]:
    """Every formula that a workbook keeps."""
    for sheet in workbook.sheets:
        yield from _cell_formulas(sheet)
        yield from _column_formulas(sheet)
        yield from _format_formulas(sheet)
        yield from _validation_formulas(sheet)
    yield from map(_name_formula, workbook.names)
    yield from _chart_formulas(workbook)


def _cell_formulas(sheet: Sheet) -> Iterator[Stored]:
    for cell in sheet.cells.values():
        if cell.formula:
            place = f"{sheet.name}!{cell.address} ({sheet.part})"
            yield Stored(place, "cell", sheet.name, cell.formula)


def _column_formulas(sheet: Sheet) -> Iterator[Stored]:
    for table in sheet.tables:
        for column in table.columns:
            if column.formula is not None:
                place = f"Column {column.name!r} of table {table.name} ({table.part})"
                yield Stored(place, "column", sheet.name, column.formula)


def _format_formulas(sheet: Sheet) -> Iterator[Stored]:
    for block in find_all(sheet.root, "x:conditionalFormatting"):
        place = f"Conditional format of {sheet.name}!{attribute(block, 'sqref')} ({sheet.part})"
        for element in find_all(block, "x:cfRule/x:formula"):
            yield Stored(place, "format", sheet.name, element.text or "")
    for element in find_all(sheet.root, ".//xm:f"):
        place = f"Extension of sheet {sheet.name} ({sheet.part})"
        yield Stored(place, "format", sheet.name, element.text or "")


def _validation_formulas(sheet: Sheet) -> Iterator[Stored]:
    for block in find_all(sheet.root, "x:dataValidations/x:dataValidation"):
        place = f"Validation of {sheet.name}!{attribute(block, 'sqref')} ({sheet.part})"
        for element in find_all(block, "x:formula1") + find_all(block, "x:formula2"):
            yield Stored(place, "validation", sheet.name, element.text or "")


def _name_formula(name: DefinedName) -> Stored:
    return Stored(f"Name {name.name} (xl/workbook.xml)", "name", name.scope, name.text)


def _chart_formulas(workbook: Workbook) -> Iterator[Stored]:
    for part, root in workbook.charts.items():
        for element in find_all(root, ".//c:f"):
            yield Stored(f"Chart ({part})", "chart", None, element.text or "")


def _too_long(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    if len(stored.text) > LONGEST_FORMULA:
        yield f"the formula has {len(stored.text):,} characters, over {LONGEST_FORMULA:,}."


def _bad_syntax(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    if stored.text.startswith("="):
        yield "the stored formula begins with '='."
    signs = [token.text for token in tokens(stored.text) if token.kind == "sign"]
    if not _balanced(signs):
        yield "the formula's brackets do not close."
    for sign in ("@", '"', "'", "[", "]"):
        if sign in signs:
            yield f"the formula has a stray {sign}."
    if ";" in signs and "{" not in signs:
        yield "the formula parts its arguments with ';' instead of ','."


def _balanced(signs: list[str]) -> bool:
    """Whether round and curly brackets open and close in turn."""
    opened: list[str] = []
    for sign in signs:
        if sign in "({":
            opened.append(sign)
        elif sign in ")}" and (not opened or opened.pop() + sign not in ("()", "{}")):
            return False
    return not opened


def _unprefixed(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    for written in dict.fromkeys(formula.functions):
        name = written.upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
        wanted = _stored_name(name)
        if wanted is None and written.lower().startswith("_xlfn."):
            yield f"{written} is no function that is stored with _xlfn."
        elif wanted is not None and written.upper() != wanted.upper():
            yield f"{written} must be stored as {wanted}."


def _stored_name(name: str) -> str | None:
    """How a future function is stored, None for one that needs no prefix."""
    if name in FUTURE_SHEET:
        return f"_xlfn._xlws.{name}"
    return f"_xlfn.{name}" if name in FUTURE else None


def _table_references(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    for reference in dict.fromkeys(formula.tables):
        if stored.kind in ("format", "validation", "chart"):
            yield f"{reference.text} is a structured reference, which does not work here."
        yield from _table(reference, known)


def _table(reference: TableReference, known: Known) -> Iterator[str]:
    if any(item.startswith("@") for item in reference.items):
        yield f"{reference.text} must be stored with [#This Row]."
        return
    table = known.tables.get(reference.table.lower())
    if not reference.table:
        yield f"{reference.text} does not name its table."
    elif table is None:
        yield f"{reference.text} refers to a table that does not exist."
    else:
        yield from _columns(reference, table)


def _columns(reference: TableReference, table: Table) -> Iterator[str]:
    columns = {column.name.lower() for column in table.columns}
    for item in reference.items:
        if item.startswith("#"):
            if item.lower() not in SPECIALS:
                yield f"{reference.text}: there is no part {item} of a table."
        elif item.replace("'#", "#").lower() not in columns:
            yield f"{reference.text}: table {table.name} has no column {item!r}."


def _unknown_names(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    for name in _names(formula, stored.sheet, known):
        yield f"the name {name} does not exist."
    if stored.kind in ("format", "validation", "chart"):
        for reference in formula.names:
            if reference.name.lower() in known.tables:
                yield f"{reference.name} is a table, which does not work here."


def _names(formula: Formula, sheet: str | None, known: Known) -> list[str]:
    """The words of a formula that are neither a name seen from the sheet nor a table."""
    return [
        each.name
        for each in dict.fromkeys(formula.names)
        if (None, each.name.lower()) not in known.names
        and ((each.sheet or sheet or "").lower(), each.name.lower()) not in known.names
        and (each.sheet is not None or each.name.lower() not in known.tables)
    ]


def _unknown_sheets(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    for name in _sheets(formula, known):
        yield f"the sheet {name!r} does not exist."
    for token in tokens(stored.text):
        name = token.text.rstrip("!")
        if token.kind == "sheet" and (is_cell(name) or is_row_and_column(name)):
            yield f"the sheet name {name} needs quotes."


def _sheets(formula: Formula, known: Known) -> list[str]:
    """The sheets of a formula that do not exist."""
    return [name for name in dict.fromkeys(formula.sheets) if name.lower() not in known.sheets]


def _dead_links(stored: Stored, formula: Formula, known: Known) -> Iterator[str]:
    for link in formula.links:
        yield from location_sentences(link, stored.sheet, known)


RULES: tuple[Rule, ...] = (
    _too_long,
    _bad_syntax,
    _unprefixed,
    _table_references,
    _unknown_names,
    _unknown_sheets,
    _dead_links,
)
