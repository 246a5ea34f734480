"""One file of reference data: read as TOML, taken apart into entries, refused with its name.

Whatever is wrong is told as `ReferenceDataInvalid`, naming the file and the entry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.plain import Fault, from_plain

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
VERSION = re.compile(r"\d{4}\.\d{2}\Z")
HINT = "Install the program again, or put back the file as it was before it was changed."

T = TypeVar("T")


def refuse(name: str, entry: str, what: str) -> ReferenceDataInvalid:
    """The refusal of a file, or of one entry of it; raise what this gives."""
    place = f"{name}, {entry}" if entry else name
    return ReferenceDataInvalid(f"The reference data cannot be used. {place}: {what}.", HINT)


def file_text(path: Path) -> str:
    """The words of a file, with line ends made equal."""
    try:
        return file_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise refuse(path.name, "", "the file is not text in UTF-8") from None


def file_bytes(path: Path) -> bytes:
    """A file as it is but for its line ends: the digest is the same on every system."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        raise refuse(path.name, "", f"the file cannot be read ({error.strerror})") from error


def read_toml(name: str, text: str) -> dict[str, Any]:
    """The tables of a file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise refuse(name, "", f"it is not TOML ({error})") from None


def version_of(name: str, table: dict[str, Any]) -> str:
    """The version a file gives, taken out of its table."""
    version = table.pop("version", None)
    if not isinstance(version, str) or not VERSION.match(version):
        raise refuse(name, "", 'it needs a version such as version = "2026.11"')
    return version


def entries_of(name: str, table: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of one file, each with the words that name it in a refusal."""
    for other in table:
        if other != key:
            raise refuse(name, "", f"“{other}” is not known here; entries are [[{key}]]")
    items = table.get(key)
    if not isinstance(items, list) or not items:
        raise refuse(name, "", f"it has no [[{key}]] entries")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise refuse(name, f"{key} {number}", "it is not a table")
        shown = item.get("id", item.get("name"))
        yield f"{key} “{shown}”" if isinstance(shown, str) else f"{key} {number}", item


def read_record(cls: type[T], name: str, entry: str, item: dict[str, Any]) -> T:
    """One entry as a record of the domain; texts lose the line end before their closing quotes."""
    faults: list[Fault] = []
    found = from_plain(cls, {key: _plain(value) for key, value in item.items()}, "", faults)
    if found is None:
        raise refuse(name, entry, "; ".join(f"{f.path} {f.message}".strip() for f in faults[:5]))
    return found


def _plain(value: Any) -> Any:
    """A TOML value as `from_plain` reads it, dates in nested tables too."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value
