"""The part of the Scheme sheet that lists: statuses, stages, kinds, arrows, marks, assumptions."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation

from formulas.text import arrow_name, mark_name
from risk_register.appendix import Audience
from risk_register.kept_fields import choices_of
from risk_register.lists import (
    CONTROL_KINDS,
    LINK_KINDS,
    LIVE_STAGES,
    OPEN_KIND,
    POSITION_STATES,
    STAGES,
)
from workbook_builder.sheet import address
from workbook_builder.sheets.scheme_page import SchemePage
from workbook_builder.styles import INPUT, LISTED
from workbook_builder.validations import LIST_NAMES

_SHORT_LISTS = {
    "Changes_seen": ("Change seen", "changes seen", ("likelihood_moved", "impact_moved")),
    "Changes_expected": (
        "Change expected", "changes expected", ("likelihood_expected", "impact_expected"),
    ),
}  # fmt: skip
"""Lists without meanings: heading, name of the list, and the fields that use it."""

_AUDIENCES = {Audience.PUBLIC: "The public", Audience.MEMBERS: "Members"}


def put_lists(page: SchemePage) -> None:
    """The lists that the scheme and its tables use."""
    scheme = page.scheme
    assessments = {each.name: each.meaning for each in scheme.by_levels}
    page.meanings("Assessments", "Assessment", assessments, LIST_NAMES["assessments"])
    statuses = {status.name: status.meaning for status in scheme.statuses}
    page.meanings("Statuses", "Status", statuses, LIST_NAMES["statuses"])
    page.meanings("Roles", "Role", {role.heading: role.meaning for role in scheme.roles})
    _put_areas(page)
    reasons = {reason.name: reason.meaning for reason in scheme.reasons}
    page.meanings("Rating_reasons", "Reason", reasons, LIST_NAMES["rating reasons"])
    if "stage" in scheme.keeps:
        _put_stages(page)
    if "controls" in scheme.tables:
        page.meanings("Control_kinds", "Kind", CONTROL_KINDS, LIST_NAMES["control kinds"])
        at = [*CONTROL_KINDS].index(OPEN_KIND) + 1
        page.book.define("Open_kind", f"INDEX(Control_kinds[Kind],{at})")
    if "history" in scheme.tables:
        states = LIST_NAMES["position states"]
        page.meanings("Position_states", "State", _worded(page, POSITION_STATES), states)
    if "links" in scheme.tables:
        kinds = _worded(page, LINK_KINDS)
        page.meanings("Link_kinds", "Link", kinds, LIST_NAMES["link kinds"])
    _put_short_lists(page)


def put_changes(page: SchemePage) -> None:
    """Arrows and movement marks, each in a cell with a name."""
    if page.scheme.arrows:
        page.heading("Direction of travel")
        top = page.row
        arrows = page.scheme.arrows
        rows = [[(arrow.text, INPUT), (arrow.word, LISTED)] for arrow in arrows.values()]
        page.put_list("Arrows", ["Arrow", "Word"], rows)
        for number, direction in enumerate(arrows, 1):
            page.book.define_cell(arrow_name(direction), page.sheet, top + number, 1)
        page.book.define(LIST_NAMES["arrows"], "Arrows[Word]")
    if page.scheme.marks:
        page.heading("Movement marks")
        top = page.row
        rows = [[(mark.symbol, INPUT), (mark.meaning, INPUT)] for mark in page.scheme.marks]
        page.put_list("Marks", ["Mark", "Meaning"], rows, spread=True)
        for number, mark in enumerate(page.scheme.marks, 1):
            name = mark_name(mark.axis, mark.change)
            page.book.define_cell(name, page.sheet, top + number, 1)
            page.book.define_cell(f"{name}_meaning", page.sheet, top + number, 2)


def put_appendices(page: SchemePage) -> None:
    """The appendices of the committee's papers, by the keys under which people ask for them."""
    if not page.scheme.appendices:
        return
    page.heading("Appendices of the committee's papers")
    rows = [
        [(each.key, LISTED), (_AUDIENCES[each.audience], LISTED), (each.title, LISTED)]
        for each in page.scheme.appendices
    ]
    page.put_list("Appendices", ["Appendix", "For", "Title"], rows, spread=True)


def put_assumptions(page: SchemePage) -> None:
    """What the source does not print, and why the value was taken."""
    page.heading("Assumed, because the source does not print it")
    rows = [[(key, LISTED), (why, LISTED)] for key, why in page.scheme.assumed.items()]
    page.put_list("Assumed", ["What", "Why"], rows, spread=True)


def _worded(page: SchemePage, listed: Mapping[str, str]) -> dict[str, str]:
    """Names with their meanings in the words of this kind of register."""
    return {name: page.scheme.says(meaning) for name, meaning in listed.items()}


def _put_areas(page: SchemePage) -> None:
    """The policy areas, with room for more, which lists and counts follow."""
    areas = page.scheme.areas
    if not areas:
        return
    page.heading("Policy areas")
    rows = [[(each.name, LISTED), (each.meaning or None, LISTED)] for each in areas]
    spare = page.book.shape.areas - len(areas)
    first = page.row + 1 + len(areas)
    page.put_list(
        "Policy_areas",
        ["Policy area", "Meaning"],
        [*rows, *[[(None, INPUT), (None, INPUT)]] * spare],
        spread=True,
    )
    for row in range(first, first + spare):
        above = DataValidation("custom", formula1=f'{address(row - 1, 1)}<>""')
        above.showErrorMessage, above.error = True, "Enter one area below the other."
        page.sheet.validate(address(row, 1), above)
    page.book.define(LIST_NAMES["policy areas"], "Policy_areas[Policy area]")


def _put_stages(page: SchemePage) -> None:
    page.heading("Stages")
    rows = [
        [(name, LISTED), ("Yes" if name in LIVE_STAGES else "No", LISTED), (meaning, LISTED)]
        for name, meaning in _worded(page, STAGES).items()
        if name in page.scheme.kind.stages
    ]
    page.put_list("Stages", ["Stage", "Live", "Meaning"], rows, spread=True)
    page.book.define(LIST_NAMES["stages"], "Stages[Stage]")


def _put_short_lists(page: SchemePage) -> None:
    for table, (heading, choices, fields) in _SHORT_LISTS.items():
        if any(field in page.scheme.keeps for field in fields):
            _put_short_list(page, table, heading, choices)
    if "impacts" in page.scheme.tables and page.scheme.impact:
        _put_short_list(page, "Categories", "Category", "impact categories")


def _put_short_list(page: SchemePage, table: str, heading: str, choices: str) -> None:
    page.heading(table.replace("_", " "))
    page.put_list(table, [heading], [[(each, LISTED)] for each in choices_of(choices, page.scheme)])
    page.book.define(LIST_NAMES[choices], f"{table}[{heading}]")
