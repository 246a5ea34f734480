"""The comments of a returned file: who said what, where, in answer to whom, settled or not."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.application.returned.file import ReturnedComment
from workbench.interchange.published.word_numbering import W, on, value
from workbench.interchange.published.word_package import WordPackage
from workbench.interchange.returned.asides import words_instead
from workbench.interchange.returned.paragraphs import BodyReader

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011"}
_PICTURES = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_NOT_SAID = tuple(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "instrText", "p"))
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def comments_of(package: WordPackage, body: BodyReader) -> Iterator[ReturnedComment]:
    """Every comment and reply, in the order of the file."""
    extended = {
        each.get(f"{_W15}paraId", "").upper(): each
        for part in package.parts("commentsExtended")
        for each in part.iter(f"{_W15}commentEx")
    }
    comments = [each for part in package.parts("comments") for each in part.iter(f"{W}comment")]
    # A comment is known by the id of its last paragraph; other programs may name another of them.
    by_paragraph = {
        name: value(comment, "id") for comment in comments for name in _paragraph_ids(comment)
    }
    for comment in comments:
        id = value(comment, "id")
        entry = next((extended[n] for n in _paragraph_ids(comment) if n in extended), None)
        mark = body.comment_marks.get(id)
        start, end = body.comment_starts.get(id, mark), body.comment_ends.get(id, mark)
        yield ReturnedComment(
            id=id,
            author=value(comment, "author"),
            at=value(comment, "date"),
            text=_text(comment),
            start=start,
            end=end if end is not None else start,
            parent=by_paragraph.get(_parent(entry), ""),
            resolved=entry is not None and entry.get(f"{_W15}done", "0") in ("1", "true", "on"),
        )


def _parent(entry: Element | None) -> str:
    return "" if entry is None else entry.get(f"{_W15}paraIdParent", "").upper() or "-"


def _paragraph_ids(comment: Element) -> list[str]:
    found = [each.get(f"{_W14}paraId", "").upper() for each in comment.iter(f"{W}p")]
    return [name for name in reversed(found) if name]


def _text(comment: Element) -> str:
    """What a comment says, its paragraphs one a line, without what was deleted from it."""
    lines = ("".join(_pieces(each)) for each in comment.iter(f"{W}p"))
    return "\n".join(line.strip() for line in lines).strip()


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif words := words_instead(child):
            yield words
        elif child.tag in _PICTURES:
            yield "(a picture)"
        elif child.tag not in _NOT_SAID:
            properties = child.find(f"{W}rPr")
            if properties is None or not on(properties.find(f"{W}vanish")):
                yield from _pieces(child)
