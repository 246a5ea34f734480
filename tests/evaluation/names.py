"""How many planted names and details are found, and how often sound words are taken for one.

`python -m tests.evaluation.names [--own] [--seed N] [--count N] [--misses]` prints a table for the
set the program was tried on, the one held back, and that of an outsider. `--own` uses our own lists
of names only.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from random import Random

from tests.evaluation.details import NO_WARNING
from tests.evaluation.finished import WRITERS, stopped_by_name, written
from tests.evaluation.people import faker_people, own_people, word_people
from tests.evaluation.planting import Planted, alarms, hits_at, is_jigsaw, leaky, letters, sound
from tests.evaluation.sets import SETS
from workbench.domain.problems import Severity
from workbench.statement.naming.hits import Hit
from workbench.statement.nodes import StatementStage

GOALS = {
    "exact": 1.0,
    "part": 1.0,
    "inside": 1.0,
    "variant": 0.95,
    "slip": 0.99,
    "detail entered": 1.0,
    "detail by shape": 1.0,
    "name nobody entered": 0.9,
    "name that is a word": 1.0,
    "jigsaw": 1.0,
    "in the finished bytes": 1.0,
    "in a file’s name": 1.0,
}
FALSE_ERRORS = {"distinctive": 1 / 50, "words": 1 / 10}
FALSE_WARNINGS = 1.0
IN_A_NAME = ("exact", "part", "inside")
"""Kinds that are planted in the name of a file, too."""

WARNED_OF = ("detail by shape", "name nobody entered", "jigsaw")
"""Kinds of which most are warnings by their nature."""

STAGES = (StatementStage.DRAFT, StatementStage.FINAL)


@dataclass
class Figures:
    """What one run found."""

    planted: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[Planted] = field(default_factory=list)
    unsure: list[Planted] = field(default_factory=list)
    statements: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    alarms: dict[str, list[Hit]] = field(default_factory=lambda: defaultdict(list))

    def recall(self, kind: str) -> float:
        """The share of a kind that is found."""
        planted = sum(count for (each, _), count in self.planted.items() if each == kind)
        found = sum(count for (each, _), count in self.found.items() if each == kind)
        return found / planted if planted else 1.0

    def false_errors(self, group: str) -> float:
        """Sound statements that are stopped, per statement."""
        return self.errors[group] / max(1, self.statements[group])

    def false_warnings(self, group: str) -> float:
        """Warnings per sound statement."""
        return self.warnings[group] / max(1, self.statements[group])


def measure(which: str, count: int, seed: int, *, faker: bool) -> Figures:
    """Plant and look `count` times, and look at `count` sound statements."""
    random = Random(seed)
    chosen = SETS[which]
    people = faker_people(seed, 400) if faker and chosen.faker else []
    people += own_people(random, 200, chosen.origins)
    words = word_people(random, 100, chosen.words)
    figures = Figures()
    listed, formats = chosen.sentences, tuple(WRITERS)
    for turn, planted in enumerate(islice(leaky(people, words, listed, random), count)):
        _look(planted, STAGES[turn % 2], formats[turn % len(formats)], figures)
    for group, names in (("distinctive", people), ("words", words)):
        for turn, (_, case) in enumerate(islice(sound(names, listed, random), count // 2)):
            stage, format = STAGES[turn % 2], formats[turn // 2 % len(formats)]
            leaks = written(case, stage, format).leaks
            _look_at_sound(group, [*alarms(case, stage), *(leak.hit for leak in leaks)], figures)
    return figures


def _look(planted: Planted, stage: StatementStage, format: str, figures: Figures) -> None:
    key = (planted.kind, planted.form)
    if planted.kind == "jigsaw":
        _count(key, planted, figures, found=is_jigsaw(planted.case, stage), sure=False)
        return
    hits = hits_at(planted, stage)
    errors_only = planted.form in NO_WARNING
    sure = hits is None or any(hit.sure for hit in hits)
    found = sure or (bool(hits) and not errors_only)
    _count(key, planted, figures, found=found, sure=sure)
    if hits and sure:
        file = written(planted.case, stage, format)
        # A sign the PDF has no letter for does not leave with it.
        if letters(planted.words + planted.after[:12]) in letters(file.words):
            stopped = bool(file.leaks)
            key = ("in the finished bytes", format)
            _count(key, planted, figures, found=stopped, sure=stopped)
    if planted.kind in IN_A_NAME and planted.words.isprintable():
        stopped = stopped_by_name(planted.case, f"21-017-938 {planted.words}.docx")
        _count(("in a file’s name", planted.form), planted, figures, found=stopped, sure=stopped)


def _count(
    key: tuple[str, str], planted: Planted, figures: Figures, *, found: bool, sure: bool
) -> None:
    figures.planted[key] += 1
    figures.found[key] += found
    figures.sure[key] += sure
    if not (found and sure):
        listed = figures.unsure if found else figures.misses
        listed.append(replace(planted, kind=key[0], form=key[1]))


def _look_at_sound(group: str, hits: list[Hit], figures: Figures) -> None:
    figures.statements[group] += 1
    errors = [hit for hit in hits if hit.severity is Severity.ERROR]
    figures.errors[group] += bool(errors)
    figures.warnings[group] += len(hits) - len(errors)
    figures.alarms[group] += hits


def table(figures: Figures) -> Iterable[str]:
    """The figures as lines of a Markdown table."""
    yield "| kind | planted | found | goal | as an error |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, goal in GOALS.items():
        planted = sum(n for (each, _), n in figures.planted.items() if each == kind)
        sure = sum(n for (each, _), n in figures.sure.items() if each == kind)
        share = sure / max(1, planted)
        yield f"| {kind} | {planted} | {figures.recall(kind):.2%} | {goal:.0%} | {share:.1%} |"
    yield ""
    yield "| sound statements about | number | stopped | goal | warnings each | goal |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for group, goal in FALSE_ERRORS.items():
        stopped, warned = figures.false_errors(group), figures.false_warnings(group)
        count = figures.statements[group]
        share = f"{stopped:.3f} | {goal:.3f}"
        yield f"| {group} | {count} | {share} | {warned:.2f} | {FALSE_WARNINGS:.0f} |"


def _worst(figures: Figures) -> Iterable[str]:
    for key, count in sorted(figures.planted.items()):
        if figures.found[key] < count:
            yield f"{key[0]}, {key[1]}: {figures.found[key]} of {count}"
    yield from _listed("missed", figures.misses)
    warned = [each for each in figures.unsure if each.kind not in WARNED_OF]
    yield from _listed("only a warning", warned)
    for group, hits in figures.alarms.items():
        told = Counter(
            (h.severity.value, h.words, h.what.value, h.reason, h.sentence[:70]) for h in hits
        )
        for (severity, *rest), count in told.most_common(40):
            yield f"  {group} {severity} {count}: {' | '.join(rest)}"


def _listed(said: str, planted: Iterable[Planted]) -> Iterable[str]:
    for each in islice(planted, 60):
        names = [person.name for person in each.case.people.values()]
        place = f"{each.before!r}…{each.after!r} ({names})"
        yield f"  {said}: {each.kind}, {each.form}: {each.words!r} in {place}"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--count", type=int, default=2400)
    parser.add_argument("--set", choices=tuple(SETS))
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    for number, which in enumerate(SETS):
        if chosen.set in (None, which):
            figures = measure(
                which, chosen.count, chosen.seed + number * 1000, faker=not chosen.own
            )
            print(f"## {which} (seed {chosen.seed + number * 1000})\n")
            print("\n".join(table(figures)), "\n")
            if chosen.misses:
                print("\n".join(_worst(figures)))


if __name__ == "__main__":
    main()
