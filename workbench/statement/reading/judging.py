"""What a sentence of the reasoning decides: fault, no fault, no finding, or nothing.

Each "fault" is judged in its own clause. Only the investigator's own voice counts: what somebody
says, claims or found before decides nothing, nor does a rule ("we may find fault where …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from workbench.domain.records.findings import FindingResult

_CLAUSE_END = re.compile(
    r"[;:]\s|,? but |, (?:so|which|and (?:so|which|this|that|it|I|not|by|the)|nor|yet|therefore)\b"
    r"|, (?:although|though|while|because|as|since)\b(?![^,]{0,40}, (?:is|was|were|amounts)\b)"
    r"|, (?=(?:I|it|the Council|this|that|there)\b)| although "
    r"| and (?=so |I |(?:this|that|it) (?:was|is) |(?:therefore )?(?:find|conclude|consider) )",
    re.I,
)
_PREDICATE = re.compile(
    r" and (?=(?:therefore |so )?(?:is|was|were|are|amounts?|amounted)\b)", re.I
)
"""Where a second predicate begins, which the "not" of the first does not reach."""

_LONGEST_CLAUSE = 300
_MOST_FAULTS = 20
_FAULT = re.compile(r"\bfaults?\b", re.I)
_IS = r"\b(?:is|was|were|are|be|been|being)"
_SAID = re.compile(
    rf"(?:{_IS}|\bas)(?: (?!not\b)\w+){{0,5}}? ?(?:at |a |a further )?\Z"
    r"|\b(?:evidence of|amount(?:s|ed|ing)? to|constitut(?:es?|ed|ing)|represent(?:s|ed)"
    r"|acted with|(?:accept(?:s|ed)?|acknowledg\w+|admit\w*)(?: (?:it|they) (?:was|were))?(?: at)?)"
    r"(?: (?:a |some |further |significant |additional |clear )*)? ?\Z"
    r"|\b(?:find|found|finding|identif(?:y|ied)|see|concluded?|consider)\b"
    r"(?: (?!not\b|no\b)[\w’']+){0,10}? ?\Z"
    r"|\b(?:further|some|clear)(?: also)? ?\Z",
    re.I,
)
_NONE_OF_IT = re.compile(
    r"\b(?:no(?! doubt| question)|without|insufficient|not enough|neither|nor|nothing|little)\b"
    r"(?: (?!good\b|proper\b)[\w’']+){0,9}? ?\Z"
    rf"|{_IS}(?: (?:therefore|also))? not\b(?:,[^,]{{0,50}},)?(?: [\w’']+){{0,6}}? ?\Z"
    r"|\b(?:do|does|did)(?: not|n[’']t)\b(?:,[^,]{0,50},)? (?:amount to|constitute|represent|mean"
    r"|show|suggest|indicate|support|point to)(?: [\w’']+){0,8}? ?\Z"
    rf"|{_IS}n[’']t(?: [\w’']+){{0,4}}? ?\Z"
    r"|\bevidence falls short of(?: [\w’']+){0,3}? ?\Z|\bnot of \Z"
    r"|\bnot (?:so|such|enough|be (?:right|fair|reasonable|appropriate))\b[\w ]{0,40}? ?\Z",
    re.I,
)
_I_DO_NOT_THINK = re.compile(
    r"\b(?:I|we)\b(?: [\w’']+){0,2}? (?:(?:do|did|have|am|could|can|would)(?: not|n[’']t)|cannot"
    r"|am unable to|was unable to)\b"
    r"(?:,[^,]{0,50},)?"
    r"(?: (?:therefore|also|go so far as to|going to|able to|in a position to))*"
    r" (?:describe|call|consider|think|believe|find|found|see|seen|say|conclude|accept|regard"
    r"|persuaded|satisfied|convinced|identif\w+|agree|view|criticise|fault)\b"
    r"|\b(?:I|we) have (?:decided|chosen) not to find\b",
    re.I,
)
_UNDECIDED = re.compile(r"\b(?:whether|if|either way)\b", re.I)
_ANOTHERS = re.compile(
    r"\b(?:(?<!to )says?|said|complain(?:s|ed)|believes?|believed|claim(?:s|ed)|alleg(?:es|ed)"
    r"|thinks?|thought|considers|maintain(?:s|ed)|contend(?:s|ed)|insist(?:s|ed)"
    r"|assert(?:s|ed)|according to|(?:asked|like|invited|urged|wants?|wanted) (?:me|us) to"
    r"|not that (?:it|they|there)|feels?|argue[sd]|(?:[’']s|[’']) (?:view|opinion|position|belief)"
    r"|told (?:me|us)|denie[sd]|disput(?:es|ed)|reject(?:s|ed)"
    r"|(?:do|does|did)(?: not|n[’']t) (?:accept|agree|believe|think|consider|feel))\b",
    re.I,
)
_OWN = re.compile(r"\b(?:I|we)(?: [\w’']+){0,2}?,? \Z", re.I)
_THEIR_FINDING = re.compile(
    r"\b(?:panel|investigator|investigation|officer|person|IO|IP|AO|report|adjudication|reviewer"
    r"|stage (?:one|two|three|1|2|3)"
    r"|court|judge|tribunal|Ofsted|police|coroner|inspectors?|regulator)\b[\w’' ]{0,30}?"
    r"\b(?:found|finds|identified|concluded|decided|said|says|agreed|recorded"
    r"|upheld)\b|\bCouncil (?:also |has |had )?found\b",
    re.I,
)
_MY_INVESTIGATION = re.compile(r"\b(?:my|our) investigation\b", re.I)
_RULE = re.compile(
    r"\b(?:if|whether|unless|who|any fault|had (?:there|it|the)|(?:is|are) likely to)\b"
    r"|\b(?:would|may|might|can|cannot|will)(?: not| only| normally| usually| generally)* "
    r"(?:find|be|have been|consider|regard|expect|question)\b(?!.{0,40}\b(?:right|wrong) to\b)"
    r"|\b(?:look(?:ed|ing)? (?:for|at)|to decide|decid(?:e|ing)|my role|question(?:ed)?)\b"
    r"|\AHad\b|\ATo find\b|\b(?:where|when) (?:we|I|there|a council|an organisation|councils)\b",
    re.I,
)
_LATER_DENIED = re.compile(
    r"\A (?:was|is|has|could|can)(?: not|n[’']t)(?: been)? (?:be )?(?:found|established|identified"
    r"|shown|proved|made out)\b",
    re.I,
)
_GENERALLY = re.compile(r"\A[^.;]{0,60}?\b(?:(?:simply|merely|just|only) because|unless)\b", re.I)
_SAID_AFTER = re.compile(
    r"\A[^.;:]{0,60}?, (?!I\b|we\b)(?:[\w’']+ ){1,4}?(?:said|says|claim\w+|wrote|believe[sd])\b",
    re.I,
)
_KNOWN_FAULT = re.compile(r"\b(?:the|this|that|these|those|any|each|such|its|their) \Z", re.I)
_JUST_SAID = re.compile(rf"{_IS} (?:at )?\Z", re.I)
_FAULT_SPOKEN_OF = re.compile(r"\A (?:I|we|which|that|identified|found|caused|has|had|above)\b")
_WHAT_IT_DID = re.compile(
    r"\A(?: itself| alone| alleged)? (?:caus\w+|led|result\w+|had|meant|made|affect\w+|changed)\b"
)
_NOT_DOING = re.compile(
    r"(?:\A|\b[Bb]y |, |\b(?:decision|failure|choice|choosing|refusal|that|and|consider|find)"
    r" )(?:[Ii]ts )?not (?:to|(?!find)\w+ing)\b"
    r"|\AThat (?:the |it )[\w ]{0,40}?\bnot\b(?= [\w’' ]{0,40}\b(?:is|was)\b)",
    re.I,
)
"""What was wrong was that something was not done: "not to say so was fault"."""

_UPHELD = re.compile(
    r"\b(?:I|we)(?: \w+){0,2}? (?:uphold|upheld)\b|\b(?:I|we) have decided to uphold\b"
    r"|\b(?:complaint|point|part|head)\b[\w’' ]{0,60}? is (?:therefore |also )?upheld\b",
    re.I,
)
_NOT_UPHELD = re.compile(
    r"\b(?:I|we)(?: \w+){0,2}? (?:(?:do|did|have|can|could)(?: not|n[’']t)|cannot)"
    r"(?: \w+){0,2}? (?:uphold|upheld)\b|\b(?:decided|chosen) not to uphold\b"
    r"|\b(?:complaint|point|part|head)\b[\w’' ]{0,60}? is (?:therefore )?not upheld\b",
    re.I,
)
_UNCRITICISED = re.compile(
    r"\b(?:I|we)(?: \w+)?,? (?:(?:do|can|would|could)(?: not|n[’']t)|cannot"
    r"|(?:have|see) no (?:grounds|reason|cause|basis)(?: on which)? to)"
    r"(?: (?:therefore|also|\w+ly))? (?:criticise|fault)\b",
    re.I,
)
_ENTITLED = re.compile(
    r"\b(?:Council|panel|officers?|workers?|managers?|investigator|it|they|team|service)"
    r" (?:was|were|is|are) (?:\w+ )?entitled to (?:take|make|reach|come to|decide|form|do|act)\b",
    re.I,
)
_POOR_PRACTICE = re.compile(
    r"\b(?:poor|bad|not good|not best) practice\b"
    r"|(?<!evidence )\b(?:stop(?:s|ped)?|falls?|fell) short of (?:a )?(?:\w+ (?:of )?)?fault",
    re.I,
)
_NO_FINDING = re.compile(
    r"\b(?:I|we) (?:cannot|can[’']t|am unable to|could not|am not able to|do not)"
    r"(?:, [^,]+,)? (?:(?!need|have|intend|propose)\w+ ){0,3}?"
    r"(?:(?:say|prefer one)\b(?! more)|(?:reach|make|come to|form) (?:a|any) |conclude|decide"
    r"|determine|establish|know)\b"
    r"|\b(?:I|we) (?:therefore )?(?:make|have made|reach) no finding\b"
    r"|\b(?:I|we) (?:have not been able to|am not in a position to|do not have \w+ evidence to)"
    r" (?:say|reach|make|come to|prefer|decide|determine|establish|know)\b"
    r"|\bnot enough evidence for me to (?:reach|make)\b|\bno finding can be made\b"
    r"|\bnot (?:now )?possible (?:now )?(?:for me )?to (?:say|reach|make|conclude|decide|determine"
    r"|establish|know)\b",
    re.I,
)  # fmt: skip
_WHAT_WOULD_HAVE_BEEN = re.compile(
    r"\b(?:would|might|could) (?:\w+ )?(?:have|be)\b|\bdifference\b|\brecommend", re.I
)
_REMEDIED = re.compile(
    r"\balready (?:been )?(?:remedied|put right|provided a (?:suitable )?remedy)\b", re.I
)
_LEFT_OUT = re.compile(
    r"\b(?:I|we) (?:have not|did not|will not|do not intend to|cannot|am not going to"
    r"|have decided not to|have chosen not to) (?:\w+ ){0,2}?investigate"
    r"|\b(?:I|we) have (?:not looked into|exercised (?:my |our )?discretion not to)\b"
    r"|\b(?:I|we) have (?:discontinued|ended|stopped) (?:my|our) (?:investigation|consideration)\b"
    r"|\b(?:I|we) will not consider (?:\w+ ){0,6}further\b"
    r"|\b(?:I|we) have not (?:considered|looked at) (?:this|that|the|these) "
    r"(?:[\w’']+ ){0,6}?further\b",
    re.I,
)


def finds_fault(sentence: str) -> bool:
    """Whether a sentence says that there was fault."""
    return FindingResult.FAULT in set(_verdicts(sentence))


def denies_fault(sentence: str) -> bool:
    """Whether a sentence says that something was not fault, and finds no other."""
    return set(_verdicts(sentence)) == {FindingResult.NO_FAULT}


def result_in(sentence: str) -> FindingResult | None:
    """The result a sentence gives, None when it decides nothing."""
    if finds_fault(sentence):
        return FindingResult.FAULT
    if denies_fault(sentence):
        remedied = _REMEDIED.search(sentence) is not None
        return FindingResult.ALREADY_REMEDIED if remedied else FindingResult.NO_FAULT
    if _LEFT_OUT.search(sentence):
        return FindingResult.NOT_INVESTIGATED
    if _NO_FINDING.search(sentence) and not _WHAT_WOULD_HAVE_BEEN.search(sentence):
        return FindingResult.NO_FINDING
    if _ANOTHERS.search(sentence) is None and _POOR_PRACTICE.search(sentence):
        return FindingResult.CRITICISM
    return None


def _verdicts(sentence: str) -> Iterator[FindingResult]:
    """What each clause says of fault."""
    if _NOT_UPHELD.search(sentence) or _UNCRITICISED.search(sentence):
        yield FindingResult.NO_FAULT
    elif _UPHELD.search(sentence):
        yield FindingResult.FAULT
    elif _ENTITLED.search(sentence) and not _ANOTHERS.search(sentence):
        yield FindingResult.NO_FAULT
    for found in islice(_FAULT.finditer(sentence), _MOST_FAULTS):
        clause = sentence[_begins(sentence, found.start()) : found.start()]
        verdict = _verdict(clause, sentence[found.end() :])
        if verdict is not None:
            yield verdict


def _begins(sentence: str, at: int) -> int:
    earliest = max(0, at - _LONGEST_CLAUSE)
    ends = (end.end() for end in _CLAUSE_END.finditer(sentence, earliest, at))
    return max(ends, default=earliest)


def _verdict(clause: str, after: str) -> FindingResult | None:
    """What the words of a clause before "fault", and those after it, make of it."""
    if _is_anothers(clause) or _SAID_AFTER.match(after) or _GENERALLY.match(after):
        return None
    opinion = _I_DO_NOT_THINK.search(clause)
    if opinion is not None:
        open_still = _UNDECIDED.search(clause) or _WHAT_IT_DID.match(after)
        return None if open_still else FindingResult.NO_FAULT
    if _RULE.search(clause) or _POOR_PRACTICE.search(f"{clause}fault"):
        return None
    plain = _NOT_DOING.sub("", clause)
    plain = plain[max((cut.end() for cut in _PREDICATE.finditer(plain)), default=0) :]
    if _NONE_OF_IT.search(plain) or _LATER_DENIED.match(after):
        return FindingResult.NO_FAULT
    if _KNOWN_FAULT.search(plain) or (
        _FAULT_SPOKEN_OF.match(after) and not _JUST_SAID.search(plain)
    ):
        return None
    return FindingResult.FAULT if _SAID.search(plain) or not plain.strip() else None


def _is_anothers(clause: str) -> bool:
    said = _ANOTHERS.search(clause)
    if said is not None and not _OWN.search(clause[: said.start()]):
        return True
    return _THEIR_FINDING.search(clause) is not None and not _MY_INVESTIGATION.search(clause)
