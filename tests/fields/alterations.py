"""Every fact said of every field, altered one at a time: does any check notice?

Run ``python -m tests.fields.alterations`` to see the count; it fails when one goes unnoticed. The
facts are altered on the record classes themselves and everything drawn from them is made anew, so
that the checks see what they would see had the maker said it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from typing import Any

from tests.fields.checks import CHECKS
from workbench.domain.casefile import KINDS
from workbench.domain.fields import KEY, TEXTS, Facts, Form
from workbench.domain.shape import shape_of

_FORMS: dict[Form, tuple[Form, ...]] = {
    Form.LINE: (Form.LINES, Form.AUTHORED),
    Form.LINES: (Form.LINE, Form.AUTHORED),
    Form.AUTHORED: (Form.LINES, Form.LINE),
    Form.CODE: (Form.LINE,),
    Form.MOMENT: (Form.LINE,),
    Form.LINK: (Form.LINE, Form.CODE),
    Form.PENCE: (Form.NUMBER,),
    Form.ORDER: (Form.NUMBER,),
    Form.PLACE: (Form.NUMBER,),
}
"""What the sort of a field may be taken for without its type telling."""


_TYPED = TEXTS - {Form.ID}
"""What is typed, and so limited."""


@dataclass(frozen=True)
class Alteration:
    """One fact of one field said otherwise."""

    record: type[Any]
    field: Field[Any]
    facts: Facts
    what: str

    @property
    def name(self) -> str:
        return f"{self.record.__name__}.{self.field.name}: {self.what}"


def alterations() -> Iterator[Alteration]:
    """Every fact said of every field, one at a time."""
    for record in record_classes():
        for field in fields(record):
            said = field.metadata.get(KEY)
            if said is not None:
                for what, facts in _altered(record, field, said):
                    yield Alteration(record, field, facts, what)


def record_classes() -> list[type[Any]]:
    """The classes of all records and of the parts they hold."""
    found: dict[type[Any], None] = {}

    def note(record: type[Any]) -> None:
        found[record] = None
        for each in shape_of(record).values():
            if is_dataclass(each.type) and not hasattr(each.type, "to_plain"):
                note(each.type)  # type: ignore[arg-type]

    for kind in KINDS.values():
        note(kind.record)
    return list(found)


def _altered(record: type[Any], field: Field[Any], said: Facts) -> Iterator[tuple[str, Facts]]:
    yield "spoken name blank", replace(said, name="")
    for form in _FORMS.get(said.form, ()):
        yield f"{said.form.name} said to be {form.name}", replace(said, form=form)
    for flag in ("searched", "secret", "naming", "printed", "marked", "hidden", "telling", "owned"):
        if getattr(said, flag):
            yield f"{flag} dropped", replace(said, **{flag: False})  # type: ignore[arg-type]
    for name, nothing in _NOTHING.items():
        if getattr(said, name) != nothing and (name != "longest" or said.form in _TYPED):
            yield f"{name} dropped", replace(said, **{name: nothing})  # type: ignore[arg-type]
    whole = record in {kind.record for kind in KINDS.values()}
    if whole and not said.hidden and said.form is not Form.ID:
        yield "hidden", replace(said, hidden=True)
    if said.form is Form.LINK:
        yield "owned", replace(said, owned=not said.owned)
        other = "evidence" if said.to != "evidence" else "person"
        yield f"leads to {other}", replace(said, to=other)
    if said.form in (Form.LINE, Form.LINES, Form.AUTHORED):
        yield "searched otherwise", replace(said, searched=not said.searched)
        if whole and not shape_of(record)[field.name].many:
            yield "printed otherwise", replace(said, printed=not said.printed)


_NOTHING: dict[str, Any] = {
    "least": None, "most": None, "pattern": "", "among": None, "looks": "", "words": None,
    "to": "", "leaves": "", "within": "", "longest": None,
}  # fmt: skip


@contextmanager
def said(alteration: Alteration) -> Iterator[None]:
    """The record class as if the maker had said the altered facts."""
    before = alteration.field.metadata
    alteration.field.metadata = {KEY: alteration.facts}  # type: ignore[assignment]
    _forget()
    try:
        yield
    finally:
        alteration.field.metadata = before
        _forget()


def _forget() -> None:
    """Everything that was drawn from the facts and kept is made anew."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("workbench."):
            for each in vars(module).values():
                clear = getattr(each, "cache_clear", None)
                if clear is not None and hasattr(each, "cache_info"):
                    clear()


def noticed(alteration: Alteration) -> str:
    """The check that notices an alteration, "" when none does."""
    with said(alteration):
        for kind in _in_question(alteration):
            for check in CHECKS:
                try:
                    check(kind)
                except Exception:  # noqa: BLE001 - a crash is noticed as well
                    return f"{check.__name__} of {kind}"
    return ""


def _in_question(alteration: Alteration) -> list[str]:
    """Every kind, those first that have the field and those it leads to."""
    first = [name for name, kind in KINDS.items() if _holds(kind.record, alteration.record)]
    said = alteration.field.metadata[KEY]
    leads = [to for to in (said.to, alteration.facts.to) if to in KINDS]
    return list(dict.fromkeys((*first, *leads, *KINDS)))


def _holds(record: type[Any], part: type[Any]) -> bool:
    inner = [each.type for each in shape_of(record).values() if each.form is Form.PART]
    return record is part or any(_holds(each, part) for each in inner)


def main() -> int:
    """Print what was altered, noticed and missed."""
    altered = list(alterations())
    missed = [each.name for each in altered if not noticed(each)]
    fields_in_all = sum(len(fields(record)) for record in record_classes())
    sys.stdout.write(
        f"{fields_in_all} fields, {len(altered)} facts altered one at a time: "
        f"{len(altered) - len(missed)} noticed, {len(missed)} missed\n"
    )
    sys.stdout.writelines(f"missed: {name}\n" for name in missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
