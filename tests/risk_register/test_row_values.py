"""A row's values by name, as a dictionary would have them."""

import pytest

from risk_register.row_values import RowValues

VALUES = RowValues({"reference": 0, "title": 1, "score": 2}, ("R1", None, 12))


def test_a_value_is_found_by_its_name() -> None:
    assert VALUES["score"] == 12
    assert VALUES.get("reference") == "R1"


def test_a_name_without_a_value_has_none() -> None:
    assert VALUES["title"] is None
    assert VALUES.get("title", "not there") is None


def test_a_name_that_no_row_has_is_not_there() -> None:
    assert VALUES.get("owner") is None
    assert VALUES.get("owner", "not there") == "not there"
    assert "owner" not in VALUES
    with pytest.raises(KeyError):
        VALUES["owner"]


def test_values_are_equal_to_a_dictionary_with_the_same() -> None:
    assert VALUES == {"title": None, "reference": "R1", "score": 12}
    assert VALUES != {"reference": "R1", "score": 12}
    assert [*VALUES] == ["reference", "title", "score"]
    assert repr(VALUES) == "{'reference': 'R1', 'title': None, 'score': 12}"


def test_a_column_that_stands_twice_has_the_value_of_the_last() -> None:
    assert RowValues({"title": 1}, ("First", "Last")) == {"title": "Last"}
