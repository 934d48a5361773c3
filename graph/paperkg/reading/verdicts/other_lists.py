"""Links that lead to other lists of the same site, and not to works: "[Forests](forests.md)".

In a list of what somebody read, such links lead to pages on the works: "# Books I've Read" over
"[The Wet Hill](/2019-05-01-wet-hill)".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.imprints.section_dates import read_sections
from paperkg.reading.records import Container, Group, Record, Role
from paperkg.reading.segments import Kind
from paperkg.reading.verdicts.short_titles import FEW_WORDS
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import words_of

__all__ = ["judge_other_lists", "keep_pages_of_works", "leads_inside"]

MAX_POINTER = 4.5
"""What points to other lists has no more words in the mean, and one or two have fewer."""

MOST = 0.7
"""The share of links inside the site, and of those whose addresses have a day."""

SOME = 0.25
"""The share of titles with an article or a subtitle, where others are as short as topics."""

MIN_PAGES = 4
"""So many works at least have their pages in one folder."""

MAX_TOPIC = 1.5
"""Below a year, titles have more words in the mean than topics of that year."""

# "/2019-05-01-wet-hill", "2019/05/wet-hill.html".
_DAY = re.compile(r"(?<!\d)(?:19|20)\d\d[-_/](?:0[1-9]|1[0-2])(?!\d)")
_ARTICLES = "|".join(words_of("sections", "articles"))
# "The Wet Hill", "Hail: A Life".
_TITLED = re.compile(rf"(?:{_ARTICLES})\s\w|.{{2,80}}:\s", re.IGNORECASE)


def judge_other_lists(group: Group, *, is_of_reading: bool) -> None:
    """Reject lists and tables that only point to other lists: all alike, none a work."""
    kept = [record for record in group.records if not record.reason]
    if not kept or group.container not in (Container.ITEM, Container.ROW):
        return
    if not _points_to_list(kept[0]):
        return  # as nearly all
    if any(part.people for record in kept for part in record.segments):
        return
    if any(Role.AUTHORS in record.roles for record in kept):
        return  # Poe, [*Rain*](notes/rain.md)
    if sum(map(_is_dated_title, kept)) >= MOST * len(kept):
        return  # "Paper | Notes" over "RainNet (FCC 2024) | [01](notes.md#rain)"
    local = sum(any([part.local for part in record.segments]) for record in kept)
    if local < MOST * len(kept) or not all(map(_points_to_list, kept)):
        return
    titles = [_title_of(record) for record in kept if record.title is not None]
    most = MAX_POINTER if len(kept) > 2 else FEW_WORDS
    if sum(map(count_words, titles)) > most * len(titles):
        return
    if is_of_reading and _are_works(kept, titles):
        return
    for record in kept:
        record.reason = reasons.OTHER_LIST


def _is_dated_title(record: Record) -> bool:
    """Whether the column of titles has one that says where or when, and does not lead on itself."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or not record.is_entitled or title.is_link:
        return False
    return any(part.kind in (Kind.VENUE, Kind.DATE) for part in record.segments)


def keep_pages_of_works(groups: Sequence[Group]) -> None:
    """Accept links to pages in a folder where the pages of more works stand: "Books/Poe/rain.md".

    Alone in its section, a link by a few words was taken for one to another list.
    """
    records = [
        (record, folder)
        for group in groups
        for record in group.records
        for folder in _folders_of(record)
    ]
    works = Counter(folder for record, folder in records if not record.reason)
    lists = Counter(folder for record, folder in records if record.reason == reasons.OTHER_LIST)
    for record, folder in records:
        is_of_works = works[folder] >= max(MIN_PAGES, lists[folder])
        if record.reason == reasons.OTHER_LIST and is_of_works:
            record.reason = ""


def _folders_of(record: Record) -> list[str]:
    """Give the first folder of the page that a record links to, if that is in one."""
    local = record.segments[0].local if record.segments else ""
    folder, stroke, _ = local.removeprefix("./").partition("/")
    return [folder] if stroke and folder.strip(".") else []


def _title_of(record: Record) -> str:
    return " ".join(record.segments[place].text for place in record.titles or (record.title or 0,))


def _are_works(records: list[Record], titles: list[str]) -> bool:
    """Whether pages of a site are on a work each: by their days, their years or their titles."""
    links = [part.local for record in records for part in record.segments if part.local]
    dated = sum(_DAY.search(link) is not None for link in links)
    titled = sum(_TITLED.match(title) is not None for title in titles)
    is_of_year = all(read_sections(record.topics).date for record in records)
    is_long = sum(map(count_words, titles)) > MAX_TOPIC * len(titles)
    return (is_of_year and is_long) or dated >= MOST * len(links) or titled >= SOME * len(titles)


def leads_inside(record: Record) -> bool:
    """Whether a record points to a list in the same folder."""
    return _points_to_list(record) and any(part.local for part in record.segments)


def _points_to_list(record: Record) -> bool:
    links = [part for part in record.segments if part.is_link]
    return bool(links) and all(
        _is_page(part.local.lower().partition("#")[0]) or "github.com" in part.url for part in links
    )


def _is_page(local: str) -> bool:
    """Whether an address inside the site is that of a page of text: "trees.md", "/docs/trees"."""
    return local.endswith((".md", "/")) or (local[:1] == "/" and "." not in local)
