"""Lists below an item: whether they say more of it, or hold entries."""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading.cuts.headings import is_sentence
from paperkg.reading.cuts.lines import Cuts
from paperkg.reading.cuts.shapes import (
    MAX_SHORT_NAME,
    is_entry_like,
    is_field_like,
    is_label_over_remark,
    is_labelled_name,
    is_marked_title,
    is_repository,
    is_word_of_sentence,
    leads_to_paper,
    leads_to_whole,
)
from paperkg.reading.cuts.short_citations import read_linked_lead
from paperkg.reading.cuts.units import is_unit
from paperkg.reading.cuts.works import WORKS, is_citation, reads_as_title
from paperkg.reading.names.people import read_people
from paperkg.reading.outlines.field_lines import (
    LISTS,
    ends_with_colon,
    field_lines,
    have_searches,
    head_of,
    is_title_field,
)
from paperkg.reading.outlines.remarks_below import are_sentences, are_ticked, have_remarks_below
from paperkg.reading.pages.repeated import join_lines
from paperkg.reading.records import AGREED, MIN_GROUP, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.text.blocks import (
    BREAK,
    Block,
    BlockKind,
    has_link,
    plain_text,
    split_lines,
)
from paperkg.reading.votes.title_words import is_title_case
from paperkg.reading.words import words_of

__all__ = [
    "are_titled",
    "has_fields",
    "is_work_below",
    "join_below_source",
    "join_title",
    "nested_of",
]

LONG, MIN_LED = 4, 2
"""A line that says who and what has so many spaces, and what leads to several no more."""

SOURCE = frozenset({Kind.DATE, Kind.TAG, Kind.NUMBER, Kind.PEOPLE, Kind.VENUE})
"""What a line above a title consists of."""

_SAID = frozenset({Kind.DATE, Kind.PEOPLE, Kind.VENUE})

_SORTS = words_of("sections", "works") | words_of("sections", "books")


def nested_of(item: Block) -> list[Block]:
    """Give the lists and tables below the head of an item."""
    if len(item.children) < 2:
        return []
    return [child for child in item.children[1:] if child.kind in LISTS]


def are_titled(block: Block, cuts: Cuts) -> bool:
    """Whether most items with others below them name a work, and those below say more of it.

    So it is where most items lead to one by themselves.
    """
    heads = [head for item in block.children if (head := head_of(item))]
    if sum(has_link(head.spans) for head in heads) >= max(MIN_GROUP, AGREED * len(block.children)):
        return True
    if _are_ticked(block.children, heads) or have_remarks_below(block.children, cuts):
        return True
    said = [
        has_fields(nested, cuts.look(head.spans), cuts)
        for item in block.children
        if (nested := nested_of(item)) and (head := head_of(item)) and not has_link(head.spans)
    ]
    return sum(said) > 1 and 2 * sum(said) > len(said)


def _are_ticked(items: Sequence[Block], heads: Sequence[Block]) -> bool:
    """Whether all items have a box to tick, no item below one has, and most have none below.

    So the others are works, too, if their words are more than a name.
    """
    nested = [below for item in items for below in nested_of(item)]
    if len(heads) < MIN_GROUP or not nested:
        return False
    told = (head for below in nested for item in below.children if (head := head_of(item)))
    if not are_ticked(heads, told):
        return False
    alone = [head for item in items if not nested_of(item) and (head := head_of(item))]
    long = sum(len(plain_text(head.spans).split()) > MAX_SHORT_NAME + 2 for head in alone)
    return 2 * len(alone) >= len(heads) and long >= AGREED * len(alone)


def join_below_source(items: Sequence[Block], cuts: Cuts) -> Sequence[Block]:
    """Join the paragraphs of items that begin with who, where or when, with the title below."""
    heads = [
        item.children[0]
        for item in items
        if len(item.children) > 1 and item.children[1].kind is BlockKind.PARAGRAPH
    ]
    if len(heads) < AGREED * len(items) or not heads:
        return items
    said = sum(all(part.kind in SOURCE for part in cuts.look(head.spans)) for head in heads)
    return join_lines(items) if said >= AGREED * len(heads) else items


def join_title(item: Block, cuts: Cuts) -> Block:
    """Join the paragraph with a title to the names above it, where links to it follow below.

    The one item below a long title, a name with labels that lead on, is a line of it as well.
    """
    head, *below = item.children
    if (line := _named_line(head, below, cuts)) is not None:
        named = Block(BlockKind.PARAGRAPH, line.line, line.spans)
        return Block(item.kind, item.line, children=[head, named])
    if len(below) < 2 or not _is_names(head, cuts) or below[0].kind is not BlockKind.PARAGRAPH:
        return item
    leads = any(has_link(child.spans) for child in below[1:])
    if has_link(below[0].spans) or not leads:
        return item
    spans = [*head.spans, BREAK, *below[0].spans]
    joined = Block(head.kind, head.line, spans)
    return Block(item.kind, item.line, children=[joined, *below[1:]])


def _named_line(head: Block, below: Sequence[Block], cuts: Cuts) -> Block | None:
    """Give the one line below a title without links, as in "FineNet [[paper](…)] [[code](…)]"."""
    if len(below) != 1 or below[0].kind is not BlockKind.LIST or has_link(head.spans):
        return None
    lines = [child for item in below[0].children for child in item.children]
    title = cuts.look(head.spans)[:1] if len(lines) == 1 and has_link(lines[0].spans) else []
    if not title or title[0].kind is not Kind.TEXT or len(title[0].text.split()) <= MAX_SHORT_NAME:
        return None
    name, *labels = parts = cuts.look(lines[0].spans, below=True)
    leads = any(label.is_link and label.bracket for label in labels)
    return lines[0] if leads and (name.people or is_labelled_name(parts)) else None


def _is_names(head: Block, cuts: Cuts) -> bool:
    """Whether a text is nothing but names, with a short name in bold before them or not."""
    if head.kind is not BlockKind.PARAGRAPH or has_link(head.spans):
        return False
    parts = [part for part in cuts.look(head.spans) if part.mark is not Mark.STRONG]
    if parts and all(part.kind is Kind.PEOPLE for part in parts):
        return True
    is_open = ends_with_colon([head.spans]) and len(parts) == 1
    return is_open and read_people(parts[0].text, single=True) is not None


def has_fields(
    nested: Sequence[Block], parts: Sequence[Segment], cuts: Cuts, *, siblings: bool = False
) -> bool:
    """Whether the items below an item without links say more of it, and are no entries.

    Parameters
    ----------
    nested
        The lists below the item.
    parts
        The item itself.
    cuts
        What cuts the lines into segments.
    siblings
        Whether that is so of most of its siblings: then remarks alone will do.
    """
    lines = [line for block in nested for line in field_lines(block, cuts)]
    are_titles = sum(map(is_title_field, lines)) > 1  # "Paper: [A Title](…)" twice
    are_titles = are_titles or _are_led(parts, lines)
    if are_titles or _are_heads(nested) or _are_works_of(parts, nested, cuts):
        return False
    fields = sum(is_field_like(line) or is_label_over_remark(line) for line in lines)
    others = [line for line in lines if not _leads_to_same(line, parts)]
    if len(others) < len(lines) and not any(map(is_entry_like, others)):
        return True
    if len(lines) == 1 and _is_repository_of(lines[0], parts):
        return True
    is_labelled = _is_bold_title(parts) and sum(map(_is_label, lines)) == 1
    is_labelled = is_labelled or (is_title_field(parts) and not any(map(_leads_on, lines)))
    is_labelled = is_labelled or have_searches(parts, lines) or are_sentences(nested)
    if is_labelled or (fields and 2 * fields >= len(lines)):
        return True
    is_said = bool(fields) and _is_signed(parts) and not any(map(is_entry_like, lines))
    if is_said or (_is_set_off(parts) and not _hold_works(lines)):
        return True
    is_cited = any(is_work(parts) and not any(map(is_work, lines)) for is_work in WORKS)
    leads = [line for line in lines if is_entry_like(line) or _leads_on(line)]
    if leads and _is_signed_title(parts):
        is_one = len(leads) == 1 and not is_entry_like(leads[0], strict=True)
        return is_one or all(map(_is_own_link, leads))
    if not all(is_cited and _is_short_link(line) for line in leads):
        return False
    if siblings or is_cited or (_is_told_title(parts) and not any(map(_may_be_work, lines))):
        return True
    deeper = any(
        child.kind in LISTS
        for block in nested
        for item in block.children
        for child in item.children
    )
    if deeper or not reads_as_title(parts):
        return False
    others = [line for line in lines if reads_as_title(line) or is_citation(line)]
    return not others or (_is_bold_title(parts) and all(map(_is_remark, others)))


def _are_led(parts: Sequence[Segment], lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether a few words and a colon lead to lines that say who and what: "Ann Poe, A Title"."""
    if len(parts) != 1 or not parts[0].whole.rstrip().endswith((":", "：")):
        return False
    if len(lines) < MIN_LED or parts[0].text.count(" ") > LONG:
        return False
    said = [
        len(line) > 1 or (line[0].kind is Kind.TEXT and line[0].text.count(" ") >= LONG)
        for line in lines
        if line and not any(part.field or part.is_link for part in line)
    ]
    return len(said) == len(lines) and all(said)


def _are_works_of(parts: Sequence[Segment], nested: Sequence[Block], cuts: Cuts) -> bool:
    """Whether an item is a person, and all below it are titles in italics, several: their works."""
    heads = [head for block in nested for item in block.children if (head := head_of(item))]
    text = parts[0].whole.strip(" ,:") if parts else ""
    if len(heads) < 2 or any(part.is_link for part in parts):
        return False
    firsts = [cuts.look(head.spans)[:1] for head in heads]
    are_titles = all(
        part.mark is Mark.EMPHASIS and part.kind is Kind.TEXT and not part.is_link
        for first in firsts
        for part in first
    )
    return are_titles and all(firsts) and read_people(text, single=True) is not None


def _are_heads(nested: Sequence[Block]) -> bool:
    """Whether most items below are long, and have lines or items of their own: no fields."""
    items = [item for block in nested if block.kind is BlockKind.LIST for item in block.children]
    heads = [head for item in items if (head := head_of(item)) and _has_more(item, head)]
    words = sum(len(plain_text((split_lines(head.spans) or [[]])[0]).split()) for head in heads)
    return len(heads) >= max(2, AGREED * len(items)) and words > MAX_SHORT_NAME * len(heads)


def _has_more(item: Block, head: Block) -> bool:
    """Whether an item has a list below it, or starts with a line that leads on, and has others."""
    first, *others = split_lines(head.spans) or [[]]
    is_above = any(child.kind is BlockKind.LIST for child in item.children[1:])
    return bool(first) and (is_above or (bool(others) and has_link(first)))


def _leads_to_same(line: Sequence[Segment], parts: Sequence[Segment]) -> bool:
    """Whether a link below a title is named as the work is: "FineNet: …", "[FineNet](…)"."""
    if not line or not line[0].is_link or not parts:
        return False
    link, title = (part.text.partition(":")[0].casefold() for part in (line[0], parts[0]))
    return link == title


def _is_repository_of(line: Sequence[Segment], parts: Sequence[Segment]) -> bool:
    """Whether all that stands below a long title is a link to a repository."""
    is_title = reads_as_title(parts) and len(parts[0].text.split()) > MAX_SHORT_NAME
    return is_title and any(part.is_link and is_repository(part.url) for part in line[:1])


def _is_bold_title(parts: Sequence[Segment]) -> bool:
    """Whether an item is a text in bold alone, in capitals and too long for a topic."""
    if len(parts) != 1 or not is_marked_title(parts[0]):
        return False
    text = parts[0].text
    return len(text.split()) > MAX_SHORT_NAME and is_title_case(text)


def _is_label(line: Sequence[Segment]) -> bool:
    """Whether a line is labels alone: "[[Paper](…)]"."""
    return all(part.kind is Kind.LABEL for part in line)


def _is_told_title(parts: Sequence[Segment]) -> bool:
    """Whether an item is words, and who, where or when alone: "A Fine Title (2017)"."""
    if len(parts) < 2 or parts[0].kind is not Kind.TEXT or " " not in parts[0].text:
        return False
    words = parts[0].text.lower().partition(":")[0].split()
    is_sort = is_unit(parts[0].text) or not _SORTS.isdisjoint(words)
    return not is_sort and all(part.kind in _SAID and not part.is_link for part in parts[1:])


def _may_be_work(line: Sequence[Segment]) -> bool:
    """Whether a line has a link, or begins big and is worded, styled or signed as a work is."""
    if any(part.is_link for part in line):
        return True
    if not line or line[0].text[:1].islower():
        return False
    is_plain = all(part.kind is Kind.TEXT for part in line) and line[0].mark is Mark.PLAIN
    return not is_plain or is_title_case(line[0].text)


def _is_remark(line: Sequence[Segment]) -> bool:
    """Whether a line is words that begin small, or a sentence, and says not who wrote what."""
    text = line[0].whole.strip()
    is_said = text[:1].islower() or is_sentence(text)
    return is_said and all(part.kind is Kind.TEXT and not part.quoted for part in line)


def _is_signed(parts: Sequence[Segment]) -> bool:
    """Whether an item is a title with "by Ann Poe" right after it."""
    return len(parts) > 1 and parts[0].kind is Kind.TEXT and parts[1].is_byline


def _is_set_off(parts: Sequence[Segment]) -> bool:
    """Whether an item is a title and names alone, and one of both in a style: "Title - *Poe*"."""
    if [part.kind for part in parts] != [Kind.TEXT, Kind.PEOPLE]:
        return False
    title, names = parts
    if title.is_link or names.is_link or (title.mark is Mark.PLAIN) == (names.mark is Mark.PLAIN):
        return False
    is_long = " " in title.text and title.text[:1].isupper()
    return is_long and _SORTS.isdisjoint(title.text.lower().partition(":")[0].split())


def _hold_works(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether lines below such an item may be works: one leads to or cites one, or all are big."""
    return any(map(_leads_or_cites, lines)) or all(map(_is_big, lines))


def _leads_or_cites(line: Sequence[Segment]) -> bool:
    """Whether a line leads to a work by its title, or says who and when."""
    is_led = any(part.is_link and part.kind is Kind.TEXT for part in line)
    return is_led or is_citation(line) or is_entry_like(line)


def _is_big(line: Sequence[Segment]) -> bool:
    """Whether a line is worded as a title, in capitals."""
    is_long = bool(line) and " " in line[0].text
    return is_long and reads_as_title(line) and is_title_case(line[0].text)


def _is_short_link(line: Sequence[Segment]) -> bool:
    """Whether a line is nothing but a link by a word or two, "[See notes](…)", to no paper."""
    first = line[0]
    is_short = first.is_link and len(first.text.split()) <= MAX_SHORT_NAME
    return len(line) == 1 and is_short and not leads_to_paper(first)


def _is_own_link(line: Sequence[Segment]) -> bool:
    """Whether a line begins with a label, "[Full PDF](…)", or with a word or two to no paper."""
    first = line[0]
    if not first.is_link:
        return False
    is_short = len(first.text.split()) <= MAX_SHORT_NAME and not leads_to_paper(first)
    return first.kind is Kind.LABEL or is_short


def _is_signed_title(parts: Sequence[Segment]) -> bool:
    """Whether an item is a title in a style, or in capitals and too long for a topic, by someone.

    So one link below it leads to the work: "**Fine Trees** by Ann Poe".
    """
    if [part.kind for part in parts[:2]] != [Kind.TEXT, Kind.PEOPLE]:
        return False  # an item may be empty, too
    title = parts[0]
    words = title.text.lower().split()
    if len(words) < 2 or not _SORTS.isdisjoint(words):
        return False  # "Selected papers by Ann Poe"
    is_long = len(words) > MAX_SHORT_NAME and is_title_case(title.text)
    return is_long or title.mark in (Mark.STRONG, Mark.EMPHASIS, Mark.QUOTE)


def _leads_on(line: Sequence[Segment]) -> bool:
    """Whether a line has a link, other than the word of a sentence: "The code is [here](…)"."""
    return any(part.is_link and not is_word_of_sentence(part) for part in line)


def is_work_below(parts: Sequence[Segment], above: Record) -> bool:
    """Whether a line below an item is an entry: it leads to a paper, or is a page of a site.

    Below a site or a repository as a whole, a title that is a link and nothing else is a work.
    So is what says the same in the same order as the item, who wrote it and when among it.
    """
    if is_entry_like(parts, strict=True) or _is_written_alike(parts, above):
        return not is_field_like(parts)
    links = [part for part in above.segments if part.is_link and not part.line]
    if not links or not all(map(leads_to_whole, links)):
        return False
    title, after = parts[0], parts[1:]
    is_title = title.is_link and bool(title.url) and title.kind is Kind.TEXT
    is_alone = all(part.span == title.span or part.kind is Kind.DATE for part in after)
    return is_title and is_alone and len(title.whole.split()) >= MAX_SHORT_NAME


def _is_written_alike(parts: Sequence[Segment], above: Record) -> bool:
    """Whether a line says of one work what the item above it says of another, sign for sign."""
    head = [part for part in above.segments if not part.line]
    if _is_quoted_and_dated(parts) and _is_quoted_and_dated(head):
        return True
    title = next((part for part in parts if part.kind is Kind.TEXT), None)
    if title is None or title.field or " " not in title.text or not any(map(_is_dated, parts)):
        return False
    named = next((part for part in head if part.kind is Kind.TEXT), title)
    if title.text[:1].islower() and not named.text[:1].islower():
        return False  # "introduced by [Poe (2019)](…)"
    form = _form_of(parts)
    says = {kind for kind, *_ in form}
    is_signed = Kind.PEOPLE in says and any(is_link for _, is_link, _ in form)
    return len(form) > 1 and is_signed and form == _form_of(head)


def _is_quoted_and_dated(line: Sequence[Segment]) -> bool:
    """Tell "Poe ([2011](…)), "A Fine Title"", with the year first, whose name nobody may know."""
    first = next((place for place, part in enumerate(line) if _is_dated(part)), len(line))
    return any(part.quoted and " " in part.text for part in line[first + 1 : first + 2])


def _is_dated(part: Segment) -> bool:
    return bool(part.date) or (
        part.is_link and read_linked_lead(part.whole or part.text) is not None
    )


def _form_of(parts: Sequence[Segment]) -> list[tuple[Kind, bool, Cut | None]]:
    """Say what the parts of a line are, and what sets them off; who and when in a link is one."""
    form: list[tuple[Kind, bool, Cut | None]] = []
    keys: set[int] = set()
    for part in parts:
        key = read_linked_lead(part.whole or part.text) if part.is_link else None
        cut = part.cut if form else None
        if key is None or not key[1]:
            form.append((part.kind, part.is_link, cut))
        elif part.span not in keys:
            keys.add(part.span)
            form.append((Kind.PEOPLE, True, cut))
    return form
