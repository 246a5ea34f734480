"""*Read the text*: a paper that is pictures is said to be one; its words are read on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from workbench.application.evidence.recognising import (
    Recogniser,
    keep,
    loads,
    with_recognised,
)
from workbench.application.evidence.showing import PageWords
from workbench.application.evidence.vault import EvidenceVault
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.gui.desk import Desk
from workbench.gui.tasks import Watch
from workbench.gui.viewer.frame import PaperFrame

_LOOKED_AT = 3
_SAID = "This paper has no text: its pages are pictures. Nothing can be selected or found in it."
_WITHOUT = "Its text is read where the program tesseract is installed."


def words_read(vault: EvidenceVault, kept: StoredFile | None) -> Callable[[], Sequence[PageWords]]:
    """What gives the words that were read from a paper's pictures, none where there are none."""
    if kept is None:
        return tuple
    return lambda: loads(vault.find(kept.sha256).read_bytes())


class TextOfPictures(QObject):
    """Looks at the first pages of each paper shown; says so when they have no words."""

    def __init__(self, desk: Desk, frame: PaperFrame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._item: EvidenceItem | None = None
        self._done = False
        frame.opened.connect(self._begin)
        frame.reading.known.connect(lambda _page: self._look())

    def show_item(self, item: EvidenceItem) -> None:
        """The paper of this item is shown now."""
        self._item = item

    def _begin(self) -> None:
        self._done = False

    def _look(self) -> None:
        reading, item = self._frame.reading, self._item
        if self._done or item is None or item.recognised is not None:
            return
        found = [reading.lettering(page) for page in range(min(_LOOKED_AT, reading.number))]
        if not all(each is not None for each in found[:1]) or self._frame.numbered != "page":
            return
        self._done = True
        if any(each is not None and each.text.strip() for each in found):
            return
        make = getattr(self._desk.services, "recogniser", None)
        recogniser: Recogniser | None = make() if make is not None else None
        if recogniser is not None and recogniser.able:
            self._frame.offer(_SAID, "Read the text", partial(self._read, item, recogniser))
        else:
            self._frame.say(f"{_SAID} {_WITHOUT}")

    def _read(self, item: EvidenceItem, recogniser: Recogniser) -> None:
        make = self._desk.services.papers
        if make is None:
            return
        bridge, papers, kept = self._desk.bridge, make(self._desk.workbench), item.file
        assert kept is not None

        def work(watch: Watch) -> StoredFile:
            path = papers.vault.find(kept.sha256)
            return keep(papers, item, recogniser.read(path, kept.name, watch.progress))

        def done(file: StoredFile) -> None:
            if item.id in bridge.case.evidence:
                bridge.seal()
                bridge.apply("Read the text", lambda case: with_recognised(case, item.id, file))

        self._desk.tasks.run(f"Reading the text of {item.title}", work, done, bridge.failed.emit)
