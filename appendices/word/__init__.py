"""A pack as a Word document."""

from appendices.word.document import word_document
from appendices.word.template import TemplateError

__all__ = ["TemplateError", "word_document"]
