"""Origins: the keys that say which record and field the words of a paragraph come from.

============================  =====================================================
origin                    words come from
============================  =====================================================
``standard:<id>``         a standard paragraph of the reference library
``head:<id>``             a head of complaint as it is put
``head:<id>:scope``       why that head was not wholly investigated
``event:<id>``            a chronology event
``finding:<id>:analysis`` the analysis of a finding
``injustice:<id>``        what a fault did to somebody
``text:<place>``          the authored text of a fixed place
``passage:<id>``          authored paragraphs under a subheading
``topic:<id>``            a subheading of the case
``limit:<id>``            how a time limit of the council's procedure was kept
``recommendation:<id>``   the analysis of what became of a recommendation
``recommendation:<id>:done`` what is recorded of it: ``text``, ``done``, ``explanation``, ``view``
``remedy:<id>``           one item of a list of remedies
``remedies:of-<id>``      the words around a group of remedies, by the first of them
``remedies:evidence``     the sentence on evidence behind the remedies
``signature``             the closing line
============================  =====================================================

The second and later paragraphs of the same words end in ``:2``, ``:3`` and so on.
"""

from __future__ import annotations

import re

_FIELDS = {
    "standard": "",
    "head": "as_put",
    "event": "statement_text",
    "finding": "analysis",
    "injustice": "statement_text",
    "text": "text",
    "passage": "text",
    "topic": "title",
    "limit": "did",
    "recommendation": "analysis",
    "remedy": "text",
}
_NAMED = {
    ("head", "scope"): "scope_reason",
    ("finding", "analysis"): "analysis",
    **{("recommendation", each): each for each in ("text", "done", "explanation", "view")},
}
_LATER = re.compile(r":(\d+)\Z")


def later(origin: str, count: int) -> str:
    """The origin of paragraph `count` (from 1) of the same words."""
    return origin if count == 1 else f"{origin}:{count}"


def first(origin: str) -> str:
    """The origin of the first paragraph of the words that a later paragraph belongs to."""
    found = _LATER.search(origin)
    # "standard:2" is a whole origin: a number is a paragraph's only behind kind and id.
    if found is None or origin.count(":") < 2:
        return origin
    return origin[: found.start()]


def origin_record(origin: str) -> tuple[str, str, str]:
    """The (kind, id, field) a paragraph's words come from; ``("", "", "")`` when none is meant.

    Kinds are those of the case file and "standard" for a standard paragraph of the library. The
    words around a group of remedies give ``("remedy", "", "")``.
    """
    kind, _, rest = first(origin).partition(":")
    if kind == "remedies":
        return "remedy", "", ""
    if kind not in _FIELDS or not rest:
        return "", "", ""
    id, _, part = rest.rpartition(":")
    if id and (kind, part) in _NAMED:
        return kind, id, _NAMED[kind, part]
    return kind, rest, _FIELDS[kind]
