"""Fixtures of the window's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_sound_case
from tests.gui.windows import Desktop, a_desktop
from tests.new_casebooks import casebooks_made_once
from workbench.domain.casefile import CaseFile

__all__ = ["casebooks_made_once"]

OpenDesktop = Callable[..., Desktop]


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: object) -> Iterator[None]:
    """What a test copied is let go of while Qt still stands, or leaving crashes."""
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> OpenDesktop:
    """Makes the window over the cases given."""

    def make(*cases: CaseFile, **more: object) -> Desktop:
        return a_desktop(qtbot, tmp_path, cases, **more)  # type: ignore[arg-type]

    return make


@pytest.fixture
def at_a_case(desktop: OpenDesktop) -> Desktop:
    """The window with one sound case open in it."""
    opened = desktop(a_sound_case())
    opened.window.show_case(opened.workbench.register()[0].id)
    return opened
