"""What Excel's own Worksheet says, where xlwings has no word for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.libreoffice_engine.part import ExcelError, Part

if TYPE_CHECKING:
    from tests.support.libreoffice_engine.sheet import Sheet

_ALLOWED = {
    f"Allow{what}"
    for what in (
        "FormattingCells", "FormattingColumns", "FormattingRows", "InsertingColumns",
        "InsertingRows", "InsertingHyperlinks", "DeletingColumns", "DeletingRows", "Sorting",
        "Filtering", "UsingPivotTables",
    )
} | {"DrawingObjects", "Contents", "Scenarios"}  # fmt: skip


@dataclass(slots=True, eq=False)
class SheetApi(Part):
    """Excel's Worksheet, as far as the tests need it."""

    sheet: "Sheet"

    @property
    def ProtectContents(self) -> bool:  # noqa: N802  # as Excel spells it
        """Whether locked cells are kept as they are."""
        return bool(self.sheet.remote.isProtected())

    def Protect(self, Password: str = "", **allowed: bool) -> None:  # noqa: N802, N803
        """Protect the sheet; what is allowed all the same is taken and not acted upon.

        UserInterfaceOnly, which would let programs write, is not there.
        """
        if unknown := set(allowed) - _ALLOWED:
            raise NotImplementedError(f"protecting a sheet with {', '.join(sorted(unknown))}")
        self.sheet.remote.protect(Password)

    def Unprotect(self, Password: str = "") -> None:  # noqa: N802, N803
        """Lift the protection; ExcelError for a wrong password."""
        try:
            self.sheet.remote.unprotect(Password)
        except ExcelError:
            raise ExcelError("The password is not correct.") from None
