"""Links as they stand in cells."""

from addin.cells import link_formula
from risk_register.places import Place, SheetPlace


def test_a_link_leads_to_a_sheet_of_any_name() -> None:
    assert link_formula(SheetPlace('It\'s "odd" & 1', 5, "I")) == (
        """=HYPERLINK("#'It''s ""odd"" & 1'!I5","It's ""odd"" & 1!I5")"""
    )


def test_what_stands_in_no_cell_is_a_text() -> None:
    assert link_formula(Place("scheme.toml")) == "'scheme.toml"
