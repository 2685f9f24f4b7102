"""A plan under another scheme of plans; and nothing of another kind."""

from dataclasses import replace
from datetime import date

from risk_register.scheme import Band, Scheme
from tests.registers import example, register, scheme
from tests.risk_register.adoption.making import adopted, refused, told

ON = date(2025, 12, 31)
PRINTED = example("wmpcc-plan-2026-03")
GENERIC = scheme("generic-plan")


def test_a_plan_does_not_become_a_register_of_risks_nor_the_other_way() -> None:
    [finding] = told(PRINTED, "generic-5x5", on=ON)
    assert (finding.code, str(finding)) == (
        "adopt-kind",
        "--scheme: expected a scheme for commitments, which this register has, got 'generic-5x5', "
        "one for risks",
    )
    risks = register("generic-5x5", ON, risks=[{"reference": "R1", "title": "First"}])
    [finding] = told(risks, "generic-plan", on=ON)
    assert str(finding) == (
        "--scheme: expected a scheme for risks, which this register has, got 'generic-plan', one "
        "for commitments"
    )
    assert refused(risks, "generic-plan", on=ON) == [("adopt-kind", "--scheme")]


def test_the_published_plan_goes_over_to_the_generic_scheme_with_its_ratings() -> None:
    after = adopted(PRINTED, "generic-plan", on=ON)
    assert [row["rating"] for row in after.entries] == [row["rating"] for row in PRINTED.entries]
    assert [row["band"] for row in after.rows("history")] == [
        row["band"] for row in PRINTED.rows("history")
    ]
    assert after.entries[0]["expected_rating"] == "Amber"
    assert after.entries[12]["rating_reason"] == "Work moved"


def test_areas_that_the_new_scheme_has_not_stand_in_a_column_of_the_offices_own() -> None:
    after = adopted(PRINTED, "generic-plan", on=ON)
    by_reference = {row.reference: row for row in after.entries}
    assert (by_reference["36"]["areas"], by_reference["36"].own) == (
        None, {"Policy area": "VAWG; Protecting Victims and Witnesses"},
    )  # fmt: skip
    assert (by_reference["307"]["areas"], by_reference["307"].own) == ("Partnerships", {})
    [finding] = [f for f in told(PRINTED, "generic-plan", on=ON) if f.code == "adopt-own-column"]
    assert "'Policy area'" in finding.actual


def test_of_several_areas_those_that_are_known_stay_and_all_are_kept() -> None:
    both = {"reference": "1", "title": "Both", "rating": "Red", "areas": "VAWG; Partnerships"}
    after = adopted(register("wmpcc-plan-2026", ON, commitments=[both]), "generic-plan", on=ON)
    assert after.entries[0]["areas"] == "Partnerships"
    assert after.entries[0].own == {"Policy area": "VAWG; Partnerships"}


def _with_black() -> Scheme:
    """The generic scheme with Black for its worst rating, and no Red."""
    [green, amber, red] = GENERIC.bands
    assert red.name == "Red"
    black = Band("Black", red.lowest, red.highest, "#000000", "#FFFFFF")
    return replace(GENERIC, name="black", bands=(green, amber, black))


def test_past_ratings_that_the_new_scheme_has_not_are_refused() -> None:
    [finding] = [f for f in told(PRINTED, _with_black(), on=ON) if f.code == "adopt-rating-lost"]
    assert str(finding) == (
        "table Past quarters, Rating: expected ratings that black has too: Black, Amber, "
        "Green, got 'Red'"
    )


def test_a_rating_of_today_that_the_new_scheme_has_not_is_kept_beside_and_told() -> None:
    one = {"reference": "1", "title": "One", "rating": "Red"}
    before = register("wmpcc-plan-2026", ON, commitments=[one])
    after = adopted(before, _with_black(), on=ON)
    assert (after.entries[0]["rating"], after.entries[0].own) == (
        None, {"Rating (wmpcc-plan-2026)": "Red"},
    )  # fmt: skip
    [finding] = [f for f in told(before, _with_black(), on=ON) if f.code == "adopt-no-score"]
    assert finding.message == "expected a current rating under black, got none; it was Red"
