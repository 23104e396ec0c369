"""Binding: a document becomes the report that it is, every cell with its place.

It knows labels and nothing of file formats. Labels are aligned as whole sequences; a value is taken for a cell
only where the document leaves no choice, and what it leaves open is said.
"""

from govcheck.binding.bind import bind, bound, load_document

__all__ = ["bind", "bound", "load_document"]
