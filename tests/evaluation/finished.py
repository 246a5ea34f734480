"""The finished files of a statement as the gate sees them: Word, PDF, HTML, text."""

from __future__ import annotations

from dataclasses import dataclass

from tests.evaluation.places import library, statement
from workbench.application.handing_out.gate import Leak, find_leaks
from workbench.bootstrap import renderers
from workbench.domain.casefile import CaseFile
from workbench.export.read_back import parts_of
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.file_name import find_in_file_name
from workbench.statement.nodes import StatementStage

WRITERS = renderers()
"""What writes a file of each format."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a statement: the words that can be read in it, and what the gate finds in them."""

    words: str
    leaks: tuple[Leak, ...]


def written(case: CaseFile, stage: StatementStage, format: str) -> Written:
    """A file of a format, and what the gate finds in its bytes and not only in its statement."""
    document = statement(case, stage)
    data = WRITERS[format](document)
    found = find_leaks(case, document, library(), parts_of, [(format, "21-017-938.x", data)])
    words = " ".join(text for _, text in parts_of(format, data))
    return Written(words, tuple(leak for leak in found if leak.problem is None))


def stopped_by_name(case: CaseFile, name: str) -> bool:
    """Whether a file may not have a name."""
    return any(hit.sure for hit in find_in_file_name(name, protected(case, library().names)))
