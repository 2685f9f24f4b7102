"""vbaProject.bin: the modules of an add-in as [MS-OVBA] has them written."""

from __future__ import annotations

from collections.abc import Sequence

from addin.package.compound_file import compound_file
from addin.package.compression import compress
from addin.package.dir_stream import OFFICE_REFERENCES, PROJECT_NAME, Reference, dir_stream
from addin.package.faults import CannotBeWrittenError, faults
from addin.package.module import Module, stored_source
from addin.package.project_stream import project_stream, project_wm_stream

_VERSION_INDEPENDENT = bytes.fromhex("CC61 FFFF 00 0100")
"""The stream _VBA_PROJECT of a writer: no version's own cache, so Excel compiles (2.3.4.1)."""


def vba_project(
    modules: Sequence[Module],
    references: Sequence[Reference] = OFFICE_REFERENCES,
) -> bytes:
    """The bytes of a project file with these modules in this order; the same for the same input.

    Raises CannotBeWrittenError, which names everything that is wrong with any module, by line, and
    ValueError for what the file's format cannot hold (compression.py, compound_file.py).
    """
    taken = ("dir", PROJECT_NAME, *(reference.name for reference in references))
    if found := [*faults(modules, taken)]:
        raise CannotBeWrittenError(found)
    streams = {module.name: compress(stored_source(module)) for module in modules}
    described = {
        "_VBA_PROJECT": _VERSION_INDEPENDENT,
        "dir": compress(dir_stream(references, modules)),
    }
    return compound_file(
        {
            "VBA": {**described, **streams},
            "PROJECT": project_stream(modules),
            "PROJECTwm": project_wm_stream(modules),
        }
    )
