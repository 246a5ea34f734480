"""Papers that say nearly the same are pointed out, whatever they are called."""

from __future__ import annotations

import random

from tests.builders import a_case, an_item_of_evidence, on
from workbench.application.evidence.likeness import Sketch, shared, sketch
from workbench.application.evidence.lookalikes import lookalikes
from workbench.domain.records.evidence import EvidenceItem, StoredFile

CHANCE = random.Random(20261129)
WORDS = [f"w{n}" for n in range(2_000)]


def a_text(length: int) -> list[str]:
    return CHANCE.choices(WORDS, k=length)


def an_item(id: str, title: str = "", made: str = "", pages: int | None = None) -> EvidenceItem:
    file = StoredFile(sha256=id * 32, name=f"{id}.pdf")
    return an_item_of_evidence(
        id, title, file=file, pages=pages, made_on=on(made) if made else None
    )


def like(items: list[EvidenceItem], texts: dict[str, list[str]]) -> dict[str, tuple[str, int]]:
    sketches: dict[str, Sketch] = {id * 32: sketch([" ".join(t)]) for id, t in texts.items()}
    found = lookalikes(a_case(*items), sketches)
    return {id: (each.item_id, round(100 * each.share)) for id, each in found.items()}


def test_what_two_texts_share_is_estimated_nearly() -> None:
    one = a_text(3_000)
    for kept in (0, 600, 1_500, 2_700, 3_000):
        other = one[:kept] + a_text(3_000 - kept)
        truth = kept / (6_000 - kept)
        assert abs(shared(sketch([" ".join(one)]), sketch([" ".join(other)])) - truth) < 0.12


def test_pages_and_capitals_make_no_difference_and_a_few_words_are_not_compared() -> None:
    text = a_text(200)
    whole, parted = " ".join(text), [" ".join(text[:70]).upper(), ", ".join(text[70:])]
    assert sketch([whole]) == sketch(parted)
    assert sketch(["A few words only."]) == ()
    assert shared((), ()) == 0.0


def test_a_huge_paper_has_the_sketch_of_all_its_words() -> None:
    text = a_text(60_000)
    assert sketch([" ".join(text)]) == sketch([" ".join(text[:30_000]), " ".join(text[30_000:])])
    assert len(sketch([" ".join(text)])) == 96


def test_a_scan_with_slips_is_likened_to_the_letter_though_nothing_else_is_alike() -> None:
    letter = a_text(400)
    scan = [word if CHANCE.random() > 0.04 else f"{word}x" for word in letter]
    items = [an_item("a1", "Letter", "3 May 2023", 2), an_item("b2", "Scan 0041"), an_item("c3")]
    found = like(items, {"a1": letter, "b2": scan, "c3": a_text(400)})
    assert found.keys() == {"a1", "b2"}
    assert found["b2"][0] == "a1"
    assert 60 <= found["b2"][1] <= 95


def test_a_form_of_another_day_is_another_paper_unless_nearly_all_is_the_same() -> None:
    form = a_text(300)
    items = [an_item("a1", "Visit", "3 May 2023"), an_item("b2", "Visit", "3 June 2023")]
    assert like(items, {"a1": form + a_text(80), "b2": form + a_text(80)}) == {}
    assert like(items, {"a1": form, "b2": form})["a1"] == ("b2", 100)


def test_without_text_title_and_pages_or_the_name_of_the_file_liken() -> None:
    items = [an_item("a1", "Letter", pages=2), an_item("b2", "Letter (1)", pages=2)]
    assert like(items, {}) == {"a1": ("b2", 0), "b2": ("a1", 0)}
    case = a_case(*items)
    found = lookalikes(case, {})
    assert found["a1"].in_words(case) == "E2 Letter (1)"
    assert (
        lookalikes(case, {"a1" * 32: (1, 2), "b2" * 32: (1, 2)})["a1"].in_words(case, short=True)
        == "E2"
    )
