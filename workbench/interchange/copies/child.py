"""The copying program: asked in lines what to make of which file, it answers in lines.

Like the reading program it has limits of time and memory, and whatever a file makes of it, it can
only end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, BinaryIO

from workbench.interchange.papers.limits import within_limits
from workbench.interchange.papers.results import CannotRead

Said = Iterable[Mapping[str, Any]]
"""What is answered; something without words from time to time says that work goes on."""


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Do one thing after the other until nobody asks any more."""
    for line in iter(asked.readline, b""):
        request = json.loads(line)
        act = _ACTS[request.pop("act")]
        try:
            for said in act(request):
                _say(answers, **said)
            _say(answers, done="")
        except CannotRead as error:
            _say(answers, done=str(error))
        except RecursionError:
            _say(answers, done="Its parts are nested far too deeply to be read.")
        except OSError as error:  # a full disk, say
            _say(answers, done=f"It could not be copied: {error.strerror or error}.")


def main() -> int:
    """Serve whoever started this program, over its standard input and output."""
    return within_limits(serve)


def _say(answers: BinaryIO, **said: object) -> None:
    answers.write(json.dumps(said).encode() + b"\n")
    answers.flush()


def _pages(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import pages

    return pages.as_pages(**asked)


def _look(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import letters

    return letters.look(**asked)


def _draw(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import drawn

    return drawn.draw(**asked)


def _black_out(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import drawn

    return drawn.black_out(**asked)


def _from_office(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import office_pages

    return office_pages.converted(**asked)


def _bind(asked: dict[str, Any]) -> Said:
    from workbench.interchange.copies import binding

    return binding.bind(**asked)


_ACTS: Mapping[str, Callable[[dict[str, Any]], Said]] = {
    "pages": _pages,
    "look": _look,
    "draw": _draw,
    "black out": _black_out,
    "bind": _bind,
    "from office": _from_office,
}
"""What can be asked; the libraries load when it first is."""
