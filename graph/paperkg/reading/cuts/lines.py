"""From the lines of a record to segments: each line is cut once, however often it is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.addresses import is_web
from paperkg.model import LinkKind
from paperkg.reading.citations.citation import KEY
from paperkg.reading.citations.volume_sources import number_report, quote_title, style_source
from paperkg.reading.cuts.bracketed_presses import name_bracketed_presses
from paperkg.reading.cuts.cited_leads import set_name_apart
from paperkg.reading.cuts.dropped_leads import (
    MAX_LEAD,
    after_colon,
    drop_labels,
    drop_lead,
    drop_linked_leads,
    drop_need,
    drop_see,
    lead_of,
    set_venue_apart,
    turn_initials,
)
from paperkg.reading.cuts.issue_lines import name_issue
from paperkg.reading.cuts.line_roles import may_be_venue, name_venue
from paperkg.reading.cuts.link_labels import take_signed_links
from paperkg.reading.cuts.numbered_journals import (
    name_journals_behind_names,
    name_numbered_journals,
    take_title_over_press,
)
from paperkg.reading.cuts.parts import cut_line
from paperkg.reading.cuts.work_keys import names_sort
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import Field, is_label, kind_of_label, read_field
from paperkg.reading.names.bylines import join_names
from paperkg.reading.records import Place
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.text.blocks import (
    BREAK,
    Span,
    has_colon,
    is_paper_address,
    plain_text,
    split_lines,
)

__all__ = ["Cuts"]

# "Free PDF: [Fine University](…)", "Read Online: [rain.example.org](…)"
_TO_READ = re.compile(r"\b(?:free|online|pdf)\b", re.IGNORECASE)
MAX_REPEATED = 40
"""A line below records that several of them have, as where and when, is no longer."""

# What says no more than where a work is to be had, before its link: "available @".
_TO_GET = re.compile(
    r"(?:(?:also|freely|now) )?(?:accessible|available|download|find it|get it|hosted|read(?: it)?)"
    r"(?: online)?\s?(?:@|at|from|here|on|via)?\s?:?",
    re.IGNORECASE,
)
# A number that says what it is only with the name before it: "arXiv: math/0203282".
_OLD_ARXIV = re.compile(r"arxiv:\s?[a-z.-]{2,12}/\d{7}", re.IGNORECASE)
# A number that only its name tells from other numbers: "ISBN: 978-0-262-04630-5".
_NUMBERED = re.compile(r"(?:isbn(?:[- ]?1[03])?|pmid)\s?:\s?\d", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\b(?:ISBN(?:-1[03])?|PMID):? ?$")
_NUMBER = re.compile(r"\s*:?\s*\d[\dXx -]{5,16}[\dXx](?![\w-])")
_SET_KEY = re.compile(rf"\s*\[({KEY.pattern})\]\s*")
_BEHIND_NAMES = frozenset(
    {Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.LABEL, Kind.IDENTIFIER, Kind.TAG}
)
_FIRST_FIELDS = frozenset({Field.TITLE, Field.AUTHORS, Field.SHORT_NAME})

_Cut = tuple[list[Segment], list[Place]]
"""The segments of a record, and its spans as they number them."""

_Lines = tuple[Span, ...]

_Taught = dict[_Lines, list[Segment]]
"""Lines whose segments their siblings tell."""


class Cuts:
    """The lines of a document, cut into segments.

    Whether a line is an entry or a field is seen by its segments, and then they become part of a
    record: what was looked at is kept for who takes it. On the first line of a record only a label
    of title or authors counts, as titles hold colons too; ``below`` a record all do.

    A line below a title may be one that only its siblings can tell: what they say is taught.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._kept: dict[_Lines, _Cut] = {}
        self._below: dict[_Lines, _Cut] = {}  # those that are others below a record
        self._taught: _Taught = {}

    def teach(self, line: Iterable[Span], segments: Iterable[Segment]) -> None:
        """Keep the segments of a line below a title, as its siblings have them."""
        lines = tuple(line)
        self._taught[lines] = list(segments)
        self._below.pop(lines, None)

    def look(self, spans: Iterable[Span], *, below: bool = False) -> list[Segment]:
        """Give the segments of lines to look at, not to change: they stay here."""
        lines = tuple(spans)
        kept = self._below if below and self._is_other_below(lines) else self._kept
        cut = kept.get(lines)
        if cut is None:
            cut = kept[lines] = _cut_record(lines, self.vocabulary, self._taught, below=below)
        return cut[0]

    def take(self, spans: Iterable[Span], *, below: bool = False) -> _Cut:
        """Give the segments of lines for a record to have, and its spans as they number them."""
        lines = tuple(spans)
        kept = self._below if below and self._is_other_below(lines) else self._kept
        cut = kept.get(lines) if kept else None
        if cut is None:
            return _cut_record(lines, self.vocabulary, self._taught, below=below)
        if kept is self._below and _may_repeat(lines) and not any(map(_is_led, cut[0])):
            return [part.copy() for part in cut[0]], cut[1]
        del kept[lines]
        return cut

    def _is_other_below(self, lines: _Lines) -> bool:
        """Whether lines are others below a record, by a label, or by what was taught of them."""
        return has_colon(lines) or (bool(self._taught) and lines in self._taught)


def _may_repeat(lines: _Lines) -> bool:
    """Whether a line is so short that other records may have it, too: "Venue: ICML 2020"."""
    return len(lines) == 1 and len(lines[0].text) < MAX_REPEATED


def _is_led(part: Segment) -> bool:
    """Whether a segment identifies a work, which its copy need not do."""
    return part.identifier is not None


def _cut_record(
    spans: Iterable[Span], vocabulary: Vocabulary, taught: _Taught, *, below: bool
) -> _Cut:
    segments: list[Segment] = []
    places: list[Place] = []
    first_span = 0
    lines = split_lines(spans)
    all_fields = below or _has_title_below(lines)
    for number, line in enumerate(lines):
        is_below = below or number > 0
        field, rest = _prepare(line, vocabulary, all_fields=all_fields or is_below, below=is_below)
        has_key = not number and len(rest) > 1 and "[" in rest[0].text
        if key := _read_key(rest, first_span) if has_key else None:
            parts = [key, *cut_line(rest[1:], vocabulary, line=number, first_span=first_span + 1)]
        else:
            parts = cut_line(rest, vocabulary, line=number, first_span=first_span)
        if is_below and field is None:
            parts = name_issue(parts, plain_text(rest))
        if known := taught.get(tuple(line)) if taught and (below or number) else None:
            parts = [replace(part, line=number, span=first_span) for part in known]
        if field is Field.TITLE and parts and all(part.kind is Kind.LABEL for part in parts):
            field = Field.LINK  # "Paper: https://…"
        is_title = field is Field.TITLE or (not number and len(line) == 1 and line[0].strong)
        if is_title and len(parts) > 1 and _is_whole(parts, lines[number + 1 :]):
            parts = _as_whole(parts)  # what looks like names, or a year, is part of it
        if field is Field.VENUE and parts and may_be_venue(text := plain_text(rest)):
            parts = name_venue(parts, text)  # "Venue: A Fine Journal, 2020"
        if field:
            _name_parts(parts, field)
        segments.extend(parts)
        if places:
            places.append(Place(0, first_span - 1, BREAK))
        places += [Place(0, place, span) for place, span in enumerate(rest, start=first_span)]
        first_span += len(line) + 1
    take_signed_links(segments)
    name_bracketed_presses(segments)
    name_numbered_journals(segments)
    name_journals_behind_names(segments)
    take_title_over_press(segments)
    return segments, places


def _read_key(line: Sequence[Span], first_span: int) -> Segment | None:
    """Read a key in a style of its own before a citation: "**[R-E1]** Poe, Ann. *A Title*"."""
    found = _SET_KEY.fullmatch(line[0].text)
    if found is None:
        return None
    return Segment(found[1], Kind.TAG, Mark.STRONG, Cut.START, whole=found[0], span=first_span)


def _is_whole(parts: Sequence[Segment], lines: Iterable[list[Span]]) -> bool:
    """Whether lines below a title say by labels what its parts could only seem to say.

    That is who wrote the work; or where or when it appeared, where the title holds neither years
    nor what are names for sure: "**Do Owls "Hoot"? Rain and Night**<br>Date: 2020".
    """
    found = (read_field(plain_text(line)[:MAX_LEAD]) for line in lines if has_colon(line[:2]))
    fields = {field[0] for field in found if field}
    if Field.AUTHORS in fields or fields.isdisjoint((Field.VENUE, Field.DATE)):
        return Field.AUTHORS in fields
    return not any(
        part.date or part.venue or part.identifier or (part.people and part.people.is_sure)
        for part in parts
    )


def _as_whole(parts: list[Segment]) -> list[Segment]:
    """Join the parts of a title that is a text of one style and no link."""
    first, last = parts[0], parts[-1]
    if first.span != last.span or any(part.is_link or part.field for part in parts):
        return parts
    title = replace(first, text=tidy(first.whole[first.start :]), end=len(first.whole))
    title.take_for_words()
    return [title]


def _name_parts(parts: list[Segment], field: Field) -> None:
    """Give parts the field that their line is.

    Of a work only the title is named by its key, "Title: A Fine Paper (2020)", and of a whole
    citation the parts tell themselves what they are: "Paper: Ann Poe, A Fine Paper, FCC 2020".
    """
    texts = [part for part in parts if part.kind is Kind.TEXT]
    if field is Field.TITLE and 0 < len(texts) < len(parts):
        parts = texts if len(texts) == 1 else []
    if field is Field.AUTHORS:  # "Author: Ann Poe (Editor)"
        parts = [part for part in parts if part.kind is not Kind.TAG or not part.bracket]
        parts = parts[: _end_of_names(parts)]
    for part in parts:
        part.field = field


def _end_of_names(parts: Sequence[Segment]) -> int:
    """Say where names end with a venue, a year or a link: "Authors: Ann Poe. *Rain Letters*, 2003".

    Names of groups are no venues, and nobody is named behind one.
    """
    kinds = [_kind_behind_names(part) for part in parts]
    end = next((at for at, kind in enumerate(kinds) if at and kind in _BEHIND_NAMES), len(parts))
    if not all(kind in _BEHIND_NAMES for kind in kinds[end:]):
        return len(parts)
    for part, kind in zip(parts[end:], kinds[end:], strict=True):
        if kind is Kind.VENUE and part.kind is Kind.TEXT:
            part.kind, part.venue = Kind.VENUE, read_venue(part.text)
    return end


def _kind_behind_names(part: Segment) -> Kind:
    venue = read_venue(part.text) if part.kind is Kind.TEXT and not part.is_link else None
    return Kind.VENUE if venue and venue.is_sure and venue.name else part.kind


def _prepare(
    line: list[Span], vocabulary: Vocabulary, *, all_fields: bool, below: bool
) -> tuple[Field | None, list[Span]]:
    """Take off a line what says only what it is, and write what is left as other lines have it.

    Nearly all that is looked for has a sign that most lines nowhere have.
    """
    text = "".join([span.text for span in line])
    if "\n" in text:  # it goes on over the end of a line
        text = text.replace("\n", " ")
        line = [span._replace(text=span.text.replace("\n", " ")) for span in line]
    may_have_label = ":" in text or "：" in text
    field, rest = None, line
    if below and len(line) > 1 and line[1].is_link and _says_where_to_get(line):
        return Field.LINK, line[1:]
    if may_have_label:
        field, rest = _take_label(line, vocabulary, all_fields=all_fields)
        if field is None:
            lead = lead_of(line)
            field = Field.TITLE if not below and names_sort(lead) else None
            rest = set_name_apart(set_venue_apart(after_colon(line) if lead else line))
    rest = drop_need(rest)
    rest = join_names(rest, below=below)
    has_comma = ", " in text
    if has_comma:
        rest = drop_see(rest)
    if "Volume " in text or (has_comma and (", , " in text or ";, " in text)):
        rest = style_source(quote_title(rest))
    if "ISBN" in text or "PMID" in text:
        rest = _join_numbers(rest)
    if has_comma and "Archive, " in text:
        rest = number_report(rest)
    if may_have_label:
        rest = drop_linked_leads(drop_labels(rest))
    return field, turn_initials(rest) if ".)" in text else rest


def _join_numbers(line: list[Span]) -> list[Span]:
    """Join a number with its name in another style before it: "ISBN `978…`", "**ISBN:** 978…"."""
    joined = list(line)
    for place, (before, span) in enumerate(pairwise(line)):
        number = _NUMBER.match(span.text) if _BEFORE_NUMBER.search(before.text) else None
        if number and not (before.is_link or span.is_link):
            is_name = _BEFORE_NUMBER.match(before.text) is not None
            joined[place] = before._replace(
                text=before.text + number[0],
                strong=before.strong and not is_name,
                emphasized=before.emphasized and not is_name,
            )
            joined[place + 1] = span._replace(text=span.text[number.end() :], code=False)
    return joined


def _says_where_to_get(line: Sequence[Span]) -> bool:
    """Whether a line only says where a work is to be had: "available @ [rice](…)"."""
    lead, *after = line
    if lead.is_link or not _TO_GET.fullmatch(lead.text.strip()):
        return False
    return all(span.is_link or not any(map(str.isalnum, span.text)) for span in after)


def _has_title_below(lines: list[list[Span]]) -> bool:
    """Whether the second line has the label of a title, so that the first is a field, too."""
    if len(lines) < 2 or not has_colon(lines[1][:2]):
        return False
    found = read_field(plain_text(lines[1][:3])[:MAX_LEAD])
    return found is not None and found[0] is Field.TITLE


def _take_label(
    line: list[Span], vocabulary: Vocabulary, *, all_fields: bool
) -> tuple[Field | None, list[Span]]:
    """Take a label such as "Authors:" off a line, or what many addresses have before them."""
    if not has_colon(line[:3]):
        return None, line
    text = plain_text(line)[:300]
    found = read_field(text)
    name, colon, address = map(str.strip, text.replace("：", ":").partition(":"))
    if found is None and (vocabulary.labels or all_fields):
        is_own = name.lower() in vocabulary.labels and is_web(address)
        is_told = all_fields and _TO_READ.search(name) is not None and is_label(name)
        is_told = is_told and _is_link_alone(after_colon(line))
        if colon and (is_own or is_told):
            found = Field.LINK, address
    if not found or _OLD_ARXIV.match(text) or _NUMBERED.match(text):
        return None, line
    if _starts_with_link(line):
        return None, line  # [Summary](…): "A Fine Title"
    rest = after_colon(line)
    if all_fields and found[0] is Field.LINK:
        return Field.LINK, _name_links(rest, name.strip("*_ "))
    if all_fields or found[0] in _FIRST_FIELDS:
        return found[0], rest
    is_link = _starts_with_link(rest) and drop_lead(line) is line  # no "Read: [A Fine Title](…)"
    return (found[0], rest) if is_link else (None, line)


def _name_links(line: list[Span], label: str) -> list[Span]:
    """Call links by the label before them, if they lead to no text: "Code: [Fine Lab](…)"."""
    kind = kind_of_label(label)
    if kind in (None, LinkKind.PAPER, LinkKind.PDF, LinkKind.OTHER):
        return line
    return [
        span._replace(text=label) if span.is_link and not _is_told(span) else span for span in line
    ]


def _is_told(link: Span) -> bool:
    """Whether a link says itself what it leads to, or leads to a paper."""
    return is_label(link.text) or is_paper_address(link.url)


def _is_link_alone(line: list[Span]) -> bool:
    """Whether a line is a link, and nothing else."""
    worded = [span for span in line if span.text.strip()]
    return len(worded) == 1 and worded[0].is_link


def _starts_with_link(line: list[Span]) -> bool:
    for span in line:
        if span.text.strip():
            return span.is_link
    return False
