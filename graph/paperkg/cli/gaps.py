"""``kg gaps``: what the list leans on and lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
    as_typed,
    count,
    make_console,
    max_option,
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


@click.command(short_help="List what your list lacks: works that its papers lean on.")
@max_option("Show at most N of each kind, the most important first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Choose the form of the result; markdown gives lines to paste into the list.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
def gaps(most: int, form: str, output: Path, *, as_json: bool) -> None:
    """List what your list lacks, which of its papers stand alone, and which edges look wrong.

    A gap is an outside work that two or more papers on the list cite. A paper leans on the work if
    it builds on it or if Semantic Scholar marks the citation as influential: then the gap ranks
    higher.

    \b
    Examples:
      kg gaps
      kg gaps --max 5 --format markdown >> my-list.md
    """
    from paperkg.algorithms.gaps import compute_gaps

    graph = read_built_graph(output)
    found = compute_gaps(graph)
    if as_json or form == "json":
        from paperkg.replies.advice import describe_gaps

        write_json(describe_gaps(graph, found))
    elif form == "markdown":
        from paperkg.export.gaps import render_missing

        write(render_missing(graph, list(found.missing[:most])), end="")
    else:
        _show(graph, found, most)


def _show(graph: KnowledgeGraph, found: Gaps, most: int) -> None:
    console = make_console()
    kinds: list[tuple[str, Sequence[Missing | Loose | DoubtfulEdge]]] = [
        ("Gaps: works that your list leans on and lacks", found.missing),
        (
            "Papers that others cite but no edge joins: add an edge with `kg link`",
            found.unlinked,
        ),
        ("Papers that no citation and no edge joins to the others", found.isolated),
        (
            "Edges that look wrong: check them with `kg why`, deny them with `kg unlink`",
            found.doubts,
        ),
    ]
    is_first = True
    for heading, items in kinds:
        if not items:
            continue
        if not is_first:
            console.print()
        is_first = False
        print_title(console, f"{as_typed(heading)} ({len(items)})")
        for item in items[:most]:
            _show_item(console, graph, item)
        if len(items) > most:
            print_indented(console, f"… and {len(items) - most} more", indent=2)
    if is_first:
        console.print("No gaps: no work is missing, no paper stands alone, no edge looks wrong.")
    if found.missing:
        hint = as_typed("`kg gaps --format markdown` gives lines to paste into the list.")
        say(hint)


def _show_item(
    console: Console, graph: KnowledgeGraph, item: Missing | Loose | DoubtfulEdge
) -> None:
    from paperkg.algorithms.gaps import DoubtfulEdge, Missing

    if isinstance(item, DoubtfulEdge):
        later, earlier = graph.papers[item.later].name, graph.papers[item.earlier].name
        print_indented(console, f"{later} builds on {earlier}", indent=2)
        for reason in item.reasons:
            print_indented(console, reason, indent=4, style="dim")
        return
    paper = graph.papers[item.iri]
    year = f" ({paper.year})" if paper.year else ""
    print_indented(console, f"{paper.title}{year}", indent=2)
    names = [graph.papers[iri].name for iri in item.cited_by]
    rest = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    cited = f"cited by {', '.join(names[:SHOWN_NAMES])}{rest}" if names else ""
    if isinstance(item, Missing):
        lean = count(len(item.leaning), "paper") if item.leaning else ""
        why = f"{cited}; {lean} lean{'s' * (len(item.leaning) == 1)} on it" if lean else cited
    else:
        why = f"{item.reason}; {cited}" if cited else item.reason
    print_indented(console, why, indent=4, style="dim")
