"""The timeline: events, the council's stages, and each limit's allowed time beside time taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from workbench.application.handing_out.gate import Paper, look_through
from workbench.application.procedure.timeline import Timeline, timeline
from workbench.application.records.labels import event_label
from workbench.domain.casefile import CaseFile
from workbench.domain.text import how_many
from workbench.gui.desk import Desk
from workbench.gui.leaving.files import print_paper, save_paper
from workbench.gui.look.buttons import icon_button, more_button, push_button
from workbench.gui.look.empty import EmptyState
from workbench.gui.look.labels import ElidedLabel, grounded, note, title, toned
from workbench.gui.look.layout import GRID, REST, Gap, column_of, held, named, row_of
from workbench.gui.timeline.view import TimelineView

_KEYS = (
    "Arrow keys walk from event to event, Enter opens one, + and − zoom, 0 shows all. "  # noqa: RUF001
    "Ctrl and the wheel zoom too; drag to move."
)


class TimelinePage(QWidget):
    """The drawn timeline of the case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.title = "Chronology"
        self.setObjectName("timeline")
        self._stale = True
        self._fitted = False
        self.view = TimelineView()
        self.view.opened.connect(lambda id: desk.goto("event", id, ""))
        self.view.pointed_at.connect(self._show_detail)
        self.view.detail_of = self._detail
        self.detail = named(ElidedLabel(), "timeline.detail")
        self.count = toned(named(QLabel(), "timeline.count"), "second")
        first = push_button(
            "Go to the chronology", "timeline.first", lambda: desk.goto("event", "", "")
        )
        self.empty = EmptyState(
            "Nothing to draw yet",
            "Events with a date, and the dates of the council’s procedure, are drawn here.",
            (first,),
            "timeline.empty",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=100)
        self._wait.timeout.connect(self._draw)
        desk.bridge.changed.connect(self._on_changed)
        self.setFocusProxy(self.view)

    def focus_record(self, kind: str, id: str, field: str) -> None:
        """Choose an event on the timeline."""
        self._draw()
        self.page_focus()
        if kind == "event" and id:
            self.view.choose(id)

    def page_focus(self) -> None:
        """Bring the keyboard to what is drawn, or to the way to what may be."""
        self.stops()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What is drawn, or the way to what may be."""
        return [self.view if self._stack.currentWidget() is self.view else self.empty]

    def _lay_out(self) -> None:
        self.head = head = row_of(
            title(self.title),
            Gap(GRID),
            self.count,
            REST,
            gap=GRID // 2,
        )
        for drawing, name, tip, act in (
            ("zoom-out", "out", "Zoom out (−)", lambda: self.view.zoom(1 / 1.5)),  # noqa: RUF001
            ("zoom-in", "in", "Zoom in (+)", lambda: self.view.zoom(1.5)),
            ("move-horizontal", "all", "Show all (0)", self.view.fit),
        ):
            head.addWidget(icon_button(drawing, f"timeline.{name}", act, tip))
        more, menu = more_button("timeline.more", "Print or save the timeline")
        named(menu.addAction("Print…", self._print), "timeline.print")
        named(menu.addAction("Save as SVG…", lambda: self._save(".svg")), "timeline.svg")
        named(menu.addAction("Save as PNG…", lambda: self._save(".png")), "timeline.png")
        head.addWidget(more)
        foot = self._foot = grounded(QFrame(), "lst", "above")
        column_of(
            self.detail,
            toned(note(_KEYS), "hint"),
            within=foot,
            margins=(2 * GRID, GRID, 2 * GRID, GRID),
            gap=4,
        )
        column_of(
            held(row_of(head, margins=(2 * GRID, GRID, 2 * GRID, GRID))),
            (self._stack, 1),
            foot,
            within=self,
            gap=0,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._draw()
        if not self._fitted:
            self._fitted = True
            QTimer.singleShot(0, self.view, self.view.fit)

    def _on_changed(self, _change_set: Any) -> None:
        self._stale = True
        if self.isVisible():
            self._wait.start()

    def _draw(self) -> None:
        self._wait.stop()
        self._stale = False
        made = self.made = self._of(self.desk.bridge.case)
        shown = made.days() is not None
        self._stack.setCurrentIndex(int(shown))
        self._foot.setVisible(shown)
        words = how_many(len(made.events), "event")
        if made.undated:
            words += f", {made.undated:,} more without a date"
        self.count.setText(words if shown else "")
        self.view.show_timeline(made)

    def _of(self, case: CaseFile) -> Timeline:
        workbench = self.desk.workbench
        rules = workbench.library.rules
        return timeline(case, rules, rules.calendar(), workbench.clock.today())

    def _detail(self, id: str) -> str:
        case = self.desk.bridge.case
        event = case.events.get(id)
        return event_label(case, event) if event is not None else ""

    def _show_detail(self, words: str) -> None:
        self.detail.setText(words)
        self.detail.setToolTip(words)

    def _heading(self) -> str:
        case = self.desk.bridge.case.case
        return " · ".join(part for part in ("Timeline", case.reference, case.body) if part)

    def _save(self, ending: str) -> None:
        from workbench.gui.timeline import pictures

        name = f"Timeline {self.desk.bridge.case.case.reference}".strip() + ending
        path = self.desk.dialogs.choose_save_file(
            "Save the timeline", Path.home() / name, f"Picture (*{ending})"
        )
        if path is None:
            return
        path = path.with_suffix(ending)
        made, scale, font = self._labelled(), max(self.view.scale, 0.05), self.view.font()
        data = (
            pictures.svg(made, scale, font, self._heading())
            if ending == ".svg"
            else pictures.png(made, scale, font)
        )
        paper = self._paper(made, path.name)
        if save_paper(self.desk, paper, path, data) and (
            look := look_through(self.desk.labelling.open_places(paper))
        ):
            self.desk.dialogs.inform("Save the timeline", f"{path.name} was written. {look}")

    def _print(self) -> None:
        """Show the pages as they will be printed, as large as on the screen if that is larger."""
        from workbench.gui.timeline import pictures

        # What is seen at once on the screen is wanted on one page.
        scale = 0.0 if self.view.shows_all else self.view.scale
        made = self._labelled()
        job = pictures.print_job(made, self.view.font(), self._heading(), scale)
        print_paper(self.desk, self._paper(made), job)

    def _labelled(self) -> Timeline:
        """The timeline as it may leave: drawn from the case with labels in place of names."""
        return self._of(self.desk.labelling.case())

    def _paper(self, made: Timeline, name: str = "") -> Paper:
        words = [("its heading", self._heading())]
        words += [("what is drawn", each) for each in made.words()]
        return Paper("the timeline", name, tuple(words))
