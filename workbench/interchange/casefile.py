"""The case file: one case as JSON text that a person can read, write by hand and keep.

The format is told in full in the README of this folder; its JSON Schema is kept in
``resources/schemas``. A file is taken whole or refused whole, with every problem named by its path
in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.errors import CaseFileRefused
from workbench.domain.fields import Form
from workbench.domain.money import money
from workbench.domain.plain import Fault, Plain, from_plain, to_plain
from workbench.domain.records.chronology import in_order
from workbench.domain.records.complaint import Case
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.records.remedies import LossItem
from workbench.domain.records.versions import StatementVersion
from workbench.domain.shape import Path, RecordField, paths, shape, shape_of, values_at
from workbench.domain.text import normalise
from workbench.interchange.earlier import upgrade
from workbench.interchange.file_text import FileKind, parsed, refusal, too_deep, version_of
from workbench.interchange.links import link_faults
from workbench.statement.composing.earlier_origins import with_present_origins

FORMAT = "case-workbench-case"
"""What the `format` field of every case file says."""

_MOST_FAULTS = 50_000
VERSION = 5
"""The version of the format written here.

Earlier versions are read (`workbench.interchange.earlier`); later ones are refused, not half-read.
"""

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
"""What the id of a record looks like."""

KIND = FileKind(
    "case file",
    FORMAT,
    VERSION,
    CaseFileRefused,
    "Nothing was imported and your cases are as they were.",
)
"""How case files are told and refused."""

_HALVES = re.compile("[\ud800-\udfff]")


def dumps(case: CaseFile) -> str:
    """The case as the text of a case file: two spaces of indent, defaults left out, stable."""
    whole: dict[str, Plain] = {"format": FORMAT, "version": VERSION, "case": to_plain(case.case)}
    for kind in COLLECTIONS:
        records = case.records(kind)
        if records:
            whole[KINDS[kind].collection] = [
                _item(record, index) for index, record in enumerate(_ordered(kind, records))
            ]
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _ordered(kind: str, records: Mapping[str, Any]) -> Sequence[Any]:
    if kind == "event":
        return in_order(records.values())
    if kind == "text":
        places = list(TEXT_PLACES)
        return sorted(records.values(), key=lambda text: (places.index(text.id), text.id))
    if kind == "version":
        return sorted(records.values(), key=lambda version: (version.number, version.id))
    return sorted(records.values(), key=lambda record: (getattr(record, "position", 0), record.id))


def _item(record: Any, index: int) -> dict[str, Plain]:
    """One record of a list; its position is written only where it is not its place in the list."""
    item = to_plain(record)
    if hasattr(record, "position"):
        item.pop("position", None)
        if record.position != index:
            item["position"] = record.position
    return item


def loads(source: str | bytes) -> CaseFile:
    """The case that the text of a case file stands for.

    Raises `CaseFileRefused` with every problem found when anything about it is wrong.
    """
    try:
        return _read(parsed(source, KIND))
    except RecursionError:
        raise too_deep(KIND) from None


def _read(whole: Plain) -> CaseFile:
    whole = upgrade(whole, version_of(whole, KIND), VERSION)
    faults: list[Fault] = []
    known = {"format", "version", *(kind.collection for kind in KINDS.values())}
    faults.extend(Fault(name, "is not a known field") for name in whole if name not in known)
    case = _read_case(whole, faults)
    found = {kind: _read_kind(kind, whole, faults) for kind in COLLECTIONS}
    faults.extend(link_faults(found, {kind: _ids_named(kind, whole) for kind in COLLECTIONS}))
    if faults or case is None:
        raise refusal(faults, KIND)
    records: dict[str, Any] = {
        KINDS[kind].collection: {id: record for id, (_, record) in found[kind].items()}
        for kind in COLLECTIONS
    }
    return with_present_origins(CaseFile(case=case, **records))


def _read_case(whole: dict[str, Plain], faults: list[Fault]) -> Case | None:
    if "case" not in whole:
        faults.append(Fault("case", "is missing"))
        return None
    case = from_plain(Case, whole["case"], "case", faults)
    if case is None:
        return None
    faults.extend(_value_faults("case", case, "case"))
    return case


def _read_kind(
    kind: str, whole: dict[str, Plain], faults: list[Fault]
) -> dict[str, tuple[str, Any]]:
    """The records of one list by id, each with its path; faulty ones are left out."""
    collection = KINDS[kind].collection
    items = whole.get(collection, [])
    found: dict[str, tuple[str, Any]] = {}
    if not isinstance(items, list):
        faults.append(Fault(collection, "should be a list"))
        return found
    positioned = "position" in shape(kind)
    for index, item in enumerate(items):
        if len(faults) > _MOST_FAULTS:
            break  # enough to refuse the file by
        path = f"{collection}[{index}]"
        if positioned and isinstance(item, dict) and "position" not in item:
            item = {**item, "position": index}
        record = (
            _read_version(item, path, faults)
            if kind == "version"
            else from_plain(KINDS[kind].record, item, path, faults)
        )
        if record is None:
            continue
        faults.extend(_value_faults(kind, record, path))
        if record.id in found:
            faults.append(
                Fault(f"{path}.id", f"“{record.id}” is already the id of {found[record.id][0]}")
            )
        else:
            found[record.id] = (path, record)
    return found


def _read_version(item: Plain, path: str, faults: list[Fault]) -> StatementVersion | None:
    """A statement as it was handed out: its document is kept letter by letter, however long.

    A statement of thousands of paragraphs is longer than any field a person fills in.
    """
    document = item.get("document", "") if isinstance(item, dict) else None
    if not isinstance(document, str):
        return from_plain(StatementVersion, item, path, faults)
    if _HALVES.search(document):
        faults.append(Fault(f"{path}.document", "holds characters that cannot be written"))
        return None
    version = from_plain(StatementVersion, {**item, "document": ""}, path, faults)
    return None if version is None else replace(version, document=document)


def _value_faults(kind: str, record: Any, path: str) -> Iterator[Fault]:
    """What the facts of its fields, and the sums of its parts, do not allow."""
    if not ID.match(record.id):
        yield _bad_id(path, record.id)
    for bounded in _bounded(kind):
        for where, value in values_at(record, bounded):
            said = _fault_in(bounded[-1], value)
            if said:
                yield Fault(f"{path}.{where}", said)
    if kind == "remedy":
        each = shape_of(LossItem)["each"]
        for index, item in enumerate(record.loss_items):
            said = _fault_in(each, item.pence)
            if said:
                yield Fault(f"{path}.loss_items[{index}]", said)


@cache
def _bounded(kind: str) -> tuple[Path, ...]:
    """The fields of a record and its parts that do not take every value of their type."""
    every = paths(KINDS[kind].record, *Form)
    return tuple(path for path in every if path[-1].facts.bounded)


def _fault_in(field: RecordField, value: Any) -> str:
    """What is wrong with a value for a field with bounds, "" when nothing is."""
    facts = field.facts
    if facts.among is not None:
        allowed = ", ".join(facts.among)
        return "" if value in facts.among else f"“{value[:80]}” is not a {facts.looks}: {allowed}"
    if facts.pattern:
        fits = not value or re.fullmatch(facts.pattern, value)
        return "" if fits else f"should be {facts.looks}, or left out"
    what = "a sum" if field.form is Form.PENCE else f"the number of {facts.name}"
    if facts.least is not None and value < facts.least:
        return f"{what} cannot be {'negative' if facts.least == 0 else f'less than {facts.least}'}"
    if facts.most is not None and value > facts.most:
        most = f"{money(facts.most)}, in pence" if field.form is Form.PENCE else f"{facts.most:,}"
        return f"{what} is at most {most}"
    return ""


def _bad_id(path: str, id: str) -> Fault:
    return Fault(
        f"{path}.id",
        f"“{id[:80]}” cannot be an id: use up to 64 lower-case letters, digits and hyphens",
    )


def _ids_named(kind: str, whole: dict[str, Plain]) -> set[str]:
    """Every id the file gives to a record of a kind; links to faulty records are not faults."""
    items = whole.get(KINDS[kind].collection, [])
    if not isinstance(items, list):
        return set()
    ids = (item.get("id") for item in items if isinstance(item, dict))
    return {normalise(id) for id in ids if isinstance(id, str)}
