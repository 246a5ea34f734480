"""Bands of awards and house settings as an office has them, corrected or put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from workbench.domain.errors import InvalidInput
from workbench.domain.library.awards import Band
from workbench.domain.library.office import Office
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.library.settings import SETTINGS, Setting
from workbench.domain.money import MOST_PENCE, money
from workbench.domain.text import normalise, normalise_line
from workbench.statement.composing.library_faults import ID, FaultIn

_KEPT = "Nothing was changed."

STATUSES = ("unconfirmed", "confirmed")
"""Whether somebody read a band in the guidance itself."""
_CONFIRMED = STATUSES[1]


def set_band(office: Office, band: Band, unread: Iterable[Band] = ()) -> Office:
    """The office with a band of its own, in place of the library's with its id or added.

    `unread` are bands whose edition and source nobody read in the guidance (`unread_bands`): a
    band cannot be marked as confirmed with theirs. Raises `InvalidInput` for that, and for a band
    without sums or words, or without a source.
    """
    names = ("edition", "per", "source")
    lines: dict[str, Any] = {name: normalise_line(getattr(band, name)) for name in names}
    band = replace(band, words=normalise(band.words).strip(), **lines)
    for field, words in band_faults(band):
        raise InvalidInput(f"The band cannot be kept: {words}.", _KEPT, field)
    for field in unread_fields(band, unread) if band.status == _CONFIRMED else ():
        raise InvalidInput(
            f"The band cannot be marked as confirmed: its {field} is still the program’s.",
            f"{_KEPT} Enter the {field} you read in the guidance.",
            field,
        )
    ids = [each.id for each in office.bands]
    if band.id not in ids:
        return replace(office, bands=(*office.bands, band))
    return replace(office, bands=tuple(band if e.id == band.id else e for e in office.bands))


def unread_bands(library: ReferenceLibrary) -> tuple[Band, ...]:
    """The bands of a library that nobody read in the guidance itself."""
    return tuple(each for each in library.bands.values() if each.status != _CONFIRMED)


def unread_fields(band: Band, unread: Iterable[Band]) -> tuple[str, ...]:
    """The fields of a band, edition and source, whose words are only those of unread bands."""
    found = tuple(unread)
    return tuple(
        name
        for name in ("edition", "source")
        if normalise_line(getattr(band, name)) in {getattr(each, name) for each in found}
    )


def reset_band(office: Office, id: str) -> Office:
    """The office without a band of its own: the library's holds again, an added one goes."""
    return replace(office, bands=tuple(each for each in office.bands if each.id != id))


def band_faults(band: Band) -> Iterator[FaultIn]:
    """Everything for which a band cannot be kept."""
    if not ID.match(band.id):
        yield "id", "its id may hold lower-case letters, digits and hyphens only"
    for what in ("least", "most"):
        pence = getattr(band, what)
        if pence is not None and not 0 <= pence <= MOST_PENCE:
            yield what, f"a sum is between nothing and {money(MOST_PENCE)}"
    if band.least is not None and band.most is not None and band.least > band.most:
        yield "most", "its lower sum is above its upper one"
    if band.least is None and band.most is None and not band.words.strip():
        yield "words", "it has neither a sum nor words"
    for what in ("edition", "source"):
        if not getattr(band, what).strip():
            yield what, f"its {what} is empty"
    if band.status not in STATUSES:
        yield "status", f"its status is “{STATUSES[0]}” or “{STATUSES[1]}”"


def set_setting(office: Office, key: str, value: str) -> Office:
    """The office with a house setting changed; its default needs no entry.

    Raises `InvalidInput` for a setting there is not, or a value it cannot have.
    """
    rule = SETTINGS.get(key)
    lines = rule is not None and rule.kind == "text"
    value = normalise(value).strip() if lines else normalise_line(value)
    setting = Setting(id=key, value=value)
    for _, words in setting_faults(setting):
        raise InvalidInput(f"The setting cannot be changed: {words}.", _KEPT, key)
    others = reset_setting(office, key)
    if value == SETTINGS[key].default:
        return others
    return replace(others, settings=(*others.settings, setting))


def reset_setting(office: Office, key: str) -> Office:
    """The office with a setting at its default again."""
    return replace(office, settings=tuple(each for each in office.settings if each.id != key))


def setting_faults(setting: Setting) -> Iterator[FaultIn]:
    """Why a setting cannot have its value."""
    rule = SETTINGS.get(setting.id)
    if rule is None:
        yield "id", f"there is no setting “{setting.id[:80]}”"
        return
    fault = rule.fault(setting.value)
    if fault:
        yield "value", f"“{rule.title}” {fault}"
