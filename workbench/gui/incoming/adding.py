"""Papers brought in: chosen, dropped or pasted, read beside the window, each listed when read.

What is listed is saved, so that a crash loses nothing that was; the same files added again go on
where it stopped. All files of one sitting are one step for Undo.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import EvidenceRefused, WorkbenchError
from workbench.domain.text import how_many, shortened
from workbench.gui.desk import Desk
from workbench.gui.incoming.interrupted import FilesBeingAdded
from workbench.gui.settings import settings_of
from workbench.gui.tasks import Cancelled, Watch
from workbench.paths import ASIDE

if TYPE_CHECKING:
    from workbench.application.evidence.preparing import PaperDesk, Prepared

_MOST_SAID = 12
_GO_ON, _LET_BE = "Go on", "Leave it"
_PICTURE, _TEXT = "Pasted picture.png", "Pasted text.txt"


@dataclass(slots=True)
class _Sitting:
    """The files of one sitting: the step they are for Undo, what was listed, and what is said.

    It is `whole` while each could be saved; else the case asks later whether to go on.
    """

    step: str
    listed: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    whole: bool = True


class AddFiles(QObject):
    """Brings files into the open case. What could not be read, or was there already, is said.

    `came` carries the ids of the items of one file as they are listed, `progressed` how many files
    of how many were read, and `added` the ids of all once every file of a sitting was.
    """

    came = Signal(object)
    progressed = Signal(int, int)
    added = Signal(object)
    _read = Signal(object, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on_their_way = FilesBeingAdded(
            settings_of(desk.services), desk.bridge.session.case_id
        )
        self._read.connect(self._list)

    @property
    def able(self) -> bool:
        """Whether files can be kept here at all."""
        return getattr(self._desk.services, "papers", None) is not None

    def choose(self) -> None:
        """Let the person choose files, and add them."""
        self.take(self._desk.dialogs.choose_open_files("Add files", None, "All files (*)"))

    def take(self, paths: Sequence[Path], since: str = "") -> None:
        """Add files, and all files of folders; `since` is when a sitting cut short had begun."""
        if paths and self.able:
            step = self._desk.ids.new("step")
            now = self._desk.workbench.now()
            self._on_their_way.begin(step, paths, since or now)
            self._start(
                paths, step, lambda whole: self._on_their_way.end(step) if whole else None, since
            )

    def go_on(self) -> None:
        """Add what is left of the files whose adding was cut short, if the person likes."""
        for cut in self._on_their_way.cut_short() if self.able else ():
            there = [path for path in cut.paths if path.exists()]
            one = len(cut.paths) == 1
            many = how_many(len(cut.paths), "file was", "files were")
            what = f"{cut.paths[0].name} was" if one else many
            answer = there and self._desk.dialogs.ask(
                "Files not all added",
                f"{what} still being added when the case was closed.",
                [_GO_ON, _LET_BE],
                "Whatever was listed is kept. Going on adds the rest; no file is added twice.",
            )
            if answer or not there:
                self._on_their_way.end(cut.step)
            if answer == _GO_ON:
                self.take(there, cut.since)

    def _start(
        self,
        paths: Sequence[Path],
        step: str,
        after: Callable[[bool], object] = lambda _whole: None,
        since: str = "",
        aside: Path | None = None,
    ) -> None:
        """Begin a sitting; with the case its outcome is gone. `aside` is a folder for it alone."""
        make = self._desk.services.papers
        assert make is not None
        items = self._desk.bridge.case.evidence.values()
        known = {item.file.sha256 for item in items if item.file is not None}
        # What came in before the crash is looked over with the rest.
        before = [i.id for i in items if since and i.file is not None and i.file.added_at >= since]
        self._desk.bridge.seal()
        what = paths[0].name if len(paths) == 1 else how_many(len(paths), "file")
        sitting = _Sitting(step, before)

        def give(prepared: Prepared) -> None:
            try:
                self._read.emit(prepared, sitting)
            except RuntimeError:  # the case was closed: when it is opened again, it can go on
                raise Cancelled from None

        work = partial(_prepare, make(self._desk.workbench), paths, known, give, aside)

        def done(refused: list[str]) -> None:
            after(sitting.whole)
            self._finish(sitting, refused)

        def failed(error: WorkbenchError) -> None:
            after(False)
            self._desk.bridge.failed.emit(error)
            self._finish(sitting, ())

        def cancelled() -> None:
            after(True)
            new = len(sitting.listed) - len(before)
            self._finish(sitting, [f"You stopped it: {new} were added. Undo takes them out."])

        task = self._desk.tasks.run(f"Reading {what}", work, done, failed, cancelled, self)
        task.progressed.connect(self.progressed)
        if before:
            self.came.emit(tuple(before))

    def take_pasted(self, pasted: QMimeData) -> bool:
        """Add copied files, a copied picture or copied words; False for none of them."""
        paths = files_of(pasted)
        if paths:
            self.take(paths)
            return True
        if not self.able:
            return False
        folder = Path(tempfile.mkdtemp(prefix=ASIDE))
        path = _kept_aside(pasted, folder)
        if path is None:
            folder.rmdir()
            return False
        self._start([path], self._desk.ids.new("step"), aside=folder)
        return True

    def _list(self, prepared: Prepared, sitting: _Sitting) -> None:
        """List a file that was read, with those that came within it."""
        from workbench.application.evidence.attaching import with_papers

        before = self._desk.bridge.case
        label = f"Attach {shortened(prepared.name, 60)}"
        edit = partial(with_papers, prepared=prepared)
        if not self._desk.bridge.apply(label, edit, merge_key=sitting.step):
            sitting.whole = False
            return
        ids = tuple(paper.item.id for paper in prepared.papers)
        if self._desk.bridge.case is not before:
            sitting.listed += ids
            self.came.emit(ids)
        elif not self._of_this_sitting(prepared.sha256, sitting):
            sitting.said.append(f"{prepared.name}: It is in the case already.")
        sitting.said += [f"{p.file.name}: {p.trouble}" for p in prepared.papers if p.trouble]

    def _of_this_sitting(self, sha256: str, sitting: _Sitting) -> bool:
        """Whether a file was listed before the program ended, and is only met again."""
        evidence = self._desk.bridge.case.evidence
        items = (evidence.get(id) for id in sitting.listed)
        return any(each.file.sha256 == sha256 for each in items if each and each.file)

    def _finish(self, sitting: _Sitting, refused: Sequence[str]) -> None:
        """Say what was not as wished; everything of the sitting is listed."""
        notes = [*sitting.said, *refused]
        if notes:
            more = len(notes) - _MOST_SAID
            shown = [*notes[:_MOST_SAID], *([f"And {more} more."] if more > 0 else [])]
            self._desk.dialogs.inform(
                "Add files", "Not every file was added or read as it should be.", "\n".join(shown)
            )
        self.added.emit(tuple(sitting.listed))


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
    aside: Path | None,
    watch: Watch,
) -> list[str]:
    """Keep and read files, those of `known` digests not again; what was refused, in words.

    The folder in which some were put `aside` goes once they are kept.
    """
    from workbench.application.evidence.preparing import files_in, prepare_all

    refused: list[str] = []
    with ExitStack() as at_last:
        at_last.enter_context(closing(papers.reader))
        if aside is not None:
            at_last.callback(shutil.rmtree, aside, ignore_errors=True)
        try:
            files = list(files_in(paths))
        except EvidenceRefused as error:
            return [str(error)]
        taken = 0

        def counted() -> Iterator[Path]:
            nonlocal taken
            for taken, path in enumerate(files):
                watch.progress(taken, len(files))
                yield path

        for outcome in prepare_all(counted(), papers, known):
            if isinstance(outcome, EvidenceRefused):
                refused.append(str(outcome))
            else:
                give(outcome)
            watch.progress(taken, len(files))
    return refused
