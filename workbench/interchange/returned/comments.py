"""The comments of a returned file: who said what, where, in answer to whom, settled or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from workbench.application.returned.file import ReturnedComment
from workbench.domain.text import capitalised, enumeration, shortened
from workbench.interchange.published.word_numbering import W, on, value
from workbench.interchange.published.word_package import WordPackage
from workbench.interchange.returned.asides import words_instead
from workbench.interchange.returned.paragraphs import BodyReader

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_SIGNS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": " ", f"{W}noBreakHyphen": "\u2011"}
_PICTURES = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_NOT_SAID = tuple(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "instrText", "p"))
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_CR = "{http://schemas.microsoft.com/office/comments/2020/reactions}"
_SHOWN = 60
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def comments_of(package: WordPackage, body: BodyReader) -> Iterator[ReturnedComment]:
    """Every comment and reply, in the order of the file."""
    extended = {
        each.get(f"{_W15}paraId", "").upper(): each
        for part in package.parts("commentsExtended")
        for each in part.iter(f"{_W15}commentEx")
    }
    comments = [each for part in package.parts("comments") for each in part.iter(f"{W}comment")]
    by_paragraph = _by_paragraph(comments)
    for comment in comments:
        id = value(comment, "id")
        entry = next((extended[n] for n in _paragraph_ids(comment) if n in extended), None)
        mark = body.comment_marks.get(id)
        start, end = body.comment_starts.get(id, mark), body.comment_ends.get(id, mark)
        start = start if start is not None else end
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


def reactions(package: WordPackage, comments: Sequence[ReturnedComment]) -> Iterator[str]:
    """Who put a thumb up or another sign to a comment instead of an answer, in words."""
    written = [each for part in package.parts("comments") for each in part.iter(f"{W}comment")]
    names, by_id = _by_paragraph(written), {each.id: each for each in comments}
    paragraphs = {
        each.get(f"{_CID}durableId"): each.get(f"{_CID}paraId", "").upper()
        for part in package.parts("commentsIds")
        for each in part
    }
    for entry in (each for part in package.parts("commentsExtensible") for each in part):
        name = paragraphs.get(entry.get(f"{_CEX}durableId"), "")
        comment = by_id.get(names.get(name, ""))
        for reaction in entry.iter(f"{_CR}reaction") if comment is not None else ():
            users = [each.get("userName") or "somebody" for each in reaction.iter(f"{_CR}user")]
            if users and comment is not None:
                who = capitalised(enumeration(users))
                did = "liked" if reaction.get("reactionType") == "1" else "put a sign to"
                said = shortened(comment.text, _SHOWN)
                yield f"{who} {did} the comment of {comment.author or 'somebody'} “{said}”."


def _by_paragraph(comments: Sequence[Element]) -> dict[str, str]:
    """The ids of comments by those of their paragraphs.

    A comment is known by the id of its last paragraph; other programs may name another of them.
    """
    return {name: value(comment, "id") for comment in comments for name in _paragraph_ids(comment)}


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
