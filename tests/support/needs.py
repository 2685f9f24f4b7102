"""What some tests need beside Python; `OPCC_NO_SKIPS=1` turns each skip into a failure."""

import shutil

import pytest

from appendices.pdf import converter

_POPPLER = all(shutil.which(each) for each in ("pdfinfo", "pdftotext"))

needs_office = pytest.mark.skipif(
    converter() is None or not _POPPLER,
    reason="LibreOffice Writer or poppler is not installed: run tests/tools.sh.",
)
