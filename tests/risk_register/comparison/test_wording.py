"""Words that were added and removed, as the Cambridgeshire board saw them."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from risk_register.comparison.wording import How, Piece, accepted, wording
from tests.registers import example
from tests.risk_register.comparison.quarter import CAMBRIDGESHIRE


def marked(before: str, after: str) -> str:
    """The wording as papers mark it."""
    return "".join(
        f"[{piece.how}: {piece.text}]" if piece.how else piece.text
        for piece in wording(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The grant is now cut.", "The grant is not cut.",
         "The grant is [removed: now] [added: not] cut."),
        ("It is late, and costs more.", "It is late.",
         "It is late[removed: , and costs more]."),
        ("It costs £5m in 2023.", "It costs £6m in 2023.",
         "It costs £[removed: 5m][added: 6m] in 2023."),
        ("Due on 26/10/2023 at most.", "Due on 27/10/2023 at most.",
         "Due on [removed: 26/10/2023] [added: 27/10/2023] at most."),
        ("One.\nTwo is here and fine.", "Two is here and fine.\nThree.",
         "[removed: One.]\nTwo is here and fine.\n[added: Three.]"),
        ("", "A new text.", "[added: A new text.]"),
        ("An old text.", "", "[removed: An old text.]"),
        ("Same words.", "Same  words.", "Same  words."),
    ],
)  # fmt: skip
def test_words_that_were_added_and_removed_are_marked_in_their_place(
    before: str, after: str, expected: str
) -> None:
    assert marked(before, after) == expected


def test_a_single_word_between_two_changes_is_shown_within_them() -> None:
    before = "The board meets each month in the old hall and keeps full minutes of it."
    after = "The panel sits each quarter in the new hall and keeps full minutes of it."
    assert marked(before, after) == (
        "The [removed: board meets each month] [added: panel sits each quarter] in the "
        "[removed: old] [added: new] hall and keeps full minutes of it."
    )


def test_a_text_of_which_little_was_kept_is_shown_as_rewritten() -> None:
    before = "The Commissioner may lose public trust through poor complaints handling."
    after = "Complaints take too long, and the public may lose trust in what the office does."
    assert marked(before, after) == f"[removed: {before}] [added: {after}]"


def test_marks_made_by_hand_are_accepted_before_texts_are_compared() -> None:
    text = "[removed: Make more resilient] [added: Look again at] the partnerships"
    assert accepted(text) == "Look again at the partnerships"
    assert accepted("The heads [removed: and deputies] meet [added: weekly].") == (
        "The heads meet weekly."
    )
    assert wording(text, "Look again at the partnerships") == (
        Piece("Look again at the partnerships"),
    )


def test_brackets_that_are_no_marks_are_words_like_others() -> None:
    before, after = (
        "The plan [2023] and (a) stand as agreed",
        "The plan [2024] and (a) stand as agreed",
    )
    assert wording(before, after) == (
        Piece("The plan ["), Piece("2023", How.REMOVED), Piece("2024", How.ADDED),
        Piece("] and (a) stand as agreed"),
    )  # fmt: skip
    assert wording("It ends here", "It ends here [removed: never") == (
        Piece("It ends here "), Piece("[removed: never", How.ADDED),
    )  # fmt: skip


def test_the_marks_of_the_cambridgeshire_board_are_found_again() -> None:
    """Its paper of February 2017 marks by hand what had changed; the texts before and after give
    the same marks."""
    texts = [row.text("control") for row in example(CAMBRIDGESHIRE).rows("controls")]
    by_hand = [text for text in texts if "[added: " in text or "[removed: " in text]
    assert len(by_hand) == 33
    found = [marked(_before(text), accepted(text)) for text in by_hand]
    assert found == by_hand


def _before(text: str) -> str:
    """The text as it stood before the changes that are marked in it."""
    text = re.sub(r" ?\[added: [^\]]*\]", "", text)
    return re.sub(r"\[removed: ([^\]]*)\]", r"\1", text).strip()


_TEXTS = st.lists(
    st.sampled_from(["a", "b", "the", "plan", ",", ".", "\n", "[", "]", "(x)", "£5m", "it's"]),
    max_size=14,
).map(" ".join)


@settings(max_examples=150)
@given(_TEXTS, _TEXTS)
def test_without_one_kind_of_piece_the_words_of_the_other_text_remain(
    before: str, after: str
) -> None:
    pieces = wording(before, after)
    for text, left_out in ((after, How.REMOVED), (before, How.ADDED)):
        remaining = "".join(piece.text for piece in pieces if piece.how is not left_out)
        assert "".join(remaining.split()) == "".join(text.split())
    assert all(piece.text for piece in pieces)


@given(_TEXTS)
@settings(max_examples=30)
def test_a_text_compared_with_itself_has_no_changed_piece(text: str) -> None:
    assert all(piece.how is How.KEPT for piece in wording(text, text))
