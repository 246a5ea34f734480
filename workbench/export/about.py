"""What a file says of itself, the same in every format: its title, its language, its day."""

from __future__ import annotations

import re
from datetime import date

from workbench.statement.nodes import DocumentMeta

# Long enough for any title; PDF/A-2 limits strings to 32,767 bytes.
_LONGEST = 500
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


def title_of(meta: DocumentMeta) -> str:
    """The title of a statement's file: what it is, and whom it is about."""
    parts = (" ".join(part.split()) for part in (meta.title, meta.body_line))
    title = " – ".join(part for part in parts if part) or "Decision statement"
    return title[:_LONGEST]


def language_of(meta: DocumentMeta) -> str:
    """The language of the statement as a BCP 47 tag; British English when it names none."""
    return meta.language if _LANGUAGE.fullmatch(meta.language) else "en-GB"


def day_of(meta: DocumentMeta) -> date | None:
    """The statement's own day, None when it has none that a file can hold."""
    try:
        day = date.fromisoformat(meta.dated)
    except ValueError:
        return None
    # strftime does not pad years before 1000 on every system.
    return day if day.year >= 1000 else None
