"""What stands where in a citation: who, when, then the title, then where it appeared.

A part alone may look like a venue, a name or words. Once it is known that authors stand at the
head of a line, the part after them and after the year is the title, whatever it looks like, and
ends where a journal, a place or an editor begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.citations.bracketed_imprints import restore_title_before_imprint
from paperkg.reading.citations.cited_authors import has_given_name, name_author, restore_authors
from paperkg.reading.citations.cited_titles import restore_title, turn_source
from paperkg.reading.citations.closed_titles import restore_closed_title
from paperkg.reading.citations.colon_titles import restore_colon_title
from paperkg.reading.citations.document_types import name_holder
from paperkg.reading.citations.editors import name_container, name_holders
from paperkg.reading.citations.held_titles import restore_held_title
from paperkg.reading.citations.initialed_names import restore_title_behind_initials
from paperkg.reading.citations.issuing_bodies import name_issuing_body
from paperkg.reading.citations.last_authors import join_last_author
from paperkg.reading.citations.marked_sources import name_marked_sources
from paperkg.reading.citations.quoted_volumes import name_quoted_volume
from paperkg.reading.citations.right_to_left import name_authors
from paperkg.reading.citations.site_titles import restore_site_title, restore_unsigned_book
from paperkg.reading.citations.styled_titles import (
    is_keyed,
    restore_keyed_title,
    restore_styled_title,
)
from paperkg.reading.imprints.dates import find_date
from paperkg.reading.imprints.imprint import EDITION, is_city, is_imprint, may_be_imprint
from paperkg.reading.imprints.venues import Venue, drop_volume
from paperkg.reading.patterns import PAGES, RIGHT_TO_LEFT
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment, drop_numbers

__all__ = ["KEY", "name_imprint", "restore_citation"]


# Pages or chapters behind a press: ", S. 12-30", ", Kap. 2".
_PART_LAST = re.compile(rf",\s(?:{PAGES}|chs?|chaps?|kap|caps?|гл)\b\.?\s?\d.*$", re.IGNORECASE)
_VOLUME = re.compile(r"\d{1,4}\s?(?:\(\d|:\s?[A-Za-z]?\d)")  # 16(2): e12588
_EDITED = re.compile(r"(?:Eds?|Hrsg|Hg|Red|Org)\.\s(?:by\s|von\s)?[^\W\d_a-zß-ÿ]")
MIN_SPACES = 2
"""A title before a journal in italics has so many spaces at least."""

MAX_PUBLISHER = 6
"""A publisher or a journal before its city has no more words."""

KEY = re.compile(
    r"[A-Z][A-Za-z+]{0,9}(?:19|20)?\d\d[a-z]?|[А-Я]{1,2}\d{1,3}|[A-Z]{1,3}-(?:[A-Z]{1,2}-?)?\d{1,3}"
)
"""What stands for a work in the text that cites it: "Har92", "CLO15", "Poe2001a", "О4"."""


def restore_citation(segments: list[Segment]) -> list[Segment]:
    """Tell authors and title apart by what stands between them, where their words do not."""
    return _restore(segments) if _may_be_cited(segments) else segments


def _restore(segments: list[Segment]) -> list[Segment]:
    name_holder(segments)
    name_holders(segments)
    restore_keyed_title(segments)
    _name_journals(segments)
    _name_holder(segments)
    _name_signer(segments)
    restore_site_title(segments)
    restore_unsigned_book(segments)
    if len(segments) > 2 and segments[0].bracket == "[" and _is_set_before(*segments[:3]):
        return [segments[0], *restore_citation(segments[1:])]
    if is_keyed(segments, 1) and (segments[1].people or segments[1].mark is Mark.EMPHASIS):
        return [segments[0], *restore_citation(segments[1:])]  # MGH: Poe, A. *A Title*
    head = segments[0].whole
    if not head.isascii() and RIGHT_TO_LEFT.search(head):
        name_authors(segments)
    name_marked_sources(segments)
    restore_authors(segments)
    join_last_author(segments)
    _tell_head(segments)
    _take_life(segments)
    restore_title_behind_initials(segments)
    restore_closed_title(segments)
    restore_held_title(segments)
    name_quoted_volume(segments)
    restore_title_before_imprint(segments)
    if turn_source(segments) or restore_colon_title(segments) or len(segments) < 2:
        return segments
    parts = drop_numbers(segments)
    if len(parts) > 2 and parts[0].bracket == "[" and parts[2].cut is Cut.COMMA:
        parts = parts[1:]  # [Poe01] Ann Poe, A Fine Title
    if not parts or parts[0].kind is not Kind.PEOPLE:
        if parts and _may_be_unsigned(parts[0]) and "." in parts[-1].whole:
            for part in parts[1:]:
                name_imprint(part)  # *A Title*. London: Fine Press, 1980
        return segments
    name_issuing_body(parts)
    restore_title(segments)
    _take_names_for_words(parts)
    if len(parts) > 2 and not any(part.kind is Kind.TEXT for part in parts):
        _restore_last_name(parts)
    _restore_publishers(parts)
    _name_sources(parts[1:])
    name_container(parts[2:])
    return segments


def _take_names_for_words(parts: Sequence[Segment]) -> None:
    """Take what looks like names where the title stands for words of it."""
    restore_styled_title(parts)
    for before, part in pairwise(parts):
        dated = before is parts[1] and before.kind is Kind.DATE and before.bracket
        is_title = part.mark is Mark.EMPHASIS or dated or _follows_author(before, part)
        if part.people and not part.people.is_sure and is_title:
            part.kind, part.people = Kind.TEXT, None  # "Le Suicide" is no name
        if part.kind is Kind.TEXT and part.mark is not Mark.EMPHASIS:
            break


def _may_be_cited(segments: Sequence[Segment]) -> bool:
    """Whether a line may be more than words alone, or a title in a link with words behind it.

    No rule asks about those: each wants authors, italics, a bracket, letters of another script or
    "//". A rule that wants less has to be let in here.
    """
    if not segments or not segments[0].whole.isascii():
        return bool(segments)
    first = segments[0]
    if len(segments) == 1:
        return "d." in first.text or ": " in first.text  # "Fine Agency, n.d. A Fine Title"
    if first.mark is not Mark.LINK or first.kind is not Kind.TEXT or not first.url:
        return True
    if first.bracket:
        return True
    for part in segments:
        if part.people or part.mark is Mark.EMPHASIS or part.bracket == "(":
            return True
        if not part.text.isascii() or "//" in part.whole:
            return True
    return False


def _tell_head(segments: Sequence[Segment]) -> None:
    """Take a word before a title in italics for its author, "[Poe 1992] Ann Poe" for a key."""
    if len(segments) > 2 and _is_surname_before_title(*segments[:3]):
        name_author(segments[0])
        segments[1].kind, segments[1].people = Kind.TEXT, None
    elif len(segments) > 1 and _is_key_of(*segments[:2]):
        segments[0].kind, segments[0].venue = Kind.DATE, None


def _take_life(segments: Sequence[Segment]) -> None:
    """Take a person for a title between an author and a book: "Poe, Ann: Bo Reed. In: *Lives*"."""
    if len(segments) < 3:
        return
    author, person, book = segments[:3]
    is_led = author.people is not None and author.people.is_sure and person.cut is Cut.COLON
    is_open = person.people is not None and not person.people.is_sure
    is_held = book.kind is Kind.VENUE or book.text.startswith(("In: ", "In "))
    if is_led and is_open and is_held and book.cut is Cut.STOP:
        person.take_for_words()


def _is_key_of(key: Segment, author: Segment) -> bool:
    """Whether a bracket that seems a venue has the name of the author after it, and a year."""
    name = key.venue.name if key.bracket and key.date and key.venue else ""
    people = author.people if name else None
    return people is not None and any(name in full.split() for full in people.names)


def _is_surname_before_title(name: Segment, title: Segment, year: Segment) -> bool:
    """Whether italics after one word are a title, and no name: "Poe, *Federal Politics* (2006)"."""
    is_word = name.kind is Kind.TEXT and name.mark is Mark.PLAIN and name.cut is Cut.START
    if not is_word or " " in name.text or not name.text[:1].isupper():
        return False
    is_styled = title.mark is Mark.EMPHASIS and title.cut is Cut.COMMA and title.people is not None
    return is_styled and bool(year.bracket and year.date) and not has_given_name(title)


def _name_holder(segments: Sequence[Segment]) -> None:
    """Take italics after a title in quotation marks for what holds it: "“A Title.” *Rain News*"."""
    if len(segments) < 2 or segments[0].mark is not Mark.QUOTE or segments[0].cut is not Cut.START:
        return
    title, *after = segments[:3]
    held = after[1:] if after[0].kind is Kind.DATE else after[:1]
    for part in held:
        is_name = part.text[:1].isupper() and "_" not in part.text and not _are_people(part)
        is_name = is_name and not part.whole.rstrip().endswith(".")  # *Good for a start.*
        is_set_off = part.cut in (Cut.SPACE, Cut.STOP, Cut.COMMA) and not part.bracket
        if title.kind is Kind.TEXT and part.mark is Mark.EMPHASIS and is_name and is_set_off:
            part.kind, part.people, part.venue = Kind.VENUE, None, Venue(part.text, "", False)
            _take_publisher_for_words(segments[segments.index(part) + 1 :])


def _take_publisher_for_words(after: Sequence[Segment]) -> None:
    """Take what may be a name, after what holds a work and a comma, for its publisher."""
    for part in after[:1]:
        is_unsure = part.people is not None and not part.people.is_sure
        if is_unsure and part.cut is Cut.COMMA and not has_given_name(part):
            part.take_for_words()


def _name_signer(segments: Sequence[Segment]) -> None:
    """Take a word before the year that ends a link for its author: "[A Title. Poe (1976)](…)"."""
    if len(segments) < 3 or not segments[-1].is_link or segments[-1].bracket != "(":
        return
    title, name, year = segments[-3:]
    is_last = year.kind is Kind.DATE and not year.whole[year.end :].strip(" .")
    is_word = name.kind is Kind.TEXT and name.cut is Cut.STOP and name.text.isalpha()
    is_one = title.span == name.span == year.span and title.text.count(" ") >= MIN_SPACES
    if is_last and is_word and is_one and name.text.istitle() and title.kind is Kind.TEXT:
        name_author(name)


def _are_people(part: Segment) -> bool:
    """Whether a part is names that are known, or no text."""
    if part.kind is Kind.PEOPLE and part.people:
        return part.people.is_sure or has_given_name(part)
    return part.kind is not Kind.TEXT


def _name_journals(segments: Sequence[Segment]) -> None:
    """Take italics before a volume for a journal where words end before: "A title. *Fine*, 3".

    So they are on a line of their own, "*Fine Letters*. 2023;148:1-9".
    """
    if len(segments) == 2 and _is_journal_line(*segments):
        segments[0].kind, segments[0].people = Kind.VENUE, None
        segments[0].venue = Venue(segments[0].text, "", False)
    for place, part in enumerate(segments[1:-1], start=1):
        is_styled = part.mark is Mark.EMPHASIS or part.mark is Mark.STRONG
        if not is_styled or part.kind not in (Kind.TEXT, Kind.PEOPLE):
            continue
        before, after = segments[place - 1], segments[place + 1]
        is_apart = part.cut is Cut.STOP
        if before.bracket and place > 1 and (before.people or is_apart):
            # A fine title. (With Ann Poe.) *Fine Things* 16(2), A fine title (in Greek). *Fine*, 3
            before, is_apart = segments[place - 2], True
        if after.bracket and after.text.isupper():
            after = segments[min(place + 2, len(segments) - 1)]  # *Fine Rain Letters (FRL)*, 3
        is_cited = part.cut is Cut.COMMA and place > 1 and _leads(segments[place - 2])
        is_title = before.kind is Kind.TEXT and not before.bracket
        is_title = is_title and (before.mark is Mark.PLAIN or before.is_link)
        is_title = is_title and before.text.count(" ") >= MIN_SPACES - is_cited
        is_title = is_title and (is_apart or is_cited)
        is_volume = after.kind is Kind.NUMBER or _VOLUME.match(after.text) is not None
        if is_title and is_volume and after.line == part.line:
            part.kind, part.people = Kind.VENUE, None
            part.venue = Venue(drop_volume(part.text), "", False)


def _may_be_unsigned(title: Segment) -> bool:
    """Whether a part may be the title of a book that nobody signs: in italics, or several words."""
    is_plain = title.kind is Kind.TEXT and title.mark is Mark.PLAIN and not title.bracket
    return title.mark is Mark.EMPHASIS or (is_plain and title.text.count(" ") >= MIN_SPACES)


def _leads(part: Segment) -> bool:
    """Whether a title may stand behind a part, authors or a year: "Poe, A. (1986), A Title"."""
    is_sure = part.people is not None and (part.people.is_sure or has_given_name(part))
    return is_sure or (part.kind is Kind.DATE and bool(part.bracket))


def _is_journal_line(name: Segment, volume: Segment) -> bool:
    """Whether italics, and a year with volume and pages, are all that a line holds."""
    is_name = name.mark is Mark.EMPHASIS and name.kind in (Kind.TEXT, Kind.PEOPLE)
    is_volume = volume.venue is not None and not volume.venue.name and bool(volume.date)
    return is_name and is_volume and name.text[:1].isupper()


def _is_set_before(key: Segment, author: Segment, title: Segment) -> bool:
    """Whether a label or a key in brackets stands before a citation; the key is set apart.

    ``[[Poe01](…)] Poe. *A Fine Title*`` and ``[[pdf](…)] Poe. *A Fine Title*`` are such.
    """
    is_key = key.kind is Kind.TEXT and not key.is_link and KEY.fullmatch(key.text) is not None
    if not is_key and key.kind is not Kind.LABEL:
        return False
    is_cited = author.kind is Kind.PEOPLE or (
        author.kind is Kind.TEXT and " " not in author.text and title.mark is Mark.EMPHASIS
    )
    if is_cited and is_key:
        key.kind = Kind.TAG
        if author.kind is Kind.TEXT:
            name_author(author)
    return is_cited


def _restore_publishers(parts: Sequence[Segment]) -> None:
    """Take what resembles a signature, "(Wiley, 2003)", for a publisher, as authors stand first.

    So is any city with its press at the end, behind a year and a title: "Lengen: Rabe".
    """
    if len(parts) > 3 and parts[1].kind is Kind.DATE:
        _name_any_imprint(parts[-1])
    for part in parts[2:]:
        if part.bracket and part.date and part.people and not part.people.is_sure:
            name = part.text.partition(part.date[:4])[0].strip(" ,:;")
            part.kind, part.people = Kind.VENUE, None
            part.venue = Venue(name, part.date, False)
        elif part.kind is Kind.TEXT:
            name_imprint(part)
        elif part.venue and (edition := EDITION.match(part.venue.name)):
            part.venue = replace(part.venue, name=part.venue.name[edition.end() :])


def _name_any_imprint(part: Segment) -> None:
    is_open = part.kind is Kind.TEXT and part.mark is Mark.PLAIN and part.cut is Cut.STOP
    if is_open and not part.bracket and may_be_imprint(part.text):
        part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)


def name_imprint(part: Segment) -> None:
    """Take a known city with its press for where a work appeared: "London: Fine Press 1980"."""
    if part.kind is Kind.TEXT and part.mark is Mark.PLAIN and is_imprint(part.text):
        found = find_date(part.text)
        name = part.text[: found.start] if found else part.text
        name = _PART_LAST.sub("", name)
        part.date = found.date if found else ""
        part.kind, part.venue = Kind.VENUE, Venue(name.strip(" ,;"), part.date, False)


def _name_sources(parts: Sequence[Segment]) -> None:
    """Take what stands between a title and a city, or in quotation marks before a date, for where.

    "Ann Poe, *A Title*, Fine Books, Milano 1988", "Poe, A. A Title. Fine Letters, São Paulo, v. 3",
    "Poe A., «A Title», «Fine Letters», 2010". So is a book in italics before its publisher.
    """
    for title, name, after in zip(parts, parts[1:], parts[2:], strict=False):
        if title.kind is not Kind.TEXT or name.kind is not Kind.TEXT or name.bracket:
            continue
        is_short = not name.text[:1].islower() and len(name.text.split()) <= MAX_PUBLISHER
        is_said = _is_before_city(name, after) or _is_quoted_journal(title, name, after)
        if (is_short and is_said) or _is_container(title, name, after):
            name.kind, name.venue = Kind.VENUE, Venue(name.text, "", False)


def _is_before_city(name: Segment, after: Segment) -> bool:
    is_plain = name.mark in (Mark.PLAIN, Mark.EMPHASIS)
    is_set_off = name.cut in (Cut.COMMA, Cut.STOP, Cut.ASIDE) and after.cut is Cut.COMMA
    return is_plain and is_set_off and after.venue is not None and is_city(after.venue.name)


def _is_container(title: Segment, name: Segment, after: Segment) -> bool:
    """Whether italics after a title in none are the book that holds it: a publisher follows.

    So may who edited it: "Poe, A. Autobiography. *A Book of Rain*. Ed. B. Roe".
    """
    if title.mark is Mark.PLAIN and name.cut is Cut.STOP and _EDITED.match(after.text):
        return name.mark is Mark.EMPHASIS
    is_title = title.mark in (Mark.PLAIN, Mark.QUOTE) and title.text.count(" ") > 0
    is_book = name.mark is Mark.EMPHASIS and name.cut in (Cut.COLON, Cut.SPACE, Cut.STOP)
    return is_title and is_book and after.kind is Kind.VENUE and is_imprint(after.text)


def _is_quoted_journal(title: Segment, name: Segment, after: Segment) -> bool:
    is_quoted = name.mark is Mark.QUOTE and title.mark in STYLED
    is_quoted = is_quoted and name.cut is Cut.COMMA and after.kind in (Kind.DATE, Kind.NUMBER)
    return is_quoted or _is_journal_after(title, name, after)


def _is_journal_after(title: Segment, name: Segment, after: Segment) -> bool:
    """Whether italics behind a title in quotation marks are its journal: a number or date follows.

    So in "Poe, A., “A Title”, *Fine Hill*, n° 3, 2004", whose journal might be a person.
    """
    is_journal = title.mark is Mark.QUOTE and name.mark is Mark.EMPHASIS
    is_journal = is_journal and name.cut in (Cut.COMMA, Cut.ASIDE)
    is_dated = after.kind in (Kind.DATE, Kind.NUMBER)
    is_dated = is_dated or (after.venue is not None and not after.venue.name)
    return is_journal and is_dated and after.cut is Cut.COMMA


def _restore_last_name(parts: Sequence[Segment]) -> None:
    """Take a name before a law review for the title: "Ann Poe, Law's Republic, 9 Yale L.J. 1"."""
    for part, following in pairwise(parts[1:]):
        is_name = part.people is not None and not part.people.is_sure and not part.bracket
        if is_name and part.cut is Cut.COMMA and following.kind is Kind.VENUE:
            part.kind, part.people = Kind.TEXT, None
            return


def _follows_author(before: Segment, part: Segment) -> bool:
    """Tell the title in "Hall, Ann. Bread and Circuses", whose words look like two names."""
    people = before.people
    is_closed = people is not None and len(people.names) == 1 and people.is_sure
    return is_closed and part.cut in (Cut.STOP, Cut.COLON) and not has_given_name(part)
