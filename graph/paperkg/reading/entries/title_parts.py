"""Which segments make up the title of a record, and whether its authors stand before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.reading.citations.cited_authors import read_before_title
from paperkg.reading.citations.held_titles import CLOSED, HOLDER
from paperkg.reading.citations.marked_books import is_told_of_book
from paperkg.reading.citations.quoted_sorts import names_sort
from paperkg.reading.cuts.shapes import leads_to_paper
from paperkg.reading.entries.authors_before import follows_authors
from paperkg.reading.entries.marked_titles import is_named_outside
from paperkg.reading.entries.words_like_names import is_words
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.translators import read_translators
from paperkg.reading.records import Container, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    is_title_case,
    reads_as_sentence,
)

__all__ = ["NAME", "title_parts"]

_IMPRINTS = (Kind.VENUE, Kind.DATE)
_IMPRINT = re.compile(r"[^\W\d_]{1,20}\.?(?:-[^\W\d_]{1,20})?\.?\s?: ?\w")
_PART = re.compile(
    r"(?:part|teil|partie|parte) \w{1,4}|with (?:a )?(?:discussion|comments?)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:an?|the|towards?)\s")
MAX_QUOTED = 2
"""Words in quotation marks inside a title are no more."""

MAX_LINKED = 6
"""The first part of a title, in a link before a colon, has no more words."""

NAME = re.compile(r"[\w.+*@/-]{2,30}(?:\s[\w.+-]{1,12}){0,2}")
"""The short name of a work, or what may be one."""


def title_parts(record: Record) -> Sequence[int]:
    """Give the places of the segments that make up the title: cuts in a marked text are undone.

    In a citation, what follows the title after a full stop is where it appeared.
    """
    if record.title is None:
        return ()
    segments = record.segments
    title = segments[record.title]
    if title.mark is Mark.PLAIN:
        return _plain_parts(record, record.title)
    if title.mark is Mark.LINK and _is_rest_of_title(record, record.title):
        return range(record.title - 1, record.title + 1)
    if title.mark is Mark.LINK and _is_linked_start(record, record.title):
        return range(record.title, record.title + 2)
    if title.mark is Mark.STRONG and _is_start_of_title(record, record.title):
        return range(record.title, record.title + 2)
    if _is_alone(record, title) and not _has_plain_subtitle(record, record.title):
        return range(record.title, record.title + 1)
    return _marked_parts(record, record.title)


def _marked_parts(record: Record, place: int) -> Sequence[int]:
    """Let a title in a style or a link have what else stands there, but for who wrote it."""
    segments, title = record.segments, record.segments[place]
    is_signed = title.mark is Mark.EMPHASIS and is_named_outside(segments[:place], title)
    is_cited = title.quoted and count_words(title.text) > MAX_QUOTED
    before = [part for part in segments[:place] if part.span == title.span]
    follows_names = not is_signed and any(
        part.kind is Kind.PEOPLE or (is_cited and _is_part(part, title) and _is_name(part))
        for part in before
    )
    if _has_plain_subtitle(record, place) or _is_quoted_start(record, place):
        return range(place, place + 2)
    if follows_names:
        last = place
        while (
            last + 1 < len(segments)
            and _is_part(segments[last + 1], title)
            and (segments[last + 1].cut is not Cut.STOP or _is_rest_of_link(segments, last + 1))
            and segments[last + 1].quoted is title.quoted
        ):
            last += 1
        return range(place, last + 1)
    texts = [at for at, part in enumerate(segments) if part is title or _is_part(part, title)]
    if is_cited:
        texts = [at for at in texts if at >= place or not _leads_quotation(segments[at], title)]
    end = _find_signed(record, place)
    texts = [at for at in texts if at < end]
    if len(texts) > 1 and _is_named_before(*(segments[at] for at in texts[:2])):
        del texts[0]
    return range(min(texts), max(texts) + 1)


def _is_alone(record: Record, title: Segment) -> bool:
    """Whether nothing else stands in the span of a title."""
    for part in record.segments:
        if part.span == title.span and part is not title:
            return False
    return True


def _find_signed(record: Record, title: int) -> int:
    """Find who signs a title, or its press: "A Title by Poe at RAM", "«A Title» – М.: «Rain»".

    What holds it may be quoted, too: "“A Title”, in: Notes of “Rain”"; "“A Title,” A Poe" ends it.
    """
    head = record.segments[title]
    is_closed = head.is_link and head.quoted and count_words(head.text) > MAX_QUOTED
    is_closed = is_closed and CLOSED.match(head.whole, max(head.end - 2, 0)) is not None
    if is_closed or (head.mark is Mark.QUOTE and HOLDER.match(head.whole, head.end)):
        return title + 1
    for place, part in enumerate(record.segments[title + 1 :], start=title + 1):
        is_inside = part.people is not None and part.span == head.span and not part.bracket
        if is_inside and part.people and (part.people.is_sure or starts_with_by(part.text)):
            return place
        if head.quoted and part.cut is Cut.DASH and _IMPRINT.match(part.text):
            return place
    return len(record.segments)


def _is_name(part: Segment) -> bool:
    """Take names before a title in quotation marks for authors, in a link: "Poe "A Title""."""
    people = None if part.quoted else read_before_title(part)
    if people is not None:
        part.kind, part.people = Kind.PEOPLE, people
    return people is not None


def _leads_quotation(lead: Segment, title: Segment) -> bool:
    """Whether a word or two and a colon stand before all else in a link: "3Trees: "A Title"".

    So may what it is: "My talk "A Title"".
    """
    is_short = count_words(lead.text) <= MAX_QUOTED and title.cut is Cut.COLON
    return (is_short or names_sort(lead.text)) and not title.whole[title.end :].strip(' "”.')


def _is_named_before(name: Segment, title: Segment) -> bool:
    """Tell "**[FineNet] A Fine Title**", whose short name stands in its own brackets."""
    is_name = name.bracket in ("[", "(") and NAME.fullmatch(name.text) is not None
    is_coined = name.text.isascii() and any(char.isupper() for char in name.text)
    return is_name and is_coined and not title.bracket and count_words(title.text) > 2


def _is_start_of_title(record: Record, place: int) -> bool:
    """Tell "**FineBench**: a Benchmark of Things [pdf]" from a name with a description."""
    name, *rest = record.segments[place : place + 2]
    if not rest or name.field or count_words(name.text) > 5:
        return False
    if (after := rest[0]).field is Field.TITLE:
        return True  # as siblings tell
    follows = after.cut is Cut.COLON and after.mark is Mark.PLAIN and after.line == name.line
    is_cell = record.container is Container.ROW and after.column == name.column
    is_long = count_words(after.text) > (1 if is_cell and " " not in name.text else 2)
    words = after.kind is Kind.TEXT and is_long and name.text not in after.text
    begins_small = reads_as_sentence(after.text) and not _ARTICLE.match(after.text)
    if not (follows and words) or after.quoted or begins_small:
        return False
    if is_cell:
        return after.text[:1].isupper() and not after.whole.rstrip().endswith(".")
    links = [part for part in record.segments[place + 2 :] if part.is_link]
    if (is_title := is_title_case(after.text)) and _says_where(record.segments[:place]):
        return True
    is_title = is_title or any(map(leads_to_paper, links))
    return is_title and any(part.kind is Kind.LABEL for part in links[:1])


def _says_where(before: Sequence[Segment]) -> bool:
    """Whether a known venue leads a record: "`NeurIPS 2022` **RainNet**: Sparse Rain"."""
    return any(part.venue is not None and part.venue.is_sure for part in before)


def _is_linked_start(record: Record, place: int) -> bool:
    """Tell "[MOSEL](…): Serving by Dynamic Modality Selection" from a link with a remark."""
    name, *rest = record.segments[place : place + 2]
    if not rest or name.field:
        return False
    is_led = (after := rest[0]).cut is Cut.COLON or name.whole.rstrip()[-1:] == ":"
    if not is_led and after.field is not Field.TITLE:
        return False  # as most
    if count_words(name.text) > MAX_LINKED or not leads_to_paper(name):
        return False
    if after.field is Field.TITLE:
        return True  # as siblings tell
    is_plain = after.kind is Kind.TEXT and after.mark is Mark.PLAIN and after.line == name.line
    if name.text.isascii() and not after.text[:1].isascii():
        return False  # "[A Fine Title](…)：值得一读"
    is_title = count_words(after.text) > 2 and is_title_case(after.text)
    return is_plain and is_title and not after.bracket


def _is_rest_of_title(record: Record, place: int) -> bool:
    """Tell "FineNet: [an automated method for things](…)", whose link begins in small letters."""
    if not place:
        return False
    name, rest = record.segments[place - 1 : place + 1]
    is_led = rest.cut is Cut.COLON and name.line == rest.line and not (rest.bracket or name.bracket)
    is_plain = name.kind is Kind.TEXT and name.mark is Mark.PLAIN and not name.field
    is_name = is_plain and count_words(name.text) == 1 and _is_coined(name.text)
    return is_led and is_name and rest.text[:1].islower() and count_words(rest.text) > 2


def _is_coined(word: str) -> bool:
    """Whether a word has capitals or digits inside, as names of methods have."""
    return any(char.isupper() or char.isdigit() for char in word[1:])


def _has_plain_subtitle(record: Record, place: int) -> bool:
    """Tell "POE, Ann. **A Title**: its second part. City: Publisher", as ABNT asks."""
    title, *after = record.segments[place:]
    if not place or not after or not any(part.people for part in record.segments[:place]):
        return False
    rest, *source = after
    is_rest = rest.kind is Kind.TEXT and rest.mark is Mark.PLAIN and rest.cut is Cut.COLON
    said = (part.kind in _IMPRINTS or _IMPRINT.match(part.text) for part in source)
    ends = any(said) and source[0].cut is Cut.STOP
    is_styled = title.mark in (Mark.STRONG, Mark.EMPHASIS)
    return is_rest and ends and is_styled and rest.line == title.line and not rest.bracket


def _is_quoted_start(record: Record, place: int) -> bool:
    """Tell "“It Rains, I Grow”: What Trees Say" from a title with a remark."""
    title, after = record.segments[place], record.segments[place + 1 : place + 2]
    if title.mark is not Mark.QUOTE or not after:
        return False
    rest = after[0]
    follows = rest.span == title.span and title.whole[title.end : title.end + 1] == ":"
    is_plain = follows and rest.kind is Kind.TEXT and not (rest.bracket or rest.quoted)
    return is_plain and count_words(rest.text) > 2 and is_title_case(rest.text)


def _is_part(segment: Segment, title: Segment) -> bool:
    return (
        segment.span == title.span
        and (segment.quoted == title.quoted or title.mark is not Mark.QUOTE)
        and segment.column == title.column
        and segment.field is not Field.SHORT_NAME
        and not is_told_of_book(segment, title)
        and not (segment.bracket and starts_with_by(segment.text))
        and (
            segment.kind is Kind.TEXT
            or (segment.kind in (Kind.NUMBER, Kind.LABEL) and not segment.bracket)
        )
    )


def _plain_parts(record: Record, place: int) -> Sequence[int]:
    """Let a plain title go on after a question mark, and after a bracket inside a sentence."""
    first = last = place
    segments = record.segments
    while (
        first
        and segments[first].cut is Cut.ASIDE
        and _is_part(segments[first - 1], segments[place])
    ):
        first -= 1
    if first > 1 and segments[first - 2].kind is Kind.TEXT:
        first -= 2 * _goes_round_name(segments, first - 1)
    if place + 1 == len(segments) or segments[place + 1].span != segments[place].span:
        return range(first, place + 1)
    is_cited = follows_authors(record, place)
    last = max(last, _end_before_journal(segments, place))
    while last + 1 < len(segments):
        following = segments[last + 1]
        if following.span != segments[place].span:
            break
        may_go_on = following.kind is Kind.TEXT or following.cut is Cut.ASIDE
        goes_on = (may_go_on and is_words(following)) and (
            following.cut is Cut.ASIDE
            or _is_dash_in_citation(segments, last + 1)
            or _is_signed_subtitle(segments, last + 1)
            or _is_answer(segments, last + 1)
            or _is_signed_sentence(segments, last + 1)
            or _is_before_imprint(segments, last + 1)
        )
        if (
            _goes_round_year(segments, last + 1)
            or _goes_round_name(segments, last + 1)
            or (is_cited and _goes_on_small(segments, last + 1))
        ):
            last += 2
            continue
        is_part = following.bracket and _PART.fullmatch(following.text)  # Fine Rain (part 2)
        if is_part or (is_cited and _is_bracket_before_journal(segments, last + 1)):
            last += 1
            continue
        is_named = is_cited and _is_person_in_title(segments, last + 1)
        is_dashed = following.whole[: following.start].rstrip().endswith(("–", "—"))
        is_long = goes_on and (
            is_dashed or count_words(following.text) > 1 or _goes_on_after(segments, last + 1)
        )
        if not (is_named or is_long):
            break
        last += 1
    return range(first, last + 1)


def _end_before_journal(segments: Sequence[Segment], place: int) -> int:
    """Find where a title ends between a year and a journal in italics, with its volume.

    "Poe (2018). Rain in Delta, California: What It Does. *Rain Letters*, 41(8)" has one title.
    """
    before = [part.kind for part in segments[:place]]
    if before[-2:] != [Kind.PEOPLE, Kind.DATE]:
        return place
    span = segments[place].span
    after = enumerate(segments[place + 1 :], start=place + 1)
    end = next((at for at, part in after if part.span != span), len(segments))
    inside, source = segments[place + 1 : end], segments[end : end + 2]
    are_words = all(part.kind is Kind.TEXT and not (part.bracket or part.quoted) for part in inside)
    are_words = are_words and all(" " in part.text for part in inside[-1:])  # but "In *Rain Days*"
    is_journal = len(source) > 1 and source[0].mark is Mark.EMPHASIS
    is_numbered = is_journal and source[1].kind is Kind.NUMBER
    return end - 1 if are_words and is_numbered else place


def _is_before_imprint(segments: Sequence[Segment], place: int) -> bool:
    """Whether what a stop cuts off stands before place and publisher: ". A Part. - М.: Наука".

    The Russian standard GOST 7.0.100 sets a stop and a dash after a title, with all its parts.
    """
    part, after = segments[place], segments[place + 1 : place + 2]
    is_part = part.cut is Cut.STOP and not part.bracket
    return is_part and any(
        item.venue and item.cut is Cut.DASH and _IMPRINT.match(item.text) for item in after
    )


def _is_dash_in_citation(segments: Sequence[Segment], place: int) -> bool:
    """Whether a dash stands inside a title that authors and a year precede and a stop ends.

    The year may stand behind the stop: "Poe, Ann: OWL – Our Fine Birds. London 2018, Rain Press".
    """
    if segments[place].cut is not Cut.DASH or place < 2:
        return False
    before, after = segments[place - 2], segments[place + 1 : place + 2]
    whole, end = segments[place].whole, segments[place].end
    if before.kind is Kind.DATE and not after:  # Poe, A. (2018). Fine Birds - Our Larks.
        return whole.startswith(".", end) and begins_big(segments[place].text)
    ends = any(part.cut is Cut.STOP or _is_source_below(part) for part in after)
    is_sure = before.people is not None and before.people.is_sure
    is_placed = any(part.venue and part.date for part in after)
    is_led = is_sure and is_placed and segments[place - 1].cut is Cut.COLON
    return ends and (before.kind is Kind.DATE or is_led)


def _is_source_below(part: Segment) -> bool:
    """Whether a line begins with where a work appeared: "*Rain Letters*, 48(4):839-852"."""
    is_placed = part.kind is Kind.VENUE or part.mark is Mark.EMPHASIS
    return part.cut is Cut.BREAK and is_placed


def _is_signed_subtitle(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Fine Rain - All That You Need To Know (Ann Poe)", in capitals, from a remark."""
    subtitle, after = segments[place], segments[place + 1 : place + 2]
    is_signed = any(part.kind is Kind.PEOPLE and part.bracket == "(" for part in after)
    return subtitle.cut is Cut.DASH and is_signed and is_title_case(subtitle.text)


def _is_answer(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Where Does It Rain? - Finding Wet Hills, 2018", in capitals, from a remark."""
    question, answer = segments[place - 1 : place + 1]
    is_dated = any(part.venue or part.date for part in segments[place + 1 : place + 2])
    is_set_off = answer.cut is Cut.DASH and question.text.endswith("?")
    return is_set_off and is_dated and not answer.bracket and is_title_case(answer.text)


def _is_signed_sentence(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Fine Rain. All That You Need (Ann Poe, Bo Reed)", which people sign as a whole."""
    sentence, after = segments[place], segments[place + 1 :]
    is_signed = len(after) == 1 and after[0].people is not None and after[0].bracket == "("
    return place == 1 and sentence.cut is Cut.STOP and is_signed and not sentence.bracket


def _is_rest_of_link(segments: Sequence[Segment], place: int) -> bool:
    """Tell the rest of a title in a link with its authors: "[Ann Poe. Rain. Why It Falls](…)"."""
    part = segments[place]
    is_last = all(after.span != part.span for after in segments[place + 1 : place + 2])
    is_long = part.kind is Kind.TEXT and count_words(part.text) > 2
    return part.is_link and is_long and is_last and not names_publisher(part.text)


def _goes_round_year(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Sequence Models(2017): A Tutorial", whose year is no part of the title."""
    year, after = segments[place], segments[place + 1 : place + 2]
    is_year = year.kind is Kind.DATE and bool(year.bracket) and year.whole[year.end :][:1] == ":"
    return is_year and any(part.span == year.span and part.kind is Kind.TEXT for part in after)


def _goes_on_after(segments: Sequence[Segment], place: int) -> bool:
    """Whether the title goes on behind a word and its mark, too: "Rain! Rain! How it falls"."""
    return any(
        part.cut is Cut.ASIDE and part.kind is Kind.TEXT and part.span == segments[place].span
        for part in segments[place + 1 : place + 2]
    )


def _goes_round_name(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Fine Language Models (FLM): A Tutorial", whose short name is part of the title."""
    name, after = segments[place], segments[place + 1 : place + 2]
    if name.people is not None and name.people.has_given_name:
        return False  # "Fine Rain (Ann Poe): good"
    is_name = name.bracket == "(" and NAME.fullmatch(name.text) is not None
    is_led = name.whole[name.end :][:2] == ": " and sum(map(str.isupper, name.text)) > 1
    goes_on = any(part.span == name.span and is_words(part) for part in after)
    return is_name and is_led and goes_on


def _goes_on_small(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Long Winters (LW), and short ones (SO), Fine Journal": words in small letters go on."""
    name, after = segments[place], segments[place + 1 : place + 2]
    is_name = name.bracket == "(" and NAME.fullmatch(name.text) is not None
    follows = name.whole[name.end :].lstrip(",; )")[:1].islower()
    is_coined = sum(map(str.isupper, name.text)) > 1
    goes_on = any(part.span == name.span and part.kind is Kind.TEXT for part in after)
    return is_name and is_coined and follows and goes_on and not any(p.bracket for p in after)


def _is_bracket_before_journal(segments: Sequence[Segment], place: int) -> bool:
    """Tell "Rain in the Alps (Italy). Fine Letters, 3(2), 1-9", whose bracket is of the title.

    What says more of a work stands after where it appeared.
    """
    bracket, source = segments[place], segments[place + 1 : place + 3]
    is_words = bracket.kind is Kind.TEXT or _PART.fullmatch(bracket.text) is not None
    if not is_words or bracket.url or bracket.bracket != "(" or not source:
        return False
    journal, *rest = source
    is_placed = journal.kind is Kind.VENUE or journal.mark is Mark.EMPHASIS
    is_numbered = has_digit(journal.text) or any(
        part.kind is Kind.NUMBER or (part.venue and not part.venue.name) for part in rest
    )
    return journal.cut is Cut.STOP and is_placed and is_numbered


def _is_person_in_title(segments: Sequence[Segment], place: int) -> bool:
    """Tell whom a cited work is about, "Narrative in Darwin, George Eliot. London: …"."""
    segment, after = segments[place], segments[place + 1 : place + 2]
    ends = any(part.cut is Cut.STOP for part in after)
    is_name = segment.people is not None and not any("." in name for name in segment.people.names)
    is_name = is_name and read_translators(segment.text) is None
    return is_name and segment.cut is Cut.COMMA and ends and not segment.date
