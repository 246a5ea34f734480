"""A timing in words: one line for a table, the sentence for the statement, the working in full."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.dates.counting import DayOff
from workbench.domain.dates.partial import DaySpan, PartialDate, Range, day_in_words
from workbench.domain.procedure.steps import LimitDuty, StageTwoStart
from workbench.domain.procedure.timing import Timing, TimingState
from workbench.domain.records.remedies import Deadline
from workbench.domain.text import capitalised, uncapitalised

_WEEKEND = ("Saturday", "Sunday")


def days_words(timing: Timing, days: Range) -> str:
    """A number of days in the unit that is counted: "about 61 working days"."""
    words = days.words(*timing.day_words)
    return f"about {words}" if timing.approximate and days.exact is not None else words


def brief(timing: Timing) -> str:
    """How it stands, on one line: "61 working days over", "in time, 3 working days to spare"."""
    over = timing.over
    match timing.state:
        case TimingState.NOT_BEGUN:
            return f"needs {timing.needs[0]}" if timing.needs else "not begun"
        case TimingState.IMPOSSIBLE:
            return "the end is dated before the start"
        case TimingState.NOT_RECORDED:
            return f"needs {timing.needs[0]}; a later step has one"
        case TimingState.LATE | TimingState.OVERDUE if over is not None:
            standing = "over, and not done yet" if timing.state is TimingState.OVERDUE else "over"
            # A Saturday or Sunday after the last day.
            by = "less than a working day" if over.exact == 0 else days_words(timing, over)
            return f"{by} {standing}"
        case TimingState.IN_TIME if over is not None:
            return f"in time, {_spare(timing, over)}"
        case TimingState.RUNNING:
            last = timing.last_day.as_day() if timing.last_day is not None else "a day not known"
            return f"runs until {last}"
    return _unsure(timing, over)


def _spare(timing: Timing, over: Range) -> str:
    if over.exact == 0:
        return "on the last day"
    return f"{days_words(timing, over.negative())} to spare"


def _unsure(timing: Timing, over: Range | None) -> str:
    if over is None or over.most is None:
        return "cannot be said from these dates"
    most = days_words(timing, Range(over.most, over.most))
    return f"at most {most} over, if at all"


def sentence(timing: Timing, subject: str = "The Council") -> str:
    """What the statement says of the time taken; "" while there is nothing to say.

    `subject` begins a sentence, and may be a mention in authored text such as ``{Body}``. What
    was assumed is stated in a sentence of its own.
    """
    limit = timing.limit
    did = uncapitalised(limit.did.strip())
    last = timing.last_day
    if last is None or not did or timing.state in (TimingState.NOT_BEGUN, TimingState.IMPOSSIBLE):
        return ""
    standing = _standing(timing, subject, did, last)
    return f"{standing} {timing.assumption}".strip()


def _standing(timing: Timing, subject: str, did: str, last: DaySpan) -> str:
    it = "They" if timing.limit.duty is LimitDuty.COMPLAINANT else "It"
    due = f"{subject} should have {did} by {last.as_day()}."
    when = _when(timing.end) if timing.end is not None else ""
    time = allowed_words(timing)
    match timing.state:
        case TimingState.IN_TIME:
            return f"{subject} {did} {when}, within the {time} allowed."
        case TimingState.LATE:
            return f"{due} {it} did so {when}, {_late(timing)}."
        case TimingState.OVERDUE | TimingState.NOT_RECORDED:
            return f"{due} There is no record that it was done."
        case TimingState.RUNNING:
            ends = "ends" if time == "time" or timing.allowed.most == 1 else "end"
            return f"The {time} allowed for this {ends} on {last.as_day()}."
    if timing.end is None:
        return f"{due} There is no record that it was done."
    doubt = "the dates do not show whether that was in time"
    return f"{due} {it} did so {when}; {doubt}.{_at_most(timing)}"


def _when(end: PartialDate) -> str:
    words = end.phrase()
    return uncapitalised(words)


def _late(timing: Timing) -> str:
    over = timing.over
    if over is None or over.most == 0:
        return "after the last day but before another working day had passed"
    return f"{days_words(timing, over)} late"


def _at_most(timing: Timing) -> str:
    over = timing.over
    if over is None or over.most is None or over.most <= 0:
        return ""
    return f" It was at most {days_words(timing, Range(over.most, over.most))} late."


def allowed_words(timing: Timing) -> str:
    """The time allowed: "25 working days", "25 or 65 working days"."""
    least, most = timing.allowed.least, timing.allowed.most
    if least is None or most is None or least < 1:
        return "time"
    words = Deadline(most, timing.limit.unit).in_words()
    return words if least == most else f"{least} or {words}"


def working(timing: Timing) -> tuple[str, ...]:
    """How the count was made, one line a step, to be read, checked and copied."""
    return tuple(_working(timing))


def _working(timing: Timing) -> Iterator[str]:
    limit = timing.limit
    if timing.allowed.least:
        extended = ", extended" if timing.extended else ""
        source = f" ({limit.provision})" if limit.provision else ""
        yield f"Time allowed: {allowed_words(timing)}{extended}{source}."
    if timing.convention is not None:
        chosen = timing.convention
        counted = StageTwoStart.REQUEST if chosen is StageTwoStart.NOT_CHOSEN else chosen
        yield f"Stage two is counted {counted}."
    if timing.needs:
        yield f"Needed: {' and '.join(timing.needs)}."
    if timing.last_day is None:
        return
    yield from _beginning(timing)
    if timing.last_day is not None:
        yield f"Last day: {timing.last_day.words()}."
    yield from _outcome(timing)
    yield from off_lines(timing.off)
    if timing.provisional:
        yield "Provisional: it rests on days off that have not been announced or are not listed."
    yield from timing.notes


def _beginning(timing: Timing) -> Iterator[str]:
    if timing.start is not None:
        yield f"Runs from: {timing.start_title}, {timing.start.in_words()}."
    elif timing.start_title:
        yield f"Runs from: {timing.start_title}."
    if timing.assumption:
        yield f"Assumed: {timing.assumption}"
    if timing.first_counted is not None:
        first = timing.first_counted.words()
        if timing.limit.beginning_with:
            yield f"The first day counts: {first}."
        else:
            yield f"The day itself is left out; first counted day: {first}."


def _outcome(timing: Timing) -> Iterator[str]:
    if timing.end is not None:
        yield f"Done: {timing.end.in_words()}."
    elif timing.as_of is not None:
        yield f"Not done, or its date is not entered; counted to {day_in_words(timing.as_of)}."
    if timing.taken is not None:
        yield f"Time taken: {days_words(timing, timing.taken)}."
    result = brief(timing)
    yield f"Result: {capitalised(result)}."


def off_lines(off: tuple[DayOff, ...]) -> Iterator[str]:
    """The days that did not count: weekends by number, every other day by name."""
    weekends = [each.why for each in off if each.why in _WEEKEND]
    if len(weekends) == 1:
        yield f"Not counted: {weekends[0]}."
    elif weekends:
        yield f"Not counted: {len(weekends)} Saturdays and Sundays."
    for each in off:
        if each.why not in _WEEKEND:
            doubt = " (provisional)" if each.provisional else ""
            yield f"Not counted: {day_in_words(each.day)}, {each.why}{doubt}."
