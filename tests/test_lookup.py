from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperkg.errors import AmbiguousNameError, UnknownNameError
from paperkg.lookup import find_iri, say_guess
from paperkg.model import KnowledgeGraph
from tests.graphs import make_graph, make_paper


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("arxiv:2208.11580v2", "Optimal Brain Compression"),
        ("https://arxiv.org/pdf/2208.11580", "Optimal Brain Compression"),
        ("10.48550/arXiv.2208.11580", "Optimal Brain Compression"),
        ("https://vllm.ai", "Efficient Memory Management"),
        ("Optimal Brain Damage", "Optimal Brain Damage"),
        ("obd", "Optimal Brain Damage"),
        ("OBC", "Optimal Brain Compression"),
        ("obs", "Second order derivatives"),
        ("sparsegpt", "SparseGPT"),
        ("llm int8", "LLM.int8()"),
        ("llama", "LLaMA: Open"),
        ("Llama 2", "Llama 2"),
        ("lora", "LoRA"),
        ("one write-head", "Fast Transformer Decoding"),
        ("glu variants", "GLU Variants"),
    ],
)
def test_a_paper_is_found_by_what_people_call_it(
    graph: KnowledgeGraph, typed: str, title: str
) -> None:
    assert graph.papers[find_iri(graph, typed)].title.startswith(title)


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("RoPE", "rotary position embedding"),
        ("incoherence processing", "incoherence processing"),
        ("multi-query attention", "multi-query attention"),
    ],
)
def test_a_concept_is_found_by_its_labels(graph: KnowledgeGraph, typed: str, label: str) -> None:
    assert graph.concepts[find_iri(graph, typed)].label == label


def test_a_paper_wins_over_a_concept_that_it_introduces(graph: KnowledgeGraph) -> None:
    assert graph.papers[find_iri(graph, "AdaRound")].title.startswith("Up or Down?")


def test_a_topic_is_found(graph: KnowledgeGraph) -> None:
    assert graph.topics[find_iri(graph, "pruning")].label == "Pruning"


def test_an_ambiguous_name_lists_what_it_may_mean(graph: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousNameError, match="Optimal Brain Damage") as caught:
        find_iri(graph, "brain")
    assert "Optimal Brain Compression" in str(caught.value)


def test_an_unknown_name_gives_the_three_nearest(graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match="sparsgpt") as caught:
        find_iri(graph, "sparsgpt")
    assert "SparseGPT" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 4


@given(st.text(max_size=40))
def test_any_text_finds_something_or_says_why_not(typed: str) -> None:
    small = make_graph(
        [make_paper(0, "Attention Is All You Need"), make_paper(1, "Optimal Brain Damage")]
    )
    with suppress(UnknownNameError, AmbiguousNameError):
        assert find_iri(small, typed) in small.papers


def test_a_name_is_matched_where_words_begin_and_a_guess_is_said() -> None:
    papers = [make_paper(0, "Grafting in the File System"), make_paper(1, "Rafting: Down a River")]
    graph = make_graph(papers)
    assert find_iri(graph, "raft") == papers[1].iri
    assert "'Rafting: Down a River'" in say_guess(graph, "raft", papers[1].iri)
    assert not say_guess(graph, "rafting", papers[1].iri)
    assert not say_guess(graph, papers[1].iri, papers[1].iri)
    with pytest.raises(UnknownNameError):
        find_iri(make_graph(papers[:1]), "raft")
