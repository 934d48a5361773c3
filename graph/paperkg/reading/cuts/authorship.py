"""Whether a segment says who wrote a work: a list of authors, or a signature, "(Lamport, 2001)"."""

from __future__ import annotations

import re
from dataclasses import replace

from paperkg.reading.citations.east_asian import read_han_names
from paperkg.reading.citations.quotations import QUOTES
from paperkg.reading.cuts.attributes import YEAR_AFTER
from paperkg.reading.cuts.line_leads import HAS_YEAR
from paperkg.reading.cuts.named_sources import are_before_volume, is_about_life
from paperkg.reading.imprints.dates import Dated, find_date
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.people import (
    SURNAME_FIRST,
    People,
    is_vancouver,
    match_people,
    read_people,
)
from paperkg.reading.names.translators import read_translators
from paperkg.reading.patterns import AND, CAPITAL, OWNER, RECENT_YEAR
from paperkg.reading.segments import AT_START, Cut, Mark, Segment, Vocabulary
from paperkg.reading.words import either, is_given_name, words_of

__all__ = ["find_authors", "find_signature"]

_DATED_STOP = re.compile(rf"\.\s\({RECENT_YEAR}[a-z]?(?:,[^()]{{1,20}})?\)\.\s?")
_CAPITALS_FIRST = re.compile(
    rf"{CAPITAL}{{4,20}}, {CAPITAL}[^\W\d_A-ZÀ-Þ]+(?: {CAPITAL}[\w.]*){{0,3}}"
)
_AND_OTHERS = re.compile(r"(?<=[a-z])\+(?=,|\s|$)")
_SIGNED_AT_END = re.compile(rf"\s*\({RECENT_YEAR}[a-z]?\)\W*$")
# A stop or a dash, and words enough for a title.
_TITLE_AFTER = re.compile(rf"(?:\.|\s[-–—])\s({CAPITAL}[\w’'-]*:?(?:\s[^\s.]+){{2,}})")
_EDITION = re.compile(r",\s(?:\d(?:nd|rd|th)|second|third|fourth|rev\.?) ed(?:ition|n)?\.?(?=,)")
_NAME_YEAR = re.compile(
    rf"([A-Z][a-zà-ÿ]+(?:(?: & | and )[A-Z][a-zà-ÿ]+)?),? ({RECENT_YEAR})[a-z]?"
)
_SET_OFF_AFTER = re.compile(r"\s[-–—|]\s|\.\s(?=[A-Z])")
_DASH_AFTER = re.compile(r"\s[-–—|]\s")
# "(A Poe 1998)", but "(J Chem 1998)", a journal.
_INITIAL_BEFORE = re.compile(rf"(?!J\b)[A-Z]\.? {CAPITAL}[\w’'-]*[a-zß-ÿ]")
_PUBLISHER = re.compile(r"Eds?\. \S+")
_AND = re.compile(rf"\s{AND}\s")
_BY_AFTER = re.compile(rf"(?:{either('people', 'by_after')})\s")
_WITH = re.compile(rf"(?:{either('people', 'joined_by')})\s", re.IGNORECASE)
_FULL_NAME = re.compile(r"[\s.]")
_SET_APART = frozenset({Cut.STOP, Cut.SPACE, Cut.DASH, Cut.COLON})
# Whoever signs as a group: "ProCESS Investigators. A randomized trial …", "wwPDB Consortium. …".
_COLLECTIVE = re.compile(
    rf"(?:[a-z]{{1,3}}(?=[A-Z]))?{CAPITAL}[^.:;()]{{2,100}} "
    r"(?:Investigators|Collaborators|Collaboration|Consortium|Committee"
    r"|(?:Study|Trials?|Working|Writing|Research|Task|Clinical) (?:Group|Force))"
)
# The same before a title of which numbers of an issue say that it is cited.
_ORGANIZATION = re.compile(
    rf"(?:{CAPITAL}[\w&'’-]*,? (?:(?:of|for|on|and|the|in) ){{0,2}}){{1,7}}"
    r"(?:Network|Institutes?|Association|Society|Foundation|Organi[sz]ation|Agency|Council|Academy|"
    r"Federation|Administration|Health|Services|Medicine|Ministry)"
)

_SORTS = words_of("said", "works") | words_of("said", "held") | words_of("said", "made")

MAX_SIGNED = 7
"""Who and others, and where they work, have no more words."""

_Signature = tuple[People, str, Venue | None]
"""Who, when and where."""


def find_signature(segment: Segment) -> _Signature | None:
    """Find who and when in a bracket, "(Lamport, 2001)", or at the start: "Poe 1968 - A Title"."""
    if segment.bracket:
        joint = _WITH.match(segment.text)
        return _read_joint(segment.text[joint.end() :]) if joint else _read_signature(segment.text)
    named = _NAME_YEAR.fullmatch(segment.text) if segment.cut is Cut.START else None
    # "[Poe 1968, “A Title”](…)"
    is_quoted = segment.is_link and segment.whole[segment.end : segment.end + 1] in QUOTES
    if not named or not (is_quoted or _SET_OFF_AFTER.match(segment.whole, segment.end)):
        return None
    venue = read_venue(segment.text)
    if venue and venue.is_sure:
        return None
    people = read_people(named[1], single=True)
    return (people, named[2], None) if people else None


def _read_joint(text: str) -> _Signature | None:
    """Read full names after "with": who else wrote what the maker of a list wrote."""
    text = re.sub(r"[*†‡]", "", text).rstrip(" .")
    people = read_people(text, single=True)
    is_full = people is not None and all(map(_FULL_NAME.search, people.names))
    return (replace(people, is_sure=True), "", None) if people and is_full else None


def _read_signature(text: str) -> _Signature | None:
    """Read "Lamport, 2001" in brackets: who and when."""
    text = _AND_OTHERS.sub(" et al.", text)  # Krizhevsky+, NIPS 2012
    if ";" in text and (said := _read_before_semicolon(text)):
        return said
    text = _EDITION.sub("", text) if " ed" in text else text  # Poe, Roe, 2nd ed., 2009
    found = find_date(text) if len(text) < 120 else None
    if found and text[found.end :][:1] == "," and (said := _read_before_venue(text, found)):
        return said
    is_last = found is not None and not text[found.end :].strip(" )")
    people = read_people(text[: found.start], single=True) if found and is_last else None
    if found and is_place(text[: found.start].strip(" ,:")):
        return None  # (London, 1968)
    if not found or not people:
        return _read_others(text)
    set_off = "," in text[: found.start][-2:] or people.has_others or len(people.names) > 1
    set_off = set_off or _INITIAL_BEFORE.fullmatch(text[: found.start].rstrip()) is not None
    return (people, found.date, None) if set_off else None


def _read_before_venue(text: str, found: Dated) -> _Signature | None:
    """Read "Poe et al. 2019, ACL" in brackets: who, when, and a known venue."""
    venue = read_venue(text[found.end :].strip(" ,"))
    people = read_people(text[: found.start].strip(" ,"), single=True)
    if not people or not venue or not (venue.is_sure and venue.name):
        return None
    return people, found.date, replace(venue, date=found.date)


def _read_before_semicolon(text: str) -> _Signature | None:
    """Read "Poe, Roe, Li; TOCS '84" in brackets: who, and a known venue."""
    head, _, tail = text.rpartition(";")
    venue = read_venue(tail.strip())
    if not venue or not (venue.is_sure and venue.name) or "," in venue.name:
        return None
    people = read_people(head.strip(), single=True)
    return (people, venue.date, venue) if people else None


def _read_others(text: str) -> _Signature | None:
    """Read "Li et al., DeepMind", "Braun et al., CC 2013", "Poe, A., Nature 2001" in brackets."""
    people = match_people(text, single=True)
    if not people or is_place(text[: people.end]):
        return None
    venue = read_venue(text[people.end :]) if text[people.end :][:1] == "," else None
    if venue and venue.name:
        first = people.names[0]
        is_name = len(people.names) > 1 or (people.has_given_name and " " in first)
        is_name = is_name or (bool(venue.date) and not first.isupper())
        is_set_off = people.is_sure or (venue.is_sure and is_name)
    else:
        is_set_off = people.has_others and len(text.split()) <= MAX_SIGNED
    return (people, venue.date if venue else "", venue) if is_set_off else None


MIN_SURNAME = 4
"""The second of two words that a comma parts is a surname, and no given name, if it is as long."""

# Surnames alone before nothing but a title in quotation marks: "Poe, Roe "A Fine Title"".
_BEFORE_QUOTATION = re.compile(
    rf"\s*{CAPITAL}[\w’'-]+(?:(?:,| &| and| und| et| y| и) {CAPITAL}[\w’'-]+){{1,5}}[,.:]? "
    r"[\"“„«][^\s\"“”„«»]+\s[^\"“”„«»]*[\"”“»]\.?\s*"
)


def find_authors(segment: Segment, vocabulary: Vocabulary) -> People | None:
    """Find the authors that a segment names, where its place does not make it sooner a title."""
    text = segment.text
    if text.startswith("by @"):
        return People((text[3:],), len(text), True)
    if translators := read_translators(text):
        return translators
    if text.startswith("Ed") and _PUBLISHER.fullmatch(text):
        return None
    if text.endswith(OWNER):
        return _read_owner(segment.text[: -len(OWNER[0])], vocabulary)
    people = _read_authors(segment, vocabulary)
    return people if people and _may_be_authors(segment, people) else None


def _read_owner(name: str, vocabulary: Vocabulary) -> People | None:
    """Read a full name before a title that is set off from it: "Ann Poe's *A Fine Title*"."""
    people = read_people(name, vocabulary.common, single=True) if " " in name else None
    return people if people and people.has_given_name else None


def _read_authors(segment: Segment, vocabulary: Vocabulary) -> People | None:
    """Read a segment as authors; a year in brackets after it says more of one name."""
    is_last = segment.end >= len(segment.whole)
    year = None if is_last else YEAR_AFTER.match(segment.whole, segment.end)
    is_han = segment.cut is Cut.START and not segment.text.isascii()
    han = read_han_names(segment.whole[segment.start :].lstrip()) if is_han else None
    if han and han.end >= len(segment.text) - 1:
        return han
    if year and segment.cut in (Cut.START, Cut.BREAK, Cut.SPACE, Cut.DASH):
        dated = f"{segment.text} {year[0].lstrip()}"
        people = match_people(dated, vocabulary.common, single=True)
        return people if people and people.end >= len(segment.text) - 1 else None
    if segment.cut is Cut.STOP and not is_last and _SIGNED_AT_END.match(segment.whole, segment.end):
        people = read_people(segment.text, vocabulary.common, single=True)
        if people and len(people.names) > 1:
            return replace(people, is_sure=True)  # A Fine Title. Poe, Roe, Li (2019)
    if segment.cut is Cut.START and (named := _read_head(segment, vocabulary)):
        return named
    may_be_quoted = '"' in segment.whole or not segment.whole.isascii()
    if may_be_quoted and segment.cut is Cut.START and _BEFORE_QUOTATION.fullmatch(segment.whole):
        return _read_surnames_alone(segment.text)
    single = _is_signed(segment) or (segment.mark is Mark.EMPHASIS and "," in segment.text)
    return read_people(segment.text, vocabulary.common, single=single)


def _read_surnames_alone(text: str) -> People | None:
    """Read "Poe, Roe, Reed", and not "Poe, Ann", which is one name."""
    people = read_people(text, single=True)
    if people is None or (len(people.names) == 2 and _is_given(people.names[1])):
        return None
    return replace(people, is_sure=True)


def _is_given(name: str) -> bool:
    return len(name) < MIN_SURNAME or is_given_name(name)


def _is_signed(segment: Segment) -> bool:
    """Whether a segment starts with "by", or with "de" and the like right after a marked title."""
    if segment.text.startswith("by "):
        return True
    if segment.text.startswith("By ") and segment.cut not in AT_START:
        return True
    if segment.cut is not Cut.SPACE or not _BY_AFTER.match(segment.text):
        return False
    return segment.whole[: segment.start].rstrip()[-1:] in ("", *QUOTES.values())


def _read_head(segment: Segment, vocabulary: Vocabulary) -> People | None:
    """Read what can be authors only as the first part of a citation."""
    if segment.mark is not Mark.PLAIN:
        return None
    is_set_off = segment.whole.startswith((". ", ": "), segment.end)
    if is_set_off and _is_reversed(segment, vocabulary) and _is_said(segment):
        people = match_people(f"{segment.text}: ", vocabulary.common)  # Fleck, Ludwik: Entstehung
        if people and people.end == len(segment.text):
            return replace(people, is_sure=True)
    if is_vancouver(segment.whole):
        people = match_people(segment.whole[segment.start :], vocabulary.common)
        if people and people.is_sure and abs(people.end - segment.end + segment.start) < 2:
            return people
    if not segment.whole.startswith(".", segment.end):
        return None
    return _read_organization(segment) or _read_surnames(segment, vocabulary)


def _is_said(segment: Segment) -> bool:
    """Whether a year, or a surname in capitals, says that a line is an entry of a catalogue."""
    is_dated = HAS_YEAR.search(segment.whole) is not None
    return is_dated or _CAPITALS_FIRST.fullmatch(segment.text) is not None


def _is_reversed(segment: Segment, vocabulary: Vocabulary) -> bool:
    """Whether a surname stands first, "Fleck, Ludwik: Entstehung", "Hall, Mark. 1973. A Title"."""
    if segment.whole.startswith(": ", segment.end):
        return "," in segment.text
    if not segment.whole.startswith(". ", segment.end):
        return False
    surname, comma, _ = segment.text.partition(", ")
    if comma and len(surname) > 2 and surname.isupper():
        return True
    name = SURNAME_FIRST.fullmatch(segment.text)
    return name is not None and name[1].lower() not in vocabulary.common


def _read_organization(segment: Segment) -> People | None:
    """Read the first part of "World Health Organization. (2020). Title" as the author."""
    signs = segment.whole.startswith(". ", segment.end) and (
        _COLLECTIVE.fullmatch(segment.text)
        or (is_vancouver(segment.whole) and _ORGANIZATION.fullmatch(segment.text))
    )
    if not signs and not _DATED_STOP.match(segment.whole, segment.end):
        return None
    several = read_people(segment.text, single=True)  # "Roe, Peter & Ann Poe (1996). A Title"
    if several and len(several.names) > 1:
        return replace(several, is_sure=True)
    return People((segment.text,), len(segment.text), True)


def _read_surnames(segment: Segment, vocabulary: Vocabulary) -> People | None:
    """Read "Dean and Ghemawat. MapReduce: …": surnames alone, before what is no name itself."""
    leads = segment.whole.startswith(". ", segment.end)
    if not leads or not _AND.search(segment.text):
        return None
    after = segment.whole[segment.end :]
    if len(after.split(maxsplit=2)) < 3:
        return None
    people = read_people(segment.text, vocabulary.common, single=True)
    if not people or len(people.names) < 2:
        return None
    if people.is_sure:
        return people
    return None if match_people(after[2:].lstrip()) else replace(people, is_sure=True)


def _may_be_authors(segment: Segment, people: People) -> bool:
    """One name of two words is as likely a title, where it stands first or is a link."""
    if people.is_sure or _is_signed(segment):
        return True
    is_single = len(people.names) == 1
    if is_single and " " not in people.names[0]:
        return _is_signing_surname(segment)
    if segment.cut is Cut.START:
        return _may_come_first(segment, people)
    if segment.mark is Mark.EMPHASIS and segment.cut is Cut.DASH and segment.start:
        return people.has_given_name  # *Fine Things - Good Things*
    is_like_title = segment.is_link or segment.mark is Mark.STRONG or segment.cut in _SET_APART
    if not is_like_title or segment.mark is Mark.EMPHASIS:
        return True
    if is_single or segment.is_link:
        return people.has_given_name
    return True


def _is_signing_surname(segment: Segment) -> bool:
    """Tell "A Fine Paper - Poe (2001)" at the end of a line."""
    signs = segment.cut is Cut.DASH and _SIGNED_AT_END.match(segment.whole, segment.end)
    is_surname = segment.text[1:].replace("-", "").islower()
    is_surname = is_surname and segment.text.lower() not in _SORTS  # "A Fine Title - Buch (2014)"
    return bool(signs) and is_surname and not read_venue(segment.text)


def _is_before_title(segment: Segment, people: People) -> bool:
    """Tell "Ann Poe, Zorion Roe. Rain in the gardens" by the first name and a long title."""
    are_full = is_given_name(people.names[0]) and all(" " in name for name in people.names)
    after = _TITLE_AFTER.match(segment.whole, segment.end) if are_full else None
    return after is not None and not read_venue(after[1])


def _may_come_first(segment: Segment, people: People) -> bool:
    """Whether names at the start are authors: known, dated, before a venue, or before a dash."""
    if segment.is_link and len(people.names) == 1:  # "Ann Poe - A Title"
        dash = _DASH_AFTER.match(segment.whole, segment.end)
        leads = dash is not None and not is_about_life(segment.whole[dash.end() :])
        return leads and len(segment.text.split()) < 4 and is_given_name(people.names[0])
    if are_before_volume(people, segment.whole[segment.end :], segment.whole):
        return True  # "Ann Poe: A Title. CACM 34(10): 78-92 (1991)"
    is_list = len(people.names) > 1 or "," in people.names[0]
    if not is_list or YEAR_AFTER.match(segment.whole, segment.end):
        return is_list
    known = sum(map(is_given_name, people.names))
    if known < len(people.names) and not _is_before_title(segment, people):
        venue = read_venue(segment.whole[segment.end :]) if 2 * known >= len(people.names) else None
        return venue is not None and venue.is_sure and bool(venue.name)  # Ann Poe, Bo Li. CVPR 2015
    return True
