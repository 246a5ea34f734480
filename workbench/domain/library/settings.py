"""House settings: rules of an office's own that are a matter of choice, each with its default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

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


def _settings() -> Mapping[str, SettingRule]:
    listed = (
        SettingRule(
            key="label-children",
            title="Label of a child",
            kind="choice",
            default="letter",
            choices=("letter", "title and letter"),
            note="A bare letter (B), or a title before it where the child has one (Miss B).",
        ),
        SettingRule(
            key="label-first",
            title="First letter for adults",
            kind="choice",
            default="X",
            choices=("X", "B"),
            note="X, Y and Z before the others, or B onwards from the start.",
        ),
        SettingRule(
            key="label-avoid-a",
            title="Avoid A as a label",
            kind="yes or no",
            default=YES,
            note="“A” reads as the article, and trips spelling and grammar checkers.",
        ),
        SettingRule(
            key="type-size",
            title="Size of the type of statements, in points",
            kind="number",
            default="11",
            least=10,
            most=24,
            note="Of ordinary words; headings, spaces and indents grow with them. 12 reads more "
            "easily; from 16 on it is large print, in which no words are smaller.",
        ),
        SettingRule(
            key="office-name",
            title="Name of the office over statements",
            kind="words",
            default="",
            most=120,
            note="Stands over the title on the first page of every statement. A logo in Word files "
            "comes with the office’s Word template.",
        ),
        SettingRule(
            key="remedy-list",
            title="Remedies are listed with",
            kind="choice",
            default="bullets",
            choices=("bullets", "letters"),
            note="Letters (a), (b), … let a remedy be named by one. A case can differ.",
        ),
        SettingRule(
            key="remedy-words",
            title="Words round the remedies",
            kind="choice",
            default="lead words and evidence",
            choices=(
                "lead words and evidence",
                "without lead words",
                "without the sentence on evidence",
                "neither",
            ),
            note="The words before each list and the sentence on evidence. A case can differ.",
        ),
        SettingRule(
            key="remedy-lead",
            title="Lead words of the remedies",
            kind="words",
            default="",
            most=300,
            note="Blank: the usual words. {deadline} is the time, {agrees} and {will} what the "
            "body does, such as “the Council agreed to”.",
        ),
        SettingRule(
            key="remedy-evidence",
            title="Sentence on evidence",
            kind="words",
            default="",
            most=300,
            note="Blank: the usual sentence. {deadline} is the time given for evidence.",
        ),
        SettingRule(
            key="comments-period",
            title="Time for comments on a draft, in working days",
            kind="number",
            default="10",
            least=1,
            most=60,
            note="The day by which comments are due is counted from the day the draft goes out. "
            "Ten is the program’s own suggestion: confirm it or enter your office’s period.",
        ),
        SettingRule(
            key="review-period",
            title="Time to ask for a review of a decision, in months",
            kind="number",
            default="1",
            least=1,
            most=12,
        ),
        SettingRule(
            key="sentence-target",
            title="Words in a sentence, on average",
            kind="number",
            default="20",
            least=5,
            most=60,
        ),
        SettingRule(
            key="sentence-longest",
            title="A sentence is long from this many words",
            kind="number",
            default="35",
            least=10,
            most=200,
        ),
        SettingRule(
            key="passives-target",
            title="Passive sentences, in per cent",
            kind="number",
            default="20",
            least=0,
            most=100,
        ),
        SettingRule(
            key="paragraph-longest",
            title="A paragraph is long from this many words",
            kind="number",
            default="150",
            least=30,
            most=2000,
        ),
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
