"""What may be typed of the commands that take a case to a second reader and back."""

from __future__ import annotations

from workbench.cli.command import Command, Commands


def add_handover(commands: Commands) -> None:
    """Add ``hand-over``, ``receive`` and ``send-back`` to the commands."""
    hand = commands.add(
        "hand-over",
        "hand a case over to a second reader, as one file sealed with a passphrase",
        epilog="The file holds real names. Tell the passphrase by another way than the file goes.",
    )
    hand.reference()
    _add_written(hand)
    hand.add_argument("--reader", metavar="WHO", required=True, help="who is to read")
    hand.flag("--with-evidence", "with the files of its evidence")
    hand.flag("--read-only", "to be read, without notes on it")
    hand.said("--by", "WHO", "default: the investigator")
    _add_shared(hand)
    what = "open a case handed over, or take in what a second reader sent back"
    receive = commands.add("receive", what)
    receive.file("file")
    what = "proposals to take into the case: all, their numbers (“3,5”), or an author’s name"
    receive.said("--take", "WHAT", what)
    _add_shared(receive)
    what = "send the notes and the sign-off on a case handed over back, as one sealed file"
    back = commands.add("send-back", what)
    back.reference()
    _add_written(back)
    _add_shared(back)


def _add_written(command: Command) -> None:
    command.file("-o", "--output", required=True)
    command.flag("--replace", "write over a file of that name; without it, it stays as it is")


def _add_shared(command: Command) -> None:
    what = "its first line is the passphrase; without it the passphrase is asked for"
    command.file("--passphrase-file", metavar="F", help=what)
    command.json()
