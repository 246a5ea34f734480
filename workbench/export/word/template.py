"""The Word template of an office: what a statement takes from it, and what it never takes.

Taken are the paper and its margins, typefaces, sizes, weights, colours and spaces of its styles,
and the pictures of its letterhead. Never taken are words, not even those of its header: a template
made from somebody's statement would carry that person's case into the next one. Nor are its
properties, macros, links and embedded files, because nothing but the parts named here is read.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import TemplateRefused
from workbench.export.theme import Page, Theme
from workbench.export.word.letterhead import Logo, logos_in, without_story
from workbench.export.word.template_styles import styled

LARGEST_FILE = 30_000_000
"""The most bytes a template may have, and any one part of it once unpacked."""

LARGEST_XML = 10_000_000
"""The most bytes a part made of tags may have: they take many times as much once read."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MM_PER_TWIP = 25.4 / 1440
_LEAST_MM = 60
_MOST_LOGOS = 4
_NOTHING = "The template was not taken; statements look as they did. "
_SAVE_AGAIN = _NOTHING + "Open it in Word, save it as .docx or .dotx, and choose that."
# What the zip module raises over a file cut short, changed, encrypted or packed in another way.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class Template:
    """The look of a statement as the office has it, and the pictures of its letterhead.

    `first_apart` says that the first page has a letterhead of its own. `left_out` says in words
    what could not be taken.
    """

    theme: Theme
    logos: tuple[Logo, ...] = ()
    first_apart: bool = False
    left_out: tuple[str, ...] = ()


def read_template(data: bytes, theme: Theme) -> Template:
    """What the Word file `data` makes of the look `theme`, which serves where it says nothing.

    Raises `TemplateRefused` when the file is no Word document, is protected or damaged, has no
    styles, or leaves too little of its page for words.
    """
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise TemplateRefused(
            "The template is protected by a password or is a Word file of before 2007.", _SAVE_AGAIN
        )
    if len(data) > LARGEST_FILE:
        raise TemplateRefused("The template is far larger than a letterhead needs.", _SAVE_AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(_Parts(archive), theme)
    except _DAMAGED as error:
        raise TemplateRefused(
            "The template is not a Word file, or it is damaged.", _SAVE_AGAIN
        ) from error


def _read(parts: _Parts, theme: Theme) -> Template:
    main = parts.main
    document = parts.xml(main)
    related = parts.related(main)
    if document is None or document.tag != f"{_W}document":
        raise TemplateRefused("The template is not a Word document.", _SAVE_AGAIN)
    styles = parts.xml(_one(related, "styles"))
    if styles is None or styles.find(f"{_W}style") is None:
        raise TemplateRefused("The template has no styles to take.", _SAVE_AGAIN)
    section = document.find(f".//{_W}sectPr")
    made = styled(theme, styles, parts.xml(_one(related, "theme")))
    made = replace(made, page=_page(section, theme.page))
    logos: list[Logo] = []
    left_out: list[str] = []
    first_apart = False
    if section is not None:
        first_apart = section.find(f"{_W}titlePg") is not None
        for logo in _letterhead(parts, related, section, made.page):
            if isinstance(logo, str):
                left_out.append(logo)
            elif first_apart or not logo.first:
                logos.append(logo)
            if len(logos) > _MOST_LOGOS:
                break
    left_out += ["Pictures beyond the fourth are left out."] * (len(logos) > _MOST_LOGOS)
    return Template(made, tuple(logos[:_MOST_LOGOS]), first_apart, tuple(dict.fromkeys(left_out)))


def _page(section: Element | None, page: Page) -> Page:
    if section is None:
        return page
    given: dict[str, float] = {}
    for name, edges in (
        ("pgSz", {"w": "width_mm", "h": "height_mm"}),
        ("pgMar", {edge: f"{edge}_mm" for edge in
                   ("top", "right", "bottom", "left", "header", "footer")}),
    ):  # fmt: skip
        found = section.find(f"{_W}{name}")
        for edge, entry in edges.items():
            length = "" if found is None else found.get(f"{_W}{edge}", "")
            # A negative margin is one that a tall header may not push down.
            if length.lstrip("-").isascii() and length.lstrip("-").isdigit():
                given[entry] = abs(int(length)) * _MM_PER_TWIP
    made = replace(page, **given)
    wide = made.width_mm - made.left_mm - made.right_mm
    high = made.height_mm - made.top_mm - made.bottom_mm
    if min(wide, high) < _LEAST_MM or max(made.width_mm, made.height_mm) > 600:
        raise TemplateRefused(
            f"The margins of the template leave {wide:.0f} × {high:.0f} mm of the page for words.",
            _NOTHING
            + f"At least {_LEAST_MM} mm each way are needed: change its page set-up in Word.",
        )
    return made


def _letterhead(
    parts: _Parts, related: Mapping[str, tuple[str, str]], section: Element, page: Page
) -> Iterator[Logo | str]:
    for place in ("header", "footer"):
        for reference in section.findall(f"{_W}{place}Reference"):
            kind = reference.get(f"{_W}type", "default")
            name = related.get(reference.get(f"{_R}id", ""), ("", ""))[1]
            made = parts.xml(name)
            if kind == "even" or made is None:
                continue
            targets = {key: target for key, (_, target) in parts.related(name).items()}
            first = kind == "first"
            for logo in logos_in(made, partial(_picture, parts, targets), page):
                yield logo if isinstance(logo, str) else replace(logo, place=place, first=first)


def _picture(parts: _Parts, targets: Mapping[str, str], key: str) -> bytes:
    return parts.bytes(targets.get(key, ""))


def _one(related: Mapping[str, tuple[str, str]], kind: str) -> str:
    """The part of a kind that another is related to, "" when there is none."""
    return next((target for name, target in related.values() if name == kind), "")


class _Parts:
    """The parts of a Word file, read one by one and never further than their allowed size."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self.main = _one(self.related(""), "officeDocument")

    def bytes(self, name: str, most: int = LARGEST_FILE) -> bytes:
        """The bytes of a part, none when there is no such part."""
        if name not in self._names:
            return b""
        with self._archive.open(name) as stream:
            # What a file says of its size need not be true.
            content = stream.read(most + 1)
        if len(content) > most:
            raise TemplateRefused(
                "A part of the template is far larger than a letterhead needs.", _SAVE_AGAIN
            )
        return content

    def xml(self, name: str) -> Element | None:
        """A part as a tree, None when there is no such part."""
        content = self.bytes(name, LARGEST_XML)
        if not content:
            return None
        # Word writes UTF-8; where every other byte is none, the words looked for stay unseen.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
            raise TemplateRefused("The template defines entities of its own.", _SAVE_AGAIN)
        try:
            return without_story(ElementTree.fromstring(content))
        # The last two are raised for a declared encoding that Python or expat does not know.
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise TemplateRefused("The template is damaged.", _SAVE_AGAIN) from error

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """By its id, the kind and the part of each relation of a part ("" = of the file)."""
        folder, file = posixpath.split(name)
        relations = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for each in () if relations is None else relations.iter(_PACKAGE):
            if each.get("TargetMode") != "External":
                target = each.get("Target", "")
                whole = target.lstrip("/") if target[:1] == "/" else posixpath.join(folder, target)
                kind = each.get("Type", "").rpartition("/")[2]
                found[each.get("Id", "")] = kind, posixpath.normpath(whole)
        return found
