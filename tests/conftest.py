"""What all tests share: LibreOffice, the validator, and no skips where none are wanted."""

import os
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.support import office as libre_office
from tests.support import open_xml_sdk

NO_SKIPS = "OPCC_NO_SKIPS"


@pytest.fixture(scope="session")
def office() -> Iterator[libre_office.Office]:
    """One LibreOffice for the whole session."""
    reason = libre_office.missing()
    if reason:
        _skip(reason)
    running = libre_office.Office()
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def validator() -> Callable[[Path], list[str]]:
    """Open XML SDK errors of a file for Office 2016, 2019 and Microsoft 365."""
    if not open_xml_sdk.available():
        _skip("The Open XML SDK validator is not installed: run tests/tools.sh.")
    return open_xml_sdk.errors_everywhere


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one where no skips are wanted."""
    report = yield
    if not hasattr(report, "wasxfail"):
        _fail_when_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a module that is skipped as a whole into a failure too."""
    report = yield
    _fail_when_skipped(report)
    return report


def _fail_when_skipped(report: Any) -> None:
    if report.skipped and _no_skips():
        report.outcome = "failed"
        report.longrepr = f"Skipped, which {NO_SKIPS}=1 forbids: {_reason(report.longrepr)}"


def _reason(longrepr: object) -> str:
    """The reason alone of what pytest keeps of a skip: file, line, reason."""
    return str(longrepr[2]) if isinstance(longrepr, tuple) else str(longrepr)


def _skip(reason: str) -> NoReturn:
    if _no_skips():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _no_skips() -> bool:
    return os.environ.get(NO_SKIPS) == "1"
