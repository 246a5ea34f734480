"""Which files may be given to the system's own programs: papers, and nothing that runs."""

from __future__ import annotations

import re
from pathlib import PurePath

from workbench.domain.records.evidence import StoredFile

_PAPERS = frozenset((
    ".pdf", ".doc", ".docx", ".rtf", ".odt", ".txt", ".text", ".log", ".md", ".csv", ".tsv",
    ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp", ".eml", ".msg", ".ics", ".vcf",
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".heic", ".webp",
    ".mp3", ".m4a", ".wav", ".ogg", ".flac", ".aac", ".wma", ".mp4", ".mov", ".avi", ".mkv",
    ".webm", ".wmv", ".3gp", ".vsd", ".vsdx", ".pub", ".mpp", ".pages", ".numbers",
))  # fmt: skip
"""Endings of papers, pictures and recordings. Programs, scripts, macros, links, web pages and
archives are not among them, nor is what nobody knows."""


def may_be_opened(file: StoredFile) -> bool:
    """Whether the system's program for a file may be asked to open it."""
    return PurePath(file.name).suffix.lower() in _PAPERS


def name_outside(file: StoredFile) -> str:
    """What the copy is called that another program is given: no path, and the ending last."""
    path = PurePath(re.sub(r"[^\w .()-]", "_", file.name))
    stem = path.stem.strip(" .") or "paper"
    return f"{stem[:80]}{path.suffix.lower()}"
