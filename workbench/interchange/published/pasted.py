"""The lines of plain text: a .txt file, or what somebody pasted."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import StatementRefused
from workbench.domain.text import normalise
from workbench.interchange.published.printed import raw_lines
from workbench.interchange.published.size import MOST_SIGNS, too_large
from workbench.statement.reading.headings import (
    DETAIL,
    PART_ON_RECOMMENDATION,
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
_UNBROKEN = 1_000_000
_RAGGED = 25
_FULL = 0.88
_NEARLY = 0.75
_SHORT = 0.6
_BEGINNINGS = (SIGNATURE, SUMMARY, DETAIL, PART_ON_RECOMMENDATION)
_ENDS = re.compile(r"[.:;!?…)”’\"']\Z")
_CITED = re.compile(r"\([A-Z][^()]*(?:\([^()]*\)[^()]*)*\)\.?\Z")
_ONE_BY_ONE = "workbench-windows-signs"
_FEWEST_WIDE = 16
_REPLIED = re.compile(r"\A\s*>+ ?")
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
        for page in _set_flush(text.translate(_LIGATURES)).split("\x0c")
    ]
    raw, printed = raw_lines(pages)
    lines = [
        _Line(plain_line(each.text, apart=each.gap), len(each.text.rstrip()), each.page, printed)
        for each in raw
    ]
    if not printed and not _is_wrapped([each.line for each in lines]):
        return tuple(each.line for each in lines)
    return tuple(_unwrapped(lines))


def _set_flush(text: str) -> str:
    """A text without what stands in front of all its lines: a margin, or the ">" of an e-mail."""
    lines = _LINE_ENDS.split(text)
    words = [line for line in lines if line.strip()]
    if words and all(line.lstrip().startswith(">") for line in words):
        return _set_flush("\n".join(_REPLIED.sub("", line) for line in lines))
    margin = min((len(line) - len(line.lstrip(" \t")) for line in words), default=0)
    return "\n".join(line[margin:] for line in lines) if margin else text


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text, how wide it stands there, and whether a page begins with it or it is printed.

    Printed lines stand below one another without a gap only within a paragraph, or under a heading.
    """

    line: SourceLine
    width: int
    page: bool
    printed: bool


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


def _unwrapped(lines: Sequence[_Line]) -> Iterator[SourceLine]:
    """The lines with those put together that were one."""
    widths = _widths(lines)
    group: list[_Line] = []
    for n, each in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else None
        goes_on = _runs_over if each.page else _runs_on
        if group and goes_on(group, each, following, widths[group[0].line.label]):
            group.append(each)
            continue
        if group:
            yield _joined(group)
        group = [each]
    if group:
        yield _joined(group)


def _joined(group: Sequence[_Line]) -> SourceLine:
    if len(group) == 1:
        return group[0].line
    words = "".join(f"{each.line.words}{_between(each.line.words)}" for each in group)
    return replace(group[0].line, inlines=text_inlines(words.replace("\u00ad", "")))


def _widths(lines: Sequence[_Line]) -> Mapping[LineLabel, int]:
    """How wide the lines are under each kind of label: points are set in, and so narrower.

    Where even the widest is narrow, no line was broken at a margin.
    """
    widest: dict[LineLabel, list[int]] = {}
    kind = LineLabel.NONE
    for each in lines:
        line = each.line
        kind = line.label if line.label is not LineLabel.NONE or line.apart else kind
        widest.setdefault(kind, []).append(each.width)
    most = max((max(each) for each in widest.values()), default=0)
    if most < _NARROWEST:
        return dict.fromkeys(LineLabel, _UNBROKEN)
    # Lines under half as wide as others are headings and short points, and tell no margin.
    enough = {
        kind: max(each)
        for kind, each in widest.items()
        if len(each) >= _FEWEST_WRAPPED and max(each) * 2 > most
    }
    return {kind: enough.get(kind, most) for kind in LineLabel}


def _runs_on(group: Sequence[_Line], each: _Line, following: _Line | None, widest: int) -> bool:
    """Whether a line goes on with the ones before it, the last as full as a line can be."""
    line, before, last = each.line, group[0].line, group[-1]
    if line.apart or _begins(line):
        return False
    filled = last.width + len(line.words.split(" ", 1)[0]) + 1
    if not _ENDS.search(last.line.words):
        alone = len(group) == 1 and _stands_alone(before, line, widest)
        return filled > widest - _RAGGED and not alone
    if _is_title(each, following, widest):
        return False
    if before.label is not LineLabel.NUMBER and _CITED.match(line.words):
        return False
    below = each.printed and before.label is not LineLabel.NONE
    full = widest * (_NEARLY if below else _FULL)
    return filled > min(widest - _RAGGED // 2, full)


def _runs_over(group: Sequence[_Line], each: _Line, following: _Line | None, widest: int) -> bool:
    """Whether the first line of a page goes on with the last paragraph of the page before."""
    line, last = each.line, group[-1]
    if _begins(line):
        return False
    if not _ENDS.search(last.line.words):
        return line.words[:1].islower() or not _is_title(each, following, widest)
    if _is_title(each, following, widest) or _CITED.match(line.words) or line.words[0] in "“‘":
        return False
    # Between numbered paragraphs hardly any words begin without a number.
    numbered = group[0].line.label is not LineLabel.NONE and each.width > widest * _SHORT
    return numbered or last.width > widest * _FULL


def _begins(line: SourceLine) -> bool:
    """Whether a line begins something by its label or its first words."""
    if line.label is not LineLabel.NONE or is_usual_heading(line.words):
        return True
    return any(known.match(line.words) for known in _BEGINNINGS)


def _is_title(each: _Line, following: _Line | None, widest: int) -> bool:
    """Whether a line looks like a heading: too short for words that go on, or something new below.

    The last line of a paragraph would end its sentence.
    """
    below = following.line if following is not None else None
    new = following is None or following.line.label is not LineLabel.NONE
    new = new or (following is not None and following.line.apart and not following.page)
    short = each.width < widest * _SHORT
    return (new or short) and is_heading_like(each.line, None, below or each.line)


def _stands_alone(before: SourceLine, line: SourceLine, widest: int) -> bool:
    """Whether a line is a heading, as far as it and the one under it tell."""
    if not before.apart or before.label is not LineLabel.NONE or line.words[:1].islower():
        return False
    return len(before.words) < widest * _FULL and is_heading_like(before, None, line)


def _between(words: str) -> str:
    """What stands between two parts of a paragraph: nothing where a word was parted."""
    return "" if _PARTED.search(words) else " "
