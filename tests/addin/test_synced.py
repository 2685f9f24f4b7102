"""Which folders are copied to a cloud."""

from pathlib import Path

import pytest

from addin.synced import synced_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with OneDrive's folder for an organisation, and nothing else that Windows says."""
    for name in ("OneDrive", "OneDriveConsumer"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "OneDrive - Anyshire"))
    return tmp_path


def test_onedrives_folder_is_copied_with_all_below_it(home: Path) -> None:
    root = home / "OneDrive - Anyshire"
    assert synced_folder(root) == root
    assert synced_folder(root / "Risk" / "Papers") == root


def test_a_library_of_sharepoint_beside_it_is_copied(home: Path) -> None:
    assert synced_folder(home / "Anyshire" / "Risk - Documents") == home / "Anyshire"


def test_other_folders_are_not(home: Path) -> None:
    assert synced_folder(home / "Documents") is None
    assert synced_folder(home / "Anyshire Papers") is None


def test_without_onedrive_nothing_is(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OneDriveCommercial")
    assert synced_folder(home / "OneDrive - Anyshire") is None
