"""The mapping file: when it is asked for, what is wrong with one, and the one to be filled in."""

import tomllib
from dataclasses import replace
from pathlib import Path

from risk_register.adoption.mapping import SchemeMapping, read_mapping
from risk_register.adoption.to_fill_in import mapping_text
from risk_register.findings import Severity
from risk_register.places import Place
from tests.registers import register, scheme
from tests.risk_register.adoption.making import (
    FOUR_TO_FIVE,
    JULY,
    OCTOBER,
    TO_FIVE,
    adopted,
    bare,
    in_2016,
    made_risk,
    refused,
    scored,
    told,
)
from tests.risk_register.making import coded

ONE = in_2016(risks=[made_risk("R1", 4, 2, status="Controls Tasked")])


def read(folder: Path, text: str) -> tuple[SchemeMapping, list[tuple[str, str]]]:
    path = folder / "map.toml"
    path.write_text(text, encoding="utf-8")
    mapping, findings = read_mapping(path)
    return mapping, coded(findings)


def test_a_mapping_is_read_by_section(tmp_path: Path) -> None:
    text = '[likelihood]\n4 = 5\n[scores]\n12 = 20\n[statuses]\n"Controls Tasked" = "Treat"\n'
    mapping, findings = read(tmp_path, text)
    assert findings == []
    assert mapping.section("likelihood") == {"4": 5}
    assert mapping.section("scores") == {"12": 20}
    assert mapping.section("statuses") == {"Controls Tasked": "Treat"}
    assert mapping.section("roles") == {}
    assert str(mapping.place) == "map.toml"


def test_everything_that_cannot_be_an_entry_is_found_at_once(tmp_path: Path) -> None:
    text = (
        '[likelihood]\nfour = 5\n4 = "five"\n3 = -1\n2 = true\n[roles]\nowner = 1\n[other]\na = 1'
    )
    _, findings = read(tmp_path, text)
    assert findings == [
        ("mapping-entry", "map.toml, likelihood.four"),
        ("mapping-entry", "map.toml, likelihood.4"),
        ("mapping-entry", "map.toml, likelihood.3"),
        ("mapping-entry", "map.toml, likelihood.2"),
        ("scheme-type", "map.toml, roles.owner"),
        ("scheme-unknown-key", "map.toml, other"),
    ]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    _, findings = read_mapping(tmp_path / "none.toml")
    assert coded(findings) == [("file-unreadable", "none.toml")]


def test_new_thresholds_need_no_mapping() -> None:
    assert refused(ONE, "leicestershire-2023") == []


def test_another_number_of_levels_asks_for_every_level_and_status_in_use() -> None:
    assert refused(ONE, "generic-5x5") == [
        *(("mapping-missing", f"--map, likelihood.{level}") for level in (1, 2, 3, 4)),
        *(("mapping-missing", f"--map, impact.{level}") for level in (1, 2, 3, 4)),
        ("mapping-missing", "--map, statuses.Controls Tasked"),
    ]


def test_only_what_a_mapping_lacks_is_asked_for() -> None:
    numbers = {**TO_FIVE.numbers, "impact": {1: 1, 2: 2, 4: 5}}
    assert refused(ONE, "generic-5x5", replace(TO_FIVE, numbers=numbers)) == [
        ("mapping-missing", "map.toml, impact.3"),
    ]


def test_a_mapping_that_names_what_is_not_there_is_refused() -> None:
    wrong = SchemeMapping(
        {"likelihood": {**FOUR_TO_FIVE, 9: 1}, "impact": {**FOUR_TO_FIVE, 4: 6}, "scores": {8: 99}},
        {"statuses": {"Controls Tasked": "Trust"}, "roles": {"lead": "owner"}},
        Place("map.toml"),
    )
    assert refused(ONE, "generic-5x5", wrong) == [
        ("mapping-unknown", "map.toml, likelihood.9"),
        ("mapping-entry", "map.toml, impact.4"),
        ("mapping-entry", "map.toml, scores.8"),
        ("mapping-entry", "map.toml, statuses.Controls Tasked"),
        ("mapping-unknown", "map.toml, roles.lead"),
        ("mapping-twice", "map.toml, roles.lead"),
    ]


def test_two_roles_cannot_become_one() -> None:
    names = {"roles": {"owner": "responsible_officer"}}
    mapping = SchemeMapping({}, names, Place("map.toml"))
    assert refused(ONE, "leicestershire-2023", mapping) == [
        ("mapping-twice", "map.toml, roles.responsible_officer")
    ]


def test_a_section_that_changes_nothing_is_a_warning() -> None:
    same = {number: number for number in (1, 2, 3, 4)}
    mapping = SchemeMapping({"likelihood": same, "scores": {8: 8}}, {}, Place("map.toml"))
    findings = told(ONE, "leicestershire-2023", mapping)
    assert coded(findings) == [
        ("mapping-not-needed", "map.toml, likelihood"),
        ("mapping-not-needed", "map.toml, scores"),
    ]
    assert {each.severity for each in findings} == {Severity.WARNING}


def test_levels_whose_meaning_moved_may_be_mapped_between_scales_of_the_same_numbers() -> None:
    moved = SchemeMapping({"likelihood": {1: 1, 2: 2, 3: 2, 4: 3}}, {}, Place("map.toml"))
    before = in_2016(risks=[made_risk("R1", 4, 2)], history=[scored("R1", JULY, 3, 4)])
    after = adopted(before, "leicestershire-2023", moved)
    assert after.entries[0]["current_likelihood"] == 3
    assert after.rows("history")[0]["restated_score"] == 8


def test_an_entered_score_that_means_another_has_to_be_mapped() -> None:
    before = in_2016(risks=[made_risk("R1", 3, 4, current_score=8, proposed_score=6)])
    same_fields = replace(scheme("leicestershire-2023"), name="other")
    moved = {"likelihood": {1: 1, 2: 2, 3: 4, 4: 4}}
    mapping = SchemeMapping(moved, {}, Place("map.toml"))
    assert refused(before, same_fields, mapping) == [
        ("mapping-missing", "map.toml, scores.6"),
        ("mapping-missing", "map.toml, scores.8"),
    ]
    given = replace(mapping, numbers={**moved, "scores": {6: 7, 8: 10}})
    [risk] = adopted(before, same_fields, given).entries
    assert [risk[name] for name in ("current_likelihood", "current_score", "proposed_score")] == [
        4,
        10,
        7,
    ]


def test_the_file_to_be_filled_in_has_what_is_known_and_asks_for_the_rest() -> None:
    before = in_2016(
        risks=[made_risk("R1", 4, 2, status="Controls Tasked")], history=[bare("R1", JULY, 8)]
    )
    known = SchemeMapping(
        {"likelihood": {1: 1, 2: 3}}, {"roles": {"owner": "owner"}}, Place("map.toml")
    )
    assert (
        mapping_text(before, scheme("generic-5x5"), known)
        == """\
# from leicestershire-2016 to generic-5x5

[likelihood]  # a level of generic-5x5: 1 (Rare), 2 (Unlikely), 3 (Possible), 4 (Likely), \
5 (Almost certain)
1 = 1  # Rare
2 = 3  # Possible
3 = "?"  # Likely
4 = "?"  # Very High

[impact]  # a level of generic-5x5: 1 (Insignificant), 2 (Minor), 3 (Moderate), 4 (Major), \
5 (Severe)
1 = "?"  # Low
2 = "?"  # Medium
3 = "?"  # High
4 = "?"  # Very High

[scores]  # a score of generic-5x5
# of past quarters only; what is left out here is not compared with today's
# 8 = "?"

[statuses]  # one of generic-5x5: Treat, Tolerate, Transfer, Terminate
"Controls Tasked" = "?"

[roles]  # one of generic-5x5: owner (Risk owner), responsible_officer (Responsible officer)
owner = "owner"
"""
    )


def test_a_file_that_nobody_filled_in_says_nothing(tmp_path: Path) -> None:
    text = mapping_text(ONE, scheme("generic-5x5"), SchemeMapping())
    assert tomllib.loads(text)["impact"]["4"] == "?"
    mapping, findings = read(tmp_path, text)
    assert findings == []
    assert len(refused(ONE, "generic-5x5", mapping)) == 9


def test_a_scheme_whose_scores_are_entered_takes_scores_by_the_mapping() -> None:
    names = {"assessments": {"current": "mitigated"}}
    before = in_2016(risks=[made_risk("R1", 4, 2), made_risk("R2", 3, 3)])
    assert refused(before, "wmpcc-2024") == [
        ("mapping-missing", "--map, scores.8"),
        ("mapping-missing", "--map, scores.9"),
    ]
    given = SchemeMapping({"scores": {8: 50, 9: 56}}, names)
    after = adopted(before, "wmpcc-2024", given)
    assert [risk["mitigated_score"] for risk in after.entries] == [50, 56]


def test_a_scheme_without_scores_before_needs_none() -> None:
    before = register("mopac-2017", OCTOBER, risks=[{"reference": "R1", "title": "One"}])
    assert refused(before, "leicestershire-2023") == []
