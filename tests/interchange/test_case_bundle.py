"""A case with its evidence as one zip: read back complete, refused whole when anything is amiss."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from workbench.domain.casefile import CaseFile
from workbench.domain.errors import CaseFileRefused
from workbench.domain.records.complaint import Case
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.interchange import case_bundle
from workbench.interchange.casefile import dumps

PAPERS = {hashlib.sha256(data).hexdigest(): data for data in (b"one" * 1000, b"two", b"")}


def a_case() -> CaseFile:
    items = {
        f"v{n}": EvidenceItem(id=f"v{n}", file=StoredFile(sha256=sha256, size=len(data)))
        for n, (sha256, data) in enumerate(PAPERS.items())
    }
    return CaseFile(case=Case(id="c1"), evidence={**items, "v9": EvidenceItem(id="v9")})


def write(path: Path, folder: Path, case: CaseFile) -> None:
    for sha256, data in PAPERS.items():
        (folder / sha256).write_bytes(data)
    with path.open("wb") as file:
        case_bundle.write(case, lambda sha256: folder / sha256, file)


def read(path: Path) -> tuple[CaseFile, list[bytes]]:
    kept: list[bytes] = []

    def keep(source: BinaryIO) -> None:
        kept.append(source.read())

    with case_bundle.opened(path) as (case, give):
        give(keep)
    return case, kept


def test_a_case_goes_round_with_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "case.zip"
    write(path, tmp_path, a_case())
    case, kept = read(path)
    assert case == a_case()
    assert sorted(kept) == sorted(PAPERS.values())
    assert case_bundle.is_bundle(path)
    again = tmp_path / "again.zip"
    write(again, tmp_path, a_case())
    assert again.read_bytes() == path.read_bytes()


def zipped(*files: tuple[str, bytes], whole: str | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.json", dumps(a_case()) if whole is None else whole)
        for name, data in files:
            archive.writestr(name, data)
    return target.getvalue()


FIRST = next(iter(PAPERS))


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: zipped(("../evil", b"x")), "has no place"),
        (lambda: zipped(("/etc/passwd", b"x")), "has no place"),
        (lambda: zipped((f"evidence/../evidence/{FIRST}", b"x")), "has no place"),
        (lambda: zipped((f"evidence/{FIRST}", b"onf" * 1000)), "not the file"),
        (lambda: zipped((f"evidence/{FIRST}", b"one" * 999)), "not the file"),
        (lambda: zipped((f"evidence/{FIRST}", bytes(50_000_000))), "not the file"),
        (lambda: zipped((f"evidence/{'0' * 64}", b"x")), "belongs to nothing"),
        (lambda: zipped(whole="{}"), "format"),
        (lambda: zipped()[:-30], "damaged"),
        (lambda: b"no zip at all", "damaged"),
    ],
)
def test_a_zip_is_refused_whole(tmp_path: Path, made: Callable[[], bytes], said: str) -> None:
    path = tmp_path / "case.zip"
    path.write_bytes(made())
    with pytest.raises(CaseFileRefused) as refused:
        read(path)
    assert any(said in each for each in refused.value.problems), refused.value.problems


def test_files_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "case.zip"
    path.write_bytes(zipped((f"evidence/{FIRST}", PAPERS[FIRST])))
    assert read(path) == (a_case(), [PAPERS[FIRST]])
