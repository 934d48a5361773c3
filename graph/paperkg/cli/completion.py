"""What a shell offers when a person presses Tab: papers, concepts, topics, queries, files.

The names come from the build in the current folder, and only from its index, which is quick to
read. click writes the scripts for bash, zsh, fish and PowerShell.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from paperkg.model import KnowledgeGraph

__all__ = [
    "adapt_shells",
    "complete_file",
    "complete_name",
    "complete_query",
    "complete_topic",
]

_NOT_PLAIN = re.compile(r"([^\w@%+=:,./-])")
"""What a shell takes for more than a character of a word."""


def complete_name(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer papers, concepts and topics of the build."""
    from paperkg.lookup import suggest_names

    graph = _read_graph(context)
    return _make_items(suggest_names(graph, incomplete)) if graph else []


def complete_topic(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer topics of the build."""
    from paperkg.lookup import suggest_topics

    graph = _read_graph(context)
    return _make_items(suggest_topics(graph, incomplete)) if graph else []


def complete_query(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Offer named queries with what they answer, else files."""
    from paperkg.rdf.queries import read_named_query
    from paperkg.resources import find_queries

    named = {
        name: read_named_query(path).title
        for name, path in find_queries().items()
        if name.startswith(incomplete)
    }
    return _make_items(named) or complete_file(context, parameter, incomplete)


def complete_file(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem[str]]:
    """Leave it to the shell to offer files."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def adapt_shells() -> None:
    """Let bash and fish take names with spaces and commas; click's own classes cut them."""
    from click.shell_completion import (
        BashComplete,
        FishComplete,
        add_completion_class,
    )

    class _Bash(BashComplete):
        source_template = BashComplete.source_template.replace("read type", "read -r type")

        def format_completion(self, item: CompletionItem[str]) -> str:
            """Write a name as a word of bash, unless the person has opened a quotation."""
            words = os.environ.get("COMP_WORDS", "").split("\n")
            place = int(os.environ.get("COMP_CWORD", "0"))
            word = words[place] if place < len(words) else ""
            is_quoted = word.startswith(("'", '"'))
            value = item.value if is_quoted else _NOT_PLAIN.sub(r"\\\1", item.value)
            return f"{item.type},{value}"

    class _Fish(FishComplete):
        source_template = FishComplete.source_template.replace(
            'string split ","', 'string split --max 1 ","'
        )

    add_completion_class(_Bash)
    add_completion_class(_Fish)


def _read_graph(context: click.Context) -> KnowledgeGraph | None:
    from paperkg.workspace.index import peek_graph

    given = context.params.get("output") or context.params.get("folder")
    return peek_graph(Path(given or os.environ.get("KG_OUTPUT") or "output"))


def _make_items(names: dict[str, str]) -> list[CompletionItem[str]]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name, help=title) for name, title in names.items()]
