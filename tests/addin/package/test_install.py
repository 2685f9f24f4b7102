"""Steps are carried out in turn, and the profile is as it was if one of them fails."""

from pathlib import Path

import pytest

from addin.package.install import Step, carry_out, installing, uninstalling
from addin.package.own_version import Source
from addin.package.profile import Profile, profile_of
from addin.package.virtual_environment import CommandError, interpreter_of, make_environment
from tests.command_line.running import contents
from tests.support.addin_profile import make_profile

OLD = {
    "Local/OPCC Risk Register/python/old.txt": b"old",
    "Local/OPCC Risk Register/settings.conf": b"old",
    "Roaming/Microsoft/Excel/XLSTART/RiskRegister.xlam": b"old",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A profile in which an earlier version is installed."""
    made = make_profile(tmp_path / "profile")
    for name, content in OLD.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(content)
    return made


def profile_in(folder: Path) -> Profile:
    return profile_of({"LOCALAPPDATA": f"{folder}/Local", "APPDATA": f"{folder}/Roaming"})


def replacing(profile: Profile) -> list[Step]:
    """Steps that replace everything there is."""

    def make() -> None:
        profile.environment.mkdir()
        (profile.environment / "new.txt").write_bytes(b"new")

    return [
        Step("make", make),
        Step("set", lambda: profile.settings.write_bytes(b"new")),
        Step("put", lambda: profile.addin.write_bytes(b"new")),
    ]


def failing(error: Exception) -> Step:
    def fail() -> None:
        raise error

    return Step("fail", fail)


def test_each_step_is_said_before_it_is_done(folder: Path) -> None:
    said: list[str] = []
    assert carry_out(profile_in(folder), replacing(profile_in(folder)), said.append) == []
    assert said == ["make", "set", "put"]
    assert contents(folder) == {
        "Local/OPCC Risk Register/python/new.txt": b"new",
        "Local/OPCC Risk Register/settings.conf": b"new",
        "Roaming/Microsoft/Excel/XLSTART/RiskRegister.xlam": b"new",
    }


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(folder: Path) -> None:
    profile = profile_in(folder)
    locked = failing(PermissionError(13, "in use", str(profile.addin)))
    [finding] = carry_out(profile, [*replacing(profile), locked], lambda _: None)
    assert finding.code == "target-not-writable"
    assert str(finding) == (
        f"{profile.addin}: expected to be written or removed, with Excel closed, got in use"
    )
    assert contents(folder) == OLD


def test_a_command_that_fails_leaves_its_last_words_in_the_log(folder: Path) -> None:
    profile = profile_in(folder)
    said = "\n".join(["first", *(f"line {n}" for n in range(39)), "ERROR: no network", ""])
    steps = [*replacing(profile), failing(CommandError("pip", said))]
    [finding] = carry_out(profile, steps, lambda _: None)
    assert (finding.code, finding.actual) == ("command-failed", "ERROR: no network")
    assert finding.remedy == f"More of what it said is at the end of {profile.log}"
    log = profile.log.read_text().splitlines()
    assert (log[0], log[1], log[-1]) == ("pip failed:", "line 0", "ERROR: no network")
    profile.log.unlink()
    assert contents(folder) == OLD


def test_a_first_installation_that_fails_leaves_an_empty_profile(tmp_path: Path) -> None:
    profile = profile_in(make_profile(tmp_path / "profile"))
    make = Step("make", profile.folder.mkdir)
    [finding] = carry_out(profile, [make, failing(OSError(28, "full"))], lambda _: None)
    assert finding.actual == "full"
    assert not profile.folder.exists()


def test_the_addin_comes_last_and_goes_after_its_python_has_stepped_aside(tmp_path: Path) -> None:
    profile = profile_in(tmp_path)
    steps = installing(profile, Source("opcc-risk-register"))
    assert [step.says.split()[0] for step in steps] == ["make", "install", "name", "put"]
    steps = uninstalling(profile, everything=True)
    assert [step.says.split("%")[0] for step in steps] == [
        "remove the virtual environment ",
        "remove the add-in ",
        "remove the settings ",
        "remove the log ",
    ]


def test_a_python_that_python_makes_stands_where_python_says(tmp_path: Path) -> None:
    make_environment(tmp_path / "python")
    assert interpreter_of(tmp_path / "python").is_file()
    assert interpreter_of(tmp_path / "other").parent.parent == tmp_path / "other"
