"""Text copied from printed pages: headers, footers and page numbers taken out, labels put back.

A copy of a PDF has at the end of every page what is printed there, and a paragraph that runs on to
the next page is cut in two. Some copies set all numbers of a page apart from their paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.domain.dataclass import dataclass
from workbench.statement.reading.headings import REFERENCE, SUMMARY
from workbench.statement.reading.lines import LineLabel, split_label

_PAGE = r"(?:page|p a g e|pg\.?|tudalen)"
_COUNTERS = (
    re.compile(
        rf"(?:.*\s)?{_PAGE}\s*\|?\s*(\d{{1,4}})\s*(?:of|o|/|\|)\s*\d{{1,4}}\b.{{0,60}}", re.I
    ),
    re.compile(r"(?:.{0,80}\s)?[-–—(|]?\s*(\d{1,3})\s*(?:of|/)\s*\d{1,3}\s*[-–—)|]?", re.I),
    re.compile(rf"(?:.{{0,80}}\s)?(?:{_PAGE}|p\.)\s*\|?\s*(\d{{1,4}})", re.I),
    re.compile(rf"(?:.{{0,80}}\s)?(\d{{1,4}})\s*\|\s*{_PAGE}(?:\s*\|.{{0,60}})?", re.I),
    re.compile(r"[-–—|]?\s*(\d{1,3})\s*[-–—|]?"),
    re.compile(rf"{_PAGE}\s*\|?\s*(\d{{1,4}})\b.{{1,60}}", re.I),
)
"""How pages are numbered, each with the number; a text is counted by the first that fits it."""

_MARKING = re.compile(
    r"(?:(?:official|confidential|restricted|private|protect|sensitive|draft|and|in confidence)"
    r"\W{0,3}){1,4}",
    re.I,
)
"""What offices print on every page of what is not for everybody."""

_EDGE = 3
"""So many lines at the top and at the foot of a page may be a header or a footer."""

_FEWEST = 3
_FEWEST_LETTERS = 4
_WIDE = 75
_LONGEST_EDGE = 160
_TOP_OF_TEXT = 12
_WHOLE_CITATION = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)\.?\Z")
_CLOSED = re.compile(r"[.!?…:;,)”’\"']\Z")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of a text as it stands there; `gap` and `page` say what stands before it."""

    text: str
    gap: bool = False
    page: bool = False

    @property
    def words(self) -> str:
        """The line with single spaces."""
        return " ".join(self.text.split())


def raw_lines(pages: Sequence[Sequence[str]]) -> tuple[list[RawLine], bool]:
    """The lines of a text without what is printed at the edges of its pages.

    `pages` are the lines of each page; of a text in which no page ends, all are on one. Says also
    whether the text was copied from pages.
    """
    listed = [list(_spaced(page)) for page in pages]
    if len(listed) == 1:
        listed = _paged(listed[0])
    listed = [page for page in listed if page]
    counted = _counted(listed)
    if len(listed) < 2 and not counted:
        return _labelled([line for page in listed for line in page]), False
    kept = _without_edges(listed, counted)
    return _labelled(kept), True


def _spaced(page: Sequence[str]) -> Iterator[RawLine]:
    gap = True
    for text in page:
        if text.strip():
            yield RawLine(text, gap)
        gap = not text.strip()


def _number(line: RawLine, pattern: re.Pattern[str]) -> int | None:
    words = line.words
    found = pattern.fullmatch(words) if len(words) <= _LONGEST_EDGE else None
    return int(found[1]) if found is not None else None


def _counts(lines: Sequence[RawLine], pattern: re.Pattern[str]) -> list[int]:
    """Where the lines stand that count pages one by one."""
    found: list[int] = []
    due: int | None = None
    for at, line in enumerate(lines):
        number = _number(line, pattern)
        if number is not None and (number == due or (due is None and number <= 2)):
            found.append(at)
            due = number + 1
    return found


def _paged(lines: list[RawLine]) -> list[list[RawLine]]:
    """A text without page ends cut where its page numbers, or its repeated headers, stand."""
    for pattern in _COUNTERS:
        found = _counts(lines, pattern)
        fewest = 1 if pattern is _COUNTERS[0] else 2 if pattern is _COUNTERS[1] else _FEWEST
        if len(found) >= fewest:
            at_top = found[0] < _EDGE
            return _cut(lines, [at if at_top else at + 1 for at in found])
    shapes = Counter(
        _shape(line)
        for line in lines
        if REFERENCE.search(line.words) or _MARKING.fullmatch(line.words)
    )
    headers = {shape for shape, count in shapes.items() if count >= _FEWEST}
    return _cut(lines, [at for at, line in enumerate(lines) if _shape(line) in headers])


def _cut(lines: list[RawLine], places: Sequence[int]) -> list[list[RawLine]]:
    return [lines[a:b] for a, b in zip([0, *places], [*places, len(lines)], strict=True)]


def _counted(pages: Sequence[Sequence[RawLine]]) -> re.Pattern[str] | None:
    """The way in which the pages are numbered at their edges, None when they are not."""
    for pattern in _COUNTERS:
        numbered = sum(any(_number(line, pattern) is not None for line in _edge(page))
                       for page in pages)  # fmt: skip
        if numbered and (pattern is _COUNTERS[0] or (numbered > 1 and numbered * 2 > len(pages))):
            return pattern
    return None


def _edge(page: Sequence[RawLine]) -> Sequence[RawLine]:
    return page if len(page) <= 2 * _EDGE else (*page[:_EDGE], *page[-_EDGE:])


def _shape(line: RawLine) -> str:
    """A line with every number made the same, as headers differ from page to page."""
    return _DIGITS.sub("#", line.words.casefold())


def _without_edges(
    pages: Sequence[Sequence[RawLine]], counted: re.Pattern[str] | None
) -> list[RawLine]:
    shapes = Counter(each for page in pages for each in _edges(page).values())
    fewest = max(2, (len(pages) - 1) // 2)
    result: list[RawLine] = []
    for number, page in enumerate(pages):
        edges = _edges(page)
        drop = {
            at
            for at in edges
            if (counted is not None and _number(page[at], counted) is not None)
            or (shapes[edges[at]] >= fewest and _may_be_edge(page[at]))
        }
        if not number:
            drop -= _only_title(page, drop)
        left = [line for at, line in enumerate(page) if at not in drop]
        if left and number:
            left[0] = replace(left[0], gap=True, page=True)
        result.extend(left)
    return result


def _edges(page: Sequence[RawLine]) -> dict[int, tuple[int, str]]:
    """The lines near the top (1, 2, ...) and the foot (-1, -2, ...) of a page, with their shape."""
    places: dict[int, int] = {len(page) - up: -up for up in range(min(_EDGE, len(page)), 0, -1)}
    places |= {at: at + 1 for at in range(min(_EDGE, len(page) - len(places) // 2))}
    return {at: (place, _shape(page[at])) for at, place in places.items()}


def _may_be_edge(line: RawLine) -> bool:
    words = line.words
    if split_label(words + " x")[0] is not LineLabel.NONE or len(words) > _LONGEST_EDGE:
        return False
    if _WHOLE_CITATION.match(words):
        return False
    return sum(char.isalpha() for char in words) >= _FEWEST_LETTERS


def _only_title(page: Sequence[RawLine], drop: set[int]) -> set[int]:
    """The header of the first page where nothing else names the case: then it is the title line."""
    top = [at for at in range(min(len(page), _TOP_OF_TEXT)) if REFERENCE.search(page[at].words)]
    return set() if any(at not in drop for at in top) else set(top[:1])


def _labelled(lines: Sequence[RawLine]) -> list[RawLine]:
    """The lines with labels that stand on lines of their own put before their words.

    Numbers wait in a row for their paragraphs; a bullet or letter is for the words right after it,
    and of several in a row the next is for the words after an end.
    """
    if not any(_lone(line) for line in lines):
        return list(lines)
    numbers: deque[str] = deque()
    marks: deque[str] = deque()
    fresh = True
    result: list[RawLine] = []
    for at, line in enumerate(lines):
        kind = _lone(line)
        if kind is LineLabel.NUMBER:
            numbers.append(line.words)
            fresh = True
            continue
        if kind is not LineLabel.NONE:
            marks.append(line.words)
            fresh = True
            continue
        begins = fresh or line.gap or (bool(marks) and _POINT_ENDS.search(result[-1].words))
        fresh = False
        if begins and marks:
            line = replace(line, text=f"{marks.popleft()} {line.words}")
        elif begins and numbers and _is_paragraph(line, lines[at + 1 : at + 2]):
            line = replace(line, text=f"{numbers.popleft()} {line.words}", gap=True)
        result.append(line)
    return result


def _lone(line: RawLine) -> LineLabel:
    """The kind of label a line is, when it is nothing else."""
    words = line.words
    if len(words) > _LONGEST_LABEL:
        return LineLabel.NONE
    kind, _, rest = split_label(words + " x")
    return kind if rest == "x" else LineLabel.NONE


_LONGEST_LABEL = 7
_POINT_ENDS = re.compile(r"(?:[;,.]|[;,] (?:and|or))\Z")


def _is_paragraph(line: RawLine, following: Sequence[RawLine]) -> bool:
    """Whether words may be those a number waits for: no heading, no summary, no citation."""
    words = line.words
    if _WHOLE_CITATION.match(words) or SUMMARY.match(words):
        return False
    if split_label(words)[0] is not LineLabel.NONE:
        return False
    below = following[0] if following else None
    goes_on = below is not None and (below.page or not below.gap) and not _lone(below)
    return goes_on or len(words) > _WIDE or _CLOSED.search(words) is not None
