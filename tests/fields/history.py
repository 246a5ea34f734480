"""What the history says of every field of one kind of record, held against the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.fields.sample import CASE, LIBRARY, bare, first, is_document, leaves
from workbench.application.case.ports import ActivityEntry
from workbench.domain.casefile import CaseFile
from workbench.domain.plain import to_plain
from workbench.gui.history.words import FieldChange, changes_of

_NO_WORDS = re.compile(
    r"7k3q|\d{4}-\d\d|T\d\d:\d\d|_|[{}|]|[0-9a-f]{16}|\d{5,}|no longer known"
    r"|^[a-z0-9]+(-[a-z0-9]+)+$"
)
"""Ids, codes, dates and times as a file has them, sums in pence, markup."""

CALLED: Mapping[tuple[str, str], str] = {
    ("case", "edition"): "headings used to about 2024",
    ("case", "scope_placement"): "after the powers",
    ("case", "deadline_style"): "follows in its own paragraph",
    ("person", "pronouns"): "he, him",
    ("outcome", "stage"): "Adjudication",
    ("reading", "checks"): "Facts, names, dates and sums are right",
    ("letter", "template"): "Draft decision",
    ("finding", "accounts"): "2",
}
"""Values that are words in a file as well, and are called otherwise."""

_CHOSEN = {("case", "scope_placement"): "after powers"}


def speaks_words(kind: str) -> None:
    """History says every value in words, and the name of every field."""
    for record in CASE.records(kind).values():
        plain = to_plain(record)
        for name in plain:
            if name != "id":
                _speaks(kind, plain, name)
        if kind != "case":
            _said(_log(kind, None, plain, CASE), kind)
            _said(_log(kind, plain, None, CASE.without(kind, record.id)), kind)


def _speaks(kind: str, plain: dict[str, Any], name: str) -> None:
    value = _CHOSEN.get((kind, name), plain[name])
    after = {**plain, name: value}
    before = {key: each for key, each in plain.items() if key != name}
    lines = _log(kind, before, after, CASE)
    if isinstance(value, str) and (is_document(value) or re.fullmatch(r"(ab|cd){32}", value)):
        assert not lines, f"{kind}.{name} is nothing to read"
        return
    (line,) = lines
    _said(lines, f"{kind}.{name}")
    usual = to_plain(bare(kind), whole=True)[name]
    assert bool(line.before) == (usual not in (None, "", [])) and line.after, f"{kind}.{name}"
    assert CALLED.get((kind, name), line.after) in line.after, f"{kind}.{name}: {line.after}"
    bare_keys = {key.replace("-", " ") for key in _keys(value)}
    assert not bare_keys & set(re.split("[,;:] ", line.after)), f"{kind}.{name}: {line.after}"


def _keys(value: Any) -> Iterator[str]:
    """The keys within a value that something has a title for."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _keys(each)
    elif re.fullmatch("[a-z0-9]+(-[a-z0-9]+)+", str(value)) and value not in _UNTITLED:
        yield value


_UNTITLED = {"name-leak", "evidence-one-sided"}
"""Codes of problems: a rule has no title, it is known by its code in words."""


def _said(lines: tuple[FieldChange, ...], where: str) -> None:
    for line in lines:
        for said in (line.record, line.field, line.before, line.after):
            for words in re.split("[,;:] ", said.replace("Fennimore-Quaye", "")):
                assert not _NO_WORDS.search(words), f"{where}: {said}"
        assert line.field.strip() and line.record.strip(), where


def _log(kind: str, before: Any, after: Any, case: CaseFile) -> tuple[FieldChange, ...]:
    change = {"kind": kind, "id": first(kind).id, "before": before, "after": after}
    entry = ActivityEntry(1, "2026-03-02T09:30:00+00:00", "edit", "Edit", (change,))
    return changes_of(entry, case, LIBRARY)


KEYED = {("step", "step"), ("answer", "question"), ("person", "name"), ("person", "alias")} | {
    ("participant", "name"), ("version", "stage"), ("review", "person_id"),
    ("response", "person_id"),
}  # fmt: skip
"""Fields a record is known by whose words are no words of the sample's own."""


def knows_records(kind: str) -> None:
    """A record that is gone is known by its words, or by what its key names."""
    if kind in _BY_ID:
        (line,) = _log(kind, to_plain(bare(kind)), None, CASE.without(kind, first(kind).id))
        assert line.before == _BY_ID[kind], line.before
    for leaf in leaves(kind):
        if len(leaf.steps) == 1 and kind != "case":
            plain = to_plain(bare(kind, **{leaf.field: leaf.text}))
            if leaf.field not in plain:
                continue
            (line,) = _log(kind, plain, None, CASE.without(kind, leaf.id))
            known = "nown by" in leaf.text or (kind, leaf.field) in KEYED
            assert (line.before != _UNKNOWN) == (known or kind in _BY_ID), leaf.name
            assert "nown by" not in leaf.text or "nown by" in line.before, leaf.name


_UNKNOWN = "nothing entered yet"
"""What stands for a record that nothing is known of, so that no line is empty."""

_BY_ID: Mapping[str, str] = {
    "choice": "Evidence considered (investigation)",
    "rung": "apology",
    "jurisdiction": "Late complaint",
    "text": "Summary",
}
"""Kinds whose id is the name of something, and what that is called."""
