"""What every part of the statement is composed with: the case, the library, the stage, the cast.

A `Composition` is made once a statement. Its methods turn the words of one record into blocks:
authored text as it is written, standard and derived words unless an override stands in their
place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbench.domain.casefile import CaseFile
from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary, StandardParagraph
from workbench.domain.records.drafting import Choice, Override
from workbench.statement import nodes
from workbench.statement.cast import Cast, Words, cast_of
from workbench.statement.composing.standards import StandardState, standard_states
from workbench.statement.composing.wording import phrase, phrase_text
from workbench.statement.markup.authored import lone_letter, read_blocks
from workbench.statement.markup.inline import read_inlines
from workbench.statement.text import inline_text


@dataclass(frozen=True, slots=True)
class Composition:
    """One statement in the making; `standards` are the paragraphs that will be printed."""

    case: CaseFile
    library: ReferenceLibrary
    today: date
    stage: nodes.StatementStage
    cast: Cast
    standards: tuple[StandardParagraph, ...]
    overrides: dict[str, Override]

    @property
    def final(self) -> bool:
        """Whether this is the final decision."""
        return self.stage is nodes.StatementStage.FINAL

    def by_hand(self, paragraph_id: str) -> bool:
        """Whether the person overruled the condition of a standard paragraph."""
        choice = self.case.choices.get(paragraph_id)
        return choice is not None and choice.choice is not Choice.AS_CONDITION

    def words(self, id: str, **gaps: Words) -> tuple[nodes.Inline, ...]:
        """A phrase of the library with its gaps filled in."""
        return phrase(self.library, id, self.cast, **gaps)

    def line(self, id: str, **gaps: Words) -> str:
        """A phrase of the library as plain words."""
        return phrase_text(self.library, id, self.cast, **gaps)

    def plain(self, text: str) -> str:
        """Authored text of one line as plain words, for a heading."""
        return inline_text(read_inlines(text, self.cast))

    def authored(self, text: str, origin: str, *, numbered: bool = True) -> tuple[nodes.Block, ...]:
        """A person's own words; a lone mark of a list says nothing, and is not printed.

        A lone lettered item is a paragraph that begins with its letter.
        """
        if not text.strip(" \n-"):
            return ()
        blocks = read_blocks(text, self.cast, origin, numbered=numbered)
        only = lone_letter(blocks)
        if only is None:
            return blocks
        mark = text.strip().partition(" ")[0]
        words = (nodes.Text(f"{mark} "), *only.inlines)
        return (nodes.Paragraph(inlines=words, origin=origin, numbered=numbered),)

    def text(self, place: str, *, numbered: bool = True) -> tuple[nodes.Block, ...]:
        """The authored text of a fixed place."""
        return self.authored(self.case.text(place), f"text:{place}", numbered=numbered)

    def placeholder(self, label: str, origin: str, *, numbered: bool = True) -> nodes.Paragraph:
        """A paragraph still to be written."""
        return nodes.Paragraph(
            inlines=(nodes.Placeholder(label),),
            origin=origin,
            numbered=numbered,
            source=nodes.BlockSource.DERIVED,
        )

    def derived(
        self, origin: str, blocks: Sequence[nodes.Block], *, numbered: bool = True
    ) -> tuple[nodes.Block, ...]:
        """Blocks made by the program, or the override that stands in their place."""
        override = self.overrides.get(origin)
        if override is None or not override.text.strip():
            return tuple(blocks)
        return read_blocks(
            override.text,
            self.cast,
            origin,
            numbered=numbered,
            source=nodes.BlockSource.OVERRIDDEN,
        )

    def standard(
        self, paragraphs: Iterable[StandardParagraph], *, numbered: bool = True
    ) -> tuple[nodes.Block, ...]:
        """Standard paragraphs, reworded where the case says so."""
        result: list[nodes.Block] = []
        for each in paragraphs:
            origin = f"standard:{each.id}"
            blocks = read_blocks(
                each.text, self.cast, origin, numbered=numbered, source=nodes.BlockSource.STANDARD
            )
            result.extend(self.derived(origin, blocks, numbered=numbered))
        return tuple(result)


def composition(
    case: CaseFile, library: ReferenceLibrary, today: date, stage: nodes.StatementStage
) -> Composition:
    """The composition of one statement."""
    states: tuple[StandardState, ...] = standard_states(case, library, today, stage)
    return Composition(
        case=case,
        library=library,
        today=today,
        stage=stage,
        cast=cast_of(case),
        standards=tuple(state.paragraph for state in states if state.printed),
        overrides={each.origin: each for each in case.overrides.values()},
    )
