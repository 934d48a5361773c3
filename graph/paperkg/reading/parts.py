"""From the spans of a line to segments, each with what it is by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from paperkg.identifiers import parse_identifier
from paperkg.model import LinkKind
from paperkg.reading.attributes import cut_attributes
from paperkg.reading.authorship import find_authors, find_signature
from paperkg.reading.blocks import Span
from paperkg.reading.citations import restore_citation
from paperkg.reading.dates import read_date
from paperkg.reading.document_types import DOCUMENT_TYPE, take_typed
from paperkg.reading.labels import is_label, kind_of_label
from paperkg.reading.link_labels import is_link_label, read_citation, read_label
from paperkg.reading.patterns import LEADING_NUMBER, YEAR
from paperkg.reading.people import ISSUE, SAME
from paperkg.reading.pieces import (
    NUMBER,
    OPENING,
    QUOTES,
    SEPARATORS,
    Piece,
    cut_after,
    cut_at_signs,
    is_cut_short,
)
from paperkg.reading.segments import (
    LEADING_SIGNS,
    SHORTCODE,
    Cut,
    Kind,
    Mark,
    Segment,
    Vocabulary,
    tidy,
)
from paperkg.reading.tokens import ORDINARY
from paperkg.reading.venues import MAX_WORDS, Venue, read_venue
from paperkg.reading.words import words_of

__all__ = ["SPELLED", "blank", "blank_tags", "cut_line"]

# A point after a space, as programs write it: "A Fine Title . Fine Press".
_LOOSE_SIGN = re.compile(r"(?<=[^\W_]) ([.,])(?=\s)")
# Attributes of Markdown, dates of tasks, tags and names of blocks, "@home +project" of todo.txt.
_TAG = re.compile(
    r"\{[:#.@%][^{}]{0,200}\}|[✅📅⏳🛫➕🔁⏫🔼🔽]\s?\d{4}-\d\d-\d\d"
    r"|(?<!\S)#[^\W\d][\w/-]*|(?<=\s)\^[\w-]+$|(?:\s@\w+)?(?:\s\+[^\W\d]\w+)+\s*$"
)
_ALNUM = re.compile(r"[^\W_]")
_BRACKETS = re.compile(r"[()\[\]（）【】［］]")
_NO_WORDS = SEPARATORS + '"“„«([（【'
_HAS_TAG = re.compile(r"[#^+{✅📅⏳🛫➕🔁⏫🔼🔽]")
_START = re.compile(r"(?:\. |[ \-–—―:,;|·•/~→►*_=+，、：；)\]）】］])*")
_END = " -–—―:,;|·•/~→►*_=([（【，、：；"
_CITE_KEY = re.compile(r"^\s*\[?@([\w:.+-]+)\]?(?=\s|$)")
_DIGITS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")  # found faster
# Numbers that begin or end with a year: so, or "1977, pp. 142-48".
_DATED_NUMBER = re.compile(rf"{ISSUE.pattern}|{YEAR},\s|.*\d[():]?\d.*,\s{YEAR}$")
_DAY = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"|(?:week|day|lecture|session)\s+\d{1,2}|\d{1,2}(?:st|nd|rd|th)\s+ed(?:\.|ition)?)",
    re.IGNORECASE,
)
SPELLED = re.compile(
    r"\b(?:arxiv|doi|pmid|pmcid|isbn)\s*[:：]\s*"
    r"(?:https?://\S+|[^\s,;()\[\]]+(?:\([^\s()]*\)[^\s,;()\[\]]*)*)"
    r"|(?<![\w/.])\d{4}\.\d{4,5}(?:v\d+)?(?![\w.])|(?<![\w/.])10\.\d{4,9}/[^\s,;\]]+",
    re.IGNORECASE,
)
_ASIDES = words_of("parts", "asides")
_SAME = re.compile(
    r"\s*(?:[—–―]\s?){2,}[.,:]?\s|\s*(?:-{3,}|_{3,})[.,:]\s|\s*[—–―],(?:\s[—–―],)*\s"
)
# When, but no year: "(c. 1400)", "(n.d.)".
_VAGUE_DATE = re.compile(
    r"c(?:a|irca)?\.?\s?\d{2,4}(?:\s?[-–]\s?\d+)?(?:\s[A-Z.]{2,5})?|n\.\s?d\.?"
)
# When a page was looked at is not when it appeared: "Accessed: May 11, 2026".
_LOOKED_AT = re.compile(
    r"(?:last )?(?:accessed|retrieved|visited|viewed|ac[eé]sso em|acessado|consultado|accedido|"
    r"abgerufen|zugriff|consulté)\b",
    re.IGNORECASE,
)
_YEARS = re.compile(rf"({YEAR})(?:[-–/]\d{{4}}|–\d\d|\s?\[(?:1\d|20)\d\d\])")
_PAGES = re.compile(r"\d\s?\(\d+\)|\d\s?[-–—]\s?[a-z]?\d")  # 5(3), 12-34
_YEAR_FOLLOWS = re.compile(rf"\s?\({YEAR}\)|,\s{YEAR}\.?\s*$")
_AFTER_TITLE = (Cut.STOP, Cut.COMMA, Cut.SPACE, Cut.ASIDE, Cut.BREAK, Cut.BRACKET)


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
    for number, span in enumerate(_without_key(list(spans)), start=first_span):
        mark = _mark_of(span)
        bracket = _open_bracket(before, bracket)
        inside = "" if bracket and _closes(span.text, bracket) else bracket
        found = _cut_span(span, mark, vocabulary, cut=cut, bracket=inside, quoted=quoted)
        for segment in found:
            segment.span, segment.line, segment.column = number, line, column
        segments.extend(found)
        cut = Cut.SPACE if found else cut
        before, quoted = "", False
        if mark not in (Mark.LINK, Mark.IMAGE):
            before = span.text
            end = before[len(before.rstrip(_NO_WORDS)) :] if found else before
            cut, quoted = cut_after(end, cut), before.rstrip()[-1:] in QUOTES
    return restore_citation(segments)


def _without_key(spans: list[Span]) -> list[Span]:
    """Take a link to a note named by a key, "[[@poe2020]]", for a citation before its title."""
    place = next((place for place, span in enumerate(spans) if span.text.strip()), 0)
    rest = spans[place + 1 :]
    is_key = bool(rest) and spans[place].is_link and spans[place].text.startswith("@")
    if is_key and any(_ALNUM.search(span.text) and " " in span.text.strip() for span in rest):
        spans[place] = spans[place]._replace(local=f"cite:{spans[place].local[1:]}")
    return spans


def _open_bracket(text: str, bracket: str) -> str:
    """Say which bracket is open at the end of a text, with the one that was open before it."""
    for match in _BRACKETS.finditer(text) if text else ():
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
    if span.local.startswith(("cite:", "@cite:", "Cite:")):
        return [read_citation(span, cut)]
    if mark is Mark.IMAGE or (mark is Mark.LINK and is_link_label(span, vocabulary)):
        return [read_label(span, mark, cut, bracket)]
    if not _ALNUM.search(span.text):
        return []
    text = _without_tags(span.text, mark, cut)
    segments: list[Segment] = []
    if cut is Cut.START and (same := _SAME.match(text)):
        segments.append(Segment("———", Kind.PEOPLE, mark, cut, whole=text, people=SAME))
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


def _without_tags(text: str, mark: Mark, cut: Cut) -> str:
    """Blank out tags, leading signs and the key of a citation; places stay what they are."""
    if (
        cut is Cut.START
        and "@" in text[:3]
        and (key := _CITE_KEY.match(text))
        and text[key.end() :].strip()
    ):
        text = " " * key.end() + text[key.end() :]
    if mark is Mark.PLAIN and "]" in text:
        text = DOCUMENT_TYPE.sub(lambda match: ".".ljust(len(match[0])), text)
    if mark is Mark.PLAIN:
        text = blank_tags(text)
        text = _LOOSE_SIGN.sub(r"\1 ", text) if " . " in text or " , " in text else text
    if cut in (Cut.START, Cut.BREAK):
        start = len(text) - len(text.lstrip())
        is_word = text[start : start + 1].isalpha()
        number = None if is_word else LEADING_NUMBER.match(text[start:])
        if number:
            text = " " * (start + number.end()) + text[start + number.end() :]
    if not text.isascii() and (signs := LEADING_SIGNS.match(text)):
        text = " " * signs.end() + text[signs.end() :]
    return text


def blank_tags(text: str) -> str:
    """Blank out tags, and pictures by their names; places stay what they are."""
    if text.count(":") > 1:
        text = SHORTCODE.sub(blank, text)
    if text.isascii():  # a search for these signs alone is far quicker
        has_tag = "#" in text or "^" in text or "{" in text or " +" in text
    else:
        has_tag = _HAS_TAG.search(text) is not None
    return _TAG.sub(blank, text) if has_tag else text


def blank(match: re.Match[str]) -> str:
    """Give as many spaces as a match is long."""
    return " " * len(match[0])


def _cut_text(text: str, vocabulary: Vocabulary) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in cut_at_signs(text):
        is_whole = piece.bracket or piece.quoted
        pieces += [piece] if is_whole else cut_attributes(text, piece, vocabulary)
    return pieces


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
    if mark is Mark.LINK and " " in shown:
        shown = shown.removesuffix(".pdf")
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
    if not _is_long_sentence(shown):
        _say_kind(segment, vocabulary)
    return segment


def _is_long_sentence(text: str) -> bool:
    """Whether a text has too many words for a venue, and words in small letters, as no names do."""
    is_long = text.count(" ") >= MAX_WORDS and not _DIGIT.search(text)
    return is_long and ORDINARY.search(text) is not None


def _tidy_piece(text: str, piece: Piece) -> str:
    inner = text[piece.start : piece.end].strip()
    if piece.bracket:
        inner = inner[1:-1]
    elif piece.quoted:
        inner = inner[1:-1] if inner[:1] in "‘'" else inner.strip('"“”„«»「」『』《》〈〉')
    shown = tidy(inner)
    if not shown[:1].isalnum() and (start := _START.match(shown)):
        shown = shown[start.end() :]
    shown = shown.rstrip(_END).strip("`")
    if shown[-1:] in QUOTES or ('"' in shown and shown.count('"') == 1):
        is_word = shown[-1:] == '"' and shown.count('"') == 2 and shown[:1] != '"'
        shown = shown if is_word else shown.strip(' "“„«')  # Tools that "Read the Manual"
    leads = piece.cut in (Cut.START, Cut.BREAK) and not shown[:1].isalpha()
    return LEADING_NUMBER.sub("", shown) if leads else shown


def _say_kind(segment: Segment, vocabulary: Vocabulary) -> None:
    text = segment.text
    numbered = _DIGIT.search(text) is not None
    if (date := _date_of(segment, numbered=numbered)) is not None:
        segment.kind, segment.date = Kind.DATE, date
    elif signed := find_signature(segment):
        segment.kind, segment.people, segment.date, segment.venue = Kind.PEOPLE, *signed
    elif (
        (numbered and (_DAY.fullmatch(text) or _LOOKED_AT.match(text)))
        or _is_aside(segment)
        or text.startswith("Retrieved from ")
    ):
        segment.kind = Kind.TAG
    elif (numbered or ":" in text) and SPELLED.fullmatch(text):
        segment.kind = Kind.IDENTIFIER
        segment.identifier = segment.identifier or parse_identifier(text)
    elif numbered and NUMBER.fullmatch(text) and not _is_dated_number(segment):
        segment.kind = Kind.NUMBER
    elif segment.quoted:
        segment.kind = Kind.TEXT
    elif people := find_authors(segment, vocabulary):
        segment.kind, segment.people = Kind.PEOPLE, people
    elif venue := _venue_of(segment):
        segment.kind, segment.venue, segment.date = Kind.VENUE, venue, venue.date
    elif _is_plain_label(segment):
        segment.kind = Kind.LABEL


def _date_of(segment: Segment, *, numbered: bool) -> str | None:
    """Read a segment that says when; empty where it names no year, None where it is no date."""
    if segment.bracket and _VAGUE_DATE.fullmatch(segment.text):
        return ""
    if not numbered or _YEAR_FOLLOWS.match(segment.whole, segment.end):
        return None  # Phys. Rev. Lett. 70, 1895 (1993)
    if (years := _YEARS.fullmatch(segment.text)) and not _DIGITS.search(
        segment.whole, 0, segment.start
    ):
        return years[1]
    return read_date(segment.text) or None


def _is_aside(segment: Segment) -> bool:
    """Tell "(ed.)" and "(to appear)", which are part of nothing beside them."""
    return bool(segment.bracket) and segment.text.lower().strip(".") in _ASIDES


def _is_plain_label(segment: Segment) -> bool:
    if segment.mark is Mark.LINK and segment.start:  # "[A Fine Title (pdf)](…)"
        kind = kind_of_label(segment.text) if segment.bracket else None
        return kind is not None and kind is not LinkKind.PAPER
    if segment.mark is Mark.LINK:  # "[[review] A Fine Title](…)"
        leads = bool(segment.bracket) and segment.end < len(segment.whole.rstrip())
        return leads and is_label(segment.text)
    set_apart = bool(segment.bracket) or segment.cut is Cut.DASH
    return segment.mark in (Mark.PLAIN, Mark.CODE) and set_apart and is_label(segment.text)


def _venue_of(segment: Segment) -> Venue | None:
    """Read a segment as a venue; the words of a link or in bold are sooner those of a title."""
    if issue := ISSUE.match(segment.text):
        return Venue("", read_date(issue[1]), True)
    words = len(segment.text.split())
    marked = segment.is_link or segment.mark in (Mark.STRONG, Mark.QUOTE)
    is_title_like = ":" in segment.text or (segment.cut is Cut.START and words > 3)
    if marked and is_title_like and not segment.bracket:
        return None
    venue = read_venue(segment.text)
    if not venue:
        return None
    is_after = segment.cut in _AFTER_TITLE and not segment.bracket
    if segment.mark is Mark.LINK and is_after and _PAGES.search(segment.text):
        return _without_page(segment, venue)  # A Fine Title. [Nature, 5(3), 12-34](…)
    if not venue.is_sure:
        fits = (segment.bracket and venue.date) or _may_be_numbered(segment, venue)
        return _without_page(segment, venue) if fits else None
    fits = segment.bracket or venue.date or words < (7 if marked else 4)
    venue = _without_page(segment, venue)
    return venue if fits or (segment.cut is not Cut.START and not marked) else None


def _is_dated_number(segment: Segment) -> bool:
    """Whether numbers begin or end with a year, and none follows in brackets."""
    if _YEAR_FOLLOWS.match(segment.whole, segment.end):
        return False
    return _DATED_NUMBER.match(segment.text) is not None


def _without_page(segment: Segment, venue: Venue) -> Venue:
    """Take a page for no year, where one follows: "Phys. Rev. Lett. 70, 1895 (1993)"."""
    follows = venue.date and _YEAR_FOLLOWS.match(segment.whole, segment.end)
    return replace(venue, date="") if follows else venue


def _may_be_numbered(segment: Segment, venue: Venue) -> bool:
    """Whether numbers may make a venue of a segment: they do only after a title."""
    numbers = len(_DIGITS.findall(segment.text))
    dated = bool(venue.date) and segment.cut in (Cut.STOP, Cut.COMMA)
    plain = segment.mark in (Mark.PLAIN, Mark.EMPHASIS)
    return plain and segment.cut in _AFTER_TITLE and (numbers > 1 or dated)
