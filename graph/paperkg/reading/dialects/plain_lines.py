"""A text file with a work on each line, as a list in Markdown."""

from __future__ import annotations

import re

from paperkg.identifiers import parse_identifier
from paperkg.reading.names.names_above import find_names_above
from paperkg.reading.names.signed_lines import find_signed_lines
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

LONGEST = 400
"""A longer line is a paragraph, in characters."""

_HEAD = re.compile(r"#{1,6} ")
_TABS = re.compile(r"(?<=\S) ?\t+ ?(?=\S)")
"""What parts the columns of a table without names."""

# An item that is set in below its section.
_ITEM = re.compile(r"\s+(?:[-*•]|\d{1,4}[.)])\s+")
# A name of one's own begins a title, too: "iRain: A Fine Paper".
_COINED = re.compile(r"[a-z]{1,8}[A-Z0-9]")
_SMALL_WORD = re.compile(r"(?<![\w'’])[a-z]{3,}(?!\w)")
# What makes a line more than words to a reader of Markdown; what goes on with the line before it.
_MARKED = re.compile(r"\s*(?:[-*+>|#`~\[]|\d{1,4}[.)]\s|https?:)|.*\S {2,}$|\s")
# The year in which works were read, and how many: "2019 - 8".
_YEAR = re.compile(r"(?:19|20)\d\d\s*[-–—:(]\s*\d{1,3}\)?\W*")
# What a sign stands for, "* = read twice"; where something is, "fine library: example.org".
_LEGEND = re.compile(r"[*+†#]\s?=\s")
_PLACE = re.compile(r"[a-z][\w -]{1,30}:\s(?:https?://)?(?:[\w-]+\.){1,3}[a-z]{2,6}(?:/\S*)?\s*")
# The first line, where it says what all others are: "Outstanding Papers".
_ABOUT_ALL = re.compile(
    r"- ((?:\S+ ){0,4}(?:papers|articles|books|publications|readings?|reading list|references|"
    rf"bibliography|literature)|{any_of(words_of('sections', 'bibliographies'))})$",
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
        return False
    if sum(_FILE.match(line) is not None for line in lines) >= NEARLY_ALL * len(lines):
        return True
    if find_signed_lines(lines) or _is_below_names(text):
        return False
    return all(map(_begins, lines)) or (
        _is_section(lines[0]) and all(_is_section(line) or _ITEM.match(line) for line in lines)
    )


def _is_below_names(text: str) -> bool:
    """Whether paragraphs begin with a line of names, over what they wrote."""
    paragraphs = [part.strip().split("\n") for part in text.split("\n\n") if part.strip()]
    return bool(find_names_above(paragraphs, {*_SMALL_WORD.findall(text)}))


def _begins(line: str) -> bool:
    if _LEGEND.match(line) or _PLACE.fullmatch(line):
        return True
    is_begun = not line[0].islower() or _COINED.match(line)
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
    lines = list(map(_write, text.split("\n")))
    first = next((place for place, line in enumerate(lines) if line), 0)
    lines[first] = _ABOUT_ALL.sub(r"# \1", lines[first])
    if not any(lines[first + 1 : first + 2]):
        lines[first] = _NAME_OF_ALL.sub(r"# \1", lines[first])
    return "\n".join(lines)


def _write(line: str) -> str:
    if not line.strip() or _HEAD.match(line):
        return line.strip()
    if _LEGEND.match(line):
        return f"- \\{line}"
    if _is_section(line) or _YEAR.fullmatch(line):
        return f"## {line.rstrip(' :：')}"
    if file := _FILE.match(line):
        return f"- {_read_file_name(file[1])}"
    item = _ITEM.match(line)
    return f"- {_TABS.sub(' | ', line[item.end() :] if item else line)}"


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
