"""A text file with a work on each line, as a list in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from paperkg.identifiers import parse_identifier
from paperkg.reading.dialects.named_lines import find_names
from paperkg.reading.dialects.parted_lines import are_parted, find_front, find_heads
from paperkg.reading.dialects.remark_lines import find_remarks
from paperkg.reading.dialects.two_lines import are_two_works
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import read_field
from paperkg.reading.names.names_above import find_names_above
from paperkg.reading.names.people import read_people
from paperkg.reading.names.signed_lines import find_signed_lines
from paperkg.reading.patterns import COINED_LEAD, COLUMN_GAP
from paperkg.reading.words import any_of, either, words_of

__all__ = ["as_markdown", "is_plain_lines"]

_FILE = re.compile(r"(?!.*://)(?:.*[/\\])?([^/\\]+)\.(?:pdf|epub|djvu|ps)\s*$", re.IGNORECASE)
"""A line that is the name of a file, with the folders that it stands in."""

NEARLY_ALL = 0.8
"""The share of the lines that must be names of files."""

# "Poe_2001_Fine Things", and a DOI whose stroke no name of a file may have.
_UNDERSCORED = re.compile(r"([^\W\d_][^_]{0,60})_((?:19|20)\d\d)_(.+)")
_DOI = re.compile(r"^(10\.\d{4,9})[_@](?=\S+$)")

MIN_LINES = 3
"""Fewer lines tell nothing of each other."""

MIN_HEADS, MAX_FIELDS = 2, 6
"""So many headings are titles over fields, if each has no more lines below it."""

MIN_AROUND = 4
"""An address is the odd one among more lines."""

FEW = 0.05
"""So many lines may go on with the one above them, or be a paragraph, or an item already."""

MAX_TITLE, RAGGED = 110, 0.75
"""Below the name of a list no title has more signs, and a third are shorter by this share."""

LONGEST = 400
"""A longer line is a paragraph, in characters."""

_HEAD = re.compile(r"#{1,6} ")
# The address of the work on the line above.
_WEB = re.compile(r"<?https?://\S")
_ADDRESS = re.compile(rf"\s*{_WEB.pattern}\S*\s*")
# An item that is set in below its section.
_ITEM = re.compile(r"\s+(?:[-*•]|\d{1,4}[.)])\s+")
# Bullets that nothing has to follow, behind dashes that set them in: "——・A Title".
_DOT = re.compile(r"\s*[-–—―─]{0,6}[・･•]\s*")
# A day on which a group meets: "пн 12 января", "lundi 3/4".
_DAY = re.compile(rf"(?:{any_of(words_of('meetings', 'weekdays'))})\.?,?\s+\d", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{3,}(?!\w)")
# What makes a line more than words to a reader of Markdown; what goes on with the line before it.
_MARKED = re.compile(r"\s*(?:[-*+>|#`~\[]|\d{1,4}[.)]\s|https?:)|.*\S {2,}$|\s")
# The year in which works were read, and how many: "2019 - 8".
_YEAR = re.compile(r"(?:19|20)\d\d\s*[-–—:(]\s*\d{1,3}\)?\W*")
# "uniprof: A Fine Title", "ggplot2 - A Fine Title"
_LED = re.compile(r"[a-z][\w.+-]{1,20}(?::|\s[-–—])\s[^\W\d_a-z]")
# What a sign stands for, "* = read twice"; where something is, "fine library: example.org".
_LEGEND = re.compile(r"[*+†#]\s?=\s")
_PLACE = re.compile(r"[a-z][\w -]{1,30}:\s(?:https?://)?(?:[\w-]+\.){1,3}[a-z]{2,6}(?:/\S*)?\s*")
# The first line, where it says what all others are: "Outstanding Papers".
_ABOUT_ALL = re.compile(
    r"- ((?:\S+ ){0,4}(?:papers|articles|books|publications|readings?|reading list|references|"
    rf"bibliography|literature)|{any_of(words_of('sections', 'bibliographies'))})$",
    re.IGNORECASE,
)
_LIST_NAME = re.compile(
    r"(?:\S+ ){0,3}(?:papers|articles|books|publications|readings?|reading list|to-?read(?: list)?)"
    r"(?: (?:i want )?to read| (?:list|to read list))?\s*:?\s*",
    re.IGNORECASE,
)
# The same above an empty line, in any language: "Список книг", "我的书单".
_NAME_OF_ALL = re.compile(
    rf"- ((?:\S+ ){{0,2}}(?:{any_of(words_of('sections', 'book_lists'))})(?: \S+)?"
    rf"|\S{{0,8}}(?:{either('sections', 'books_inside')})\S{{0,4}}(?: \S+)?)$",
    re.IGNORECASE,
)


def is_plain_lines(text: str, *, file: str) -> bool:
    r"""Whether a text file has lines that all begin anew, as lines that are filled do not.

    So do sections with the items below them set in, which Markdown takes for one paragraph.

    Examples
    --------
    >>> is_plain_lines("Fine Things\nFiner Things\nThe Finest of Things", file="papers.txt")
    True
    >>> is_plain_lines("Fine Things and how\nto find them\nDay by day", file="papers.txt")
    False
    >>> is_plain_lines("Trees:\n\t1. Fine Things\n\t2. Finer Things", file="papers.txt")
    True
    """
    if not file.lower().endswith(".txt"):
        return False
    lines = [line for line in text.split("\n") if line.strip() and not _HEAD.match(line)]
    if len(lines) < MIN_LINES:
        return are_two_works(lines)
    if sum(_FILE.match(line) is not None for line in lines) >= NEARLY_ALL * len(lines):
        return True
    if find_signed_lines(lines) or _is_below_names(text) or _are_fields(text, lines):
        return False
    return _are_begun(text) or (
        _is_section(lines[0]) and all(_is_section(line) or _ITEM.match(line) for line in lines)
    )


def _are_fields(text: str, lines: Sequence[str]) -> bool:
    """Whether a few lines below each heading are names, venues and fields with labels."""
    heads = sum(_HEAD.match(line) is not None for line in text.split("\n"))
    is_such = heads >= MIN_HEADS and len(lines) <= MAX_FIELDS * heads
    return is_such and 2 * sum(map(_is_field, lines)) > len(lines)


def _is_field(line: str) -> bool:
    venue = read_venue(line.strip())
    is_told = venue is not None and venue.is_sure
    return is_told or bool(read_field(line) or read_people(line.strip(), single=True))


def _are_begun(text: str) -> bool:
    """Whether each line begins anew, but a few of many, or is the address of the work above it."""
    lines = text.split("\n")
    for place in find_remarks(lines):
        lines[place] = ""
    said = [line for line in lines if line.strip() and not _HEAD.match(line)]
    above = pairwise(("", *lines))
    has_address = any(before.strip() and _ADDRESS.fullmatch(line) for before, line in above)
    if has_address and not _are_works_alone("\n".join(lines)):
        return False
    return len(_find_odd(lines)) <= FEW * len(said)


def _find_odd(lines: list[str]) -> set[int]:
    """Give the places of the lines that do not begin anew, and are no addresses."""
    said = [line for line in lines if line.strip() and not _HEAD.match(line)]
    are_named = _are_named(lines)
    are_parted_all = not any(map(_ADDRESS.fullmatch, said)) and are_parted(said)
    around = zip(("", *lines), lines, (*lines[1:], ""), strict=False)
    return {
        place
        for place, near in enumerate(around)
        if near[1].strip()
        and not (_HEAD.match(near[1]) or _ADDRESS.fullmatch(near[1]))
        and not (are_named and _WEB.match(near[1]))
        and not _begins(near[1], is_free=are_named or are_parted_all or _is_free(*near))
    }


def _are_named(lines: list[str]) -> bool:
    """Whether a line alone says that a list follows, over lines that are filled to no margin."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    if len(said) <= MIN_LINES or said[1] == said[0] + 1 or not _LIST_NAME.fullmatch(lines[said[0]]):
        return False
    sizes = sorted(len(lines[place]) for place in said[1:])
    is_ragged = sizes[len(sizes) // 3] < RAGGED * sizes[-1]
    return sizes[-1] <= MAX_TITLE and is_ragged


def _is_free(above: str, line: str, below: str) -> bool:
    """Whether a line goes on with none: it stands alone, or is a section below an empty line."""
    return not above.strip() and (not below.strip() or _is_section(line))


def _are_works_alone(text: str) -> bool:
    """Whether addresses stand below some works, and not below most, as fields of each would."""
    parts = [part.split("\n") for part in re.split(r"\n\s*\n", text)]
    parts = [[line for line in part if not _HEAD.match(line) and line.strip()] for part in parts]
    bare = [part for part in parts if not any(map(_ADDRESS.fullmatch, part))]
    addressed = [part for part in parts if any(map(_ADDRESS.fullmatch, part))]
    if len(addressed) > 1 and all(map(_ends_with_addresses, addressed)):
        return False
    works = sum(len(part) for part in parts)
    addresses = sum(_ADDRESS.fullmatch(line) is not None for part in parts for line in part)
    is_odd = addresses == 1 and works > MIN_AROUND  # one among many
    return 3 * addresses <= works and (is_odd or any(len(part) > 1 for part in bare))


def _ends_with_addresses(part: list[str]) -> bool:
    """Whether a paragraph without a section has its addresses below all else, as one work has."""
    leads = [_ADDRESS.fullmatch(line) is not None for line in part]
    return leads == sorted(leads) and not _is_section(part[0])


def _is_below_names(text: str) -> bool:
    """Whether paragraphs begin with a line of names, over what they wrote."""
    paragraphs = [part.strip().split("\n") for part in text.split("\n\n") if part.strip()]
    return bool(find_names_above(paragraphs, {*_SMALL_WORD.findall(text)}))


def _begins(line: str, *, is_free: bool) -> bool:
    """Whether a line begins with a capital, or goes on with none."""
    if _LEGEND.match(line) or _PLACE.fullmatch(line):
        return True
    is_begun = is_free or not line[0].islower() or COINED_LEAD.match(line) or _DAY.match(line)
    is_open = len(line) <= LONGEST and is_begun and not line.endswith(",")
    return bool(is_open) and not _MARKED.match(line)


def _is_section(line: str) -> bool:
    return not line[0].isspace() and not _MARKED.match(line) and line.rstrip().endswith((":", "："))


def as_markdown(text: str) -> str:
    r"""Write each line as an item, or as a section where it ends with a colon.

    Lines keep their numbers.

    Examples
    --------
    >>> as_markdown("Trees:\nFine Things")
    '## Trees\n- Fine Things'
    """
    lines = text.split("\n")
    remarks = {place: lines[place] for place in find_remarks(lines)}
    for place in remarks:
        lines[place] = ""
    odd = _find_odd(lines)
    written = [
        _write_odd(line, above) if place in odd else _write(line, above)
        for place, (above, line) in enumerate(pairwise(("", *lines)))
    ]
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    for place in () if any(map(_is_heading, filter(None, lines))) else find_heads(lines):
        written[place] = f"## {lines[place].strip()}"
    names = find_names(lines)
    for place in names:
        written[place] = f"{'#' if names == [first] else '##'} {lines[place].strip()}"
    for number, place in enumerate(find_front(lines, is_heading=_is_heading)):
        is_head = bool(number) or lines[place].startswith("#")
        written[place] = lines[place].strip() if is_head else f"# {lines[place].strip()}"
    if _are_named(lines):
        written[first] = f"# {lines[first].strip(' :#')}"
    written[first] = _ABOUT_ALL.sub(r"# \1", written[first])
    if not any(written[first + 1 : first + 2]):
        written[first] = _NAME_OF_ALL.sub(r"# \1", written[first])
    for place, remark in remarks.items():
        written[place] = f"  {remark.strip()}"
    return "\n".join(written)


def _is_heading(line: str) -> bool:
    return _HEAD.match(line) is not None or _is_section(line)


def _write(line: str, above: str) -> str:
    if not line.strip() or _HEAD.match(line):
        return line.strip()
    if _ADDRESS.fullmatch(line):
        return f"  {line.strip()}" if above.strip() else line
    if _LEGEND.match(line):
        return f"- \\{line}"
    if _is_section(line) or _YEAR.fullmatch(line):
        return f"## {line.rstrip(' :：')}"
    if file := _FILE.match(line):
        return f"- {_read_file_name(file[1])}"
    item = _ITEM.match(line) or _DOT.match(line)
    if item and item.end() == len(line):
        return ""  # a bullet that waits for words
    return f"- {COLUMN_GAP.sub(' | ', line[item.end() :] if item else line)}"


def _write_odd(line: str, above: str) -> str:
    """Write a line that is an item already, or goes on with the one above it."""
    if line[0].islower() and above.strip() and above[-1:] not in ".!?" and not _LED.match(line):
        return f"  {line}"
    is_marked = _MARKED.match(line) and not (line[0].isspace() or _ITEM.match(line))
    return line if is_marked else _write(line, above)


def _read_file_name(name: str) -> str:
    """Give what the name of a file says: an identifier, or who, when and what.

    Examples
    --------
    >>> _read_file_name("1706.03762v5"), _read_file_name("Poe_2001_Fine Things")
    ('https://arxiv.org/abs/1706.03762', 'Poe - 2001 - Fine Things')
    """
    named_by = parse_identifier(_DOI.sub(r"\1/", name))
    if named_by and named_by.names_paper:
        return named_by.url
    if named := _UNDERSCORED.fullmatch(name):
        return f"{named[1]} - {named[2]} - {named[3].replace('_', ' ')}"
    return name if " " in name else name.replace("_", " ")
