"""Every place that writes, prints or copies something out of a case passes the gate.

A call that lets words out of the program may stand only in a module named here, with the reason
why it is sound: it is the gate itself, it passes it, or what it writes is no case's.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.architecture.source import ROOT, files, name_of, tree_of

DOORS = {
    # the gate, and what stands behind it
    "workbench/gui/comments/schedule.py": "gives exporting the writer and the guard",
    "workbench/gui/comparing/versions.py": "gives exporting the writer and the guard",
    "workbench/gui/letters/window.py": "the guard, or by a template's mark for the owner alone",
    "workbench/gui/export/outgoing.py": "gives exporting the writer and the guard",
    "workbench/gui/versions/issuing.py": "gives exporting the writer, the guard and the vault",
    "workbench/gui/versions/panel.py": "files as issued: they passed the gate then",
    "workbench/gui/export/publication.py": "gives exporting the writer and the guard",
    "workbench/gui/history/versions.py": "gives exporting the writer and the guard",
    "workbench/gui/leaving/clipboard.py": "puts labels in place of names, then looks them through",
    "workbench/gui/evidence/page.py": "what was copied elsewhere is read, nothing put there",
    "workbench/gui/incoming/adding.py": "copied words on their way into the case, kept aside",
    "workbench/gui/leaving/selections.py": "what is selected to be copied or dragged has labels",
    "workbench/gui/leaving/files.py": "looks a paper through before it is written or printed",
    "workbench/gui/export/printing.py": "prepared and looked through like an exported file",
    "workbench/gui/printing/printer.py": "draws what its caller has let through",
    "workbench/interchange/copies/office_pages.py": "settings for LibreOffice in a room",
    "workbench/application/disclosing/items.py": "pages on their way, in the vault’s own room",
    "workbench/application/disclosing/bundle.py": "the same; a bundle is written privately",
    "workbench/application/disclosing/redaction.py": "looks the finished copy through",
    "workbench/export/files.py": "writes the bytes it is given, for the gate and the case file",
    "workbench/gui/timeline/pictures.py": "draws into memory; the page passes the gate",
    # real names by nature: for the owner alone, and named as confidential
    "workbench/gui/chronology/exchange.py": "real names only under a reason, for the owner alone",
    "workbench/gui/register/acts.py": "case file and backup: for the owner alone, confidential",
    "workbench/gui/disclosing/bundle.py": "real names under a reason, for the owner alone",
    "workbench/gui/redaction/dialog.py": "writes the copy that was looked through",
    # no words of a case
    "workbench/gui/window/bindings.py": "bytecode of Qt's bindings, beside the program's own",
    "workbench/gui/look/details.py": "the places of a crash in the program, to be reported",
    "workbench/gui/library/window.py": "an office's own set: its wording, no case",
    "workbench/export/kept_file.py": "the office's Word template and logo",
    "workbench/spelling/own_words.py": "the casebook's own words, beside the casebook",
    "workbench/gui/help/manual.py": "the manual",
    "workbench/gui/library/outlines.py": "the office's outlines",
    "workbench/gui/calculator/window.py": "dates and days of a count that belongs to no case",
    "workbench/gui/library/paragraph_wordings.py": "the office's wording",
    "workbench/gui/procedure/dates/limit.py": "the working of a limit: dates and days",
    "workbench/gui/restoring/trouble.py": "the folder of a casebook that cannot be opened",
}
"""Modules that may let something out, each with why that is sound."""

CASEBOOK = ("workbench/persistence/", "workbench/cli/")
"""The casebook and its backups hold real names by nature; the command line calls what is above."""

FIELDS = {
    "workbench/gui/fields/pasted.py": "what is to be pasted is measured",
    "workbench/gui/fields/markup.py": "what is cut in a field is pasted in one",
    "workbench/gui/statement/writing/editor.py": "words typed that could not be saved are kept",
    "workbench/gui/statement/panel/side.py": "the same of a subheading",
    "workbench/gui/records/model.py": "rows dragged within the list",
    "workbench/gui/records/entry.py": "rows of another program that are pasted into a list",
    "workbench/gui/statement/rows/dragging.py": "paragraphs dragged within the statement",
    "workbench/gui/chronology/splitting.py": "words moved from one field to the other",
}
"""Modules in which the person's own typing moves between fields of the program."""

_WRITES = {"write_bytes", "write_text", "write_file", "write_private", "write_whole", "mkstemp"}
_OUT = {"clipboard", "QMimeData", "QPrinter", "QPrintDialog", "QPrintPreviewDialog", "QPdfWriter",
        "print_pages", "QImageWriter", "createMimeDataFromSelection", "QSvgGenerator"}  # fmt: skip

_SELECTED = {"TextSelectableByMouse", "TextSelectableByKeyboard", "setReadOnly",
             "QTextBrowser"}  # fmt: skip
"""What makes words on a page such that they are selected, and copied or dragged from there."""

_NAMES = frozenset(_WRITES | _OUT | _SELECTED)


def ways_out(module: ast.Module) -> Iterator[str]:
    """The names in a module by which something can leave the program."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in _NAMES:
            yield node.attr
        elif isinstance(node, ast.ClassDef):
            for base in node.bases:
                if isinstance(base, ast.Name) and base.id == "QTextBrowser":
                    yield base.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _NAMES:
                yield node.func.id
            elif node.func.id == "open" and _writes(node):
                yield "open"
        elif isinstance(node, ast.FunctionDef) and node.name == "createMimeDataFromSelection":
            yield node.name


def _writes(call: ast.Call) -> bool:
    modes = [each.value for each in call.args[1:] if isinstance(each, ast.Constant)]
    modes += [k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)]
    return any(isinstance(mode, str) and set(mode) & set("wax+") for mode in modes)


def test_words_leave_a_case_through_the_gate_only() -> None:
    known = {*DOORS, *FIELDS}
    open_doors = {
        name_of(path): sorted(set(found))
        for path in files("workbench", suffix=".py")
        if not name_of(path).startswith(CASEBOOK)
        and name_of(path) not in known
        and (found := list(ways_out(tree_of(path))))
    }
    assert open_doors == {}


def test_every_door_named_is_still_one() -> None:
    shut = [
        name
        for name in {*DOORS, *FIELDS}
        if not (ROOT / name).is_file() or not list(ways_out(tree_of(ROOT / name)))
    ]
    assert shut == []


def test_a_new_door_is_noticed() -> None:
    for words in (
        "QGuiApplication.clipboard().setText(x)",
        "path.write_text(x)",
        "services.write_file(path, data)",
        "open(path, 'w')",
        "QPrinter()",
        "named(QTextBrowser(), 'text')",
        "class Words(QTextBrowser): ...",
        "words.setReadOnly(True)",
        "label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)",
    ):
        assert list(ways_out(ast.parse(words))), words
