"""Tests of the schemes that come with the software."""
