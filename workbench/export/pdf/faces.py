"""The typefaces of one PDF: which face prints which word, how wide it is, and its embedding.

Each character used gets its own code in its face, so that text copied out of the file is exactly
the text put in, even where two characters share a glyph.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from workbench.domain.errors import ExportFailed
from workbench.export.coverage import font_coverage
from workbench.export.pdf.objects import Name, PdfFile, Raw, Ref
from workbench.export.theme import FontFamily, Theme

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFile

_SYMBOLIC = 4
# reportlab moves a read position inside the font object while it cuts out a subset.
_SUBSETTING = Lock()


@lru_cache(maxsize=16)
def _parsed(path: Path) -> TTFontFile:
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    try:
        return TTFontFile(str(path))
    except (TTFError, OSError) as error:
        raise ExportFailed(
            f"The font file {path.name} cannot be used.",
            "No PDF was made. Install the program again to put its fonts back.",
        ) from error


class Face:
    """One typeface in one PDF: widths in thousandths of the size, and codes for its characters."""

    def __init__(self, path: Path, label: str) -> None:
        self.label = label
        self.covered = font_coverage(path)
        self._font = _parsed(path)
        self._widths: dict[str, float] = {}
        self._codes: dict[str, str] = {}

    def width(self, text: str) -> float:
        """The width of `text` in thousandths of the type size."""
        known = self._widths
        try:
            return sum([known[char] for char in text])
        except KeyError:
            for char in text:
                known[char] = float(self._font.charWidths[ord(char)])
            return sum([known[char] for char in text])

    def encoded(self, text: str) -> str:
        """`text` as a hexadecimal string operand for a content stream.

        Every word of the statement enters the page through here and nowhere else; a string of
        codes cannot be mistaken for an operator.
        """
        codes = self._codes
        try:
            return "".join([codes[char] for char in text])
        except KeyError:
            for char in text:
                if char not in codes:
                    codes[char] = f"{len(codes) + 1:04X}"
            return "".join([codes[char] for char in text])

    def embed(self, file: PdfFile) -> Ref:
        """Add the face, cut down to the characters used, and return its font dictionary."""
        font, chars = self._font, list(self._codes)
        with _SUBSETTING:
            subset = font.makeSubset([ord(char) for char in chars])
        name = Name(f"{_tag(self.label)}+{bytes(font.name).decode('latin-1')}")
        descriptor = file.add(
            {
                "Type": Name("FontDescriptor"),
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": [float(edge) for edge in font.bbox],
                "ItalicAngle": float(font.italicAngle),
                "Ascent": float(font.ascent),
                "Descent": float(font.descent),
                "CapHeight": float(font.capHeight),
                "StemV": int(font.stemV),
                "FontFile2": file.add_stream(subset, {"Length1": len(subset)}),
            }
        )
        descendant = file.add(
            {
                "Type": Name("Font"),
                "Subtype": Name("CIDFontType2"),
                "BaseFont": name,
                "CIDSystemInfo": {
                    "Registry": Raw("(Adobe)"),
                    "Ordering": Raw("(Identity)"),
                    "Supplement": 0,
                },
                "FontDescriptor": descriptor,
                "W": [1, [self._widths_of(char) for char in chars]],
                "CIDToGIDMap": file.add_stream(self._glyph_map(chars)),
            }
        )
        return file.add(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": name,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [descendant],
                "ToUnicode": file.add_stream(_to_unicode(self._codes)),
            }
        )

    def _widths_of(self, char: str) -> float:
        return float(self._font.charWidths[ord(char)])

    def _glyph_map(self, chars: list[str]) -> bytes:
        """Code to glyph number; the subset numbers its glyphs in the order of first use."""
        glyphs = {0: 0}
        numbers = [0]
        for char in chars:
            original = self._font.charToGlyph[ord(char)]
            numbers.append(glyphs.setdefault(original, len(glyphs)))
        return b"".join(number.to_bytes(2, "big") for number in numbers)


class FaceBook:
    """The faces of one PDF, opened when first needed."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._faces: dict[Path, Face] = {}
        self._split: dict[tuple[Path, str], tuple[tuple[Face, str, float], ...]] = {}

    def opened(self) -> list[Face]:
        """Every face in use, in the order of first use."""
        return list(self._faces.values())

    def pieces(
        self, family: FontFamily, text: str, *, bold: bool, italic: bool
    ) -> tuple[tuple[Face, str, float], ...]:
        """`text` cut where the face must change: (face, characters, width in thousandths).

        Characters the family lacks are taken from the fallback face. Remembered, because the
        words of a statement repeat.
        """
        path = family.face(bold=bold, italic=italic)
        key = (path, text)
        found = self._split.get(key)
        if found is None:
            found = self._split[key] = tuple(self._cut(path, text))
        return found

    def _cut(self, path: Path, text: str) -> list[tuple[Face, str, float]]:
        face = self._face(path)
        if face.covered.issuperset(map(ord, text)):
            return [(face, text, face.width(text))]
        runs: list[tuple[Face, list[str]]] = []
        for char in text:
            wanted = face if ord(char) in face.covered else self._face(self._theme.fallback.regular)
            if runs and runs[-1][0] is wanted:
                runs[-1][1].append(char)
            else:
                runs.append((wanted, [char]))
        return [(one, "".join(chars), one.width("".join(chars))) for one, chars in runs]

    def _face(self, path: Path) -> Face:
        face = self._faces.get(path)
        if face is None:
            face = self._faces[path] = Face(path, f"F{len(self._faces) + 1}")
        return face


def _tag(label: str) -> str:
    """Six capital letters that mark the face as a subset (ISO 32000-1, 9.6.4)."""
    return "WORKB" + chr(ord("A") + (int(label[1:]) - 1) % 26)


def _to_unicode(codes: dict[str, str]) -> bytes:
    rows = [f"<{code}> <{char.encode('utf-16-be').hex().upper()}>" for char, code in codes.items()]
    blocks = []
    for start in range(0, len(rows), 100):
        some = rows[start : start + 100]
        blocks.append(f"{len(some)} beginbfchar\n" + "\n".join(some) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
