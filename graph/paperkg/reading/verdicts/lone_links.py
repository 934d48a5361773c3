"""Paragraphs that are a link and no more, or a link behind who has it: works among others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.addresses import split_url
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import is_front_page, leads_to_book, leads_to_whole
from paperkg.reading.labels import is_label
from paperkg.reading.names.people import read_people
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.verdicts.form_votes import are_titles
from paperkg.reading.verdicts.link_forms import is_link_alone, is_link_of
from paperkg.reading.verdicts.paragraph_forms import MIN_LINK
from paperkg.reading.verdicts.signed_works import MIN_SIGNED, is_signed
from paperkg.reading.verdicts.sourced_titles import MAX_LEAD
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import words_of

__all__ = ["judge_links"]

MIN_TITLE = 6
"""A link to code whose text is the title of a paper has so many words."""

MIN_LED, LED, MIN_PAPERS = 8, 0.8, 2
"""So many paragraphs, and this share of all, must begin with a link, and so many with a paper."""

MIN_WORKS = 6
"""So many paragraphs with links are works, and most of all, where a title in a link is one."""

MAX_NAME = 4
"""What a section of works is called has no more words."""

_WORKS = words_of("sections", "works") | words_of("sections", "books")
_WORD = re.compile(r"[^\W\d_]+")
_FORUMS = words_of("addresses", "forums")

_ASIDE = frozenset((reasons.CONTENTS, reasons.REMARK))
"""What is said beside entries, and is none."""


def judge_links(groups: Sequence[Group]) -> None:
    """Accept paragraphs that are a link alone among links to papers, or in a section of such.

    Where such links are most of all that a document has, and as long as titles, they lead to notes.
    """
    in_text = [group for group in groups if group.container is Container.PARAGRAPH]
    if not in_text:
        return
    alone = [[record for record in group.records if is_link_alone(record)] for group in in_text]
    kept = [sum(not record.reason for record in own) for own in alone]
    links = [record for own in alone for record in own]
    led = [record for group in in_text for record in group.records if _is_led_link(record)]
    led = led if len(led) >= MIN_SIGNED else []
    if are_titles([*links, *led]) and len(links) + len(led) >= AGREED * _count_others(groups):
        for record in (*links, *led):
            if record.reason == reasons.PROSE and not leads_to_whole(record.segments[-1]):
                record.reason = ""
    paragraphs = [record for group in in_text for record in group.records]
    _accept_books(paragraphs)
    _accept_lone(paragraphs)
    _accept_titled(paragraphs)
    _accept_among_works(paragraphs)
    wholes = [
        own for group, own in zip(in_text, alone, strict=True) if len(own) == len(group.records)
    ]
    _accept_listed(wholes)
    if sum(kept) < 2:
        return
    for group, own, among in zip(in_text, alone, kept, strict=True):
        is_list = len(own) == len(group.records) > 1
        for record in own:
            is_said = _is_post(record.segments[0].url) and not is_title_case(record.text)
            is_one = among > 1 or (is_list and bool(record.topics))
            if record.reason == reasons.PROSE and is_one and not is_said:
                record.reason = ""


def _is_of_works(topics: Sequence[str]) -> bool:
    """Whether the name of a section begins or ends with a sort of work: "Lecture notes"."""
    words = _WORD.findall(topics[-1].lower()) if topics else []
    return 0 < len(words) <= MAX_NAME and not _WORKS.isdisjoint((words[0], words[-1]))


def _accept_listed(sections: Sequence[Sequence[Record]]) -> None:
    """Accept links of several words that are all that a section of works has."""
    for links in sections:
        is_list = len(links) > 1 and _is_of_works(links[0].topics)
        for record in links if is_list else ():
            link = record.segments[0]
            is_text = not (leads_to_whole(link) or is_front_page(link.url) or _is_post(link.url))
            if record.reason == reasons.PROSE and is_text and count_words(record.text) > 1:
                record.reason = ""


def _count_others(groups: Sequence[Group]) -> int:
    """Count what a document has that is neither said beside entries nor signed."""
    records = (record for group in groups for record in group.records)
    return sum(record.reason not in _ASIDE and not is_signed(record) for record in records)


def _accept_books(records: Sequence[Record]) -> None:
    """Accept paragraphs that are a link to a page of a book and no more, but for its cover."""
    for record in records:
        said = [part for part in record.segments if part.mark is not Mark.IMAGE]
        if record.reason != reasons.PROSE or not said or said[0].kind is not Kind.TEXT:
            continue
        if leads_to_book(said[0]) and all(part.span == said[0].span for part in said):
            record.reason = ""


def _accept_lone(records: Sequence[Record]) -> None:
    """Accept paragraphs that are a link and no more, where most of a document are entries.

    The whole of a site, or code, may then be that of a book or a paper by its name.
    """
    lone = [record for record in records if _is_lone(record)]
    kept = sum(not record.reason for record in lone)
    if kept < max(MIN_GROUP, AGREED * len(lone)):
        return
    for record in lone:
        link = record.segments[0]
        is_site = is_front_page(link.url)
        is_code = leads_to_whole(link) and not is_site
        least = MIN_TITLE if is_code else MIN_LINK if is_site else 1
        is_named = count_words(record.text) >= least
        is_named = is_named and not (is_code and is_label(link.text.split()[-1]))  # Trees, Code
        if record.reason == reasons.PROSE and is_named:
            record.reason = ""


def _accept_titled(records: Sequence[Record]) -> None:
    """Accept links alone that are worded as titles, where nearly all paragraphs begin with a link.

    A few of them lead to papers. What leads to a remark of somebody has no capitals.
    """
    led = [record for record in records if record.title == 0 and record.segments[0].is_link]
    papers = sum(not record.reason for record in led)
    if len(led) < max(MIN_LED, LED * len(records)) or papers < MIN_PAPERS:
        return
    for record in filter(_is_worded_as_title, led):
        record.reason = ""


def _accept_among_works(records: Sequence[Record]) -> None:
    """Accept links alone that are worded as titles, where most paragraphs are works with links."""
    works = [record for record in records if not record.reason and record.has_link]
    if len(works) < max(MIN_WORKS, AGREED * len(records)):
        return
    for record in filter(_is_worded_as_title, records):
        if not leads_to_whole(record.segments[0]):
            record.reason = ""


def _is_worded_as_title(record: Record) -> bool:
    """Whether a paragraph that is taken for prose is a link of several words, most in capitals."""
    if record.reason != reasons.PROSE or not _is_lone(record) or _is_post(record.segments[0].url):
        return False
    return is_title_case(record.text) and count_words(record.text) >= MIN_LINK


def _is_post(url: str) -> bool:
    """Whether an address is of what somebody said to others."""
    address = split_url(url)
    return address is not None and address[1].removeprefix("www.") in _FORUMS


def _is_lone(record: Record) -> bool:
    """Whether a paragraph is a link of whatever length, and no label or picture."""
    if record.title != 0:
        return False
    link = record.segments[0]
    if (
        " " in link.text
        and count_words(link.text) < MIN_LINK
        and read_people(link.text, single=True)
    ):
        return False  # whose blog it is
    is_text = link.kind is Kind.TEXT and link.mark is not Mark.IMAGE and bool(link.url)
    return is_text and all(part.span == link.span for part in record.segments)


def _is_led_link(record: Record) -> bool:
    """Whether a record is a link of some words behind who has it: "Rain Post: [A Title](…)"."""
    if len(record.segments) < 2:
        return False
    lead, *link = record.segments
    words = lead.text.split()
    is_name = lead.mark is Mark.PLAIN and lead.kind is not Kind.LABEL and len(words) <= MAX_LEAD
    is_name = is_name and all(word[0].isupper() for word in words)
    return is_name and link[0].cut is Cut.COLON and is_link_of(record, link)
