"""The register of Anyshire in every layout, each written once a session."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.intake import layouts
from tests.support.office import Office


@pytest.fixture(scope="session")
def written(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> Callable[[str], Path]:  # fmt: skip
    """What gives the path of a layout, by its name in `layouts.NAMES`."""
    folder = tmp_path_factory.mktemp("anyshire")
    return cache(lambda name: layouts.written(name, folder, office))
