"""A decision statement as PDF, tagged for screen readers (PDF/UA-1) and archivable (PDF/A-2a).

reportlab has the links and the objects of the file. Here are its typefaces (`faces`), the words of
a statement in lines (`words`), the statement as a list of paragraphs (`story`), the pages they fill
(`pages`), a canvas that marks what it draws with its tag (`canvas`, `structure`), words that are
not printed letter by letter (`shaping`, `placing`), and the file (`file`).
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from workbench.domain.errors import ExportFailed
from workbench.domain.garbage import nothing_thrown_away
from workbench.export.about import language_of
from workbench.export.characters import kept_together
from workbench.export.coverage import theme_coverage
from workbench.export.logo import OfficeLogo
from workbench.export.theme import POINTS_PER_MM, Theme, sized
from workbench.statement.characters import printable
from workbench.statement.nodes import Document

# reportlab's typefaces are not made for two documents at the same time.
_ONE_AT_A_TIME = Lock()


def render(document: Document, theme: Theme, logo: OfficeLogo | None = None) -> bytes:
    """The statement as an A4 PDF; the same statement and theme give the same bytes.

    A `logo` stands over its title.
    Characters that no font of the theme has are printed as their code, as
    `workbench.statement.characters` describes. Raises `ExportFailed` when a font cannot be used,
    lists are nested hundreds deep, or a page has no room for a few lines or letters of its type.
    """
    try:
        with one_at_a_time():
            document = kept_together(printable(document, theme_coverage(theme)))
            return _build(document, sized(theme, document.meta.type_pt), logo)
    except RecursionError as error:
        raise ExportFailed(
            "The statement has lists nested too deeply to be printed.",
            "No PDF was made. Take some levels out of the list and export again.",
        ) from error


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Have reportlab for oneself, loaded and ready."""
    with _ONE_AT_A_TIME, nothing_thrown_away():
        _load_reportlab()
        yield


def page_count(document: Document, theme: Theme, logo: OfficeLogo | None = None) -> int:
    """How many pages the statement has in type of this theme; raises `ExportFailed` as `render`."""
    with one_at_a_time():
        from workbench.export.pdf.pages import pages_filled
        from workbench.export.pdf.story import paragraphs_of

        shown = kept_together(printable(document, theme_coverage(theme)))
        return pages_filled(paragraphs_of(shown, theme, logo)[0], theme.page)


def _load_reportlab() -> None:
    """Load reportlab without HarfBuzz, which it would load with it, and not use, every time."""
    if "reportlab.pdfbase.ttfonts" not in sys.modules and "uharfbuzz" not in sys.modules:
        sys.modules["uharfbuzz"] = None  # type: ignore[assignment]  # an import of it fails
        try:
            importlib.import_module("reportlab.pdfbase.ttfonts")
        finally:
            del sys.modules["uharfbuzz"]


def _build(document: Document, theme: Theme, logo: OfficeLogo | None) -> bytes:
    from workbench.export.pdf.canvas import TaggedCanvas
    from workbench.export.pdf.faces import registered
    from workbench.export.pdf.pages import Surroundings, fill
    from workbench.export.pdf.story import paragraphs_of

    meta, page = document.meta, theme.page
    story, root = paragraphs_of(document, theme, logo)
    around = Surroundings(meta, theme)
    canvas = TaggedCanvas(
        root=root,
        meta=meta,
        counted=around.finish,
        pagesize=(page.width_mm * POINTS_PER_MM, page.height_mm * POINTS_PER_MM),
        pageCompression=1,
        invariant=1,
        lang=language_of(meta),
        # Without a name of ours, every page would refer to Helvetica, which is not embedded.
        initialFontName=registered(theme.body.regular).fontName,
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    fill(canvas, story, around, page)
    return canvas.finished()
