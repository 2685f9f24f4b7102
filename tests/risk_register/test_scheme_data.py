"""A scheme is the same scheme after it was written and read again."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schemes
from risk_register.appendix import Appendix, AppendixKind, AppendixOrder, Audience, Publishes
from risk_register.findings import Finding
from risk_register.kinds import RISK_REGISTER
from risk_register.places import Place
from risk_register.scheme import Scheme
from risk_register.scheme_data import scheme_data
from risk_register.scheme_file import scheme_of
from risk_register.toml_writing import toml
from tests.registers import scheme
from tests.risk_register import making
from tests.risk_register.generating import scheme_texts
from tests.risk_register.making import MATRIX, PRODUCT, SCORE, TREND, changed

PLACE = Place("made.toml")


def again(written: Scheme) -> tuple[Scheme | None, list[Finding]]:
    """A scheme after it was written and read."""
    return scheme_of(tomllib.loads(toml(scheme_data(written))), PLACE)


def ordered(written: Scheme | None) -> list[object]:
    """What has an order that equality does not see."""
    assert written
    mappings = [written.arrows, written.headings, written.assumed]
    for each in written.appendices:
        mappings += [each.columns, each.parts, each.legend]
    return [[*mapping.items()] for mapping in mappings]


@pytest.mark.parametrize("name", schemes.names())
def test_every_scheme_that_comes_with_the_software_comes_back(name: str) -> None:
    written = scheme(name)
    assert again(written) == (written, [])
    assert ordered(again(written)[0]) == ordered(written)


@settings(max_examples=60, deadline=None)
@given(scheme_texts().map(making.scheme_of))
def test_every_scheme_comes_back(written: Scheme) -> None:
    assert again(written) == (written, [])


_TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=9)
_HEADINGS = st.dictionaries(_TEXTS, _TEXTS, max_size=3)
_SOME = st.lists(_TEXTS, max_size=3).map(tuple)
APPENDICES = st.builds(
    Appendix, key=_TEXTS, title=_TEXTS, kind=st.sampled_from(AppendixKind),
    audience=st.sampled_from(Audience), order=st.sampled_from(AppendixOrder),
    marking=st.just("") | _TEXTS, text=st.just("") | _TEXTS, nil=st.just("") | _TEXTS,
    label=st.just("") | _TEXTS, chooses=_SOME, but_not=_SOME, columns=_HEADINGS, parts=_HEADINGS,
    legend=_HEADINGS,
)  # fmt: skip
PUBLISHES = st.builds(
    Publishes, word=_TEXTS, of_withheld=_SOME,
    fields=st.dictionaries(
        st.sampled_from([*RISK_REGISTER.tables]), st.lists(_TEXTS, min_size=1).map(tuple)
    ),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(APPENDICES, max_size=3), PUBLISHES, st.sampled_from([PRODUCT, TREND]))
def test_every_appendix_and_everything_that_is_published_comes_back(
    declared: list[Appendix], publishes: Publishes, text: str
) -> None:
    read = making.scheme_of(text)
    written = replace(read, appendices=tuple(declared), publishes=publishes)
    assert again(written) == (written, [])
    assert ordered(again(written)[0]) == ordered(written)


def test_an_appendix_comes_back_when_everything_is_written_in_full() -> None:
    """So it is where something is assumed that need not be said."""
    full = changed(
        PRODUCT,
        ('"bands.High.colour" =', '"up" ='),
        ('up = "likelihood"', 'up = "impact"'),
    ) + '[[appendices]]\nkey = "A"\ntitle = "The scores"\nkind = "matrix"\n'  # fmt: skip
    written = making.scheme_of(full)
    assert again(written) == (written, [])


def test_an_appendix_is_written_as_shortly_as_it_may_be() -> None:
    text = TREND + '\n[[appendices]]\nkey = "A"\ntitle = "The scores"\nkind = "matrix"\n'
    assert toml(scheme_data(making.scheme_of(text))) == text


RANGES = """\
label = "Possible"
descriptors = { Chance = "", "up" = "impact" }
ranges = { "Chance" = { from = 0, to = 0.5, since = 2024-01-01, of = [1, { by = "levels" }] } }
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(MATRIX, id="a matrix"),
        pytest.param(SCORE, id="entered scores"),
        pytest.param(TREND, id="a trend"),
        pytest.param(changed(SCORE, ('"score"\n', '"score"\nclosed_score = 0\n')),
                     id="a closed score of 0"),
        pytest.param(changed(PRODUCT, ('label = "Possible"\n', RANGES), ('"Chance"]',
                     '"Chance", "up"]')), id="ranges, and columns named like keys"),
        pytest.param(changed(PRODUCT, ('up = "likelihood"\n', "")), id="the impact goes up"),
        pytest.param(changed(PRODUCT, ('owner = "Who"', 'owner = ""')), id="an empty heading"),
        pytest.param(changed(PRODUCT, ('columns = ["Chance"]\n',
                     'columns = ["Chance"]\ncategories = true\n')), id="categories"),
        pytest.param(changed(PRODUCT, ('"Made policy"', r'"\"=Made\"\n C:\\new \t"')),
                     id="a text with everything in it"),
    ],
)  # fmt: skip
def test_a_scheme_comes_back_with(text: str) -> None:
    written = making.scheme_of(text)
    assert again(written) == (written, [])
    assert ordered(again(written)[0]) == ordered(written)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("up", ('up = "likelihood"', 'up = "impact"')),
        ("assessments.target.by", ('name = "Target"', 'name = "Target"\nby = "levels"')),
        ("assessments.target.meaning", ('name = "Target"', 'name = "Target"\nmeaning = ""')),
        ("likelihood.categories", ('columns = ["Chance"]', "columns = []\ncategories = false")),
        ("likelihood.columns", ('columns = ["Chance"]', "columns = []")),
        ("impact.levels.2.ranges", ('label = "Serious"', 'label = "Serious"\nranges = {}')),
        ("arrows.new.symbol", ('word = "New"', 'word = "New"')),
    ],
)
def test_what_is_assumed_may_be_empty_or_what_a_scheme_has_anyway(
    key: str, change: tuple[str, str]
) -> None:
    text = changed(PRODUCT, ('"bands.High.colour" =', f'"{key}" ='), change)
    if "columns = []" in text:
        text = changed(text, ('descriptors = { "Chance" = "Hardly ever" }\n', ""))
    written = making.scheme_of(text)
    assert [*written.assumed] == [key]
    assert again(written) == (written, [])


def test_what_is_assumed_of_something_that_is_gone_is_left_out() -> None:
    assumed = '[assumed]\n"bands.Low.from" = "Ours"\n"tolerance.score" = "Ours"\n'
    read = making.scheme_of(changed(SCORE, ("[[bands]]", f"{assumed}\n[[bands]]")))
    written = replace(read, tolerance=None)
    assert scheme_data(written)["assumed"] == {"bands.Low.from": "Ours"}


def test_the_data_are_what_the_file_holds_in_its_order() -> None:
    data = scheme_data(making.scheme_of(TREND))
    assert toml(data) == TREND


def test_what_is_empty_or_usual_is_left_out() -> None:
    data = scheme_data(making.scheme_of(changed(SCORE, ("[tolerance]\nscore = 70\n", ""))))
    assert [*data] == ["name", "title", "organisation", "effective", "rating", "source",
                       "assessments", "bands", "keeps"]  # fmt: skip
    assert data["assessments"] == [
        {"key": "current", "name": "Current", "current": True, "by": "score"}
    ]


def test_an_assessment_that_is_not_the_current_one_does_not_say_so() -> None:
    assert scheme_data(making.scheme_of(PRODUCT))["assessments"] == [
        {"key": "current", "name": "Current", "current": True},
        {"key": "target", "name": "Target"},
    ]


def test_a_matrix_is_written_as_a_policy_prints_it_the_highest_impact_first() -> None:
    matrix = scheme_data(making.scheme_of(MATRIX))["matrix"]
    assert [*matrix.items()] == [("3", [4, 7, 9]), ("2", [2, 5, 8]), ("1", [1, 3, 6])]


def test_a_product_is_written_without_a_matrix() -> None:
    assert "matrix" not in scheme_data(making.scheme_of(PRODUCT))


def test_bands_are_written_the_highest_first() -> None:
    bands = scheme_data(making.scheme_of(PRODUCT))["bands"]
    assert bands[0] == {
        "name": "High",
        "from": 6,
        "to": 9,
        "colour": "#C00000",
        "text": "#FFFFFF",
        "review_months": 1,
    }
    assert [band["name"] for band in bands] == ["High", "Medium", "Low"]


def test_data_from_elsewhere_are_refused_at_their_own_place() -> None:
    refused, findings = scheme_of({**scheme_data(making.scheme_of(TREND)), "colour": 1},
                                  Place("sheet Scheme"))  # fmt: skip
    assert refused is None
    assert [str(finding) for finding in findings] == [
        "sheet Scheme, colour: expected a key that is known here, got an unknown key"
    ]
