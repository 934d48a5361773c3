"""The groups of JabRef: in which a work stands, in the forms of its newer and older releases."""

from __future__ import annotations

import re
from collections.abc import Iterable

from paperkg.reading.latex import decode_latex

__all__ = ["read_group_paths", "read_members"]

_GROUP = re.compile(r"^(\d{1,2}) \w*Group:((?:[^\\;]|\\.)+?)\\;", re.MULTILINE)
_END = re.compile(r"(?<!\\);")
# "1 ExplicitGroup:Name\;0\;key\;other key\;": an older release wraps such lines anywhere.
_OLD = re.compile(r"(\d{1,2}) (\w+)Group:(.*)", re.DOTALL)
_PART = r"\;"


def read_group_paths(comments: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read the tree of groups: each with those around it, the outermost first."""
    paths: dict[str, tuple[str, ...]] = {}
    for comment in comments:
        if "grouping:" not in comment[:200]:
            continue
        around: list[str] = []
        for depth, name in _GROUP.findall(comment):
            around = [*around[: max(0, int(depth) - 1)], decode_latex(name.replace("\\", ""))]
            paths.setdefault(around[-1], tuple(around))
    return paths


def read_members(comments: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Read in which groups the works stand that the tree of an older release names by their keys.

    Returns
    -------
    dict
        The groups of each key, each with those around it.
    """
    members: dict[str, list[tuple[str, ...]]] = {}
    for comment in comments:
        if "groupstree:" not in comment[:200]:
            continue
        around: list[str] = []
        for text in _END.split(comment.replace("\n", "")):
            found = _OLD.search(text)
            if not found or int(found[1]) == 0:
                continue
            name, *parts = found[3].split(_PART)
            around = [*around[: int(found[1]) - 1], decode_latex(name.replace("\\", ""))]
            for key in parts[1:] if found[2] == "Explicit" else ():
                if key:
                    members.setdefault(key, []).append(tuple(around))
    return members
