"""``letters``: letters and notices of a case made from the office's templates, and those made."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from workbench.application.case.editing import ordered
from workbench.application.casebook.workbench import Workbench
from workbench.application.handing_out.exporting import make_folder, write_files
from workbench.application.handing_out.gate import guard_for, look_through, open_places
from workbench.application.letters.layout import letter_document, letter_stem
from workbench.application.letters.merging import Letter, merged, usual_recipient
from workbench.application.letters.sent import record_letter
from workbench.application.records.parties import party_name
from workbench.application.versions.listing import version_name
from workbench.application.versions.locking import refuse_unless_own
from workbench.bootstrap import renderers
from workbench.cli.desk import DONE, opened, say, say_json, tell
from workbench.cli.files import noting, tell_confidential
from workbench.cli.versions.typed import day_typed, party_typed
from workbench.domain.casefile import CaseFile
from workbench.domain.dates.ahead import refuse_ahead
from workbench.domain.dates.partial import day_in_words
from workbench.domain.errors import InvalidInput
from workbench.domain.library.letters import LETTERS
from workbench.domain.records.versions import Sending
from workbench.export.files import write_private, write_whole
from workbench.export.read_back import parts_of
from workbench.paths import user_folders
from workbench.persistence.lock import user_name

_ENDINGS = {"word": ".docx", "pdf": ".pdf"}
_NOTHING = "Nothing was written."


def letters(options: argparse.Namespace) -> int:
    """List the letters of a case, or make one; raises what stands in the way."""
    workbench, casebook = opened(options)
    session = workbench.open(workbench.find(options.reference))
    if options.template is None:
        _list(session.case, options)
        return DONE
    refuse_unless_own(session.case)
    letter = _letter(workbench, session.case, options)
    letter.refuse_unfilled(f'{_NOTHING} Say it with --fill, such as --fill "address=1 High St".')
    sent_on = day_typed(workbench, options.sent_on) if options.sent_on else None
    refuse_ahead(sent_on, workbench.clock.today(), "The letter would have been sent")
    document = letter_document(session.case, letter)
    private = letter.real_names
    written = write_files(
        document,
        _targets(session.case, letter, options.to),
        renderers(user_folders(options.data_dir).data),
        write_private if private else write_whole,
        guard=None if private else guard_for(session.case, document, workbench.library, parts_of),
        keep=casebook.vault.keep,
    )
    at = workbench.now()
    with noting(*(file.path for file in written)):
        session.apply(
            f"Make a letter: {letter.title}",
            lambda case: record_letter(
                case,
                letter,
                written,
                workbench.ids,
                at,
                user_name(),
                sent_on,
                options.how,
                workbench.library,
            ),
            undoable=False,
        )
    for file in written:
        say(f"{file.path}")
    if private:
        say("  Real names may stand in it: it is confidential, for you alone.")
        for file in written:
            tell_confidential(file.path)
    elif look := look_through(open_places(session.case, document, workbench.library)):
        tell(look)
    if letter.doubt:
        say(f"  {letter.doubt}")
    return DONE


def _letter(workbench: Workbench, case: CaseFile, options: argparse.Namespace) -> Letter:
    if options.template not in LETTERS:
        raise InvalidInput(
            f"No letter is called “{options.template[:40]}”.",
            f"{_NOTHING} There are: {', '.join(LETTERS)}.",
        )
    if options.to is None:
        raise InvalidInput("It is not said where the letter is to go.", "Name it with --to.")
    today = workbench.clock.today()
    to = usual_recipient(case, options.template)
    if options.addressee:
        to = party_typed(case, options.addressee, today)
    typed = _fillings(options.fill)
    return merged(case, workbench.library, options.template, to, today, typed)


def _fillings(typed: Sequence[str]) -> Mapping[str, str]:
    """What is to stand in a letter, by what is asked for there."""
    found = {}
    for each in typed:
        name, sign, words = each.partition("=")
        if not sign or not name.strip():
            raise InvalidInput(
                f"“{each[:40]}” fills nothing in.", f"{_NOTHING} Write such as “address=1 High St”."
            )
        found["-".join(name.lower().split())] = words
    return found


def _targets(case: CaseFile, letter: Letter, to: Path) -> dict[str, Path]:
    """The file named, or in a folder one of each format."""
    format = next((name for name, end in _ENDINGS.items() if to.suffix.lower() == end), None)
    if format is not None and not to.is_dir():
        return {format: to}
    if to.suffix and not to.is_dir():
        raise InvalidInput(
            f"A letter is no {to.suffix} file.", f"{_NOTHING} Name a .docx, a .pdf or a folder."
        )
    make_folder(to)
    stem = letter_stem(case, letter)
    return {name: to / f"{stem}{end}" for name, end in _ENDINGS.items()}


def _list(case: CaseFile, options: argparse.Namespace) -> None:
    if options.json:
        say_json(list(_plain(case)))
        return
    if not options.list:
        for kind in LETTERS.values():
            say(f"{kind.id}  {kind.title}")
        say("")
    made = list(_plain(case))
    for each in made:
        sent = f"sent {each['sent']}" if each["sent"] else "not sent yet"
        how = f", {each['how']}" if each["how"] else ""
        marked = " (real names)" if each["real_names"] else ""
        went_with = f", with {each['version']}" if each["version"] else ""
        say(f"{each['title']}{marked}{went_with}, to {each['to']}: {sent}{how}")
    if not made:
        say("No letter has been made.")


def _plain(case: CaseFile) -> Iterator[dict[str, object]]:
    for letter in ordered(case, "letter"):
        version = case.versions.get(letter.version_id)
        yield {
            "template": letter.template,
            "title": letter.title,
            "to": party_name(case, Sending(person_id=letter.person_id, to=letter.to)),
            "version": version_name(version) if version is not None else "",
            "made": letter.made_at,
            "sent": day_in_words(letter.sent_on) if letter.sent_on is not None else "",
            "how": letter.how,
            "real_names": letter.real_names,
            "files": [file.name for file in letter.files],
        }
