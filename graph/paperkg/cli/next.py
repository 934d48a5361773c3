"""``kg next``: what to read next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.completion import complete_topic
from paperkg.cli.terminal import (
    count,
    make_console,
    max_option,
    open_built,
    output_option,
    print_indented,
    print_title,
    say,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.algorithms.next_up import NextPaper
    from paperkg.model import KnowledgeGraph

__all__ = ["next_"]

SHOWN_NAMES = 3


@click.command("next", short_help="List what you can read now.")
@click.option(
    "--topic", metavar="TOPIC", shell_complete=complete_topic, help="Show only papers of TOPIC."
)
@max_option("Show at most N papers, the most useful first.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON: all papers, unless --max is set."
)
@output_option
@click.pass_context
def next_(ctx: click.Context, topic: str | None, most: int, output: Path, *, as_json: bool) -> None:
    """List what you can read now: unread papers whose prerequisites you have all read.

    Where a paper needs one of several others first, any one will do. The first paper is the most
    useful: most other papers build on it, directly or through others. Of equal papers, the most
    cited on the list comes first. `kg read X` marks a paper as read, and takes effect at once.

    \b
    Examples:
      kg next
      kg next --topic Quantization --max 3
      kg read "Optimal Brain Damage"
    """
    from click.core import ParameterSource

    from paperkg.algorithms.next_up import compute_next
    from paperkg.lookup import find_topic
    from paperkg.replies.advice import describe_next

    built = open_built(output)
    iri = find_topic(built.graph, topic).iri if topic else ""
    found = compute_next(built.graph, topic=iri, prerequisites=built.prerequisites)
    if as_json:
        is_given = ctx.get_parameter_source("most") is not ParameterSource.DEFAULT
        write_json(describe_next(built.graph, found[:most] if is_given else found))
    else:
        _show(built.graph, found, most)


def _show(graph: KnowledgeGraph, found: list[NextPaper], most: int) -> None:
    console = make_console()
    is_ranked = any(paper.leads_to or paper.cited for paper in found)
    if not found:
        unread = any(not paper.read for paper in graph.listed)
        console.print(
            "Nothing can be read yet: each paper needs another first. `kg path X` shows which."
            if unread
            else "Nothing to read: you have read all papers."
        )
    elif not any(paper.leads_to for paper in found):
        say(_say_rank(found))
    width = len(str(min(most, len(found))))
    for number, paper in enumerate(found[:most], start=1):
        print_title(console, paper.title, paper.year, number=f"{number:>{width}}. ")
        if reason := _say(graph, paper, is_ranked=is_ranked):
            print_indented(console, reason, indent=width + 2, style="dim")
    if len(found) > most:
        rest = f"… and {len(found) - most} more that you can read now; --max {len(found)} shows all"
        print_indented(console, rest, indent=0)
    if found:
        say("Mark a paper as read: `kg read TITLE`.")


def _say_rank(found: list[NextPaper]) -> str:
    """Say by what papers are ranked where no edge ranks them."""
    if any(paper.cited for paper in found):
        return (
            "No paper is known to build on these: the most cited on the list come first, then the "
            "reading order."
        )
    return "No paper is known to build on these or to cite them: this is the reading order."


def _say(graph: KnowledgeGraph, paper: NextPaper, *, is_ranked: bool) -> str:
    """Say why a paper is useful."""
    from paperkg.names import name_of

    parts = []
    if paper.opens:
        names = [name_of(graph, iri) for iri in paper.opens]
        rest = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
        parts.append(f"opens {', '.join(names[:SHOWN_NAMES])}{rest}")
    if paper.leads_to:
        parts.append(f"leads to {paper.leads_to} in all")
    if paper.cited:
        parts.append(f"cited by {count(paper.cited, 'paper')} on the list")
    if paper.together:
        names = [name_of(graph, iri) for iri in paper.together[:SHOWN_NAMES]]
        parts.append(f"read together with {', '.join(names)}: they build on each other")
    if not parts and is_ranked:
        return "no paper on the list builds on it or cites it"
    return "; ".join(parts)
