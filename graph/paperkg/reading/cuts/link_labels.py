"""Links whose text is no title: labels, addresses, identifiers, "Poe (2011)", keys of citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from paperkg.characters import has_digit
from paperkg.identifiers import Identifier, parse_identifier
from paperkg.model import LinkKind
from paperkg.reading.citations.pieces import NUMBER, OPENING
from paperkg.reading.citations.quotations import QUOTES
from paperkg.reading.cuts.line_leads import WHOLE_DATE
from paperkg.reading.imprints.dates import read_date, year_in_full
from paperkg.reading.imprints.venues import Venue, end_of_venue, read_venue
from paperkg.reading.labels import is_label, kind_of_label
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.text.blocks import Span

__all__ = [
    "is_link_label",
    "mend_link",
    "read_citation",
    "read_label",
    "says_only_where",
    "take_signed_links",
]

_CITED = re.compile(rf"(.*?)(?:(?<=\w)|^)\W++({RECENT_YEAR})\b")
_CITE_YEAR = re.compile(rf"[a-z][-_:]?({RECENT_YEAR}|\d\d)(?!\d)", re.IGNORECASE)
_GROUP = re.compile(
    r"[A-Z][\w’'-]*(?: [\w’'&-]+){0,5} (?:collaboration|consortium|working group)", re.IGNORECASE
)
_AUTHOR_YEAR = re.compile(rf"[(\s,]+({RECENT_YEAR})[a-z]?\)?$")
_SIGNED = re.compile(rf"(.{{2,60}}?), ([^\W\d_][^,\d]{{1,40}}) ({RECENT_YEAR})")
# "Direct PDF (Fine University)", "Artikel (Springer)": who holds the file.
_HELD = re.compile(r"([^\W\d_][^()（）\[\]]{1,40}?)\s?[(（\[]([^()（）\[\]]{2,40})[)）\]]")
_HELD_KINDS = frozenset({LinkKind.PAPER, LinkKind.PDF, LinkKind.CODE, LinkKind.VIDEO})
# "doi:10.1088 1742/6596", whatever the sign in it was.
_PREFIXED = re.compile(r"(?:arxiv|doi|hal|pmc?id)\s?[:/]\s?(?:10\.)?\d", re.IGNORECASE)
MAX_SPACES = 6
"""A text with more is neither a label nor an identifier, with whatever stands beside it."""

MAX_UNDATED = 2
"""The name of a venue without a year is no title, if it has no more words."""

_DIGITS = re.compile(r"\d+")
_CUT_SHORT = ("…", "...", "/", "-", "_")
_DATED_INSIDE = re.compile(rf"\w\.\s{RECENT_YEAR}\.\s[^\W\d_]")
_DAY_LATE = re.compile(rf"\w[.,?!]\s{WHOLE_DATE}(?:[.,]\s\w|$)")


def read_citation(span: Span, cut: Cut) -> Segment:
    """Read a link to an entry of a bibliography: its text or its key says who and when."""
    segment = Segment(span.text, Kind.LABEL, Mark.LINK, cut, local=span.local, end=len(span.text))
    cited = _CITED.match(span.text)
    if cited and (people := read_people(cited[1], single=True)):
        segment.people, segment.date = people, cited[2]
    elif year := _CITE_YEAR.search(span.local):
        segment.date = year_in_full(year[1])
    return segment


def _strip_label(text: str) -> str:
    """Take brackets and points off the text of a link: "[[pdf]]" is "pdf"."""
    text = tidy(text).strip(" .,:;|*_`")
    while text[:1] in OPENING and (text[-1:] == OPENING[text[:1]] or OPENING[text[:1]] not in text):
        text = text[1:].removesuffix(OPENING[text[:1]]).strip()
    return text.rstrip("]") if "[" not in text else text


def is_link_label(span: Span, vocabulary: Vocabulary) -> bool:
    """Whether the text of a link says only what it leads to, not the title of it."""
    text = _strip_label(span.text)
    if span.local and span.local.lower().endswith(".pdf") and _read_signed(text):
        return True
    return not text or text.lower() in vocabulary.labels or says_only_where(text)


def says_only_where(text: str) -> bool:
    """Whether a text is a label, an address, an identifier, a date, or "Poe et al. (2011)"."""
    if "://" in text[:10]:
        return True
    if len(text) > 300:
        return False
    spaces, numbered = text.count(" "), has_digit(text)
    if numbered and (_PREFIXED.match(text) or NUMBER.fullmatch(text) or read_date(text)):
        return True
    if numbered and _is_author_year(text):
        return True
    if spaces > MAX_SPACES and not numbered:
        return False
    is_said = is_label(text) or _is_venue_label(text, numbered=numbered)
    if is_said or _is_held(text) or ("/" in text and "." in text and not spaces):
        return True
    identifier = parse_identifier(text) if spaces <= MAX_SPACES else None
    return identifier is not None and (identifier.names_paper or "://" in text)


def _is_held(text: str) -> bool:
    """Tell "Direct PDF (Fine University)" from a title: a label, and in brackets who has it."""
    found = _HELD.fullmatch(text) if text[-1] in ")）]" else None
    return found is not None and kind_of_label(found[1]) in _HELD_KINDS


def _is_venue_label(text: str, *, numbered: bool) -> bool:
    """Tell "bioRxiv (2023)", "ICML 2020" and "Nat Commun 15, 1611 (2024)" from titles."""
    words = text.count(" ") + 1
    if words > MAX_UNDATED and not numbered:
        return False
    if words > 1 and text[:1] in OPENING and OPENING[text[0]] in text[:-1]:
        return False  # "(ICML2015)A Title"
    venue = read_venue(text) if words <= MAX_SPACES + 1 else None
    if not venue or not venue.name or (words > 1 and end_of_venue(text)):
        return False
    if words > 3 and (_DAY_LATE.search(text) or _DATED_INSIDE.search(text)):
        return False  # "A Fine Title. 2018-08-14. RAIN 2020", "Ann Poe. 1999. A Fine Title"
    if words > 1 and _is_title_with_venue(text):
        return False
    if words > 3 and text.endswith(")") and not read_venue(text.partition("(")[0]):
        return False  # a title, and what says where it was in brackets
    if not venue.is_sure:
        return bool(venue.date and len(_DIGITS.findall(text)) > 2)
    return (bool(venue.date) or words <= MAX_UNDATED) and read_venue(
        text.partition(",")[0]
    ) is not None


def _is_title_with_venue(text: str) -> bool:
    """Whether a venue of a word stands behind a sentence: "Fine Nets. ICML'22", no "Proc. ICML"."""
    before, stop, last = text.rpartition(". ")
    known = read_venue(last) if stop and " " not in last else None
    return bool(known and known.is_sure and known.date and not read_venue(before))


def _is_author_year(text: str) -> bool:
    found = _AUTHOR_YEAR.search(text) if len(text) < 120 else None
    people = _read_authors(text[: found.start()]) if found else None
    return bool(people and (people.is_sure or len(people.names) > 1))


def _read_authors(text: str) -> People | None:
    """Read people, or one group that signs as a whole: "Fine Collaboration"."""
    if _GROUP.fullmatch(text.strip()):
        return People((text.strip(),), len(text), True)
    return read_people(text, single=True)


@lru_cache(maxsize=10_000)
def _read_signed(text: str) -> tuple[People, Venue] | None:
    """Read who, where and when, "Poe & Roe, Fine Science 2019", as files are called in a course."""
    found = _SIGNED.fullmatch(text)
    people = read_people(found[1], single=True) if found else None
    return (people, Venue(found[2], found[3], False)) if found and people else None


def read_label(span: Span, mark: Mark, cut: Cut, bracket: str) -> Segment:
    """Make a segment of such a link; its text may say who, where and when, too."""
    text = _strip_label(span.text)
    numbered = has_digit(text)
    is_broken = numbered and _PREFIXED.match(text) is not None and parse_identifier(text) is None
    says_more = bool(text) and "://" not in text and not is_broken
    venue = read_venue(text) if says_more and not span.is_image else None
    signed = _AUTHOR_YEAR.search(text) if numbered and says_more else None
    file = _read_signed(text) if numbered and span.local else None
    people = _read_authors(text[: signed.start()]) if signed else None
    segment = Segment(
        text,
        Kind.LABEL,
        mark,
        cut,
        bracket=bracket,
        url=span.url,
        local=span.local,
        end=len(span.text),
        whole=span.source,
        people=people,
        venue=None if people else venue,
        date=signed[1] if signed and people else venue.date if venue else "",
    )
    if file:
        segment.people, segment.venue = file
        segment.date = file[1].date
    if numbered and segment.identifier:
        segment.identifier = _shown(text, segment.identifier)
    return segment


def _shown(text: str, linked: Identifier) -> Identifier:
    """Give the paper that a text spells out, where its link leads to none, or to another one.

    What people read is what they check; the address below it may be left from another entry. A text
    that ends early is the same as its link: "[https://doi.org/10.1000/fine…](…)".
    """
    named = parse_identifier(text)
    if named is None or not named.names_paper or text.endswith(_CUT_SHORT):
        return linked
    if not linked.names_paper:
        return named  # [doi:10.1000/1](https://journal.example.org/1)
    is_other = named.scheme is linked.scheme and not linked.value.startswith(named.value)
    return named if is_other and not named.value.startswith(linked.value) else linked


def take_signed_links(parts: Sequence[Segment]) -> None:
    """Take a link right before "by Ann Poe" for a title, though it names somebody: a life of him.

    "[Thomas Rain](…) by Ann Poe".
    """
    for link, by in pairwise(parts):
        is_signed = by.is_byline and not by.is_link
        if is_signed and link.is_link and link.kind is Kind.PEOPLE and not link.bracket:
            link.take_for_words()


def mend_link(parts: list[Segment], *, in_quotes: bool, is_framed: bool) -> None:
    """Take a link in quotation marks for a title, whatever it names: “[Orr and Rain](…)”.

    So is all of one with a quotation inside, “[Rain: “Fog” in Town](…)”.
    One in brackets with which a line begins is no aside: "[[A Fine Title](…)] A remark".
    """
    if in_quotes and len(parts) > 1 and any(map(_is_inner_quotation, parts)):
        title = parts[0]
        title.text, title.end = tidy(title.whole), len(title.whole)
        title.take_for_words()
        parts[1:] = []
    for part in parts:
        if in_quotes and part.kind in (Kind.PEOPLE, Kind.VENUE) and not part.bracket:
            part.take_for_words()
        if is_framed and part.kind is not Kind.LABEL:
            part.bracket = part.bracket.strip("[")


def _is_inner_quotation(part: Segment) -> bool:
    return part.whole[part.start : part.end].lstrip()[:1] in QUOTES
