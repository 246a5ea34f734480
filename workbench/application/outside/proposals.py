"""What the words of a case propose as records: events, recommendations, findings, injustices.

A statement from outside becomes a case of loose paragraphs. Those under the facts, the analysis
and the recommendations are looked at here, in the case as it now is: what was accepted is no
longer loose, and is not proposed twice. Nothing is changed (`accepting` does that).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from workbench.application.case.authored import with_texts
from workbench.application.outside.matters import matters, result_of, sentences_of
from workbench.application.outside.places import Loose, Place, Run, headed, main_topics, runs
from workbench.application.outside.remedies import people_in, person_in
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.partial import PartialDate
from workbench.domain.records.drafting import TopicRole
from workbench.domain.records.findings import Finding, FindingResult, InjusticeKind
from workbench.domain.records.people import PersonRole
from workbench.statement.cast import Cast, cast_of
from workbench.statement.markup.authored import plain_in, read_blocks
from workbench.statement.nodes import ListBlock, Paragraph
from workbench.statement.reading.dating import date_told
from workbench.statement.reading.effects import denies_injustice, injustices_in
from workbench.statement.reading.headings import PART_ON_RECOMMENDATION
from workbench.statement.reading.judging import result_in
from workbench.statement.text import inline_text

_RECOMMENDED = re.compile(
    r"\b(?P<by>panel|stage (?:two|three|2|3)|investigat\w+|adjudicat\w+|report|officer)\b"
    r"[^.;]{0,80}\brecommend(?:ed|s|ations?)\b[^.]*:\s*\Z",
    re.I,
)
_NEAR_THE_LIST = 300
_END_OF_ITEM = re.compile(r"[;,.]?(?: and| or)?[;,.]?\s*\Z")
_REFERENCE = re.compile(r"\{para:([^{}]+)\}")
_GENERIC = re.compile(r"(?:my |the )?(?:analysis|findings?|conclusions?|consideration)\W*\Z", re.I)
_PRONOUN = re.compile(r"\b(?:her|him|them|both|they|she|he)\b")


class ProposalKind(StrEnum):
    """What a paragraph is proposed as; the value is what a person calls it."""

    EVENT = "event"
    RECOMMENDATION = "recommendation"
    FINDING = "finding"
    INJUSTICE = "injustice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One record that the words of the case propose.

    `id` is the same as long as the words stay. `place` is where its paragraphs are loose, None
    where they stay what they are; `origin` is that of the first of them. `words` are what it is
    read from, `becomes` what would be recorded, in words. `needs` is the id of the proposal without
    which it cannot be accepted, `of` that of the finding recorded already, "" for none.
    """

    id: str
    kind: ProposalKind
    place: Place | None
    origin: str
    words: str
    becomes: str
    needs: str = ""
    of: str = ""
    on: PartialDate | None = None
    result: FindingResult = FindingResult.UNDECIDED
    harmless: bool = False
    effect: InjusticeKind = InjusticeKind.DISTRESS
    person_id: str = ""
    title: str = ""
    made_by: str = ""


def proposals(
    case: CaseFile, numbers: Mapping[str, int] = MappingProxyType({})
) -> tuple[Proposal, ...]:
    """Everything that the paragraphs of a case propose, in reading order.

    `numbers` are those of its paragraphs by origin, for references from one to another.
    """
    if numbers:
        case = with_texts(case, lambda text: _numbered(text, numbers))
    cast = cast_of(case)
    listed = [run for run in runs(case) if run.paragraphs]
    parted = any(PART_ON_RECOMMENDATION.match(topic.title) for topic in main_topics(case))
    found: list[Proposal] = []
    before: PartialDate | None = None
    for run in listed:
        before = run.told or before
        part = PART_ON_RECOMMENDATION.match(run.under)
        if part is not None:
            found += _part(run, part, cast, case)
            continue
        events: list[Proposal] = []
        if run.role in (TopicRole.FACTS, TopicRole.OTHER):
            events = list(_events(run, cast, before))
            before = events[-1].on if events else before
        found += events
        if run.role is not TopicRole.LAW and not parted:
            found += _listed(run, cast, case)
        if run.role in (TopicRole.ANALYSIS, TopicRole.OTHER):
            dated = {each.place for each in events}
            found += _reasons([p for p in run.paragraphs if p.place not in dated], run, cast, case)
    found += _of_findings(case, cast)
    return tuple(found)


def _numbered(text: str, numbers: Mapping[str, int]) -> str:
    """A text with references to paragraphs as their numbers, where these are known."""
    return _REFERENCE.sub(lambda token: str(numbers.get(token[1].strip(), token[0])), text)


# --- events and recommendations ------------------------------------------------------------------


def _events(run: Run, cast: Cast, before: PartialDate | None) -> Iterator[Proposal]:
    for each in run.paragraphs:
        words = plain_in(each.text, cast)
        on = date_told(words, before)
        if on is None or (run.role is TopicRole.OTHER and result_of(words) is not None):
            continue
        before = on
        yield Proposal(
            id=_id(ProposalKind.EVENT, each.place),
            kind=ProposalKind.EVENT,
            place=each.place,
            origin=each.origin,
            words=words,
            becomes=on.in_words(),
            on=on,
        )


def _part(run: Run, part: re.Match[str], cast: Cast, case: CaseFile) -> Iterator[Proposal]:
    """A part of the findings on one recommendation."""
    if any(each.topic_id == run.topic.id for each in case.recommendations.values()):
        return
    place = _whole(run.paragraphs)
    title = part["title"].strip()
    yield Proposal(
        id=_id(ProposalKind.RECOMMENDATION, place),
        kind=ProposalKind.RECOMMENDATION,
        place=place,
        origin=run.paragraphs[0].origin,
        words=" ".join(plain_in(each.text, cast) for each in run.paragraphs),
        becomes=plain_in(title, cast) or plain_in(run.under, cast),
        title=title,
        made_by=_by(part["by"]),
    )


def _listed(run: Run, cast: Cast, case: CaseFile) -> Iterator[Proposal]:
    """Recommendations listed among the facts; the list stays what it is."""
    known = {plain_in(each.text, cast) for each in case.recommendations.values()}
    for each in run.paragraphs:
        blocks = read_blocks(each.text, cast, "")
        lead = inline_text(blocks[0].inlines) if isinstance(blocks[0], Paragraph) else ""
        said = _RECOMMENDED.search(lead[-_NEAR_THE_LIST:])
        if said is None:
            continue
        items = [item for block in blocks if isinstance(block, ListBlock) for item in block.items]
        for number, item in enumerate(items, 1):
            words = _END_OF_ITEM.sub("", inline_text(item.inlines))
            if words in known:
                continue
            yield Proposal(
                id=f"{_id(ProposalKind.RECOMMENDATION, each.place)}:{number}",
                kind=ProposalKind.RECOMMENDATION,
                place=None,
                origin=each.origin,
                words=words,
                becomes=f"made by {_by(said['by'])}",
                made_by=_by(said["by"]),
            )


def _by(words: str | None) -> str:
    words = (words or "panel").lower()
    if "panel" in words or words in ("stage three", "stage 3"):
        return "the panel"
    if words in ("stage two", "stage 2", "report") or words.startswith("investigat"):
        return "the stage two investigation"
    return f"the {words}"


# --- findings and injustices ---------------------------------------------------------------------


def _reasons(
    paragraphs: Sequence[Loose], run: Run, cast: Cast, case: CaseFile
) -> Iterator[Proposal]:
    words = [plain_in(each.text, cast) for each in paragraphs]
    whole = run.role is TopicRole.ANALYSIS
    at_fault: Place | None = None
    seen: set[tuple[InjusticeKind, str]] = set()
    for each in matters(words, whole):
        here = paragraphs[each.first : each.last + 1]
        if here[-1].place.last - here[0].place.first + 1 != sum(
            p.place.last - p.place.first + 1 for p in here
        ):
            here = [paragraphs[each.last]]  # something else stands between
        place = _whole(here)
        said = words[each.last + 1 - len(here) : each.last + 1]
        fault = each.result is FindingResult.FAULT
        if fault:
            at_fault, seen = place, set()
        telling = here if fault else [p for p in here if p in paragraphs[each.decided + 1 :]]
        hurt = list(_injustices(telling, cast, case, at_fault, seen)) if at_fault else []
        sentences = [s for text in said for s in sentences_of(text)]
        harmless = fault and not hurt and any(map(denies_injustice, sentences))
        decides = [n for n, text in enumerate(said) if result_of(text) is each.result]
        finding = Proposal(
            id=_id(ProposalKind.FINDING, place),
            kind=ProposalKind.FINDING,
            place=place,
            origin=here[decides[0] if decides else 0].origin,
            words=next((s for s in sentences if result_in(s) is each.result), said[0]),
            becomes=each.result.value + (", without injustice" if harmless else ""),
            result=each.result,
            harmless=harmless,
            title="" if _GENERIC.match(run.under) else run.under.strip(),
        )
        yield finding
        yield from hurt


def _injustices(
    paragraphs: Sequence[Loose],
    cast: Cast,
    case: CaseFile,
    place: Place,
    seen: set[tuple[InjusticeKind, str]],
) -> Iterator[Proposal]:
    """What the paragraphs say the fault found at a place did, but for what was seen before."""
    for each in paragraphs:
        for sentence in sentences_of(plain_in(each.text, cast)):
            for effect, person in _hurt(sentence, case):
                if (effect, person) in seen:
                    continue
                seen.add((effect, person))
                yield Proposal(
                    id=f"{_id(ProposalKind.INJUSTICE, each.place)}:{effect.name.lower()}:{person}",
                    kind=ProposalKind.INJUSTICE,
                    place=None,
                    origin=each.origin,
                    words=sentence,
                    becomes=_becomes(effect, person, case),
                    needs=_id(ProposalKind.FINDING, place),
                    effect=effect,
                    person_id=person,
                )


def _of_findings(case: CaseFile, cast: Cast) -> Iterator[Proposal]:
    """Injustices that findings recorded already tell of in their analysis."""
    told = {(each.finding_id, each.kind, each.person_id) for each in case.injustices.values()}
    fault: Finding | None = None
    places = headed(case)
    unplaced = (-1, "")
    for finding in sorted(
        case.findings.values(),
        key=lambda each: (places.get(each.topic_id, unplaced)[0], each.position, each.id),
    ):
        under = places.get(finding.topic_id, unplaced)[1]
        if finding.result is FindingResult.FAULT:
            fault = finding
        if fault is None or fault.fault_without_injustice:
            continue
        if places.get(fault.topic_id, unplaced)[1] != under:
            continue
        for sentence in _telling(finding, sentences_of(plain_in(finding.analysis, cast))):
            for effect, person in _hurt(sentence, case):
                if (fault.id, effect, person) in told:
                    continue
                told.add((fault.id, effect, person))
                yield Proposal(
                    id=f"injustice:finding:{fault.id}:{effect.name.lower()}:{person}",
                    kind=ProposalKind.INJUSTICE,
                    place=None,
                    origin=f"finding:{finding.id}:analysis",
                    words=sentence,
                    becomes=_becomes(effect, person, case),
                    of=fault.id,
                    effect=effect,
                    person_id=person,
                )


def _telling(finding: Finding, sentences: list[str]) -> list[str]:
    """Sentences that can tell what fault did: those behind the result, if it is of another kind."""
    if finding.result is FindingResult.FAULT:
        return sentences
    decided = [n for n, sentence in enumerate(sentences) if result_in(sentence) is not None]
    return sentences[decided[-1] + 1 :] if decided else []


def _hurt(sentence: str, case: CaseFile) -> Iterator[tuple[InjusticeKind, str]]:
    """What a sentence says was done to whom: those named with it, else the one who complained."""
    complainants = (p.id for p in case.people.values() if p.role is PersonRole.COMPLAINANT)
    first = person_in(sentence, "", case) or next(complainants, "")
    for effect, words in injustices_in(sentence):
        named = people_in(words, case)
        if not named or (_PRONOUN.search(words) and first not in named):
            named = [first, *named]
        for person in named:
            yield effect, person


def _becomes(effect: InjusticeKind, person_id: str, case: CaseFile) -> str:
    person = case.people.get(person_id)
    return f"{effect.value}, {person.alias}" if person is not None else effect.value


# --- words ---------------------------------------------------------------------------------------


def _whole(paragraphs: Sequence[Loose]) -> Place:
    first, last = paragraphs[0].place, paragraphs[-1].place
    return Place(first.passage, first.first, last.last)


def _id(kind: ProposalKind, place: Place) -> str:
    return f"{kind.value}:{place.passage}:{place.first}"
