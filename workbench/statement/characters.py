"""Characters that cannot be printed, and what is printed instead.

A statement may hold any character that somebody pasted: an emoji, a control character, half of a
surrogate pair. `printable` gives the same statement with a visible code such as ``[U+1F9E9]`` in
place of each character that would come out as an empty box. A PDF carries its fonts with it, so
there the code stands for whatever those fonts lack. The window, Word, HTML and plain text are shown
with the fonts of the reader's own machine, which may well have the character: there only what no
program can show is replaced.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from workbench.statement import nodes
from workbench.statement.walk import with_leaves, with_runs

_NO_BREAK_SPACE = "\u00a0"
_NO_BREAK_HYPHEN = "\u2011"
_FIXED_SPACES = "\u202f\u2007"
# Joiners and direction marks: some languages, and emoji, are not written properly without them.
_KEPT_FORMAT = "\u200c\u200d\u200e\u200f"
_JOINED = "\u0590-\u1dff\u2600-\u27bf\u2e80-\ufffc\U00010000-\U0010ffff"
_LOOSE_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]+(?![{_JOINED}])")
_DIRECTION_MARK = re.compile("[\u200e\u200f]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_SPACES = re.compile(" {2,}")
# What every typeface has and no program hides, as most of a statement is.
_ORDINARY_ON_SCREEN = "\u2019\u2018\u201c\u201d\u2013\u2014\u2026\u00a3\u00a0"


def printable(document: nodes.Document, covered: frozenset[int] | None = None) -> nodes.Document:
    """The same statement with a visible code for each character that would not be seen.

    Given the characters that fonts have, those they lack are replaced too. Every kind of space
    becomes a plain or a no-break space, several spaces one, and invisible format characters are
    left out but for those that letters beside them need. Doing it twice changes nothing more.
    """
    table = Substitutes(covered)
    ordinary = "" if covered is not None else _ORDINARY_ON_SCREEN

    def shown(text: str) -> str:
        if _is_ordinary(text, ordinary):
            return _SPACES.sub(" ", text) if "  " in text else text
        text = text.translate(table)
        if not text.isascii():
            text = _LOOSE_JOINER.sub("", text)
            if not _RIGHT_TO_LEFT.search(text):
                text = _DIRECTION_MARK.sub("", text)
        return _SPACES.sub(" ", text) if "  " in text else text

    return Rewriting(shown).document(document)


def prints_as_it_is(text: str) -> bool:
    """Whether words are surely shown on screen as they are written; most are."""
    return _is_ordinary(text, _ORDINARY_ON_SCREEN) and "  " not in text


def _is_ordinary(text: str, besides: str) -> bool:
    """Whether a text has nothing but printable ASCII and some signs `besides`."""
    for sign in besides:
        if text.isascii():
            break
        text = text.replace(sign, "")
    return text.isascii() and text.isprintable()


class Substitutes(dict[int, str | int]):
    """A table for `str.translate` that decides about each character when it first meets it."""

    def __init__(self, covered: frozenset[int] | None) -> None:
        super().__init__({code: code for code in range(0x20, 0x7F)})
        self._covered = covered

    def __missing__(self, code: int) -> str | int:
        self[code] = shown = self._decide(code)
        return shown

    def _decide(self, code: int) -> str | int:
        char = chr(code)
        kind = unicodedata.category(char)
        if char in _FIXED_SPACES:
            return _NO_BREAK_SPACE
        if char != _NO_BREAK_SPACE and (kind in ("Zs", "Zl", "Zp") or char.isspace()):
            return " "
        if kind == "Cf" or unicodedata.name(char, "").startswith("VARIATION SELECTOR"):
            printed = self._covered is None or code in self._covered
            return code if char in _KEPT_FORMAT and printed else ""
        if self._covered is None:
            legible = kind not in ("Cc", "Cs", "Cn")
        else:
            legible = code in self._covered and kind not in ("Cc", "Cs")
        if legible:
            return code
        return "-" if char == _NO_BREAK_HYPHEN else f"[U+{code:04X}]"


class Rewriting:
    """A copy of a document tree in which `change` has been applied to every piece of text."""

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change

    def document(self, document: nodes.Document) -> nodes.Document:
        """The whole statement changed, what stands around it too."""
        meta, change = document.meta, self._change
        return nodes.Document(
            meta=replace(
                meta,
                title=change(meta.title),
                body_line=change(meta.body_line),
                reference=change(meta.reference),
                body=change(meta.body),
                office=change(meta.office),
                details=tuple(change(detail) for detail in meta.details),
                header=change(meta.header),
                footer=change(meta.footer),
                watermark=change(meta.watermark),
            ),
            sections=tuple(
                nodes.Section(
                    id=section.id,
                    title=change(section.title),
                    blocks=tuple(map(self.block, section.blocks)),
                )
                for section in document.sections
            ),
        )

    def block(self, block: nodes.Block) -> nodes.Block:
        """One block changed."""
        block = with_runs(block, lambda run: with_leaves(run, self._leaf))
        match block:
            case nodes.Paragraph():
                lead = self._change(block.lead)
                return block if lead == block.lead else replace(block, lead=lead)
            case nodes.Subheading() | nodes.SignatureBlock():
                text = self._change(block.text)
                return block if text == block.text else replace(block, text=text)
            case nodes.BulletList() | nodes.LetteredList() | nodes.Quote():
                return block
            case _:
                assert_never(block)

    def _leaf(self, leaf: nodes.Leaf) -> nodes.Leaf:
        match leaf:
            case nodes.Text(text):
                changed = self._change(text)
                return leaf if changed is text else nodes.Text(changed)
            case nodes.Citation(text):
                return nodes.Citation(self._change(text))
            case nodes.PersonRef(person_id, label):
                return nodes.PersonRef(person_id, self._change(label))
            case nodes.Placeholder(label):
                return nodes.Placeholder(self._change(label))
            case nodes.ParagraphRef():
                return leaf
            case _:
                assert_never(leaf)
