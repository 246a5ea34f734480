"""The lines of a statement parted into its sections, by the headings that begin them.

Most headings are those of the outlines. Others begin a section where the file gives them the same
level, and above the first known heading, where only the summary stands otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.dataclass import dataclass
from workbench.statement.nodes import Text
from workbench.statement.reading.headings import (
    DETAIL,
    LONGEST_SUBHEADING,
    MAIN_SECTIONS,
    REFERENCE,
    SUMMARY,
    Headings,
    is_heading_like,
    is_summary_heading,
    is_top_topic,
)
from workbench.statement.reading.lines import LineLabel, Role, SourceLine, without_start

_OUTLINE = re.compile(r"(?:[IVX]{1,4}|[A-Z]|Part \w{1,5}|Section \d{1,2})[.):]? +")


@dataclass(frozen=True, slots=True)
class Part:
    """One section as it was found: its heading line (None at the top) and the lines under it."""

    id: str
    heading: SourceLine | None
    lines: tuple[SourceLine, ...]


def parted(lines: Sequence[SourceLine], headings: Headings) -> list[Part]:
    """The lines by section; the first part is what stands above all sections."""
    listed = list(_split_run_ins(lines, headings))
    known = [_known(line, headings) for line in listed]
    level = _section_level(listed, known)
    found: list[tuple[str, SourceLine | None, list[SourceLine]]] = [("", None, [])]
    for line, id in zip(listed, known, strict=True):
        here = found[-1]
        unknown = here[1] is not None and _is_unknown_section(line, here[0], level, listed)
        if line.role is Role.SECTION or id or unknown:
            found.append((id, replace(line, role=Role.SECTION), []))
        else:
            here[2].append(line)
    parts = [Part(id, heading, tuple(body)) for id, heading, body in found]
    if len(parts) == 1 and all(line.role is Role.UNKNOWN for line in lines):
        # Without a single known heading the paragraphs are distinguished all the same.
        return _without_headings(parts[0].lines, headings)
    return [*_headed_above(parts[0].lines, headings), *parts[1:]]


def _known(line: SourceLine, headings: Headings) -> str:
    """The id of the section a line is the heading of, "" for none; it may be numbered itself."""
    if line.role not in (Role.UNKNOWN, Role.SECTION) or line.label is LineLabel.BULLET:
        return ""
    if line.label is not LineLabel.NONE and line.words.endswith((".", ";", ",")):
        return ""
    if line.words[:1].islower() and not line.heading:
        return ""
    return headings.section(line.words)


def _section_level(lines: Sequence[SourceLine], known: Sequence[str]) -> int:
    """The level of heading the file gives every known section, 0 where they differ or have none."""
    levels = {line.heading for line, id in zip(lines, known, strict=True) if id}
    return levels.pop() if len(levels) == 1 else 0


def _is_unknown_section(
    line: SourceLine, within: str, level: int, lines: Sequence[SourceLine]
) -> bool:
    """Whether a heading that is not known begins a section of its own.

    Under "What I found" it does so only in a file that gives subheadings a lower level.
    """
    if not level or line.heading != level or line.role is not Role.UNKNOWN:
        return False
    if is_top_topic(line.words) or not line.words.strip():
        return False
    return within not in MAIN_SECTIONS or any(each.heading > level for each in lines)


def _headed_above(lines: Sequence[SourceLine], headings: Headings) -> list[Part]:
    """What stands above the first known heading: the top, and sections with unknown headings."""
    if any(line.role is not Role.UNKNOWN for line in lines):
        return [Part("", None, tuple(lines))]
    begin = max((n for n, line in enumerate(lines, 1) if _is_top(line, headings)), default=0)
    summed = any(SUMMARY.match(line.words) or is_summary_heading(line.words) for line in lines)
    starts: list[tuple[int, bool]] = []
    for n in range(begin, len(lines)):
        line, before = lines[n], lines[n - 1] if n else None
        following = lines[n + 1] if n + 1 < len(lines) else None
        if line.label is LineLabel.NUMBER:
            if begin and not starts:
                starts.append((n, False))
        elif line.label is LineLabel.NONE and _begins_section(line, before, following, summed):
            starts.append((n, True))
    ends = [*(n for n, _ in starts[1:]), len(lines)]
    parts = [Part("", None, tuple(lines[: starts[0][0]] if starts else lines))]
    for (n, headed), end in zip(starts, ends, strict=bool(starts)):
        heading = replace(lines[n], role=Role.SECTION) if headed else None
        parts.append(Part("", heading, tuple(lines[n + headed : end])))
    return parts


def _is_top(line: SourceLine, headings: Headings) -> bool:
    words = line.words
    return (
        headings.title(words) is not None
        or SUMMARY.match(words) is not None
        or DETAIL.match(words) is not None
        or is_summary_heading(words)
    )


def _begins_section(
    line: SourceLine, before: SourceLine | None, following: SourceLine | None, summed: bool
) -> bool:
    """Whether a line above the first known heading is a heading that is not known.

    A number under it tells that; otherwise there must have been a summary.
    """
    if following is None or (not line.heading and not is_heading_like(line, before, following)):
        return False
    if following.label is LineLabel.NUMBER:
        return REFERENCE.search(line.words) is None
    return summed and (bool(line.heading) or following.words.rstrip().endswith((".", ":")))


def _without_headings(lines: Sequence[SourceLine], headings: Headings) -> list[Part]:
    """A text in which no heading is known: what stands at its head, and everything else."""
    above = 0
    for at, line in enumerate(lines[:12], 1):
        words = line.words
        known = DETAIL.match(words) or SUMMARY.match(words) or headings.title(words) is not None
        if known or REFERENCE.search(words[:LONGEST_SUBHEADING]):
            above = at
    return [Part("", None, tuple(lines[:above])), Part("", None, tuple(lines[above:]))]


def _split_run_ins(lines: Sequence[SourceLine], headings: Headings) -> Iterator[SourceLine]:
    """The lines, with a title that runs on into the summary made a line of its own."""
    for line in lines:
        title, colon, _ = line.words.partition(":")
        at = line.words.find("Summary")
        runs_on = colon and 0 < at < 80 and headings.title(title) is not None
        if line.role is Role.UNKNOWN and runs_on:
            head = line.words[:at].strip()
            yield replace(line, inlines=(Text(head),))
            yield replace(line, inlines=without_start(line.inlines, at), apart=True)
        else:
            yield _without_outline(line, headings)


def _without_outline(line: SourceLine, headings: Headings) -> SourceLine:
    """A known heading without the numeral or letter of an outline: "II. What I found"."""
    found = _OUTLINE.match(line.words) if line.role is Role.UNKNOWN else None
    if found is None or not headings.section(line.words[found.end() :]):
        return line
    return replace(line, inlines=without_start(line.inlines, found.end()))
