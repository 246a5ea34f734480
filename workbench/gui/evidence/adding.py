"""Papers brought in: chosen, dropped or pasted, read beside the window, each listed when read.

What is listed is saved, so that a crash loses nothing that was; the same files added again go on
where it stopped. All files of one sitting are one step for Undo.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from workbench.domain.errors import EvidenceRefused
from workbench.domain.text import shortened
from workbench.gui.desk import Desk
from workbench.gui.tasks import Watch

if TYPE_CHECKING:
    from workbench.application.evidence.preparing import PaperDesk, Prepared

_MOST_SAID = 12
_PICTURE, _TEXT = "Pasted picture.png", "Pasted text.txt"


class AddFiles(QObject):
    """Brings files into the open case. What could not be read, or was there already, is said.

    `added` carries the ids of the items that were listed, once all files of a sitting are.
    """

    added = Signal(object)
    _read = Signal(object, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said: list[str] = []
        self._listed: list[str] = []
        self._read.connect(self._list)

    @property
    def able(self) -> bool:
        """Whether files can be kept here at all."""
        return getattr(self._desk.services, "papers", None) is not None

    def choose(self) -> None:
        """Let the person choose files, and add them."""
        self.take(self._desk.dialogs.choose_open_files("Add files", None, "All files (*)"))

    def take(self, paths: Sequence[Path], after: Callable[[], object] = lambda: None) -> None:
        """Add files, and all files of folders; `after` is called when they were read, or not."""
        make = self._desk.services.papers
        if not paths or make is None:
            after()
            return
        items = self._desk.bridge.case.evidence.values()
        known = {item.file.sha256 for item in items if item.file is not None}
        self._desk.bridge.seal()
        step = self._desk.ids.new("step")
        self._said, self._listed = [], []
        work = partial(
            _prepare, make(self._desk.workbench), paths, known,
            lambda prepared: self._read.emit(prepared, step),
        )  # fmt: skip
        what = paths[0].name if len(paths) == 1 else f"{len(paths)} files"

        def done(refused: list[str]) -> None:
            after()
            self._finish(refused)

        def cancelled() -> None:
            after()
            self._finish([f"You stopped it: {len(self._listed)} were added. Undo takes them out."])

        self._desk.tasks.run(
            f"Reading {what}", work, done, self._desk.bridge.failed.emit, cancelled
        )

    def take_pasted(self, pasted: QMimeData) -> bool:
        """Add copied files, a copied picture or copied words; False for none of them."""
        paths = files_of(pasted)
        if paths:
            self.take(paths)
            return True
        folder = Path(tempfile.mkdtemp(prefix="case-workbench-"))
        path = _kept_aside(pasted, folder)
        if path is None:
            folder.rmdir()
            return False
        self.take([path], after=lambda: shutil.rmtree(folder, ignore_errors=True))
        return True

    def _list(self, prepared: Prepared, step: str) -> None:
        """List a file that was read, with those that came within it."""
        from workbench.application.evidence.attaching import with_papers

        before = self._desk.bridge.case
        label = f"Attach {shortened(prepared.name, 60)}"
        edit = partial(with_papers, prepared=prepared)
        if not self._desk.bridge.apply(label, edit, merge_key=step):
            return
        if self._desk.bridge.case is before:
            self._said.append(f"{prepared.name}: It is in the case already.")
        else:
            self._listed += [paper.item.id for paper in prepared.papers]
        self._said += [f"{p.file.name}: {p.trouble}" for p in prepared.papers if p.trouble]

    def _finish(self, refused: Sequence[str]) -> None:
        """Say what was not as wished, then show what came in."""
        notes = [*self._said, *refused]
        if notes:
            more = len(notes) - _MOST_SAID
            shown = [*notes[:_MOST_SAID], *([f"And {more} more."] if more > 0 else [])]
            self._desk.dialogs.inform(
                "Add files", "Not every file was added or read as it should be.", "\n".join(shown)
            )
        self.added.emit(tuple(self._listed))


def files_of(data: QMimeData) -> list[Path]:
    """The files and folders of this computer that are dragged or copied."""
    urls = data.urls() if data.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _kept_aside(pasted: QMimeData, folder: Path) -> Path | None:
    """A copied picture or copied words as a file, None for neither."""
    if pasted.hasImage():
        image = pasted.imageData()
        path = folder / _PICTURE
        return path if isinstance(image, QImage) and image.save(str(path)) else None
    words = pasted.text().strip() if pasted.hasText() else ""
    if not words:
        return None
    path = folder / _TEXT
    path.write_text(f"{words}\n", encoding="utf-8")
    return path


def _prepare(
    papers: PaperDesk,
    paths: Sequence[Path],
    known: set[str],
    give: Callable[[Prepared], object],
    watch: Watch,
) -> list[str]:
    """Keep and read files, those of `known` digests not again; what was refused, in words."""
    from workbench.application.evidence.preparing import files_in, prepare

    refused: list[str] = []
    with closing(papers.reader):
        try:
            files = list(files_in(paths))
        except EvidenceRefused as error:
            return [str(error)]
        for number, path in enumerate(files):
            watch.progress(number, len(files))
            try:
                for prepared in prepare(path, papers, known):
                    give(prepared)
                    watch.progress(number, len(files))
            except EvidenceRefused as error:
                refused.append(str(error))
    return refused
