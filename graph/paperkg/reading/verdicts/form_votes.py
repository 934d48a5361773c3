"""Records that are entries as others of their form are: paragraphs, lone links, marked items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from paperkg.reading import reasons
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.verdicts.coursework import is_coursework
from paperkg.reading.verdicts.link_forms import (
    MEAN_TITLE,
    MIN_TITLE,
    begins_with_bold_link,
    begins_with_link,
    begins_with_long_link,
    is_link_alone,
)
from paperkg.reading.verdicts.paragraph_forms import (
    MAX_PLAIN_WORDS,
    is_marked,
    says_who_and_when,
)
from paperkg.reading.verdicts.placed_titles import accept_placed
from paperkg.reading.verdicts.signed_works import (
    MIN_SIGNED,
    is_led_by_name,
    is_signed,
    says_when_of_marked,
    says_who_and_what,
)
from paperkg.reading.verdicts.sourced_titles import MAX_LEAD
from paperkg.reading.verdicts.titles_over_lines import is_over_source, may_be_over_source
from paperkg.reading.votes.plain_names import tells_of_deed
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    has_verb,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.words import words_of

__all__ = ["are_titles", "is_plain_title", "judge_alike"]

MAX_VENUE = 7
"""So many words may stand before a title that a dash or the like sets off: those of a venue."""

NEARLY_ALL, MEAN_LINK = 0.75, 4
"""The share of the paragraphs that begin with a link, and how many words that has in the mean."""

MIN_PLAIN = 8
"""Lines that nothing but their words tells from prose are so many."""

_WHO_AND_WHEN = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})

_TITLE_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})
_SAID = words_of("titles", "remarks")

_Form = tuple[Mark, tuple[Kind, ...]]
"""How the title of a paragraph is marked, and what stands before it."""


def judge_alike(groups: Sequence[Group]) -> None:
    """Accept paragraphs and items that have the form of entries, where most of that form are some.

    "“A Fine Title”. *Fine Physics*, 2001. Ann Poe" is hardly told from a sentence by itself; that
    others are written so tells it. Paragraphs of a document are siblings, and items of a list.
    After a date or a venue, bold words are as a link is: some works are nowhere to be found.
    """
    in_text = [group.records for group in groups if group.container is Container.PARAGRAPH]
    paragraphs = [record for records in in_text for record in records]
    for accept in (
        _accept_alike,
        _accept_signed,
        _accept_dated,
        _accept_marked,
        _accept_told,
        _accept_plain,
        _accept_labelled,
        _accept_styled,
        _accept_described,
        _accept_linked,
        _accept_quoted,
        _accept_over_sources,
        _accept_bold,
    ):
        accept(paragraphs)
    items = [group for group in groups if group.container is Container.ITEM]
    for group in items:
        _accept_alike(group.records)
        _accept_signed_by(group.records)
        _accept_small(group.records)
    small = (group.records for group in items if len(group.records) < MIN_GROUP)
    _accept_alike([record for records in small for record in records])
    _accept_over_remarks([record for group in items for record in group.records])
    accept_placed([record for group in items for record in group.records])
    for group in groups:
        if group.container is Container.ROW:
            accept_placed(group.records)


def _accept_alike(records: Sequence[Record]) -> None:
    if not any(map(_may_be_accepted, records)):
        return
    forms: dict[_Form, list[Record]] = {}
    led: dict[tuple[Kind, ...], list[Record]] = {}
    for record in records:
        if record.title is not None:
            form = _form_of(record, record.title)
            forms.setdefault(form, []).append(record)
            if form[1] and form[0] in (Mark.LINK, Mark.STRONG):
                led.setdefault(form[1], []).append(record)
    for alike in (*forms.values(), *led.values()):
        left = [record for record in alike if _may_be_accepted(record)]
        if not left or len(alike) < MIN_GROUP:
            continue
        told = sum(not record.reason or _is_told(record) for record in alike)
        if told >= max(MIN_GROUP, AGREED * len(alike)):
            for record in filter(_is_like_others, left):
                record.reason = ""


def _accept_over_remarks(records: Sequence[Record]) -> None:
    """Accept a title in bold on a line of its own, with words below it, as most of a document."""
    above = [record for record in records if _is_bold_line(record)]
    left = [record for record in above if record.reason == reasons.REMARK]
    told = sum(not record.reason for record in above)
    if left and told >= max(MIN_GROUP, AGREED * len(above)):
        for record in left:
            record.reason = ""


def _is_bold_line(record: Record) -> bool:
    """Whether an item begins with a line that is a text in bold, and others follow."""
    if record.title != 0 or len(record.segments) < 2:
        return False
    title, after = record.segments[:2]
    is_bold = title.mark is Mark.STRONG and not title.is_link and not title.field
    return is_bold and after.cut is Cut.BREAK and title.text[-1:] not in ":："


def _may_be_accepted(record: Record) -> bool:
    return record.reason == reasons.REMARK or record.reason == reasons.PROSE


def _keep(records: Sequence[Record]) -> None:
    """Accept those of some paragraphs that are none only by being prose."""
    for record in records:
        if record.reason == reasons.PROSE and not is_coursework(record.text):
            record.reason = ""


def _keep_most(records: Sequence[Record], is_such: Callable[[Record], bool]) -> None:
    """Accept paragraphs of a form, where most of a document are of it."""
    such = list(filter(is_such, records))
    if len(such) >= max(MIN_GROUP, AGREED * len(records)):
        _keep(such)


def _accept_signed(records: Sequence[Record]) -> None:
    """Accept "A Fine Title - by Ann Poe", "Ann Poe: A Fine Title", where nearly all others are."""
    signed = [record for record in records if is_signed(record) or says_who_and_what(record)]
    others = [record for record in records if not is_link_alone(record)]
    least = MIN_GROUP if len(signed) == len(others) else MIN_SIGNED
    if len(signed) >= max(least, AGREED * len(others)):
        _keep([*signed, *filter(is_led_by_name, records)])
    bold = [record for record in records if record.segments[:1]]
    bold = [record for record in bold if record.segments[0].mark is Mark.STRONG]
    _keep_most(bold, is_signed)  # what is said of each may be paragraphs of its own


def _accept_told(records: Sequence[Record]) -> None:
    """Accept "[A Fine Title of Things](…) shows that …", where most paragraphs begin so."""
    _keep_most(records, _is_told_of)


def _is_told_of(record: Record) -> bool:
    """Whether a paragraph begins with a link to a paper that has the words of a title."""
    title = record.segments[0] if record.title == 0 else None
    if title is None or not title.is_link or not leads_to_paper(title):
        return False
    return count_words(title.whole) >= MEAN_TITLE and begins_big(title.text)


def _accept_plain(records: Sequence[Record]) -> None:
    """Accept lines by themselves that are worded as titles, where nearly all of a document are."""
    if len(records) < MIN_PLAIN:
        return
    plain = list(filter(is_plain_title, records))
    if len(plain) < max(MIN_PLAIN, AGREED * len(records)):
        return
    in_capitals = sum(is_title_case(record.text) for record in plain)
    if are_titles(plain) and 2 * in_capitals > len(plain):
        _keep(plain)


def _accept_labelled(records: Sequence[Record]) -> None:
    """Accept titles with links in brackets beside them, "[FCC'20] A Fine Title [code]", so, too."""
    _keep_most(records, _is_labelled)


def _accept_over_sources(records: Sequence[Record]) -> None:
    """Accept titles over lines of their own, where most of these say when, and one says who."""
    over = [record for record in records if may_be_over_source(record)]
    sourced = [record for record in over if is_over_source(record)]
    if len(sourced) >= max(MIN_GROUP, AGREED * len(over)) and any(map(says_who_and_when, sourced)):
        _keep(over)


def _accept_bold(records: Sequence[Record]) -> None:
    """Accept "**[A Fine Title of Things](…)**: what it is", where several begin so."""
    bold = list(filter(begins_with_bold_link, records))
    words = sum(count_words(record.segments[0].whole) for record in bold)
    if len(bold) >= MIN_SIGNED and words >= MEAN_LINK * len(bold):
        _keep(bold)


def _is_labelled(record: Record) -> bool:
    """Whether a paragraph is a title that leads nowhere, beside brackets, some with links."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.is_link or title.bracket or title.kind is not Kind.TEXT:
        return False
    beside = [part for part in record.segments if part is not title and not part.field]
    if not any(part.is_link for part in beside) or not all(
        part.bracket or (part.is_link and part.kind is Kind.LABEL) for part in beside
    ):
        return False
    is_title = count_words(title.text) >= MIN_TITLE and begins_big(title.text)
    return is_title and not (reads_as_sentence(title.text) or has_verb(title.text))


def is_plain_title(record: Record) -> bool:
    """Whether a record is one line without any link, which is no sentence."""
    text = record.text.strip()
    if record.title != 0 or record.has_link or text.endswith((".", ":", "!", ";", "。", "：")):
        return False
    is_line = not any(part.line or part.mark is Mark.IMAGE for part in record.segments)
    fits = MIN_TITLE <= count_words(text) <= MAX_PLAIN_WORDS
    return is_line and fits and begins_big(text) and not (reads_as_sentence(text) or has_verb(text))


def _accept_styled(records: Sequence[Record]) -> None:
    """Accept titles in italics, "GCN. *A Fine Title*", where most paragraphs without links are."""
    others = [record for record in records if not record.has_link]
    if len(others) < MIN_PLAIN:
        return
    styled = list(filter(_is_styled_title, others))
    if len(styled) >= max(MIN_PLAIN, len(others) / 2) and are_titles(styled):
        _keep(styled)


def _is_styled_title(record: Record) -> bool:
    """Whether a title in italics stands first, or behind a word or two, and is no sentence."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.mark is not Mark.EMPHASIS or has_verb(title.text):
        return False
    return _may_be_entry(record) and not title.whole.rstrip().endswith((".", ":", "!"))


def _accept_described(records: Sequence[Record]) -> None:
    """Accept "[A Fine Title of Things](…) - what it is", where nearly all paragraphs begin so."""
    described = list(filter(begins_with_link, records))
    if len(described) < max(MIN_SIGNED, NEARLY_ALL * len(records)):
        return
    links = [record.segments[0] for record in described]
    are_marked = all(link.quoted for link in links)
    if not are_marked and sum(count_words(link.whole) for link in links) < MEAN_LINK * len(links):
        return
    _keep(described)


def _accept_linked(records: Sequence[Record]) -> None:
    """Accept "[Fine Rain](…) by Ann Poe is …", where nearly all that begin with links are works."""
    linked = [rec for rec in records if rec.title == 0 and rec.segments[0].url]
    kept = sum(not record.reason for record in linked)
    if kept >= max(MIN_PLAIN, NEARLY_ALL * len(linked)):
        _keep([rec for rec in linked if begins_with_link(rec) or begins_with_long_link(rec)])


def _accept_quoted(records: Sequence[Record]) -> None:
    """Accept "“A Fine Title” by Ann Poe, which …", where most begin so and half name somebody.

    So are “A Fine Title” alone, where most others are works with titles in quotation marks.
    """
    quoted = [record for record in records if record.title == 0 and record.segments[0].quoted]
    signed = sum(any(part.people for part in record.segments[1:2]) for record in quoted)
    if 2 * signed >= len(quoted) >= max(MIN_SIGNED, AGREED * len(records)):
        _keep(quoted)
    alone = [record for record in quoted if len(record.segments) == 1 and _is_worded(record)]
    titled = sum(_is_quoted_work(record) for record in records) if alone else 0
    if titled >= max(MIN_PLAIN, AGREED * (len(records) - len(alone))):
        _keep(alone)


def _is_worded(record: Record) -> bool:
    text = record.segments[0].text
    return " " in text and is_title_case(text)


def _is_quoted_work(record: Record) -> bool:
    title = record.segments[record.title] if record.title is not None else None
    return title is not None and title.quoted and not record.reason and record.title != 0


def _accept_dated(records: Sequence[Record]) -> None:
    """Accept "2019 A Fine Title" and "A Fine Title (FCC 2019)", where most of a document are."""
    dated = list(filter(_is_dated, records))
    if len(dated) < max(MIN_GROUP, AGREED * len(records)):
        return
    titles = [record.segments[record.title or 0].text for record in dated]
    placed = sum(any(part.venue and part.venue.is_sure for part in rec.segments) for rec in dated)
    if placed == len(dated) or 2 * sum(map(is_title_case, titles)) > len(titles):
        _keep(dated)


def _accept_marked(records: Sequence[Record]) -> None:
    """Accept "*A Fine Title* - Poe, Paris, 1954", where most are a title and a source."""
    _keep_most(records, says_when_of_marked)


def _is_dated(record: Record) -> bool:
    """Whether the first line of a record is a title with when, or with where and when."""
    if record.title is None or record.text.rstrip().endswith(":"):
        return False
    title = record.segments[record.title]
    first = [part for part in record.segments if part.line == 0 and part.kind is not Kind.TAG]
    below = (part for part in record.segments if part.line)
    beside = [part for part in first if part is not title]
    if len(beside) != 1 or not beside[0].date or any(part.kind is Kind.TEXT for part in below):
        return False
    is_led = beside[0].kind is Kind.DATE and beside[0] is first[0]
    if record.text.rstrip().endswith("."):  # "A Fine Title. FCC 2023."
        venue = beside[0].venue
        is_set_off = beside[0].cut is Cut.STOP and venue is not None and venue.is_sure
    else:
        is_set_off = is_led or beside[0].bracket == "("
    return is_set_off and _may_be_entry(record) and begins_big(title.text)


def _accept_signed_by(records: Sequence[Record]) -> None:
    """Accept titles with names after "by", where most siblings are such, in links or a style."""
    if not any(map(_may_be_accepted, records)):
        return
    signed = [record for record in records if is_signed(record) and _is_led_by(record.segments[1])]
    kept = sum(not record.reason for record in signed)
    if kept < max(MIN_GROUP, AGREED * len(records)):
        return
    for record in filter(_may_be_accepted, signed):
        title, people = record.segments[0].text, record.segments[1].people
        is_named = people is not None and all(" " in name for name in people.names)
        is_said = tells_of_deed(title) or reads_as_sentence(title)
        if is_named and begins_big(title) and not is_said:
            record.reason = ""


def _is_led_by(part: Segment) -> bool:
    return starts_with_by(part.text)


def _accept_small(records: Sequence[Record]) -> None:
    """Accept titles in small letters, "*deep rain in the north*", where siblings have their style.

    Names may stand before the titles of those: "DQN. *A Fine Title*".
    """
    left = [record for record in records if _may_be_accepted(record)]
    for record in left:
        title = record.segments[0] if record.title == 0 else None
        if title is None or title.mark not in _TITLE_STYLES or title.is_link:
            continue
        alike = [other for other in records if _has_style(other, title.mark)]
        is_usual = len(alike) >= max(MIN_GROUP, AGREED * len(records))
        if is_usual and len(alike) > len(left) and _is_small_title(record, title):
            record.reason = ""


def _has_style(record: Record, mark: Mark) -> bool:
    """Whether a record is an entry whose title is of some words in a style."""
    title = record.segments[record.title] if record.title is not None else None
    if record.reason or title is None or title.is_link or title.mark is not mark:
        return False
    return count_words(title.text) > MIN_TITLE


def _is_small_title(record: Record, title: Segment) -> bool:
    """Whether a record is words in a style that are no remark, and who, where or when behind."""
    text = title.text
    if any(part.kind is Kind.TEXT for part in record.segments[1:]) or has_verb(text):
        return False
    is_open = not title.whole.rstrip().endswith((".", ":", "!", "?", "…"))
    fits = MIN_TITLE < count_words(text) <= MAX_PLAIN_WORDS and text[:1].islower()
    is_said = text.partition(" ")[0] in _SAID or reads_as_sentence(text.capitalize())
    return is_open and fits and not is_said and not record.text.rstrip().endswith((":", "!"))


def _form_of(record: Record, place: int) -> _Form:
    before = (part.kind for part in record.segments[:place] if part.kind in _WHO_AND_WHEN)
    return record.segments[place].mark, tuple(before)


def _is_like_others(record: Record) -> bool:
    """Whether a record may be an entry as others are; plain words that lead nowhere say more."""
    is_told = is_marked(record.segments[record.title or 0])
    if record.container is Container.PARAGRAPH:
        is_told = is_told or record.has_link
        is_told = is_told or any(part.kind in _WHO_AND_WHEN for part in record.segments)
    return is_told and _may_be_entry(record)


def _is_told(record: Record) -> bool:
    """Whether a record says who or where beside its title, and little else."""
    if not _may_be_entry(record):
        return False
    if says_who_and_when(record):
        return True
    title = record.segments[record.title or 0]
    return is_marked(title) and any(
        part.kind in (Kind.PEOPLE, Kind.VENUE) for part in record.segments
    )


def _may_be_entry(record: Record) -> bool:
    """Whether a record begins with what may be a title, and has few words beside it."""
    place = record.title
    if place is None:
        return False
    title = record.segments[place]
    before = (part for part in record.segments[:place] if part.kind is Kind.TEXT)
    most = MAX_LEAD if title.cut is Cut.SPACE else MAX_VENUE
    if sum(count_words(part.text) for part in before) > most:
        return False
    if title.kind is not Kind.TEXT or title.line or reads_as_sentence(title.text):
        return False
    is_placed = any(part.kind is Kind.VENUE and part.date for part in record.segments)
    if title.is_link and not (leads_to_paper(title) or is_placed):
        return False
    if not MIN_TITLE <= count_words(title.text) <= MAX_PLAIN_WORDS:
        return False
    rest = (part for part in record.segments[place + 1 :] if part.kind is Kind.TEXT)
    return sum(count_words(part.text) for part in rest) <= MAX_PLAIN_WORDS


def are_titles(records: Sequence[Record]) -> bool:
    """Whether several records have as many words as titles have in the mean."""
    words = sum(count_words(record.text) for record in records)
    return len(records) >= MIN_GROUP and words >= MEAN_TITLE * len(records)
