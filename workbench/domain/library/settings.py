"""House settings: rules of an office's own that are a matter of choice, each with its default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from workbench.domain.dataclass import dataclass
from workbench.domain.library.letters import LETTERS
from workbench.domain.text import normalise_line

YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRule:
    """A setting there is: its name for a person, its default and the values it may have.

    `kind` is "yes or no", "number" (from `least` to `most`), "choice" (one of `choices`) or "words"
    (one line of at most `most` characters). A value is kept as the text a file would hold: "yes",
    "35", "letter". Of kind "text" it has several lines.
    """

    key: str
    title: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    note: str = ""

    def fault(self, value: str) -> str:
        """What is wrong with a value, as it follows "the value"; "" when it will do."""
        if self.kind == "number":
            right = value.isascii() and value.isdigit() and len(value) <= 6
            if right and self.least <= int(value) <= self.most:
                return ""
            return f"should be a whole number from {self.least} to {self.most}"
        if self.kind == "text":
            return "" if len(value) <= self.most else f"should have at most {self.most} characters"
        if self.kind == "words":
            whole = len(value) <= self.most and value == normalise_line(value)
            return "" if whole else f"should be one line of at most {self.most} characters"
        allowed = (YES, NO) if self.kind == "yes or no" else self.choices
        if value in allowed:
            return ""
        return "should be one of " + ", ".join(f"“{each}”" for each in allowed)


def _number(
    key: str, title: str, default: str, least: int, most: int, note: str = ""
) -> SettingRule:
    return SettingRule(
        key=key, title=title, kind="number", default=default, least=least, most=most, note=note
    )


def _choice(key: str, title: str, choices: tuple[str, ...], note: str) -> SettingRule:
    """A setting with named choices, of which the first is the default."""
    return SettingRule(
        key=key, title=title, kind="choice", default=choices[0], choices=choices, note=note
    )


def _words(key: str, title: str, most: int, note: str) -> SettingRule:
    return SettingRule(key=key, title=title, kind="words", default="", most=most, note=note)


def _settings() -> Mapping[str, SettingRule]:
    listed = (
        _choice(
            "label-children",
            "Label of a child",
            ("letter", "title and letter"),
            "A bare letter (B), or a title before it where the child has one (Miss B).",
        ),
        _choice(
            "label-first",
            "First letter for adults",
            ("X", "B"),
            "X, Y and Z before the others, or B onwards from the start.",
        ),
        SettingRule(
            key="label-avoid-a",
            title="Avoid A as a label",
            kind="yes or no",
            default=YES,
            note="“A” reads as the article, and trips spelling and grammar checkers.",
        ),
        _number(
            "type-size",
            "Size of the type of statements, in points",
            "11",
            10,
            24,
            "Of ordinary words; headings, spaces and indents grow with them. 12 reads more "
            "easily; from 16 on it is large print, in which no words are smaller.",
        ),
        _words(
            "office-name",
            "Name of the office over statements",
            120,
            "Stands over the title on the first page of every statement. A logo is chosen where "
            "statements are exported.",
        ),
        _choice(
            "remedy-list",
            "Remedies are listed with",
            ("bullets", "letters"),
            "Letters (a), (b), … let a remedy be named by one. A case can differ.",
        ),
        _choice(
            "remedy-words",
            "Words round the remedies",
            (
                "lead words and evidence",
                "without lead words",
                "without the sentence on evidence",
                "neither",
            ),
            "The words before each list and the sentence on evidence. A case can differ.",
        ),
        _words(
            "remedy-lead",
            "Lead words of the remedies",
            300,
            "Blank: the usual words. {deadline} is the time, {agrees} and {will} what the "
            "body does, such as “the Council agreed to”.",
        ),
        _words(
            "remedy-evidence",
            "Sentence on evidence",
            300,
            "Blank: the usual sentence. {deadline} is the time given for evidence.",
        ),
        _number(
            "comments-period",
            "Time for comments on a draft, in working days",
            "10",
            1,
            60,
            "The day by which comments are due is counted from the day the draft goes out. "
            "Ten is the program’s own suggestion: confirm it or enter your office’s period.",
        ),
        _number("review-period", "Time to ask for a review of a decision, in months", "1", 1, 12),
        _number("sentence-target", "Words in a sentence, on average", "20", 5, 60),
        _number("sentence-longest", "A sentence is long from this many words", "35", 10, 200),
        _number("passives-target", "Passive sentences, in per cent", "20", 0, 100),
        _number("paragraph-longest", "A paragraph is long from this many words", "150", 30, 2000),
    )
    letters = (
        SettingRule(key=each.setting, title=each.title, kind="text", default="", most=20_000)
        for each in LETTERS.values()
    )
    return MappingProxyType({rule.key: rule for rule in (*listed, *letters)})


SETTINGS = _settings()
"""Every setting there is, by key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting an office changed; `id` is its key in `SETTINGS`."""

    id: str
    value: str


@dataclass(frozen=True, slots=True)
class HouseSettings:
    """The settings that hold: what the office changed, and the defaults of the rest.

    A changed value that this program does not know, or cannot use, leaves the default.
    """

    values: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, changed: Iterable[Setting]) -> HouseSettings:
        """The settings with these changes."""
        return cls(
            {
                each.id: each.value
                for each in changed
                if each.id in SETTINGS and not SETTINGS[each.id].fault(each.value)
            }
        )

    def value(self, key: str) -> str:
        """The value of a setting as text; raises KeyError when there is no such setting."""
        return self.values.get(key, SETTINGS[key].default)

    def yes(self, key: str) -> bool:
        """The value of a setting of yes or no."""
        return self.value(key) == YES

    def number(self, key: str) -> int:
        """The value of a setting that is a number."""
        return int(self.value(key))

    def choice(self, key: str) -> str:
        """The value of a setting with named choices."""
        return self.value(key)
