"""The JSON Schema of the case file, made from the record classes themselves.

Run ``python -m workbench.interchange.schema`` to print it; the printed text is kept as
``resources/schemas/casefile-2.json`` for editors and other programs. Reading a case file does not
need it: `workbench.interchange.casefile` checks more than a schema can say.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
import types
import typing
from dataclasses import MISSING, fields
from datetime import date
from enum import Enum
from typing import Any

from workbench.domain.casefile import COLLECTIONS, KINDS
from workbench.domain.dates.partial import PartialDate
from workbench.domain.money import MOST_PENCE
from workbench.domain.plain import optional_of
from workbench.domain.procedure.steps import LONGEST_LIMIT
from workbench.domain.records.drafting import TEXT_PLACES
from workbench.domain.text import LONGEST_FIELD
from workbench.interchange.casefile import FORMAT, VERSION

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CODE = r"((early|mid|late|about|before|after) )?\d{4}(s|-\d{2}(-\d{2})?)?"
_ID = "^[a-z0-9][a-z0-9-]{0,63}$"

_SPECIAL: dict[tuple[str, str], Schema] = {
    ("case", "reference"): {"type": "string", "pattern": r"^(\d{2} \d{3} \d{3})?$"},
    ("text", "id"): {"enum": list(TEXT_PLACES)},
    # A stored statement may be longer than anything a person writes into a field.
    ("version", "document"): {"type": "string"},
    ("evidence", "pages"): {"type": ["integer", "null"], "minimum": 0},
    ("limit", "count"): {"type": "integer", "minimum": 0, "maximum": LONGEST_LIMIT},
    ("limit", "extended"): {"type": "integer", "minimum": 0, "maximum": LONGEST_LIMIT},
    ("remedy", "amount"): {"type": ["integer", "null"], "minimum": 0, "maximum": MOST_PENCE},
    ("receipt", "size"): {"type": "integer", "minimum": 0},
    ("offer", "amount"): {"type": ["integer", "null"], "minimum": 0, "maximum": MOST_PENCE},
}


def case_schema() -> Schema:
    """The whole schema as plain values, in the order in which a case file is written."""
    properties: Schema = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "case": {"$ref": "#/$defs/Case"},
    }
    definitions: Schema = {}
    define(KINDS["case"].record, "case", definitions)
    for name in COLLECTIONS:
        kind = KINDS[name]
        define(kind.record, name, definitions)
        properties[kind.collection] = {
            "type": "array",
            "items": {"$ref": f"#/$defs/{kind.record.__name__}"},
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:case-workbench:casefile-{VERSION}",
        "title": "Case file",
        "description": (
            "One case: the complaint, its evidence, chronology, findings and remedies, and the "
            "texts of its decision statement. Fields left out have their default; records are "
            "in the order of their lists unless they carry a position."
        ),
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "case"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"


def define(record: type[Any], kind: str, definitions: Schema) -> None:
    """Add the definition of a record class, and of the parts it holds, to `definitions`."""
    hints = typing.get_type_hints(record)
    properties: Schema = {}
    required = []
    definitions[record.__name__] = {}
    for field in fields(record):
        special = _SPECIAL.get((kind, field.name))
        shape = dict(special) if special else _shape(hints[field.name], definitions)
        if field.name == "id" and special is None:
            shape = {"type": "string", "pattern": _ID}
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(field.name)
        elif field.default not in (MISSING, None, "", ()) and field.name != "position":
            shape["default"] = _plain_default(field.default)
        properties[field.name] = shape
    definitions[record.__name__] = {
        "description": _description(record),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _plain_default(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _description(record: type[Any]) -> str:
    """The class's docstring, a line for each of its paragraphs."""
    paragraphs = re.split(r"\n\s*\n", inspect.getdoc(record) or "")
    return "\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _shape(hint: Any, definitions: Schema) -> Schema:
    inner = optional_of(hint)
    if inner is not None:
        return {"anyOf": [_shape(inner, definitions), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(typing.get_args(hint)[0], definitions)}
    if isinstance(hint, types.GenericAlias) or not isinstance(hint, type):
        raise TypeError(f"no schema for {hint!r}")
    if issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    simple = _SIMPLE.get(hint)
    if simple is not None:
        return dict(simple)
    if hint.__name__ not in definitions:
        define(hint, "", definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


_SIMPLE: dict[type, Schema] = {
    str: {"type": "string", "maxLength": LONGEST_FIELD},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "pattern": _DAY},
    PartialDate: {"type": "string", "pattern": rf"^{_CODE}(\.\.{_CODE})?$"},
}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
