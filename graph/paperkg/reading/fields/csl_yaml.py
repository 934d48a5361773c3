"""Bibliographies in YAML as values: what Pandoc and Better BibTeX write, and Typst's Hayagriva."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from paperkg.errors import InputError

__all__ = ["is_csl_yaml", "read_items"]

MAX_SIZE = 4_000_000
"""Longer YAML is refused: its parser is slow."""

# "references:" with items below it, in a file of its own or before an empty page.
_CSL = re.compile(
    r"\s*(?:---[ \t]*\n)?(?:[\w-]+:[^\n]*\n){0,20}references:[ \t]*\n[ \t\n]*- +[\w-]+:",
    re.IGNORECASE,
)
_PAGE = re.compile(r"^(?:---|\.\.\.)[ \t]*\n\s*\S", re.MULTILINE)
# A key, and below it the type of a work: "poe:\n  type: article".
_HAYAGRIVA = re.compile(
    r"\s*(?:#[^\n]*\n\s*)*[^\s:#-][^\n:]*:[ \t]*\n(?:[ \t]+[^\n]*\n){0,8}?[ \t]+type:[ \t]*[\"']?"
    r"(?:article|chapter|entry|anthos|report|thesis|web|book|proceedings|conference|blog|misc|post"
    r"|repository|reference|manuscript|video)\b",
    re.IGNORECASE,
)


def is_csl_yaml(head: str, *, file: str) -> bool:
    r"""Whether a text is a bibliography in YAML, and no page or data of a site.

    Examples
    --------
    >>> is_csl_yaml("references:\n- id: poe\n  title: Fine Things\n", file="x")
    True
    """
    if _CSL.match(head):
        return not _PAGE.search(head, head.index(":"))
    return file.lower().endswith((".yml", ".yaml")) and _HAYAGRIVA.match(head) is not None


def read_items(text: str, *, file: str) -> Iterator[tuple[int, Any]]:
    """Give each work as a value with its line, counted from 1, and with the names of CSL.

    Raises
    ------
    InputError
        It is no YAML, or too large.
    """
    if len(text) > MAX_SIZE:
        raise InputError("is YAML of more than 4 MB: split it.", file=file)
    try:
        root = next(iter(yaml.compose_all(text, Loader=yaml.BaseLoader)), None)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise InputError(f"is not valid YAML: {error.problem}.", file=file, line=line) from error
    except (yaml.YAMLError, RecursionError):
        raise InputError("is not valid YAML.", file=file) from None
    values: dict[int, Any] = {}
    if isinstance(root, yaml.MappingNode):
        listed = next((node for key, node in root.value if key.value == "references"), None)
        if listed is None:
            for key, node in root.value:
                value = _value_of(node, values)
                yield key.start_mark.line + 1, _rename(value) if isinstance(value, dict) else value
            return
        root = listed
    if isinstance(root, yaml.SequenceNode):
        for node in root.value:
            yield node.start_mark.line + 1, _value_of(node, values)


def _value_of(node: yaml.Node, values: dict[int, Any]) -> Any:
    """Give what a node holds; an alias is the same value again, never a copy."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if id(node) in values:
        return values[id(node)]
    if isinstance(node, yaml.SequenceNode):
        found: Any = values.setdefault(id(node), [])
        found.extend(_value_of(child, values) for child in node.value)
        return found
    found = values.setdefault(id(node), {})
    found.update((str(key.value), _value_of(child, values)) for key, child in node.value)
    return found


def _rename(work: Mapping[str, Any]) -> dict[str, Any]:
    """Give a work of Hayagriva with the names of CSL."""
    parent = work.get("parent")
    parent = parent[0] if isinstance(parent, list) and parent else parent
    within: Mapping[str, Any] = parent if isinstance(parent, dict) else {}
    numbers = work.get("serial-number")
    known: Mapping[str, Any] = numbers if isinstance(numbers, dict) else {"doi": numbers}
    people = work.get("author", within.get("editor"))
    return {
        **work,
        "type": str(work.get("type", "")).lower(),
        "author": people if isinstance(people, list) else [people],
        "container-title": within.get("title") or parent,
        "date": work.get("date") or within.get("date"),
        "DOI": known.get("doi"),
        "ISBN": known.get("isbn"),
        "arxiv": known.get("arxiv"),
    }
