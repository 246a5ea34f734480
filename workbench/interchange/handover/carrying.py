"""A case with what goes with it as one sealed file: written, and opened whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from workbench.application.handover.carried import UNTOUCHED, Carried, Purpose
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import HandoverRefused
from workbench.interchange import case_bundle
from workbench.interchange.handover import head
from workbench.interchange.handover.head import SIZE, is_sealed, read_head
from workbench.interchange.handover.sealing import Sealing, unseal

_IN_MEMORY = 8 << 20
"""What is unsealed stays in memory up to this size; what is larger never gets a name on disk."""


def is_handed(path: Path) -> bool:
    """Whether a file is a sealed case, by its first bytes; False for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return is_sealed(file.read(SIZE))
    except OSError:
        return False


def refuse_unless_handed(path: Path) -> None:
    """Raise `HandoverRefused` for a file that is none, before anybody is asked for a passphrase."""
    try:
        with path.open("rb") as file:
            read_head(file)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> HandoverRefused:
    return HandoverRefused(
        f"{path.name} could not be opened: {error.strerror or error}.", (), UNTOUCHED
    )


def write(
    case: CaseFile,
    purpose: Purpose,
    passphrase: str,
    find: Callable[[str], Path] | None,
    target: BinaryIO,
) -> None:
    """Write a case sealed, with its files where `find` says where they are."""
    sealing = Sealing(target, purpose, passphrase, head.USUAL)
    case_bundle.write(case, find, sealing)
    sealing.finish()


@contextmanager
def opened(path: Path, passphrase: str, folder: Path) -> Iterator[Carried]:
    """What a sealed file holds, all of it checked; `folder` is the casebook's own.

    Raises `HandoverRefused`, and `CaseFileRefused` for a case that is none.
    """
    # Without a name from the start (or removed by the system with the program), whatever happens.
    with SpooledTemporaryFile(max_size=_IN_MEMORY, dir=str(folder), prefix=".opening-") as plain:
        file = cast(BinaryIO, plain)
        try:
            with path.open("rb") as source:
                purpose = unseal(source, passphrase, file)
        except OSError as error:
            raise _unreadable(path, error) from error
        file.seek(0)
        with case_bundle.opened(file) as (case, give):
            yield Carried(purpose, case, give)
