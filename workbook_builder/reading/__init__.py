"""From a workbook to a register: what `workbook_builder` wrote, and what people did to it since."""
