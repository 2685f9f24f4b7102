"""Which scheme fits a register from elsewhere, and why."""

from collections.abc import Mapping, Sequence
from datetime import date

from intake.grid import CellValue, GridCell
from intake.scheme_guess import fit, ranked, told
from tests.intake.made import column
from tests.registers import scheme

Rows = list[dict[str, GridCell]]


def rows(**named: Sequence[CellValue]) -> Rows:
    """What a table says of each risk; `_` for a space in a heading."""
    cells: Mapping[str, list[GridCell]] = {
        heading.replace("_", " "): column(*values) for heading, values in named.items()
    }
    count = len(next(iter(cells.values())))
    return [{heading: listed[at] for heading, listed in cells.items()} for at in range(count)]


GENERAL = rows(
    Ref=("R1", "R2", "R3", "R4"),
    Risk=("A long title", "Another title", "A third title", "A fourth title"),
    Likelihood=(3, 2, 4, 5),
    Impact=(4, 3, 4, 5),
    Score=(12, 6, 16, 25),
)


def test_a_five_by_five_register_without_more_is_the_general_schemes() -> None:
    fits = ranked([GENERAL], ["Strategic risk register"])
    assert fits[0].scheme.name == "generic-5x5"
    assert "4 of 4 scores are what its levels rate" in fits[0].for_it


def test_what_does_not_fit_is_said_of_the_next_best() -> None:
    sentence = told(ranked([GENERAL], ["Strategic risk register"]))
    assert sentence == (
        "it fits best: 5 of 5 columns have a place in it; 4 of 4 scores are what its levels rate. "
        "Next is cambridgeshire-2017, but: nothing in the file speaks of it; "
        "only 1 of 4 scores are what its levels rate"
    )


def test_a_score_above_the_highest_speaks_against_a_scheme() -> None:
    against = fit(scheme("leicestershire-2023"), [GENERAL], []).against_it
    assert "a score of 25 is above its highest, 16" in against
    assert "Likelihood 5 is not on its scale" in against


def test_a_looked_up_rating_is_known_by_what_the_levels_rate() -> None:
    """Likelihood 2 and impact 4 rate 14 in Cambridgeshire, 8 as a product."""
    table = rows(L=(2, 3, 1, 2), I=(4, 4, 1, 2), R=(14, 18, 1, 5))
    assert ranked([table], [])[0].scheme.name == "cambridgeshire-2017"


def test_scores_alone_fit_a_scheme_that_keeps_scores_alone() -> None:
    table = rows(Risk=("A title here", "Another one"), Score_Mar_24=(12, 16), Score_June_24=(8, 0))
    best = ranked([table], [])[0]
    assert best.scheme.name == "wmpcc-2024"
    assert "the register has scores without likelihood and impact" in best.for_it


def test_a_register_without_scores_fits_a_scheme_without_scores() -> None:
    table = rows(
        Ref=("1", "2a"), Risk_Description=("It fails", "It stops"), Risk_trend=("↕", "↔"),
        Owner=("SC", "SP"),
    )  # fmt: skip
    best = ranked([table], [])[0]
    assert best.scheme.name == "mopac-2017"
    assert "the register has no scores" in best.for_it


def test_words_for_levels_statuses_and_the_organisation_speak_for_a_scheme() -> None:
    table = rows(
        URN=("OPCC031", "OPCC021"), Title=("The money", "Values at work"),
        Impact=("Very High", "Very High"), Likelihood=("Very High", "Rare"),
        Status=("Controls Tasked", "Managed"), Current_Score=(16, 4),
    )  # fmt: skip
    best = ranked([table], ["Leicestershire OPCC risk register"])[0]
    assert best.scheme.name == "leicestershire-2023"
    assert "'leicestershire' stands in 'Leicestershire OPCC risk register'" in best.for_it
    assert "the statuses are its own: 'Controls Tasked'" in best.for_it
    assert "the words for likelihood are its own: 'rare', 'very high'" in best.for_it


def test_bands_beside_scores_are_compared_by_name_or_by_colour() -> None:
    table = rows(
        Likelihood=(4, 2, 1), Impact=(4, 3, 3), Score=("16 (Red)", "6 (Amber)", "3 (Green)")
    )
    for_it = fit(scheme("leicestershire-2023"), [table], []).for_it
    assert "3 of 3 bands are those of its scores" in for_it
    table = rows(Likelihood=(3, 2), Impact=(4, 2), Score=("12 (High)", "4 (Low)"))
    assert "2 of 2 bands are those of its scores" in fit(scheme("generic-5x5"), [table], []).for_it
    table = rows(Likelihood=(3, 2), Impact=(4, 3), Score=("12 (Low)", "6 (High)"))
    against = fit(scheme("generic-5x5"), [table], []).against_it
    assert "only 0 of 2 bands are those of its scores" in against


def test_of_two_schemes_of_an_organisation_the_one_of_the_day_is_taken() -> None:
    table = rows(URN=("OPCC031", "OPCC021"), Likelihood=(4, 1), Impact=(4, 4), Score=(16, 4))
    texts = ["Leicestershire OPCC risk register"]
    named = {day.year: ranked([table], texts, day)[0].scheme.name
             for day in (date(2017, 3, 31), date(2024, 3, 31))}  # fmt: skip
    assert named == {2017: "leicestershire-2016", 2024: "leicestershire-2023"}
    sentence = told(ranked([table], texts, date(2017, 3, 31)))
    assert sentence.endswith(
        "Next is leicestershire-2023, which fits alike and is in force from 26/10/2023"
    )


def test_words_that_several_schemes_have_tell_nothing_between_them() -> None:
    table = rows(Owner=("CEO", "CFO"), Likelihood=("Rare", "Rare"), Impact=(4, 3), Score=(4, 3))
    best = ranked([table], [])[0]
    assert (best.scheme.name, best.is_named) == ("generic-5x5", True)


def test_words_of_one_scale_alone_tell_nothing() -> None:
    """An office with High, Medium and Low for both; Leicestershire has them for the impact."""
    words = ("3 - High", "2 - Medium", "1 - Low")
    table = rows(Owner=("A", "B", "C"), Likelihood=words, Impact=words, Score=(9, 4, 1))
    best = ranked([table], [])[0]
    assert (best.scheme.name, best.is_named) == ("generic-5x5", False)


def test_bands_that_no_scheme_has_do_not_speak_for_an_organisation() -> None:
    table = rows(Owner=("A", "B", "C"), Likelihood=(3, 2, 1), Impact=(3, 2, 1),
                 Score=("9 (High)", "4 (Medium)", "1 (Low)"))  # fmt: skip
    best = ranked([table], [])[0]
    assert (best.scheme.name, best.is_named) == ("generic-5x5", False)
