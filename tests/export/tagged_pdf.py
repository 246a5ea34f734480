"""Reads an exported PDF back through its tags, as a screen reader would, and notes every fault."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "b", "B*", "b*", "Do", "sh"}
_ALLOWED = {"L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}}
_WITHIN = {"/ReversedChars", "/Span"}
_PIECES = re.compile(r"P|Lbl|H\d")


@dataclass
class _Mark:
    kind: str
    number: int | None
    words: str = ""


@dataclass
class TaggedPdf:
    """What the tags of a file say: `pieces` are (path of roles, words) in reading order."""

    problems: list[str] = field(default_factory=list)
    pieces: list[tuple[str, str]] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)
    pages: int = 0

    @property
    def text(self) -> str:
        """All tagged words, with single spaces."""
        return " ".join(" ".join(words for _, words in self.pieces).split())


def read_tags(data: bytes) -> TaggedPdf:
    """Walk the structure tree of a PDF and check it against pages and parent tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _Reading(pdf).result


def unicode_map(font: Any) -> dict[int, str]:
    """The character behind each code of a font."""
    found: dict[int, str] = {}
    data = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
        for code, text in re.findall(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found


class _Reading:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.result = TaggedPdf(pages=len(pdf.pages))
        self.marks = [self._page_marks(index) for index in range(len(pdf.pages))]
        self.index = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self.seen: set[tuple[int, int]] = set()
        self.last_heading = 0
        root = pdf.Root
        self._check(str(root.get("/Lang", "")) != "", "no language")
        self._check(bool(root.get("/MarkInfo", {}).get("/Marked", False)), "not marked as tagged")
        shown = root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
        self._check(bool(shown), "title not displayed")
        numbers = list(root.StructTreeRoot.ParentTree.Nums)
        self.parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for element in root.StructTreeRoot.K:
            self._walk(element, [])
        for page, marks in enumerate(self.marks):
            for number in marks:
                self._check((page, number) in self.seen, f"page {page} mark {number} unreachable")

    def _check(self, right: bool, problem: str) -> None:
        if not right:
            self.result.problems.append(problem)

    def _page_marks(self, index: int) -> dict[int, str]:
        page = self.pdf.pages[index]
        maps = {str(k): unicode_map(font) for k, font in page.Resources.Font.items()}
        stack: list[_Mark] = []
        marks: dict[int, str] = {}
        letters: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                about = operands[1] if name == "BDC" else {}
                number = about.get("/MCID")
                stack.append(_Mark(str(operands[0]), None if number is None else int(number)))
                self._check(number is None or int(number) not in marks, f"{index}: {number} twice")
            elif name == "EMC":
                self._close(stack, marks, index)
            elif name == "Tf":
                letters = maps[str(operands[0])]
            elif name in _PAINTING:
                tags = [mark for mark in stack if mark.kind not in _WITHIN]
                self._check(len(tags) == 1, f"page {index}: {name} in {len(tags)} marks")
                if name == "Tj" and stack:
                    self._say(stack[-1], "".join(letters[code] for code in bytes(operands[0])))
        self._check(not stack, f"page {index}: marks left open")
        return marks

    def _say(self, mark: _Mark, words: str) -> None:
        if mark.kind == "/Artifact":
            self.result.artifacts.append(words)
        else:
            mark.words += words

    def _close(self, stack: list[_Mark], marks: dict[int, str], index: int) -> None:
        """End a mark. What is seen from right to left is said the other way round (14.8.2.3.3)."""
        mark = stack.pop()
        if mark.kind == "/ReversedChars":
            self._say(stack[-1], mark.words[::-1])
        elif mark.kind == "/Span":
            pass  # An accent says nothing besides its letter (14.9.4).
        elif mark.number is None:
            self._check(mark.kind == "/Artifact", f"page {index}: untagged words")
        else:
            marks[mark.number] = mark.words

    def _walk(self, element: Any, path: list[str]) -> str:
        """The words under an element that belong to the piece it is part of."""
        role = str(element.S).lstrip("/")
        self._check_role(role, path)
        kids = element.get("/K", [])
        words = ""
        place = len(self.result.pieces)
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            words += self._kid(kid, element, [*path, role])
        if not _PIECES.fullmatch(role):
            return words
        self.result.pieces.insert(place, ("/".join([*path, role]), words))
        return ""

    def _check_role(self, role: str, path: list[str]) -> None:
        parent = path[-1] if path else ""
        if parent in _ALLOWED:
            self._check(role in _ALLOWED[parent], f"{role} in {parent}")
        self._check(role != "LI" or parent == "L", f"LI in {parent}")
        if re.fullmatch(r"H\d", role):
            level = int(role[1])
            self._check(level <= self.last_heading + 1, f"{role} after H{self.last_heading}")
            self.last_heading = level

    def _kid(self, kid: Any, element: Any, path: list[str]) -> str:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            self._check(kid.P.objgen == element.objgen, "a tag's parent is wrong")
            return self._walk(kid, path)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            self._check(path[-1] == "Link", f"a link area in {path[-1]}")
            self._check(str(kid.Obj.get("/Contents", "")) != "", "a link without description")
            back = self.parents.get(int(kid.Obj.StructParent))
            self._check(back is not None and back.objgen == element.objgen, "link area parent")
            return ""
        if isinstance(kid, pikepdf.Dictionary):
            page, number = self.index[kid.Pg.objgen], int(kid.MCID)
        else:
            page, number = self.index[element.Pg.objgen], int(kid)
        self._check((page, number) not in self.seen, f"page {page} mark {number} used twice")
        self.seen.add((page, number))
        back = self.parents[int(self.pdf.pages[page].obj.StructParents)][number]
        self._check(back.objgen == element.objgen, f"page {page} mark {number}: wrong parent")
        return self.marks[page][number]
