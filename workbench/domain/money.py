"""Sums of money, always whole pence."""

from __future__ import annotations

import re

from workbench.domain.errors import InvalidInput

MOST_PENCE = 100_000_000_00
"""A hundred million pounds: anything larger is taken for a slip of the keyboard."""

_AMOUNT = re.compile(r"(?:£|GBP)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*(p)?\s*\Z")


def parse_money(text: str) -> int | None:
    """Pence read from words such as ``£1,250``, ``1250.50`` or ``75p``; None when blank.

    Raises `InvalidInput` for negative, huge or unreadable sums.
    """
    words = text.strip()
    if not words:
        return None
    if words.startswith(("-", "−", "£-", "£−", "(")):  # noqa: RUF001 - the minus sign is meant
        raise InvalidInput("A sum cannot be negative.", "Enter what is to be paid, such as £150.")
    match = _AMOUNT.match(words)
    if match is None or (match[3] and match[2]):
        raise InvalidInput(
            f"“{words[:40]}” is not a sum of money.", "Enter pounds and pence, such as £1,250.50."
        )
    if len(match[1]) > 15:
        raise InvalidInput(
            "That sum is too large.", "The most that can be entered is £100,000,000."
        )
    whole = int(match[1].replace(",", ""))
    pence = whole if match[3] else whole * 100 + int((match[2] or "0").ljust(2, "0"))
    if pence > MOST_PENCE:
        raise InvalidInput(
            "That sum is too large.", "The most that can be entered is £100,000,000."
        )
    return pence


def money(pence: int) -> str:
    """The sum as a statement prints it: ``£150``, ``£1,250.50``; no pence when whole."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"
