"""Definitions of links that nothing refers to: works, as nobody would see them otherwise.

"* [Poe]: https://example.org/rain "Poe, Ann. 'Rain and Owls.' 2009."" is an item without words to
a parser of Markdown.
"""

from __future__ import annotations

import re
from collections import Counter

from markdown_it.common.utils import normalizeReference

__all__ = ["list_unused_references"]

MIN_LINES = 2
"""Fewer definitions with titles that stand as lines are no list."""

MIN_WORDS = 3
"""A name of so many words is a title, and what stands in quotation marks is said of it."""

_TITLE = (
    r'(?:"([^\n]{2,1000}|[^"\n]{2,500}\n(?=[ \t]{0,20}\S)[^"\n]{1,500})"'
    r"|'([^\n]{2,1000})'|“([^\n]{2,1000})”|\(([^()\n]{2,1000})\))"
)
_DEFINITION = re.compile(
    r"^([ \t>]{0,20})((?:[-*+]|\d{1,3}[.)])[ \t]{1,4}(?:\[[ xX]\][ \t]{1,4})?)?"
    r"\[(?!\^)([^\[\]\n]{1,300})\]:[ \t]+"
    rf"(?:<?(https?://[^\s<>]+)>?(?:[ \t]+{_TITLE})?|(?=\"){_TITLE})[ \t]*$",
    re.MULTILINE,
)
# The same without a name in brackets: "* Rain and Owls: https://owls.example "A short guide."".
_REMARK = re.compile(
    r"^([ \t>]{0,20}[-*+][ \t]{1,4}(?:[^\s\[\]\"]{1,60} ){3,30}https?://[^\s<>]+ )"
    r"\"([^\"\n]{2,1000})\"[ \t]*$",
    re.MULTILINE,
)
_BRACKET = re.compile(r"\[@?([^\[\]]{1,300})\]")


def list_unused_references(text: str) -> str:
    r"""Write definitions that are items, or lines with titles, as items with words.

    A definition that something refers to stays one, and so do lines among more that are used.

    Examples
    --------
    >>> list_unused_references('* [Poe]: https://owls.example "Poe, Ann. Rain. 2009."')
    '* Poe, Ann. Rain. 2009. <https://owls.example>'
    >>> list_unused_references("- [Rain and Owls]: https://owls.example")
    '- [Rain and Owls](<https://owls.example>)'
    >>> list_unused_references('See [Poe].\n\n[poe]: https://owls.example "Rain"')
    'See [Poe].\n\n[poe]: https://owls.example "Rain"'
    """
    found = list(_DEFINITION.finditer(text))
    if not found:
        return text
    mentions = Counter(normalizeReference(match[1]) for match in _BRACKET.finditer(text))
    mentions.subtract(normalizeReference(match[3]) for match in found)
    unused = [match for match in found if mentions[normalizeReference(match[3])] <= 0]
    items = {match.start() for match in unused if match[2]}
    lines = {match.start() for match in unused if not match[2] and _title_of(match)}
    every = [match for match in found if not match[2] and _title_of(match)]
    if len(lines) < MIN_LINES or 2 * len(lines) <= len(every):
        lines.clear()
    works = items | lines
    text = _DEFINITION.sub(
        lambda match: _write(match) if match.start() in works else match[0], text
    )
    return _REMARK.sub(r"\1\2", text) if items else text


def _title_of(match: re.Match[str]) -> str:
    title = next(filter(None, match.groups()[4:]), "")
    return title.replace('\\"', '"').replace("\\'", "'")


def _write(match: re.Match[str]) -> str:
    indent, mark, name, url = match.groups()[:4]
    title = _title_of(match)
    if url and (not title or len(name.split()) >= MIN_WORDS):
        words = f"[{name}](<{url}>) {title}".rstrip()
    else:
        words = f"{title} <{url}>" if url else title
    return f"{indent}{mark or '- '}{words}"
