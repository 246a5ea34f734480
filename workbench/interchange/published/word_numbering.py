"""The automatic labels of a Word file, worked out from its numbering and style parts.

Only the kind of label and its level matter for a statement: what the label counts to is restored
afterwards. Rules: ECMA-376 part 1, sections 17.9 (numbering) and 17.7 (styles).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.statement.nodes import Setting
from workbench.statement.reading.lines import LineLabel

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMS = {
    "decimal": LineLabel.NUMBER,
    "decimalZero": LineLabel.NUMBER,
    "lowerLetter": LineLabel.LETTER,
    "upperLetter": LineLabel.LETTER,
    "lowerRoman": LineLabel.ROMAN,
    "upperRoman": LineLabel.ROMAN,
    "bullet": LineLabel.BULLET,
    "none": LineLabel.NONE,
}
_DEEPEST = 12


def value(found: Element | None, name: str = "val") -> str:
    """An attribute of a Word element, "" when the element or the attribute is not there."""
    return "" if found is None else found.get(f"{W}{name}", "")


def on(found: Element | None) -> bool:
    """Whether an on/off property is there and not switched off."""
    return found is not None and value(found) not in ("0", "false", "off", "none")


SETTINGS = {
    Setting.BOLD: f"{W}b",
    Setting.ITALIC: f"{W}i",
    Setting.UNDERLINED: f"{W}u",
    Setting.STRUCK: f"{W}strike",
}
"""The property of a run that sets its words so."""


def whole(words: str) -> int:
    """A whole number written in an attribute; 0 when it is none."""
    try:
        return int(words)
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """The automatic label of one paragraph: its kind, its level from 0, and which list it is in."""

    kind: LineLabel
    level: int
    list_id: str


class Numbering:
    """The lists of one Word file, with the styles that carry them."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {
            value(style, "styleId"): style
            for style in (styles.iter(f"{W}style") if styles is not None else ())
        }
        definitions: dict[str, dict[int, LineLabel]] = {}
        self._lists: dict[int, dict[int, LineLabel]] = {}
        self._begins: dict[int, int] = {}
        if numbering is None:
            return
        made_by = {value(m, "numId"): _abstract(m) for m in numbering.iter(f"{W}num")}
        for made in numbering.iter(f"{W}abstractNum"):
            definitions[value(made, "abstractNumId")] = _levels(made)
        for made in numbering.iter(f"{W}abstractNum"):
            # A list of a style of lists is defined where that style has it.
            styled = self._styles.get(value(made.find(f"{W}numStyleLink")))
            link = styled.find(f"{W}pPr/{W}numPr/{W}numId") if styled is not None else None
            own = made_by.get(value(link), "")
            if own in definitions and not definitions[value(made, "abstractNumId")]:
                definitions[value(made, "abstractNumId")] = definitions[own]
        for made in numbering.iter(f"{W}num"):
            levels = dict(definitions.get(_abstract(made), {}))
            for override in made.iter(f"{W}lvlOverride"):
                levels.update(_levels(override))
            self._lists[whole(value(made, "numId"))] = levels
            begins = made.find(f"{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
            if begins is not None:
                self._begins[whole(value(made, "numId"))] = whole(value(begins))

    def style_name(self, style: str) -> str:
        """The printed name of a style in lower case, or its id when it has none."""
        found = self._styles.get(style)
        name = value(found.find(f"{W}name")) if found is not None else ""
        return (name or style).lower()

    def has_styles(self, *ids: str) -> bool:
        """Whether the file has every one of these styles."""
        return all(id in self._styles for id in ids)

    def named(self, name: str) -> str | None:
        """The id of the style of this printed name, or None when the file has none."""
        return next((id for id in self._styles if self.style_name(id) == name), None)

    def heading(self, style: str) -> int:
        """The level of heading a style or one it is based on has: 1 the highest, 0 for none."""
        for each in self._bases(style):
            name = self.style_name(value(each, "styleId"))
            if name.startswith("heading ") and name[8:].isdigit():
                return int(name[8:])
            outline = each.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and whole(value(outline)) < 9:
                return whole(value(outline)) + 1
        return 0

    def sets(self, style: str, tag: str) -> bool:
        """Whether a style, or one it is based on, has a property of runs, such as bold type."""
        for each in self._bases(style):
            found = each.find(f"{W}rPr/{tag}")
            if found is not None:
                return on(found)
        return False

    def shaded(self, style: str) -> bool:
        """Whether a style, or one it is based on, gives its words a ground of another colour."""
        return any(each.find(f"*/{W}shd") is not None for each in self._bases(style))

    def of(self, properties: Element | None, style: str) -> Numbered | None:
        """The label of a paragraph with these properties, or None when it has none."""
        level: int | None = None
        holders = [properties] if properties is not None else []
        holders += [p for s in self._bases(style) if (p := s.find(f"{W}pPr")) is not None]
        for holder in holders:
            chosen = holder.find(f"{W}numPr")
            if chosen is None:
                continue
            if level is None and (own := chosen.find(f"{W}ilvl")) is not None:
                level = whole(value(own))
            number = chosen.find(f"{W}numId")
            if number is not None:
                kinds = self._lists.get(whole(value(number)), {})
                kind = kinds.get(level or 0, LineLabel.NONE)
                if kind is LineLabel.NONE:
                    return None
                return Numbered(kind, level or 0, value(number))
        return None

    def begins_anew_at(self, list_id: str) -> int | None:
        """The number a list was made to begin with by itself, None where it was not."""
        return self._begins.get(whole(list_id))

    def begins_with_numbers(self, list_id: str) -> bool:
        """Whether the highest level of a list is one of numbers, as that of paragraphs is."""
        return self._lists.get(whole(list_id), {}).get(0) is LineLabel.NUMBER

    def _bases(self, style: str) -> list[Element]:
        """A style and those it is based on, nearest first."""
        result: list[Element] = []
        while style in self._styles and len(result) < _DEEPEST:
            result.append(self._styles[style])
            style = value(self._styles[style].find(f"{W}basedOn"))
        return result


def _abstract(made: Element) -> str:
    return value(made.find(f"{W}abstractNumId"))


def _levels(holder: Element) -> dict[int, LineLabel]:
    return {
        whole(value(level, "ilvl")): _FORMS.get(value(level.find(f"{W}numFmt")), LineLabel.NUMBER)
        for level in holder.iter(f"{W}lvl")
    }
