"""Which records are entries, or none, among the others of their group and of their document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from urllib.parse import unquote

from paperkg.characters import letters_of
from paperkg.reading import reasons
from paperkg.reading.cuts.headings import names_books
from paperkg.reading.cuts.shapes import identifies_paper, leads_to_paper, leads_to_whole
from paperkg.reading.records import MIN_GROUP, Container, Group, Record, join_small, kept_of
from paperkg.reading.segments import Kind, Mark
from paperkg.reading.verdicts.bare_names import judge_bare_names
from paperkg.reading.verdicts.bare_titles import accept_bare_titles
from paperkg.reading.verdicts.beside_works import judge_beside_works
from paperkg.reading.verdicts.careers import judge_careers
from paperkg.reading.verdicts.coming_issues import judge_coming_issues
from paperkg.reading.verdicts.dated_citations import accept_dated_citations
from paperkg.reading.verdicts.encyclopedia_pages import judge_encyclopedia_pages
from paperkg.reading.verdicts.errands import judge_errands
from paperkg.reading.verdicts.explained_terms import judge_definitions, judge_explained_terms
from paperkg.reading.verdicts.form_votes import judge_alike
from paperkg.reading.verdicts.introductions import (
    judge_announced,
    judge_introductions,
    judge_remarks_over_tables,
)
from paperkg.reading.verdicts.keyed_items import judge_keyed_items
from paperkg.reading.verdicts.led_works import accept_led_works
from paperkg.reading.verdicts.lone_links import judge_links
from paperkg.reading.verdicts.named_things import judge_named_things
from paperkg.reading.verdicts.names_of_sections import judge_names_of_sections
from paperkg.reading.verdicts.other_lists import (
    judge_other_lists,
    keep_pages_of_works,
    leads_inside,
)
from paperkg.reading.verdicts.paragraph_forms import may_be_cited, says_who_and_when
from paperkg.reading.verdicts.prose import (
    judge_changes,
    judge_questions,
    judge_retold,
    judge_steps,
    says_nothing_of_paper,
)
from paperkg.reading.verdicts.quoted_lines import accept_quoted_lines
from paperkg.reading.verdicts.recommended import judge_recommended
from paperkg.reading.verdicts.repeated_leads import judge_repeated_leads
from paperkg.reading.verdicts.same_sections import judge_same_sections
from paperkg.reading.verdicts.sample_entries import judge_sample_entries
from paperkg.reading.verdicts.series_names import judge_series_names
from paperkg.reading.verdicts.shelf_marks import judge_shelf_marks
from paperkg.reading.verdicts.short_titles import (
    FEW,
    FEW_WORDS,
    MOSTLY,
    accept_short_titles,
    have_boxes,
    is_bare,
)
from paperkg.reading.verdicts.signed_works import says_who_and_what
from paperkg.reading.verdicts.single_words import judge_single_words
from paperkg.reading.verdicts.study_plans import judge_study_plans
from paperkg.reading.verdicts.titles_in_sentences import judge_titles_in_sentences
from paperkg.reading.verdicts.told_papers import accept_told_papers
from paperkg.reading.verdicts.told_titles import accept_told_titles
from paperkg.reading.verdicts.topic_notes import judge_topic_notes
from paperkg.reading.verdicts.uncited_things import judge_uncited_things
from paperkg.reading.verdicts.unnamed_works import judge_unnamed_works
from paperkg.reading.verdicts.unsigned_works import accept_unsigned_works
from paperkg.reading.votes.title_words import COINED, count_words, is_title_case

__all__ = ["judge_groups"]

MAX_NAME = 2.25
"""Where all items of a document have so few words in the mean, they are topics."""

MIN_TITLE = 3
"""A title that names stand beside has so many words, where hardly another has no link."""

MANY_LINKS, NEARLY_ALL = 10, 0.85
"""So many works with links, of such a share of all, make a list one of links."""

MANY = 2
"""So many remarks beside each item make it one, too, where all have a few words."""


def judge_groups(
    groups: Sequence[Group], *, is_of_books: bool, is_of_reading: bool, is_of_works: bool
) -> None:
    """Judge records again, each judged by itself before, by what stands around them."""
    judge_sample_entries(groups)
    judge_other_lists(_join_small(groups), is_of_reading=is_of_reading)
    topics = (topic for group in groups for record in group.records for topic in record.topics)
    sections = {topic.rstrip(".") for topic in topics}
    has_items = any(group.container is Container.ITEM for group in groups)
    works = _anchors_of_works(groups) if has_items else set()
    for group in groups:
        _judge_contents(group, sections)
        _judge_pointers(group, works)
        judge_other_lists(group, is_of_reading=is_of_reading)
        _judge_files(group)
    keep_pages_of_works(groups)
    judge_names_of_sections(groups, sections)
    for group in (*groups, *join_small(groups)):
        _judge_citations(group)
    for group in groups:
        if group.above and not group.above.reason:
            _take_for_remarks(group.records, group.above)
    judge_links(groups)
    judge_alike(groups)
    accept_told_titles(groups, is_of_works=is_of_works)
    _take_odd_remarks(groups)
    accept_led_works(groups)
    accept_dated_citations(groups)
    accept_quoted_lines(groups)
    accept_unsigned_works(groups)
    accept_bare_titles(groups, is_of_books=is_of_books)
    judge_single_words(groups)
    judge_titles_in_sentences(groups)
    for group in groups:
        _judge_led(group)
    judge_changes(groups)
    judge_steps(groups)
    judge_questions(groups)
    judge_retold(groups)
    _judge_badges(groups)
    _judge_introduction(groups)
    judge_introductions(groups)
    judge_announced(groups)
    judge_remarks_over_tables(groups)
    judge_explained_terms(groups)
    _judge_bare(groups)
    judge_beside_works(groups)
    judge_definitions(groups)
    _judge_names(groups)
    judge_bare_names(groups)
    _judge_heading(groups)
    judge_topic_notes(groups)
    judge_named_things(groups)
    judge_encyclopedia_pages(groups)
    judge_uncited_things(groups)
    judge_unnamed_works(groups)
    judge_series_names(groups)
    judge_keyed_items(groups)
    judge_repeated_leads(groups)
    judge_careers(groups)
    judge_shelf_marks(groups)
    judge_errands(groups)
    judge_coming_issues(groups)
    judge_recommended(groups)
    judge_same_sections(groups)
    are_read = is_of_books and (is_of_reading or have_boxes(groups))
    if not are_read:
        _judge_left_over(groups)
    accept_short_titles(groups, is_of_books=is_of_books, are_read=are_read)
    accept_told_papers(groups)
    judge_study_plans(groups)


_LED = (Container.PARAGRAPH, Container.ITEM)


def _join_small(groups: Sequence[Group]) -> Group:
    """Join small lists that lead to other lists, as where each section has a link or two to its."""
    items = [group for group in groups if group.container is Container.ITEM]
    small = [group.records for group in items if 0 < len(group.records) < MIN_GROUP]
    pointing = (records for records in small if all(map(leads_inside, records)))
    return Group(Container.ITEM, list(chain.from_iterable(pointing)))


def _judge_contents(group: Group, sections: set[str]) -> None:
    """Reject pages of the same site among items that mostly lead to parts of this document.

    Items that lead to such pages by the names of its sections are rejected, too.
    """
    for record in group.records if group.container is Container.ITEM else ():
        if not record.reason and len(record.segments) == 1 and _leads_to(record, sections):
            record.reason = reasons.CONTENTS
    contents = sum(record.reason == reasons.CONTENTS for record in group.records)
    if 2 * contents <= len(group.records):
        return
    for record in group.records:
        links = [part for part in record.segments if part.is_link]
        if not record.reason and links and all(part.local for part in links):
            record.reason = reasons.CONTENTS


def _anchors_of_works(groups: Sequence[Group]) -> set[str]:
    """Give what leads to the headings of a document that are works."""
    headings = [group.records for group in groups if group.container is Container.HEADING]
    return {_anchor(record.text) for record in chain.from_iterable(headings) if not record.reason}


def _judge_pointers(group: Group, works: set[str]) -> None:
    """Reject items that only lead to works further down: "1. [A Fine Title](#1-a-fine-title)"."""
    for record in group.records if works and group.container is Container.ITEM else ():
        links = [part.local for part in record.segments if part.is_link]
        inside = [link for link in links if link.startswith("#") and _anchor(link) in works]
        if links and len(inside) == len(links):
            record.reason = record.reason or reasons.CONTENTS


def _anchor(text: str) -> str:
    """Give the letters and digits of a heading, or of a link to it: a site writes the rest anew."""
    return letters_of(unquote(text).lower())


def _leads_to(record: Record, sections: set[str]) -> bool:
    """Whether a record is a link to a section by its name, "[Forests](forests)"."""
    link = record.segments[0]
    return bool(link.local) and not leads_to_paper(link) and link.text.rstrip(".") in sections


def _judge_led(group: Group) -> None:
    """Accept what is a venue with its year and a title, where most of a group is.

    Of items the year stands in brackets, and most are titles by their words.
    """
    if group.container not in _LED:
        return
    is_item = group.container is Container.ITEM
    led = [record for record in group.records if _is_led(record, is_item=is_item)]
    if is_item and sum(not record.reason for record in led) < 0.7 * len(led):
        return
    if len(led) > max(2, 0.5 * len(group.records)):
        for record in led:
            record.reason = ""


def _is_led(record: Record, *, is_item: bool) -> bool:
    """Whether a record is a venue and a year and a title, and nothing else."""
    if not record.title or record.title != len(record.segments) - 1:
        return False
    parts = [part for part in record.segments if not is_item or part.kind is not Kind.TAG]
    kinds = [part.kind for part in parts]
    if kinds != [Kind.VENUE, Kind.TEXT] and not (is_item and kinds == [Kind.DATE, Kind.TEXT]):
        return False
    return bool(parts[0].date) and (bool(parts[0].bracket) or not is_item)


def _judge_citations(group: Group) -> None:
    """Accept what differs in a bibliography: no date, or no author, where nearly all others do."""
    others = [record for record in group.records if record.reason == reasons.PROSE]
    cited = len(group.records) - len(others)
    if not others or cited < FEW - 1 or cited < MOSTLY * len(group.records):
        return
    if sum(map(says_who_and_when, group.records)) < MOSTLY * len(group.records):
        return
    for record in others:
        if record.title is not None and may_be_cited(record, record.title):
            record.reason = ""


def _judge_files(group: Group) -> None:
    """Accept names of files, "fine-trees.pdf", where most of a list are such."""
    if group.container is not Container.ITEM:
        return
    files = [record for record in group.records if record.text.rstrip().endswith(".pdf")]
    if len(files) < max(MIN_GROUP, MOSTLY * len(group.records)):
        return
    for record in files:
        title = record.segments[record.title] if record.title is not None else None
        if title and title.mark is not Mark.CODE:
            record.reason = ""


def _take_for_remarks(records: Sequence[Record], above: Record) -> None:
    """Take the items right below a paragraph that is an entry for remarks on it, if none leads on.

    Of several, one may be a link to its repository. Items that were no entries by themselves stay
    what they are.
    """
    linked = [record for record in records if record.has_link]
    is_its = (
        len(linked) == 1 < len(records) and identifies_paper(above) and _is_repository(linked[0])
    )
    if (linked and not is_its) or any(map(says_who_and_when, records)):
        return
    if any(record.is_of_works for record in records):
        return  # lines of the text, which goes on
    for record in records:
        if not record.reason:
            record.reason = reasons.REMARK
            above.remarks.append(record.text)


def _take_odd_remarks(groups: Sequence[Group]) -> None:
    """Take an item below a work for a remark though it leads on, where all others there are some.

    It begins with plain words in small letters: "A note on rain. See also [hail](…)".
    """
    below = [group for group in groups if group.above and not group.above.reason]
    odd = [group for group in below if any(not record.reason for record in group.records)]
    told = len(below) - len(odd)
    if not odd or told < max(MIN_GROUP, MANY * len(odd)):
        return
    for group in odd:
        own = kept_of([group])
        for record in own if all(map(_begins_plain, own)) else ():
            record.reason = reasons.REMARK
            if group.above:
                group.above.remarks.append(record.text)


def _begins_plain(record: Record) -> bool:
    """Whether a record begins with words that are no link and in no style, and cites nothing."""
    first = record.segments[0]
    is_plain = record.title == 0 and first.mark is Mark.PLAIN and not first.quoted
    is_cited = record.is_of_works or says_who_and_when(record) or identifies_paper(record)
    return is_plain and not is_cited and not is_title_case(first.text)


def _is_repository(record: Record) -> bool:
    """Whether a record is a link to a repository and nothing else."""
    return len(record.segments) == 1 and leads_to_whole(record.segments[0])


def _judge_badges(groups: Sequence[Group]) -> None:
    """Reject badges above the first section: they lead to the paper that the list belongs to."""
    kept = kept_of(groups)
    if len(kept) < FEW:
        return
    for record in kept:
        is_above = record.container is Container.PARAGRAPH and not record.topics
        if is_above and all(part.mark is Mark.IMAGE for part in record.segments):
            record.reason = reasons.ABOUT_LIST


def _judge_introduction(groups: Sequence[Group]) -> None:
    """Reject items above the first entry with a link, in a list of links, that cite nothing."""
    kept = kept_of(groups)
    linked = sorted(record.line for record in kept if record.has_link or identifies_paper(record))
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
                record.reason = "" if _is_told(record) else reasons.REMARK


def _is_told(record: Record) -> bool:
    """Whether a record says who and when, where and when, or who wrote a title of some words."""
    dated = (part for part in record.segments if part.venue and part.date)
    if says_who_and_when(record) or any(part.venue and part.venue.name for part in dated):
        return True
    title = record.segments[record.title] if record.title is not None else None
    kinds = [part.kind for part in record.segments[1:]]
    if title is record.segments[0] and Kind.VENUE in kinds and Kind.DATE in kinds:
        return True  # A Fine Title. *Fine Press*, **1996**
    is_long = title is not None and count_words(title.text) >= MIN_TITLE
    several = (part for part in record.segments if part.people and len(part.people.names) > 1)
    return is_long and (says_who_and_what(record) or any(part is not title for part in several))


def _are_names(records: Sequence[Record]) -> bool:
    """Whether items are of a few words, as names of fields and interests are."""
    return sum(count_words(record.text) for record in records) <= FEW_WORDS * len(records)


def _judge_bare(groups: Sequence[Group]) -> None:
    """Reject items that are words alone, and not in capitals, where all other entries have more.

    A section called as lists of books are has titles, however short: "読みたい本"; and so have
    words behind the name of what they are about: "(OwlNet) Slow owls at night".
    """
    kept = kept_of(groups)
    bare = {id(record) for record in kept if is_bare(record)}
    said = len(kept) - len(bare)
    if not bare or said < 2:
        return
    lists = [kept_of([group]) for group in groups]
    alone = [own for own in lists if own and all(id(record) in bare for record in own)]
    titled = [
        2 * sum(is_title_case(record.text) or _has_short_name(record) for record in own) >= len(own)
        or _is_of_books(own[0].topics)
        for own in alone
    ]
    odd = sum(len(own) for own, is_titled in zip(alone, titled, strict=True) if not is_titled)
    others, others_bare = len(kept) - odd, len(bare) - odd
    for own, is_titled in zip(alone, titled, strict=True):
        asked = len(own) > 1 and all(record.text.endswith("?") for record in own)
        is_odd = said >= FEW - 1 and 4 * others_bare <= others and not is_titled
        if asked or is_odd:
            for record in own:
                record.reason = reasons.REMARK


def _has_short_name(record: Record) -> bool:
    """Whether the name of a method, in brackets, is all that stands before a title."""
    name = record.segments[0]
    is_led = record.title == 1 and bool(name.bracket) and name.kind is Kind.TEXT
    return is_led and COINED.fullmatch(name.text) is not None


def _is_of_books(topics: Sequence[str]) -> bool:
    """Whether a section is called as lists of books are, or the one around its years and months."""
    names = [topic for topic in topics if not topic[0].isdecimal()]
    return any(map(names_books, names[-1:]))


def _judge_names(groups: Sequence[Group]) -> None:
    """Reject items of one or two words, as topics are, in a document that has nothing else."""
    kept = kept_of(groups)
    if len(kept) < FEW or not all(map(is_bare, kept)):
        return
    if any(record.is_of_works for record in kept):
        return
    words = [count_words(record.text) for record in kept]
    if max(words) <= FEW_WORDS and sum(words) <= MAX_NAME * len(kept):
        for record in kept:
            record.reason = reasons.REMARK


def _judge_heading(groups: Sequence[Group]) -> None:
    """Reject a heading that has remarks below it and no link, where all other entries are items."""
    kept = kept_of(groups)
    headings = [record for record in kept if record.container is Container.HEADING]
    items = sum(record.container is Container.ITEM for record in kept)
    for record in headings[:1]:
        is_alone = len(headings) == 1 and items >= FEW
        if is_alone and not record.has_link and says_nothing_of_paper(record):
            record.reason = reasons.ABOUT_LIST


def _judge_left_over(groups: Sequence[Group]) -> None:
    """Reject the last few items of some words alone, where most beside them are remarks.

    One remark will do beside items of a word or two, where nearly all works of a list have links.
    """
    kept = kept_of(groups)
    linked = sum(record.has_link for record in kept)
    is_linked = linked >= MANY_LINKS and linked >= NEARLY_ALL * len(kept)
    for group in groups:
        own = [record for record in group.records if not record.reason]
        remarks = sum(record.reason == reasons.REMARK for record in group.records)
        if not own or not remarks or not all(map(is_bare, own)) or not _are_names(own):
            continue
        are_short = sum(count_words(record.text) for record in own) <= MAX_NAME * len(own)
        if remarks >= MANY * len(own) or (is_linked and are_short):
            for record in own:
                record.reason = reasons.REMARK
