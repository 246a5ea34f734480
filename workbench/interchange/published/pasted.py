"""The lines of plain text: a .txt file, or what somebody pasted."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.domain.errors import StatementRefused
from workbench.domain.text import normalise
from workbench.statement.reading.lines import LineLabel, SourceLine, plain_line, text_inlines

LONGEST_WRAPPED = 110
"""Lines of text broken by hand are no longer than this."""

_FEWEST_WRAPPED = 4
_ENDS = re.compile(r"[.:;!?…)”’\"']\Z")


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Western Windows encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise StatementRefused(
        "The file is not text.",
        "Nothing was taken in. Choose a .docx, .txt or .html file, or paste the text.",
    )


def read_text(text: str) -> tuple[SourceLine, ...]:
    """The lines of plain text; lines broken by hand are put together again."""
    lines: list[SourceLine] = []
    gap = True
    for raw in re.split(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c|\x85", text):
        tidy = normalise(raw.replace("\t", "    "))
        if not tidy.strip():
            gap = True
            continue
        lines.append(plain_line(tidy, apart=gap))
        gap = False
    return tuple(_unwrapped(lines) if _is_wrapped(lines) else lines)


def _is_wrapped(lines: list[SourceLine]) -> bool:
    """Whether sentences run over from one line to the next."""
    if not lines or max(len(line.words) for line in lines) > LONGEST_WRAPPED:
        return False
    running_on = sum(
        not after.apart
        and after.label is LineLabel.NONE
        and len(before.words) > 40
        and not _ENDS.search(before.words)
        for before, after in zip(lines, lines[1:], strict=False)
    )
    return running_on >= _FEWEST_WRAPPED


def _unwrapped(lines: list[SourceLine]) -> list[SourceLine]:
    result: list[SourceLine] = []
    widest = max(len(line.words) + line.indent for line in lines)
    last_width = 0
    for line in lines:
        before = result[-1] if result else None
        runs_on = (
            before is not None
            and not line.apart
            and line.label is LineLabel.NONE
            and last_width + len(line.words.split(" ", 1)[0]) + 1 > widest - 25
        )
        if before is not None and runs_on:
            result[-1] = replace(before, inlines=text_inlines(f"{before.words} {line.words}"))
        else:
            result.append(line)
        last_width = len(line.words) + line.indent
    return result
