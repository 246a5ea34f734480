"""Nothing in the project depends on one machine, one registry or a file outside the project."""

from __future__ import annotations

import re

from tests.architecture.source import files, name_of

BINARY = {".ttf", ".otf", ".png", ".ico", ".icns", ".docx", ".pdf", ".db", ".zip", ".gz", ".bak"}
# Written in parts, so that this file does not name them either.
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "conda" + ".anaconda",
    "deb." + "debian.org",
    "artifact" + "ory",
    "file:" + "///opt",
)
MACHINE = re.compile(r"(?<![\w.])/(?:wo" + r"rk|fa" + r"rm|ho" + r"me/\w+|ro" + r"ot)/\w")
OUTSIDE = re.compile(r"\.\./sha" + r"red\b|/sha" + r"red/(?:domain|ux|tech|style|architecture)\.md")


def texts() -> dict[str, str]:
    return {
        name_of(path): path.read_text(encoding="utf-8", errors="replace")
        for path in files()
        if path.suffix not in BINARY
    }


def test_no_file_names_a_registry() -> None:
    named = [(n, host) for n, text in texts().items() for host in REGISTRIES if host in text]
    assert named == []


def test_no_file_leans_on_a_folder_outside_the_project() -> None:
    leaning = [
        (name, found[0])
        for name, text in texts().items()
        if (found := MACHINE.search(text) or OUTSIDE.search(text))
    ]
    assert leaning == []
