"""What stands beside the words of a paragraph: notes, text boxes, pictures, breaks of the page."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import W, value
from workbench.interchange.published.word_package import WordPackage

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MC}AlternateContent"
"""Something drawn for newer programs, with a fallback for older ones."""

FALLBACK = f"{_MC}Fallback"
_BESIDE = {
    f"{W}drawing": "a picture",
    f"{W}pict": "a picture",
    f"{W}object": "an embedded object",
    f"{W}sym": "a sign of another typeface",
    f"{W}br": "a break of the page",
    f"{W}contentPart": "a drawing by hand",
    ALTERNATE: "a drawing",
}
_NOT_SHOWN = {
    *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "pict", "txbxContent")),
    FALLBACK,
}
_COMMENTED = (f"{W}commentReference", f"{W}commentRangeStart")
_MOST_SHOWN = 300


class Notes:
    """The footnotes and endnotes of a file."""

    def __init__(self, package: WordPackage) -> None:
        self._notes = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            for part in package.parts(f"{kind}s")
            for note in part
        }

    def note(self, reference: Element) -> tuple[str, list[str]]:
        """What a note says, in words, and the ids of the comments made in it."""
        kind = "endnote" if reference.tag.endswith("endnoteReference") else "footnote"
        found = self._notes.get((kind, value(reference, "id")))
        said = "" if found is None else words_shown(found)
        what = f"{'an' if kind == 'endnote' else 'a'} {kind} that says “{said[:_MOST_SHOWN]}”"
        return what, comments_in(found)


def comments_in(element: Element | None) -> list[str]:
    """The ids of the comments made in something."""
    within = element.iter() if element is not None else ()
    return [value(each, "id") for each in within if each.tag in _COMMENTED]


def named(part: Element) -> str:
    """What else than words stands in a run, "" when it is nothing to be named."""
    box = next(part.iter(f"{W}txbxContent"), None)
    words = words_shown(box) if box is not None else ""
    if words:
        return f"a text box that says “{words[:_MOST_SHOWN]}”"
    return _BESIDE.get(part.tag, "")


def words_instead(part: Element) -> str:
    """The words that stand in a run for something newer, as for a picture sign (emoji)."""
    if part.tag != ALTERNATE or next(part.iter(f"{W}txbxContent"), None) is not None:
        return ""
    for kind in (f"{_MC}Choice", FALLBACK):
        words = "".join(each.text or "" for own in part.iter(kind) for each in own.iter(f"{W}t"))
        if words:
            return words
    return ""


def words_shown(element: Element) -> str:
    """What is read in a note, box, header or footer once every tracked change is accepted."""
    return " ".join("".join(_shown(element)).split())


def _shown(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}p"):
            yield " "
            yield from _shown(child)
        elif child.tag not in _NOT_SHOWN:
            yield from _shown(child)
