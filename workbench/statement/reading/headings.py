"""The headings by which the parts of a statement are known, whatever its edition.

Drawn from the outlines of the reference library, with the other forms published statements use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.dataclass import dataclass
from workbench.domain.library.reference import ReferenceLibrary
from workbench.domain.records.drafting import TopicRole
from workbench.statement.nodes import StatementStage
from workbench.statement.reading.lines import LineLabel, SourceLine

SIGNATURE = re.compile(
    r"(?:the )?(?:investigator|(?:assistant )?ombudsman|assessor)s?['’]?s? (?:final |draft )?"
    r"decision on behalf of the ombudsman\b",
    re.I,
)
"""The closing line of a statement."""

REFERENCE = re.compile(r"\(?\b(\d{2})[ \u00a0-]?(\d{3})[ \u00a0-]?(\d{3})\b\)?")
"""A case reference as statements and web addresses print it."""

DETAIL = re.compile(
    r"(?:category|decision|decision date|date(?: of decision)?|subject|outcome|status|statement"
    r"|(?:(?:case|complaint) )?reference|complaint against|organisation|date published|published)"
    r"\s*:",
    re.I,
)
"""The beginning of a line of metadata above a statement."""

BODY = re.compile(r"[A-Z][\w’' &,-]{3,80}\b(?:Council|Authority|Trust|Borough)\Z")
"""The name of a body by itself, as it stands above a statement."""

SUMMARY = re.compile(r"summary\s*(?::|[–—-](?=\s))\s*", re.I)  # noqa: RUF001
"""The run-in word of a summary."""

PART_ON_RECOMMENDATION = re.compile(
    r"(?:(?:the )?(?P<by>(?:(?:independent|review|stage (?:three|3)) )*panel|stage (?:two|2)|"
    r"investigat\w+|adjudicat\w+)(?:[’']s)? )?recommendation\s+(?:\d{1,2}|[ivx]{1,4}|[a-z]|one|two"
    r"|three|four|five|six|seven|eight|nine|ten)\b\s*[:.–—-]?\s*(?P<title>.*)\Z",
    re.I | re.S,
)
"""The heading of a part of the findings on one recommendation: by whom it was made, its title."""

MAIN_SECTIONS = ("what-i-found", "assessment")
"""The sections that tell the facts and the reasons, under subheadings of their own."""

_VARIANTS = {
    "complaint": ("complaint", "the complaints", "what was complained about"),
    "scope": (
        "what i have investigated",
        "what i have not investigated",
        "what i investigated",
        "what i have and have not investigated",
        "scope of my investigation",
    ),
    "powers": ("the ombudsman's powers", "our role and powers", "the law"),
    "considered": (
        "how i considered the complaint",
        "how we considered this complaint",
        "how the ombudsman considered this complaint",
    ),
    "what-i-found": ("what we found", "what i have found", "my findings and analysis"),
    "assessment": ("the ombudsman's assessment", "our assessment"),
    "action": (
        "action",
        "actions",
        "agreed action",
        "agreed actions",
        "agreed remedy",
        "recommended action",
        "recommended actions",
        "recommendations",
        "proposed action",
    ),
    "decision": (
        "decision",
        "final decision",
        "draft decision",
        "my decision",
        "my draft decision",
        "provisional decision",
        "provisional view",
        "my provisional view",
    ),
    "scope-end": (
        "parts of the complaint that i did not investigate",
        "parts of the complaint i did not investigate",
        "parts of the complaint not investigated",
    ),
}
_ROLES = (
    (
        TopicRole.FACTS,
        re.compile(r"what happened|key facts|the facts|events|chronology|background to", re.I),
    ),
    (
        TopicRole.ANALYSIS,
        re.compile(r"analysis|findings?\b|my view|was there fault|injustice|conclusions?", re.I),
    ),
    (
        TopicRole.LAW,
        re.compile(
            r"law\b|guidance|legislation|statutory|procedure|process|polic(?:y|ies)|legal|court"
            r"|background",
            re.I,
        ),
    ),
)
_TOP_LEVEL = re.compile(
    r"(?:what happened|(?:the )?(?:key )?facts|(?:my )?analysis|(?:my )?findings"
    r"|law(?:,| and) .*|(?:the )?(?:relevant )?law.*|background.*|(?:my )?conclusions?)\Z",
    re.I,
)
_ENDS_SENTENCE = re.compile(r"[.;:,!…][”’\"')]?\Z")
LONGEST_SUBHEADING = 110
"""A heading has no more characters than this."""

QUOTE_INDENT = 4
"""Words set in by so many characters are somebody else's."""

_MOST_WORDS = 16
_NUMBERED = re.compile(r"\A\d{1,2}(?:\.\d{1,2})? (?=[a-z])")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


_USUAL = frozenset(
    (
        *(variant for variants in _VARIANTS.values() for variant in variants),
        *("the complaint", "what i found", "what happened", "analysis", "key facts"),
        *("the ombudsman's role and powers", "how i considered this complaint"),
        *("what i have and have not investigated", "the ombudsman's final decision"),
        *("the ombudsman's draft decision",),
    )
)


def heading_key(words: str) -> str:
    """A heading as it is compared: small letters, plain apostrophes, without number or stop."""
    plain = " ".join(words.translate(_APOSTROPHES).casefold().split()).rstrip(" :.")
    return _NUMBERED.sub("", plain)


def topic_role(title: str) -> TopicRole:
    """What a subheading of "What I found" gathers, read from its words."""
    for role, pattern in _ROLES:
        if pattern.search(title):
            return role
    return TopicRole.OTHER


def is_top_topic(title: str) -> bool:
    """Whether a subheading is one of those that usually stand directly under "What I found"."""
    return _TOP_LEVEL.match(" ".join(title.split()).rstrip(" :")) is not None


@dataclass(frozen=True, slots=True)
class Headings:
    """The section id by heading, and the stage of a statement by its title."""

    sections: Mapping[str, str]
    titles: Mapping[str, StatementStage]

    def section(self, words: str) -> str:
        """The id of the section with this heading, "" when it is none."""
        return self.sections.get(heading_key(words), "") if len(words) < 120 else ""

    def title(self, words: str) -> StatementStage | None:
        """The stage a document heading tells, None when the words are no such heading."""
        return self.titles.get(heading_key(words)) if len(words) < 120 else None


def headings_of(library: ReferenceLibrary) -> Headings:
    """The headings of every outline of a library, and their usual variants."""
    sections: dict[str, str] = {}
    titles: dict[str, StatementStage] = {}
    for outline in library.outlines.values():
        titles.setdefault(heading_key(outline.draft_title), StatementStage.DRAFT)
        titles.setdefault(heading_key(outline.final_title), StatementStage.FINAL)
        for section in outline.sections:
            for words in (section.draft_heading, section.final_heading):
                if words.strip():
                    sections.setdefault(heading_key(words), section.id)
    for id, variants in _VARIANTS.items():
        for words in variants:
            sections.setdefault(heading_key(words), id)
    for stage in StatementStage:
        titles.setdefault(f"the ombudsman's {stage.value} decision", stage)
    titles.setdefault("the ombudsman's decision", StatementStage.FINAL)
    titles.setdefault("the ombudsman's provisional view", StatementStage.DRAFT)
    return Headings(sections, titles)


def is_heading_like(
    line: SourceLine, before: SourceLine | None, following: SourceLine | None
) -> bool:
    """Whether a line looks like a heading: short, begun with a capital, with no end of a sentence.

    `before` and `following` are the lines around it; nothing stands under a heading at the end.
    """
    words = line.words
    if following is None or SIGNATURE.match(following.words) or line.indent >= QUOTE_INDENT:
        return False
    if len(words) > LONGEST_SUBHEADING or len(words.split()) > _MOST_WORDS:
        return False
    if _ENDS_SENTENCE.search(words) and not (line.strong and words.endswith(":")):
        return False
    if before is not None and before.words.rstrip().endswith((":", ",", ";", " and", " or")):
        # Something is still to come, unless a gap closes a list whose last item was cut short.
        return line.apart and before.label not in (LineLabel.NONE, LineLabel.NUMBER)
    return words[:1].isupper() or words[:1].isdigit() or words[:1] in "“‘\"'["


def is_summary_heading(words: str) -> bool:
    """Whether a line is the one word "Summary" as a heading."""
    return words.strip().rstrip(":").casefold() == "summary"


def is_usual_heading(words: str) -> bool:
    """Whether words are one of the headings that nearly every statement has."""
    if len(words) > LONGEST_SUBHEADING or words[:1].islower() or words.endswith("."):
        return False
    return heading_key(words) in _USUAL
