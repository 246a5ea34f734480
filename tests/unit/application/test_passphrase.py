"""How good a passphrase is, said in words."""

from __future__ import annotations

import pytest

from workbench.application.handover.passphrase import strength


@pytest.mark.parametrize(
    ("passphrase", "enough", "said"),
    [
        ("", False, "12 more"),
        ("short", False, "7 more"),
        ("elevenchars", False, "one more character"),
        ("a" * 30, False, "Too easy"),
        ("password1234", False, "tried first"),
        ("Passwordpassword2026", False, "tried first"),
        ("123456789012", False, "tried first"),
        ("qwertyuiopasdfgh", False, "tried first"),
        ("abcdefghijklmnop", False, "tried first"),
        ("heron heron heron", False, "tried first"),
        ("kT9#vQ2!mZ4x", True, "Long enough"),
        ("correcthorse", True, "Long enough"),
        ("twelve chars", True, "Long enough"),
        ("the grey heron waits", True, "Good"),
    ],
)
def test_the_strength_of_a_passphrase_is_said(passphrase: str, enough: bool, said: str) -> None:
    found = strength(passphrase)
    assert found.enough is enough and said in found.words
