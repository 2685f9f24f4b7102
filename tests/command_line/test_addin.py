"""The add-in is built, installed, updated and removed: in made-up profiles, by Python and pip."""

import io
import os
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from addin.package.in_the_way import LONGEST_INSIDE
from tests.command_line.running import Outcome, contents, run
from tests.support.addin_profile import all_wheels, copy_profile, enter, make_profile

OURS = Path("Local", "OPCC Risk Register")
PYTHON, SETTINGS, LOG = OURS / "python", OURS / "settings.conf", OURS / "log.txt"
XLAM = Path("Roaming", "Microsoft", "Excel", "XLSTART", "RiskRegister.xlam")
BIN = {"posix": Path("bin", "python"), "nt": Path("Scripts", "python.exe")}[os.name]
NAMED = {
    "posix": r'"INTERPRETER_WIN","%LOCALAPPDATA%\OPCC Risk Register\python\bin\python"',
    "nt": r'"INTERPRETER_WIN","%LOCALAPPDATA%\OPCC Risk Register\python\Scripts\python.exe"',
}[os.name]
CHANGED = b'"INTERPRETER_WIN","%LOCALAPPDATA%\\elsewhere\\python.exe"\r\n'


def _signed_file() -> bytes:
    """An add-in file with a signature, by the type that signatures have ([MS-XLSB] 2.1.7.58)."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/vbaProjectSignature.bin" '
        'ContentType="application/vnd.ms-office.vbaProjectSignature"/></Types>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("xl/vbaProject.bin", b"macros")
        package.writestr("xl/vbaProjectSignature.bin", b"signature")
    return stream.getvalue()


SIGNED = _signed_file()


@dataclass(frozen=True)
class Installed:
    """A profile into which the add-in was installed once, for all tests to copy."""

    profile: Path
    wheels: Path
    outcome: Outcome


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    folder = tmp_path_factory.mktemp("installed")
    wheels = all_wheels(tmp_path_factory.mktemp("wheels"))
    with pytest.MonkeyPatch.context() as patch:
        enter(make_profile(folder / "profile"), patch)
        outcome = run(folder, "addin", "install", "--wheels", wheels, "--without-excel")
    yield Installed(folder / "profile", wheels, outcome)


@pytest.fixture
def profile(installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the installed profile, which is that of whoever runs a command."""
    made = copy_profile(installed.profile, tmp_path / "profile")
    enter(made, monkeypatch)
    return made


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile in which nothing is installed."""
    made = make_profile(tmp_path / "empty")
    enter(made, monkeypatch)
    return made


def files_of_ours(profile: Path) -> dict[str, bytes]:
    """All files of a profile but those of the virtual environment."""
    inside = f"{PYTHON}{os.sep}"
    return {name: each for name, each in contents(profile).items() if not name.startswith(inside)}


def install(profile: Path, wheels: Path, *more: str | Path) -> Outcome:
    return run(profile, "addin", "install", "--wheels", wheels, "--without-excel", *more)


def uninstall(profile: Path, *more: str) -> Outcome:
    return run(profile, "addin", "uninstall", "--without-excel", *more)


# The file


def test_the_file_is_a_package_with_macros(tmp_path: Path) -> None:
    outcome = run(tmp_path, "addin", "build", "-o", "RiskRegister.xlam")
    assert (outcome.code, outcome.told) == (0, "")
    assert outcome.said == "RiskRegister.xlam: Excel's add-in\n"
    with zipfile.ZipFile(tmp_path / "RiskRegister.xlam") as package:
        assert "xl/vbaProject.bin" in package.namelist()


def test_the_file_has_its_own_ending(tmp_path: Path) -> None:
    outcome = run(tmp_path, "addin", "build", "-o", "RiskRegister.xlsx")
    assert outcome.code == 2
    assert outcome.errors == [
        "RiskRegister.xlsx: expected the name of an add-in, ending in .xlam, "
        "got 'RiskRegister.xlsx'"
    ]
    assert contents(tmp_path) == {}


# Without Excel


@pytest.mark.skipif(os.name == "nt", reason="Excel may be on this machine")
@pytest.mark.parametrize(
    ("command", "steps"),
    [
        ("install", [
            "make a virtual environment of Python ",
            "install opcc-risk-register ",
            r"name that Python in %LOCALAPPDATA%\OPCC Risk Register\settings.conf",
            r"put the add-in into Excel's start folder, as %APPDATA%\Microsoft\Excel\XLSTART",
        ]),
        ("uninstall", [
            r"remove the virtual environment %LOCALAPPDATA%\OPCC Risk Register\python",
            r"remove the add-in %APPDATA%\Microsoft\Excel\XLSTART\RiskRegister.xlam",
            r"remove the settings %LOCALAPPDATA%\OPCC Risk Register\settings.conf, unless",
        ]),
    ],
)  # fmt: skip
def test_without_excel_it_says_what_it_would_do_and_does_nothing(
    empty: Path, command: str, steps: list[str]
) -> None:
    outcome = run(empty, "addin", command)
    assert (outcome.code, outcome.told) == (0, "")
    first, *said, last = outcome.said.splitlines()
    assert (
        first == f"Excel is not on this machine, so nothing was done. With Excel, {command} would"
    )
    assert [line[: len(step) + 2] for line, step in zip(said, steps, strict=True)] == [
        f"  {step}" for step in steps
    ]
    assert last == "--without-excel does it all the same, to prepare a profile."
    assert contents(empty) == {}


@pytest.mark.skipif(os.name == "nt", reason="Excel may be on this machine")
def test_without_excel_no_profile_is_needed_to_say_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.delenv("APPDATA", raising=False)
    assert run(tmp_path, "addin", "install").code == 0


# Installing


def test_installing_says_each_step(installed: Installed) -> None:
    assert (installed.outcome.code, installed.outcome.told) == (0, "")
    *steps, last = installed.outcome.said.splitlines()
    assert [step.split()[0] for step in steps] == ["make", "install", "name", "put"]
    assert steps[1].endswith(f"from the folder {installed.wheels} alone")
    assert last.startswith("Installed. Excel shows it when it is next started")


def test_three_things_are_put_into_the_profile(installed: Installed, tmp_path: Path) -> None:
    assert run(tmp_path, "addin", "build", "-o", "built.xlam").code == 0
    assert files_of_ours(installed.profile) == {
        str(SETTINGS): f"{NAMED}\r\n".encode(),
        str(XLAM): (tmp_path / "built.xlam").read_bytes(),
    }
    assert (installed.profile / PYTHON / BIN).is_file()


def test_the_python_that_was_installed_has_this_software_and_xlwings(installed: Installed) -> None:
    program = "import addin, command_line, xlwings; print(addin.__file__, xlwings.__version__)"
    python = installed.profile / PYTHON / BIN
    said = subprocess.run(
        [python, "-I", "-c", program], capture_output=True, text=True, check=True
    ).stdout
    where, version = said.rsplit(maxsplit=1)
    assert Path(where).is_relative_to(installed.profile / PYTHON)
    assert version == "0.37.8"


def test_no_path_within_is_longer_than_is_counted_on(installed: Installed) -> None:
    environment = installed.profile / PYTHON
    longest = max(len(str(path.relative_to(environment))) for path in environment.rglob("*"))
    assert 100 < longest <= LONGEST_INSIDE


# Updating


@dataclass(frozen=True)
class Updated:
    """A profile that was updated, with a signed file: what status said before, and how that went.

    Its settings had been changed, its add-in was older, and an installation had been killed.
    """

    profile: Path
    unfinished: Outcome
    outcome: Outcome


@pytest.fixture(scope="module")
def updated(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Updated:
    folder = tmp_path_factory.mktemp("updated")
    profile, signed = copy_profile(installed.profile, folder / "profile"), folder / "signed.xlam"
    (profile / SETTINGS).write_bytes(CHANGED)
    (profile / XLAM).write_bytes(b"an earlier version's")
    (profile / PYTHON).rename(profile / OURS / "python.before")
    (profile / PYTHON).mkdir()
    signed.write_bytes(SIGNED)
    with pytest.MonkeyPatch.context() as patch:
        enter(profile, patch)
        unfinished = run(folder, "addin", "status")
        outcome = install(folder, installed.wheels, "--signed", signed)
    return Updated(profile, unfinished, outcome)


def test_status_says_that_an_installation_was_killed(updated: Updated) -> None:
    assert updated.unfinished.code == 1
    assert updated.unfinished.errors[0].startswith(
        f"{updated.profile / OURS / 'python.before'}: expected no installation that was broken off"
    )


def test_an_update_mends_an_installation_that_was_killed(updated: Updated) -> None:
    assert updated.outcome.code == 0
    left = sorted(path.name for path in (updated.profile / OURS).iterdir())
    assert left == ["python", "settings.conf"]
    assert (updated.profile / PYTHON / BIN).is_file()


def test_an_update_keeps_changed_settings(updated: Updated) -> None:
    assert (updated.profile / SETTINGS).read_bytes() == CHANGED


def test_a_signed_file_is_put_instead_of_one_that_is_built(updated: Updated) -> None:
    assert (updated.profile / XLAM).read_bytes() == SIGNED


def test_an_update_that_fails_leaves_everything_as_it_was_and_says_why(
    profile: Path, tmp_path: Path
) -> None:
    (tmp_path / "no wheels").mkdir()
    before = contents(profile)
    outcome = install(profile, tmp_path / "no wheels")
    assert outcome.code == 2
    [error] = outcome.errors
    assert error.startswith("pip: expected to end without an error, got ERROR: No matching")
    assert error.endswith(f"is at the end of {profile / LOG} [command-failed]")
    assert outcome.told.endswith("addin install: 1 error; everything is as it was.\n")
    after = contents(profile)
    log = after.pop(str(LOG)).decode()
    assert log.startswith("pip failed:\n")
    assert "No matching distribution found for opcc-risk-register" in log
    assert after == before


# What is there


def test_status_says_what_is_installed_where(profile: Path) -> None:
    outcome = run(profile, "addin", "status")
    assert (outcome.code, outcome.told) == (0, "")
    excel, *lines = outcome.said.splitlines()
    assert excel.startswith("Excel ")
    version = lines[2].split()[2].rstrip(",")
    assert version.startswith("3.")
    assert lines == [
        f"settings  {profile / SETTINGS}",
        f"Python    {profile / PYTHON / BIN}",
        f"versions  Python {version}, opcc-risk-register 0.1.0, xlwings 0.37.8",
        f"add-in    {profile / XLAM}: that of this Python",
        "log       none",
    ]


PUT_RIGHT = "opcc-register addin install puts it right"


def test_status_says_that_xlwings_is_another_version(profile: Path) -> None:
    [site] = (profile / PYTHON).rglob("xlwings-0.37.8.dist-info")
    metadata = site.rename(site.with_name("xlwings-0.30.0.dist-info")) / "METADATA"
    text = metadata.read_text(encoding="utf-8").replace("Version: 0.37.8", "Version: 0.30.0", 1)
    metadata.unlink()  # a link, which other profiles have too
    metadata.write_text(text, encoding="utf-8")
    outcome = run(profile, "addin", "status")
    assert outcome.code == 1
    assert outcome.errors == [
        f"{profile / PYTHON / BIN}: expected xlwings 0.37.8, got 0.30.0. {PUT_RIGHT} "
        "[version-differs]"
    ]


def test_status_says_at_once_all_that_does_not_fit(profile: Path) -> None:
    (profile / OURS / "python.before").mkdir()
    (profile / XLAM).write_bytes(b"another")
    outcome = run(profile, "addin", "status")
    assert outcome.code == 1
    assert outcome.errors == [
        f"{profile / OURS / 'python.before'}: expected no installation that was broken off, "
        f"got the environment from before it. {PUT_RIGHT} [installation-unfinished]",
        f"{profile / XLAM}: expected the add-in that this Python builds, got another file. "
        f"{PUT_RIGHT} [addin-differs]",
    ]


def test_status_notes_that_the_settings_name_another_python(profile: Path) -> None:
    (profile / PYTHON).rename(profile / OURS / "other")
    other = NAMED.replace(r"Register\python", r"Register\other")
    (profile / SETTINGS).write_text(other)
    outcome = run(profile, "addin", "status")
    assert outcome.code == 0
    assert outcome.told == (
        f"note: {profile / SETTINGS}: expected the Python that was installed, "
        f"got {profile / OURS / 'other' / BIN}\n"
    )


def test_status_says_that_the_python_which_the_settings_name_is_not_there(profile: Path) -> None:
    (profile / SETTINGS).write_bytes(CHANGED)
    outcome = run(profile, "addin", "status")
    assert outcome.code == 1
    assert outcome.errors == [
        f"{profile / SETTINGS}: expected a Python that is there, got "
        f"{profile / 'Local' / 'elsewhere' / 'python.exe'}. "
        "Without this line the installed one is run [python-missing]"
    ]


@pytest.mark.skipif(os.name == "nt", reason="it needs a program that says what it is told")
def test_status_says_that_the_settings_name_what_is_no_python(empty: Path) -> None:
    (empty / OURS).mkdir()
    (empty / SETTINGS).write_text('"INTERPRETER_WIN","/bin/echo"\n')
    outcome = run(empty, "addin", "status")
    assert outcome.code == 1
    assert outcome.errors[0].startswith(
        "/bin/echo: expected a Python that runs, got an answer that no Python gives"
    )


def test_status_does_not_compare_a_signed_file(profile: Path) -> None:
    (profile / XLAM).write_bytes(SIGNED)
    outcome = run(profile, "addin", "status")
    assert outcome.code == 0
    assert f"add-in    {profile / XLAM}: signed, and not compared" in outcome.said.splitlines()


def test_status_of_an_empty_profile_says_that_nothing_is_there(empty: Path) -> None:
    outcome = run(empty, "addin", "status")
    assert outcome.code == 1
    assert [error.partition(": ")[2].partition(".")[0] for error in outcome.errors] == [
        "expected the add-in's Python, got none",
        "expected the add-in, got none",
    ]
    assert contents(empty) == {}


# Removing


def test_removing_leaves_what_install_did_not_make(profile: Path) -> None:
    (profile / LOG).write_bytes(b"what went wrong")
    (profile / XLAM).with_name("PERSONAL.XLSB").write_bytes(b"somebody's macros")
    outcome = uninstall(profile)
    assert (outcome.code, outcome.told) == (0, "")
    assert contents(profile) == {
        str(LOG): b"what went wrong",
        str(XLAM.with_name("PERSONAL.XLSB")): b"somebody's macros",
    }


def test_removing_keeps_changed_settings_unless_all_is_to_go(profile: Path) -> None:
    (profile / SETTINGS).write_bytes(CHANGED)
    (profile / LOG).write_bytes(b"what went wrong")
    assert uninstall(profile).code == 0
    assert contents(profile) == {str(SETTINGS): CHANGED, str(LOG): b"what went wrong"}
    assert uninstall(profile, "--all").code == 0
    assert contents(profile) == {}
    assert not (profile / OURS).exists()


# What is refused


def test_a_profile_that_is_none_is_told_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("APPDATA", str(tmp_path / "gone"))
    for command in (["install", "--without-excel"], ["uninstall", "--without-excel"], ["status"]):
        outcome = run(tmp_path, "addin", *command)
        assert outcome.code == 2
        assert outcome.errors == [
            "%LOCALAPPDATA%: expected a folder of the profile, got nothing",
            f"%APPDATA%: expected a folder of the profile, got {tmp_path / 'gone'}",
        ]
    assert contents(tmp_path) == {}


def test_an_addin_that_cannot_be_opened_is_told_before_anything_is_done(empty: Path) -> None:
    (empty / XLAM).mkdir(parents=True)
    for command in ("install", "uninstall"):
        outcome = run(empty, "addin", command, "--without-excel")
        assert outcome.code == 2
        [error] = outcome.errors
        assert error.startswith(
            f"{empty / XLAM}: expected a file that no program has open: close Excel, got "
        )
        assert outcome.said == ""
    assert not (empty / OURS).exists()


def test_a_folder_that_cannot_be_made_is_told(empty: Path) -> None:
    (empty / OURS).write_bytes(b"a file in its place")
    outcome = run(empty, "addin", "install", "--without-excel")
    assert outcome.code == 2
    [error] = outcome.errors
    assert error.startswith(f"{empty / OURS}: expected to be written or removed")
    assert contents(empty) == {str(OURS): b"a file in its place"}


def test_a_path_that_windows_cannot_have_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = make_profile(tmp_path / ("a" * 60) / ("b" * 60))
    enter(long, monkeypatch)
    outcome = run(tmp_path, "addin", "install", "--without-excel")
    assert outcome.code == 2
    assert outcome.errors == [
        f"{long / PYTHON}: expected a path of at most 121 characters, "
        f"got {len(str(long / PYTHON))} characters"
    ]
    assert contents(long) == {}


def test_what_is_given_and_cannot_be_used_is_told_at_once(empty: Path) -> None:
    (empty / "signed.xlam").write_bytes(b"no package")
    outcome = run(empty, "addin", "install", "--without-excel", "--wheels", "gone",
                  "--signed", "signed.xlam")  # fmt: skip
    assert outcome.code == 2
    assert outcome.errors == [
        "gone: expected a folder with the wheels to install from, got no such folder",
        "signed.xlam: expected an add-in file with VBA in it, got another file",
    ]


def test_the_installed_python_does_not_replace_or_remove_itself(profile: Path) -> None:
    before = contents(profile)
    for command in ("install", "uninstall"):
        asked = f"-m command_line.main addin {command} --without-excel".split()
        done = subprocess.run(
            [profile / PYTHON / BIN, *asked],
            cwd=profile, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 2
        assert "opcc-register: expected to be run by another Python than the one" in done.stderr
    assert contents(profile) == before
