"""Titles without links that have a remark each below them, or lines with the same labels.

What stands below one item by itself may be a work of a section as well; that it is so of all items
of a list tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from paperkg.reading.cuts.headings import is_section_name
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import MAX_SHORT_NAME, is_entry_like, take_box
from paperkg.reading.cuts.works import is_citation
from paperkg.reading.outlines.field_lines import LISTS, MOST_TITLED, head_of
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR
from paperkg.reading.records import AGREED, MIN_GROUP
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import Block, BlockKind, has_link, plain_text
from paperkg.reading.votes.title_words import count_words, is_title_case
from paperkg.reading.words import words_of

__all__ = ["are_sentences", "are_ticked", "have_remarks_below"]

FEW_TOLD = 3
"""Topics among works would hold others all: of so many works one at most is told of below."""

NEARLY_ALL = 0.8
"""The share of the items of a list that one sign parts into who and what, or that no topic is."""

MAX_TOLD, MIN_OTHERS, MIN_WORDS = 2, 2, 3
"""So many lines at most stand below each in the mean, beside so many items that have none; the
names of sections have fewer words in the mean."""

MAX_REMARK = 0.6
"""A remark is so short beside the title above it, where capitals do not tell."""

MIN_LABELLED = 2
"""So many items at least have lines with the same label below them."""

HALF = 0.5
"""So many lines below a title at least are sentences, where the others may lead to notes."""

# A sentence of Chinese, Japanese or Korean; what tells of a work in one that is a citation.
_SENTENCE = re.compile(
    "[\u3040-\u30ff\u4e00-\u9fff][」』）)…]?[。！？]+[）)」]?\\Z|[다요죠음]\\.\\Z"
)
_OF_WORK = re.compile(r"[《》『』〈〉]|\b(?:19|20)\d\d|[12]\d{3}年")

_SIGNS = (", ", " - ", " – ", " — ", ": ", " by ", "《", "「")
# The key by which a work is cited, "Poe2019", "PoeOrr2016JRL", before a dash or a colon.
_KEY = re.compile(rf"{CAPITAL}[A-Za-z’'-]{{1,40}}{RECENT_YEAR}[A-Za-z]{{0,7}}")
_SET_OFF = frozenset({Cut.DASH, Cut.COLON})
_LEADS = frozenset({Kind.DATE, Kind.TAG})
_SAID = frozenset({Kind.PEOPLE, Kind.VENUE, Kind.DATE})
_ENDS = re.compile(r"[.!]\s*$|[a-z][.!] [A-Z]")  # of a sentence
_LABEL = re.compile(r"([^\W\d_][\w /-]{1,24})[:：]\s*\S")
_SORTS = words_of("sections", "works") | words_of("sections", "books")


def have_remarks_below(items: Sequence[Block], cuts: Cuts) -> bool:
    """Whether all items of a list are titles that lead nowhere, and are told of below."""
    if _are_told_of(items, cuts) or _have_sentences_below(items, cuts):
        return True
    if len(items) < MIN_LABELLED:
        return False
    below = [_lines_below(item) for item in items]
    if not all(below) or not all(_may_be_title(item.children[0], cuts) for item in items):
        return False
    return _share_label(below) or (len(items) >= MIN_GROUP and _have_one_each(below, cuts))


def _have_sentences_below(items: Sequence[Block], cuts: Cuts) -> bool:
    """Whether all items of a list are as long as titles, and sentences alone stand below them."""
    below = [_all_below(item) for item in items] if len(items) >= MIN_GROUP else []
    if not below or not all(below):
        return False
    heads = [plain_text(item.children[0].spans).strip() for item in items]
    lines = [line for own in below for line in own]
    said = sum(map(_is_said, lines))
    if said < HALF * len(lines) or any(has_link(line.spans) for line in lines):
        return False
    if not all(_ENDS.search(plain_text(line.spans)) for line in lines):
        return False
    named = sum(head.endswith((".", ":", "：")) or is_section_name(head) for head in heads)
    if named > (1 - NEARLY_ALL) * len(heads):
        return False
    words = sum(map(count_words, heads))
    return words >= MIN_WORDS * len(heads) and not _may_be_works(lines, cuts)


def are_sentences(nested: Sequence[Block]) -> bool:
    """Whether half of the lines below an item are sentences of East Asia that lead nowhere.

    Such a sentence has a sign at its end that no title there has.
    """
    heads = _heads_of(nested)
    texts = [plain_text(head.spans).strip() for head in heads if not has_link(head.spans)]
    said = [text for text in texts if _SENTENCE.search(text) and not _OF_WORK.search(text)]
    return bool(said) and len(said) >= HALF * len(heads)


def _heads_of(nested: Sequence[Block]) -> list[Block]:
    return [head for block in nested for item in block.children if (head := head_of(item))]


def _are_told_of(items: Sequence[Block], cuts: Cuts) -> bool:
    """Whether most items say who, where or when, or are long titles, and remarks stand below some.

    Works of a topic would be in capitals, lead somewhere or say who wrote them.
    """
    heads = [head for item in items if (head := head_of(item))]
    told = [item for item in items if len(item.children) > 1 and head_of(item)]
    below = [lines for item in told if (lines := _all_below(item))]
    if not told or len(below) < len(told):
        return False
    lines = [line for own in below for line in own]
    if any(has_link(line.spans) for line in lines):
        return False
    if len(heads) > 1 and are_ticked(heads, lines):
        return not _may_be_works(lines, cuts)
    if len(heads) < MIN_GROUP:
        return _are_dated(heads, cuts) and all(map(_is_said, lines))
    if _are_alike(heads, told) or _are_long(heads, told, lines):
        words = sum(count_words(plain_text(item.children[0].spans)) for item in told)
        if not _may_be_works(lines, cuts, length=words / len(told)):
            return True
    if any(has_link(head.spans) for head in heads):
        return False
    works = sum(_is_work(cuts.look(head.spans)) for head in heads)
    if len(told) < MIN_LABELLED and (
        not _is_work(cuts.look(told[0].children[0].spans))
        or any(_is_work(cuts.look(line.spans, below=True)) for line in lines)
    ):
        return False  # a topic, or a work, with works below it
    return works >= AGREED * len(heads) and not _may_be_works(lines, cuts)


def are_ticked(heads: Sequence[Block], below: Iterable[Block]) -> bool:
    """Whether all items have a box to tick, and nothing below one has."""
    return all(map(_has_box, heads)) and not any(map(_has_box, below))


def _are_dated(heads: Sequence[Block], cuts: Cuts) -> bool:
    """Whether all items begin with a year, and a title of several words follows."""
    looked = [cuts.look(head.spans) for head in heads]
    are_led = all(parts and parts[0].date and parts[0].kind in _LEADS for parts in looked)
    return are_led and all(map(_is_work, looked)) and not any(has_link(h.spans) for h in heads)


def _is_said(line: Block) -> bool:
    """Whether a line is a sentence, or opens what stands below it: "It shows:"."""
    text = plain_text(line.spans).rstrip()
    return text.endswith((".", "!", ":")) and count_words(text) >= MIN_WORDS


def _are_alike(heads: Sequence[Block], told: Sequence[Block]) -> bool:
    """Whether a few items with others below have the sign that parts nearly all: "Poe, A Title"."""
    if FEW_TOLD * len(told) > len(heads):
        return False
    texts = [plain_text(head.spans) for head in heads]
    for sign in _SIGNS:
        parted = sum(sign in text[:-2] for text in texts)
        are_told = all(sign in plain_text(item.children[0].spans)[:-2] for item in told)
        if are_told and parted >= NEARLY_ALL * len(texts):
            return True
    return False


def _are_long(heads: Sequence[Block], told: Sequence[Block], lines: Sequence[Block]) -> bool:
    """Whether items with a line or two below are as long as those with none, and no fewer.

    What sections are called is short, and hardly any section has nothing below.
    """
    names = [plain_text(item.children[0].spans).strip() for item in told]
    others = len(heads) - len(told)
    is_few = len(lines) <= MAX_TOLD * len(told) and others >= max(MIN_OTHERS, len(told))
    if not is_few or any(name.endswith((":", "：")) or is_section_name(name) for name in names):
        return False
    if any(span.strong or span.emphasized for line in lines for span in line.spans):
        return False
    words = sum(map(count_words, names))
    every = sum(count_words(plain_text(head.spans)) for head in heads)
    is_long = words >= MIN_WORDS * len(told)
    return is_long and words * others >= HALF * (every - words) * len(told)


def _is_work(parts: Sequence[Segment]) -> bool:
    """Whether a line is words and who, where or when, or a title of several words in capitals."""
    texts = [part for part in parts if part.kind is Kind.TEXT]
    if not texts or is_section_name(texts[0].text):
        return False
    is_keyed = len(parts) > 1 and parts[1].cut in _SET_OFF and _KEY.fullmatch(parts[0].text)
    is_said = any(part.kind in _SAID and part.bracket != "[" for part in parts) or bool(is_keyed)
    words = max(len(part.text.split()) for part in texts)
    is_long = words > MAX_SHORT_NAME and any(is_title_case(part.text) for part in texts)
    return (is_said and words > 1) or is_long


def _may_be_works(lines: Sequence[Block], cuts: Cuts, *, length: float = 0) -> bool:
    """Whether some lines are works, or too many are in capitals to be remarks.

    Those that are far shorter than what stands above, of so many words in the mean, are remarks.
    """
    looked = [cuts.look(line.spans, below=True) for line in lines]
    if any(is_citation(parts) or is_entry_like(parts) for parts in looked):
        return True
    texts = [plain_text(line.spans) for line in lines]
    is_short = sum(map(count_words, texts)) < MAX_REMARK * length * len(texts)
    titled = sum(
        is_title_case(text) and len(text.split()) > 1 and not _ENDS.search(text) for text in texts
    )
    return titled > MOST_TITLED * len(texts) and not is_short


def _lines_below(item: Block) -> list[Block]:
    """Give the items below an item, if they are single lines that lead nowhere."""
    if len(item.children) != 2 or head_of(item) is None or item.children[1].kind not in LISTS:
        return []
    lines = item.children[1].children
    are_lines = all(len(line.children) == 1 and head_of(line) for line in lines)
    return [line.children[0] for line in lines] if are_lines else []


def _all_below(item: Block) -> list[Block]:
    """Give the items below an item, and those below them, if nothing but their lines stands there.

    Those of the items below come right after each: "- It shows: ⏎ - that rain is wet".
    """
    if len(item.children) == 1:
        return []
    lines: list[Block] = []
    stack = [item]
    while stack:
        head, *lists = stack.pop().children or [item]
        if head is item or head.kind is not BlockKind.PARAGRAPH or len(lists) > 1:
            return []
        lines.append(head)
        for below in lists:
            if below.kind not in LISTS:
                return []
            stack += below.children
    return lines[1:]


def _may_be_title(head: Block, cuts: Cuts) -> bool:
    """Whether an item is in bold or in quotation marks, in capitals, and no name of a section."""
    if has_link(head.spans):
        return False
    parts = cuts.look(head.spans)
    first = parts[0] if parts else None
    if first is None or first.kind is not Kind.TEXT or is_section_name(first.text):
        return False
    words = len(first.text.split())
    return (first.quoted and words > 1) or (_is_bold(first) and words >= MAX_SHORT_NAME)


def _is_bold(part: Segment) -> bool:
    return part.mark is Mark.STRONG and is_title_case(part.text)


def _share_label(below: Sequence[Sequence[Block]]) -> bool:
    """Whether the first lines below all items have one label, which names no sort of works."""
    labels = {_label_of(lines[0]) for lines in below}
    return len(labels) == 1 and labels.isdisjoint(_SORTS | {""})


def _label_of(line: Block) -> str:
    found = _LABEL.match(plain_text(line.spans))
    return found[1].lower() if found else ""


def _have_one_each(below: Sequence[Sequence[Block]], cuts: Cuts) -> bool:
    """Whether one line stands below each item, and none of them names a work."""
    lines = [line.spans for line, *others in below if not others]
    if len(lines) < len(below) or any(map(has_link, lines)):
        return False
    looked = [cuts.look(line, below=True) for line in lines]
    return not any(is_citation(parts) or is_entry_like(parts) for parts in looked)


def _has_box(head: Block) -> bool:
    """Whether an item begins with a box to tick."""
    spans = list(head.spans)
    return take_box(spans)[1] is not spans
