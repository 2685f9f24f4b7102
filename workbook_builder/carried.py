"""What a workbook carries along, unseen, so that it can be read again: Office's custom XML part.

The sheets show the register; this part says what they do not: which layout they have, the scheme's
and the register's files (colours, the fields that are kept, the source), the logo, and how far
each sheet reached when it was built, so that what people put beside it is noticed. What a sheet
shows counts before what this part says.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement, tostring

from risk_register.folder_files import TEMPLATE_FILE, register_data
from risk_register.register import Register
from risk_register.scheme_data import scheme_data
from risk_register.toml_writing import toml

NAMESPACE = "urn:opcc-risk-register:workbook"
PART_FOLDER = "customXml/item"
_PART = f"{PART_FOLDER}1.xml"
TIE = (
    '<Relationship Id="rIdRegister" Target="/customXml/item1.xml" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/customXml"/>'
)
"""The workbook's tie to the part."""

_PROPERTIES = "customXml/itemProps1.xml"
_PROPERTIES_XML = (
    '<ds:datastoreItem ds:itemID="{2D1F0C52-8C0B-4B7D-9E35-5A1B6E0F7C11}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_TIES_XML = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="itemProps1.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/customXmlProps"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class BuiltSheet:
    """A sheet as it was built: its title, the areas that it filled, how many pictures it had."""

    title: str
    reach: str
    drawings: int


@dataclass(frozen=True, slots=True)
class Carried:
    """What a workbook carries: the texts of its two files, what they name, its sheets as built."""

    layout: int
    settings: str
    scheme: str
    logo: bytes = b""
    template: bytes = b""
    sheets: tuple[BuiltSheet, ...] = field(default=())

    def attached(self, name: str) -> bytes:
        """The content of the file that the settings name: the logo or the template."""
        return self.template if name == TEMPLATE_FILE else self.logo


class CarriedProperties:
    """The properties of the part, as openpyxl's list of content types wants them."""

    path = f"/{_PROPERTIES}"
    mime_type = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def carried_parts(
    register: Register, layout: int, sheets: Iterable[BuiltSheet]
) -> dict[str, bytes]:
    """The parts to be put into the workbook, by name."""
    root = Element("workbook", xmlns=NAMESPACE, layout=str(layout))
    scheme = register.scheme
    shown = replace(register, own_columns={})
    SubElement(root, "settings").text = toml(register_data(shown, with_scheme=False))
    SubElement(root, "scheme").text = toml(scheme_data(scheme))
    brand = register.settings.brand
    for name, content in (("logo", brand.logo), ("template", brand.template)):
        if content:
            SubElement(root, name).text = b64encode(content).decode()
    for sheet in sheets:
        drawings = str(sheet.drawings)
        SubElement(root, "sheet", title=sheet.title, reach=sheet.reach, drawings=drawings)
    return {
        _PART: tostring(root, encoding="utf-8"),
        _PROPERTIES: _PROPERTIES_XML.encode(),
        "customXml/_rels/item1.xml.rels": _TIES_XML.encode(),
    }


def read_carried(root: Element) -> Carried:
    """What the part says. Raises ValueError if it was damaged."""
    layout = root.get("layout", "")
    if not (layout.isascii() and layout.isdecimal() and int(layout[:9]) > 0):
        raise ValueError(f"no number of a layout, {layout[:60]!r}")
    return Carried(
        layout=int(layout[:9]),
        settings=root.findtext("settings", ""),
        scheme=root.findtext("scheme", ""),
        logo=b64decode(root.findtext("logo", ""), validate=True),
        template=b64decode(root.findtext("template", ""), validate=True),
        sheets=tuple(
            BuiltSheet(item.get("title", ""), item.get("reach", ""), int(item.get("drawings", 0)))
            for item in root.iterfind("sheet")
        ),
    )
