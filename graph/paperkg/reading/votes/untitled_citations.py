"""Works without titles: "A. Poe and B. Roe, Phys. Rev. A **52**, R2493 (1995)".

Physicists and chemists cite so. Where a work stands is its title until a better one is known:
"Phys. Rev. A 52, R2493".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.citations.abbreviations import is_abbreviation
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import BIG, YEAR
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment

__all__ = ["name_untitled_citations"]

MAX_SIGNS = 500
"""Who wrote a work and where it stands have no more signs."""

_KEY = re.compile(r"(?:\[[\w+-]{1,12}\]|\(\d{1,3}\))\s?")  # "[1] A. Poe"
_WORD = rf"[{BIG}][\w'’-]*\.?(?:-[{BIG}]\w*\.?)?"
_SMALL = r"(?:(?:of|the|and|in|for|de|für|der|&) ){0,2}"
_JOURNAL = (
    rf"(?P<journal>{_WORD}(?: ?(?<=[. ]){_SMALL}{_WORD}){{0,7}}"
    rf"(?:, (?:Ser\.|Series|Sect\.|Section) [A-Z]| \([{BIG}][\w. ]{{2,20}}\)"
    rf"|: {_WORD}(?: {_WORD}){{0,3}})?),?"
)
_NUMBER = r"(?:[Vv]ol\. ?)?(?P<volume>[A-Z]?\d{1,4})(?P<issue> ?\(\d{1,3}(?:[-–]\d{1,3})?\))?"
_PAGE = (
    r"(?:pp?\. ?|no\. ?|art\. ?|Art\. ?)?(?P<page>[A-Za-z]{0,2}\d{1,7}(?:\.\d{1,3})?[A-Z]?"
    r"(?: ?[-–—] ?[A-Z]{0,2}\d{1,7})?)"
)
# "Phys. Rev. A 52, R2493 (1995)", "Phys. Lett. B 716 (2012) 1", "Angew. Chem. 1999, 121, 12-34".
_FORMS = tuple(
    re.compile(rf"{_JOURNAL} ?{form}")
    for form in (
        rf"(?<=[., ]){_NUMBER} ?[,:] ?{_PAGE},? ?\((?P<year>{YEAR})\)",
        rf"(?<=[., ]){_NUMBER},? ?\((?P<year>{YEAR})\) ?[,:]? ?{_PAGE}",
        rf"(?<=[., ])(?P<year>{YEAR}), {_NUMBER}, {_PAGE}",
    )
)
# A year where one of these has it: behind it are only a page, an address or another number.
_PLACED_YEAR = re.compile(
    rf"\({YEAR}\)(?=[\s.,;:()]*(?:$|[\d\[]|[A-Za-z]{{1,2}}\d|pp?\.|no\.|[Aa]rt\.|https?:|doi|DOI"
    rf"|(?i:arxiv)|[a-z]{{2,5}}-))|{YEAR}, "
)
# "G. Poe et al. (RAIN Collaboration)": for whom they wrote.
_GROUP = r"(?:[\w&/+-]+ ){1,8}(?:[Cc]ollaborations?|[Cc]onsortium|Team)"
_GROUP_LAST = re.compile(rf",? ?[(\[]{_GROUP}[)\]]$")
_GROUP_ALONE = re.compile(_GROUP)
_INITIAL = re.compile(rf"(?<!\w)[{BIG}]\w?(?:\.|$)")
# Behind a comma, or initials that stand last: "Poe, A. & Roe, B. Rain Lett. 3, 4 (1999)".
_BEFORE_JOURNAL = re.compile(rf"(?:,|(?<=[, .-][{BIG}])\.|(?<= al)\.) (?=[{BIG}])")
_ADDED = re.compile(r" \(|: ")  # "Physica (Amsterdam)", "J. Phys. A: Math. Gen."
_STOPPED = re.compile(r"([^\W\d_]+)\.")
_AFTER = re.compile(r"[\s.,;:()]*")
_ELSEWHERE = re.compile(
    r"(?:https?://\S+|(?:doi|DOI)\b:? ?\S+|10\.\d{4,9}/\S+|(?i:arxiv)\b:?\s?[\w.-]*(?:/\d)?\d+\S*"
    r"|(?:hep|quant|cond|astro|gr|math|nucl)-[a-z]{2,4}/\d{7}|\[[\w.: /-]{2,40}\])"
)


def name_untitled_citations(groups: Sequence[Group]) -> None:
    """Let the journal, volume and page of a work be its title where no other words stand there."""
    for group in groups:
        for record in group.records:
            if record.container in (Container.ITEM, Container.PARAGRAPH) and not record.reason:
                _name(record)


def _name(record: Record) -> None:
    text = record.text.strip()
    if len(text) > MAX_SIGNS or "," not in text or not _PLACED_YEAR.search(text):
        return
    key = _KEY.match(text)
    if (found := _find(text[key.end() :] if key else text)) is None:
        return
    parts = record.segments
    if any(part.line or part.column for part in parts):
        return
    journal = found[2]["journal"]
    linked = next((part for part in parts if part.is_link and journal in part.whole), None)
    rest = [part for part in parts if part is not linked and _leads_on(part)]
    record.segments = [*_told(linked or parts[0], *found, linked=linked is not None), *rest]
    record.spans = [at for at in record.spans if at.span.is_link]  # others are told in full


def _told(
    part: Segment, people: People, who: str, where: re.Match[str], *, linked: bool
) -> list[Segment]:
    """Make the parts of a work from one that it stands in: who, a title, where and when."""
    journal, year = where["journal"], where["year"]
    text = f"{journal} {where['volume']}{where['issue'] or ''}, {where['page']}"
    title = _tell(part, text, Cut.COMMA)
    if linked:
        title.mark, title.url, title.local = Mark.LINK, part.url, part.local
        title = title.copy()  # which sees where it leads to
    authors = _tell(part, who, Cut.START)
    authors.take_for_people(people)
    venue = _tell(part, journal, Cut.COMMA)
    venue.kind, venue.venue = Kind.VENUE, Venue(journal, year, True)
    date = _tell(part, year, Cut.BRACKET)
    date.kind, date.date, date.bracket = Kind.DATE, year, "("
    return [authors, title, venue, date]


def _find(text: str) -> tuple[People, str, re.Match[str]] | None:
    """Find who wrote a work and where it stands, if a text says nothing else."""
    for sign in _BEFORE_JOURNAL.finditer(text):
        for form in _FORMS:
            where = form.match(text, sign.end())
            if where and _is_journal(where["journal"]) and _ends(text, where.end()):
                who = text[: sign.end()].rstrip(" ,")
                who = _GROUP_LAST.sub("", who if who.count(".") > 1 else who.rstrip("."))
                if people := _read_authors(who):
                    return people, who, where
    return None


def _is_journal(name: str) -> bool:
    """Whether a stop in a name only cuts a word short: none ends the title of a work there."""
    words = _STOPPED.findall(_ADDED.split(name)[0])
    return all(len(word) < 3 or is_abbreviation(word) for word in words)


def _read_authors(text: str) -> People | None:
    """Read names or a group that signs, and nothing else.

    The last name is known as one, or has initials: a title of two words is no name then.
    """
    if group := read_body(text):
        return group
    if _GROUP_ALONE.fullmatch(text):
        return People((text,), len(text), True)
    people = read_people(text)
    if not people or not people.is_known:
        return None
    last = People(people.names[-1:], people.end, people.is_sure)
    is_name = _INITIAL.search(people.names[-1]) is not None or last.has_given_name
    return people if is_name or people.has_others else None


def _ends(text: str, at: int) -> bool:
    """Whether nothing follows a place but signs, addresses and numbers of works."""
    while True:
        after = _AFTER.match(text, at)
        at = after.end() if after else at
        found = _ELSEWHERE.match(text, at)
        if not found:
            return at == len(text)
        at = found.end()


def _tell(part: Segment, text: str, cut: Cut) -> Segment:
    """Give words that stand where a part does, and lead nowhere."""
    return Segment(
        text,
        Kind.TEXT,
        Mark.PLAIN,
        cut,
        end=len(text),
        whole=text,
        span=part.span,
        line=part.line,
        column=part.column,
    )


def _leads_on(part: Segment) -> bool:
    """Whether a part is a link, or spells an identifier."""
    return part.is_link or part.kind is Kind.IDENTIFIER
