"""Questions to a corpus, for all engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from paperkg.corpus import expressions as ask
from paperkg.corpus.engines import Engine

SEEDS = list(range(1_000_001_500, 1_000_001_560))
"""Some young papers of the made corpus, which cite many others."""

OTHERS = list(range(1_000_000_000, 1_000_001_500))

Question = Callable[[Engine], Any]


def table(engine: Engine, numbers: list[int]) -> Any:
    return engine.make_table({"paper": numbers}, {"paper": "int64"})


def names(engine: Engine) -> Any:
    wanted = ["arxiv:1706.03762", "doi:10.5555/3", "mag:'; DROP TABLE papers; --", "title:é"]
    return engine.make_table({"name": wanted}, {"name": "string"})


QUESTIONS: dict[str, Question] = {
    "identifiers of a list": lambda e: ask.find_papers(e.corpus, names(e)),
    "papers": lambda e: ask.select_papers(e.corpus, table(e, SEEDS)),
    "references, one step": lambda e: ask.reach(e.corpus, table(e, SEEDS), references=1, citers=0),
    "both ways, two steps": lambda e: ask.reach(e.corpus, table(e, SEEDS), references=2, citers=2),
    "citations among papers": lambda e: ask.find_edges(e.corpus, table(e, SEEDS)),
    "gaps": lambda e: ask.find_gaps(e.corpus, table(e, SEEDS), least=2),
    "links": lambda e: ask.count_links(e.corpus, table(e, SEEDS)),
    "candidates": lambda e: ask.rank_candidates(
        e.corpus, table(e, SEEDS), size=len(SEEDS), least=1
    ),
    "ties to a list": lambda e: ask.count_ties(e.corpus, table(e, OTHERS), table(e, SEEDS)),
    "degrees": lambda e: ask.count_degrees(e.corpus, table(e, SEEDS)),
    "co-citation": lambda e: ask.weigh_cocitation(e.corpus, table(e, SEEDS), table(e, OTHERS)),
    "coupling": lambda e: ask.weigh_coupling(e.corpus, table(e, SEEDS), table(e, OTHERS)),
    "sentences": lambda e: ask.find_sentences(e.corpus, table(e, OTHERS)),
}


def sort(rows: list[dict[str, Any]]) -> list[str]:
    """Sort rows; engines give the columns of a struct and decimals in forms of their own."""
    return sorted(str(sorted(row.items())) for row in rows)
