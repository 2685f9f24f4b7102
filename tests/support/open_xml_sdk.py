"""Microsoft's Open XML SDK validator, run on a finished file."""

import json
import platform
import subprocess
from pathlib import Path

MODULES = Path(__file__).parents[2] / ".tools" / "node_modules"
OFFICES = ("Office2016", "Office2019", "Microsoft365")
SECONDS = 60.0


def available() -> bool:
    """Whether the validator is installed (tests/tools.sh installs it)."""
    return program().is_file()


def program() -> Path:
    """The validator's self-contained binary for this machine, installed or not."""
    machine = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}.get(
        platform.machine(), platform.machine()
    )
    system = platform.system().lower()
    return MODULES / "@xarsh" / f"ooxml-validator-{system}-{machine}" / "ooxml-validator"


def errors(path: Path, office: str = "Microsoft365") -> list[str]:
    """What the validator finds wrong for a version of Office, a sentence for each.

    A file that cannot be opened gives one error too. ValueError for a version it was not
    meant for: the binary takes any name it does not know for Microsoft365.
    """
    if office not in OFFICES:
        raise ValueError(f"office must be one of {', '.join(OFFICES)} (got {office!r})")
    done = subprocess.run(
        [program(), path, office], check=False, capture_output=True, text=True, timeout=SECONDS
    )
    if not done.stdout.strip():
        raise RuntimeError(f"The validator gave no answer: {done.stderr.strip()}")
    return [_sentence(error) for error in json.loads(done.stdout)["errors"]]


def errors_everywhere(path: Path) -> list[str]:
    """What the validator finds wrong for Office 2016, 2019 and Microsoft 365 together."""
    return [f"{office}: {error}" for office in OFFICES for error in errors(path, office)]


def _sentence(error: dict[str, str | None]) -> str:
    place = " ".join(filter(None, (error["path"], error["xPath"])))
    return f"{place}: {error['description']}" if place else str(error["description"])
