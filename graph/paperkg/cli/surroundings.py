"""What ``kg show`` prints of the papers around a paper: lineage, related papers, neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperkg.cli.terminal import count, print_indented

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from paperkg.replies.paper import BranchReply, PaperReply, RelatedReply

__all__ = ["print_surroundings"]

SHOWN_RELATED = 5
SHOWN_SHARED = 3
SHOWN_NEIGHBOURS = 6


def print_surroundings(console: Console, paper: PaperReply) -> None:
    """Print the lineage of a paper, its related papers and the other papers of its topics."""
    from rich.text import Text

    for heading, tree in (("Ancestors", paper.ancestors), ("Descendants", paper.descendants)):
        # One step is said already, with its evidence.
        if any(branch.branches for branch in tree.branches):
            console.print(Text(f"  {heading}", style="bold"))
            _print_tree(console, tree)
    related = (
        ("Cited together with", "citing paper", paper.cited_together_with),
        ("Cites the same works as", "work", paper.cites_the_same_as),
    )
    for heading, noun, papers in related:
        if papers:
            console.print(Text(f"  {heading}", style="bold"))
        for other in papers[:SHOWN_RELATED]:
            _print_related(console, other, noun)
    if paper.same_topic:
        console.print(Text("  In the same topic", style="bold"))
        names = [other.name for other in paper.same_topic]
        print_indented(console, _shorten(names, SHOWN_NEIGHBOURS), indent=4)


def _print_related(console: Console, paper: RelatedReply, noun: str) -> None:
    year = f" ({paper.year})" if paper.year else ""
    print_indented(console, f"{paper.name}{year}", indent=4)
    names = _shorten([work.name for work in paper.shared], SHOWN_SHARED)
    text = f"{count(len(paper.shared), noun)} in common: {names}"
    print_indented(console, text, indent=6, style="dim")


def _shorten(names: list[str], most: int) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def _print_tree(console: Console, whole: BranchReply) -> None:
    from rich.text import Text
    from rich.tree import Tree

    root = Tree("", hide_root=True, guide_style="dim")
    _add(root, whole)
    width = max(20, console.width - 4)
    for segments in console.render_lines(root, console.options.update(width=width), pad=False):
        line = Text.assemble(*((segment.text, segment.style or "") for segment in segments))
        line.rstrip()
        console.print(Text("    ").append_text(line), soft_wrap=True)


def _add(tree: Tree, whole: BranchReply) -> None:
    from rich.text import Text

    for branch in whole.branches:
        year = f" ({branch.year})" if branch.year else ""
        text = Text(f"{branch.name}{year}").append(", read" if branch.read else "", "dim")
        if branch.is_repeated:
            text.append(" …", "dim")
        _add(tree.add(text), branch)
    if whole.left_out:
        tree.add(Text(f"… and {whole.left_out} more", style="dim"))
