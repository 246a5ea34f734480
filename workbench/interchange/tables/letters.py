"""Letters of a table as they were meant: files decoded, and words decoded wrongly put right.

A curly apostrophe saved as UTF-8 and opened as a Windows file reads "â€™"; one of an old Mac reads
"Õ". Such words are put right where they can mean nothing else, and the table says so.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.application.chronology.tables import Cell, Table
from workbench.domain.errors import TableRefused

NOTHING_IMPORTED = "Nothing was imported."


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file and what had to be assumed to read it."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, encoding), ""
    sample = data[:4_000]
    if sample.count(0) > len(sample) // 4:
        return _strict(data, "utf-16-le" if sample[1::2].count(0) else "utf-16-be"), ""
    controls = len(sample) - len(sample.translate(None, _UNPRINTED))
    if controls > len(sample) // 50 + 2:
        raise TableRefused(
            "The file is not text.", f"{NOTHING_IMPORTED} Choose a .csv, .txt or .xlsx file."
        )
    without = data.translate(None, _UNPRINTED)
    text, note = _eight_bits(without)
    lost = len(data) - len(without)
    if lost:
        signs = (
            "One sign that cannot be shown was"
            if lost == 1
            else (f"{lost:,} signs that cannot be shown were")
        )
        note = f"{signs} left out. {note}".strip()
    return text, note


_UNPRINTED = bytes(n for n in range(32) if n not in b"\t\n\v\f\r")


def _eight_bits(data: bytes) -> tuple[str, str]:
    try:
        return with_signs(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        pass
    encoding, named = (
        ("mac_roman", "an older Mac") if _of_a_mac(data) else (("cp1252", "Windows (Western)"))
    )
    note = f"The file does not say how its letters are written; {named} was assumed."
    return data.decode(encoding, errors="replace"), note


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise TableRefused(
            "The file’s letters cannot be read; it may be damaged.",
            f"{NOTHING_IMPORTED} Save it again as CSV UTF-8.",
        ) from None


_MAC_SIGNS = re.compile(
    rb"[A-Za-z]\xd5[A-Za-z ]|[\s(,;\"]\xd2[A-Za-z]|[a-z.,?!]\xd3[\s,;)\"]|[a-z]\x8e[a-z ,]|\s\xd0\s"
)
_WINDOWS_SIGNS = re.compile(rb"[\x85\x91-\x97]|[a-z]\xe9[a-z ,]")


def _of_a_mac(data: bytes) -> bool:
    """Whether quotation marks and accents stand where the encoding of an old Mac has them."""
    sample = data[:2_000_000]
    return len(_MAC_SIGNS.findall(sample)) > len(_WINDOWS_SIGNS.findall(sample))


_CONTROLS = {n: bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(128, 160)}


def with_signs(text: str) -> str:
    """The text with control signs as the letters of Windows they were before they were decoded."""
    return text if text.isascii() else text.translate(_CONTROLS)


_HIGH = {
    bytes([n]).decode("cp1252"): n for n in range(128, 192) if n not in (129, 141, 143, 144, 157)
}
_HIGH.update({chr(n): n for n in (129, 141, 143, 144, 157)})
_SIGN = "[" + "".join(re.escape(sign) for sign in _HIGH) + "]"
_UPPER = "[\xa0-\xbf]"
_WRONG = re.compile(f"[ÂÃ]{_SIGN}|[ÄÅ]{_UPPER}|â{_SIGN}{_SIGN}|ð{_SIGN}{_SIGN}{_SIGN}")
_CUT = re.compile(f"â€(?!{_SIGN})")
"""A closing quotation mark whose last byte is no letter at all, and was lost on the way."""

_MAC = (
    (re.compile(r"(?<=[A-Za-z])Õ(?=(?:[sStTdDmM]|re|ve|ll|RE|VE|LL)\b)"), "’"),
    (re.compile(r"(?<=[sS])Õ(?=\s|\Z)"), "’"),
    (re.compile(r"(?<=\b[OD])Õ(?=[A-Z][a-z])"), "’"),
    (re.compile(r"(?<!\w)Ò(?=\w[^ÒÓ]{0,300}[\w.,?!…]Ó(?!\w))([^ÒÓ]+)Ó"), r"“\1”"),
    (re.compile(r"(?<=\s)Ð(?=\s)"), "–"),  # noqa: RUF001 - a dash is meant
)
_OF_WINDOWS = (
    (re.compile(r"(?<!\w)ì(?=\w[^ìî]{0,300}[\w.,?!…]î(?!\w))([^ìî]+)î"), r"“\1”"),
    (re.compile(r"(?<=\s)ñ(?=\s)"), "–"),  # noqa: RUF001 - a dash is meant
)
_APOSTROPHE_OF_WINDOWS = re.compile(r"(?<=[A-Za-z])í(?=(?:[stdm]|re|ve|ll)\b)|(?<=s)í(?=\s)")
"""A Windows file opened on an old Mac; "í" is an apostrophe only where other signs say so."""

_ROUNDS = 3
"""Words that went through a wrong program twice or three times are put right as well."""


def put_right(text: str) -> str:
    """The words with letters that were decoded wrongly as they were meant."""
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        better = _CUT.sub("”", _WRONG.sub(_meant, text))
        if better == text:
            break
        text = better
    for pattern, sign in _MAC:
        text = pattern.sub(sign, text)
    before = text
    for pattern, sign in _OF_WINDOWS:
        text = pattern.sub(sign, text)
    return _APOSTROPHE_OF_WINDOWS.sub("’", text) if text != before else text


def _meant(found: re.Match[str]) -> str:
    signs = found[0]
    data = bytes([ord(signs[0])]) + bytes(_HIGH[sign] for sign in signs[1:])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return signs


def with_right_letters(table: Table) -> Table:
    """The table with wrongly decoded words put right, and said; lost letters are said too."""
    changed: list[str] = []
    lost = 0
    rows = []
    for row in table.rows:
        rows.append(tuple(_righted(cell, changed) for cell in row))
        lost += sum("\ufffd" in cell.text for cell in row)
    notes = [*table.notes]
    if changed:
        notes.append(
            f"Wrongly written letters were put right in {_cells(len(changed))}: {changed[0]}."
        )
    if lost:
        notes.append(f"In {_cells(lost)} letters are lost (�): look at them in the original.")
    if len(notes) == len(table.notes):
        return table
    return replace(table, rows=tuple(rows), notes=tuple(notes))


def _righted(cell: Cell, changed: list[str]) -> Cell:
    text = put_right(cell.text)
    if text == cell.text:
        return cell
    changed.append(_difference(cell.text.split(), text.split()))
    return replace(cell, text=text)


def _difference(before: Sequence[str], after: Sequence[str]) -> str:
    pairs = (pair for pair in zip(before, after, strict=False) if pair[0] != pair[1])
    one, other = next(pairs, ("", ""))
    return f"“{one[:40]}” is “{other[:40]}”"


def _cells(count: int) -> str:
    return "one cell" if count == 1 else f"{count:,} cells"
