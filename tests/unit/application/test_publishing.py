"""What is published is one file by itself, named by a reference that is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import TODAY, a_library, a_sound_case, with_fields
from workbench.application.handing_out.exporting import file_stem
from workbench.application.handing_out.gate import guard_for
from workbench.application.handing_out.publishing import (
    make_set,
    publication_file,
    refuse_unless_publishable,
)
from workbench.domain.errors import ExportBlocked, ExportFailed, NameGivenAway
from workbench.domain.records.complaint import Outcome
from workbench.statement.composing.compose import compose
from workbench.statement.nodes import Document, StatementStage

CASE = with_fields(a_sound_case(), decided_on=TODAY, outcome=Outcome.UPHELD)
NAME = publication_file(CASE, "pdf")


def render(document: Document) -> bytes:
    return document.meta.title.encode()


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def publish(target: Path) -> None:
    document = compose(CASE, a_library(), TODAY, StatementStage.FINAL)
    make_set(document, "pdf", target, {"pdf": render}, write)


@pytest.mark.parametrize("reference", ["", "../../other", "21 017 938/x", "a:b", "21 017 938\n"])
def test_only_a_reference_of_eight_figures_names_a_published_file(reference: str) -> None:
    refuse_unless_publishable(CASE)
    with pytest.raises(ExportBlocked, match="no reference"):
        refuse_unless_publishable(with_fields(CASE, reference=reference))


def test_an_odd_reference_makes_no_odd_file_name() -> None:
    assert file_stem(CASE, StatementStage.FINAL) == "21-017-938 final decision"
    odd = with_fields(CASE, reference="../../a b\\c:d\0\n")
    assert file_stem(odd, StatementStage.DRAFT) == "a-b-c-d draft decision"
    assert file_stem(with_fields(CASE, reference="../"), StatementStage.DRAFT) == (
        "statement draft decision"
    )


def test_a_set_is_made_again_over_itself_and_never_beside_anything(tmp_path: Path) -> None:
    target = tmp_path / "new" / NAME
    publish(target)
    publish(target)
    assert [each.name for each in target.parent.iterdir()] == [NAME]
    (target.parent / "letter.docx").touch()
    with pytest.raises(ExportFailed, match=r"holds letter\.docx"):
        publish(target)


def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"theirs")
    folder = tmp_path / "set"
    folder.mkdir()
    try:
        (folder / NAME).symlink_to(other)
    except OSError:
        pytest.skip("no right to make links here")
    with pytest.raises(ExportFailed, match="not empty"):
        publish(folder / NAME)
    assert other.read_bytes() == b"theirs"


def test_a_folder_whose_name_tells_who_somebody_is_is_not_made(tmp_path: Path) -> None:
    document = compose(CASE, a_library(), TODAY, StatementStage.FINAL)
    guard = guard_for(CASE, document, a_library(), lambda _format, data: [("its text", "")])
    target = tmp_path / "Wainscott publication" / NAME
    with pytest.raises(NameGivenAway, match=r"“Wainscott” in the folder, its name"):
        make_set(document, "pdf", target, {"pdf": render}, write, guard=guard)
    assert list(tmp_path.iterdir()) == []
