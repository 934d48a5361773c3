"""``kg why``: who says that a paper builds on another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.terminal import (
    json_option,
    make_console,
    output_option,
    print_indented,
    read_built_graph,
    say_alternatives,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.replies.parts import EvidenceReply
    from paperkg.replies.why import WhyReply

__all__ = ["why"]


@click.command(short_help="Show who says that a paper builds on another, and who denies it.")
@click.argument("later", shell_complete=complete_name)
@click.argument("earlier", shell_complete=complete_name)
@json_option
@output_option
def why(later: str, earlier: str, output: Path, *, as_json: bool) -> None:
    """Show the evidence that LATER builds on EARLIER, the denials, and the source of each.

    Both are papers on the list: give a title or part of it, an acronym or an identifier.

    \b
    Examples:
      kg why sparsegpt obc
      kg why obc obs --json
    """
    from paperkg.lookup import find_paper
    from paperkg.replies.why import describe_why

    graph = read_built_graph(output)
    reply = describe_why(graph, find_paper(graph, later), find_paper(graph, earlier))
    if as_json:
        write_json(reply)
    else:
        _print(reply)


def _print(reply: WhyReply) -> None:
    from rich.text import Text

    console = make_console()
    console.print(Text(_conclude(reply), style="bold"), soft_wrap=True)
    if reply.redundant:
        print_indented(console, "Other edges imply this edge: a longer chain joins them.", indent=2)
    for reason in reply.evidence:
        print_indented(console, _say(reason), indent=2)
    for denial in reply.denials:
        print_indented(console, f"Denied: {_say(denial)}", indent=2)
    for group in reply.needs_one_of:
        print_indented(
            console, f"The later paper needs one of: {say_alternatives(group)}", indent=2
        )
    if not reply.evidence and not reply.denials:
        print_indented(console, "There is no evidence for it.", indent=2)
    if reply.cites:
        marks = [*reply.intents, *(["strong influence"] if reply.is_influential else [])]
        words = f" ({', '.join(marks)})" if marks else ""
        print_indented(console, f"The later paper cites the earlier one{words}.", indent=2)
        for sentence in reply.sentences:
            why = f" [{sentence.purpose}]" if sentence.purpose else ""
            print_indented(console, f"“{sentence.text}”{why}", indent=4, style="dim")
    elif reply.references_known:
        print_indented(console, "The later paper does not cite the earlier one.", indent=2)
    else:
        print_indented(console, "The references of the later paper are not known.", indent=2)


def _conclude(reply: WhyReply) -> str:
    later, earlier = reply.later.title, reply.earlier.title
    if reply.confidence is None:
        return f"{later} does not build on {earlier}."
    confidence = f"{reply.confidence:.0%}"
    if reply.builds_on:
        return f"{later} builds on {earlier} (confidence {confidence})."
    return f"{later} may build on {earlier}, but the confidence is only {confidence}."


def _say(reason: EvidenceReply) -> str:
    likely = "" if reason.confidence is None else f"{reason.confidence:.0%} likely"
    where = ", ".join(filter(None, (reason.origin, likely, reason.source)))
    return f"{reason.text or 'no reason given'} [{where}]"
