"""How a decision statement looks on paper: one `Theme` for Word, PDF and HTML.

The values live in ``resources/theme/statement.toml``; `load_theme` checks them and reads nothing
else. Sizes and vertical spaces are in points, lengths in millimetres, colours are ``RRGGBB``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ReferenceDataInvalid
from workbench.statement.nodes import LARGE_PRINT_PT

POINTS_PER_MM = 72 / 25.4
RUNNING_LINES = 2
"""So many lines at most have header and footer."""

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_HINT = "Nothing was exported. Put the file back as it was installed, or correct the line named."


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family of typefaces: the name Word shows and the four files PDF embeds.

    A family shipped in one face only has the same path four times.
    """

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path

    def face(self, *, bold: bool, italic: bool) -> Path:
        """The file of the face asked for."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Type of one role: size and space around it in points, line spacing as a multiple of size."""

    size_pt: float
    line_spacing: float
    before_pt: float = 0.0
    after_pt: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: str = ""

    @property
    def leading_pt(self) -> float:
        """From one base line to the next, in points."""
        return self.size_pt * self.line_spacing


@dataclass(frozen=True, slots=True)
class Indent:
    """Where a number, letter or bullet stands and where its words begin, from the left margin."""

    label_mm: float
    text_mm: float


@dataclass(frozen=True, slots=True)
class Page:
    """Paper size and margins; header and footer are measured from the edge of the paper."""

    width_mm: float
    height_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    header_mm: float
    footer_mm: float

    @property
    def text_mm(self) -> float:
        """How wide the lines of the text can be."""
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Styles:
    """One text style for each role a line of the statement may have."""

    body_line: TextStyle
    detail: TextStyle
    title: TextStyle
    section: TextStyle
    subheading: TextStyle
    minor_subheading: TextStyle
    paragraph: TextStyle
    list_item: TextStyle
    quote: TextStyle
    signature: TextStyle
    header: TextStyle
    footer: TextStyle


@dataclass(frozen=True, slots=True)
class Watermark:
    """The word printed faintly across each page of a draft, turned anticlockwise."""

    size_pt: float
    colour: str
    angle_degrees: float


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything a renderer needs to know about looks."""

    version: int
    body: FontFamily
    heading: FontFamily
    fallback: FontFamily
    page: Page
    styles: Styles
    numbered: Indent
    lists: tuple[Indent, ...]
    quote_mm: float
    quote_right_mm: float
    text_colour: str
    link_colour: str
    highlight_colour: str
    watermark: Watermark

    def list_indent(self, depth: int) -> Indent:
        """The indent of a list nested `depth` deep (0 = directly under its paragraph).

        Beyond the levels the theme names, the indent stays that of the last one, so that deep
        nesting never squeezes the words off the page.
        """
        return self.lists[min(depth, len(self.lists) - 1)]

    def colour(self, style: TextStyle) -> str:
        """The colour words of a style are printed in."""
        return style.colour or self.text_colour


def sized(theme: Theme, points: float) -> Theme:
    """The look with ordinary words of so many points and all else in step; 0 leaves it as it is.

    In large print no words are smaller than that, those of header and footer included, for which
    the margins make room.
    """
    styles, ordinary = theme.styles, theme.styles.paragraph.size_pt
    if not points or points == ordinary:
        return theme
    times = points / ordinary
    least = points if points >= LARGE_PRINT_PT else 0.0
    grown = {role.name: _grown(getattr(styles, role.name), times, least) for role in fields(Styles)}
    header, footer = (
        max(0.0, grown[name].leading_pt - getattr(styles, name).leading_pt) * RUNNING_LINES
        for name in ("header", "footer")
    )
    page = theme.page
    return replace(
        theme,
        styles=Styles(**grown),
        page=replace(
            page,
            top_mm=page.top_mm + header / POINTS_PER_MM,
            bottom_mm=page.bottom_mm + footer / POINTS_PER_MM,
        ),
        numbered=wider_indent(theme.numbered, times),
        lists=tuple(wider_indent(each, times) for each in theme.lists),
        quote_mm=theme.quote_mm * times,
    )


def _grown(style: TextStyle, times: float, least: float) -> TextStyle:
    # Word knows halves of a point, and nothing between.
    size = max(least, round(style.size_pt * times * 2) / 2)
    return replace(
        style,
        size_pt=size,
        before_pt=style.before_pt * times,
        after_pt=style.after_pt * times,
    )


def wider_indent(indent: Indent, times: float) -> Indent:
    """An indent for larger type: numbers and letters need more room before their words."""
    return Indent(indent.label_mm * times, indent.text_mm * times)


def load_theme(path: Path) -> Theme:
    """Read the theme at `path`; font files are looked for in ``fonts`` beside its folder.

    Raises `ReferenceDataInvalid` naming the file, the entry and what is wrong with it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ReferenceDataInvalid(
            f"The look of the statement could not be read: {path.name}.", _HINT
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReferenceDataInvalid(f"{path.name} is not valid TOML: {error}.", _HINT) from error
    return _Reader(path, path.parent.parent / "fonts").theme(data)


class _Reader:
    """Turns the tables of one theme file into a `Theme`, naming the entry that is wrong."""

    def __init__(self, path: Path, fonts: Path) -> None:
        self._name = path.name
        self._fonts = fonts

    def theme(self, data: Mapping[str, Any]) -> Theme:
        version = data.get("version")
        if version != 1:
            raise self._wrong("version", "this program reads version 1")
        fonts = self._table(data, "fonts")
        indents = self._table(data, "indents")
        colours = self._table(data, "colours")
        lists = indents.get("lists")
        if not isinstance(lists, list) or not lists:
            raise self._wrong("indents.lists", "at least one level is needed")
        return Theme(
            version=1,
            body=self._family(fonts, "body"),
            heading=self._family(fonts, "heading"),
            fallback=self._family(fonts, "fallback"),
            page=self._page(self._table(data, "page")),
            styles=self._styles(self._table(data, "styles")),
            numbered=self._indent(indents.get("numbered"), "indents.numbered"),
            lists=tuple(
                self._indent(level, f"indents.lists[{index}]") for index, level in enumerate(lists)
            ),
            quote_mm=self._number(indents, "quote_mm", "indents"),
            quote_right_mm=self._number(indents, "quote_right_mm", "indents"),
            text_colour=self._colour(colours, "text", "colours"),
            link_colour=self._colour(colours, "link", "colours"),
            highlight_colour=self._colour(colours, "highlight", "colours"),
            watermark=self._watermark(self._table(data, "watermark")),
        )

    def _wrong(self, where: str, what: str) -> ReferenceDataInvalid:
        return ReferenceDataInvalid(f"{self._name}, {where}: {what}.", _HINT)

    def _table(self, data: Mapping[str, Any], name: str, where: str = "") -> Mapping[str, Any]:
        table = data.get(name)
        if not isinstance(table, Mapping):
            raise self._wrong(where + name, "this table is missing")
        return table

    def _number(
        self, data: Mapping[str, Any], name: str, where: str, default: float | None = None
    ) -> float:
        value = data.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2000:
            raise self._wrong(f"{where}.{name}", "a number from 0 to 2000 is needed")
        return float(value)

    def _flag(self, data: Mapping[str, Any], name: str, where: str) -> bool:
        value = data.get(name, False)
        if not isinstance(value, bool):
            raise self._wrong(f"{where}.{name}", "true or false is needed")
        return value

    def _colour(self, data: Mapping[str, Any], name: str, where: str) -> str:
        value = data.get(name)
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise self._wrong(f"{where}.{name}", "six hexadecimal digits are needed, as in 1F3A5F")
        return value.upper()

    def _family(self, fonts: Mapping[str, Any], role: str) -> FontFamily:
        table = self._table(fonts, role, "fonts.")
        family = table.get("family")
        if not isinstance(family, str) or not family:
            raise self._wrong(f"fonts.{role}.family", "the family's name is missing")
        regular = self._face(table, role, "regular", None)
        return FontFamily(
            family=family,
            regular=regular,
            bold=self._face(table, role, "bold", regular),
            italic=self._face(table, role, "italic", regular),
            bold_italic=self._face(table, role, "bold_italic", regular),
        )

    def _face(self, table: Mapping[str, Any], role: str, face: str, otherwise: Path | None) -> Path:
        name = table.get(face)
        if name is None and otherwise is not None:
            return otherwise
        where = f"fonts.{role}.{face}"
        if not isinstance(name, str) or Path(name).name != name:
            raise self._wrong(where, "the name of a file in the fonts folder is needed")
        path = self._fonts / name
        if not path.is_file():
            raise self._wrong(where, f"there is no font file {name}")
        return path

    def _page(self, table: Mapping[str, Any]) -> Page:
        page = Page(**{f.name: self._number(table, f.name, "page") for f in fields(Page)})
        if page.text_mm < 60:
            raise self._wrong("page", "less than 60 mm is left for the words of a line")
        if page.height_mm - page.top_mm - page.bottom_mm < 60:
            raise self._wrong("page", "less than 60 mm of height is left for the text")
        return page

    def _styles(self, table: Mapping[str, Any]) -> Styles:
        return Styles(
            **{
                f.name: self._style(self._table(table, f.name, "styles."), f.name)
                for f in fields(Styles)
            }
        )

    def _style(self, table: Mapping[str, Any], role: str) -> TextStyle:
        where = f"styles.{role}"
        style = TextStyle(
            size_pt=self._number(table, "size_pt", where),
            line_spacing=self._number(table, "line_spacing", where),
            before_pt=self._number(table, "before_pt", where, 0.0),
            after_pt=self._number(table, "after_pt", where, 0.0),
            bold=self._flag(table, "bold", where),
            italic=self._flag(table, "italic", where),
            colour=self._colour(table, "colour", where) if "colour" in table else "",
        )
        if not 4 <= style.size_pt <= 72 or not 1 <= style.line_spacing <= 4:
            raise self._wrong(where, "the size must be 4 to 72 points, the line spacing 1 to 4")
        if max(style.before_pt, style.after_pt) > 100:
            raise self._wrong(where, "the space before and after must be at most 100 points")
        return style

    def _indent(self, table: object, where: str) -> Indent:
        if not isinstance(table, Mapping):
            raise self._wrong(where, "label_mm and text_mm are needed")
        indent = Indent(
            self._number(table, "label_mm", where), self._number(table, "text_mm", where)
        )
        if not indent.label_mm < indent.text_mm <= 100:
            raise self._wrong(where, "the words must begin after the label, within 100 mm")
        return indent

    def _watermark(self, table: Mapping[str, Any]) -> Watermark:
        return Watermark(
            size_pt=self._number(table, "size_pt", "watermark"),
            colour=self._colour(table, "colour", "watermark"),
            angle_degrees=self._number(table, "angle_degrees", "watermark"),
        )
