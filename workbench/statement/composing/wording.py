"""Fixed wording of the statement: phrases of the reference library with their gaps filled in.

Every phrase the program itself writes is reference data, found by its id; `REQUIRED_PHRASES`
lists them. Phrases are authored text, so ``{body}``, ``{person:...}`` and the like work in them
beside the gaps named here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.domain.errors import ReferenceDataInvalid
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.money import money
from workbench.domain.records.findings import Injustice, InjusticeKind
from workbench.domain.records.remedies import Remedy, RemedyKind
from workbench.domain.text import capitalised, enumeration
from workbench.statement.cast import Cast, Words
from workbench.statement.markup.inline import read_inlines
from workbench.statement.nodes import Inline, ListItem, Paragraph, Placeholder, Text
from workbench.statement.text import inline_text

REQUIRED_PHRASES: Mapping[str, str] = MappingProxyType(
    {
        "title-line": "the line above the heading: {body-name}, {reference}",
        "header": "the header of every page: {body-name}, {reference}",
        "footer-draft": "the footer of a draft: {reference}",
        "footer-final": "the footer of a final decision: {reference}",
        "watermark-draft": "the watermark of a draft",
        "detail-category": "the category line: {category}",
        "detail-category-and-subject": "the category line: {category}, {subject}",
        "detail-decision": "the outcome line of a final decision: {outcome}",
        "detail-decision-date": "the date line of a final decision: {date}",
        "summary-lead": "the bold run-in word of the summary",
        "signature": "the closing line",
        "heading-facts": "the subheading for events that have none",
        "heading-analysis": "the subheading for findings that have none",
        "remedy-first": "before a first group of remedies, without the colon: {deadline}, {agrees}",
        "remedy-first-undated": "the same without a time: {agrees}",
        "remedy-more": "before a further group, without the colon: {deadline}, {also-agrees}",
        "remedy-more-undated": "the same without a time: {also-agrees}",
        "service-first": "before service improvements that come first: {deadline}, {will}",
        "service-first-undated": "the same without a time: {will}",
        "service-more": "before service improvements after other remedies: {deadline}, {will-also}",
        "service-more-undated": "the same without a time: {will-also}",
        "deadline-after": "the sentence after a list that gives its time: {deadline}",
        "agrees-should": "what the body does while nothing is agreed",
        "agrees-agreed": "what the body does once it has agreed",
        "also-should": "the same behind an earlier group",
        "also-agreed": "the same behind an earlier group, once agreed",
        "will-should": "takes action on its services, while nothing is agreed",
        "will-agreed": "takes action on its services, once agreed",
        "will-also-should": "also takes action on its services, while nothing is agreed",
        "will-also-agreed": "also takes action on its services, once agreed",
        "evidence": "the closing sentence on evidence that the remedies were carried out",
        "evidence-by": "the same with a time: {deadline}",
        "evidence-by-joint": "what joins two times by which evidence is due",
        "remedy-apology": "an apology: {person}, {reason}",
        "remedy-apology-from": "an apology by somebody named: {person}, {owner}, {reason}",
        "remedy-payment": "a payment: {person}, {amount}, {reason}",
        "remedy-payment-joint": "a payment to several people together: the same gaps",
        "reason-apology": "what comes before the reason for an apology: {reason}",
        "reason-payment": "what comes before the reason for a payment: {reason}",
        **{
            f"injustice-{kind.name.lower().replace('_', '-')}": f"{kind.value} caused: {{who}}"
            for kind in InjusticeKind
        },
        "recommendation-made": "what was recommended: {who}, {what}",
        "recommendation-made-on": "the same with its date: {on}, {who}, {what}",
        "recommendation-unsigned": "the same where it is not recorded by whom: {what}",
        "recommendation-accepted": "that the body accepted a recommendation",
        "recommendation-partly-accepted": "that it accepted a part of it",
        "recommendation-not-accepted": "that it did not accept it",
        "recommendation-due": "by when it was to be done: {due}",
        "recommendation-done": "when it was done: {on}",
        "recommendation-due-and-done": "both: {due}, {on}",
        "recommendation-explained": "what the body said of it: {what}",
        "view-implemented": "the view that it was carried out",
        "view-late-with-reason": "the view: late, with good reason",
        "view-late-without-reason": "the view: late, without good reason",
        "view-partly": "the view: partly carried out",
        "view-not-done-with-reason": "the view: not done, with good reason",
        "view-not-done-without-reason": "the view: not done, without good reason",
        "view-superseded": "the view: superseded",
        "view-too-unclear": "the view: too unclear to test",
        "view-new-complaint": "the view: a new complaint is needed",
    }
)
"""The ids of the phrases a reference library must hold, each with what it is and its gaps."""

_REASON_STARTS = ("for ", "to ", "because ", "in ", "as ", "towards ", "on account ")


def phrase(library: ReferenceLibrary, id: str, cast: Cast, **gaps: Words) -> tuple[Inline, ...]:
    """A phrase with its gaps filled in; ``_`` in the name of a gap is written ``-`` in it.

    Raises `ReferenceDataInvalid` when the library has no such phrase.
    """
    text = library.phrases.get(id)
    if text is None:
        raise ReferenceDataInvalid(
            f"The reference data lack the phrase “{id}” ({REQUIRED_PHRASES.get(id, 'unknown')}).",
            "Restore resources/paragraphs/phrases.toml.",
        )
    return read_inlines(text.strip(), cast.with_words(**gaps) if gaps else cast)


def phrase_text(library: ReferenceLibrary, id: str, cast: Cast, **gaps: Words) -> str:
    """A phrase as plain words, for headings, headers and footers."""
    return inline_text(phrase(library, id, cast, **gaps))


def remedy_words(remedy: Remedy, library: ReferenceLibrary, cast: Cast) -> tuple[Inline, ...]:
    """A remedy worded from its kind, payee, amount and reason, in the infinitive.

    Whatever is missing becomes a placeholder; kinds that cannot be worded without a text are one.
    """
    if remedy.is_payment:
        amount: Words = (Placeholder("amount"),) if remedy.amount is None else money(remedy.amount)
        person = _person(remedy, cast, "who is paid")
        reason = _reason(remedy, library, cast, "reason-payment")
        worded = "remedy-payment-joint" if len(remedy.for_ids) > 1 else "remedy-payment"
        return phrase(library, worded, cast, person=person, amount=amount, reason=reason)
    if remedy.kind is RemedyKind.APOLOGY:
        person = _person(remedy, cast, "who is apologised to")
        reason = _reason(remedy, library, cast, "reason-apology")
        owner = " ".join(remedy.owner.split())
        if owner:
            return phrase(
                library, "remedy-apology-from", cast, person=person, owner=owner, reason=reason
            )
        return phrase(library, "remedy-apology", cast, person=person, reason=reason)
    return (Placeholder("what is to be done"),)


def alike_told(injustices: Sequence[Injustice], own: Injustice) -> list[Injustice]:
    """The injustices of a finding worded in one sentence with another: of its kind, with its how.

    None where it is not told, or where one of them has words, which are for all of them.
    """
    how = own.how.strip()
    alike = [each for each in injustices if (each.kind, each.how.strip()) == (own.kind, how)]
    if not own.recounted or any(each.statement_text.strip() for each in alike):
        return []
    return [each for each in alike if each.recounted]


def injustice_words(alike: Sequence[Injustice], library: ReferenceLibrary) -> str:
    """Injustices of one kind with the same how, as authored text; "" where how is not said.

    Words that name whom it hurt and what it was say it by themselves.
    """
    how, kind = alike[0].how.strip(), alike[0].kind
    who = [f"{{person:{each.person_id}}}" for each in alike if each.person_id]
    if not how or not who:
        return ""
    if all(each in how for each in who) and kind.value.split(" or ")[0] in how.casefold():
        said = capitalised(how)
    else:
        caused = library.phrases[f"injustice-{kind.name.lower().replace('_', '-')}"]
        caused = caused.strip().replace("{who}", enumeration(list(dict.fromkeys(who))))
        said = f"{caused}: {how}" if how[:1].islower() or how[:1] == "{" else f"{caused}. {how}"
    return said if ends_sentence(said) else f"{said}."


def _person(remedy: Remedy, cast: Cast, label: str) -> tuple[Inline, ...]:
    return cast.people(remedy.for_ids) or (Placeholder(label),)


def _reason(remedy: Remedy, library: ReferenceLibrary, cast: Cast, id: str) -> tuple[Inline, ...]:
    words = " ".join(remedy.reason.split()).rstrip(".;,")
    if not words:
        return (Placeholder("reason"),)
    inlines = read_inlines(words, cast)
    if words.lower().startswith(_REASON_STARTS):
        return inlines
    return phrase(library, id, cast, reason=inlines)


def ends_sentence(words: str) -> bool:
    """Whether words already end as a sentence or a lead to a list does."""
    return words.rstrip().rstrip("”’'\")]").endswith((".", "!", "?", ":", ";", "…"))


def with_end(inlines: Sequence[Inline], end: str) -> tuple[Inline, ...]:
    """Inlines with their closing punctuation put in place of what they ended in."""
    result = list(inlines)
    last = result[-1] if result else None
    if isinstance(last, Text):
        result[-1] = Text(last.text.rstrip().rstrip(".;,") + end)
    elif end:
        result.append(Text(end))
    return tuple(result)


_GOES_ON = re.compile(r"(?:[;,]|[;,]? (?:and|or))\Z")
_CLOSES = re.compile(r"[.!?…][”’\"')]*\Z")


def item_ends(items: Sequence[ListItem]) -> tuple[ListItem, ...]:
    """Items of a list with ends that agree: "; ", "; and" and ".", or full stops throughout.

    Full stops are used when an item holds more than one sentence or a list of its own.
    """
    stops = any(item.children or ". " in inline_text(item.inlines).rstrip(". ;") for item in items)
    result = []
    for index, item in enumerate(items):
        end = ";"
        if index == len(items) - 1 or stops:
            end = "."
        elif index == len(items) - 2:
            end = "; and"
        if item.children:
            result.append(item)
        else:
            result.append(replace(item, inlines=with_end(_without_and(item.inlines), end)))
    return tuple(result)


def has_ends(items: Sequence[ListItem]) -> bool:
    """Whether somebody gave a list its ends: every item goes on to the next, the last closes."""
    words = [inline_text(item.inlines).rstrip() for item in items]
    return (
        len(words) > 1
        and all(map(_GOES_ON.search, words[:-1]))
        and _CLOSES.search(words[-1]) is not None
    )


def _without_and(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    last = inlines[-1] if inlines else None
    if isinstance(last, Text) and last.text.rstrip().endswith((" and", ";and")):
        return (*inlines[:-1], Text(last.text.rstrip().removesuffix("and").rstrip()))
    return inlines


def with_full_stop(paragraph: Paragraph) -> Paragraph:
    """A paragraph with a full stop at its end when it has no closing sign of its own."""
    if ends_sentence(inline_text(paragraph.inlines[-1:])):
        return paragraph
    return replace(paragraph, inlines=with_end(paragraph.inlines, "."))
