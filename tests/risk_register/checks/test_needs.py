"""What rules need of a scheme, and the words for what is missing."""

import pytest

from risk_register.checks import needs
from risk_register.checks.rule import Needs
from tests.registers import scheme

FED, UNFED = "generic-5x5", "mopac-2017"


@pytest.mark.parametrize(
    ("need", "fed", "unfed", "said"),
    [
        (needs.scores, "wmpcc-2024", UNFED, "it has no scores"),
        (needs.levels, FED, "wmpcc-2024", "its current assessment has no likelihood and impact"),
        (needs.bands, FED, "wmpcc-2024", "it has no bands"),
        (needs.tolerance, FED, "leicestershire-2023", "it has no tolerance"),
        (needs.field("risks", "status"), FED, UNFED, "it keeps no status of risks"),
        (needs.field("controls", "due"), FED, None, ""),
        (needs.field("updates", "date"), FED, UNFED, "it keeps no date of updates"),
        (needs.table("withheld"), "leicestershire-2023", UNFED, "it keeps no table withheld"),
        (needs.table("stated"), UNFED, None, ""),
        (needs.status("tasked"), "leicestershire-2023", FED, "none of its statuses means tasked"),
        (needs.assessment("target"), FED, "wmpcc-2024", "it has no target assessment"),
        (needs.review_interval, FED, UNFED, "it does not say how often risks are reviewed"),
        (needs.categories, "cambridgeshire-2017", FED, "its impact is not by category"),
        (needs.ranges, FED, UNFED, "its levels have no ranges"),
        (needs.descriptors, FED, UNFED, "its levels have no descriptors"),
        (needs.people, UNFED, None, ""),
    ],
)  # fmt: skip
def test_a_need_is_met_or_says_what_is_missing(
    need: Needs, fed: str, unfed: str | None, said: str
) -> None:
    assert need(scheme(fed)) == ""
    if unfed:
        assert need(scheme(unfed)) == said
