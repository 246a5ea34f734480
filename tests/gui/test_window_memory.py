"""A case that was closed is let go of: a day of opening cases does not fill the memory."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.windows import Desktop
from workbench.application.case.session import CaseSession
from workbench.gui.case.pages import PAGES


def sessions_alive() -> int:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    gc.collect()
    return sum(1 for each in gc.get_objects() if type(each) is CaseSession)


@pytest.mark.parametrize("page", [spec.key for spec in PAGES])
def test_nothing_holds_a_closed_case(at_a_case: Desktop, page: str) -> None:
    case_id = at_a_case.open_case.session.case_id
    assert at_a_case.window.close_case()
    before = sessions_alive()
    at_a_case.window.show_case(case_id)
    at_a_case.trigger(f"page.{page}")
    QCoreApplication.processEvents()
    assert sessions_alive() > before
    assert at_a_case.window.close_case()
    assert sessions_alive() == before
