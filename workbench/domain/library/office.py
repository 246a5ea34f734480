"""What an office adds to the rules and reference data for all its cases.

Days off change every count at once; a corrected or added limit is taken by complaints entered
from then on, and by older ones only when somebody asks for today's rules. A changed standard
paragraph holds for decisions from its `valid_from` on; outlines are chosen case by case; bands of
awards and settings hold at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from workbench.domain.dataclass import dataclass
from workbench.domain.dates.counting import NonWorkingDay
from workbench.domain.library.awards import Band
from workbench.domain.library.reference import Outline, ReferenceLibrary, StandardParagraph
from workbench.domain.library.settings import HouseSettings, Setting
from workbench.domain.plain import to_plain
from workbench.domain.procedure.limits import LimitRule, ProcedureRule, RuleBook
from workbench.domain.sha import sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDayOff:
    """A day off that is in no list yet, or only kept here: a bank holiday just announced."""

    id: str
    day: date
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRule:
    """A limit an office corrected (it has the id of the one it replaces) or added."""

    id: str
    procedure: str
    rule: LimitRule


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeParagraph:
    """A wording of a standard paragraph that an office set, or the end of one.

    `id` names this entry; `paragraph.id` is the standard paragraph's, one of the library's or one
    the office added. It holds for decisions from `paragraph.valid_from` on (None: for all), and
    the wording before it ends the day before. With `withdrawn` it is
    offered no more from then on, and the words kept are those it had.
    """

    id: str
    paragraph: StandardParagraph
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """All an office has added, in the order in which it was added.

    A band with the id of one in the library stands in its place.
    """

    days: tuple[LocalDayOff, ...] = ()
    rules: tuple[OfficeRule, ...] = ()
    paragraphs: tuple[OfficeParagraph, ...] = ()
    outlines: tuple[Outline, ...] = ()
    bands: tuple[Band, ...] = ()
    settings: tuple[Setting, ...] = ()

    @property
    def digest(self) -> str:
        """A short name for exactly these additions; "" when there are none."""
        plain = to_plain(self)
        if not plain:
            return ""
        text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
        return sha256(text.encode()).hexdigest()[:8]

    @property
    def counting(self) -> Office:
        """The part of it that time limits are counted by: days off and limits."""
        return Office(days=self.days, rules=self.rules)

    def applied(self, book: RuleBook) -> RuleBook:
        """The rules with these additions; their version then says so."""
        digest = self.counting.digest
        if not digest:
            return book
        procedures = dict(book.procedures)
        for own in self.rules:
            procedure = procedures.get(own.procedure)
            if procedure is not None:
                procedures[own.procedure] = _with_rule(procedure, own.rule)
        local = tuple(
            NonWorkingDay(each.day, each.name, each.source, local=True) for each in self.days
        )
        version = f"{book.version}+{digest}"
        return replace(book, version=version, procedures=procedures, local=local)

    def applied_to(self, library: ReferenceLibrary) -> ReferenceLibrary:
        """The reference data with all of these additions; their version then says so."""
        if not self.digest:
            return library
        paragraphs, former = _with_wordings(library, self.paragraphs)
        return replace(
            library,
            version=f"{library.version}+{self.digest}",
            rules=self.applied(library.rules),
            paragraphs=paragraphs,
            former=former,
            own_outlines={each.id: replace(each, own=True) for each in self.outlines},
            bands={**library.bands, **{each.id: each for each in self.bands}},
            settings=HouseSettings.of(self.settings),
        )


Wordings = tuple[StandardParagraph, ...]
"""The wordings of one standard paragraph, oldest first; no two hold on one day."""


def wordings_with(before: Wordings, own: Iterable[OfficeParagraph]) -> Wordings:
    """The wordings of one standard paragraph with those an office set for it."""
    found = list(before)
    for entry in sorted(own, key=lambda each: each.paragraph.valid_from or date.min):
        start = entry.paragraph.valid_from
        found = [kept for each in found if (kept := _until(each, start)) is not None]
        if not entry.withdrawn:
            found.append(entry.paragraph)
    return tuple(found)


def _until(wording: StandardParagraph, start: date | None) -> StandardParagraph | None:
    """A wording ended the day before another begins; None when it does not hold before that."""
    if start is None or start <= (wording.valid_from or date.min):
        return None
    last = start - timedelta(days=1)
    return replace(wording, valid_to=min(last, wording.valid_to or date.max))


def _with_wordings(
    library: ReferenceLibrary, own: Iterable[OfficeParagraph]
) -> tuple[dict[str, StandardParagraph], dict[str, Wordings]]:
    """The newest wording of each standard paragraph, and those that held before."""
    entries: dict[str, list[OfficeParagraph]] = {}
    for entry in own:
        entries.setdefault(entry.paragraph.id, []).append(entry)
    newest, former = dict(library.paragraphs), dict(library.former)
    for id, changed in entries.items():
        shipped = newest.get(id)
        before = former.get(id, ()) + ((shipped,) if shipped is not None else ())
        found = wordings_with(before, changed)
        former.pop(id, None)
        if not found:
            newest.pop(id, None)
            continue
        newest[id] = found[-1]
        if found[1:]:
            former[id] = found[:-1]
    return newest, former


def _with_rule(procedure: ProcedureRule, rule: LimitRule) -> ProcedureRule:
    """The procedure with a limit added, and the one it replaces ended the day before."""
    limits: list[LimitRule] = []
    added = False
    for limit in procedure.limits:
        if limit.id != rule.id:
            limits.append(limit)
            continue
        ended = _ended(limit, rule)
        if ended is not None:
            limits.append(ended)
        if not added:
            limits.append(rule)
            added = True
    if not added:
        limits.append(rule)
    return replace(procedure, limits=tuple(limits))


def _ended(limit: LimitRule, by: LimitRule) -> LimitRule | None:
    if by.valid_from is None or by.valid_from <= (limit.valid_from or date.min):
        return None
    last = by.valid_from - timedelta(days=1)
    return replace(limit, valid_to=min(last, limit.valid_to or date.max))
