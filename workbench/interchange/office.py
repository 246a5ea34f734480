"""The office file: an office's own paragraphs, outlines, bands, days off, limits and settings.

The format is told in the README of this folder; its JSON Schema is
``resources/schemas/office-2.json``. A file is taken whole or refused whole, with every problem
named by its path in the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from workbench.application.office.choices import band_faults, setting_faults
from workbench.application.office.own_outlines import own_outline_faults
from workbench.application.office.paragraphs import own_paragraph_faults
from workbench.application.office.rules import rule_faults
from workbench.domain.errors import OfficeFileRefused
from workbench.domain.library.office import LocalDayOff, Office
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.plain import Fault, Plain, from_plain, to_plain
from workbench.domain.shape import shape_of
from workbench.interchange.file_text import FileKind, parsed, refusal, too_deep, version_of
from workbench.interchange.office_pictures import KEPT, Look, look_from_plain, look_to_plain
from workbench.statement.composing.library_faults import ID, FaultIn

FORMAT = "case-workbench-office"
"""What the `format` field of every office file says."""

VERSION = 2
"""The latest version of the format; later ones are refused, never half-read.

Files that carry no look of the office are written as version 1, which every program reads.
"""

KIND = FileKind(
    "office file",
    FORMAT,
    VERSION,
    OfficeFileRefused,
    "Nothing was imported and your office’s own set is as it was.",
)
"""How office files are told and refused."""


def records() -> dict[str, type[Any]]:
    """The class of the entries of each list of an office file, in the order of writing."""
    return {name: field.type for name, field in shape_of(Office).items()}


def dumps(office: Office, look: Look = MappingProxyType({})) -> str:
    """The office's set, and its look, as the text of an office file: defaults left out, stable."""
    whole: dict[str, Plain] = {"format": FORMAT, "version": VERSION if look else 1}
    for collection in records():
        items = [to_plain(record) for record in getattr(office, collection)]
        for item in items:
            item.pop("own", None)  # every outline in an office file is the office's own
        if items:
            whole[collection] = items
    whole |= look_to_plain(look)
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def loads(source: str | bytes, shipped: ReferenceLibrary) -> Office:
    """The office's set that the text of an office file stands for.

    It has to fit the reference data of this installation (`shipped`, without anybody's own).
    Raises `OfficeFileRefused` with every problem found when anything about it is wrong.
    """
    try:
        return _read(parsed(source, KIND), shipped)
    except RecursionError:
        raise too_deep(KIND) from None


def look_in(source: str | bytes) -> Look:
    """The Word template and the logo that the text of a sound office file carries."""
    whole = parsed(source, KIND)
    return look_from_plain(whole, []) if isinstance(whole, dict) else {}


def _read(whole: Plain, shipped: ReferenceLibrary) -> Office:
    version_of(whole, KIND)
    faults: list[Fault] = []
    known = {"format", "version", *records(), *KEPT}
    faults.extend(Fault(name, "is not a known field") for name in whole if name not in known)
    look_from_plain(whole, faults)
    found: dict[str, Any] = {}
    for collection, record in records().items():
        found[collection] = _read_list(collection, record, whole.get(collection, []), faults)
    # Entries read are looked at even where others could not be: one round of corrections will do.
    faults.extend(_value_faults(Office(**_by_collection(found)), found, shipped))
    if faults:
        raise refusal(faults, KIND)
    return Office(**_by_collection(found))


_Listed = dict[str, Any]
"""The entries of one list by their path in the file."""


def _by_collection(found: dict[str, _Listed]) -> dict[str, Any]:
    return {collection: tuple(listed.values()) for collection, listed in found.items()}


def _read_list(collection: str, record: type[Any], items: Plain, faults: list[Fault]) -> _Listed:
    found: _Listed = {}
    if not isinstance(items, list):
        faults.append(Fault(collection, "should be a list"))
        return found
    seen: dict[str, str] = {}
    for index, item in enumerate(items):
        path = f"{collection}[{index}]"
        entry: Any = from_plain(record, item, path, faults)
        if entry is None:
            continue
        if entry.id in seen:
            faults.append(
                Fault(f"{path}.id", f"“{entry.id}” is already the id of {seen[entry.id]}")
            )
        elif not ID.match(entry.id):
            faults.append(
                Fault(f"{path}.id", "use up to 64 lower-case letters, digits and hyphens")
            )
        seen.setdefault(entry.id, path)
        found[path] = replace(entry, own=True) if collection == "outlines" else entry
    return found


def _value_faults(
    office: Office, found: dict[str, _Listed], shipped: ReferenceLibrary
) -> Iterator[Fault]:
    for collection, check in _checks(office, shipped).items():
        for path, record in found[collection].items():
            for field, words in check(record):
                # The shape of every id is told when its list is read.
                if field != "id" or collection in ("outlines", "settings"):
                    yield Fault(f"{path}.{field}".rstrip("."), words)
    for collection, (key, noun) in _ONLY_ONCE.items():
        seen: dict[Any, str] = {}
        for path, record in found[collection].items():
            first = seen.setdefault(key(record), path)
            if first != path:
                yield Fault(path, f"{noun} is in {first} already")


_Check = Callable[[Any], Iterable[FaultIn]]


def _checks(office: Office, shipped: ReferenceLibrary) -> dict[str, _Check]:
    """What is asked of the entries of each list."""
    return {
        "days": _day_faults,
        "rules": lambda own: (
            (field if field == "procedure" else f"rule.{field}", words)
            for field, words in rule_faults(own.procedure, own.rule, shipped.rules)
        ),
        "paragraphs": lambda entry: (
            (f"paragraph.{field}", words)
            for field, words in own_paragraph_faults(entry.paragraph, shipped)
        ),
        "outlines": lambda outline: (
            fault
            for fault in own_outline_faults(outline, office, shipped)
            if fault[0] != "id" or outline.id in shipped.outlines
        ),
        "bands": band_faults,
        "settings": setting_faults,
    }


_ONLY_ONCE: dict[str, tuple[Callable[[Any], Any], str]] = {
    "days": (lambda own: own.day, "that day"),
    "rules": (lambda own: (own.procedure, own.rule.id), "that limit"),
    "paragraphs": (
        lambda entry: (entry.paragraph.id, entry.paragraph.valid_from),
        "that paragraph from that day",
    ),
}
"""What may stand only once in a list, besides an id."""


def _day_faults(own: LocalDayOff) -> Iterator[FaultIn]:
    if not own.name.strip():
        yield "name", "the day off has no name"
