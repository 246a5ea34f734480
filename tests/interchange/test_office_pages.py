"""Old Word files as pages: another program makes them, held to limits, and only where it is."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests import papers
from workbench.domain.errors import EvidenceUnavailable
from workbench.interchange.copies.maker import PageMaker

RTF = rb"{\rtf1\ansi Dear Ms X,\par the old letter.\par}"

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


@pytest.fixture
def maker() -> Iterator[PageMaker]:
    with closing(PageMaker(patience=60.0)) as made:
        yield made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "kept without ending"
    path.write_bytes(RTF)
    return path


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """A program called soffice that does what is said."""
    (folder / "made.pdf").write_bytes(papers.pdf("Made by the stand-in"))
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@posix
def test_a_copy_with_its_ending_is_handed_over_with_a_profile_without_macros(
    maker: PageMaker, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does = (
        f'for each; do last="$each"; done; cp "$last" "{tmp_path}/given.rtf"; '
        f'cp profile/user/registrymodifications.xcu "{tmp_path}/profile.xcu"; '
        f'echo "$@" > "{tmp_path}/said"; mkdir made; cp "{tmp_path}/made.pdf" made/paper.pdf'
    )
    stand_in(tmp_path, monkeypatch, does)
    target = tmp_path / "pages.pdf"
    assert maker.able
    maker.from_office(paper, "Old letter.RTF", target)
    assert "Made by the stand-in" in PdfReader(target).pages[0].extract_text()
    assert (tmp_path / "given.rtf").read_bytes() == RTF
    profile = (tmp_path / "profile.xcu").read_text()
    assert '"DisableMacrosExecution" oor:op="fuse"><value>true<' in profile
    assert '"BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in profile
    said = (tmp_path / "said").read_text()
    assert "--headless" in said
    assert "paper.rtf" in said


@posix
def test_what_it_cannot_open_is_said(
    maker: PageMaker, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(EvidenceUnavailable, match="could not open"):
        maker.from_office(paper, "a.doc", tmp_path / "pages.pdf")


@posix
def test_where_it_is_not_installed_that_is_said(
    maker: PageMaker, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("workbench.interchange.copies.office_pages._PLACES", ())
    assert not maker.able


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_pages_and_fetches_nothing_that_is_linked(
    maker: PageMaker, tmp_path: Path
) -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        threading.Thread(target=_listen, args=(server, asked), daemon=True).start()
        link = rb'{\field{\*\fldinst INCLUDEPICTURE "http://127.0.0.1:%d/x.png" \\d}{\fldrslt }}'
        paper = tmp_path / "paper"
        paper.write_bytes(RTF[:-1] + link % port + b"}")
        maker.from_office(paper, "a.rtf", tmp_path / "pages.pdf")
    assert "the old letter" in PdfReader(tmp_path / "pages.pdf").pages[0].extract_text()
    assert asked == []


def _listen(server: socket.socket, asked: list[bytes]) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        asked.append(connection.recv(1_000))
        connection.close()
