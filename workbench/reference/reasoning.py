"""Reads what helps to reason about a finding and its remedy, all or nothing.

`standards/*.toml` is the library of law, guidance and policy; `remedies/awards.toml` the awards
and bands for comparison; `jurisdiction.toml` the limits on what may be investigated;
`skeletons.toml` the questions an analysis answers.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.awards import Award, Band
from workbench.domain.library.reference import Skeleton
from workbench.domain.money import MOST_PENCE
from workbench.domain.records.complaint import REFERENCE
from workbench.domain.records.jurisdiction import LimitGuide
from workbench.domain.records.standards import Standard
from workbench.domain.sha import sha256
from workbench.reference import entries

AWARDS = "awards.toml"
JURISDICTION = "jurisdiction.toml"
SKELETONS = "skeletons.toml"

T = TypeVar("T", Standard, Award, Band, LimitGuide, Skeleton)


@dataclass(slots=True)
class Reasoning:
    """What has been read, by id; `versions` are those the files give."""

    standards: dict[str, Standard] = field(default_factory=dict)
    awards: dict[str, Award] = field(default_factory=dict)
    bands: dict[str, Band] = field(default_factory=dict)
    jurisdiction: dict[str, LimitGuide] = field(default_factory=dict)
    skeletons: dict[str, Skeleton] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)
    digest: str = ""


def load_reasoning(resources: Path, paragraphs: Container[str]) -> Reasoning:
    """All of it; `paragraphs` are the ids of the standard paragraphs a limit may name.

    Raises `ReferenceDataInvalid` naming the file, the entry and what is wrong with it.
    """
    read = Reasoning()
    digest = sha256()
    for path in _files(resources):
        text = entries.file_text(path)
        digest.update(f"{path.name}\n{text}\n".encode())
        table = entries.read_toml(path.name, text)
        read.versions.add(entries.version_of(path.name, table))
        _read_file(path.name, table, read)
    read.digest = digest.hexdigest()
    for guide in read.jurisdiction.values():
        for id in guide.paragraphs:
            if id not in paragraphs:
                what = f"there is no standard paragraph “{id}”"
                raise entries.refuse(JURISDICTION, f"limit “{guide.id}”", what)
    return read


def _files(resources: Path) -> Iterator[Path]:
    standards = sorted((resources / "standards").glob("*.toml"))
    if not standards:
        raise ReferenceDataInvalid(
            f"The reference data in {resources} have no standards.", entries.HINT
        )
    yield from standards
    for path in (
        resources / "remedies" / AWARDS,
        resources / JURISDICTION,
        resources / SKELETONS,
    ):
        if not path.is_file():
            raise ReferenceDataInvalid(
                f"The reference data in {path.parent} have no {path.name}.", entries.HINT
            )
        yield path


def _read_file(name: str, table: dict[str, Any], read: Reasoning) -> None:
    defaults = table.pop("defaults", {})
    if not isinstance(defaults, dict) or "id" in defaults:
        raise entries.refuse(name, "", "[defaults] is a table of fields other than id")
    if name == AWARDS:
        bands = table.pop("band", None)
        _read(Award, name, "award", table, defaults, read.awards)
        _read(Band, name, "band", {"band": bands}, defaults, read.bands)
    elif name == JURISDICTION:
        _read(LimitGuide, name, "limit", table, defaults, read.jurisdiction)
    elif name == SKELETONS:
        _read_skeletons(name, table, read)
    else:
        _read(Standard, name, "standard", table, defaults, read.standards)


def _read(
    cls: type[T],
    name: str,
    key: str,
    table: dict[str, Any],
    defaults: dict[str, Any],
    into: dict[str, T],
) -> None:
    for entry, item in entries.entries_of(name, table, key):
        record = entries.read_record(cls, name, entry, {**defaults, **item})
        _add(record, name, entry, into)


def _read_skeletons(name: str, table: dict[str, Any], read: Reasoning) -> None:
    for entry, item in entries.entries_of(name, table, "skeleton"):
        parts = item.pop("part", [])
        if not isinstance(parts, list):
            raise entries.refuse(name, entry, "its parts are written as [[skeleton.part]]")
        skeleton = entries.read_record(Skeleton, name, entry, {**item, "parts": parts})
        _add(skeleton, name, entry, read.skeletons)


def _add(record: T, name: str, entry: str, into: dict[str, T]) -> None:
    if record.id in into:
        raise entries.refuse(name, entry, "there is another entry with this id")
    if not entries.ID.match(record.id):
        raise entries.refuse(
            name, entry, "its id may hold lower-case letters, digits and hyphens only"
        )
    for what in _faults(record):
        raise entries.refuse(name, entry, what)
    into[record.id] = record


def _faults(record: Standard | Award | Band | LimitGuide | Skeleton) -> Iterator[str]:
    match record:
        case Skeleton():
            yield from _skeleton_faults(record)
            return
        case Standard():
            yield from _standard_faults(record)
        case Award():
            yield from _award_faults(record)
        case Band():
            yield from _band_faults(record)
        case LimitGuide():
            if not record.asks:
                yield "it asks no questions"
    if not record.source.strip():
        yield "its source is empty"
    if not isinstance(record, Award) and record.status not in _STATUSES:
        yield f"status = “{record.status}” is not known"


def _skeleton_faults(skeleton: Skeleton) -> Iterator[str]:
    if not skeleton.parts or not all(part.questions for part in skeleton.parts):
        yield "it needs parts, and each of them questions"
    for part in skeleton.parts:
        for question in part.questions:
            if not question.endswith("?"):
                yield f"“{question[:60]}” is not a question"


_STATUSES = ("", "unconfirmed")


def _standard_faults(standard: Standard) -> Iterator[str]:
    for what in ("title", "citation", "expects"):
        if not getattr(standard, what).strip():
            yield f"its {what} is empty"
    if (standard.valid_from or date.min) > (standard.valid_to or date.max):
        yield "it stops being valid before it begins"
    if standard.status and not standard.note:
        yield "it is unconfirmed without saying why"


def _award_faults(award: Award) -> Iterator[str]:
    if not REFERENCE.match(award.reference):
        yield f"“{award.reference}” is not a case reference"
    if not award.kinds:
        yield "it does not say for which kind of injustice it was"
    if not 0 < award.amount <= MOST_PENCE:
        yield "its amount is not a sum in pence"


def _band_faults(band: Band) -> Iterator[str]:
    if band.least is not None and band.most is not None and band.least > band.most:
        yield "its least is more than its most"
    if not band.status:
        yield "a band is marked “unconfirmed” until it is read in the guidance itself"
