"""The case file: one case as JSON text that a person can read, write by hand and keep.

The format is told in full in the README of this folder; its JSON Schema is
``resources/schemas/casefile-1.json``. A file is taken whole or refused whole, with every problem
named by its path in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from workbench.domain.casefile import COLLECTIONS, KINDS, CaseFile
from workbench.domain.chronology import in_order
from workbench.domain.complaint import REFERENCE, Case
from workbench.domain.drafting import TEXT_PLACES, StatementVersion
from workbench.domain.errors import CaseFileRefused
from workbench.domain.money import MOST_PENCE, money
from workbench.domain.plain import Fault, Plain, from_plain, to_plain
from workbench.domain.text import normalise
from workbench.interchange.links import link_faults

FORMAT = "case-workbench-case"
"""What the `format` field of every case file says."""

VERSION = 1
"""The version of the format written here; later versions are refused, never half-read."""

LARGEST_FILE = 200_000_000
"""The most bytes (or characters) a case file may have."""

MOST_PROBLEMS = 200
"""The most problems a refusal lists; it then says how many more there are."""

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
"""What the id of a record looks like."""

_NOTHING_CHANGED = "Nothing was imported and your cases are as they were."
_HALVES = re.compile("[\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


# --- writing -----------------------------------------------------------------------------------


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


# --- reading -----------------------------------------------------------------------------------


def loads(source: str | bytes) -> CaseFile:
    """The case that the text of a case file stands for.

    Raises `CaseFileRefused` with every problem found when anything about it is wrong.
    """
    try:
        return _read(_parsed(_decoded(source)))
    except RecursionError:
        raise CaseFileRefused(
            "This file is nested far too deeply to be a case file.",
            ("lists or objects stand inside one another more than a few hundred deep",),
            f"{_NOTHING_CHANGED} Ask for the file to be exported again.",
        ) from None


def _decoded(source: str | bytes) -> str:
    if len(source) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        raise CaseFileRefused(
            f"This file is larger than a case file may be ({megabytes} MB).",
            (f"the file has {len(source):,} bytes; the most is {LARGEST_FILE:,}",),
            f"{_NOTHING_CHANGED} A case file holds text only: check that it is the right file.",
        )
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise CaseFileRefused(
            "This file is not text in UTF-8, so it cannot be a case file.",
            (f"byte {error.start + 1:,}, on line {line:,}, is not UTF-8",),
            f"{_NOTHING_CHANGED} Save the file as UTF-8, or check that it is the right file.",
        ) from None


class _Repeated(ValueError):
    """A field that stands twice in one object of the JSON text."""


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise _Repeated(name)
            seen.add(name)
    return found


def _parsed(text: str) -> Plain:
    hint = f"{_NOTHING_CHANGED} Correct the file there, or ask for it to be exported again."
    if not text.strip():
        raise CaseFileRefused(
            "This file is empty.", ("the file holds no text",), f"{_NOTHING_CHANGED}"
        )
    try:
        return json.loads(text, object_pairs_hook=_no_repeats)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno:,}, column {error.colno:,}"
        problem = f"{place}: {error.msg[0].lower()}{error.msg[1:]}"
        raise CaseFileRefused(
            f"This file is not JSON: it cannot be read at {place}.", (problem,), hint
        ) from None
    except _Repeated as error:
        problem = _printable(f"the field “{error}” stands twice in one object")
        raise CaseFileRefused("This case file says one thing twice.", (problem,), hint) from None
    except ValueError:
        problem = "a number in the file has thousands of digits"
        raise CaseFileRefused(
            "This file holds a number that cannot be read.", (problem,), hint
        ) from None


def _read(whole: Plain) -> CaseFile:
    _check_marker(whole)
    faults: list[Fault] = []
    known = {"format", "version", *(kind.collection for kind in KINDS.values())}
    faults.extend(Fault(name, "is not a known field") for name in whole if name not in known)
    case = _read_case(whole, faults)
    found = {kind: _read_kind(kind, whole, faults) for kind in COLLECTIONS}
    faults.extend(link_faults(found, {kind: _ids_named(kind, whole) for kind in COLLECTIONS}))
    if faults or case is None:
        raise _refusal(faults)
    records: dict[str, Any] = {
        KINDS[kind].collection: {id: record for id, (_, record) in found[kind].items()}
        for kind in COLLECTIONS
    }
    return CaseFile(case=case, **records)


def _check_marker(whole: Plain) -> None:
    """Refuse what is not a case file at all, or one of a later version of the format."""
    hint = f"{_NOTHING_CHANGED} Choose a file that was exported as a case file."
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise CaseFileRefused(
            "This is not a case file.",
            (f'format: a case file begins with "format": "{FORMAT}"',),
            hint,
        )
    version = whole.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise CaseFileRefused(
            "This case file does not say which version of the format it has.",
            (f"version: should be {VERSION}",),
            hint,
        )
    if version > VERSION:
        raise CaseFileRefused(
            "This case file was written by a later version of the program.",
            (_printable(f"version: is {version}; this program reads up to {VERSION}"),),
            f"{_NOTHING_CHANGED} Update the program and import the file again.",
        )


def _read_case(whole: dict[str, Plain], faults: list[Fault]) -> Case | None:
    if "case" not in whole:
        faults.append(Fault("case", "is missing"))
        return None
    case = from_plain(Case, whole["case"], "case", faults)
    if case is None:
        return None
    if not ID.match(case.id):
        faults.append(_bad_id("case", case.id))
    if case.reference and not REFERENCE.match(case.reference):
        faults.append(
            Fault("case.reference", "should be eight digits written as NN NNN NNN, or left out")
        )
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
    positioned = "position" in KINDS[kind].record.__dataclass_fields__
    for index, item in enumerate(items):
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
    if not ID.match(record.id):
        yield _bad_id(path, record.id)
    if kind == "text" and record.id not in TEXT_PLACES:
        allowed = ", ".join(TEXT_PLACES)
        yield Fault(f"{path}.id", f"“{record.id[:80]}” is not a place for text: {allowed}")
    if kind == "evidence" and record.pages is not None and record.pages < 0:
        yield Fault(f"{path}.pages", "the number of pages cannot be negative")
    if kind in ("remedy", "offer") and record.amount is not None:
        yield from _sum_faults(f"{path}.amount", record.amount)
    if kind == "remedy":
        for index, item in enumerate(record.loss_items):
            yield from _sum_faults(f"{path}.loss_items[{index}].each", item.each)
            yield from _sum_faults(f"{path}.loss_items[{index}]", item.pence)


def _sum_faults(path: str, pence: int) -> Iterator[Fault]:
    if pence < 0:
        yield Fault(path, "a sum cannot be negative")
    elif pence > MOST_PENCE:
        yield Fault(path, f"a sum is at most {money(MOST_PENCE)}, in pence")


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


def _refusal(faults: Sequence[Fault]) -> CaseFileRefused:
    listed = tuple(
        _printable(f"{fault.path}: {fault.message}" if fault.path else fault.message)
        for fault in faults[:MOST_PROBLEMS]
    )
    more = len(faults) - len(listed)
    if more > 0:
        listed = (*listed, f"and {more:,} more")
    count = "one problem" if len(faults) == 1 else f"{len(faults):,} problems"
    return CaseFileRefused(
        f"This case file has {count}, so it was not imported.",
        listed,
        f"{_NOTHING_CHANGED} Correct the places named and import the file again.",
    )


def _printable(text: str) -> str:
    """A problem as it can be shown anywhere: no control characters, never endless."""
    shown = _UNPRINTABLE.sub("\ufffd", text)
    return shown if len(shown) <= 600 else f"{shown[:600]}…"
