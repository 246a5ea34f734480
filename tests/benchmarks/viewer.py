"""A page of a paper shown, scrolling through pages, and the memory a long paper takes."""

from __future__ import annotations

import ctypes
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pypdfium2

from tests import papers
from tests.benchmarks.measuring import Figure, figure, taking_turns, timed
from tests.benchmarks.start_up import python, run_program
from workbench.interchange.drawing.drawer import ChildDrawer

PAGES, MANY, FEW = 500, 2_000, 20
_SCALE = 1.5
_LINES = 45
_STEP = 40


def _page(number: int) -> str:
    return "\n".join(
        f"{number}.{line} The Council wrote to Ms X about the visit of the {line}th of May."
        for line in range(1, _LINES)
    )


def _paper(folder: Path, pages: int) -> Path:
    path = folder / f"{pages}.pdf"
    path.write_bytes(papers.pdf(*map(_page, range(pages))))
    return path


def measure(rounds: int) -> list[Figure]:
    """A page of a long PDF drawn for the window, beside pdfium alone; a frame of scrolling."""
    with tempfile.TemporaryDirectory() as name:
        path = _paper(Path(name), PAGES)
        return [_drawn(path, rounds), _turned_to(path, rounds), _scrolled(path, rounds)]


def _drawn(path: Path, rounds: int) -> Figure:
    from workbench.gui.viewer.pages import as_image

    with closing(ChildDrawer()) as drawer, pypdfium2.PdfDocument(path) as document:
        drawer.open(path, path.name)

        def bare(turn: int) -> None:
            bitmap = document[7 * turn % PAGES].render(scale=_SCALE, prefer_bgrx=True)
            ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)

        taken = taking_turns(
            {
                "shown": lambda turn: as_image(drawer.draw(7 * turn % PAGES, _SCALE, 0)),
                "bare": bare,
            },
            rounds,
            clock=perf_counter,
        )
    return figure(
        f"A page of {PAGES} drawn for the window", taken["shown"], taken["bare"],
        "pypdfium2 alone", 3,
    )  # fmt: skip


def _turned_to(path: Path, rounds: int) -> Figure:
    """The next page, once the one before has been looked at for a moment: it is drawn already."""
    from PySide6.QtWidgets import QApplication

    from workbench.gui.viewer.frame import PaperFrame

    application = QApplication.instance() or QApplication([])
    drawn: set[int] = set()
    frame = PaperFrame(ChildDrawer)
    frame.source.drawn.connect(lambda key, _picture: drawn.add(key.page))
    frame.resize(900, 700)
    frame.show()
    frame.open(lambda: path, path.name)

    def wait_for(page: int, patience: float) -> None:
        ends = perf_counter() + patience
        while page not in drawn and perf_counter() < ends:
            application.processEvents()

    def turn_to(page: int) -> None:
        frame.reading.go_to(page)
        wait_for(page, 60)
        frame.reading.viewport().repaint()

    with pypdfium2.PdfDocument(path) as document:
        turned, bare = [], []
        for page in range(1, rounds + 2):
            wait_for(page, 10)  # somebody reads the page before it
            turned.append(timed(turn_to, perf_counter, page))
            bare.append(timed(lambda n: document[n].render(scale=_SCALE), perf_counter, page))
    frame.source.close()
    application.processEvents()
    return figure(
        "The next page turned to", turned[1:], bare[1:],
        "pypdfium2 alone drawing one", plus=16.0, times=1,
    )  # fmt: skip


def _scrolled(path: Path, rounds: int) -> Figure:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtWidgets import QApplication

    from workbench.gui.viewer.frame import PaperFrame

    application = QApplication.instance() or QApplication([])
    frame = PaperFrame(ChildDrawer)
    frame.resize(900, 700)
    frame.show()
    loop = QEventLoop()
    frame.source.drawn.connect(loop.quit)
    frame.open(lambda: path, path.name)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    room = QImage(frame.reading.viewport().size(), QImage.Format.Format_RGB32)
    drawn = QImage(room.size(), QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFF)

    def scroll(turn: int) -> None:
        bar = frame.reading.verticalScrollBar()
        for _ in range(10):
            bar.setValue((bar.value() + _STEP) % max(bar.maximum(), 1))
            frame.reading.viewport().repaint()

    def bare(turn: int) -> None:
        for _ in range(10):
            painter = QPainter(room)
            painter.fillRect(room.rect(), 0xE9EBEA)
            painter.drawImage(0, 0, drawn)
            painter.end()

    acts: dict[str, Callable[[int], object]] = {"frames": scroll, "bare": bare}
    taken = taking_turns(acts, 4 * rounds)
    frame.source.close()
    application.processEvents()
    return figure(
        "Ten frames of scrolling through pages", taken["frames"], taken["bare"],
        "a picture of that size drawn ten times", plus=160.0, times=1,
    )  # fmt: skip


def measure_memory(rounds: int) -> list[Figure]:
    """The most memory the window holds while a long paper is read, beside a short one."""
    with tempfile.TemporaryDirectory() as name:
        long, short = _paper(Path(name), MANY), _paper(Path(name), FEW)
        runs = [
            tuple(
                run_program(python("-m", "tests.benchmarks.paper_open", str(path)))
                for path in (long, short)
            )
            for _ in range(min(rounds, 3))
        ]
    if not all(text.strip() for run in runs for text in run):
        return []
    return [
        figure(f"Peak memory with {MANY:,} pages open", [float(run[0]) for run in runs],
               [float(run[1]) for run in runs], f"{FEW} pages open", 1.5, unit="MiB")
    ]  # fmt: skip
