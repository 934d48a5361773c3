"""Paragraphs that are a title alone, among citations, in a list that says that it is one.

"# Papers to read ⏎ A Theory of Wet Hills ⏎ Rain and Its Owls ⏎ Poe, A. Snow. Rain 3, 4 (2001)": by
itself each is prose, and below a citation it may be a remark on that; several in a row are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from paperkg.reading import reasons
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import read_people
from paperkg.reading.records import MIN_GROUP, Container, Group, Record
from paperkg.reading.verdicts.form_votes import are_titles, is_plain_title
from paperkg.reading.verdicts.paragraph_forms import says_who_and_when
from paperkg.reading.votes.title_words import count_words

__all__ = ["accept_bare_titles"]

MIN_WORDS = 4
"""Such a title has so many words at least."""

NEARLY_ALL = 0.9
"""The share of the paragraphs of a list that are works."""


def accept_bare_titles(groups: Sequence[Group], *, is_of_books: bool) -> None:
    """Accept them where nearly all paragraphs are such or works, and most works are citations."""
    in_text = [group.records for group in groups if group.container is Container.PARAGRAPH]
    records = [record for some in in_text for record in some]
    works = [record for record in records if not record.reason]
    if not is_of_books or len(works) < MIN_GROUP:
        return
    cited = sum(map(says_who_and_when, works))
    bare = [record for record in records if _is_bare(record)]
    if 2 * cited < len(works) or len(works) + len(bare) < NEARLY_ALL * len(records):
        return
    runs = (len(list(run)) for is_bare, run in groupby(records, _is_bare) if is_bare)
    if max(runs, default=0) >= MIN_GROUP and are_titles(bare):
        for record in bare:
            record.reason = ""


def _is_bare(record: Record) -> bool:
    """Whether a paragraph is taken for prose, but worded as a title, and names nobody."""
    if record.reason != reasons.PROSE or not is_plain_title(record):
        return False
    text = record.text.strip()
    is_named = read_people(text) or read_body(text)
    venue = read_venue(text)
    return count_words(text) >= MIN_WORDS and not is_named and not (venue and venue.is_sure)
