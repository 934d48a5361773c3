"""Items without links: titles with what says who, when and where, or remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.citations.subtitles import MIN_WORDS
from paperkg.reading.cuts.headings import is_contents
from paperkg.reading.cuts.placeholders import is_placeholder
from paperkg.reading.cuts.work_keys import leads_to_work
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import BOOK_MARKS, CAPITAL, LEADING_NUMBER, PARTICLE, TASK
from paperkg.reading.records import Container, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import plain_text, split_lines
from paperkg.reading.verdicts.coursework import is_class_activity, is_coursework, is_discussion
from paperkg.reading.verdicts.paragraph_forms import MAX_PLAIN_WORDS, is_marked, says_who_and_when
from paperkg.reading.verdicts.pointers import is_part_of_book, is_part_of_text
from paperkg.reading.verdicts.prose import says_nothing_of_paper
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.words import EAST_ASIAN

__all__ = ["judge_plain"]

_FORMULA = re.compile(r"\$[^$\n]*[\\^_][^$\n]*\$|\{?\\[a-z]+\}?")
_LABELS = frozenset({Mark.STRONG, Mark.EMPHASIS})
_CITE_KEY = re.compile(r"\[?@[\w:.+-]+\]?")
_MAIL = re.compile(r"\S@\S+\.\w")
MAX_SIGNS = 40
MIN_SET_OFF = 3
"""A title before an arrow has so many words: fewer are a thing that becomes another."""

MIN_COMMAS = 2
"""A text of East Asia with so many commas that is longer is a remark, and no title."""

# Words with which a sentence speaks to readers, as titles hardly do: "We", "please", "must".
_TALK = re.compile("大家|我们|您|请|必须|都要|因此|欢迎|为了")
# "Papers found: 70 (of 200)", "Fine writing: 9-10/10", but "A Space Odyssey: 2001".
_COUNT = re.compile(
    r"[~≈]?(?!(?:1[5-9]|20)\d\d\b)\d[\d,.]*(?:\s?[-–/]\s?\d[\d.]*){0,3}\s?[%kKM+]?(?:\s?\(.*\))?"
)
# The first page behind a volume is no count: "Rain Lett. 2016;17(1):247.", "Rain 12: 1-35".
_PAGE_AT_COLON = re.compile(r"\d\)?:(?:\d| \d+[-–]\d)")
_TASK = re.compile(rf"^{TASK}\s?[:：–—-]\s?")  # "TODO: add more papers"
_SHORTCODES = re.compile(r"(?::[a-z][\w+-]{1,40}:\s*)+")  # ":book: A Fine Paper"
_PARTICLE = re.compile(rf"(?:{PARTICLE})\s(?={CAPITAL})")  # "von Poe - A Fine Title"
_ARROW = re.compile(r"\s(?:[→⇒⟶➜➡]|<?[-=]{1,4}>)\s")
_RELATION = re.compile(r"[=<>≤≥≈≪≫]\s*\d")
# What says of a page itself when it was changed: "Last updated: 2026-03-20".
_CHANGED = re.compile(
    r"(?:last[ -]?|date )?(?:changed|edited|modified|reviewed|revised|updated?)(?: on| at)?\s*:",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:are|has|have|is|was|were)\b")
_IN_BRACKETS = re.compile(r"[(（][^()（）]*\s[^()（）]*[)）]\.?")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_BEGINS_WITH_COUNT = re.compile(r"\d{1,3}[A-Z][a-z]{2}")  # "3Blue1Brown"
_COUNTS_BIG = re.compile(rf"\d{{1,4}} ?{CAPITAL}")
# "17世紀の雨", "webを支える技術", with no capital anywhere.
_COUNTED = re.compile(rf"(?:\d{{1,4}}|[a-z][\w.+#-]{{0,20}} ?){EAST_ASIAN.pattern}")
# No page, and so no link, but where a work is: "ftp://ftp.example.org/rain.ps".
_SERVED_FILE = re.compile(r"s?ftp://[\w.-]+/\S+", re.IGNORECASE)


def judge_plain(record: Record, title: Segment) -> str:
    """Judge an item without any link: a title, or a remark."""
    first = record.segments[0]
    led = next(
        (part for part in record.segments if part.kind is not Kind.TAG), first
    )  # 20211017 [2021] A Fine …
    is_led = led.kind in (Kind.DATE, Kind.VENUE) or bool(first.bracket)  # 2017 | A Fine Paper
    is_led = is_led or (title is not first and _is_tagged(first, title))
    is_led = is_led or (title.field is Field.TITLE and title.line > first.line)  # below its name
    if _is_no_wording(record, title) or _is_of_class(record, title):
        return reasons.REMARK
    if is_part_of_book(record.text.strip()) and not (
        is_marked(title) and not is_part_of_book(title.text)
    ):
        return reasons.REMARK  # *A Fine Book*, ch. 3
    if says_who_and_when(record):
        return ""
    parts = [record.segments[place].text for place in record.titles] or [title.text]
    text = ": ".join(parts) if is_led and len(parts) == 2 else title.text
    text = text if is_led or record.container is Container.ROW else _first_line(record)
    if _CITE_KEY.fullmatch(text) or (
        record.container is Container.ROW
        and (_is_row_of_work(record, title) or (record.is_entitled and _is_cited(record, title)))
    ):
        return ""
    if title.mark is Mark.CODE and len(record.segments) == 1 and " " not in text:
        return reasons.REMARK  # `Poe_2020_Trees.pdf`
    text = _CITE_KEY.sub("", text, count=1).strip() if text.startswith(("@", "[@")) else text
    if is_part_of_text(text) or is_contents(text) or is_coursework(text) or is_placeholder(text):
        return reasons.REMARK
    is_named = title.quoted and (
        count_words(title.text) > 1 or text.startswith(BOOK_MARKS) or _is_cited(record, title)
    )
    is_named = is_named or (title is first and title.field is Field.TITLE)  # Title: Rain
    if is_named or record.is_of_works or _is_signed(record, title) or _names_file(record):
        return ""
    if title is first and (record.has_author_field or (is_marked(title) and _is_sourced(record))):
        return ""
    if record.title == 1 and _is_authored(record) and (is_marked(title) or _is_listed(record)):
        return ""
    text = _SHORTCODES.sub("", text) if text.startswith(":") else text
    text = _TASK.sub("", LEADING_NUMBER.sub("", text), count=1)
    text = text.removeprefix(first.text) if first.kind is Kind.DATE else text  # 2023 Guideline for
    start = text.lstrip("*? ").lstrip("\"“‘'*([«「《")  # "** Poe - A Fine Title" is rated
    start = _PARTICLE.sub("", start)
    fits = 1 < count_words(text) <= MAX_PLAIN_WORDS
    is_title = fits and (
        begins_big(start)
        or not start[:1].isascii()
        or _FORMULA.match(start)
        or _COUNTED.match(start)
        or _BEGINS_WITH_COUNT.match(start)
        or (start[:1].isdigit() and _is_counted_title(record, start))
    )
    return "" if is_title and not _is_statement(record, title) else reasons.REMARK


def _is_of_class(record: Record, title: Segment) -> bool:
    """Whether an item is what a class talks about, or does, and no work that somebody signs."""
    text = record.text.strip()
    if is_discussion(text):
        return True
    if is_marked(title) or not says_nothing_of_paper(record):
        return False
    return is_class_activity(text) or is_class_activity(title.text)


def _names_file(record: Record) -> bool:
    """Whether a file on a server stands below an item with a colon: "Poe's thesis: ⏎ ftp://…"."""
    is_open = record.text.rstrip().endswith((":", "："))
    return is_open and any(map(_SERVED_FILE.fullmatch, record.remarks[:1]))


def _is_counted_title(record: Record, text: str) -> bool:
    """Whether a text that begins with a number is a title: "12 Rules for Rain", "9 drops by Li".

    So is "2021 Guidelines for rain" before a journal and its year.
    """
    after = record.segments[1:2]
    if _COUNTS_BIG.match(text) and (_is_sourced(record) or _is_named(after)):
        return True
    is_alone = not after and _COUNTS_BIG.match(text) is not None and is_title_case(text)
    return is_alone or any(starts_with_by(part.text) for part in after)


def _is_named(after: Sequence[Segment]) -> bool:
    """Whether a full name stands right after a title: "12 Rules for Rain - Ann Poe"."""
    people = after[0].people if after else None
    return people is not None and people.has_given_name and " " in people.names[0]


def _is_tagged(tag: Segment, title: Segment) -> bool:
    """Tell "`easy` A Fine Paper" from what a command does, "`kg build` makes it".

    So does a day stand before a title that is part of nothing: "24/09/20 – A Fine Paper".
    """
    if tag.kind is Kind.TAG and tag.text.strip("[(（'’")[:1].isdecimal():
        return True
    is_tag = tag.mark is Mark.CODE and tag.text.isalpha()
    return is_tag and (is_marked(title) or is_title_case(title.text))


def _is_no_wording(record: Record, title: Segment) -> bool:
    """Whether an item is a relation of numbers, "n ≤ 4,373", or says when its page was changed.

    Nor are words in brackets, and nothing else, a work: "(this folder is empty)".
    """
    if len(record.segments) == 1 and _IN_BRACKETS.fullmatch(record.text.strip(" *_")):
        return True
    is_relation = _RELATION.search(title.text) and not _LONG_WORD.search(title.text)
    return bool(is_relation) or _CHANGED.match(record.text.lstrip(" *_")) is not None


def _is_row_of_work(record: Record, title: Segment) -> bool:
    """Whether a row has authors, a venue, or a title below "Paper" and a date beside it."""
    is_dated = record.is_entitled and any(part.kind is Kind.DATE for part in record.segments)
    return is_dated or record.has_author_field or _is_placed(record, title)


def _is_placed(record: Record, title: Segment) -> bool:
    """Whether a row names a work first, and then where it came out: "FineNet | FCC 2019 | …"."""
    places = [part.venue for part in record.segments if part.venue and part.column != title.column]
    is_name = title.column == 1 and title.text[:1].isalpha() and not title.venue
    has_results = any(part.text.replace(".", "").isdecimal() for part in record.segments)
    return is_name and not has_results and any(venue.is_sure and venue.name for venue in places)


def _is_signed(record: Record, title: Segment) -> bool:
    """Whether authors stand right after a title in a style, or below it, whatever is said of it."""
    place = record.segments.index(title)
    below = record.segments[place + 1 : place + 2]
    if place == 0 and any(_is_byline(part, title) for part in below):
        return begins_big(title.text)
    names = [part.people for part in record.segments[place + 1 : place + 3] if part.people]
    if title.mark is Mark.EMPHASIS and place == 0:  # *A Fine Title*, Ann Poe. It is fine.
        if any(people.has_given_name and " " in people.names[0] for people in names[:1]):
            return True
        after = record.segments[2:3]
        is_named = any(
            name.cut is Cut.COMMA and read_people(name.text, single=True) is not None
            for name in record.segments[1:2]
        )
        return is_named and count_words(title.text) > 1 and _is_set_apart(title, after)
    if title.mark is not Mark.STRONG:
        return False
    is_by = place == 0 and count_words(title.text) > 1 and is_title_case(title.text)
    is_by = is_by and any(starts_with_by(part.text) for part in record.segments[1:2])
    return any(people.is_sure or is_by for people in names)


def _is_cited(record: Record, title: Segment) -> bool:
    """Whether known names, or a bracket with who and when, stand right behind a title."""
    place = record.segments.index(title)
    return any(
        part.people.is_known or (part.bracket == "(" and part.date != "")
        for part in record.segments[place + 1 : place + 2]
        if part.people
    )


def _is_byline(part: Segment, title: Segment) -> bool:
    """Whether the line below a title says who wrote it: "Rain ⏎ by Ann Poe"."""
    return part.line == title.line + 1 and part.is_byline


def _is_sourced(record: Record) -> bool:
    """Whether a journal and a year stand right after a title, whatever is said of it."""
    after = record.segments[1:5]
    is_named = bool(after) and after[0].venue is not None and bool(after[0].venue.name)
    return is_named and any(part.date or part.kind is Kind.DATE for part in after)


def _is_authored(record: Record) -> bool:
    """Whether an author stands right before a title in a style, whatever is said of it."""
    author, title, *after = record.segments[:7]
    if (
        record.roles[0] is not Role.AUTHORS
        or title.cut not in (Cut.STOP, Cut.COMMA)
        or " " not in title.text
    ):
        return False
    says_where = any(part.kind in (Kind.DATE, Kind.VENUE) for part in after)
    people = author.people
    return says_where or (people is not None and people.is_known) or _is_set_apart(title, after)


def _is_set_apart(title: Segment, after: Sequence[Segment]) -> bool:
    """Whether a title in italics begins big, and a stop parts it from a remark."""
    is_ended = all(part.cut is Cut.STOP for part in after[:1])
    return title.mark is Mark.EMPHASIS and begins_big(title.text) and is_ended


def _is_listed(record: Record) -> bool:
    """Whether several authors, who are nothing else, and a stop stand before a long title."""
    author, title = record.segments[:2]
    several = author.people is not None and len(author.people.names) > 1 and author.people.is_sure
    is_long = title.cut is Cut.STOP and count_words(title.text) >= MIN_WORDS
    return several and is_long and not reads_as_sentence(title.text)


def _first_line(record: Record) -> str:
    """Give what stands before the first break, without "Read:" and the like; a remark follows."""
    lines = split_lines(place.span for place in record.spans)
    return plain_text(lines[0]) if lines else record.text


def _title_line(record: Record, title: Segment) -> str:
    """Give the first line of an item, if a title stands there that is long enough, else all."""
    line = "" if title.line else _first_line(record)
    is_apart = line.isascii() and EAST_ASIAN.search(record.text) is not None  # A Title ⏎ 备注
    return line if count_words(line) >= (2 if is_apart else MIN_WORDS) else record.text


def _is_statement(record: Record, title: Segment) -> bool:
    """Tell "**When**: Mondays" and "Email slides to me" from titles without links."""
    text = _title_line(record, title).rstrip()
    head, colon, rest = text.partition(":" if ":" in text else "：")
    is_count = _COUNT.fullmatch(rest.strip()) and not _PAGE_AT_COLON.search(text)
    if colon and (not rest.strip() or is_count):
        return True
    if (
        len(record.titles) < 2
        and colon
        and title.mark in _LABELS
        and head.strip().endswith(title.whole.strip(" :："))
    ):
        return title.mark is Mark.STRONG or count_words(title.text) < 2
    is_work = head[-1:].isdecimal() or leads_to_work(head)  # 论文2：A Fine Title
    if colon and not is_work and EAST_ASIAN.search(head) and count_words(head) < 4:
        return True
    if _MAIL.search(text):
        return True
    said = any(part.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE) for part in record.segments)
    if not said and _is_inside(record, title):
        return True
    if not said and (_goes_on(record, title) or (text.endswith(("。", "．")) and not title.quoted)):
        return True
    if not (said or title.quoted) and _ARROW.search(text) and not _is_before_arrow(record, title):
        return True  # LiDAR → odometry
    if "，" in text and not (said or title.quoted) and _is_talk(text):
        return True
    if text.endswith((".", "!")) and not (said or _is_in_italics_alone(record, title)):
        words = _LONG_WORD.findall(text)
        return bool(sum(word[0].islower() for word in words) > 0.6 * len(words))
    return reads_as_sentence(title.text) and not _is_signed_by_name(record, title)


def _is_before_arrow(record: Record, title: Segment) -> bool:
    """Whether the only arrow sets a remark off a title: "Fine Rain on Towns -> must read"."""
    is_first = record.segments[0] is title and count_words(title.text) >= MIN_SET_OFF
    return is_first and is_title_case(title.text) and len(_ARROW.findall(record.text)) == 1


def _is_signed_by_name(record: Record, title: Segment) -> bool:
    """Whether a known name ends a record of a title and a dash: "If It Rains - Ann Poe"."""
    last = record.segments[-1]
    people = last.people
    is_known = people is not None and people.has_given_name and " " in last.text
    return is_known and len(record.segments) == 2 and last.cut is Cut.DASH and title is not last


def _is_talk(text: str) -> bool:
    """Whether a text of East Asia has words of talk, or is long and has several clauses."""
    is_long = len(text) > MAX_SIGNS and text.count("，") >= MIN_COMMAS
    return is_long or _TALK.search(text) is not None


def _is_in_italics_alone(record: Record, title: Segment) -> bool:
    """Whether a title in italics is all of an item but for the stop behind it."""
    is_open = not title.whole.rstrip().endswith((".", "!"))
    return title.mark is Mark.EMPHASIS and len(record.segments) == 1 and is_open


def _is_inside(record: Record, title: Segment) -> bool:
    """Whether words in a style end a sentence: "Computing the rate of **fine growth**"."""
    place = record.segments.index(title)
    before = record.segments[place - 1] if place else title
    is_led = before.kind is Kind.TEXT and before.mark is Mark.PLAIN and not before.bracket
    words = before.text.split()
    set_off = title.cut is not Cut.SPACE or title.mark is Mark.PLAIN or title.quoted
    return is_led and not set_off and len(words) > 2 and words[-1].islower()


def _goes_on(record: Record, title: Segment) -> bool:
    """Whether words in bold begin a sentence: "**Laws** set rules", "**Rain is wet**, not dry"."""
    if title.mark is not Mark.STRONG or record.segments[0] is not title:
        return False
    rest = record.segments[1:2]
    if not rest or not rest[0].text[:1].islower():
        return False
    is_told = rest[0].cut is Cut.COMMA and _VERB.search(title.text) is not None
    return rest[0].cut is Cut.SPACE or is_told
