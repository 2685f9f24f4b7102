"""The texts that the cells of a workbook share."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workbook_builder.reading.cells import SharedText, unescaped


def shared_texts(listed: Element) -> list[SharedText]:
    """The texts in their order, from the part that lists them."""
    return [_text(item) for item in listed if item.tag == "si"]


def _text(item: Element) -> SharedText:
    runs = item.findall("r")
    parts = [item.findtext("t", ""), *(run.findtext("t", "") for run in runs)]
    return SharedText(unescaped("".join(parts)), rich=len(runs) > 1)
