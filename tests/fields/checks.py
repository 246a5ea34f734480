"""What the program does with one kind of record, field by field, held against the sample.

Every check takes a kind and raises AssertionError. None asks the shape what to expect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from tests.fields.history import knows_records, speaks_words
from tests.fields.sample import CASE, FILE, LABEL, LIBRARY, REAL, bare, first, is_document, leaves
from workbench.application.case import editing
from workbench.application.case.changes import ChangeSet, apply_changes, diff
from workbench.application.drafting.following import follow
from workbench.application.fixing.places import rewordings
from workbench.application.handing_out.labelled_case import labelled_record
from workbench.application.records import replacing
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.errors import CaseFileRefused, InvalidInput
from workbench.domain.problems import Where
from workbench.domain.shape import shape_of
from workbench.interchange.casefile import VERSION, dumps, loads
from workbench.interchange.schema import schema_text
from workbench.statement.checks.record import links as dead_links
from workbench.statement.naming.protected import protected
from workbench.statement.naming.searching.finding import find

Check = Callable[[str], None]

PUBLISHED = Path(__file__).parents[2] / "resources" / "schemas" / f"casefile-{VERSION}.json"


# --- the sample itself ---------------------------------------------------------------------------


def fills_every_field(kind: str) -> None:
    """A field that is new stands in the sample, so that all that follows is asked of it too."""
    records = json.loads(FILE.read_bytes())[KINDS[kind].collection]
    _filled(KINDS[kind].record, [records] if kind == "case" else records, kind)


_NOTHING: tuple[Any, ...] = (None, "", [])


def _filled(record: Any, plains: list[Any], where: str) -> None:
    for each in fields(record):
        found = [plain[each.name] for plain in plains if plain.get(each.name) not in _NOTHING]
        assert found or each.name == "position", f"the sample has nothing for {where}.{each.name}"
        part = shape_of(record)[each.name].type
        if is_dataclass(part) and not hasattr(part, "to_plain"):
            inner = [
                item for value in found for item in (value if type(value) is list else [value])
            ]
            _filled(part, inner, f"{where}.{each.name}")


# --- words ---------------------------------------------------------------------------------------


def _typed(kind: str, change: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Every text of a record changed as if typed: where it stands, as it was, as it is then."""
    for leaf in leaves(kind):
        edited = editing.set_fields(
            CASE, kind, leaf.id, **{leaf.field: leaf.put(change(leaf.text))}
        )
        yield leaf.name, leaf.text, leaf.read(edited.records(kind)[leaf.id])


def keeps_lines(kind: str) -> None:
    """A line break survives where a text may have several lines, and only there."""
    for where, before, after in _typed(kind, lambda text: f"{text}\nand more"):
        between = "\n" if "\n" in before or is_document(before) else " "
        assert after == f"{before}{between}and more", where


def turns_names_into_mentions(kind: str) -> None:
    """A real name typed into authored text becomes a mention, and nowhere else."""
    for where, before, after in _typed(kind, lambda text: f"Then {REAL} came."):
        wanted = (
            "Then {person:person-7k3q1} came." if "{person:" in before else f"Then {REAL} came."
        )
        assert after == wanted, where


def refuses_what_is_too_long(kind: str) -> None:
    """No field takes more than its limit; a stored statement has none."""
    long = "x" * 1_000_001
    for leaf in leaves(kind):
        try:
            editing.set_fields(CASE, kind, leaf.id, **{leaf.field: leaf.put(long)})
        except InvalidInput:
            assert not is_document(leaf.text), leaf.name
        else:
            assert is_document(leaf.text), leaf.name


ENTERED = {("case", "reference"), ("participant", "name")} | {
    ("person", field) for field in ("name", "other_names", "identifiers", "alias", "title")
}
"""Fields a person enters that have no words of the sample's own."""


def finds_words(kind: str) -> None:
    """Find and replace finds what a person wrote, and leaves records of the past alone."""
    alone = CaseFile(case=CASE.case).with_collection("person", CASE.people)
    for record in CASE.records(kind).values():
        alone = alone.with_record(kind, record)
    for leaf in leaves(kind):
        phrase = re.search(r"words (?:of [a-z ]+|replaced)", leaf.text, re.IGNORECASE)
        words = phrase[0] if phrase is not None else leaf.text
        found = [(each.kind, each.field) for each in replacing.search(alone, words)]
        own = phrase is not None and "nsearched" not in leaf.text
        assert ((kind, leaf.field) in found) == (own or (kind, leaf.field) in ENTERED), leaf.name


def keeps_names(kind: str) -> None:
    """Searching for a label never finds the place where a real name is kept, nor the reverse."""
    kept = {(leaf.field, leaf.text) for leaf in leaves(kind) if "{person:" not in leaf.text}
    for field, text in kept:
        for words, other in ((LABEL, "Fennimore-Quaye"), (LABEL, "Orla Quaye"), (REAL, LABEL)):
            if other in text:
                found = [(each.kind, each.field) for each in replacing.search(CASE, words)]
                assert (kind, field) not in found or words in text, f"{kind}.{field}: {words}"


_REAL = re.compile("Fennimore|Quaye|Lindqvist|Tommo|Rook Lane")


def protects_secrets(kind: str) -> None:
    """A real name or a detail is looked for in a statement, wherever a record keeps it.

    And it is left out of the labelled form of its record, whoever is known there.
    """
    nobody = protected(CaseFile(case=bare("case")), LIBRARY.names)
    kept = {(leaf.field, leaf.text) for leaf in leaves(kind) if len(leaf.steps) < 3}
    real = [(field, text) for field, text in kept if _REAL.search(text) and "{" not in text]
    for field, text in real:
        listed = type(getattr(first(kind), field)) is tuple
        assert _found(bare(kind, **{field: (text,) if listed else text}), kind, text), field
        assert not _found(bare(kind), kind, text), field
        labelled = labelled_record(kind, bare(kind, **{field: (text,) if listed else text}), nobody)
        assert text not in getattr(labelled, field), f"{field}: in a labelled copy"
        if "Rook" not in text:
            record = bare(kind, **{field: (text,) if listed else text})
            assert _found(record, kind, text.split()[0]), f"{field}: a part of a name"
    if kind == "person":
        assert _found(bare(kind, born=first(kind).born), kind, "born on 4 May 2010")


def _found(record: Any, kind: str, text: str) -> bool:
    case = CaseFile(case=bare("case")).with_record(kind, record)
    said = f"The Council wrote to {text} about it."
    return bool(find(said, protected(case, LIBRARY.names), strangers=False))


def rewords_what_is_printed(kind: str) -> None:
    """A fix reaches the words the statement prints as they are written, and no other."""
    for leaf in leaves(kind):
        if len(leaf.steps) == 1:
            texts = list(rewordings(CASE, Where(kind, leaf.id, leaf.field)))
            printed = "Printed" in leaf.text or "{person:" in leaf.text
            assert (leaf.text in texts) == printed, leaf.name


def turns_references(kind: str) -> None:
    """References follow a paragraph that moves, in every text that has them."""
    turned = follow(CASE, {"passage:passage-7k3q1": "passage:passage-moved"})
    for leaf in leaves(kind):
        text = leaf.read(turned.records(kind)[leaf.id])
        wanted = leaf.text.replace("{para:passage:passage-7k3q1}", "{para:passage:passage-moved}")
        assert text == wanted, leaf.name


# --- links ---------------------------------------------------------------------------------------

BELONGS: Mapping[str, set[str]] = {
    "evidence": {"mark"},
    "finding": {"injustice"},
    "response": {"point"},
    "remedy": {"compliance"},
    "topic": {"passage"},
    "part": {"outcome"},
    "complaint": {"step", "limit", "participant", "part", "outcome", "recommendation", "answer"},
}
"""What goes with a record of a kind."""

NOTHING_WITHOUT: Mapping[str, set[str]] = {
    "evidence-7k3q1": {"sources", "sources_for", "sources_against"}
    | {"agreed_sources", "paid_sources"},
    "person-7k3q2": {"relations"},
    "event-7k3q1": {"accounts"},
}
"""The parts of other records that are nothing without a record; every other part stays."""

WHOLE = json.loads(dumps(CASE))
"""The sample as a case file has it."""


def leaves_no_dead_id(kind: str) -> None:
    """Whatever is removed, nothing names it afterwards; the file reads back; undo restores."""
    for id in CASE.records(kind) if kind != "case" else ():
        left = editing.remove(CASE, kind, id)
        plain = json.loads(dumps(left))
        dead = [where for where, text in _strings(plain, "") if text == id and "7k3q" in id]
        assert not dead, dead
        assert loads(dumps(left)) == left
        changes = ChangeSet("Delete", diff(CASE, left))
        assert apply_changes(left, changes.inverse().changes) == CASE
        removed = {(each.kind, each.id) for each in changes.changes if each.after is None}
        gone = {each for each, _ in removed - {(kind, id)}}
        assert gone == (BELONGS.get(kind, set()) if id == first(kind).id else set()), gone
        assert set(_lost(WHOLE, plain)) == NOTHING_WITHOUT.get(id, set()), id


def _lost(before: Any, after: Any, name: str = "") -> Iterator[str]:
    """The lists that have fewer parts than before, in the records that are left."""
    if isinstance(before, dict) and isinstance(after, dict):
        for inner, value in before.items():
            yield from _lost(value, after.get(inner, []), inner)
    elif isinstance(before, list) and before and isinstance(before[0], dict):
        left = {each["id"]: each for each in after if "id" in each}
        if "id" in before[0]:
            pairs = [(each, left[each["id"]]) for each in before if each["id"] in left]
        elif len(before) == len(after):
            pairs = list(zip(before, after, strict=True))
        else:
            yield name
            return
        for one, other in pairs:
            yield from _lost(one, other)


def _strings(plain: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(plain, str):
        yield where, plain
    elif isinstance(plain, list):
        for index, item in enumerate(plain):
            yield from _strings(item, f"{where}[{index}]")
    elif isinstance(plain, dict):
        for name, value in plain.items():
            yield from _strings(value, f"{where}.{name}")


def finds_dead_links(kind: str) -> None:
    """The check of the statement, and the reader of the case file, see every link to nothing."""
    for leaf in leaves(kind):
        if not re.fullmatch(r"[a-z]+-7k3q\d", leaf.text):
            continue
        value = leaf.put("nothing-7k3q9")
        case = CASE.with_record(kind, replace(CASE.records(kind)[leaf.id], **{leaf.field: value}))
        assert (kind, leaf.field, "nothing-7k3q9") in {
            (each[0], each[2], each[4]) for each in dead_links.broken(case)
        }, leaf.name
        try:
            loads(dumps(case))
        except CaseFileRefused as refused:
            assert any("nothing-7k3q9" in each for each in refused.problems)
        else:
            raise AssertionError(f"{leaf.name} may lead nowhere")


WHO: Mapping[str, Callable[[Any], list[str]]] = {
    "event": lambda event: [each.given_by for each in event.accounts],
    "version": lambda version: [each.to for each in version.issue.sent] if version.issue else [],
    "response": lambda response: [response.party],
    "letter": lambda letter: [letter.to],
    "review": lambda review: [review.party],
}
"""The words a kind of record has for a person: in the sample none where it is the first one."""


def says_who_is_gone(kind: str) -> None:
    """Whoever spoke, wrote or was written to stays readable when the person goes."""
    if kind not in WHO:
        return
    records = CASE.records(kind)
    before = {id: WHO[kind](record) for id, record in records.items()}
    assert "" in [words for each in before.values() for words in each], kind
    for person, name in (("person-7k3q1", LABEL), ("person-7k3q2", "")):
        left = editing.remove(CASE, "person", person).records(kind)
        for id, said in before.items():
            assert WHO[kind](left[id]) == [words or name for words in said], id


def follows_places(kind: str) -> None:
    """A finding relies on the same account wherever it stands, and on none that is gone."""
    if kind != "finding":
        return
    accounts = CASE.events["event-7k3q1"].accounts
    turned = editing.set_fields(CASE, "event", "event-7k3q1", accounts=accounts[::-1])
    assert [each.account for each in turned.findings["finding-7k3q1"].accounts] == [0]
    without = editing.set_fields(CASE, "event", "event-7k3q1", accounts=accounts[:1])
    assert without.findings["finding-7k3q1"].accounts == ()


def adds_at_the_end(kind: str) -> None:
    """A record that is added comes after the others, where their order is the person's own."""
    record = first(kind)
    if kind != "case" and hasattr(record, "position"):
        added = editing.add(CASE, kind, bare(kind, id="added-7k3q3"))
        assert added.records(kind)["added-7k3q3"].position == 2
        assert editing.ordered(added, kind)[-1].id == "added-7k3q3"


# --- names ------------------------------------------------------------------------------------


def names_fields(kind: str) -> None:
    """Every field has a name of its own in words, as within a sentence."""
    for record in _classes(KINDS[kind].record):
        names = [field.facts.name for field in shape_of(record).values()]
        assert all(re.fullmatch(r"[a-z][a-z’, -]*[a-z]", name) for name in names), names
        assert len(set(names)) == len(names), names


def _classes(record: Any) -> Iterator[Any]:
    yield record
    for field in shape_of(record).values():
        if is_dataclass(field.type) and not hasattr(field.type, "to_plain"):
            yield from _classes(field.type)


# --- files ---------------------------------------------------------------------------------------


def keeps_the_schema(kind: str) -> None:
    """The published schema of the case file, one for all kinds, stays what it is."""
    assert kind != "case" or schema_text() == PUBLISHED.read_text("utf-8")


REFUSED: tuple[tuple[str, Any, str], ...] = (
    ("case", {"id": "c1", "reference": "21017938"}, "NN NNN NNN"),
    ("evidence", [{"id": "v1", "pages": -1}], "pages cannot be negative"),
    ("versions", [{"id": "s1", "issue": {"number": 0}}], "as issued cannot be less than 1"),
    ("evidence", [{"id": "v1", "file": {"sha256": "0f" * 31}}], "64 figures of 0-9 and a-f"),
    ("evidence", [{"id": "v1", "file": {"sha256": "", "size": -1}}], "bytes cannot be negative"),
    ("receipts", [{"id": "x1", "size": -1}], "bytes cannot be negative"),
    ("texts", [{"id": "nowhere"}], "is not a place for text: summary"),
    ("remedies", [{"id": "r1", "amount": -1}], "a sum cannot be negative"),
    ("remedies", [{"id": "r1", "amount": 10**11}], "a sum is at most £100,000,000"),
    ("remedies", [{"id": "r1", "loss_items": [{"each": -1}]}], "each: a sum cannot be negative"),
    ("remedies", [{"id": "r1", "loss_items": [{"each": 10**11}]}], "each: a sum is at most"),
    ("offers", [{"id": "o1", "amount": -1}], "a sum cannot be negative"),
)
"""Parts of a case file, and what the reader says of them."""


def refuses(kind: str) -> None:
    """The case file does not take what a field cannot hold, and says why."""
    for collection, value, words in REFUSED:
        if collection == KINDS[kind].collection:
            whole = {"format": "case-workbench-case", "version": VERSION, "case": {"id": "c1"}}
            try:
                loads(json.dumps({**whole, collection: value}))
            except CaseFileRefused as refused:
                assert any(words in each for each in refused.problems), refused.problems
            else:
                raise AssertionError(f"{collection} took {value}")


CHECKS: tuple[Check, ...] = (
    names_fields,
    keeps_lines,
    turns_names_into_mentions,
    leaves_no_dead_id,
    finds_dead_links,
    speaks_words,
    knows_records,
    finds_words,
    keeps_names,
    protects_secrets,
    rewords_what_is_printed,
    turns_references,
    says_who_is_gone,
    follows_places,
    adds_at_the_end,
    refuses,
    keeps_the_schema,
    refuses_what_is_too_long,
    fills_every_field,
)
"""Every check, the quick ones that see most first."""
