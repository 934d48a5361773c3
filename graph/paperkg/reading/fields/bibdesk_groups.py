"""The groups of BibDesk, which keeps them in a comment, as a property list in XML."""

from __future__ import annotations

import plistlib
from collections.abc import Iterable
from xml.parsers.expat import ExpatError

__all__ = ["read_static_groups"]

_START = "BibDesk Static Groups{"


def read_static_groups(comments: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Give the groups of each key."""
    members: dict[str, list[tuple[str, ...]]] = {}
    for comment in comments:
        if not comment.lstrip().startswith(_START):
            continue
        for group in _read(comment.strip()[len(_START) :].rstrip("}\n ")):
            name = group.get("group name") if isinstance(group, dict) else None
            keys = group.get("keys") if isinstance(group, dict) else None
            if isinstance(name, str) and isinstance(keys, str):
                for key in keys.split(","):
                    members.setdefault(key, []).append((name,))
    return members


def _read(text: str) -> list[object]:
    try:
        found = plistlib.loads(text.strip().encode(), fmt=plistlib.FMT_XML)
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, IndexError, TypeError):
        return []
    return found if isinstance(found, list) else []
