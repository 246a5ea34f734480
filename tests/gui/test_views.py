"""Two views of one page: the chronology and its timeline, the complaint and its limits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from tests.builders import a_sound_case, an_event
from tests.gui.conftest import OpenDesktop
from workbench.domain.records.jurisdiction import Applies, LimitDecision
from workbench.gui.complaint.whole import WholeComplaint
from workbench.gui.timeline.views import ChronologyViews


def test_list_and_timeline_have_the_same_event_chosen(desktop: OpenDesktop) -> None:
    case = a_sound_case().with_record("event", an_event("e8", "3 May 2023"))
    case = case.with_record("event", an_event("e9", "4 June 2023"))
    opened = desktop(case)
    opened.window.show_case("c1")
    opened.open_case.goto("event", "e9")
    opened.trigger("page.timeline")
    page = opened.find(ChronologyViews, "chronology-page")
    line = page.line
    assert line is not None and line.isVisible()
    assert line.view.current == "e9"
    line.view.choose("e8")
    opened.find(QToolButton, "timeline.as-chronology").click()
    assert page.listed.isVisible()
    assert page.listed.form.record_id == "e8"
    assert opened.find(QToolButton, "chronology.as-chronology").isChecked()
    assert not opened.find(QToolButton, "chronology.as-timeline").isChecked()
    opened.trigger("page.timeline")
    line.view.choose("e9")
    opened.trigger("page.overview")
    opened.trigger("page.chronology")
    assert line.isVisible(), "a page stays as it was left"
    opened.trigger("page.chronology")
    assert page.listed.isVisible()
    assert page.listed.form.record_id == "e9"


def test_a_limit_is_shown_on_the_complaint_page_and_counted_on_its_tab(
    desktop: OpenDesktop,
) -> None:
    case = a_sound_case().with_record(
        "jurisdiction", LimitDecision(id="court", applies=Applies.NO, reason="None is meant.")
    )
    opened = desktop(case)
    opened.window.show_case("c1")
    opened.open_case.goto("jurisdiction", "court")
    assert opened.open_case.view.page_key() == "complaint"
    page = opened.find(WholeComplaint, "complaint-page")
    assert page.limits.isVisible() and page.limits.current_id() == "court"
    assert page.tabs.tabText(1) == "Limits  1"
    opened.open_case.goto("head", next(iter(case.heads)))
    assert opened.find(QWidget, "complaint").isVisible()


def test_f6_goes_from_the_pages_to_list_and_record_of_every_page(desktop: OpenDesktop) -> None:
    opened = desktop(a_sound_case())
    opened.window.show_case("c1")
    for page, stops in (
        ("chronology", ("case.page-list", "chronology.table", "event.on")),
        ("complaint", ("case.page-list", "complaint.table", "head.title")),
        ("statement", ("case.page-list", "statement.outline", "statement.document")),
    ):
        opened.trigger(f"page.{page}")
        QApplication.processEvents()
        opened.open_case.view.pages.setFocus()
        met = []
        for _ in stops:
            focused = QApplication.focusWidget()
            assert focused is not None
            met.append(focused.objectName())
            QTest.keyClick(focused, Qt.Key.Key_F6)
        assert tuple(met) == stops
    opened.trigger("page.timeline")
    opened.open_case.view.pages.setFocus()
    QTest.keyClick(opened.open_case.view.pages, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "timeline.view"
