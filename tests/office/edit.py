"""Edits a Word file in LibreOffice as somebody would, and says what LibreOffice then shows.

Run by the Python that LibreOffice can be reached from, not by the one of the tests:
``edit.py PIPE SOURCE TARGET`` reads from its input a JSON list of [words, added] pairs: before the
paragraph that begins with the words a paragraph is added. Fields are updated, the file is saved as
TARGET, and every paragraph is printed as a JSON list of [label, words], twice: as it stands, and as
it is after opening TARGET again.
"""

import json
import sys
from importlib import import_module
from pathlib import Path

office = import_module("reaching")
BREAK = office.uno.getConstantByName("com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK")


def shown(document):
    """The label and words of every paragraph, its fields up to date."""
    document.TextFields.refresh()
    return [[label(each), each.String] for each in office.paragraphs(document)]


def label(paragraph):
    """The number, letter or bullet before a paragraph; LibreOffice names bullets elsewhere."""
    rules = paragraph.NumberingRules
    if paragraph.ListLabelString or rules is None or not paragraph.NumberingIsNumber:
        return paragraph.ListLabelString
    level = {each.Name: each.Value for each in rules.getByIndex(paragraph.NumberingLevel)}
    return level.get("BulletChar", "")


def main(pipe, source, target):
    """Do what is asked and leave."""
    desktop = office.service(office.reached(pipe), "frame.Desktop")
    document = office.opened(desktop, source)
    for words, added in json.load(sys.stdin):
        place = next(e for e in office.paragraphs(document) if e.String.startswith(words))
        cursor = document.Text.createTextCursorByRange(place.Start)
        document.Text.insertString(cursor, added, False)
        document.Text.insertControlCharacter(cursor, BREAK, False)
    edited = shown(document)
    office.save_as_word(document, target)
    document.close(True)
    document = office.opened(desktop, target)
    again = shown(document)
    document.close(True)
    json.dump([edited, again], sys.stdout)
    desktop.terminate()


main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
