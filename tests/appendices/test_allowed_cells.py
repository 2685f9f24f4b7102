"""The cells of a pack against what the public may see: short values that the search passes over."""

from dataclasses import replace
from datetime import date

import pytest

from appendices.content import Block, Cell, Column, FactsBlock, Pack, TableBlock, line
from appendices.pack import pack_of
from appendices.withheld.allowed_cells import cell_findings
from appendices.withheld.public_register import public_register
from risk_register.appendix import Audience
from risk_register.register import Register
from risk_register.values import Value
from tests.appendices.made import EVERYTHING, full_scheme, leicestershire, marked_register


def _pack(register: Register, *blocks: Block) -> Pack:
    pack = pack_of(public_register(register), Audience.PUBLIC, only="A")
    return replace(pack, sections=(replace(pack.sections[0], blocks=blocks),))


def _row(reference: str, value: Value) -> TableBlock:
    columns = (Column("Title"), Column("Ref"), Column("Found"))
    return TableBlock("Risks", columns, ((Cell("REDACTED"), Cell(reference), Cell(value)),))


@pytest.mark.parametrize(
    "field, value",
    [("responsible_officer", "Treasurer"), ("next_key_date", date(2024, 2, 29)),
     ("proposed_score", 7), ("next_key_event", "Signing")],
)  # fmt: skip
def test_a_short_withheld_value_in_a_row_of_its_risk_is_found(field: str, value: Value) -> None:
    register = leicestershire(**{field: value})
    public = public_register(register)
    [finding] = cell_findings(_pack(register, _row("OPCC062", value)), register, public)
    assert (finding.code, finding.reference) == ("withheld-found", "OPCC062")
    assert str(finding.place) == "pack, appendix A, block 1, row 1, column Found"
    assert str(value) not in f"{finding} {finding.remedy}"


def test_a_section_without_a_letter_is_told_by_its_title() -> None:
    register = leicestershire(proposed_score=7)
    pack = _pack(register, _row("OPCC062", 7))
    listed = replace(pack, sections=(replace(pack.sections[0], key="", title="What changed"),))
    [finding] = cell_findings(listed, register, public_register(register))
    assert str(finding.place) == "pack, What changed, block 1, row 1, column Found"


def test_the_same_value_of_another_risk_or_where_the_public_may_see_it_is_none() -> None:
    register = leicestershire(proposed_score=16, next_key_event="Signing")
    public = public_register(register)
    allowed = _pack(register, _row("OPCC031", "Signing"), _row("OPCC062", 16))
    assert cell_findings(allowed, register, public) == []


def test_what_is_worked_out_of_withheld_values_is_found() -> None:
    scheme = full_scheme(EVERYTHING, ("reference", "stage"))
    register = marked_register(scheme, ({"reference": "R1", "what": "last review"},))
    public = public_register(register)
    pack = _pack(register, _row("R1", date(2026, 4, 1)), _row("R1", date(2026, 4, 2)))
    [finding] = cell_findings(pack, register, public)
    assert str(finding.place).startswith("pack, appendix A, block 1")


def test_parts_of_a_risks_page_are_compared_line_by_line() -> None:
    register = leicestershire(responsible_officer="Treasurer")
    lines = (line("Chief Executive"), line("Treasurer"))
    block = FactsBlock("OPCC062 REDACTED", (("Officers", Cell(lines=lines)),))
    [finding] = cell_findings(_pack(register, block), register, public_register(register))
    assert str(finding.place) == "pack, appendix A, block 1, Officers"


def test_leicestershires_own_public_pack_has_none() -> None:
    register = leicestershire(responsible_officer="Treasurer", proposed_score=7)
    public = public_register(register)
    pack = pack_of(public, Audience.PUBLIC)
    assert sum(len(section.references) for section in pack.sections) > 24
    assert cell_findings(pack, register, public) == []


def test_a_pack_of_the_members_register_is_told_apart() -> None:
    register = leicestershire(responsible_officer="Treasurer", title="Lease")
    public = public_register(register)
    found = cell_findings(pack_of(register, Audience.PUBLIC), register, public)
    assert {each.reference for each in found} == {"OPCC062"}
