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

    What stands before its first sentence (address, day, reference) is its head, over the title.
    """
    lines = [" ".join(line.split()) for line in normalise(letter.text).splitlines()]
    lines = [line for line in lines if line]
    head = [*takewhile(_of_the_head, lines)]
    blocks = tuple(
        nodes.Paragraph(inlines=(nodes.Text(part),), origin=f"letter:{place}", numbered=False)
        for place, part in enumerate(lines[len(head) :])
    )
    meta = nodes.DocumentMeta(
        stage=nodes.StatementStage.FINAL,
        title=letter.title.partition(":")[0],
        body_line="",
        reference=case.case.reference,
        body="",
        details=tuple(head),
        header=case.case.reference,
        footer="Confidential",
    )
    return nodes.Document(
        meta=meta, sections=(nodes.Section(id="letter", title="", blocks=blocks),)
    )


def _of_the_head(line: str) -> bool:
    """Whether a line may belong to the head of a letter: short, no sentence, and no "Dear …"."""
    return len(line) <= _LONGEST and not _BODY.search(line)


_LONGEST = 60
_BODY = re.compile(r"^dear\b|^to whom|[.?!:;]$|^\d+[.)]", re.I)
