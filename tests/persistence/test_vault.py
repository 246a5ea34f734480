"""The files of evidence: kept once, checked when read, in copies by reference, and erased."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.persistence.samples import LATER, SetClock, row_of, small_case
from workbench.application.case.session import CaseSession
from workbench.domain.casefile import CaseFile
from workbench.domain.errors import EvidenceUnavailable, StoreUnavailable
from workbench.domain.records.evidence import EvidenceItem, StoredFile
from workbench.persistence.casebook import Casebook
from workbench.persistence.restoring import restore
from workbench.persistence.vault import tidying
from workbench.persistence.vault.files import Vault

LETTER = b"Dear Mr Q\n" * 1000


def with_file(case: CaseFile, sha256: str, id: str = "v1") -> CaseFile:
    item = EvidenceItem(id=id, title="Letter", file=StoredFile(sha256=sha256, name="letter.txt"))
    return case.with_record("evidence", item)


def kept(casebook: Casebook, data: bytes = LETTER) -> str:
    return casebook.vault.keep(io.BytesIO(data)).sha256


def made_old(casebook: Casebook) -> None:
    """As if every file had been kept an hour before the clock of the tests."""
    for each in casebook.vault.folder.glob("??/*"):
        os.utime(each, (1_700_000_000, 1_700_000_000))


def left(casebook: Casebook) -> set[str]:
    return set(casebook.vault.digests())


def unneeded(casebook: Casebook, clock: SetClock) -> set[str]:
    made_old(casebook)
    return {each.sha256 for each in tidying.superfluous(casebook.folder, clock.now())}


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the names of open files")
def test_files_that_come_together_are_flushed_together(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    monkeypatch.setattr(
        os,
        "fsync",
        lambda handle: flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink())),
    )
    several = [
        casebook.vault.keep(io.BytesIO(LETTER + bytes([n])), settled=False).sha256 for n in range(9)
    ]
    assert not any(sha256 in name for name in flushed for sha256 in several)
    assert all(casebook.vault.find(sha256).is_file() for sha256 in several)
    casebook.vault.settle(several)
    for sha256 in several:
        assert str(casebook.vault.find(sha256)) in flushed
        assert str(casebook.vault.find(sha256).parent) in flushed


def test_a_file_that_cannot_be_flushed_is_told(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha256 = casebook.vault.keep(io.BytesIO(LETTER), settled=False).sha256

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreUnavailable, match="disk is full"):
        casebook.vault.settle([sha256])


def test_a_file_is_kept_once_and_for_its_owner_only(casebook: Casebook) -> None:
    first = casebook.vault.keep(io.BytesIO(LETTER))
    again = casebook.vault.keep(io.BytesIO(LETTER))
    assert first == again
    assert first.size == len(LETTER)
    (place,) = (path for path in casebook.vault.folder.rglob("*") if path.is_file())
    assert place.read_bytes() == LETTER
    assert casebook.vault.find(first.sha256) == place
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    for folder in (place.parent, casebook.vault.folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_missing_or_altered_is_said_when_it_is_read_and_heals(casebook: Casebook) -> None:
    sha256 = kept(casebook)
    place = casebook.vault.find(sha256)
    altered = bytearray(LETTER)
    altered[5000] ^= 1
    place.write_bytes(altered)
    with pytest.raises(EvidenceUnavailable, match="not as it was kept"):
        casebook.vault.find(sha256)
    assert kept(casebook) == sha256
    assert casebook.vault.find(sha256).read_bytes() == LETTER
    place.unlink()
    with pytest.raises(EvidenceUnavailable, match="missing"):
        casebook.vault.find(sha256)


class _Failing(io.BytesIO):
    """Gives one piece and then fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(10)
        if not found:
            raise PermissionError("open elsewhere")
        return found


def test_what_fails_half_way_leaves_nothing(casebook: Casebook) -> None:
    with pytest.raises(PermissionError):
        casebook.vault.keep(_Failing(LETTER[:100]))
    assert [path for path in casebook.vault.folder.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_said_in_words(casebook: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open
    monkeypatch.setattr(
        os,
        "open",
        lambda path, flags, mode=0o777: (
            opened("/dev/full" if str(path).endswith(".part") else path, os.O_WRONLY)
            if flags & os.O_CREAT
            else opened(path, flags, mode)
        ),
    )
    with pytest.raises(StoreUnavailable, match="the disk is full"):
        kept(casebook)


def test_a_read_only_folder_is_said_in_words(casebook: Casebook) -> None:
    if os.geteuid() == 0:
        casebook.vault.folder.write_bytes(b"a file where the folder should be")
    else:
        casebook.folder.chmod(0o500)
    with pytest.raises(StoreUnavailable, match="could not be kept"):
        kept(casebook)


def test_tidying_keeps_what_records_undo_and_copies_need(
    casebook: Casebook, clock: SetClock
) -> None:
    names = ("record", "undone", "copied", "stray", "binned")
    files = {name: kept(casebook, name.encode()) for name in names}
    assert tidying.superfluous(casebook.folder, clock.now()) == ()  # kept a moment ago
    case = with_file(small_case(), files["record"])
    casebook.create(case, row_of(case), "create", "New case")
    binned = with_file(small_case("c2", "26 000 009"), files["binned"])
    casebook.create(binned, row_of(binned), "create", "New case")
    casebook.set_deleted("c2", True, LATER)
    session = CaseSession(casebook, casebook.load("c1"), clock, row_of)
    session.apply("Attach", lambda case: with_file(case, files["copied"], "v2"))
    casebook.back_up_when_changed()
    session.apply("Attach", lambda case: with_file(case, files["undone"], "v3"))
    session.undo()
    for number in range(210):
        session.apply(
            "Note", lambda case, n=number: case.with_record("case", replace(case.case, note=str(n)))
        )
        if number == 0:
            assert unneeded(casebook, clock) == {files["stray"]}
    session.apply("Delete", lambda case: case.without("evidence", "v2"))
    assert unneeded(casebook, clock) == {files["stray"], files["undone"]}
    tidying.tidy(casebook.folder, tidying.superfluous(casebook.folder, clock.now()))
    assert left(casebook) == {files["record"], files["copied"], files["binned"]}
    copy = next((casebook.folder / "backups").glob("*.db"))
    copy.write_bytes(b"SQLite format 3\0 and then nothing of use")
    with pytest.raises(StoreUnavailable, match="nobody knows which files"):
        tidying.superfluous(casebook.folder, clock.now())


def test_a_program_that_was_killed_leaves_nothing_for_long(
    casebook: Casebook, clock: SetClock
) -> None:
    kept(casebook)
    part = casebook.vault.folder / ".casebook-0a1b2c3d.99999999.part"
    part.write_bytes(LETTER)
    tidying.tidy(casebook.folder, ())
    assert not part.exists()


def test_erasing_a_case_deletes_the_files_only_it_needed(casebook: Casebook) -> None:
    own, shared, lost = (kept(casebook, each) for each in (b"own", b"shared", b"deleted long ago"))
    case = with_file(with_file(small_case(), own), shared, "v2")
    casebook.create(case, row_of(case), "create", "New case")
    other = with_file(small_case("c2", "26 000 009"), shared)
    casebook.create(other, row_of(other), "create", "New case")
    session = CaseSession(casebook, casebook.load("c1"), SetClock(), row_of)
    session.apply("Attach", lambda case: with_file(case, lost, "v3"))
    session.apply("Delete", lambda case: case.without("evidence", "v3"))
    casebook.set_deleted("c1", True, LATER)
    casebook.erase("c1")
    assert left(casebook) == {shared}


def test_a_backup_elsewhere_takes_the_files_along_once_and_restoring_brings_them_back(
    casebook: Casebook, clock: SetClock, tmp_path: Path, opened: Callable[[Path], Casebook]
) -> None:
    sha256 = kept(casebook)
    case = with_file(small_case(), sha256)
    casebook.create(case, row_of(case), "create", "New case")
    casebook.back_up_when_changed()
    assert not (casebook.folder / "backups" / "evidence").exists()
    stick = tmp_path / "stick"
    stick.mkdir()
    casebook.backup(stick / "monday.db")
    (place,) = (path for path in stick.rglob("*") if path.name == sha256)
    written = place.stat().st_mtime_ns
    casebook.backup(stick / "tuesday.db")
    assert place.stat().st_mtime_ns == written
    elsewhere = tmp_path / "elsewhere"
    restore(elsewhere, stick / "monday.db", clock)
    assert Vault(elsewhere).find(sha256).read_bytes() == LETTER
    casebook.vault.remove(sha256)
    casebook.restore_case(stick / "tuesday.db", "c1")
    assert casebook.vault.find(sha256).read_bytes() == LETTER
    clock.move(hours=1)
    casebook.vault.remove(sha256)
    assert [line.split(". ")[-1] for line in tidying.faults(casebook.path)] == [
        "The file is missing from the folder “evidence” of the casebook."
    ]
    assert casebook.back_up_when_changed() is not None  # a missing paper stops no backup
    assert opened(elsewhere).load("c1").case == case
