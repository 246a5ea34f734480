"""Checks of how a statement from outside is put together: its parts, its lines, its signature."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.problems import Problem, Where, note, warning
from workbench.domain.records.complaint import REFERENCE
from workbench.statement.nodes import Document, Paragraph, SignatureBlock, StatementStage
from workbench.statement.reading.headings import headings_of

_NEEDED = (
    ("complaint", "“The complaint”"),
    ("powers", "“The Ombudsman’s role and powers”"),
    ("considered", "“How I considered this complaint”"),
    ("decision", "“Decision”"),
)
_MAIN = ("what-i-found", "assessment")


def problems(document: Document, library: ReferenceLibrary) -> Iterator[Problem]:
    """What is missing from a statement, or there twice."""
    ids = {section.id for section in document.sections}
    known = set(headings_of(library).sections.values())
    if not ids & known:
        yield warning(
            "no-headings",
            "None of the headings of a decision statement was found.",
            hint="The text was read as plain paragraphs; check that this is the right file.",
        )
        return
    yield from _parts(ids)
    yield from _top(document)
    yield from _signature(document)


def _parts(ids: set[str]) -> Iterator[Problem]:
    missing = [name for id, name in _NEEDED if id not in ids]
    if not ids & set(_MAIN):
        missing.append("“What I found”")
    for name in missing:
        yield warning(
            "section-missing",
            f"There is no section {name}.",
            hint="Every statement has it; its heading may be worded in a way that is not known.",
            excerpt=name,
        )


def _top(document: Document) -> Iterator[Problem]:
    if not REFERENCE.match(document.meta.reference):
        yield warning(
            "reference-form",
            "The statement has no case reference.",
            hint="The line above the heading gives the body and, in brackets, NN NNN NNN.",
        )
    summary = [
        block
        for section in document.sections
        if section.id == "summary"
        for block in section.blocks
        if isinstance(block, Paragraph)
    ]
    if not summary:
        yield warning(
            "summary-missing",
            "The statement has no summary.",
            hint="It stands under the heading and begins with “Summary:”.",
        )
    if document.meta.stage is StatementStage.FINAL and not document.meta.title:
        yield note(
            "title-missing",
            "Nothing says whether this is a draft or a final decision; it was read as final.",
        )


def _signature(document: Document) -> Iterator[Problem]:
    signed = [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, SignatureBlock)
    ]
    if not signed:
        yield note(
            "signature-missing",
            "The closing line “Investigator’s decision on behalf of the Ombudsman” is missing.",
            Where("signature"),
        )
