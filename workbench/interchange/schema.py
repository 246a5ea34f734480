"""The JSON Schema of the case file, made from the record classes themselves.

Run ``python -m workbench.interchange.schema`` to print it; the printed text is kept in
``resources/schemas`` for editors and other programs. Reading a case file does not need it:
`workbench.interchange.casefile` checks more than a schema can say.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from dataclasses import MISSING
from datetime import date
from enum import Enum
from typing import Any

from workbench.domain.casefile import COLLECTIONS, KINDS
from workbench.domain.dates.partial import SEASONS, PartialDate
from workbench.domain.fields import TEXTS, Facts, Form
from workbench.domain.shape import RecordField, shape_of
from workbench.interchange.casefile import FORMAT, VERSION

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CODE = r"((early|mid|late|about|before|after) )?\d{4}(s|-\d{2}(-\d{2})?)?"
_SEASON = rf"({'|'.join(SEASONS)}) \d{{4}}"
_ID = "^[a-z0-9][a-z0-9-]{0,63}$"


def case_schema() -> Schema:
    """The whole schema as plain values, in the order in which a case file is written."""
    properties: Schema = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "case": {"$ref": "#/$defs/Case"},
    }
    definitions: Schema = {}
    define(KINDS["case"].record, definitions)
    for name in COLLECTIONS:
        kind = KINDS[name]
        define(kind.record, definitions)
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


def define(record: type[Any], definitions: Schema, *, whole: bool = True) -> None:
    """Add the definition of a record class, and of the parts it holds, to `definitions`.

    The bounds of numbers are given for `whole` records; those of parts are left to the reader.
    """
    properties: Schema = {}
    required = []
    definitions[record.__name__] = {}
    for field in shape_of(record).values():
        shape = _shape(field, definitions, whole)
        if field.default is MISSING:
            required.append(field.name)
        elif field.default not in (None, "", ()) and field.form is not Form.ORDER:
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


def _shape(field: RecordField, definitions: Schema, whole: bool) -> Schema:
    if field.many:
        return {"type": "array", "items": _one(field, definitions)}
    if whole and field.facts.least is not None:
        return _bounded(field)
    one = _one(field, definitions)
    return {"anyOf": [one, {"type": "null"}]} if field.optional else one


def _bounded(field: RecordField) -> Schema:
    """A number between bounds, or nothing where it may be unknown."""
    bounds = {"minimum": field.facts.least, "maximum": field.facts.most}
    known = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"type": ["integer", "null"] if field.optional else "integer", **known}


def _one(field: RecordField, definitions: Schema) -> Schema:
    """One value of a field."""
    if field.form in TEXTS:
        return _text(field.facts)
    if field.form is Form.CHOICE:
        return {"enum": [member.value for member in field.type]}
    if field.form is not Form.PART:
        return dict(_SIMPLE[field.type])
    if field.type.__name__ not in definitions:
        define(field.type, definitions, whole=False)
    return {"$ref": f"#/$defs/{field.type.__name__}"}


def _text(facts: Facts) -> Schema:
    if facts.among is not None:
        return {"enum": list(facts.among)}
    if facts.form is Form.ID:
        return {"type": "string", "pattern": _ID}
    if facts.pattern:
        return {"type": "string", "pattern": f"^({facts.pattern})?$"}
    return {"type": "string", **({} if facts.longest is None else {"maxLength": facts.longest})}


_SIMPLE: dict[type, Schema] = {
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "pattern": _DAY},
    PartialDate: {"type": "string", "pattern": rf"^({_CODE}(\.\.{_CODE})?|{_SEASON})$"},
}


if __name__ == "__main__":
    sys.stdout.write(schema_text())
