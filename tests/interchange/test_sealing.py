"""The sealed file: it opens with its passphrase alone, whole or not at all."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest

from workbench.application.handover.carried import Purpose
from workbench.domain.errors import HandoverRefused
from workbench.interchange.handover.head import SIZE, USUAL, Effort
from workbench.interchange.handover.sealing import PIECE, Sealing, unseal

QUICK = Effort(1, 8 << 10)
WORDS = "the grey heron waits"


def sealed(plain: bytes, passphrase: str = WORDS, purpose: Purpose = Purpose.HANDED_OVER) -> bytes:
    target = BytesIO()
    sealing = Sealing(target, purpose, passphrase, QUICK)
    for at in range(0, len(plain), 50_000):
        sealing.write(plain[at : at + 50_000])
    sealing.finish()
    return target.getvalue()


def opened(data: bytes, passphrase: str = WORDS) -> bytes:
    target = BytesIO()
    unseal(BytesIO(data), passphrase, target)
    return target.getvalue()


def refused(data: bytes, passphrase: str = WORDS) -> str:
    with pytest.raises(HandoverRefused) as caught:
        opened(data, passphrase)
    assert caught.value.hint
    return caught.value.message


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
@pytest.mark.parametrize("purpose", Purpose)
def test_what_was_sealed_comes_out_again(size: int, purpose: Purpose) -> None:
    plain = bytes(n * 31 % 251 for n in range(size))
    data = sealed(plain, purpose=purpose)
    target = BytesIO()
    assert unseal(BytesIO(data), WORDS, target) is purpose
    assert target.getvalue() == plain
    assert len(data) == SIZE + 17 + size + 17 * max(1, -(-size // PIECE))


def test_nothing_of_it_stands_in_the_clear_and_no_two_files_are_alike() -> None:
    plain = b"Miss Yvonne Garrick of 3 Mill Lane" * 40
    first, second = sealed(plain), sealed(plain)
    assert b"Garrick" not in first
    assert first[SIZE:] != second[SIZE:]
    assert first[24:64] != second[24:64]


def test_every_flipped_bit_of_a_small_file_is_refused() -> None:
    data = sealed(b"the case")
    for at in range(len(data)):
        for bit in (1, 0x80):
            changed = bytearray(data)
            changed[at] ^= bit
            refused(bytes(changed))


def test_every_shorter_file_is_refused() -> None:
    data = sealed(b"the case")
    for size in range(len(data)):
        refused(data[:size])


def test_a_file_cut_between_its_pieces_is_refused_as_cut() -> None:
    data = sealed(bytes(4 * PIECE))
    first = SIZE + 17
    for pieces in range(4):
        assert "cut short" in refused(data[: first + pieces * (PIECE + 17)]), pieces


def test_pieces_left_out_doubled_or_in_another_order_are_refused() -> None:
    plain = b"".join(bytes([n]) * PIECE for n in range(4))
    data = sealed(plain)
    head, size = data[: SIZE + 17], PIECE + 17
    parts = [data[at : at + size] for at in range(len(head), len(data), size)]
    for order in ((0, 2, 3), (0, 0, 1, 2, 3), (1, 0, 2, 3), (0, 1, 3), (0, 1, 2, 3, 3), (3,)):
        assert "changed" in refused(head + b"".join(parts[n] for n in order)), order
    assert "changed" in refused(data + b"x")
    assert "changed" in refused(head + b"".join(sealed(plain)[len(head) :] for _ in "a"))


def test_another_passphrase_opens_nothing() -> None:
    data = sealed(b"the case")
    for other in ("", WORDS.upper(), WORDS + " ", WORDS[:-1]):
        assert "passphrase does not fit" in refused(data, other), other


def test_an_accent_may_be_typed_either_way() -> None:
    assert opened(sealed(b"x", "le ch\u00e2teau d'hiver"), "le cha\u0302teau d'hiver") == b"x"


@pytest.mark.parametrize("data", [b"", b"PK\3\4" + bytes(80), b'{"format": "x"}', bytes(200)])
def test_what_is_not_ours_is_called_so(data: bytes) -> None:
    assert "no case handed over" in refused(data)


def test_a_later_version_is_not_half_read() -> None:
    data = sealed(b"the case")
    assert "later version" in refused(data[:8] + b"\2" + data[9:])


@pytest.mark.parametrize(
    ("passes", "memory"),
    [(0, 8 << 10), (13, 8 << 10), (2**32 - 1, 8 << 10), (1, 64 << 30), (1, 2**63), (1, 0)],
)
def test_a_file_that_asks_for_too_much_is_refused_before_a_key_is_made(
    passes: int, memory: int
) -> None:
    data = bytearray(sealed(b"the case"))
    struct.pack_into(">IQ", data, 12, passes, memory)
    assert "asks for more" in refused(bytes(data))


def test_what_this_program_writes_it_also_reads() -> None:
    target = BytesIO()
    Sealing(target, Purpose.SENT_BACK, WORDS, USUAL).finish()
    assert opened(target.getvalue()) == b""
