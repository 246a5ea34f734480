"""A case that was closed is let go of: a day of opening cases does not fill the memory."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.windows import Desktop
from workbench.application.case.session import CaseSession
from workbench.gui.case.pages import PAGES


def let_go() -> None:
    """Give Qt and Python the time to let go of what nothing holds."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()


def test_nothing_holds_a_closed_case(at_a_case: Desktop) -> None:
    case_id = at_a_case.open_case.session.case_id
    assert at_a_case.window.close_case()
    opened: dict[str, weakref.ref[CaseSession]] = {}
    for spec in PAGES:
        at_a_case.window.show_case(case_id)
        at_a_case.trigger(f"page.{spec.key}")
        QCoreApplication.processEvents()
        opened[spec.key] = weakref.ref(at_a_case.open_case.session)
        assert at_a_case.window.close_case()
    let_go()
    assert [page for page, session in opened.items() if session() is not None] == []
