"""Skeletons: headed questions that help to write an analysis, never a verdict ready to use."""

from __future__ import annotations

from workbench.domain.dataclass import dataclass
from workbench.domain.records.findings import FindingResult


@dataclass(frozen=True, slots=True)
class SkeletonPart:
    """One heading and the questions to be answered under it."""

    heading: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """The questions an analysis answers before it can come to one result."""

    id: str
    result: FindingResult
    title: str
    parts: tuple[SkeletonPart, ...]
    note: str = ""
