"""What the styles of an office's template make of the look of a statement.

A style of Word says only how it differs from the one it is based on; here the differences are
added up (ECMA-376 part 1, 17.7.2) and become the type of each role of the statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.export.theme import FontFamily, Styles, TextStyle, Theme, wider_indent
from workbench.export.word.styles import SINGLE_LINE

LEAST_CONTRAST = 4.5
"""Words must stand out from white paper as WCAG 2.2, 1.4.3, asks."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST = 30
_OFF = ("0", "false", "off")
_LARGEST_IN_MARGINS = 10.0
_NORMAL = "normal"
# By role, the names of the styles that have its look, the likeliest first.
_NAMES = {
    "body_line": ("body complained about",),
    "detail": ("statement details",),
    "title": ("title",),
    "section": ("heading 1",),
    "subheading": ("heading 2",),
    "minor_subheading": ("heading 3",),
    "paragraph": ("numbered paragraph", "body text", _NORMAL),
    "list_item": ("list bullet", "list (a)", "list paragraph"),
    "quote": ("quote", "block text"),
    "signature": ("signature",),
    "header": ("header",),
    "footer": ("footer",),
}


def contrast(colour: str) -> float:
    """How far ``RRGGBB`` stands out from white, from 1 (not at all) to 21 (black)."""

    def light(part: str) -> float:
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (light(colour[at : at + 2]) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def styled(theme: Theme, styles: Element, palette: Element | None) -> Theme:
    """The look `theme` with the type of a template's style part and theme part ("palette").

    A role whose style the template lacks keeps its own look, only as much larger or smaller as
    the template's ordinary words are. Colours too faint for white paper are not taken.
    """
    book = _StyleBook(styles, palette)
    own = theme.styles
    body = book.found("paragraph", own.paragraph) or own.paragraph
    made = {
        role.name: book.found(role.name, getattr(own, role.name))
        or _beside(getattr(own, role.name), own.paragraph, body)
        for role in fields(Styles)
    }
    # What stands between paragraphs stands above them: a list keeps close to what leads to it.
    close = min(body.after_pt, made["list_item"].after_pt)
    made["paragraph"] = replace(body, before_pt=max(body.before_pt, body.after_pt), after_pt=close)
    # A title is the first line of most pages, but here others stand above it.
    before = max(made["title"].before_pt, own.title.before_pt)
    made["title"] = replace(made["title"], before_pt=before)
    # Header and footer share a line each; in type as large as the text they would break it.
    for margin in ("header", "footer"):
        size = min(made[margin].size_pt, _LARGEST_IN_MARGINS)
        made[margin] = replace(made[margin], size_pt=size)
    # Larger numbers and letters need more room before their words.
    wider = max(1.0, body.size_pt / own.paragraph.size_pt)
    return replace(
        theme,
        styles=Styles(**made),
        numbered=wider_indent(theme.numbered, wider),
        lists=tuple(wider_indent(each, wider) for each in theme.lists),
        quote_mm=theme.quote_mm * wider,
        body=_family(theme.body, book.family("paragraph")),
        heading=_family(theme.heading, book.family("section") or book.family("paragraph")),
    )


def _beside(own: TextStyle, own_body: TextStyle, body: TextStyle) -> TextStyle:
    size = own.size_pt + body.size_pt - own_body.size_pt
    spacing = body.line_spacing if own.line_spacing >= own_body.line_spacing else own.line_spacing
    return replace(own, size_pt=max(8.0, size), line_spacing=spacing)


def _family(own: FontFamily, name: str) -> FontFamily:
    """Word finds a typeface by its name; the files belong to the PDF, which has its own look."""
    return replace(own, family=name) if name else own


@dataclass(frozen=True, slots=True)
class _Sum:
    """What a style comes to: attributes of each property by its name, and whether it is named."""

    paragraph: Mapping[str, Mapping[str, str]]
    run: Mapping[str, Mapping[str, str]]

    def spacing(self, name: str) -> float | None:
        """A length of the "spacing" property in points, None when it is not given."""
        text = self.paragraph.get("spacing", {}).get(name, "")
        return int(text) / 20 if text.isascii() and text.isdigit() and len(text) < 6 else None

    def on(self, name: str) -> bool:
        found = self.run.get(name)
        return found is not None and found.get("val", "1") not in _OFF


class _StyleBook:
    def __init__(self, styles: Element, palette: Element | None) -> None:
        paragraphs = [
            each for each in styles.iter(f"{_W}style") if each.get(f"{_W}type") == "paragraph"
        ]
        self._by_id = {each.get(f"{_W}styleId", ""): each for each in paragraphs}
        self._by_name = {_value(each, "name").lower(): each for each in paragraphs}
        self._defaults = styles.find(f"{_W}docDefaults")
        self._palette = palette

    def _style(self, role: str) -> tuple[str, Element] | None:
        names = (name for name in _NAMES[role] if name in self._by_name)
        return next(((name, self._by_name[name]) for name in names), None)

    def found(self, role: str, own: TextStyle) -> TextStyle | None:
        """The type of a role; None when the template has no style for it."""
        style = self._style(role)
        if style is None:
            return None
        added = self._sum(style[1])
        size = _size(added, own)
        close = "contextualSpacing" in added.paragraph
        after = added.spacing("after") or 0.0
        if close:
            after = min(after, own.after_pt)
        elif style[0] == _NORMAL and not after:
            # Plain pages often have no space between paragraphs; numbered ones need it.
            after = own.after_pt
        return TextStyle(
            size_pt=size,
            line_spacing=_line_spacing(added, size, own),
            before_pt=min(added.spacing("before") or 0.0, 100.0),
            after_pt=min(after, 100.0),
            bold=added.on("b"),
            italic=added.on("i"),
            colour=_colour(added, own),
        )

    def family(self, role: str) -> str:
        """The typeface of a role by its name, "" when it is not named."""
        style = self._style(role)
        if style is None:
            return ""
        fonts = self._sum(style[1]).run.get("rFonts", {})
        # Of two names in one place that of the theme counts (ECMA-376 part 1, 17.3.2.26).
        themed = fonts.get("asciiTheme", "")
        if themed:
            return self._of_palette("majorFont" if themed.startswith("major") else "minorFont")
        return fonts.get("ascii", "")

    def _of_palette(self, slot: str) -> str:
        if self._palette is None:
            return ""
        latin = self._palette.find(f".//{_A}{slot}/{_A}latin")
        return "" if latin is None else latin.get("typeface", "")

    def _sum(self, style: Element) -> _Sum:
        paragraph: dict[str, dict[str, str]] = {}
        run: dict[str, dict[str, str]] = {}
        if self._defaults is not None:
            _add(paragraph, self._defaults.find(f"{_W}pPrDefault/{_W}pPr"))
            _add(run, self._defaults.find(f"{_W}rPrDefault/{_W}rPr"))
        for each in reversed(list(self._bases(style))):
            _add(paragraph, each.find(f"{_W}pPr"))
            _add(run, each.find(f"{_W}rPr"))
        return _Sum(paragraph, run)

    def _bases(self, style: Element | None) -> Iterator[Element]:
        """A style and those it is based on, in turn; some files have them in a circle."""
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            style = self._by_id.get(_value(style, "basedOn"))


def _add(sum_: dict[str, dict[str, str]], properties: Element | None) -> None:
    for each in () if properties is None else properties:
        name = each.tag.removeprefix(_W)
        given = {key.removeprefix(_W): value for key, value in each.attrib.items()}
        if name == "rFonts" and "ascii" in given:
            sum_.get(name, {}).pop("asciiTheme", None)
        if name in ("spacing", "rFonts"):
            sum_.setdefault(name, {}).update(given)
        else:
            sum_[name] = given


def _value(style: Element, name: str) -> str:
    found = style.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _size(added: _Sum, own: TextStyle) -> float:
    text = added.run.get("sz", {}).get("val", "20")
    size = int(text) / 2 if text.isascii() and text.isdigit() and len(text) < 4 else 0.0
    return size if 6 <= size <= 60 else own.size_pt


def _line_spacing(added: _Sum, size: float, own: TextStyle) -> float:
    line = added.spacing("line")
    if line is None:
        return SINGLE_LINE
    if added.paragraph["spacing"].get("lineRule", "auto") == "auto":
        spacing = line / 12 * SINGLE_LINE
    else:
        spacing = line / size
    return spacing if 1 <= spacing <= 4 else own.line_spacing


def _colour(added: _Sum, own: TextStyle) -> str:
    colour = added.run.get("color", {}).get("val", "auto").upper()
    if colour == "AUTO":
        return ""
    if len(colour) != 6 or set(colour) - set("0123456789ABCDEF"):
        return own.colour
    return colour if contrast(colour) >= LEAST_CONTRAST else own.colour
