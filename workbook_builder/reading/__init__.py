"""From a workbook to a register: what `workbook_builder` wrote, and what people did to it since."""

ABOUT_CARRYING = (
    "carries-nothing", "cell-not-carried", "entry-rich-text", "not-carried", "own-formula",
)  # fmt: skip
"""The codes of what reading tells only because a workbook is built anew; nothing is wrong with the
register."""
