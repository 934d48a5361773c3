"""Names of things with what each is, "[gem5](…) - A simulator", among works: tools, data, sites.

Sections of such things have any name: "Performance Analysis". A short name alone says nothing of
what it names, as a fine book may have one. That most items of a list are so tells, in a document
that says of other entries who wrote them or where they are published; and where it has nothing
else, if most of its names lead to a site or a repository as a whole. One that is said to be such
a place, "An archive of papers", is none wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from paperkg.addresses import split_url
from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import is_front_page, leads_to_whole
from paperkg.reading.records import (
    Container,
    Group,
    Record,
    find_in_most,
    kept_of,
    match_in_most,
)
from paperkg.reading.segments import Cut, Kind, Mark
from paperkg.reading.verdicts.no_works import is_among, is_name, leads_to_wholes
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import OPEN_WORDS, either, words_of

__all__ = ["judge_named_things"]

MIN_WORKS = 3
"""So many entries of the document at least say who, where or when, or lead to a paper."""

MIN_NAMES = 5
"""With fewer names, a document shows nothing of what it lists."""

MOSTLY, MANY = 0.8, 0.6
"""The shares of a list, and of blogs or a document without works, that must be such names."""

MIN_BLOGS = 2
"""So many lead to the front page of a site in a section of blogs."""

MAX_MEAN, MAX_NAME = 2.5, 4
"""Names have no more words: in the mean of a list, and each."""

MAX_STEPS = 2
"""The first page of a site stands in no more folders: "/~poe/blog/"."""

_DESCRIBED = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA, Cut.STOP, Cut.BREAK, Cut.BRACKET})
# What a place is said to be that holds the works of many: "A large collection of papers"; what
# goes on in capitals, "A Database for Fine Things", may be a title.
_PLACE = re.compile(
    rf"(?:[Aa]n?|[Tt]he|[Tt]his)\s(?:[^\W\d_][\w-]*,?\s){{0,3}}(?:{either('sections', 'places')})"
    r"(?:[.,:]|$|\s(?:about|by|devoted|for|from|hosting|of|on|that|where|which|with)\b)",
)
_BOOKS = words_of("sections", "books")
_WORKS = words_of("sections", "works") | _BOOKS
_BLOGS = frozenset({"blog", "blogs"})


def judge_named_things(groups: Sequence[Group]) -> None:
    """Reject names of sites, and of things where other entries of the document are works."""
    may_name = _may_name_things(groups)
    for group in groups:
        own = [record for record in group.records if not record.reason]
        if not own or group.container is not Container.ITEM:
            continue
        things = _find_named_things(own) if may_name else []
        things = things or _find_sites(own)
        for record in own if _are_names_of_sites(own) else things:
            record.reason = reasons.NO_READING
        for record in filter(_is_place, own):
            record.reason = reasons.NO_READING


def _may_name_things(groups: Sequence[Group]) -> bool:
    """Whether some entries are clearly works, or most are names that lead to sites as a whole."""
    kept = kept_of(groups)
    works = (record for record in kept if not says_nothing_of_paper(record))
    if len(list(islice(works, MIN_WORKS))) == MIN_WORKS:
        return True
    named = [record for record in kept if _is_described_name(record)]
    is_mostly = len(named) >= max(MIN_NAMES, MANY * len(kept))
    wholes = sum(_spells_wholes(record) or leads_to_whole(record.segments[0]) for record in named)
    return is_mostly and 2 * wholes >= len(named)


def _find_sites(records: Sequence[Record]) -> list[Record]:
    """Find the links to sites as a whole, where nearly all of a list are such.

    Books, courses and tutorials have sites of their own. In a section of blogs it is enough that
    most are or may be such; the others lead to a list of what somebody wrote.
    """
    topics = records[0].topics
    if is_among(_WORKS - _BLOGS, topics):
        return []
    records = _without_posts(records)
    are_blogs = is_among(_BLOGS, topics[-1:])
    most = max(MIN_NAMES, MOSTLY * len(records))
    told = len(find_in_most(records, _is_site, min(MIN_BLOGS, most) if are_blogs else most))
    are_sites = told >= most
    if not are_sites and (told < MIN_BLOGS or not are_blogs):
        return []
    sites = [record for record in records if _is_site(record) or _may_be_site(record)]
    if are_sites:
        return sites
    wholes = [record for record in records if record in sites or leads_to_wholes(record)]
    return wholes if len(wholes) >= MANY * len(records) else []


def _without_posts(records: Sequence[Record]) -> Sequence[Record]:
    """Leave out works whose own address nobody knew: several titles lead to the site of them all.

    A list of sites has each of them once.
    """
    names = [record.segments[0] for record in records]
    urls = Counter(name.url for name in names if count_words(name.whole) > MAX_NAME)
    posts = {url for url, times in urls.items() if url and times > 1}
    return [record for record in records if record.segments[0].url not in posts]


def _may_be_site(record: Record) -> bool:
    """Whether a short name leads to what may be the first page of a site: "…/~poe/blog/"."""
    name = record.segments[0]
    address = split_url(name.url)
    path = address[0].path.strip("/") if address else ""
    is_short = count_words(name.whole) <= MAX_NAME and path.count("/") < MAX_STEPS
    is_page = address is not None and not any(map(str.isdecimal, path)) and "-" not in path
    return record.title == 0 and is_short and is_page and says_nothing_of_paper(record)


def _is_site(record: Record) -> bool:
    """Whether all that a record leads to is a site as a whole, at its start."""
    if record.title != 0 or not is_front_page(record.segments[0].url):
        return False
    return says_nothing_of_paper(record)


def _is_place(record: Record) -> bool:
    """Whether a record leads to a site as a whole, and is said to be one: "An archive of papers".

    A book may be a collection, and have a site of its own.
    """
    name, *after = record.segments[:2]
    if record.title != 0 or not after or not name.url or not _PLACE.match(after[0].text):
        return False
    is_whole = (leads_to_whole(name) or _may_be_site(record)) and says_nothing_of_paper(record)
    return is_whole and not is_among(_BOOKS, record.topics)


def _are_names_of_sites(records: Sequence[Record]) -> bool:
    """Whether records are names of a word or two, and most lead to a site as a whole."""
    titles = [record.segments[record.title] for record in records if record.title is not None]
    if len(titles) < len(records) or not all(map(is_name, records, titles)):
        return False
    if is_among(_BOOKS, records[0].topics):
        return False  # [Deep Learning](https://www.deeplearningbook.org/)
    return 3 * sum(map(leads_to_whole, titles)) >= 2 * len(titles)


def _find_named_things(records: Sequence[Record]) -> list[Record]:
    """Find the names with a link, and what each of them is, where most of a list are such."""
    found = match_in_most(records, _is_described_name, MOSTLY * len(records))
    if not found or is_among(_WORKS, records[0].topics):
        return []
    named = [record for record, _ in found]
    words = sum(count_words(record.segments[0].whole) for record in named)
    return named if words <= MAX_MEAN * len(named) else []


def _spells_wholes(record: Record) -> bool:
    """Whether all links of a record are addresses written out, and of sites as a whole."""
    texts = [part.text for part in record.segments if part.is_link]
    return leads_to_wholes(record) and all("://" in text for text in texts)


def _is_described_name(record: Record) -> bool:
    name, *after = record.segments[:2]
    if not after or name.kind is not Kind.TEXT or count_words(name.whole) > MAX_NAME:
        return False
    if not (name.url or (name.mark is Mark.STRONG and _spells_wholes(record))):
        return False
    is_apart = not after[0].is_link or after[0].span == name.span  # [Trees (older)](…)
    if after[0].kind is not Kind.TEXT or not is_apart or after[0].cut not in _DESCRIBED:
        return False
    is_named = OPEN_WORDS.isdisjoint(name.whole.lower().split())
    return is_named and says_nothing_of_paper(record)
