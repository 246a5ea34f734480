"""How words and paragraphs are set otherwise than a draft is, where nobody tracked it.

A draft is set by its styles alone: what says so beside them was done to it since.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from workbench.interchange.published.word_numbering import W, on, value
from workbench.interchange.returned.marks import EFFECTS, USUAL

_ALIGNED, _FRAME, _RUN, _OF_RUN = f"{W}jc", f"{W}framePr", f"{W}r", f"{W}rPr"
_OF_PARAGRAPH, _PARAGRAPH = f"{W}pPr", f"{W}p"
_CHANGED = (f"{W}pPrChange", f"{W}rPrChange")
_TYPEFACE = ("ascii", "hAnsi")
_OF_WORDS = (
    (f"{W}sz", "in another size"),
    (f"{W}color", "in another colour"),
    (f"{W}caps", "in capitals"),
    (f"{W}smallCaps", "in small capitals"),
    (f"{W}vertAlign", "raised or lowered"),
    (f"{W}position", "raised or lowered"),
    (f"{W}bdr", "with a border"),
    (f"{W}em", "with marks over the letters"),
    *((f"{W}{name}", "with an effect") for name in EFFECTS),
)
_SHADED = f"{W}shd"
SET_BY_HAND = frozenset((_ALIGNED, _FRAME, _SHADED, f"{W}rFonts", *(tag for tag, _ in _OF_WORDS)))
"""Properties that only somebody who set words or a paragraph by hand has put in."""

DROP_CAP = "with a drop cap"


def set_by_hand(paragraph: Element) -> Iterator[str]:
    """How a paragraph, or words that stand in it as they were sent, are set by hand, untracked."""
    properties = paragraph.find(_OF_PARAGRAPH)
    tracked = properties is None or properties.find(_CHANGED[0]) is not None
    aligned = "" if properties is None or tracked else value(properties.find(_ALIGNED))
    if aligned not in ("", "left", "start"):
        yield "in another alignment"
    if paragraph.get(DROP_CAP):
        yield DROP_CAP
    for run in paragraph.iterfind(_RUN):
        made = run.find(_OF_RUN)
        if made is None or not len(made) or made.find(_CHANGED[1]) is not None:
            continue
        for tag, words in _OF_WORDS:
            found = made.find(tag)
            if found is not None and on(found) and value(found) not in USUAL:
                yield words
        if value(made.find(_SHADED), "fill") not in ("", "auto", "FFFFFF"):
            yield "shaded"
        if any(value(made.find(f"{W}rFonts"), each) for each in _TYPEFACE):
            yield "in another typeface"


def join_drop_caps(body: Element) -> None:
    """Put letters that stand large in a frame of their own back before the words they begin."""
    if body.find(f".//{_FRAME}") is None:
        return
    for holder in [body, *body.iter(f"{W}sdtContent"), *body.iter(f"{W}tc")]:
        held = list(holder)
        for frame, after in zip(held, held[1:], strict=False):
            if frame.tag == after.tag == _PARAGRAPH and _is_drop_cap(frame):
                at = 1 if after.find(_OF_PARAGRAPH) is not None else 0
                for each in reversed([e for e in frame if e.tag != _OF_PARAGRAPH]):
                    after.insert(at, each)
                after.set(DROP_CAP, "yes")
                holder.remove(frame)


def _is_drop_cap(paragraph: Element) -> bool:
    frame = paragraph.find(f"{_OF_PARAGRAPH}/{_FRAME}")
    return value(frame, "dropCap") not in ("", "none")
