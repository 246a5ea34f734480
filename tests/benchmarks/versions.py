"""Reading back a draft that came back as a Word file, and comparing versions."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import docx
import docx.document

from tests.benchmarks.cases import TODAY, case_with_paragraphs, edited
from tests.benchmarks.measuring import ROOT, Figure, figure, growth, taking_turns
from tests.export.documents import long_document
from tests.returned.scripts import Script
from tests.returned.versions import changed
from workbench.application.returned.reading import Draft, read_back
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned.reader import read_returned
from workbench.reference.loader import load_library
from workbench.statement.codec import dumps
from workbench.statement.comparing.versions import Comparison
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.numbering import number

SHORT, LONG = 120, 2_000


def measure(rounds: int) -> list[Figure]:
    """A file of 120 paragraphs read back, and versions of 120 and 2,000 compared."""
    library = load_library(ROOT / "resources")
    case = case_with_paragraphs(SHORT, library)
    document, longer = number(long_document(SHORT)), number(long_document(LONG))
    stored = dumps(document)
    data = render(document, load_theme(ROOT / "resources" / "theme" / "statement.toml"))
    came_back = Script(data, 7).run(12).data()

    def opened() -> docx.document.Document:
        return docx.Document(io.BytesIO(came_back))

    def reading(_: int) -> object:
        draft = Draft("Draft 1", 1, lambda: document, stored)
        return read_back(read_returned(came_back), [draft])

    def comparing(version: Document) -> Callable[[int], object]:
        others = [_another(version, turn) for turn in range(4)]
        return lambda turn: Comparison(version, others[turn % len(others)])

    taken = taking_turns(
        {
            "python-docx": lambda _: opened(),
            "paragraphs": lambda _: [
                p.text for p in docx.Document(io.BytesIO(came_back)).paragraphs
            ],
            "read back": reading,
            "composed": lambda turn: compose(
                edited(case, turn), library, TODAY, StatementStage.DRAFT
            ),
            "compared": comparing(document),
            "compared long": comparing(longer),
        },
        rounds,
        warming=2,
    )
    return [
        figure("Read back 120 paragraphs", taken["read back"], taken["python-docx"],
               "python-docx opening it", 2),
        figure("  the same", taken["read back"], taken["paragraphs"],
               "python-docx reading its paragraphs"),
        figure("Compare 120 paragraphs", taken["compared"], taken["composed"],
               "composing one", 3),
        growth("Comparing: 2,000 paragraphs against 120", taken["compared"],
               taken["compared long"], 20),
    ]  # fmt: skip


def _another(document: Document, turn: int) -> Document:
    draw = random.Random(turn)
    return changed(document, draw.randrange(10_000))
