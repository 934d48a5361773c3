"""What is a section of a list: headings, lines that serve as headings, and what only looks so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.cuts.units import is_named_unit, is_unit
from paperkg.reading.imprints.dates import find_date, read_date
from paperkg.reading.labels import read_field
from paperkg.reading.patterns import TASK, YEAR
from paperkg.reading.segments import tidy
from paperkg.reading.text.blocks import SUMMARY_LEVEL, Block, BlockKind, Span, has_link, plain_text
from paperkg.reading.words import EAST_ASIAN, any_inside, any_of, either, words_of

__all__ = [
    "find_emphasized",
    "find_years",
    "is_bare_heading",
    "is_contents",
    "is_labelled_lead",
    "is_prose",
    "is_section_name",
    "is_sentence",
    "name_of_quotation",
    "names_books",
    "names_list",
    "rank_parts",
    "read_unspaced",
    "section_label",
    "take_keyword",
]

MAX_SENTENCES = 6
"""A paragraph of more sentences cites nothing, even where it begins as a citation does."""

MIN_LINES = 3
MAX_IN_LINE = 3
"""A paragraph of so many lines may cite a work in each, in so many sentences or fewer."""

_CALLOUT = re.compile(r"\[![\w-]{1,30}\][+-]?\s*")

MAX_WORDS = 8
"""A longer line of text before a list is a sentence, not a heading."""

MAX_READINGS = 16
"""One that names readings, and ends with a colon, may be as long as this."""

MAX_SIGNS = 30
"""The same for text without spaces between words."""

_CONTENTS = re.compile(
    r"(?:table of )?contents?(?: list)?|(?:list of )?sections|on this page|toc|index|quick links?|"
    r"navigation|outline|navegación|navegação|navigazione|навигация|导航|導航|ナビゲーション|탐색|"
    r"目录|目次|목차|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|contenido|"
    r"содержание",
    re.IGNORECASE,
)
_UNSPACED = re.compile(r"(#{1,6})([^#\s].{0,200})")
_KEYWORD = re.compile(rf"\s*(?!NEXT\s+[A-Z]{{3,}}\b)({TASK})\s+(?:\[#[A-Z]\]\s+)?")
_VERB = re.compile(
    r"\b(?:is|are|was|were|have|has|can|should|will|must|includes?|contains?|you|we|i|these|this|"
    r"following|here|please|below)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(any_inside(words_of("front", "announces")), re.IGNORECASE)
_OPEN_END = re.compile(r"\s(?:are|is|include|includes|follow|follows)[:：]?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"”)]?(?:\s+[A-Z]|$)")
_YEAR = re.compile(YEAR)
_TOTALS, _COUNTED = any_of(words_of("front", "totals")), any_of(words_of("front", "counted"))
_COUNT = rf"\d[\d.,]{{0,8}}(?:\s?/\s?\d{{1,4}})?\s?(?:{_COUNTED})"
_COUNTS = re.compile(
    rf"(?:[^:：\d]{{0,20}}(?:{_TOTALS})[^:：\d]{{0,20}}[:：]\s*)?{_COUNT}(?:\W{{1,3}}{_COUNT}){{0,3}}\W?"
    rf"|[^:：\d]{{0,20}}(?:{_TOTALS})[^:：\d]{{0,20}}[:：]\s*\d{{1,3}}(?:\s?/\s?\d{{1,4}})?",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"[\s*†‡§✓☆★+#^]{0,8}=\s")  # "* = with students"
# "† in progress, * a favourite"
_SIGN_SAID = re.compile(r"(?:^|[,;|]\s*)[^\w\s\"'“‘«(\[$#]{1,4}\s?(?:[=:–-]\s?)?[^\W\d_]")
MIN_REMARK = 8
"""Where no spaces part words, a remark in brackets has so many signs."""

MAX_BELOW = 6
"""Right below a heading, a line of more words describes it."""

MIN_SIGNS = 2
"""So many signs are explained on a line without "="."""

_OF_LISTS = words_of("front", "of_lists")
_TAGS = re.compile(r"(?<!\S)#[^\W\d][\w/-]*")
_MARKS = re.compile(r"^(?:#+\s+)+|\s+#+\s*$")
"""Marks of headings that are doubled, "## ## Trees", or close one."""

_OF_WORKS = words_of("sections", "bibliographies") | words_of("sections", "shelves")
_WORKS = frozenset().union(*(words_of("sections", of) for of in ("references", "works", "books")))
_LISTED = _WORKS | words_of("sections", "listed")
_SORTS_OF_WORKS = words_of("sections", "books") | {
    "articles", "literature", "read", "reading", "readings",
}  # fmt: skip
# "Reading list", but "Reading files", "Book club".
_BOOKS = words_of("sections", "books") | words_of("sections", "book_lists")
_BOOKS -= {"read", "reading", "readings", "book", "buch", "libro", "livre", "livro", "paper"}
# Words of scripts that part none, at the end of a heading: "2019年书单", "论文列表".
_BOOKS_LAST = re.compile(
    rf"(?:{either('sections', 'books_inside')})"
    rf"\s?(?:{either('sections', 'list_inside')}){{0,2}}(?:[\W\d]|年)*$"
)
_SECTION_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_JOINTS = frozenset({"and", "et", "or", "und", "y", "и"})
# "A Paper List for Fine Trees", "List of publications on rain".
_LIST_OF = re.compile(
    r"\b(?:paper|reading)[ -]lists?\b|\blist of (?:\w+ )?(?:books|papers|publications|readings)\b"
)
MAX_FRAMED = 200
"""A heading with signs around it has no more of them and letters."""

# Signs before and behind a heading, "=== Rain ===", or before it alone, "■ Rain", "- Rain".
_FRAMES = "-=–—~·•■◆●▪◇□▶►"
_FRAME = re.compile(
    rf"(?P<sign>[{_FRAMES}])(?P=sign)*\s?(?P<name>[^\W_].*\w[)\]]?)\s?(?P=sign)+$"
    r"|(?:[■◆●▪◇□▶►]\s?|[-–—•·]\s)(?P<rest>\S.*)$"
)
_RULE_ABOVE = re.compile(r"([=~-])\1{3,}\s+(?=\S)")  # a line of signs over the heading, too
MIN_LINK = 4
"""A shorter link in a heading to a part of the document is a sign."""

_ARROWS = re.compile(r"\s*(?<!\w)(?:\[?(?:back to top|⬆️?|↑|🔝|top)\]?)\s*$", re.IGNORECASE)
_BACK = tuple(words_of("navigation", "back"))
_TOP = words_of("navigation", "top")
_HOLLOW = re.compile(r"\s?(?:\[\s?\]|\(\s?\))\s*$")
"""Brackets that a link was in, at the end of a heading."""


def read_unspaced(lines: Sequence[tuple[int, Sequence[Span]]]) -> tuple[int, str] | None:
    """Read a heading without a space, "#Publications", as older sites of Jekyll have them.

    Parameters
    ----------
    lines
        The lines of a paragraph, each with how many lines precede it; tags are no heading.

    Returns
    -------
    tuple or None
        The level and the text.
    """
    text = plain_text(lines[0][1]) if lines else ""
    found = _UNSPACED.fullmatch(text)
    if not found:
        return None
    words = text.split()
    are_tags = all(word.startswith("#") for word in words[:2]) if words[1:] else "/" in text
    is_sentence = text.endswith(".") and text.count(" ") > MAX_WORDS  # "#Rain is an idea of …"
    is_alone = len(lines) == 1
    if are_tags or is_sentence or not (is_alone or found[2][0].isupper()):
        return None
    return len(found[1]), found[2]


def is_contents(text: str) -> bool:
    """Whether a heading only announces the table of contents."""
    return _CONTENTS.fullmatch(tidy(text).strip(" :：.…*#()[]")) is not None


def rank_parts(blocks: Sequence[Block]) -> None:
    """Rank the headings inside each part that a summary opens below it, where the part ends."""
    ends: list[Block] = []
    opening: dict[int, Block] = {}
    for block in reversed(blocks):
        if block.kind is BlockKind.END:
            ends.append(block)
        elif block.kind is BlockKind.HEADING and block.level == SUMMARY_LEVEL and ends:
            opening[id(block)] = ends.pop()
    closing = {id(end) for end in opening.values()}
    above = 0
    for block in blocks if opening else ():
        if id(block) in closing:
            block.level = above
            above -= SUMMARY_LEVEL
        elif block.kind is BlockKind.HEADING:
            block.level += above
            above += SUMMARY_LEVEL if id(block) in opening else 0


def find_emphasized(blocks: Sequence[Block]) -> set[int]:
    """Find the lines in italics above lists, several of them below one heading: its parts.

    One alone may say something of its heading. Gives their places.
    """
    found: set[int] = set()
    here: list[int] = []
    for place, block in enumerate([*blocks, Block(BlockKind.HEADING, 0)]):
        if block.kind is BlockKind.HEADING:
            found.update(here if len(here) > 1 else ())
            here = []
        elif block.kind is BlockKind.PARAGRAPH and place + 1 < len(blocks):
            shown = [span for span in block.spans if span.text.strip()]
            is_above = blocks[place + 1].kind in (BlockKind.LIST, BlockKind.TABLE)
            if is_above and shown and all(span.emphasized for span in shown):
                here.append(place)
    return found


def find_years(blocks: Sequence[Block]) -> set[int]:
    """Find the lines that are a year each, in their order, above paragraphs, lists or tables.

    Several in one direction are sections: below headings they say when a work appeared. Gives
    the identities of their blocks.
    """
    lines = [
        (place, text)
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH
        and len(block.spans) == 1
        and _YEAR.fullmatch(text := block.spans[0].text.strip(" :"))
    ]
    years = [text for _, text in lines]
    is_ordered = len(set(years)) == len(years) > 1 and sorted(years) in (years, years[::-1])
    below = sum(place > 0 and blocks[place - 1].kind is BlockKind.HEADING for place, _ in lines)
    if not is_ordered or below > 1:
        return set()
    above = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.TABLE)
    return {
        id(blocks[place])
        for place, _ in lines
        if any(block.kind in above for block in blocks[place + 1 : place + 2])
    }


_SET_OFF = frozenset("·•|")
"""What sets off what is said of a section from its name."""


def section_label(spans: Sequence[Span]) -> str:
    """Give the text of a heading, without emoji, marks and the links that lead back to the top.

    Of "**Rain** · 7 works", it is what stands in bold. Empty where it has no letter or digit: "~"
    above a rule.
    """
    kept = [span for span in spans if not (span.local.startswith("#") and _leads_back(span))]
    if len(kept) > 1 and kept[0].strong and kept[1].text.lstrip()[:1] in _SET_OFF:
        kept = kept[:1]
    text = plain_text(kept)
    text = tidy(_TAGS.sub("", text) if "#" in text else text)
    if not text.isascii() or "top" in text[-4:].lower():
        text = _ARROWS.sub("", text)
    text = _HOLLOW.sub("", text) if len(kept) < len(spans) else text
    text = _RULE_ABOVE.sub("", text) if text[:1] in "=-~" else text
    for span in kept:  # Publications ([ORCID](…))
        text = text.replace(f" ({span.text.strip()})", "") if span.is_link else text
    text = _MARKS.sub("", text).strip(" *_") if "#" in text else text.strip(" *_")
    if text[:1] in _FRAMES and len(text) <= MAX_FRAMED and (framed := _FRAME.match(text)):
        text = framed["name"] or framed["rest"]
    text = text[1:-1].strip() if text[:1] + text[-1:] in ("()", "[]", "【】") else text
    return text.rstrip(":： ") if any(map(str.isalnum, text)) else ""


def _leads_back(link: Span) -> bool:
    """Whether a link in a heading is a sign, or says that it leads back: "[Back-to-top](#…)"."""
    name = tidy(link.text).strip(" []()*_⬆️↑🔝").lower().replace("-", " ")
    if len(name) < MIN_LINK or name in _TOP:
        return True
    return name.startswith(_BACK) and name.split()[0] not in link.local.casefold()


# "Optional additional reading on rain", "Readings for January 25".
_SORT = rf"(?:{any_of(words_of('sections', 'of_reading'))}) "
_READINGS_ON = re.compile(
    rf"(?:{_SORT}){{0,2}}readings? (?:for|on|about)\b"
    rf"|(?:{_SORT}){{1,2}}(?:{any_of(words_of('sections', 'of_reading_nouns'))})\b"
)


def is_section_name(heading: str) -> bool:
    """Whether a heading is that of a unit, or what lists of works are called: "Books/Papers"."""
    name = heading.lower().strip(" :：*_")
    words = _SECTION_WORD.findall(name)
    is_of_works = name in _OF_WORKS or (_WORKS | _JOINTS).issuperset(words)
    is_of_works = is_of_works or _READINGS_ON.match(name) is not None
    return is_unit(heading) or is_of_works or _LIST_OF.search(name) is not None


def names_list(heading: str) -> bool:
    """Whether a heading is what lists of works are called, and no more: "papers to read".

    Examples
    --------
    >>> names_list("Books to Read"), names_list("Books on Rain")
    (True, False)
    """
    words = set(_SECTION_WORD.findall(heading.lower()))
    return not words.isdisjoint(_SORTS_OF_WORKS) and words <= _LISTED


def names_books(heading: str) -> bool:
    """Whether a few words of a heading say that works follow, whatever they are on.

    Examples
    --------
    >>> names_books("Books on Rain"), names_books("我的书单"), names_books("Rain")
    (True, True, False)
    """
    if len(heading) > 2 * MAX_SIGNS:
        return False
    words = [word for word in _SECTION_WORD.findall(heading.lower()) if not word.isdecimal()]
    if not words or len(words) > MAX_WORDS:
        return False
    is_told = not _BOOKS.isdisjoint(words) or names_list(" ".join(words))
    return is_told or _BOOKS_LAST.search(heading) is not None


def is_sentence(text: str) -> bool:
    """Tell a sentence that leads to a list from the name of a section."""
    text = text.strip()
    if text.endswith((".", "!", "?", ";", ",", "。", "．", "！", "？", "…")) and not text.endswith(
        "etc."
    ):
        return True
    words = max((len(part.split()) for part in text.split(" / ")), default=0)
    is_unspaced = len(text) > MAX_SIGNS and words < len(text) / 8
    if words > MAX_WORDS or _ANNOUNCES.match(text) or (is_unspaced and EAST_ASIAN.search(text)):
        return True
    return _OPEN_END.search(text) is not None or (words > 4 and _VERB.search(text) is not None)


def is_prose(spans: Sequence[Span]) -> bool:
    """Tell a paragraph of many sentences, without a link or marks, from a citation."""
    if any(span.is_link or span.strong or span.emphasized for span in spans):
        return False
    text = "".join(span.text for span in spans)
    if sum(map(text.count, ".!?")) <= MAX_SENTENCES:
        return False
    lines = sum(span.is_break for span in spans) + 1  # each may be a citation
    most = MAX_SENTENCES if lines < MIN_LINES else max(MAX_SENTENCES, MAX_IN_LINE * lines)
    return sum(len(_SENTENCE_END.findall(span.text)) for span in spans) > most


def is_bare_heading(
    spans: Sequence[Span],
    *,
    before_list: bool,
    following: Block | None,
    after_heading: bool,
    in_year: bool = False,
) -> bool:
    """Tell a paragraph that serves as a heading: a short text before a list, or short bold text.

    A year or a word in brackets in italics is one too, "*(2016)*"; a line in italics right below
    a heading describes it. A year in bold is one right below a heading, and where another was.
    """
    shown = [span for span in spans if span.text.strip()]
    if not shown or any(span.is_link or span.is_break for span in spans):
        return False
    is_set_apart = all(span.strong for span in shown)
    if not (before_list or is_set_apart):
        return False
    text = plain_text(spans)
    text = _TAGS.sub("", text) if "#" in text else text
    if not any(char.isalnum() for char in text):
        return False
    if after_heading and all(span.emphasized for span in shown) and not text.startswith("("):
        return False
    if after_heading and not is_set_apart and len(text.split()) > MAX_BELOW:
        return False
    is_stopped = is_set_apart and before_list  # "**Rain in gardens.**"
    is_said = is_sentence(text.rstrip(":： ." if is_stopped else ":：")) and not (
        is_named_unit(text) or (before_list and _names_readings(text))
    )
    if is_said or read_field(text):
        return False
    if (after_heading and _is_remark(text)) or _is_about_list(text):
        return False
    if before_list:
        return True
    leads = following is not None and following.kind is BlockKind.PARAGRAPH
    is_year = text.isdecimal() and (after_heading or in_year)
    return is_set_apart and leads and (is_year or not read_date(text))


def _names_readings(text: str) -> bool:
    """Whether a line says at length what readings are on: "Optional reading on A and B or C:"."""
    words = text.lower().split()
    is_open = text.endswith((":", "：")) and len(words) <= MAX_READINGS
    return is_open and _VERB.search(text) is None and bool(_READINGS_ON.match(" ".join(words)))


def name_of_quotation(blocks: Sequence[Block]) -> str:
    """Give the name of a section that is written as a quotation, or as a callout, with a list.

    ``> [!note] Older works``; empty where the first block is no heading of a list right below it.
    """
    if len(blocks) < 2 or blocks[1].kind is not BlockKind.LIST or has_link(blocks[0].spans):
        return ""
    first = blocks[0].spans[0] if blocks[0].spans else Span("")
    spans = [first._replace(text=_CALLOUT.sub("", first.text)), *blocks[0].spans[1:]]
    is_named = blocks[0].kind is BlockKind.HEADING or is_bare_heading(
        spans, before_list=True, following=blocks[1], after_heading=False
    )
    return section_label(spans) if is_named and len(plain_text(spans).split()) <= MAX_WORDS else ""


def is_labelled_lead(lines: Sequence[tuple[int, Sequence[Span]]], following: Block | None) -> bool:
    """Whether the first line above a list is bold and ends with a colon, and words follow it.

    "**Recommended Reading:**" is the heading; so is "**Recommended Texts**" over a sentence.
    """
    if len(lines) < 2 or following is None or following.kind is not BlockKind.LIST:
        return False
    shown = [span for span in lines[0][1] if span.text.strip()]
    is_bold = bool(shown) and all(span.strong and not span.is_link for span in shown)
    if not is_bold or any(has_link(spans) for _, spans in lines):
        return False
    text = plain_text(lines[0][1]).strip()
    is_named = text.endswith((":", "：")) or (
        is_section_name(text) and all(is_sentence(plain_text(spans)) for _, spans in lines[1:])
    )
    return is_named and len(text.split()) <= MAX_WORDS and not read_field(text)


def _is_about_list(text: str) -> bool:
    """Whether a line says what signs stand for, when the list was made, or what is to be done.

    Or it counts the works: "Total: 12 books, 4200 pages".
    """
    may_say = "," in text or ";" in text or "|" in text
    if _LEGEND.match(text) or (may_say and len(_SIGN_SAID.findall(text)) >= MIN_SIGNS):
        return True
    if _COUNTS.fullmatch(text.strip(" *_")):
        return True
    label, colon, rest = text.partition(":")
    if colon and label.strip(" *_").lower() in _OF_LISTS and find_date(rest) is not None:
        return True  # Updated: 2025-12-29 03:48
    return text[0] == "[" and text.rstrip()[-1] == "]" and " " in text  # [Add links to shops]


def _is_remark(text: str) -> bool:
    """Whether a text is words in brackets, such as what is said of the heading above it."""
    text = text.strip()
    if not text.startswith(("(", "（")) or not text.endswith((")", "）")):
        return False
    return " " in text or (len(text) >= MIN_REMARK and EAST_ASIAN.search(text) is not None)


def take_keyword(spans: Sequence[Span]) -> tuple[str, list[Span]]:
    """Take a task keyword such as TODO off the start: the keyword, and the other spans."""
    rest = list(spans)
    if rest and not rest[0].is_link and (found := _KEYWORD.match(rest[0].text)):
        rest[0] = rest[0]._replace(text=rest[0].text[found.end() :])
        return found[1], rest
    return "", rest
