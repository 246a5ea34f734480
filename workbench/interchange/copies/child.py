"""The copying program: asked in lines what to make of which file, it answers in lines.

Like the reading program it has limits of time and memory, and whatever a file makes of it, it can
only end.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pkgutil import resolve_name
from typing import Any, BinaryIO

from workbench.interchange.papers.limits import within_limits
from workbench.interchange.papers.results import CannotRead

Said = Iterable[Mapping[str, Any]]
"""What is answered; something without words from time to time says that work goes on."""


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Do one thing after the other until nobody asks any more."""
    for line in iter(asked.readline, b""):
        request = json.loads(line)
        where = _ACTS[request.pop("act")]
        act: Callable[..., Said] = resolve_name(f"workbench.interchange.copies.{where}")
        try:
            for said in act(**request):
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


_ACTS: Mapping[str, str] = {
    "pages": "pages:as_pages",
    "look": "letters:look",
    "draw": "drawn:draw",
    "black out": "drawn:black_out",
    "bind": "binding:bind",
    "from office": "office_pages:converted",
}
"""What can be asked, and the function of each by module; the libraries load when it first is."""
