"""Checks of what a template, a word processor or a hurried hand left behind in the text.

"Error! Reference source not found.", "[insert date]", "£XXX", "XX March", "[TBC]", "???", brackets
with nothing in them: none of it was meant to be read, and each stands where something is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.domain.dates.partial import MONTHS
from workbench.domain.problems import Problem, error
from workbench.statement.checks.printed import PrintedStatement

_MONTHS = "|".join((*MONTHS, "month"))
_OF_PROGRAMS = (
    r"\b(?i:Error\s?[!:]\s?(?:Reference source|Bookmark|Hyperlink"
    r"|No (?:text|bookmark|table|sequence|index)|Unknown|Main document|Not a valid|Number cannot"
    r"|Switch|Invalid|Style not|Cannot|Auto|Use the Home tab)"
    r"(?:(?: (?:a|be|in|of|only|that|the|to|you)){0,3} (?:appear|apply|argument|bookmark|cannot"
    r"|contents|defined|displayed|document|entries|figures|file|filename|format|found|here|index"
    r"|key|link|name|not|reference|represented|result|self-reference|source|specified|style|switch"
    r"|syntax|table|text|valid|want))*[.!]?)",
    r"\bError\s?!\s[A-Z]\w+(?:\s[a-z]\w*){0,12}[.!]?",
    r"\b(?:Fehler|Erreur|Errore|Fout|Fejl|Fel|Błąd|Chyba|Virhe|Gwall)\s?!\s?\w+(?:\s\w+){0,8}\.?",
    r"(?i:\b(?:no )?table of (?:contents|figures) entries (?:not )?found\b\.?"
    r"|\breference source not found\b\.?)",
    r"#(?:REF|VALUE|NAME|DIV/0|N/A|NUM|NULL|SPILL)(?:[!?]|(?!\w))|\bErr:\d{3}\b",
    r"\{\s*(?:REF|PAGE|PAGEREF|NUMPAGES|DATE|TIME|DOCPROPERTY|INCLUDETEXT|FILENAME|IF|TOC|SEQ)\b"
    r"[^{}\n]{0,80}\}|\b_(?:Ref|Toc|Hlk)\d{6,}\b",
    r"\$\{[\w. ]{1,40}\}|\$[A-Za-z_]\w{1,40}\$?|%[A-Za-z_]{2,40}%",
    r"\{(?:[A-Za-z_][\w .]{0,40})?\s*\}",
    r"\bChoose a building block\.?|\bField Code Changed\b|\bComment \[[A-Z]{1,4}\d{1,3}\]:",
    r"\b(?i:Click (?:or tap )?(?:here )?to enter (?:text|a date)\.?)|\bChoose an item\.",
    r"\b(?:HYPERLINK|INCLUDEPICTURE|PAGEREF|NOTEREF|STYLEREF)\s+[\"\\_]",
    r"\{%[^%\n]{0,60}%\}|\|\|\w+\|\||¬+",
    r"\b(?:[Yy]our text|[Ss]tart typing) here\b|(?<!\w)<[A-Z][a-z]+(?: [a-z]+){0,3}>",
    r"<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|\{\{[^{}\n]{1,60}\}\}|\bMERGEFIELD\s+\w+",
    r"(?i:<(?:insert|enter|add|name|date|number|amount|text)\b[^<>\n]{0,60}>)",
    r"(?i:\blorem ipsum\b)",
    r"\[object Object\]|\bNaN\b|\\u[0-9a-f]{4}",
    # Letters read by the wrong program.
    r"â€(?:[™œ“”¦˜]|\x9d)|ï¿½|\ufffd|Ã[©¨¢«¶¼¤]|Â[£§©®]",
    r"&(?:amp|nbsp|quot|lt|gt|[lr][sd]quo|[nm]dash|#\d{1,5}|#x[\da-fA-F]{1,5});",
)
_OF_PEOPLE = (
    r"(?i:\[\s*(?:(?:please\s+)?(?:insert|enter|add|complete|fill\s+in|check|confirm|delete|choose)"
    r"\b|tb[cda]\b|to\s+(?:be\s+)?(?:confirm|add|complet|insert|follow|check|decide|come\b)|x+\b"
    r"|\?|_+|number\b|amount\b|figure\b|date\b|para(?:graph)?\s*(?:x+|no\b|number\b|\?))"
    r"[^\[\]\n]{0,80}\])",
    r"£\s?(?:[Xx?_]+(?![a-z])|\[[^\]\n]{0,80}\]|(?=[.,;)]|\s(?!sterling|signs?\b)[a-z]|\s*\Z))",
    rf"(?i:(?<![\w?.])(?:x{{1,2}}|\?{{1,2}}|\.\.|…)(?:st|nd|rd|th)?(?: of)?\s(?:{_MONTHS})\b)",
    rf"(?i:\b(?:{_MONTHS})\s(?:20|19)?(?:xx|yy|\?\?)(?!\w))",
    rf"(?i:\bthe\s+of\s+(?:{_MONTHS})\b)",
    r"\b(?:[Oo]n|[Ii]n|[Tt]o|[Ff]rom|[Oo]f|[Bb]y)"
    r" (?:DATE|NAME|AMOUNT|NUMBER|ADDRESS|COUNCIL)\b(?! [A-Z]{2})",
    r"(?i:\bwithin (?:x{1,2}|\?{1,2}|\.{2,3}|…|_+) (?:working )?(?:days?|weeks?|months?)\b)",
    r"(?i:\b(?:xx?|dd)[ /.-](?:xx?|mm|month)[ /.-](?:(?:xx|yy){1,2}|20(?:xx|\d\d))\b)",
    r"\b00[/.-]00[/.-](?:00)?00\b|\b(?:19|20)\d[Xx?](?!\w)|\b[Ii]n Month (?:19|20)\d\d\b",
    r"£0(?:,000|00?)(?![\d.])",
    r"(?<=\()(?i:tb[cda]|to be (?:confirmed|added|completed|decided|checked)|\?|(?:date"
    r"|ref|name|amount)\??|(?:insert|add|enter)\s[^()\n]{1,60}|\w+ to (?:follow|come))(?=\))",
    r"\bINSERT\s[A-Z]+\b|\b(?:Insert|Enter|Type|Add) (?:[a-z]+ ){1,3}here\b\.?|\bPLACEHOLDER\b",
    r"\binsert (?:name|date|amount|number|address|text|details?|ref(?:erence)?) here\b"
    r"|\((?i:insert|delete as (?:appropriate|applicable|needed))\)",
    r"\b(?:Mr|Mrs|Ms|Miss|Mx)(?:/(?:Mr|Mrs|Ms|Miss|Mx))+\b",
    r"\b(?:will/will|has/has|have/have|was/was|is/is|did/did) not\b",
    r"_{3,}|\b20_{1,2}(?!\w)",
    r"(?i:\[(?:drafting note|comment)\b[^\[\]\n]{0,120}\])|\bCOMMENT:\s"
    r"|>{3,}|<{3,}|~~[^~\n]{1,80}~~",
    r"(?i:\[(?:pages?|dates|quote|quotation|redact|highlight(?:ed)?|source|evidence|procedure)"
    r"(?: (?:nos?|numbers?|needed))?[.?]?\])",
    r"\b(?:AWAITING|PENDING) (?:RESPONSE|REPLY|INFORMATION|CONFIRMATION)\b",
    r"(?<![\w.])(?:nn?|xx?) (?:working )?(?:days|weeks|months)\b",
    r"\bInsert (?:text|name|date|amount|details)\b|\b(?:Mr|Mrs|Ms|Miss|Dr)\s\?",
    r"(?<=\()check(?: (?:date|dates|name|names|with|this|figure|amount|ref)\b[^()\n]{0,40})?(?=\))",
    r"(?<![\w\])])\(\s*\)|\[\s*\]|“\s*”|‘\s*’|(?<!\w)''(?!\w)",
    r"\b(?:[Ss]ee|[Ii]n|[Aa]t|[Uu]nder|to)\sparagraphs?\s?(?=[.,;)])(?!\s?\.{3})",
    r"(?i:\bparagraphs?\s(?:(?:x{1,3}|0|\?)(?!\w)|#|…|\.{3}))",
)
# What a letter quoted in the statement may well have: a name taken out of it, a row of kisses.
_FREE_IN_QUOTES = (
    r"\[(?!sic\b|illegible|inaudible|unclear|redact|unreadable)[^\[\]\n]{1,60}\?\]",
    r"(?<![\w.&])(?<!Part )(?<!Schedule )(?<!Chapter )(?<!Article )X{2,}(?![\w&])",
    r"(?<![\w.])x{3,}(?!\w)",
    r"(?<!\?)\?{2,}(?![!?])",
    r"\b(?:TB[CDA]|Tb[cda]|TODO|FIXME)\b|@{2,}|\*{3,}|#{2,}|…{2,}|\.{5,}",
    r"\b(?:Mr|Mrs|Ms|Miss|Dr)\s(?:…|\.{3})",
    r"\[(?:\.{2,}|…)[^\[\]\n]{0,80}\]|\[[A-Z]{1,4}\d{1,3}\]|\[[A-Z][A-Z /-]{2,40}\]",
    r"\[[A-Z]{2,3}(?: to (?:check|confirm|add|do)|:)[^\[\]\n]{1,80}\]",
    r"(?<![\w\]])\[(?![^\[\]]{0,120}(?i:emphasis|redact|illegible|inaudible|blank|omitted|removed"
    r"|original|translat|added|\bsic\]))(?:(?:day|month|year|link|image|text"
    r"|heading|council|body|officer|child)\b\??|sic\?|[A-Z][a-z]+\??"
    r"|[A-Z][\w’'?!-]*(?: [\w’'?!-]+){1,4}|cid:[^\[\]\s]{1,80}|£\s?\w*)\]",
    r"\b[Nn]ote to self\b|\b(?:NB|N\.B\.):? (?:check|add|insert|confirm)\b|\b(?i:blah(?: blah)+)\b"
    r"|\bCHECK (?:THIS|DATES?|WITH|NAMES?)\b|\b(?:asdf|qwerty)\w*|(?:\bs/he|\b(?:He/[Ss]|She/)he)\b"
    r"|(?:\A|(?<=[.:]\s))To be (?:inserted|confirmed|added|completed|drafted|checked)(?=[.;,]|\Z)",
    r"(?<!\w)\[[\w ]{1,30}/[\w ]{1,30}\]",
    r"(?i:(?<!\w)\[(?:(?:the )?(?:\w+ ){0,2}name|name of|type|your|click|select|include|optional"
    r"|complainant|(?:if|where) (?:applicable|relevant|needed)|ref|placeholder"
    r"|note(?! ?: emphasis))\b[^\[\]\n]{0,80}\])",
)
_LEFT_OVER = re.compile(
    "|".join((*_OF_PROGRAMS, *_OF_PEOPLE, f"(?P<free>{'|'.join(_FREE_IN_QUOTES)})"))
)
_QUOTED = re.compile(r"“[^”“]*”|\"[^\"]*\"")


def problems(statement: PrintedStatement) -> Iterator[Problem | None]:
    """Left-overs in reading order, every place by itself; None for a moment gone by."""
    for piece in statement.pieces:
        if piece.standard:
            continue
        yield None
        # Round the text only what the field has: the program's own gaps are reported elsewhere.
        around = piece.section == "meta"
        own = getattr(statement.case.case, piece.where.field) if around else piece.text
        for found in leftovers(piece.text):
            if found not in own:
                continue
            if found.strip("[]") in piece.placeholders or piece.unresolved:
                # The program's own gap, reported as what is to be filled in or referred to.
                continue
            yield error(
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
