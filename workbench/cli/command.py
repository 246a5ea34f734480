"""A command: what may be typed after it, in the words commands share."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from workbench.domain.text import capitalised, enumeration

_KINDS = frozenset((".docx", ".pdf", ".txt", ".html", ".htm", ".xlsx", ".csv", ".json", ".zip"))
"""Endings by which a kind of file is known."""

_MISSING = re.compile(r"the following arguments are required: (.+)", re.DOTALL)
_WRONG = re.compile(r"argument (?P<which>[^:]+): (?P<what>.+)", re.DOTALL)
_NO_CHOICE = re.compile(r"invalid choice: (['\"])(?P<typed>.*?)\1(?: \(|, maybe)", re.DOTALL)
_SEVERAL = re.compile(r"ambiguous option: (?P<typed>\S+) could match (?P<found>.+)")

FOLDER = "the casebook folder to work in"
"""What is said of the option that names one."""


class Command(argparse.ArgumentParser):
    """A command, or the program itself, to which is added what may be typed."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """What was typed, none of which may be left over."""
        found, left = super().parse_known_args(args, namespace)
        if left:
            known = [each for action in self._actions for each in action.option_strings]
            meant = self._meant(left[0].partition("=")[0], known)
            self._leave(f"“{self.prog}” does not know “{left[0]}”.", meant)
        return found, left

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and leave."""
        if (missing := _MISSING.fullmatch(message)) is not None:
            self._lacks([each.strip() for each in missing[1].split(",")])
        if (several := _SEVERAL.match(message)) is not None:
            found = " or ".join(several["found"].split(", "))
            self._leave(f"“{several['typed']}” can be {found}.", "Type it in full.")
        if (wrong := _WRONG.fullmatch(message)) is not None:
            self._is_wrong(wrong["which"], wrong["what"])
        self._leave(f"{capitalised(message)}.")

    def _lacks(self, names: Sequence[str]) -> NoReturn:
        missing = [action for action in self._actions if _name(action) in names]
        whole = [self.prog, *(_typed(each) for each in self._actions if _is_needed(each))]
        for action in missing:
            if isinstance(action.choices, dict):
                self._leave(f"“{self.prog}” needs one of {_one_of(action.choices)} behind it.")
        needed = enumeration([_typed(action) for action in missing])
        self._leave(f"“{self.prog}” needs {needed}.", f"Type it as “{' '.join(whole)}”.")

    def _is_wrong(self, which: str, what: str) -> NoReturn:
        action = next((each for each in self._actions if _name(each) == which), None)
        choice = _NO_CHOICE.match(what)
        if choice is not None and action is not None and action.choices is not None:
            typed, known = choice["typed"], [str(each) for each in action.choices]
            if isinstance(action.choices, dict):
                self._leave(f"“{self.prog} {typed}” is no command.", self._meant(typed, known))
            self._leave(f"{which} is {_one_of(known)}, not “{typed}”.")
        if action is not None and what.startswith("expected "):
            self._leave(f"Nothing stands behind {which}.", f"Type it as “{_typed(action)}”.")
        if what.startswith("ignored explicit argument"):
            self._leave(f"{which} stands by itself: nothing can be said with it.")
        self._leave(f"{which}: {what.rstrip('.')}.")

    @staticmethod
    def _meant(typed: str, known: Sequence[str]) -> str:
        close = get_close_matches(typed, known, 1)
        return f"Is “{close[0]}” meant?" if close else ""

    def _leave(self, wrong: str, hint: str = "") -> NoReturn:
        words = f"{wrong} {hint}".strip()
        self.exit(2, f"{words} “{self.prog} --help” says what can be typed.\n")

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


def _name(action: argparse.Action) -> str:
    """How a parser calls what can be typed in its messages."""
    called = action.metavar if isinstance(action.metavar, str) else action.dest
    return "/".join(action.option_strings) or called


def _typed(action: argparse.Action) -> str:
    """What has to be typed: "--to FILE", "REF"."""
    called = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return f"{action.option_strings[-1]} {called}" if action.option_strings else called


def _is_needed(action: argparse.Action) -> bool:
    return action.required and action.nargs not in ("?", "*")


def _one_of(words: Iterable[str]) -> str:
    return " or ".join(filter(None, (", ".join([*words][:-1]), [*words][-1])))


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
