"""A program with one paper open in the viewer: ``paper_open.py FILE`` scrolls through it and says
the most memory it held, in MiB."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.memory import peak_memory

_PLACES, _PATIENCE_MS = 40, 60_000


def main(path: Path) -> None:
    """Open a paper, look at places all through it, and print the most memory held."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from workbench.gui.viewer.frame import PaperFrame
    from workbench.interchange.drawing.drawer import ChildDrawer

    application = QApplication([])
    frame = PaperFrame(ChildDrawer)
    frame.resize(900, 700)
    frame.show()
    loop = QEventLoop()
    frame.opened.connect(loop.quit)
    frame.open(lambda: path, path.name)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    number = frame.reading.number
    for place in range(_PLACES):
        page = place * (number - 1) // (_PLACES - 1)
        seen = QEventLoop()
        frame.source.drawn.connect(seen.quit)
        frame.reading.go_to(page)
        QTimer.singleShot(400, seen.quit)
        seen.exec()
        application.processEvents()
    frame.source.close()
    sys.stdout.write(f"{peak_memory()}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
