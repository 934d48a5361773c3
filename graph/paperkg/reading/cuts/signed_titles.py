"""Who signs a title after "by", and what stands after them: from where, and where it appeared."""

from __future__ import annotations

import re

from paperkg.english import is_english
from paperkg.reading.citations.pieces import SEPARATORS, Piece
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import match_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.segments import Cut
from paperkg.reading.words import EAST_ASIAN, either, is_given_name

__all__ = ["cut_source", "find_by", "find_of", "find_presenter", "may_be_signed"]

_BY_WORDS = tuple(either("people", "by").split("|"))
_BY = re.compile(
    rf"(?:(?:^|[\s,;])(?:{either('people', 'by')})|,\s(?:{either('people', 'of')}))\s+"
    rf"(?:(?:{either('people', 'called')})\.\s)*(?={CAPITAL})"
)
# "Oliver Twist, de Charles Dickens": before a given name "de" is no part of a surname.
_OF = re.compile(rf",\s(?:{either('people', 'of')})\s+(?=(?P<name>{CAPITAL}[^,;:()\d]{{3,50}})$)")
# "A Fine Title by @poe", as people are called on the net.
_BY_HANDLE = re.compile(r"(?<=\S)\sby @[A-Za-z]\w{1,30}(?=\s*$|[.,;)])")
# Where those work who sign, and where it appeared: "by Ann Poe from Google on KDD 2016".
_FROM = re.compile(rf"\s(?:from|at|of)\s{CAPITAL}[^.,;:()]{{1,80}}")
_WHERE = re.compile(r"\s(?=(?:on|in|at)\s\S)")
_INITIALED = re.compile(
    rf"[A-Z]{{1,3}} (?:(?P<given>{CAPITAL}[a-zß-ÿ]+) )?(?P<last>{CAPITAL}[^\W\d_]*[a-zß-ÿ])"
)
_DOING = re.compile(r"[A-Z][a-z]{2,}ing\s")  # "by Bending Trees"
# Whoever does so did not write it: "Recommended by Ann Poe", "Slides by Bo Li".
# Who translated a work did not write it: "A Title, translated from the French by Ann Poe".
_TRANSLATED = re.compile(
    r"(?:,|\sand)?\s\(?(?:(?:translated|transl?\.)(?:\sfrom(?:\sthe)?\s\w+)?|written|authored"
    r"|(?:written\sand\s)?illustrated|illus?\.|narrated)$",
    re.IGNORECASE,
)
# What others did for the work, behind who wrote it: so those before it are names, known or not.
_HELPED = re.compile(
    r",?\s\(?(?:and\s)?(?:(?:with\s)?(?:an?\s|the\s)?(?:afterword|foreword|illustrations|introduction"
    r"|preface)|edited|illustrated|narrated|read|translated)\sby\s"
)
# Who wrote it with them: "by Ann Poe with Bo Li".
_WITH = re.compile(rf"\swith\s(?={CAPITAL}[^,.;:()\d]{{2,60}}(?:$|[,.;:(]))")
_EDITED_SHORT = re.compile(r"\beds?\.?$|\bhrsg\.?$", re.IGNORECASE)
_EDITED = re.compile(
    r"\bEdited$|^\W*(?:[A-Z]\w{3,12}ed|[Ss]ummary|[Ss]lides|[Nn]otes|[Tt]alk|[Rr]eview|[Ff]oreword"
    r"|[Ii]ntroduction|[Tt]ranslation|[Pp]resentation|[Cc]ode|[Ii]mplementation)$"
)


# Who speaks on a work, or chose it, did not write it: "A Fine Title, presented by Ann Poe".
_PRESENTED = re.compile(
    r"(?:^|[\s,;(–—-]+)"
    r"((?:presented|led|hosted|introduced|discussed|chaired|moderated|picked|chosen|suggested|"
    r"recommended|nominated|proposed|submitted|shared|added|reviewed|summari[sz]ed|annotated)"
    r" by (?:@\w|[^\W\d_a-z]))"
)


def find_presenter(body: str) -> re.Match[str] | None:
    """Find "presented by Ann Poe" in a text: its first group begins there."""
    return _PRESENTED.search(body) if "ed by " in body or "chosen by " in body else None


def may_be_signed(text: str) -> bool:
    """Whether a text holds the letters of "by" or its like, as most do not."""
    for word in _BY_WORDS:
        if word in text:
            return True
    return False


def find_by(body: str, common: frozenset[str]) -> tuple[int, int] | None:
    """Find "by Ann Poe", and tell it from "weighted by Fisher information".

    Parameters
    ----------
    body
        A text with a title, and who signs it.
    common
        Words that are no names by themselves.

    Returns
    -------
    tuple or None
        Where it starts and ends.

    Examples
    --------
    >>> find_by("A Fine Title by Ann Poe", frozenset())
    (12, 23)
    """
    if "by @" in body and (handle := _BY_HANDLE.search(body)):
        return handle.span()
    may_be_of = "," in body and ("de" in body or "di" in body)
    by = _BY.search(body) if may_be_of or may_be_signed(body) else None
    people = match_people(body[by.end() :], common, single=True) if by else None
    if not by or not people or _EDITED.search(body[: by.start()].rstrip(" ,")):
        return None
    if _DOING.match(people.names[0]) and not is_given_name(people.names[0]):
        return None
    after = body[by.end() + people.end :]
    if after[:1] == ":" and _EDITED_SHORT.search(body[: by.start()]):
        return None  # "Trees, ed. by Ann Poe, Hull: Fine Press"
    comma = by[0].startswith(",") or body[: by.start()].endswith(",")
    is_dated = after[-1:].isdigit() and bool(read_date(after))  # by Ann Poe 2015
    is_helped = "by " in after and _HELPED.match(after) is not None
    is_end = (
        is_dated or is_helped or _WITH.match(after) or not after.strip(" [") or after[:1] in ".,;:("
    )
    if not is_end and not _FROM.fullmatch(after):
        before_link = not after.strip(" [(-–—")  # ", by Ann Poe ([pdf](…))"
        if not before_link or not (comma or is_given_name(people.names[0])):
            return None
    known = people.is_known or is_helped or EAST_ASIAN.match(people.names[0]) is not None
    known = known or _has_initials(people.names[0])
    known = known or (comma and not after.strip(" [(-–—") and " " in people.names[0])
    leads = not body[: by.start()].strip(SEPARATORS) and len(people.names[0].split()) < 4
    translated = _TRANSLATED.search(body, 0, by.start())
    start = translated.start() if translated else by.start()
    return (start, by.end() + people.end) if known or leads or translated else None


def _has_initials(name: str) -> bool:
    """Tell "JR Ferreira" and "W Timothy Poe", without points, from "EU Commission" and "L Norm"."""
    found = _INITIALED.fullmatch(name)
    if not found:
        return False
    return is_given_name(found["given"] or "") or not is_english(found["last"].lower())


def find_of(body: str) -> tuple[int, int] | None:
    """Find ", de Charles Dickens" at the end of what may read as two names.

    Examples
    --------
    >>> find_of("Oliver Twist, de Charles Dickens"), find_of("Ana Roe, de Souza")
    ((12, 32), None)
    """
    text = body.rstrip()
    found = _OF.search(text) if ", d" in text else None
    if not found or " " not in found["name"] or not is_given_name(found["name"]):
        return None
    return found.start(), len(text)


def cut_source(text: str, start: int, end: int) -> list[Piece]:
    """Cut what follows who signs: "from Google on KDD 2016" says from where, and where it is."""
    if helped := _HELPED.match(text, start, end):
        names = match_people(text[helped.end() : end], single=True)
        last = helped.end() + names.end if names else end
        if text[last : last + 1] == ",":  # ", translated by Bo Li, 2001"
            return [Piece(start, last, Cut.COMMA), Piece(last, end, Cut.COMMA)]
    for where in _WHERE.finditer(text, start, end) if _FROM.match(text, start) else ():
        venue = read_venue(text[where.end() : end])
        if venue and venue.is_sure:
            origin = Piece(start, where.start(), Cut.COMMA)
            return [origin, Piece(where.end(), end, Cut.COMMA)]
    return [Piece(start, end, Cut.COMMA)] if text[start:end].strip(SEPARATORS) else []
