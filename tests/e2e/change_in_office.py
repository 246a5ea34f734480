"""Changes a Word file in LibreOffice with tracking on, as a party would.

Run by the Python that LibreOffice can be reached from: ``change_in_office.py PIPE SOURCE TARGET``
reads from its input a JSON object: ``author``, and ``edits``, each with ``words`` (how a paragraph
begins) and the ``old`` and ``new`` words there.
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


def reached(pipe):
    """LibreOffice's own context, which takes a moment to be there."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(480):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start")


def sign_as(context, author):
    """Say who works at it."""
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    node = PropertyValue(Name="nodepath", Value="/org.openoffice.UserProfile/Data")
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
    )
    first, _, last = author.partition(" ")
    access.givenname, access.sn = first, last
    access.commitChanges()


def paragraph_of(document, words):
    """The paragraph that begins with some words; the kinds of space are alike."""
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        paragraph = walk.nextElement()
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
    context = reached(pipe)
    sign_as(context, asked["author"])
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (hidden,))
    document.RecordChanges = True
    for each in asked["edits"]:
        edit(document, each)
    as_word = PropertyValue(Name="FilterName", Value="MS Word 2007 XML")
    document.storeToURL(target.as_uri(), (as_word,))
    document.close(True)
    desktop.terminate()


main(sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve())
