"""What each line of a statement from outside is: heading, paragraph, list item or metadata.

What the file is sure of stands. Everything else is read from the words: the headings of the
outlines, the labels in front of the lines, and how a section as a whole is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum

from workbench.statement.reading.flattened import (
    items_without_marks,
    listed_without_marks,
    paragraphs_and_items,
)
from workbench.statement.reading.headings import (
    BODY,
    DETAIL,
    LONGEST_SUBHEADING,
    PART_ON_RECOMMENDATION,
    QUOTE_INDENT,
    REFERENCE,
    SIGNATURE,
    SUMMARY,
    Headings,
    is_heading_like,
    is_summary_heading,
    is_top_topic,
)
from workbench.statement.reading.lines import (
    LineLabel,
    Role,
    SourceLine,
    text_inlines,
    without_start,
)
from workbench.statement.reading.parting import Part, parted

_CITATION = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\.?\Z")
_ENDS_SENTENCE = re.compile(r"[.;:,!…][”’\"')]?\Z")
_QUOTED = re.compile(r"[“\"‘][^“”\"]{20,}[”\"’]\.?\Z")
_LONGEST_BODY_LINE = 200
_TRAIL = re.compile(r"\s*[>›»→]\s*|\s[/|\\]\s|\bHome\b")
_FEWEST_STEPS = 2


class _Style(Enum):
    """How the paragraphs of a section are marked."""

    NUMBERS = "numbers"
    DASHES = "dashes"
    UNMARKED = "nothing"


def parts_of(lines: Sequence[SourceLine], headings: Headings) -> tuple[Part, ...]:
    """The lines by section, each with a role; the first part is what stands above all sections."""
    parts = parted(lines, headings)
    overall = _style([line for part in parts[1:] for line in part.lines])
    made = tuple(
        replace(
            part,
            lines=tuple(_within(part.lines, overall) if n else _above(part.lines, headings)),
        )
        for n, part in enumerate(parts)
    )
    given = [line.heading for part in made for line in part.lines if _level_open(line)]
    highest = min(given, default=0)
    return tuple(
        replace(part, lines=tuple(_with_level(line, highest) for line in part.lines))
        for part in made
    )


def _level_open(line: SourceLine) -> bool:
    return line.role is Role.SUBHEADING and line.depth == 0


def _with_level(line: SourceLine, highest: int) -> SourceLine:
    if not _level_open(line):
        return line
    return replace(line, depth=2 if line.heading <= highest else 3)


def _above(lines: Sequence[SourceLine], headings: Headings) -> Iterator[SourceLine]:
    """The title line, the metadata, the document heading and the summary."""
    explicit = any(line.role is not Role.UNKNOWN for line in lines)
    titled = explicit or any(headings.title(line.words) for line in lines)
    # The summary follows the title; what stands above the title line is not the statement's.
    begun, bodied = explicit, any(line.role is Role.BODY_LINE for line in lines)
    named = any(REFERENCE.search(each.words) and not DETAIL.match(each.words) for each in lines)
    lead = ""
    for line in lines:
        if line.role is not Role.UNKNOWN:
            summary = line.role is Role.UNNUMBERED and SUMMARY.match(line.words)
            begun, made = True, _summary(line) if summary else line
        elif lead:
            made, lead = replace(line, role=Role.UNNUMBERED, lead=lead), ""
        elif is_summary_heading(line.words):
            begun, lead = True, "Summary:"
            continue
        else:
            made = _top_line(line, headings, after_title=begun and titled, bodied=bodied)
            alone = made.role is Role.UNKNOWN and not (named or bodied)
            if alone and BODY.fullmatch(line.words):
                made = replace(line, role=Role.BODY_LINE)
        begun = begun or made.role in (Role.TITLE, Role.UNNUMBERED)
        bodied = bodied or made.role is Role.BODY_LINE
        if made.role is not Role.UNKNOWN:
            yield made
        elif not titled:
            yield from _untitled(made)


def _top_line(
    line: SourceLine, headings: Headings, *, after_title: bool, bodied: bool
) -> SourceLine:
    """A line above the sections with its role; `UNKNOWN` when it is none of the statement's."""
    words = line.words
    if SIGNATURE.match(words):
        return replace(line, role=Role.SIGNATURE)
    if headings.title(words) is not None:
        return replace(line, role=Role.TITLE)
    if SUMMARY.match(words):
        return _summary(line)
    if after_title:
        return replace(line, role=Role.UNNUMBERED)
    if DETAIL.match(words):
        return replace(line, role=Role.DETAIL)
    short = len(words) <= _LONGEST_BODY_LINE and len(_TRAIL.findall(words)) < _FEWEST_STEPS
    if not bodied and short and REFERENCE.search(words):
        return replace(line, role=Role.BODY_LINE)
    return line


def _untitled(line: SourceLine) -> Iterator[SourceLine]:
    """A line of a text without document heading: longer words are the beginning of its summary."""
    if len(line.words) > LONGEST_SUBHEADING:
        yield replace(line, role=Role.UNNUMBERED)


def _summary(line: SourceLine) -> SourceLine:
    found = SUMMARY.match(line.words)
    size = found.end() if found is not None else 0
    lead = line.words[:size].strip()
    return replace(line, role=Role.UNNUMBERED, lead=lead, inlines=without_start(line.inlines, size))


def _style(lines: Sequence[SourceLine]) -> _Style:
    """How the paragraphs among these lines are marked, by what most of them have."""
    if any(line.label is LineLabel.NUMBER or line.role is Role.NUMBERED for line in lines):
        return _Style.NUMBERS
    bullets = sum(line.label is LineLabel.BULLET for line in lines)
    sentences = sum(
        line.label is LineLabel.NONE and _ENDS_SENTENCE.search(line.words) is not None
        for line in lines
    )
    return _Style.DASHES if bullets > sentences else _Style.UNMARKED


def _within(lines: Sequence[SourceLine], overall: _Style) -> Iterator[SourceLine]:
    own = _style(lines) if lines else overall
    if own is not _Style.NUMBERS and overall is _Style.NUMBERS:
        # A section whose numbers were lost among others that kept theirs.
        own = _Style.DASHES if lines and lines[0].label is LineLabel.BULLET else _Style.UNMARKED
    if overall is _Style.DASHES and own is _Style.UNMARKED:
        own = _Style.DASHES
    sorted_lines = _marked(lines, own)
    yield from _levelled(sorted_lines)


def _marked(lines: Sequence[SourceLine], style: _Style) -> list[SourceLine]:
    listed = listed_without_marks(lines)
    result = [
        replace(line, role=Role.ITEM) if n in listed else _first_look(line, n, lines, style)
        for n, line in enumerate(lines)
    ]
    if style is _Style.DASHES:
        result = _dashes(result)
    result = _unmarked_items(lines, result, style)
    if style is _Style.NUMBERS:
        result = _sub_numbers(result)
    return result


def _first_look(
    line: SourceLine, at: int, lines: Sequence[SourceLine], style: _Style
) -> SourceLine:
    if line.role is not Role.UNKNOWN:
        return line
    if SIGNATURE.match(line.words):
        return replace(line, role=Role.SIGNATURE)
    if line.label is LineLabel.NUMBER:
        return replace(line, role=Role.NUMBERED)
    if line.label is LineLabel.BULLET and style is _Style.DASHES:
        return line
    if line.label is not LineLabel.NONE:
        return replace(line, role=Role.ITEM)
    following = lines[at + 1] if at + 1 < len(lines) else None
    before = lines[at - 1] if at else None
    return _unlabelled(line, before, following, style)


def _unlabelled(
    line: SourceLine, before: SourceLine | None, following: SourceLine | None, style: _Style
) -> SourceLine:
    words = line.words
    if _CITATION.match(words):
        return replace(line, role=Role.UNNUMBERED)
    closed = words.endswith(":") and following is not None and following.label is LineLabel.NUMBER
    titled = replace(line, inlines=text_inlines(words.rstrip(":"))) if closed else line
    if line.heading or is_heading_like(titled, before, following):
        # Levels the file gives are compared with one another once all of them are known.
        return replace(line, role=Role.SUBHEADING, depth=0 if line.heading else 2)
    introduced = before is not None and before.words.endswith(":")
    if _QUOTED.match(words) and introduced:
        return replace(line, role=Role.QUOTE)
    if style is _Style.NUMBERS:
        set_in = line.indent >= QUOTE_INDENT and not line.list_id
        return replace(line, role=Role.QUOTE if set_in else Role.UNNUMBERED)
    return replace(line, role=Role.NUMBERED)


def _dashes(lines: list[SourceLine]) -> list[SourceLine]:
    """Dashed lines separated into paragraphs and items."""
    result = list(lines)
    run: list[int] = []
    for n, line in enumerate([*lines, None]):
        if line is not None and line.role is Role.UNKNOWN:
            run.append(n)
            continue
        if line is not None and line.role is Role.ITEM:
            continue
        _settle(run, result)
        run = []
    return result


def _unmarked_items(
    lines: Sequence[SourceLine], looked: Sequence[SourceLine], style: _Style
) -> list[SourceLine]:
    """Lines under a colon that carry no mark of their own made items of a list."""
    result = list(looked)
    marked = style is not _Style.UNMARKED or any(line.label is LineLabel.BULLET for line in lines)
    run: list[int] = []
    for n, line in enumerate([*lines, None]):
        guessed = line is not None and line.role is Role.UNKNOWN and line.label is LineLabel.NONE
        if guessed and _is_bare(result[n]):
            run.append(n)
            continue
        if run:
            lead = result[run[0] - 1].words if run[0] else ""
            words = [result[at].words for at in run]
            for at, is_item in zip(run, items_without_marks(words, lead, marked), strict=True):
                if is_item:
                    result[at] = replace(result[at], role=Role.ITEM)
        run = []
    return result


def _is_bare(line: SourceLine) -> bool:
    """Whether a line was taken for a paragraph though nothing marks it."""
    if line.role is Role.UNNUMBERED:
        return not _CITATION.match(line.words)
    return line.role is Role.NUMBERED


def _settle(run: Sequence[int], lines: list[SourceLine]) -> None:
    if not run:
        return
    outer = min(lines[n].indent for n in run)
    if any(lines[n].indent > outer + 1 for n in run):
        for n in run:
            inner = lines[n].indent > outer + 1
            lines[n] = replace(lines[n], role=Role.ITEM if inner else Role.NUMBERED)
        return
    are_items = paragraphs_and_items([lines[n].words for n in run])
    for n, is_item in zip(run, are_items, strict=True):
        lines[n] = replace(lines[n], role=Role.ITEM if is_item else Role.NUMBERED)


def _sub_numbers(lines: list[SourceLine]) -> list[SourceLine]:
    """Numbered lines that count within a paragraph made items of a list."""
    result: list[SourceLine] = []
    outer, inner = 0, 0
    form = ""
    indent = min((line.indent for line in lines if line.label is LineLabel.NUMBER), default=0)
    for n, line in enumerate(lines):
        if line.role is not Role.NUMBERED or line.label is not LineLabel.NUMBER or not line.shown:
            inner = inner if line.role is Role.ITEM else 0
            result.append(line)
            continue
        number = _number(line)
        form = form or _form(line)
        starts = number == 1 and bool(result) and _introduces(result[-1])
        goes_on = inner > 0 and number == inner + 1
        other = line.indent > indent + 1 or line.words[:1].islower() or _form(line) != form
        if (starts and (other or _resumes(lines, n, outer))) or (
            goes_on and (other or number != outer + 1)
        ):
            inner = number
            result.append(replace(line, role=Role.ITEM, label=LineLabel.LETTER))
            continue
        outer, inner = number, 0
        result.append(line)
    return result


def _number(line: SourceLine) -> int:
    return int("".join(char for char in line.shown if char.isdigit()) or 0)


def _form(line: SourceLine) -> str:
    """What stands round a number: "1.", "1)" and "(1)" are counted apart."""
    return "".join(char for char in line.shown if not char.isdigit())


def _resumes(lines: Sequence[SourceLine], start: int, outer: int) -> bool:
    """Whether numbers that begin again at 1 are followed by the one that was due before them."""
    expected = 1
    for line in lines[start:]:
        if line.label is not LineLabel.NUMBER:
            continue
        if _number(line) != expected:
            return 0 < outer == _number(line) - 1
        expected += 1
    return False


def _introduces(line: SourceLine) -> bool:
    return line.role is Role.NUMBERED and line.words.endswith(":")


def _levelled(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Subheadings with their level: one right under another is lower, and so are those like it."""
    lower = topped = False
    before: SourceLine | None = None
    for line in lines:
        if line.role is Role.SUBHEADING and not line.heading:
            if is_top_topic(line.words):
                lower, topped = False, True
            else:
                part = topped and PART_ON_RECOMMENDATION.match(line.words) is not None
                under = before is not None and before.role is Role.SUBHEADING
                lower = lower or part or under
            line = replace(line, depth=3 if lower else line.depth or 2)
        before = line
        yield line
