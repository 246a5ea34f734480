"""The case record and the people a statement from outside tells of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from workbench.domain.dates.reader import read_front
from workbench.domain.records.complaint import Case, CaseStage, Edition, Outcome, StatementKind
from workbench.domain.records.people import AgeGroup, Person, PersonRole, Pronouns
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.reading.headings import heading_key
from workbench.statement.reading.judging import denies_fault, finds_fault
from workbench.statement.reading.passages import said_in
from workbench.statement.reading.stated import LabelSaid, StatedFacts, labels_in

_UPHELD = re.compile(
    r"\b(?:I|we)(?:(?: (?:have|intend to|propose to))?(?: partly)?) uph(?:old|eld)\b", re.I
)
_NOT_UPHELD = re.compile(
    r"\b(?:I|we) (?:do|have|did|will) not uph(?:old|eld)\b|\bnot uph(?:old|eld)\b", re.I
)
_NOT_STARTED = re.compile(
    r"\b(?:I|we) (?:will|should|shall|can|cannot) ?(?:not)? investigate\b", re.I
)
_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})")
_OLD = {
    "agreed action",
    "recommended action",
    "final decision",
    "draft decision",
    "provisional view",
}
_NEW = {"action", "decision"}
_LAST_OLD_YEAR = 2024
_PRONOUNS = {"Mr": Pronouns.HE, "Mrs": Pronouns.SHE, "Ms": Pronouns.SHE, "Miss": Pronouns.SHE}
_CALLED = ("the Council", "the Trust", "the organisation", "the Authority")
_OUTCOMES = ("decision", "outcome", "statement")
_MOST_OF_A_SLIP = 2


def case_record(document: Document, facts: StatedFacts) -> Case:
    """The case itself, as far as the title line, the metadata and the headings tell it."""
    details = _details(document)
    category, _, subject = details.get("category", "").partition(">")
    decided = _day(details.get("decision date", "") or details.get("date", ""))
    ids = {section.id for section in document.sections}
    assessment = "assessment" in ids and "what-i-found" not in ids
    final = document.meta.stage is StatementStage.FINAL
    return Case(
        id="read",
        reference=document.meta.reference,
        body=document.meta.body
        or details.get("complaint against", "")
        or details.get("organisation", ""),
        body_short=_called(document),
        category=category.strip() or "Children's care services",
        subject=subject.strip(),
        stage=CaseStage.FINAL_DECISION if final else CaseStage.DRAFT_DECISION,
        statement_kind=StatementKind.ASSESSMENT if assessment else StatementKind.INVESTIGATION,
        edition=_edition(document, decided),
        outcome=_outcome(next(filter(None, map(details.get, _OUTCOMES)), ""), document),
        decided_on=decided if final else None,
    )


def _details(document: Document) -> dict[str, str]:
    listed = (piece for line in document.meta.details for piece in re.split(r"\s+[|·]\s+", line))
    pairs = (piece.partition(":") for piece in listed)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _day(words: str) -> date | None:
    found = _DAY.search(words)
    read = read_front(found[0]).date if found is not None else None
    return read.exact if read is not None else None


def _outcome(words: str, document: Document) -> Outcome:
    """The outcome as the metadata give it, else as the decision itself does."""
    wanted = words.strip().lower().rstrip(".")
    named = next((each for each in Outcome if each.value == wanted), Outcome.UNDECIDED)
    if wanted or named is not Outcome.UNDECIDED:
        return named
    decided = [
        sentence
        for each in said_in(document)
        if each.section == "decision" and not each.quoted
        for sentence in each.sentences()
    ]
    if any(map(finds_fault, decided)) or any(map(_UPHELD.search, decided)):
        return Outcome.UPHELD
    if any(map(denies_fault, decided)) or any(map(_NOT_UPHELD.search, decided)):
        return Outcome.NOT_UPHELD
    closed = any(map(_NOT_STARTED.search, decided))
    return Outcome.CLOSED_AFTER_INITIAL_ENQUIRIES if closed else Outcome.UNDECIDED


def _edition(document: Document, decided: date | None) -> Edition:
    titles = {heading_key(section.title) for section in document.sections}
    if titles & _OLD:
        return Edition.TO_2024
    if titles & _NEW:
        return Edition.CURRENT
    old = decided is not None and decided.year < _LAST_OLD_YEAR
    return Edition.TO_2024 if old else Edition.CURRENT


def _called(document: Document) -> str:
    """What the text calls the body complained about."""
    text = " ".join(each.text for each in said_in(document))
    counted = Counter({name: len(re.findall(rf"\b{name}\b", text, re.I)) for name in _CALLED})
    name, count = counted.most_common(1)[0]
    return name if count else "the Council"


def people_from(document: Document, facts: StatedFacts) -> tuple[Person, ...]:
    """Everybody with a label, in order of first mention, the complainant known by the complaint.

    Real names are not in a statement, so they stay empty. A label that is a slip for another
    person's makes nobody.
    """
    said = said_in(document)
    complaint = labels_in([each for each in said if each.section in ("complaint", "summary")])
    adults = [each.label for each in complaint if not each.child]
    main = adults[0] if adults else next((e.label for e in facts.labels if not e.child), "")
    kept = [label for label in facts.labels if not _is_slip(label, facts.labels)]
    text = "\n".join(each.text for each in said)
    kept.sort(key=lambda label: text.find(label.label))
    return tuple(_person(label, number, main) for number, label in enumerate(kept, 1))


def _is_slip(label: LabelSaid, labels: Sequence[LabelSaid]) -> bool:
    title, _, letter = label.label.rpartition(" ")
    return label.count <= _MOST_OF_A_SLIP and any(
        each.count >= 3 * label.count
        and each.label.rpartition(" ")[2] == letter
        and each.label.rpartition(" ")[0] not in ("", title)
        and bool(title)
        for each in labels
    )


def _person(label: LabelSaid, number: int, main: str) -> Person:
    title = label.label.partition(" ")[0] if " " in label.label and not label.child else ""
    role = PersonRole.CHILD if label.child else PersonRole.OTHER
    if label.label == main:
        role = PersonRole.COMPLAINANT
    return Person(
        id=f"p{number}",
        position=number - 1,
        alias=label.label,
        title=title,
        role=role,
        age_group=AgeGroup.CHILD if label.child else AgeGroup.ADULT,
        pronouns=_PRONOUNS.get(title, Pronouns.THEY),
    )
