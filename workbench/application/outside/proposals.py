"""What the words of a case propose as records: events, recommendations, findings, injustices.

A statement from outside becomes a case of loose paragraphs. Those under the facts, the analysis
and the recommendations are looked at here, in the case as it now is: what was accepted is no
longer loose, and is not proposed twice. Nothing is changed (`accepting` does that).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from workbench.application.case.authored import with_texts
from workbench.application.outside.carrying_out import view_in
from workbench.application.outside.concerned import hurt_in
from workbench.application.outside.matters import matters, result_of, sentences_of
from workbench.application.outside.places import (
    Loose,
    Place,
    Run,
    headed,
    main_topics,
    parted,
    runs,
)
from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.dates.partial import PartialDate
from workbench.domain.procedure.steps import ImplementationView
from workbench.domain.records.drafting import TopicRole
from workbench.domain.records.findings import Finding, FindingResult, InjusticeKind
from workbench.statement.cast import Cast, cast_of
from workbench.statement.composing.procedure import told_recommendations
from workbench.statement.markup.authored import plain_in, read_blocks
from workbench.statement.nodes import ListBlock, Paragraph
from workbench.statement.reading.dating import date_told
from workbench.statement.reading.effects import denies_injustice
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
    which it cannot be accepted, `of` that of the record it belongs to when this is there already
    (an injustice to its finding, a finding to its recommendation), "" for none.
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
    view: ImplementationView = ImplementationView.UNDECIDED


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
    found += _of_recommendations(case, cast)
    found += _of_findings(case, cast)
    return tuple(found)


def _numbered(text: str, numbers: Mapping[str, int]) -> str:
    """A text with references to paragraphs as their numbers, where these are known."""
    return _REFERENCE.sub(lambda token: str(numbers.get(token[1].strip(), token[0])), text)


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
    words = [plain_in(each.text, cast) for each in run.paragraphs]
    sentences = [sentence for text in words for sentence in sentences_of(text)]
    results = [each.result for each in matters(words, whole=True)]
    view = view_in(sentences, results[-1] if results else None)
    became = f", {view.value}" if view is not ImplementationView.UNDECIDED else ""
    recommendation = Proposal(
        id=_id(ProposalKind.RECOMMENDATION, place),
        kind=ProposalKind.RECOMMENDATION,
        place=place,
        origin=run.paragraphs[0].origin,
        words=" ".join(words),
        becomes=(plain_in(title, cast) or plain_in(run.under, cast)) + became,
        title=title,
        made_by=_by(part["by"]),
        view=view,
    )
    yield recommendation
    yield from _on_recommendation(
        run.paragraphs, title or run.under, cast, case, recommendation.id, ""
    )


def _on_recommendation(
    paragraphs: Sequence[Loose], title: str, cast: Cast, case: CaseFile, needs: str, of: str
) -> Iterator[Proposal]:
    """The findings of a part on a recommendation, and their injustices; the words stay its own."""
    words = [plain_in(each.text, cast) for each in paragraphs]
    said = [(at, s) for at, text in enumerate(words) for s in sentences_of(text)]
    for result in dict.fromkeys(each.result for each in matters(words, whole=True)):
        id = f"{_id(ProposalKind.FINDING, paragraphs[0].place)}:{result.name.lower()}"
        fault = result is FindingResult.FAULT
        hurt = list(_injustices(paragraphs, cast, case, id, set())) if fault else []
        harmless = fault and not hurt and any(denies_injustice(s) for _, s in said)
        at, deciding = next((each for each in said if result_in(each[1]) is result), said[0])
        yield Proposal(
            id=id,
            kind=ProposalKind.FINDING,
            place=None,
            origin=paragraphs[at].origin,
            words=deciding,
            becomes=_judged(result, harmless),
            needs=needs,
            of=of,
            result=result,
            harmless=harmless,
            title=title,
        )
        yield from hurt


def _of_recommendations(case: CaseFile, cast: Cast) -> Iterator[Proposal]:
    """What the parts on recommendations recorded already find, where no finding is with them."""
    places = headed(case)
    found = {each.topic_id for each in case.findings.values()}
    for each in told_recommendations(case):
        under = case.topics.get(places.get(each.topic_id, (0, ""))[1])
        part = under is not None and PART_ON_RECOMMENDATION.match(under.title)
        origin = f"recommendation:{each.id}"
        paragraphs = list(parted(origin, origin, each.analysis))
        if part and paragraphs and each.topic_id not in found:
            yield from _on_recommendation(paragraphs, each.title, cast, case, "", each.id)


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


def _reasons(
    paragraphs: Sequence[Loose], run: Run, cast: Cast, case: CaseFile
) -> Iterator[Proposal]:
    words = [plain_in(each.text, cast) for each in paragraphs]
    whole = run.role is TopicRole.ANALYSIS
    at_fault = ""
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
            at_fault, seen = _id(ProposalKind.FINDING, place), set()
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
            becomes=_judged(each.result, harmless),
            result=each.result,
            harmless=harmless,
            title="" if _GENERIC.match(run.under) else run.under.strip(),
        )
        yield finding
        yield from hurt


def _judged(result: FindingResult, harmless: bool) -> str:
    return result.value + (", without injustice" if harmless else "")


def _injustices(
    paragraphs: Sequence[Loose],
    cast: Cast,
    case: CaseFile,
    finding: str,
    seen: set[tuple[InjusticeKind, str]],
) -> Iterator[Proposal]:
    """What the paragraphs say the fault of a finding did, but for what was seen before."""
    for each in paragraphs:
        for sentence in sentences_of(plain_in(each.text, cast)):
            for effect, person in hurt_in(sentence, case):
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
                    needs=finding,
                    effect=effect,
                    person_id=person,
                )


def _of_findings(case: CaseFile, cast: Cast) -> Iterator[Proposal]:
    """Injustices that findings recorded already tell of in their analysis."""
    told = {(each.finding_id, each.kind, each.person_id) for each in case.injustices.values()}
    fault: Finding | None = None
    places = headed(case)
    parts = {each.topic_id: each for each in told_recommendations(case)}
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
        part = parts.get(finding.topic_id) if not finding.analysis else None
        origin = f"recommendation:{part.id}" if part else f"finding:{finding.id}:analysis"
        text = part.analysis if part else finding.analysis
        for sentence in _telling(finding, sentences_of(plain_in(text, cast))):
            for effect, person in hurt_in(sentence, case):
                if (fault.id, effect, person) in told:
                    continue
                told.add((fault.id, effect, person))
                yield Proposal(
                    id=f"injustice:finding:{fault.id}:{effect.name.lower()}:{person}",
                    kind=ProposalKind.INJUSTICE,
                    place=None,
                    origin=origin,
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


def _becomes(effect: InjusticeKind, person_id: str, case: CaseFile) -> str:
    person = case.people.get(person_id)
    return f"{effect.value}, {person.alias}" if person is not None else effect.value


def _whole(paragraphs: Sequence[Loose]) -> Place:
    first, last = paragraphs[0].place, paragraphs[-1].place
    return Place(first.passage, first.first, last.last)


def _id(kind: ProposalKind, place: Place) -> str:
    return f"{kind.value}:{place.passage}:{place.first}"
