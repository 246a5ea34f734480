"""How much a statement may hold: far more than any that was published, and soon counted."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.errors import StatementRefused
from workbench.statement.reading.lines import SourceLine

MOST_LINES = 3_000
"""The most paragraphs, headings and items a statement may have."""

MOST_SIGNS = 250_000
"""The most characters it may have: some 40,000 words."""


def too_large() -> StatementRefused:
    """The refusal of what is far larger than a statement."""
    return StatementRefused(
        "The file is far larger than any statement.",
        "Nothing was taken in. Choose another file, or paste the statement’s text.",
    )


def refuse_large(lines: Sequence[SourceLine]) -> None:
    """Raise `StatementRefused` for lines that are too many or too long."""
    if len(lines) > MOST_LINES or sum(len(line.words) for line in lines) > MOST_SIGNS:
        raise too_large()
