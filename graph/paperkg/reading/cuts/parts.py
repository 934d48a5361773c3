"""From the spans of a line to segments, each with what it is by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from paperkg.characters import has_digit
from paperkg.reading.citations.citation import KEY, restore_citation
from paperkg.reading.citations.document_types import take_typed
from paperkg.reading.citations.editors import blank_editors
from paperkg.reading.citations.pieces import (
    OPENING,
    QUOTES,
    SEPARATORS,
    Piece,
    cut_after,
    cut_at_signs,
    is_cut_short,
)
from paperkg.reading.cuts.attributes import cut_attributes
from paperkg.reading.cuts.link_labels import is_link_label, read_citation, read_label
from paperkg.reading.cuts.segment_kinds import is_long_sentence, say_kind
from paperkg.reading.cuts.tags import blank, without_tags
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import SAME, read_people
from paperkg.reading.patterns import CAPITAL, LEADING_NUMBER, YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary, tidy
from paperkg.reading.text.blocks import Span
from paperkg.reading.words import either, words_of

__all__ = ["cut_line"]

_BY_LAST = re.compile(rf"(?:^|\s)({either('people', 'by')})\s*$")
_ALNUM = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"[()\[\]（）【】［］]")
_ARTICLES = words_of("titles", "articles")
_NO_WORDS = SEPARATORS + '"“„«([（【'
_START = re.compile(r"(?:\. |[ \-–—―:,;|·•/~→►*_=+，、：；،؛)\]）】］⟨⟩])*")
# A number that names a book ends what stands before it: "Its Press; ISBN: 0674627512".
_BEFORE_NUMBER = re.compile(r"[;,]\s(?=ISBN(?:-1[03])?[:\s]\s?\d)")
# The year of the original before that of what was read: "[1964]2016", "(1922) 1978. A Title".
_ORIGINAL_YEAR = re.compile(
    rf"\[({YEAR})\](?=\s?({YEAR})\b)|[(（【［]({YEAR})[)）】］](?=\s?({YEAR})[.,，]\s?)"
)
# "A. Poe for the ALICE collaboration", "on behalf of the Rain Consortium".
_SOURCE_FIRST = re.compile(rf"[\s,]*([A-Z][^,;:.]{{2,60}}), ({YEAR}), (?=[a-z]{{2,}} )")
# When a page was looked at, in the midst of a line: ", accessed June 27, 2025, https://…".
_ACCESSED = re.compile(
    rf":?,\s(?:last )?(?:accessed|retrieved)(?: on)?:? "
    rf"(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}},? |\d{{1,2}} [A-Z][a-z]{{2,8}}\.?,? ){YEAR}(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r",?\s(?:for|on behalf of) the [A-Z][\w’'-]*(?: [\w’'-]+){0,3} (?i:collaboration|consortium)"
    r"(?=\s*(?:[.,;)]|$))"
)
# Names that dashes part, as archaeologists write them: "A. Poe – B. Orr, A Fine Title".
_NAME = rf"(?:{CAPITAL}\.[ -]?){{1,3}}{CAPITAL}[\w'’-]+"
_NAME_DASH = re.compile(rf"(\b{_NAME})\s(?:--|[–—])\s(?={_NAME})")
# Who wrote to whom, who is a student: "Poe*, A.B., Orr, C.†, Lim*. D.E.".
_MARKED = re.compile(
    r"(?:(?<=[a-zß-ÿ]{2})([*∗†‡§¶]{1,3})(?=[,.]\s[A-Z]\.)|(?<=[A-Z]\.)([*∗†‡§¶]{1,3})(?=[,;]\s))([,;.])"
)
_DOUBT = re.compile(r"(?<=\b[12]\d{3})\s?\(\?\)")  # "2020(?)"
_SIGN = re.compile(r"[*∗†‡§¶][,;.]")
# Who did as much as others: "*A. Poe, *B. Orr".
_EQUAL = re.compile(rf"(?:^\s*|(?<=[,;&]\s))[*∗]+(?={CAPITAL}[\w.'’-]+[\s,])")
_END = " -–—―:,;|·•/~→►*_=([（【，、：；،؛⟨⟩"
_PAIRED = "‘'「『《〈"
"""Quotation marks that are no others at their other end, and may have others inside."""

_SAME = re.compile(
    r"\s*(?:[—–―]\s?){2,}[.,:]?\s|\s*(?:-{3,}|_{3,})[.,:]\s|\s*[—–―],(?:\s[—–―],)*\s"
)
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
    is_opened = False
    spans = _without_key(list(spans))
    blank_editors(spans)
    signing = _part_names(spans)
    for number, span in enumerate(spans, start=first_span):
        mark = _mark_of(span)
        bracket = _open_bracket(before, bracket) if before else bracket
        inside = "" if bracket and _closes(span.text, bracket) else bracket
        found = _cut_span(span, mark, vocabulary, cut=cut, bracket=inside, quoted=quoted)
        for segment in found:
            segment.span, segment.line, segment.column = number, line, column
        if quoted and mark is Mark.LINK and is_opened:
            _take_for_words(found)
        if found and span in signing and (people := read_people(found[0].text, single=True)):
            found[0].kind, found[0].people = Kind.PEOPLE, replace(people, is_sure=True)
        segments.extend(found)
        cut = Cut.SPACE if found else cut
        before, quoted = "", False
        if mark not in (Mark.LINK, Mark.IMAGE):
            before = span.text
            end = before[len(before.rstrip(_NO_WORDS)) :] if found else before
            cut, quoted = cut_after(end, cut), before.rstrip()[-1:] in QUOTES
            is_opened = before[-1:] in QUOTES and before[-2:-1].strip() == ""
    return restore_citation(_with_whole_journals(_without_in(_without_article(segments))))


def _with_whole_journals(segments: list[Segment]) -> list[Segment]:
    """Join a journal in italics that its comma cuts: "*Rain, Snow & Society*, 15(5), 662–679"."""
    for place in range(len(segments) - 2, 1, -1):
        before, part, after = segments[place - 1 : place + 2]
        is_journal = part.mark is Mark.EMPHASIS and part.cut is Cut.COMMA and part.venue
        is_cut = before.kind is Kind.TEXT and before.span == part.span != after.span
        if is_journal and is_cut and after.kind is Kind.NUMBER:
            name = part.whole[before.start : part.end]
            venue = part.venue and replace(part.venue, name=name)
            whole = replace(part, text=name, start=before.start, cut=before.cut, venue=venue)
            segments[place - 1 : place + 1] = [whole]
    return segments


def _without_article(segments: list[Segment]) -> list[Segment]:
    """Leave out the article that a sentence has before a title in italics: "Les *Lieux*"."""
    if len(segments) > 1 and segments[0].text.lower() in _ARTICLES:
        article, title = segments[:2]
        is_styled = title.mark is Mark.EMPHASIS and title.cut is Cut.SPACE
        if is_styled and article.mark is Mark.PLAIN and not article.bracket:
            title.cut = article.cut
            title.kind, title.people = (Kind.TEXT, None) if title.people else (title.kind, None)
            return segments[1:]
    return segments


def _without_in(segments: list[Segment]) -> list[Segment]:
    """Leave "In" out where its colon cuts it off what it stands before: "In: *Trees*"."""
    left = []
    for place, part in enumerate(segments):
        is_in = part.text == "In" and part.whole[part.end :].lstrip()[:1] in (":", "")
        if is_in and ":" in part.whole[part.start :] and not part.is_link:
            for after in segments[place + 1 : place + 2]:
                after.cut = part.cut
        else:
            left.append(part)
    return left


def _part_names(spans: list[Span]) -> list[Span]:
    """Write a comma for "by" before names in a span of their own: "*A Title* by **Ann Poe**".

    Gives the spans with such names.
    """
    signing: list[Span] = []
    for place, (span, after) in enumerate(pairwise(spans)):
        found = _BY_LAST.search(span.text) if place or span.text.strip() else None
        if found and read_people(after.text, single=True):
            text = span.text[: found.start(1)] + ",".ljust(len(span.text) - found.start(1))
            spans[place] = span._replace(text=text)
            signing.append(after)
    return signing


def _without_key(spans: list[Span]) -> list[Span]:
    """Take a link to a note named by a key, "[[@poe2020]]", for a citation before its title."""
    if len(spans) < 2:
        return spans
    place = next((place for place, span in enumerate(spans) if span.text.strip()), 0)
    if not (spans[place].text.startswith("@") and spans[place].is_link):
        return spans
    if "/" in spans[place].text:
        return spans  # [@poe/things](…) is a package
    rest = spans[place + 1 :]
    if any(_ALNUM.search(span.text) and " " in span.text.strip() for span in rest):
        spans[place] = spans[place]._replace(local=f"cite:{spans[place].local[1:]}")
    return spans


def _open_bracket(text: str, bracket: str) -> str:
    """Say which bracket is open at the end of a text, with the one that was open before it."""
    for match in _BRACKETS.finditer(text):
        if match[0] in OPENING:
            bracket = match[0]
        elif bracket and match[0] == OPENING[bracket]:
            bracket = ""
    return bracket


def _closes(text: str, bracket: str) -> bool:
    """Whether a text begins with the end of a bracket, as after "[[pdf](…)] A Title"."""
    return text.lstrip()[:1] == OPENING[bracket]


def _take_for_words(parts: list[Segment]) -> None:
    """Take a link in quotation marks for a title, whatever it names: “[Orr and Rain](…)”."""
    for part in parts:
        if part.kind in (Kind.PEOPLE, Kind.VENUE) and not part.bracket:
            part.kind, part.people, part.venue, part.date = Kind.TEXT, None, None, ""


def _cut_span(
    span: Span, mark: Mark, vocabulary: Vocabulary, *, cut: Cut, bracket: str, quoted: bool
) -> list[Segment]:
    if span.local.startswith(("cite:", "@cite:", "Cite:")):
        return [read_citation(span, cut)]
    is_key = bracket == "[" and mark is Mark.LINK and KEY.fullmatch(span.text) is not None
    if mark is Mark.IMAGE or is_key or (mark is Mark.LINK and is_link_label(span, vocabulary)):
        return [read_label(span, mark, cut, bracket)]
    if not _ALNUM.search(span.text):
        is_same = cut is Cut.START and span.strong and _ONLY_SAME.fullmatch(span.text)
        return [_same_authors(span.text, mark, cut)] if is_same else []
    text = without_tags(span.text, mark, cut)
    text = _BEFORE_NUMBER.sub(". ", text) if "ISBN" in text else text
    if text[:1] == ";" and ";" in text[1:] and mark is Mark.PLAIN:
        text = text.replace(";", ".")  # "[A Title](…); Ann Poe; Rain Press; 2004"
    text = _ORIGINAL_YEAR.sub(_without_original, text) if has_digit(text) else text
    text = _ACCESSED.sub(blank, text) if "cessed" in text or "etrieved" in text else text
    text = _ON_BEHALF.sub(blank, text) if "olla" in text or "onsor" in text else text
    text = _NAME_DASH.sub(_as_comma, text) if "." in text and _has_dash(text) else text
    text = _EQUAL.sub(blank, text) if "*" in text else text
    text = _DOUBT.sub(blank, text) if "(?)" in text else text
    text = _MARKED.sub(_without_mark, text) if _SIGN.search(text) else text
    segments: list[Segment] = []
    if cut is Cut.START and (same := _SAME.match(text)):
        segments.append(_same_authors(text, mark, cut))
        text, cut = blank(same) + text[same.end() :], Cut.STOP
    cut = cut_after(text[: len(text) - len(text.lstrip(SEPARATORS))], cut)
    if mark is Mark.PLAIN and cut in (Cut.START, Cut.BREAK) and "]" in span.text:
        head, text = take_typed(span.text, text, cut)
        segments.extend(head)
        cut = Cut.STOP if head else cut
    is_journal = mark is Mark.EMPHASIS and "." in text and is_cut_short(text)
    whole = [Piece(0, len(text), Cut.START)]
    for piece in whole if is_journal else _cut_text(text, vocabulary):
        if piece.cut is Cut.START:
            piece.cut = cut
        if segment := _classify(span, text, piece, mark, vocabulary):
            segment.bracket = segment.bracket or bracket
            segment.quoted = segment.quoted or quoted
            segments.append(segment)
    return segments


def _has_dash(text: str) -> bool:
    return "--" in text or "–" in text or "—" in text


def _without_original(years: re.Match[str]) -> str:
    """Blank the year of an original; after a later one stands a page: "7 (2017) 1913"."""
    first, second = filter(None, years.groups())
    return blank(years) if first <= second else years[0]


def _without_mark(sign: re.Match[str]) -> str:
    return ("," if sign[3] == "." else sign[3]).ljust(len(sign[0]))


def _as_comma(names: re.Match[str]) -> str:
    """Write a comma for the dash after a name; places stay what they are."""
    return names[1] + ",".ljust(len(names[0]) - len(names[1]))


def _same_authors(text: str, mark: Mark, cut: Cut) -> Segment:
    return Segment("———", Kind.PEOPLE, mark, cut, whole=text, people=SAME)


def _cut_text(text: str, vocabulary: Vocabulary) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in cut_at_signs(text):
        is_whole = piece.bracket or piece.quoted
        for part in [piece] if is_whole else cut_attributes(text, piece, vocabulary):
            pieces += _after_source(text, part)
    return pieces


def _after_source(text: str, piece: Piece) -> list[Piece]:
    """Cut off what follows a publisher and a year: "Rain Press, 2007, chapters on trees"."""
    is_after = piece.cut is Cut.COMMA or text.startswith(",")  # of the span before
    found = _SOURCE_FIRST.match(text, piece.start, piece.end) if is_after else None
    venue = read_venue(found[1]) if found else None
    if not (found and venue and venue.is_sure):
        return [piece]
    name = Piece(found.start(1), found.end(1), piece.cut)
    year = Piece(found.start(2), found.end(2), Cut.COMMA)
    return [name, year, Piece(found.end(), piece.end, Cut.COMMA)]


def _mark_of(span: Span) -> Mark:
    if span.is_image:
        return Mark.IMAGE
    if span.is_link:
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
    if shown.endswith(".pdf") and (mark is Mark.PLAIN or (mark is Mark.LINK and " " in shown)):
        shown = shown.removesuffix(".pdf")
        if mark is Mark.PLAIN and " " not in shown and shown.count("_") > 1:
            shown = shown.replace("_", " ")  # Fine_Trees_of_the_North.pdf
    if not _ALNUM.search(shown):
        return None
    segment = Segment(
        shown,
        Kind.TEXT,
        Mark.QUOTE if piece.quoted and mark is not Mark.LINK else mark,
        piece.cut,
        bracket=piece.bracket,
        url=span.url,
        local=span.local,
        alias=span.alias,
        quoted=piece.quoted,
        start=piece.start,
        end=piece.end,
        whole=text,
    )
    if not is_long_sentence(shown):
        say_kind(segment, vocabulary)
    return segment


def _tidy_piece(text: str, piece: Piece) -> str:
    inner = text[piece.start : piece.end].strip()
    if piece.bracket:
        inner = inner[1:-1]
    elif piece.quoted:
        inner = inner[1:-1] if inner[:1] in _PAIRED else inner.strip('"“”„«»')
    shown = tidy(inner)
    if not shown[:1].isalnum() and (start := _START.match(shown)):
        shown = shown[start.end() :]
    shown = shown.rstrip(_END).strip("`")
    if shown[-1:] in QUOTES or ('"' in shown and shown.count('"') == 1):
        is_word = shown[-1:] == '"' and shown.count('"') == 2 and shown[:1] != '"'
        shown = shown if is_word else shown.strip(' "“„«')  # Tools that "Read the Manual"
    if shown[:1] == "<" and shown[-1:] == ">" and not shown.isascii():
        shown = shown[1:-1]  # <題名>, as Korean marks its titles
    leads = piece.cut in (Cut.START, Cut.BREAK) and not shown[:1].isalpha()
    return LEADING_NUMBER.sub("", shown) if leads else shown
