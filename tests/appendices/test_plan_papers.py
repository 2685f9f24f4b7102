"""The papers of a delivery plan: areas, links, counts, what is withheld, the cover report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from appendices.content import FactsBlock, TableBlock
from appendices.cover_report import cover_report
from appendices.meeting import NO_MEETING
from appendices.pack import pack_of, section_of
from appendices.publishing import publish
from appendices.sheets.records import folded
from appendices.texts import link_text
from appendices.wanted import Format, Wanted
from appendices.what_changed import changes_pack
from appendices.withheld.certificate import certificate
from appendices.withheld.public_register import count_findings, public_register, withheld_count
from appendices.withheld.withholding import withheld_findings
from risk_register.appendix import Appendix, AppendixKind, Audience
from risk_register.comparison.compare import compare
from risk_register.findings import errors
from risk_register.kinds import DELIVERY_PLAN
from risk_register.places import Place
from risk_register.register import Register, Row
from tests.appendices.reading import headings, rows, sentences, tables
from tests.appendices.section_reading import headings as sections_of
from tests.appendices.section_reading import paragraphs, rows_of
from tests.registers import example, register

BEFORE, LAST = date(2025, 12, 31), date(2025, 9, 30)
COMMITMENTS: Sequence[Mapping[str, Any]] = (
    {"reference": "1", "title": "A vanguard for youth work", "rating": "Red",
     "areas": "Serious Violence; Partnerships", "update": "Two posts are vacant.",
     "action": "Fill the posts"},
    {"reference": "2", "title": "Cameras on every route", "rating": "Red", "areas": "Road Safety",
     "rating_reason": "Work moved", "update": "Paused for a quarter."},
    {"reference": "3", "title": "Victims are told", "rating": "Amber",
     "areas": "Victims and Witnesses", "update": "A leaflet is printed."},
    {"reference": "4", "title": "Custody visitors", "rating": "Green", "areas": "Partnerships",
     "update": "Recruited."},
    {"reference": "5", "title": "The old unit", "rating": "Green", "areas": "Partnerships",
     "stage": "Closed", "stage_date": date(2026, 2, 2), "stage_reason": "Delivered."},
)  # fmt: skip
RATED = {"1": "Red", "2": "Green", "3": "Red", "4": "Green", "5": "Amber"}
"""The ratings at the end of December 2025."""


def plan(**tables: Sequence[Mapping[str, Any]]) -> Register:
    """Five commitments, as at 31 March 2026, with their ratings of the quarter before."""
    history = [
        {"reference": reference, "quarter": BEFORE, "state": "Scored", "band": band}
        for reference, band in RATED.items()
    ]
    quarters = [{"quarter": BEFORE, "label": "Q3"}, {"quarter": date(2026, 3, 31), "label": "Q4"}]
    usual: Mapping[str, Sequence[Mapping[str, Any]]] = {
        "commitments": COMMITMENTS, "history": history, "quarters": quarters,
    }  # fmt: skip
    return register("generic-plan", date(2026, 3, 31), **{**usual, **tables})


def appendix(key: str, of: Register) -> Appendix:
    """One appendix of a register's scheme."""
    return next(each for each in of.scheme.appendices if each.key == key)


def only_table(of: Register, key: str) -> TableBlock:
    """The table of one appendix."""
    [found] = tables(section_of(of, appendix(key, of)).blocks)
    return found


# What an office gets that starts with the generic scheme


def test_the_columns_of_quarters_and_the_update_are_headed_by_their_labels() -> None:
    table = only_table(plan(), "A")
    assert headings(table) == [
        "Ref", "Q3", "Q4", "Policy area", "Commitment", "Q4 update", "Action or support needed",
    ]  # fmt: skip
    assert rows(table) == [[
        "1", "Red", "Red", "Serious Violence / Partnerships", "A vanguard for youth work",
        "Two posts are vacant.", "Fill the posts",
    ]]  # fmt: skip


def test_each_appendix_says_what_it_holds() -> None:
    found = {
        s.key: sentences(s.blocks) for s in pack_of(plan(), Audience.MEMBERS, full=True).sections
    }
    assert found["A"][0] == "2 of the 4 live commitments are rated Red, as many as in Q3."
    assert found["A"][-1] == "2 commitments are rated Red: 1 here, 1 in Appendix B."
    assert found["D"] == ["1 of the 4 live commitments is rated Amber, as many as in Q3."]
    assert found["F"] == ["No commitment is recorded as bearing on a risk."]
    assert found["I"] == ["No commitment is withheld."]


def test_what_improved_and_what_was_delivered_have_their_tables() -> None:
    assert rows(only_table(plan(), "C"), "Ref", "Q3", "Q4") == [["3", "Red", "Amber"]]
    assert rows(only_table(plan(), "G"), "Ref", "Closed on", "Why") == [
        ["5", "02/02/2026", "Delivered."]
    ]


def test_a_quarter_without_a_label_goes_by_its_month() -> None:
    assert headings(only_table(plan(quarters=[]), "A"))[1:6:4] == [
        "December 2025", "March 2026 update",
    ]  # fmt: skip


def test_without_an_earlier_quarter_there_is_one_column() -> None:
    table = only_table(plan(history=[]), "A")
    assert headings(table)[:3] == ["Ref", "Q4", "Policy area"]


def test_each_rating_stands_with_its_meaning_and_without_a_number() -> None:
    table = only_table(plan(), "H")
    assert headings(table) == ["Rating", "Meaning", "What to do"]
    assert rows(table, "Rating", "Meaning") == [
        ["Red", "Needs support or action beyond what is planned; it may still be achieved"],
        ["Amber", "Under way, but something may hold it up"],
        ["Green", "On its way, or done"],
    ]


def test_a_page_of_a_commitment_has_its_ratings_in_words() -> None:
    of = plan(commitments=[{**COMMITMENTS[0], "expected_rating": "Amber"}])
    page = Appendix(
        "A", "T", AppendixKind.PAGES, chooses=("all_commitments",),
        parts={"assessments": "Rating", "update": "Update"},
    )  # fmt: skip
    section = section_of(of, page)
    [table] = tables(section.blocks)
    assert headings(table) == ["Rating", "Rating"]
    assert rows(table) == [["Rating", "Red"], ["Expected next", "Amber"]]
    [sheet] = tables(folded(section).blocks)
    assert headings(sheet)[:2] == ["Reference", "Title"]
    assert sheet.description == "1 commitment."


@pytest.mark.parametrize(("day", "said"), [
    (date(2025, 12, 31), "No update this quarter. On 31 December 2025:\nTwo posts are vacant."),
    (date(2025, 9, 8), "No update this quarter. On 8 September 2025:\nTwo posts are vacant."),
    (date(2026, 1, 1), "Two posts are vacant."),
    (None, "Two posts are vacant."),
])  # fmt: skip
def test_an_update_of_an_earlier_quarter_is_not_passed_off_as_this_quarters(
    day: date | None, said: str
) -> None:
    of = plan(commitments=[{**COMMITMENTS[0], "updated_on": day}])
    assert rows(only_table(of, "A"), "Q4 update") == [[said]]
    page = Appendix(
        "A", "T", AppendixKind.PAGES, chooses=("all_commitments",), parts={"update": "Update"}
    )
    [facts] = [each for each in section_of(of, page).blocks if isinstance(each, FactsBlock)]
    assert [(heading, cell.text) for heading, cell in facts.facts] == [("Update", said)]


def test_of_no_update_at_all_no_day_is_told() -> None:
    bare = {"reference": "1", "title": "T", "rating": "Red", "updated_on": date(2025, 9, 8)}
    assert rows(only_table(plan(commitments=[bare]), "A"), "Q4 update") == [["–"]]


# What nobody can say of every commitment


def _before(**bands: str | None) -> list[dict[str, object]]:
    """The history of the quarter before; without a rating the position is not recorded."""
    return [
        {
            "reference": reference[1:],
            "quarter": BEFORE,
            "state": "Scored" if band else "Not recorded",
            "band": band,
        }
        for reference, band in bands.items()
    ]


def test_a_count_is_compared_with_nothing_where_an_earlier_rating_is_not_recorded() -> None:
    of = plan(history=_before(c1="Red", c2="Green", c3="Red", c4=None, c5="Amber"))
    assert sentences(section_of(of, appendix("A", of)).blocks)[0] == (
        "2 of the 4 live commitments are rated Red."
    )


def test_improving_ones_follow_where_an_earlier_rating_is_not_recorded() -> None:
    """Nobody can say of 4, which is green; 1 is red and has not improved whatever it was."""
    of = plan(history=_before(c1=None, c2="Green", c3="Red", c4=None, c5="Amber"))
    assert sentences(section_of(of, appendix("C", of)).blocks)[1] == (
        "The register does not record what it takes to say of every commitment whether it is one "
        "of these (improving commitments). Those that certainly are follow."
    )
    assert rows(only_table(of, "C"), "Ref", "Q3", "Q4") == [["3", "Red", "Amber"]]
    known = plan(history=_before(c1=None, c2="Green", c3="Red", c4="Green", c5="Amber"))
    assert sentences(section_of(known, appendix("C", known)).blocks) == [
        "These were red in the last quarter and are rated better now."
    ]


def test_one_unrated_commitment_empties_no_table() -> None:
    """6 has no rating, and was not rated: it may be red, and it has no reason for it."""
    bare = plan(commitments=[*COMMITMENTS, {"reference": "6", "title": "Bare"}])
    assert rows(only_table(bare, "A"), "Ref") == [["1"]]
    assert rows(only_table(bare, "B"), "Ref") == [["2"]]
    assert rows(only_table(bare, "C"), "Ref") == [["3"]]
    assert sentences(section_of(bare, appendix("B", bare)).blocks) == [
        "These are red because workload was moved to give every commitment the people it needs."
    ]


def test_an_unrated_commitment_with_the_reason_may_be_one_whose_work_was_moved() -> None:
    more = {"reference": "6", "title": "Bare", "rating_reason": "Work moved"}
    bare = plan(commitments=[*COMMITMENTS, more])
    assert rows(only_table(bare, "B"), "Ref") == [["2"]]
    assert (
        "Those that certainly are follow."
        in sentences(section_of(bare, appendix("B", bare)).blocks)[1]
    )


# Areas


def test_each_area_has_its_ratings_and_the_total_counts_each_commitment_once() -> None:
    """Commitment 1 has two areas; 5 is closed."""
    table = only_table(plan(), "E")
    assert headings(table) == ["Policy area", "Red", "Amber", "Green", "In all"]
    assert rows(table) == [
        ["Serious Violence", "1", "0", "0", "1"],
        ["Victims and Witnesses", "0", "1", "0", "1"],
        ["Road Safety", "1", "0", "0", "1"],
        ["Partnerships", "1", "0", "1", "2"],
        ["All commitments, each counted once", "2", "1", "1", "4"],
    ]
    assert sentences(section_of(plan(), appendix("E", plan())).blocks) == [
        "1 commitment belongs to several areas and stands in each of them (1)."
    ]


def test_what_has_no_area_or_no_rating_is_counted_too() -> None:
    bare = plan(commitments=[*COMMITMENTS, {"reference": "6", "title": "Bare"}])
    table = only_table(bare, "E")
    assert headings(table) == ["Policy area", "Red", "Amber", "Green", "Not rated", "In all"]
    assert rows(table)[-2:] == [
        ["No policy area", "0", "0", "0", "1", "1"],
        ["All commitments, each counted once", "2", "1", "1", "1", "5"],
    ]


# Links: a commitment bears on risks, a risk on commitments


TIED = {"reference": "1", "kind": "Bears on", "their_reference": "8", "their_rating": "High",
        "note": "Funding"}  # fmt: skip


def test_a_plans_pack_says_which_risks_a_commitment_bears_on() -> None:
    table = only_table(plan(links=[TIED]), "F")
    assert headings(table) == [
        "Ref", "Commitment", "Link", "Other organisation", "Risk", "Its rating", "Note",
    ]  # fmt: skip
    assert rows(table) == [[
        "1", "A vanguard for youth work", "Bears on", "–", "8", "High", "Funding",
    ]]  # fmt: skip


def test_both_packs_have_a_column_for_it() -> None:
    risks = register(
        "generic-5x5",
        risks=[{"reference": "8", "title": "Grants end"}],
        links=[
            {"reference": "8", "kind": "Bears on", "their_reference": "1", "their_rating": "Red"},
            {
                "reference": "8",
                "kind": "Joint",
                "organisation": "The force",
                "their_reference": "S",
            },
        ],
    )
    columns = {"reference": "Ref", "links": "Ties"}
    for made, choice, expected in (
        (plan(links=[TIED]), "red_commitments", ["1", "Bears on: risk 8 (High)"]),
        (risks, "all_risks", ["8", "Bears on: commitment 1 (Red)\nJoint, The force, S"]),
    ):
        declared = Appendix("A", "T", AppendixKind.TABLE, chooses=(choice,), columns=columns)
        [table] = tables(section_of(made, declared).blocks)
        assert rows(table)[0] == expected


def test_of_another_organisations_risk_it_is_said_whose_it_is() -> None:
    link = Row({"kind": "Bears on", "organisation": "The force", "their_reference": "S3"},
               Place("links.csv", 2))  # fmt: skip
    assert link_text(DELIVERY_PLAN, link) == "Bears on: The force, risk S3"


# Withheld


WITHHELD = (
    {"reference": "1", "what": "Commitment", "exemption": "7", "reason": "R", "decided_by": "C"},
    {"reference": "3", "what": "Update", "exemption": "7", "reason": "R", "decided_by": "C"},
)


def test_a_withheld_commitment_is_counted_and_shows_its_rating_and_nothing_else() -> None:
    public = public_register(plan(withheld=WITHHELD))
    table = only_table(public, "A")
    assert rows(table) == [[
        "1", "Red", "Red", "Serious Violence / Partnerships", "Withheld", "–", "–",
    ]]  # fmt: skip
    assert rows(only_table(public, "C"), "Ref", "Q4 update") == [["3", "Withheld"]]


def test_the_counts_of_a_plan_are_the_same_for_members_and_public() -> None:
    whole = plan(withheld=WITHHELD)
    assert count_findings(whole, public_register(whole)) == []
    assert withheld_count(whole).said == "5 commitments, 1 of them withheld"


def test_where_areas_are_withheld_no_commitment_is_counted_under_no_policy_area() -> None:
    """Of 1 only the areas are withheld, of 3 everything but its rating; 4 has no area."""
    whole = plan(
        commitments=[*COMMITMENTS[:3], {**COMMITMENTS[3], "areas": None}],
        withheld=[{**WITHHELD[0], "what": "Policy areas"}, {**WITHHELD[1], "what": "Commitment"}],
    )
    publishes = replace(whole.scheme.publishes, of_withheld=("reference", "stage", "rating"))
    whole = replace(whole, scheme=replace(whole.scheme, publishes=publishes))
    expected = [
        ["Road Safety", "1", "0", "0", "1"],
        ["Withheld", "1", "1", "0", "2"],
        ["No policy area", "0", "0", "1", "1"],
        ["All commitments, each counted once", "2", "1", "1", "4"],
    ]
    public = public_register(whole)
    assert rows(only_table(public, "E")) == expected
    report = cover_report(public, Audience.PUBLIC)
    assert rows_of(report, "Ratings by policy area") == expected
    assert rows(only_table(public, "A"), "Ref", "Policy area") == [["1", "Withheld"]]
    assert errors(publish(whole, NO_MEETING, Wanted(formats=(Format.DOCX,))).findings) == []


def test_past_ratings_are_hidden_where_todays_is() -> None:
    """Then nobody can count what was red, and that is told; no count is wrong."""
    whole = plan(withheld=WITHHELD)
    publishes = replace(whole.scheme.publishes, of_withheld=("reference", "stage"))
    whole = replace(whole, scheme=replace(whole.scheme, publishes=publishes))
    public = public_register(whole)
    assert [row["band"] for row in public.rows("history")] == [
        None, "Green", "Red", "Green", "Amber",
    ]  # fmt: skip
    assert errors(count_findings(whole, public)) == []


def test_whether_the_work_of_a_withheld_commitment_was_moved_cannot_be_said() -> None:
    """Neither its rating nor the reason is shown, and that is no false count but a warning."""
    whole = plan(withheld=[{**WITHHELD[0], "reference": "2"}])
    publishes = replace(whole.scheme.publishes, of_withheld=("reference", "stage"))
    whole = replace(whole, scheme=replace(whole.scheme, publishes=publishes))
    found = count_findings(whole, public_register(whole))
    assert errors(found) == []
    assert "reprioritised commitments: 1, as members see them" in [each.expected for each in found]


def test_what_names_nothing_of_a_plan_is_told_in_its_words() -> None:
    [found] = errors(withheld_findings(plan(withheld=[{**WITHHELD[0], "what": "Risk"}])))
    assert found.expected.startswith(
        "Commitment, the heading of a column of the Plan (Individual commitment,"
    )
    assert found.expected.endswith("or a table of the commitment, by its sheet")


def test_a_plan_that_publishes_nothing_is_told_in_its_words() -> None:
    whole = plan()
    publishes = replace(whole.scheme.publishes, fields={})
    scheme = replace(whole.scheme, publishes=publishes)
    [found] = withheld_findings(replace(whole, scheme=scheme))
    assert found.remedy == "List them; of commitments at least the reference."


def test_the_certificate_counts_commitments() -> None:
    text = certificate(plan(withheld=WITHHELD), {}).decode()
    assert "5 commitments, 1 of them withheld." in text
    assert "1. 1: Commitment" in text


def test_the_public_files_of_a_plan_hold_nothing_that_is_withheld() -> None:
    whole = plan(withheld=WITHHELD, links=[TIED])
    wanted = Wanted(formats=(Format.DOCX, Format.XLSX))
    published = publish(whole, NO_MEETING, wanted)
    assert errors(published.findings) == []
    assert sorted(published.files) == [
        "members/certificate-2026-03-31.txt", "public/appendices-2026-03-31.docx",
        "public/appendices-2026-03-31.xlsx", "public/report-2026-03-31.docx",
    ]  # fmt: skip


# The cover report


def test_a_plans_report_says_only_what_a_plan_can_say() -> None:
    report = cover_report(plan(), Audience.MEMBERS)
    assert report.title == "Delivery plan report"
    assert sections_of(report) == [
        "Summary", "Ratings", "By policy area", "Changes in rating", "New commitments",
        "Closed commitments", "Withheld commitments", "How commitments are rated", "Appendices",
    ]  # fmt: skip


def test_a_plans_report_compares_ratings() -> None:
    report = cover_report(plan(), Audience.MEMBERS)
    assert paragraphs(report, "Changes in rating") == [
        "1 commitment has a worse rating than on 31 December 2025 (2). "
        "1 commitment has a better rating than on 31 December 2025 (3)."
    ]
    assert rows_of(report, "Changes in rating") == [
        ["2", "Cameras on every route", "Green", "Red", "▲ Worse"],
        ["3", "Victims are told", "Red", "Amber", "▼ Better"],
    ]
    assert rows_of(report, "Figures")[:7] == [
        ["Live", "4", "1, 2, 3, 4"],
        ["Rated Red", "2", "1, 2"],
        ["Rated Amber", "1", "3"],
        ["Rated Green", "1", "4"],
        ["New", "0", "–"],
        ["Proposed to be closed", "0", "–"],
        ["Closed", "1", "5"],
    ]


@pytest.mark.parametrize(("then", "said"), [
    ({"c1": "Red", "c2": "Red", "c3": None, "c4": "Green"},
     ": no earlier rating is given for 1 commitment (3). No other rating is known to have "
     "changed."),
    ({"c1": None, "c2": None, "c3": None, "c4": None}, ": no earlier rating is given."),
])  # fmt: skip
def test_where_no_change_is_known_it_is_said_whose_earlier_rating_is_not_given(
    then: dict[str, str | None], said: str
) -> None:
    report = cover_report(plan(history=_before(**then)), Audience.MEMBERS)
    assert paragraphs(report, "Changes in rating")[0] == (
        f"How many ratings have changed cannot be said{said}"
    )


def test_the_report_of_the_example_says_what_it_cannot_count() -> None:
    """The eight of paragraph 3.5 have no rating of quarter 2."""
    report = cover_report(example("wmpcc-plan-2026-03"))
    eight = "3.5a, 3.5b, 3.5c, 3.5d, 3.5e, 3.5f, 3.5g, 3.5h"
    assert paragraphs(report, "Changes in rating") == [
        "How many commitments have a worse rating than on 30 September 2025 cannot be said: no "
        f"earlier rating is given for 8 commitments ({eight}). At least 7 are known (184, 198, "
        "217, 218, 324, 330, 224). How many commitments have a better rating than on 30 September "
        f"2025 cannot be said: no earlier rating is given for 8 commitments ({eight}). At least 5 "
        "are known (36, 75, 101, 164, 314)."
    ]
    assert paragraphs(report, "Ratings")[0] == (
        "20 of the 356 live commitments are rated Red, an increase from 10 in Q2. These figures "
        "are as stated; this register holds 25 of the commitments."
    )


def test_the_report_of_the_example_says_that_it_covers_25_of_356() -> None:
    report = cover_report(example("wmpcc-plan-2026-03"))
    assert paragraphs(report, "Summary")[1] == (
        "25 commitments are live. This register holds 25 of "
        "the 356 live commitments that are stated. Figures and tables cover those that it holds, "
        "unless they are said to be as stated."
    )
    assert paragraphs(report, "By policy area")[0] == (
        "The table covers what this register holds: 25 of the 356 live commitments that are stated."
    )


@pytest.mark.parametrize("stated", ["4", "3"])
def test_a_register_that_holds_all_that_is_stated_says_nothing_of_it(stated: str) -> None:
    of = plan(stated=[{"figure": "live_commitments", "value": stated, "place": "Page 1"}])
    report = cover_report(of, Audience.MEMBERS)
    assert paragraphs(report, "Summary")[1] == "4 commitments are live (1, 2, 3, 4)."


def test_no_paper_of_a_plan_speaks_of_risks_or_scores() -> None:
    """But for the appendix about the risks that commitments bear on."""
    whole = plan(withheld=WITHHELD)
    sections = [
        cover_report(whole, Audience.MEMBERS), *pack_of(whole, Audience.MEMBERS, full=True).sections
    ]  # fmt: skip
    said = (text for each in sections if each.key != "F" for text in sentences(each.blocks))
    for text in (each for each in said if not each.startswith("Appendix F: ")):
        assert "risk" not in text.lower()
        assert "score" not in text.lower()


def test_of_very_many_references_the_first_sixty_are_listed() -> None:
    many = [{"reference": str(at), "title": "T", "rating": "Green"} for at in range(1, 101)]
    report = cover_report(plan(commitments=many, history=[]), Audience.MEMBERS)
    [_, number, references] = rows_of(report, "Figures")[0]
    assert number == "100"
    assert references.endswith(", 58, 59, 60 and 40 more")


# What changed


def _changed() -> tuple[Register, Register]:
    """The plan of March, and as it was at the end of December."""
    now = plan()
    first = now.entries[0]
    was = replace(
        first, values={**first.values, "update": "One post is vacant.", "rating": "Green"}
    )
    settings = replace(now.settings, as_at=BEFORE)
    tables = {**now.tables, "commitments": (was, *now.entries[1:])}
    return replace(now, settings=settings, tables=tables), now


def test_the_paper_of_what_changed_speaks_of_commitments() -> None:
    pack = changes_pack(compare(*_changed()), as_table=False)
    assert "Commitment by commitment" in pack.contents
    glance = next(each for each in pack.sections if each.title == "At a glance")
    assert sentences(glance.blocks)[0].endswith("1 commitment changed.")
    assert headings(tables(glance.blocks)[0])[0] == "Commitment"


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_a_pack_marks_the_wording_of_an_update_that_changed(audience: Audience) -> None:
    before, now = _changed()
    wanted = Wanted(audience, full=True, formats=(Format.DOCX,), earlier=before)
    published = publish(now, NO_MEETING, wanted)
    assert errors(published.findings) == []
    assert any(name.endswith("appendices-2026-03-31.docx") for name in published.files)


# Corrections of past ratings


def test_a_corrected_rating_is_marked_and_told() -> None:
    corrected = plan(corrections=[
        {"reference": "1", "quarter": BEFORE, "state": "Scored", "band": "Amber",
         "date": date(2026, 2, 3), "by": "Analyst", "reason": "Typing error"},
    ])  # fmt: skip
    found = section_of(corrected, appendix("A", corrected))
    [table] = tables(found.blocks)
    assert rows(table, "Ref", "Q3", "Q4") == [["1", "Amber (corrected)", "Red"]]
    assert sentences(found.blocks)[-1] == (
        "1, position of 31/12/2025: Red, corrected to Amber on 03/02/2026 by Analyst: Typing error."
    )
    assert sentences(found.blocks)[0] == (
        "2 of the 4 live commitments are rated Red, an increase from 1 in Q3."
    )
