"""*Show its pages*: an old Word file is shown as pages that LibreOffice makes of it, and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.application.evidence.converting import (
    Converter,
    can_be_converted,
    convert,
    with_pages,
)
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.gui.desk import Desk
from workbench.gui.look.buttons import push_button
from workbench.gui.tasks import Watch
from workbench.gui.viewer.frame import PaperFrame

_ABLE = "LibreOffice can make pages of it, which are then shown here and kept with it."
_WITHOUT = (
    "Files of this kind are shown here where LibreOffice is installed. Open it in its own program."
)


class PagesMade(QObject):
    """Offers it where the program is there, and says where it is not."""

    def __init__(self, desk: Desk, frame: PaperFrame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._item: EvidenceItem | None = None
        self._button = push_button(
            "Show its pages", "viewer.make-pages", self._make,
            tip="LibreOffice makes pages of it, without macros and links; they are kept beside it",
        )  # fmt: skip
        self._button.hide()
        frame.help.insertWidget(1, self._button)
        frame.opened.connect(self._offer)

    def show_item(self, item: EvidenceItem) -> None:
        """The paper of this item is shown now."""
        self._item = item
        self._button.hide()

    def _offer(self) -> None:
        item = self._item
        if item is None or item.file is None or item.recognised is not None:
            return
        if not can_be_converted(item.file):
            return
        able = self._converter() is not None
        self._button.setVisible(able)
        self._frame.trouble.setText(_ABLE if able else _WITHOUT)

    def _converter(self) -> Converter | None:
        make = getattr(self._desk.services, "converter", None)
        converter: Converter | None = make() if make is not None else None
        return converter if converter is not None and converter.able else None

    def _make(self) -> None:
        item, converter, make = self._item, self._converter(), self._desk.services.papers
        if item is None or converter is None or make is None:
            return
        self._button.hide()
        bridge, papers = self._desk.bridge, make(self._desk.workbench)

        def work(watch: Watch) -> tuple[StoredFile, int]:
            watch.progress(0, 0)
            return convert(papers, converter, item)

        def done(made: tuple[StoredFile, int]) -> None:
            if item.id in bridge.case.evidence:
                bridge.seal()
                bridge.apply("Make pages", lambda case: with_pages(case, item.id, *made))

        self._desk.tasks.run(f"Making pages of {item.title}", work, done, bridge.failed.emit)
