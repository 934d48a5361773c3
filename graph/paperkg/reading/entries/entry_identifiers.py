"""Which identifiers an entry has: those of the work, of all links and words of its record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import filterfalse, islice, pairwise
from urllib.parse import unquote

from paperkg.characters import has_digit, letters_of
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import LinkKind
from paperkg.reading.cuts.segment_kinds import SPELLED, may_spell
from paperkg.reading.cuts.shapes import is_front_page, leads_to_paper
from paperkg.reading.entries.badges import badge_identifiers
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.labels import Field, is_picture, is_search, kind_of_address, kind_of_label
from paperkg.reading.patterns import ARXIV_NUMBER, BOOK_MARKS
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import words_of

__all__ = ["find_identifiers"]

_HOLDS = words_of("citations", "holds")

_CODE, _DATA = LinkKind.CODE, LinkKind.DATA
_BESIDE_WORK = (_CODE, _DATA, LinkKind.VIDEO, LinkKind.NOTES)
# What stands beside the title of a paper in a volume: the volume, its editors, or the pages.
_IN_VOLUME = re.compile(
    r"\b(?i:proceedings|proc\.|conference|symposium|workshop|(?:pp?\.|pages)\s?\d+\s?[-–—])"
    r"|(?:^|[\s.,;:(”\"’'])(?:In:?|in:|dans:?)\s[\"“«‘]?[^\W\d_a-z]|\b(?i:eds\b|hrsg\b)"
)
# Who said something of a work on the net: "– [@poe](https://twitter.com/poe/status/1)".
_HANDLE = re.compile(r"@\w{2,30}")
_EDITION = re.compile(r"\b(?:ed|edition)\b", re.IGNORECASE)
_SHORT_ABS = re.compile(r"(?<!/)\babs/")
_ABS = re.compile(rf"\babs/{ARXIV_NUMBER}")


def find_identifiers(
    record: Record, *, may_spell: bool, pictures: Sequence[str] = ()
) -> tuple[Identifier, ...]:
    """Find the identifiers of the work, one of each scheme, strongest first.

    The link of the title and links that say "pdf" or "paper" lead to the work itself; a link in
    the note may lead to another. An identifier spelled out counts when no link has one, and a
    plain address when nothing names a paper.

    Parameters
    ----------
    record
        One whose parts are known.
    may_spell
        Whether its words have a number or a colon; without, they spell no identifier.
    pictures
        The addresses of its pictures, which may be badges.
    """
    titles = [record.segments[place] for place in record.titles]
    linked = [part for part in record.segments if part.url]
    own = [part for part in titles if part.url]
    own += [part for part in linked if part not in own and _is_own_link(record, part)]
    head = titles[0] if titles else None
    papers = _papers(own, head=head)
    if may_spell:
        papers += _spelled(record, everywhere=not papers)
    if linked and not papers and not any([part.is_link for part in titles]):
        papers = [] if any(map(_is_address_of_work, own)) else _papers(linked)
    if pictures:
        papers += badge_identifiers(pictures)
    if papers:
        papers = _without_volume(record, papers)
    if len(papers) > 1:
        papers = [
            identifier
            for identifier in papers
            if not identifier.names_data
            or (_is_called_doi(record, identifier) and not _links_paper(record))
        ]
    found = papers or _addresses(own, linked, record)
    if len(found) < 2:
        return tuple(found)
    chosen: dict[Scheme, Identifier] = {}
    for identifier in found:
        chosen.setdefault(identifier.scheme, identifier)
    return tuple(sorted(chosen.values()))


def _is_address_of_work(part: Segment) -> bool:
    """Whether a field is where to read the work itself: what a summary links to is another one.

    "Paper: https://rain.example.org/fine" and, below it, "Like [FineNet](https://arxiv.org/…)".
    """
    kinds = (kind_of_label(part.text), kind_of_address(part.url))
    is_of_work = part.field is Field.LINK and not any(kind in _BESIDE_WORK for kind in kinds)
    return is_of_work and LinkKind.PROJECT not in kinds and not is_front_page(part.url)


def _without_volume(record: Record, papers: list[Identifier]) -> list[Identifier]:
    """Leave out the ISBN that names the volume in which a paper stands, or is beside a DOI."""
    others = [identifier for identifier in papers if identifier.scheme is not Scheme.ISBN]
    if len(others) == len(papers):
        return papers
    titles = [record.segments[place] for place in record.titles]
    if any(part.identifier in papers for part in titles):
        return papers  # the title leads to it
    if any(other.scheme is Scheme.DOI for other in others):
        return others
    beside = " ".join(part.text for part in record.segments if part not in titles)
    is_part = any(map(_is_quoted, titles)) and not _is_of_publisher(record)
    return others if is_part or _IN_VOLUME.search(beside) else papers


def _is_of_publisher(record: Record) -> bool:
    """Whether a publisher stands right behind the title, or its edition: no book is between."""
    behind = (part.text for part in record.segments[record.titles[-1] + 1 :])
    return any(map(names_publisher, islice(filterfalse(_EDITION.search, behind), 1)))


def _is_quoted(title: Segment) -> bool:
    """Whether a title stands in quotation marks other than those of books, 《》 and 『』."""
    shown = title.whole[title.start : title.end].lstrip()
    return title.mark is Mark.QUOTE and not shown.startswith(BOOK_MARKS)


def _papers(parts: Iterable[Segment], *, head: Segment | None = None) -> list[Identifier]:
    """Give the papers that links lead to, but for the code, the data and talks beside a work."""
    return [
        found
        for part in parts
        if (found := part.identifier) is not None and found.names_paper
        if part is head or kind_of_label(part.text) not in _BESIDE_WORK
    ]


def _of_papers(found: Iterable[Identifier | None]) -> list[Identifier]:
    return [identifier for identifier in found if identifier and identifier.names_paper]


def _is_own_link(record: Record, part: Segment) -> bool:
    """Whether a link says that it leads to the work, by its label or its column."""
    if part.kind is Kind.LABEL or part.field in (Field.LINK, Field.TITLE):
        return True
    is_plain = not any(record.segments[place].is_link for place in record.titles)
    if part.bracket == "[" and part.kind is Kind.TEXT:  # [[FineNet](…)] A Fine Title
        is_before = record.segments.index(part) < (record.title or 0)
        return is_before and is_plain and not is_front_page(part.url)
    if part.kind is not Kind.VENUE:
        return False
    if not part.bracket:  # A Fine Title, [ICML 2020](…)
        return is_plain and bool(part.date) and not is_front_page(part.url)
    return not _goes_on_bracket(record, part)


def _goes_on_bracket(record: Record, link: Segment) -> bool:
    """Tell "(a comment on [Poe, Nature](…))", which leads to another work, from "([Nature](…))"."""
    first = next(part for part in record.segments if part.span == link.span)
    place = record.segments.index(first)
    before = record.segments[place - 1] if place else first
    return before is not first and before.cut is Cut.BRACKET and before.kind is Kind.TEXT


def _links_paper(record: Record) -> bool:
    """Whether a link that says so leads to the paper by an identifier that is not of data."""
    return any(
        part.identifier is not None
        and part.identifier.names_paper
        and not part.identifier.names_data
        and kind_of_label(part.text) is LinkKind.PAPER
        and part.text.lower() != Scheme.DOI
        for part in record.segments
        if part.kind is Kind.LABEL
    )


def _is_called_doi(record: Record, identifier: Identifier) -> bool:
    """Whether the list calls a DOI of data the DOI of the work."""
    return any(
        part.identifier == identifier and part.text.lower() == Scheme.DOI
        for part in record.segments
    )


def _spelled(record: Record, *, everywhere: bool) -> list[Identifier]:
    """Read the identifiers that are spelled out: as a part of its own or with the venue."""
    kinds = (
        (Kind.VENUE, Kind.IDENTIFIER, Kind.TEXT) if everywhere else (Kind.VENUE, Kind.IDENTIFIER)
    )
    texts: list[str] = []
    for part in record.segments:
        if part.is_link:
            is_told = _is_spelled_link(part) or _is_cited_inside(record, part)
            texts += [part.text] if is_told else ()
        elif part.kind in kinds and _may_spell(part.text):
            spelled = [match[0] for match in SPELLED.finditer(part.text)]
            spelled += _ABS.findall(part.text)
            texts += [part.text] if part.kind is Kind.IDENTIFIER else spelled
    plain = (text.rstrip(".。").replace("：", ":") for text in texts)
    return _of_papers([parse_identifier(_SHORT_ABS.sub("arxiv:", text)) for text in plain])


def _is_spelled_link(part: Segment) -> bool:
    """Whether an identifier is all the text of a link, and the link leads to no paper itself.

    So "[2001.00001 A Fine Title](https://github.com/…)", and a link inside the folder of a saved
    page, which leads nowhere else.
    """
    is_elsewhere = part.kind is Kind.IDENTIFIER and not _of_papers([part.identifier])
    if part.url and not is_elsewhere:
        return False
    return _may_spell(part.text) and SPELLED.fullmatch(part.text) is not None


def _is_cited_inside(record: Record, part: Segment) -> bool:
    """Whether an identifier ends a citation that is the text of one link: "[Poe. Rain. doi: …](…)".

    So it is of the work, whichever other one the link leads to.
    """
    if part.kind is not Kind.IDENTIFIER or record.title is None:
        return False
    title = record.segments[record.title]
    return title is not part and title.is_link and title.span == part.span and not part.bracket


def _may_spell(text: str) -> bool:
    """Whether a text has a colon or a number, and what identifiers have beside it."""
    return (":" in text or "：" in text or has_digit(text)) and may_spell(text)


def _addresses(own: list[Segment], linked: list[Segment], record: Record) -> list[Identifier]:
    """Choose the address that stands for a work that nothing names: its paper's, or its title's.

    The address of code or data alone names no work.
    """
    others = [] if own or record.title is None else _volumes_last(linked, record)
    others = [part for part in others if not (_is_other_work(record, part) or _is_of_author(part))]
    if len(own) > 1:
        own = sorted(own, key=_distance)
    for part in own or others:
        said = kind_of_label(part.text) if part.kind is Kind.LABEL else None
        if said in (_CODE, _DATA) or part.field is Field.NOTE:
            continue
        if not own and kind_of_address(part.url) is _CODE:
            continue  # FineNet, [by Poe](https://github.com/poe/fine)
        if ("?" in part.url and is_search(part.url)) or is_picture(part.url):
            continue
        if part.text[:1] == "@" and _HANDLE.fullmatch(part.text):
            continue
        if part.identifier and (part.mark is not Mark.IMAGE or leads_to_paper(part)):
            return [part.identifier]
    return []


def _distance(part: Segment) -> int:
    """Tell how far from the work a link leads: to it, by its label to it, or to a page about it.

    So "[:book:](notes/rain.md) A Title [[paper](https://…)]" is what its second link leads to.
    """
    if part.kind is Kind.TEXT or leads_to_paper(part):
        return 0
    return 1 if kind_of_label(part.text) in (LinkKind.PAPER, LinkKind.PDF) else 2


def _is_other_work(record: Record, part: Segment) -> bool:
    """Whether a link is a title in a remark on a work whose own title is a link inside the site.

    So "Poe: "[Rain](files/rain.pdf)" / A chapter from *[The Wet Book](https://…)*.".
    """
    title = record.segments[record.title or 0]
    before = record.segments[record.segments.index(part) - 1]
    is_said = part.kind is Kind.TEXT and part.cut in (Cut.SPACE, Cut.BREAK)
    is_below = before.line > title.line and before.kind is Kind.TEXT and not before.is_link
    is_titled = part.quoted or record.is_in_italics(part)
    return bool(title.local) and is_said and is_below and is_titled


def _is_of_author(part: Segment) -> bool:
    """Whether a link on a name leads to a page called so: "[Ann Poe](https://…/wiki/Ann_Poe)".

    A paper may be, too: "[Poe et al.](https://…/Poe_2017_Rain.pdf)".
    """
    if part.kind is not Kind.PEOPLE or part.people is None or " " not in part.text:
        return False
    if leads_to_paper(part):
        return False
    name = letters_of(part.people.names[0].lower())
    return len(part.people.names) == 1 and name in letters_of(unquote(part.url).lower())


def _volumes_last(linked: list[Segment], record: Record) -> list[Segment]:
    """Put links to what holds the work behind those beside them: "In [A Volume](…). [Copy](…)"."""
    before = {id(part): lead.text for lead, part in pairwise(record.segments)}
    return sorted(linked, key=lambda part: before.get(id(part), "").lower().rstrip(": ") in _HOLDS)
