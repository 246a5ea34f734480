"""What PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) ask of a file, looked up rule by rule.

No validator of either can be had as a package, so the rules that a statement can break are checked
here on the finished bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from tests.export.documents import documents, long_document
from tests.export.pictures import a_picture
from tests.export.reference_document import reference_document
from tests.export.small_statements import paragraph, statement_of
from tests.export.tagged_pdf import read_tags, unicode_map
from tests.properties import examples
from workbench.export import pdf
from workbench.export.logo import read_logo
from workbench.export.theme import Theme
from workbench.statement.nodes import (
    Block,
    BulletList,
    Document,
    LetteredList,
    Paragraph,
    ParagraphRef,
    Quote,
    SignatureBlock,
    StatementStage,
    Style,
    Styled,
    Subheading,
    Text,
)
from workbench.statement.text import bullet_label, inline_text, letter_label

_NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
# ISO 32000-1, 14.8.4: the roles that need no role map.
_ROLES = {"Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Link",
          "BlockQuote", "Span", "Figure"}  # fmt: skip
_STAGES = [
    pytest.param(reference_document(stage), id=stage) for stage in StatementStage
] + [
    pytest.param(long_document(60), id="long"),
    pytest.param(
        statement_of(
            paragraph("Met שָׁלוֹם, ‘ٮټ مُحَمَّد’ and Ọlọ\u0301run."),
            Paragraph(inlines=(Text("אבג "), *[ParagraphRef("o1", 1)] * 4), origin="o2", number=2),
        ),
        id="scripts",
    ),
    pytest.param((reference_document(), a_picture((900, 300))), id="logo"),
    pytest.param((long_document(60), a_picture((3000, 100))), id="wide-logo"),
]  # fmt: skip


@pytest.fixture(scope="module", params=_STAGES)
def data(request: pytest.FixtureRequest, theme: Theme) -> bytes:
    if isinstance(request.param, Document):
        return pdf.render(request.param, theme)
    document, picture = request.param
    return pdf.render(document, theme, read_logo(picture))


@pytest.fixture
def file(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as opened:
        yield opened


def dictionaries(file: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, those of streams and those within others too."""

    def within(found: Any) -> Iterator[Any]:
        if isinstance(found, pikepdf.Stream | pikepdf.Dictionary):
            yield found
            values = [found[key] for key in found]
        else:
            values = list(found) if isinstance(found, pikepdf.Array) else []
        for value in values:
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from within(value)

    for each in file.objects:
        yield from within(each)


def fonts(file: pikepdf.Pdf) -> dict[tuple[int, int], Any]:
    return {
        font.objgen: font for page in file.pages for font in page.Resources.Font.values()
    }  # fmt: skip


def test_the_file_begins_and_ends_as_archives_want(data: bytes, file: pikepdf.Pdf) -> None:
    first, second = data.split(b"\n", 2)[:2]
    assert re.fullmatch(rb"%PDF-1\.[4-7]", first)
    assert second[:1] == b"%"
    assert len(second) >= 5
    assert all(byte > 127 for byte in second[1:5])
    assert re.search(rb"%%EOF\r?\n?\Z", data)
    assert data.count(b"%%EOF") == 1
    assert len(file.trailer.ID) == 2
    assert "/Encrypt" not in file.trailer
    assert file.Root.get("/NeedsRendering") is None


def test_every_stream_is_as_long_as_it_says_and_ends_on_a_line_of_its_own(data: bytes) -> None:
    ends = [match.start() for match in re.finditer(rb"endstream", data)]
    assert len(ends) > 5
    assert all(data[at - 1 : at] == b"\n" for at in ends)
    for match in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", data):
        after = data[match.end() + int(match[1]) :]
        assert re.match(rb"\r?\n?endstream", after)


def test_both_standards_are_claimed_in_metadata_that_agree_with_the_file(
    file: pikepdf.Pdf,
) -> None:
    packet = file.Root.Metadata
    assert packet.Type == "/Metadata"
    assert packet.Subtype == "/XML"
    text = packet.read_bytes()
    assert re.search(rb"<\?xpacket end=.[rw].\?>\s*\Z", text)
    with file.open_metadata() as about:
        claimed = {name: about[name] for name in (
            "pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "dc:title", "pdf:Producer",
        )}  # fmt: skip
        assert claimed == {
            "pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1",
            "dc:title": str(file.docinfo.Title), "pdf:Producer": str(file.docinfo.Producer),
        }  # fmt: skip
        if "/CreationDate" in file.docinfo:
            day = str(file.docinfo.CreationDate)[2:10]
            assert str(about["xmp:CreateDate"]).replace("-", "").startswith(day)
    # A schema that is not XMP's own has to be described (ISO 19005-2, 6.6.2.3).
    assert text.count(b"http://www.aiim.org/pdfua/ns/id/") == 2
    assert set(file.docinfo) <= {"/Title", "/Producer", "/CreationDate", "/ModDate", "/Subject"}


def test_the_catalogue_says_it_is_tagged_titled_and_in_english(file: pikepdf.Pdf) -> None:
    root = file.Root
    assert root.MarkInfo.Marked is True
    assert "/Suspects" not in root.MarkInfo
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle is True
    for forbidden in ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Requirements", "/Perms"):
        assert forbidden not in root, forbidden


def test_colours_are_told_by_a_profile(file: pikepdf.Pdf) -> None:
    (intent,) = file.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert str(intent.OutputConditionIdentifier)
    profile = intent.DestOutputProfile
    made = profile.read_bytes()
    assert int(profile.N) == 3
    assert int.from_bytes(made[:4], "big") == len(made)
    assert made[36:40] == b"acsp"
    assert made[16:20] == b"RGB "
    assert made[8] in (2, 4)


def test_nothing_is_transparent_scripted_embedded_or_fetched(file: pikepdf.Pdf) -> None:
    met: set[str] = set()
    for found in dictionaries(file):
        met |= set(found.keys())
        assert found.get("/Type") not in ("/Action", "/Filespec", "/EmbeddedFile")
        assert found.get("/S") not in ("/JavaScript", "/Launch", "/URI", "/Transparency")
        assert found.get("/Subtype") not in ("/Form", "/PS", "/FileAttachment")
        assert found.get("/Filter") not in ("/LZWDecode", "/Crypt")
        for opacity in ("/ca", "/CA"):
            assert float(found.get(opacity, 1)) == 1
        assert found.get("/SMask", "/None") == "/None"
        assert found.get("/BM", "/Normal") in ("/Normal", "/Compatible")
    assert not met & {"/JS", "/EF", "/FS", "/TR", "/TR2", "/HTP", "/Alternates", "/OPI"}


def test_a_picture_is_a_figure_described_and_in_colours_of_the_profile(
    data: bytes, file: pikepdf.Pdf
) -> None:
    pictures = [each for each in dictionaries(file) if each.get("/Subtype") == "/Image"]
    figures = [tag for tag in elements(file) if tag.S == "/Figure"]
    drawn = (pikepdf.parse_content_stream(page) for page in file.pages)
    shown = sum(str(operator) == "Do" for page in drawn for _, operator in page)
    assert len(pictures) == len(figures) == shown
    for picture in pictures:
        assert picture.ColorSpace == "/DeviceRGB"
        assert "/Interpolate" not in picture
        assert len(picture.read_bytes()) == 3 * int(picture.Width) * int(picture.Height)
    for figure in figures:
        assert str(figure.Alt)
        left, low, right, high = (float(edge) for edge in figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < low < high < 842
    assert read_tags(data).problems == []


def test_colours_on_the_page_are_those_the_profile_is_for(file: pikepdf.Pdf) -> None:
    for page in file.pages:
        used = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
        assert not used & {"k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "gs", "BI"}


def test_every_letter_has_its_shape_width_and_character_in_the_file(file: pikepdf.Pdf) -> None:
    shown = shown_codes(file)
    assert len(shown) >= 2
    for key, font in fonts(file).items():
        about = font.FontDescriptor
        assert font.Subtype == "/TrueType"
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert font.BaseFont == about.FontName
        assert len(about.FontFile2.read_bytes()) == int(about.FontFile2.Length1)
        # A symbolic face has no encoding of its own (ISO 19005-2, 6.2.11.6).
        assert int(about.Flags) & 4
        assert "/Encoding" not in font
        first, widths = int(font.FirstChar), list(font.Widths)
        letters = unicode_map(font)
        for code in shown.get(key, ()):
            assert 0 <= code - first < len(widths)
            # An accent stands over its letter, which says it: it has no width and says nothing.
            assert widths[code - first] > 0 or letters[code].isspace() or letters[code] == "\u200b"
            assert letters[code] not in ("", "\x00", "\ufeff", "\ufffe")


def shown_codes(file: pikepdf.Pdf) -> dict[tuple[int, int], set[int]]:
    """By font, the codes that pages show."""
    shown: dict[tuple[int, int], set[int]] = {}
    for page in file.pages:
        font = None
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                font = page.Resources.Font[str(operands[0])].objgen
            elif str(operator) == "Tj" and font is not None:
                shown.setdefault(font, set()).update(bytes(operands[0]))
    return shown


def test_links_are_printed_described_and_reached_in_the_order_of_the_tags(
    file: pikepdf.Pdf,
) -> None:
    seen = []
    for page in file.pages:
        assert page.Tabs == "/S"
        for link in page.obj.get("/Annots", []):
            assert link.Subtype == "/Link"
            assert int(link.F) & 4
            assert not int(link.F) & (1 | 2 | 32)  # invisible, hidden, not shown
            assert str(link.Contents)
            assert "/A" not in link
            assert "/Dest" in link
            seen.append(int(link.StructParent))
    pages = [int(page.obj.StructParents) for page in file.pages]
    assert len(seen + pages) == len(set(seen + pages))
    assert len(seen) >= 4
    assert int(file.Root.StructTreeRoot.ParentTreeNextKey) > max(seen + pages)


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    waiting = list(file.Root.StructTreeRoot.K)
    while waiting:
        found = waiting.pop()
        yield found
        kids = found.get("/K", [])
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_every_tag_has_a_standard_role_and_every_list_says_how_it_counts(
    file: pikepdf.Pdf,
) -> None:
    tags = list(elements(file))
    assert {str(tag.S)[1:] for tag in tags} <= _ROLES
    assert "/RoleMap" not in file.Root.StructTreeRoot
    for tag in tags:
        if tag.S == "/L":
            assert str(tag.A.O) == "/List"
            assert str(tag.A.ListNumbering)[1:] in (
                "Decimal", "Disc", "Circle", "Square", "LowerAlpha", "LowerRoman",
            )  # fmt: skip
        if tag.S == "/Link":
            kids = list(tag.K)
            areas = [kid for kid in kids if getattr(kid, "Type", None) == "/OBJR"]
            assert len(areas) == 1
            assert len(kids) > 1, "a link without words"
        assert len(list(tag.get("/K", []))) > 0, "an empty tag"


# --- the tags are the statement ------------------------------------------------------------------


def told(document: Document) -> Iterator[tuple[str, str]]:
    """What a screen reader should meet: the role, and the words without spaces round them."""
    meta = document.meta
    yield from (("P", line) for line in (meta.body_line, *meta.details))
    top = 1 if meta.title.strip() else 0
    yield "H1", meta.title
    for section in document.sections:
        level = top
        if section.title.strip():
            level = min(2, level + 1)
            yield f"H{level}", section.title
        for block in section.blocks:
            if isinstance(block, Subheading) and block.text.strip():
                level = min(4 if block.level > 2 else 3, level + 1)
                yield f"H{level}", block.text
            else:
                yield from told_block(block)


def told_block(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            if block.number is not None:
                yield "Lbl", f"{block.number}."
            yield "P", f"{block.lead} {inline_text(block.inlines)}"
        case BulletList() | LetteredList():
            yield from told_list(block, 0, 0)
        case Quote():
            yield from (("BlockQuote/P", inline_text(one)) for one in block.paragraphs)
        case SignatureBlock():
            yield "P", block.text


def told_list(
    block: BulletList | LetteredList, depth: int, lettered: int
) -> Iterator[tuple[str, str]]:
    bulleted = isinstance(block, BulletList)
    for index, item in enumerate(block.items):
        yield "Lbl", bullet_label(depth) if bulleted else letter_label(index, lettered)
        yield "LI/LBody/P", inline_text(item.inlines)
        for child in item.children:
            yield from told_list(child, depth + 1, lettered + (not bulleted))


@settings(max_examples=examples(40), deadline=None)
@given(documents(odd=False))
def test_a_screen_reader_meets_each_block_in_its_role(theme: Theme, document: Document) -> None:
    read = read_tags(pdf.render(document, theme))
    assert read.problems == []
    wanted = [
        (role, " ".join(words.split())) for role, words in told(document) if words.strip()
    ]  # fmt: skip
    met = [(path, " ".join(words.split())) for path, words in read.pieces]
    assert len(met) == len(wanted)
    for (path, words), (role, expected) in zip(met, wanted, strict=True):
        assert words == expected
        assert f"/{path}".endswith(f"/{role}")
        assert ("BlockQuote" in path) == ("BlockQuote" in role)
        assert path.startswith("Document")


@settings(max_examples=examples(40), deadline=None)
@given(documents(odd=False))
def test_every_reference_that_leads_somewhere_is_a_link(theme: Theme, document: Document) -> None:
    carried = {
        block.number
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
    }
    wanted = [n for n in references(document) if n in carried]
    with pikepdf.open(io.BytesIO(pdf.render(document, theme))) as file:
        found = [str(link.Contents) for page in file.pages for link in page.obj.get("/Annots", [])]
        assert sorted(found) == sorted(f"Go to paragraph {n}" for n in wanted)
        assert sum(tag.S == "/Link" for tag in elements(file)) == len(wanted)


def references(part: Any) -> Iterator[int]:
    """The numbers that references of a part of a statement name."""
    if isinstance(part, ParagraphRef) and part.number is not None:
        yield part.number
    for name in ("sections", "blocks", "items", "children", "paragraphs", "inlines"):
        for each in getattr(part, name, ()):
            for one in each if isinstance(each, tuple) else (each,):
                yield from references(one)


def test_a_link_within_bold_words_is_one_too(theme: Theme) -> None:
    document = reference_document()
    bold = Paragraph(
        inlines=(Styled(Style.STRONG, (Text("see "), ParagraphRef("event:e2", 6))),),
        origin="b",
        number=12,
    )
    last = document.sections[-1]
    changed = Document(
        meta=document.meta,
        sections=(*document.sections[:-1], type(last)(id="x", title="", blocks=(bold,))),
    )
    with pikepdf.open(io.BytesIO(pdf.render(changed, theme))) as file:
        assert sum(tag.S == "/Link" for tag in elements(file)) == 5
