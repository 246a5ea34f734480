"""Small things of a returned Word file: who changed what, how words look, what a paragraph is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from workbench.application.returned.file import (
    HIDDEN,
    PLAIN,
    READ,
    Looks,
    Shape,
    Stretch,
    Tracked,
)
from workbench.interchange.published.word_numbering import SETTINGS, Numbering, W, on, value
from workbench.interchange.returned.fields import Done
from workbench.statement.nodes import TYPED, Setting
from workbench.statement.printed import PrintedKind
from workbench.statement.reading.lines import LineLabel

NOT_SEEN = (
    "\u00ad\u061c\u180e\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufeff"
)
"""Signs that nobody sees on paper, and no text of a case has: soft hyphens, joins, directions."""

MOVE_FROM, MOVE_TO = f"{W}moveFrom", f"{W}moveTo"
ADDED = frozenset((f"{W}ins", MOVE_TO))
"""What is round words that somebody put in."""

REMOVED = frozenset((f"{W}del", MOVE_FROM))
"""What is round words that somebody took out."""

_OWN_STYLE = "numbered paragraph"
_TITLES = ("title", "body complained about", "statement details")
_QUOTES = ("quote", "intense quote", "block text", "quotation", "quotations")
_STYLED = tuple((style, SETTINGS[style.setting], (style.value, style.setting.value))
                for style in TYPED)  # fmt: skip
_OTHER_LOOKS = (
    *(
        (tag, words.value)
        for words, tag in SETTINGS.items()
        if words not in [style.setting for style in TYPED]
    ),
    (f"{W}dstrike", Setting.STRUCK.value),
    (f"{W}highlight", "highlighted"),
    (f"{W}vanish", HIDDEN),
)
USUAL = ("auto", "baseline", "nil")
"""Values of properties that set words as they are set anyhow."""

EFFECTS = ("effect", "outline", "shadow", "emboss", "imprint")
"""Properties of words that make them shimmer, stand out or cast a shadow."""

_OTHERWISE = (
    ("color", "another colour"),
    ("sz", "another size"),
    ("rFonts", "another typeface"),
    ("vertAlign", "raised or lowered"),
    ("position", "raised or lowered"),
    ("caps", "capitals"),
    ("smallCaps", "small capitals"),
    ("shd", "shaded"),
    ("bdr", "a border"),
    ("em", "marks over the letters"),
    ("spacing", "spaced otherwise"),
    ("w", "stretched"),
    *((name, "an effect") for name in EFFECTS),
)
_MEANING = ("citation", "to be completed", "hyperlink", "followedhyperlink")
_STYLE, _LIST, _CHANGED = f"{W}pStyle", f"{W}numPr", f"{W}pPrChange"
_ITEMS = {LineLabel.LETTER: True, LineLabel.ROMAN: True, LineLabel.BULLET: False}


def tracked(change: Element, move: str = "") -> Tracked:
    """Who made a tracked change, and when."""
    return Tracked(value(change, "author"), value(change, "date"), move)


def looks_of(properties: Element | None, styles: Numbering) -> Looks:
    """How the words of a run are set off, by its own properties and by its style."""
    if properties is None or not len(properties):
        return PLAIN
    others = tuple(dict.fromkeys(name for tag, name in _OTHER_LOOKS if on(properties.find(tag))))
    style = value(properties.find(f"{W}rStyle"))
    own = [
        each for each, tag, names in _STYLED
        if _set(properties, tag, _by_style(style, tag, names, styles))
    ]  # fmt: skip
    return Looks(frozenset(own), others) if own or others else PLAIN


def _set(properties: Element, tag: str, otherwise: bool) -> bool:
    found = properties.find(tag)
    return otherwise if found is None else on(found)


def _by_style(style: str, tag: str, names: Collection[str], styles: Numbering) -> bool:
    """Whether a style of words sets them off so; those of a draft say what words are, not how."""
    if not style or styles.style_name(style) in _MEANING:
        return False
    return styles.sets(style, tag) or style.lower() in names


def otherwise(properties: Element, before: Element | None) -> tuple[str, ...]:
    """What else somebody who tracked it changed of the looks of words, against `before`."""
    changed = (w for name, w in _OTHERWISE if _said(properties, name) != _said(before, name))
    return tuple(dict.fromkeys(changed))


def _said(properties: Element | None, name: str) -> dict[str, str]:
    found = properties.find(f"{W}{name}") if properties is not None else None
    if found is None or not on(found) or {value(found), value(found, "fill")} & {*USUAL}:
        return {}
    said = dict(found.items()) or {"": "on"}
    said.pop(f"{W}hint", None)
    return said


def joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Neighbours alike in everything made one: Word parts words into runs for reasons of its own.

    Who changes something twice within the hour has made one change.
    """
    last: Stretch | None = None
    for each in stretches:
        if not each.text:
            continue
        if last is not None and _alike(last, each):
            last = Stretch(last.text + each.text, last.added, last.removed, last.looks,
                           last.before, last.reformatted)  # fmt: skip
            continue
        if last is not None:
            yield last
        last = each
    if last is not None:
        yield last


def _alike(one: Stretch, other: Stretch) -> bool:
    return one[1:] == other[1:] or (
        one.looks == other.looks
        and one.before == other.before
        and _same_hand(one.added, other.added)
        and _same_hand(one.removed, other.removed)
        and _same_hand(one.reformatted, other.reformatted)
    )


def _same_hand(one: Tracked | None, other: Tracked | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.author, one.move) == (other.author, other.move)


class Shapes:
    """What the paragraphs of one file are, by their styles and automatic numbers."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._numbering = self.styles = Numbering(numbering, styles)
        self._known: dict[tuple[str, str, str], Shape] = {}
        self._counted: set[str] = set()

    @property
    def styled(self) -> bool:
        """Whether the file still has the styles of a draft, and the list they number by."""
        own = self._numbering.named(_OWN_STYLE)
        return own is not None and self._numbering.of(None, own) is not None

    def of(self, properties: Element | None, *, without_list: bool = False) -> Shape:
        """What a paragraph with these properties is, or was before it was put in a list."""
        style = list_id = level = ""
        if properties is not None:
            style = value(properties.find(_STYLE))
            chosen = properties.find(_LIST)
            if without_list:
                properties = chosen = None
            if chosen is not None:
                list_id = value(chosen.find(f"{W}numId")) or "-"
                level = value(chosen.find(f"{W}ilvl"))
        key = (style, list_id, level)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._shape(properties, style)
        return found

    def counted_anew(self, properties: Element | None) -> Iterator[str]:
        """That the numbers of paragraphs go on otherwise from one with these properties on.

        To be asked of paragraphs in their order.
        """
        if self.of(properties).kind is not PrintedKind.NUMBERED:
            return
        chosen = properties.find(f"{_LIST}/{W}numId") if properties is not None else None
        own = value(chosen)
        begins = self._numbering.begins_anew_at(own) if own not in self._counted else None
        if begins is not None and (begins != 1 or self._counted):
            yield f"a number set to {begins}{READ} as the program counts"
        self._counted.add(own)

    def _shape(self, properties: Element | None, style: str) -> Shape:
        name = self._numbering.style_name(style)
        heading = self._numbering.heading(style)
        if name in _TITLES:
            return Shape(PrintedKind.TITLE)
        if heading:
            return Shape(PrintedKind.HEADING, heading)
        numbered = self._numbering.of(properties, style)
        if numbered is not None:
            main = self._numbering.begins_with_numbers(numbered.list_id)
            level = numbered.level - (1 if main and numbered.level else 0)
            if numbered.kind in _ITEMS:
                return Shape(PrintedKind.ITEM, level, _ITEMS[numbered.kind])
            return Shape(PrintedKind.NUMBERED)
        if name in _QUOTES:
            return Shape(PrintedKind.QUOTE)
        return Shape(PrintedKind.SIGNATURE if name == "signature" else PrintedKind.UNNUMBERED)


def of_row(row: Element, done: Done) -> Done:
    """A row of a table put in or taken out takes its paragraphs with it."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return done
    added, removed = properties.find(f"{W}ins"), properties.find(f"{W}del")
    return Done(
        tracked(added) if added is not None else done.added,
        tracked(removed) if removed is not None else done.removed,
    )


def of_end(properties: Element | None, move: str, done: Done) -> Done:
    """What was done to the end of a paragraph, else what was done to all it stands in."""
    mark = properties.find(f"{W}rPr") if properties is not None else None
    if mark is None:
        return done
    added = removed = None
    for child in mark:
        if child.tag in ADDED:
            added = tracked(child, move if child.tag == MOVE_TO else "")
        elif child.tag in REMOVED:
            removed = tracked(child, move if child.tag == MOVE_FROM else "")
    return Done(added or done.added, removed or done.removed)


def reshaped(properties: Element | None, shapes: Shapes) -> tuple[Shape | None, Tracked | None]:
    """What a paragraph was before somebody changed its layout, or put it in a list."""
    if properties is None:
        return None, None
    change = properties.find(_CHANGED)
    if change is not None:
        return shapes.of(change.find(f"{W}pPr")), tracked(change)
    listed = properties.find(_LIST)
    for made in listed if listed is not None else ():
        if made.tag == f"{W}ins":
            return shapes.of(properties, without_list=True), tracked(made)
        if made.tag == f"{W}numberingChange":
            return shapes.of(properties), tracked(made)
    return None, None
