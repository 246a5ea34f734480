"""What stands beside the words, what is no change at all, and files saved by other programs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import TODAY, a_sound_case
from tests.returned.edits import packed
from tests.returned.word_draft import (
    DOCUMENT,
    LETTER,
    NOTHING,
    OFFICER,
    PANEL,
    SAID,
    WROTE,
    proposals,
    read,
    tracked,
)
from tests.returned.word_markup import (
    HELENE,
    JOSE,
    Comment,
    WordFile,
    add_part,
    added,
    by,
    field_of,
    paragraph,
    removed,
    run,
)
from tests.unit.application.desk import CountedIds
from workbench.application.comments.from_file import enter_points
from workbench.application.returned.reading import Draft, read_back
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import InvalidInput, StatementRefused
from workbench.domain.records.versions import Sending
from workbench.interchange.returned.reader import read_returned
from workbench.statement.nodes import Document

_NO_ANSWERS = b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'
_OLDER = b"\xd0\xcf\x11\xe0"
_MARK = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
_CHOICE = '<w:r><mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice><mc:Fallback>{}'\
    "</mc:Fallback></mc:AlternateContent></w:r>"  # fmt: skip


def test_a_reference_counted_anew_while_changes_are_tracked_is_no_change(file: WordFile) -> None:
    begin, order, part, _, end = field_of("REF _Ref210000001 \\r \\h", "1").split("</w:r>")[:5]
    shown = removed("1") + added("2")
    file.write(NOTHING, run("Nothing was sent") + f"<w:ins {by()}>{run(' (')}{begin}</w:r>{order}"
               f"</w:r>{part}</w:r></w:ins>{shown}<w:ins {by()}>{end}</w:r>{run(')')}</w:ins>"
               + run(", and nobody rang."))  # fmt: skip
    assert proposals(file) == [tracked(5, "insert", "", " (1)")]


def test_a_field_that_never_ends_hides_no_words(file: WordFile) -> None:
    begin, order = field_of('HYPERLINK "x"', "1").split("</w:r>")[:2]
    asked = "<w:r><w:instrText>IF </w:instrText></w:r>" + field_of("PAGE", "1")
    file.write(WROTE, run("It wrote to ") + f"{begin}</w:r>{order}</w:r>" + run("Ms X in May")
               + added(" twice") + run(" and apologised to her."))  # fmt: skip
    file.write(PANEL, run("No panel met ") + f"{begin}</w:r>{asked}"
               + run("hidden") + field_of("X", "").partition("</w:r>")[2].partition("</w:r>")[2]
               + run("before the end of August."))  # fmt: skip
    assert proposals(file) == [tracked(2, "insert", "", " twice")]


def test_a_note_put_in_and_taken_out_again_stands_nowhere(file: WordFile) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file.write(WROTE, run(SAID[1]) + f"<w:ins {by()}><w:del {by(JOSE)}>{note}</w:del></w:ins>")
    add_part(
        file.parts,
        "footnotes",
        f'<w:footnote w:id="2"><w:p>{run("Gone.")}</w:p></w:footnote>',
        "footnotes",
    )
    assert proposals(file) == []


def test_a_comment_that_lost_its_marks_and_what_it_answers_is_named(file: WordFile) -> None:
    file.comments += [Comment(0, HELENE, ("Why?",)), Comment(1, JOSE, ("So.",), parent=0)]
    file.write(WROTE, _MARK.format(0, run(SAID[1])))
    parts = WordFile(file.data()).parts
    parts["word/commentsExtended.xml"] = _NO_ANSWERS
    found = read(packed(parts))
    assert [(each["paragraph"], each["text"]) for each in found["points"]] == [
        (2, "Why?"), (None, "So."),
    ]  # fmt: skip
    (line,) = found["report"]
    assert JOSE in line and "has lost its place" in line and "no longer says which: “So.”" in line


def test_a_file_that_lost_its_lists_has_every_paragraph_without_number(file: WordFile) -> None:
    file.write(WROTE, run(SAID[1]) + added(" Twice."))
    parts = WordFile(file.data()).parts
    del parts["word/numbering.xml"]
    found = read(packed(parts))
    assert [(each["kind"], each["after"]) for each in found["proposals"]] == [("insert", " Twice.")]
    (line,) = found["report"]
    assert "without the styles or lists" in line


def test_a_file_packed_with_the_folders_of_windows_is_read_whole(file: WordFile) -> None:
    file.comments.append(Comment(0, HELENE, ("Why?",)))
    file.write(WROTE, _MARK.format(0, run(SAID[1])) + added(" Twice."))
    parts = WordFile(file.data()).parts
    packed_so = packed({name.replace("/", "\\"): content for name, content in parts.items()})
    assert read(packed_so) == read(file.data())


def test_a_file_without_a_word_is_refused(file: WordFile) -> None:
    file.written = {0: "<w:p/>"}
    with pytest.raises(StatementRefused, match="no text"):
        read_returned(file.data())


def test_signs_nobody_sees_and_empty_controls_are_no_change(file: WordFile) -> None:
    file.write(WROTE, run("It wro\u00adte to \u2068Ms X\u2069\u200b in May\u202c")
               + "<w:r><w:softHyphen/></w:r>" + run(" and apolo\ufeffgised to her."))  # fmt: skip
    asks = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Tap here.')}"
    filled = asks.replace("Hdr/>", 'Hdr w:val="0"/>').replace("Tap here.", SAID[2])
    file.write(PANEL, "".join(f"{each}</w:sdtContent></w:sdt>" for each in (filled, asks)))
    assert proposals(file) == []


def test_a_sign_written_for_newer_programs_is_read_from_what_stands_for_it(file: WordFile) -> None:
    sign = _CHOICE.format('<w16se:symEx xmlns:w16se="x"/>', "<w:t>\U0001f44d</w:t>")
    file.write(WROTE, run(SAID[1]) + f"<w:ins {by()}>{sign}</w:ins>")
    assert proposals(file) == [tracked(2, "insert", "", "\U0001f44d")]


def test_comments_in_notes_and_text_boxes_stand_at_their_paragraphs(file: WordFile) -> None:
    file.comments += [Comment(0, HELENE, ("In a note.",)), Comment(1, HELENE, ("In a box.",))]
    file.write(WROTE, run(SAID[1]) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    note = _MARK.format(0, run("Seen") + removed(" gone") + added(" here"))
    add_part(file.parts, "footnotes", (
        f'<w:footnote w:id="2"><w:p>{note}<w:r><w:commentReference w:id="0"/></w:r></w:p>'
        "</w:footnote>"
    ), "footnotes")  # fmt: skip
    box = f"<w:txbxContent><w:p>{run('One.')}</w:p><w:p>{_MARK.format(1, run('Two.'))}</w:p>"
    drawn = f"<w:drawing>{box}</w:txbxContent></w:drawing>"
    file.write(OFFICER, run(SAID[3]) + _CHOICE.format(drawn, drawn))
    found = read(file.data())
    assert [(e["paragraph"], e["text"]) for e in found["points"]] == [
        (2, "In a note."), (4, "In a box."),
    ]  # fmt: skip
    assert [line.split(" stands ")[1].split("”")[0] for line in found["report"]] == [
        "a footnote that says “Seen here", "a text box that says “One. Two.",
    ]  # fmt: skip


def test_what_a_comment_holds_besides_plain_words(file: WordFile) -> None:
    file.comments.append(Comment(0, HELENE, ("See",)))
    file.write(WROTE, _MARK.format(0, run(SAID[1])))
    file.write(PANEL, run(SAID[2]) + '<w:r><w:commentReference w:id="7"/></w:r>')
    parts = WordFile(file.data()).parts
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(
        b">See</w:t>", b">See</w:t><w:br/><w:t>p. 3</w:t><w:noBreakHyphen/><w:t>4</w:t><w:drawing/>"
    )
    found = read(packed(parts))
    assert [each["text"] for each in found["points"]] == ["See\np. 3\u20114(a picture)"]
    assert found["report"] == ["The mark of a comment stands in it, but not what was said."]


def test_a_break_of_the_page_and_another_watermark_are_reported(file: WordFile) -> None:
    file.write(WROTE, '<w:r><w:br w:type="page"/></w:r>' + run(SAID[1]))
    across = b'<v:textpath xmlns:v="urn:schemas-microsoft-com:vml" string="FINAL"/></w:p></w:hdr>'
    header = file.parts["word/header1.xml"]
    file.parts["word/header1.xml"] = header.replace(b"</w:p></w:hdr>", across, 1)
    assert read(file.data())["report"] == [
        "At paragraph 2 stands a break of the page. It is no part of the statement.",
        "The watermark was changed; it says “FINAL” now.",
    ]


def test_a_file_that_lost_the_styles_has_no_changed_kinds_but_those_of_single_ones(
    file: WordFile,
) -> None:
    file.write(WROTE, run("It wrote to Ms X") + removed(" in May") + run(" and apologised to her."))
    file.write(PANEL, run(SAID[2]), style="Heading2")
    heading = b'<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    file.parts["word/styles.xml"] = (
        file.parts["word/styles.xml"].partition(b"<w:style ")[0] + heading
        + b"</w:style></w:styles>"
    )  # fmt: skip
    found = read(file.data())
    assert [(e["paragraph"], e["kind"], e["formatting"]) for e in found["proposals"]] == [
        (2, "delete", ""), (3, "format", "became a heading of level 2"),
    ]  # fmt: skip
    (line,) = found["report"]
    assert "without the styles" in line


def _without_signs(file: WordFile) -> bytes:
    parts = WordFile(file.data()).parts
    del parts["docProps/custom.xml"]
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"/custom-properties", b"/other")
    main = parts["word/document.xml"].replace(b'w:name="_Draft_', b'w:name="_Other_')
    return packed(parts | {"word/document.xml": main})


def test_a_file_without_signs_is_one_that_was_sent_and_a_later_one_is_named(file: WordFile) -> None:
    def loaded() -> Document:
        return DOCUMENT

    now = Draft("the draft as it stands now", 0, loaded)
    first, second = (Draft(f"Draft {n}", n, loaded, issued=True) for n in (1, 2))
    for drafts, name in (([now, first], "Draft 1"), ([now, first, second], "Draft 2")):
        found = read_back(read_returned(_without_signs(file)), drafts)
        assert found.draft.name == name
    other = DOCUMENT.__class__(meta=DOCUMENT.meta, sections=DOCUMENT.sections[:-1])
    later = Draft("Draft 2", 2, lambda: other, issued=True)
    found = read_back(read_returned(file.data()), [now, first, later])
    assert (found.draft.name, found.report) == (
        "Draft 1", ("Draft 2 has been issued since Draft 1.",)
    )  # fmt: skip


def _as_wide(content: bytes, encoding: str, mark: str = "\ufeff") -> bytes:
    text = content.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    return (mark + text).encode(encoding)


@pytest.mark.parametrize(("encoding", "mark"), [
    ("utf-16-le", "\ufeff"), ("utf-16-be", "\ufeff"), ("utf-16-le", ""), ("utf-16-be", ""),
])  # fmt: skip
def test_parts_written_in_utf_16_are_read_and_looked_through_alike(
    file: WordFile, encoding: str, mark: str
) -> None:
    file.write(LETTER, run(SAID[0]) + added(" Twice."))
    parts = WordFile(file.data()).parts
    main = parts["word/document.xml"]
    wide = packed(parts | {"word/document.xml": _as_wide(main, encoding, mark)})
    assert [each["after"] for each in read(wide)["proposals"]] == [" Twice."]
    hostile = main.replace(b"<w:document", b'<!DOCTYPE w [<!ENTITY a "b">]><w:document', 1)
    with pytest.raises(StatementRefused, match="entities"):
        read_returned(packed(parts | {"word/document.xml": _as_wide(hostile, encoding, mark)}))


@pytest.mark.parametrize(("data", "what"), [
    (packed({"Draft 1.docx": b"x"}), "a zip with a Word file in it"),
    (packed({"xl/workbook.xml": b"<x/>"}), "an Excel workbook"),
    (packed({"ppt/presentation.xml": b"<x/>"}), "PowerPoint"),
    (packed({"Index/Document.iwa": b"x"}), "Pages"),
    (b'<?xml version="1.0"?><pkg:package xmlns:pkg='
     b'"http://schemas.microsoft.com/office/2006/xmlPackage"/>', "saved as XML"),
    (_OLDER + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
    (_OLDER + "__substg1.0_0".encode("utf-16-le"), "an e-mail"),
    (_OLDER + "WordDocument".encode("utf-16-le"), "an older Word"),
    (_OLDER + "Workbook".encode("utf-16-le"), "an Excel workbook"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "a web page"),
    (b"MIME-Version: 1.0\r\nTo: Pat Ash\r\n\r\nSee the draft.", "an e-mail"),
    (b"\xef\xbb\xbf{\\rtf1 x}", "rich text"),
    (b"\n%PDF-1.7", "a PDF"),
    (b"7z\xbc\xaf'\x1c", "a packed folder"),
])  # fmt: skip
def test_files_of_other_kinds_are_named(data: bytes, what: str) -> None:
    with pytest.raises(StatementRefused, match=what):
        read_returned(data)


def test_a_line_break_in_place_of_a_space_is_said_and_no_change(file: WordFile) -> None:
    file.write(WROTE, run("It wrote to Ms X") + "<w:r><w:br/></w:r>"
               + run("in May and apologised to her."))  # fmt: skip
    found = read(file.data())
    assert (found["proposals"], found["report"]) == (
        [], ["A line break stands in paragraph 2; it is taken as a space."]
    )  # fmt: skip


def test_words_put_in_bold_and_ends_put_in_and_taken_out_are_told(file: WordFile) -> None:
    file.write(
        WROTE,
        run("It wrote to Ms X")
        + added(" twice", looks="<w:b/>")
        + run(" in May and apologised to her."),
        f"<w:ins {by()}/><w:del {by(JOSE)}/>",
    )
    file.written[WROTE] += paragraph(added(" And wrote."))
    assert read(file.data())["report"] == [
        "In paragraph 2 “ twice” was put in bold; it is taken plain.",
        f"In paragraph 2 {JOSE} took out again the end of a paragraph, which {HELENE} had put in.",
    ]


def test_what_others_did_in_a_new_paragraph_is_told(file: WordFile) -> None:
    gone = f"<w:ins {by()}><w:del {by(JOSE)}>{run('many ', '', 'delText')}</w:del></w:ins>"
    file.written[WROTE] += paragraph(added("A new one with ") + gone + added("good ", JOSE)
                                     + added("words."), end=f"<w:ins {by()}/>")  # fmt: skip
    found = read(file.data())
    assert [each["after"] for each in found["proposals"]] == ["A new one with good words."]
    where = f"In the new paragraph of {HELENE} after paragraph 2 {JOSE}"
    assert found["report"] == [f"{where} took out again “many ”.", f"{where} put in “good ”."]


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:00:00-05:00", "soon"])
def test_a_comment_of_no_time_there_is_can_be_entered(file: WordFile, at: str) -> None:
    file.comments.append(Comment(0, HELENE, ("When?",), at=at))
    file.write(WROTE, _MARK.format(0, run(SAID[1])))
    found = read_back(read_returned(file.data()), [Draft("Draft 1", 1, lambda: DOCUMENT)])
    council = Sending(to="the Council", on=TODAY)
    case = enter_points(a_sound_case(), found, council, TODAY, CountedIds())
    assert [(each.text, each.written_at) for each in case.points.values()] == [("When?", "")]


def test_a_comment_entered_before_is_not_entered_again_but_what_was_answered_since(
    file: WordFile,
) -> None:
    def entered(case: CaseFile) -> CaseFile:
        found = read_back(read_returned(file.data()), [Draft("Draft 1", 1, lambda: DOCUMENT)])
        return enter_points(case, found, Sending(to="the Council", on=TODAY), TODAY, ids)

    ids = CountedIds()
    file.comments += [Comment(0, HELENE, ("Why?",)), Comment(1, HELENE, ("Why?",))]
    file.write(WROTE, _MARK.format(0, run(SAID[1])))
    file.write(PANEL, _MARK.format(1, run(SAID[2])))
    first = entered(a_sound_case())
    assert len(first.points) == 2
    moved = first.with_record("point", replace(first.points["point-2"], place="elsewhere"))
    with pytest.raises(InvalidInput, match="entered before"):
        entered(moved)
    file.comments.append(Comment(2, JOSE, ("So.",), parent=1))
    file.comments[1].done = True
    again = entered(moved)
    changed = {id: each for id, each in again.points.items() if each != moved.points[id]}
    assert len(again.responses) == 1 and len(changed) == 1
    (point,) = changed.values()
    assert (point.replies, point.resolved) == (f"{JOSE}: So.", True)
    file.comments.append(Comment(3, JOSE, ("Another.",)))
    file.write(NOTHING, _MARK.format(3, run(SAID[4])))
    third = entered(again)
    assert (len(third.responses), len(third.points)) == (2, 3)


def test_a_file_without_signs_changed_in_every_paragraph_is_known_again(file: WordFile) -> None:
    for place, words in enumerate(SAID, start=LETTER):
        file.write(place, run(words[:-1]) + added(" still") + run("."))
    drafts = [Draft("Draft 1", 1, lambda: DOCUMENT, issued=True)]
    found = read_back(read_returned(_without_signs(file)), drafts)
    assert [each.after for each in found.proposed.proposals] == [" still"] * len(SAID)
    other = WordFile(file.data())
    for place in range(LETTER, LETTER + len(SAID)):
        other.write(place, run("Wholly other words of another case stand in this one."))
    with pytest.raises(StatementRefused, match="no draft of this case"):
        read_back(read_returned(_without_signs(other)), drafts)


def test_a_file_without_comments_is_a_response_noted_once(file: WordFile) -> None:
    found = read_back(read_returned(file.data()), [Draft("Draft 1", 1, lambda: DOCUMENT)])
    case, ids = a_sound_case(), CountedIds()
    for party in (Sending(to="the Council", on=TODAY), Sending(person_id="p1", on=TODAY)):
        for _ in range(2):
            case = enter_points(case, found, party, TODAY, ids)
    assert [(e.party, e.person_id) for e in case.responses.values()] == [
        ("the Council", ""), ("", "p1"),
    ]  # fmt: skip
