"""Makes ``resources/rules/bank-holidays.toml`` from the `holidays` library, for England.

Run ``python -m tests.reference.make_bank_holidays`` from the top of the project when a bank
holiday has been announced and the library knows of it, and raise ANNOUNCED_TO when another year's
list has been published.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

FIRST_YEAR, LAST_YEAR = 2006, 2036
ANNOUNCED_TO = 2027
"""The last year of the published list that the library itself was checked against."""

PLACE = Path(__file__).parents[2] / "resources" / "rules" / "bank-holidays.toml"

NAMES = {
    "New Year's Day": "New Year’s Day",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
    "Wedding of William and Catherine": "Bank holiday for the royal wedding",
    "Diamond Jubilee of Elizabeth II": "Diamond Jubilee bank holiday",
    "Platinum Jubilee of Elizabeth II": "Platinum Jubilee bank holiday",
    "State Funeral of Queen Elizabeth II": "Bank holiday for the State Funeral of the Queen",
    "Coronation of Charles III": "Bank holiday for the coronation of the King",
}

ACT = "Banking and Financial Dealings Act 1971, Schedule 1"
PROCLAIMED = "Royal proclamation under the Banking and Financial Dealings Act 1971"
COMMON_LAW = "Common law; SI 2006/1738, regulation 2"
SCHEDULED = {"Easter Monday", "Spring Bank Holiday", "Late Summer Bank Holiday"}


def days() -> dict[date, str]:
    """England's days off by date, as the library names them."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
    return dict(sorted((day, name) for day, name in found.items() if day.year <= LAST_YEAR))


def source(day: date, name: str) -> str:
    """Where a day off is laid down."""
    if name in ("Christmas Day", "Boxing Day", "Good Friday"):
        return COMMON_LAW
    moved = name == "Spring Bank Holiday" and day.month == 6
    return ACT if name in SCHEDULED and not moved else PROCLAIMED


def own_name(name: str) -> str:
    """The name as the program shows it."""
    plain = name.removesuffix(" (observed)")
    substitute = " (substitute day)" if plain != name else ""
    return NAMES.get(plain, plain) + substitute


def text() -> str:
    """The whole file."""
    lines = [
        "# Days that are not working days in England besides Saturdays and Sundays.",
        "#",
        "# Made by tests/reference/make_bank_holidays.py; do not edit by hand. Years after",
        "# `announced_to` follow the usual pattern and are provisional: one-off days and moved",
        "# days are not in them.",
        'version = "2026.11"',
        f"known_from = {FIRST_YEAR}",
        f"announced_to = {ANNOUNCED_TO}",
        "consulted = 2026-11-22",
        'source = "Lists of bank holidays in England and Wales on GOV.UK, through the holidays '
        'library"',
    ]
    for day, name in days().items():
        lines += [
            "",
            "[[day]]",
            f"date = {day.isoformat()}",
            f'name = "{own_name(name)}"',
            f'source = "{source(day, name)}"',
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PLACE.write_text(text(), "utf-8")
