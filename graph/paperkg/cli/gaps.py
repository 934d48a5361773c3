"""``kg gaps``: what the list leans on and lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.terminal import (
    as_typed,
    count,
    identifiers_as_json,
    make_console,
    output_option,
    print_indented,
    print_title,
    read_built_graph,
    say,
    write,
    write_json,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from paperkg.algorithms.gaps import DoubtfulEdge, Gaps, Loose, Missing
    from paperkg.model import KnowledgeGraph

__all__ = ["gaps"]

SHOWN_NAMES = 4


@click.command(short_help="Papers that yours lean on and that are not on your list.")
@click.option(
    "--max",
    "most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show so many of each kind, the most important first.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to write it; markdown is lines to paste into the list.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
def gaps(most: int, form: str, output: Path, *, as_json: bool) -> None:
    """Say what the list leans on and lacks, what hangs loose, and which edges look wrong.

    A work that is not on the list is missed when two or more of its papers cite it. It counts
    more where they build on it, or Semantic Scholar marks the citation as influential.

    \b
    Examples:
      kg gaps
      kg gaps --max 5 --format markdown >> my-list.md
    """
    from paperkg.algorithms.gaps import compute_gaps

    graph = read_built_graph(output)
    found = compute_gaps(graph)
    if as_json or form == "json":
        write_json(_as_json(graph, found))
    elif form == "markdown":
        from paperkg.export.gaps import render_missing

        write(render_missing(graph, list(found.missing[:most])), end="")
    else:
        _show(graph, found, most)


def _as_json(graph: KnowledgeGraph, found: Gaps) -> dict[str, Any]:
    return {
        "missing": [
            {
                **_thing(graph, one.iri),
                "cited_by": [_thing(graph, iri) for iri in one.cited_by],
                "leaning": list(one.leaning),
            }
            for one in found.missing
        ],
        "unlinked": [
            {**_thing(graph, one.iri), "cited_by": list(one.cited_by), "reason": one.reason}
            for one in found.unlinked
        ],
        "isolated": [{**_thing(graph, one.iri), "reason": one.reason} for one in found.isolated],
        "doubts": [
            {
                "later": _thing(graph, one.later),
                "earlier": _thing(graph, one.earlier),
                "confidence": one.confidence,
                "reasons": list(one.reasons),
            }
            for one in found.doubts
        ],
    }


def _thing(graph: KnowledgeGraph, iri: str) -> dict[str, Any]:
    paper = graph.papers[iri]
    identifiers = identifiers_as_json(paper.identifiers)
    return {"iri": iri, "title": paper.title, "year": paper.year, "identifiers": identifiers}


def _show(graph: KnowledgeGraph, found: Gaps, most: int) -> None:
    console = make_console()
    kinds: list[tuple[str, Sequence[Missing | Loose | DoubtfulEdge]]] = [
        ("Not on the list, though it leans on them", found.missing),
        (
            "Cited on the list, but on no path: say with `kg link` what builds on them",
            found.unlinked,
        ),
        ("Connected to nothing", found.isolated),
        ("Edges that look wrong: `kg why` says who says so, `kg unlink` denies", found.doubts),
    ]
    is_first = True
    for heading, items in kinds:
        if not items:
            continue
        if not is_first:
            console.print()
        is_first = False
        print_title(console, f"{as_typed(heading)} ({len(items)})")
        for one in items[:most]:
            _show_one(console, graph, one)
        if len(items) > most:
            print_indented(console, f"… and {len(items) - most} more", indent=2)
    if is_first:
        console.print("No gaps: nothing is missing, nothing hangs loose, no edge looks wrong.")
    if found.missing:
        hint = as_typed("`kg gaps --format markdown` gives lines to paste into the list.")
        say(hint)


def _show_one(console: Console, graph: KnowledgeGraph, one: Missing | Loose | DoubtfulEdge) -> None:
    from paperkg.algorithms.gaps import DoubtfulEdge, Missing

    if isinstance(one, DoubtfulEdge):
        later, earlier = graph.papers[one.later].name, graph.papers[one.earlier].name
        print_indented(console, f"{later} builds on {earlier}", indent=2)
        for reason in one.reasons:
            print_indented(console, reason, indent=4, style="dim")
        return
    paper = graph.papers[one.iri]
    year = f" ({paper.year})" if paper.year else ""
    print_indented(console, f"{paper.title}{year}", indent=2)
    names = [graph.papers[iri].name for iri in one.cited_by]
    rest = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    cited = f"cited by {', '.join(names[:SHOWN_NAMES])}{rest}" if names else ""
    if isinstance(one, Missing):
        lean = count(len(one.leaning), "paper") if one.leaning else ""
        why = f"{cited}; {lean} lean{'s' * (len(one.leaning) == 1)} on it" if lean else cited
    else:
        why = f"{one.reason}; {cited}" if cited else one.reason
    print_indented(console, why, indent=4, style="dim")
