"""Reference data as the program uses it: outlines, standard paragraphs and fixed wording.

Read from ``resources/`` by the reference adapter; every entry names its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from workbench.domain.dataclass import dataclass
from workbench.domain.library.awards import Award, Band
from workbench.domain.library.house_words import HouseWords
from workbench.domain.library.name_words import NO_NAME_WORDS, NameWords
from workbench.domain.library.settings import HouseSettings
from workbench.domain.procedure.limits import RuleBook
from workbench.domain.records.findings import FindingResult
from workbench.domain.records.jurisdiction import LimitGuide
from workbench.domain.records.standards import Standard


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardParagraph:
    """A paragraph an office uses again and again, in authored-text markup.

    `section` is the outline section it belongs in; `topic` the key of the subheading there ("" =
    directly under the section), whose title is `topic_title` unless the case has its own.
    `when` names the condition under which it applies ("always", "upheld"); `stage` is "draft",
    "final" or "" for both. `place` is "before" or "after" the authored text of its section.
    `source` and `consulted` say where its facts come from and when that was read; `valid_from`
    and `valid_to` limit it to decisions of those days. `status` is "" or "unconfirmed".
    """

    id: str
    title: str
    section: str
    text: str
    when: str
    source: str
    consulted: date
    position: int = 0
    topic: str = ""
    topic_title: str = ""
    stage: str = ""
    place: str = "before"
    kinds: tuple[str, ...] = ("investigation", "assessment")
    valid_from: date | None = None
    valid_to: date | None = None
    status: str = ""
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether this wording is the one for decisions of a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """One section of an outline: its printed heading in drafts and finals, and its composer.

    `composer` names what fills it: "summary", "complaint", "scope", "powers", "considered",
    "found", "assessment", "action", "decision", "signature". `placement` limits a scope section
    to cases that put it there ("before powers", "after powers", "at the end").
    """

    id: str
    composer: str
    draft_heading: str = ""
    final_heading: str = ""
    placement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The headings of one kind of statement in one edition, in order.

    `own` marks one an office made for itself.
    """

    id: str
    title: str
    statement_kind: str
    edition: str
    draft_title: str
    final_title: str
    sections: tuple[OutlineSection, ...]
    source: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLibrary:
    """All reference data of this installation; `version` is stamped into every statement.

    `phrases` is the fixed wording the composer fills in (remedy leads, footers), by id, with
    named placeholders such as ``{deadline}``. `paragraphs` has the newest wording of each standard
    paragraph, `former` the wordings of the same id that held before, oldest first. `outlines` are
    those shipped, `own_outlines` the office's own.
    """

    version: str
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    paragraphs: Mapping[str, StandardParagraph] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: RuleBook = field(default_factory=RuleBook)
    standards: Mapping[str, Standard] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    bands: Mapping[str, Band] = field(default_factory=dict)
    jurisdiction: Mapping[str, LimitGuide] = field(default_factory=dict)
    skeletons: Mapping[str, Skeleton] = field(default_factory=dict)
    wording: HouseWords = field(default_factory=HouseWords)
    names: NameWords = NO_NAME_WORDS
    own_outlines: Mapping[str, Outline] = field(default_factory=dict)
    former: Mapping[str, tuple[StandardParagraph, ...]] = field(default_factory=dict)
    settings: HouseSettings = field(default_factory=HouseSettings)

    def outline(self, statement_kind: str, edition: str) -> Outline:
        """The outline for a kind of statement and edition; raises KeyError when there is none."""
        for outline in self.outlines.values():
            if outline.statement_kind == statement_kind and outline.edition == edition:
                return outline
        raise KeyError(f"{statement_kind}, {edition}")

    def find_outline(self, id: str) -> Outline | None:
        """The outline with that id, shipped or the office's own; None when there is none."""
        return self.outlines.get(id) or self.own_outlines.get(id)

    def wordings(self) -> Iterator[StandardParagraph]:
        """Every wording of every standard paragraph; of one id, only one holds on any day."""
        for id, newest in self.paragraphs.items():
            yield from self.former.get(id, ())
            yield newest

    def paragraph(self, id: str, day: date) -> StandardParagraph | None:
        """The wording of a standard paragraph that holds on a day; None when none does."""
        newest = self.paragraphs.get(id)
        found = (*self.former.get(id, ()), *((newest,) if newest is not None else ()))
        return next((each for each in found if each.holds_on(day)), None)
