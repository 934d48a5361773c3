"""What a build knows that a library in Zotero lacks: read marks as tags, edges as related items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from paperkg.identity.entries import match_entries
from paperkg.model import KnowledgeGraph
from paperkg.reading.fields.csl import parse_csl
from paperkg.sources.zotero import Item, render_items

__all__ = ["READ_TAG", "Change", "plan_changes"]

READ_TAG = "read"
"""How a read paper is tagged; kg reads an item with this tag as read."""

_RELATED = "dc:relation"


@dataclass(frozen=True, slots=True)
class Change:
    """What to add to an item of Zotero; nothing is ever taken away.

    Attributes
    ----------
    item
        The item as it is.
    is_read
        Whether to tag it as read.
    related
        Items to relate it to: what it builds on, and what builds on it.
    """

    item: Item
    is_read: bool
    related: tuple[Item, ...]

    def to_json(self) -> dict[str, Any]:
        """Make the fields that Zotero takes: all tags and relations, the old ones first."""
        data = self.item.data
        fields: dict[str, Any] = {"key": self.item.key, "version": self.item.version}
        if self.is_read:
            fields["tags"] = [*data.tags, {"tag": READ_TAG}]
        if self.related:
            addresses = [*_related_addresses(self.item), *map(_address_of, self.related)]
            fields["relations"] = {**data.relations, _RELATED: addresses}
        return fields


def plan_changes(graph: KnowledgeGraph, items: Sequence[Item]) -> tuple[Change, ...]:
    """Plan what to add to the items that are papers of the graph.

    Items of a library that was never synced have no addresses, so they get no related items.

    Parameters
    ----------
    graph
        The knowledge graph, with the read marks of today.
    items
        The items as they are now.
    """
    by_paper = _match(graph, items)
    related: dict[str, dict[str, Item]] = {item.key: {} for item in items}
    for edge in graph.edges:
        later, earlier = by_paper.get(edge.later), by_paper.get(edge.earlier)
        if later and earlier and later.library and earlier.library:
            related[later.key][earlier.key] = earlier
            related[earlier.key][later.key] = later
    changes = []
    for iri, item in by_paper.items():
        there = set(_related_addresses(item))
        missing = [other for other in related[item.key].values() if _address_of(other) not in there]
        is_tagged = READ_TAG in map(str.casefold, item.tags)
        change = Change(item, graph.papers[iri].read and not is_tagged, tuple(missing))
        if change.is_read or change.related:
            changes.append(change)
    return tuple(changes)


def _match(graph: KnowledgeGraph, items: Sequence[Item]) -> dict[str, Item]:
    """Find the item of each listed paper, by the rule that a build goes by."""
    entries = parse_csl(render_items(items), file="zotero")
    matched = match_entries(entries, graph.papers)
    # An item is a line of the file, after the bracket that opens it.
    return {
        iri: items[found[0].line - 2]
        for iri, found in matched.entries.items()
        if iri in graph.papers and graph.papers[iri].listed
    }


def _address_of(item: Item) -> str:
    return f"http://zotero.org/users/{item.library}/items/{item.key}"


def _related_addresses(item: Item) -> list[str]:
    found = item.data.relations.get(_RELATED, [])
    return [found] if isinstance(found, str) else found
