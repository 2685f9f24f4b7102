"""The public register: what it has, and that withheld values never existed in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendices.pack import pack_of
from appendices.withheld.public_register import count_findings, public_register, withheld_count
from appendices.withheld.values import withheld_values
from appendices.withheld.withholding import withheld_findings
from risk_register.appendix import Audience
from risk_register.findings import Severity
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.appendices.made import EVERYTHING, REFERENCES, full_scheme, mark, marked_register
from tests.registers import example

ALLOWED = ("reference", "owner", "stage", "current_likelihood", "current_impact", "current_score")


def _register(*withheld: Mapping[str, Any]) -> Register:
    return marked_register(full_scheme(EVERYTHING, ALLOWED), withheld)


def _risk(register: Register, reference: str) -> Row:
    [found] = [risk for risk in register.entries if risk.reference == reference]
    return found


def test_leicestershires_withheld_risks_show_what_its_paper_prints_and_nothing_else() -> None:
    public = public_register(example("leicestershire-2023-10"))
    shown = {
        ref: {name: value for name, value in _risk(public, ref).values.items() if value is not None}
        for ref in ("OPCC062", "OPCC077")
    }
    assert shown == {
        "OPCC062": {
            "reference": "OPCC062",
            "title": "REDACTED",
            "owner": "Chief Executive",
            "status": "Controls Tasked",
            "first_recorded": date(2023, 8, 4),
            "last_review": date(2023, 10, 13),
            "current_likelihood": 4,
            "current_impact": 4,
        },
        "OPCC077": {
            "reference": "OPCC077",
            "title": "REDACTED",
            "owner": "Chief Executive Officer",
            "status": "Controls Tasked",
            "first_recorded": date(2023, 10, 15),
            "last_review": date(2023, 10, 15),
            "current_likelihood": 3,
            "current_impact": 3,
        },
    }
    for table in ("controls", "updates", "links", "impacts"):
        assert not [r for r in public.rows(table) if r.reference in shown]


def test_a_pack_of_leicestershires_public_register_prints_the_rows_of_its_appendix_a() -> None:
    pack = pack_of(public_register(example("leicestershire-2023-10")), Audience.PUBLIC, only="A")
    [section] = pack.sections
    rows = {row[0].text: [cell.text for cell in row[1:10]] for row in section.blocks[0].rows}  # type: ignore[union-attr]  # the section is one table
    assert len(rows) == 24
    assert rows["OPCC062"] == [
        "Chief Executive", "REDACTED", "Very High", "Very High", "Controls Tasked",
        "04/08/2023", "13/10/2023", "N/A", "16",
    ]  # fmt: skip
    assert rows["OPCC077"] == [
        "Chief Executive Officer", "REDACTED", "High", "Likely", "Controls Tasked",
        "15/10/2023", "15/10/2023", "N/A", "9",
    ]  # fmt: skip


def test_counts_are_the_same_for_members_and_public() -> None:
    register = example("leicestershire-2023-10")
    public = public_register(register)
    assert count_findings(register, public) == []
    for each in (register, public):
        count = withheld_count(each)
        assert (count.members, count.withheld, count.public) == (24, 2, 22)
        assert count.said == "24 risks, 2 of them withheld"
    high = withheld_count(public, ["OPCC031", "OPCC062", "OPCC077"])
    assert (high.public, high.withheld, high.members) == (1, 2, 3)


def test_a_count_that_the_public_cannot_make_is_told() -> None:
    register = _register({"reference": "R1", "what": "current score", "exemption": "s43"})
    found = {(each.severity, each.expected) for each in _counts(register)}
    assert (Severity.WARNING, "medium risks: 0, as members see them") in found
    hidden = full_scheme(EVERYTHING | {"risks": ("reference",)})
    closed = marked_register(hidden)
    risks = tuple(Row({**risk.values, "stage": "Closed"}, risk.place) for risk in closed.entries)
    closed = replace(closed, tables={**closed.tables, "risks": risks})
    wrong = [each for each in _counts(closed) if each.severity is Severity.ERROR]
    assert "live risks: 0, as members see them" in [each.expected for each in wrong]


def _counts(register: Register) -> list[Any]:
    return count_findings(register, public_register(register))


def test_a_withheld_risk_loses_its_controls_updates_links_and_impacts_and_keeps_its_row() -> None:
    public = public_register(_register({"reference": "R2", "what": "RISK"}))
    assert [risk.reference for risk in public.entries] == ["R1", "R2", "R3"]
    assert dict(_risk(public, "R2").values) == {
        "reference": "R2", "title": "REDACTED", "stage": "Live", "owner": mark("risks", 1, "owner"),
        "current_likelihood": 3, "current_impact": 3, "current_score": 3,
    }  # fmt: skip
    for table in ("controls", "updates", "links", "impacts"):
        assert [row.reference for row in public.rows(table)] == ["R1", "R3"]
    assert [row.reference for row in public.rows("history")] == ["R1", "R2", "R3"]


def test_past_scores_of_a_withheld_risk_are_hidden_where_its_score_of_today_is() -> None:
    scheme = full_scheme(EVERYTHING, ("reference", "stage"))
    public = public_register(marked_register(scheme, ({"reference": "R2", "what": "Risk"},)))
    kept = {row.reference: {*row.values} for row in public.rows("history")}
    assert kept["R2"] == {"reference", "quarter", "state", "stage"}
    assert kept["R1"] == kept["R2"] | {"likelihood", "impact", "score", "band"}


def test_the_band_and_the_stage_of_a_withheld_risks_past_go_with_todays() -> None:
    def kept(*shown: str) -> set[str]:
        scheme = full_scheme(EVERYTHING, ("reference", *shown))
        public = public_register(marked_register(scheme, ({"reference": "R2", "what": "Risk"},)))
        return {*public.rows("history")[1].values} - {"reference", "quarter", "state"}

    assert kept() == set()
    assert kept("current_score") == {"score", "band"}
    assert kept("stage", "current_likelihood") == {"stage", "likelihood"}


def _public_corrections(
    fields: Mapping[str, tuple[str, ...]], withheld_risks: tuple[str, ...] = (), *what: str
) -> list[set[str]]:
    """The fields that the public sees of the corrections of R1, of which this is withheld."""
    rows = tuple({"reference": "R1", "what": each} for each in what)
    public = public_register(marked_register(full_scheme(fields, withheld_risks), rows))
    return [{*row.values} for row in public.rows("corrections") if row.reference == "R1"]


PAST = ("reference", "quarter", "state", "score")


def test_a_correction_is_as_public_as_the_history_and_who_and_why_only_if_listed() -> None:
    only = {"risks": ("reference",), "history": PAST}
    assert _public_corrections(only) == [{*PAST, "date"}]
    listed = {**only, "corrections": ("by", "reason")}
    assert _public_corrections(listed) == [{*PAST, "date", "by", "reason"}]
    without = {"risks": ("reference",), "corrections": (*PAST, "date", "by", "reason")}
    assert _public_corrections(without) == []


def test_a_correction_of_a_withheld_risk_shows_its_score_only_where_todays_is_shown() -> None:
    fields = {"risks": ("reference",), "history": PAST, "corrections": ("by", "reason")}
    hidden, shown = {*PAST, "date"} - {"score"}, {*PAST, "date"}
    assert _public_corrections(fields, (), "Risk") == [hidden]
    assert _public_corrections(fields, ("current_score",), "Risk") == [shown]
    assert _public_corrections(fields, (), "Past quarters") == []


def test_seals_and_sealed_figures_are_never_public() -> None:
    """A seal would let a withheld score be guessed and tried, and a total let it be worked out."""
    public = public_register(_register())
    assert not [row for row in public.rows("history") if "seal" in row.values]
    kept = {name for row in public.rows("quarters") for name in row.values}
    assert kept == {"quarter", "label", "note", "scheme"}


@pytest.mark.parametrize("what", ["title", "Title", " TITLE ", "Risk summary", "description"])
def test_a_withheld_text_is_the_schemes_word(what: str) -> None:
    name = "title" if what.strip().casefold() == "title" else "description"
    public = public_register(_register({"reference": "R1", "what": what}))
    assert _risk(public, "R1")[name] == "REDACTED"
    assert _risk(public, "R2")[name] == mark("risks", 1, name)


@pytest.mark.parametrize("what", ["status", "last_review", "Last review", "Proposed risk score"])
def test_a_withheld_choice_date_or_number_is_empty(what: str) -> None:
    name = {"Proposed risk score": "proposed_score"}.get(what, what.casefold().replace(" ", "_"))
    public = public_register(_register({"reference": "R1", "what": what}))
    assert _risk(public, "R1")[name] is None
    assert _risk(public, "R2")[name] is not None


def test_with_a_score_go_its_levels_and_with_a_level_the_score() -> None:
    def left(what: str) -> set[str]:
        risk = _risk(public_register(_register({"reference": "R1", "what": what})), "R1")
        names = ("current_likelihood", "current_impact", "current_score")
        return {name for name in names if risk[name] is not None}

    assert left("Current score") == set()
    assert left("Current likelihood") == {"current_impact"}


def test_with_an_impact_go_its_parts_by_category() -> None:
    public = public_register(_register({"reference": "R1", "what": "Current impact"}))
    assert [row.reference for row in public.rows("impacts")] == ["R2", "R3"]


def test_notes_reasons_and_sources_of_the_settings_never_go_along() -> None:
    public = public_register(_register())
    assert (public.settings.note, public.settings.source.note) == ("", "")
    assert public.settings.checks == {}
    assert public.settings.source.title == "A paper"


def test_a_control_and_all_rows_of_a_table_can_be_withheld() -> None:
    one = public_register(_register({"reference": "R1", "what": "c1"}))
    assert [row["control_id"] for row in one.rows("controls")] == ["C2", "C3"]
    all_of = public_register(_register({"reference": "R3", "what": "Updates"}))
    assert [row.reference for row in all_of.rows("updates")] == ["R1", "R2"]
    past = public_register(_register({"reference": "R3", "what": "Past quarters"}))
    assert [row.reference for row in past.rows("history")] == ["R1", "R2"]


@pytest.mark.parametrize("what", ["Titel", "whole risk", "Reference", "C2", "", "Stated"])
def test_what_names_nothing_of_that_risk_is_an_error(what: str) -> None:
    register = _register({"reference": "R1", "what": what, "exemption": "s43"})
    [finding] = withheld_findings(register)
    assert (finding.code, finding.severity) == ("withheld-unclear", Severity.ERROR)
    assert str(finding.place) == "withheld.csv, line 2, column what"
    assert finding.reference == "R1"


def test_a_row_without_reason_or_exemption_is_a_warning() -> None:
    findings = withheld_findings(_register({"reference": "R1", "what": "Risk", "reason": None}))
    assert [(f.code, f.severity, f.field) for f in findings] == [
        ("withheld-unexplained", Severity.WARNING, "reason"),
        ("withheld-unexplained", Severity.WARNING, "exemption"),
    ]


def test_a_scheme_that_publishes_nothing_is_an_error_and_gives_no_rows() -> None:
    register = marked_register(full_scheme({}))
    [finding] = withheld_findings(register)
    assert finding.code == "nothing-published"
    assert not any(public_register(register).tables.values())


def test_the_exemption_goes_along_only_where_the_scheme_publishes_it() -> None:
    row = {"reference": "R1", "what": "Risk", "exemption": "s43"}
    [shown] = public_register(_register(row)).rows("withheld")
    assert dict(shown.values) == {"reference": "R1", "what": "Risk", "exemption": "s43"}
    without = full_scheme(EVERYTHING | {"withheld": ()}, ALLOWED)
    [hidden] = public_register(marked_register(without, (row,))).rows("withheld")
    assert dict(hidden.values) == {"reference": "R1", "what": "Risk"}


def test_people_whom_only_withheld_values_name_are_no_public_people() -> None:
    register = _register({"reference": "R1", "what": "Owner"})
    people = ("Treasurer", mark("risks", 0, "owner"), mark("risks", 1, "owner"))
    rows = tuple(Row({"person": each}, Place("people.csv", at)) for at, each in enumerate(people))
    register = replace(register, tables={**register.tables, "people": rows})
    found = [row["person"] for row in public_register(register).rows("people")]
    assert found == ["Treasurer", mark("risks", 1, "owner")]


_WHATS = ("Risk", "Title", "cause", "Owner", "Notes", "Controls", "Updates", "C1", "C2", "Links")


@st.composite
def _registers(draw: st.DrawFn) -> Register:
    fields = {
        name: tuple(each for each in names if each == "reference" or draw(st.booleans()))
        for name, names in EVERYTHING.items()
    }
    allowed = draw(st.sets(st.sampled_from(EVERYTHING["risks"])))
    rows = st.tuples(st.sampled_from(REFERENCES), st.sampled_from(_WHATS))
    withheld = draw(st.lists(rows, max_size=4))
    return marked_register(
        full_scheme(fields, tuple(sorted(allowed))),
        tuple({"reference": reference, "what": what} for reference, what in withheld),
    )


@settings(max_examples=60, deadline=None)
@given(_registers())
def test_what_is_not_allowed_is_nowhere_in_the_public_register(register: Register) -> None:
    public_one = public_register(register)
    said = repr(public_one) + repr(pack_of(public_one, Audience.PUBLIC))
    publishes = register.scheme.publishes
    withheld = {(row["reference"], row["what"]) for row in register.rows("withheld")}
    for table, rows in register.tables.items():
        for at, row in enumerate(rows if table != "withheld" else ()):
            whole = (row.reference, "Risk") in withheld
            for name in row.values:
                public = table != "versions" and name in publishes.fields.get(table, ())
                public &= table != "stated" or not row.reference
                if table == "risks":
                    public &= not whole or name in publishes.of_withheld
                    public &= (row.reference, name.title()) not in withheld
                    public &= (row.reference, name) not in withheld
                elif table in ("controls", "updates", "links", "impacts"):
                    public &= not whole and (row.reference, table.title()) not in withheld
                    public &= (row.reference, row["control_id"]) not in withheld
                if table == "corrections":
                    past = publishes.fields.get("history", ())
                    public = bool(past) and name in {*past, *publishes.fields.get(table, ())}
                    public &= not (whole and name in ("by", "reason"))
                public &= name != "seal"
                if mark(table, at, name) in said:
                    assert public, (table, name)
    for word in ("zzreason", "zzdecider", "zzown", "zznote", "zzsource", "zzcheck", "Our own"):
        assert word not in said


@settings(max_examples=40, deadline=None)
@given(_registers())
def test_withheld_values_are_all_that_the_public_register_has_not(register: Register) -> None:
    public = public_register(register)
    secrets = withheld_values(register, public)
    said = repr(public.tables)
    texts = {str(each.value) for each in secrets}
    for table, rows in register.tables.items():
        for row in rows if table != "stated" else ():
            for value in row.values.values():
                if str(value).startswith("mk"):
                    assert (str(value) in texts) != (str(value) in said)
    assert not [text for text in texts if text.startswith("mk") and text in repr(secrets)]
