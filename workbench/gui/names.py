"""What records, fields and values are called in lists, problems, the log and the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from workbench.application.records.labels import label
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.text import shortened
from workbench.statement.markup.authored import token_label

_TOKEN = re.compile(r"\{[^{}]+\}")

_FIELDS = {
    "body": "body complained about",
    "body_short": "what the text calls the body",
    "received_on": "received on",
    "statement_kind": "kind of statement",
    "edition": "edition of the headings",
    "scope_placement": "place of the scope section",
    "deadline_style": "place of deadlines",
    "upheld_reason": "reason it is upheld",
    "draft_sent_on": "draft sent on",
    "decided_on": "decided on",
    "next_step": "next step",
    "next_step_due": "next deadline",
    "name": "real name",
    "other_names": "other names",
    "identifiers": "details never to be printed",
    "age_group": "adult or child",
    "relations": "relation to others",
    "as_put": "complaint as put",
    "injustice_claimed": "injustice claimed",
    "outcome_wanted": "outcome wanted",
    "scope_reason": "why it was not wholly investigated",
    "power": "power relied on",
    "events_from": "events from",
    "events_to": "events to",
    "made_on": "date made",
    "supplied_by": "supplied by",
    "on": "date",
    "actor": "who acted",
    "narrative": "what happened",
    "statement_text": "words in the statement",
    "in_statement": "in the statement",
    "topic_id": "subheading",
    "head_ids": "heads of complaint",
    "disputed": "disputed",
    "dispute": "who disputes it, and how",
    "preference": "why one account is preferred",
    "born": "date of birth",
    "standard": "what should have happened",
    "what_happened": "what happened",
    "fault_without_injustice": "fault without injustice",
    "event_ids": "events it rests on",
    "finding_id": "finding",
    "person_id": "person",
    "head_id": "head of complaint",
    "put_right": "how it was put right",
    "standards": "standards",
    "sources_for": "evidence for the complaint",
    "sources_against": "evidence against the complaint",
    "accounts": "accounts",
    "weighed": "what was weighed",
    "considered": "what was considered",
    "why_serious": "why it is that serious",
    "agreed_by": "agreed by",
    "owner": "who answers for it",
    "measure": "how one will see that it worked",
    "loss_items": "lines of the calculation",
    "applies": "whether it applies",
    "paragraph_id": "standard paragraph",
    "notice_on": "first notice",
    "back_to": "investigated back to",
    "offered_on": "offered on",
    "agreed_sources": "evidence that it was agreed",
    "paid_on": "paid on",
    "paid_sources": "evidence that it was paid",
    "remedy_ids": "remedies it is set against",
    "remedy_id": "remedy",
    "due_on": "due on",
    "evidence_due_on": "evidence due on",
    "given_on": "given on",
    "received": "evidence received",
    "done_on": "done on",
    "satisfied_by": "settled by",
    "satisfied_on": "settled on",
    "by_whom": "who is to do it",
    "injustice_ids": "injustices answered",
    "evidence_deadline": "when to show it was done",
    "agreed_on": "agreed on",
    "parent_id": "stands under",
    "problem_key": "problem",
    "accepted_at": "accepted at",
    "position": "place in the order",
    "made_at": "made at",
    "version_id": "statement version",
    "file_name": "file",
    "exported_at": "exported at",
    "override_reason": "reason to export with errors",
    "library_version": "version of the reference data",
    "sha256": "checksum",
    "replaced": "words replaced",
}


def field_name(field: str) -> str:
    """A field as a person calls it: "complaint as put"."""
    return _FIELDS.get(field, field.replace("_", " "))


def kind_name(kind: str) -> str:
    """A kind of record as a person calls it: "head of complaint"."""
    if kind == "standard":
        return "standard paragraph"
    found = KINDS.get(kind)
    return found.noun if found is not None else kind


def record_name(case: CaseFile, kind: str, id: str) -> str:
    """A record as a list names it: "Event: 3 May 2023, The Council wrote to Miss X"."""
    if kind == "text":
        return f"Text: {TEXT_PLACES.get(id, id)}"
    if kind == "case":
        return "Case"
    noun = kind_name(kind).capitalize()
    words = describe(case, kind, id)
    return f"{noun}: {words}" if words and words.casefold() != noun.casefold() else noun


def describe(case: CaseFile, kind: str, id: str) -> str:
    """The words by which one record is told from others of its kind, "" when it is gone."""
    record = case.find(kind, id) if kind in KINDS else None
    if record is None:
        return ""
    words = _DRAFTING[kind](record) if kind in _DRAFTING else label(case, kind, record)
    return shortened(readable(words, case), 80)


_DRAFTING: Mapping[str, Callable[[Any], str]] = {
    "passage": lambda passage: passage.text,
    "override": lambda override: override.text,
    "acceptance": lambda acceptance: acceptance.reason,
    "version": lambda version: f"{version.stage} {version.number}",
    "receipt": lambda receipt: receipt.file_name,
    "choice": lambda choice: choice.id.replace("-", " "),
    "topic": lambda topic: topic.title,
}


def readable(text: str, case: CaseFile) -> str:
    """Authored text as a person reads it: mentions as labels, citations in brackets."""

    def shown(match: re.Match[str]) -> str:
        token = match[0]
        if token.startswith("{cite:"):
            return f"({token[6:-1]})"
        return token_label(token, case, {}) or token

    return _TOKEN.sub(shown, text)
