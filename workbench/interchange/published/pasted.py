"""The lines of plain text: a .txt file, or what somebody pasted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from workbench.domain.errors import StatementRefused
from workbench.domain.text import normalise
from workbench.interchange.published.printed import raw_lines
from workbench.interchange.published.size import MOST_SIGNS, too_large
from workbench.statement.reading.headings import (
    DETAIL,
    SIGNATURE,
    SUMMARY,
    is_heading_like,
    is_usual_heading,
)
from workbench.statement.reading.lines import LineLabel, SourceLine, plain_line, text_inlines

LONGEST_WRAPPED = 110
"""Lines of text broken by hand are no longer than this."""

_MOST_ENDS = 60_000
_FEWEST_WRAPPED = 4
_NARROWEST = 60
_RAGGED = 25
_FULL = 0.88
_SHORT = 0.6
_ENDS = re.compile(r"[.:;!?…)”’\"']\Z")
_CITED = re.compile(r"\([A-Z][^()]*(?:\([^()]*\)[^()]*)*\)\.?\Z")
_ONE_BY_ONE = "workbench-windows-signs"
_FEWEST_WIDE = 16
_PARTED = re.compile(r"\w[-/–—\u00ad]\Z")
_LINE_ENDS = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x85")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Western Windows encoding.

    Single signs of the Windows encoding among UTF-8 are read as what they were meant to be.
    """
    encoding = _wide(data)
    try:
        text = data.decode(encoding, "strict" if encoding.startswith("utf-16") else _ONE_BY_ONE)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise StatementRefused(
            "The file is not text.",
            "Nothing was taken in. Choose a .docx, .txt or .html file, or paste the text.",
        )
    return text.removeprefix("\ufeff")


def _wide(data: bytes) -> str:
    """The encoding of a file: UTF-16 by its first bytes, or by every other byte being nothing."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    start = data[:4000]
    if len(start) >= _FEWEST_WIDE and len(data) % 2 == 0:
        for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
            if start[offset::2].count(0) * 10 > len(start[offset::2]) * 7:
                return encoding
    return "utf-8"


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """The sign one byte stands for that is not UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    return byte.decode("cp1252", "ignore"), error.start + 1


codecs.register_error(_ONE_BY_ONE, _as_windows)


def read_text(text: str) -> tuple[SourceLine, ...]:
    """The lines of plain text; lines broken by hand or at a page's end are put together again."""
    if len(text) > MOST_SIGNS or sum(text.count(sign) for sign in "\r\n\x0c") > _MOST_ENDS:
        raise too_large()
    pages = [
        [normalise(raw.replace("\t", "    ")) for raw in _LINE_ENDS.split(page)]
        for page in text.translate(_LIGATURES).split("\x0c")
    ]
    raw, printed = raw_lines(pages)
    lines = [plain_line(each.text, apart=each.gap) for each in raw]
    if not printed and not _is_wrapped(lines):
        return tuple(lines)
    return tuple(_unwrapped(lines, {n for n, each in enumerate(raw) if each.page}))


def _is_wrapped(lines: list[SourceLine]) -> bool:
    """Whether sentences run over from one line to the next."""
    if not lines or max(len(line.words) for line in lines) > LONGEST_WRAPPED:
        return False
    running_on = sum(
        not after.apart
        and after.label is LineLabel.NONE
        and len(before.words) > 40
        and not _ENDS.search(before.words)
        for before, after in zip(lines, lines[1:], strict=False)
    )
    return running_on >= _FEWEST_WRAPPED


def _unwrapped(lines: list[SourceLine], page_tops: Set[int]) -> list[SourceLine]:
    """The lines with those put together that were one; `page_tops` begin a page."""
    result: list[SourceLine] = []
    widths = _widths(lines)
    last_width = 0
    for n, line in enumerate(lines):
        before = result[-1] if result else None
        following = lines[n + 1] if n + 1 < len(lines) else None
        if before is not None and (
            _runs_over(before, line, following, last_width, widths)
            if n in page_tops
            else _runs_on(before, line, following, last_width, widths)
        ):
            words = f"{before.words}{_between(before.words)}{line.words}"
            result[-1] = replace(before, inlines=text_inlines(words.replace("\u00ad", "")))
        else:
            result.append(line)
        last_width = len(line.words) + line.indent
    return result


def _widths(lines: Sequence[SourceLine]) -> Mapping[LineLabel, int]:
    """How wide the lines are under each kind of label: points are set in, and so narrower."""
    widest: dict[LineLabel, list[int]] = {}
    kind = LineLabel.NONE
    for line in lines:
        kind = line.label if line.label is not LineLabel.NONE or line.apart else kind
        widest.setdefault(kind, []).append(len(line.words) + line.indent)
    most = max((max(each) for each in widest.values()), default=0)
    enough = {kind: max(each) for kind, each in widest.items() if len(each) >= _FEWEST_WRAPPED}
    return {kind: enough.get(kind, most) for kind in LineLabel}


def _runs_on(
    before: SourceLine,
    line: SourceLine,
    following: SourceLine | None,
    last_width: int,
    widths: Mapping[LineLabel, int],
) -> bool:
    """Whether a line goes on with the one before it, which was as full as a line can be."""
    if line.apart or _begins(line):
        return False
    filled = last_width + len(line.words.split(" ", 1)[0]) + 1
    widest = widths[before.label]
    if widest < _NARROWEST:
        return False
    if not _ENDS.search(before.words):
        return filled > widest - _RAGGED and not _stands_alone(before, line, widest)
    if _is_title(line, following, widest):
        return False
    return filled > min(widest - _RAGGED // 2, widest * _FULL)


def _runs_over(
    before: SourceLine,
    line: SourceLine,
    following: SourceLine | None,
    last_width: int,
    widths: Mapping[LineLabel, int],
) -> bool:
    """Whether the first line of a page goes on with the last paragraph of the page before."""
    if _begins(line):
        return False
    widest = widths[before.label]
    if not _ENDS.search(before.words):
        return line.words[:1].islower() or not _is_title(line, following, widest)
    if _is_title(line, following, widest) or _CITED.match(line.words):
        return False
    return last_width > widest * _FULL


def _begins(line: SourceLine) -> bool:
    """Whether a line begins something by its label or its first words."""
    if line.label is not LineLabel.NONE or is_usual_heading(line.words):
        return True
    return any(known.match(line.words) for known in (SIGNATURE, SUMMARY, DETAIL))


def _is_title(line: SourceLine, following: SourceLine | None, widest: int) -> bool:
    """Whether a line looks like a heading: too short for words that go on, or something new below.

    The last line of a paragraph would end its sentence.
    """
    new = following is None or following.apart or following.label is not LineLabel.NONE
    short = len(line.words) + line.indent < widest * _SHORT
    return (new or short) and is_heading_like(line, None, following or line)


def _stands_alone(before: SourceLine, line: SourceLine, widest: int) -> bool:
    """Whether a line is a heading, as far as it and the one under it tell."""
    if not before.apart or before.label is not LineLabel.NONE or line.words[:1].islower():
        return False
    return len(before.words) < widest * _FULL and is_heading_like(before, None, line)


def _between(words: str) -> str:
    """What stands between two parts of a paragraph: nothing where a word was parted."""
    return "" if _PARTED.search(words) else " "
