"""Which question of a batch each answer is to.

Most answers repeat an identifier of their question. A record that was merged with another, or a
preprint that is answered by its publication, has other ones: its place in the batch says which
question it answers, and its title that it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from paperkg.identity.shared import are_alike
from paperkg.sources.answers import Question
from paperkg.sources.semantic_scholar import read_work
from paperkg.sources.session import PLACE

__all__ = ["pair_answers"]

Raw = Mapping[str, Any]


def pair_answers(
    questions: Sequence[Question], raws: Sequence[Raw]
) -> Iterator[tuple[Question, Raw]]:
    """Pair questions with their answers; what has no answer is left out.

    Parameters
    ----------
    questions
        What was asked, in the order in which it was asked.
    raws
        The papers of the answer.
    """
    by_identifier = {identifier: raw for raw in raws for identifier in read_work(raw).identifiers}
    pairs: dict[int, Raw] = {}
    for number, question in enumerate(questions):
        known = (
            by_identifier[identifier]
            for identifier in question.identifiers
            if identifier in by_identifier
        )
        if raw := next(known, None):
            pairs[number] = raw
    by_place = _read_places(raws, len(questions))
    if all(by_place.get(number, raw) is raw for number, raw in pairs.items()):
        for number in by_place.keys() - pairs.keys():
            if _is_about(questions[number], by_place[number]):
                pairs[number] = by_place[number]
    return ((questions[number], pairs[number]) for number in sorted(pairs))


def _read_places(raws: Sequence[Raw], length: int) -> dict[int, Raw]:
    """Give the answers by their place; none of a list that is not as long as the questions are."""
    places = ((raw.get(PLACE) or (0, 0), raw) for raw in raws)
    return {place: raw for (place, total), raw in places if total == length}


def _is_about(question: Question, raw: Raw) -> bool:
    """Tell whether an answer of other identifiers has a title like that of the question."""
    return bool(question.title) and are_alike(question.title, read_work(raw).title)
