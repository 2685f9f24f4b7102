"""The live checks: formulas that reconcile the workbook with itself, without Python."""

from __future__ import annotations

from collections.abc import Iterator

from formulas import entry_checks, sealed_quarters, workbook_checks
from formulas.headings import has_map, has_people, has_positions
from formulas.live_check import LiveCheck
from formulas.rating_checks import checks_of_ratings
from risk_register.reviews import has_review_interval
from risk_register.scheme import Scheme


def live_checks(scheme: Scheme) -> Iterator[LiveCheck]:
    """The checks that a scheme can feed."""
    yield from _of_risks(scheme)
    yield from checks_of_ratings(scheme)
    yield from _of_the_past(scheme)
    yield from _of_the_workbook(scheme)


def _of_risks(scheme: Scheme) -> Iterator[LiveCheck]:
    yield entry_checks.references_once(scheme)
    if "stage" in scheme.keeps:
        yield entry_checks.stages_known(scheme)
    if scheme.has_scores and (scheme.matrix or scheme.bands):
        yield entry_checks.scores_on_scale(scheme)
    if scheme.bands and not scheme.rates_in_words:
        yield entry_checks.bands_rise()
    if has_map(scheme):
        yield entry_checks.once_on_the_map(scheme)
    if scheme.by_levels and scheme.current.score in scheme.keeps:
        yield entry_checks.not_overruled(scheme)
    if has_people(scheme):
        yield entry_checks.owners_known(scheme)


def _of_the_past(scheme: Scheme) -> Iterator[LiveCheck]:
    if has_review_interval(scheme) and "last_review" in scheme.keeps:
        yield entry_checks.reviews_dated(scheme)
    if has_positions(scheme) and "first_recorded" in scheme.keeps:
        yield entry_checks.history_complete(scheme)
    if sealed_quarters.has_sealed_quarters(scheme):
        yield sealed_quarters.sealed_figures_agree(scheme)


def _of_the_workbook(scheme: Scheme) -> Iterator[LiveCheck]:
    if workbook_checks.tables_about_risks(scheme):
        yield workbook_checks.references_known(scheme)
    if has_positions(scheme):
        yield workbook_checks.positions_known(scheme)
    yield workbook_checks.live_counts_agree(scheme)
    if scheme.bands:
        yield workbook_checks.bands_add_up(scheme)
    yield from workbook_checks.formulas_in_place(scheme)
