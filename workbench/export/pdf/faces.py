"""The typefaces of a theme as reportlab knows them: which prints what, how wide, in which code."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from pathlib import Path
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workbench.domain.errors import ExportFailed
from workbench.export.coverage import SHAPED, font_coverage
from workbench.export.pdf.file import ClosedStream, PdfDocument
from workbench.export.pdf.outlines import outlines
from workbench.export.pdf.shaping import (
    Glyph,
    clusters,
    glyphs,
    places_accents,
    runs_right_to_left,
)
from workbench.export.theme import FontFamily, Theme

# A character beyond U+FFFF in a character map, as reportlab writes it.
_LONG_CODE = re.compile(rb"<([0-9A-F]{5,6})>")
_FACES: dict[Path, Face] = {}
# So many different words are measured before the measures are thrown away: some megabytes.
_MOST_WORDS = 20_000
# What a shape says whose letter is said by another: a space of no width.
_SILENT = "\u200b"
_WITHOUT_WIDTH = ("Mn", "Me", "Cf")
# Plane 15 is for private use.
_PRIVATE = 0xF0000
# Stands for a character that is not among the first 255 of its face in a file.
_FAR = "\ue000"
# Each byte as it stands between the brackets of a string (ISO 32000-1, 7.3.4.2).
_WRITTEN = [chr(code) for code in range(256)]
for _code, _escaped in {"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r", "\n": "\\n"}.items():
    _WRITTEN[ord(_code)] = _escaped


class Face(TTFont):
    """A typeface whose embedded form keeps PDF/A-2 (ISO 19005-2) and can be copied from.

    `letters` and `words` give the width of a character and of a word in thousandths of the size
    of the type, measured when they are first asked for.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, asciiReadable=False)
        self.letters = _Letters(self)
        self.words = _Words(self)
        self._path = Path(filename)
        # The characters that stand for shapes, and what these say.
        self._signs: dict[tuple[int, str], int] = {}
        self._said: dict[int, str] = {}
        self._outlines = partial(outlines, self._path)

    def width(self, text: str, size: float) -> float:
        """The width of `text` in points when it is set in type of `size`."""
        if not text.isascii() and SHAPED.search(text):
            spaces = text.count(" ") * self.letters[" "]
            return (spaces + sum(map(self.words.__getitem__, text.split(" ")))) * size / 1000
        return sum(map(self.letters.__getitem__, text)) * size / 1000

    def shapes(self, text: str, *, right_to_left: bool) -> tuple[Glyph, ...]:
        """The shapes of words that are not printed letter by letter, from left to right."""
        return glyphs(self._path, text, right_to_left)

    def sign(self, glyph: Glyph) -> str:
        """A character nobody types, under which reportlab embeds a shape."""
        key = glyph.number, glyph.said
        if key not in self._signs:
            self._signs[key] = code = _PRIVATE + len(self._signs)
            self._said[code] = glyph.said or _SILENT
            self.face.charToGlyph[code] = glyph.number
            self.face.charWidths[code] = glyph.width
        return chr(self._signs[key])

    def outline(self, text: str) -> str:
        """The shapes of `text` as a path of a PDF, in thousandths of the size of its type."""
        return self._outlines().drawn(text, self.face.charToGlyph, self.letters)

    def addObjects(self, doc: PdfDocument) -> None:
        """Let reportlab embed what was used of the face, then correct its streams.

        reportlab writes a character beyond U+FFFF as one number where UTF-16 is wanted
        (ISO 32000-1, 9.10.3), so that copied text would be wrong.
        """
        known = set(doc.idToObject)
        super().addObjects(doc)
        for name in doc.idToObject.keys() - known:
            made = doc.idToObject[name]
            if isinstance(made, PDFStream):
                content = made.content.encode() if isinstance(made.content, str) else made.content
                if name.startswith("toUnicodeCMap:"):
                    content = _LONG_CODE.sub(self._as_utf16, content)
                doc.idToObject[name] = ClosedStream(made.dictionary, content, made.filters)

    def _as_utf16(self, code: re.Match[bytes]) -> bytes:
        """What a code beyond U+FFFF stands for: its character, or what a shape says."""
        character = int(code[1], 16)
        said = self._said.get(character, chr(character))
        return b"<%s>" % said.encode("utf-16-be").hex().upper().encode("ascii")


class _Letters(dict[str, float]):
    def __init__(self, face: Face) -> None:
        super().__init__()
        self._widths: dict[int, float] = face.face.charWidths
        self._otherwise: float = face.face.defaultWidth

    def __missing__(self, letter: str) -> float:
        # A no-break space is printed as a space, an accent over the letter before it, a mark not.
        code = 32 if letter == "\u00a0" else ord(letter)
        width = (
            0.0 if category(letter) in _WITHOUT_WIDTH else self._widths.get(code, self._otherwise)
        )
        self[letter] = width
        return width


class _Words(dict[str, float]):
    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_WORDS:
            self.clear()
        if SHAPED.search(word):
            shapes = self._face.shapes(word, right_to_left=runs_right_to_left(word))
            width = sum(glyph.advance for glyph in shapes)
        else:
            width = sum(map(self._face.letters.__getitem__, word))
        self[word] = width
        return width


class Codes(dict[int, str]):
    """The codes that the characters of a face have in one file, as they stand in its strings.

    reportlab gives them out as characters are first used, in subsets of 255 of which each is a
    font of its own; `name` is that of the first.
    """

    def __init__(self, face: Face, document: PdfDocument) -> None:
        super().__init__()
        self.name: str = face.getSubsetInternalName(0, document)
        self._face = face
        self._document = document

    def __missing__(self, character: int) -> str:
        ((subset, code),) = self._face.splitString(chr(character), self._document)
        self[character] = written = _FAR if subset else _WRITTEN[code[0]]
        return written

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """`text` in the strings that show it, each with the name of its font.

        A space where no line ends is a space like others once it is copied.
        """
        text = text.replace("\u00a0", " ")
        written = text.translate(self)
        if _FAR not in written:
            return [(self.name, written)]
        return [
            (
                self._face.getSubsetInternalName(subset, self._document),
                "".join([_WRITTEN[code] for code in codes]),
            )
            for subset, codes in self._face.splitString(text, self._document)
        ]


def runs(
    theme: Theme, family: FontFamily, text: str, *, bold: bool = False, italic: bool = False
) -> list[tuple[Face, str]]:
    """`text` cut where the face must change: (face, characters).

    Characters the family lacks are taken from the fallback face of the theme.
    """
    path = family.face(bold=bold, italic=italic)
    face, covered = registered(path), font_coverage(path)
    shaped = not text.isascii() and SHAPED.search(text)
    if not shaped and covered.issuperset(map(ord, text)):
        return [(face, text)]
    fallback = registered(theme.fallback.regular)
    # A letter and the accents over it are printed in one face.
    signs = clusters(text) if shaped else text
    faces = groupby(signs, lambda sign: face if _prints(path, covered, sign) else fallback)
    return [(found, "".join(chars)) for found, chars in faces]


def _prints(path: Path, covered: frozenset[int], sign: str) -> bool:
    if not covered.issuperset(map(ord, sign)):
        return False
    return len(sign) == 1 or places_accents(path, sign)


def registered(path: Path) -> Face:
    """The face at `path`, known to reportlab by its name.

    Raises `ExportFailed` when the file is no font reportlab can embed.
    """
    face = _FACES.get(path)
    if face is None:
        try:
            face = Face(f"{path.stem} {len(_FACES) + 1}", str(path))
            pdfmetrics.registerFont(face)
        except (TTFError, OSError) as error:
            raise ExportFailed(
                f"The font file {path.name} cannot be used.",
                "No PDF was made. Install the program again to put its fonts back.",
            ) from error
        _FACES[path] = face
    return face
