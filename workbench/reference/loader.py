"""Reads the reference data of an installation and refuses it when anything in it is wrong.

The standard paragraphs are TOML under ``resources/paragraphs/``: `outlines.toml`,
`categories.toml`, `phrases.toml`, and any number of files of paragraphs; the rules for councils'
procedures are under ``resources/rules/`` (`workbench.reference.rules`); standards, awards, limits
on jurisdiction and skeletons are read by `workbench.reference.reasoning`, what is known of names
by `workbench.reference.name_words`. Their shapes are in
``resources/schemas/``; what is checked here goes further (ids, conditions, markup, sources).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from workbench.domain.dataclass import dataclass
from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.reference import Outline, ReferenceLibrary, StandardParagraph
from workbench.domain.records.complaint import Edition, StatementKind
from workbench.domain.sha import sha256
from workbench.reference import entries
from workbench.reference.name_words import load_name_words
from workbench.reference.reasoning import load_reasoning
from workbench.reference.rules import load_rules
from workbench.reference.wording import load_wording
from workbench.statement.composing.library_faults import outline_faults, paragraph_faults
from workbench.statement.composing.wording import REQUIRED_PHRASES

_WRAPPED = re.compile(r"(?<=\S)\n(?! *(?:\n|- |> |#|\(?[a-z]{1,4}\) )) *")
_APART = frozenset(("outlines.toml", "categories.toml", "phrases.toml"))


@dataclass(slots=True)
class _Parts:
    """What has been read so far, by id."""

    outlines: dict[str, Outline] = field(default_factory=dict)
    paragraphs: dict[str, StandardParagraph] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    categories: dict[str, tuple[str, ...]] = field(default_factory=dict)
    versions: set[str] = field(default_factory=set)


def load_library(resources: Path) -> ReferenceLibrary:
    """All reference data under a ``resources`` folder.

    The library's version is the latest version any file gives, and a digest of what all of them
    say. Raises `ReferenceDataInvalid` naming the file, the entry and what is wrong with it.
    """
    folder = resources / "paragraphs"
    names = sorted(path.name for path in folder.glob("*.toml"))
    for needed in sorted(_APART.difference(names)):
        raise ReferenceDataInvalid(f"The reference data in {folder} has no {needed}.", entries.HINT)
    parts = _Parts()
    digest = sha256()
    for name in names:
        text = entries.file_text(folder / name)
        digest.update(f"{name}\n{text}\n".encode())
        _read_file(name, entries.read_toml(name, text), parts)
    _check_outlines(parts.outlines)
    _check_sections(parts)
    _check_phrases(parts.phrases)
    rules = load_rules(resources / "rules")
    digest.update(rules.version.encode())
    parts.versions.add(rules.version.partition("-")[0])
    reasoning = load_reasoning(resources, parts.paragraphs)
    digest.update(reasoning.digest.encode())
    parts.versions.update(reasoning.versions)
    wording, versions, text = load_wording(resources)
    digest.update(text.encode())
    parts.versions.update(versions)
    known_names, versions, text = load_name_words(resources)
    digest.update(text.encode())
    parts.versions.update(versions)
    return ReferenceLibrary(
        version=f"{max(parts.versions)}-{digest.hexdigest()[:8]}",
        outlines=parts.outlines,
        paragraphs=parts.paragraphs,
        phrases=parts.phrases,
        categories=parts.categories,
        rules=rules,
        standards=reasoning.standards,
        awards=reasoning.awards,
        bands=reasoning.bands,
        jurisdiction=reasoning.jurisdiction,
        skeletons=reasoning.skeletons,
        wording=wording,
        names=known_names,
    )


def _read_file(name: str, table: dict[str, Any], parts: _Parts) -> None:
    parts.versions.add(entries.version_of(name, table))
    readers: Mapping[str, Callable[[], None]] = {
        "outlines.toml": lambda: _read_outlines(name, table, parts),
        "categories.toml": lambda: _read_categories(name, table, parts),
        "phrases.toml": lambda: _read_phrases(name, table, parts),
    }
    if name in readers:
        readers[name]()
    else:
        _read_paragraphs(name, table, parts)


def _read_outlines(name: str, table: dict[str, Any], parts: _Parts) -> None:
    for entry, item in entries.entries_of(name, table, "outline"):
        sections = item.pop("section", [])
        if not isinstance(sections, list):
            raise entries.refuse(name, entry, "its sections are written as [[outline.section]]")
        outline = entries.read_record(Outline, name, entry, {**item, "sections": sections})
        if outline.id in parts.outlines:
            raise entries.refuse(name, entry, "there is another outline with this id")
        if outline.own:
            raise entries.refuse(name, entry, "“own” is for an office’s own outlines only")
        for _, what in outline_faults(outline):
            raise entries.refuse(name, entry, what)
        parts.outlines[outline.id] = outline


def _check_outlines(outlines: Mapping[str, Outline]) -> None:
    """Every kind of statement has one outline in every edition."""
    pairs = [(outline.statement_kind, outline.edition) for outline in outlines.values()]
    for kind in StatementKind:
        for edition in Edition:
            if pairs.count((kind, edition)) != 1:
                raise entries.refuse(
                    "outlines.toml", "", f"there is not exactly one outline for {kind}, {edition}"
                )


def _read_paragraphs(name: str, table: dict[str, Any], parts: _Parts) -> None:
    defaults = table.pop("defaults", {})
    if not isinstance(defaults, dict) or "id" in defaults or "text" in defaults:
        raise entries.refuse(name, "", "[defaults] is a table of fields other than id and text")
    for entry, item in entries.entries_of(name, table, "paragraph"):
        if isinstance(item.get("text"), str):
            # Lines wrapped in the file are joined, so that an editor shows whole paragraphs.
            item["text"] = _WRAPPED.sub(" ", item["text"].strip())
        paragraph = entries.read_record(StandardParagraph, name, entry, {**defaults, **item})
        if paragraph.id in parts.paragraphs:
            raise entries.refuse(name, entry, "there is another paragraph with this id")
        for _, what in paragraph_faults(paragraph):
            raise entries.refuse(name, entry, what)
        parts.paragraphs[paragraph.id] = paragraph


def _check_sections(parts: _Parts) -> None:
    """Every paragraph belongs to a section that the outlines of its kinds of statement have."""
    sections: dict[str, set[str]] = {}
    for outline in parts.outlines.values():
        ids = sections.setdefault(outline.statement_kind, set())
        ids.update(section.id for section in outline.sections)
    for paragraph in parts.paragraphs.values():
        for kind in paragraph.kinds:
            if paragraph.section not in sections[kind]:
                raise entries.refuse(
                    "paragraphs",
                    f"paragraph “{paragraph.id}”",
                    f"no {kind} statement has a section “{paragraph.section}”",
                )


def _read_phrases(name: str, table: dict[str, Any], parts: _Parts) -> None:
    for entry, item in entries.entries_of(name, table, "phrase"):
        known = {"id", "text", "note", "source"}
        for key, value in item.items():
            if key not in known or not isinstance(value, str):
                raise entries.refuse(name, entry, f"“{key}” is not a known field with words in it")
        id, text = item.get("id", ""), item.get("text")
        if not entries.ID.match(id) or text is None:
            raise entries.refuse(name, entry, "it needs an id and a text")
        if id in parts.phrases:
            raise entries.refuse(name, entry, "there is another phrase with this id")
        parts.phrases[id] = text


def _check_phrases(phrases: Mapping[str, str]) -> None:
    """The composer finds every phrase it asks for."""
    for id, meaning in REQUIRED_PHRASES.items():
        if not phrases.get(id, "").strip():
            raise entries.refuse("phrases.toml", f"phrase “{id}”", f"it is missing ({meaning})")


def _read_categories(name: str, table: dict[str, Any], parts: _Parts) -> None:
    for entry, item in entries.entries_of(name, table, "category"):
        for key in item.keys() - {"name", "subjects", "source", "consulted", "status"}:
            raise entries.refuse(name, entry, f"“{key}” is not a known field")
        category, subjects = item.get("name"), item.get("subjects")
        if not isinstance(category, str) or not category or not isinstance(subjects, list):
            raise entries.refuse(name, entry, "it needs a name and a list of subjects")
        if not all(isinstance(subject, str) and subject for subject in subjects):
            raise entries.refuse(name, entry, "its subjects are words in quotation marks")
        if category in parts.categories:
            raise entries.refuse(name, entry, "there is another category with this name")
        parts.categories[category] = tuple(subjects)
