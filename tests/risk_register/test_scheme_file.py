"""A scheme from its TOML file: what is read, and what is refused before it can make sense."""

from datetime import date
from pathlib import Path

import pytest

from risk_register.scheme import Arrow, Rating, Source
from risk_register.scheme_file import read_scheme
from tests.risk_register.making import (
    MATRIX,
    PRODUCT,
    SCORE,
    TREND,
    changed,
    coded,
    read_text,
    refusals,
    scheme_of,
)


def test_the_heading_keys_are_read() -> None:
    scheme = scheme_of(PRODUCT)
    assert scheme.name == "made-3x3"
    assert scheme.organisation == "Office of Made"
    assert scheme.effective == date(2024, 1, 1)
    assert scheme.rating is Rating.PRODUCT
    assert scheme.source == Source("Made policy", "page 1")


def test_levels_rise_whatever_their_order_in_the_file() -> None:
    text = changed(PRODUCT, ("number = 1", "number = 9"), ("number = 3", "number = 1"))
    text = changed(text, ("number = 9", "number = 3"))
    scheme = scheme_of(text)
    assert scheme.likelihood
    assert [(level.number, level.label) for level in scheme.likelihood.levels] == [
        (1, "Likely"),
        (2, "Possible"),
        (3, "Rare"),
    ]


def test_bands_rise_whatever_their_order_in_the_file() -> None:
    assert [(band.name, band.lowest, band.highest) for band in scheme_of(PRODUCT).bands] == [
        ("Low", 1, 2),
        ("Medium", 3, 5),
        ("High", 6, 9),
    ]


def test_a_product_rates_every_pair() -> None:
    assert scheme_of(PRODUCT).matrix == {
        (1, 1): 1, (1, 2): 2, (1, 3): 3,
        (2, 1): 2, (2, 2): 4, (2, 3): 6,
        (3, 1): 3, (3, 2): 6, (3, 3): 9,
    }  # fmt: skip


def test_a_matrix_is_listed_by_impact_and_runs_along_the_likelihood() -> None:
    assert scheme_of(MATRIX).matrix == {
        (1, 3): 4, (2, 3): 7, (3, 3): 9,
        (1, 2): 2, (2, 2): 5, (3, 2): 8,
        (1, 1): 1, (2, 1): 3, (3, 1): 6,
    }  # fmt: skip


def test_a_scheme_of_entered_scores_has_no_matrix() -> None:
    assert scheme_of(SCORE).matrix == {}
    assert scheme_of(SCORE).scales == ()


def test_the_current_assessment_is_the_one_marked_so() -> None:
    assert scheme_of(PRODUCT).current.name == "Current"


def test_an_arrow_shows_symbol_and_word() -> None:
    arrows = scheme_of(PRODUCT).arrows
    assert arrows["up"].text == "↑ Up"
    assert arrows["new"] == Arrow("", "New")
    assert arrows["new"].text == "New"


def test_without_scores_the_arrows_are_those_of_the_file_in_its_order() -> None:
    arrows = scheme_of(TREND).arrows
    assert [*arrows.items()] == [
        ("worse", Arrow("↗", "Worse")),
        ("changing", Arrow("↕", "Changing")),
    ]


def test_an_arrow_of_ones_own_needs_a_symbol_or_a_word() -> None:
    text = changed(TREND, ('symbol = "↕", word = "Changing"', ""))
    assert refusals(text) == ["arrows.changing"]


def test_the_score_of_a_closed_risk_is_read_and_0_is_one() -> None:
    text = changed(SCORE, ('rating = "score"', 'rating = "score"\nclosed_score = 0'))
    assert scheme_of(text).closed_score == 0
    assert scheme_of(SCORE).closed_score is None


def test_colours_are_read_in_either_case() -> None:
    text = changed(PRODUCT, ("#C00000", "#c0ffee"), ("#FFFFFF", "#000000"))
    assert scheme_of(text).bands[-1].colour == "#C0FFEE"


def test_what_is_assumed_keeps_its_reason() -> None:
    assert scheme_of(PRODUCT).assumed == {"bands.High.colour": "The policy says Red"}


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "made.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PRODUCT.encode())
    assert read_scheme(path)[1] == []


def test_the_axes_stand_as_the_scheme_says() -> None:
    likelihood_up = [axis.heading for axis in scheme_of(PRODUCT).axes()]
    turned = scheme_of(changed(PRODUCT, ('up = "likelihood"', 'up = "impact"')))
    assert likelihood_up == ["Likelihood", "Impact"]
    assert [axis.heading for axis in turned.axes()] == ["Impact", "Likelihood"]


def test_asking_a_scheme_without_scales_for_axes_is_misuse() -> None:
    with pytest.raises(LookupError, match="made-score has no likelihood and impact"):
        scheme_of(SCORE).axes()


def test_a_score_outside_every_band_has_none() -> None:
    scheme = scheme_of(PRODUCT)
    assert scheme.band(0) is None
    assert scheme.band(10) is None
    assert scheme.band(None) is None


SOURCE = '[source]\ntitle = "Made policy"\nplace = "page 1"\n'


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(('name = "made-3x3"', ""), ["name"], id="no name"),
        pytest.param(('title = "A scheme for tests"', ""), ["title"], id="no title"),
        pytest.param(('organisation = "Office of Made"', ""), ["organisation"], id="nobody's"),
        pytest.param(("effective = 2024-01-01", ""), ["effective"], id="no date"),
        pytest.param(('"made-3x3"', '""'), ["name"], id="an empty name"),
        pytest.param(('"made-3x3"', "3"), ["name"], id="a number for a text"),
        pytest.param(("effective = 2024-01-01", 'effective = "2024-01-01"'), ["effective"],
                     id="a text for a date"),
        pytest.param(("2024-01-01", "2024-01-01T10:00:00"), ["effective"], id="a time of day"),
        pytest.param(("2024-01-01", "1900-02-28"), ["effective"],
                     id="a date that spreadsheets do not share"),
        pytest.param(("review_months = 3", "review_months = true"), ["review_months"],
                     id="true for a number"),
        pytest.param(("review_months = 3", "review_months = 2.5"), ["review_months"],
                     id="a fraction"),
        pytest.param(("review_months = 3", 'closed_score = "nil"'), ["closed_score"],
                     id="a text for the score of a closed risk"),
        pytest.param(('rating = "product"', 'rating = "sum"'), ["rating"], id="unknown rating"),
        pytest.param(('up = "likelihood"', 'up = "risk"'), ["up"], id="unknown axis"),
        pytest.param((SOURCE, ""), ["source"], id="no source"),
        pytest.param(('title = "Made policy"\n', ""), ["source.title"], id="source untitled"),
        pytest.param(('place = "page 1"\n', ""), ["source.place"], id="no place in the source"),
        pytest.param(('"Made policy"', '"Made \\u0007 policy"'), ["source.title"],
                     id="a control character"),
        pytest.param(('"Hardly ever"', '"\\u0000"'), ["likelihood.levels.1.descriptors.Chance"],
                     id="a control character in a descriptor"),
        pytest.param(('"Made policy"', '"' + "x" * 32_768 + '"'), ["source.title"],
                     id="a text too long for a cell"),
        pytest.param(('label = "Rare"', ""), ["likelihood.levels.1.label"], id="level unnamed"),
        pytest.param(("score = 5", 'score = "five"'), ["tolerance.score"], id="tolerance a text"),
        pytest.param(("score = 5", ""), ["tolerance.score"], id="tolerance without a score"),
        pytest.param(('axis = "impact"\nchange = "Increase"', 'axis = "z"\nchange = "Increase"'),
                     ["marks.▷.axis"], id="a mark on no axis"),
        pytest.param(('change = "Increase"', 'change = "Grow"'), ["marks.▷.change"],
                     id="a mark for no change"),
        pytest.param(('symbol = "→", word = "Same"', ""), ["arrows.same"], id="an empty arrow"),
        pytest.param(('"bands.High.colour" =', '"bands.High.shade" ='),
                     ["assumed.bands.High.shade"], id="assumed: no such key"),
        pytest.param(('"bands.High.colour" =', '"bands.Severe.colour" ='),
                     ["assumed.bands.Severe.colour"], id="assumed: no such band"),
        pytest.param(('"bands.High.colour" =', '"likelihood.columns.Chance" ='),
                     ["assumed.likelihood.columns.Chance"], id="assumed: within a list of texts"),
        pytest.param(('"The policy says Red"', "3"), ["assumed.bands.High.colour"],
                     id="assumed without a reason"),
    ],
)  # fmt: skip
def test_a_file_is_refused_for(change: tuple[str, str], keys: list[str]) -> None:
    assert refusals(changed(PRODUCT, change)) == keys


@pytest.mark.parametrize(
    ("after", "key"),
    [
        ('up = "likelihood"', "colour"),
        ('place = "page 1"', "source.colour"),
        ('heading = "Likelihood"', "likelihood.colour"),
        ('label = "Rare"', "likelihood.levels.1.colour"),
        ('name = "Target"', "assessments.target.colour"),
        ('heading = "Owner"', "roles.owner.colour"),
        ("score = 5", "tolerance.colour"),
        ('name = "Managed"', "statuses.Managed.colour"),
        ('meaning = "Likelihood went up"', "marks.▲.colour"),
        ("[arrows]", "arrows.colour"),
        ("[keeps]", "keeps.colour"),
    ],
)
def test_an_unknown_key_is_named_with_its_table(after: str, key: str) -> None:
    assert refusals(changed(PRODUCT, (after, f"{after}\ncolour = 1\n"))) == [key]


def test_an_unknown_key_of_a_band_is_named_with_its_band() -> None:
    assert refusals(changed(PRODUCT, ("from = 6", "from = 6\ncolor = 1"))) == ["bands.High.color"]


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        pytest.param(("3 = [4, 7, 9]\n", ""), ["matrix.3"], id="a row is missing"),
        pytest.param(("[4, 7, 9]", "[4, 7]"), ["matrix.3"], id="a row is too short"),
        pytest.param(("[4, 7, 9]", "[4, 7, 9, 9]"), ["matrix.3"], id="a row is too long"),
        pytest.param(("[4, 7, 9]", '[4, 7, "9"]'), ["matrix.3"], id="a score is a text"),
        pytest.param(("[4, 7, 9]", "[4, 7, 9.0]"), ["matrix.3"], id="a score is a fraction"),
        pytest.param(("[4, 7, 9]", "[4, 7, true]"), ["matrix.3"], id="a score is true"),
        pytest.param(("[4, 7, 9]", "9"), ["matrix.3"], id="a row is a number"),
        pytest.param(("3 = [", "3 = [4, 7, 9]\n4 = ["), ["matrix.4"], id="a row too many"),
        pytest.param(("3 = [", "high = ["), ["matrix.high", "matrix.3"], id="a row by its label"),
    ],
)
def test_a_matrix_that_is_not_square_to_the_scales_is_refused(
    change: tuple[str, str], keys: list[str]
) -> None:
    found = [key for key in refusals(changed(MATRIX, change)) if key.startswith("matrix")]
    assert found == keys


def test_a_matrix_beside_a_product_is_refused() -> None:
    assert refusals(f"{PRODUCT}\n[matrix]\n1 = [1, 2, 3]\n") == ["matrix"]


def test_every_reason_is_given_at_once() -> None:
    text = changed(
        PRODUCT,
        ('title = "A scheme for tests"', "colour = 1"),
        (SOURCE, ""),
        ('label = "Rare"', 'label = "Likely"'),
        ("from = 3", "from = 4"),
        ("#FFC000", "amber"),
        ("score = 5", "score = 10"),
        ('name = "Target"', 'name = "Target"\ncurrent = true'),
    )
    assert sorted(refusals(text)) == [
        "assessments",
        "bands.Medium.colour",
        "bands.Medium.from",
        "colour",
        "likelihood.levels",
        "source",
        "title",
        "tolerance.score",
    ]


def test_a_reason_names_file_key_expectation_and_value() -> None:
    _, findings = read_text(changed(PRODUCT, ("score = 5", "score = 12")))
    assert [str(finding) for finding in findings] == [
        "made.toml, tolerance.score: expected a score from 1 to 9, got 12"
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b'name = "unclosed', "toml-syntax", id="not TOML"),
        pytest.param("name = 'Bj\xf6rn'".encode("latin-1"), "file-encoding", id="not UTF-8"),
        pytest.param(b"\xff\xfen\x00", "file-encoding", id="UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read_gives_one_finding(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "made.toml"
    path.write_bytes(content)
    scheme, findings = read_scheme(path)
    assert scheme is None
    assert coded(findings) == [(code, "made.toml")]


def test_a_missing_file_gives_one_finding(tmp_path: Path) -> None:
    scheme, findings = read_scheme(tmp_path / "none.toml")
    assert scheme is None
    assert coded(findings) == [("file-unreadable", "none.toml")]


def test_an_empty_file_is_refused_without_an_exception() -> None:
    assert {"name", "title", "organisation", "effective", "source", "rating"} <= set(refusals(""))


@pytest.mark.parametrize(
    "key",
    ["source", "assumed", "assessments", "roles", "likelihood", "impact", "bands", "tolerance",
     "statuses", "marks", "arrows", "headings", "keeps", "matrix"],
)  # fmt: skip
@pytest.mark.parametrize("value", ["3", '"x"', "[3]", "[[3]]", '["x"]', "[]"])
def test_a_value_of_the_wrong_kind_never_raises(key: str, value: str) -> None:
    head = 'name = "n"\ntitle = "t"\norganisation = "o"\neffective = 2024-01-01\n'
    assert refusals(f'{head}rating = "matrix"\n{key} = {value}\n')
