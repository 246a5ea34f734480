"""A letter laid out as the statement is, for the same Word and PDF."""

from __future__ import annotations

import re
from itertools import takewhile

from workbench.application.handing_out.confidential import CONFIDENTIAL
from workbench.application.letters.merging import Letter
from workbench.domain.casefile import CaseFile
from workbench.domain.text import normalise
from workbench.statement import nodes


def letter_stem(case: CaseFile, letter: Letter) -> str:
    """The file name, without ending, of the next letter of its template."""
    number = 1 + sum(each.template == letter.template for each in case.letters.values())
    stem = f"{case.case.reference.replace(' ', '-') or 'letter'} {letter.template} {number}"
    return f"{CONFIDENTIAL} {stem}" if letter.real_names else stem


def letter_document(case: CaseFile, letter: Letter) -> nodes.Document:
    """The letter laid out as the statement is, a paragraph for each of its lines.

    An address stands over the title. A line behind "Dear …" that is no sentence says what the
    letter is about; the last line is the name of whoever signs.
    """
    lines = [" ".join(line.split()) for line in normalise(letter.text).splitlines()]
    lines = [line for line in lines if line]
    address = [*takewhile(_of_an_address, lines)]
    blocks: list[nodes.Block] = []
    for place, line in enumerate(lines[len(address) :]):
        said, origin = (nodes.Text(line),), f"letter:{place}"
        before = lines[len(address) + place - 1] if place else ""
        if _DEAR.match(before) and _is_short(line, _LONGEST_ABOUT):
            blocks.append(nodes.Subheading(text=line, level=1, origin=origin))
        elif _ENDING.match(before) and _is_short(line):
            blocks.append(nodes.SignatureBlock(text=line, origin=origin))
        else:
            blocks.append(nodes.Paragraph(inlines=said, origin=origin, numbered=False))
    meta = nodes.DocumentMeta(
        stage=nodes.StatementStage.FINAL,
        title=letter.title.partition(":")[0],
        body_line="",
        reference=case.case.reference,
        body="",
        details=tuple(address),
        header=case.case.reference,
        footer="Confidential",
    )
    return nodes.Document(
        meta=meta, sections=(nodes.Section(id="letter", title="", blocks=tuple(blocks)),)
    )


def _of_an_address(line: str) -> bool:
    """Whether a line belongs to the address, which the day, reference or "To …" ends."""
    return _is_short(line) and not _BELOW_THE_ADDRESS.match(line)


def _is_short(line: str, longest: int = 60) -> bool:
    """Whether a line is no sentence of a letter, and no "Dear …"."""
    return len(line) <= longest and not _BODY.search(line)


_LONGEST_ABOUT = 120
_BODY = re.compile(r"^dear\b|^to whom|[.?!:;]$|^\d+[.)]", re.I)
_BELOW_THE_ADDRESS = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}$|Our reference\b|To ")
_DEAR = re.compile(r"dear\b|to whom\b", re.I)
_ENDING = re.compile(r"yours \w+,?$", re.I)
