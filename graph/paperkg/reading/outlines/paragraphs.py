"""Where a paragraph is cut into records: each of its lines, or from one title to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from paperkg.identifiers import Identifier, parse_identifier
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.segment_kinds import VAGUE_DATE
from paperkg.reading.cuts.shapes import (
    is_marked_title,
    leads_to_paper,
)
from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.cuts.works import is_citation, is_labelled_work
from paperkg.reading.imprints.imprint import is_place
from paperkg.reading.labels import Field, read_field
from paperkg.reading.names.people import read_people
from paperkg.reading.names.signed_lines import find_signed_lines
from paperkg.reading.outlines.leading_lines import find_leading
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import NumberedLine, Span, join_numbered, plain_text
from paperkg.reading.text.inline import join_texts
from paperkg.reading.words import EAST_ASIAN, OPEN_WORDS, either, is_given_name, words_of

__all__ = ["is_labelled", "is_quoted_work", "split_paragraph"]

MOST = 0.6
"""The share of the lines that must be records by themselves."""

NEARLY_ALL = 0.8
"""The share of the lines that must end with who wrote what they name."""

MIN_LINES = 4
"""So many lines at least start with a name, where nothing else tells that each is a record."""

MIN_BOLD = 3
"""So many lines at least end with titles in bold, for each to be a record."""

# "[3] Poe, A.", "[Poe & Li 2014] A. Poe": no line of prose begins so. "3. Poe, A." is an item.
_NUMBER = re.compile(
    rf"\s*\[(?:\d{{1,3}}|{CAPITAL}[^\[\]\n]{{1,40}}(?:{RECENT_YEAR}|\d\d)[a-z]?)\]:?\s"
)
# "… Machine Learning 3, 1988." and "… ACM '72": so end lines that cite, and hardly those of prose.
_SOURCE_LAST = re.compile(rf"(?:\b{RECENT_YEAR}[a-z]?|[’']\d\d|\d[-–]\d+)\W{{0,3}}$")
_AT_END = re.compile(r"[.\d)\]][\"”»]?\s*$|https?://\S+\s*$")
# A line that begins as a sentence or a title does, and ends as a sentence or with an address.
_IS_WHOLE = re.compile(r"[\"“„«'‘(\[]?[^\Wa-zß-ÿ_].{30,}(?:[.)\]]|https?://\S+)$", re.DOTALL)
_YEAR_FIRST = re.compile(rf"{RECENT_YEAR}\b\W{{0,2}}\s\S")
_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})
_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS, Mark.LINK})
_GOES_ON = re.compile(r"[a-zß-ÿ,-]\n[a-zß-ÿ\d]")
# "A Fine Title by Ann Poe"
_SIGNED = re.compile(
    rf"\s(?:{either('people', 'by')})\s(?:{CAPITAL}|{EAST_ASIAN.pattern})[^,;:!?()]{{1,60}}$"
)
# What else may be said first: "(the second edition) ", "a novel ".
_WROTE = re.compile(
    rf"[\s,]*(?:\([^()]{{1,60}}\)[\s,]*)?(?:\w+ ){{0,3}}(?:{either('people', 'by')})\s",
    re.IGNORECASE,
)
_AND = words_of("people", "last_joints")
# "Ann Poe, A Fine Title", "Ann Poe: A Fine Title", "Ann Poe | A Fine Title"
_NAME_ENDS = re.compile(r"[,:] | \| ")
_DATED_NAME = re.compile(
    rf"{CAPITAL}[\w'’-]+(?:,? {CAPITAL}[\w.'’-]+){{0,3}},? \(?{RECENT_YEAR}[a-z]?\)?[,.:]?\s"
    rf"(?:[-–—] )?[\"“„«'‘(]?{CAPITAL}"
)
_SURNAME = re.compile(rf"{CAPITAL}[\w'’-]+(?:,\s{CAPITAL}|$)")


def split_paragraph(lines: list[NumberedLine], cuts: Cuts) -> list[NumberedLine]:
    """Split a paragraph where lines begin with titles, or most are records by themselves.

    Parameters
    ----------
    lines
        Each with how many lines of the file precede it.
    cuts
        What cuts the lines into segments.
    """
    if len(lines) > 1:
        named = [_name_paper(line) for _, line in lines]
        if _are_several(named):
            return _join_lines(lines, [name is not None for name in named])
        # One address alone is of the line above.
        each = [not (name and not above) for above, name in pairwise([None, *named])]
        numbered = [_NUMBER.match(line[0].text) is not None for _, line in lines]
        if sum(numbered) > 1 and numbered[0]:
            return _join_lines(lines, numbered, wrapped=_are_wrapped(lines, numbered))
        cut = [cuts.look(line) for _, line in lines]
        headed = [_is_headed(parts) for parts in cut]
        if sum(headed) > 1:
            return _join_lines(lines, _with_cited(lines, cut, headed))
        if signed := find_signed_lines([plain_text(line) for _, line in lines]):
            return _join_lines(lines, signed)
        cited = [is_citation(parts) for parts in cut]
        opened = [False, *(_goes_on(line) for _, line in lines[:-1])]
        if not any(opened) and (_are_alike(cut) or _are_signed(cut)):
            return _join_lines(lines, each)
        leading = find_leading(cut, named)
        linked = [leads and not is_open for leads, is_open in zip(leading, opened, strict=True)]
        # Among lines that lead somewhere, a citation without a link is a record, too.
        either = [leads or cites for leads, cites in zip(linked, cited, strict=True)]
        for found, whole in ((linked, either), (cited, _with_named(lines, cut, cited))):
            if sum(found) >= max(2, MOST * len(lines)):
                return _join_lines(lines, whole)
        if _is_each_a_work([line for _, line in lines], cut):
            return _join_lines(lines, each)
    return [(lines[0][0] if lines else 0, join_numbered(lines))]


def _are_alike(cut: Sequence[Sequence[Segment]]) -> bool:
    """Whether nearly all of several lines begin in one way: with a link, or with who or when.

    "Rain and Snow - Ann Poe", "2001 Rain and Snow", "*Rain and Snow* (Ann Poe)". Of two or three,
    each is a title and a known name, and no more.
    """
    if len(cut) < MIN_LINES:
        return len({_pair_of(parts) for parts in cut}) == 1 and _pair_of(cut[0]) != ()
    forms = [form for parts in cut if (form := _form_of(parts))]
    ((form, count),) = Counter(forms).most_common(1) or [((), 0)]
    said = sum(_says_who_or_when(parts) for parts in cut)
    if sum(map(_is_dashed_pair, cut)) >= NEARLY_ALL * len(cut):
        said = max(said, sum(map(_names_somebody, cut)))
        return 2 * said >= len(cut)
    return bool(form) and count >= NEARLY_ALL * len(cut) and 2 * said >= len(cut)


def _is_dashed_pair(parts: Sequence[Segment]) -> bool:
    """Whether a line is two parts and a dash, "Ann Poe - Rain", all of it a link, or nothing."""
    is_pair = len(parts) > 1 and parts[1].cut is Cut.DASH and not parts[0].field
    return is_pair and parts[0].mark is parts[1].mark and parts[0].span == parts[1].span


def _names_somebody(parts: Sequence[Segment]) -> bool:
    """Whether one of the first two parts of a line may be nothing but a name that is known."""
    people = (read_people(part.text, single=True) for part in parts[:2])
    return any(found is not None and found.is_known for found in people)


def _pair_of(parts: Sequence[Segment]) -> tuple[object, ...]:
    """Say how a line is made of a title and of one known name in full; nothing of another line."""
    if len(parts) != 2 or parts[0].field or any(part.is_link for part in parts):
        return ()
    known = [part.people for part in parts if part.people]
    is_set_off = parts[1].cut is Cut.DASH or parts[1].bracket == "("
    is_name = len(known) == 1 and known[0].is_known and known[0].has_given_name
    form = (parts[0].mark, parts[1].mark, parts[1].cut, parts[1].bracket, bool(parts[0].people))
    return form if is_set_off and is_name else ()


def _are_signed(cut: Sequence[Sequence[Segment]]) -> bool:
    """Whether all lines begin with a title in a style and a sign, and half go on with a name."""
    pairs = [parts[:2] for parts in cut if _begins_in_style(parts)]
    named = sum(after.people is not None and after.people.is_known for _, after in pairs)
    return len(pairs) == len(cut) and 2 * named >= len(cut)


def _begins_in_style(parts: Sequence[Segment]) -> bool:
    if len(parts) < 2:
        return False
    title, after = parts[:2]
    is_title = title.kind is Kind.TEXT and title.mark in _STYLES and not title.field
    return is_title and (after.cut in (Cut.DASH, Cut.COMMA) or after.bracket == "(")


def _form_of(parts: Sequence[Segment]) -> tuple[object, ...]:
    """Say how a line begins, with a link, a year or two parts; nothing of one that has a label."""
    said = [part for part in parts if part.kind is not Kind.TAG]
    head = said[0] if said else None
    if head is None or head.field or head.kind is Kind.LABEL:
        return ()
    if head.is_link or _YEAR_FIRST.match(head.text):
        return (head.mark, head.is_link)
    second = said[1] if len(said) > 1 else None
    return (head.mark, head.bracket, second.cut, second.bracket, second.mark) if second else ()


def _says_who_or_when(parts: Sequence[Segment]) -> bool:
    """Whether a line leads somewhere, or its first two parts say who, where or when."""
    said = [part for part in parts if part.kind is not Kind.TAG][:2]
    is_led = any(part.is_link or _YEAR_FIRST.match(part.text) for part in said[:1])
    return is_led or any(part.kind in _SAID for part in said)


def _is_each_dated(lines: Sequence[NumberedLine], cut: Sequence[Sequence[Segment]]) -> bool:
    """Whether each line is a whole sentence or more, and nearly all say when, as citations do."""
    if len(lines) < MIN_LINES:
        return False
    dated = sum(any(part.date for part in parts) for parts in cut)
    texts = [plain_text(line).strip() for _, line in lines]
    return dated >= NEARLY_ALL * len(lines) and all(map(_IS_WHOLE.match, texts))


def _is_each_a_work(lines: Sequence[Sequence[Span]], cut: Sequence[Sequence[Segment]]) -> bool:
    """Whether lines without links are works, each by what it starts or ends with."""
    if _are_named(cut) or sum(map(_ends_with_bold, cut)) >= max(MIN_BOLD, MOST * len(lines)):
        return True
    texts = [plain_text(line).strip() for line in lines]
    if sum(map(_is_dated_name, texts)) >= max(MIN_LINES, MOST * len(lines)):
        return True
    signed = sum(map(_is_signed, texts))
    most = max(MIN_LINES, NEARLY_ALL * len(lines))
    numbered = sum(len(parts) > 1 and parts[0].kind is Kind.NUMBER for parts in cut)
    if max(signed, numbered) >= most:
        return True
    return all(map(_ends_with_source, lines)) and not any(map(_is_head, texts))


def _is_dated_name(text: str) -> bool:
    """Whether a line begins with a surname and a year before a title: "Poe, 2001 - Rain"."""
    return _DATED_NAME.match(text) is not None and _GOES_ON.search(text) is None


def _is_signed(text: str) -> bool:
    """Whether a line ends with "by" and a name, behind several words, or some of East Asia."""
    found = _SIGNED.search(text)
    before = text[: found.start()] if found else ""
    return " " in before or EAST_ASIAN.search(before) is not None


def _name_paper(line: Sequence[Span]) -> Identifier | None:
    """Give the paper that a line leads to, where it is nothing but its address or identifier."""
    texts = [span for span in line if any(map(str.isalnum, span.text))]
    found = parse_identifier(texts[0].url) if texts and all(span.url for span in texts) else None
    if found is None or not found.names_paper:
        return None
    text = texts[0].text
    is_address = text.startswith("http") and len(texts) == 1
    return found if is_address or parse_identifier(text) == found else None


def _are_several(named: Sequence[Identifier | None]) -> bool:
    """Whether addresses are of several papers, and not of one in several places."""
    found = {name for name in named if name}
    return len(found) > len({name.scheme for name in found}) and named[0] is not None


def _are_wrapped(lines: list[NumberedLine], numbered: list[bool]) -> bool:
    """Whether lines between numbers go on with a sentence, as where a program ended them."""
    after = [
        _GOES_ON.search(f"{before[-1].text.rstrip()}\n{line[0].text.lstrip()}") is not None
        for ((_, before), (_, line)), is_first in zip(pairwise(lines), numbered[1:], strict=True)
        if not is_first
    ]
    return 3 * sum(after) >= len(after) > 0


def _join_lines(
    lines: list[NumberedLine], whole: list[bool], *, wrapped: bool = False
) -> list[NumberedLine]:
    """Join each line that is no record by itself to the one before it, as one text if wrapped."""
    joined: list[NumberedLine] = []
    for (number, line), is_whole in zip(lines, whole, strict=True):
        if is_whole or not joined:
            joined.append((number, list(line)))
        else:
            joined[-1][1].extend([Span("\n", is_break=not wrapped), *line])
    return [(number, join_texts(spans)) for number, spans in joined] if wrapped else joined


def _is_headed(parts: Sequence[Segment]) -> bool:
    """Whether a line of a paragraph starts with a title in bold or in quotation marks.

    Or with one in italics, and says by whom: "*A Fine Title*, a novel by Ann Poe".
    """
    if not parts or parts[0].field not in (None, Field.TITLE):
        return False  # **Authors:** **Ann Poe**
    return is_marked_title(parts[0]) or _is_signed_style(parts)


def _is_signed_style(parts: Sequence[Segment]) -> bool:
    title, after = parts[0], parts[1:]
    while len(after) > 2 and after[0].text in _AND and after[1].mark is Mark.EMPHASIS:
        after = after[2:]  # "*A Fine Title* and *A Finer One* by Ann Poe"
    is_styled = title.mark is Mark.EMPHASIS and title.kind is Kind.TEXT
    return is_styled and any(_WROTE.match(part.whole) for part in after[:1])


def _with_cited(
    lines: list[NumberedLine], cut: list[list[Segment]], headed: list[bool]
) -> list[bool]:
    """Say which lines are records, where some start with their titles and say when at once.

    Then citations among them, "Poe, Ann. *A Title*. 1954", are no lines below a title.
    """
    if _is_each_dated(lines, cut):
        return [True] * len(lines)
    heads = [parts for parts, is_head in zip(cut, headed, strict=True) if is_head]
    if not all(parts[0].mark is Mark.QUOTE and any(part.date for part in parts) for parts in heads):
        return headed
    cited = [is_head or is_citation(parts) for parts, is_head in zip(cut, headed, strict=True)]
    return _with_named(lines, cut, cited)


def _with_named(
    lines: list[NumberedLine], cut: list[list[Segment]], cited: list[bool]
) -> list[bool]:
    """Say which lines are records where most cite: others, too, that start with a name.

    The line before is at an end, and the name is no city, "Paris, Gallimard, 1990".
    """
    whole = list(cited)
    for place, parts in enumerate(cut[1:], start=1):
        if cited[place] or not parts or not _is_named(parts):
            continue
        is_after = _AT_END.search(plain_text(lines[place - 1][1])) is not None
        whole[place] = is_after and not is_place(parts[0].text.partition(",")[0])
    return whole


def _ends_with_source(line: Sequence[Span]) -> bool:
    """Whether a line ends as lines that cite do, and not with an address, or is an ISBN alone."""
    last = line[-1].text
    return not last.startswith(("http", "ISBN")) and _SOURCE_LAST.search(last) is not None


def _is_head(text: str) -> bool:
    """Whether a line is names and a year, "Poe A, Roe B (2012)": the title stands below."""
    year = _SOURCE_LAST.search(text)
    names = text[: year.start()].rstrip(" (,") if year else ""
    people = read_people(names, single=True) if "," in names else None
    return people is not None and people.end >= len(names) and len(people.names) > 1


def _goes_on(line: Sequence[Span]) -> bool:
    """Whether a text goes on after a line: it ends with a comma, or a word such as "of"."""
    text = plain_text(line).rstrip()
    return text.endswith((",", "，", "、")) or text.rpartition(" ")[2].lower() in OPEN_WORDS


def is_labelled(spans: Sequence[Span]) -> bool:
    """Whether a paragraph begins with a label, and not with that of another title or work."""
    text = plain_text(spans)
    field = read_field(text)
    head = next((span for span in spans if span.text.strip()), Span(""))
    key = head.text.rstrip()
    is_bold = head.strong and key.endswith((":", "："))
    return field[0] is not Field.TITLE if field else is_bold and not is_lead(key[:-1])


def is_quoted_work(parts: Sequence[Segment]) -> bool:
    """Whether a line of a quotation is a work: a citation, or a title that leads to a paper.

    So are lines with labels for the title and for who wrote it, or where or when.
    """
    head = parts[0] if parts else None
    is_titled = head is not None and (head.is_link or head.mark is Mark.STRONG)
    return (
        is_citation(parts)
        or is_labelled_work(parts)
        or _is_undated(parts)
        or (is_titled and any(map(leads_to_paper, parts)))
    )


def _is_undated(parts: Sequence[Segment]) -> bool:
    """Tell "Fine Rain. (n.d.). Retrieved from https://…", whose work has no year."""
    dates = [part for part in parts[1:3] if part.bracket == "("]
    is_undated = any(VAGUE_DATE.fullmatch(part.text) for part in dates)
    return is_undated and not parts[0].is_link and parts[-1].is_link


def _are_named(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines start with names, and titles after them.

    Of two or three, each is a known name in full, and a title that is none.
    """
    if len(lines) < MIN_LINES:
        return all(map(_is_name_and_title, lines))
    return sum(map(_is_named, lines)) >= max(MIN_LINES, MOST * len(lines))


def _is_name_and_title(parts: Sequence[Segment]) -> bool:
    """Whether a line is no more than "Ann Poe, A Fine Title" or "Ann Poe: A Fine Title"."""
    if len(parts) != 1 or parts[0].mark is not Mark.PLAIN or parts[0].is_link or parts[0].field:
        return False
    name, *rest = _NAME_ENDS.split(parts[0].text, maxsplit=1)
    people = read_people(name, single=True)
    is_name = people is not None and people.is_known and people.has_given_name
    title = "".join(rest)
    is_title = title[:1].isupper() and title[-1:] not in ".,;:"
    other = read_people(title, single=True)
    return is_name and is_title and not (other and other.has_given_name)


def _ends_with_bold(parts: Sequence[Segment]) -> bool:
    """Whether a line is plain words, a sign, and a title in bold: "Ann Poe - **A Title**"."""
    if len(parts) != 2 or parts[0].mark is not Mark.PLAIN or parts[0].is_link:
        return False
    title = parts[1]
    is_set_off = title.cut in (Cut.DASH, Cut.COMMA, Cut.COLON) and title.kind is Kind.TEXT
    return is_set_off and title.mark is Mark.STRONG


def _is_named(parts: Sequence[Segment]) -> bool:
    """Whether a line starts with a word that may be a surname, or a name, and a title after it."""
    head = parts[0] if parts else None
    if not head or head.mark is not Mark.PLAIN or head.is_link:
        return False
    if _SURNAME.match(head.text):
        return len(parts) > 1 or "," in head.text
    name, *rest = _NAME_ENDS.split(head.whole[head.start :], maxsplit=1)
    title = "".join(rest)
    people = read_people(name, single=True)
    is_name = people is not None and (people.is_sure or is_given_name(people.names[0]))
    return is_name and (title[:1].isupper() or len(parts) > 1) and not title.rstrip().endswith(",")
