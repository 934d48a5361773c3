"""What a line looks like before its group is known: an entry, a field of one, or several works."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from paperkg.model import LinkKind
from paperkg.reading.labels import kind_of_address
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Span
from paperkg.reading.words import words_of

__all__ = [
    "MAX_SHORT_NAME",
    "identifies_paper",
    "is_archive",
    "is_book_address",
    "is_dated_journal",
    "is_entry_like",
    "is_field_like",
    "is_folder_of_repository",
    "is_front_page",
    "is_joint",
    "is_label_over_remark",
    "is_labelled_name",
    "is_marked_title",
    "is_of_part",
    "is_on_site_of_books",
    "is_word_of_sentence",
    "leads_to_book",
    "leads_to_paper",
    "leads_to_person",
    "leads_to_series",
    "leads_to_title",
    "names_by_key",
    "split_works",
    "take_box",
]

_PDF = LinkKind.PDF
_ARCHIVES = (".zip", ".tar.gz", ".tgz", ".exe", ".dmg", ".deb")
_BOX = re.compile(r"\s*\[([ xX/✓✔.!?<>~*+-])\]\s+")
# What stands between two works: "and", "; ", "chs. 5, 6; and".
_JOINT = re.compile(
    r"(?:(?:chs?|chapters?|pp?|secs?|sections?)\b\.?)?[\s,;/+&|、，\d–-]*"
    r"(?:and|or|und|et|y|和|と|及)?[\s,;/+&|、，]*",
    re.IGNORECASE,
)
_ANDS = words_of("people", "last_joints")
_PAPER = re.compile("|".join(map(re.escape, sorted(words_of("addresses", "papers")))))
# What publishers have there that is no paper: a conference or a journal as a whole.
_SERIES = re.compile(
    r"dl\.acm\.org/(?:conference|journal|magazine|sig|topic)/|usenix\.org/conference/[^/]+/?$"
    r"|ieeexplore\.ieee\.org/xpl/|(?:onlinelibrary\.wiley|link\.springer|sciencedirect)\.com/journal/"
)
_SAID = frozenset({Kind.LABEL, Kind.PEOPLE, Kind.VENUE, Kind.DATE, Kind.IDENTIFIER, Kind.NUMBER})
_WORDS_OF_SENTENCES = ("here", "hier", "aquí", "ici", "aqui", "qui", "здесь", "这里", "こちら")
_FRONT_NAMES = ("blog", "blogs", "news", "posts", "index.htm", "index.html")
_FRONT_PATHS = frozenset(("", *_FRONT_NAMES, *(f"{name}/" for name in _FRONT_NAMES)))
"""What stands behind the host of a front page."""

_FRONT_PAGE = re.compile(r"https?://[^/?#]+(?:/.*)?")

_ENDS_WITH_VOLUME = re.compile(r"[^\W\d_],\s\d{1,4}$")  # *Fine Biology, 7*(2), 14
_NOTE_FILES = (".md", ".ipynb", ".py")
_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:github|gitlab)\.com/[^/?#]+/[^/?#]+/?(?:\?[^#]*)?")

MAX_SHORT_NAME = 3
"""The name of a tool or a method, whose paper is cited beside it, has no more words."""

MAX_TOPIC = 4
"""The name of a topic before works on one line has no more words."""

MIN_SIGNS = 5
"""A title of several words without spaces has so many signs."""

_FOLDER = re.compile(r"https?://(?:www\.)?git(?:hub|lab)\.com/[^/]+/[^/]+/(?:-/)?tree/")
# Pages of people: "/people/ann-poe", "/profile?id=~Ann_Poe1", "/~poe", "/citations?user=…".
_OF_PERSON = re.compile(r"/(?:people|person|persons|profile|authors?|pid|users?)\b|/~\w|[?&]user=")
_OF_PERSON_SIGNS = ("/~", "user", "/people", "/person", "/profile", "/author", "/pid")


_BOOKS = "|".join(map(re.escape, sorted(words_of("addresses", "books"))))
_OF_BOOK = re.compile(rf"https?://(?:\w{{1,6}}\.)?(?:{_BOOKS})")

# What says something of a part of a work is none: "Chapter 8 shows …", "Section 2.1 is …".
_OF_PART = re.compile(r"(?:chapter|section|figure|table|appendix|page)s? \d[\d.,-]*\s+[a-z]", re.I)


def take_box(spans: list[Span]) -> tuple[bool, list[Span]]:
    """Take the task box off the start of an item: whether it is ticked, and the other spans.

    ``[/]`` is begun and ``[-]`` is dropped: neither is read.
    """
    if spans and not spans[0].is_link and spans[0].text.lstrip()[:1] == "[":
        box = _BOX.match(spans[0].text + (" " if len(spans) > 1 else ""))
        if box:
            return box[1] in "xX✓✔", [
                spans[0]._replace(text=spans[0].text[box.end() :]),
                *spans[1:],
            ]
    return False, spans


def is_labelled_name(parts: Sequence[Segment]) -> bool:
    """Whether a line is a short name, with nothing but labels in brackets or bold after it."""
    name, *labels = parts
    is_short = len(name.text.split()) <= MAX_SHORT_NAME and not (name.bracket or name.field)
    is_text = name.kind is Kind.TEXT and name.mark is Mark.PLAIN and is_short
    is_only = all(label.bracket or label.mark is Mark.STRONG for label in labels)
    return is_text and is_only and any(label.is_link and label.bracket for label in labels)


def leads_to_person(part: Segment) -> bool:
    """Whether a link leads to a page of a person, by its address."""
    address = part.url or part.local
    for sign in _OF_PERSON_SIGNS:
        if sign in address:
            return _OF_PERSON.search(address) is not None
    return False


def leads_to_book(part: Segment) -> bool:
    """Whether a link leads to a page of a book, on a site of books."""
    return is_on_site_of_books(part) and not leads_to_person(part)


def is_on_site_of_books(part: Segment) -> bool:
    """Whether a link leads to a site of books: to one, or to who wrote it."""
    return is_book_address(part.url)


def is_book_address(address: str) -> bool:
    """Whether an address is on a site of books: a shop, a catalogue."""
    return _OF_BOOK.match(address) is not None


def leads_to_paper(segment: Segment) -> bool:
    """Whether a link leads to a paper, as far as its address tells."""
    if segment.identifier and segment.identifier.names_paper:
        return True
    if segment.local:
        return segment.local.lower().endswith((".pdf", ".ps"))
    return _is_of_paper(segment.url)


@lru_cache(maxsize=20_000)  # a link of a list is looked at from several sides
def _is_of_paper(url: str) -> bool:
    if kind_of_address(url) is _PDF:
        return True
    address = url.partition("://")[2].removeprefix("www.")[:120]
    return _PAPER.search(address) is not None and _SERIES.match(address) is None


def leads_to_series(part: Segment) -> bool:
    """Whether a link leads to a journal or a conference as a whole, as far as its address tells."""
    return _SERIES.match(part.url.partition("://")[2].removeprefix("www.")[:120]) is not None


def is_archive(address: str) -> bool:
    """Whether an address is that of files in one, or of a program: "readings.zip"."""
    return address.lower().endswith(_ARCHIVES)


def leads_to_video(part: Segment) -> bool:
    """Whether a link leads to a talk, as far as its address tells."""
    return bool(part.url) and kind_of_address(part.url) is LinkKind.VIDEO


def is_repository(address: str) -> bool:
    """Whether an address is that of a repository as a whole."""
    return _REPOSITORY.fullmatch(address) is not None


def is_folder_of_repository(address: str) -> bool:
    """Whether an address is that of a folder in a repository."""
    return _FOLDER.match(address) is not None


def leads_to_whole(part: Segment) -> bool:
    """Whether a link leads to a repository or a site as a whole."""
    return is_front_page(part.url) or is_repository(part.url)


def is_front_page(url: str) -> bool:
    """Whether an address is that of a site or of its blog as a whole."""
    path = url.partition("://")[2].partition("/")[2]
    return path in _FRONT_PATHS and _FRONT_PAGE.fullmatch(url) is not None


def leads_to_title(year: Segment) -> bool:
    """Whether a year in brackets, and a colon or a dash after it, stand before a title."""
    after = year.whole[year.end :].lstrip()[:1]
    return bool(year.bracket) and year.kind is Kind.DATE and after in (":", "-", "–", "—")


def is_word_of_sentence(part: Segment) -> bool:
    """Whether a text is a word that sentences have links on: "here"."""
    return part.text.lower() in _WORDS_OF_SENTENCES


def is_of_part(part: Segment) -> bool:
    """Whether a text says something of a part of a work: "Chapter 8 shows …"."""
    return not part.is_link and _OF_PART.match(part.text) is not None


def is_entry_like(parts: Sequence[Segment], *, strict: bool = False) -> bool:
    """Whether a line is an entry of its own: it starts with a title that leads somewhere.

    ``strict`` asks for a link to a paper.
    """
    texts = [part for part in parts if part.kind is Kind.TEXT]
    if not texts or texts[0].field:
        return False
    first = texts[_is_key(texts[0]) and len(texts) > 1]
    if is_of_part(first):
        return False
    after = parts[parts.index(first) + 1 :]
    papers = any(part.is_link and _is_set_off(part) and leads_to_paper(part) for part in after)
    if first.is_link and first.text.lstrip("([\"“‘'$")[:1].isalnum():
        if first.text.endswith(_NOTE_FILES):
            return False  # "[my notes.md](…)"
        return (
            leads_to_paper(first)
            or papers
            or _is_signed(first, after)
            or (not strict and len(first.text) > 3)
        )
    is_marked = first.mark in (Mark.STRONG, Mark.QUOTE) and not first.text.endswith(":")
    is_plain = first.mark in (Mark.PLAIN, Mark.EMPHASIS) and _has_words(first.text)
    leads = any(part.kind is Kind.LABEL for part in parts[: parts.index(first)])
    if any(is_word_of_sentence(part) for part in after if part.is_link):
        return False  # "Slides are available here"
    return papers and not leads and (is_marked or is_plain)


def _is_key(part: Segment) -> bool:
    """Whether a part is a word in brackets before a title: "[v1] A Fine Title"."""
    return bool(part.bracket) and not part.is_link and " " not in part.text


def _has_words(text: str) -> bool:
    """Whether a text has several words, or as many signs where nothing parts them."""
    return " " in text or (not text.isascii() and len(text) >= MIN_SIGNS)


def _is_signed(title: Segment, after: Sequence[Segment]) -> bool:
    """Whether the link of a title says who wrote it, too, with names that are sure or a year."""
    inside = [part for part in after if part.span == title.span]
    is_dated = any(part.date for part in inside)
    return any(part.people and (part.people.is_sure or is_dated) for part in inside)


def is_marked_title(part: Segment) -> bool:
    """Whether a segment may be a title by its style and length alone."""
    is_set_apart = part.mark in (Mark.STRONG, Mark.QUOTE) and part.kind is Kind.TEXT
    return is_set_apart and len(part.text.split()) > 2 and not part.text.endswith(":")


def _is_set_off(part: Segment) -> bool:
    """Whether a link is a label, or stands after a stop: no word in a sentence."""
    return part.kind is Kind.LABEL or part.cut in (Cut.STOP, Cut.COMMA, Cut.DASH, Cut.BREAK)


def is_field_like(parts: Sequence[Segment]) -> bool:
    """Whether a line says only who, where, when or where to find it."""
    if not parts:
        return False
    if any(part.field for part in parts if part.line == parts[0].line):
        return True
    if all(part.kind in _SAID for part in parts):
        return True
    if is_dated_journal(parts):
        return True
    return all(
        part.kind in _SAID
        or (part.is_link and part.bracket in ("[", "(") and len(part.text.split()) <= 3)
        for part in parts
    )


def is_label_over_remark(parts: Sequence[Segment]) -> bool:
    """Whether a line is labels alone, and no more than words stand on the lines after it."""
    first = [part for part in parts if part.line == parts[0].line]
    rest = parts[len(first) :]
    is_said = all(part.kind is Kind.TEXT and not part.is_link for part in rest)
    return bool(rest) and is_said and all(part.kind is Kind.LABEL for part in first)


def is_dated_journal(parts: Sequence[Segment]) -> bool:
    """Tell a journal and its year or volume on their own line: "*Fine Biology* 2020, 4, 7"."""
    if not parts or parts[0].mark is not Mark.EMPHASIS or parts[0].kind is not Kind.TEXT:
        return False
    rest = parts[1:]
    if any(part.people or part.is_link or (part.venue and part.venue.name) for part in rest):
        return False  # "*A Fine Title* (Poe, 2012)", "*A Fine Title* (FCC 2019) [pdf](…)"
    if any(part.line != parts[0].line for part in rest):
        return False  # a title, and when on the next line
    is_told = any(part.date for part in rest) or (rest and _ENDS_WITH_VOLUME.search(parts[0].text))
    return bool(is_told) and all(part.kind in _SAID for part in rest)


def split_works(record: Record) -> list[Record]:
    """Split a record that holds several works, "[A](…) (1981) and [B](…) (1990)", into one each.

    A word or a few with a colon before them, "Rain: [A](…), [B](…)", are their topic.
    """
    count = 0
    for part in record.segments:
        count += part.is_link
    if count < 2:
        return [record]
    topic = _topic_of(record.segments)
    if topic:
        led = replace(record, segments=record.segments[1:], topics=(*record.topics, topic))
        works = split_works(led)
        return works if len(works) > 1 else [record]
    links = [
        place
        for place, part in enumerate(record.segments)
        if part.is_link and part.kind is Kind.TEXT and part.line == 0 and not part.bracket
    ] or [place for place, part in enumerate(record.segments) if names_by_key(part)]
    if len(links) < 2:
        return [record]
    are_named = _are_named(record.segments, links)
    are_named = are_named or _are_signed(record.segments, links)
    starts = _connected(
        record.segments,
        [place for place in links if are_named or _is_work(record.segments[place])],
    )
    if len(starts) < 2:
        return [record]
    bounds = [0, *starts[1:], len(record.segments)]
    works = []
    for start, end in pairwise(bounds):
        parts = record.segments[start:end]
        said = [part for part in parts if not is_joint(part)]
        if end < len(record.segments) and said[-1].is_link:
            parts = said  # of "[A](…), and" only the link
        last = parts[-1].span if end < len(record.segments) else record.spans[-1].number
        spans = [place for place in record.spans if parts[0].span <= place.number <= last]
        works.append(replace(record, segments=parts, spans=spans, remarks=list(record.remarks)))
    return works


def _topic_of(segments: Sequence[Segment]) -> str:
    """Give the short text before a colon and several links to papers, and who and when of each."""
    if len(segments) < 3 or segments[1].cut is not Cut.COLON or not segments[1].is_link:
        return ""
    head, *links = segments
    is_name = head.kind is Kind.TEXT and not (head.is_link or head.bracket or head.field)
    if not is_name or head.line or head.text.count(" ") >= MAX_TOPIC:
        return ""
    are_works = all(
        link.kind is Kind.TEXT and link.line == 0 and leads_to_paper(link)
        for link in links
        if not (is_joint(link) or (link.kind in _SAID and not link.is_link))
    )
    return head.text.strip(" :") if are_works else ""


def _are_named(segments: Sequence[Segment], links: Sequence[int]) -> bool:
    """Whether links to papers are named by a word each, or "and" stands between two.

    "[Fine](a.pdf), [Finer](b.pdf)" and "[A Title](a.pdf), and [Finer](b.pdf)".
    """
    parts = [segments[place] for place in links]
    if not all(part.text[:1].isupper() and leads_to_paper(part) for part in parts):
        return False
    are_words = all(" " not in part.text for part in parts)
    middle = segments[links[0] + 1 : links[1]]
    is_joined = len(links) == 2 and any(part.text.lower() in _ANDS for part in middle)
    return are_words or is_joined


def _are_signed(segments: Sequence[Segment], links: Sequence[int]) -> bool:
    """Whether "by Ann Poe and" parts links of several words: books, wherever they lead."""
    middle = segments[links[0] + 1 : links[1]]
    is_signed = len(middle) > 1 and middle[0].is_byline
    titles = [segments[place] for place in links]
    are_big = all(part.text[:1].isupper() and " " in part.text for part in titles)
    return is_signed and are_big and len(links) == 2 and middle[-1].text.lower() in _ANDS


def names_by_key(part: Segment) -> bool:
    """Whether a link names a paper by who wrote it and when: "[Poe et al., 2020](…)"."""
    is_key = part.kind is Kind.LABEL and part.people is not None and bool(part.date)
    return is_key and part.identifier is not None and part.identifier.names_paper


def is_joint(part: Segment) -> bool:
    """Whether a part says no more than that another work follows."""
    is_said = part.kind in (Kind.TEXT, Kind.NUMBER) and not (part.is_link or part.bracket)
    return is_said and _JOINT.fullmatch(part.text) is not None


def _is_work(segment: Segment) -> bool:
    return segment.text[:1].isupper() and " " in segment.text and leads_to_paper(segment)


def _connected(segments: Sequence[Segment], works: Sequence[int]) -> list[int]:
    """Find the works that only a joint, dates and the like part from the one before."""
    starts = list(works[:1])
    if not starts or any(part.kind is Kind.TEXT for part in segments[: starts[0]]):
        return []
    for place in works[1:]:
        between = segments[starts[-1] + 1 : place]
        joints = all(
            part.kind in (Kind.DATE, Kind.VENUE, Kind.PEOPLE, Kind.LABEL)
            or is_joint(part)
            or part.span == segments[starts[-1]].span
            for part in between
        )
        if (
            not joints
            or segments[place].cut is Cut.COLON
            or segments[place].span == segments[starts[-1]].span
        ):
            return []
        starts.append(place)
    return starts


def identifies_paper(record: Record) -> bool:
    """Whether a record gives an identifier of a paper, or leads to one."""
    for part in record.segments:
        if part.kind is Kind.IDENTIFIER:
            return True
        if part.url and part.identifier is not None and part.identifier.names_paper:
            return True
    return False
