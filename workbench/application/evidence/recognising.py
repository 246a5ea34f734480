"""The text of papers that are pictures, read by a program a person has, and kept with the item."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Protocol

from workbench.application.evidence.preparing import PaperDesk
from workbench.application.evidence.reading import ReadPaper
from workbench.application.evidence.showing import PageWords
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceUnavailable
from workbench.domain.records.evidence import EvidenceItem, PaperKind, StoredFile

_NAME = "text read.json"
_DAMAGED = (ValueError, KeyError, TypeError)


class Recogniser(Protocol):
    """Reads the text of pictures, where the program for it is there."""

    @property
    def able(self) -> bool:
        """Whether the program is there."""

    def read(self, path: Path, name: str, page: Callable[[int, int], object]) -> list[PageWords]:
        """The words of every page of a file called `name`; `page` is given how far it is.

        Raises `EvidenceUnavailable` when the program fails.
        """


def dumps(pages: Sequence[PageWords]) -> bytes:
    """The words of all pages as a file."""
    plain = [
        {"text": page.text, "boxes": [round(each, 1) for each in page.boxes]} for page in pages
    ]
    return json.dumps({"pages": plain}, ensure_ascii=False).encode()


def loads(data: bytes) -> list[PageWords]:
    """The words of all pages; raises `EvidenceUnavailable` for a file that is none of ours."""
    try:
        return [
            PageWords(page["text"], array("f", page["boxes"]))
            for page in json.loads(data)["pages"]
            if len(page["boxes"]) == 4 * len(page["text"])
        ]
    except _DAMAGED as error:
        raise EvidenceUnavailable(
            "The text that was read from this paper cannot be used.", "Read it again."
        ) from error


def keep(desk: PaperDesk, item: EvidenceItem, pages: Sequence[PageWords]) -> StoredFile:
    """Keep the words with the files of evidence, and make them known to the search."""
    assert item.file is not None
    kept = desk.vault.keep(BytesIO(dumps(pages)))
    texts = tuple(page.text for page in pages)
    desk.texts.keep_text(
        item.file.sha256, ReadPaper(kind=item.file.kind, pages=len(pages), texts=texts)
    )
    return desk.stored(kept, _NAME, PaperKind.TEXT)


def with_recognised(case: CaseFile, evidence_id: str, file: StoredFile) -> CaseFile:
    """The case with the text that was read from a paper's pictures."""
    item = case.evidence[evidence_id]
    return case.with_record("evidence", replace(item, recognised=file))
