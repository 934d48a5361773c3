"""Which records are entries of the list, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading import reasons
from paperkg.reading.blocks import plain_text, split_lines
from paperkg.reading.headings import is_contents
from paperkg.reading.labels import Field
from paperkg.reading.no_works import (
    is_about_list,
    is_credit,
    is_form,
    is_of_program,
    is_part_of_page,
    is_thing,
)
from paperkg.reading.paragraph_forms import (
    MAX_PLAIN_WORDS,
    is_citation,
    is_marked,
    judge_links,
    judge_paragraph,
    may_be_cited,
)
from paperkg.reading.patterns import EAST_ASIAN
from paperkg.reading.prose import goes_on_in_link, judge_changes, says_nothing_of_paper
from paperkg.reading.records import Container, Group, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.shapes import leads_to_paper
from paperkg.reading.titles import begins_big, count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import any_of, words_of

__all__ = ["judge"]

MOSTLY = 0.7
"""A list in which at least this share of the entries has a link is a list of links."""

FEW_WORDS = 3
"""Items of so many words in the mean are names of something, sooner than titles."""

MAX_NAME = 2.25
"""Where all items of a document have so few words in the mean, they are topics."""

FEW = 5
"""With fewer entries, a list shows nothing of how it is written."""


# "Homework 1 due Friday", but not "Lab Notebooks of Great Scientists".
_COURSEWORK = re.compile(rf"(?i:{any_of(words_of('coursework', 'starts'))})(?!\s+[A-Z][a-z])")
_FORMULA = re.compile(r"\$[^$\n]*[\\^_][^$\n]*\$|\{?\\[a-z]+\}?")
_CITE_KEY = re.compile(r"\[?@[\w:.+-]+\]?")
_IS = re.compile(r"(?:is|are|was|were|has|have|contains?|provides?|gives?)\s")
# How sentences speak of a paper: "an interesting paper".
_THE_PAPER = re.compile(
    r"(?:an?|the|this|their|another)\s(?:\w+\s){0,2}(?:paper|article|post|work)\b"
)
_MAIL = re.compile(r"\S@\S+\.\w")
_EAST_ASIAN = re.compile(EAST_ASIAN)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def judge(groups: Sequence[Group]) -> None:
    """Say of each record why it is no entry; of an entry, nothing."""
    for group in groups:
        for record in group.records:
            record.reason = _judge(record)
        _judge_together(group)
        _judge_citations(group)
    for group in groups:
        if group.above and not group.above.reason:
            _take_for_remarks(group.records, group.above)
    judge_links(groups)
    judge_changes(groups)
    _judge_badges(groups)
    _judge_introduction(groups)
    _judge_bare(groups)
    _judge_names(groups)


def _judge(record: Record) -> str:
    links = [part for part in record.segments if part.is_link]
    if links and all(is_part_of_page(part) for part in links) and not _is_signed_link(record):
        return reasons.CONTENTS
    if links and all(is_form(part) for part in links):
        return reasons.NO_WORK
    named = _names_paper(record)
    if record.title is None:
        return "" if named else reasons.NO_TITLE
    title = record.segments[record.title]
    if not named and (reason := _judge_place(record, title)):
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


def _judge_place(record: Record, title: Segment) -> str:
    """Judge a record that leads to no paper by where it stands, and where its title leads to."""
    if is_part_of_page(title) and not _is_signed_link(record):
        return reasons.CONTENTS  # with links to other pages below it
    if is_about_list(record.topics) or is_of_program(record) or is_credit(record):
        return reasons.ABOUT_LIST
    if is_thing(record, title):
        return reasons.NO_READING
    is_sentence = goes_on_in_link(record) and says_nothing_of_paper(record)
    return reasons.SENTENCE if is_sentence else ""


def _is_signed_link(record: Record) -> bool:
    """Whether a link to a part of another page says who wrote what it leads to."""
    links = [part for part in record.segments if part.is_link]
    signed = any(part.people and len(part.people.names) > 1 for part in links)
    return signed and not any(part.local.startswith("#") for part in links)


def _is_letter(record: Record, title: Segment) -> bool:
    """Whether a link that reads as a label is a name of one letter, such as R, at the start."""
    return record.title == 0 and title.is_link and len(title.text) == 1


def _names_paper(record: Record) -> bool:
    return any(
        part.kind is Kind.IDENTIFIER
        or (part.url and part.identifier is not None and part.identifier.names_paper)
        for part in record.segments
    )


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
    if is_marked(title) and title is first and _is_sourced(record):
        return ""
    if record.title == 1 and is_marked(title) and _is_authored(record):
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


def _is_sourced(record: Record) -> bool:
    """Whether a journal and a year stand right after a title, whatever is said of it."""
    after = record.segments[1:5]
    is_named = bool(after) and after[0].venue is not None and bool(after[0].venue.name)
    return is_named and any(part.kind is Kind.DATE for part in after)


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
    return says_where or (author.people is not None and author.people.is_sure)


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
    if colon and _EAST_ASIAN.search(head) and count_words(head) < 4:
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
        is_work = leads_to_paper(title) and not _THE_PAPER.match(title.text)
        is_work = is_work or not _is_inside_sentence(record, place)
        return "" if is_work else reasons.SENTENCE
    papers = [part for part in links if leads_to_paper(part)]
    if papers and title.mark is Mark.PLAIN and all(map(_runs_on, papers)):
        return reasons.SENTENCE  # There is an [interesting paper](…) on this
    if papers or title.mark is not Mark.PLAIN:
        return ""
    if all(part.kind is Kind.TEXT for part in links) and reads_as_sentence(title.text):
        return reasons.SENTENCE
    return reasons.LEADING_SENTENCE if record.text.endswith(":") else ""


def _runs_on(part: Segment) -> bool:
    """Whether a link is some of the words of a sentence."""
    is_word = part.kind is Kind.TEXT and part.text[:1].islower() and " " in part.text
    return is_word and part.cut is Cut.SPACE and not part.bracket


def _is_inside_sentence(record: Record, place: int) -> bool:
    """Whether a link stands in the middle of a sentence."""
    before = [
        part for part in record.segments[:place] if part.kind is Kind.TEXT and not part.bracket
    ]
    words = sum(count_words(part.text) for part in before if not part.is_link)
    after = record.segments[place + 1 : place + 2]
    if words and any(part.cut is Cut.SPACE and _IS.match(part.text) for part in after):
        return True
    goes_on = any(
        part.cut is Cut.SPACE and part.kind is Kind.TEXT and not part.text[:1].isupper()
        for part in after
    )
    starts_small = record.segments[place].text[:1].islower()
    return words > 8 or (words > 3 and (goes_on or starts_small))


# Groups


def _judge_together(group: Group) -> None:
    """Reject lists and tables that only point to other lists: all alike, none a work."""
    kept = [record for record in group.records if not record.reason]
    if len(kept) < 3 or group.container not in (Container.ITEM, Container.ROW):
        return
    if any(part.people for record in kept for part in record.segments):
        return
    titles = [record.segments[record.title].text for record in kept if record.title is not None]
    local = sum(any(part.local for part in record.segments) for record in kept)
    if local < 0.7 * len(kept) or not all(map(_points_to_list, kept)):
        return
    if sum(map(count_words, titles)) <= 4.5 * len(titles):
        for record in kept:
            record.reason = reasons.OTHER_LIST


def _judge_citations(group: Group) -> None:
    """Accept what differs in a bibliography: no date, or no author, where nearly all others do."""
    others = [record for record in group.records if record.reason == reasons.PROSE]
    cited = len(group.records) - len(others)
    if not others or cited < FEW - 1 or cited < MOSTLY * len(group.records):
        return
    if sum(map(is_citation, group.records)) < MOSTLY * len(group.records):
        return
    for record in others:
        if record.title is not None and may_be_cited(record, record.title):
            record.reason = ""


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


def _kept_of(groups: Iterable[Group]) -> list[Record]:
    """Give the records that nothing has rejected yet."""
    return [record for group in groups for record in group.records if not record.reason]


def _judge_badges(groups: Sequence[Group]) -> None:
    """Reject badges above the first section: they lead to the paper that the list belongs to."""
    kept = _kept_of(groups)
    if len(kept) < FEW:
        return
    for record in kept:
        is_above = record.container is Container.PARAGRAPH and not record.topics
        if is_above and all(part.mark is Mark.IMAGE for part in record.segments):
            record.reason = reasons.ABOUT_LIST


def _judge_introduction(groups: Sequence[Group]) -> None:
    """Reject items above the first entry with a link, in a list of links, that cite nothing."""
    kept = _kept_of(groups)
    linked = sorted(record.line for record in kept if record.has_link or _names_paper(record))
    if len(linked) < FEW - 1:
        return
    for group in groups:
        above = [record for record in group.records if not record.reason]
        is_item = group.container is Container.ITEM
        if not is_item or any(record.line >= linked[0] for record in group.records):
            continue
        others = len(kept) - len(above) * _are_names(above)
        if len(kept) >= FEW and len(linked) >= MOSTLY * others:
            for record in above:
                record.reason = "" if is_citation(record) else reasons.REMARK


def _are_names(records: Sequence[Record]) -> bool:
    """Whether items are of a few words, as names of fields and interests are."""
    return sum(count_words(record.text) for record in records) <= FEW_WORDS * len(records)


def _judge_bare(groups: Sequence[Group]) -> None:
    """Reject items that are words alone, and not in capitals, where all other entries have more."""
    kept = _kept_of(groups)
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


def _judge_names(groups: Sequence[Group]) -> None:
    """Reject items of one or two words, as topics are, in a document that has nothing else."""
    kept = _kept_of(groups)
    if len(kept) < FEW or not all(map(_is_bare, kept)):
        return
    words = [count_words(record.text) for record in kept]
    if max(words) <= FEW_WORDS and sum(words) <= MAX_NAME * len(kept):
        for record in kept:
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
