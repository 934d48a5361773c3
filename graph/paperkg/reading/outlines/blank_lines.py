"""What belongs together though an empty line parts it: links below a title, fields of an item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.characters import has_digit
from paperkg.identifiers import parse_identifier
from paperkg.reading.cuts.headings import is_sentence
from paperkg.reading.cuts.line_roles import reads_as_names
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import MAX_SHORT_NAME
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.imprints.imprint import is_imprint
from paperkg.reading.labels import is_label
from paperkg.reading.outlines.field_lines import field_lines
from paperkg.reading.patterns import YEAR
from paperkg.reading.segments import Kind
from paperkg.reading.text.blocks import (
    BREAK,
    LINE_END,
    Block,
    BlockKind,
    Span,
    has_link,
    plain_text,
)
from paperkg.reading.votes.title_words import is_title_case, reads_as_sentence

__all__ = ["join_fields"]

# "Available at:", "Disponible en:", "Verfügbar unter:", before an address.
_LEAD_LAST = re.compile(
    r"\s*(?:available|accessible|retrieved|disponible|disponível|disponibile|recuperado|verfügbar|"
    r"abrufbar|доступ\w*)(?:\s(?:online|at|from|en|em|a|sur|su|unter|по адресу)){0,2}\s?[:：]\s*$",
    re.IGNORECASE,
)

_IMPRINT = re.compile(rf"(.+?: .+?),? \(?{YEAR}\)?\.?")

_KEY = re.compile(r"\[\d{1,3}\]\s+")

_SEPARATORS = " |/·•,;-–—[]()"
"""What stands between labels."""

MAX_IMPRINT = 80
"""Where and when a book appeared takes no more signs."""

MIN_TITLES = 2
"""A single line of text above links may be a heading."""


def join_fields(blocks: Sequence[Block], cuts: Cuts) -> Sequence[Block]:
    """Join a list to the one numbered item before it, or fields to the last of several.

    A paragraph of nothing but links is joined to a title in bold that stands above, and where;
    one of labels and addresses to an item that is such a title, and to a title in plain words or a
    citation, where the document has several, also below who wrote it. A title in bold is joined
    to a heading that says who and when, and where and when a book appeared to a citation that
    lacks it.
    """
    joined: list[Block] = []
    has_titles = _has_titles(blocks, cuts)
    for block in blocks:
        last = joined[-1] if joined else None
        if last is None:
            joined.append(block)
        elif has_titles and _is_over_names(joined) and _is_of_labels(block, cuts):
            joined[-2:] = [_with_line(_with_line(joined[-2], last), block)]
        elif block.kind is BlockKind.PARAGRAPH:
            joined[-1:] = _join_text(last, block, cuts, has_titles=has_titles)
        elif _goes_on(last, block, cuts):
            last.children[-1].children.append(block)
        else:
            joined.append(block)
    return joined


def _join_text(last: Block, block: Block, cuts: Cuts, *, has_titles: bool) -> list[Block]:
    """Join a paragraph to the block before it, if it belongs there."""
    if _is_imprint(block) and _lacks_imprint(last, cuts):
        return [Block(last.kind, last.line, [*last.spans, Span(" "), *block.spans])]
    if _is_of_identifiers(last):
        breaks = [LINE_END] * (block.line - last.line)
        return [Block(BlockKind.PARAGRAPH, last.line, [*last.spans, *breaks, *block.spans])]
    is_of_links = _is_of_links(block)
    if is_of_links and (title := _without_lead(last)):
        return [_with_line(title, block)]
    if _is_styled_line(block) and _says_who_and_when(last, cuts):
        spans = [*last.spans, Span(". "), *block.spans]
        return [Block(last.kind, last.line, spans, level=last.level)]
    if not is_of_links:
        return [last, block]
    if _is_bold_title(last):
        return [_with_line(last, block)]
    is_title = _is_bold_item(last) or (has_titles and _is_work(last, cuts))
    if not is_title or not _is_of_labels(block, cuts):
        return [last, block]
    if last.kind is not BlockKind.LIST:
        return [_with_line(last, block)]
    last.children[-1].children.append(block)
    return [last]


def _is_of_identifiers(block: Block) -> bool:
    """Whether a heading is links to a paper and no more: "[arXiv:2001.00001](…)"."""
    if block.kind is not BlockKind.HEADING or not has_link(block.spans):
        return False
    said = [span for span in block.spans if any(map(str.isalnum, span.text))]
    return all(span.url for span in said) and parse_identifier(said[0].text) is not None


def _is_imprint(block: Block) -> bool:
    """Whether a paragraph is where a book appeared, and when: "Malden, MA: Fine Press, 2003."."""
    text = plain_text(block.spans)
    found = _IMPRINT.fullmatch(text) if len(text) <= MAX_IMPRINT else None
    return found is not None and is_imprint(found[1])


def _lacks_imprint(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph says who wrote what, and not when."""
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    parts = cuts.look(block.spans)
    return any(part.people for part in parts[:2]) and not any(part.date for part in parts)


def _with_line(title: Block, block: Block) -> Block:
    """Add a line to a title, or to that of a list of one item."""
    if title.kind is BlockKind.LIST:
        (item,) = title.children
        item.children[:] = [_with_line(item.children[0], block)]
        return title
    spans = [*title.spans, BREAK, *block.spans]
    return Block(title.kind, title.line, spans)


def _without_lead(block: Block) -> Block | None:
    """Give a title without what it ends with before its address: "A Title. Available at:"."""
    last = block.spans[-1] if block.kind is BlockKind.PARAGRAPH and block.spans else None
    if last is None or not last.text.rstrip().endswith((":", "：")) or last.is_link:
        return None
    lead = _LEAD_LAST.search(last.text)
    if lead is None or not plain_text(block.spans)[: -len(lead[0])].strip():
        return None
    spans = [*block.spans[:-1], last._replace(text=last.text[: lead.start()])]
    return Block(block.kind, block.line, spans)


def _is_styled_line(block: Block) -> bool:
    """Whether a paragraph is words in bold or italics, and nothing else: "**A Fine Title**"."""
    spans = [span for span in block.spans if span.text.strip()]
    if not spans or not all(span.strong or span.emphasized for span in spans):
        return False
    text = plain_text(block.spans)
    return len(text.split()) > MAX_SHORT_NAME - 1 and not text.endswith((":", "："))


def _says_who_and_when(block: Block, cuts: Cuts) -> bool:
    """Whether a heading is "Poe, A., & Li, B. (2023)" and nothing else."""
    if block.kind is not BlockKind.HEADING or not any(has_digit(s.text) for s in block.spans):
        return False
    parts = [part for part in cuts.look(block.spans) if part.kind is not Kind.NUMBER]
    return [part.kind for part in parts] == [Kind.PEOPLE, Kind.DATE] or (
        len(parts) == 1 and parts[0].people is not None and bool(parts[0].date)
    )


def _goes_on(last: Block, block: Block, cuts: Cuts) -> bool:
    """Whether a list belongs to the last item of the numbered list before it."""
    if last.kind is not BlockKind.LIST or block.kind is not BlockKind.LIST:
        return False
    is_below = last.ordered and not block.ordered
    return is_below and (len(last.children) == 1 or _are_fields(block, cuts))


def _is_bold_title(block: Block) -> bool:
    """Whether a paragraph is a title in bold and a few other words: "**A Fine Title**. ICML19"."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.spans) < 2 or has_link(block.spans):
        return False
    spans = [span for span in block.spans if span.text.strip()]
    if len(spans) < 2:
        return False
    title, *rest = spans
    is_title = title.strong and len(title.text.split()) > 1 and not title.text.endswith(":")
    words = sum(len(span.text.split()) for span in rest)
    return is_title and words <= MAX_SHORT_NAME and not any(span.strong for span in rest)


def _is_bold_item(block: Block) -> bool:
    """Whether the last item of a list is a title in bold and a few other words, without a link."""
    parts = block.children[-1].children if block.kind is BlockKind.LIST else []
    return len(parts) == 1 and _is_bold_title(parts[0])


def _has_titles(blocks: Sequence[Block], cuts: Cuts) -> bool:
    """Whether most paragraphs of labels and addresses stand right below a work without a link.

    Several of them in a row count as one, and for the works of a section sooner than for one work.
    """
    found = {place for place, block in enumerate(blocks) if place and _is_of_labels(block, cuts)}
    places = [place for place in found if place - 1 not in found]
    titles = sum(
        _is_work(blocks[place - 1], cuts) or _is_over_names(blocks[max(0, place - 2) : place])
        for place in places
        if place + 1 not in found
    )
    return titles >= MIN_TITLES and 2 * titles > len(places)


def _is_over_names(blocks: Sequence[Block]) -> bool:
    """Whether the last of some blocks is names alone, below a title in plain words."""
    if len(blocks) < 2 or blocks[-1].kind is not BlockKind.PARAGRAPH or has_link(blocks[-1].spans):
        return False
    title, names = blocks[-2:]
    return _is_plain_title(title, may_stop=True) and reads_as_names(plain_text(names.spans))


def _is_work(block: Block, cuts: Cuts) -> bool:
    """Whether a block is a title, in plain words or a style, or a citation that leads nowhere."""
    if _is_plain_title(block):
        return True
    if block.kind is not BlockKind.PARAGRAPH or has_link(block.spans):
        return False
    return _is_styled_line(block) or is_citation(cuts.look(block.spans))


def _is_plain_title(block: Block, *, may_stop: bool = False) -> bool:
    """Whether a paragraph, or the only item of a list, is a line of words that may be a title.

    Over names, a stop may end it: "[1] A Fine Title, FCC 2022."
    """
    if block.kind is BlockKind.LIST and len(block.children) == 1:
        parts = block.children[0].children
        return (
            len(parts) == 1
            and parts[0].kind is BlockKind.PARAGRAPH
            and _is_plain_title(parts[0], may_stop=may_stop)
        )
    is_line = not any(span.is_link or span.is_break for span in block.spans)
    if block.kind is not BlockKind.PARAGRAPH or not is_line:
        return False
    text = _KEY.sub("", plain_text(block.spans))
    text = text.removesuffix(".") if may_stop else text
    if " " not in text or not text[:1].isupper() or text.endswith((":", "：", ".", "!")):
        return False
    return is_title_case(text) or not (is_sentence(text) or reads_as_sentence(text))


def _is_of_links(block: Block) -> bool:
    """Whether a paragraph is links, badges or not, with no word between them but labels.

    So it is where one of them leads nowhere yet: "[[Paper](…)] [Code]".
    """
    if block.kind is not BlockKind.PARAGRAPH or not has_link(block.spans):
        return False
    others = (span.text.strip(_SEPARATORS) for span in block.spans if not span.is_link)
    return all(is_label(text) for text in others if any(map(str.isalnum, text)))


def _is_of_labels(block: Block, cuts: Cuts) -> bool:
    """Whether a paragraph is labels that lead on and addresses: "[paper](…) [code](…)"."""
    if not any(span.url for span in block.spans) or not _is_of_links(block):
        return False
    return all(part.kind is Kind.LABEL for part in cuts.look(block.spans))


def _are_fields(block: Block, cuts: Cuts) -> bool:
    lines = list(field_lines(block, cuts))
    return bool(lines) and all(any(part.field for part in line) for line in lines if line)
