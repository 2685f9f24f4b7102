"""The live checks across sheets: references, counts, and formulas that were typed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from formulas.column import CalculatedColumn
from formulas.dashboard import BY_BAND, COLOUR_KEY, KEY_FIGURES, NOT_RATED
from formulas.headings import LIVE, band_heading, called_band, entered_column, entries_column
from formulas.live_check import LiveCheck, live_rows, passes
from formulas.positions import PREVIOUS_FIRST, PREVIOUS_LAST
from formulas.tables import calculated_columns, none_such, title_heading
from formulas.text import column, joined, quoted, table_name
from risk_register.fields import Table
from risk_register.kept_fields import fields_of, kept_tables
from risk_register.quarters import rows_of_quarter
from risk_register.register import Register
from risk_register.scheme import Scheme

LIVE_ON_ABOUT = "Live_risks"
"""The name of the cell of About with the number of live entries."""

_ABOUT, _DASHBOARD = "About", "Dashboard"
_LONGEST_NAMES = 7_500
"""How long the text of a formula may be; Excel takes 8,192 characters of the whole."""


def tables_about_risks(scheme: Scheme) -> Sequence[Table]:
    """The tables whose rows show the title of the entry that they are about."""
    return [
        table
        for table in kept_tables(scheme)
        if title_heading(scheme) in [each.heading for each in calculated_columns(table, scheme)]
    ]


def references_known(scheme: Scheme) -> LiveCheck:
    """Each row of the tables about entries is about one of the Register."""
    tables = tables_about_risks(scheme)
    failing = {table: _about_none(table, scheme) for table in tables}
    named = [
        f'IF({rows},{column(table_name(table), "Reference")}&{quoted(_on(table))},"")'
        for table, rows in failing.items()
    ]
    return LiveCheck(
        scheme.says("Every reference is on the {sheet}"),
        scheme.says(
            f"Each row of {_listed([table.title for table in tables])} is about a {{one}} that "
            "there is."
        ),
        "+".join(f"SUMPRODUCT(1*({rows}))" for rows in failing.values()),
        _joined(named),
        lambda register: [
            f"{row.reference}{_on(table)}"
            for table in tables
            for row in register.rows(table.name)
            if row.reference and row.reference not in register.titles
        ],
    )


def _about_none(table: Table, scheme: Scheme) -> str:
    titles = column(table_name(table), title_heading(scheme))
    return f"{titles}={quoted(none_such(scheme))}"


def _on(table: Table) -> str:
    return f" on {table.title}"


def positions_known(scheme: Scheme) -> LiveCheck:
    """Each position of the previous quarter is of an entry of the Register.

    Only the rows from the first to the last of that quarter are looked at: to search the Register
    for all of them makes a new reference slow.
    """
    past = column("History", "Reference")
    listed = f"INDEX({past},{PREVIOUS_FIRST}):INDEX({past},{PREVIOUS_LAST})"
    known = f"MATCH({listed},{entered_column(scheme, 'reference')},0)"
    unknown = f'({listed}<>"")*ISNA({known})>0'
    return LiveCheck(
        scheme.says("Every past position is of a {one} on the {sheet}"),
        scheme.says(
            "Each position at the previous quarter's end is of a {one} that there is, closed or "
            "not."
        ),
        f'IF(Previous_quarter="",0,SUMPRODUCT(1*({unknown})))',
        joined(listed, unknown),
        _positions_unknown,
    )


def _positions_unknown(register: Register) -> list[str]:
    if not register.previous_quarter:
        return []
    first, last = rows_of_quarter(register, register.previous_quarter)
    listed = [row.reference for row in register.rows("history")[first - 1 : last]]
    return [each for each in listed if each and each not in register.titles]


def live_counts_agree(scheme: Scheme) -> LiveCheck:
    """About, Dashboard and the rows of the Register tell the same number of live entries."""
    live = entries_column(scheme, LIVE)
    counted = f'COUNTIF({live},"Yes")'
    figures, now = column(KEY_FIGURES, "Figure"), column(KEY_FIGURES, "Now")
    rows = f'SUMPRODUCT(({entered_column(scheme, "reference")}<>"")*({live}<>"No"))'
    places = {
        _ABOUT: LIVE_ON_ABOUT,
        _DASHBOARD: f"SUMIFS({now},{figures},{quoted(scheme.kind.live)})",
        scheme.kind.first.title: rows,
    }
    return _agreeing(
        scheme.says("The counts of live {many} agree"),
        scheme.says(
            "About and Dashboard count as many live {many} as the {sheet} has rows that did not "
            "leave."
        ),
        {place: f"({figure}<>{counted})" for place, figure in places.items()},
    )


def bands_add_up(scheme: Scheme) -> LiveCheck:
    """The live entries by band, and those without one, are together the live entries."""
    bands = entries_column(scheme, band_heading(scheme, scheme.current))
    without = f"ISNA(MATCH({bands},Bands[Band],0))" if scheme.rates_in_words else f'({bands}="")'
    rest = f"SUMPRODUCT({live_rows(scheme)}*{without})"
    live = f"SUMPRODUCT(1*{live_rows(scheme)})"
    live_ones = scheme.kind.live
    band = called_band(scheme)
    shown = f"SUM({column(BY_BAND, live_ones)})"
    if scheme.rates_in_words:
        named = f"{column(BY_BAND, band.capitalize())},{quoted(f'<>{NOT_RATED}')}"
        shown = f"SUMIFS({column(BY_BAND, live_ones)},{named})"
    lists = {_ABOUT: f"SUM({column(COLOUR_KEY, f'{live_ones} now')})", _DASHBOARD: shown}
    return _agreeing(
        f"The {called_band(scheme)}s add up",
        scheme.says(
            f"The live {{many}} of each {band}, and those without a {band}, are together the live "
            "{many}."
        ),
        {place: f"({rated}+{rest}<>{live})" for place, rated in lists.items()},
    )


def _agreeing(title: str, what: str, wrong: Mapping[str, str]) -> LiveCheck:
    """A check of places, each with the condition under which it is wrong."""
    named = [f'IF({condition},{quoted(place)},"")' for place, condition in wrong.items()]
    return LiveCheck(title, what, "+".join(wrong.values()), _joined(named), passes)


def formulas_in_place(scheme: Scheme) -> Iterator[LiveCheck]:
    """Each calculated cell of a row with a reference has its formula; a check for each table.

    A check for each, so that an entry works out no more than its own table's.
    """
    for table in kept_tables(scheme):
        columns = calculated_columns(table, scheme)
        if columns:
            yield LiveCheck(
                f"{table.title}: every calculated cell has its formula",
                "A formula that was typed over no longer follows the entries; its cell is purple.",
                _typed_over(table, scheme, columns),
                _cells_typed_over(table, scheme, columns),
                passes,
            )


def _typed_over(table: Table, scheme: Scheme, columns: Sequence[CalculatedColumn]) -> str:
    cells = [column(table_name(table), each.heading) for each in columns]
    lost = "+".join(f"NOT(_xlfn.ISFORMULA({each}))" for each in cells)
    return f"SUMPRODUCT({_in_use(table, scheme)}*({lost}))"


def _cells_typed_over(table: Table, scheme: Scheme, columns: Sequence[CalculatedColumn]) -> str:
    """The addresses of these cells, as far as a formula has room for their columns."""
    rows = f"ROW({column(table_name(table), columns[0].heading)})"
    texts: list[str] = []
    for each in columns:
        cells = column(table_name(table), each.heading)
        address = f"ADDRESS({rows},COLUMN({cells}),4)"
        texts.append(f'IF(_xlfn.ISFORMULA({cells}),"",{address}&" ")')
        if len("&".join(texts)) > _LONGEST_NAMES:
            texts.pop()
    found = f'_xlfn.TEXTJOIN("",TRUE,IF({_in_use(table, scheme)},{"&".join(texts)},""))'
    return f'SUBSTITUTE(TRIM({found})," ",", ")'


def _in_use(table: Table, scheme: Scheme) -> str:
    """Whether each row of a table has what no row can do without, which is mostly a reference."""
    named = next(field for field in fields_of(table, scheme) if field.required)
    return f'({column(table_name(table), named.heading)}<>"")'


def _joined(texts: Sequence[str]) -> str:
    return f'_xlfn.TEXTJOIN(", ",TRUE,{",".join(texts)})'


def _listed(titles: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))
