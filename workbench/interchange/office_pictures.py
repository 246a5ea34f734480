"""The look of an office in its file: the Word template and the logo, each as a named file."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from workbench.domain.plain import Fault, Plain

KEPT = ("template", "logo")
"""What an office file may carry, by the names of its fields."""

Look = Mapping[str, tuple[str, bytes]]
"""The name and the bytes of each that there is."""

_MOST_BYTES = 20_000_000


def look_to_plain(look: Look) -> dict[str, Plain]:
    """The fields of an office file that carry its look."""
    return {
        what: {"name": look[what][0], "data": base64.b64encode(look[what][1]).decode("ascii")}
        for what in KEPT
        if what in look
    }


def look_from_plain(whole: Mapping[str, Plain], faults: list[Fault]) -> Look:
    """The look in the fields of an office file; what is wrong with it is added to the faults."""
    found: dict[str, tuple[str, bytes]] = {}
    for what in KEPT:
        if what in whole:
            carried = _carried(what, whole[what], faults)
            if carried is not None:
                found[what] = carried
    return found


def _carried(what: str, value: Plain, faults: list[Fault]) -> tuple[str, bytes] | None:
    name = value.get("name") if isinstance(value, dict) else None
    text = value.get("data") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(name, str) or not isinstance(text, str):
        faults.append(Fault(what, "should be an object with a name and data in base64"))
        return None
    faults.extend(Fault(f"{what}.{key}", "is not a known field") for key in set(value) - _FIELDS)
    plain = {PurePosixPath(name).name, PureWindowsPath(name).name} == {name}
    if not plain or name.startswith("."):
        faults.append(Fault(f"{what}.name", "should be the name of a file, without folders"))
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        faults.append(Fault(f"{what}.data", "is not base64"))
        return None
    if not 0 < len(data) <= _MOST_BYTES:
        faults.append(Fault(f"{what}.data", "is empty, or larger than 20 MB"))
        return None
    return name, data


_FIELDS = {"name", "data"}
