"""What the chronology page remembers: chosen columns, and which rows stand between events."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.gui.chronology.columns import AT_FIRST
from workbench.gui.desk import Desk
from workbench.gui.settings import settings_of

USUAL_GAP = 65
"""Working days that make a long gap: three months."""

LONGEST_GAP = 1_000


class ChronologyPreferences:
    """How the person likes the chronology shown, kept from one day to the next."""

    def __init__(self, desk: Desk) -> None:
        self._settings = settings_of(desk.services)
        self._kept: dict[str, str] = {}

    def _get(self, key: str, default: str) -> str:
        if self._settings is None:
            return self._kept.get(key, default)
        return str(self._settings.value(f"chronology/{key}", default))

    def _set(self, key: str, value: str) -> None:
        self._kept[key] = value
        if self._settings is not None:
            self._settings.setValue(f"chronology/{key}", value)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The titles of the columns left out of copies."""
        return tuple(filter(None, self._get("left-out", "|".join(AT_FIRST)).split("|")))

    def keep_left_out(self, titles: Iterable[str]) -> None:
        """Remember which columns are left out of copies."""
        self._set("left-out", "|".join(titles))

    @property
    def gaps(self) -> bool:
        """Whether gaps are shown."""
        return self._get("gaps", "yes") == "yes"

    @property
    def deadlines(self) -> bool:
        """Whether statutory deadlines are shown."""
        return self._get("deadlines", "no") == "yes"

    @property
    def threshold(self) -> int:
        """The working days from which on a gap is shown."""
        words = self._get("gap-days", str(USUAL_GAP))
        return min(max(int(words), 1), LONGEST_GAP) if words.isdigit() else USUAL_GAP

    def keep_between(self, gaps: bool, deadlines: bool, threshold: int) -> None:
        """Remember what stands between events."""
        self._set("gaps", "yes" if gaps else "no")
        self._set("deadlines", "yes" if deadlines else "no")
        self._set("gap-days", str(threshold))
