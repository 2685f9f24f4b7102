"""The search of public files: it finds what is planted, tells where, and tells no more."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appendices.content import FactsBlock, TableBlock
from appendices.pack import pack_of
from appendices.withheld.public_register import public_register
from appendices.withheld.searching import leaks
from appendices.withheld.values import withheld_values
from risk_register.appendix import Audience
from risk_register.findings import Finding, Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.appendices.made import leicestershire
from tests.appendices.planting import (
    IN_DOCX,
    IN_XLSX,
    _book_cell,
    _runs,
    book_with,
    document_with,
    is_inside,
    with_part,
)

SECRET = "Zoé’s quarry-lease & ink fade"
"""Six words; in a sheet's name nearly as long as one may be."""


def found_in(files: dict[str, bytes], register: Register) -> list[Finding]:
    public = public_register(register)
    return leaks(files, withheld_values(register, public), public)


def _planted(place: str, text: str) -> tuple[str, bytes]:
    if place in IN_DOCX:
        return "pack.docx", document_with(IN_DOCX[place], text)
    return "pack.xlsx", book_with(IN_XLSX[place], text)


@pytest.mark.parametrize("place", [*IN_DOCX, *IN_XLSX])
def test_a_withheld_text_is_found_where_it_stands(place: str) -> None:
    name, content = _planted(place, SECRET)
    assert is_inside(content, SECRET)
    findings = found_in({name: content}, leicestershire(description=SECRET))
    assert findings
    for each in findings:
        assert (each.code, each.severity) == ("withheld-found", Severity.ERROR)
        assert (each.reference, each.field) == ("OPCC062", "description")
        assert each.actual == "the value that stands in risks.csv, line 3, column description"
        assert "quarry" not in str(each)
    assert [each for each in findings if str(each.place).startswith(f"{name}, {place}")]


_WRITINGS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "straight quotes": lambda text: text.replace("’", "'"),
    "dashes": lambda text: text.replace("-", " – ").replace("‑", "—"),
    "white space": lambda text: text.replace(" ", "\u00a0 \t"),
    "soft hyphens": "\u00ad".join,
}


@pytest.mark.parametrize("writing", _WRITINGS)
@pytest.mark.parametrize(
    "place", ["word/document.xml, paragraph", "xl/worksheets/sheet1.xml, cell C7"]
)
def test_it_is_found_however_it_is_written(place: str, writing: str) -> None:
    name, content = _planted(place, _WRITINGS[writing](SECRET))
    assert found_in({name: content}, leicestershire(description=SECRET))


_WORDS = st.text("abcdefghijklmnopqrstuvwxyzéüñßŁ", min_size=2, max_size=9).map("zq".__add__)
_SECRETS = st.builds(
    lambda words, joint: joint.join(words),
    st.lists(_WORDS, min_size=4, max_size=12),
    st.sampled_from([" ", ", ", "-", "’s ", "\n", " & "]),
)
_FIELDS = ("title", "description", "background", "responsible_officer", "next_key_event")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _SECRETS,
    st.sampled_from(_FIELDS),
    st.sampled_from(sorted(_WRITINGS)),
    st.sampled_from([_runs, _book_cell]),
)
def test_any_text_of_any_field_is_found_and_never_said(
    text: str, field: str, writing: str, plant: Callable[..., None]
) -> None:
    written = _WRITINGS[writing](text)
    is_book = plant is _book_cell
    content = book_with(plant, written) if is_book else document_with(plant, written)
    findings = found_in({text: content, "pack": content}, leicestershire(**{field: text}))
    assert {each.field for each in findings} == {field}
    assert [each for each in findings if str(each.place).startswith("pack, ")]
    assert "zq" not in "".join(map(repr, findings))


@settings(max_examples=20, deadline=None)
@given(st.lists(_WORDS, min_size=9, max_size=30, unique=True), st.data())
def test_four_words_of_a_longer_text_are_enough_and_three_are_not(
    words: list[str], data: st.DataObject
) -> None:
    register = leicestershire(description=" ".join(words))
    at = data.draw(st.integers(0, len(words) - 4))
    four, three = " ".join(words[at : at + 4]), " ".join(words[at : at + 3])
    assert found_in({"a.docx": document_with(_runs, four)}, register)
    assert found_in({"a.docx": document_with(_runs, three)}, register) == []


@pytest.mark.parametrize("table", ["updates", "controls", "links", "withheld", "versions"])
def test_what_other_tables_withhold_is_found_too(table: str) -> None:
    fields = {"updates": "update", "controls": "control", "links": "note", "withheld": "decided_by",
              "versions": "change"}  # fmt: skip
    base = leicestershire()
    row = Row({"reference": "OPCC062", fields[table]: SECRET}, Place(f"{table}.csv", 99))
    register = replace(base, tables={**base.tables, table: (*base.rows(table), row)})
    [finding] = found_in({"a.docx": document_with(_runs, SECRET)}, register)
    assert (
        finding.actual == f"the value that stands in {table}.csv, line 99, column {fields[table]}"
    )


def test_file_names_and_names_of_parts_are_searched_and_not_repeated() -> None:
    register = leicestershire(description="Quarry lease may lapse")
    content = document_with(_runs, "Public")
    inside = with_part(content, "word/media/quarry_lease-may%20lapse.png", b"\x89PNG")
    findings = found_in({"Quarry lease may lapse.docx": content, "b.docx": inside}, register)
    assert [str(each.place) for each in findings] == [
        "file 1, its name",
        "b.docx, a part whose name holds it",
    ]


def test_four_words_in_the_header_of_a_sheet_are_found_behind_its_codes() -> None:
    register = leicestershire(description="Quarry lease may lapse")
    plant = IN_XLSX["xl/worksheets/sheet1.xml, element oddHeader"]
    assert found_in({"a.xlsx": book_with(plant, "Quarry lease may lapse")}, register)


def test_packages_in_packages_and_parts_that_are_no_xml_are_searched() -> None:
    register = leicestershire(description=SECRET)
    book = book_with(_book_cell, SECRET)
    inside = with_part(document_with(_runs, "Public"), "word/embeddings/book.xlsx", book)
    plain = with_part(document_with(_runs, "Public"), "notes.bin", SECRET.encode("utf-16-le"))
    findings = found_in({"a.docx": inside, "b.docx": plain}, register)
    assert {str(each.place).split(",")[0] for each in findings} == {"a.docx", "b.docx"}
    assert "word/embeddings/book.xlsx/xl/" in str(findings[0].place)


def test_a_comment_in_the_markup_is_searched() -> None:
    inside = f"<?xml version='1.0'?><!-- {SECRET.replace('&', 'and')} --><a/>".encode()
    content = with_part(document_with(_runs, "Public"), "customXml/item9.xml", inside)
    [finding] = found_in({"a.docx": content}, leicestershire(description=SECRET))
    assert str(finding.place) == "a.docx, customXml/item9.xml, a comment"


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"%PDF-1.7 cut off"])
def test_a_file_that_cannot_be_searched_is_an_error(content: bytes) -> None:
    [finding] = found_in({"a.docx": content}, leicestershire())
    assert (finding.code, finding.severity) == ("file-unsearched", Severity.ERROR)


def test_a_withheld_name_is_found_though_it_is_short() -> None:
    register = leicestershire(responsible_officer="Chief Executive; Zadie Quill")
    [finding] = found_in({"a.docx": document_with(_runs, "Ask ZADIE Quill.")}, register)
    assert (finding.severity, finding.field) == (Severity.ERROR, "responsible_officer")
    assert found_in({"a.docx": document_with(_runs, "Ask the Chief Executive")}, register) == []


def test_a_withheld_name_that_public_texts_use_is_a_warning_that_says_where() -> None:
    register = leicestershire(responsible_officer="Head of Procurement")
    [finding] = found_in({"a.docx": document_with(_runs, "The head of procurement")}, register)
    assert finding.severity is Severity.WARNING
    assert "It is repeated in updates.csv, line" in finding.remedy


def _with_update(register: Register, text: str) -> Register:
    row = Row({"reference": "OPCC031", "update": text}, Place("updates.csv", 99))
    return replace(
        register, tables={**register.tables, "updates": (*register.rows("updates"), row)}
    )


def test_a_withheld_title_is_found_in_another_risks_text_and_that_row_is_named() -> None:
    register = _with_update(leicestershire(title="The quarry lease lapses"),
                            "See also the quarry lease lapses, above.")  # fmt: skip
    content = document_with(_runs, "See also the quarry lease lapses, above.")
    [finding] = found_in({"a.docx": content}, register)
    assert (finding.severity, finding.field) == (Severity.ERROR, "title")
    assert finding.remedy == (
        "It is repeated in updates.csv, line 99, column update: "
        "withhold that too, or word it otherwise."
    )


@pytest.mark.parametrize(
    "withheld, public",
    [
        ("No change of score.", "A new director is in post. No change of score."),
        ("Reviewed by the audit panel on 26/10/2023, as before.",
         "Reviewed by the audit panel on 26/10/2023, as before."),
        ("Due on 26/10/2023, then OPCC031, OPCC007, OPCC014 and OPCC032 follow on.",
         "OPCC031, OPCC007, OPCC014, OPCC032 due on 26/10/2023"),
        ("At 26 October 2023 nobody knew", "As at 26 October 2023"),
    ],
)  # fmt: skip
def test_public_text_that_shares_short_runs_is_no_leak(withheld: str, public: str) -> None:
    register = _with_update(leicestershire(description=withheld), public)
    assert found_in({"a.docx": document_with(_runs, public)}, register) == []


def test_a_file_with_everything_in_leicestershires_public_pack_has_no_finding() -> None:
    register = leicestershire(description="Zebra quarry lantern ink")
    pack = pack_of(public_register(register), Audience.PUBLIC)
    blocks = [block for section in pack.sections for block in section.blocks]
    rows = [row for block in blocks if isinstance(block, TableBlock) for row in block.rows]
    facts = [fact for block in blocks if isinstance(block, FactsBlock) for fact in block.facts]
    texts = [cell.text for row in rows for cell in row]
    texts += [text for heading, cell in facts for text in (heading, cell.text)]
    assert len(texts) > 400
    files = {"a.docx": document_with(_runs, "\n".join(texts))}
    assert found_in(files, register) == []


def test_what_the_software_says_itself_is_no_leak() -> None:
    register = leicestershire(description="It has not moved since the last meeting of all")
    public = public_register(register)
    secrets = withheld_values(register, public)
    files = {"a.docx": document_with(_runs, "One is new since the last meeting of the panel")}
    assert len(leaks(files, secrets, public)) == 1
    assert leaks(files, secrets, public, ["new since the last meeting of the panel"]) == []
