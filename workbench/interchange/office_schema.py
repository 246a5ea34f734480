"""The JSON Schema of the office file, made from the record classes themselves.

Run ``python -m workbench.interchange.office_schema`` to print it; the printed text is kept as
``resources/schemas/office-2.json`` for editors and other programs. Reading an office file does
not need it: `workbench.interchange.office` checks more than a schema can say.
"""

from __future__ import annotations

import json
import sys

from workbench.domain.library.settings import SETTINGS
from workbench.interchange.office import FORMAT, VERSION, records
from workbench.interchange.office_pictures import KEPT
from workbench.interchange.schema import Schema, define


def office_schema() -> Schema:
    """The whole schema as plain values, in the order in which an office file is written."""
    properties: Schema = {"format": {"const": FORMAT}, "version": {"enum": [1, VERSION]}}
    definitions: Schema = {}
    for collection, record in records().items():
        define(record, definitions)
        properties[collection] = {
            "type": "array",
            "items": {"$ref": f"#/$defs/{record.__name__}"},
        }
    for what in KEPT:
        properties[what] = {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "data": {"type": "string", "contentEncoding": "base64"},
            },
            "required": ["name", "data"],
            "additionalProperties": False,
        }
    del definitions["Outline"]["properties"]["own"]
    definitions["Setting"]["properties"]["id"] = {"enum": list(SETTINGS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:case-workbench:office-{VERSION}",
        "title": "Office file",
        "description": (
            "What an office adds to the program for all its cases: standard paragraphs, outlines, "
            "bands of awards, days off, time limits and settings. Fields left out have their "
            "default."
        ),
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(office_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
