"""A Python of the Microsoft Store is refused: Excel would not see what it installs."""

import pytest

from addin.package.in_the_way import store_findings


def test_a_python_of_the_store_is_refused() -> None:
    prefix = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.11_3.11.2544.0_x64"
    [finding] = store_findings(prefix)
    assert finding.code == "python-from-store"
    assert str(finding) == (
        "Python: expected Python from its own installer, got the one of the Microsoft Store, "
        "whose files in AppData no other program sees"
    )


@pytest.mark.parametrize("prefix", [r"C:\Program Files\Python311", "/usr", r"C:\MyWindowsApps"])
def test_any_other_python_will_do(prefix: str) -> None:
    assert store_findings(prefix) == []
