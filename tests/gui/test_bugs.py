"""Errors nobody foresaw: logged by their place, never with a word of a case."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from workbench.gui.errors import CrashReporter, start_log, stop_log


def test_an_error_of_a_thread_is_logged_without_its_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("Orla Fennimore-Quaye")

    log = start_log(tmp_path)
    assert log is not None
    reporter = CrashReporter("1.2.3", log)
    reporter.install()
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    reporter.remove()
    stop_log()
    assert "Fennimore" not in capfd.readouterr().err
    assert "bug: ValueError" in log.read_text("utf-8")
    assert "Fennimore" not in log.read_text("utf-8")
