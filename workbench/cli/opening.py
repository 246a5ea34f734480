"""What the program is to do: open its window, or carry a command out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress

from workbench.cli.command import FOLDER, Command


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options given; prints help and leaves when they make no sense.

    What is typed after each command is only made ready when a command is given: a window that
    opens does not wait for it.
    """
    window = Command(add_help=False, exit_on_error=False)
    window.set_defaults(command=None)
    window.file("--data-dir", metavar="DIR", help=FOLDER)
    window.flag("--self-test", "make a case, compose it, export it; then leave")
    window.flag("--quit-when-painted", "open the window and leave once the register is painted")
    with suppress(argparse.ArgumentError):
        options, more = window.parse_known_args(arguments)
        if not more:
            return options
    from workbench.cli.arguments import program

    return program(window).parse_args(arguments)
