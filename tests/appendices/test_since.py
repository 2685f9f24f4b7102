"""Packs that mark what changed since an earlier register, and never show what is withheld."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendices.content import Pack, texts_of
from appendices.meeting import Meeting
from appendices.pack import pack_of
from appendices.publishing import publish
from appendices.since import marked, with_list
from appendices.wanted import Format, Published, Wanted
from appendices.withheld.allowed_cells import cell_findings
from appendices.withheld.public_register import public_pair, public_register
from appendices.withheld.searching import leaks
from appendices.withheld.values import withheld_values
from appendices.word import word_document
from risk_register.appendix import Audience
from risk_register.findings import errors
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.values import Value
from tests.appendices.made import EVERYTHING, full_scheme, mark, marked_register
from tests.appendices.planting import is_inside
from tests.appendices.reading import facts, pages, tables
from tests.risk_register.comparison.quarter import opened, quarter
from tests.risk_register.making import PRODUCT, changed, register_of, risk, scheme_of

ALLOWED = ("reference", "owner", "stage", "current_likelihood", "current_impact", "current_score")
MEETING = Meeting("Panel", date(2024, 2, 7), date(2024, 2, 7))
BEFORE = "before"


def before(text: str) -> str:
    """The words that stood where a mark stands now: others, and as telling."""
    return text.replace("mk", BEFORE).replace(" row", " line").replace(" is ", " was ")


def of_before(register: Register) -> Register:
    """The register as it was: each marked text in other words, at an earlier date."""
    tables = {
        table: tuple(
            replace(row, values={name: _before(value) for name, value in row.values.items()})
            for row in rows
        )
        for table, rows in register.tables.items()
    }
    settings = replace(register.settings, as_at=date(2022, 1, 1))
    return replace(register, tables=tables, settings=settings)


def _before(value: Value) -> Value:
    return before(value) if isinstance(value, str) else value


def pair(
    now: Mapping[str, Any] | None = None, then: Mapping[str, Any] | None = None
) -> tuple[Register, Register]:
    """An earlier and a later register of three risks, with a row of the table Withheld in each."""
    scheme = full_scheme(EVERYTHING, ALLOWED)
    new = high(marked_register(scheme, (now,) if now else ()))
    old = of_before(high(marked_register(scheme, (then,) if then else ())))
    return old, new


def high(register: Register) -> Register:
    """The register with all risks rated High, whose pages are printed."""
    risks = tuple(
        replace(row, values={**row.values, "current_score": 16}) for row in register.entries
    )
    return replace(register, tables={**register.tables, "risks": risks})


def published(
    old: Register, new: Register, formats: tuple[Format, ...] = (Format.DOCX,)
) -> Published:
    return publish(new, MEETING, Wanted(formats=formats, earlier=old))


def said(old: Register, new: Register) -> str:
    """Every text that the public pack would print."""
    before_, after = public_pair(old, new)
    pack = pack_of(marked(public_register(new), before_, after), Audience.PUBLIC)
    return _texts(with_list(pack, before_, after))


def _texts(pack: Pack) -> str:
    return "\n".join(
        text for section in pack.sections for block in section.blocks for text in texts_of(block)
    )


WITHHELD = [
    ({"reference": "R1", "what": "Risk"}, [("risks", "description"), ("controls", "control")]),
    ({"reference": "R1", "what": "Risk summary"}, [("risks", "description")]),
    ({"reference": "R1", "what": "Controls"}, [("controls", "control")]),
    ({"reference": "R1", "what": "C1"}, [("controls", "control")]),
]
"""What is withheld, and which texts of R1 then must not be seen."""


@pytest.mark.parametrize(("row", "texts"), WITHHELD)
def test_what_is_withheld_now_does_not_come_back_as_the_wording_of_before(
    row: Mapping[str, Any], texts: list[tuple[str, str]]
) -> None:
    found = said(*pair(now=row))
    for table, name in texts:
        assert before(mark(table, 0, name)) not in found
        assert mark(table, 0, name) not in found
        assert before(mark(table, 1, name)) in found


@pytest.mark.parametrize(("row", "texts"), WITHHELD)
def test_what_was_withheld_then_is_not_shown_as_removed_now(
    row: Mapping[str, Any], texts: list[tuple[str, str]]
) -> None:
    found = said(*pair(then=row))
    for table, name in texts:
        assert before(mark(table, 0, name)) not in found
        assert mark(table, 0, name) in found


def test_a_field_that_only_one_of_the_schemes_publishes_is_not_marked() -> None:
    fewer = {**EVERYTHING, "risks": tuple(n for n in EVERYTHING["risks"] if n != "description")}
    old, new = pair()
    old = replace(old, scheme=full_scheme(fewer, ALLOWED))
    found = said(old, new)
    assert before(mark("risks", 0, "description")) not in found
    assert f"[removed: {before(mark('risks', 0, 'background'))}]" in found


@pytest.mark.parametrize("row", [row for row, _ in WITHHELD])
@pytest.mark.parametrize("when", ["now", "then"])
def test_no_public_file_holds_a_secret_of_before(row: Mapping[str, Any], when: str) -> None:
    old, new = pair(**{when: row})
    done = published(old, new, (Format.DOCX, Format.XLSX))
    assert errors(done.findings) == []
    files = [content for name, content in done.files.items() if name.startswith("public/")]
    assert len(files) == 3
    table, name = ("controls", "control") if row["what"] in ("C1", "Controls") else (
        "risks", "description"
    )  # fmt: skip
    for content in files:
        assert not is_inside(content, before(mark(table, 0, name)))
        assert not is_inside(content, before(mark("versions", 0, "change")))
    assert any(is_inside(content, before(mark(table, 1, name))) for content in files)


def test_words_that_moved_from_a_public_text_into_a_withheld_one_are_not_shown() -> None:
    """R1's old summary stands in the withheld summary of R2 today."""
    old, new = pair(now={"reference": "R2", "what": "Risk summary"})
    secret = before(mark("risks", 0, "description"))
    second = replace(new.entries[1], values={**new.entries[1].values, "description": secret})
    new = replace(new, tables={**new.tables, "risks": (new.entries[0], second, new.entries[2])})
    done = published(old, new)
    assert errors(done.findings) == []
    assert not any(is_inside(content, secret) for content in done.files.values()
                   if content.startswith(b"PK"))  # fmt: skip


def test_a_renamed_risk_that_is_withheld_is_never_matched_with_its_old_words() -> None:
    old, new = pair()
    renamed = tuple(
        replace(row, values={**row.values, "reference": "X1"}) if row.reference == "R1" else row
        for row in new.entries
    )
    withheld = (Row({"reference": "X1", "what": "Risk", "reason": "Sensitive"}, Place("w", 2)),)
    new = replace(new, tables={**new.tables, "risks": renamed, "withheld": withheld})
    assert before(mark("risks", 0, "description")) not in said(old, new)


@cache
def _quarter(folder: Path) -> tuple[Register, Register]:
    old, new = quarter(folder)
    return opened(old), opened(new)


@pytest.fixture(scope="module")
def leicestershire(tmp_path_factory: pytest.TempPathFactory) -> tuple[Register, Register]:
    return _quarter(tmp_path_factory.mktemp("quarter"))


def test_the_pages_of_leicestershires_risks_mark_what_changed(
    leicestershire: tuple[Register, Register],
) -> None:
    old, new = leicestershire
    pack = pack_of(marked(new, old, new), Audience.MEMBERS, full=True, only=("B",))
    page = facts(pages(pack.sections[0])["OPCC031"])
    assert page["Risk summary"] == (
        "The medium-term financial plan has [removed: worsened] [added: improved]. On present "
        "assumptions it does not balance up to [removed: 2026] [added: 2027], so reserves and "
        "efficiency savings are needed from [removed: 2023/24] [added: 2024/25]."
    )
    assert "[added: Sell the old headquarters] (due 30/06/2024)" in page["Controls"]
    cyber = facts(pages(pack.sections[0])["OPCC032"])
    assert "and [added: of] users up to date [added: each month]" in cyber["Controls"]


def test_the_list_names_risk_appendix_section_and_change(
    leicestershire: tuple[Register, Register],
) -> None:
    old, new = public_pair(*leicestershire)
    pack = with_list(pack_of(public_register(leicestershire[1]), Audience.PUBLIC), old, new)
    assert pack.contents[:2] == ("What changed", "Covering report: Figures")
    [table] = tables(pack.sections[0].blocks)
    rows = [[cell.text for cell in row] for row in table.rows]
    assert [row[2:] for row in rows if row[0] == "OPCC031"] == [
        ["A, B", "Current score", "Re-scored"],
        ["A, B", "Risk summary", "Wording changed"],
        ["A, B", "Controls", "Control added"],
        ["A, B", "Controls", "Control completed"],
        ["A, B", "Updates", "Update added"],
    ]
    assert {row[0] for row in rows} == {
        "OPCC005", "OPCC007", "OPCC020", "OPCC028", "OPCC029", "OPCC031", "OPCC032", "OPCC034",
        "OPCC037", "OPCC039", "OPCC073", "OPCC080", "OPCC082", "OPCC083",
    }  # fmt: skip


def test_the_list_has_the_word_that_the_new_scheme_has_for_what_is_withheld(
    leicestershire: tuple[Register, Register],
) -> None:
    """The withheld OPCC062 is entitled "Redacted", which is the old scheme's word in small."""
    old, new = leicestershire
    new = _re_scored(new, "OPCC062")
    publishes = replace(new.scheme.publishes, word="Withheld")
    new = replace(new, scheme=replace(new.scheme, publishes=publishes))
    pair_ = public_pair(old, new)
    assert [each.titles["OPCC062"] for each in pair_] == ["Withheld", "Withheld"]
    pack = with_list(pack_of(public_register(new), Audience.PUBLIC), *pair_)
    [table] = tables(pack.sections[0].blocks)
    assert {row[1].text for row in table.rows if row[0].text == "OPCC062"} == {"Withheld"}
    meeting = Meeting("Panel", new.settings.as_at, new.settings.as_at)
    published = publish(new, meeting, Wanted(formats=(Format.DOCX,), earlier=old))
    assert errors(published.findings) == []


def _re_scored(register: Register, reference: str) -> Register:
    """The register with one of its risks one likelihood lower."""
    risks = tuple(
        replace(row, values={**row.values, "current_likelihood": 3})
        if row.reference == reference
        else row
        for row in register.entries
    )
    return replace(register, tables={**register.tables, "risks": risks})


SCHEME = scheme_of(changed(PRODUCT, ('"next_key_date", ', '"next_key_date", "notes", ')))


def shown(before_: str | None, after: str | None) -> str:
    """A description as a pack's register has it."""
    old, new = (register_of(SCHEME, [risk(description=text)]) for text in (before_, after))
    return marked(new, old, new).entries[0].text("description")


@pytest.mark.parametrize(
    ("before_", "after", "expected"),
    [
        ("It is so.", "It is so.", "It is so."),
        ("It is [added: quite] so.", "It is [added: quite] so.", "It is quite so."),
        (None, "It is so.", "[added: It is so.]"),
        ("It is so.", None, "[removed: It is so.]"),
        ("First here.\nSecond there.", "First here.\nSecond there.\nThird\nand fourth.",
         "First here.\nSecond there.\n[added: Third]\n[added: and fourth.]"),
        ("The plan for now stands", "The plan [2024] for now stands",
         "The plan [added: [2024]] for now stands"),
        ("The plan for now stands", "The plan ] for now stands", "The plan ] for now stands"),
    ],
)  # fmt: skip
def test_a_text_is_marked_where_its_words_changed_and_it_can_be_read(
    before_: str | None, after: str | None, expected: str
) -> None:
    assert shown(before_, after) == expected


WHATS = ("Risk", "Risk summary", "Information", "Title", "Controls", "Updates", "C1", "C2", "C3")
ROWS = st.lists(
    st.builds(
        lambda reference, what: {"reference": reference, "what": what},
        st.sampled_from(["R1", "R2", "R3"]),
        st.sampled_from(WHATS),
    ),
    max_size=3,
)


@settings(max_examples=15, deadline=None)
@given(ROWS, ROWS)
def test_whatever_is_withheld_only_words_that_both_registers_publish_are_shown_as_removed(
    now: list[dict[str, str]], then: list[dict[str, str]]
) -> None:
    scheme = full_scheme(EVERYTHING, ALLOWED)
    new = high(marked_register(scheme, tuple(now)))
    old = of_before(high(marked_register(scheme, tuple(then))))
    found = said(old, new)
    published_now, published_then = _texts_of(public_register(new)), _texts_of(public_register(old))
    for table, rows in old.tables.items():
        for at, row in enumerate(rows):
            for name, value in row.values.items():
                if isinstance(value, str) and value.startswith(BEFORE) and value in found:
                    assert value in published_then
                    assert mark(table, at, name) in published_now


def _texts_of(register: Register) -> set[str]:
    return {
        str(value)
        for rows in register.tables.values()
        for row in rows
        for value in row.values.values()
    }


def test_a_pack_that_showed_what_was_withheld_before_would_be_found() -> None:
    """The whole register of before is printed, as if nothing had been taken out."""
    old, new = pair(now={"reference": "R1", "what": "Risk summary"})
    public, (before_, _) = public_register(new), public_pair(old, new)
    leaking = pack_of(old, Audience.PUBLIC, only=("B",))
    assert "withheld-found" in {
        found.code for found in cell_findings(leaking, old, before_, besides=public)
    }
    files = {"public/pack.docx": word_document(leaking)}
    found = leaks(files, withheld_values(old, before_), public)
    assert ("R1", "description") in {(each.reference, each.field) for each in found}
