"""Wikitext, as MediaWiki shows it: its marks are exchanged for those of Markdown, line by line."""

from __future__ import annotations

import re

__all__ = ["as_markdown", "is_mediawiki"]

_HEADING = re.compile(r"^(={1,6})[ \t]*([^=\s].{0,300}?)[ \t]{0,9}\1[ \t]{0,9}$", re.MULTILINE)
_MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*\n\s*\n", re.MULTILINE)
_ITEM = re.compile(r"^([*#:;]+)[ \t]*(.*)$")
_LINK = re.compile(r"\[(https?://[^\s\]]+)[ \t]+([^\[\]\n]+)\]")
_PAGE = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_STRONG = re.compile(r"'''([^'\n]{1,500}(?:'[^'\n]{1,500}){0,9})'''")
_ITALIC = re.compile(r"''([^'\n]{1,500}(?:'[^'\n]{1,500}){0,9})''")
_CITE = re.compile(r"\{\{\s*[Cc]it(?:e|ation)\b[^|{}]*((?:\|[^{}|]*)+)\}\}")
_REFERENCE = re.compile(r"</?ref[^<>]*>", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:last|author|surname)(\d*)")


def is_mediawiki(text: str) -> bool:
    r"""Tell wikitext from Markdown by a heading between equals signs, and none of Markdown.

    Examples
    --------
    >>> is_mediawiki("== Papers ==\n* ''A Fine Paper''"), is_mediawiki("Papers\n======")
    (True, False)
    """
    if "\n=" not in text and not text.startswith("="):
        return False
    ranks = [len(heading[1]) for heading in _HEADING.finditer(text)]
    return max(ranks, default=0) > 1 and not _MARKDOWN_HEADING.search(text)


def as_markdown(text: str) -> str:
    r"""Exchange the marks of wikitext for those of Markdown; every line keeps its number.

    Examples
    --------
    >>> as_markdown("== Papers ==\n* [https://example.org/a.pdf A Fine Paper], ''Things'' 2001")
    '## Papers\n- [A Fine Paper](https://example.org/a.pdf), *Things* 2001'
    """
    return "\n".join(map(_read_line, text.split("\n")))


def _read_line(line: str) -> str:
    if heading := _HEADING.fullmatch(line):
        return f"{'#' * len(heading[1])} {heading[2]}"
    line = _PAGE.sub(r"\1", _LINK.sub(r"[\2](\1)", _REFERENCE.sub("", line)))
    line = _ITALIC.sub(r"*\1*", _STRONG.sub(r"**\1**", line))
    line = _CITE.sub(lambda found: _write_citation(found[1]), line)
    if item := _ITEM.match(line):
        return f"{'  ' * (len(item[1]) - 1)}- {item[2]}"
    return line


def _write_citation(text: str) -> str:
    """Write a template such as ``{{cite journal|last=Poe|title=…}}`` as a citation."""
    pairs = (part.partition("=") for part in text.split("|"))
    fields = {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}
    names = [
        ", ".join(filter(None, (value, fields.get(f"first{number[1]}", ""))))
        for name, value in fields.items()
        if (number := _NUMBERED.fullmatch(name))
    ]
    date = fields.get("year") or fields.get("date", "")
    venue = fields.get("journal") or fields.get("conference") or fields.get("publisher", "")
    parts = [
        f"{'; '.join(names)}." if names else "",
        f'"{fields.get("title", "")}".',
        f"*{venue}*." if venue else "",
        f"{date}." if date else "",
        *(f"{name}:{fields[name]}" for name in ("doi", "arxiv", "pmid", "isbn") if name in fields),
        fields.get("url", ""),
    ]
    return " ".join(filter(None, parts))
