"""Changes a Word file in LibreOffice with tracking on, as a party would.

Run by the Python that LibreOffice can be reached from: ``change.py PIPE SOURCE TARGET`` reads from
its input a JSON object: ``author``, and ``edits``, each with ``words`` (how a paragraph begins) and
the ``old`` and ``new`` words there.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

office = import_module("reaching")


def sign_as(context, author):
    """Say who works at it."""
    provider = office.service(context, "configuration.ConfigurationProvider")
    node = office.PropertyValue(Name="nodepath", Value="/org.openoffice.UserProfile/Data")
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
    )
    first, _, last = author.partition(" ")
    access.givenname, access.sn = first, last
    access.commitChanges()


def paragraph_of(document, words):
    """The paragraph that begins with some words; the kinds of space are alike."""
    for paragraph in office.paragraphs(document):
        if paragraph.String.replace("\u00a0", " ").startswith(words):
            return paragraph
    raise SystemExit(f"no paragraph begins with {words}")


def edit(document, asked):
    """Change words in one paragraph."""
    paragraph = paragraph_of(document, asked["words"])
    at = paragraph.String.replace("\u00a0", " ").index(asked["old"])
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(at, False)
    cursor.goRight(len(asked["old"]), True)
    paragraph.Text.insertString(cursor, asked["new"], True)


def main(pipe, source, target):
    """Do what is asked, save, and leave."""
    asked = json.load(sys.stdin)
    context = office.reached(pipe)
    sign_as(context, asked["author"])
    desktop = office.service(context, "frame.Desktop")
    document = office.opened(desktop, source)
    document.RecordChanges = True
    for each in asked["edits"]:
        edit(document, each)
    office.save_as_word(document, target)
    document.close(True)
    desktop.terminate()


main(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
