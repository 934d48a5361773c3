"""Words in another style inside a text, as species are: a text is cut when they are joined to it.

"Growth of *Escherichia coli* in things" is one title, "Poe *et al.*" one name, and "Ann Poe, *A
Fine Title*" two parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.patterns import SPECIES
from paperkg.reading.text.blocks import Span
from paperkg.reading.words import any_of, words_of

__all__ = ["is_plain", "join_words", "merge", "plainly"]

MAX_WORDS = 4
"""More words in one style are a part of their own."""

_OTHERS = re.compile(
    rf"\s*(?:in:?|(?:{any_of(words_of('people', 'others'))})[.,;:]?)\s*", re.IGNORECASE
)
# "Escherichia coli", "E. coli", "in vivo": never a part of its own before other words.
_LATIN = re.compile(
    r"\s*(?:[A-Z][a-z]{3,} [a-z]{4,}|[A-Z]\. ?[a-z]{4,}|(?i:in|ex|de|post|a) [a-z]{4,})\s*"
)
_SMALL_LAST = re.compile(r"(?:^|\s)[(\[“\"‘]?[^\W\dA-ZÀ-Þ][\w’'-]*\s$")
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"), ('"', '"'))
_SIGN_FIRST = re.compile(r"\s?[.,;:(]")
_STOP_LAST = re.compile(r"[.?!:)\]]\s+$")
# What follows a title in italics, and no words in them: "*Emma*, ed. by Poe", "*Emma* is a novel".
_AFTER_SOURCE = "by|ed|edited|eds|no|pp|pt|trans|translated|vol|volume"
_AFTER_TITLE = (
    f"{_AFTER_SOURCE}|and|are|at|eprint|for|from|has|in|introduces|is|on|or|published|shows|the|to|"
    "was|were|which|with"
)
_SMALL_FIRST = r"[^\W\dA-ZÀ-Þ][\w’'-]*"
_GOES_ON = re.compile(rf"\s(?!(?:{_AFTER_TITLE})\b){_SMALL_FIRST}|[-‐/]\w")
_GOES_ON_IN = re.compile(rf"\s(?!(?:{_AFTER_SOURCE})\b){_SMALL_FIRST}[\s.,;:]|[-‐/]\w")
_GOES_ON_ANY = re.compile(rf"\s{_SMALL_FIRST}|[-‐/]\w")
_OPEN_LAST = frozenset(
    ("a", "across", "an", "between", "for", "into", "of", "over", "through", "toward", "towards",
     "under", "using", "via", "with", "within", "without")
)  # fmt: skip
# Words go on as large or as small as those in bold: no "chapter 3 of **Fine Rain** tells".
_GOES_ON_BOLD = re.compile(r"[A-ZÀ-Þ][^\n]*\n [A-ZÀ-Þ][\w-]|[a-zß-ÿ][^\n]*\n [a-zß-ÿ]{3}")


def join_words(spans: Sequence[Span]) -> list[Span]:
    """Undo the style of words inside a text.

    What was joined stands in the first span, and the others are left empty, so that each keeps
    its number.
    """
    joined = list(spans)
    _join_keywords(joined)
    if not any(span.emphasized for span in spans):
        return joined
    head = -1  # the span that holds the text so far
    for place, span in enumerate(spans):
        if not joined[place].text:
            continue
        if not (span.emphasized or span.strong):
            head = place
            continue
        before = joined[head] if head >= 0 else None
        after = spans[place + 1] if place + 1 < len(spans) else None
        if not span.emphasized or span.is_link or not _is_inside(before, span, after):
            if span.strong and before is not None and _is_title_after(before, span, after):
                joined[place] = span._replace(strong=False)
            head = place
            continue
        if before is not None and _is_around(before, span):
            merge(joined, head, place)
        else:
            head = place
            joined[head] = span._replace(emphasized=False)
        if after is not None and _is_around(after, span):
            merge(joined, head, place + 1)
    return joined


def _join_keywords(spans: list[Span]) -> None:
    """Undo bold words inside a title, "Models of **Fine Rain** Fields": it ends with no "of"."""
    for place in range(1, len(spans) - 1):
        if not spans[place].strong:
            continue
        before, span, after = spans[place - 1 : place + 2]
        if not (is_plain(before) and is_plain(after)):
            continue
        is_open = before.text[-1:] == " " and before.text.rstrip().rpartition(" ")[2] in _OPEN_LAST
        goes_on = is_open and _GOES_ON_BOLD.match(f"{span.text}\n{after.text}") is not None
        if goes_on and len(span.text.split()) <= MAX_WORDS:
            merge(spans, place - 1, place)
            merge(spans, place - 1, place + 1)


def _is_inside(before: Span | None, span: Span, after: Span | None) -> bool:
    """Whether words in italics are part of the text around them."""
    head = before.text if before is not None and _is_around(before, span) else ""
    tail = after.text if after is not None and _is_around(after, span) else ""
    if head and _OTHERS.fullmatch(span.text):
        return True
    if head and span.strong and tail and before is not None:
        return not _is_title_after(before, span, after)
    if tail and not span.strong and _is_in_quotation(head, tail):
        return True
    is_species = SPECIES.fullmatch(span.text) is not None
    is_latin = is_species or _LATIN.fullmatch(span.text) is not None
    if not (is_latin or _GOES_ON_ANY.match(tail)):
        return False  # as most
    is_closed = span.text.rstrip()[-1:] in (",", ":", "?", "!")
    if is_closed or len(span.text.split()) > MAX_WORDS or read_venue(span.text):
        return False
    if _SMALL_LAST.search(head):
        return is_latin or _GOES_ON_IN.match(tail) is not None
    if is_latin and head[-1:] in ("(", "[") and tail[:1] in (")", "]"):
        return True
    starts = _STOP_LAST.search(head) is not None
    goes_on = _GOES_ON_IN if starts and is_species else _GOES_ON
    return (is_latin or starts) and goes_on.match(tail) is not None


def _is_in_quotation(head: str, tail: str) -> bool:
    """Whether quotation marks are open before words, and closed after them: “On *Emma*”."""
    for opening, closing in _QUOTES:
        if closing not in tail:
            continue
        if opening == closing:
            return head.count(opening) % 2 == 1 and tail.count(closing) % 2 == 1
        if head.rfind(opening) > head.rfind(closing):
            return tail.find(closing) < (tail.find(opening) if opening in tail else len(tail))
    return False


def _is_title_after(before: Span, span: Span, after: Span | None) -> bool:
    """Tell "**Ann Poe, *A Fine Title*.**", where a sign stands on both sides, inside bold words."""
    is_set_off = before.text.rstrip()[-1:] in (",", ".", ":") and _is_around(before, span)
    is_closed = after is None or not _is_around(after, span) or _SIGN_FIRST.match(after.text)
    return is_set_off and bool(is_closed)


def _is_around(text: Span, span: Span) -> bool:
    """Whether a text has the style of a span but for its italics."""
    is_text = not (text.emphasized or text.code or text.is_link or text.is_image or text.is_break)
    return is_text and text.strong == span.strong


def is_plain(span: Span | None) -> bool:
    """Whether a span is a text in no style."""
    return span is not None and not (
        span.strong or span.emphasized or span.code or span.url or span.local or span.is_image
    )


def plainly(span: Span) -> Span:
    """Give a span without its style."""
    return span._replace(strong=False, emphasized=False)


def merge(spans: list[Span], first: int, second: int) -> None:
    """Move the text of a span to an earlier one; it is left empty."""
    spans[first] = spans[first]._replace(text=spans[first].text + spans[second].text)
    spans[second] = plainly(spans[second])._replace(text="")
