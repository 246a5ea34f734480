"""One fix: what a program can put right about a problem, and the context it is made in."""

from __future__ import annotations

from collections.abc import Callable

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem
from workbench.statement.nodes import Document

Edit = Callable[[CaseFile], CaseFile]


@dataclass(frozen=True, slots=True)
class Fix:
    """One mechanical remedy of one problem.

    `label` says in words what it does ("Write “20 working days”"), `name` is what Undo calls it.
    `edit` is the case put right; it changes nothing when the words are no longer there. `several`
    says that it may be done for every problem of the kind at once.
    """

    label: str
    name: str
    edit: Edit
    several: bool = True


@dataclass(frozen=True, slots=True)
class FixContext:
    """A problem of a case and of the statement composed from it."""

    problem: Problem
    case: CaseFile
    document: Document
    library: ReferenceLibrary
