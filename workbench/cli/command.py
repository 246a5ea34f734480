"""A command: what may be typed after it, in the words commands share."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

_KINDS = frozenset((".docx", ".pdf", ".txt", ".html", ".htm", ".xlsx", ".csv", ".json", ".zip"))
"""Endings by which a kind of file is known."""

FOLDER = "the casebook folder to work in"
"""What is said of the option that names one."""


class Command(argparse.ArgumentParser):
    """A command, or the program itself, to which is added what may be typed."""

    def flag(self, name: str, help: str) -> None:
        """Something that is said or not."""
        self.add_argument(name, action="store_true", help=help)

    def said(self, name: str, metavar: str, help: str | None = None, **how: Any) -> None:
        """Words of the person's own, "" when none are typed."""
        self.add_argument(name, metavar=metavar, help=help, **{"default": "", **how})

    def several(self, name: str, metavar: str, help: str) -> None:
        """Words that may be given several times."""
        self.add_argument(name, metavar=metavar, help=help, action="append", default=[])

    def one_of(
        self, name: str, choices: Sequence[str], default: str = "", help: str | None = None
    ) -> None:
        """One of a few words."""
        self.add_argument(name, choices=choices, default=default, help=help)

    def number(self, name: str, metavar: str, help: str) -> None:
        """A whole number."""
        self.add_argument(name, metavar=metavar, help=help, type=_whole)

    def file(
        self,
        *names: str,
        metavar: str = "FILE",
        help: str | None = None,
        ends: Sequence[str] = (),
        **how: Any,
    ) -> None:
        """A file or a folder. What is written there `ends` so, or as no other kind of file does."""
        kind = partial(_path, ends=ends)
        self.add_argument(*names, metavar=metavar, help=help, type=kind, **how)

    def reference(self) -> None:
        """The case that is meant."""
        self.add_argument("reference", metavar="REF")

    def json(self, help: str = "as JSON, for other programs") -> None:
        """Whether the answer is for another program."""
        self.flag("--json", help)


def _path(words: str, ends: Sequence[str] = ()) -> Path:
    """A file or folder named on the command line; an empty name would mean the current folder."""
    if not words.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    path = Path(words)
    ending = path.suffix.lower()
    if ends and ending in _KINDS and ending not in ends:
        raise argparse.ArgumentTypeError(
            f"{path.name} would be another kind of file than its name says; end it in {ends[0]}"
        )
    return path


def _whole(words: str) -> int:
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise argparse.ArgumentTypeError(f"“{words}” is no whole number")
    return int(words)


class Commands:
    """The commands of a program or of a command, each with the options all share."""

    def __init__(self, among: Any, shared: Sequence[Command]) -> None:
        self._among, self._shared = among, shared

    def add(self, name: str, help: str, **how: Any) -> Command:
        """A new command."""
        made: Command = self._among.add_parser(name, parents=self._shared, help=help, **how)
        return made

    def parts_of(self, name: str, help: str) -> Commands:
        """The commands of a command of several parts, of which one must be typed."""
        parts = self.add(name, help).add_subparsers(dest="what", metavar="WHAT", required=True)
        return Commands(parts, self._shared)
