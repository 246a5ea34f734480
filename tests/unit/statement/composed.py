"""Statements of the tests of composition, and one section of one."""

from __future__ import annotations

import re
from typing import Any

from tests.builders import (
    TODAY,
    a_library,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, Section, StatementStage
from workbench.statement.text import section_lines

LIBRARY = a_library()
DRAFT, FINAL = StatementStage.DRAFT, StatementStage.FINAL


def made(
    case: CaseFile, stage: StatementStage = FINAL, library: ReferenceLibrary = LIBRARY
) -> Document:
    return compose(case, library, TODAY, stage)


def section(document: Document, id: str) -> Section:
    return next(each for each in document.sections if each.id == id)


def shown(case: CaseFile, id: str, stage: StatementStage = FINAL, **kind: Any) -> list[str]:
    """The lines of a section without their numbers."""
    found = section_lines(section(made(case, stage, **kind), id))
    return [re.sub(r"^\d+\. ", "", line) for line in found]
