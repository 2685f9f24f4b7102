"""The very version that runs is installed, from where it came."""

import json
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest

from addin.package.own_version import Source, came_from, source


def noted(folder: Path, note: dict[str, object]) -> PathDistribution:
    """An installed project, with pip's note of where it came from."""
    folder.mkdir()
    (folder / "direct_url.json").write_text(json.dumps(note))
    return PathDistribution(folder)


@pytest.mark.parametrize(
    ("note", "url"),
    [
        ({"url": "file:///C:/x/opcc.whl", "archive_info": {}}, "file:///C:/x/opcc.whl"),
        ({"url": "file:///C:/ours", "dir_info": {"editable": True}}, "file:///C:/ours"),
        (
            {"url": "https://host/ours", "vcs_info": {"vcs": "git", "commit_id": "ab12"}},
            "git+https://host/ours@ab12",
        ),
        ({}, ""),
    ],
    ids=["a wheel", "a folder", "a repository", "an index"],
)
def test_what_pip_notes_says_where_it_came_from(
    tmp_path: Path, note: dict[str, object], url: str
) -> None:
    assert came_from(noted(tmp_path / "opcc.dist-info", note)) == url


def test_a_folder_of_wheels_is_the_only_place() -> None:
    assert source(Path("wheels")) == Source(
        "opcc-risk-register[addin]==0.1.0",
        ("--isolated", "--no-index", "--only-binary", ":all:", "--find-links", "wheels"),
    )
    assert str(source(Path("wheels"))) == "from the folder wheels alone"


def test_where_it_comes_from_is_said() -> None:
    assert str(Source("opcc-risk-register[addin] @ file:///x.whl")) == "from file:///x.whl"
    assert str(Source("opcc-risk-register[addin]==0.1.0")) == "from where pip is set to look"
