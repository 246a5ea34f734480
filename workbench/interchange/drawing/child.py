"""The drawing program: asked in lines for pages of papers, it answers with pictures and words.

Each answer is a line of JSON, which says how many bytes follow. Whatever a file makes of it, it
can only end: no error is caught here but those a reader foresees.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from workbench.domain.records.evidence import PaperKind
from workbench.interchange.drawing.opened import Opened
from workbench.interchange.papers.kinds import kind_of
from workbench.interchange.papers.limits import within_limits
from workbench.interchange.papers.results import CannotRead

LARGEST = 40_000_000
"""So many dots a page is drawn with at most."""


def main() -> int:
    """Serve whoever started this program, over its standard input and output."""
    return within_limits(serve)


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Draw page after page until nobody asks any more."""
    paper: tuple[str, Opened] | None = None
    for line in iter(asked.readline, b""):
        request = json.loads(line)
        data = b""
        try:
            if paper is None or paper[0] != request["path"]:
                paper = request["path"], _opened(Path(request["path"]), request["name"])
            data, said = _ANSWERS[request["what"]](paper[1], request)
        except CannotRead as error:
            said = {"refused": str(error)}
        answers.write(json.dumps({**said, "bytes": len(data)}).encode() + b"\n")
        answers.write(data)
        answers.flush()


Answer = tuple[bytes, dict[str, Any]]


def _about(paper: Opened, request: Mapping[str, Any]) -> Answer:
    return b"", {
        "leaves": [(leaf.width, leaf.height, leaf.label) for leaf in paper.leaves],
        "pieces": [(piece.text, piece.look.value, piece.cells) for piece in paper.pieces],
        "trouble": paper.trouble,
    }


def _page(paper: Opened, request: Mapping[str, Any]) -> Answer:
    leaf, scale = paper.leaves[request["page"]], float(request["scale"])
    dots = leaf.width * leaf.height * scale * scale
    scale *= min(1.0, (LARGEST / max(dots, 1.0)) ** 0.5)
    drawn = paper.draw(request["page"], scale, request["turns"] % 4)
    return drawn.data, {"width": drawn.width, "height": drawn.height, "stride": drawn.stride}


def _words(paper: Opened, request: Mapping[str, Any]) -> Answer:
    found = paper.words(request["page"])
    return array("f", found.boxes).tobytes(), {"text": found.text}


_ANSWERS: Mapping[str, Callable[[Opened, Mapping[str, Any]], Answer]] = {
    "about": _about,
    "page": _page,
    "words": _words,
}


def _opened(path: Path, name: str) -> Opened:
    """A file, opened by what shows its kind; its libraries load when the first such file comes."""
    kind = kind_of(path, name)
    if kind is PaperKind.PDF:
        from workbench.interchange.drawing.pdf import OpenedPdf

        return OpenedPdf(path)
    if kind is PaperKind.PICTURE:
        from workbench.interchange.drawing.pictures import OpenedPictures

        return OpenedPictures(path)
    from workbench.interchange.drawing.flowing import opened

    return opened(path, name, kind)
