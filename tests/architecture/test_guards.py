"""The guards over every test do stop what they are there to stop."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.architecture.source import ROOT


def test_the_network_cannot_be_reached() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line,
        pytest.raises(AssertionError, match="network"),
    ):
        line.connect(("127.0.0.1", 9))
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("example.org", 80))


def test_a_real_dialog_fails_the_test() -> None:
    with pytest.raises(AssertionError, match=r"QMessageBox\.question"):
        QMessageBox.question(None, "Title", "Question")
    with pytest.raises(AssertionError, match=r"QFileDialog\.getSaveFileName"):
        QFileDialog.getSaveFileName()


def test_the_home_folder_is_not_the_persons_own() -> None:
    assert Path.home().name.startswith("workbench-home-")


@pytest.mark.logs_expected
def test_a_warning_that_is_expected_may_be_logged(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("workbench.guards").warning("on purpose")
    assert caplog.messages == ["on purpose"]


def test_a_warning_that_is_not_expected_fails_the_test(tmp_path: Path) -> None:
    (tmp_path / "test_noise.py").write_text(
        "import logging\n"
        "def test_noise():\n"
        "    logging.getLogger('workbench.noise').warning('unnoticed')\n",
        encoding="utf-8",
    )
    (tmp_path / "conftest.py").write_text(
        (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml")]
    run = subprocess.run(
        [*command, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout
    assert "workbench.noise: unnoticed" in run.stdout
