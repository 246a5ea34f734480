"""What the program is to do: open its window, or carry a command out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path


def parse(arguments: Sequence[str]) -> Namespace:
    """The options given; prints help and leaves when they make no sense.

    What may be typed after each command is only made ready when there is more than a window needs.
    """
    return _window_alone(arguments) or _all_that_may_be_typed(arguments)


def _window_alone(arguments: Sequence[str]) -> Namespace | None:
    """The options of a window, None where anything else is said.

    Read by hand: a parser first looks for its own words in the language of the computer.
    """
    found = Namespace(command=None, data_dir=None, self_test=False, quit_when_painted=False)
    left = list(arguments)
    while left:
        match left:
            case ["--data-dir", folder, *rest] if folder.strip() and folder[0] != "-":
                found.data_dir = Path(folder)
            case ["--quit-when-painted", *rest]:
                found.quit_when_painted = True
            case _:
                return None
        left = rest
    return found


def _all_that_may_be_typed(arguments: Sequence[str]) -> Namespace:
    from workbench.cli.arguments import program
    from workbench.cli.command import FOLDER, Command

    window = Command(add_help=False)
    window.set_defaults(command=None)
    window.file("--data-dir", metavar="DIR", help=FOLDER)
    window.flag("--self-test", "make a case, compose it, export it; then leave")
    window.flag("--quit-when-painted", "open the window and leave once the register is painted")
    return program(window).parse_args(arguments)
