"""What a web page puts around a statement, and is no part of it: links, logos, cookie notices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.statement.reading.lines import Aside, AsideKind, LineLabel, Role, SourceLine

_ALONE = re.compile(
    r"(?:back to top|print(?: this)? page|print|share(?: this(?: page)?)?|home|search|menu|close"
    r"|skip to (?:main )?content|(?:lgo|lgsco|ombudsman) logo(?:gram|type)?|logo(?:gram)?"
    r"|save (?:as )?pdf|download(?: as)?(?: pdf)?|privacy settings|cookie settings|accept all"
    r"|view (?:required|analytical|all) cookies|accept(?: all)? cookies|reject(?: all)? cookies"
    r"|previous|next|previous page|next page|return to (?:the )?(?:search )?results"
    r"|breadcrumb|decisions|new search|page \d+(?: of \d+)?|\d+ of \d+)[.:]?",
    re.I,
)
_NOTICE = re.compile(
    r"review your privacy settings|(?:required|analytical|essential) cookies|cookie policy"
    r"|we use cookies|this (?:web)?site uses cookies|all rights reserved|© |terms and conditions",
    re.I,
)
_ANNEX = re.compile(
    r"(?:annex|appendix|schedule|addendum|postscript|glossary|key to|notes?\b|correction)\b", re.I
)
"""What goes on with a statement after its closing line."""

_FOOTER = re.compile(
    r"page \d+ of \d+\b|(?:final|draft) decision\s*[|·-]|draft decision[\s\d]*: confidential\b",
    re.I,
)


def without_furniture(
    lines: Sequence[SourceLine], is_signature: re.Pattern[str]
) -> tuple[tuple[SourceLine, ...], int]:
    """The lines that belong to the statement, and how many were left out.

    After the signature everything from the first notice about cookies or privacy on is the page's;
    before it a line is left out only when it is nothing but a link or a notice.
    """
    kept: list[SourceLine] = []
    signed = False
    for line in lines:
        words = " ".join(line.words.split())
        if line.role is not Role.UNKNOWN:
            kept.append(line)
            continue
        if signed and _NOTICE.search(words):
            break
        if _ALONE.fullmatch(words) or _FOOTER.match(words) or (_NOTICE.match(words)):
            continue
        kept.append(line)
        signed = signed or is_signature.match(words) is not None
    told = 0
    if signed:
        kept, told = _until_signature(kept, is_signature)
    return tuple(kept), len(lines) - len(kept) - told


def _until_signature(
    lines: list[SourceLine], is_signature: re.Pattern[str]
) -> tuple[list[SourceLine], int]:
    """The lines up to the last signature; an annex after it stands beside it, so many lines."""
    last = max(n for n, line in enumerate(lines) if is_signature.match(line.words.strip()))
    after = [line for line in lines[last + 1 :] if line.role is Role.UNKNOWN]
    annex = next((n for n, line in enumerate(after) if _begins_annex(line)), len(after))
    beside = (Aside(AsideKind.AFTER_END, f"{e.shown} {e.words}".strip()) for e in after[annex:])
    signature = replace(lines[last], asides=(*lines[last].asides, *beside))
    sure = [line for line in lines[last + 1 :] if line.role is not Role.UNKNOWN]
    return [*lines[:last], signature, *sure], len(after) - annex


def _begins_annex(line: SourceLine) -> bool:
    return line.label is LineLabel.NUMBER or _ANNEX.match(line.words) is not None
