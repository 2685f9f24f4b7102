"""A register under another scheme: nothing is lost, and what cannot go over is refused."""

from dataclasses import replace
from datetime import date

from risk_register.adoption.mapping import SchemeMapping
from risk_register.findings import Severity
from risk_register.own_columns import OwnColumn
from risk_register.places import Place
from risk_register.register import Register
from risk_register.seals import sealed
from risk_register.values import Month
from tests.registers import register, scheme
from tests.risk_register.adoption.making import (
    JANUARY,
    JULY,
    OCTOBER,
    TO_FIVE,
    adopted,
    in_2016,
    made_risk,
    refused,
    scored,
    told,
)
from tests.risk_register.making import SCORE, TREND, changed, coded, scheme_of

ONE = [made_risk("R1", 4, 2)]
IN_2023 = scheme("leicestershire-2023")


def test_the_register_speaks_of_the_day_of_adoption() -> None:
    after = adopted(in_2016(risks=ONE), "leicestershire-2023", on=JANUARY)
    assert (after.settings.as_at, after.settings.scheme) == (JANUARY, "leicestershire-2023")


def test_a_quarter_that_is_passed_over_is_told() -> None:
    before = in_2016(risks=ONE, history=[scored("R1", JULY, 4, 2)])
    [finding] = told(before, "leicestershire-2023", on=JANUARY)
    assert (finding.code, finding.severity) == ("adopt-date-moved", Severity.WARNING)
    assert str(finding) == (
        "--as-at: expected 26/10/2023, or that quarter ended first with roll-forward, as otherwise "
        "it gets no positions, got 31/01/2024"
    )


def test_no_quarter_is_passed_over_where_the_date_stays_or_the_positions_are_there() -> None:
    assert told(in_2016(risks=ONE), "leicestershire-2023", on=OCTOBER) == []
    ended = in_2016(risks=ONE, history=[scored("R1", OCTOBER, 4, 2)])
    assert told(ended, "leicestershire-2023", on=JANUARY) == []


def test_no_position_is_added() -> None:
    before = in_2016(risks=ONE, history=[scored("R1", JULY, 4, 2)])
    assert len(adopted(before, "leicestershire-2023").rows("history")) == 1


def test_the_version_log_gets_its_line() -> None:
    versions = [{"version": "7", "date": JULY, "change": "Before"}]
    after = adopted(in_2016(risks=ONE, versions=versions), "leicestershire-2023")
    assert dict(after.rows("versions")[-1].values) == {
        "version": "8",
        "date": OCTOBER,
        "author": "CFO",
        "change": "Scheme leicestershire-2023 adopted in place of leicestershire-2016",
    }


def test_the_version_log_says_what_the_mapping_did() -> None:
    after = adopted(in_2016(risks=ONE), "generic-5x5", TO_FIVE)
    assert after.rows("versions")[-1].text("change") == (
        "Scheme generic-5x5 adopted in place of leicestershire-2016; "
        "likelihood: 1 = 1, 2 = 2, 3 = 4, 4 = 5; impact: 1 = 1, 2 = 2, 3 = 4, 4 = 5; "
        "statuses: Controls Tasked = Treat, Managed = Tolerate; "
        "past positions are compared as it rates them"
    )


def test_levels_and_statuses_go_by_the_mapping() -> None:
    before = in_2016(risks=[made_risk("R1", 4, 3, status="Managed")])
    [risk] = adopted(before, "generic-5x5", TO_FIVE).entries
    assert (risk["current_likelihood"], risk["current_impact"]) == (5, 4)
    assert risk["status"] == "Tolerate"


def test_a_field_that_the_new_scheme_lacks_becomes_an_own_column_headed_as_before() -> None:
    before = in_2016(risks=[made_risk("R1", 1, 1, background="Long ago"), made_risk("R2", 1, 1)])
    after = adopted(before, "generic-5x5", TO_FIVE)
    assert [column.heading for column in after.own_columns["risks"]] == ["Information"]
    assert [dict(risk.own) for risk in after.entries] == [{"Information": "Long ago"}, {}]
    assert coded(told(before, "generic-5x5", TO_FIVE)) == [
        ("adopt-not-in-force", "--as-at"),
        ("adopt-own-column", "table risks, Information"),
    ]


def test_an_own_column_never_takes_the_heading_of_another() -> None:
    before = in_2016(risks=[made_risk("R1", 1, 1, background="Long ago")])
    theirs = OwnColumn("Information", "Title")
    before = replace(before, own_columns={"risks": (theirs,)})
    after = adopted(before, "generic-5x5", TO_FIVE)
    headings = [column.heading for column in after.own_columns["risks"]]
    assert headings == ["Information", "Information (leicestershire-2016)"]
    again = adopted(
        in_2016(risks=[made_risk("R1", 1, 1, background="Long ago")]), "generic-5x5", TO_FIVE,
        headings={"risks": ["INFORMATION"]},
    )  # fmt: skip
    assert again.own_columns["risks"][0].heading == "Information (leicestershire-2016)"


def test_a_date_in_an_own_column_is_a_number_that_shows_as_a_date() -> None:
    bare_fields = replace(
        IN_2023,
        name="bare",
        keeps=("reference", "title", "current_score", "proposed_score"),
        headings={},
    )
    risk = made_risk("R1", 1, 1, last_review=date(2023, 10, 13), next_key_date=Month(2023, 11))
    after = adopted(in_2016(risks=[risk]), bare_fields)
    assert dict(after.entries[0].own) == {"Last review": 45212, "Next key date": "2023-11"}
    assert {each.number_format for each in after.own_columns["risks"]} == {"dd/mm/yyyy"}


def test_what_the_log_said_stays_beside_what_it_is_now() -> None:
    updates = [
        {"reference": "R1", "date": JULY, "update": "Up", "likelihood_after": 3, "score_after": 9},
        {"reference": "R1", "date": JULY, "update": "So it stays"},
    ]
    mapping = replace(TO_FIVE, numbers={**TO_FIVE.numbers, "scores": {12: 20}})
    after = adopted(in_2016(risks=ONE, updates=updates), "generic-5x5", mapping)
    first, second = after.rows("updates")
    assert (first["likelihood_after"], first["score_after"]) == (4, None)
    assert dict(first.own) == {
        "Likelihood after (leicestershire-2016)": 3,
        "Score after (leicestershire-2016)": 9,
    }
    assert dict(second.own) == {}


def test_a_score_of_another_organisation_stays_what_it_is() -> None:
    links = [{"reference": "R1", "kind": "Joint", "organisation": "Force", "their_score": 12}]
    after = adopted(in_2016(risks=ONE, links=links), "generic-5x5", TO_FIVE)
    assert after.rows("links")[0]["their_score"] == 12


def test_roles_and_assessments_go_where_the_mapping_says() -> None:
    text = changed(SCORE, ('key = "current"', 'key = "net"'))
    text = changed(text, ('["reference", "title"]', '["reference", "title", "lead"]'))
    text += '[[roles]]\nkey = "lead"\nheading = "Lead"\n'
    before = in_2016(risks=[made_risk("R1", 4, 2, owner="CEO", responsible_officer="CFO")])
    mapping = SchemeMapping({"scores": {8: 50}}, {"roles": {"owner": "lead"}})
    after = adopted(before, scheme_of(text), mapping)
    [risk] = after.entries
    assert (risk["lead"], risk["net_score"]) == ("CEO", 50)
    assert dict(risk.own) == {
        "Responsible officer": "CFO",
        "Current likelihood": 4,
        "Current impact": 2,
    }


def test_an_assessment_of_the_same_meaning_is_found_without_a_mapping() -> None:
    """Both are called otherwise in each scheme, and stand for the proposed one."""
    other = replace(
        IN_2023,
        name="other",
        assessments=(
            IN_2023.assessments[0],
            replace(IN_2023.assessments[1], key="asked", name="Asked for"),
        ),
        headings={},
    )
    other = replace(other, keeps=tuple(each for each in other.keeps if each != "proposed_score"))
    [risk] = adopted(in_2016(risks=[made_risk("R1", 4, 2, proposed_score=6)]), other).entries
    assert risk["asked_score"] == 6


def test_a_direction_as_stated_goes_by_its_meaning() -> None:
    before = register(
        "mopac-2017",
        OCTOBER,
        risks=[
            {"reference": "R1", "title": "One", "direction": "Unchanged"},
            {"reference": "R2", "title": "Two", "direction": "Changing"},
        ],
    )
    kept = replace(scheme("leicestershire-2023"), keeps=("reference", "title", "direction"))
    kept = replace(kept, headings={})
    first, second = adopted(before, kept).entries
    assert first["direction"] == "Unchanged"
    assert dict(second.own) == {"Risk trend": "Changing"}


CAMBRIDGESHIRE = scheme("cambridgeshire-2017")
WITH_IMPACTS = replace(CAMBRIDGESHIRE, tables=(*CAMBRIDGESHIRE.tables, "impacts"))
BY_CATEGORY = {"reference": "R1", "assessment": "Future", "category": "Political", "level": 2}


def with_an_impact() -> Register:
    made = register("cambridgeshire-2017", OCTOBER, risks=ONE, impacts=[BY_CATEGORY])
    return replace(made, scheme=WITH_IMPACTS)


def test_impacts_by_category_go_with_their_level() -> None:
    mapping = SchemeMapping({"impact": {1: 1, 2: 3, 3: 3, 4: 4, 5: 5}})
    after = adopted(with_an_impact(), replace(WITH_IMPACTS, name="next"), mapping)
    assert dict(after.rows("impacts")[0].values) == {**BY_CATEGORY, "level": 3}


def test_an_impact_whose_category_is_gone_is_refused() -> None:
    assert WITH_IMPACTS.impact
    fewer = replace(WITH_IMPACTS.impact, columns=("Economic",))
    assert refused(with_an_impact(), replace(WITH_IMPACTS, name="next", impact=fewer)) == [
        ("adopt-impact-lost", "table Impacts, category")
    ]


def test_what_is_withheld_by_a_heading_goes_by_the_new_heading() -> None:
    withheld = [
        {"reference": "R1", "what": "risk summary", "reason": "Names"},
        {"reference": "R1", "what": "Risk", "reason": "Names"},
    ]
    other = replace(IN_2023, name="other", headings={"description": "What may happen"})
    after = adopted(in_2016(risks=ONE, withheld=withheld), other)
    assert [row["what"] for row in after.rows("withheld")] == ["What may happen", "Risk"]


# What is refused.


def test_a_table_with_rows_that_is_not_kept_is_refused() -> None:
    fewer = replace(IN_2023, tables=("controls", "history"))
    before = in_2016(
        risks=ONE, links=[{"reference": "R1", "kind": "Joint"}], people=[{"person": "CEO"}]
    )
    assert refused(before, fewer) == [
        ("adopt-table-lost", "table People"),
        ("adopt-table-lost", "table Links"),
    ]


def test_a_scheme_without_stages_is_refused_where_risks_have_left() -> None:
    fewer = replace(IN_2023, keeps=("reference", "title"), headings={})
    left = [*ONE, made_risk("R2", 1, 1, stage="Closed")]
    assert refused(in_2016(risks=ONE), fewer) == []
    assert refused(in_2016(risks=left), fewer) == [
        ("adopt-stage-lost", "scheme leicestershire-2023, keeps.risks")
    ]


def test_sealed_positions_are_not_taken_apart() -> None:
    before = in_2016(risks=ONE, history=[scored("R1", JULY, 4, 2)])
    mapping = SchemeMapping({"scores": {8: 50}})
    rules = scheme_of(SCORE)
    assert refused(before, rules, mapping) == []
    assert refused(sealed(before, JULY, "leicestershire-2016"), rules, mapping) == [
        ("adopt-sealed", "table Past quarters, Likelihood"),
        ("adopt-sealed", "table Past quarters, Impact"),
    ]


def test_the_day_cannot_be_before_the_registers_or_in_a_quarter_that_is_scored() -> None:
    before = in_2016(risks=ONE, history=[scored("R1", OCTOBER, 4, 2)])
    assert refused(before, "leicestershire-2023", on=JULY) == [
        ("adopt-date", "--as-at"),
        ("adopt-date", "--as-at"),
    ]
    assert refused(before, "leicestershire-2023", on=OCTOBER) == [("adopt-date", "--as-at")]
    assert refused(before, "leicestershire-2023", on=JANUARY) == []


def test_a_scheme_that_is_not_in_force_yet_is_a_warning() -> None:
    before = replace(in_2016(risks=ONE), settings=replace(in_2016().settings, as_at=JULY))
    [finding] = told(before, "leicestershire-2023", on=JULY)
    assert (finding.code, finding.severity) == ("adopt-not-in-force", Severity.WARNING)


def test_the_same_scheme_cannot_be_adopted_again() -> None:
    assert refused(in_2016(risks=ONE), "leicestershire-2016") == [("adopt-same-scheme", "--scheme")]


def test_a_risk_left_without_a_score_is_told() -> None:
    before = register(
        "wmpcc-2024", OCTOBER, risks=[{"reference": "R1", "title": "One", "mitigated_score": 60}]
    )
    rules = replace(IN_2023, keeps=("reference", "title"), headings={})
    assert coded(told(before, rules)) == [
        ("adopt-own-column", "table risks, Mitigated score"),
        ("adopt-no-score", "risks.csv, line 2, column reference"),
    ]


def test_a_scheme_without_scores_keeps_the_levels_in_own_columns() -> None:
    after = adopted(in_2016(risks=ONE), scheme_of(TREND))
    assert dict(after.entries[0].own) == {"Current likelihood": 4, "Current impact": 2}
    assert after.scheme.restates is False


def test_places_say_where_a_mapping_came_from() -> None:
    assert SchemeMapping().place == Place("--map")
