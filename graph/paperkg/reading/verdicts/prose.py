"""Sentences and lines of a history that look like entries, as a program's own pages have them.

So do sentences below a list on works that it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.characters import letters_of
from paperkg.model import LinkKind
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.labels import kind_of_label
from paperkg.reading.patterns import OWNER
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = [
    "goes_on_inside",
    "is_caption",
    "judge_changes",
    "judge_questions",
    "judge_retold",
    "judge_steps",
    "says_nothing_of_paper",
]

MIN_LEAD = 4
"""Fewer words before a link may say what it is: "Introduction to [Groups](…)"."""

MIN_LEAD_OPEN = 2
"""So few will do where the sentence goes on after the link: "Join us on [Meetup](…) to talk"."""

MIN_QUESTIONS = 3
"""Fewer questions may be titles."""

MIN_SENTENCES = 2
"""A paragraph that tells of works has so many sentences at least."""

_SENTENCE = re.compile(r"\w[.!?]\s+(?=[^\W\da-z]|[\"“«„])|\w[.!?]$")
_TO_READER = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_OPEN_EAST_ASIAN = tuple(words_of("titles", "open_east_asian"))
_PLAIN_LABELS = words_of("links", "plain")
_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.IDENTIFIER})
_NAMES = frozenset({Kind.PEOPLE, Kind.VENUE})
_WORKS = words_of("sections", "works") | words_of("sections", "books")
_CHANGES = words_of("sections", "changes")
_STEPS = words_of("sections", "steps") | _CHANGES


def is_caption(record: Record) -> bool:
    """Whether a picture stands first, and a sentence or two all in italics after it."""
    spans = [at.span for at in record.spans if at.span.text.strip()]
    if len(spans) < 2 or not spans[0].is_image or spans[0].url:
        return False
    return all(span.emphasized for span in spans[1:]) and ". " in record.text


def says_nothing_of_paper(record: Record) -> bool:
    """Whether no link of a record leads to a paper, and nothing says who, where or when.

    A title that reads as a name or a venue says nothing of itself.
    """
    for place, part in enumerate(record.segments):
        if part.kind in _SAID and (place != record.title or part.kind not in _NAMES):
            return False
        if part.quoted or (part.is_link and (leads_to_paper(part) or _is_labelled_paper(part))):
            return False
    return True


def _is_labelled_paper(part: Segment) -> bool:
    if part.kind is not Kind.LABEL or part.text.strip("[]() ").lower() in _PLAIN_LABELS:
        return False
    return kind_of_label(part.text) in (LinkKind.PAPER, LinkKind.PDF)


def goes_on_inside(record: Record, title: Segment) -> bool:
    """Whether a sentence goes on in a link, or in a title in bold: "It is in the [manual](…)".

    An address that is written out ends a citation: "Available at https://…".
    """
    if record.container not in (Container.ITEM, Container.PARAGRAPH):
        return False
    if record.title == 0 and title.is_link and not _goes_on(record, title):
        return False  # [A Fine Book](…) - What it is about, with [exercises](…)
    for before, part in pairwise(record.segments):
        is_marked = part.is_link or (part is title and part.mark is Mark.STRONG)
        is_inside = is_marked and part.cut is Cut.SPACE and "://" not in part.text
        if is_inside and before.kind is Kind.TEXT and not before.is_link:
            words = before.text.lower().split()
            least = MIN_LEAD_OPEN if _goes_on(record, part) else MIN_LEAD
            is_open = len(words) >= least and _is_open(words[-1])
            if is_open and not (words[-2] in _WORKS and part.text[:1].isupper()):
                return True  # but "Ann Poe's post on [Fine Trees](…)"
            if before.text.endswith(_OPEN_EAST_ASIAN):
                return True
    return False


def _goes_on(record: Record, link: Segment) -> bool:
    """Whether words in small letters follow a link at once."""
    place = record.segments.index(link) + 1
    if place == len(record.segments) or record.segments[place].cut is not Cut.SPACE:
        return False
    after = record.segments[place]
    is_text = after.kind is Kind.TEXT and not (after.is_link or after.bracket)
    return is_text and after.text[:1].islower()


def _is_open(word: str) -> bool:
    """Whether a sentence must go on after a word: "the", "my friend's"."""
    return word in OPEN_WORDS or word.endswith(OWNER)


def judge_changes(groups: Sequence[Group]) -> None:
    """Reject the lines of a history, "Add fine things", where most of a list begin so.

    A link of several words in capitals is a title: "[Improved Roofs for Small Owls](…)".
    """
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        if _begin_mostly(group.records, _CHANGES) and not all(map(_is_linked_title, group.records)):
            for record in group.records:
                if not record.reason and says_nothing_of_paper(record):
                    record.reason = reasons.CHANGE


def _is_linked_title(record: Record) -> bool:
    """Whether a record begins with a link of several words that are worded as a title."""
    if record.title != 0 or not record.segments[0].url:
        return False
    text = record.segments[0].text
    return count_words(text) >= MIN_LEAD and is_title_case(text)


def judge_steps(groups: Sequence[Group]) -> None:
    """Reject the steps of a plan, "Build a fine thing", that lead nowhere, where most begin so.

    A title in capitals, "Build a Fine Thing", is none.
    """
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        plain = [record for record in group.records if not record.has_link]
        bare = [record for record in plain if not record.reason]
        if not bare:
            continue
        beside = [record for record in plain if record.reason in ("", reasons.REMARK)]
        if _are_steps(bare) or _are_steps(beside):
            for record in bare:
                record.reason = reasons.REMARK if says_nothing_of_paper(record) else ""


def judge_questions(groups: Sequence[Group]) -> None:
    """Reject questions that lead nowhere, some of which are put to the reader.

    "What did you like?" is what a course talks about; a title in capitals is none.
    """
    for group in groups:
        if group.container is not Container.ITEM:
            continue
        asked = [record for record in group.records if not record.reason and _is_question(record)]
        told = sum(_TO_READER.search(record.text) is not None for record in asked)
        for record in asked if len(asked) >= MIN_QUESTIONS and 3 * told >= len(asked) else ():
            record.reason = reasons.REMARK


def judge_retold(groups: Sequence[Group]) -> None:
    """Reject paragraphs of sentences without a link on a work that an item links to.

    ""Fine Rain" by *Ann Poe* was wet. I liked "Snow" more." says of "- [Fine Rain](…)" what its
    reader thought.
    """
    told = [
        record
        for group in groups
        if group.container is Container.PARAGRAPH
        for record in group.records
        if not record.reason and not record.has_link and _is_told(record)
    ]
    if not told:
        return
    items = (group for group in groups if group.container is Container.ITEM)
    linked = (record for group in items for record in group.records if record.has_link)
    titles = {_title_of(record) for record in linked if not record.reason}
    for record in told:
        if _title_of(record) in titles:
            record.reason = reasons.PROSE


def _is_told(record: Record) -> bool:
    return len(_SENTENCE.findall(record.text.rstrip())) >= MIN_SENTENCES


def _title_of(record: Record) -> str:
    title = record.segments[record.title].text if record.title is not None else record.text
    return letters_of(title).casefold()


def _is_question(record: Record) -> bool:
    is_asked = record.text.rstrip(" *_").endswith("?") and not record.has_link
    return is_asked and says_nothing_of_paper(record) and not is_title_case(_words_of(record))


def _are_steps(records: Sequence[Record]) -> bool:
    """Whether half of several items or more begin as steps, and few are worded as titles."""
    if not _begin_mostly(records, _STEPS):
        return False
    return 2 * sum(is_title_case(_words_of(record)) for record in records) < len(records)


def _words_of(record: Record) -> str:
    """Give the words of an item, without what stands in brackets behind them."""
    return record.text if record.title is None else record.segments[record.title].text


def _begin_mostly(records: Sequence[Record], words: frozenset[str]) -> bool:
    """Whether half of several records or more begin with one of some words."""
    first = [record.text.lstrip("* ").partition(" ")[0].lower() for record in records]
    found = sum(word in words or word.removesuffix("s") in words for word in first)
    return len(records) > 1 and 2 * found >= len(records)
