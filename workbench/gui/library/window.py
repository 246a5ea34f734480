"""The office's library in one window, beside the work: what is changed here holds for all cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from workbench.application.casebook.file_content import content_of
from workbench.application.casebook.workbench import Workbench
from workbench.application.office.merging import Difference
from workbench.domain.errors import OfficeFileRefused, WorkbenchError
from workbench.domain.text import capitalised, how_many
from workbench.gui.desk import Services
from workbench.gui.dialogs import Dialogs, leaves
from workbench.gui.library.bands import BandsTab
from workbench.gui.library.limits import LimitsTab
from workbench.gui.library.outlines import OutlinesTab
from workbench.gui.library.paragraphs import ParagraphsTab
from workbench.gui.library.settings import SettingsTab
from workbench.gui.library.tab import LibraryTab
from workbench.gui.look.buttons import dialog_button
from workbench.gui.look.dialog import Dialog
from workbench.gui.look.key_order import as_laid_out
from workbench.gui.look.labels import FaultLine, WrappedLabel, note, of_kind, title
from workbench.gui.look.layout import GRID, REST, named, row_of
from workbench.gui.look.lists import Listing
from workbench.gui.look.tabs import LateTabs


class ImportOffice(Dialog):
    """`accepted` when the person takes it all over."""

    def __init__(
        self,
        name: str,
        found: Sequence[Difference],
        parent: QWidget | None,
        look: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(parent, "library.importing", "Import an office’s set", 760, 520)
        self.setModal(True)
        self._found = tuple(found)
        self.list = Listing("library.differences", "What would change", ["What would change"])
        self.before = self._words("library.before", "Now")
        self.after = self._words("library.after", "Then")
        for place, each in enumerate(self._found):
            self.list.add_row([capitalised(each.line())], place)
        self.list.currentItemChanged.connect(lambda _item, _before: self._on_row())
        buttons = QDialogButtonBox()
        take = named(
            buttons.addButton("&Take it over", QDialogButtonBox.ButtonRole.AcceptRole),
            "library.take-over",
        )
        take.setEnabled(bool(self._found or look))
        named(
            buttons.addButton("Leave everything as it is", QDialogButtonBox.ButtonRole.RejectRole),
            "library.leave",
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        count = len(self._found)
        about = (
            f"{name} would make {how_many(count, 'change')}. What is not listed "
            "stays as it is; former wordings stay in the history."
            if count
            else f"Everything in {name} is here already."
        )
        if look:
            brought = " and ".join(f"the {what} {file}" for what, file in look.items())
            about += f" It brings {brought}, in place of what is here."
        column = self.show_parts(
            title("Import an office’s set"),
            note(about),
            (self.list, 1),
        )
        for heading, words in (("Now:", self.before), ("Then:", self.after)):
            column.addWidget(note(heading))
            column.addWidget(words)
        column.addWidget(buttons)
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    @staticmethod
    def _words(name: str, label: str) -> WrappedLabel:
        words = named(WrappedLabel(), name, label)
        of_kind(words, "card")
        words.setMargin(GRID)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return words

    def _on_row(self) -> None:
        place = self.list.current()
        if place is None:
            return
        difference = self._found[int(place)]
        self.before.setText(difference.before.strip() or "Not there yet.")
        self.after.setText(difference.after.strip() or "No longer there.")


_FILES = "Office files (*.json);;All files (*)"
_TABS = ("paragraphs", "outlines", "limits", "bands", "settings")


class LibraryWindow(Dialog):
    """Tabs over the parts of the library. `changed` whenever every case may read otherwise."""

    changed = Signal()

    def __init__(
        self,
        workbench: Workbench,
        services: Services,
        dialogs: Dialogs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, "library", "Office library", 1080, 760)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workbench = workbench
        self._services = services
        self._dialogs = dialogs
        self.fault = FaultLine("library.files.fault")
        self.outcome = named(note(), "library.files.told")
        self.tabs = named(LateTabs(), "library.tabs")
        self.tabs.setDocumentMode(True)
        row = row_of(
            QLabel("The office’s own set:"),
            dialog_button("E&xport…", "library.export", self._on_export),
            dialog_button("&Import…", "library.import", self._on_import),
            REST,
            dialog_button("Close", "library.close", self.close),
        )
        self.show_parts((self.tabs, 1), self.fault, self.outcome, row, margins=GRID)
        self.tabs.currentChanged.connect(self._put_in_order)
        # Room is kept for it, so that nothing jumps when something is wrong.
        self.fault.show()
        self._fill()

    def _fill(self) -> None:
        """Make the tabs anew, as after another office's set was taken over."""
        self.tabs.offer(
            ("St&andard paragraphs", partial(self._made, ParagraphsTab)),
            ("&Outlines", partial(self._made, OutlinesTab)),
            ("Tim&e limits", partial(self._made, LimitsTab)),
            ("Bands o&f awards", partial(self._made, BandsTab)),
            ("&House settings", partial(self._made, SettingsTab)),
        )
        self._put_in_order()

    def _made(self, tab: Callable[[Workbench], LibraryTab]) -> LibraryTab:
        made = tab(self._workbench)
        made.changed.connect(self.changed)
        return made

    def _put_in_order(self) -> None:
        """The tabs are made last, and Tab would come to them after everything beneath them."""
        as_laid_out(self)

    def part(self, part: str) -> LibraryTab:
        """One part: "paragraphs", "outlines", "limits", "bands" or "settings"."""
        return cast(LibraryTab, self.tabs.part(_TABS.index(part)))

    @property
    def paragraphs(self) -> ParagraphsTab:
        """The standard paragraphs."""
        return cast(ParagraphsTab, self.part("paragraphs"))

    def show_part(self, part: str) -> None:
        """Show one part: "paragraphs", "outlines", "limits", "bands" or "settings"."""
        self.tabs.setCurrentIndex(_TABS.index(part))

    def _on_export(self) -> None:
        files = self._services.office_files
        target = self._dialogs.choose_save_file(
            "Export the office’s own set", Path.home() / "office library.json", _FILES
        )
        if files is None or target is None or not self._keep():
            return
        try:
            self._services.write_file(
                target, files.dumps(self._workbench.store.office(), self._look()).encode()
            )
        except WorkbenchError as error:
            self._fail(error)
            return
        self._say(f"The office’s own set was written to {target}. It holds nothing of any case.")

    def _look(self) -> dict[str, tuple[str, bytes]]:
        """The office's Word template and logo, by what they are."""
        kept = {"template": self._services.template, "logo": self._services.logo}
        found = {what: each.carried() for what, each in kept.items() if each is not None}
        return {what: each for what, each in found.items() if each is not None}

    def _take_look(self, look: Mapping[str, tuple[str, bytes]]) -> tuple[str, ...]:
        """Keep the template and the logo of another office; what was taken."""
        kept = {"template": self._services.template, "logo": self._services.logo}
        for what, (name, data) in look.items():
            place = kept[what]
            if place is not None:
                place.take(name, data)
        return tuple(look)

    def _on_import(self) -> None:
        files = self._services.office_files
        chosen = self._dialogs.choose_open_files("Import an office’s set", None, _FILES)
        if files is None or not chosen or not self._keep():
            return
        path = chosen[0]
        try:
            data = content_of(path)
            incoming = files.loads(data, self._workbench.shipped_library)
            here = self._look()
            look = {w: each for w, each in files.look_in(data).items() if here.get(w) != each}
            found = self._workbench.office_differences(incoming)
        except OSError as error:
            self._fail(
                WorkbenchError(
                    f"{path.name} could not be read: {error.strerror or error}.",
                    "Nothing was changed.",
                )
            )
            return
        except WorkbenchError as error:
            self._fail(error)
            return
        asked = ImportOffice(path.name, found, self, {w: name for w, (name, _) in look.items()})
        asked.accepted.connect(
            partial(
                self._take_over,
                lambda: (
                    *self._workbench.take_over_office(
                        incoming, f"Office’s set imported from {path.name}"
                    ),
                    *self._take_look(look),
                ),
            )
        )
        asked.show()

    def _take_over(self, take: Callable[[], tuple[object, ...]]) -> None:
        try:
            done = take()
        except WorkbenchError as error:
            self._fail(error)
            return
        self._fill()
        self._say(f"Imported: {how_many(len(done), 'change')}.")
        self.changed.emit()

    def _fail(self, error: WorkbenchError) -> None:
        problems = error.problems[:8] if isinstance(error, OfficeFileRefused) else ()
        listed = "".join(f"\n• {problem}" for problem in problems)
        self.outcome.setText("")
        self.fault.say(f"{error}{listed}")

    def _say(self, words: str) -> None:
        self.fault.hide()
        self.outcome.setText(words)

    def reject(self) -> None:
        """Close after saving what is being typed, or after the person has said to leave it."""
        if self._keep() or self._left():
            super().reject()

    def _keep(self) -> bool:
        """Save what is being entered in any part; one that cannot be kept comes to the front."""
        for part in _TABS:
            if not self.part(part).keep():
                self.show_part(part)
                return False
        return True

    def _left(self) -> bool:
        return leaves(
            self._dialogs,
            "Something is not saved",
            "What you were changing cannot be kept as it is.",
        )
