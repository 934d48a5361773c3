"""Wikitext, as MediaWiki shows it: its marks are exchanged for those of Markdown, line by line."""

from __future__ import annotations

import re

from paperkg.characters import has_sign
from paperkg.reading.dialects import wiki_tables

__all__ = ["as_markdown", "is_mediawiki"]

_ENDINGS = (".mediawiki", ".wikitext")
_HEADING = re.compile(r"^(={1,6})[ \t]*([^=\s].{0,300}?)[ \t]{0,9}\1[ \t]{0,9}$", re.MULTILINE)
# One of Markdown stands between empty lines; "# A Title" is a numbered item of wikitext, too,
# unless it stands over all.
_MARKDOWN_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{2,6}[ \t]+\S.*\n[ \t]*\n|\A\s*#[ \t]+\S")
_TABLE = re.compile(r"^\{\|(?:[^\n|]*)$", re.MULTILINE)
_ITEM = re.compile(r"^([*#:;]+)[ \t]*(.*)$")
_LINK = re.compile(r"\[(https?://[^\s\]]+)[ \t]+([^\[\]\n]+)\]")
_PAGE = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_STRONG = re.compile(r"'''([^'\n]{1,500}(?:'[^'\n]{1,500}){0,9})'''")
_ITALIC = re.compile(r"''([^'\n]{1,500}(?:'[^'\n]{1,500}){0,9})''")
_TEMPLATE = re.compile(r"\{\{([^{}|]{0,100})((?:\|[^{}]*)?)\}\}")
# A template over several lines, which may hold others, and the rest of its last line.
_SPREAD = re.compile(r"(\{\{(?:[^{}]|\{\{[^{}]*\}\})*\}\})([^\n]*)")
_BETWEEN_FIELDS = re.compile(r"\s*\n\s*")
_REFERENCE = re.compile(r"</?ref[^<>]*>", re.IGNORECASE)
_REFERENCE_ALONE = re.compile(r"<ref\b[^<>]*[^<>/]>|<ref>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}([^*]+)\*{1,3}")
_SHOWN = ("em", "lang", "nobr", "nowrap", "sc", "small")
"""Templates that show their last value, in some style."""

_NUMBERED = re.compile(r"(?:last|authors?|surname|vauthors)(\d*)")
_IDENTIFIERS = {"doi": "doi:", "arxiv": "arXiv:", "eprint": "arXiv:", "pmid": "pmid:",
                "isbn": "ISBN "}  # fmt: skip


def is_mediawiki(text: str, *, file: str = "") -> bool:
    r"""Tell wikitext from Markdown by a heading between equals signs, and none of Markdown.

    One of the first rank needs a link or a table of wikitext beside it. A file named as wikitext
    needs no heading; ".wiki" has other marks, too, and needs a link or italics of wikitext.

    Examples
    --------
    >>> is_mediawiki("== Papers ==\n* ''A Fine Paper''"), is_mediawiki("Papers\n======")
    (True, False)
    >>> is_mediawiki("* ''A Fine Paper''", file="papers.mediawiki")
    True
    """
    if file.lower().endswith(_ENDINGS):
        return True
    if file.lower().endswith(".wiki") and (_ITALIC.search(text) or _LINK.search(text)):
        return True
    has_table = "{|" in text and "\n|}" in text and _TABLE.search(text) is not None
    if not has_table and not has_sign(text, "\n=") and not text.startswith("="):
        return False
    rank = max((len(heading[1]) for heading in _HEADING.finditer(text)), default=0)
    is_told = rank > 1 or has_table or (rank == 1 and _LINK.search(text) is not None)
    return is_told and not _MARKDOWN_HEADING.search(text)


def as_markdown(text: str) -> str:
    r"""Exchange the marks of wikitext for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown("== Papers ==\n* [https://example.org/a.pdf A Fine Paper], ''Things'' 2001")
    '## Papers\n- [A Fine Paper](https://example.org/a.pdf), *Things* 2001'
    """
    if "{{" in text:
        text = _SPREAD.sub(_join_lines, text)
    lines = [_read_line(line) for line in text.split("\n")]
    return "\n".join(wiki_tables.as_markdown(lines) if "{|" in text else lines)


def _join_lines(template: re.Match[str]) -> str:
    """Write a template on one line, and as many empty ones after it as it had."""
    joined = _BETWEEN_FIELDS.sub(" ", template[1])
    return joined + template[2] + "\n" * template[1].count("\n")


def _read_line(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return f"{'#' * len(heading[1])} {_read_words(heading[2])}"
    if _REFERENCE_ALONE.match(line):
        line = f"* {line}"  # in a list of references
    line = _read_words(line)
    if item := _ITEM.match(line):
        return f"{'  ' * (len(item[1]) - 1)}- {item[2]}"
    return line


def _read_words(line: str) -> str:
    """Exchange the marks inside a line: links, styles and templates."""
    line = _PAGE.sub(r"\1", _LINK.sub(r"[\2](\1)", _REFERENCE.sub("", line)))
    line = _ITALIC.sub(r"*\1*", _STRONG.sub(r"**\1**", line))
    if "{{" in line:  # those inside others first
        line = _TEMPLATE.sub(_write_template, _TEMPLATE.sub(_write_template, line))
    return line


def _write_template(template: re.Match[str]) -> str:
    """Write a template as a citation or an identifier; of others, nothing is shown."""
    name, values = template[1].strip().lower(), template[2].strip("|").split("|")
    if name in _IDENTIFIERS:
        return f"{_IDENTIFIERS[name]}{values[0].strip()}"
    if name in _SHOWN:
        return values[-1].strip()
    pairs = (part.partition("=") for part in values)
    fields = {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}
    is_cited = name.startswith(("cite", "citation")) or "author" in fields or "authors" in fields
    if not is_cited or "title" not in fields:
        return ""
    return _write_citation(fields, is_book=name == "cite book")


def _write_citation(fields: dict[str, str], *, is_book: bool) -> str:
    """Write the fields of ``{{cite journal|last=Poe|title=…}}`` as a citation."""
    names = [
        ", ".join(filter(None, (value, fields.get(f"first{number[1]}", ""))))
        for name, value in fields.items()
        if (number := _NUMBERED.fullmatch(name))
    ]
    title = _EMPHASIS.sub(r"\1", fields["title"])
    date = fields.get("year") or fields.get("date", "")
    venue = fields.get("journal") or fields.get("conference") or fields.get("publisher", "")
    style = "" if is_book else "*"  # of a book the title is in italics, of others the journal
    parts = [
        f"{'; '.join(names)}." if names else "",
        f"*{title}*." if is_book else f'"{title}".',
        f"{style}{venue}{style}." if venue else "",
        f"{date}." if date else "",
        *(f"{sign}{fields[name]}." for name, sign in _IDENTIFIERS.items() if name in fields),
        fields.get("url", ""),
    ]
    return " ".join(filter(None, parts))
