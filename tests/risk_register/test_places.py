"""A place is named as a person looks for it: a file and its line, or a sheet and its cell."""

import pytest

from risk_register.places import Place, SheetPlace


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("risks.csv"), "risks.csv"),
        (Place("risks.csv", 3), "risks.csv, line 3"),
        (Place("risks.csv", 3).at_field("title"), "risks.csv, line 3, column title"),
        (Place("made.toml").at_column("bands.High.from"), "made.toml, bands.High.from"),
        (SheetPlace("Register"), "sheet Register"),
        (SheetPlace("Register", 7), "Register, row 7"),
        (SheetPlace("Register", 7, "D"), "Register!D7"),
        (SheetPlace("Heat map", 7, "D"), "Heat map!D7"),
        (SheetPlace("Register", 7, letters={"title": "B"}).at_field("title"), "Register!B7"),
        (SheetPlace("Register", 7, letters={"title": "B"}).at_field("owner"), "Register, row 7"),
        (SheetPlace("Register", 7, "D").at_column("AA"), "Register!AA7"),
    ],
)
def test_a_place_is_said_as(place: Place, said: str) -> None:
    assert str(place) == said


def test_the_same_cell_is_the_same_place_whatever_else_is_known_of_its_row() -> None:
    assert SheetPlace("Register", 7, "B", {"title": "B"}) == SheetPlace("Register", 7, "B")
