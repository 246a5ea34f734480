"""Files that are packages of parts (Word, Excel), unpacked with a limit on what they may become.

A file of a few hundred kilobytes can unpack to gigabytes, and one part of it can hold millions of
elements. Everything is counted before it is built, and what goes beyond is refused in words.
"""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from workbench.domain.errors import WorkbenchError

MOST_MARKS = 400_000
"""The most tags and the most attributes all parts of one file may have together."""

DEEPEST = 100
"""How deep elements may stand in one another: tables in tables in tables."""

MOST_PARTS = 10_000
"""The most parts a package may have."""

_CHUNK = 1 << 20
_LISTED = b"PK\x01\x02"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0?\0", b"\0<\0?", b"<\0w\0", b"\0<\0w")
_ENCODING = re.compile(r"\A(<\?xml[^>]*?)\s+encoding=[\"'][^\"'>]*[\"']")
# What the zip module raises over a file cut short, changed, encrypted or packed in another way.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)


class Refusing:
    """How a kind of file is refused: as too large, or as damaged (`made` makes the error)."""

    def __init__(self, made: Callable[[str], WorkbenchError], what: str, too_large: str) -> None:
        self.made = made
        self.what = what
        self.too_large = too_large

    def large(self) -> WorkbenchError:
        """The refusal of a file that is far too large, packed or unpacked."""
        return self.made(self.too_large)

    def damaged(self) -> WorkbenchError:
        """The refusal of a file that cannot be unpacked."""
        return self.made(f"The {self.what} is damaged or protected.")

    def with_entities(self) -> WorkbenchError:
        """The refusal of a file that defines entities, which no office program writes."""
        return self.made(f"The {self.what} defines entities of its own.")


@contextmanager
def unpacked(data: bytes, refusing: Refusing, most: int) -> Iterator[Unpacking]:
    """A package opened for reading, at most `most` bytes of all its parts together."""
    if data.count(_LISTED) > MOST_PARTS:
        raise refusing.large()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Unpacking(archive, refusing, most)
    except _DAMAGED as error:
        raise refusing.damaged() from error


class Unpacking:
    """The parts of a package, unpacked one by one up to a limit for all of them together."""

    def __init__(self, archive: zipfile.ZipFile, refusing: Refusing, most: int) -> None:
        self._archive = archive
        self._refusing = refusing
        self.names = set(archive.namelist())
        # The names of parts are compared without regard to capitals, and some programs write
        # the folders of Windows.
        self._small = {name.replace("\\", "/").lower(): name for name in self.names}
        self._left = most
        self._marks = MOST_MARKS
        self._uncounted: list[bytes] = []
        self._most_uncounted = 0

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part in pieces of a megabyte."""
        with self._archive.open(name) as stream:
            while chunk := stream.read(_CHUNK):
                # What a file says of its size need not be true.
                self._left -= len(chunk)
                if self._left < 0:
                    raise self._refusing.large()
                yield chunk

    def count(self, name: str, what: bytes) -> int:
        """How often something stands in a part, found without building anything of it."""
        left, found = self._left, 0
        for chunk in self.chunks(name):
            found += chunk.count(what)
        self._left = left
        return found

    def read(self, name: str) -> bytes:
        """A part as a whole."""
        return b"".join(self.chunks(name))

    def parse(self, name: str, changed: Callable[[bytes], bytes] = bytes) -> Element:
        """A part as a tree; `changed` gives the source that is parsed, for that of the part."""
        content = _in_utf8(self.read(name))
        if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            raise self._refusing.with_entities()
        self._count_marks(content)
        try:
            root = ElementTree.fromstring(changed(content))
        # The last two are raised for a declared encoding that Python or expat does not know.
        except (ElementTree.ParseError, LookupError, ValueError) as error:
            raise self._refusing.damaged() from error
        level, depth = list(root), 1
        while level and depth <= DEEPEST:
            level, depth = list(chain.from_iterable(level)), depth + 1
        if level:
            raise self._refusing.large()
        return root

    def _count_marks(self, content: bytes) -> None:
        """Refuse a part with which the file has too many marks: never more than it has bytes."""
        self._uncounted.append(content)
        self._most_uncounted += len(content)
        if self._most_uncounted <= self._marks:
            return
        for each in self._uncounted:
            self._marks -= max(each.count(b"<"), each.count(b"="))
        self._uncounted.clear()
        self._most_uncounted = 0
        if self._marks < 0:
            raise self._refusing.large()

    def related(self, name: str) -> Iterator[tuple[str, str, str]]:
        """The parts related to one (the package itself for ""): kind, id and path of each."""
        folder, file = posixpath.split(name.replace("\\", "/"))
        listed = self._known(posixpath.join(folder, "_rels", f"{file}.rels"))
        if not listed:
            return
        for relation in self.parse(listed).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            target = relation.get("Target", "").partition("#")[0].replace("\\", "/")
            path = self._target(folder, unquote(target))
            yield kind, relation.get("Id", ""), path

    def _target(self, folder: str, target: str) -> str:
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        return self._known(posixpath.normpath(path))

    def _known(self, path: str) -> str:
        return path if path in self.names else self._small.get(path.lower(), "")


def _in_utf8(content: bytes) -> bytes:
    """A part as UTF-8, were it written as UTF-16, which XML may be too."""
    if not content.startswith(_WIDE):
        return content
    marked = content.startswith(_WIDE[:2])
    little = content[:1] in (b"\xff", b"<")
    text = content.decode("utf-16" if marked else "utf-16-le" if little else "utf-16-be")
    return _ENCODING.sub(r"\1", text, count=1).encode()
