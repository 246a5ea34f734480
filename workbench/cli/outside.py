"""``check FILE``: what a statement from outside consists of, says, and gets wrong."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from workbench.bootstrap import SystemClock, load_reference_library
from workbench.cli.output import say, say_data
from workbench.domain.errors import StatementRefused
from workbench.domain.money import money
from workbench.domain.problems import Severity
from workbench.interchange.published.reader import ReadStatement, read_statement
from workbench.statement.nodes import (
    Block,
    BulletList,
    LetteredList,
    Paragraph,
    Quote,
    Subheading,
)

DONE, FOUND_ERRORS = 0, 1


def check_file(path: Path, as_json: bool) -> int:
    """Read and check one file; returns the exit code. Raises `StatementRefused`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StatementRefused(
            f"{path} could not be read: {error.strerror}.", "Name a file that is there."
        ) from error
    read = read_statement(path.name, data, load_reference_library(), SystemClock().today())
    if as_json:
        say_data(json.dumps(_as_data(read), ensure_ascii=False, indent=2))
    else:
        for line in _report(read):
            say(line)
    errors = any(problem.severity is Severity.ERROR for problem in read.problems)
    return FOUND_ERRORS if errors else DONE


# --- counting ------------------------------------------------------------------------------------


def _counts(read: ReadStatement) -> dict[str, int]:
    """How many of each part the statement has; nested lists and their items count too."""
    counted: Counter[str] = Counter(
        {"sections": len([s for s in read.document.sections if s.title])}
    )
    for section in read.document.sections:
        for block in section.blocks:
            _count(block, counted)
    names = ("sections", "subheadings", "paragraphs", "unnumbered", "lists", "items", "quotations")
    return {name: counted[name] for name in names}


def _count(block: Block, counted: Counter[str]) -> None:
    if isinstance(block, Subheading):
        counted["subheadings"] += 1
    elif isinstance(block, Paragraph):
        counted["paragraphs" if block.numbered else "unnumbered"] += 1
    elif isinstance(block, Quote):
        counted["quotations"] += 1
    elif isinstance(block, BulletList | LetteredList):
        counted["lists"] += 1
        counted["items"] += len(block.items)
        for item in block.items:
            for child in item.children:
                _count(child, counted)


# --- telling -------------------------------------------------------------------------------------


def _as_data(read: ReadStatement) -> dict[str, object]:
    meta = read.document.meta
    return {
        "statement": {
            "body": meta.body,
            "reference": meta.reference,
            "stage": meta.stage.value,
            "details": list(meta.details),
            "left_out": read.left_out,
        },
        "structure": _counts(read),
        "found": {
            "payments": [asdict(each) for each in read.found.payments],
            "times": [
                {**asdict(each), "deadline": each.deadline.in_words()} for each in read.found.times
            ],
            "powers": [asdict(each) for each in read.found.powers],
            "labels": [asdict(each) for each in read.found.labels],
            "references": [asdict(each) for each in read.found.references],
        },
        "problems": [
            {**asdict(problem), "severity": problem.severity.value, "key": problem.key}
            for problem in read.problems
        ],
    }


def _report(read: ReadStatement) -> Iterator[str]:
    meta = read.document.meta
    yield f"{meta.body_line or 'No title line'}: {meta.stage.value} decision"
    yield "  " + ", ".join(f"{count} {name}" for name, count in _counts(read).items())
    if read.left_out:
        yield f"  {read.left_out} lines of the page around it left out"
    yield from _listed("Payments", _payments(read))
    yield from _listed("Times", _times(read))
    yield from _listed("Powers", _powers(read))
    yield from _listed("Labels", (f"{each.label} ({each.count})" for each in read.found.labels))
    yield from _listed("References", _references(read))
    yield ""
    if not read.problems:
        yield "No problems."
    for problem in read.problems:
        where = f" (paragraph {problem.where.paragraph})" if problem.where.paragraph else ""
        if not where and problem.where.kind == "section":
            where = f" ({problem.where.id})"
        yield f"{problem.severity.value}: {problem.message}{where}  [{problem.code}]"
        if problem.hint:
            yield f"    {problem.hint}"


def _listed(title: str, lines: Iterator[str]) -> Iterator[str]:
    rows = list(lines)
    if rows:
        yield f"{title}:"
        yield from (f"  {row}" for row in rows)


def _at(paragraph: int | None, section: str) -> str:
    return f"paragraph {paragraph}" if paragraph is not None else section


def _payments(read: ReadStatement) -> Iterator[str]:
    for each in read.found.payments:
        payee = f" to {each.payee}" if each.payee else ""
        reason = f", for {each.reason}" if each.reason else ""
        standing = f", {each.standing}" if each.standing else ""
        yield f"{money(each.pence)}{payee}{standing}{reason} ({_at(each.paragraph, each.section)})"


def _times(read: ReadStatement) -> Iterator[str]:
    for each in read.found.times:
        what = ", to tell the Ombudsman" if each.reporting else ""
        starts = f" {each.starts}" if each.starts else ""
        yield f"{each.deadline.in_words()}{starts}{what} ({_at(each.paragraph, each.section)})"


def _powers(read: ReadStatement) -> Iterator[str]:
    for each in read.found.powers:
        named = ", ".join(part for part in (each.statute, each.provision) if part)
        yield f"{named} ({_at(each.paragraph, each.section)})"


def _references(read: ReadStatement) -> Iterator[str]:
    for each in read.found.references:
        state = "" if each.resolves else ", which is not there"
        yield f"“{each.words}”{state} ({_at(each.paragraph, 'summary')})"
