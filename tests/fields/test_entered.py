"""Every field can be entered: in the window, or by what the program does for a person.

It reads the source: where a kind is spoken of, the field is named in a form or given a value.
"""

from __future__ import annotations

import re
from pathlib import Path

from workbench.domain.casefile import KINDS
from workbench.domain.shape import shape
from workbench.gui.case.pages import PAGES

ROOT = Path(__file__).parents[2] / "workbench"
_NAMED = re.compile(r'"(\w+)"|\b(\w+)=|\b([A-Z]\w+)\b')

COPIED = {("limit", "assumed_from"), ("limit", "or_last_day"), ("limit", "notice_in_time"),
          ("limit", "status")}  # fmt: skip
"""What a case takes over from the rules it is judged by, whole."""

WITHOUT_PAGE = {"acceptance"}
"""Kinds that are shown beside what they are about."""


def test_every_field_is_entered_somewhere() -> None:
    modules = [
        {name for found in _NAMED.findall(path.read_text("utf-8")) for name in found}
        for room in ("gui", "application")
        for path in (ROOT / room).rglob("*.py")
    ]
    forgotten = set()
    for name, kind in KINDS.items():
        about = [named for named in modules if named & {name, kind.record.__name__}]
        for field in shape(name).keys() - {"id", "position"}:
            if not any(field in named for named in about):
                forgotten.add((name, field))
    assert forgotten == COPIED


def test_every_kind_has_its_page() -> None:
    on_pages = {kind for page in PAGES for kind in page.kinds}
    assert KINDS.keys() - on_pages == WITHOUT_PAGE
