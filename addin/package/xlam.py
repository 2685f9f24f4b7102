"""The add-in's package: the workbook that Excel does not show, its macros and its ribbon."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from addin.package.module import SHEET, WORKBOOK, Module
from addin.package.vba_project import vba_project

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_CONTENT_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="{_TYPE}-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.ms-excel.addin.macroEnabled.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="{_TYPE}-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{_TYPE}-package.core-properties+xml"/>
</Types>"""

_PACKAGE_RELATIONSHIPS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"
 Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{_MICROSOFT}/2007/relationships/ui/extensibility"
 Target="customUI/customUI14.xml"/>
</Relationships>"""

_WORKBOOK_RELATIONSHIPS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_MICROSOFT}/2006/relationships/vbaProject"
 Target="vbaProject.bin"/>
</Relationships>"""

_WORKBOOK = f"""{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships">
<workbookPr codeName="{WORKBOOK}"/>
<sheets><sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets>
</workbook>"""

_SHEET = (
    f"""{_XML}<worksheet xmlns="{_MAIN}"><sheetPr codeName="{SHEET}"/><sheetData/></worksheet>"""
)

_CORE = f"""{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{title}}</dc:title></cp:coreProperties>"""


def xlam(ribbon: str, modules: Sequence[Module], title: str) -> bytes:
    """The bytes of an add-in with a ribbon, whose XML is of the 2009/07 schema, and macros.

    Excel lists it by its title. Of the modules, those of the workbook and its sheet may be left
    out: they are empty then. The same input gives the same bytes. Raises CannotBeWrittenError.
    """
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES.encode(),
        "_rels/.rels": _PACKAGE_RELATIONSHIPS.encode(),
        "docProps/core.xml": _CORE.format(title=escape(title)).encode(),
        "xl/workbook.xml": _WORKBOOK.encode(),
        "xl/_rels/workbook.xml.rels": _WORKBOOK_RELATIONSHIPS.encode(),
        "xl/worksheets/sheet1.xml": _SHEET.encode(),
        "xl/vbaProject.bin": vba_project(_with_documents(modules)),
        "customUI/customUI14.xml": ribbon.encode(),
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, _ZIP_EPOCH), content, ZIP_DEFLATED)
    return stream.getvalue()


def _with_documents(modules: Sequence[Module]) -> list[Module]:
    """All modules; the workbook's and the sheet's first where they had to be added."""
    there = {module.name for module in modules if module.kind == "document"}
    missing = [name for name in (WORKBOOK, SHEET) if name not in there]
    return [*(Module(name, "document", "") for name in missing), *modules]
