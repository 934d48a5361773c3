"""From the spans of a line to segments, each with what it is by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.characters import has_digit
from paperkg.reading.citations.abbreviations import ends_abbreviation, is_cut_short
from paperkg.reading.citations.citation import KEY, restore_citation
from paperkg.reading.citations.document_types import take_typed
from paperkg.reading.citations.editors import blank_editors
from paperkg.reading.citations.pieces import (
    OPENING,
    SEPARATORS,
    Piece,
    cut_after,
    cut_at_signs,
)
from paperkg.reading.citations.quotations import (
    QUOTES,
    begins_with_quotation,
    closing_dash,
    read_series,
)
from paperkg.reading.citations.semicolons import find_parts
from paperkg.reading.citations.source_leads import (
    drop_in_before_source,
    drop_source_leads,
    join_journals,
)
from paperkg.reading.citations.subtitles import join_styled_title, restore_styled_rest
from paperkg.reading.cuts.attributes import MAX_LENGTH, are_words_alone, cut_attributes
from paperkg.reading.cuts.dated_venues import name_dated_venues
from paperkg.reading.cuts.link_labels import is_link_label, mend_link, read_citation, read_label
from paperkg.reading.cuts.segment_kinds import is_long_sentence, say_kind, say_kind_of_words
from paperkg.reading.cuts.signed_remarks import part_signatures
from paperkg.reading.cuts.tags import blank, without_asides, without_tags
from paperkg.reading.imprints.dates import find_period
from paperkg.reading.imprints.venues import Venue, read_venue
from paperkg.reading.names.people import SAME, read_people
from paperkg.reading.patterns import LEADING_NUMBER, OWNER, YEAR
from paperkg.reading.segments import AT_START, Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.text.blocks import Span
from paperkg.reading.words import either, words_of

__all__ = ["cut_line"]

_BY_LAST = re.compile(rf"(?:^|\s)({either('people', 'by')})\s*$")
_BY = tuple(word for word in words_of("people", "by") if word.isalpha())
_ALNUM = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"[()\[\]（）【】［］]")
_ARTICLES = words_of("titles", "articles")
_NO_WORDS = SEPARATORS + '"“„«([（【'
_START = re.compile(r"(?:\. |[ \-–—―:,;|·•/~→►*_=+，、：；،؛)\]）】］⟨⟩])*")
_SOURCE_FIRST = re.compile(rf"[\s,]*([A-Z][^,;:.]{{2,60}}), ({YEAR}), (?=[a-z]{{2,}} )")
_YEARS_LAST = re.compile(rf"([\s,]*[^\s,\d][^,\d]{{2,60}}), ({YEAR}[-–]{YEAR})\.?$")
_END = " -–—―:,;|·•/~→►*_=([（【，、：；،؛⟨⟩"
_LEADING_DASHES = (" - ", " – ", " — ")
_PAIRED = "‘'「『《〈"
"""Quotation marks that are no others at their other end, and may have others inside."""

_SAME = re.compile(
    r"\s*(?:[—–―]\s?){2,}[.,:]?\s|\s*(?:-{3,}|_{3,})[.,:]\s|\s*[—–―],(?:\s[—–―],)*\s"
)
_DASHES = "—–―-_"
_UNREAD = frozenset({Mark.LINK, Mark.IMAGE})
"""What stands in them sets nothing after them off."""

_CITED = frozenset({Mark.PLAIN, Mark.STRONG, Mark.LINK})
"""What may hold a citation from its authors on."""

MAX_VENUE = 30
"""Words in italics that many lines have alike have no more signs."""

_ONLY_SAME = re.compile(r"\s*(?:(?:[—–―]\s?){2,}|[-_]{3,})\s*")


def cut_line(
    spans: Iterable[Span],
    vocabulary: Vocabulary,
    *,
    line: int = 0,
    column: int = 0,
    first_span: int = 0,
) -> list[Segment]:
    """Cut one line of a record, or one line of a cell of its row, into segments."""
    segments: list[Segment] = []
    cut, bracket, quoted, before = Cut.BREAK if line else Cut.START, "", False, ""
    is_opened = has_italics = is_style_cut = False
    spans = _without_key(list(spans))
    blank_editors(spans)
    signing = _part_names(spans) if len(spans) > 1 else []
    last = first_span + len(spans) - 1
    for number, span in enumerate(spans, start=first_span):
        mark = _mark_of(span)
        bracket = _open_bracket(before, bracket) if before else bracket
        inside = "" if bracket and _closes(span.text, bracket) else bracket
        cut_one = _cut_styled if mark is Mark.EMPHASIS else _cut_span
        found = cut_one(span, mark, vocabulary, cut=cut, bracket=inside, quoted=quoted)
        for segment in found:
            segment.span, segment.line, segment.column = number, line, column
        if mark is Mark.LINK:
            is_framed = inside == "[" and not segments
            mend_link(found, in_quotes=quoted and is_opened, is_framed=is_framed)
        if signing and found and span in signing:
            _name_signing(found[0])
        segments.extend(found)
        has_italics = has_italics or mark is Mark.EMPHASIS
        is_style_cut = is_style_cut or (len(found) > 1 and mark is not Mark.PLAIN)
        if number == last:
            break
        cut = Cut.SPACE if found else cut
        before, quoted = "", False
        if mark not in _UNREAD:
            before = span.text
            end = before[len(before.rstrip(_NO_WORDS)) :] if found else before
            cut, quoted = cut_after(end, cut), before.rstrip()[-1:] in QUOTES
            is_opened = before[-1:] in QUOTES and before[-2:-1].strip() == ""
    if has_italics:
        segments = _without_article(segments)
        drop_source_leads(segments)
    if len(segments) > 1:
        part_signatures(segments)
        name_dated_venues(segments)
    segments = drop_in_before_source(segments)
    if is_style_cut:
        restore_styled_rest(segments)
        join_styled_title(segments)
    return restore_citation(join_journals(segments) if has_italics else segments)


def _without_article(segments: list[Segment]) -> list[Segment]:
    """Leave out the article that a sentence has before a title in italics: "Les *Lieux*".

    What somebody has is no name, "Poe's *Small Owls and Big Larks*", but the title of it.
    """
    for before, part in pairwise(segments):
        if part.people and part.mark is Mark.EMPHASIS and before.text.endswith(OWNER):
            part.take_for_words()
    if len(segments) > 1 and segments[0].text.lower() in _ARTICLES:
        article, title = segments[:2]
        is_styled = title.mark is Mark.EMPHASIS and title.cut is Cut.SPACE
        if is_styled and article.mark is Mark.PLAIN and not article.bracket:
            title.cut = article.cut
            title.kind, title.people = (Kind.TEXT, None) if title.people else (title.kind, None)
            return segments[1:]
    return segments


def _part_names(spans: list[Span]) -> list[Span]:
    """Write a comma for "by" before names in a span of their own: "*A Title* by **Ann Poe**".

    Gives the spans with such names.
    """
    signing: list[Span] = []
    for place, (span, after) in enumerate(pairwise(spans)):
        before = span.text.rstrip()
        if not (before[-1:].isalpha() and before.endswith(_BY)):
            continue
        found = _BY_LAST.search(span.text)
        if found and read_people(after.text, single=True):
            text = span.text[: found.start(1)] + ",".ljust(len(span.text) - found.start(1))
            spans[place] = span._replace(text=text)
            signing.append(after)
    return signing


def _name_signing(part: Segment) -> None:
    if people := read_people(part.text, single=True):
        part.kind, part.people = Kind.PEOPLE, replace(people, is_sure=True)


def _without_key(spans: list[Span]) -> list[Span]:
    """Take a link to a note named by a key, "[[@poe2020]]", for a citation before its title."""
    place, last = 0, len(spans) - 1
    while place < last and not spans[place].text.strip():
        place += 1
    if not (last > 0 and spans[place].text.startswith("@") and spans[place].is_link):
        return spans
    if "/" in spans[place].text:
        return spans  # [@poe/things](…) is a package
    rest = spans[place + 1 :]
    if any(_ALNUM.search(span.text) and " " in span.text.strip() for span in rest):
        spans[place] = spans[place]._replace(local=f"cite:{spans[place].local[1:]}")
    return spans


def _open_bracket(text: str, bracket: str) -> str:
    """Say which bracket is open at the end of a text, with the one that was open before it."""
    if not bracket and text.isascii() and "(" not in text and "[" not in text:
        return ""
    for match in _BRACKETS.finditer(text):
        if match[0] in OPENING:
            bracket = match[0]
        elif bracket and match[0] == OPENING[bracket]:
            bracket = ""
    return bracket


def _closes(text: str, bracket: str) -> bool:
    """Whether a text begins with the end of a bracket, as after "[[pdf](…)] A Title"."""
    return text.lstrip()[:1] == OPENING[bracket]


def _cut_span(
    span: Span, mark: Mark, vocabulary: Vocabulary, *, cut: Cut, bracket: str, quoted: bool
) -> list[Segment]:
    if mark is Mark.PLAIN and not _ALNUM.search(span.text):
        is_same = cut is Cut.START and _SAME.fullmatch(span.text)  # ———. *A Title*
        return [_same_authors(span.text, mark, cut)] if is_same else []  # or a separator
    if span.local and span.local.startswith(("cite:", "@cite:", "Cite:")):
        return [read_citation(span, cut)]
    is_key = bracket == "[" and mark is Mark.LINK and KEY.fullmatch(span.text) is not None
    if mark is Mark.IMAGE or is_key or (mark is Mark.LINK and is_link_label(span, vocabulary)):
        return [read_label(span, mark, cut, bracket)]
    if piece := _find_piece(span.text, mark, cut):
        words = span.text[piece.start : piece.end].strip(" ")
        segment = _make_segment(span, span.text, piece, words, mark)
        say_kind_of_words(segment, vocabulary)
        segment.bracket, segment.quoted = bracket, quoted
        return [segment]
    if mark is Mark.PLAIN or _ALNUM.search(span.text):
        return _cut_signed(span, mark, vocabulary, cut=cut, bracket=bracket, quoted=quoted)
    is_same = cut is Cut.START and span.strong and _ONLY_SAME.fullmatch(span.text)
    return [_same_authors(span.text, mark, cut)] if is_same else []


def _cut_styled(
    span: Span, mark: Mark, vocabulary: Vocabulary, *, cut: Cut, bracket: str, quoted: bool
) -> list[Segment]:
    """Cut words in italics; a few of them, as venues are, once for all lines that have the same."""
    how = span.text, cut, bracket, quoted
    known = vocabulary.styled.get(how)
    if known is None:
        known = _cut_span(span, mark, vocabulary, cut=cut, bracket=bracket, quoted=quoted)
        if len(span.text) > MAX_VENUE or any(part.identifier for part in known):
            return known
        vocabulary.styled[how] = known
    return [part.copy() for part in known]


def _cut_signed(
    span: Span, mark: Mark, vocabulary: Vocabulary, *, cut: Cut, bracket: str, quoted: bool
) -> list[Segment]:
    """Cut a text with signs or numbers in it."""
    text = without_asides(without_tags(span.text, mark, cut), mark)
    period = find_period(text) if mark is Mark.PLAIN else None
    text = text[: period.start] if period else text
    segments: list[Segment] = []
    if not text[:1].isalnum():
        is_dash = cut is Cut.START and text.lstrip()[:1] in _DASHES
        if is_dash and (same := _SAME.match(text)):
            segments.append(_same_authors(text, mark, cut))
            text, cut = blank(same) + text[same.end() :], Cut.STOP
        opened = text.lstrip(")]")  # what ends a bracket around a style: "(*2019*), Ann Poe"
        cut = cut_after(opened[: len(opened) - len(opened.lstrip(SEPARATORS))], cut)
    if mark in _CITED and cut in AT_START and "]" in span.text:
        head, text = take_typed(span.text, text, cut)
        if mark is not Mark.PLAIN:
            head = [
                replace(part, mark=mark, url=span.url, local=span.local, alias=span.alias)
                for part in head
            ]
        segments.extend(head)
        cut = Cut.STOP if head else cut
    is_journal = mark is Mark.EMPHASIS and "." in text and is_cut_short(text)
    journal = [Piece(0, len(text), Cut.START)] if is_journal else None
    is_plain = mark is Mark.PLAIN and cut in AT_START
    starts = find_parts(text) if is_plain and "; " in text else ()
    cited = _cut_cited(text, starts, vocabulary) if starts else None
    is_titled = 0 in starts  # what follows who wrote it is where it appeared, and no name
    for piece in journal or cited or _cut_text(text, vocabulary):
        if piece.cut is Cut.START:
            piece.cut = cut
        if part := _classify(span, text, piece, mark, vocabulary):
            part.bracket = part.bracket or bracket
            part.quoted = part.quoted or quoted
            if is_titled and part.people and piece.end > max(starts):
                part.kind, part.people, part.venue = Kind.VENUE, None, Venue(part.text, "", False)
            segments.append(part)
    if period:
        piece = Piece(period.start, period.end, Cut.COMMA)
        shown = span.text[period.start : period.end].strip(" ()[].")
        segments.append(_make_segment(span, span.text, piece, shown, mark))
        segments[-1].kind = Kind.TAG  # part of nothing beside it
    return segments


def _find_piece(text: str, mark: Mark, cut: Cut) -> Piece | None:
    """Find the one piece of plain words alone, or of a plain sentence behind a dash.

    Most titles and many remarks are such: whatever is looked for in other texts cannot stand in
    words with one space between them.
    """
    if not (text[:1].isalpha() or text[:1] == " "):
        return None
    start, end = 0, len(text)
    if mark is Mark.PLAIN and text[:3] in _LEADING_DASHES and text[3:4].isalpha():
        start, cut = 3, Cut.DASH
        if text[-1] == "." and text[-2].isalpha() and not ends_abbreviation(text, end - 1):
            end -= 1
    words = text[start:end]
    if len(words) > MAX_LENGTH or "  " in words or not are_words_alone(words):
        return None
    if "olla" in words or "onsor" in words:  # for the ALICE collaboration
        return None
    return Piece(start, end, cut)


def _same_authors(text: str, mark: Mark, cut: Cut) -> Segment:
    return Segment("———", Kind.PEOPLE, mark, cut, whole=text, people=SAME)


def _cut_cited(text: str, starts: Sequence[int], vocabulary: Vocabulary) -> list[Piece]:
    """Cut a citation where its title and what follows it are known to begin; the title is whole."""
    title, after = starts[0], starts[1]
    pieces: list[Piece] = []
    if title:
        head = text[: title - len("; ")]
        pieces += cut_at_signs(head) if head[-1] == ")" else [Piece(0, len(head), Cut.START)]
    pieces.append(Piece(title, after - len("; "), Cut.STOP if title else Cut.START))
    for piece in cut_at_signs(text[after:]):
        piece.start, piece.end = piece.start + after, piece.end + after
        piece.cut = Cut.STOP if piece.cut is Cut.START else piece.cut
        pieces += [piece] if piece.bracket else cut_attributes(text, piece, vocabulary)
    return pieces


def _cut_text(text: str, vocabulary: Vocabulary) -> list[Piece]:
    pieces: list[Piece] = []
    is_after = text.startswith(",")  # of the span before
    for piece in cut_at_signs(text):
        is_whole = piece.bracket or piece.quoted
        for part in [piece] if is_whole else cut_attributes(text, piece, vocabulary):
            may_end = is_after or part.cut is Cut.COMMA
            pieces += _after_source(text, part) if may_end else [part]
    return pieces


def _after_source(text: str, piece: Piece) -> list[Piece]:
    """Cut off what follows a publisher and a year: "Rain Press, 2007, chapters on trees".

    So are the years in which a work of several volumes appeared: ", two volumes, 2007-2012".
    """
    if years := _YEARS_LAST.match(text, piece.start, piece.end):
        source = Piece(piece.start, years.end(1), piece.cut)
        return [source, Piece(years.start(2), years.end(2), Cut.COMMA)]
    found = _SOURCE_FIRST.match(text, piece.start, piece.end)
    venue = read_venue(found[1]) if found else None
    if not (found and venue and venue.is_sure):
        return [piece]
    name = Piece(found.start(1), found.end(1), piece.cut)
    year = Piece(found.start(2), found.end(2), Cut.COMMA)
    return [name, year, Piece(found.end(), piece.end, Cut.COMMA)]


def _mark_of(span: Span) -> Mark:
    if span.is_image:
        return Mark.IMAGE
    if span.url or span.local:
        return Mark.LINK
    if span.strong:
        return Mark.STRONG
    if span.emphasized:
        return Mark.EMPHASIS
    return Mark.CODE if span.code else Mark.PLAIN


def _classify(
    span: Span, text: str, piece: Piece, mark: Mark, vocabulary: Vocabulary
) -> Segment | None:
    """Say what a piece is by itself; None of one without words."""
    shown = _tidy_piece(text, piece)
    if shown[:1] in QUOTES and (series := read_series(shown)):
        shown, piece.quoted = series, True
    if shown.endswith(".pdf") and (mark is Mark.PLAIN or (mark is Mark.LINK and " " in shown)):
        shown = shown.removesuffix(".pdf")
        if mark is Mark.PLAIN and " " not in shown and shown.count("_") > 1:
            shown = shown.replace("_", " ")  # Fine_Trees_of_the_North.pdf
    if not (shown[:1].isalnum() or _ALNUM.search(shown)):
        return None
    segment, numbered = _make_segment(span, text, piece, shown, mark), has_digit(shown)
    if numbered or not is_long_sentence(shown):
        say_kind(segment, vocabulary, numbered=numbered)
    return segment


def _make_segment(span: Span, text: str, piece: Piece, shown: str, mark: Mark) -> Segment:
    mark = Mark.QUOTE if piece.quoted and mark is not Mark.LINK else mark
    return Segment(  # by their names, values take twice the time
        shown,
        Kind.TEXT,
        mark,
        piece.cut,
        piece.bracket,
        span.url,
        span.local,
        span.alias,
        piece.quoted,
        piece.start,
        piece.end,
        text,
    )


def _tidy_piece(text: str, piece: Piece) -> str:
    inner = text[piece.start : piece.end].strip()
    if piece.bracket:
        inner = inner[1:-1]
    elif piece.quoted:
        is_inner = inner[:1] in _PAIRED or begins_with_quotation(inner[1:-1])
        is_inner = is_inner or (inner[1:2].isalnum() and inner[-2:-1] in tuple('“”»"'))
        inner = inner[1:-1] if is_inner else inner.strip('"“”„«»')
    shown = tidy(inner)
    if piece.quoted and begins_with_quotation(shown):
        return shown.rstrip(_END)
    if not shown[:1].isalnum() and (start := _START.match(shown)):
        shown = shown[start.end() :]
    shown = shown.rstrip(_END) + (closing_dash(shown) if piece.quoted else "")
    if shown[:1].isalpha() and shown[-1:].isalnum() and '"' not in shown:
        return shown  # no signs around it
    shown = shown.strip("`")
    is_open = shown[-1:] in QUOTES and not (shown[-1] == "“" and "„" in shown)
    if is_open or ('"' in shown and shown.count('"') == 1):
        is_word = shown[-1:] == '"' and shown.count('"') == 2 and shown[:1] != '"'
        shown = shown if is_word else shown.strip(' "“„«')  # Tools that "Read the Manual"
    if shown[:1] == "<" and shown[-1:] == ">" and not shown.isascii():
        shown = shown[1:-1]  # <題名>, as Korean marks its titles
    leads = piece.cut in AT_START and not shown[:1].isalpha()
    return LEADING_NUMBER.sub("", shown) if leads else shown
