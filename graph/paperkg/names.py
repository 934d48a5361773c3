"""The names that people use for papers and concepts, in a form that can be compared."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from paperkg.identifiers import mint
from paperkg.model import Concept, KnowledgeGraph, Paper, Topic

__all__ = [
    "UNIDENTIFIED",
    "UNTITLED",
    "compute_acronym",
    "last_name_of",
    "mint_by_title",
    "name_of",
    "name_topics",
    "names_of_concept",
    "names_of_paper",
    "nearest_names",
    "normalize_name",
    "title_of",
]

UNIDENTIFIED = mint("entry") + "/"
"""How the names of papers begin of which only a title is known."""

_ALIKE = 70
"""How alike a name is at least to what was typed for a typing error, of 100."""

UNTITLED = "The title is not known."
"""What is said of a work that is called by its identifier until a source has its title."""


@lru_cache(maxsize=100_000)  # the same titles are compared at each stage
def normalize_name(name: str) -> str:
    """Fold case, compatibility characters and punctuation, so that spellings of a name are equal.

    Examples
    --------
    >>> normalize_name("LLM.int8():  8-bit")
    'llm int8 8 bit'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"[^\W_]+", folded))


def mint_by_title(*said: str) -> str:
    """Name a paper of which only a title is known, and perhaps who wrote it when."""
    digest = hashlib.sha256(" ".join(map(normalize_name, said)).encode()).hexdigest()
    return UNIDENTIFIED + digest[:16]


def compute_acronym(title: str) -> str:
    """Give the initials of a title up to its colon; empty for a single word.

    Examples
    --------
    >>> compute_acronym("Optimal Brain Compression: A Framework")
    'OBC'
    """
    words = re.findall(r"[^\W_]+", title.split(": ")[0])
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def last_name_of(author: str) -> str:
    """Give the last name of a person: of "Ada B. Lee", and of "Lee, Ada B.".

    Examples
    --------
    >>> [last_name_of(author) for author in ("Ada B. Lee", "Lee, Ada B.", "Lee")]
    ['Lee', 'Lee', 'Lee']
    """
    before, comma, _ = author.partition(",")
    return before.strip() if comma else (author.split() or [""])[-1]


def name_of(graph: KnowledgeGraph, iri: str) -> str:
    """Give what to call something in a sentence: a paper by its short name, where it has one."""
    return graph.papers[iri].name if iri in graph.papers else title_of(graph, iri)


def name_topics(graph: KnowledgeGraph) -> dict[str, str]:
    """Give what to call each topic, by IRI: where several have one label, with the topic around it.

    A list may have "Others" in many of its sections: one is then called "Vision: Others".
    """
    counts = Counter(normalize_name(topic.label) for topic in graph.topics.values())

    def name(topic: Topic) -> str:
        around = graph.topics.get(topic.broader or "")
        if around is None or counts[normalize_name(topic.label)] == 1:
            return topic.label
        return f"{around.label}: {topic.label}"

    return {iri: name(topic) for iri, topic in graph.topics.items()}


def title_of(graph: KnowledgeGraph, iri: str) -> str:
    """Give the title of a paper, the label of a concept or a topic, else the IRI."""
    if iri in graph.papers:
        return graph.papers[iri].title
    if iri in graph.concepts:
        return graph.concepts[iri].label
    return graph.topics[iri].label if iri in graph.topics else iri


def names_of_paper(paper: Paper) -> tuple[str, ...]:
    """Give all names of a paper: its titles and, for a listed paper, what readers call it."""
    titles = (paper.title, *paper.alternatives)
    if not paper.listed:
        return titles
    heads = tuple(title.split(": ")[0] for title in titles)
    acronyms = (compute_acronym(title) for title in titles)
    return (*titles, *paper.short_names, *heads, *filter(None, acronyms))


def names_of_concept(concept: Concept) -> tuple[str, ...]:
    """Give all names of a concept."""
    return concept.label, *concept.alt_labels


def nearest_names(text: str, names: Iterable[str], *, limit: int = 3) -> list[str]:
    """Give the names that a person may have meant by a text, the nearest first; perhaps none.

    Examples
    --------
    >>> nearest_names("sparsgpt", ["SparseGPT: Accurate Pruning", "Mamba"])
    ['SparseGPT: Accurate Pruning']
    """
    from rapidfuzz import fuzz, process

    folded = {name: normalize_name(name) for name in names}
    found = process.extract(
        normalize_name(text), folded, scorer=fuzz.partial_ratio, score_cutoff=_ALIKE, limit=limit
    )
    return [name for _, _, name in found]
