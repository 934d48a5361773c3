"""What ``kg show`` says of the papers around a paper: lineage, related papers, neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperkg.cli.terminal import print_indented

if TYPE_CHECKING:
    from rich.console import Console
    from rich.tree import Tree

    from paperkg.algorithms.ancestry import Branch
    from paperkg.algorithms.relatedness import Related
    from paperkg.model import KnowledgeGraph, Paper

__all__ = ["describe_surroundings", "print_surroundings"]

SHOWN_RELATED = 5
SHOWN_SHARED = 3
SHOWN_NEIGHBOURS = 6


def describe_surroundings(graph: KnowledgeGraph, paper: Paper) -> dict[str, Any]:
    """Describe the lineage of a paper, its related papers and its neighbours in its topics."""
    from paperkg.algorithms.ancestry import grow_ancestors, grow_descendants
    from paperkg.algorithms.relatedness import find_related
    from paperkg.model import Likeness

    cocited = find_related(graph, paper.iri, Likeness.CO_CITATION)
    coupled = find_related(graph, paper.iri, Likeness.COUPLING)
    shared = {paper.iri: len(paper.shared) for paper in coupled}
    for related in cocited:
        shared[related.iri] = shared.get(related.iri, 0) + len(related.shared)
    neighbours = [
        other
        for other in graph.listed
        if other.iri != paper.iri and set(other.listing.topics).intersection(paper.listing.topics)
    ]
    neighbours.sort(
        key=lambda neighbour: (-shared.get(neighbour.iri, 0), neighbour.listing.position)
    )
    return {
        "ancestors": _describe_branch(graph, grow_ancestors(graph, paper.iri)),
        "descendants": _describe_branch(graph, grow_descendants(graph, paper.iri)),
        "cited_together_with": [_describe_related(graph, related) for related in cocited],
        "cites_the_same_as": [_describe_related(graph, related) for related in coupled],
        "same_topic": [
            {
                "iri": neighbour.iri,
                "title": neighbour.title,
                "name": neighbour.name,
                "year": neighbour.year,
            }
            for neighbour in neighbours
        ],
    }


def _describe_branch(graph: KnowledgeGraph, branch: Branch) -> dict[str, Any]:
    paper = graph.papers[branch.iri]
    return {
        "iri": branch.iri,
        "name": paper.name,
        "year": paper.year,
        "read": paper.read,
        "branches": [_describe_branch(graph, inner) for inner in branch.branches],
        "left_out": branch.left_out,
        "is_repeated": branch.is_repeated,
    }


def _describe_related(graph: KnowledgeGraph, related: Related) -> dict[str, Any]:
    return {
        "iri": related.iri,
        "title": graph.papers[related.iri].title,
        "name": graph.papers[related.iri].name,
        "year": graph.papers[related.iri].year,
        "shared": [
            {"iri": iri, "name": graph.papers[iri].name if iri in graph.papers else iri}
            for iri in related.shared
        ],
    }


def print_surroundings(console: Console, facts: dict[str, Any]) -> None:
    """Print what ``describe_surroundings`` found; nothing for what is no paper."""
    from rich.text import Text

    trees = (
        ("ancestors", "Ancestors"),
        ("descendants", "Descendants"),
    )
    for key, heading in trees:
        # One step is said already, with its evidence.
        if key in facts and any(branch["branches"] for branch in facts[key]["branches"]):
            console.print(Text(f"  {heading}", style="bold"))
            _print_tree(console, facts[key])
    related = (
        ("cited_together_with", "Cited together with"),
        ("cites_the_same_as", "Cites the same works as"),
    )
    for key, heading in related:
        if facts.get(key):
            console.print(Text(f"  {heading}", style="bold"))
            for related in facts[key][:SHOWN_RELATED]:
                _print_related(
                    console,
                    related,
                    "papers cite both" if key == "cited_together_with" else "works",
                )
    if facts.get("same_topic"):
        console.print(Text("  In the same topic", style="bold"))
        names = [neighbour["name"] for neighbour in facts["same_topic"]]
        rest = len(names) - SHOWN_NEIGHBOURS
        more = f" and {rest} more" if rest > 0 else ""
        print_indented(console, ", ".join(names[:SHOWN_NEIGHBOURS]) + more, indent=4)


def _print_related(console: Console, related: dict[str, Any], what: str) -> None:
    year = f" ({related['year']})" if related["year"] else ""
    print_indented(console, f"{related['name']}{year}", indent=4)
    shared = [each["name"] for each in related["shared"]]
    rest = f" and {len(shared) - SHOWN_SHARED} more" if len(shared) > SHOWN_SHARED else ""
    words = what if len(shared) > 1 else {"papers cite both": "paper cites both"}.get(what, "work")
    text = f"{len(shared)} {words}: {', '.join(shared[:SHOWN_SHARED])}{rest}"
    print_indented(console, text, indent=6, style="dim")


def _print_tree(console: Console, whole: dict[str, Any]) -> None:
    from rich.text import Text
    from rich.tree import Tree

    root = Tree("", hide_root=True, guide_style="dim")
    _add(root, whole)
    width = max(20, console.width - 4)
    for segments in console.render_lines(root, console.options.update(width=width), pad=False):
        line = Text.assemble(*((segment.text, segment.style or "") for segment in segments))
        line.rstrip()
        console.print(Text("    ").append_text(line), soft_wrap=True)


def _add(tree: Tree, whole: dict[str, Any]) -> None:
    from rich.text import Text

    for branch in whole["branches"]:
        year = f" ({branch['year']})" if branch["year"] else ""
        text = Text(f"{branch['name']}{year}").append(", read" if branch["read"] else "", "dim")
        if branch["is_repeated"]:
            text.append(" …", "dim")
        _add(tree.add(text), branch)
    if whole["left_out"]:
        tree.add(Text(f"… and {whole['left_out']} more", style="dim"))
