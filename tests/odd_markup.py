"""Authored text as nobody writes it, of any length: what reading must get through."""

from __future__ import annotations


def odd_markup(times: int) -> list[str]:
    """Signs without their other half, endless openings, other scripts: each so many times over."""
    often = 5 * times
    return [
        "{" * often * 5, "*" * often * 5, "* a" * often, "*a " * often, "{a" * often,
        "{\\{" * often, "\\" * often * 2, ">" * often * 5, "{#a}" * often, "- a\n" * times,
        "x " * often, "👩‍👧 שלום ‏مرحبا é" * times, "{person:p1}" * times,
    ]  # fmt: skip
