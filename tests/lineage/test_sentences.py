"""Why a paper cites another, from its sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Online
from tests.graphs import make_paper
from tests.s2_server import Library
from tests.s2_server import make_paper as make_answer

from paperkg.lineage.sentences import Purpose, classify_sentence, mask_mention, read_sentences
from paperkg.model import Citation, Origin, RelationKind
from paperkg.rdf.reader import read_graph

SENTENCES = Path(__file__).parents[2] / "scripts" / "data" / "citing-sentences.tsv"
OBC = make_paper(
    0,
    "Optimal Brain Compression: A Framework",
    short_names=("OBC",),
    authors=("Elias Frantar", "Sidak Pal Singh"),
    issued="2022-08",
)


def held_out() -> list[tuple[str, str]]:
    """Every second sentence of each label: what the weights were not fitted on."""
    seen: Counter[str] = Counter()
    pairs = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        label, sentence = line.split("\t")
        if seen[label] % 2:
            pairs.append((label, sentence))
        seen[label] += 1
    return pairs


def test_there_are_enough_labelled_sentences_and_no_doubles() -> None:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 400
    assert len({line.split("\t")[1] for line in lines}) == len(lines)
    assert all(line.count("CITED") >= 1 for line in lines)


def test_sentences_held_out_are_told_apart() -> None:
    pairs = [(label, classify_sentence(sentence).purpose) for label, sentence in held_out()]
    assert sum(label == guess for label, guess in pairs) / len(pairs) >= 0.88
    said = [label for label, guess in pairs if guess is Purpose.EXTENDS]
    assert said.count("extends") / len(said) >= 0.88
    found = [guess for label, guess in pairs if label == "extends"]
    assert found.count(Purpose.EXTENDS) / len(found) >= 0.88


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        ("We extend OBC (Frantar et al., 2022).", "We extend CITED."),
        ("We extend OBC [12], unlike [3].", "We extend CITED, unlike OTHER."),
        ("Frantar et al. (2022) showed this.", "CITED showed this."),
        ("Our work builds on [7].", "Our work builds on CITED."),
        ("Our work builds on Optimal Brain Compression.", "Our work builds on CITED."),
        ("Both [7] and [8] are fast.", None),
        ("No mention at all.", None),
        ("The tobccoOBCx is no mention.", None),
    ],
)
def test_the_cited_paper_is_told_from_others(sentence: str, masked: str | None) -> None:
    assert mask_mention(sentence, OBC) == masked


def test_the_cited_paper_is_told_from_others_in_its_bracket() -> None:
    found = mask_mention("as in (Hassibi et al., 1993; Frantar and Singh, 2022)", OBC)
    assert found is not None
    assert found.index("OTHER") < found.index("CITED")


@given(st.text(max_size=300))
def test_any_sentence_is_read(sentence: str) -> None:
    masked = mask_mention(sentence, OBC)
    reading = classify_sentence(masked or sentence)
    assert 0.25 <= reading.probability <= 1


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Our pruning method builds on OBC [4] and shares its inverse Hessians.", True),
        ("Unlike OBC [4], we do not need second-order information.", False),
        ("We compare with OBC [4].", False),
        ("OBC [4] extends the Optimal Brain Surgeon [5].", False),
        ("We do not extend OBC [4] here.", False),
        ("Rather than building on OBC [4], we start from first principles.", False),
        ("We not only extend OBC [4] but also prove its bound.", True),
        ("Pruning has a long history [4].", False),
    ],
)
def test_only_what_extends_is_evidence(sentence: str, holds: bool) -> None:
    later = make_paper(1, "A Later Paper", bibliography=("https://example.org/s2",))
    citation = Citation(later.iri, OBC.iri, sentences=(sentence,))
    evidence, (found,) = read_sentences([citation], {one.iri: one for one in (OBC, later)})
    assert (found.kind is RelationKind.EXTENDS) == holds
    assert sentence in found.text
    assert [one.origin for one in evidence] == [Origin.SENTENCE] * holds
    assert all(sentence in one.text and one.source and one.probability for one in evidence)


def test_a_citing_sentence_becomes_an_edge_with_its_words(
    online: Online, library: Library, tmp_path: Path
) -> None:
    library.add(
        make_answer(1, "A Base for Things", ids={"ArXiv": "2101.00001"}),
        make_answer(2, "Things on the Base", (1,), ids={"ArXiv": "2102.00002"}),
    )
    words = "We generalize A Base for Things [1] to many things."
    library.sentences[f"{2:040x}", f"{1:040x}"] = {"contexts": [words]}
    online(
        text="- [A Base for Things](https://arxiv.org/abs/2101.00001)\n"
        "- [Things on the Base](https://arxiv.org/abs/2102.00002)\n"
    )
    (found,) = read_graph(tmp_path / "out" / "graph.trig").edges
    assert (found.later[-10:], found.earlier[-10:]) == ("2102.00002", "2101.00001")
    assert found.origin is Origin.SENTENCE
    assert words in found.evidence[0].text
    assert 0.5 <= found.confidence < 1
    online("--offline")
    assert read_graph(tmp_path / "out" / "graph.trig").edges == (found,)
