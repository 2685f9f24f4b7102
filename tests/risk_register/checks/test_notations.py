"""Values as papers print them mean the same in many spellings, and differ in few."""

import pytest

from risk_register.checks import notations
from risk_register.checks.notations import Notation, folded, notation_of, prints_nothing
from risk_register.fields import RISKS, Field, Kind
from tests.registers import scheme
from tests.risk_register.making import PRODUCT, changed, scheme_of

SCHEME = scheme_of(PRODUCT)
FIELDS = {field.name: field for field in RISKS.fields}


def same(notation: Notation, one: str, other: str) -> bool | None:
    """Whether two values mean the same; `None` where one of them cannot be read."""
    meanings = [notation.read(SCHEME, text) for text in (one, other)]
    return None if None in meanings else notation.same(*meanings)


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        (notations.TEXT, "Cyber attack", "  CYBER   attack. "),
        (notations.TEXT, "Chief Constable’s plan & budget", "Chief Constable's plan and budget"),
        (notations.TEXT, "Long-term funding", "Long term funding"),
        (notations.TEXT, "Finances, 2022/2023 to 2025/26", "Finances, 2022/23 to 2025/2026"),
        (notations.TEXT, "A provider fails", "A provider fails, with poor service"),
        (notations.TEXT, "A provider fails, with poor service", "A provider fails"),
        (notations.EXACT, "Controls tasked", "Controls Tasked"),
        (notations.SCORE, "12", "12 (Amber)"),
        (notations.SCORE, "12", "3 x 4 = 12"),
        (notations.SCORE, "0", "0"),
        (notations.SCORE, "N/A", "Not applicable"),
        (notations.SCORE, "N/A", "n/a"),
        (notations.COUNT, "21", "21 risks"),
        (notations.COUNT, "0", "no risks"),
        (notations.COUNT, "0", "None"),
        (notations.COUNT, "0", "nil"),
        (notations.COUNT, "2", "Two risks"),
        (notations.COUNT, "12", "twelve"),
        (notations.PEOPLE, "SC; PW; SP", "PW, SP and SC"),
        (notations.PEOPLE, "SC; PW", "sc/pw"),
        (notations.PEOPLE, "Commissioner; Chief Constable", "Commissioner & Chief Constable"),
        (notations.DIRECTION, "→ Same", "→"),
        (notations.DIRECTION, "→ Same (stated)", "same"),
        (notations.DIRECTION, "→ Same", "⇔"),
        (notations.DIRECTION, "↓ Down", "⇓"),
        (notations.DIRECTION, "↓ Down", "Down since July"),
        (notations.DIRECTION, "New", "New Risk"),
        (notations.MARKS, "▲◀", "◀ ▲"),
        (notations.MARKS, "no mark", "None"),
        (notations.CELL, "2 x 3", "2×3"),
        (notations.BAND, "High", "HIGH (red)"),
        (notations.STAGE, "Closure proposed", "closure proposed"),
        (notations.DATE, "2023-10-26", "26/10/2023"),
        (notations.DATE, "2023-10-26", "26.10.23"),
        (notations.DATE, "2023-10-26", "26th October 2023"),
        (notations.DATE, "2023-10-26", "Thursday 26 Oct 23"),
        (notations.DATE, "2023-10", "October 23"),
        (notations.DATE, "2023-10", "October – Review by the panel"),
        (notations.DATE, "2023-10-26", "October 2023"),
        (notations.DATE, "2023-10-01", "2023-10"),
        (notations.DATE, "2023-09", "Sept. 2023"),
    ],
)
def test_two_spellings_mean_the_same(notation: Notation, one: str, other: str) -> None:
    assert same(notation, one, other) is True


@pytest.mark.parametrize(
    ("notation", "one", "other"),
    [
        (notations.TEXT, "What the Panel requires", "What the Plan requires"),
        (notations.TEXT, "Cyber", "Cybernetics"),
        (notations.EXACT, "SR1", "SR1.1"),
        (notations.EXACT, "11", "1"),
        (notations.SCORE, "16", "8"),
        (notations.SCORE, "16", "N/A"),
        (notations.SCORE, "0", "Closed"),
        (notations.COUNT, "6", "five"),
        (notations.PEOPLE, "SC", "SC; PW"),
        (notations.DIRECTION, "→", "↓"),
        (notations.DIRECTION, "New", "Same"),
        (notations.MARKS, "▲", "▲◀"),
        (notations.MARKS, "▲", "no mark"),
        (notations.CELL, "2 x 4", "2 x 2"),
        (notations.BAND, "High", "Low"),
        (notations.STAGE, "Closed", "Operational"),
        (notations.DATE, "2020-11-30", "30/08/2018"),
        (notations.DATE, "2023-10-26", "26/10/2022"),
        (notations.DATE, "2023-10-26", "27 October 2023"),
        (notations.DATE, "2023-10", "November"),
    ],
)
def test_two_values_differ(notation: Notation, one: str, other: str) -> None:
    assert same(notation, one, other) is False


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        (notations.TEXT, "REDACTED"),
        (notations.TEXT, "–"),
        (notations.EXACT, "N/A"),
        (notations.SCORE, "-"),
        (notations.SCORE, "high"),
        (notations.COUNT, ""),
        (notations.COUNT, "R1; R2"),
        (notations.COUNT, "several"),
        (notations.PEOPLE, ","),
        (notations.PEOPLE, "J."),
        (notations.DIRECTION, "•"),
        (notations.DIRECTION, "↕"),
        (notations.DIRECTION, "↓ or →"),
        (notations.DIRECTION, ""),
        (notations.MARKS, "?"),
        (notations.CELL, "2"),
        (notations.CELL, ""),
        (notations.BAND, "Critical"),
        (notations.STAGE, "Gone"),
        (notations.DATE, "soon"),
        (notations.DATE, "maybe 2024"),
        (notations.DATE, ""),
    ],
)
def test_a_value_that_cannot_be_told_is_not_guessed(notation: Notation, text: str) -> None:
    assert notation.read(SCHEME, text) is None


@pytest.mark.parametrize("text", ["", "-", "—", "•", ".", "N/A", "Redacted", "REDACTED.", "tbc"])
def test_a_dash_and_the_like_print_nothing(text: str) -> None:
    assert prints_nothing(text)


@pytest.mark.parametrize("text", ["0", "none", "No", "J."])
def test_a_word_a_letter_and_a_figure_print_something(text: str) -> None:
    assert not prints_nothing(text)


def test_closed_is_the_score_that_the_scheme_prints_for_what_is_closed() -> None:
    assert notations.SCORE.read(SCHEME, "Closed") == "Closed"
    assert notations.SCORE.read(scheme("wmpcc-2024"), "closed") == 0


def test_n_a_is_a_direction_where_the_schemes_word_for_new_is_that() -> None:
    assert notations.DIRECTION.read(scheme("wmpcc-2024"), "N/A") == "new"
    assert notations.DIRECTION.read(SCHEME, "N/A") is None


def test_a_symbol_of_the_schemes_own_goes_before_what_it_means_elsewhere() -> None:
    odd = changed(PRODUCT, ('symbol = "→"', 'symbol = "↔"'), ('symbol = "↑"', 'symbol = "→"'))
    assert notations.DIRECTION.read(scheme_of(odd), "→") == "up"


def test_the_longer_of_two_bands_names_is_meant() -> None:
    assert notations.BAND.read(scheme("cambridgeshire-2017"), "Medium-high risk") == "Medium-high"
    assert notations.BAND.read(scheme("cambridgeshire-2017"), "High risk") == "High"


def test_a_level_is_read_by_its_number_or_its_label() -> None:
    likelihood = notation_of(Field("current_likelihood", "", Kind.LEVEL, "likelihood")).read
    texts = ("3", "likely", "3 (Likely)", "Grave")
    assert [likelihood(SCHEME, text) for text in texts] == [3, 3, 3, None]
    impact = notation_of(Field("current_impact", "", Kind.LEVEL, "impact")).read
    assert impact(SCHEME, "Grave") == 3
    assert impact(scheme("wmpcc-2024"), "Grave") is None


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_a_risk_has_its_notation(name: str) -> None:
    assert isinstance(notation_of(FIELDS[name]), Notation)


def test_folding_keeps_letters_and_figures() -> None:
    assert folded("SR3.1 – “Finances” & more…") == "sr3 1 finances and more"
