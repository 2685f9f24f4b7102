"""The settings of a register from what its `register.toml` says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from risk_register.colours import contrast, is_colour
from risk_register.findings import Finding, Severity, quoted
from risk_register.places import Place
from risk_register.register import Brand, CheckSetting, Report, Settings
from risk_register.scheme import Source
from risk_register.scheme_sense import LEAST_CONTRAST
from risk_register.toml_reading import TomlTable

SETTINGS_FILE = "register.toml"
OFF = "off"
"""What is said of a rule of the checks that does not run."""

OWN_COLUMNS = "own_columns"
"""The key under which columns of an office's own are declared."""


def settings_of(
    data: Mapping[str, Any],
    place: Place,
    findings: list[Finding],
    attached: Callable[[str], bytes],
) -> Settings:
    """The settings that data say, as `register.toml` holds them; what is wrong goes to `findings`.

    `place` is where the data come from. `attached` gives the content of a file beside it, the logo
    or the Word template, by the file's name, and may raise OSError. Own columns in the data are
    left to `read_tables`, which knows the tables.
    """
    top = TomlTable({k: v for k, v in data.items() if k != OWN_COLUMNS}, place, findings)
    settings = _settings(top, attached)
    top.finish()
    return settings


def _settings(top: TomlTable, attached: Callable[[str], bytes]) -> Settings:
    brand, source, report = top.table("brand"), top.table("source"), top.table("report")
    return Settings(
        organisation=top.text("organisation", required=True),
        title=top.text("title", required=True),
        as_at=top.day("as_at") or date.max,
        scheme=top.text("scheme", required=True),
        marking=top.text("marking"),
        brand=_brand(brand, attached) if brand else Brand(),
        source=_source(source) if source else Source(""),
        note=top.text("note"),
        report=_report(report) if report else Report(),
        checks=dict(_checks(top)),
    )


def _checks(top: TomlTable) -> Iterator[tuple[str, CheckSetting]]:
    """The rules that are turned off or weighed otherwise, each with its reason."""
    rules = top.table("checks")
    for code in rules.keys() if rules else ():
        if rules and (setting := rules.table(code)):
            word = setting.one_of("severity", (OFF, *Severity))
            severity = None if word == OFF else Severity(word)
            yield code, CheckSetting(severity, setting.text("reason", required=True))
            setting.finish()
    if rules:
        rules.finish()


def _source(table: TomlTable) -> Source:
    source = Source(table.text("title", required=True), table.text("document"), table.text("note"))
    table.finish()
    return source


def _report(table: TomlTable) -> Report:
    report = Report(
        purpose=table.text("purpose"),
        recommendation=table.text("recommendation"),
        method=table.text("method"),
        contacts=table.texts("contacts"),
    )
    table.finish()
    return report


def _brand(table: TomlTable, attached: Callable[[str], bytes]) -> Brand:
    standard = Brand()
    logo, no_logo = _attached(table, "logo", attached)
    template, no_template = _attached(table, "template", attached)
    brand = Brand(
        font=table.text("font") or standard.font,
        heading_fill=table.text("heading_fill") or standard.heading_fill,
        heading_text=table.text("heading_text") or standard.heading_text,
        logo=logo,
        template=template,
    )
    if no_logo:
        table.report("brand-logo", "logo", "the name of a picture in this folder", no_logo)
    if no_template:
        expected = "the name of a Word document in this folder"
        table.report("brand-template", "template", expected, no_template)
    for key, code in (("heading_fill", brand.heading_fill), ("heading_text", brand.heading_text)):
        if not is_colour(code):
            table.report("brand-colour", key, "a colour such as #1F3864", quoted(code))
            table.finish()
            return standard
    if contrast(brand.heading_fill, brand.heading_text) < LEAST_CONTRAST:
        expected = f"a contrast of at least {LEAST_CONTRAST} with heading_fill"
        table.report("brand-contrast", "heading_text", expected, quoted(brand.heading_text))
    table.finish()
    return brand


def _attached(table: TomlTable, key: str, attached: Callable[[str], bytes]) -> tuple[bytes, str]:
    """The content of a file that lies beside the settings; and what is wrong if there is none."""
    name = table.text(key)
    try:
        return attached(name) if name else b"", ""
    except OSError as error:
        return b"", f"{quoted(name)} ({error.strerror})"
