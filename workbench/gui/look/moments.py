"""Days and times as the window tells them: "in 6 days", "22 Nov 2026, 14:32"."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from workbench.domain.dates.partial import MONTHS
from workbench.domain.text import how_many


def days_away(due: date, today: date) -> str:
    """How far off a day is, in words: "in 6 days", "today", "3 days ago", "over 2 years ago"."""
    days = (due - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    span = _span(abs(days))
    return f"in {span}" if days > 0 else f"{span} ago"


def _span(days: int) -> str:
    """Days while they can be pictured, then months and years."""
    if days < 60:
        return f"{days} days"
    if days < 732:
        return f"over {how_many(days // 31, 'month')}"
    return f"over {days // 366} years"


def short_day(day: date) -> str:
    """A day short enough for a table: "22 Mar 2021"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def moment(at: str, zone: tzinfo | None = None, seconds: bool = False) -> str:
    """An ISO time in UTC in the words of the local clock: "22 Nov 2026, 14:32"; "" for ""."""
    if not at:
        return ""
    local = datetime.fromisoformat(at).astimezone(zone)
    return f"{short_day(local.date())}, {local:{'%H:%M:%S' if seconds else '%H:%M'}}"


def clock_time(at: str, zone: tzinfo | None = None) -> str:
    """An ISO time in UTC as the local time of day: "14:32"."""
    return f"{datetime.fromisoformat(at).astimezone(zone):%H:%M}"


def lately(at: str, zone: tzinfo | None = None) -> str:
    """An ISO time in UTC: of today by the clock alone, of another day with its date."""
    today = datetime.now(zone).astimezone(zone).date()
    local = datetime.fromisoformat(at).astimezone(zone)
    return clock_time(at, zone) if local.date() == today else moment(at, zone)


def weekday(day: date, today: date, short: bool = False) -> str:
    """A day with the name of its weekday, in a row: "Fri 26 August"; of another year with that."""
    month = MONTHS[day.month - 1]
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day:%a} {day.day} {month[:3] if short else month}{year}"
