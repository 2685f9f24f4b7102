"""A profile is known by its variables, and its names mean the same on every system."""

from pathlib import Path

from addin.package.profile import (
    ADDIN,
    ENVIRONMENT,
    LOG,
    SETTINGS,
    Profile,
    profile_findings,
    profile_of,
)

PAGE = Path(__file__).parents[3] / "docs" / "install-windows.md"


def test_variables_are_named_in_any_case() -> None:
    profile = profile_of({"LocalAppData": "/home/local", "AppData": "/home/roaming"})
    assert profile.expanded(r"%LOCALAPPDATA%\a\b.conf") == Path("/home/local/a/b.conf")
    assert profile.expanded(r"%localappdata%\a") == Path("/home/local/a")


def test_everything_of_ours_is_in_one_folder_but_the_addin() -> None:
    profile = profile_of({"LOCALAPPDATA": "/home/local", "APPDATA": "/home/roaming"})
    ours = Path("/home/local/OPCC Risk Register")
    assert profile.folder == ours
    assert profile.environment == ours / "python"
    assert profile.settings == ours / "settings.conf"
    assert profile.log == ours / "log.txt"
    assert profile.addin == Path("/home/roaming/Microsoft/Excel/XLSTART/RiskRegister.xlam")


def test_a_variable_that_is_not_there_stays_as_it_is() -> None:
    assert Profile({}).expanded(r"%NONE%\python.exe") == Path("%NONE%/python.exe")


def test_a_name_is_unexpanded_as_windows_has_it() -> None:
    profile = profile_of({"LOCALAPPDATA": "/home/local"})
    path = Path("/home/local/OPCC Risk Register/python/bin/python")
    assert profile.unexpanded(path) == r"%LOCALAPPDATA%\OPCC Risk Register\python\bin\python"


def test_each_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    profile = profile_of({"LOCALAPPDATA": str(tmp_path / "file"), "APPDATA": "relative"})
    assert [(each.code, str(each)) for each in profile_findings(profile)] == [
        ("profile-folder",
         f"%LOCALAPPDATA%: expected a folder of the profile, got {tmp_path / 'file'}"),
        ("profile-folder", "%APPDATA%: expected a folder of the profile, got relative"),
    ]  # fmt: skip


def test_a_profile_with_both_folders_has_no_findings(tmp_path: Path) -> None:
    profile = profile_of({"LOCALAPPDATA": str(tmp_path), "APPDATA": str(tmp_path)})
    assert profile_findings(profile) == []


def test_the_page_for_it_departments_says_where_each_thing_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in (ENVIRONMENT, SETTINGS, LOG, ADDIN) if f"`{name}" not in page] == []
