"""Words written from right to left, joined letters and accents are printed as they are read."""

from __future__ import annotations

import importlib.util
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.export.libreoffice import Poppler
from tests.export.small_statements import paragraph, statement_of
from tests.export.tagged_pdf import read_tags, unicode_map
from tests.export.word_reading import WordFile
from workbench.export import coverage, pdf, plain, web_page, word
from workbench.export.characters import uncovered_characters
from workbench.export.pdf import shaping
from workbench.export.pdf.faces import registered
from workbench.export.pdf.placing import placed
from workbench.export.pdf.words import Span, Wording, lines_of
from workbench.export.read_back import parts_of
from workbench.export.theme import Theme

HEBREW = "שלום עולם"
ARABIC = "السلام عليكم"


def seen(text: str, theme: Theme) -> list[str]:
    """The pieces of a line from left to right, with their words as they are read."""
    (line,) = lines_of(
        Wording(theme, frozenset()).runs([Span(text)], theme.styles.paragraph), 1_000_000
    )
    return [piece.text for piece in sorted(placed(line), key=lambda piece: piece.x)]


def signs(data: bytes) -> str:
    """What a file says, sign by sign as it stands in its first page."""
    with pikepdf.open(io.BytesIO(data)) as file:
        page = file.pages[0]
        maps = {str(name): unicode_map(font) for name, font in page.Resources.Font.items()}
        letters: dict[int, str] = {}
        said = []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                letters = maps[str(operands[0])]
            elif str(operator) == "Tj":
                said.append("".join(letters[code] for code in bytes(operands[0])))
    return "".join(said)


@pytest.mark.parametrize("words", [HEBREW, ARABIC, "שָׁלוֹם", "مُحَمَّد"])
def test_words_of_other_scripts_stand_from_right_to_left_and_are_read_as_typed(
    theme: Theme, words: str
) -> None:
    document = statement_of(paragraph(f"She wrote {words} twice."))
    data = pdf.render(document, theme)
    said = signs(data).replace("\u200b", "")
    assert all(word[::-1] in said for word in words.split())
    tagged = read_tags(data)
    assert tagged.problems == []
    assert f"She wrote {words} twice." in tagged.text.replace("\u200b", "")
    assert f"She wrote {words} twice." in " ".join(text for _, text in parts_of("pdf", data))


@pytest.mark.parametrize(
    ("typed", "from_the_left"),
    [
        ("Met אבג דהו then", ["Met ", "דהו", "אבג ", " then"]),
        ("אבג 12-34 דהו", ["דהו", " ", "12-34", "אבג "]),
        ("(אבג) is", ["(", "אבג", ") is"]),
        ("אבג (דהו) is", ["(דהו)", "אבג ", " is"]),
        ("a אבג b דהו c", ["a ", "אבג", " b ", "דהו", " c"]),
    ],
)
def test_the_parts_of_a_mixed_line_stand_in_the_order_of_the_unicode_standard(
    theme: Theme, typed: str, from_the_left: list[str]
) -> None:
    shown = seen(typed, theme)
    assert "".join(shown) == "".join(from_the_left)


def test_arabic_letters_join_their_neighbours(theme: Theme) -> None:
    face = registered(theme.fallback.regular)
    numbers = [glyph.number for glyph in face.shapes("ببب", right_to_left=True)]
    assert len(set(numbers)) == 3
    (alone,) = face.shapes("ب", right_to_left=True)
    assert alone.number not in numbers


@pytest.mark.parametrize("letter", ["ọ\u0301", "q\u0301", "x\u0323\u0302", "n\u0304", "M\u0300"])
def test_accents_stand_over_their_letter_and_take_no_room(theme: Theme, letter: str) -> None:
    ((face, whole),) = pdf_runs(theme, letter)
    assert whole == letter
    base, *accents = face.shapes(letter, right_to_left=False)
    assert accents
    assert face.width(letter, 10) == pytest.approx(base.advance / 100)
    for accent in accents:
        # Its middle lies over the letter: it begins left of the pen, which stands after the letter.
        assert accent.advance == 0
        assert -base.advance - 400 < accent.right <= 100
    assert base.said == letter
    assert not any(accent.said for accent in accents)


def pdf_runs(theme: Theme, text: str) -> list[tuple[object, str]]:
    from workbench.export.pdf.faces import runs

    return list(runs(theme, theme.body, text))


def test_a_long_passage_of_another_script_is_broken_into_full_lines(theme: Theme) -> None:
    words = [f"كلمة{chr(0x660 + at % 10)}" for at in range(80)]
    runs = Wording(theme, frozenset()).runs([Span(" ".join(words))], theme.styles.paragraph)
    lines = lines_of(runs, 30_000)
    assert len(lines) > 3
    assert " ".join("".join(text for _, text in line.pieces).strip() for line in lines).split() == (
        words
    )
    for line in lines:
        assert max(piece.x + piece.width for piece in placed(line)) < 30_400


def test_the_same_statement_is_the_same_file_whatever_was_printed_before(theme: Theme) -> None:
    document = statement_of(paragraph(f"Words: {ARABIC}, Ọlọ\u0301run."))
    first = pdf.render(document, theme)
    pdf.render(statement_of(paragraph("ثمانية شلومو כלב")), theme)
    assert pdf.render(document, theme) == first


def test_an_ordinary_file_loads_nothing_for_other_scripts() -> None:
    program = (
        "import sys; from pathlib import Path; from workbench.export import pdf;"
        "from workbench.export.theme import load_theme;"
        "from tests.export.reference_document import reference_document;"
        "pdf.render(reference_document(), load_theme(Path('resources/theme/statement.toml')));"
        "print(sorted({'uharfbuzz', 'bidi'} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True
    )
    assert done.stdout.strip() == "[]"


def test_where_shapes_cannot_be_had_the_signs_are_printed_as_codes_and_reported(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        coverage, "find_spec", lambda name: None if name == "uharfbuzz" else importlib.util
    )
    coverage._coverage.cache_clear()  # noqa: SLF001 - what it knew was of another computer
    document = statement_of(paragraph("Names: Siân, שלום."))
    try:
        assert {char for char, _ in uncovered_characters(document, theme)} == set("שלום")
        assert "Siân, [U+05E9]" in read_tags(pdf.render(document, theme)).text
    finally:
        coverage._coverage.cache_clear()  # noqa: SLF001


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("re\u00adopened co\u200bun\u2060cil", "reopened council"),
        ("one   two  three", "one two three"),
        ("a\u200db\u200c \u200eafter\u200f", "ab after"),
        ("seen \u202ebackwards\u202c and \u2066apart\u2069", "seen backwards and apart"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("می\u200cخواهم \u200fכן", "می\u200cخواهم \u200fכן"),
    ],
)
def test_signs_without_a_shape_are_the_same_in_every_file(
    theme: Theme, typed: str, shown: str
) -> None:
    document = statement_of(paragraph(f"Typed: {typed}."))
    wanted = f"Typed: {shown}."
    assert wanted in plain.render(document)
    assert wanted in re.sub("<[^>]*>", "", web_page.render(document, theme))
    assert wanted in " ".join(WordFile(word.render(document, theme)).text())
    said = read_tags(pdf.render(document, theme)).text
    assert wanted in said


def test_order_of_nested_words() -> None:
    assert shaping.seen_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert shaping.seen_order([1, 1, 0, 1]) == [1, 0, 2, 3]
    assert shaping.seen_order([]) == []


@pytest.mark.slow
def test_poppler_copies_the_words_as_they_are_read(theme: Theme, poppler: Poppler) -> None:
    document = statement_of(paragraph(f"First {HEBREW} then {ARABIC} and Ọlọ\u0301run."))
    (page,) = poppler.pages(pdf.render(document, theme))
    said = re.sub(r"[\u202a-\u202e\s]+", " ", page)
    assert f"First {HEBREW} then {ARABIC} and Ọlọ\u0301run." in said.replace("  ", " ")
