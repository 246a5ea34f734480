"""Reading back a draft that came back as a Word file, and comparing versions."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
import docx.document

from tests.benchmarks.cases import TODAY, case_with_paragraphs, edited
from tests.benchmarks.measuring import ROOT, Figure, figure, growth, taking_turns
from tests.export.documents import long_document
from tests.returned.scripts import Script
from tests.returned.versions import changed
from workbench.__main__ import main
from workbench.application.returned.reading import Draft, read_back
from workbench.bootstrap import open_workbench
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
_FILES = ("s.docx", "s.pdf", ".")


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


def measure_issuing(rounds: int) -> list[Figure]:
    """A draft of 120 paragraphs issued, as Word and PDF, beside its export: whole commands."""
    case = case_with_paragraphs(SHORT, load_library(ROOT / "resources"))
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "casebook"
        workbench, book = open_workbench(first)
        workbench.bring_in(case)
        book.close()

        def carrying_out(command: str, *to: str) -> Callable[[int], object]:
            def act(turn: int) -> None:
                out = Path(folder) / f"{command}-{turn}"
                out.mkdir()
                typed = [str(out / each) if each in _FILES else each for each in to]
                here = ["--data-dir", str(casebooks[turn]), command, reference]
                with contextlib.redirect_stdout(io.StringIO()):
                    assert main([*here, *typed]) == 0

            return act

        casebooks = [
            Path(shutil.copytree(first, Path(folder) / f"casebook-{turn}"))
            for turn in range(rounds + 1)
        ]
        reference = case.case.reference
        taken = taking_turns(
            {
                "exported": carrying_out("export", "--word", "s.docx", "--pdf", "s.pdf"),
                "issued": carrying_out("issue", "--to", "."),
            },
            rounds,
        )
    return [figure("Issue a draft", taken["issued"], taken["exported"], "exporting it", 1.3)]
