"""LibreOffice and poppler as second readers of what was exported; both know nothing of us."""

from __future__ import annotations

import shutil
import subprocess
import uuid
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

TEXT_FILTER = "txt:Text (encoded):UTF8"
_BATCH = 100
_SCRIPTS = Path(__file__).parents[1] / "office"


class Office:
    """Opens Word files in LibreOffice, without a window, and saves them in another format."""

    def __init__(self, program: str, folder: Path) -> None:
        self.program = program
        self._folder = folder
        self._runs = 0

    @property
    def profile(self) -> str:
        """The address of a settings folder of its own, so that nobody's settings matter."""
        return (self._folder / "profile").as_uri()

    def convert(self, data: bytes, to: str) -> bytes:
        """One Word file in another format, by the name of LibreOffice's filter."""
        (made,) = self.convert_all([data], to)
        return made

    def convert_all(self, files: Sequence[bytes], to: str) -> list[bytes]:
        """Many Word files at once: starting LibreOffice takes longer than most files do."""
        waiting, made = iter(files), []
        while batch := list(islice(waiting, _BATCH)):
            made += self._batch(batch, to)
        return made

    def _batch(self, files: Sequence[bytes], to: str) -> Iterator[bytes]:
        self._runs += 1
        source, target = (self._folder / f"{name}{self._runs}" for name in ("in", "out"))
        source.mkdir()
        for at, data in enumerate(files):
            (source / f"{at}.docx").write_bytes(data)
        subprocess.run(
            [
                self.program, f"-env:UserInstallation={self.profile}", "--headless",
                "--convert-to", to, "--outdir", str(target),
                *(str(source / f"{at}.docx") for at in range(len(files))),
            ],
            check=True, capture_output=True, timeout=120 + 3 * len(files),
        )  # fmt: skip
        ending = to.partition(":")[0]
        return ((target / f"{at}.{ending}").read_bytes() for at in range(len(files)))

    def script(self, name: str, *files: Path, words: str = "", seconds: int = 180) -> str:
        """What a script of `tests/office` says of files, `words` as its input."""
        program = _python_of(self.program)
        if program is None:
            pytest.skip("LibreOffice's bridge to Python is not installed")
        pipe = f"statement-{uuid.uuid4().hex}"
        started = subprocess.Popen(
            [
                self.program, f"-env:UserInstallation={self.profile}", "--headless",
                "--norestore", f"--accept=pipe,name={pipe};urp",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            done = subprocess.run(
                [program, "-E", str(_SCRIPTS / f"{name}.py"), pipe, *map(str, files)],
                input=words, capture_output=True, text=True, timeout=seconds,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            started.wait(60)
        finally:
            if started.poll() is None:
                started.kill()
                started.wait()
        return done.stdout


@cache
def _python_of(office: str) -> str | None:
    """A Python from which LibreOffice can be reached, None when there is none."""
    beside = Path(office).resolve().parent
    for program in (beside / "python", beside / "python.exe", Path("/usr/bin/python3")):
        if program.exists():
            tried = subprocess.run([str(program), "-E", "-c", "import uno"], capture_output=True)
            if tried.returncode == 0:
                return str(program)
    return None


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice, where it is installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed, so nothing outside the program reads the file")
    return Office(program, tmp_path_factory.mktemp("office"))


class Poppler:
    """Reads the words of a PDF."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program = program
        self._source = folder / "statement.pdf"

    def pages(self, data: bytes) -> list[str]:
        """The words of each page, in the order of the file."""
        self._source.write_bytes(data)
        made = subprocess.run(
            [self._program, "-raw", str(self._source), "-"], check=True, capture_output=True
        )
        return made.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="session")
def poppler(tmp_path_factory: pytest.TempPathFactory) -> Poppler:
    """poppler's pdftotext, where it is installed."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed, so printed pages are not read")
    return Poppler(program, tmp_path_factory.mktemp("poppler"))


def shown_lines(text: bytes) -> list[str]:
    """The lines of LibreOffice's plain text."""
    made = text.decode("utf-8-sig").replace("\u00a0", " ").removesuffix("\n").split("\n")
    return [line.strip() for line in made]
