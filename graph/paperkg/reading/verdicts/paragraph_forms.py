"""The forms of paragraphs that are entries: citations, titles with links, titles in styles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading import reasons
from paperkg.reading.citations.styled_titles import is_followed_by_imprint, is_keyed
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.cuts.works import is_labelled_work
from paperkg.reading.labels import Field, is_label
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.records import Record, Role
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, drop_numbers
from paperkg.reading.verdicts.prose import is_caption
from paperkg.reading.verdicts.sourced_titles import (
    is_book_with_imprint,
    is_held_quotation,
    is_led_work,
    is_marked_book,
    is_quoted_link_with_source,
    may_lead,
    tells_of_book,
)
from paperkg.reading.verdicts.titles_over_lines import MAX_PLAIN_WORDS, is_over_line
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    has_verb,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.votes.whole_works import begins_with_chapter
from paperkg.reading.words import either

__all__ = [
    "MAX_PLAIN_WORDS",
    "MIN_LINK",
    "is_marked",
    "judge_paragraph",
    "may_be_cited",
    "says_who_and_when",
]

MAX_TEXTS = 3
"""A citation among others has no more texts beside its authors."""

MIN_LINK = 3
"""A link that is a title, or a paragraph of its own, has so many words at least."""

MIN_TITLE = 2
"""A title before a colon and links has so many words at least."""

MAX_SIGNS = 40
"""What a line says that it leads to has no more signs."""
MAX_AFTER = 8
"""So many words may say more of a work than who wrote it and its title in italics."""

# "FCC 2019", "Fine-FCC 2019", whether or not a venue is known by that name.
_MEETING = re.compile(rf"(?=[A-Z][\w&-]*?[A-Z])[\w&-]+(?: [A-Z][\w&-]*)? ?{RECENT_YEAR}")
_NUMBERED = re.compile(r"\[\d{1,3}\]\s")
_BY = re.compile(rf"(?:{either('people', 'by')}|{either('people', 'joined_by')})\s", re.IGNORECASE)
_COINED = re.compile(r"(?=.*[A-Za-z])(?=(?:.*[A-Z0-9]){2})[\w+-]{3,20}")
_OF_WORKS = re.compile(r"paper|reading|text")
_SIGNS = frozenset({Cut.COMMA, Cut.DASH})
_APART = frozenset({Cut.STOP, Cut.ASIDE, Cut.BREAK, Cut.COLON, Cut.DASH})


def judge_paragraph(record: Record, place: int) -> str:
    """Judge a paragraph: an entry begins with its title, and has one of a few forms."""
    if is_caption(record):
        return reasons.PROSE
    if place and record.segments[0].kind is Kind.NUMBER:  # **12.** Ann Poe - *A Fine Title*
        parts, roles = record.segments[1:], record.roles[1:]
        record, place = replace(record, segments=parts, roles=roles, title=place - 1), place - 1
    is_entry = _comes_first(record, place) and any(form(record, place) for form in _FORMS)
    return "" if is_entry else reasons.PROSE


def _texts_before(record: Record, place: int) -> list[Segment]:
    title = record.segments[place]
    inside = title.span if title.is_link else -1
    before = zip(record.segments[:place], record.roles, strict=False)
    texts = (part for part, role in before if part.kind is Kind.TEXT and role is not Role.AUTHORS)
    return [part for part in texts if not part.bracket and part.span != inside]


def _comes_first(record: Record, place: int) -> bool:
    """Whether no more than a word or three stand before a title, or the name of a body."""
    before = _texts_before(record, place)
    return not before or (len(before) == 1 and may_lead(before[0], record.segments[place]))


def _reads_as_citation(record: Record, place: int) -> bool:
    if not says_who_and_when(record) or record.segments[place].kind is not Kind.TEXT:
        return False
    texts = sum(
        part.kind is Kind.TEXT and not part.is_link and count_words(part.text) > 1
        for part in record.segments
    )
    before, after = record.segments[:place], record.segments[place + 1 : place + 4]
    heads = any(part.people for part in before) or Role.AUTHORS in record.roles[:place]
    follows = any(part.kind is Kind.PEOPLE for part in after[:2])
    in_full = any(
        part.people
        and (part.people.is_sure or part.cut is following.cut is Cut.BREAK)  # lines of their own
        and following.kind in (Kind.VENUE, Kind.DATE)
        for part, following in pairwise(after)
    )
    return texts < 6 and (heads or in_full or (record.has_link and follows))


def _is_annotated_citation(record: Record, place: int) -> bool:
    """Tell "Poe, A. (2004). A title. *Rain Letters*, 9." before whatever is said of it.

    "POE, A. **A Title**. 2004." is one, too.
    """
    head = record.segments[0]
    is_keyed = head.bracket == "[" and head.kind in (Kind.DATE, Kind.TAG, Kind.NUMBER)
    if place <= is_keyed:
        return False
    people, *before = record.segments[is_keyed:place]
    title, *after = record.segments[place : place + 2]
    is_named = record.roles[is_keyed] is Role.AUTHORS  # siblings may tell
    is_sure = is_named or bool(people.people and people.people.is_sure)
    if not (is_sure and after and title.cut is Cut.STOP and title.kind is Kind.TEXT):
        return False
    if not before:
        is_source = title.mark is not after[0].mark is Mark.EMPHASIS  # A. Poe. **A Title**. *Rain*
        return is_marked(title) and (is_source or after[0].kind in (Kind.DATE, Kind.VENUE))
    is_dated = len(before) == 1 and before[0].kind is Kind.DATE and bool(before[0].bracket)
    is_placed = after[0].kind in (Kind.VENUE, Kind.NUMBER) or after[0].mark is Mark.EMPHASIS
    return is_dated and begins_big(title.text) and (is_placed or is_marked(title))


def _is_named_work(record: Record, place: int) -> bool:
    """Tell "Ann Poe, *A Fine Title*" from a sentence that begins with a name."""
    title, head = record.segments[place], record.segments[0]
    is_set_off = is_marked(title) or record.begins_with_authors
    if place != 1 or head.kind is not Kind.PEOPLE or not is_set_off:
        return False
    rest = [part for part in record.segments[2:] if part.kind is Kind.TEXT and not part.is_link]
    if head.is_link and title.is_link and record.begins_with_authors:
        rest = [part for part in rest if part.line == title.line]  # a remark below, however long
    return sum(count_words(part.text) for part in rest) <= MAX_AFTER


def _is_signed_work(record: Record, place: int) -> bool:
    """Tell "*A Fine Title* by Poe. It is fine", and "“A Fine Title” (with Ann Poe)".

    A link is one where a sentence of its own follows: "[A Fine Title, by Poe](…). It is fine".
    """
    title, after = record.segments[place], record.segments[place + 1 :]
    while after and after[0].bracket and after[0].span == title.span and not after[0].people:
        after = after[1:]  # [A Fine Title (3rd)](…)
    if len(after) == 2 and is_marked(title) and count_words(after[0].text) <= MIN_TITLE:
        after = after[not after[0].people :]  # *A Fine Title*, edited by Ann Poe
    if place or not (after and after[0].people):
        return False
    is_inside = title.is_link and after[0].span == title.span
    if not (is_inside or _BY.match(after[0].text)):
        return False
    is_linked = title.is_link and begins_big(title.text) and not has_verb(title.text)
    is_whole = all(
        part.cut in _APART or (part.cut is Cut.COMMA and begins_big(part.text))
        for part in after[1:2]
    )
    is_told = " " in after[0].people.names[0] and is_title_case(title.text)
    least = MIN_TITLE if is_inside or is_told else MIN_LINK
    return is_marked(title) or (is_linked and is_whole and count_words(title.text) >= least)


def _is_signed_line(record: Record, place: int) -> bool:
    """Tell "A Fine Title by Ann Poe", which is all that a paragraph says, from a sentence."""
    title, after = record.segments[place], record.segments[place + 1 :]
    if place or len(after) != 1 or not record.ends_with_authors:
        return False
    is_whole = title.is_link or " " in title.text
    return is_whole and begins_big(title.text) and not has_verb(title.text)


def _is_sourced_work(record: Record, place: int) -> bool:
    """Tell "*A Fine Title*, 92 Fine L. Rev. 187 (2006)", which says no more than where and when.

    "[2] **A Fine Title** - *Ann Poe* - FCC 2014" says who, too, and a key may stand before it.
    """
    after = record.segments[place + 1 :] if is_marked(record.segments[place]) else []
    kinds = {part.kind for part in after}
    is_first = all(part.kind in (Kind.NUMBER, Kind.TAG) for part in record.segments[:place])
    is_first = is_first or is_keyed(record.segments, place)
    is_dated = any(part.venue and part.venue.is_sure and part.date for part in after)
    is_said = kinds == {Kind.VENUE, Kind.DATE} or is_followed_by_imprint(after, dated=False)
    is_said = is_said or (is_dated and kinds <= {Kind.PEOPLE, Kind.VENUE, Kind.DATE})
    return is_first and is_said


def _is_marked_citation(record: Record, place: int) -> bool:
    """Tell "**A Fine Title**. (2023-FCC) Ann Poe, Bo Li ⏎ What it is" by who and when behind it."""
    title, after = record.segments[place], record.segments[place + 1 : place + 3]
    kinds = {part.kind for part in after if part.line == title.line}
    is_said = Kind.PEOPLE in kinds and not kinds.isdisjoint((Kind.VENUE, Kind.DATE))
    is_title = title.mark in (Mark.STRONG, Mark.QUOTE) and count_words(title.text) >= MIN_LINK
    return place == 0 and ((is_said and is_title) or (record.is_parted and is_marked(title)))


def _is_numbered_work(record: Record, place: int) -> bool:
    """Tell "[12] A Fine Title, 1983, FCC", with its number, from a sentence."""
    title, after = record.segments[place], record.segments[place + 1 : place + 3]
    if place or title.kind is not Kind.TEXT or not _NUMBERED.match(record.text):
        return False
    dated = any(part.kind is Kind.DATE for part in after)
    if ("," in title.text or "." in title.text) and read_people(title.text, single=True):
        return False  # [12] Poe, A. (1983)
    return dated and 1 < count_words(title.text) <= MAX_PLAIN_WORDS and not has_verb(title.text)


def _is_dated_work(record: Record, place: int) -> bool:
    """Tell "1760. “A Fine Title.” Fine Gazette, May 15", and "1760. *A Fine Title*"."""
    head, title = record.segments[0], record.segments[place]
    rest = [part for part in record.segments[place + 1 :] if part.kind is Kind.TEXT]
    is_set_off = place == 1 and head.kind is Kind.DATE and title.mark in STYLED
    is_set_off = is_set_off and count_words(title.text) > 1
    return is_set_off and sum(count_words(part.text) for part in rest) <= MAX_AFTER


def _spells_identifier(record: Record, _: int) -> bool:
    spelled = any(part.kind is Kind.IDENTIFIER for part in record.segments)
    return spelled and count_words(record.text) < 60


def _is_linked_title(record: Record, place: int) -> bool:
    """Tell "[A Fine Paper](…)", "**New**: [A Fine Paper](…)" from a link in a sentence.

    It leads to a paper, or who and when follow in brackets: "[A Fine Page](…) (Poe, 2019)", or a
    journal with its volume.
    """
    title = record.segments[place]
    if not title.is_link:
        return False
    before, after = _texts_before(record, place), record.segments[place + 1 :]
    labels = (part for part in after if part.kind is Kind.LABEL)
    is_signed = any(part.people and part.bracket and part.date for part in after[:1])
    is_said = is_signed or _has_volume(after) or tells_of_book(title, after)
    if not (is_said or any(map(leads_to_paper, (title, *labels)))):
        return False
    labelled = before and before[-1].whole.rstrip().endswith((":", "：", "."))  # "Presented: […]"
    is_set_off = not before or before[0].mark in (Mark.STRONG, Mark.CODE) or bool(labelled)
    return is_set_off and not _is_gone_on(record, place)


def _has_volume(parts: Sequence[Segment]) -> bool:
    """Whether italics and numbers behind a title are its journal and a volume with pages."""
    return any(
        part.mark is Mark.EMPHASIS and part.kind is not Kind.NUMBER and number.kind is Kind.NUMBER
        for part, number in pairwise(parts)
    )


def _is_keyed_title(record: Record, place: int) -> bool:
    """Tell "Book: A Fine Title", with a remark on the next line or none, from a sentence."""
    title = record.segments[place]
    is_keyed = place == 0 and title.field is Field.TITLE and is_lead(_key_of(record))
    text = title.whole.strip()
    if not is_keyed or text.endswith((".", "。", ":", "：")) or reads_as_sentence(text):
        return False
    is_open = title.is_link or has_verb(text)
    is_begun = begins_big(text) or not text[:1].isascii()
    return not is_open and is_begun and 1 < count_words(text) <= MAX_PLAIN_WORDS


def _key_of(record: Record) -> str:
    """Give what stands before the first colon of a record, or nothing."""
    key, colon, _ = record.text[:MAX_SIGNS].replace("：", ":").partition(":")
    return key if colon else ""


def _is_led_link(record: Record, place: int) -> bool:
    """Tell "**Paper 2:** [Fine Trees](…)", wherever it leads, by what the line says it is."""
    lead = _key_of(record)
    is_led = is_lead(lead) and (_OF_WORKS.search(lead.lower()) or lead[-1:].isdecimal())
    return bool(is_led) and record.segments[place].is_link and not _is_gone_on(record, place)


def _is_gone_on(record: Record, place: int) -> bool:
    """Whether a sentence goes on after a link, and no source after a whole one: "In *A Book*"."""
    after = record.segments[place + 1 :]
    if record.segments[place].whole.rstrip(' ”"»').endswith(".") and after[:1]:
        return after[0].cut is Cut.SPACE and after[0].text[:1].islower()
    return any(
        part.cut is Cut.SPACE
        and not (part.bracket or part.is_link or part.people or part.mark is Mark.CODE)
        for part in after[:1]
    ) and not all(part.kind in (Kind.VENUE, Kind.DATE) for part in after)


def _is_placed_link(record: Record, place: int) -> bool:
    """Tell "FCC 2019, [A Fine Paper](…)", which says where and when before the title."""
    title = record.segments[place]
    if not title.is_link or count_words(title.text) < MIN_LINK or title.cut is Cut.SPACE:
        return False
    places = [part for part in record.segments[:place] if part.kind is not Kind.DATE]
    is_placed = all(part.venue or _MEETING.fullmatch(part.text) for part in places)
    return bool(places) and is_placed and not _is_gone_on(record, place)


def _is_signed_link(record: Record, place: int) -> bool:
    """Tell "Poe, [A Fine Book](…)", "[A Fine Page](…), Ann Poe", which say who and what alone.

    No sign stands before names that are known: "[A Fine Page](…) John C. Poe".
    """
    title = record.segments[place]
    after = record.segments[place + 1 :]
    if place == 0 and title.is_link and len(after) == 1 and count_words(title.text) >= MIN_LINK:
        people = after[0].people
        is_set_off = after[0].cut in _SIGNS or (after[0].cut is Cut.SPACE and _are_known(people))
        names = people.names if people and is_set_off else ()
        return bool(names) and all(" " in name for name in names)
    is_signed = place == 1 and record.roles[0] is Role.AUTHORS and not record.segments[0].is_link
    said = (Kind.DATE, Kind.VENUE, Kind.NUMBER)
    beside = [part for part in record.segments[2:] if part.span != title.span]
    rest = [part for part in beside if part.kind not in said]
    return is_signed and title.is_link and (not rest or begins_with_chapter(rest[0]))


def _are_known(people: People | None) -> bool:
    return people is not None and people.is_known


def _is_signed_title(record: Record, place: int) -> bool:
    """Tell a title in bold with its authors on the next line."""
    title = record.segments[place]
    below = [part.kind for part in record.segments[place + 1 :] if part.line == title.line + 1]
    is_title = title.mark is Mark.STRONG and count_words(title.text) > 2
    return is_title and Kind.PEOPLE in below[:1]


def _is_title_with_link(record: Record, place: int) -> bool:
    """Tell "A Fine Paper, Poe et al. [pdf]" from a sentence with a link."""
    title = record.segments[place]
    links = [] if title.is_link else [part for part in record.segments if part.is_link]
    labelled = any(_is_label(part) for part in links)
    if not (labelled or any(map(leads_to_paper, links))):
        return False
    is_open = record.text.rstrip().endswith((":", "："))
    if is_open and not any(is_label(part.text) for part in links):
        return False  # "Some of them, from [https://…](…):"
    is_whole = count_words(title.text) > 1 and not is_open
    return (is_marked(title) and is_whole) or _is_plain_title(record, title, links)


def _is_label(part: Segment) -> bool:
    """Whether a link says what it leads to, and is no badge that leads anywhere."""
    return part.kind is Kind.LABEL and bool(part.url) and part.mark is not Mark.IMAGE


def is_marked(title: Segment) -> bool:
    """Whether a title is in bold, in italics or in quotation marks."""
    return title.mark in (Mark.STRONG, Mark.QUOTE, Mark.EMPHASIS) or title.quoted


def _is_plain_title(record: Record, title: Segment, links: Sequence[Segment]) -> bool:
    """Whether a plain title is no sentence, and a label or a dash sets its link apart."""
    is_signed = record.segments[0].kind is Kind.PEOPLE
    if reads_as_sentence(title.text) or (has_verb(title.text) and not is_signed):
        return False
    place = record.segments.index(links[0])
    if any(_goes_on_with(part) for part in record.segments[place + 1 : place + 2]):
        return False  # "A recent [paper](…) has shown that …"
    texts = sum(part.kind is Kind.TEXT for part in record.segments)
    is_word = links[0].text.lower() == "here" and links[0].cut is Cut.SPACE
    labelled = links[0].kind is Kind.LABEL and not is_word  # "selected from [here](…)"
    if links[0].cut is Cut.COLON and count_words(title.text) < MIN_TITLE:
        return _is_coined(title.text) and len(links) == 1  # but "Overviews: [1](…), [2](…)"
    set_off = labelled or links[0].cut in (Cut.DASH, Cut.BREAK)
    return set_off and texts <= 4 and count_words(title.text) <= MAX_PLAIN_WORDS


def _is_coined(word: str) -> bool:
    """Whether a word is a name that no language has: "DDPM", "U-Net", but "Overview"."""
    return _COINED.fullmatch(word) is not None and not is_label(word)


def _goes_on_with(part: Segment) -> bool:
    """Whether a text goes on the sentence before it."""
    is_text = part.kind is Kind.TEXT and not (part.is_link or part.bracket)
    return is_text and part.cut is Cut.SPACE and part.text[:1].islower()


def _is_labelled(record: Record, place: int) -> bool:
    """Tell "**Title:** A Fine Title ⏎ **Author:** Ann Poe" by its labels."""
    return place == 0 and is_labelled_work(record.segments)


_FORMS = (
    _is_labelled,
    _reads_as_citation,
    _is_annotated_citation,
    _is_named_work,
    _is_signed_work,
    _is_signed_line,
    _is_sourced_work,
    _is_marked_citation,
    _is_numbered_work,
    _is_dated_work,
    is_book_with_imprint,
    is_held_quotation,
    is_led_work,
    is_marked_book,
    is_quoted_link_with_source,
    _spells_identifier,
    _is_linked_title,
    _is_keyed_title,
    _is_led_link,
    _is_placed_link,
    is_over_line,
    _is_signed_link,
    _is_signed_title,
    _is_title_with_link,
)
"""The forms of paragraphs that are entries."""


def says_who_and_when(record: Record) -> bool:
    """Whether a record says who, and when or where."""
    kinds = [part.kind for part in record.segments]
    if not (Kind.DATE in kinds or Kind.VENUE in kinds or Role.VENUE in record.roles):
        return False
    return Kind.PEOPLE in kinds or record.has_author_field or Role.AUTHORS in record.roles


def may_be_cited(record: Record, place: int) -> bool:
    """Whether a paragraph among citations may be one: who and what, or what, where and when."""
    parts = drop_numbers(record.segments)
    title = record.segments[place]
    texts = [part for part in parts if part.kind is Kind.TEXT and not part.is_link]
    if title.kind is not Kind.TEXT or len(texts) > MAX_TEXTS or reads_as_sentence(title.text):
        return False
    if parts[0].people and parts[0].people.is_sure:
        is_dated = any(part.kind is Kind.DATE for part in parts[1:2])  # "(forthcoming)"
        return parts[1 + is_dated : 2 + is_dated] == [title] and not has_verb(title.text)
    kinds = {part.kind for part in record.segments[place + 1 :]}
    is_dated = Kind.DATE in kinds or Kind.VENUE in kinds
    if parts[1:2] == [title] and is_marked(title):  # Poe, Ann and Roe, et al. "A Fine Title", 2001
        return is_dated and not parts[0].is_link and not has_verb(parts[0].text)
    return parts[0] is title and is_dated and not has_verb(record.text)
