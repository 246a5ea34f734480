"""Checks of what a template, a word processor or a hurried hand left behind in the text.

"Error! Reference source not found.", "[insert date]", "£XXX", "XX March", "[TBC]", "???", brackets
with nothing in them: none of it was meant to be read, and each stands where something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.problems import Problem, Severity
from workbench.statement.checks.printed import PrintedStatement

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|month"
)
_OF_PROGRAMS = (
    r"\b(?i:Error\s?[!:]\s?(?:Reference source|Bookmark|Hyperlink"
    r"|No (?:text|bookmark|table|sequence|index)|Unknown|Main document|Not a valid|Number cannot"
    r"|Switch|Invalid|Style not|Cannot|Auto|Use the Home tab)"
    r"(?:(?: (?:a|be|in|of|only|that|the|to|you)){0,3} (?:appear|apply|argument|bookmark|cannot"
    r"|contents|defined|displayed|document|entries|figures|file|filename|format|found|here|index"
    r"|key|link|name|not|reference|represented|result|self-reference|source|specified|style|switch"
    r"|syntax|table|text|valid|want))*[.!]?)",
    r"\b(?i:Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?)|\bChoose an item\.",
    r"<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|\{\{[^{}\n]{1,60}\}\}|\bMERGEFIELD\s+\w+",
    r"(?i:<(?:insert|enter|add|name|date|number|amount|text)\b[^<>\n]{0,60}>)",
    r"(?i:\blorem ipsum\b)",
)
_OF_PEOPLE = (
    r"(?i:\[\s*(?:(?:please\s+)?(?:insert|enter|add|complete|fill\s+in|check|confirm|delete|choose)"
    r"\b|tb[cda]\b|to\s+(?:be\s+)?(?:confirm|add|complet|insert|follow|check|decide|come\b)|x+\b"
    r"|\?|\.{2,}|…|_+|number\b|amount\b|figure\b|date\b|para(?:graph)?\s*(?:x+|no\b|number\b|\?))"
    r"[^\[\]\n]{0,80}\])",
    r"£\s?(?:[Xx?_]+(?![a-z])|\[[^\]\n]{0,80}\]|(?=[.,;)]|\s(?:and|to|for|in|as)\b))",
    rf"(?i:\b(?:x{{1,2}}|\?{{1,2}}|\.\.|…)(?:st|nd|rd|th)?\s(?:{_MONTHS})\b)",
    rf"(?i:\b(?:{_MONTHS})\s(?:20|19)?(?:xx|yy|\?\?)(?!\w))",
    r"(?i:\b(?:xx?|dd)[/.-](?:xx?|mm)[/.-](?:(?:xx|yy){1,2}|20xx)\b)",
    r"_{3,}",
    r"(?<![\w\])])\(\s*\)|\[\s*\]|“\s*”",
    r"\b(?:see|in|at|under|to)\sparagraphs?\s?(?=[.,;)])(?!\s?\.{3})",
    r"(?i:\bparagraphs?\s(?:x{1,3}|\?)(?!\w))",
)
# What a letter quoted in the statement may well have: a name taken out of it, a row of kisses.
_FREE_IN_QUOTES = (
    r"(?<![\w.&])(?<!Part )(?<!Schedule )(?<!Chapter )(?<!Article )X{2,}(?![\w&])",
    r"(?<![\w.])x{3,}(?!\w)",
    r"(?<!\?)\?{2,}(?![!?])",
    r"\b(?:TB[CDA]|TODO|FIXME)\b",
)
_LEFT_OVER = re.compile(
    "|".join((*_OF_PROGRAMS, *_OF_PEOPLE, f"(?P<free>{'|'.join(_FREE_IN_QUOTES)})"))
)
_QUOTED = re.compile(r"“[^”“]*”|\"[^\"]*\"")


def problems(statement: PrintedStatement) -> Iterator[Problem]:
    """Left-overs in the text, in reading order, every place by itself."""
    for piece in statement.pieces:
        if piece.standard:
            continue
        for found in leftovers(piece.text):
            if found.strip("[]") in piece.placeholders or piece.unresolved:
                # The program's own gap, reported as what is to be filled in or referred to.
                continue
            yield Problem(
                Severity.ERROR,
                "left-over",
                f"“{found}” was left standing where something is missing.",
                piece.where,
                "Write what belongs there, or take it out.",
                found,
            )


def leftovers(text: str) -> list[str]:
    """The left-overs of a text in reading order."""
    quoted = bytearray(len(text))
    for each in _QUOTED.finditer(text):
        quoted[each.start() : each.end()] = b"q" * (each.end() - each.start())
    return [
        found[0].strip()
        for found in _LEFT_OVER.finditer(text)
        if not (found["free"] and quoted[found.start()])
    ]
