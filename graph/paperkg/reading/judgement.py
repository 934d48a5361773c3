"""Which records are entries of the list, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from paperkg.reading import reasons
from paperkg.reading.blocks import plain_text, split_lines
from paperkg.reading.dates import read_date
from paperkg.reading.headings import is_contents
from paperkg.reading.labels import Field
from paperkg.reading.paragraph_forms import MAX_PLAIN_WORDS, is_citation, is_marked, judge_paragraph
from paperkg.reading.prose import goes_on_in_link, judge_changes, says_nothing_of_paper
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_paper
from paperkg.reading.titles import begins_big, count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import any_of, words_of

__all__ = ["judge"]

MOSTLY = 0.7
"""A list in which at least this share of the entries has a link is a list of links."""

FEW = 5
"""With fewer entries, a list shows nothing of how it is written."""


_ABOUT_LIST = re.compile(
    r"(?:how to )?contribut|licen[sc]e|acknowledge?ment|code of conduct|citation$|citing|"
    r"how to cite|star history|stargazers|^contact|^news$|^updates?$|^(?:update|change) ?logs?\b|"
    r"contributors|maintainers|sponsor|^support$|disclaimer|^logistics|^grading|^prerequisites$|"
    r"貢献|协议|许可|贡献|更新日志",
    re.IGNORECASE,
)
_NO_WORK = re.compile("|".join(map(re.escape, sorted(words_of("addresses", "no_works")))))
# "Homework 1 due Friday", but not "Lab Notebooks of Great Scientists".
_COURSEWORK = re.compile(rf"(?i:{any_of(words_of('coursework', 'starts'))})(?!\s+[A-Z][a-z])")
_FORMULA = re.compile(r"\$[^$\n]*[\\^_][^$\n]*\$")
_CITE_KEY = re.compile(r"\[?@[\w:.+-]+\]?")
_BOARD = re.compile(
    r"github\.com/(?:[^/]+/[^/]+|orgs/[^/]+)/"
    r"(?:projects|pulls|issues/new|graphs|labels|milestones|actions)(?:/|$)"
)
_PART_OF_PAGE = re.compile(
    r"github\.com/[^/]+/[^/]+(?:/blob/[^/]+/[^#]*\.md|/?(?:tree/[^/]+/?)?)?#", re.IGNORECASE
)
# A file that a repository has about itself.
_FILE_ABOUT = re.compile(
    r"(?:^|/)(?:contributing|licen[sc]e|code_of_conduct|changelog)(?:\.(?:md|rst|txt))?$",
    re.IGNORECASE,
)
# The page of a person or a group, and not one thing that they posted.
_PROFILE = re.compile(
    r"^https?://(?:www\.|m\.)?(?:(?:twitter|x|facebook|instagram)\.com/[\w.@-]+/?$"
    r"|github\.com/[\w-]+/?$|linkedin\.com/(?:in|company)/)",
    re.IGNORECASE,
)
_THINGS, _PROGRAM = words_of("sections", "things"), words_of("sections", "program")
_ADDITIONS = words_of("sections", "additions")
_SECTION_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MAIL = re.compile(r"\S@\S+\.\w")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def judge(groups: Sequence[Group]) -> None:
    """Say of each record why it is no entry; of an entry, nothing."""
    for group in groups:
        for record in group.records:
            record.reason = _judge(record)
        _judge_together(group)
    for group in groups:
        if group.above and not group.above.reason:
            _take_for_remarks(group.records, group.above)
    judge_changes(groups)
    _judge_badges(groups)
    _judge_introduction(groups)
    _judge_bare(groups)


def _judge(record: Record) -> str:
    links = [part for part in record.segments if part.is_link]
    if links and all(_is_part_of_page(part) for part in links):
        return reasons.CONTENTS
    if links and all(_is_no_work(part) for part in links):
        return reasons.NO_WORK
    named = _names_paper(record)
    if record.title is None:
        return "" if named else reasons.NO_TITLE
    title = record.segments[record.title]
    if not named and (reason := _judge_unnamed(record)):
        return reason
    is_address = "://" in title.text and record.container is Container.ITEM
    if title.kind is Kind.LABEL and not (named or is_address or _is_letter(record, title)):
        return reasons.BARE_LABEL
    is_field = title.field in (Field.LINK, Field.NOTE) and not leads_to_paper(title)
    if is_field and record.container is not Container.ROW:
        return reasons.FIELD
    if record.container is Container.PARAGRAPH:
        return judge_paragraph(record, record.title)
    if record.container is Container.HEADING:
        return ""
    return _judge_linked(record, record.title) if record.has_link else _judge_plain(record, title)


def _judge_unnamed(record: Record) -> str:
    """Judge by its section, and as a sentence, what leads to nothing that names a paper."""
    if _is_about_list(record.topics):
        return reasons.ABOUT_LIST
    if not says_nothing_of_paper(record):
        return ""
    if _is_named_by(record.topics, _PROGRAM):
        return reasons.ABOUT_LIST
    if _is_named_by(record.topics, _THINGS):
        return reasons.NO_READING
    return reasons.SENTENCE if goes_on_in_link(record) else ""


@lru_cache(maxsize=1_000)
def _is_about_list(topics: Sequence[str]) -> bool:
    """Whether a section is about the list: by its name, or where that is a day, the one above."""
    is_day = len(topics) > 1 and topics[-1][-1:].isdecimal() and read_date(topics[-1])
    topic = topics[-2] if is_day else "".join(topics[-1:])
    return _ABOUT_LIST.search(topic) is not None


@lru_cache(maxsize=1_000)
def _is_named_by(topics: Sequence[str], names: frozenset[str]) -> bool:
    """Whether the name of a section, or of one around it, has but some words and additions."""
    return any(
        not names.isdisjoint(words) and words <= names | _ADDITIONS
        for words in ({*_SECTION_WORD.findall(topic.lower())} for topic in topics)
    )


def _is_letter(record: Record, title: Segment) -> bool:
    """Whether a link that reads as a label is a name of one letter, such as R, at the start."""
    return record.title == 0 and title.is_link and len(title.text) == 1


def _names_paper(record: Record) -> bool:
    return any(
        part.kind is Kind.IDENTIFIER
        or (part.url and part.identifier is not None and part.identifier.names_paper)
        for part in record.segments
    )


def _is_part_of_page(part: Segment) -> bool:
    if "#" not in part.url:
        return part.local.startswith("#")
    return _PART_OF_PAGE.search(part.url) is not None


def _is_no_work(part: Segment) -> bool:
    address = part.url or part.local
    found = _NO_WORK.search(address) or _BOARD.search(address) or _PROFILE.search(address)
    return (found or _FILE_ABOUT.search(address)) is not None


# Items and rows


def _judge_plain(record: Record, title: Segment) -> str:
    """Judge an item without any link: a title, or a remark."""
    first = record.segments[0]
    is_led = first.kind in (Kind.DATE, Kind.VENUE) or bool(first.bracket)  # 2017 | A Fine Paper
    text = title.text if is_led or record.container is Container.ROW else _first_line(record)
    if _CITE_KEY.fullmatch(text) or is_citation(record):
        return ""
    text = _CITE_KEY.sub("", text, count=1).strip() if text.startswith(("@", "[@")) else text
    if is_contents(text) or _COURSEWORK.match(text):
        return reasons.REMARK
    if (title.quoted and count_words(title.text) > 1) or _is_signed(record, title):
        return ""
    start = text.lstrip("\"“‘'*([«「《")
    fits = 1 < count_words(text) <= MAX_PLAIN_WORDS
    is_title = fits and (begins_big(start) or not start[:1].isascii() or _FORMULA.match(start))
    return "" if is_title and not _is_statement(record, title) else reasons.REMARK


def _is_signed(record: Record, title: Segment) -> bool:
    """Whether authors stand right after a title in bold or italics, whatever is said of it."""
    place = record.segments.index(title)
    after = record.segments[place + 1 : place + 3]
    return title.mark is Mark.STRONG and any(part.people and part.people.is_sure for part in after)


def _first_line(record: Record) -> str:
    """Give what stands before the first break of a record; the rest is a remark."""
    lines = split_lines(place.span for place in record.spans)
    return plain_text(lines[0]) if len(lines) > 1 else record.text


def _is_statement(record: Record, title: Segment) -> bool:
    """Tell "**When**: Mondays" and "Email slides to me" from titles without links."""
    text = record.text.rstrip()
    head, colon, rest = text.partition(":" if ":" in text else "：")
    if colon and not rest.strip():
        return True
    if colon and title.mark is Mark.STRONG and head.strip().endswith(title.whole.strip(" :：")):
        return True
    if colon and _WIDE.search(head) and count_words(head) < 4:
        return True
    if _MAIL.search(text):
        return True
    said = any(part.kind in (Kind.PEOPLE, Kind.VENUE, Kind.DATE) for part in record.segments)
    if not said and (_goes_on(record, title) or (text.endswith("。") and not title.quoted)):
        return True
    if text.endswith((".", "!")) and not said:
        words = _LONG_WORD.findall(text)
        return bool(sum(word[0].islower() for word in words) > 0.6 * len(words))
    return reads_as_sentence(title.text)


def _goes_on(record: Record, title: Segment) -> bool:
    """Whether words in bold begin a sentence: "**Fine Laws** set the rules"."""
    if title.mark is not Mark.STRONG or record.segments[0] is not title:
        return False
    rest = record.segments[1:2]
    return bool(rest) and rest[0].cut is Cut.SPACE and rest[0].text[:1].islower()


def _judge_linked(record: Record, place: int) -> str:
    title = record.segments[place]
    links = [part for part in record.segments if part.is_link]
    if _COURSEWORK.match(record.text) and not any(map(leads_to_paper, links)):
        return reasons.REMARK
    if title.is_link and title.line == record.segments[0].line:
        is_work = leads_to_paper(title) or not _is_inside_sentence(record, place)
        return "" if is_work else reasons.SENTENCE
    if any(leads_to_paper(part) for part in links) or title.mark is not Mark.PLAIN:
        return ""
    if all(part.kind is Kind.TEXT for part in links) and reads_as_sentence(title.text):
        return reasons.SENTENCE
    return reasons.LEADING_SENTENCE if record.text.endswith(":") else ""


def _is_inside_sentence(record: Record, place: int) -> bool:
    """Whether a link stands in the middle of a sentence."""
    before = [
        part for part in record.segments[:place] if part.kind is Kind.TEXT and not part.bracket
    ]
    words = sum(count_words(part.text) for part in before if not part.is_link)
    after = record.segments[place + 1 : place + 2]
    goes_on = any(
        part.cut is Cut.SPACE and part.kind is Kind.TEXT and not part.text[:1].isupper()
        for part in after
    )
    starts_small = record.segments[place].text[:1].islower()
    return words > 8 or (words > 3 and (goes_on or starts_small))


# Groups


def _judge_together(group: Group) -> None:
    """Reject lists that only point to other lists: all alike, none a work."""
    kept = [record for record in group.records if not record.reason]
    if len(kept) < 3 or group.container is not Container.ITEM:
        return
    titles = [record.segments[record.title].text for record in kept if record.title is not None]
    local = sum(any(part.local for part in record.segments) for record in kept)
    if local < 0.7 * len(kept) or not all(map(_points_to_list, kept)):
        return
    if sum(map(count_words, titles)) <= 4.5 * len(titles):
        for record in kept:
            record.reason = reasons.OTHER_LIST


def _take_for_remarks(records: Sequence[Record], above: Record) -> None:
    """Take the items right below a paragraph that is an entry for remarks on it, if none leads on.

    Items that were no entries by themselves stay what they are.
    """
    if any(record.has_link or is_citation(record) for record in records):
        return
    for record in records:
        if not record.reason:
            record.reason = reasons.REMARK
            above.remarks.append(record.text)


def _judge_badges(groups: Sequence[Group]) -> None:
    """Reject badges above the first section: they lead to the paper that the list belongs to."""
    kept = [record for group in groups for record in group.records if not record.reason]
    if len(kept) < FEW:
        return
    for record in kept:
        is_above = record.container is Container.PARAGRAPH and not record.topics
        if is_above and all(part.mark is Mark.IMAGE for part in record.segments):
            record.reason = reasons.ABOUT_LIST


def _judge_introduction(groups: Sequence[Group]) -> None:
    """Reject items above the first entry with a link, in a list of links, that cite nothing."""
    kept = [record for group in groups for record in group.records if not record.reason]
    linked = sorted(record.line for record in kept if record.has_link or _names_paper(record))
    if len(kept) < FEW or len(linked) < MOSTLY * len(kept):
        return
    for group in groups:
        above = [record for record in group.records if not record.reason]
        is_item = group.container is Container.ITEM
        if is_item and all(record.line < linked[0] for record in group.records):
            for record in above:
                record.reason = "" if is_citation(record) else reasons.REMARK


def _judge_bare(groups: Sequence[Group]) -> None:
    """Reject items that are words alone, and not in capitals, where all other entries have more."""
    kept = [record for group in groups for record in group.records if not record.reason]
    bare = {id(record) for record in kept if _is_bare(record)}
    if not bare or len(kept) - len(bare) < FEW - 1:
        return
    for group in groups:
        own = [record for record in group.records if not record.reason]
        others = len(kept) - len(own)
        others_bare = len(bare) - sum(id(record) in bare for record in own)
        alone = own and all(id(record) in bare for record in own)
        titled = [record for record in own if is_title_case(record.text)]
        asked = len(own) > 1 and all(record.text.endswith("?") for record in own)
        is_odd = 4 * others_bare <= others and 2 * len(titled) < len(own)
        if alone and (asked or is_odd):
            for record in own:
                record.reason = reasons.REMARK


def _is_bare(record: Record) -> bool:
    """Whether an item is words alone: no link, no style, and nothing says who, when or where."""
    if record.container is not Container.ITEM or record.title is None or record.has_link:
        return False
    if record.read or is_marked(record.segments[record.title]):
        return False
    said = (Kind.PEOPLE, Kind.DATE, Kind.VENUE, Kind.LABEL)
    return not any(part.kind in said for part in record.segments)


def _points_to_list(record: Record) -> bool:
    links = [part for part in record.segments if part.is_link]
    return bool(links) and all(
        part.local.lower().partition("#")[0].endswith((".md", "/")) or "github.com" in part.url
        for part in links
    )
