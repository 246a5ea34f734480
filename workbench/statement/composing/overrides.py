"""Overrides that need review: words that stood in for a paragraph which reads differently now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.drafting import Override
from workbench.statement.composing.compose import compose
from workbench.statement.composing.earlier_origins import with_present_overrides
from workbench.statement.markup.authored import write_blocks
from workbench.statement.nodes import Block, BlockSource, Document, StatementStage
from workbench.statement.origins import first

_REPLACEABLE = (BlockSource.DERIVED, BlockSource.STANDARD)
_KINDS = ("standard:", "event:", "limit:", "remedies:", "recommendation:")


@dataclass(frozen=True, slots=True)
class Review:
    """An override whose source has changed since it was written.

    `current` is what would stand there today, as authored text; None when nothing would.
    """

    override: Override
    current: str | None


def replaceable(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> Mapping[str, str]:
    """Everything an override can stand in for: its origin and its words as authored text.

    This is what the statement would say without any override.
    """
    return _sources(compose(replace(case, overrides={}), library, today, stage, sharing=False))


def reviews(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> tuple[Review, ...]:
    """The overrides to look at again, in order of their origins; none while all fit."""
    if not case.overrides:
        return ()
    case = with_present_overrides(case)
    sources = replaceable(case, library, today, stage)
    found = (
        Review(override, sources.get(override.origin))
        for override in case.overrides.values()
        if sources.get(override.origin) != override.replaced
    )
    return tuple(sorted(found, key=lambda review: (review.override.origin, review.override.id)))


def knowing_sources(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: StatementStage
) -> CaseFile:
    """The case with every override knowing what it stands in for, as far as anything is there."""
    case = with_present_overrides(case)
    sources = replaceable(case, library, today, stage)
    filled = {
        id: each if each.replaced else replace(each, replaced=sources.get(each.origin, ""))
        for id, each in case.overrides.items()
    }
    return case.with_collection("override", filled)


def _sources(document: Document) -> dict[str, str]:
    gathered: dict[str, list[Block]] = {}
    for section in document.sections:
        origin = ""
        for block in section.blocks:
            here = first(block.origin)
            source = getattr(block, "source", None)
            if source in _REPLACEABLE and here.startswith(_KINDS):
                origin = here
            elif here != origin:
                origin = ""
            if origin:
                gathered.setdefault(origin, []).append(block)
    return {origin: write_blocks(blocks) for origin, blocks in gathered.items()}
