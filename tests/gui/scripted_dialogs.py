"""Answers to the window's questions, given in advance and in order by a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.gui.pages_in_a_file import print_to_pdf
from workbench.gui.printing.job import PrintJob


@dataclass
class ScriptedDialogs:
    """Fulfils `Dialogs`. `answers` are used up in order; `asked` keeps what was asked,
    `details` what was said besides.

    A question nobody gave an answer for fails the test. At its end `leaves` lets every window go
    with what could not be saved in it.
    """

    answers: list[Any] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    leaves: bool = False

    def will_answer(self, *answers: Any) -> None:
        """Add answers to the questions to come."""
        self.answers.extend(answers)

    def ask(
        self, title: str, text: str, buttons: Sequence[str], detail: str = "", default: int = 0
    ) -> str:
        """The next answer, which must be one of the buttons or ""."""
        if self.leaves:
            return next(button for button in buttons if button.startswith("Leave"))
        self.details.append(detail)
        answer = self._next(title, text)
        assert answer == "" or answer in buttons, f"“{answer}” is not among {list(buttons)}"
        return str(answer)

    def inform(self, title: str, text: str, detail: str = "") -> None:
        """Note what was told."""
        self.asked.append((title, text))

    def choose_open_files(self, title: str, start: Path | None, patterns: str) -> tuple[Path, ...]:
        """The next answer: a tuple of paths."""
        return tuple(self._next(title, patterns))

    def choose_save_file(self, title: str, start: Path, patterns: str) -> Path | None:
        """The next answer: a path or None."""
        return self._next(title, str(start))

    def choose_folder(self, title: str, start: Path | None) -> Path | None:
        """The next answer: a path or None."""
        return self._next(title, str(start))

    def ask_text(self, title: str, label: str, text: str = "", lines: bool = False) -> str | None:
        """The next answer: words or None."""
        return self._next(title, label)

    def print_pages(self, job: PrintJob, preview: bool = False) -> bool:
        """The next answer: a path for a PDF in place of paper, or None."""
        path = self._next("Print preview" if preview else "Print", job.title)
        if path is not None:
            print_to_pdf(job, path)
        return path is not None

    def _next(self, title: str, text: str) -> Any:
        self.asked.append((title, text))
        assert self.answers, f"nobody expected to be asked “{title}: {text}”"
        return self.answers.pop(0)
