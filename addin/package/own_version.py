"""Which version this is, and from where pip can install the very same one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

PROJECT = "opcc-risk-register"


@dataclass(frozen=True, slots=True)
class Source:
    """What pip is told: `requirement` is what to install, `options` where to look for it."""

    requirement: str
    options: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Where it comes from, as a sentence has it."""
        if self.options:
            return f"from the folder {self.options[-1]} alone"
        if " @ " in self.requirement:
            return f"from {self.requirement.partition(' @ ')[2]}"
        return "from where pip is set to look"


def own_version() -> str:
    """The version of this software."""
    return distribution(PROJECT).version


def source(wheels: Path | None = None) -> Source:
    """This version, with what the add-in needs: from a folder of wheels, or as this one came here.

    A version that was installed from a file, a folder or a repository is installed from there again
    (pip notes it, PEP 610), so that no other project of the name is taken from an index.
    """
    named = f"{PROJECT}[addin]"
    if wheels:
        # Nothing but this folder counts: no index, no settings of pip, nothing built from source.
        alone = ("--isolated", "--no-index", "--only-binary", ":all:", "--find-links", str(wheels))
        return Source(f"{named}=={own_version()}", alone)
    url = came_from(distribution(PROJECT))
    return Source(f"{named} @ {url}" if url else f"{named}=={own_version()}")


def came_from(installed: Distribution) -> str:
    """The URL that pip notes of what it did not take from an index; empty if it did."""
    noted = json.loads(installed.read_text("direct_url.json") or "{}")
    url = str(noted.get("url", ""))
    if repository := noted.get("vcs_info"):
        return f"{repository['vcs']}+{url}@{repository['commit_id']}"
    return url
