"""Every word of an e-mail is read once, whatever wrote it; what is cut short is told."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from workbench.domain.records.evidence import PaperKind
from workbench.interchange.papers import mail
from workbench.interchange.papers.kinds import MAILBOX, kind_of
from workbench.interchange.papers.results import Refused, Result

HEAD = b"From: Tom Reed <t@example.org>\nSubject: Visit\nMIME-Version: 1.0\n"


class Read:
    """What was read of an e-mail."""

    def __init__(self, folder: Path, data: bytes, reader: str = "read") -> None:
        path, room = folder / "paper", folder / "room"
        path.write_bytes(data)
        room.mkdir()
        texts: list[str] = []
        self.result = Result(room, texts.append)
        getattr(mail, reader)(path, "m.eml", self.result)
        self.words = " ".join("".join(texts).partition("\n\n")[2].split())
        self.files = {name: (room / place).read_bytes() for name, place in self.result.attachments}


def parted(kind: str, *parts: tuple[str, str], closed: bool = True) -> bytes:
    """An e-mail of parts, each with its heading and words."""
    made = [f"Content-Type: multipart/{kind}; boundary=b\n\n"]
    made += [f"--b\nContent-Type: {head}\n\n{words}\n" for head, words in parts]
    return HEAD + "".join((*made, "--b--\n" if closed else "")).encode()


PLAIN, PAGE = "text/plain", "text/html"


@pytest.mark.parametrize(
    ("kind", "parts", "words"),
    [
        ("alternative", [(PLAIN, "We came."), (PAGE, "<p>We came.</p>")], "We came."),
        (
            "alternative",
            [(PLAIN, "See the page."), (PAGE, "<p>Grandmother was told on Monday by post.</p>")],
            "See the page. Grandmother was told on Monday by post.",
        ),
        ("alternative", [(PLAIN, ""), (PAGE, "<p>We came.</p>")], "We came."),
        (
            "mixed",
            [(PAGE, "<p>We came.</p>"), (PLAIN, "Sent from afar.")],
            "We came. Sent from afar.",
        ),
        ("related", [(PAGE, "<p>We came.</p>"), (PLAIN, "Seen.")], "We came. Seen."),
    ],
)
def test_of_two_versions_one_is_read_and_of_parts_all(
    tmp_path: Path, kind: str, parts: list[tuple[str, str]], words: str
) -> None:
    assert Read(tmp_path, parted(kind, *parts)).words == words


@pytest.mark.parametrize("named", ["utf-8", "us-ascii", "cp1252", "klingon"])
def test_letters_are_read_though_their_name_is_wrong(tmp_path: Path, named: str) -> None:
    body = b"Content-Type: text/plain; charset=" + named.encode() + b"\n\ncaf\xe9 \x93so\x94\n"
    assert Read(tmp_path, HEAD + body).words == "café “so”"


@pytest.mark.parametrize("kind", ["text/calendar", "application/pkcs7-mime; name=smime.p7m"])
def test_an_email_that_is_nothing_but_a_file_gives_that_file(tmp_path: Path, kind: str) -> None:
    found = Read(tmp_path, HEAD + f"Content-Type: {kind}\n\nBEGIN:VCALENDAR\n".encode())
    assert list(found.files.values()) == [b"BEGIN:VCALENDAR\n"]


def test_an_email_cut_short_is_told_and_a_whole_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    whole = Read(tmp_path / "a", parted("mixed", (PLAIN, "We came."), (PLAIN, "Twice.")))
    assert whole.result.trouble == ""
    cut = Read(tmp_path / "b", parted("mixed", (PLAIN, "We came."), closed=False))
    assert "cut short" in cut.result.trouble
    assert cut.words == "We came."


def test_an_attachment_cut_short_is_told(tmp_path: Path) -> None:
    inside = base64.b64encode(b"a letter that is long enough").decode()[:-3]
    head = "application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64"
    assert "cut short" in Read(tmp_path, parted("mixed", (head, inside))).result.trouble


BOX = b"".join(
    b"From t@example.org Wed May  3 10:00:00 2023\n" + HEAD.replace(b"Visit", subject)
    + b"\nWe came.\n>From here on it rained.\nFrom the door we saw it.\n\n"
    for subject in (b"One", b"../Two", b"")
)  # fmt: skip


def test_a_mailbox_is_the_folder_its_emails_came_in(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    path.write_bytes(BOX)
    assert kind_of(path, path.name) == MAILBOX
    found = Read(tmp_path, BOX, "read_box")
    assert found.result.folder
    assert list(found.files) == ["One.eml", ".. Two.eml", "message 3.eml"]
    for number, data in enumerate(found.files.values()):
        (tmp_path / str(number)).mkdir()
        read = Read(tmp_path / str(number), data)
        assert read.words == "We came. From here on it rained. From the door we saw it."


def test_a_mailbox_of_far_too_many_emails_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail, "MOST_ATTACHED", 2)
    with pytest.raises(Refused, match="more than 2 e-mails"):
        Read(tmp_path, BOX, "read_box")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("notes", b"We came at noon.\n", PaperKind.TEXT),
        ("meeting.ics", "BEGIN:VCALENDAR\nSUMMARY:Café\n".encode(), PaperKind.TEXT),
        ("long.dat", ("é" * 9000).encode()[1:], PaperKind.OTHER),
        ("long.dat", ("é" * 9000).encode(), PaperKind.TEXT),
        ("old.rtf", b"{\\rtf1 old}", PaperKind.OTHER),
        ("key.pem", b"-----BEGIN X-----\n", PaperKind.OTHER),
        ("x.bin", b"ab\x00cd", PaperKind.OTHER),
        ("empty", b"", PaperKind.OTHER),
    ],
)
def test_plain_text_is_read_whatever_it_is_called(
    tmp_path: Path, name: str, data: bytes, kind: PaperKind
) -> None:
    (tmp_path / name).write_bytes(data)
    assert kind_of(tmp_path / name, name) == kind
