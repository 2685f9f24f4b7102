"""What stands in a column of an office's own, as a text of a CSV file and back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from risk_register.own_columns import Formula, OwnValue, own_text, own_value

whole = st.integers(-(10**15) + 1, 10**15 - 1)
values = (
    st.none()
    | st.text()
    | st.from_regex(r"['=]?-?[0-9]{0,17}(\.[0-9]*)?(e[0-9]+)?", fullmatch=True)
    | whole
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.text().map(Formula)
)


@given(values)
@example("'12")
@example("=A1")
@example("007")
@example("1234567890123456")
@example("TRUE")
@example("1e999")
@example("-0")
@example("")
@example(" 12")
@example(1.0)
@example(True)
def test_a_value_comes_back_from_its_text(value: OwnValue) -> None:
    back = own_value(own_text(value))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("North", "North"),
        ("'12", "12"),
        ("''12", "'12"),
        ("'=A1", "=A1"),
        ("'", ""),
        ("=A1", Formula("A1")),
        ("=1+1", Formula("1+1")),
        ("007", "007"),
        ("123456789012345", 123456789012345),
        ("1234567890123456", "1234567890123456"),
        ("TRUE", True),
        ("FALSE", False),
        ("True", "True"),
        ("-12", -12),
        ("+12", "+12"),
        ("0.5", 0.5),
        (".5", ".5"),
        ("1e3", 1000.0),
        ("1e999", "1e999"),
        ("12 ", "12 "),
        ("12%", "12%"),
        ("2026-03-31", "2026-03-31"),
        ("inf", "inf"),
        ("nan", "nan"),
    ],
)
def test_a_text_stands_for_what_was_meant(text: str, value: OwnValue) -> None:
    found = own_value(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("North", "North"),
        ("12", "'12"),
        ("'12", "''12"),
        ("=A1", "'=A1"),
        ("", "'"),
        (Formula("A1"), "=A1"),
        ("007", "007"),
        ("TRUE", "'TRUE"),
        (True, "TRUE"),
        (12, "12"),
        (12.0, "12.0"),
        (45000.25, "45000.25"),
        ("1e999", "1e999"),
    ],
)
def test_a_value_is_kept_by_a_text_that_a_person_can_read(value: OwnValue, text: str) -> None:
    assert own_text(value) == text
