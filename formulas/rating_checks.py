"""The live checks of what stands beside each rating: update, action, lead, policy areas."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from formulas.areas import has_areas, unknown_areas
from formulas.headings import (
    UNKNOWN_AREAS,
    band_heading,
    called_band,
    entered_column,
    entries_column,
)
from formulas.live_check import LiveCheck, check_of_rows, live_rows
from risk_register.entries import listed_in
from risk_register.register import Register, Row
from risk_register.scheme import Scheme
from risk_register.scores import band


def checks_of_ratings(scheme: Scheme) -> Iterator[LiveCheck]:
    """The checks that a scheme can feed."""
    made = _Checks(scheme)
    if "update" in scheme.keeps and scheme.bands:
        yield made.rated_with_an_update()
    if "action" in scheme.keeps and scheme.bands:
        yield made.worst_with_an_action()
    if {"update", "updated_on"} <= {*scheme.keeps} and "history" in scheme.tables:
        yield made.no_update_is_old()
    if "update" in scheme.keeps and scheme.roles:
        yield made.somebody_leads()
    if has_areas(scheme):
        yield made.areas_known()


@dataclass(frozen=True)
class _Checks:
    """The checks under one scheme; each names the live entries that fail it."""

    scheme: Scheme

    def rated_with_an_update(self) -> LiveCheck:
        """Each entry that is rated has an update."""
        return self.check(
            f"Every {called_band(self.scheme)} has an update",
            "Each live {one} that is rated says what was done, and why it is rated so.",
            f'{self.in_band("Bands[Band]")}*({self.entered("update")}="")',
            lambda _, entry: self.band_of(entry) != "" and not entry.text("update"),
        )

    def worst_with_an_action(self) -> LiveCheck:
        """Each entry in the worst band has an action."""
        worst = self.scheme.bands[-1].name
        return self.check(
            f"Every {{one}} rated {worst} has an action",
            f"Each live {{one}} rated {worst} says what action or support is needed.",
            f'{self.in_band("INDEX(Bands[Band],ROWS(Bands[Band]))")}*({self.entered("action")}="")',
            lambda _, entry: self.band_of(entry) == worst and not entry.text("action"),
        )

    def no_update_is_old(self) -> LiveCheck:
        """No update is dated on the previous quarter's end or before it."""
        updated = self.entered("updated_on")
        known = f"ISNUMBER({updated})*ISNUMBER(Previous_quarter)"
        return self.check(
            "No update is older than the quarter",
            "Each dated update of a live {one} is later than the previous quarter's end.",
            f"{known}*({updated}<=Previous_quarter)",
            _is_old,
        )

    def somebody_leads(self) -> LiveCheck:
        """Each entry has somebody in the first role, as far as anybody is named at all."""
        role = self.scheme.roles[0]
        leads = self.entered(role.key)
        return self.check(
            "Somebody leads every {one}",
            f"{role.heading} of each live {{one}} is filled in; looked at once anybody is named.",
            f'({leads}="")*(SUMPRODUCT(1*({leads}<>""))>0)',
            lambda register, entry: (
                not listed_in(entry.text(role.key))
                and any(each.text(role.key) for each in register.entries)
            ),
        )

    def areas_known(self) -> LiveCheck:
        """Each policy area is one of the list."""
        unknown = entries_column(self.scheme, UNKNOWN_AREAS)
        return self.check(
            "Every policy area is one of the list",
            "Each policy area of a live {one} stands on the Scheme sheet.",
            f'({unknown}<>"")*({unknown}<>0)',
            lambda register, entry: (unknown_areas(register, entry) or 0) > 0,
        )

    def check(
        self, title: str, what: str, failing: str, fails: Callable[[Register, Row], bool]
    ) -> LiveCheck:
        """A check of the live entries, from its formula's condition and the same in Python."""
        return check_of_rows(
            self.scheme.says(title),
            self.scheme.says(what),
            f"{live_rows(self.scheme)}*{failing}",
            self.entered("reference"),
            lambda register: [
                entry.reference for entry in register.live_entries if fails(register, entry)
            ],
        )

    def entered(self, field: str) -> str:
        return entered_column(self.scheme, field)

    def in_band(self, names: str) -> str:
        """Whether each entry's current band is one of some names."""
        bands = entries_column(self.scheme, band_heading(self.scheme, self.scheme.current))
        return f"ISNUMBER(MATCH({bands},{names},0))"

    def band_of(self, entry: Row) -> str:
        found = band(self.scheme, self.scheme.current, entry)
        return found.name if found else ""


def _is_old(register: Register, entry: Row) -> bool:
    updated, quarter = entry.day("updated_on"), register.previous_quarter
    return updated is not None and quarter is not None and updated <= quarter
