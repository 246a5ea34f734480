"""Where words can be planted: every field of a case whose words the statement prints.

The fields are drawn from the shape of the records; whether one is printed is tried, not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tests.builders import (
    a_child,
    a_head,
    a_passage,
    a_payment,
    a_person,
    a_sound_case,
    a_text,
    a_topic,
    an_event,
    an_override,
    with_records,
)
from workbench.application.case import editing
from workbench.application.case.changes import diff
from workbench.application.case.mentioning import with_mentions
from workbench.bootstrap import load_reference_library
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import WORDS, Form
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.procedure.steps import PanelRecommendation
from workbench.domain.records.complaint import HeadScope
from workbench.domain.records.people import Person
from workbench.domain.shape import shape
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

TODAY = date(2026, 11, 22)
_TRIED = "Zqxvw was here"
_OF_THE_BODY = ("reference", "body", "body_short")


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field of a record of the case whose words are printed.

    `line` when it takes one line; `alone` when its words begin what is printed, and do not go on
    in a sentence of the program.
    """

    kind: str
    id: str
    name: str
    line: bool
    alone: bool = False


@cache
def library() -> ReferenceLibrary:
    """The reference data that ships."""
    return load_reference_library()


def statement(case: CaseFile, stage: StatementStage) -> Document:
    """The statement of a case."""
    return compose(case, library(), TODAY, stage)


def case_about(one: Person, other: Person) -> CaseFile:
    """A sound case about two people that prints every field it can."""
    case = a_sound_case(body="Northshire Council")
    texts = shape("text")["id"].facts.among or {}
    for place in texts:
        if place not in case.texts:
            case = with_records(case, a_text(place, "It had a duty to do so."))
    return with_records(
        case,
        one,
        other,
        a_topic("t1"),
        a_passage("s1", "It had a plan for this.", topic_id="t1"),
        a_head("h2", "It did not answer her.", scope=HeadScope.PARTLY, scope_reason="It was late."),
        an_event("e3", on="July 2023", statement_text="It wrote again.", topic_id="t1"),
        a_payment("r4", text="", reason="the time it took"),
        an_override("o1", "standard:considered-evidence", "I read what both sides sent."),
        PanelRecommendation(
            id="m1", in_statement=True, topic_id="t1", title="A review", analysis="It was not done."
        ),
    )


@cache
def printed_fields() -> tuple[PrintedField, ...]:
    """The fields of that case whose words a final statement prints."""
    case = case_about(a_person(name="Ann Other"), a_child(name="Bea Other"))
    found = []
    for each in _fields(case):
        tried = statement(put(case, each, _TRIED, typed=False), StatementStage.FINAL)
        where = next((line for line in lines(tried) if _TRIED in line), None)
        if where is not None:
            alone = re.match(rf"[\W\d]*{_TRIED}", where) is not None
            found.append(replace(each, alone=alone))
    return tuple(found)


def _fields(case: CaseFile) -> Iterator[PrintedField]:
    for kind in KINDS:
        for id in [case.case.id] if kind == "case" else case.records(kind):
            for field in shape(kind).values():
                secret = field.facts.secret or field.facts.naming
                body = kind == "case" and field.name in _OF_THE_BODY
                if field.form in WORDS and not field.many and not secret and not body:
                    yield PrintedField(kind, id, field.name, field.form is Form.LINE)


def put(case: CaseFile, field: PrintedField, text: str, *, typed: bool) -> CaseFile:
    """The case with a text in a field: typed, with names made mentions, or as it was imported."""
    if typed:
        if field.kind == "text":
            changed = editing.set_text(case, field.id, text)
        else:
            changed = editing.set_fields(case, field.kind, field.id, **{field.name: text})
        return with_mentions(changed, diff(case, changed), lambda: library().names)
    if field.kind == "case":
        return replace(case, case=replace(case.case, **{field.name: text}))
    record = replace(case.records(field.kind)[field.id], **{field.name: text})
    return case.with_record(field.kind, record)
