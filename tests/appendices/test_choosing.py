"""Which risks an appendix prints, in which order, and what it says of the others."""

from datetime import date
from typing import Any

import pytest

from appendices.choosing import choosers_of, chosen, sums
from risk_register.appendix import AppendixOrder, Audience
from risk_register.register import Register
from tests.appendices.making import MADE, appendix, filled, made, rated
from tests.appendices.reading import sentences
from tests.registers import SCHEME_NAMES, scheme

BEFORE = date(2023, 12, 31)

HIGH_B = appendix("B", chooses=("high_risks",), but_not=("C", "F"))
NEW_C = appendix("C", chooses=("new_risks",), but_not=("F",))
WITHHELD_F = appendix("F", chooses=("withheld_risks",), audience=Audience.MEMBERS)


def references(register: Register, key: str = "A") -> list[str]:
    return list(filled(register, key).references)


def scored(reference: str) -> dict[str, Any]:
    """A position before the last quarter's end."""
    return {"reference": reference, "quarter": BEFORE, "state": "Scored", "score": 9}


def absent(reference: str) -> dict[str, Any]:
    return {"reference": reference, "quarter": BEFORE, "state": "Not on the register"}


# What is chosen


def test_the_risks_of_any_choice_are_printed_once_in_the_registers_order() -> None:
    declared = appendix(chooses=("high_risks", "above_tolerance", "low_risks"))
    register = made([rated("R3", 3, 3), rated("R1", 1, 1), rated("R2", 2, 2)], declared)
    assert references(register) == ["R3", "R1"]


def test_a_band_holds_live_risks_only() -> None:
    declared = appendix(chooses=("high_risks",))
    register = made([rated("R1", 3, 3, stage="Closed"), rated("R2", 3, 3)], declared)
    assert references(register) == ["R2"]


def test_all_risks_are_also_those_that_have_left() -> None:
    register = made([rated("R1", stage="Closed"), rated("R2")], appendix(chooses=("all_risks",)))
    assert references(register) == ["R1", "R2"]


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_choice_of_a_scheme_can_be_said_in_a_sentence(name: str) -> None:
    """An appendix that leaves all that it chooses to another one says how many they are."""
    rules = scheme(name)
    for choice in choosers_of(rules):
        shares = appendix(chooses=(choice,), but_not=("B",))
        register = made(
            [rated("R1")], shares, appendix("B", chooses=(rules.says("all_{many}"),)), scheme=rules
        )
        assert all(each.endswith(".") for each in sums(register, shares)), choice


# Order

RISKS = [rated("R10", 2, 2), rated("R9", 3, 3), rated("r2", 2, 2), rated("R1"), rated("R2b", 1, 3)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (AppendixOrder.REGISTER, ["R10", "R9", "r2", "R1", "R2b"]),
        (AppendixOrder.REFERENCE, ["R1", "r2", "R2b", "R9", "R10"]),
        (AppendixOrder.SCORE, ["R9", "r2", "R10", "R2b", "R1"]),
    ],
)
def test_risks_stand_in_the_order_that_is_declared(
    order: AppendixOrder, expected: list[str]
) -> None:
    register = made(RISKS, appendix(chooses=("all_risks",), order=order))
    assert references(register) == expected


def test_a_risk_without_a_score_comes_last_by_score() -> None:
    declared = appendix(chooses=("all_risks",), order=AppendixOrder.SCORE)
    register = made(
        [rated("R1", current_likelihood=None), rated("R2"), rated("R3", 2, 2)], declared
    )
    assert references(register) == ["R3", "R2", "R1"]


def test_without_scores_the_order_by_score_is_the_registers() -> None:
    declared = appendix(chooses=("all_risks",), order=AppendixOrder.SCORE)
    register = made([rated("R2"), rated("R1")], declared, scheme=scheme("mopac-2017"))
    assert references(register) == ["R2", "R1"]


# What is left to others


@pytest.fixture
def shared() -> Register:
    """Four high risks, of which N is new, W withheld, and X both."""
    return made(
        [rated("H", 3, 3), rated("N", 3, 3), rated("W", 3, 3), rated("X", 3, 3), rated("L")],
        HIGH_B, NEW_C, WITHHELD_F,
        scheme=scheme("leicestershire-2023"),
        history=[scored("H"), absent("N"), scored("W"), absent("X"), scored("L")],
        withheld=[{"reference": "W", "what": "Risk"}, {"reference": "X", "what": "Risk"}],
    )  # fmt: skip


def test_a_risk_that_is_printed_in_another_appendix_is_left_out(shared: Register) -> None:
    assert [references(shared, key) for key in "BCF"] == [["H"], ["N"], ["W", "X"]]


def test_the_sum_names_where_the_others_stand(shared: Register) -> None:
    """X is new and withheld, and counts once, where it is printed."""
    assert sums(shared, HIGH_B) == ["4 risks are rated High: 1 here, 1 in Appendix C, 2 withheld."]
    assert sums(shared, NEW_C) == ["2 risks are new: 1 here, 1 withheld."]
    assert sums(shared, WITHHELD_F) == []


def test_the_sum_is_said_before_the_risks(shared: Register) -> None:
    [first, *_] = filled(shared, "B").blocks
    assert sentences([first]) == ["4 risks are rated High: 1 here, 1 in Appendix C, 2 withheld."]


def test_an_appendix_all_of_whose_risks_stand_elsewhere_says_so_and_not_that_there_are_none() -> (
    None
):
    high = appendix("A", chooses=("high_risks",), but_not=("B",), nil="No risk is rated High.")
    register = made(
        [rated("R1", 3, 3)], high, appendix("B", chooses=("all_risks",), label="Part 2")
    )
    assert sentences(filled(register).blocks) == ["1 risk is rated High: 0 here, 1 in Part 2."]


def test_nothing_is_said_where_nothing_is_left_out() -> None:
    high = appendix("A", chooses=("high_risks",), but_not=("B",))
    register = made([rated("R1", 3, 3)], high, appendix("B", chooses=("low_risks",)))
    assert sentences(filled(register).blocks) == []


def test_between_two_appendices_for_members_nothing_is_withheld() -> None:
    members = appendix("A", chooses=("high_risks",), but_not=("B",), audience=Audience.MEMBERS)
    other = appendix("B", chooses=("all_risks",), audience=Audience.MEMBERS)
    register = made([rated("R1", 3, 3)], members, other)
    assert sums(register, members) == ["1 risk is rated High: 0 here, 1 in Appendix B."]


# What is reported all the same


def test_a_risk_is_printed_where_it_is_to_be_reported_whatever_the_choices_say() -> None:
    high, low = appendix("A", chooses=("high_risks",)), appendix("B", chooses=("low_risks",))
    register = made([rated("R1", 3, 3, reported_in="b"), rated("R2")], high, low)
    assert (references(register), references(register, "B")) == (["R1"], ["R1", "R2"])
    assert sentences(filled(register, "B").blocks) == ["Reported here besides: R1."]


def test_a_risk_that_is_reported_elsewhere_is_left_out_and_counted_there() -> None:
    high = appendix("A", chooses=("high_risks",), but_not=("B",))
    low = appendix("B", chooses=("low_risks",))
    register = made([rated("R1", 3, 3, reported_in="B"), rated("R2", 3, 3)], high, low)
    assert references(register) == ["R2"]
    assert sums(register, high) == ["2 risks are rated High: 1 here, 1 in Appendix B."]


# What the register does not record


def test_a_choice_that_nobody_can_make_is_named() -> None:
    declared = appendix(chooses=("new_risks",))
    register = made([rated("R1")], declared)
    assert chosen(register, declared) == ([], ["new_risks"])
    assert sentences(filled(register).blocks) == [
        "The register does not record what it takes to say which risks these are (new risks)."
    ]


def test_the_risks_that_certainly_belong_are_printed_all_the_same() -> None:
    declared = appendix(chooses=("high_risks",))
    register = made([rated("R1", 3, 3), rated("R2", current_impact=None)], declared)
    assert references(register) == ["R1"]
    assert sentences(filled(register).blocks) == [
        "The register does not record what it takes to say of every risk whether it is one of "
        "these (high risks). Those that certainly are follow."
    ]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("new_risks", ["N"]), ("changed_scores", ["C"]), ("increased_risks", []),
     ("reduced_risks", ["C"])],
)  # fmt: skip
def test_what_is_known_of_some_is_said_of_those(choice: str, expected: list[str]) -> None:
    """U is not dated, nor has it a position."""
    register = made(
        [rated("N", 2, 2), rated("C", 2, 2), rated("U", 2, 2)],
        appendix(chooses=(choice,)),
        history=[absent("N"), scored("C")],
    )
    assert references(register) == expected
    assert "does not record" in sentences(filled(register).blocks)[0]


def test_of_a_sum_that_is_not_known_the_least_is_said() -> None:
    high = appendix("A", chooses=("high_risks",), but_not=("B",))
    register = made(
        [rated("R1", 3, 3), rated("R2", current_impact=None)],
        high, appendix("B", chooses=("all_risks",)),
    )  # fmt: skip
    assert sums(register, high) == ["At least 1 risk is rated High: 0 here, 1 in Appendix B."]


def test_a_scheme_without_tolerance_or_scores_cannot_say_what_is_above_it() -> None:
    for name in ("leicestershire-2023", "mopac-2017"):
        assert choosers_of(scheme(name))["above_tolerance"](made([], scheme=scheme(name))) is None
    assert choosers_of(MADE)["above_tolerance"](made([rated("R1", 3, 3), rated("R2")])) == [
        rated("R1", 3, 3)
    ]


# Those that stand where they stood, and a sentence on how many


def test_those_that_have_not_moved_come_first_and_a_count_is_told_of_risks_too() -> None:
    """High is 6 to 9: R1 was Medium, R2 and R4 stand where they stood, R3 is new."""
    declared = appendix(chooses=("high_risks",), counts="high_risks", order=AppendixOrder.UNMOVED)
    risks = [rated("R1", 3, 3), rated("R2", 3, 3), rated("R3", 2, 3), rated("R4", 2, 3)]
    before = {"R1": 4, "R2": 9, "R4": 6}
    history = [
        {"reference": reference, "quarter": date(2023, 12, 31), "state": "Scored", "score": score}
        for reference, score in before.items()
    ]
    history.append(
        {"reference": "R3", "quarter": date(2023, 12, 31), "state": "Not on the register"}
    )
    found = filled(made(risks, declared, history=history))
    assert found.references == ("R2", "R4", "R1", "R3")
    assert sentences(found.blocks)[0] == (
        "All 4 live risks are rated High, an increase from 2 in December 2023."
    )
