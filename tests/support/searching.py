"""Cells of a block in LibreOffice, found by what they show."""

from typing import Any

SEARCH_SHOWN = 1  # search what cells show, not what they hold


def areas_showing(block: Any, text: str) -> tuple[Any, ...]:
    """The areas of a block whose whole text as shown is this, in hidden and filtered rows too."""
    search = block.createSearchDescriptor()
    search.SearchString, search.SearchWords, search.SearchCaseSensitive = text, True, True
    search.setPropertyValue("SearchType", SEARCH_SHOWN)
    search.setPropertyValue("SearchFiltered", True)
    found = block.findAll(search)
    return tuple(found.getRangeAddresses()) if found else ()
