"""Comments, notes, margins and the variants of a file, as Word itself writes them."""

from __future__ import annotations

import pytest

from tests.returned.edits import packed
from tests.returned.word_draft import (
    NOTHING,
    OFFICER,
    PANEL,
    RECORD,
    SAID,
    WROTE,
    read,
)
from tests.returned.word_markup import (
    AT,
    HELENE,
    JOSE,
    Comment,
    WordFile,
    add_part,
    added,
    by,
    removed,
    run,
)


def _commented(ids: tuple[int, ...], inner: str) -> str:
    begun = "".join(f'<w:commentRangeStart w:id="{id}"/>' for id in ids)
    ended = "".join(
        f'<w:commentRangeEnd w:id="{id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{id}"/></w:r>'
        for id in ids
    )
    return f"{begun}{inner}{ended}"


def test_comments_with_answers_settled_or_not(file: WordFile) -> None:
    file.comments += [
        Comment(0, HELENE, ("First line.", "Second line."), done=True),
        Comment(1, JOSE, ("An answer.",), done=True, parent=0),
        Comment(2, HELENE, ("And another.",), done=True, parent=0),
        Comment(3, JOSE, ("At one point.",), at="2026-11-20T10:02:00"),
        Comment(4, JOSE, ("Over two.",)),
        Comment(5, JOSE, ("On what is gone.",)),
    ]
    file.write(WROTE, run("It wrote to ") + _commented((0, 1, 2), run("Ms X") + added(" and Mr Z"))
               + run(" in May and apologised to her."))  # fmt: skip
    point = '<w:r><w:commentReference w:id="3"/></w:r>'
    file.write(PANEL, run("No panel met") + point + run(" before the end of August."))
    file.write(OFFICER, run("The officer promised ") + '<w:commentRangeStart w:id="4"/>'
               + run("an answer within ten days."))  # fmt: skip
    file.write(NOTHING, run("Nothing was sent") + '<w:commentRangeEnd w:id="4"/>'
               '<w:r><w:commentReference w:id="4"/></w:r>' + run(", and nobody rang."))  # fmt: skip
    file.write(RECORD, _commented((5,), removed(SAID[5])))
    found = read(file.data())["points"]
    assert [(e["paragraphs"], e["author"], e["date"], e["text"], e["quoted"]) for e in found] == [
        ([2], HELENE, AT, "First line.\nSecond line.", "Ms X and Mr Z"),
        ([3], JOSE, "2026-11-20T10:02:00", "At one point.", ""),
        ([4, 5], JOSE, AT, "Over two.", "an answer within ten days.\nNothing was sent"),
        ([6], JOSE, AT, "On what is gone.", SAID[5]),
    ]
    assert [each["resolved"] for each in found] == [True, False, False, False]
    assert [(e["author"], e["date"], e["text"]) for e in found[0]["replies"]] == [
        (JOSE, AT, "An answer."), (HELENE, AT, "And another."),
    ]  # fmt: skip


def test_footnotes_and_margins_are_reported(file: WordFile) -> None:
    note = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference '
    file.write(WROTE, run(SAID[1]) + f'<w:ins {by()}>{note}w:id="2"/></w:r></w:ins>')
    add_part(file.parts, "footnotes", (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
        f'</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        f'{added(" See the file.")}</w:p></w:footnote>'
    ), "footnotes")  # fmt: skip
    name = "word/header1.xml"
    words = f"{added(' Seen by us.', JOSE)}</w:p></w:hdr>".replace(f' w16du:dateUtc="{AT}"', "")
    header = file.parts[name].decode().replace("</w:p></w:hdr>", words, 1)
    assert header != file.parts[name].decode()
    file.parts[name] = header.encode()
    note_line, header_line = read(file.data())["report"]
    assert "At paragraph 2 stands a footnote that says “See the file.”" in note_line
    assert f"(tracked: {JOSE})" in header_line and "Seen by us." in header_line


def test_the_strict_variant_with_a_main_part_of_another_name(file: WordFile) -> None:
    file.write(PANEL, run("No panel met") + removed(" before the end of August") + run("."))
    file.comments.append(Comment(0, HELENE, ("Is this so?",)))
    file.write(WROTE, _commented((0,), run(SAID[1])))
    with_comments = WordFile(file.data()).parts
    strict = {
        name.replace("document.xml", "document2.xml"): content
        .replace(b"document.xml", b"document2.xml")
        .replace(b"schemas.openxmlformats.org/wordprocessingml/2006/main",
                 b"purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
                 b"purl.oclc.org/ooxml/officeDocument/relationships/customProperties")
        .replace(b"schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in with_comments.items()
    }  # fmt: skip
    found = read(packed(strict))
    assert [each["text"] for each in found["points"]] == ["Is this so?"]
    assert [each["before"] for each in found["proposals"]] == [" before the end of August"]
    assert found["report"] == []
    signless = {
        name: content.replace(b'w:name="_Draft_', b'w:name="_Other_')
        for name, content in strict.items()
    }
    (line,) = read(packed(signless))["report"]
    assert "The signs of its paragraphs are lost" in line


def test_a_watermark_saved_as_a_text_box_is_no_change_of_the_header(file: WordFile) -> None:
    name = "word/header1.xml"
    box = "<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>DRAFT</w:t></w:r></w:p></w:txbxContent>"
    header = file.parts[name].decode()
    file.parts[name] = header.replace("</w:p></w:hdr>", f"{box}</w:drawing></w:r></w:p></w:hdr>")\
        .encode()  # fmt: skip
    assert b"txbxContent" in file.parts[name]
    assert read(file.data())["report"] == []


_LIKED = (
    '<w16cex:extLst><w16:ext xmlns:w16="http://schemas.microsoft.com/office/word/2018/wordml" '
    'w16:uri="{CE6994B0-6A32-4C9F-8C6B-6E91EDA988CE}"><cr:reactions '
    'xmlns:cr="http://schemas.microsoft.com/office/comments/2020/reactions"><cr:reaction '
    'reactionType="1"><cr:reactionInfo dateUtc="2026-11-21T08:00:00Z"><cr:user userId="j" '
    'userProvider="AD" userName="José"/></cr:reactionInfo></cr:reaction></cr:reactions></w16:ext>'
    "</w16cex:extLst></w16cex:commentExtensible>"
)


def test_a_thumb_put_up_to_a_comment_is_told(file: WordFile) -> None:
    file.comments += [Comment(0, HELENE, ("It is not so.", "Is it?")), Comment(1, JOSE, ("Oh.",))]
    file.write(WROTE, _commented((0,), run(SAID[1])) + _commented((1,), ""))
    parts = WordFile(file.data()).parts
    name = "word/commentsExtensible.xml"
    liked = parts[name].replace(b"/>", f">{_LIKED}".encode(), 1)
    found = read(packed(parts | {name: liked}))
    assert found["report"] == [f"José liked the comment of {HELENE} “It is not so. Is it?”."]


@pytest.mark.parametrize("mark", ["commentRangeEnd", "commentRangeStart", "commentReference"])
def test_a_comment_with_one_mark_left_stands_there(file: WordFile, mark: str) -> None:
    file.comments.append(Comment(0, HELENE, ("Why?",)))
    left = f'<w:{mark} w:id="0"/>'
    file.write(WROTE, run(SAID[1]) + (f"<w:r>{left}</w:r>" if mark.endswith("ence") else left))
    found = read(file.data())
    assert [each["paragraph"] for each in found["points"]] == [2] and found["report"] == []


def test_who_put_in_what_stands_beside_the_words_is_told(file: WordFile) -> None:
    file.write(WROTE, run(SAID[1]) + f"<w:ins {by()}><w:r><w:drawing/></w:r></w:ins>")
    (line,) = read(file.data())["report"]
    assert f"a picture, put in by {HELENE}." in line
