"""The typefaces of a theme as reportlab knows them, and which of them prints which characters."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from workbench.domain.errors import ExportFailed
from workbench.export.coverage import font_coverage
from workbench.export.pdf.streams import ClosedStream, PdfDocument
from workbench.export.theme import FontFamily, Theme

# A character beyond U+FFFF in a character map, as reportlab writes it.
_LONG_CODE = re.compile(rb"<([0-9A-F]{5,6})>")
_NAMES: dict[Path, str] = {}


class StatementFont(TTFont):
    """A typeface whose embedded form keeps PDF/A-2 (ISO 19005-2) and can be copied from."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, asciiReadable=False)
        # The words of a statement repeat, and reportlab measures each letter anew.
        self._width = lru_cache(maxsize=20_000)(super().stringWidth)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        """The width of `text` in points."""
        return self._width(text, size, encoding)

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
                    content = _LONG_CODE.sub(_as_utf16, content)
                doc.idToObject[name] = ClosedStream(made.dictionary, content, made.filters)


def _as_utf16(code: re.Match[bytes]) -> bytes:
    return b"<%s>" % chr(int(code[1], 16)).encode("utf-16-be").hex().upper().encode("ascii")


def runs(
    theme: Theme, family: FontFamily, text: str, *, bold: bool = False, italic: bool = False
) -> list[tuple[str, str]]:
    """`text` cut where the face must change: (reportlab's name of the face, characters).

    Characters the family lacks are taken from the fallback face of the theme.
    """
    path = family.face(bold=bold, italic=italic)
    name, covered = registered(path), font_coverage(path)
    if covered.issuperset(map(ord, text)):
        return [(name, text)]
    fallback = registered(theme.fallback.regular)
    faces = groupby(text, lambda char: name if ord(char) in covered else fallback)
    return [(face, "".join(chars)) for face, chars in faces]


def registered(path: Path) -> str:
    """The name under which reportlab has the face at `path`.

    Raises `ExportFailed` when the file is no font reportlab can embed.
    """
    name = _NAMES.get(path)
    if name is None:
        name = f"{path.stem} {len(_NAMES) + 1}"
        try:
            pdfmetrics.registerFont(StatementFont(name, str(path)))
        except (TTFError, OSError) as error:
            raise ExportFailed(
                f"The font file {path.name} cannot be used.",
                "No PDF was made. Install the program again to put its fonts back.",
            ) from error
        _NAMES[path] = name
    return name
