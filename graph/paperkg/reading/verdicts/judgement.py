"""Which records are entries of the list, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.model import LinkKind
from paperkg.reading import reasons
from paperkg.reading.cuts.headings import names_books
from paperkg.reading.cuts.shapes import identifies_paper, leads_to_paper
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.imprints.section_dates import tells_of_reading
from paperkg.reading.labels import Field, kind_of_label
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.verdicts.coursework import is_coursework, is_task
from paperkg.reading.verdicts.group_judgement import judge_groups
from paperkg.reading.verdicts.link_rows import leads_row_of_names
from paperkg.reading.verdicts.meeting_plans import is_meeting_plan
from paperkg.reading.verdicts.needed_texts import is_needed_text
from paperkg.reading.verdicts.no_works import (
    is_about_course,
    is_about_list,
    is_among,
    is_credit,
    is_form,
    is_of_program,
    is_part_of_page,
    is_thing,
)
from paperkg.reading.verdicts.paragraph_forms import judge_paragraph
from paperkg.reading.verdicts.pauses import is_pause
from paperkg.reading.verdicts.plain_items import judge_plain
from paperkg.reading.verdicts.prose import goes_on_inside, says_nothing_of_paper
from paperkg.reading.verdicts.shared_posts import signs_post
from paperkg.reading.votes.title_words import count_words, is_title_case, reads_as_sentence
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["judge"]

MAX_SECTION = 3
"""The name of a section about the list has no more words."""

MIN_TITLE = 6
"""A link of so many words after a full stop is a title, whatever is said before it."""

MAX_UNIT = 4
"""A week or a day has no more words: "Monday, the 25 August"."""

_LINES = (Container.ITEM, Container.HEADING)
_EDITORS = words_of("people", "editors")
_SEE = words_of("parts", "see")
_FRAMEWORKS = words_of("links", "frameworks")
_WORKS = words_of("sections", "works") | words_of("sections", "books")
_LATER = words_of("cells", "later")
_HERE = words_of("parts", "here")
# A part of a page of notes in a repository, but not of what is shown for it as a whole.
_NOTES = re.compile(r"/blob/(?!.*/?(?:readme|index)\.md#).*\.md#", re.IGNORECASE)
_IS = re.compile(r"(?:is|are|was|were|has|have|contains?|provides?|gives?)\s")
# How sentences speak of a paper: "an interesting paper".
_SHORTCODE = re.compile(r":\w{2,}:$")
_THE_PAPER = re.compile(
    r"(?:an?|the|this|their|another)\s(?:\w+\s){0,2}(?:paper|article|post|work)\b"
)


def judge(groups: Sequence[Group], *, name: str = "") -> None:
    """Say of each record why it is no entry; of an entry, nothing.

    A list that is called one of books or papers has titles of a word, too.
    """
    for group in groups:
        for record in group.records:
            if _is_news(record):
                record.reason = reasons.ABOUT_LIST
            elif not record.is_law:
                record.reason = _judge(record)
    judge_groups(
        groups,
        is_of_books=names_books(name),
        is_of_reading=tells_of_reading(name),
        is_of_works=names_books(name) or is_among(_WORKS, (name,)),
    )


def _judge(record: Record) -> str:
    links = _links_of(record)
    if links and all(map(is_part_of_page, links)) and (_sends_on(record) or not _is_named(record)):
        return reasons.CONTENTS
    if links and not record.has_author_field and all(map(is_form, links)):
        return reasons.NO_WORK  # below an author, such a link belongs to a remark
    named = identifies_paper(record)
    if record.title is None:
        return "" if named else reasons.NO_TITLE
    title = record.segments[record.title]
    if not named and (reason := _judge_place(record, title)):
        return reason
    if record.is_said is not None and title.mark is not Mark.PLAIN:
        return "" if record.is_said else reasons.REMARK
    may_be_address = record.container in _LINES or record.is_entitled
    is_address = "://" in title.text and may_be_address
    is_bare = title.kind is Kind.LABEL and not (is_address or _names_work(record, title))
    if not named and (is_bare or _is_day_of_class(record, title)):
        return reasons.BARE_LABEL
    is_field = title.field in (Field.LINK, Field.NOTE) and not leads_to_paper(title)
    is_field = is_field or (title.field is Field.AUTHORS and not title.is_link)
    if is_field and record.container is not Container.ROW:
        return reasons.FIELD
    if record.container is Container.PARAGRAPH:
        leads_on = _leads_on(record, title)
        return reasons.SENTENCE if leads_on else judge_paragraph(record, record.title)
    if record.container is Container.HEADING:
        return _judge_heading(record, title)
    return _judge_linked(record, record.title) if record.has_link else judge_plain(record, title)


def _leads_on(record: Record, title: Segment) -> bool:
    """Whether a sentence ends open before where it leads to: "It can always be found here: …"."""
    after = record.segments[record.segments.index(title) + 1 :]
    if title.is_link or title.mark is not Mark.PLAIN or not any(part.is_link for part in after[:1]):
        return False
    words = title.text.lower().split()
    is_open = words[-1] in OPEN_WORDS or words[-1] in _HERE
    return is_open and len(words) >= MIN_TITLE and not is_title_case(title.text)


def _links_of(record: Record) -> list[Segment]:
    links = [part for part in record.segments if part.is_link]
    is_heading = record.container is Container.HEADING
    return [part for part in links if not _is_key(record, part)] if is_heading else links


def _is_key(record: Record, part: Segment) -> bool:
    """Whether a link below a heading is the key of the work there: "[[#poe2019][poe2019]]"."""
    is_below = part.line > record.segments[0].line
    return is_below and part.local.removeprefix("#") == part.text


def _is_about_list(record: Record) -> bool:
    """Whether a record stands in a section about the list, and is no reading of a course."""
    if not is_about_list(record.topics):
        return False
    return not (is_about_course(record.topics) and is_citation(record.segments))


def _is_news(record: Record) -> bool:
    """Whether news of the list lead to its paper: "2024/02: Our survey is on [arXiv](…)"."""
    is_item = record.container is Container.ITEM and _is_about_list(record)
    if not is_item or not identifies_paper(record):
        return False
    if record.title is None:
        return True
    title = record.segments[record.title]
    is_open = title.text.rpartition(" ")[2].lower() in OPEN_WORDS
    return not title.is_link and (is_open or reads_as_sentence(title.text))


def _is_day_of_class(record: Record, title: Segment) -> bool:
    """Whether a line is a week or a day and labels that lead on: "Monday, Aug. 25: [slides](…)"."""
    if count_words(title.text) > MAX_UNIT:
        return False
    beside = [part for part in record.segments if part.line == title.line and part is not title]
    are_labels = bool(beside) and all(part.kind is Kind.LABEL and part.is_link for part in beside)
    return are_labels and is_unit(title.text)


def _judge_place(record: Record, title: Segment) -> str:
    """Judge a record that leads to no paper by where it stands, and where its title leads to."""
    if title.text.lower() in _LATER:
        return reasons.REMARK  # Jan 12: Ann Poe — TBA
    if is_pause(record, title) or is_meeting_plan(record) or signs_post(record):
        return reasons.REMARK
    if is_part_of_page(title) and not _is_named(record):
        return reasons.CONTENTS  # with links to other pages below it
    if title.text.endswith(".") and title.text.rstrip(".").lower() in _EDITORS:
        return reasons.NO_TITLE  # Hg. von Ann Poe
    is_about = _is_about_list(record) or is_of_program(record)
    if is_credit(record) or (is_about and not is_needed_text(record)):
        return reasons.ABOUT_LIST
    if is_thing(record, title):
        return reasons.NO_READING
    if leads_row_of_names(record, title):
        return reasons.LEADING_SENTENCE
    goes_on = goes_on_inside(record, title)  # as few do
    is_said = goes_on and (says_nothing_of_paper(record) or _is_in_brackets(record))
    return reasons.SENTENCE if is_said else ""


def _is_in_brackets(record: Record) -> bool:
    """Whether a paragraph stands in brackets as a whole: "(More are in [a review](…).)"."""
    text = record.text.strip().rstrip(".")
    if record.container is not Container.PARAGRAPH or text[:1] != "(" or text[-1:] != ")":
        return False
    opened, closed = text.find("(", 1), text.find(")")
    return closed == len(text) - 1 or 0 < opened < closed


def _is_named(record: Record) -> bool:
    """Whether links inside pages lead to a work: it is cited, or a page of notes says its title."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.local or not _NOTES.search(title.url):
        return _is_cited(record)
    words = count_words(title.text)
    return _is_cited(record) or (words > MAX_SECTION and is_title_case(title.text))


def _sends_on(record: Record) -> bool:
    """Whether a record begins with "see": what it names stands elsewhere in the document."""
    return record.text.lstrip("*_ ").partition(" ")[0].rstrip(".:").lower() in _SEE


def _judge_heading(record: Record, title: Segment) -> str:
    if is_task(title.text) and not identifies_paper(record):
        return reasons.REMARK
    is_about = _has_only_badges(record) or _names_part_about_list(record, title)
    return reasons.ABOUT_LIST if is_about else ""


def _has_only_badges(record: Record) -> bool:
    """Whether badges stand below a heading, and nothing that says of a paper."""
    has_badge = False
    for part in record.segments:
        if part.is_link and part.mark is not Mark.IMAGE:
            return False
        has_badge = has_badge or part.is_link
    return has_badge and says_nothing_of_paper(record)


def _names_part_about_list(record: Record, title: Segment) -> bool:
    """Whether a heading is the name of a section about the list, "Logistics", or asks about it."""
    is_short = count_words(title.text) <= MAX_SECTION or title.text.lower().startswith("how to ")
    is_name = is_short and is_about_list((title.text,))
    return is_name and says_nothing_of_paper(record)


def _is_cited(record: Record) -> bool:
    """Whether a link inside the document stands in a citation, or others lines say who and when."""
    below = [part for part in record.segments if part.line > record.segments[0].line]
    below = [part for part in below if not part.local.startswith("#")]  # "[2018](#2018)"
    said = any(part.date or part.venue for part in below)
    if said and any(part.people or part.kind is Kind.TEXT for part in below):
        return True
    return is_citation(record.segments) or _is_signed_link(record)


def _is_signed_link(record: Record) -> bool:
    """Whether a link to a part of another page says who wrote what it leads to."""
    links = [part for part in record.segments if part.is_link]
    if all(part.text.isdecimal() for part in links):  # Poe, A. B. (1967): A Title [1](#bib_1)
        head = record.segments[0]
        return head.people is not None and head.people.is_sure and record.title != 0
    signed = any(part.people and len(part.people.names) > 1 for part in links)
    return signed and not any(part.local.startswith("#") for part in links)


def _names_work(record: Record, title: Segment) -> bool:
    """Whether a link at the start that reads as a label is a name: "R", "[Keras](keras.pdf)"."""
    if record.title != 0 or not title.is_link:
        return False
    is_framework = title.text.lower() in _FRAMEWORKS and leads_to_paper(title)
    return len(title.text) == 1 or is_framework


def _leads_to_reading(link: Segment) -> bool:
    """Whether a link leads to a paper, and is not called slides or a recording."""
    return leads_to_paper(link) and kind_of_label(link.text) not in (LinkKind.NOTES, LinkKind.VIDEO)


def _judge_linked(record: Record, place: int) -> str:
    title = record.segments[place]
    links = [part for part in record.segments if part.is_link]
    text = title.text if record.container is Container.ROW else record.text
    if is_coursework(text) and not any(map(_leads_to_reading, links)):
        return reasons.REMARK
    if is_task(title.text) and not identifies_paper(record):
        return reasons.REMARK
    if title.is_link and title.line == record.segments[0].line:
        is_work = not _is_inside_sentence(record, place)
        is_work = is_work or (leads_to_paper(title) and not _THE_PAPER.match(title.text))
        return "" if is_work else reasons.SENTENCE
    papers = [part for part in links if leads_to_paper(part)]
    leads_on = (part.column == title.column and _runs_on(part) for part in papers)
    if papers and title.mark is Mark.PLAIN and all(leads_on):
        return reasons.SENTENCE  # There is an [interesting paper](…) on this
    if papers or title.mark is not Mark.PLAIN:
        return ""
    may_be_said = not record.is_entitled and all(part.kind is Kind.TEXT for part in links)
    if may_be_said and reads_as_sentence(title.text):
        return reasons.SENTENCE
    is_led = record.text.endswith(":") and not _SHORTCODE.search(record.text)
    return reasons.LEADING_SENTENCE if is_led and not _has_address_below(links) else ""


def _has_address_below(links: Sequence[Segment]) -> bool:
    """Whether one address on the line below is all that a record leads to: it names that."""
    return len(links) == 1 and links[0].line == 1 and "://" in links[0].text


def _runs_on(part: Segment) -> bool:
    """Whether a link is some of the words of a sentence."""
    is_word = part.kind is Kind.TEXT and part.text[:1].islower() and " " in part.text
    return is_word and part.cut is Cut.SPACE and not part.bracket


def _is_inside_sentence(record: Record, place: int) -> bool:
    """Whether a link stands in the middle of a sentence.

    One in italics or quotation marks behind a comma is a title, whatever follows.
    """
    title = record.segments[place]
    if not place:
        return False
    if title.cut in (Cut.COMMA, Cut.STOP) and (title.quoted or record.is_in_italics(title)):
        return False
    words = sum(
        count_words(part.text)
        for part in record.segments[:place]
        if part.kind is Kind.TEXT and not (part.bracket or part.is_link)
    )
    if not words:
        return False
    after = record.segments[place + 1 : place + 2]
    if title.cut is Cut.STOP and not after and count_words(title.text) >= MIN_TITLE:
        return False  # "What it is about, in a sentence. [A Fine Title of Things](…)"
    if any(part.cut is Cut.SPACE and _IS.match(part.text) for part in after):
        return True
    goes_on = any(
        part.cut is Cut.SPACE and part.kind is Kind.TEXT and not part.text[:1].isupper()
        for part in after
    )
    starts_small = title.text[:1].islower()
    return words > 8 or (words > 3 and (goes_on or starts_small))
