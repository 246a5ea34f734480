"""What a case still lacks before its statement can go out, as steps that lead to their page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.application.case import editing
from workbench.application.findings.results import heads_without_finding, missing_links
from workbench.application.records.people import complainant, named_in_texts, needs_alias
from workbench.application.remedies.answers import unanswered
from workbench.domain.casefile import CaseFile
from workbench.domain.records.complaint import Outcome


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One thing to be done and where: a kind of record, its id ("" none yet) and field."""

    words: str
    kind: str
    id: str = ""
    field: str = ""


def open_tasks(case: CaseFile) -> tuple[OpenTask, ...]:
    """What is still missing, in the order of the work."""
    return (*_of_the_case(case), *_of_the_facts(case), *_of_the_decision(case))


def _of_the_case(case: CaseFile) -> Iterator[OpenTask]:
    record = case.case
    if not record.reference:
        yield OpenTask("Enter the case reference", "case", record.id, "reference")
    if not record.body:
        yield OpenTask("Enter the body complained about", "case", record.id, "body")
    if not record.investigator:
        yield OpenTask("Enter the investigator", "case", record.id, "investigator")
    if complainant(case) is None:
        yield OpenTask("Add the complainant", "person")
    named = named_in_texts(case)
    for person in editing.ordered(case, "person"):
        if needs_alias(case, person, named):
            name = person.name or "a person without a name"
            yield OpenTask(f"Give {name} a label", "person", person.id, "alias")
    if not case.heads:
        yield OpenTask("Add the heads of complaint", "head")


def _of_the_facts(case: CaseFile) -> Iterator[OpenTask]:
    if not case.evidence:
        yield OpenTask("List the evidence", "evidence")
    if not case.events:
        yield OpenTask("Enter the chronology", "event")
    elif not any(event.in_statement for event in case.events.values()):
        yield OpenTask("Choose the events for the statement", "event")
    for head in heads_without_finding(case):
        yield OpenTask(f"Make a finding on “{head.title or 'a head without title'}”", "finding")
    for finding in case.findings.values():
        for words in missing_links(case, finding):
            yield OpenTask(words, "finding", finding.id, "result")
    for _ in unanswered(case)[:1]:
        yield OpenTask("Answer every injustice with a remedy", "remedy")


def _of_the_decision(case: CaseFile) -> Iterator[OpenTask]:
    record = case.case
    if not case.text("summary").strip():
        yield OpenTask("Write the summary", "text", "summary", "text")
    if not case.text("decision").strip():
        yield OpenTask("Write the decision", "text", "decision", "text")
    if record.outcome is Outcome.UNDECIDED:
        yield OpenTask("Choose the outcome", "case", record.id, "outcome")
