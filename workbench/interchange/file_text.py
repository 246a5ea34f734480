"""The text of a file in one of the program's own formats: decoded, parsed, its version told.

One piece serves case files and office files. Whatever is wrong is a `FileRefused` of the kind of
file, with every problem named by its path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import FileRefused
from workbench.domain.plain import Fault, Plain

LARGEST_FILE = 60_000_000
"""The most bytes (or characters) a file may have."""

MOST_PIECES = 1_200_000
"""The most lists, objects and values in them a file may have."""

MOST_RECORDS = 60_000
"""The most records a file may have in all its lists together."""

MOST_PROBLEMS = 200
"""The most problems a refusal lists; it then says how many more there are."""

SEALED = b"CWSEALED"
"""What the file of a case handed over to a second reader begins with."""

_OTHERS = (
    (b"PK", "a zip, or a document or workbook kept as one"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word or Excel, or a protected one"),
)
"""What other files begin with, and what they are."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A format: what a person calls such a file, its marker and version, and how it is refused.

    `untouched` says what a refusal left as it was.
    """

    noun: str
    format: str
    version: int
    refused: type[FileRefused]
    untouched: str


def parsed(source: str | bytes, kind: FileKind) -> Plain:
    """The plain values a file's text stands for, before anything about them is checked."""
    return _parsed(_decoded(source, kind), kind)


def too_deep(kind: FileKind) -> FileRefused:
    """The refusal of a file whose lists and objects stand in one another without end."""
    return kind.refused(
        f"This file is nested far too deeply to be {_a(kind)}.",
        ("lists or objects stand inside one another more than a few hundred deep",),
        f"{kind.untouched} Ask for the file to be exported again.",
    )


def _too_many(what: str, kind: FileKind) -> FileRefused:
    """The refusal of a file that holds more than `what`."""
    return kind.refused(
        f"This file holds far more than {_a(kind)} does.",
        (f"there are more than {what} in it",),
        f"{kind.untouched} Check that it is the right file.",
    )


def _a(kind: FileKind) -> str:
    return f"an {kind.noun}" if kind.noun[0] in "aeio" else f"a {kind.noun}"


def _decoded(source: str | bytes, kind: FileKind) -> str:
    if isinstance(source, bytes) and source.startswith(SEALED):
        raise kind.refused(
            "This file is a case handed over for a second reading, sealed with a passphrase.",
            (),
            f"{kind.untouched} File › Open a case handed over… opens it.",
        )
    for sign, what in _OTHERS:
        if isinstance(source, bytes) and source.startswith(sign):
            raise kind.refused(
                f"This file is {what}, not {_a(kind)}.",
                (),
                f"{kind.untouched} Is it the right file? Statements are read from .docx.",
            )
    if len(source) > LARGEST_FILE:
        megabytes = LARGEST_FILE // 1_000_000
        raise kind.refused(
            f"This file is larger than {_a(kind)} may be ({megabytes} MB).",
            (f"the file has {len(source):,} bytes; the most is {LARGEST_FILE:,}",),
            f"{kind.untouched} Such a file holds text only: check that it is the right file.",
        )
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        raise kind.refused(
            f"This file is not text in UTF-8, so it cannot be {_a(kind)}.",
            (f"byte {error.start + 1:,}, on line {line:,}, is not UTF-8",),
            f"{kind.untouched} Save the file as UTF-8, or check that it is the right file.",
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


def _parsed(text: str, kind: FileKind) -> Plain:
    hint = f"{kind.untouched} Correct the file there, or ask for it to be exported again."
    if not text.strip():
        raise kind.refused("This file is empty.", ("the file holds no text",), kind.untouched)
    if sum(text.count(sign) for sign in "[{:,") > MOST_PIECES:
        raise _too_many(f"{MOST_PIECES:,} lists, objects and values", kind)
    try:
        return json.loads(text, object_pairs_hook=_no_repeats)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno:,}, column {error.colno:,}"
        problem = f"{place}: {error.msg[0].lower()}{error.msg[1:]}"
        raise kind.refused(
            f"This file is not JSON: it cannot be read at {place}.", (problem,), hint
        ) from None
    except _Repeated as error:
        problem = printable(f"the field “{error}” stands twice in one object")
        raise kind.refused(f"This {kind.noun} says one thing twice.", (problem,), hint) from None
    except ValueError:
        problem = "a number in the file has thousands of digits"
        raise kind.refused(
            "This file holds a number that cannot be read.", (problem,), hint
        ) from None


def version_of(whole: Plain, kind: FileKind) -> int:
    """The version of a file; refuses what is of another kind, of a later version or too long."""
    if not isinstance(whole, dict) or whole.get("format") != kind.format:
        raise kind.refused(
            f"This is not {_a(kind)}.",
            (f'format: {_a(kind)} begins with "format": "{kind.format}"',),
            f"{kind.untouched} Choose a file that was exported as {_a(kind)}.",
        )
    version = whole.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise kind.refused(
            f"This {kind.noun} does not say which version of the format it has.",
            (f"version: should be {kind.version}",),
            f"{kind.untouched} Choose a file that was exported as {_a(kind)}.",
        )
    if version > kind.version:
        raise kind.refused(
            f"This {kind.noun} was written by a later version of the program.",
            (printable(f"version: is {version}; this program reads up to {kind.version}"),),
            f"{kind.untouched} Update the program and import the file again.",
        )
    lists = [each for each in whole.values() if isinstance(each, list)]
    if max(len(whole), sum(map(len, lists))) > MOST_RECORDS:
        raise _too_many(f"{MOST_RECORDS:,} records", kind)
    return version


def refusal(faults: Sequence[Fault], kind: FileKind) -> FileRefused:
    """The refusal of a file for everything wrong in it."""
    listed = tuple(
        printable(f"{fault.path}: {fault.message}" if fault.path else fault.message)
        for fault in faults[:MOST_PROBLEMS]
    )
    more = len(faults) - len(listed)
    if more > 0:
        listed = (*listed, f"and {more:,} more")
    count = "one problem" if len(faults) == 1 else f"{len(faults):,} problems"
    return kind.refused(
        f"This {kind.noun} has {count}, so it was not imported.",
        listed,
        f"{kind.untouched} Correct the places named and import the file again.",
    )


def printable(text: str) -> str:
    """A problem as it can be shown anywhere: no control characters, never endless."""
    shown = _UNPRINTABLE.sub("\ufffd", text)
    return shown if len(shown) <= 600 else f"{shown[:600]}…"
