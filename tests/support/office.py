"""One real LibreOffice for the tests, driven over UNO."""

import contextlib
import shutil
import subprocess
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.support.book import Book
from tests.support.bridge import SYSTEM_UNO, OfficeError, connect, properties, resolver

__all__ = ["Book", "Office", "OfficeError", "missing", "pages"]

START_SECONDS = 60.0
CALL_SECONDS = 60.0
RESTART_CODE = 81  # a fresh profile makes soffice.bin exit once and ask to be started again

SETTINGS = (
    ("/org.openoffice.Office.Calc/Formula/Syntax", "Grammar", "1"),
    ("/org.openoffice.Office.Calc/Formula/Syntax", "SeparatorArg", ","),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "en-GB"),
    ("/org.openoffice.Setup/L10N", "ooLocale", "en-US"),
    ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
    ("/org.openoffice.Office.Common/Misc", "FirstRun", "false"),
    ("/org.openoffice.Office.Common/Save/Document", "AutoSave", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
)


_ALWAYS, _NEVER = "0", "1"


def missing() -> str | None:
    """Say in a sentence what keeps LibreOffice from being used here, or None."""
    if _program() is None:
        return "LibreOffice (soffice.bin) is not installed: run tests/tools.sh."
    if not SYSTEM_UNO.exists():
        return "LibreOffice's Python bridge (python3-uno) is not installed: run tests/tools.sh."
    return None


def pages(pdf: Path, folder: Path, dpi: int = 60) -> list[Path]:
    """Draw each page of a PDF as a PNG in the folder; the files in page order."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", str(dpi), "-png", str(pdf), str(folder / pdf.stem)]
    subprocess.run(command, check=True, timeout=CALL_SECONDS)
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


class Office:
    """A LibreOffice process of our own, with its own profile and pipe.

    `afresh` says whether it calculates every file as it opens it, or trusts the cached values.
    `seconds` is how long a call may take.
    """

    def __init__(self, *, afresh: bool = True, seconds: float = CALL_SECONDS) -> None:
        self._afresh, self._seconds = afresh, seconds
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._desktop: Any = None

    def start(self, seconds: float = START_SECONDS) -> None:
        """Start LibreOffice and connect to it; OfficeError when that takes too long."""
        reason = missing()
        if reason:
            raise OfficeError(reason)
        self._folder = Path(tempfile.mkdtemp(prefix="tests-office-"))
        _write_profile(self._folder, afresh=self._afresh)
        pipe = f"tests-{uuid.uuid4().hex}"
        try:
            self._launch_and_connect(pipe, time.monotonic() + seconds)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process and remove its profile; harmless when it is not running."""
        if self._process is not None:
            self._ask_to_end()
            self._process.kill()
            self._process.wait()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._process = self._desktop = self._folder = None

    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.poll() is None

    def process_id(self) -> int:
        """The id of the process."""
        if self._process is None:
            raise OfficeError("LibreOffice is not running.")
        return self._process.pid

    def open(self, path: Path) -> Book:
        """Open a workbook, its formulas calculated afresh or trusted.

        Starts LibreOffice again when an earlier test made it stop.
        """
        return Book(self, self.load(path))

    def load(self, path: Path, **wanted: object) -> Any:
        """The same as LibreOffice's own document, for those who drive it themselves.

        How it is opened otherwise (`Hidden=False`) is said as LibreOffice's MediaDescriptor has it.
        """
        if not self.running():
            self.stop()
            self.start()
        if not path.is_file():
            raise OfficeError(f"There is no workbook {path}.")
        with self.deadline(f"opening {path.name}"):
            document = self._desktop.loadComponentFromURL(
                path.resolve().as_uri(), "_blank", 0, _load_properties(path, wanted)
            )
        if document is None:
            raise OfficeError(f"LibreOffice cannot open {path.name} as a workbook.")
        return document

    @contextlib.contextmanager
    def deadline(self, doing: str, seconds: float | None = None) -> Iterator[None]:
        """Kill the process when the body is not done in time: UNO has no time-outs.

        A killed process makes the waiting UNO call fail, so the test goes on.
        """
        process = self._process
        if process is None:
            raise OfficeError(f"LibreOffice is not running, so {doing} is not possible.")
        watchdog = threading.Timer(seconds or self._seconds, process.kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        except (OfficeError, KeyError):
            raise
        except Exception as error:
            if _has_ended(process):
                raise OfficeError(f"LibreOffice stopped while {doing}.") from error
            raise
        finally:
            watchdog.cancel()

    def _launch_and_connect(self, pipe: str, end: float) -> None:
        """Start the process, again where it asks for it, until a connection stands."""
        finder = resolver()
        self._process = self._launch(pipe)
        while time.monotonic() < end:
            if self._process.poll() == RESTART_CODE:
                self._process = self._launch(pipe)
            if self._process.poll() not in (None, RESTART_CODE):
                raise OfficeError(f"LibreOffice ended with code {self._process.returncode}.")
            with self.deadline("starting", max(0.1, end - time.monotonic())):
                self._desktop = connect(finder, pipe)
            if self._desktop is not None:
                return
            time.sleep(0.05)
        raise OfficeError("LibreOffice did not answer in time after its start.")

    def _launch(self, pipe: str) -> subprocess.Popen[bytes]:
        """Start soffice.bin itself, so that the process we hold is the one to end."""
        assert self._folder is not None
        return subprocess.Popen(
            _command(pipe, self._folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _ask_to_end(self) -> None:
        """Ask LibreOffice to end by itself, and wait a moment for it."""
        if self._desktop is None or self._process is None:
            return
        with contextlib.suppress(Exception), self.deadline("ending", 5):
            self._desktop.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)


def _program() -> Path | None:
    """soffice.bin beside the soffice on the path."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        return None
    program = Path(found).resolve().with_name("soffice.bin")
    return program if program.is_file() else None


def _command(pipe: str, folder: Path) -> list[str]:
    """The command line; setpriv ends LibreOffice should the test run be killed."""
    setpriv = shutil.which("setpriv")
    guard = [setpriv, "--pdeathsig", "KILL"] if setpriv else []
    return [
        *guard,
        str(_program()),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
    ]


def _write_profile(folder: Path, *, afresh: bool) -> None:
    """Write the profile's settings: above all, whether files are calculated afresh on load."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    load, mode = "/org.openoffice.Office.Calc/Formula/Load", _ALWAYS if afresh else _NEVER
    modes = ((load, "OOXMLRecalcMode", mode), (load, "ODFRecalcMode", mode))
    items = "".join(_setting(*setting) for setting in (*modes, *SETTINGS))
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        encoding="utf-8",
    )


def _setting(path: str, name: str, value: str) -> str:
    return (
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{escape(value)}</value></prop></item>"
    )


def _has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the process is gone, or is just going."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(0.5)
    return process.poll() is not None


def _load_properties(path: Path, wanted: dict[str, object]) -> tuple[Any, ...]:
    """Load unseen, and as a workbook only: LibreOffice would take any bytes for a text."""
    macros = path.suffix.lower() in (".xlsm", ".xlam", ".xltm")
    kind = "Calc MS Excel 2007 VBA XML" if macros else "Calc MS Excel 2007 XML"
    return properties(**{"Hidden": True, "FilterName": kind, **wanted})
