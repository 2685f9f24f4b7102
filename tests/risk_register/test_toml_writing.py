"""A TOML text that says the same as the data it was made of, laid out for a person."""

import tomllib
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.toml_writing import toml

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
scalars = (
    texts
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
)


def _within(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    tables = st.dictionaries(texts, values, max_size=4)
    return tables | st.lists(values, max_size=4) | st.lists(tables, max_size=3)


anything = st.dictionaries(texts, st.recursive(scalars, _within, max_leaves=20), max_size=5)


def _typed(value: Any) -> Any:
    """A value with its type, as 1, 1.0 and True are equal otherwise."""
    if isinstance(value, dict):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    return type(value), value


@settings(deadline=None)
@given(anything)
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    assert _typed(tomllib.loads(toml(data))) == _typed(data)


def test_plain_keys_come_first_and_each_header_after_a_blank_line() -> None:
    data = {"source": {"title": "A paper"}, "name": "made", "levels": [{"number": 1}, {}]}
    assert toml(data) == (
        'name = "made"\n\n[source]\ntitle = "A paper"\n\n[[levels]]\nnumber = 1\n\n[[levels]]\n'
    )


def test_tables_within_lists_of_tables_have_their_whole_path() -> None:
    data = {"impact": {"heading": "Impact", "levels": [{"text": {"Legal": "x" * 100}}]}}
    assert toml(data) == (
        '[impact]\nheading = "Impact"\n\n[[impact.levels]]\n\n'
        f'[impact.levels.text]\nLegal = "{"x" * 100}"\n'
    )


def test_small_tables_within_a_table_stand_on_a_line_each() -> None:
    data = {"arrows": {"up": {"symbol": "↑", "word": "Up"}, "new": {"word": "New"}, "other": {}}}
    assert toml(data) == (
        '[arrows]\nup = { symbol = "↑", word = "Up" }\nnew = { word = "New" }\nother = {}\n'
    )


def test_the_order_of_tables_stays_where_one_of_them_is_too_long_for_a_line() -> None:
    data = {"arrows": {"worse": {"word": "x" * 100}, "better": {"word": "Better"}}}
    assert [*tomllib.loads(toml(data))["arrows"]] == ["worse", "better"]


def test_a_short_list_stands_on_one_line() -> None:
    assert toml({"tables": ["controls", "people"]}) == 'tables = ["controls", "people"]\n'


def test_a_long_list_of_texts_has_one_on_each_line() -> None:
    first, second = "x" * 50, "y" * 50
    assert toml({"risks": [first, second]}) == f'risks = [\n  "{first}",\n  "{second}",\n]\n'


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("Chance", "Chance"),
        ("first_one-2", "first_one-2"),
        ("2", "2"),
        ("", '""'),
        ("Finance (£)", '"Finance (£)"'),
        ("bands.High.from", '"bands.High.from"'),
        ('a "b"', '"a \\"b\\""'),
    ],
)
def test_a_key_is_quoted_where_it_has_to_be(key: str, written: str) -> None:
    assert toml({key: 1}) == f"{written} = 1\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("↑ £", '"↑ £"'),
        ('say "no"', '"say \\"no\\""'),
        ("C:\\new", '"C:\\\\new"'),
        ("one\ntwo\tthree\r", '"one\\ntwo\\tthree\\r"'),
        ("\x00\x1f\x7f", '"\\u0000\\u001f\\u007f"'),
        (True, "true"),
        (0, "0"),
        (0.5, "0.5"),
        (1e22, "1e+22"),
        (date(2026, 3, 31), "2026-03-31"),
        ([], "[]"),
        ([[1, 2], ["x", {"y": 1}]], '[[1, 2], ["x", { y = 1 }]]'),
    ],
)
def test_a_value_is_written_as_toml_has_it(value: object, written: str) -> None:
    assert toml({"key": value}) == f"key = {written}\n"


def test_of_no_data_comes_an_empty_text() -> None:
    assert toml({}) == ""
