"""Words that are hard on databases and files, and records by their ids."""

from __future__ import annotations

from typing import Any

from workbench.domain.dates.partial import PartialDate

ODD = (
    "Two lines\nand “quotes”, it's 100% \\ {date} <b> & ; -- DROP TABLE events; "
    "Cymraeg ŵ, é, שלום \u200f, 👩\u200d👧, 𝔘, \u202aمرحبا\u202c"
)
"""Text that is hard on databases and files, normalised as the application does."""


def when(code: str) -> PartialDate:
    """A date from its stored code."""
    return PartialDate.from_plain(code)


def by_id(*records: Any) -> dict[str, Any]:
    """Records as a case holds them."""
    return {record.id: record for record in records}
