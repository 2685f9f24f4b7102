"""The schemes and folders that other tests change are themselves without fault."""

from pathlib import Path

import pytest

from tests.risk_register.making import MATRIX, PRODUCT, SCORE, read_folder, refusals, write_folder


@pytest.mark.parametrize("text", [PRODUCT, MATRIX, SCORE], ids=["product", "matrix", "score"])
def test_the_made_schemes_make_sense(text: str) -> None:
    assert refusals(text) == []


def test_the_made_folder_gives_no_finding(tmp_path: Path) -> None:
    register, findings = read_folder(write_folder(tmp_path / "made"))
    assert findings == []
    assert [risk.reference for risk in register.entries] == ["R1", "R2"]
