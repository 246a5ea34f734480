"""The log of a case with labels for names, those too that somebody had before or no longer has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from workbench.application.case.ports import ActivityEntry
from workbench.application.handing_out.labelled_case import NAME_LEFT_OUT, with_labels
from workbench.domain.casefile import KINDS, CaseFile
from workbench.domain.fields import WORDS
from workbench.domain.records.people import Person
from workbench.domain.shape import paths, shape
from workbench.statement.naming.protected import ProtectedList


def with_former(case: CaseFile, log: Iterable[ActivityEntry]) -> CaseFile:
    """The case with every name and detail that its log knows of somebody, also of who is gone."""
    for change in (change for entry in log for change in entry.changes):
        for plain in (change["before"], change["after"]):
            secret = _secret(str(change["kind"]))
            if isinstance(plain, Mapping) and not secret.isdisjoint(plain):
                case = _with_person(case, str(change["kind"]), str(change["id"]), plain)
    return case


def _with_person(case: CaseFile, kind: str, id: str, plain: Mapping[str, Any]) -> CaseFile:
    known = case.people.get(id) or Person(id=id, alias=str(plain.get("alias") or ""))
    names, details = [*known.other_names], [*known.identifiers]
    for field in _secret(kind) & plain.keys():
        said = plain[field] if isinstance(plain[field], list | tuple) else [plain[field]]
        (names if shape(kind)[field].facts.naming else details).extend(
            each for each in said if isinstance(each, str) and each
        )
    former = replace(
        known,
        other_names=tuple(dict.fromkeys(names)),
        identifiers=tuple(dict.fromkeys(details)),
    )
    return case.with_record("person", former)


@cache
def _secret(kind: str) -> frozenset[str]:
    """The fields of a kind that hold what must not get out."""
    fields = shape(kind).values() if kind in KINDS else ()
    return frozenset(field.name for field in fields if field.facts.secret)


def labelled_entry(entry: ActivityEntry, listed: ProtectedList) -> ActivityEntry:
    """An entry with labels for names; what was secret in a record is left out."""
    return replace(
        entry,
        label=with_labels(entry.label, listed, strangers=True),
        changes=tuple(dict(_labelled_change(change, listed)) for change in entry.changes),
    )


def _labelled_change(
    change: Mapping[str, Any], listed: ProtectedList
) -> Iterator[tuple[str, object]]:
    kind = str(change["kind"])
    for name, value in change.items():
        if name in ("before", "after") and isinstance(value, Mapping):
            yield name, _labelled_record(kind, value, listed)
        else:
            yield name, value


def _labelled_record(kind: str, plain: Mapping[str, Any], listed: ProtectedList) -> Any:
    shown: Any = {
        field: _left_out(value) if field in _secret(kind) else value
        for field, value in plain.items()
    }
    for path in paths(KINDS[kind].record, *WORDS) if kind in KINDS else ():
        if path[0].name not in _secret(kind):
            shown = _labelled(shown, [each.name for each in path], listed)
    return shown


def _left_out(value: Any) -> str | None:
    """What stands for a secret: that a name was there, nothing for anything else."""
    return NAME_LEFT_OUT if isinstance(value, str) and value else None


def _labelled(plain: Any, path: Sequence[str], listed: ProtectedList) -> Any:
    """A plain value with labels in the words at a place of it."""
    if isinstance(plain, list | tuple):
        return [_labelled(each, path, listed) for each in plain]
    if isinstance(plain, Mapping) and path and path[0] in plain:
        return {**plain, path[0]: _labelled(plain[path[0]], path[1:], listed)}
    if isinstance(plain, str) and not path:
        return with_labels(plain, listed, strangers=True)
    return plain
