"""Two workbooks compared part by part, to say where they differ."""

import itertools
import zipfile
from collections.abc import Collection
from pathlib import Path

from lxml import etree

from tests.support.package import attribute


def differences(a: Path, b: Path, leaving_out: Collection[str] = ()) -> list[str]:
    """Where two workbooks differ, the first place of each part; empty when they are equal.

    XML is compared as XML, so that the order of attributes does not matter; other parts
    byte by byte. Parts named in `leaving_out` are passed over.
    """
    ours, theirs = _parts(a), _parts(b)
    names = sorted((ours.keys() | theirs.keys()) - set(leaving_out))
    found = [_part_difference(name, ours.get(name), theirs.get(name)) for name in names]
    return [sentence for sentence in found if sentence]


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part_difference(name: str, ours: bytes | None, theirs: bytes | None) -> str | None:
    if theirs is None:
        return f"{name}: only in the first"
    if ours is None:
        return f"{name}: only in the second"
    if ours == theirs:
        return None
    if not name.endswith((".xml", ".rels", ".vml")):
        return f"{name}: {len(ours)} and {len(theirs)} bytes that differ"
    where = _difference(etree.fromstring(ours), etree.fromstring(theirs))
    return f"{name}: {where}" if where else None


def _difference(ours: etree._Element, theirs: etree._Element) -> str | None:
    """The first difference of two elements, depth first, with its place."""
    if ours.tag != theirs.tag:
        return f"{_place(ours)} is <{_name(ours)}> and <{_name(theirs)}>"
    for name in sorted(map(str, {*ours.keys(), *theirs.keys()})):
        if ours.get(name) != theirs.get(name):
            return f"{_place(ours)} has {name} {ours.get(name)!r} and {theirs.get(name)!r}"
    if (ours.text or "") != (theirs.text or ""):
        return f"{_place(ours)} says {ours.text!r} and {theirs.text!r}"
    return _difference_below(ours, theirs)


def _difference_below(ours: etree._Element, theirs: etree._Element) -> str | None:
    for number, (one, other) in enumerate(itertools.zip_longest(ours, theirs), start=1):
        if one is None:
            return f"{_place(ours)} has <{_name(other)}> as child {number} only in the second"
        if other is None:
            return f"{_place(ours)} has <{_name(one)}> as child {number} only in the first"
        where = _difference(one, other)
        if where:
            return where
    return None


def _place(element: etree._Element) -> str:
    """The path from the root; a row or cell, and what is in it, goes by its address."""
    name, parent = _name(element), element.getparent()
    if name in ("c", "row") and element.get("r"):
        return f"{'cell' if name == 'c' else 'row'} {attribute(element, 'r')}"
    above = "" if parent is None else _place(parent)
    return f"{above}/{name}{_number(element)}"


def _number(element: etree._Element) -> str:
    """Which of several children of the same name this is, as in XPath."""
    parent = element.getparent()
    if parent is None:
        return ""
    twins = list(parent.iterchildren(element.tag))
    return f"[{twins.index(element) + 1}]" if len(twins) > 1 else ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
