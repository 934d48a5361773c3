"""Entries written as stacks of lines: a title, and below it who, where, when, and links.

A heading with a few items below it may be a title with its parts, or a topic with papers. Siblings
tell: parts of an entry differ from each other, and stand in the same order below each title;
papers below a topic are alike. So the lines in one place are read together: where many of them are
known as names, or as venues, the others are, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from paperkg.reading.cuts.line_roles import (
    is_issue,
    is_known_venue,
    is_signature,
    may_be_names,
    may_be_venue,
    name_people,
    name_source,
    name_venue,
    reads_as_names,
    role_of,
    says_state,
)
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import is_entry_like, is_field_like
from paperkg.reading.cuts.short_sources import read_short_source
from paperkg.reading.cuts.works import is_citation, reads_as_title
from paperkg.reading.labels import Field
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import head_of, is_table, lines_of
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, SMALL_GROUP
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.text.blocks import (
    Block,
    BlockKind,
    Span,
    has_break,
    has_link,
    plain_text,
    split_lines,
)

__all__ = ["Stacked", "find_stacked_titles", "place_of"]

NEARLY_ALL = 0.75
"""The share of the stacks whose lines must differ from each other, and say who, where or when."""

MAX_LINES = 8
"""A title has no more lines below it; a longer list is sooner one of entries."""

MAX_NAME = 3
"""A link of more words at the start of a line is a title."""

MIN_WORDS = 3
"""Titles have so many words in the mean, or more; names of tools and topics have fewer."""

_NO_TITLE = re.compile(
    r"(?:week|session|lecture|class|unit|day|meeting|part|module|chapter) (?:of |[A-Z]?\d)"
    r"|how to\b",
    re.I,
)
# A label that a list makes up: "Meta: ", "Highlight: ".
_OWN_LABEL = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}: ?")

Stacked = frozenset[tuple[int, str]]
"""Where titles stand: their lines, and how they start, as pages may have many blocks on a line."""


def place_of(block: Block) -> tuple[int, str]:
    """Say where a text stands."""
    for span in block.spans:
        if span.text.strip():
            return block.line, span.text
    return block.line, ""


@dataclass(slots=True)
class _Line:
    """A line below a title: its spans, the segments of them, and what it says.

    It is labelled where a word of the list's own stands before it, as before others in its place.
    """

    spans: list[Span]
    parts: list[Segment]
    role: Field | None = None
    is_told: bool = False
    is_labelled: bool = False

    def tell(self, role: Field, parts: list[Segment]) -> None:
        """Say what its place makes of it."""
        self.role, self.parts, self.is_told = role, parts, True

    @property
    def text(self) -> str:
        return plain_text(self.spans)


@dataclass(slots=True)
class _Stack:
    """A heading or an item: its first line, and those below it."""

    place: tuple[int, str]
    head: list[Span]
    below: list[list[Span]]
    lines: list[_Line] = field(default_factory=list)


def find_stacked_titles(blocks: Sequence[Block], cuts: Cuts, *, title: Block | None) -> Stacked:
    """Find the headings and items that are titles by what stands below them and their siblings.

    What siblings agree on is kept in ``cuts``: a line that only its place makes a venue is cut
    into one from then on.

    Returns
    -------
    Stacked
        Where these headings and items stand.
    """
    found: set[tuple[int, str]] = set()
    for group in _gather(blocks, title):
        stacks = [stack for stack in group if stack.below]
        if len(stacks) >= MIN_GROUP and _may_be_stacks(stacks) and _may_be_titles(stacks, cuts):
            _read_lines(stacks, cuts)
            titled = [stack for stack in stacks if _are_parts(stack.lines)]
            are_titles = len(titled) >= NEARLY_ALL * len(stacks)
            if are_titles or _are_linked(stacks):
                _teach(stacks, cuts)
            if are_titles:
                found.update(stack.place for stack in (*titled, *_without_lines(group, cuts)))
    return frozenset(found)


def _gather_ranks(blocks: Sequence[Block], title: Block | None) -> Iterable[list[_Stack]]:
    """Give the headings of each rank with the lines below them; a table has works of a section."""
    ranks: dict[int, list[_Stack]] = {}
    for block in blocks:
        if block.kind is BlockKind.HEADING and block is not title:
            last = _Stack(place_of(block), block.spans, [])
            ranks.setdefault(block.level, []).append(last)
        elif block.kind in (BlockKind.HEADING, BlockKind.RULE, BlockKind.END):
            last = _Stack(place_of(block), block.spans, [])
        elif ranks and is_table(block):
            last.below.clear()
            last = _Stack(place_of(block), block.spans, [])
        elif ranks:
            last.below.extend(lines_of(block))
    return ranks.values()


def _gather(blocks: Sequence[Block], title: Block | None) -> Iterator[list[_Stack]]:
    """Give the headings of each rank, items of a long list or of all short ones, and paragraphs."""
    yield from _gather_ranks(blocks, title)
    yield [_stack_of(block, ()) for block in blocks if _has_lines(block)]
    short: dict[int, list[Block]] = {}
    deep: Counter[int] = Counter()
    for depth, items in _find_items(blocks):
        count = _count_deep(items)
        if count >= SMALL_GROUP:
            stacks = list(map(_stack_of_item, items))
            if sum(bool(stack.below) for stack in stacks) >= SMALL_GROUP:
                yield stacks
                continue
        short.setdefault(depth, []).extend(items)
        deep[depth] += count
    for depth, items in short.items():
        if deep[depth] >= MIN_GROUP:
            yield list(map(_stack_of_item, items))


def _find_items(blocks: Iterable[Block]) -> Iterator[tuple[int, list[Block]]]:
    """Give the items of each list that begin with a text, and how deep the list stands."""
    stack = [(block, 0) for block in blocks if block.kind is BlockKind.LIST]
    while stack:
        block, depth = stack.pop()
        items = []
        for item in block.children:
            head = head_of(item)
            items += [item] if head else []
            if len(item.children) > 1 or not head:
                inner = [child for child in item.children if child.kind is BlockKind.LIST]
                stack += [(child, depth + 1) for child in inner]
        yield depth, items


def _count_deep(items: Iterable[Block]) -> int:
    """Count the items that may have lines below their first, without cutting them into lines."""
    count = 0
    for item in items:
        spans = item.children[0].spans
        count += len(item.children) > 1 or (len(spans) > 1 and has_break(spans))
    return count


def _stack_of_item(item: Block) -> _Stack:
    return _stack_of(item.children[0], item.children[1:])


def _has_lines(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and has_break(block.spans)


def _stack_of(head: Block, children: Iterable[Block]) -> _Stack:
    """Make a stack of a text and what stands below it in its item."""
    first, *below = split_lines(head.spans) or [[]]
    for child in children:
        below.extend(lines_of(child))
    return _Stack(place_of(head), first, below)


def _may_be_stacks(stacks: Sequence[_Stack]) -> bool:
    """Whether most have a few lines that start with no title: what is seen without cutting them."""
    few = sum(
        len(stack.below) <= MAX_LINES and not _starts_with_title(stack.below[0]) for stack in stacks
    )
    return few >= NEARLY_ALL * len(stacks)


def _starts_with_title(line: Sequence[Span]) -> bool:
    for span in line:
        if span.text.strip():
            return span.is_link and len(span.text.split()) > MAX_NAME
    return False


# What the lines in one place say


def _read_lines(stacks: Sequence[_Stack], cuts: Cuts) -> None:
    """Say what each line is by itself, and by most of those in its place."""
    for stack in stacks:
        for spans in stack.below[:MAX_LINES]:
            parts = cuts.look(spans, below=True)
            line = _Line(spans, parts, role_of(parts))
            if is_signature(parts) or is_issue(parts):
                line.tell(line.role or Field.AUTHORS, name_source(parts))
            stack.lines.append(line)
    _drop_labels(stacks, cuts)
    _take_sources([stack.lines[0] for stack in stacks])
    for place in range(MAX_LINES):
        found = [(stack, rest[place]) for stack in stacks if len(rest := _unlinked(stack)) > place]
        if len(found) < MIN_GROUP:
            return
        lines = [line for _, line in found]
        if _are_names(lines):
            _take_names(found)
        elif _are_venues(lines):
            _take_venues(lines)


def _take_sources(lines: Sequence[_Line]) -> None:
    """Read first lines as who and when, "Poe 2018", unless more of the first lines are venues."""
    free = [line for line in lines if not (line.role or line.is_told)]
    found = [(line, said) for line in free if (said := read_short_source(line.parts, line.text))]
    if len(found) >= sum(line.role is Field.VENUE for line in lines):
        for line, said in found:
            line.tell(Field.AUTHORS, said)


def _drop_labels(stacks: Sequence[_Stack], cuts: Cuts) -> None:
    """Find the words that stand before a line of nearly all stacks: "Meta: ICML 2020, [Paper]".

    They are taken off a line that says who, where or when, and nothing else.
    """
    found = [
        (line, label) for stack in stacks for line in stack.lines if (label := _label_of(line))
    ]
    tally = Counter(label for _, label in found)
    for line, label in found:
        if tally[label] < max(MIN_GROUP, NEARLY_ALL * len(stacks)):
            continue
        head, *rest = line.spans
        parts = cuts.look([head._replace(text=head.text[len(label) :]), *rest], below=True)
        texts = [part for part in parts if part.kind is Kind.TEXT]
        if parts and (not texts or (texts == parts[:1] and _is_dated_venue(texts[0]))):
            parts = name_source(parts) if texts else parts
            line.tell(role_of(parts) or Field.VENUE, parts)
        line.is_labelled = line.is_told or not (has_link(line.spans) or _is_work(parts))


def _is_dated_venue(part: Segment) -> bool:
    """Whether words that no list of venues has are one by the year behind them: "FINE-AP 2024"."""
    return part.text[-4:].isdecimal() and not part.is_link and may_be_venue(part.text)


def _label_of(line: _Line) -> str:
    """Give the words and the colon that a line begins with, where no list knows them as a label."""
    if not line.spans or not line.parts or line.parts[0].field:
        return ""
    head = line.spans[0]
    found = None if head.is_link else _OWN_LABEL.match(head.text)
    return found[0] if found else ""


def _unlinked(stack: _Stack) -> list[_Line]:
    """Give the lines that are words and have no label: what they are, their place tells."""
    return [line for line in stack.lines if line.role is not Field.LINK and not _is_marked(line)]


def _is_marked(line: _Line) -> bool:
    """Whether a line has a link, a label or a quotation."""
    for part in line.parts:
        if part.is_link or part.field or part.quoted:
            return True
    return False


def _are_names(lines: Sequence[_Line]) -> bool:
    """Whether most lines in one place may be names, and many are known, or have their form."""
    count = len(lines)
    known = sum(line.role is Field.AUTHORS for line in lines)
    venues = sum(line.role is Field.VENUE for line in lines)
    may_be = sum(line.role is Field.AUTHORS or may_be_names(line.text) for line in lines)
    if may_be < AGREED * count or _are_alike(lines):
        return False
    likely = sum(reads_as_names(line.text) for line in lines)
    are_likely = may_be >= NEARLY_ALL * count and likely >= KNOWN * count
    return known >= max(venues, KNOWN * count) or (are_likely and venues < KNOWN * count)


def _are_venues(lines: Sequence[_Line]) -> bool:
    """Whether most lines in one place may be venues, and many are known."""
    known = sum(line.role is Field.VENUE and _says_where(line) for line in lines)
    may_be = sum(line.role is Field.VENUE or may_be_venue(line.text) for line in lines)
    return known >= KNOWN * len(lines) and may_be >= AGREED * len(lines)


def _says_where(line: _Line) -> bool:
    """Whether a line has the name of a venue, not only a year."""
    return any(map(_is_named, line.parts)) or is_known_venue(line.text)


def _is_named(part: Segment) -> bool:
    return part.venue is not None and bool(part.venue.name)


def _are_alike(lines: Sequence[_Line]) -> bool:
    """Whether the same text stands in most lines: a label, no names."""
    [(_, same)] = Counter(line.text for line in lines).most_common(1)
    return 2 * same > len(lines)


def _take_names(found: Sequence[tuple[_Stack, _Line]]) -> None:
    """Read lines as names, or as a group that signs, "Open Science Collaboration"."""
    for stack, line in found:
        is_group = may_be_venue(line.text) and not any(part.date for part in line.parts)
        is_free = line.role is None
        is_group = is_group and (_is_bold(stack.head) or not _is_bold(line.spans))
        if line.role is Field.VENUE:  # where the venue stands on another line
            is_free = sum(other.role is Field.VENUE for other in stack.lines) > 1
        is_free = is_free and not says_state(line.text)
        if is_free and (is_group or may_be_names(line.text)):
            line.tell(Field.AUTHORS, name_people(line.parts, line.text))


def _is_bold(spans: Sequence[Span]) -> bool:
    """Whether a line is all in bold: below one that is not, it is sooner the title."""
    return all(span.strong for span in spans if span.text.strip())


def _take_venues(lines: Sequence[_Line]) -> None:
    """Read lines as venues that are none by themselves, or were cut into several."""
    label = _shared_label(lines)
    for line in lines:
        is_sure = any(part.people and part.people.is_sure for part in line.parts)
        is_sure = is_sure and not is_known_venue(line.text)  # USENIX ATC
        is_cut = len(line.parts) > 1 and all(map(_is_named, line.parts))
        is_text = any(part.kind is Kind.TEXT for part in line.parts)
        is_free = is_text or (line.role is Field.AUTHORS and not is_sure)
        if (is_free or is_cut) and may_be_venue(line.text):
            parts = [replace(part, text=part.text.removeprefix(label)) for part in line.parts]
            line.tell(Field.VENUE, name_venue(parts, line.text.removeprefix(label)))


def _shared_label(lines: Sequence[_Line]) -> str:
    """Give the label that stands before most lines, whatever word it is: "Index: "."""
    labels = Counter("".join(line.text.partition(": ")[:2]) for line in lines if ": " in line.text)
    label, count = labels.most_common(1)[0] if labels else ("", 0)
    return label if count >= AGREED * len(lines) else ""


def _teach(stacks: Sequence[_Stack], cuts: Cuts) -> None:
    """Keep what the lines say by their places: they are cut so from now on."""
    for line in (line for stack in stacks for line in stack.lines if line.is_told):
        cuts.teach(line.spans, line.parts)


# Whether the heads are titles


def _may_be_titles(stacks: Sequence[_Stack], cuts: Cuts) -> bool:
    """Whether nearly all heads read as titles: they are no names, and long enough."""
    named = sum(_may_be_title(cuts.look(stack.head)) for stack in stacks)
    words = sum(len(plain_text(stack.head).split()) for stack in stacks)
    return named >= NEARLY_ALL * len(stacks) and words >= MIN_WORDS * len(stacks)


def _may_be_title(parts: Sequence[Segment]) -> bool:
    """Whether the first line of a head may be a title, whatever stands in brackets before it."""
    texts = [part for part in parts if part.kind is Kind.TEXT and not (part.line or part.bracket)]
    if not reads_as_title(texts) or _NO_TITLE.match(texts[0].text):
        return False
    people = read_people(texts[0].text)
    return people is None or not people.has_given_name


def _are_linked(stacks: Sequence[_Stack]) -> bool:
    """Whether nearly all heads are entries, whatever stands below, as they have links."""
    linked = sum(has_link(stack.head) for stack in stacks)
    return linked >= NEARLY_ALL * len(stacks)


def _are_parts(lines: Sequence[_Line]) -> bool:
    """Whether lines say different things of one work, and not the same of several."""
    said = [line.role for line in lines if line.role]
    if not said and sum(line.is_labelled for line in lines) <= 1:
        return False
    if Field.TITLE in said or max(said.count(Field.AUTHORS), said.count(Field.VENUE)) > 1:
        return False
    if any(_is_work(line.parts) for line in lines if not line.is_labelled):
        return False
    links = [plain_text(line.spans) for line in lines if line.role is Field.LINK]
    return len(set(links)) == len(links) and not (len(links) > 1 and len(set(said)) == 1)


def _is_work(parts: Sequence[Segment]) -> bool:
    """Whether what stands below is an entry itself: it has lines, cites, or links to a title."""
    if any(part.line for part in parts):
        return True
    if is_signature(parts) or is_issue(parts):
        return False
    return is_citation(parts) or (is_entry_like(parts) and not is_field_like(parts))


def _without_lines(group: Sequence[_Stack], cuts: Cuts) -> list[_Stack]:
    """Give the heads that have nothing below, where they are few and titles by their words."""
    bare = [stack for stack in group if not stack.below]
    if 3 * len(bare) > len(group):
        return []
    return [
        stack
        for stack in bare
        if len(plain_text(stack.head).split()) > MIN_WORDS and _may_be_title(cuts.look(stack.head))
    ]
