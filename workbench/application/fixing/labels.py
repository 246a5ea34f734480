"""Fixes of labels: another letter, a title, letters in the order of first mention."""

from __future__ import annotations

from workbench.application.case import editing
from workbench.application.fixing.single import Fix, FixContext
from workbench.application.records.aliases import label_with_letter, propose_alias
from workbench.domain.casefile import CaseFile
from workbench.statement.naming.label_order import letter_of, lettered, letters_in_order
from workbench.statement.naming.names import initials


def new_label(context: FixContext) -> Fix | None:
    """A label proposed by the house rules in place of one that cannot stay."""
    person = context.case.people.get(context.problem.where.id)
    if person is None:
        return None
    alias = propose_alias(context.case, person, context.library.settings)
    return _called(person.id, alias) if alias != person.alias else None


def title_fix(context: FixContext) -> Fix | None:
    """The label with the title that adults have and children have not."""
    person = context.case.people.get(context.problem.where.id)
    if person is None or not letter_of(person):
        return None
    alias = label_with_letter(person, letter_of(person), context.library.settings)
    taken = {each.alias for each in context.case.people.values() if each.id != person.id}
    return _called(person.id, alias) if alias != person.alias and alias not in taken else None


def _called(id: str, alias: str) -> Fix:
    def edit(case: CaseFile) -> CaseFile:
        return editing.set_fields(case, "person", id, alias=alias)

    # Each label depends on those given before it.
    return Fix(f"Call them “{alias}” throughout", "Change a label", edit, several=False)


def letter_order_fix(context: FixContext) -> Fix | None:
    """The letters of a group dealt out again in the order of first mention."""
    person = context.case.people.get(context.problem.where.id)
    if person is None:
        return None
    group = lettered(context.document, context.case, person.age_group)
    aliases: dict[str, str] = {}
    for each, letter in zip(group, letters_in_order(group), strict=True):
        names = (each.name, *each.other_names)
        if any(letter in initials(name) for name in names if name.strip()):
            return None
        aliases[each.id] = each.alias[: -len(letter)] + letter

    def edit(case: CaseFile) -> CaseFile:
        for id, alias in aliases.items():
            case = editing.set_fields(case, "person", id, alias=alias)
        return case

    shown = ", ".join(f"“{alias}”" for alias in aliases.values())
    return Fix(
        f"Deal the letters out in order: {shown}", "Put labels in order", edit, several=False
    )
