"""What was chosen on the tab, as VBA leaves it in the environment."""

from addin.choices import Choices, read_choices


def test_nothing_chosen_is_the_public_pack_and_the_latest_meeting() -> None:
    assert read_choices("") == Choices(audience="public", meeting="", formats=(), appendices=())


def test_choices_stand_one_on_a_line_and_lists_have_commas() -> None:
    text = "\n".join(
        (
            "audience=members", "meeting=Joint Audit Committee 20/04/2026", "formats=docx,pdf",
            "appendices=A, B ,", "folder=C:\\Users\\a=b, c\\Papers", "addin=1.2.0",
        )
    )  # fmt: skip

    assert read_choices(text) == Choices(
        audience="members",
        meeting="Joint Audit Committee 20/04/2026",
        formats=("docx", "pdf"),
        appendices=("A", "B"),
        folder="C:\\Users\\a=b, c\\Papers",
        addin="1.2.0",
    )


def test_what_another_version_says_more_is_passed_over() -> None:
    assert read_choices("colour=red\n\nno choice\nas_at= 31/01/2024 \n") == Choices(
        as_at="31/01/2024"
    )
