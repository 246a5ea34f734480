"""What the PDF relies on inside reportlab, name by name: a release without one is refused here.

reportlab promises none of these names. Its version is therefore held exactly in pyproject.toml;
before taking a newer one, this test says which of them it has lost.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import reportlab
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from workbench.export import pdf
from workbench.export.pdf.faces import Face
from workbench.export.theme import Theme

_ROOT = Path(__file__).resolve().parents[2]
_FOLDER = Path(pdf.__file__).parent


def _page(canvas: Canvas) -> Any:
    canvas.showPage()
    return _document(canvas).Pages.pages[0]


def _document(canvas: Any) -> Any:
    return getattr(canvas, "_doc", None)


_CANVAS = (
    "_addAnnotation",
    "_annotationrefs",
    "_bookmarkReference",
    "_code",
    "_doc",
    "_formsinuse",
)
_DOCUMENT = (
    "Catalog", "Outlines", "Pages", "Reference", "delayedFonts", "getXObjectName", "idToObject",
    "info", "numberToId", "thisPageRef",
)  # fmt: skip
_OWNERS: dict[str, tuple[Callable[[Canvas], Any], tuple[str, ...]]] = {
    "a canvas": (lambda canvas: canvas, _CANVAS),
    "a document": (_document, _DOCUMENT),
    "its outline": (lambda canvas: _document(canvas).Outlines, ("prepare", "ready")),
    "its catalogue": (lambda canvas: _document(canvas).Catalog, ("__NoDefault__",)),
    "a page": (_page, ("__NoDefault__", "stream")),
    "a stream": (lambda _: pdfdoc.PDFStream(), ("content", "dictionary", "filters", "format")),
    "a link": (lambda _: pdfdoc.LinkAnnotation, ("permitted",)),
    "the module of objects": (lambda _: pdfdoc, ("PDFInfo", "PDFZCompress", "format")),
}


@pytest.mark.parametrize(
    ("owner", "name"), [(owner, name) for owner, (_, names) in _OWNERS.items() for name in names]
)
def test_reportlab_still_has_what_the_pdf_relies_on(owner: str, name: str) -> None:
    found = _OWNERS[owner][0](Canvas(""))
    assert hasattr(found, name), _lost(f"`{name}` of {owner}")


@pytest.mark.parametrize("name", ["addObjects", "getSubsetInternalName", "splitString"])
def test_reportlabs_typefaces_still_have_what_the_pdf_relies_on(theme: Theme, name: str) -> None:
    face = Face("a face of its own", str(theme.body.regular))
    assert hasattr(face, name), _lost(f"`{name}` of a typeface")
    for inner in ("charWidths", "defaultWidth"):
        assert hasattr(face.face, inner), _lost(f"`face.{inner}` of a typeface")
    document = _document(Canvas(""))
    ((subset, codes),) = face.splitString("A", document)
    assert (subset, len(codes)) == (0, 1), _lost("the codes of `splitString`")
    face.addObjects(document)
    maps = [name for name in document.idToObject if name.startswith("toUnicodeCMap:")]
    assert maps, _lost("the name `toUnicodeCMap:` of the maps for copying")


def test_every_private_name_is_on_the_list() -> None:
    """A name with an underscore that our modules use and do not make is reportlab's."""
    used, made = set[str](), set[str]()
    for path in _FOLDER.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        used |= set(_used(tree))
        made |= set(_made(tree))
    listed = {name for _, names in _OWNERS.values() for name in names if name.startswith("_")}
    assert used - made == listed


def _used(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            yield node.attr


def _made(tree: ast.AST) -> Iterator[str]:
    yield from ("__getitem__", "__init__")
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name):
                yield name
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield name


def test_the_version_is_held_exactly() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    held = f"reportlab=={reportlab.Version}"
    assert held in project["dependencies"]
    for lock in ("run.txt", "check.txt"):
        assert held in (_ROOT / "installers" / "lock" / lock).read_text("utf-8").split()


def _lost(what: str) -> str:
    return (
        f"reportlab {reportlab.Version} no longer has {what}, which workbench/export/pdf relies "
        "on: stay with the version that has it, or change the modules that name it."
    )
