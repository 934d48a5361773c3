"""What nobody reads: sections about the list, tools, data, people, events, coursework, forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from paperkg.reading.cuts.shapes import (
    is_archive,
    is_front_page,
    is_repository,
    leads_to_paper,
    leads_to_series,
    leads_to_video,
    leads_to_whole,
)
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.labels import Field
from paperkg.reading.names.bodies import read_body
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.verdicts.course_terms import is_term
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.votes.title_words import count_words
from paperkg.reading.words import EAST_ASIAN, any_of, either, words_of

__all__ = [
    "is_about_course",
    "is_about_list",
    "is_among",
    "is_credit",
    "is_form",
    "is_name",
    "is_of_program",
    "is_part_of_page",
    "is_thing",
]

MAX_NAME = 2
"""What is called by no more words is a thing in a section of such, not a title."""

MAX_SITE = 4
"""What has a site and nothing else, or no link, may be a thing if its name has no more words."""

MIN_POST = 5
"""A link by so many words leads to a text, and not to a part of a program's own page."""

MIN_TITLE = 4
"""What a column of titles has is a title if it has so many words, whatever its section is."""

# Sections about a list that may as well be what a course is about.
_COURSE = (
    r"^logistics|^evaluation criteria|^metadata$|^prerequisites$|"
    r"^(?:(?:course|learning) )?goals(?: for \d{4})?$"
)
_ABOUT_COURSE = re.compile(_COURSE, re.IGNORECASE)
_ABOUT_LIST = re.compile(
    r"contribut(?:e|ing|ors?)\b|^contribution|contribution guid|licen[sc]e|acknowledge?ment|"
    r"code of conduct|citation$|citing|"
    r"how to cite|star history|stargazers|^contact|"
    r"^(?:(?:latest|recent) )?(?:news|updates?)(?: (?:and|&) updates?)?$|^what['’]s new$|"
    r"^(?:update|change) ?logs?\b|^updated:? (?:\w{2,9}\.? )?\d|"
    r"(?<!by )(?<!by the )maintainers|sponsor|^support$|disclaimer|"
    r"^office hours|^attendance|^assessment|^academic (?:integrity|honesty)|"
    r"^leistungsnachweise?$|^prüfungsleistung(?:en)?$|"
    r"^late (?:policy|work)|^(?:course )?(?:policy|policies|staff)$|"
    r"^teaching (?:assistants?|staff)$|^(?:important|key) dates$|^wichtige termine$|"
    r"^(?:dat[ae]s|fechas) (?:clés?|importantes|importanti)$|"
    rf"^grading|{_COURSE}|"
    r"^how to (?:use th(?:e|is)|add (?:an?|to|your)|(?:make|open|send|submit) (?:an?|your)\s"
    r"(?:issue|paper|pr|pull request))\b|^what (?:it|th(?:e|is))\b.{0,40}\bis\b|"
    r"^(?:(?:course|learning) )?(?:objectives|outcomes)$|"
    r"^(?:guest )?(?:presenters?|speakers?)$|"
    rf"^(?:open )?(?:{either('sections', 'jobs')})$|"
    r"貢献|协议|许可|贡献|更新日志",
    re.IGNORECASE,
)
# Each at the start of a part of an address, "t.me/" and not "poet.me/", or a sign begins it.
_START = r"(?:(?<![\w-])|(?!\w))"
_ADDRESSES = [re.escape(it) for it in sorted(words_of("addresses", "no_works"))]
_NO_WORK = re.compile(f"{_START}(?:{'|'.join(it for it in _ADDRESSES if 'com' not in it)})")
_NO_WORK_COM = re.compile(f"{_START}(?:{'|'.join(it for it in _ADDRESSES if 'com' in it)})")
_BOARD = re.compile(
    r"github\.com/(?:[^/]+/[^/]+|orgs/[^/]+)/"
    r"(?:projects|pulls|issues/new|graphs|labels|milestones|actions)(?:/|$)"
)
_TEXTS = re.compile(rf"\b{any_of(words_of('uncited', 'texts'))}\b", re.IGNORECASE)
_PART_OF_PAGE = re.compile(
    r"github\.com/[^/]+/[^/]+(?:/blob/[^/]+/[^#]*\.md|/?(?:tree/[^/]+/?)?)?#", re.IGNORECASE
)
_FRONT = frozenset({"/", "./", "../", "index.html", "/index.html", "index.htm"})
"""Addresses of the front page of a site, in the site itself."""

# A file that a repository has about itself.
_FILE_ABOUT = re.compile(
    r"(?:contribut(?:e|ing|ions?)(?:[_-](?:guid(?:e|elines?)|template))?|licen[sc]e|code_of_conduct"
    r"|changelog)(?:\.(?:md|rst|txt))?$|"
    r"(?:cv|vita|resume|curriculum[-_]?vitae)(?:\.(?:pdf|html?|docx?))?$",
    re.IGNORECASE,
)
# The page of a person or a group, and not one thing that they posted.
_PROFILE = re.compile(
    r"https?://(?:www\.|m\.)?(?:(?:twitter|x|facebook|instagram)\.com/[\w.@-]+/?$"
    r"|github\.com/[\w-]+/?$|linkedin\.com/(?:in|company)/)",
    re.IGNORECASE,
)
# Where somebody goes on with a course, ".../tracks/rain/resume", and no résumé.
_RESUMED = re.compile(r"/(?:courses?|learn|lessons?|modules?|paths?|tracks?)/.{1,200}/resume$")
# "© 2005 Ann Poe", "Some of this is from (c) 2005 Ann Poe": whose a page is.
_RIGHTS = re.compile(r"(?:[^\W\d_]+ ){0,5}(?:©|\([cC]\)|[Cc]opyright)[\s©]{0,3}(?:19|20)\d\d\b")
# Who made the list: "Contributed by [Ann Poe](…)".
_CREDIT = re.compile(
    r"(?:built|collected|compiled|contributed|created|curated|designed|made|maintained|prepared|written)"
    r" by\b",
    re.IGNORECASE,
)
# What a group read in a term stands on another page: "Spring 2018 Reading Schedule".
_TERM = re.compile(
    r"(?:spring|summer|fall|autumn|winter)(?: term| semester)?,? 20\d\d\b.{0,40}", re.I
)
# "src/trees.py", "docs/PLAN.md", "ROAD_MAP.md"; notes on papers are "fine_trees.md".
_FILE = re.compile(
    r"[\w./-]{1,80}\.(?:cc?|cpp|css|go|h|hpp|ini|java|jl|json|jsx?|lua|php|py|rb|rs|scala|sh|sql|toml|"
    r"tsx?|vue|xml|ya?ml)|[\w.-]{1,40}/[\w./-]{1,80}\.md|[A-Z_-]{3,40}\.md"
)
# The list itself for a program that cites, "rain.bib".
_BIBLIOGRAPHY = re.compile(r"[\w./ -]{1,80}\.(?:bib|bibtex|enl|enw|nbib|ris)", re.IGNORECASE)
# "Ann Poe's home page", "University faculty page".
_HOME_PAGE = re.compile(
    r"\b(?:faculty|personal|profile|staff) page$|['’]s home ?page$", re.IGNORECASE
)
_TO_SITES = frozenset({"homepage", "site", "web", "webpage", "website"})
# What somebody may work on: "Potential thesis topics", "Open questions".
_PROPOSALS = re.compile(
    r"(?:(?:example|possible|potential|proposed|sample|suggested)\s)?(?:capstone|final|master'?s|phd|project|"
    r"research|student|term|thesis)(?:\sprojects?)?\s(?:ideas|proposals|questions|topics)"
    r"|open (?:problems|questions)"
    r"|(?:possible |potential |planned )?future (?:directions|enhancements|extensions|features|"
    r"improvements|plans|steps|work)"
    r"|next steps|próximos (?:pasos|passos)|nächste schritte|prochaines étapes|следующие шаги"
    r"|(?:central|core|important|key|main) (?:concepts|ideas|insights|lessons|messages|points|"
    r"questions|takeaways|terms|themes)(?: (?:for|from|in|of) .{1,60})?"
    r"|how (?:it|these|they|this) (?:appl|fit|help|inform|relate)(?:y|ies|s)?\b.{0,60}"
    r"|今後の(?:予定|展望|拡張|課題)|次のステップ|未来工作|未来计划|下一步(?:计划)?",
    re.IGNORECASE,
)
# "Topics", "Lecture 3 Topics:", "Temas de la clase"; a program adds "{-}" to a name without number.
_TOPICS = re.compile(
    r"(?:list of |(?:class|course|discussion|key|lecture|main|session|week)\s(?:\d{1,2}\s)?)?"
    r"topics(?: of interest| covered| discussed| to cover)?\s?:?(?:\s\{-\})?"
    r"|(?:argomenti|sujets|temas|themen|thèmes|tópicos|темы)"
    r"(?:\s(?:de (?:la|las) clases?|da aula|der (?:sitzung|stunde)|занятия|лекции|trattati))?\s?:?"
    r"|(?:本[周节次][课讲]?)?(?:主题|内容|議題|トピック)[:：]?",
    re.IGNORECASE,
)
_IDEAS = words_of("sections", "ideas")
_THINGS, _EVENTS = words_of("sections", "things"), words_of("sections", "events")
_PROGRAM, _TOOLS = words_of("sections", "program"), words_of("sections", "tools")
_WORKS = words_of("sections", "works") | words_of("sections", "books")
_DATA = (" corpus", " data set", " data sets", " dataset", " datasets", "データセット", "数据集")
_ADDITIONS, _SITES = words_of("sections", "additions"), words_of("sections", "sites")
_KNOWN = _THINGS | _EVENTS | _ADDITIONS
_UNSPACED_WORKS = [word for word in _WORKS if EAST_ASIAN.match(word)]
_LAST_PARTS = tuple(sorted(words_of("sections", "last_parts")))
# "Blogs to Follow", "Worth following": sites and people, not what they wrote.
_FOLLOWED = re.compile(r"\b(?:to|worth) follow(?:ing)?\b", re.IGNORECASE)
_FOR = re.compile(r"\s(?:for|relevant|to|used|de|del|para|per|pour|für|для|voor)\s")
# "People in Rain Research", "Researchers at Fine University": what else is "in" may be works.
_PEOPLE_OF = re.compile(r"(?:people|professors|researchers)(?=\s(?:at|behind|from|in|of|on)\s)")
_SECTION_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=1_000)
def is_about_list(topics: Sequence[str]) -> bool:
    """Whether a section is about the list: by its name, or where that is a day, the one above."""
    is_day = len(topics) > 1 and topics[-1][-1:].isdecimal() and read_date(topics[-1])
    topic = topics[-2] if is_day else "".join(topics[-1:])
    return _ABOUT_LIST.search(topic) is not None


def is_about_course(topics: Sequence[str]) -> bool:
    """Whether a section that may be about the list is sooner what a course is about."""
    return _ABOUT_COURSE.search("".join(topics[-1:])) is not None


def is_credit(record: Record) -> bool:
    """Whether a record says who made the list, or whose it is."""
    text = record.text
    may_claim = "©" in text or "(c)" in text or "(C)" in text or "opyright" in text
    if may_claim and record.container is Container.PARAGRAPH and _RIGHTS.match(text):
        return True
    return _CREDIT.match(text) is not None


def _head_of(topic: str) -> str:
    """Give what the things of a section are: of "Tools for Research (free)", the tools."""
    people = _PEOPLE_OF.match(topic := topic.lower())
    return people[0] if people else _FOR.split(topic, maxsplit=1)[0].partition(" (")[0]


@lru_cache(maxsize=1_000)
def is_among(works: frozenset[str], topics: Sequence[str]) -> bool:
    """Whether a section is of works by a word of its name: "Books", "Further Reading"."""
    return any(not works.isdisjoint(_SECTION_WORD.findall(topic.lower())) for topic in topics[-2:])


@lru_cache(maxsize=1_000)
def _is_of(things: frozenset[str], topics: Sequence[str]) -> bool:
    """Whether a section, or one around it, is of such things by its name."""
    return any(
        not things.isdisjoint(words) and words - things <= _KNOWN
        for words in map(_words_of, topics)
    )


@lru_cache(maxsize=1_000)
def _words_of(topic: str) -> frozenset[str]:
    """Give the words that say what a section holds."""
    return frozenset(map(_simple, _SECTION_WORD.findall(_head_of(topic))))


def _simple(word: str) -> str:
    """Give what a word of German or Japanese ends with, "Klimadaten", if it says what it is.

    Without spaces, "论文与工具" is of papers as well.
    """
    if not word.isascii() and any(works in word for works in _UNSPACED_WORKS):
        return word
    if not word.endswith(_LAST_PARTS):
        return word
    return next(end for end in _LAST_PARTS if word.endswith(end))


def is_of_program(record: Record) -> bool:
    """Whether a record stands in a section of a program's own page, and says nothing of a paper."""
    if not _is_program(record.topics) or not says_nothing_of_paper(record):
        return False
    title = record.segments[record.title or 0]  # "Deployment" may be what posts are about
    return not (title.is_link and title.url and count_words(title.text) >= MIN_POST)


@lru_cache(maxsize=1_000)
def _is_program(topics: Sequence[str]) -> bool:
    if any(topic.lower().endswith((" documentation", " docs")) for topic in topics[-1:]):
        return True
    return _is_of(_PROGRAM, topics) or any(map(_TOPICS.fullmatch, topics[-1:]))


class _Section(NamedTuple):
    """What a section holds by its name, or one around it."""

    of_tools: bool
    of_things: bool
    of_events: bool
    of_ideas: bool
    of_followed: bool


@lru_cache(maxsize=1_000)
def _look_at_section(topics: Sequence[str]) -> _Section | None:
    """Say what a section holds that nobody reads; None of any other, as nearly all are."""
    section = _Section(
        of_tools=_ends_with(_TOOLS, topics),
        of_things=_is_of(_THINGS, topics),
        of_events=_is_of(_EVENTS, topics),
        of_ideas=_is_of(_IDEAS, topics) or any(map(_PROPOSALS.fullmatch, topics)),
        of_followed=any(map(_FOLLOWED.search, topics[-1:])) or _ends_with(_EVENTS, topics),
    )
    return section if any(section) else None


def is_thing(record: Record, title: Segment) -> bool:
    """Whether a record is a tool, data, a person, an event or a site, by its section or name."""
    section = _look_at_section(record.topics)
    if section and _is_thing_of(section, record, title):
        return True
    if record.segments[0].local and _is_about_file(record) and says_nothing_of_paper(record):
        return True
    return _is_thing_by_name(record, title) or _is_site(record, title)


def _is_thing_of(section: _Section, record: Record, title: Segment) -> bool:
    """Whether a record is what its section holds, and no work on that."""
    if _is_signed(record):
        return False
    is_tool = section.of_tools and (
        is_name(record, title)
        or _is_bare_name(record, title)
        or (leads_to_wholes(record) and not _TEXTS.search(title.text))
    )
    is_of_things = section.of_things and not _is_entitled(record, title)
    is_idea = section.of_ideas and not any(part.url for part in record.segments)
    is_followed = section.of_followed and count_words(title.text) <= MAX_SITE
    if (is_tool or is_of_things or is_idea or is_followed) and says_nothing_of_paper(record):
        return True
    if section.of_tools and _is_name_in_row(record, title):
        return True
    return section.of_events and not (_names_people(record) or leads_to_video(title))


def _is_thing_by_name(record: Record, title: Segment) -> bool:
    """Whether the name or the address of a record is that of a term, a program, data or people."""
    text, url = title.text, title.url
    if "20" in text and _TERM.fullmatch(text) and says_nothing_of_paper(record):
        return True
    if "20" in record.text and is_term(record.text):
        return True
    if "." in text and record.has_link and _BIBLIOGRAPHY.fullmatch(text):
        return says_nothing_of_paper(record)
    if "/" in text and (is_repository(text) or _is_own_name(record, title)):
        return True
    if (url and leads_to_series(title)) or is_archive(url or title.local):
        return True
    if url and _PROFILE.match(url) and says_nothing_of_paper(record):
        return True
    return _is_data(record, title)


def _is_signed(record: Record) -> bool:
    """Whether the columns of a row say that it is a title and who wrote it: "Book | Author"."""
    return record.is_entitled and any(part.field is Field.AUTHORS for part in record.segments)


def _is_entitled(record: Record, title: Segment) -> bool:
    """Whether a label says that it is a title, or a column does, and its words are no name."""
    if title.field is Field.TITLE and record.container is Container.ITEM:
        return True
    return record.is_entitled and count_words(title.text) >= MIN_TITLE


def _is_about_file(record: Record) -> bool:
    """Whether a record begins with a file of its repository: "[docs/PLAN.md](…) — What is next"."""
    first = record.segments[0]
    if not _FILE.fullmatch(first.text):
        return False
    said = " ".join([part.text for part in record.segments[1:]]).lower()
    words = _SECTION_WORD.findall(first.text.rpartition("/")[2].lower().replace("_", " "))
    return not any(len(word) > 3 and word in said for word in words)  # papers/trees.md - Fine Trees


def _is_data(record: Record, title: Segment) -> bool:
    """Whether a record leads on, but to no paper, and its name says that it is data."""
    is_named = title.text.lower().endswith(_DATA) and count_words(title.text) <= MAX_SITE
    return is_named and record.has_link and says_nothing_of_paper(record)


def _is_site(record: Record, title: Segment) -> bool:
    """Whether a record is a site as a whole or the page of a person, by its name and link."""
    name = title.text.lower()
    if name.rstrip().endswith("page") and _HOME_PAGE.search(title.text):
        return True
    is_named = name.rpartition(" ")[2] in _SITES
    if record.has_author_field:
        return False
    if is_front_page(title.url) and (is_named or read_body(title.text)):
        return True
    is_name = is_named and count_words(title.text) <= MAX_SITE
    if is_name and record.container is Container.ITEM and not record.has_link:
        return says_nothing_of_paper(record)
    rest = record.segments[1:]
    if not rest or count_words(title.text) > MAX_SITE or not all(map(_is_to_site, rest)):
        return False
    return says_nothing_of_paper(record) and not is_among(_WORKS, record.topics)


def _is_to_site(part: Segment) -> bool:
    """Whether a link in brackets is to the site of what stands before: "Fine Data [[website]]"."""
    return bool(part.bracket) and part.is_link and part.text.lower() in _TO_SITES


def _is_own_name(record: Record, title: Segment) -> bool:
    """Whether a record is a package, or nothing but a repository, "[poe/things](…)", by name.

    So is "[@poe/things](…) - A library", whatever is said of it.
    """
    if title.text.count("/") != 1 or " " in title.text:
        return False
    if title.is_link and title.whole.startswith("@"):
        return says_nothing_of_paper(record)
    if len(record.segments) > 1 or record.remarks:
        return False
    address = title.url.rstrip("/").lower()
    return is_repository(title.url) and address.endswith(f"/{title.text.lower()}")


def _ends_with(things: frozenset[str], topics: Sequence[str]) -> bool:
    """Whether a section is of tools or the like: "Rain Simulators", not "Papers and Code"."""
    return any(
        _head_of(topic).rpartition(" ")[2] in things and not is_among(_WORKS, (topic,))
        for topic in topics[-2:]
    )


def is_name(record: Record, title: Segment) -> bool:
    """Whether a record is a name of a word or two, and leads to no paper."""
    return _is_short_link(title) and says_nothing_of_paper(record)


def _is_name_in_row(record: Record, title: Segment) -> bool:
    """Whether a row is of a name, "[FineNet](…) | 2019 | 620", and none of it leads to a paper."""
    is_row = record.container is Container.ROW
    return is_row and _is_short_link(title) and not _names_people(record)


def _is_short_link(title: Segment) -> bool:
    return title.is_link and count_words(title.text.removeprefix("The ")) <= MAX_NAME


def _is_bare_name(record: Record, title: Segment) -> bool:
    """Whether a record is a name of some words, and leads nowhere."""
    return not record.has_link and count_words(title.text) <= MAX_SITE


def leads_to_wholes(record: Record) -> bool:
    """Whether all links of a record lead to repositories or sites as a whole."""
    links = [part for part in record.segments if part.is_link]
    return bool(links) and all(map(leads_to_whole, links))


def _names_people(record: Record) -> bool:
    """Whether a record says whose work it is, or leads to one."""
    return any(
        part.kind is Kind.PEOPLE or (part.is_link and leads_to_paper(part))
        for part in record.segments
    )


def is_part_of_page(part: Segment) -> bool:
    """Whether a link leads to a part of this document, or of a page in a repository.

    "#" alone is where nothing was filled in.
    """
    if "#" not in part.url:
        return part.local.startswith("#") and part.local != "#"
    return _PART_OF_PAGE.search(part.url) is not None


def is_form(part: Segment) -> bool:
    """Whether a link leads to a form, a board, a profile, or is about the list or who keeps it."""
    address = part.url or part.local
    if address in _FRONT:
        return True
    found = _NO_WORK.search(address) or _PROFILE.match(address)
    if not found and ".com" in address:  # which few addresses of works have
        found = _NO_WORK_COM.search(address) or _BOARD.search(address)
    if found or _RESUMED.search(address):
        return found is not None
    return _FILE_ABOUT.match(address.rpartition("/")[2]) is not None
