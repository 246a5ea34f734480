"""Edits a Word file in LibreOffice as somebody would, and tells what LibreOffice then shows.

Run by the Python that LibreOffice can be reached from, not by the one of the tests:
``edit_in_office.py PIPE SOURCE TARGET`` reads from its input a JSON list of [words, added] pairs:
before the paragraph that begins with the words a paragraph is added. Fields are updated, the file
is saved as TARGET, and every paragraph is printed as a JSON list of [label, words], twice: as it
stands, and as it is after opening TARGET again.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path

# No library of the tests: it comes with LibreOffice, and only its Python has it.
uno = import_module("uno")
PropertyValue = uno.getClass("com.sun.star.beans.PropertyValue")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")
PARAGRAPH_BREAK = uno.getConstantByName("com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK")


def desktop(pipe):
    """LibreOffice, which takes a moment to start."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(240):
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
        else:
            return found.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", found
            )
    raise SystemExit("LibreOffice did not start")


def opened(office, path):
    """A file, without a window."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    return office.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))


def paragraphs(document):
    """Every paragraph of the body."""
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def shown(document):
    """The label and words of every paragraph, its fields up to date."""
    document.TextFields.refresh()
    return [[label(each), each.String] for each in paragraphs(document)]


def label(paragraph):
    """The number, letter or bullet before a paragraph; LibreOffice names bullets elsewhere."""
    rules = paragraph.NumberingRules
    if paragraph.ListLabelString or rules is None or not paragraph.NumberingIsNumber:
        return paragraph.ListLabelString
    level = {each.Name: each.Value for each in rules.getByIndex(paragraph.NumberingLevel)}
    return level.get("BulletChar", "")


def main(pipe, source, target):
    """Do what is asked and leave."""
    office = desktop(pipe)
    document = opened(office, source)
    for words, added in json.load(sys.stdin):
        place = next(each for each in paragraphs(document) if each.String.startswith(words))
        cursor = document.Text.createTextCursorByRange(place.Start)
        document.Text.insertString(cursor, added, False)
        document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    edited = shown(document)
    as_word = PropertyValue(Name="FilterName", Value="MS Word 2007 XML")
    document.storeToURL(target.as_uri(), (as_word,))
    document.close(True)
    document = opened(office, target)
    again = shown(document)
    document.close(True)
    json.dump([edited, again], sys.stdout)
    office.terminate()


main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
