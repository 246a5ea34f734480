"""Statements of a few blocks, for tests that need one thing to happen in them."""

from __future__ import annotations

from typing import Any

from workbench.export.coverage import theme_coverage
from workbench.export.theme import Theme
from workbench.statement.characters import printable
from workbench.statement.nodes import (
    Document,
    DocumentMeta,
    Paragraph,
    Section,
    StatementStage,
    Text,
)
from workbench.statement.text import lines


def statement_of(*blocks: Any, **meta: Any) -> Document:
    """A final decision with one section of these blocks; `meta` says other things about it."""
    about: dict[str, Any] = {
        "stage": StatementStage.FINAL,
        "title": "The Ombudsman’s final decision",
        "body_line": "Northshire Council",
        "reference": "21 017 938",
        "body": "Northshire Council",
    }
    section = Section(id="s", title="What I found", blocks=blocks)
    return Document(meta=DocumentMeta(**{**about, **meta}), sections=(section,))


def paragraph(text: str, number: int | None = 1) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(inlines=(Text(text),), origin=f"o{number}", number=number)


def printed(document: Document, theme: Theme) -> str:
    """All words of a statement as a PDF prints them, with single spaces."""
    return " ".join(" ".join(lines(printable(document, theme_coverage(theme)))).split())
