"""Words as they are compared, and runs that say something."""

import pytest

from appendices.withheld.telling_words import decoded, is_telling, runs_of, words_of


@pytest.mark.parametrize(
    "text, words",
    [
        ("Zoë’s Plan – PHASE\u00a02", ["zoe", "s", "plan", "phase", "2"]),
        ("on 26/10/2023, £1,000.50", ["on", "26/10/2023", "1,000.50"]),
        ("2022–23", ["2022-23"]),
        ("co\u00adopera\u200btion", ["cooperation"]),
        ("Straße ﬁnal Zoe\u0308", ["strasse", "final", "zoe"]),
        ("snake_case-word", ["snake", "case", "word"]),
        ("", []),
    ],
)
def test_words_are_the_same_however_they_are_written(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_escapes_of_files_are_resolved() -> None:
    assert decoded("a&amp;b%20c_x0020_d 100% sure") == "a&b c d 100% sure"


def test_runs_have_four_words_each() -> None:
    assert [*runs_of(["a", "b", "c", "d", "e"])] == [("a", "b", "c", "d"), ("b", "c", "d", "e")]
    assert [*runs_of(["a", "b", "c"])] == []


@pytest.mark.parametrize(
    "run, telling",
    [
        ("the lease may lapse", True),
        ("due on 26/10/2023 9", True),
        ("at 26 october 2023", False),
        ("opcc031 opcc007 12 16", False),
        ("r one two r", True),
        ("r one r r", False),
    ],
)
def test_numbers_months_and_references_say_nothing(run: str, telling: bool) -> None:
    assert is_telling(run.split(), frozenset(("r",))) is telling
