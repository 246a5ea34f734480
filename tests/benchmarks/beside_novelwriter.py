"""novelWriter started and left as soon as its window is painted, to compare with.

Run by the Python of an environment that has novelWriter, which the project itself never needs::

    python -m tests.benchmarks --only start-up \\
        --beside "/path/to/environment/bin/python tests/benchmarks/beside_novelwriter.py"
"""

from __future__ import annotations

import os
import tempfile

import novelwriter
import novelwriter.guimain


class Window(novelwriter.guimain.GuiMain):
    """Ends the program at its first paint: cleaning up is not counted against it."""

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        os._exit(0)


novelwriter.guimain.GuiMain = Window
with tempfile.TemporaryDirectory() as folder:
    novelwriter.main([f"--config={folder}", f"--data={folder}"])
