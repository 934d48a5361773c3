"""Entries of BibTeX that lack a comma or a brace, or have one too many."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block, ImplicitComment, ParsingFailedBlock
from bibtexparser.model import Entry as BibEntry

__all__ = ["STARTS", "close_entry", "close_keys", "find_cut_off", "take_apart"]

STARTS = re.compile(r"@\s*[a-z]{3,30}\s*[{(]", re.IGNORECASE)
"""How an entry starts."""

# Where a field begins inside another one, as a comma or a brace is missing before it.
_TORN = re.compile(
    r",?[ \t]*\n[ \t]*(title|author|editor|year|date|month|journal|journaltitle|booktitle|publisher"
    r"|volume|number|pages|doi|url|eprint|abstract|keywords|note)[ \t]*=[ \t]*(?=[{\"\d])",
    re.IGNORECASE,
)
# A key without its comma, before the first field.
_BARE_KEY = re.compile(
    r"(@\s*[a-z]{3,30}\s*[{(]\s*[^\s,={}()\"]+)(?=[ \t]*\n\s*[a-z]+\s*=)", re.IGNORECASE
)
# No key at all, as EndNote writes entries.
_NO_KEY = re.compile(
    r"(@\s*(?!(?:string|preamble|comment)\b)[a-z]{3,30}\s*\{)(?=\s*\n\s*[a-z]+\s*=)", re.IGNORECASE
)
# What stands after a brace too many.
_CUT_OFF = re.compile(r"[}\s]*,\s*[a-z]+\s*=", re.IGNORECASE)


def close_keys(text: str) -> str:
    """Put the comma after keys that stand on a line without one, and where there is no key."""
    return _NO_KEY.sub(r"\1,", _BARE_KEY.sub(r"\1,", text))


def close_entry(block: ParsingFailedBlock) -> Block:
    """Give an entry that lacks only the brace at its end; any other block as it is."""
    raw = (block.raw or "").rstrip()
    if not STARTS.match(raw) or raw.endswith("}}"):
        return block
    found = parse_string(f"{raw}\n}}", parse_stack=[]).blocks
    if len(found) != 1 or not isinstance(found[0], BibEntry):
        return block
    entry = found[0]
    return BibEntry(entry.entry_type, entry.key, entry.fields, start_line=block.start_line)


def find_cut_off(block: ImplicitComment) -> BibEntry | None:
    """Give the fields that a brace too many cut off from the entry before, if there are any."""
    if not _CUT_OFF.match(block.comment):
        return None
    found = parse_string(f"@misc{{x{block.comment.lstrip('} ')}", parse_stack=[]).entries
    return found[0] if found else None


def take_apart(name: str, value: str) -> Iterable[tuple[str, str]]:
    """Part a value from the fields that ran into it, as a comma or a brace is missing."""
    if "=" not in value or not _TORN.search(value):
        return [(name, value)]
    first, *rest = _TORN.split(value)
    pairs = [(name, first), *zip(map(str.lower, rest[::2]), rest[1::2], strict=True)]
    return [(name, _balance(text)) for name, text in pairs]


def _balance(value: str) -> str:
    """Give a value with as many braces at its end as it opens."""
    value = value.strip().rstrip(",")
    missing = value.count("{") - value.count("}")
    while missing < 0 and value.endswith("}"):
        value, missing = value[:-1].rstrip().rstrip(","), missing + 1
    return value + "}" * max(missing, 0)
