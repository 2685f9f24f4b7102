"""The cover report says what the papers printed, and each of its numbers has its rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appendices.content import Section
from appendices.cover_report import cover_report
from appendices.withheld.public_register import public_register
from risk_register.appendix import Audience
from risk_register.lists import LIVE_STAGES, STAGES
from risk_register.register import Register, Report
from tests.appendices.section_reading import headings, paragraphs, rows_of, table, texts
from tests.registers import example, full_register, register
from tests.risk_register.checks.found import AS_AT, BEFORE, generic, levels, risk, scored
from tests.risk_register.registers_drawn import registers

MEMBERS = Audience.MEMBERS
CHANGES = "Changes in score"
LEFT = "Closed and de-escalated risks"


def report(name: str) -> Section:
    """The report on an example, from the register as it stands."""
    return told(example(name))


def told(register: Register, audience: Audience = MEMBERS) -> Section:
    """The report on a register that declares no appendices, so that no sentence points to any."""
    scheme = replace(register.scheme, appendices=())
    return cover_report(replace(register, scheme=scheme), audience)


def figures(section: Section) -> dict[str, tuple[str, str]]:
    """The number and the references of each figure, by its name."""
    return {name: (number, named) for name, number, named in rows_of(section, "Figures")}


# Leicestershire, October 2023

PRINTED = {
    "Live": 21, "Rated High": 15, "Proposed to be closed": 0, "De-escalated": 3, "New": 6,
    "Withheld": 2,
}  # fmt: skip
"""The paper's paragraphs 3 and 5 to 9."""

IN_ITS_ROWS = {**PRINTED, "New": 5}
"""Appendix A of the same paper: five of its risks have no previous score."""


def test_leicestershires_figures_are_those_of_the_papers_rows() -> None:
    found = figures(report("leicestershire-2023-10"))
    assert {name: int(found[name][0]) for name in PRINTED} == IN_ITS_ROWS


def test_leicestershires_new_risks_are_the_five_without_a_previous_score() -> None:
    section = report("leicestershire-2023-10")
    said = "5 risks are new since 31 July 2023 (OPCC062, OPCC059, OPCC077, OPCC070, OPCC073)."
    assert paragraphs(section, "New risks") == [said]
    assert [row[0] for row in rows_of(section, "New risks")] == [
        "OPCC062", "OPCC059", "OPCC077", "OPCC070", "OPCC073",
    ]  # fmt: skip
    assert rows_of(section, "New risks")[0][2:] == ["4 August 2023", "16 High"]


def test_leicestershire_has_no_changed_score_and_says_so() -> None:
    section = report("leicestershire-2023-10")
    assert paragraphs(section, CHANGES) == ["No score has changed since 31 July 2023."]
    assert table(section, CHANGES) == []


def test_leicestershires_operational_risks_are_as_stated() -> None:
    [_, said] = paragraphs(report("leicestershire-2023-10"), "Summary")
    assert said == (
        "21 risks are live. There are 34 operational risks, as stated; they are "
        "kept elsewhere, and not counted from this register."
    )


def test_leicestershires_ratings_are_in_one_sentence() -> None:
    [said] = paragraphs(report("leicestershire-2023-10"), "Ratings")
    assert said.startswith("15 risks are rated High, 2 are rated Medium and 4 are rated Low.")


def test_leicestershires_de_escalated_risks_have_their_reason() -> None:
    section = report("leicestershire-2023-10")
    assert paragraphs(section, LEFT) == [
        "No risk is proposed to be closed. No risk has closed since 31 July 2023. 3 risks have "
        "been de-escalated to operational level since 31 July 2023 (OPCC005, OPCC039, OPCC034)."
    ]
    assert rows_of(section, "Risks that have left")[1] == [
        "OPCC039", "Victim support services recommissioned late", "Operational", "15 October 2023",
        "Controls are managed, so the risk is managed at operational level.",
    ]  # fmt: skip


def test_leicestershires_overdue_reviews_are_told_with_their_days() -> None:
    section = report("leicestershire-2023-10")
    assert paragraphs(section, "Reviews and controls")[0] == (
        "6 risks are overdue for review (OPCC040, OPCC027, OPCC021, OPCC028, OPCC033, OPCC035)."
    )
    assert rows_of(section, "Overdue reviews")[4] == [
        "OPCC033", "Muscle and joint injury from long spells of work", "22 March 2023",
        "22 June 2023", "126",
    ]  # fmt: skip


def test_leicestershires_standing_parts_stand_in_its_report() -> None:
    section = report("leicestershire-2023-10")
    assert headings(section) == [
        "Purpose of this report", "Recommendation", "Summary", "Ratings",
        "Risks above the tolerance", "Changes in score", "New risks",
        "Closed and de-escalated risks", "Withheld risks", "Reviews and controls",
        "How risks are scored", "What each status means", "Whom to ask",
    ]  # fmt: skip
    assert len(paragraphs(section, "How risks are scored")) == 2
    assert rows_of(section, "Ratings") == [["High", "8 to 16"], ["Medium", "5 to 7"],
                                           ["Low", "1 to 4"]]  # fmt: skip
    assert [row[0] for row in rows_of(section, "Statuses")] == [
        "Controls Tasked", "Overdue Control", "Managed", "Controlled", "Awaiting Review",
    ]  # fmt: skip
    assert paragraphs(section, "Whom to ask") == [
        "Chief Finance Officer", "Chief Executive Officer", "Policy and Compliance Officer",
    ]  # fmt: skip


# The other papers


def test_wmpccs_score_of_june_2024_fell_by_four() -> None:
    section = report("wmpcc-2024-06")
    assert paragraphs(section, CHANGES) == [
        "No risk has a higher score than on 31 March 2024. 1 risk has a lower score than on 31 "
        "March 2024 (4)."
    ]
    [row] = rows_of(section, CHANGES)
    assert [row[0], *row[2:]] == [
        "4", "20", "16", "down 4", "The register keeps no log to quote from.",
    ]  # fmt: skip


def test_wmpccs_other_figures_of_june_2024() -> None:
    found = figures(report("wmpcc-2024-06"))
    assert found["Live"] == ("11", "1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12")
    assert found["New"] == ("5", "8, 9, 10, 11, 12")
    assert found["Closed"] == ("1", "7")
    assert found["De-escalated"] == ("0", "–")


def test_wmpcc_has_no_bands_so_its_highest_score_is_told() -> None:
    assert paragraphs(report("wmpcc-2024-06"), "Ratings") == [
        "The scheme has no bands such as High or Low. 1 risk has the highest score, 20 (8)."
    ]


def test_wmpccs_nil_sentences_of_march_2026() -> None:
    section = report("wmpcc-2026-03")
    assert paragraphs(section, "New risks") == [
        "No risk is new since 31 December 2025. 1 risk is under consideration and not on the "
        "register yet (P1)."
    ]
    assert paragraphs(section, CHANGES) == [
        "How many scores have changed cannot be said: no earlier score is given.",
        "Directions are as stated, not worked out from scores. 2 risks are stated as Increased "
        "(12, P2). No risk is stated as Reduced.",
    ]
    assert paragraphs(section, LEFT) == [
        "No risk is proposed to be closed. No risk has closed since 31 December 2025. No risk has "
        "been de-escalated to operational level since 31 December 2025. 1 risk is managed as an "
        "issue, but since when is not given (8)."
    ]
    assert figures(section)["Stated as Increased"] == ("2", "12, P2")
    assert figures(section)["Stated as Reduced"] == ("0", "–")


def test_without_a_beginning_a_figure_that_is_stated_is_told() -> None:
    base = example("wmpcc-2026-03")
    bare = told(replace(base, tables={**base.tables, "history": (), "quarters": ()}))
    assert paragraphs(bare, "New risks")[0].startswith(
        "How many risks are new cannot be said: no earlier meeting and no earlier quarter is "
        "given. The figure stated is 0."
    )
    assert paragraphs(bare, LEFT) == [
        "No risk is proposed to be closed. No risk is marked as closed. No risk is managed at "
        "operational level. 1 risk is managed as an issue (8). When each left cannot be said."
    ]


def test_cambridgeshires_risks_above_13_go_to_their_board() -> None:
    section = report("cambridgeshire-2017-02")
    assert paragraphs(section, "Risks above the tolerance") == [
        "3 risks are above the tolerance of 13 (SR3.3, SR3.5, SR4.4). The relevant Executive Board "
        "must see them all."
    ]
    rows = rows_of(section, "Risks above the tolerance")
    assert [[row[0], *row[2:]] for row in rows] == [
        ["SR3.3", "18 High", "The relevant Executive Board"],
        ["SR3.5", "14 Medium-high", "The relevant Executive Board"],
        ["SR4.4", "14 Medium-high", "The relevant Executive Board"],
    ]


def test_cambridgeshires_marks_stand_where_no_earlier_score_does() -> None:
    section = report("cambridgeshire-2017-02")
    assert paragraphs(section, CHANGES)[1] == (
        "2 risks are marked as moved or expected to move (SR3.1, SR3.3)."
    )
    assert rows_of(section, "Movement as marked")[0][2] == (
        "Likelihood rating increased; Impact rating increased"
    )


def test_mopac_has_no_scores_and_its_directions_are_as_stated() -> None:
    section = report("mopac-2017-09")
    assert figures(section)["Live"][0] == "15"
    assert paragraphs(section, "Ratings") == ["Risks are not scored, so none is rated high or low."]
    assert paragraphs(section, CHANGES) == [
        "Directions are as stated, not worked out from scores. "
        "7 risks are stated as Changing (1, 2a, 2b, 6, 11, 13, 14). "
        "7 risks are stated as Unchanged (4, 5, 7, 8, 9, 10, 12). 1 risk is stated as New (3)."
    ]
    assert paragraphs(section, "Summary")[0] == (
        "The figures are as at 22 September 2017. No earlier meeting and no earlier quarter is "
        "given, so changes cannot be counted."
    )


def test_each_board_must_see_its_own_risks() -> None:
    section = told(generic(risk("R1", **levels(3, 4)), risk("R2", **levels(5, 5))))
    assert paragraphs(section, "Risks above the tolerance")[0].startswith(
        "2 risks are above the tolerance of 9 (R1, R2). "
        "Commissioner and Joint Audit Committee must see 1 risk (R2). "
        "Senior management team and Joint Audit Committee must see 1 risk (R1)."
    )


# Reasons from the log

BEFORE_IT = [scored(12)]
"""R1 was at 12 at the previous quarter's end."""


def moved(now: int, log: Sequence[Mapping[str, Any]]) -> str:
    """What the report says of why R1 came from 12 to the product of 2 and half its score."""
    updates = [{"reference": "R1", **each} for each in log]
    section = told(
        generic(risk(**levels(now // 2, 2)), history=BEFORE_IT, updates=updates), MEMBERS
    )
    [row] = rows_of(section, CHANGES)
    return row[-1]


def test_the_update_that_names_todays_score_is_quoted() -> None:
    log = [
        {"date": date(2026, 1, 10), "update": "Score down to 10.", "score_after": 10},
        {"date": date(2026, 1, 20), "update": "Patching is finished.", "score_after": 8},
        {"date": date(2026, 2, 20), "update": "Score looked at again.", "author": "SMT"},
    ]
    assert moved(8, log) == "20 January 2026: “Patching is finished.”"


def test_else_the_last_update_that_speaks_of_scores_is_quoted_with_its_author() -> None:
    log = [
        {"date": date(2026, 1, 10), "update": "Likelihood is lower.", "author": "CFO"},
        {"date": date(2026, 2, 20), "update": "A new lead has started."},
    ]
    assert moved(8, log) == "10 January 2026, CFO: “Likelihood is lower.”"


def test_a_rise_is_explained_by_an_update_that_speaks_of_a_rise() -> None:
    log = [
        {"date": date(2026, 1, 10), "update": "Attacks have increased."},
        {"date": date(2026, 2, 20), "update": "A new lead has started."},
    ]
    section = told(
        generic(risk(**levels(4, 4)), history=BEFORE_IT,
                updates=[{"reference": "R1", **each} for each in log]), MEMBERS
    )  # fmt: skip
    [row] = rows_of(section, CHANGES)
    assert row[2:] == [
        "12 High", "16 Very high", "up 4", "10 January 2026: “Attacks have increased.”",
    ]  # fmt: skip


def test_an_update_from_before_the_previous_position_explains_nothing() -> None:
    log = [{"date": BEFORE, "update": "Score down to 8.", "score_after": 8}]
    assert moved(8, log) == "No entry in its log since 31 December 2025 speaks of it."


def test_changed_wording_in_a_quotation_is_shown_as_such() -> None:
    log = [{"date": date(2026, 1, 10), "update": "Score [removed: 10] [added: 8]."}]
    assert moved(8, log) == "10 January 2026: “Score [removed: 10] [added: 8].”"


# What the public is told


def _withheld(public: Register) -> Register:
    """As a public register has it: the word for a title, no log, a row of what is withheld."""
    rows = register("leicestershire-2023", withheld=[{"reference": "R1", "what": "Risk"}])
    return replace(public, tables={**public.tables, **rows.tables})


def test_the_reason_of_a_withheld_risk_is_withheld() -> None:
    base = register(
        "leicestershire-2023", AS_AT, history=[scored(12)],
        risks=[risk(title="REDACTED", **levels(2, 2))],
    )  # fmt: skip
    section = told(_withheld(base), Audience.PUBLIC)
    assert rows_of(section, CHANGES) == [
        ["R1", "REDACTED", "12 High", "4 Low", "down 8", "Withheld."]
    ]
    assert paragraphs(section, "Withheld risks") == [
        "1 risk is withheld from the public papers (R1). It is counted here and named by reference "
        "only."
    ]


def test_what_the_public_is_not_given_is_not_counted_for_it() -> None:
    control = {"control_id": "C1", "reference": "R1", "control": "Do it", "kind": "Planned",
               "due": BEFORE, "completed": BEFORE}  # fmt: skip
    base = generic(risk(**levels(3, 4)), controls=[control])
    publishes = replace(base.scheme.publishes, fields={"controls": ("reference", "kind", "due")})
    public = replace(base, scheme=replace(base.scheme, publishes=publishes))
    said = paragraphs(told(public, Audience.PUBLIC), "Reviews and controls")[-1]
    assert said == (
        "How many risks have planned controls past their due date cannot be said: it is not given "
        "when each control is due and when it was done."
    )
    assert paragraphs(told(public), "Reviews and controls")[-1] == (
        "No risk has a planned control past its due date."
    )


def test_operational_risks_that_nobody_states_are_told_so() -> None:
    base = example("leicestershire-2023-10")
    section = told(replace(base, tables={**base.tables, "stated": ()}))
    assert paragraphs(section, "Summary")[1].endswith(
        "How many operational risks there are in all is not stated."
    )


def test_leicestershires_public_report_names_withheld_risks_by_reference_only() -> None:
    section = cover_report(public_register(example("leicestershire-2023-10")))
    assert section.audience is Audience.PUBLIC
    assert {name: int(figures(section)[name][0]) for name in PRINTED} == IN_ITS_ROWS
    assert rows_of(section, "New risks")[0][:2] == ["OPCC062", "REDACTED"]
    assert "34 operational risks, as stated" in paragraphs(section, "Summary")[1]
    assert "Controls of withheld risks are not counted here." in " ".join(texts(section))


def test_a_figure_points_to_the_appendices_that_print_its_risks() -> None:
    section = cover_report(public_register(example("leicestershire-2023-10")))
    assert paragraphs(section, "Ratings")[0].endswith(
        "See Appendix B, Appendix C and Appendix F (members only)."
    )
    assert paragraphs(section, LEFT)[0].endswith(" See Appendix D.")
    assert paragraphs(section, "Appendices")[-2:] == [
        "Appendix E: Risk scoring matrix", "Appendix F: Redacted risks (for members only)",
    ]  # fmt: skip


def test_a_figure_of_nothing_points_nowhere() -> None:
    assert "See" not in " ".join(paragraphs(cover_report(example("wmpcc-2026-03")), "New risks"))


# Edges


def test_an_empty_register_says_that_it_holds_no_risk() -> None:
    section = told(generic())
    assert headings(section) == ["Summary", "How risks are scored", "What each status means"]
    assert paragraphs(section, "Summary") == [
        "The figures are as at 31 March 2026.", "The register holds no risk.",
    ]  # fmt: skip


def test_of_one_risk_everything_is_said_in_the_singular() -> None:
    late = date(2025, 1, 31)
    control = {"control_id": "C1", "reference": "R1", "control": "Do it", "kind": "Planned",
               "due": date(2026, 3, 30)}  # fmt: skip
    one = risk(first_recorded=date(2026, 2, 1), last_review=late, **levels(3, 4))
    meeting = {"committee": "Joint Audit Committee", "date": date(2026, 1, 20)}
    section = told(generic(one, controls=[control], meetings=[meeting]))
    assert paragraphs(section, "Summary")[1] == "1 risk is live (R1)."
    assert paragraphs(section, "Ratings")[0].startswith(
        "No risk is rated Very high, 1 is rated High, none is rated Medium and none is rated Low."
    )
    assert paragraphs(section, "Risks above the tolerance")[0].startswith(
        "1 risk is above the tolerance of 9 (R1). "
        "Senior management team and Joint Audit Committee must see it."
    )
    assert paragraphs(section, "New risks")[0].startswith(
        "1 risk is new since 20 January 2026 (R1)."
    )
    assert paragraphs(section, "Reviews and controls") == [
        "1 risk is overdue for review (R1).",
        "1 risk has a planned control past its due date (R1).",
    ]
    assert rows_of(section, "Overdue controls") == [["R1", "Do it", "30 March 2026", "1"]]


def test_that_nothing_at_all_has_changed_is_said_plainly() -> None:
    same = risk(first_recorded=date(2025, 1, 1), **levels(3, 4))
    section = told(generic(same, history=[scored(12)]))
    assert paragraphs(section, "Summary")[1] == (
        "1 risk is live (R1). "
        "Nothing has changed: no risk is new, none has left and no score has moved."
    )


@pytest.mark.parametrize(
    ("meetings", "said"),
    [
        ([], "Changes are counted from 31 December 2025, the end of the previous quarter, as no "
             "earlier meeting is given."),
        ([date(2026, 1, 20)], "Changes are counted from 20 January 2026, when the Board last met. "
                              "Scores are compared with those of 31 December 2025."),
        ([date(2026, 4, 20)], "Changes are counted from 31 December 2025, the end of the previous "
                              "quarter, as no earlier meeting is given."),
    ],
)  # fmt: skip
def test_it_says_from_when_changes_count(meetings: list[date], said: str) -> None:
    rows = [{"committee": "Board", "date": day} for day in meetings]
    section = told(generic(risk(), history=[scored(12)], meetings=rows))
    assert paragraphs(section, "Summary")[0] == f"The figures are as at 31 March 2026. {said}"


def test_what_cannot_be_counted_is_told_with_what_is_known() -> None:
    old, young = risk("R1"), risk("R2", first_recorded=date(2026, 2, 1))
    meeting = {"committee": "Board", "date": date(2026, 1, 20)}
    section = told(generic(old, young, meetings=[meeting]))
    assert paragraphs(section, "New risks")[0].startswith(
        "How many risks are new since 20 January 2026 cannot be said: no date of first recording "
        "is given for 1 risk (R1). At least 1 is known (R2)."
    )
    assert figures(section)["New"] == ("At least 1", "R2")


def test_risks_without_a_score_are_named() -> None:
    section = told(generic(risk("R1", **levels(3, 4)), risk("R2")))
    assert paragraphs(section, "Ratings")[0].startswith(
        "How many risks have each rating cannot be said: no score is given for 1 risk (R2). Of the "
        "others, none is rated Very high, 1 is rated High, none is rated Medium and none is rated "
        "Low."
    )


def test_a_score_that_is_there_no_more_is_told() -> None:
    section = told(generic(risk(), history=[scored(12)]))
    assert "1 risk had a score then and has none today (R1)." in paragraphs(section, CHANGES)[0]


def test_every_stage_in_which_a_risk_has_left_is_spoken_of() -> None:
    gone = [each for each in STAGES if each not in (*LIVE_STAGES, "Under consideration")]
    meeting = {"committee": "Board", "date": date(2026, 1, 20)}
    risks = [
        risk(f"R{number}", stage=stage, stage_date=date(2026, 2, 1))
        for number, stage in enumerate(gone, 1)
    ]
    section = told(generic(*risks, meetings=[meeting]))
    assert [row[2] for row in rows_of(section, "Risks that have left")] == gone


# Every number has its rows

_COUNTED = re.compile(r"(?:^|[.:] |least |for |see )(\d+) (?:risks? )?[^.(:]*?\(([^()]*)\)")
"""A number with the references behind it: where a sentence begins, and after some words."""
_RATED = re.compile(r"(No risk|none|\d+)(?: risks?)? (?:is|are) rated ([A-Z][a-z-]*(?: high)?)")


_OF_RISKS = re.compile(r"\b(\d+) risks?\b")


def assert_numbers_have_their_rows(section: Section) -> None:
    """Each number of risks has as many references behind it, beside it or in the table."""
    counts = {}
    for name, (number, named) in figures(section).items():
        counts[name] = 0 if named == "–" else len(named.split(", "))
        assert number in (str(counts[name]), f"At least {counts[name]}", "Cannot be said")
    for text in texts(section):
        beside = [(int(number), len(named.split(", "))) for number, named in _COUNTED.findall(text)]
        assert all(number == named for number, named in beside), text
        for number, band in _RATED.findall(text):
            told = 0 if number in ("No risk", "none") else int(number)
            assert told == counts[f"Rated {band}"], text
        backed = {*counts.values(), *(number for number, _ in beside)}
        assert {int(number) for number in _OF_RISKS.findall(text)} <= backed, text


@pytest.mark.parametrize("name", [
    "cambridgeshire-2017-02", "leicestershire-2023-10", "wmpcc-2024-06", "wmpcc-2026-03",
])  # fmt: skip
def test_every_number_of_an_example_has_its_rows(name: str) -> None:
    assert_numbers_have_their_rows(report(name))


def test_every_number_of_a_register_with_everything_has_its_rows() -> None:
    section = cover_report(full_register(), MEMBERS)
    assert_numbers_have_their_rows(section)
    said = paragraphs(section, "Risks above the tolerance")[0]
    assert said.startswith("30 risks are above the tolerance of 9.")
    assert len(rows_of(section, "Risks above the tolerance")) == 30


def _bare(drawn: Register) -> Register:
    """Without awkward words of an office's own, in which numbers may stand."""
    rows = drawn.rows("meetings")
    meetings = tuple(replace(row, values={**row.values, "committee": "Board"}) for row in rows)
    tables = {**drawn.tables, "meetings": meetings}
    return replace(drawn, settings=replace(drawn.settings, report=Report()), tables=tables)


@given(registers())
@settings(deadline=None, max_examples=60)
def test_every_number_of_any_register_has_its_rows(drawn: Register) -> None:
    for audience in Audience:
        assert_numbers_have_their_rows(cover_report(_bare(drawn), audience))


FULL = full_register()
REFERENCES = sorted(FULL.titles)


@given(st.sets(st.sampled_from(REFERENCES), max_size=20), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=60)
def test_every_number_of_any_part_of_a_register_has_its_rows(
    kept: set[str], met: bool, remembered: bool
) -> None:
    tables = {
        name: tuple(row for row in rows if not row.reference or row.reference in kept)
        for name, rows in FULL.tables.items()
    }
    tables["meetings"] = FULL.rows("meetings") if met else ()
    tables["history"] = tables["history"] if remembered else ()
    assert_numbers_have_their_rows(cover_report(replace(FULL, tables=tables), MEMBERS))
