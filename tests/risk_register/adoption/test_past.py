"""Past positions under a new scheme: as they were scored, and compared like with like."""

from dataclasses import replace
from datetime import date

import pytest

from risk_register.adoption.mapping import SchemeMapping
from risk_register.movement import direction, moved, previous_score
from risk_register.places import Place
from risk_register.register import Register, Row
from risk_register.scheme import Replaced
from risk_register.seals import position_seal, quarter_seal, sealed
from risk_register.values import Value
from tests.registers import register, scheme
from tests.risk_register.adoption.making import (
    APRIL,
    JANUARY,
    JULY,
    OCTOBER,
    TO_FIVE,
    adopted,
    bare,
    in_2016,
    made_risk,
    row_of,
    scored,
    told,
)
from tests.risk_register.making import PRODUCT, changed, scheme_of

THREE = [made_risk("R1", 4, 2), made_risk("R2", 3, 3), made_risk("R3", 2, 2)]


def with_positions(register: Register, as_at: date, *rows: dict[str, Value]) -> Register:
    """A register some time later, with the positions of a further quarter."""
    more = tuple(Row(values, Place("history.csv")) for values in rows)
    tables = {**register.tables, "history": (*register.rows("history"), *more)}
    settings = replace(register.settings, as_at=as_at)
    return replace(register, settings=settings, tables=tables)


def directions(register: Register) -> list[str]:
    return [direction(register, risk) for risk in register.entries]


def test_new_thresholds_alone_restate_nothing() -> None:
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 4, 2)])
    after = adopted(before, "leicestershire-2023")
    assert after.scheme.replaces == Replaced("leicestershire-2016", OCTOBER)
    [position] = after.rows("history")
    assert position["score"] == 8
    assert "restated_score" not in position.values


def test_of_several_schemes_a_quarter_says_the_one_of_its_day() -> None:
    """The scheme of 2016 itself took the place of another in September 2023."""
    history = [scored("R1", JULY, 4, 2), scored("R1", date(2023, 9, 30), 4, 2)]
    before = in_2016(risks=THREE, history=history)
    replaced = Replaced("before-2016", date(2023, 9, 1))
    before = replace(before, scheme=replace(before.scheme, replaces=replaced))
    after = adopted(before, "leicestershire-2023")
    assert [(row["quarter"], row["scheme"]) for row in after.rows("quarters")] == [
        (JULY, "before-2016"), (date(2023, 9, 30), "leicestershire-2016"),
    ]  # fmt: skip
    bands = [(row["quarter"], row["band"]) for row in after.rows("history")]
    assert bands == [(JULY, None), (date(2023, 9, 30), "Medium")]


def test_a_position_keeps_the_band_of_its_day() -> None:
    """8 is Medium in 2016 and High in 2023."""
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 4, 2)])
    after = adopted(before, "leicestershire-2023")
    assert row_of(after, "history", "R1")["band"] == "Medium"


def test_a_band_that_is_there_stays_and_one_that_is_sealed_is_not_filled_in() -> None:
    other = {**scored("R2", JULY, 3, 3), "band": "As agreed"}
    before = sealed(in_2016(risks=THREE, history=[scored("R1", JULY, 4, 2), other]), JULY, "first")
    after = adopted(before, "leicestershire-2023")
    assert [row["band"] for row in after.rows("history")] == [None, "As agreed"]


def test_new_thresholds_leave_the_direction_of_travel_as_it_was() -> None:
    history = [scored("R1", JULY, 3, 2), scored("R2", JULY, 3, 3), scored("R3", JULY, 3, 3)]
    before = in_2016(risks=THREE, history=history)
    expected = ["↑ Increased", "→ Unchanged", "↓ Reduced"]
    assert directions(before) == expected
    assert directions(adopted(before, "leicestershire-2023")) == expected


def test_with_another_scale_past_levels_are_rated_anew_beside_what_they_were() -> None:
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 4, 3)])
    after = adopted(before, "generic-5x5", TO_FIVE)
    assert after.scheme.replaces == Replaced("leicestershire-2016", OCTOBER, restated=True)
    position = row_of(after, "history", "R1")
    was = [position[name] for name in ("likelihood", "impact", "score", "band")]
    now = [position[f"restated_{name}"] for name in ("likelihood", "impact", "score")]
    assert was == [4, 3, 12, "High"]
    assert now == [5, 4, 20]


def test_with_another_scale_the_direction_compares_like_with_like() -> None:
    """R1 and R2 are where they were; by the scores as printed both would have gone up."""
    history = [scored("R1", JULY, 4, 2), scored("R2", JULY, 3, 3), scored("R3", JULY, 3, 3)]
    after = adopted(in_2016(risks=THREE, history=history), "generic-5x5", TO_FIVE)
    assert [previous_score(after, risk) for risk in after.entries] == [10, 16, 16]
    assert directions(after) == ["→ Unchanged", "→ Unchanged", "↓ Reduced"]
    assert moved(after, "likelihood", row_of(after, "risks", "R3")) == "Decreased"


def test_what_is_scored_after_the_adoption_is_compared_as_it_is() -> None:
    history = [scored("R1", JULY, 4, 2), scored("R2", JULY, 3, 3)]
    after = adopted(in_2016(risks=THREE, history=history), "generic-5x5", TO_FIVE)
    later = with_positions(after, JANUARY, scored("R1", OCTOBER, 5, 3), scored("R2", OCTOBER, 4, 3))
    assert [previous_score(later, risk) for risk in later.entries] == [15, 12, None]
    assert directions(later)[:2] == ["↓ Reduced", "↑ Increased"]


def test_a_bare_score_goes_by_the_mapping_of_scores_or_is_not_compared() -> None:
    before = in_2016(risks=THREE, history=[bare("R1", JULY, 8), bare("R2", JULY, 9)])
    mapping = replace(TO_FIVE, numbers={**TO_FIVE.numbers, "scores": {8: 10}})
    after = adopted(before, "generic-5x5", mapping)
    assert [row["restated_score"] for row in after.rows("history")] == [10, None]
    assert directions(after)[:2] == ["→ Unchanged", ""]
    [finding] = [each for each in told(before, "generic-5x5", mapping) if "restated" in each.code]
    assert finding.actual == "neither for 1 of them (scored 9)"


def test_a_score_that_was_entered_beside_its_levels_is_not_rated_by_them() -> None:
    """A paper printed 8 where the levels rate 12."""
    printed = {**scored("R1", JULY, 3, 4), "score": 8}
    after = adopted(in_2016(risks=THREE, history=[printed]), "generic-5x5", TO_FIVE)
    position = row_of(after, "history", "R1")
    assert [position[f"restated_{name}"] for name in ("likelihood", "impact", "score")] == [
        4,
        5,
        None,
    ]


@pytest.mark.parametrize("state", ["Closed", "Not on the register", "Not recorded"])
def test_what_has_no_score_is_not_restated(state: str) -> None:
    position: dict[str, Value] = {"reference": "R1", "quarter": JULY, "state": state}
    after = adopted(in_2016(risks=THREE, history=[position]), "generic-5x5", TO_FIVE)
    assert row_of(after, "history", "R1").values == position


def test_a_correction_is_restated_too() -> None:
    correction = {**scored("R1", JULY, 3, 3), "date": OCTOBER, "by": "Panel", "reason": "A slip"}
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 4, 4)], corrections=[correction])
    after = adopted(before, "generic-5x5", TO_FIVE)
    assert row_of(after, "corrections", "R1")["restated_score"] == 16
    assert previous_score(after, after.entries[0]) == 16


def test_seals_hold_as_restated_figures_are_no_part_of_them() -> None:
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 4, 2)])
    before = sealed(before, JULY, "leicestershire-2016")
    after = adopted(before, "generic-5x5", TO_FIVE)
    [position], [quarter] = after.rows("history"), after.rows("quarters")
    assert position["restated_score"] == 10
    assert position["seal"] == position_seal(position) == before.rows("history")[0]["seal"]
    assert quarter["seal"] == quarter_seal(after, JULY, "leicestershire-2016")


def test_every_quarter_says_by_which_scheme_it_was_scored() -> None:
    history = [scored("R1", date(2023, 4, 30), 4, 2), scored("R1", JULY, 4, 2)]
    before = in_2016(
        risks=THREE, history=history, quarters=[{"quarter": JULY, "label": "Q1", "note": "Dull"}]
    )
    rows = adopted(before, "leicestershire-2023").rows("quarters")
    assert [dict(row.values) for row in rows] == [
        {"quarter": JULY, "label": "Q1", "note": "Dull", "scheme": "leicestershire-2016"},
        {"quarter": date(2023, 4, 30), "scheme": "leicestershire-2016"},
    ]


def test_a_quarter_keeps_the_scheme_that_it_names() -> None:
    before = in_2016(
        risks=THREE,
        history=[scored("R1", JULY, 4, 2)],
        quarters=[{"quarter": JULY, "scheme": "of 2009"}],
    )
    after = adopted(before, "leicestershire-2023")
    assert [row["scheme"] for row in after.rows("quarters")] == ["of 2009"]
    assert row_of(after, "history", "R1")["band"] is None


THREE_BY_THREE = scheme_of(
    changed(PRODUCT, ('"history", "people"', '"history", "quarters", "people"'))
)
FIVE_TO_THREE = SchemeMapping(
    {axis: {1: 1, 2: 1, 3: 2, 4: 2, 5: 3} for axis in ("likelihood", "impact")}
)


def test_a_second_adoption_starts_from_what_the_first_made_of_the_past() -> None:
    """Level 3 of four became 4 of five, which is 2 of three; by its number it would be no other."""
    before = in_2016(risks=THREE, history=[scored("R1", JULY, 3, 4)])
    once = adopted(before, "generic-5x5", TO_FIVE)
    once = with_positions(once, JANUARY, scored("R1", OCTOBER, 3, 5))
    twice = adopted(once, THREE_BY_THREE, FIVE_TO_THREE, JANUARY)
    assert twice.scheme.replaces == Replaced("generic-5x5", JANUARY, restated=True)
    assert [row["score"] for row in twice.rows("history")] == [12, 15]
    assert [row["restated_score"] for row in twice.rows("history")] == [6, 6]
    assert [row["scheme"] for row in twice.rows("quarters")] == [
        "leicestershire-2016",
        "generic-5x5",
    ]


def test_new_thresholds_after_a_new_scale_keep_what_the_scale_made_of_the_past() -> None:
    once = adopted(in_2016(risks=THREE, history=[scored("R1", JULY, 3, 4)]), "generic-5x5", TO_FIVE)
    once = with_positions(once, APRIL, scored("R1", JANUARY, 3, 5))
    twice = adopted(once, replace(scheme("generic-5x5"), name="stricter"), on=APRIL)
    assert twice.scheme.replaces == Replaced("generic-5x5", APRIL, restated=True)
    assert [row["restated_score"] for row in twice.rows("history")] == [20, 15]


def test_scores_that_are_entered_stay_what_they_are() -> None:
    west = register(
        "wmpcc-2024",
        OCTOBER,
        risks=[{"reference": "R1", "title": "One", "mitigated_score": 60}],
        history=[bare("R1", JULY, 50)],
    )
    after = adopted(west, replace(scheme("wmpcc-2024"), name="next"))
    assert after.scheme.replaces == Replaced("wmpcc-2024", OCTOBER)
    assert previous_score(after, after.entries[0]) == 50
