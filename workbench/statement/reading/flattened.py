"""Paragraphs and list items distinguished where a page's numbers were lost and all became dashes.

A list begins under a line that ends in a colon. How far it goes is known by how its items are
written: their first letters, their ends, and how many sentences they have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.statement.reading.lines import LineLabel, Role, SourceLine

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z‘“\"'])")
_SUBJECT = re.compile(
    r"(?:The|This|These|That|There|It|He|She|They|We|I|In|On|At|By|For|However|Although|While"
    r"|Because|Following|After|Before|During|Since|If|When|So|But|Having|Under|As|My|Both|Its"
    r"|His|Her|Their|M(?:r|rs|s|iss|x)|Dr|Child|Councils?|[B-HJ-Z])\b(?!-)"
)
_STOPPED = re.compile(r"[.!?…:;,][”’\"')]?\Z")
_FEWEST_BEFORE = 4
_MOST_IN_ITEM = 15
_MOST_IN_HEADING = 2
_CLOSED = re.compile(r"[.!?…][”’\"')]?\Z")
_GOES_ON = re.compile(r"(?:[;,]|\b(?:and|or|but))\Z")


def paragraphs_and_items(lines: Sequence[str]) -> Iterator[bool]:
    """For each dashed line of a run, whether it is an item of a list (else a paragraph)."""
    items: list[str] | None = None
    for line in lines:
        if items is not None and _belongs(line, items):
            items.append(line)
            yield True
            continue
        small = line[:1].islower()
        items = [] if line.endswith(":") else None
        yield small


def items_without_marks(lines: Sequence[str], lead: str, marked: bool) -> Iterator[bool]:
    """For each unmarked line of a run under `lead`, whether it is an item of a list.

    Where other lines of the section are `marked` only what is written as part of a sentence is an
    item: it begins with a small letter, or ends in a semicolon, a comma, "and" or "or".
    """
    if not marked:
        yield from paragraphs_and_items(lines)
        return
    last, listed = "", lead.endswith(":")
    for line in lines:
        going_on = line[:1].islower() or _GOES_ON.search(last) or _GOES_ON.search(line)
        is_item = listed and bool(going_on)
        last = line if is_item else ""
        listed = is_item or line.endswith(":")
        yield is_item


def listed_without_marks(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Where lines under a colon are the items of a list whose marks and stops were both lost.

    They stand two and more together, each short, with no stop at its end. The last of them may be
    the heading of what follows: it has a gap before it that the others have not, or it is one word
    or two before a paragraph with its number.
    """
    found: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        introduced = bool(run) or (at > 0 and _introduces(lines[at - 1]))
        if introduced and _is_bare_item(line):
            run.append(at)
            continue
        found.update(_without_heading(run, lines, line))
        run = []
    found.update(_without_heading(run, lines, None))
    return frozenset(found)


def _introduces(line: SourceLine) -> bool:
    titled = line.role in (Role.SECTION, Role.SUBHEADING, Role.TITLE) or line.heading or line.strong
    return line.words.endswith(":") and not titled and len(line.words.split()) >= _FEWEST_BEFORE


def _is_bare_item(line: SourceLine) -> bool:
    words = line.words
    marked = line.role is not Role.UNKNOWN or line.label is not LineLabel.NONE or line.heading
    short = 0 < len(words.split()) <= _MOST_IN_ITEM and words[0].isalnum()
    return not marked and not line.strong and short and _STOPPED.search(words) is None


def _without_heading(
    run: Sequence[int], lines: Sequence[SourceLine], following: SourceLine | None
) -> Sequence[int]:
    if len(run) > 1 and following is not None:
        last, first = lines[run[-1]], lines[run[0]]
        numbered = following.label is LineLabel.NUMBER or following.role is Role.NUMBERED
        short = len(last.words.split()) <= _MOST_IN_HEADING
        if (last.apart and not first.apart) or (numbered and short):
            run = run[:-1]
    return run if len(run) > 1 else ()


def _belongs(line: str, items: Sequence[str]) -> bool:
    """Whether a line goes on with the list whose items so far are `items`."""
    if not items:
        return True
    last = items[-1]
    if line[:1].islower() or _GOES_ON.search(last):
        return True
    if line.endswith(":"):
        return False
    if items[0][:1].islower():
        return False
    if any(_GOES_ON.search(item) for item in items):
        # A list punctuated as one sentence ends with its full stop.
        return False
    return _alike(line, items)


def _alike(line: str, items: Sequence[str]) -> bool:
    """Whether a line is written as the items before it are, all of them with a capital."""
    closed = [_CLOSED.search(item) is not None for item in items]
    if not any(closed) and _CLOSED.search(line):
        return False
    if _sentences(line) > 1 and all(_sentences(item) == 1 for item in items):
        return False
    return not (_SUBJECT.match(line) and not any(_SUBJECT.match(item) for item in items))


def _sentences(line: str) -> int:
    return len(_SENTENCE_END.findall(line)) + 1
