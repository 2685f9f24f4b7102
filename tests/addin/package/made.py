"""An add-in to write, and what others read in it."""

import warnings
from io import BytesIO
from pathlib import Path
from struct import unpack_from
from zipfile import ZipFile

import olefile
import pyopenvba

from addin.package.module import Module

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it uses old names of pyparsing, and says so
    from oletools.olevba import VBA_Parser, decompress_stream

Records = list[tuple[int, bytes]]

RIBBON = """\
<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui">
  <ribbon><tabs><tab id="RiskRegister" label="Risk register"><group id="Paper" label="Paper">
    <button id="Print" label="Print" keytip="P" onAction="PrintPaper"/>
  </group></tab></tabs></ribbon>
</customUI>
"""

MODULES = (
    Module(
        "Ribbon",
        "standard",
        "Option Explicit\n\nSub PrintPaper(control As IRibbonControl)\n"
        '    MsgBox "£5 – “Anyshire” isn\'t in Welsh"\nEnd Sub\n',
    ),
    Module(
        "Counter",
        "class",
        "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1  'True\r\nEND\r\n"
        'Attribute VB_Name = "Counter"\r\nAttribute VB_PredeclaredId = True\r\n'
        'Attribute VB_Description = "Counts"\r\nPublic Count As Long\r\n'
        'Attribute Count.VB_VarDescription = "So many"\r\n',
    ),
    Module("ThisWorkbook", "document", "Private Sub Workbook_Open()\nEnd Sub"),
    Module("Sheet1", "document", ""),
)

STORED = {
    "Ribbon": 'Attribute VB_Name = "Ribbon"\r\n'
    "Option Explicit\r\n\r\nSub PrintPaper(control As IRibbonControl)\r\n"
    '    MsgBox "£5 – “Anyshire” isn\'t in Welsh"\r\nEnd Sub\r\n',
    "Counter": 'Attribute VB_Name = "Counter"\r\n'
    'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"\r\n'
    "Attribute VB_GlobalNameSpace = False\r\n"
    "Attribute VB_Creatable = False\r\n"
    "Attribute VB_PredeclaredId = True\r\n"
    "Attribute VB_Exposed = False\r\n"
    "Attribute VB_TemplateDerived = False\r\n"
    "Attribute VB_Customizable = False\r\n"
    'Attribute VB_Description = "Counts"\r\n'
    'Public Count As Long\r\nAttribute Count.VB_VarDescription = "So many"\r\n',
    "ThisWorkbook": 'Attribute VB_Name = "ThisWorkbook"\r\n'
    'Attribute VB_Base = "0{00020819-0000-0000-C000-000000000046}"\r\n'
    "Attribute VB_GlobalNameSpace = False\r\n"
    "Attribute VB_Creatable = False\r\n"
    "Attribute VB_PredeclaredId = True\r\n"
    "Attribute VB_Exposed = True\r\n"
    "Attribute VB_TemplateDerived = False\r\n"
    "Attribute VB_Customizable = True\r\n"
    "Private Sub Workbook_Open()\r\nEnd Sub\r\n",
    "Sheet1": 'Attribute VB_Name = "Sheet1"\r\n'
    'Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"\r\n'
    "Attribute VB_GlobalNameSpace = False\r\n"
    "Attribute VB_Creatable = False\r\n"
    "Attribute VB_PredeclaredId = True\r\n"
    "Attribute VB_Exposed = True\r\n"
    "Attribute VB_TemplateDerived = False\r\n"
    "Attribute VB_Customizable = True\r\n",
}
"""What the stream of each of these modules holds."""


def read_by_olevba(path: Path) -> dict[str, str]:
    """Each module's source."""
    parser = VBA_Parser(str(path))
    found = {
        stream.removeprefix("VBA/"): source for _, stream, _, source in parser.extract_macros()
    }
    parser.close()
    return found


def read_by_pyopenvba(path: Path) -> dict[str, str]:
    """Each module's source; AssertionError where the project is not sound."""
    with pyopenvba.ExcelFile(path) as file:
        assert file.validate() == []
        return dict(file.vba_modules())


def project_of(path: Path) -> bytes:
    """The VBA project of a workbook."""
    with ZipFile(path) as archive:
        return archive.read("xl/vbaProject.bin")


def stream_of(project: bytes, name: str) -> bytes:
    """A stream of a VBA project, as it stands in it."""
    with olefile.OleFileIO(BytesIO(project)) as file:
        return bytes(file.openstream(name).read())


def decompressed(container: bytes) -> bytes:
    """What olevba reads in a compressed container."""
    return bytes(decompress_stream(bytearray(container)))


def dir_records(project: bytes) -> Records:
    """Identifier and content of each record of the dir stream."""
    stream = decompressed(stream_of(project, "VBA/dir"))
    records, here = [], 0
    while here < len(stream):
        identifier, size = unpack_from("<HI", stream, here)
        size = 6 if identifier == 0x09 else size  # PROJECTVERSION says 4
        records.append((identifier, stream[here + 6 : here + 6 + size]))
        here += 6 + size
    return records
