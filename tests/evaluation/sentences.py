"""What a set of sentences is: a gap for what is planted, and sound ones with tempting words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """One set. In `word_frames` stands beside each sentence which part of the name fills its gap.

    `frames` are for names and details of every kind, inside a sentence; `word_frames` say of a word
    that it is a name; `strangers` are names nobody entered with their sentence. `sound` may stand
    in any statement; `tempting` have a word, in small letters their key, that is somebody's name
    and here only a word. `jigsaws` hold pieces that together may tell who is meant.
    """

    frames: Sequence[str]
    word_frames: Sequence[tuple[str, str]]
    strangers: Sequence[tuple[str, str]]
    sound: Sequence[str]
    tempting: Mapping[str, Sequence[str]]
    jigsaws: Sequence[str]
