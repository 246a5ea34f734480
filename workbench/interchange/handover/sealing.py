"""A stream sealed with a passphrase, and opened again: piece by piece, so that size costs nothing.

All of the cryptography is libsodium's: Argon2id makes the key, its secret stream seals the pieces
so that none can be changed, left out, put elsewhere or cut off. Behind the head stands an empty
piece first: only the right passphrase opens it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import BinaryIO

from workbench.application.handover.carried import UNTOUCHED, Purpose
from workbench.domain.errors import HandoverRefused
from workbench.interchange.handover.head import (
    SALT,
    Effort,
    Head,
    changed,
    cut_short,
    read_head,
)

PIECE = 1 << 16
"""How many bytes are sealed at a time."""


class Sealing:
    """What is written to it goes into a file sealed; `finish` writes the end, without which
    nothing can be opened.
    """

    def __init__(self, target: BinaryIO, purpose: Purpose, passphrase: str, effort: Effort) -> None:
        from nacl import bindings
        from nacl.utils import random

        self._sodium, self._target = bindings, target
        self._state = bindings.crypto_secretstream_xchacha20poly1305_state()
        salt = random(SALT)
        key = _key(passphrase, salt, effort)
        begin = bindings.crypto_secretstream_xchacha20poly1305_init_push(self._state, key)
        self._head = Head(purpose, effort, salt, begin).packed()
        self._waiting = bytearray()
        target.write(self._head)
        self._seal(b"", last=False)

    def write(self, data: bytes, /) -> int:
        """Take more of what is to be sealed."""
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._seal(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing: a piece is written when it is full."""

    def finish(self) -> None:
        """Write the last piece."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sodium = self._sodium
        tag = (
            sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if last
            else sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        )
        push = sodium.crypto_secretstream_xchacha20poly1305_push
        self._target.write(push(self._state, piece, self._head, tag))


def unseal(source: BinaryIO, passphrase: str, target: BinaryIO) -> Purpose:
    """Write what is sealed in a file into another; returns what the file is for.

    Raises `HandoverRefused`: whatever was written by then is not to be used.
    """
    from nacl import bindings

    head = read_head(source)
    bound = head.packed()
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    key = _key(passphrase, head.salt, head.effort)
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, head.begin, key)
    more = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
    final = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL

    def opened(size: int, otherwise: Callable[[], HandoverRefused]) -> bytes | None:
        """The next piece, None behind the last one."""
        sealed = source.read(size + more)
        if len(sealed) < more:
            raise cut_short()
        try:
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
        except (RuntimeError, ValueError):
            raise otherwise() from None
        target.write(piece)
        if tag != final:
            return bytes(piece)
        if source.read(1):
            raise changed()
        return None

    if opened(0, _wrong_passphrase) is None:
        raise changed()
    while opened(PIECE, changed) is not None:
        pass
    return head.purpose


def _key(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    from nacl import pwhash, secret

    # However a keyboard puts an accented letter together, it is the same passphrase.
    words = unicodedata.normalize("NFC", passphrase).encode()
    try:
        return pwhash.argon2id.kdf(
            secret.SecretBox.KEY_SIZE, words, salt, effort.passes, effort.memory
        )
    except RuntimeError:
        raise HandoverRefused(
            "There is not enough memory to make the key of this file.",
            (),
            f"{effort.memory >> 20} MB are needed. Close other programs and try again.",
        ) from None


def _wrong_passphrase() -> HandoverRefused:
    return HandoverRefused(
        "The passphrase does not fit this file.",
        (),
        f"{UNTOUCHED} Capital letters and spaces count. If it is surely right, the beginning of "
        "the file is damaged.",
    )
