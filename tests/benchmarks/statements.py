"""Composing a statement anew, and the Word and PDF files of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.bare_files import bare_pdf, bare_word
from tests.benchmarks.cases import TODAY, case_with_paragraphs, edited
from tests.benchmarks.handmade_files import handmade_pdf, handmade_word
from tests.benchmarks.measuring import (
    ROOT,
    Figure,
    figure,
    growth,
    plain_python,
    taking_turns,
)
from tests.odd_markup import odd_markup
from workbench.application.handing_out.gate import find_leaks
from workbench.domain.casefile import CaseFile
from workbench.domain.library.reference import ReferenceLibrary
from workbench.export.pdf import render as pdf
from workbench.export.read_back import parts_of
from workbench.export.theme import load_theme
from workbench.export.word import render as word
from workbench.reference.loader import load_library
from workbench.statement.cast import cast_of
from workbench.statement.checks.running import check
from workbench.statement.composing.compose import compose
from workbench.statement.markup.authored import read_blocks
from workbench.statement.nodes import Document, StatementStage
from workbench.statement.text import lines

SHORT, LONG = 120, 1_200
RESOURCES = ROOT / "resources"


def measure(rounds: int) -> list[Figure]:
    """A statement of 120 paragraphs, and one of 1,200 for the growth."""
    library = load_library(RESOURCES)
    short, long = (case_with_paragraphs(count, library) for count in (SHORT, LONG))
    return [
        *_composing(short, long, library, rounds),
        *_reading(short, rounds),
        *_files(short, long, library, rounds),
    ]


def _composed(case: CaseFile, library: ReferenceLibrary) -> Document:
    return compose(case, library, TODAY, StatementStage.DRAFT)


def _composing(
    short: CaseFile, long: CaseFile, library: ReferenceLibrary, rounds: int
) -> list[Figure]:
    def composing(case: CaseFile) -> Callable[[int], object]:
        # The case differs each turn, as it does after an edit, so that nothing kept is enough.
        return lambda turn: _composed(edited(case, turn), library)

    def checking(case: CaseFile) -> Callable[[int], object]:
        document = _composed(case, library)
        return lambda turn: check(document, edited(case, turn), library)

    taken = taking_turns(
        {
            "plain": plain_python,
            "short": composing(short),
            "long": composing(long),
            "checked": checking(short),
            "checked long": checking(long),
        },
        rounds,
        warming=2,
    )
    return [
        figure("Compose 120 paragraphs", taken["short"], taken["plain"], "plain Python", 2),
        growth("Composing: 1,200 paragraphs against 120", taken["short"], taken["long"], 12),
        figure("Check 120 paragraphs", taken["checked"], taken["plain"], "plain Python"),
        growth(
            "Checking: 1,200 paragraphs against 120", taken["checked"], taken["checked long"], 12
        ),
    ]


def _reading(case: CaseFile, rounds: int) -> list[Figure]:
    """Odd authored text, which no rule for signs may take ever longer over."""
    cast = cast_of(case)

    def read(times: int) -> Callable[[int], object]:
        texts = odd_markup(times)
        # Begun differently each turn, because what was read before is remembered.
        return lambda turn: [read_blocks(f"{turn}{text}", cast, "o") for text in texts]

    taken = taking_turns({"once": read(200), "twice": read(400)}, rounds)
    return [growth("Odd markup: twice as much of it", taken["once"], taken["twice"], 2.6)]


def _files(short: CaseFile, long: CaseFile, library: ReferenceLibrary, rounds: int) -> list[Figure]:
    theme = load_theme(RESOURCES / "theme" / "statement.toml")
    document, longer = _composed(short, library), _composed(long, library)
    texts = list(lines(document))
    fonts = RESOURCES / "fonts"
    written = [("word", "x.docx", word(document, theme)), ("pdf", "x.pdf", pdf(document, theme))]
    person = next(iter(short.people.values()))

    def cold(turn: int) -> object:
        # Another note makes another protected list, of which nothing has been searched yet.
        noted = short.with_record("person", replace(person, note=f"{turn}"))
        return find_leaks(noted, document, library, parts_of, written[:1])

    taken = taking_turns(
        {
            "word": lambda turn: word(document, theme),
            "looked through cold": cold,
            "pdf": lambda turn: pdf(document, theme),
            "bare word": lambda turn: bare_word(texts),
            "bare pdf": lambda turn: bare_pdf(texts, fonts),
            "looked through": lambda turn: find_leaks(short, document, library, parts_of, written),
            "handmade word": lambda turn: handmade_word(document),
            "handmade pdf": lambda turn: handmade_pdf(document, fonts),
            "long word": lambda turn: word(longer, theme),
            "long pdf": lambda turn: pdf(longer, theme),
        },
        rounds,
    )
    both, bare, handmade = (
        [sum(pair) for pair in zip(taken[f"{which}word"], taken[f"{which}pdf"], strict=True)]
        for which in ("", "bare ", "handmade ")
    )
    libraries = "python-docx and reportlab"
    return [
        figure("Word and PDF of 120 paragraphs", both, reference=bare, times=1.5,
               against=f"bare {libraries}"),
        figure("  of which Word", taken["word"], reference=taken["bare word"], times=2,
               against="bare python-docx"),
        figure("  of which PDF", taken["pdf"], reference=taken["bare pdf"], times=2,
               against="bare reportlab"),
        figure("  beside the same looks made by hand", both, reference=handmade,
               against=libraries),
        figure("  and both looked through for names", taken["looked through"], bare,
               f"bare {libraries}", 1),
        figure("  the Word file, with nothing searched before", taken["looked through cold"],
               taken["word"], "writing it", 1),
        growth("Word: 1,200 paragraphs against 120", taken["word"], taken["long word"], 12),
        growth("PDF: 1,200 paragraphs against 120", taken["pdf"], taken["long pdf"], 12),
    ]  # fmt: skip
