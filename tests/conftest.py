"""Guards over every test: no network, no real home folder, no real dialog, no unnoticed warning.

A test that needs to log a warning is marked `logs_expected`; one that provokes Qt uses pytest-qt's
own markers. Dialogs are never opened: the window asks through the Dialogs port, and a test
passes a scripted one.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.properties import THOROUGH

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy office laptop must not turn a property into a failure about time.
settings.register_profile(
    "workbench", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile(THOROUGH, settings.get_profile("workbench"))
settings.load_profile("workbench")

HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": "run",
}

MODAL = {
    "QDialog": ("exec", "open"),
    "QMessageBox": ("exec", "about", "critical", "information", "question", "warning"),
    "QFileDialog": (
        "exec",
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
    "QInputDialog": ("exec", "getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QColorDialog": ("getColor",),
    "QFontDialog": ("getFont",),
}


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run a home folder of its own, before anything can look for one."""
    home = Path(tempfile.mkdtemp(prefix="workbench-home-"))
    for variable, folder in HOME_VARIABLES.items():
        place = home / folder
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[variable] = str(place)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))


def pytest_collection_finish() -> None:
    """What was loaded by now stays to the end, and is no longer gone through for what may go."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Reaching for another computer fails the test; local sockets of the desktop may pass."""
    patch = pytest.MonkeyPatch()

    def refused(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("The program tried to use the network. It must work without.")

    def guarded(original: Any) -> Any:
        local = getattr(socket, "AF_UNIX", None)

        def connect(self: socket.socket, *arguments: Any) -> Any:
            return original(self, *arguments) if self.family == local else refused()

        return connect

    for name in ("connect", "connect_ex", "sendto"):
        patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    patch.setattr(socket, "getaddrinfo", refused)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def no_real_dialog(request: pytest.FixtureRequest) -> None:
    """Opening a modal dialog would wait for ever for a person; it fails the test instead."""
    if "PySide6.QtWidgets" in sys.modules:
        request.getfixturevalue("no_modal_dialog")


@pytest.fixture(scope="session")
def no_modal_dialog() -> Iterator[None]:
    """What stops a dialog is put in place once, when Qt is there."""
    patch = pytest.MonkeyPatch()

    def stopped(where: str) -> Any:
        def call(*_: Any, **__: Any) -> NoReturn:
            raise AssertionError(f"{where} was opened. Ask through the Dialogs port instead.")

        return call

    for class_name, methods in MODAL.items():
        for method in methods:
            where = f"{class_name}.{method}"
            owner = getattr(sys.modules["PySide6.QtWidgets"], class_name)
            patch.setattr(owner, method, stopped(where))
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def no_unnoticed_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or error in the program's log that no test asked for fails the test."""
    yield
    if request.node.get_closest_marker("logs_expected"):
        return
    unnoticed = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name.split(".")[0] == "workbench"
    ]
    if unnoticed:
        pytest.fail("The program logged:\n" + "\n".join(unnoticed))
