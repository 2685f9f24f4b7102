"""What papers say of past positions that were corrected: a mark in the cell, a line at the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appendices.briefing import briefing
from appendices.content import Paragraph, Section, texts_of
from appendices.cover_report import cover_report
from appendices.pack import section_of
from appendices.withheld.public_register import public_register
from risk_register.appendix import Audience
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Replaced, Scheme
from risk_register.values import Value
from tests.appendices.reading import rows, tables
from tests.registers import example
from tests.risk_register.sealing import three_quarters

BASE = example("leicestershire-2023-10")
JULY = date(2023, 7, 31)
LINE = ("OPCC031, position of 31/07/2023: 16, corrected to 12 on 02/10/2023 by the Treasurer: "
        "the minutes say so.")  # fmt: skip


def _correction(reference: str, day: date = date(2023, 10, 2), **values: Value) -> Row:
    said: dict[str, Value] = {
        "reference": reference, "quarter": JULY, "state": "Scored", "score": 12, "date": day,
        "by": "the Treasurer", "reason": "the minutes say so",
    }  # fmt: skip
    return Row({**said, **values}, Place("corrections.csv", 2))


def _corrected(*corrections: Row) -> Register:
    return replace(BASE, tables={**BASE.tables, "corrections": corrections})


def _section(register: Register, key: str) -> Section:
    [declared] = [each for each in register.scheme.appendices if each.key == key]
    return section_of(register, declared)


def _lines(section: Section) -> list[str]:
    """The paragraphs at the end of a section."""
    blocks = [*section.blocks]
    last: list[str] = []
    while blocks and isinstance(blocks[-1], Paragraph):
        last.insert(0, blocks.pop().line.text)  # type: ignore[union-attr]  # it is a paragraph
    return last


def _row(section: Section, reference: str) -> Sequence[str]:
    [found] = [row for table in tables(section.blocks) for row in rows(table)
               if row[0] == reference]  # fmt: skip
    return found


def test_a_corrected_previous_score_is_marked_and_told_below() -> None:
    section = _section(_corrected(_correction("OPCC031")), "A")
    assert "12 (corrected)" in _row(section, "OPCC031")
    assert _lines(section) == [LINE]
    others = {cell for table in tables(section.blocks) for row in rows(table) for cell in row
              if row[0] != "OPCC031"}  # fmt: skip
    assert not [cell for cell in others if "corrected" in cell]


def test_the_direction_follows_the_correction() -> None:
    direction = next(
        at
        for at, column in enumerate(tables(_section(BASE, "A").blocks)[0].columns)
        if column.heading == "Direction of Travel"
    )
    before = _row(_section(BASE, "A"), "OPCC031")[direction]
    after = _row(_section(_corrected(_correction("OPCC031")), "A"), "OPCC031")[direction]
    assert (before, after) == ("→ Unchanged", "↑ Increased")


def test_without_corrections_nothing_is_said() -> None:
    assert _lines(_section(BASE, "A")) == []


def test_each_of_two_corrections_has_its_line_and_the_later_one_holds() -> None:
    first, second = _correction("OPCC031"), _correction("OPCC031", date(2023, 10, 20), score=9)
    section = _section(_corrected(second, first), "A")
    assert "9 (corrected)" in _row(section, "OPCC031")
    assert _lines(section) == [
        LINE,
        "OPCC031, position of 31/07/2023: 12, corrected to 9 on 20/10/2023 by the Treasurer: "
        "the minutes say so.",
    ]


@pytest.mark.parametrize(
    ("values", "cell", "told"),
    [
        ({"state": "Not recorded", "score": None}, "– (corrected)", "16, corrected to –"),
        ({"state": "Closed", "score": None}, "Closed (corrected)", "16, corrected to Closed"),
        ({"score": 16, "likelihood": 2, "impact": 8}, "16 (corrected)",
         "16 as before, otherwise corrected"),
    ],
)  # fmt: skip
def test_whatever_was_corrected_is_told(values: dict[str, Any], cell: str, told: str) -> None:
    section = _section(_corrected(_correction("OPCC031", **values)), "A")
    assert cell in _row(section, "OPCC031")
    assert _lines(section) == [
        f"OPCC031, position of 31/07/2023: {told} on 02/10/2023 by the Treasurer: the minutes say "
        "so."
    ]


def test_what_was_corrected_is_told_in_the_scores_of_its_day() -> None:
    """The scheme of today rates 16 as 20 and 12 as 15; nobody ever scored that."""
    history = tuple(
        replace(row, values={**row.values, "restated_score": 20})
        if (row.reference, row["quarter"]) == ("OPCC031", JULY)
        else row
        for row in BASE.rows("history")
    )
    register = _corrected(_correction("OPCC031", restated_score=15))
    register = replace(
        register,
        scheme=replace(BASE.scheme, replaces=Replaced("before", date(2023, 10, 1), True)),
        tables={**register.tables, "history": history},
    )
    section = _section(register, "A")
    assert "15 (corrected)" in _row(section, "OPCC031")
    assert _lines(section) == [LINE]


def test_a_correction_that_changes_nothing_is_not_told() -> None:
    section = _section(_corrected(_correction("OPCC031", score=16)), "A")
    assert "16" in _row(section, "OPCC031")
    assert _lines(section) == []


def test_the_public_sees_the_figures_and_neither_who_nor_why() -> None:
    section = _section(public_register(_corrected(_correction("OPCC031"))), "A")
    assert "12 (corrected)" in _row(section, "OPCC031")
    assert _lines(section) == [
        "OPCC031, position of 31/07/2023: 16, corrected to 12 on 02/10/2023."
    ]


def test_who_and_why_are_public_where_the_scheme_lists_them() -> None:
    register = _corrected(_correction("OPCC031"))
    publishes = register.scheme.publishes
    fields = {**publishes.fields, "corrections": ("by", "reason")}
    scheme: Scheme = replace(register.scheme, publishes=replace(publishes, fields=fields))
    assert _lines(_section(public_register(replace(register, scheme=scheme)), "A")) == [LINE]


def test_of_a_withheld_risk_a_correction_gives_nothing_away() -> None:
    """OPCC062 is withheld whole; its score is one of those that its paper prints all the same."""
    register = _corrected(_correction("OPCC062"))
    [told] = _lines(_section(public_register(register), "A"))
    assert told == "OPCC062, position of 31/07/2023: N/A, corrected to 12 on 02/10/2023."
    publishes = replace(register.scheme.publishes, of_withheld=("reference",))
    scheme = replace(register.scheme, publishes=publishes)
    hidden = public_register(replace(register, scheme=scheme))
    assert [{*row.values} for row in hidden.rows("corrections")] == [
        {"reference", "quarter", "state", "date"}
    ]
    assert "12" not in " ".join(_lines(_section(hidden, "A")))


def test_quarters_side_by_side_mark_every_corrected_one_and_tell_of_each() -> None:
    made = three_quarters()
    side = next(each for each in made.scheme.appendices if "quarters" in each.columns)
    section = section_of(made, side)
    cells = [cell for cell in _row(section, "R1") if "corrected" in cell]
    assert cells == ["9 (corrected)"]
    assert [cell for cell in _row(section, "R3") if "corrected" in cell] == ["2 (corrected)"]
    assert [text.split(" on ")[0] for text in _lines(section)] == [
        "R1, position of 31/03/2025: 16, corrected to 12",
        "R1, position of 31/03/2025: 12, corrected to 9",
        "R3, position of 30/06/2025: –, corrected to 2",
    ]


def _texts(section: Section) -> list[str]:
    return [text for block in section.blocks for text in texts_of(block)]


def test_the_cover_report_marks_the_score_before_and_tells_of_the_correction() -> None:
    register = _corrected(_correction("OPCC031"))
    texts = _texts(cover_report(register, Audience.MEMBERS))
    assert "12 High (corrected)" in texts
    assert LINE in texts


def test_the_briefing_marks_a_score_that_fell_from_a_corrected_one() -> None:
    register = _corrected(_correction("OPCC007", score=16))
    texts = _texts(briefing(register))
    assert "16 High (corrected)" in texts
    assert [text for text in texts if text.startswith("OPCC007, position of")]
