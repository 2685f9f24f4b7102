"""The schemes that come with the software: each loads, and each says where it comes from."""

from pathlib import Path

import pytest

import schemes
from formulas.tables import clashing_headings
from risk_register.scheme import Rating, Scheme
from tests.risk_register.making import PRODUCT, coded

NAMES = [
    "cambridgeshire-2017",
    "generic-5x5",
    "generic-plan",
    "leicestershire-2016",
    "leicestershire-2023",
    "mopac-2017",
    "wmpcc-2024",
    "wmpcc-plan-2026",
]


def load(name: str) -> Scheme:
    """A scheme that is accepted."""
    scheme, findings = schemes.load(name)
    assert findings == []
    assert scheme
    return scheme


def test_every_file_is_listed_and_every_name_has_a_file() -> None:
    files = sorted(path.stem for path in Path(schemes.__file__).parent.glob("*.toml"))
    assert schemes.names() == files == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_scheme_loads_by_its_name(name: str) -> None:
    assert load(name).name == name


@pytest.mark.parametrize("name", NAMES)
def test_a_scheme_has_a_source_and_the_place_in_it(name: str) -> None:
    source = load(name).source
    assert len(source.title) > 20
    assert source.place


@pytest.mark.parametrize("name", NAMES)
def test_every_assumption_has_a_reason(name: str) -> None:
    assert all(reason.strip() for reason in load(name).assumed.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_score_has_a_band(name: str) -> None:
    scheme = load(name)
    assert all(scheme.band(score) for score in scheme.matrix.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_heading_stands_twice_in_a_table(name: str) -> None:
    assert clashing_headings(load(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_level_has_a_descriptor_in_some_column(name: str) -> None:
    for scale in load(name).scales:
        assert all(level.descriptors for level in scale.levels)


def test_leicestershire_multiplies_four_by_four() -> None:
    scheme = load("leicestershire-2023")
    assert [(band.name, band.lowest, band.highest) for band in scheme.bands] == [
        ("Low", 1, 4),
        ("Medium", 5, 7),
        ("High", 8, 16),
    ]
    assert scheme.likelihood
    assert [level.label for level in scheme.likelihood.levels] == [
        "Rare",
        "Possible",
        "Likely",
        "Very High",
    ]
    assert scheme.matrix[3, 4] == 12
    assert scheme.tolerance is None


def test_leicestershire_had_other_thresholds_in_2016_and_reviewed_high_risks_monthly() -> None:
    scheme = load("leicestershire-2016")
    found = [(each.name, each.lowest, each.highest, each.review_months) for each in scheme.bands]
    assert found == [("Low", 1, 4, 3), ("Medium", 5, 8, 3), ("High", 9, 16, 1)]
    assert [each.name for each in scheme.statuses] == [
        each.name for each in load("leicestershire-2023").statuses
    ]
    assert not [key for key in scheme.assumed if key.endswith((".from", ".to", ".review_months"))]


def test_cambridgeshire_looks_its_scores_up() -> None:
    """Appendix A of the paper, impact downwards from 5 and likelihood from 1 to 5."""
    matrix = load("cambridgeshire-2017").matrix
    downwards = [[matrix[chance, impact] for chance in range(1, 6)] for impact in range(5, 0, -1)]
    assert downwards == [
        [15, 19, 22, 24, 25],
        [10, 14, 18, 21, 23],
        [6, 9, 13, 17, 20],
        [3, 5, 8, 12, 16],
        [1, 2, 4, 7, 11],
    ]


def test_cambridgeshire_tolerates_13_which_is_the_top_of_medium() -> None:
    scheme = load("cambridgeshire-2017")
    assert scheme.tolerance
    assert scheme.tolerance.score == 13
    medium = scheme.band(13)
    assert medium
    assert (medium.name, medium.highest) == ("Medium", 13)


def test_cambridgeshire_has_three_assessments_and_the_pestelo_categories() -> None:
    scheme = load("cambridgeshire-2017")
    assert [each.name for each in scheme.assessments] == ["Inherent", "Current", "Future"]
    assert scheme.impact
    assert scheme.impact.categories
    assert len(scheme.impact.columns) == 7


def test_cambridgeshire_marks_thresholds_that_are_not_printed_as_assumed() -> None:
    assumed = load("cambridgeshire-2017").assumed
    assert "bands.Medium.to" not in assumed
    assert sorted(key for key in assumed if key.endswith((".from", ".to"))) == [
        "bands.Critical.from",
        "bands.High.from",
        "bands.High.to",
        "bands.Low.to",
        "bands.Medium-high.to",
        "bands.Medium.from",
    ]


def test_west_midlands_enters_scores_without_bands_and_prints_0_for_a_closed_risk() -> None:
    scheme = load("wmpcc-2024")
    assert scheme.rating is Rating.SCORE
    assert [(each.name, each.current) for each in scheme.assessments] == [
        ("Unmitigated", False),
        ("Mitigated", True),
    ]
    assert (scheme.bands, scheme.tolerance, scheme.scales) == ((), None, ())
    assert scheme.closed_score == 0
    assert "closed_score" in scheme.assumed


def test_west_midlands_prints_n_a_for_the_direction_of_a_new_risk() -> None:
    arrows = load("wmpcc-2024").arrows
    assert {direction: arrow.text for direction, arrow in arrows.items()} == {
        "up": "⇑ Increased",
        "same": "⇔ Unchanged",
        "down": "⇓ Reduced",
        "new": "N/A",
    }


def test_mopac_keeps_a_trend_of_its_own_and_no_scores() -> None:
    scheme = load("mopac-2017")
    assert scheme.rating is Rating.NONE
    assert (scheme.assessments, scheme.bands, scheme.closed_score) == ((), (), None)
    assert {direction: arrow.text for direction, arrow in scheme.arrows.items()} == {
        "changing": "↕ Changing",
        "same": "↔ Unchanged",
        "new": "New",
    }
    assert {"arrows.changing.word", "arrows.same.word"} <= set(scheme.assumed)


def test_a_scheme_loads_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(PRODUCT, encoding="utf-8")
    assert load(str(path)).name == "made-3x3"


def test_a_name_that_no_scheme_has_is_a_finding() -> None:
    scheme, findings = schemes.load("rutland-2020")
    assert scheme is None
    assert coded(findings) == [("scheme-unknown", "scheme")]
    assert findings[0].actual == "'rutland-2020'"


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    scheme, findings = schemes.load(str(tmp_path / "none.toml"))
    assert scheme is None
    assert coded(findings) == [("file-unreadable", "none.toml")]
