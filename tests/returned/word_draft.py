"""A short draft as it is sent, and what is read of it when it comes back."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.builders import RESOURCES
from tests.export.small_statements import paragraph as said
from tests.export.small_statements import statement_of
from tests.returned.word_markup import HELENE, WordFile
from workbench.application.returned.plain import as_plain
from workbench.application.returned.reading import Draft, read_back
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned.reader import read_returned
from workbench.statement.comparing.words import plain_spaces
from workbench.statement.nodes import Document, StatementStage

SAID = (
    "The Council lost the letter of complaint.",
    "It wrote to Ms X in May and apologised to her.",
    "No panel met before the end of August.",
    "The officer promised an answer within ten days.",
    "Nothing was sent, and nobody rang.",
    "Mr Y asked for the record of the call.",
)
LETTER, WROTE, PANEL, OFFICER, NOTHING, RECORD = range(3, 9)


def document_of(*paragraphs: str) -> Document:
    """A draft of a few numbered paragraphs."""
    blocks = (said(words, number) for number, words in enumerate(paragraphs, start=1))
    return statement_of(*blocks, stage=StatementStage.DRAFT)


DOCUMENT = document_of(*SAID)
Found = tuple[int | None, str, str, bool, str, str]


@cache
def sent(document: Document = DOCUMENT) -> bytes:
    """The file as it was sent."""
    return render(document, load_theme(RESOURCES / "theme" / "statement.toml"))


def read(data: bytes, document: Document = DOCUMENT) -> dict[str, Any]:
    """What is found in a file, as other programs are given it."""
    return as_plain(read_back(read_returned(data), [Draft("Draft 1", 1, lambda: document)]))


def proposals(file: WordFile) -> list[Found]:
    """What is proposed: paragraph, kind, author, tracked, before, after; nothing else is said.

    Spaces where no line may end are as any other here.
    """
    found = read(file.data())
    assert found["version"] == 1 and found["report"] == []
    return [
        (
            e["paragraph"],
            e["kind"],
            e["author"],
            e["tracked"],
            plain_spaces(e["before"]),
            plain_spaces(e["after"]),
        )
        for e in found["proposals"]
    ]


def tracked(number: int, kind: str, before: str, after: str, who: str = HELENE) -> Found:
    """A tracked change of the paragraph with a number."""
    return (number, kind, who, True, before, after)
