"""Paragraphs lifted out of the source are read as those of the tree are, whatever stands there."""

from __future__ import annotations

import io
import random
import re
import zipfile
from functools import cache

import pytest

from tests.export.reference_document import reference_document
from tests.returned.test_scripts import THEME, script
from tests.returned.word_draft import sent
from tests.returned.word_markup import field_of
from workbench.application.returned.file import ReturnedFile
from workbench.domain.errors import StatementRefused
from workbench.export.theme import load_theme
from workbench.export.word import render
from workbench.interchange.returned import lifting
from workbench.interchange.returned.lifting import Lifting
from workbench.interchange.returned.reader import read_returned

_SPLICED = (
    "<w:p/>", '<w:p w:rsidR="00AB12CD"/>', "<w:p>", "</w:p>", "<w:r><w:tab/></w:r>", "<!-- a -->",
    "<![CDATA[<w:p><w:r><w:t>a</w:t></w:r></w:p>]]>", "<?a b?>", "&amp;", "&#x41;", "&#1;", "&a;",
    "]]>", "\x01", "\ufffe", "\ufffd", "\n", "<",
    '<w:lifted w:val="0"/>', '<w:b w:val="1" w:val="1"/>',
    "<w:rPr><w:b/></w:rPr>", "<w:r><w:rPr><w:i/><w:u w:val='single'/></w:rPr><w:t>set</w:t></w:r>",
    '<w:r><w:rPr><w:b w:val="0" w:val="1"/></w:rPr><w:t/></w:r>', "<w:r><w:t></w:t></w:r>",
    '<w:bookmarkStart w:id="100004" w:name="other"/>', '<w:bookmarkEnd w:id="100004"/>',
    '<w:bookmarkStart w:id="7" w:name="_Draft_a1a1a1a1a1a1_3"/>', '<w:proofErr w:type="spellEnd"/>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:commentRangeStart w:id="1"/>',
    '<w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>',
    '<w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins>',
    '<w:smartTag xmlns:w="urn:a"/>',
    '<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>'
    "</w:drawing></w:r>",
    '<m:oMath xmlns:m="urn:m"><w:p/></m:oMath>', 'x:id="1"', 'w14:paraId="1"',
)  # fmt: skip
_ROUND = (
    ('<w:ins w:id="1" w:author="A">', "</w:ins>"), ("<w:del>", "</w:del>"), ("<!--", "-->"),
    ("<w:tbl><w:tr><w:trPr><w:ins w:author='B'/></w:trPr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("<w:p><w:r>", "</w:r></w:p>"),
    ("<w:sdtPr>", "</w:sdtPr>"), ("<a:a xmlns:a='urn:a'>", "</a:a>"), ("<![CDATA[", "]]>"),
)  # fmt: skip
_BETWEEN = (
    "", "", '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="9" w:name="_GoBack"/>',
    '<w:bookmarkEnd w:id="100004"/>', "<w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>",
    *(field_of(code, "77") for code in (r"REF _Ref210000003 \r \h", r"REF _Ref210000012 \h",
                                        "REF _Ref2100012345", "PAGE")),
    *(field_of("REF _Ref210000003", given) for given in ("&amp;", "\u00ad", "", "\x01")),
)  # fmt: skip
_BEGUN = (
    "<w:r>", "<w:r>", '<w:r w:rsidR="00AB12CD">', "<w:r><w:rPr></w:rPr>", "<w:r><w:rPr/>",
    "<w:r><w:rPr><w:i/></w:rPr>", "<w:r><w:lastRenderedPageBreak/>",
    '<w:r w:rsidR="0" w:rsidRPr="C4"><w:rPr></w:rPr><w:lastRenderedPageBreak/>', "<w:r><w:tab/>",
)  # fmt: skip
_KEPT = ("", ' xml:space="preserve"')


def _parted(draw: random.Random) -> str:
    """The source with its runs parted, as Word and LibreOffice part them."""
    ids = '<w:p w14:paraId="5E1A77C2" w:rsidR="00AB12CD" w:rsidP="00D01F00">'
    source = _source().replace("<w:document ", '<w:document xmlns:w14="urn:w14" ', 1)
    source = re.sub("<w:p>", lambda _: draw.choice(("<w:p>", ids)), source)

    def part(space: re.Match[str]) -> str:
        if draw.random() < 0.9:
            return " "
        between, begun = draw.choice(_BETWEEN), draw.choice(_BEGUN)
        return f" </w:t></w:r>{between}{begun}<w:t{draw.choice(_KEPT)}>"

    return re.sub(r"(?<=[a-z]) (?=[a-z]+[ .])", part, source)


def _with_source(data: bytes, source: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, source if name == "word/document.xml" else old.read(name))
    return made.getvalue()


@cache
def _source() -> str:
    with zipfile.ZipFile(io.BytesIO(sent())) as file:
        return file.read("word/document.xml").decode()


def _altered(draw: random.Random) -> str:
    source = _source()
    for _ in range(draw.randrange(1, 4)):
        places = [at for at, sign in enumerate(source) if sign == "<" and at > 500]
        at = draw.choice(places)
        match draw.randrange(5):
            case 0:
                source = source[:at] + draw.choice(_SPLICED) + source[at:]
            case 1:
                at = source.find(" ", at)
                source = source[:at] + draw.choice((" ", "", *_SPLICED)) + source[at:]
            case 2:
                source = source[:at] + source[source.find(">", at) + 1 :]
            case 3:
                first, last = sorted(
                    draw.sample([i for i in places if source.startswith("<w:p>", i)], 2)
                )
                before, behind = draw.choice(_ROUND)
                source = source[:first] + before + source[first:last] + behind + source[last:]
            case _:
                stop = draw.choice([each for each in places if each > at] or [at])
                source = source[:stop] + source[at:stop] + source[stop:]
    return source


def _read(data: bytes) -> ReturnedFile | str:
    try:
        return read_returned(data)
    except StatementRefused as refused:
        return refused.message


def _same_from_the_tree(data: bytes, monkeypatch: pytest.MonkeyPatch) -> ReturnedFile | str:
    found = _read(data)
    with monkeypatch.context() as patch:
        patch.setattr(lifting, "_BEGINNING", re.compile(rb"(?!)"))  # no file begins as it must
        assert found == _read(data)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_scripts_of_edits_are_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    _same_from_the_tree(script(seed + 40).data(), monkeypatch)


def test_every_kind_of_block_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    _same_from_the_tree(render(reference_document(), load_theme(THEME)), monkeypatch)


def test_runs_parted_in_every_way_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(1)
    sources = [_parted(draw).encode() for _ in range(60)]
    found = [_same_from_the_tree(_with_source(sent(), each), monkeypatch) for each in sources]
    assert 20 < sum(isinstance(each, ReturnedFile) for each in found) < len(found)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_spliced_in_is_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(seed)
    sources = [_altered(draw).encode(errors="replace") for _ in range(60)]
    found = [_same_from_the_tree(_with_source(sent(), each), monkeypatch) for each in sources]
    read = [each for each in found if isinstance(each, ReturnedFile)]
    assert 5 < len(read) < len(found)


def test_most_of_a_file_is_lifted() -> None:
    plain = Lifting()
    rest = plain.rest(_source().encode(), ())
    assert sum(map(len, plain.groups)) > 6
    assert len(rest) < len(_source()) / 3
