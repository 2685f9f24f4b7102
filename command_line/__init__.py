"""The same work without Excel: `opcc-register build`, `schemes`, `demo`. Holds no rules."""
