"""What may be typed of the commands that take a case to a second reader and back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_handover(
    commands: Any, shared: argparse.ArgumentParser, path: Callable[[str], Path]
) -> None:
    """Add ``hand-over``, ``receive`` and ``send-back`` to the commands."""
    hand = commands.add_parser(
        "hand-over",
        parents=[shared],
        help="hand a case over to a second reader, as one file sealed with a passphrase",
        epilog="The file holds real names. Tell the passphrase by another way than the file goes.",
    )
    hand.add_argument("reference", metavar="REF")
    _add_output(hand, path)
    hand.add_argument("--reader", metavar="WHO", required=True, help="who is to read")
    hand.add_argument("--with-evidence", action="store_true", help="with the files of its evidence")
    hand.add_argument("--read-only", action="store_true", help="to be read, without notes on it")
    hand.add_argument("--by", default="", metavar="WHO", help="default: the investigator")
    _add_shared(hand, path)

    receive = commands.add_parser(
        "receive",
        parents=[shared],
        help="open a case handed over, or take in what a second reader sent back",
    )
    receive.add_argument("file", type=path, metavar="FILE")
    receive.add_argument(
        "--take",
        default="",
        metavar="WHAT",
        help="proposals to take into the case: all, their numbers (“3,5”), or an author’s name",
    )
    _add_shared(receive, path)

    back = commands.add_parser(
        "send-back",
        parents=[shared],
        help="send the notes and the sign-off on a case handed over back, as one sealed file",
    )
    back.add_argument("reference", metavar="REF")
    _add_output(back, path)
    _add_shared(back, path)


def _add_output(command: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    command.add_argument("-o", "--output", type=path, metavar="FILE", required=True)


def _add_shared(command: argparse.ArgumentParser, path: Callable[[str], Path]) -> None:
    command.add_argument(
        "--passphrase-file",
        type=path,
        metavar="F",
        help="its first line is the passphrase; without it the passphrase is asked for",
    )
    command.add_argument("--json", action="store_true", help="as JSON, for other programs")
