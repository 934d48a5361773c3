"""Lines of a paragraph that all begin or end as works in lists do: with a link, a key, a label.

"[Fine Rain](…) by Ann Poe ⏎ [Owls](…) by Bo Roe" was a list whose bullets were lost; Markdown takes
it for a sentence. That all lines have one form tells that they are items.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from paperkg.reading.labels import is_label
from paperkg.reading.outlines.led_lines import lines_of
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    NumberedLine,
    Span,
    has_link,
    make_item,
    make_list,
    plain_text,
    split_numbered,
)
from paperkg.reading.votes.title_words import begins_big, count_words

__all__ = ["list_alike_lines"]

Form = Callable[[Sequence[Span]], bool]

MIN_LINES = 3
"""So many lines at least tell of each other."""

MIN_WORDS = 2
"""A title has so many words at least."""

NEARLY_ALL = 0.8
"""The share of the lines that must have one form, and so many words."""

MOST = 0.6
"""The share of those of a paragraph, where others tell the form."""

MAX_NAME = 8
"""The line that says what stands below it has no more words."""

_BETWEEN = " \t\n,;|/·&+[](){}"
# "[FCC 2020] Fine Rain"; a number alone in brackets is told elsewhere.
_TAGGED = re.compile(
    r"\s*[\[【](?!\d{1,3}[\]】])[^\[\]【】]{2,40}[\]】]\W{0,3}\s?(?=\w|[\[【\"“«])"
)
# "Fine Rain ~ Ann Poe": signs that few sentences have.
_SIGN = re.compile(r"\w\S*\s(?:~|//|::|—>|->)\s\S")


def list_alike_lines(blocks: Sequence[Block]) -> list[Block]:
    """Make lists of the paragraphs nearly all of whose lines have one form.

    Where several lines tell a form, fewer tell it right below a heading, too.
    """
    parted = [_read_ways(block) for block in blocks if _has_lines(block)]
    told = {
        form
        for ways in parted
        for lines in ways
        if len(lines) >= MIN_LINES
        for form in FORMS
        if _have_form(lines, form, NEARLY_ALL)
    }
    if not told:
        return list(blocks)
    every = [_read_ways(block) for block in blocks]
    made: list[Block] = []
    above: Block | None = None
    for block, ways in zip(blocks, every, strict=True):
        is_headed = above is not None and above.kind is BlockKind.HEADING
        found = [lines for lines in ways if any(_have_form(lines, form, MOST) for form in told)]
        if found and (len(found[0]) >= MIN_LINES or is_headed):
            made += _make_list(found[0])
        else:
            made.append(block)
        above = block
    return made


def _has_lines(block: Block) -> bool:
    """Whether a paragraph has more lines than one, in its text or in the file."""
    is_text = block.kind is BlockKind.PARAGRAPH
    return is_text and any(span.is_break or "\n" in span.text for span in block.spans)


def _read_ways(block: Block) -> list[list[NumberedLine]]:
    """Give the lines of a paragraph: those that its text parts, and those of the file."""
    if block.kind is not BlockKind.PARAGRAPH or not block.spans:
        return []
    parted = [(block.line + number, line) for number, line in split_numbered(block.spans)]
    return [_join_lines(iter(parted)), _join_lines(lines_of(block))]


def _make_list(lines: Sequence[NumberedLine]) -> Iterator[Block]:
    """Give what the first line says of the others, if it does, and a list of these."""
    if _is_name(lines):
        place, spans = lines[0]
        yield Block(BlockKind.PARAGRAPH, place, list(spans))
        lines = lines[1:]
    yield make_list([make_item(place, line) for place, line in lines])


def _have_form(lines: Sequence[NumberedLine], form: Form, share: float) -> bool:
    """Whether so many lines begin or end in one way, below a line that names them, if any."""
    below = [line for _, line in lines[_is_name(lines) :]]
    least = max(1, share * len(below))
    worded = sum(count_words(plain_text(line)) >= MIN_WORDS for line in below)
    return worded >= least and sum(map(form, below)) >= least


def _said(line: Sequence[Span]) -> list[Span]:
    return [span for span in line if span.text.strip(_BETWEEN)]


def _begins_with_title(line: Sequence[Span]) -> bool:
    """Whether a line begins with a link of several words, which are no label or address."""
    head = line[0] if line[0].text.strip(" \"“«「『《'‘") else line[min(1, len(line) - 1)]
    text = head.text.strip()
    is_titled = head.is_link and not head.is_image and "://" not in text
    return is_titled and count_words(text) >= MIN_WORDS and not is_label(text)


def _begins_with_tag(line: Sequence[Span]) -> bool:
    """Whether a line begins with words in brackets, and leads somewhere behind them."""
    return _TAGGED.match(plain_text(line)) is not None and has_link(line)


def _ends_with_label(line: Sequence[Span]) -> bool:
    """Whether words begin a line, and links that are labels end it."""
    said = _said(line)
    return len(said) > 1 and not said[0].is_link and _is_label(said[-1])


def _begins_with_key(line: Sequence[Span]) -> bool:
    """Whether a line begins with words in bold and a colon, and a title in a style or a link."""
    said = [span for span in line if span.text.strip(" :：")]
    if len(said) < 2 or not said[0].strong or said[0].is_link:
        return False
    key, title = said[:2]
    between = plain_text(line[line.index(key) : line.index(title)]).rstrip()
    return between.endswith((":", "：")) and (title.emphasized or title.is_link)


def _has_sign(line: Sequence[Span]) -> bool:
    return _SIGN.search(plain_text(line)) is not None


def _is_label(span: Span) -> bool:
    return span.is_link and is_label(span.text.strip(_BETWEEN))


def _is_name(lines: Sequence[NumberedLine]) -> bool:
    """Whether a first line in bold, or of few words and a colon, leads nowhere."""
    line = lines[0][1] if len(lines) > 1 else []
    text = plain_text(line).strip()
    if not text or has_link(line) or count_words(text) > MAX_NAME:
        return False
    return text.endswith((":", "：")) or all(span.strong for span in line if span.text.strip())


def _join_lines(lines: Iterator[NumberedLine]) -> list[NumberedLine]:
    """Join lines of nothing but labels that lead on, and ends of sentences, to those above."""
    joined: list[NumberedLine] = []
    for place, line in lines:
        above = joined[-1][1] if joined else []
        if above and (all(map(_is_label, _said(line))) or _goes_on(above, line)):
            above += [Span(" "), *line]
        else:
            joined.append((place, list(line)))
    return joined


def _goes_on(above: Sequence[Span], line: Sequence[Span]) -> bool:
    """Whether a line begins as the middle of a sentence does, below one that nothing ends."""
    text = plain_text(line).lstrip()
    if not text[:1].islower() or line[0].is_link or begins_big(text):
        return False
    last = len(above) - 1  # of many lines joined, the end alone is looked at
    while last > 0 and not above[last].text.strip(_BETWEEN):
        last -= 1
    shown = last
    while shown > 0 and (above[shown].is_image or not above[shown].text.strip(_BETWEEN)):
        shown -= 1
    return not above[last].is_link and plain_text(above[shown:]).rstrip()[-1:].isalnum()


FORMS: tuple[Form, ...] = (
    _begins_with_title,
    _begins_with_tag,
    _ends_with_label,
    _begins_with_key,
    _has_sign,
)
