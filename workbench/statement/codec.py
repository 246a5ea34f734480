"""A statement as plain values and back, exactly: the form in which handed-out versions are kept.

Every node is an object with its kind, styled words with their style, under ``"is"``; fields equal
to their default are left out. The version of the form stands in ``"statement"``. `dumps` gives
equal text for equal documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache, partial
from typing import Any, cast

from workbench.domain.fields import Form
from workbench.domain.sha import sha256
from workbench.domain.shape import shape_of
from workbench.statement import nodes
from workbench.statement.nodes import Document, Style, Styled

FORM = 1
"""The version of the form this program writes."""

Plain = Any
"""A JSON value."""

KINDS: Mapping[str, type[Any]] = {
    "text": nodes.Text,
    "citation": nodes.Citation,
    "person": nodes.PersonRef,
    "reference": nodes.ParagraphRef,
    "placeholder": nodes.Placeholder,
    "paragraph": nodes.Paragraph,
    "subheading": nodes.Subheading,
    "item": nodes.ListItem,
    "bullets": nodes.BulletList,
    "letters": nodes.LetteredList,
    "quote": nodes.Quote,
    "signature": nodes.SignatureBlock,
    "section": nodes.Section,
    "meta": nodes.DocumentMeta,
    "document": nodes.Document,
}
_NAMES: Mapping[type[Any], str] = {kind: name for name, kind in KINDS.items()}


def to_json(document: Document) -> dict[str, Plain]:
    """The document as a JSON-able dict."""
    written = _written(document)
    assert isinstance(written, dict)
    return {"statement": FORM, **written}


def from_json(value: Plain) -> Document:
    """The document a dict made by `to_json` stands for.

    Raises ValueError, saying what is wrong, for anything else and for later forms.
    """
    if not isinstance(value, dict) or "statement" not in value:
        raise ValueError("this is not a stored statement")
    if value["statement"] != FORM:
        raise ValueError(f"statements of form {value['statement']!r} cannot be read")
    read = _read({key: each for key, each in value.items() if key != "statement"})
    if not isinstance(read, Document):
        raise ValueError("this is not a stored statement")
    return read


def dumps(document: Document) -> str:
    """The document as JSON text that is the same for equal documents."""
    return json.dumps(to_json(document), ensure_ascii=False, sort_keys=True)


def loads(text: str) -> Document:
    """The document of a JSON text; raises ValueError when it is not one."""
    try:
        return from_json(json.loads(text))
    except RecursionError:
        raise ValueError("the stored statement is nested too deeply") from None


@lru_cache(maxsize=8)
def document_of(text: str) -> Document | None:
    """The statement that a version keeps, None when it cannot be read."""
    try:
        return loads(text)
    except ValueError:
        return None


def digest(text: str) -> str:
    """The SHA-256 by which a stored statement is known to be unchanged."""
    return sha256(text.encode()).hexdigest()


def digest_of(document: Document) -> str:
    """The SHA-256 by which a version of this very statement is known."""
    return digest(dumps(document))


def _written(value: Any) -> Plain:
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Styled):
        return {"is": value.style.value, "inlines": _written(value.inlines)}
    kind: type[Any] = type(value)
    if kind not in _NAMES:
        return value
    result: dict[str, Plain] = {"is": _NAMES[kind]}
    for name, field in shape_of(kind).items():
        held = getattr(value, name)
        if held != field.default:
            result[name] = _written(held)
    return result


_MAKERS: Mapping[str, Callable[..., Any]] = {
    **KINDS,
    **{style.value: partial(Styled, style) for style in Style},
}


def _read(value: Plain) -> Any:
    if isinstance(value, list):
        return tuple(_read(each) for each in value)
    if not isinstance(value, dict):
        return value
    name = value.get("is")
    made = _MAKERS.get(name) if isinstance(name, str) else None
    if made is None:
        raise ValueError(f"“{str(name)[:40]}” is not a kind of node")
    values = {key: _field(cast(str, name), key, each) for key, each in value.items() if key != "is"}
    try:
        return made(**values)
    except TypeError:
        raise ValueError(f"a stored {name} has missing or unknown fields") from None


def _field(kind: str, name: str, value: Plain) -> Any:
    field = shape_of(KINDS[kind]).get(name) if kind in KINDS else None
    return field.type(value) if field is not None and field.form is Form.CHOICE else _read(value)
