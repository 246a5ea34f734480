"""Words by which a person knows a record in a list: "E3 Stage 2 report", "distress to Ms X"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from workbench.application.case import editing
from workbench.application.records.parties import party_name
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import WORDS
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.money import money
from workbench.domain.procedure.steps import (
    STAGES,
    ComplaintPart,
    CouncilComplaint,
    PanelRecommendation,
    Participant,
    PartOutcome,
    ProcedureStep,
    StepLimit,
)
from workbench.domain.records.chronology import ChronologyEvent
from workbench.domain.records.comments import Response
from workbench.domain.records.complaint import Citing, HeadOfComplaint
from workbench.domain.records.compliance import ComplianceItem
from workbench.domain.records.drafting import Topic
from workbench.domain.records.evidence import EvidenceItem, Mark, SourceRef
from workbench.domain.records.findings import Finding, Injustice
from workbench.domain.records.jurisdiction import LimitDecision
from workbench.domain.records.offers import Offer
from workbench.domain.records.people import Person
from workbench.domain.records.remedies import LadderRung, Remedy, RemedyKind, rung_of
from workbench.domain.records.versions import Sending
from workbench.domain.shape import telling
from workbench.domain.step_dates import dated
from workbench.domain.text import capitalised, enumeration, shortened, uncapitalised
from workbench.statement.cast import cast_of
from workbench.statement.composing.wording import remedy_words
from workbench.statement.markup.authored import plain_in
from workbench.statement.markup.inline import MARKED_UP
from workbench.statement.origins import origin_record
from workbench.statement.text import inline_text


def words_of(case: CaseFile, text: str, limit: int = 0) -> str:
    """Authored text as one line of words with aliases in place of mentions.

    `limit` cuts it at a word; 0 leaves it whole.
    """
    if MARKED_UP.search(text) is None:
        return shortened(text, limit) if limit else text
    words = plain_in(text, cast_of(case))
    return shortened(words, limit) if limit else words


def person_label(case: CaseFile, person: Person) -> str:
    """A person by alias, with the real name that only this case shows."""
    if person.alias and person.name:
        return f"{person.alias} – {person.name}"
    return person.alias or person.name or "Person without a name"


def alias_of(case: CaseFile, person_id: str) -> str:
    """The alias of a person, their name while they have none, "" for nobody."""
    person = case.people.get(person_id)
    return (person.alias or person.name or "a person without a name") if person else ""


def people_words(case: CaseFile, ids: Iterable[str]) -> str:
    """Several people by their aliases: "B, C and D"; "" for nobody."""
    return enumeration([each for id in ids if (each := alias_of(case, id))])


class _Numbered:
    """The numbers of the evidence last asked about: a list of hundreds asks once for each."""

    evidence: Mapping[str, EvidenceItem] | None = None
    numbers: Mapping[str, str]


def evidence_numbers(case: CaseFile) -> Mapping[str, str]:
    """The short name of every evidence item, E1 onwards in the person's own order."""
    if _Numbered.evidence is not case.evidence:
        ordered = enumerate(editing.ordered(case, "evidence"), 1)
        _Numbered.numbers = {item.id: f"E{n}" for n, item in ordered}
        _Numbered.evidence = case.evidence
    return _Numbered.numbers


def evidence_label(case: CaseFile, item: EvidenceItem) -> str:
    """An evidence item by number and title."""
    return f"{evidence_numbers(case)[item.id]} {item.title or 'without title'}"


def sources_words(case: CaseFile, sources: tuple[SourceRef, ...]) -> str:
    """Sources on one line: "E2 page 4; E5"."""
    if not sources:
        return ""
    return "; ".join(cited(case, source) for source in sources)


def cited(case: CaseFile, source: SourceRef) -> str:
    """A source as it is cited: "E3 page 4", or by the page of the bundle where the case asks so."""
    number = evidence_numbers(case).get(source.evidence_id, "?")
    own, bundle = pages_words(source.pages), bundle_words(case, source)
    if case.case.citing is Citing.OWN or not bundle:
        return f"{number} {own}".strip()
    if case.case.citing is Citing.BUNDLE:
        return f"{number} {bundle}"
    return f"{number} {own} ({bundle})" if own else f"{number} ({bundle})"


def bundle_words(case: CaseFile, source: SourceRef) -> str:
    """The place of a source in the bundle: "bundle page 47"; "" where it is not bound.

    A place that is no page ("para 3.2") stands somewhere from the first page of the paper on.
    """
    item = case.evidence.get(source.evidence_id)
    if item is None or item.bundle_page is None:
        return ""
    first = item.bundle_page
    if not source.pages[:1].isdigit():
        begins = f"bundle page {first}"
        return f"{begins} on, {source.pages}" if source.pages else begins
    pages = [int(each[0]) for each in _PAGE.finditer(source.pages)]
    if item.pages is not None and any(not 1 <= page <= item.pages for page in pages):
        return ""
    words = _PAGE.sub(lambda found: str(int(found[0]) + first - 1), source.pages)
    return f"bundle {pages_words(words)}"


def sources_short(case: CaseFile, sources: tuple[SourceRef, ...]) -> str:
    """The first of some sources as it stands in a row, and how many more: "E3 p. 4 +1"."""
    if not sources:
        return ""
    first, more = sources[0], len(sources) - 1
    number = evidence_numbers(case).get(first.evidence_id, "?")
    pages = f"p. {first.pages}" if first.pages[:1].isdigit() else first.pages
    return " ".join(filter(None, (number, pages, f"+{more}" if more else "")))


def pages_words(pages: str) -> str:
    """A place in a document: "4" is "page 4", "12-14" is "pages 12-14", other words stay."""
    if not pages or not pages[0].isdigit():
        return pages
    one = pages.isdigit() or _NUMBERED.fullmatch(pages)
    return f"page {pages}" if one else f"pages {pages}"


_PAGE = re.compile(r"(?<![\d.])\d{1,6}(?!\d*\.\d|\d)")
"""The number of a page; that of a paragraph has dots."""

_NUMBERED = re.compile(r"\d+, \d+(\.\d+)+")
"""A page and the number of a paragraph on it: "8, 3.6"."""


def mark_label(case: CaseFile, mark: Mark) -> str:
    """A marked passage by its paper, its place there, and how its words begin."""
    number = evidence_numbers(case).get(mark.evidence_id, "?")
    return f"{number} {mark.number}: “{shortened(mark.words, 60)}”"


def head_letters(case: CaseFile) -> dict[str, str]:
    """The letter of every head of complaint, a onwards in the person's own order."""
    heads = editing.ordered(case, "head")
    return {head.id: _letter(number) for number, head in enumerate(heads)}


def _letter(number: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return letters[number] if number < 26 else letters[number // 26 - 1] + letters[number % 26]


def head_label(case: CaseFile, head: HeadOfComplaint) -> str:
    """A head of complaint by letter and title, or by how it was put."""
    words = head.title or words_of(case, head.as_put, 60) or "without title"
    return f"{head_letters(case)[head.id]}) {words}"


def event_label(case: CaseFile, event: ChronologyEvent) -> str:
    """An event by date and what happened."""
    date = event.on.in_words() if event.on is not None else "Undated"
    words = words_of(case, event.narrative, 90) or "nothing written yet"
    return f"{capitalised(date)}: {words}"


def topic_label(case: CaseFile, topic: Topic) -> str:
    """A subheading by its title."""
    return topic.title or "Without subheading"


def finding_title(case: CaseFile, finding: Finding) -> str:
    """What a finding is about: its own title or that of its head of complaint."""
    head = case.heads.get(finding.head_id)
    if finding.title or head is None:
        return finding.title or "Finding without title"
    return head.title or words_of(case, head.as_put, 60) or "without title"


_HOW = 70
"""So much of how an injustice was tells it from others like it."""


def injustice_label(case: CaseFile, injustice: Injustice) -> str:
    """An injustice by kind, person and finding; one of several alike also by how it was."""
    whom = alias_of(case, injustice.person_id)
    words = f"{injustice.kind.value} to {whom}" if whom else injustice.kind.value
    alike = (injustice.kind, injustice.person_id, injustice.finding_id)
    same = (i for i in case.injustices.values() if (i.kind, i.person_id, i.finding_id) == alike)
    if injustice.how and any(each.id != injustice.id for each in same):
        words += f": {words_of(case, injustice.how, _HOW)}"
    finding = case.findings.get(injustice.finding_id)
    about = f" ({finding_title(case, finding)})" if finding is not None else ""
    return capitalised(words) + about


def remedy_label(case: CaseFile, remedy: Remedy) -> str:
    """A remedy by kind, sum and person."""
    words = capitalised(remedy.kind.value)
    if remedy.is_payment and remedy.amount is not None:
        words += f" of {money(remedy.amount)}"
    whom = people_words(case, remedy.for_ids)
    return f"{words} to {whom}" if whom else words


def remedy_said(case: CaseFile, remedy: Remedy, library: ReferenceLibrary) -> str:
    """What a remedy asks for, as the statement words it, standing by itself.

    Of one without words what is still missing stands in brackets.
    """
    words = words_of(case, remedy.text.strip())
    words = words or inline_text(remedy_words(remedy, library, cast_of(case)))
    return capitalised(" ".join(words.split()).removesuffix(" and").rstrip(" ;,."))


def limit_decision_label(case: CaseFile, decision: LimitDecision) -> str:
    """A decision on jurisdiction by its own title or its key, in words."""
    return capitalised(decision.title or decision.id.replace("-", " "))


def rung_label(case: CaseFile, rung: LadderRung) -> str:
    """A kind of remedy considered, by the kind."""
    return capitalised(
        next((kind.value for kind in RemedyKind if rung_of(kind) == rung.id), rung.id)
    )


def offer_label(case: CaseFile, offer: Offer) -> str:
    """An offer by sum and person, or by what it was."""
    whom = people_words(case, offer.for_ids)
    words = money(offer.amount) if offer.amount is not None else shortened(offer.what, 60)
    return capitalised(f"{words or 'Offer'} to {whom}" if whom else words or "Offer without words")


def compliance_label(case: CaseFile, item: ComplianceItem) -> str:
    """A remedy followed up, as the remedy itself is called."""
    remedy = case.remedies.get(item.remedy_id)
    return remedy_label(case, remedy) if remedy is not None else "Remedy not chosen"


def complaint_label(case: CaseFile, complaint: CouncilComplaint) -> str:
    """A complaint to the council by its title."""
    return complaint.title or "Complaint without title"


def part_label(case: CaseFile, part: ComplaintPart) -> str:
    """A part of a complaint to the council by its title, or that of its head of complaint."""
    head = case.heads.get(part.head_id)
    return part.title or (head_label(case, head) if head is not None else "Part without title")


def recommendation_label(case: CaseFile, recommendation: PanelRecommendation) -> str:
    """A recommendation by its title, or what it says."""
    words = recommendation.title or words_of(case, recommendation.text, 60)
    return words or "Recommendation without title"


def limit_label(case: CaseFile, limit: StepLimit) -> str:
    """A time limit by its title."""
    return limit.title or "Time limit without title"


def step_label(case: CaseFile, step: ProcedureStep) -> str:
    """A step of the council's procedure by its title, or the words of its key, and its date."""
    words, on = capitalised(step.title) or key_in_words(step.step), dated(case, step).on
    return f"{words}, {on.in_words()}" if on is not None else words


_STAGES = {
    "response": "final response",
    **{f"{before}{number}": words for number, words in STAGES.items() for before in ("", "s")},
}


_OUTSIDE_STAGES = {
    "grounds": "Matters complained of",
    "notice": "First notice of the matters",
    "proceedings-ended": "End of the proceedings",
    "resubmitted": "Renewed complaint after the proceedings",
    "ombudsman": "Complaint to the Ombudsman",
}
"""The steps that belong to no stage, whose keys alone would not say what they are."""


def key_in_words(key: str) -> str:
    """The key of a step or stage as words: "s3-panel" is "Stage three: panel"."""
    first, *rest = key.split("-")
    words = " ".join(rest)
    if key in _OUTSIDE_STAGES:
        return _OUTSIDE_STAGES[key]
    if first in _STAGES:
        words = f"{_STAGES[first]}: {words}" if words else _STAGES[first]
    else:
        words = " ".join((first, *rest))
    return capitalised(words)


def participant_label(case: CaseFile, participant: Participant) -> str:
    """Somebody who took part by what they were, and their label or name."""
    who = alias_of(case, participant.person_id) or participant.name
    words = capitalised(participant.part)
    return f"{words}: {who}" if words and who else words or who or "Participant without name"


def outcome_label(case: CaseFile, outcome: PartOutcome) -> str:
    """What a stage decided, by the part it is about."""
    part = case.parts.get(outcome.part_id)
    about = part_label(case, part) if part is not None else "a part that is gone"
    stage = key_in_words(outcome.stage)
    return f"{about}, {uncapitalised(stage)}: {outcome.outcome.value or 'open'}"


def response_label(case: CaseFile, response: Response) -> str:
    """Whose response it is."""
    return party_name(case, Sending(person_id=response.person_id, to=response.party))


_LABELS = {
    "person": person_label,
    "head": head_label,
    "evidence": evidence_label,
    "mark": mark_label,
    "event": event_label,
    "topic": topic_label,
    "finding": finding_title,
    "injustice": injustice_label,
    "remedy": remedy_label,
    "jurisdiction": limit_decision_label,
    "rung": rung_label,
    "offer": offer_label,
    "compliance": compliance_label,
    "complaint": complaint_label,
    "limit": limit_label,
    "step": step_label,
    "participant": participant_label,
    "part": part_label,
    "outcome": outcome_label,
    "recommendation": recommendation_label,
    "response": response_label,
    "text": lambda case, text: "Text",
}


def label_at(case: CaseFile, origin: str) -> str:
    """What an origin names, by the words a person knows it by; "" for nothing of the case."""
    kind, id, _ = origin_record(origin)
    record = case.find(kind, id) if kind in KINDS else None
    if record is None:
        return "A standard paragraph" if kind == "standard" else ""
    return label(case, kind, record)


def label(case: CaseFile, kind: str, record: Any) -> str:
    """Any record by the words a person knows it by; its kind where it has none."""
    say: Any = _LABELS.get(kind)
    if say is not None:
        return str(say(case, record))
    told = (getattr(record, field.name) for field in telling(kind) if field.form in WORDS)
    noun = KINDS[kind].noun
    return next(filter(None, told), capitalised(noun))
