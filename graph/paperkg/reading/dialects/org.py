"""org, as Emacs writes it: its marks are exchanged for those of Markdown, line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from paperkg.characters import has_sign
from paperkg.identifiers import parse_identifier
from paperkg.reading.dialects.org_chores import drop_chores
from paperkg.reading.dialects.org_fields import write_fields
from paperkg.reading.dialects.org_keywords import read_keywords, write_known
from paperkg.reading.dialects.org_leaves import write_leaves
from paperkg.reading.dialects.org_log import drop_log
from paperkg.reading.labels import Field, read_field
from paperkg.reading.patterns import TASK

__all__ = ["as_markdown", "is_org"]

MIN_WORDS = 3
"""A headline keeps so many words, whatever tags they are."""

_TASK = re.compile(rf"\n\*+\s+{TASK}\s")  # "\n" is found sooner than "^"
_SETTING = re.compile(
    r"^#\+(?:title|author|startup|options|filetags|date|todo)\b", re.IGNORECASE | re.MULTILINE
)
# What Markdown alone has: headings, also underlined, and metadata above; a "#" alone begins a
# comment of org. What org alone has: headlines below others, drawers, and blocks.
_MARKDOWN = re.compile(r"^#{2,6} \S|^[^\s*#].{0,200}\n={3,}[ \t]*$|\A---\n", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^# \w", re.MULTILINE)
_OF_ORG = re.compile(r"^(?:\*{2,}\s+\S|[ \t]{0,20}:PROPERTIES:|#\+\w)", re.MULTILINE)
_HEADLINE = re.compile(r"^(\*+)\s+(.*)$")
_DRAWER = re.compile(r"^\s*:[A-Za-z_-]+:\s*$")
_END = re.compile(r"^\s*:END:\s*$", re.IGNORECASE)
_NO_TEXT = re.compile(r"\*+\s|#\+|\s*(?:[A-Z]{5,9}:|:[A-Za-z_-]+:)")  # headlines, settings, drawers
# A headline that programs break over lines, above its drawer, which stands right below headlines.
_BROKEN_HEADLINE = re.compile(
    r"^(\*+ [^\n]{1,300})((?:\n(?!:PROPERTIES:|[*#|+-]|\d+[.)] )[^\s\n][^\n]{0,300}){1,8})"
    r"(?=\n[ \t]*:PROPERTIES:)",
    re.MULTILINE,
)
_TITLE = re.compile(r"^#\+title:\s*(.+)$", re.IGNORECASE)
# How much of a task is done: "[2/5]", "[40%]"; at the end of an item, and anywhere in a headline.
_DONE = re.compile(r"\s*\[(?:\d{0,3}%|\d{0,4}/\d{0,4})\](?=\s|$)")
_ITEM_DONE = re.compile(rf"^(\s*(?:[-+*]|\d+[.)])\s.*?){_DONE.pattern}\s*$")
_TAGS = re.compile(r"\s+:[\w@:]+:\s*$")
# The same where a program has lost colons of them: ":rain:snow", ":rain: snow".
_TORN_TAGS = re.compile(
    r"(?<=\s):[a-z][\w@]{1,30}(?::[\w@]{1,30}){0,8}(?::(?:\s[a-z][\w@]{1,30}){1,3})?\s*$"
)
_TAG = re.compile(r"[\w@]+")
_PROPERTY = re.compile(r"^\s*:([A-Za-z_-]+):\s+(.+)$")
# What goes to one kind of output as it is: "@@html:<br>@@".
_SNIPPET = re.compile(r"@@[a-z]{2,12}:[^@\n]{0,200}@@")
_ITALIC = re.compile(r"(?<![\w/:.])/(?=[^\s/])([^/\n]{2,300}?[^\s/])/(?![\w/])")
# The same over the ends of lines, of which no item begins one.
_BROKEN_ITALIC = re.compile(
    r"(?<![\w/:.])/(?=[^\s/])"
    r"([^/\n]{2,200}+(?>(?:\n[ \t]++(?![-+*] |\d{1,3}[.)] )[^/\n]{0,200}+){1,3})(?<=\S))/(?![\w/])"
)
# When something is planned or happens: "<2015-06-30 Tue>".
_STAMP = re.compile(r"\s*[<\[]\d{4}-\d\d-\d\d(?: [^<>\[\]\n]{1,30})?[>\]]")
# Settings, comments, plans, and when something was noted down.
_SAYS_NOTHING = re.compile(
    rf"\s*(?:#\+|(?:CLOSED|SCHEDULED|DEADLINE|CLOCK):)|# |{_STAMP.pattern}\s*$"
)
# What a file writes in short: "{{{arXiv(2108.02995)}}}", "{{{book-title(A Fine Title)}}}".
_MACRO = re.compile(r"\{\{\{([A-Za-z][\w-]{0,40})\(([^{}\n]{1,300})\)\}\}\}")

# "Fine Rain \\\\" before another line, and at the end of a paragraph.
_LINE_BREAK = re.compile(
    r"[ \t]*\\\\[ \t]*(?=(?P<on>\n[ \t]*(?![-+*#][ \t]|\d{1,3}[.)][ \t])\S)|\n|\Z)"
)
# A paper in a folder of somebody's own, by its key before its title: "[[papers:…][poe2019]]: Rain".
_FILED = re.compile(
    r"\[\[(papers?:[^\]\n]*)\]\[[^\]\s]*\]\]: "
    r"([^\[\]\s][^\[\]\n]*?)(?=[ \t]+:[\w@:]+:[ \t]*$|[ \t]*$)",
    re.MULTILINE,
)
_LINK_AND_TEXT = re.compile(
    r"\s*\"?(?P<address>https?://[^\s\",\[\]]+|[^\s\",\[\]]+\.(?:pdf|html?|ps|djvu|docx?|bib))\"?,"
    r"\s*\"?(?P<text>[^\[\]\"]+?)\.?\"?\s*"
)


def is_org(text: str, *, file: str) -> bool:
    """Tell org from Markdown: by the name of the file, else by tasks or settings in it.

    Below headings of Markdown, "* TODO A Fine Paper" is an item.
    """
    name = file.lower()
    if name.endswith(".org"):
        return True
    if _TASK.search(f"\n{text}"):
        return _OF_ORG.search(text) is not None or not _has_headings(text, name)
    return has_sign(text, "#+") and _SETTING.search(text) is not None


def _has_headings(text: str, name: str) -> bool:
    """Whether a text has headings as Markdown does, of any rank in a file named as it is."""
    if name.endswith((".md", ".markdown")) and _FIRST_HEADING.search(text):
        return True
    return _MARKDOWN.search(text) is not None


def as_markdown(text: str) -> str:
    r"""Exchange the marks of org for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown("* Papers\n** TODO A Fine Paper\n   CLOSED: [2017-11-13]")
    '# Papers\n## TODO A Fine Paper\n'
    """
    text = _SNIPPET.sub("", text) if "@@" in text else text
    text = _FILED.sub(r"[[\1][\2]]", text) if "[[papers" in text else text
    text = _BROKEN_HEADLINE.sub(_join_headline, text) if ":PROPERTIES:" in text else text
    text = _MACRO.sub(_read_macro, text) if "{{{" in text else text
    text = _BROKEN_ITALIC.sub(r"*\1*", text)
    keywords = read_keywords(text)
    torn = _read_torn_tags(text)
    lines: list[str] = []
    levels: dict[int, int] = {}
    drawer = False
    for line in drop_chores(_without_indents(drop_log(text.split("\n")))):
        if drawer:
            drawer = not _END.match(line)
            lines.append(_read_property(line))
        elif headline := _HEADLINE.match(line):
            levels[len(lines)] = len(headline[1])
            name = _drop_tags(headline[2], torn)
            name = _DONE.sub("", _STAMP.sub("", name)).strip()
            name = write_known(name, keywords)
            # A title in italics begins a headline; later ones are words of it.
            name = _ITALIC.sub(r"*\1*", name) if name.startswith("/") else name
            lines.append(f"{'#' * min(len(headline[1]), 6)} {name}")
        elif title := _TITLE.match(line):
            lines.append(f"# {title[1]}")
        elif _SAYS_NOTHING.match(line):
            lines.append("")
        elif _DRAWER.match(line):
            drawer = True
            lines.append("")
        else:
            line = _ITEM_DONE.sub(r"\1", line) if line.endswith("]") else line
            lines.append(_ITALIC.sub(r"*\1*", line) if "/" in line else line)
    written = "\n".join(write_leaves(write_fields(lines, levels), levels))
    return _LINE_BREAK.sub(_write_break, written) if "\\\\" in written else written


def _write_break(found: re.Match[str]) -> str:
    """Write a break as Markdown has it, where a line of the same paragraph follows."""
    return "\\" if found["on"] else ""


def _read_macro(found: re.Match[str]) -> str:
    """Give what a macro holds, with its name before a number of the registry so called.

    An address and a text are a link: "{{{LINK("papers/rain.pdf", PDF)}}}".
    """
    if linked := _LINK_AND_TEXT.fullmatch(found[2]):
        return f"[[{linked['address']}][{linked['text']}]]"
    held = found[2].replace("\\,", ",")
    named = parse_identifier(f"{found[1]}:{held}")
    return f"{found[1]}:{held}" if named and named.names_paper else held


def _read_torn_tags(text: str) -> frozenset[str]:
    """Give the tags of a file, if a program has lost colons of some; none of another file.

    There a tag may stand without any colon behind a title: a word in small letters that ends
    several headlines.
    """
    found = [headline[2] for line in text.split("\n") if (headline := _HEADLINE.match(line))]
    whole = [tags[0] for name in found if (tags := _TAGS.search(name))]
    torn = [
        tags[0] for name in found if not _TAGS.search(name) and (tags := _TORN_TAGS.search(name))
    ]
    if not torn:
        return frozenset()
    ends = Counter(name.rpartition(" ")[2] for name in found)
    shared = [word for word, count in ends.items() if count > 1 and word[:1].islower()]
    return frozenset(_TAG.findall(" ".join([*whole, *torn, *shared])))


def _drop_tags(name: str, torn: Set[str]) -> str:
    """Take the tags off the end of a headline."""
    if not torn or _TAGS.search(name):
        return _TAGS.sub("", name)
    words = _TORN_TAGS.sub("", name).split()
    while len(words) > MIN_WORDS and words[-1].strip(":") in torn:
        words.pop()
    return " ".join(words)


def _join_headline(found: re.Match[str]) -> str:
    """Write a headline on one line, and as many empty ones below it."""
    return f"{found[1]} {' '.join(found[2].split())}" + "\n" * found[2].count("\n")


def _without_indents(lines: Sequence[str]) -> list[str]:
    """Take off what all text of a section is set in by, which is code nowhere in org."""
    starts = [place for place, line in enumerate(lines) if place and _HEADLINE.match(line)]
    shown: list[str] = []
    for start, end in pairwise((0, *starts, len(lines))):
        section = lines[start:end]
        texts = (line for line in section if line.strip() and not _NO_TEXT.match(line))
        common = min((len(line) - len(line.lstrip()) for line in texts), default=0)
        shown += [line if _HEADLINE.match(line) else line[common:] for line in section]
    return shown


def _read_property(line: str) -> str:
    """Make a field of a line of a drawer, such as ``:AUTHOR: Ann Poe``; others say nothing."""
    found = _PROPERTY.match(line)
    named = f"{found[1].lower()}: {found[2]}" if found else ""
    field = read_field(named)
    return named if field and field[0] is not Field.NOTE else ""
