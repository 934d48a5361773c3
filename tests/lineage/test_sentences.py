"""Why a paper cites another, from its sentences."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Online
from tests.graphs import make_paper
from tests.s2_server import Library
from tests.s2_server import make_paper as make_answer

from paperkg.lineage.brackets import read_numbers, solve_numbers
from paperkg.lineage.cues import extract_features
from paperkg.lineage.masks import find_name_pattern, mask_mention
from paperkg.lineage.sentences import classify_sentence, read_sentences
from paperkg.model import Citation, Origin, Paper, RelationKind
from paperkg.rdf.reader import read_graph

SENTENCES = Path(__file__).parents[2] / "scripts" / "data" / "citing-sentences.tsv"
OBC = make_paper(
    0,
    "Optimal Brain Compression: A Framework",
    short_names=("OBC",),
    authors=("Elias Frantar", "Sidak Pal Singh"),
    issued="2022-08",
)
LATER = make_paper(1, "ToastPrune: Pruning at Breakfast", issued="2023-01")
SHEEP = make_paper(2, "SHEEP: Counting in Your Sleep")


def labelled(part: str) -> list[tuple[bool, str]]:
    """Read sentences: whether they say that the paper builds on the other."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        return [
            (row["label"] in ("extends", "base"), row["sentence"])
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["part"] == part
        ]


def test_the_labelled_sentences_are_many_and_none_stands_twice() -> None:
    sentences = [sentence for part in ("tuning", "held out") for _, sentence in labelled(part)]
    assert len(sentences) >= 800
    assert len(set(sentences)) == len(sentences)
    assert all("CITED" in sentence for sentence in sentences)


def test_sentences_of_fields_held_out_are_told_apart() -> None:
    said = [
        (right, classify_sentence(text).builds_on >= 0.6) for right, text in labelled("held out")
    ]
    taken = [right for right, guess in said if guess]
    assert sum(taken) / len(taken) >= 0.9
    assert sum(taken) / sum(right for right, _ in said) >= 0.6


# --- who is mentioned where ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "masked"),
    [
        ("We extend OBC (Frantar et al., 2022).", "We extend CITED."),
        ("We extend OBC [12], unlike [3].", "We extend CITED, unlike OTHER."),
        ("Frantar et al. (2022) showed this.", "CITED showed this."),
        ("Frantar, Singh, and Alistarh (2022) showed this.", "CITED showed this."),
        ("Our work builds on [7].", "Our work builds on CITED."),
        ("Our work builds on [7, 8].", "Our work builds on CITED, OTHER."),
        ("Our work builds on Optimal Brain Compression.", "Our work builds on CITED."),
        ("Built upon OBC [4], ToastPrune is fast.", "Built upon CITED, SELF is fast."),
        ("Both [7] and [8] are fast.", None),
        ("No mention at all.", None),
        ("The tobccoOBCx is no mention.", None),
    ],
)
def test_the_cited_paper_is_told_from_others(sentence: str, masked: str | None) -> None:
    assert mask_mention(sentence, OBC, LATER) == masked


def test_a_number_that_is_known_tells_which_bracket_is_meant() -> None:
    text = "Unlike [3], our method builds on [7, 12] and on [5-9]."
    assert mask_mention(text, SHEEP, number=12) == (
        "Unlike OTHER, our method builds on CITED, OTHER and on OTHER."
    )
    assert mask_mention(text, SHEEP, number=6) == (
        "Unlike OTHER, our method builds on OTHER and on CITED, OTHER, OTHER."
    )


def test_numbers_are_solved_over_all_sentences_of_a_paper() -> None:
    one, two, three, four = (make_paper(n, f"A Paper on {n} Things") for n in (10, 11, 12, 13))
    sentences = {
        OBC.iri: ["OBC [4] is exact.", "Much was done [1, 4, 9]."],  # by its name
        one.iri: ["Much was done [1, 4, 9].", "We follow [1]."],  # what all its sentences have
        two.iri: ["Much was done [1, 4, 9]."],  # what is left
        three.iri: ["Others are [20, 21]."],  # nothing tells
        four.iri: ["We follow Smith (2020)."],
    }
    papers = (OBC, one, two, three, four)
    texts = {iri: " ".join(said) for iri, said in sentences.items()}
    patterns = {paper.iri: find_name_pattern(paper, texts[paper.iri]) for paper in papers}
    solved = solve_numbers(sentences, patterns)
    assert solved == {OBC.iri: 4, one.iri: 1, two.iri: 9}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=8, unique=True), st.data())
def test_solved_numbers_are_right_where_brackets_are(
    numbers: list[int], data: st.DataObject
) -> None:
    """Works with distinct numbers, cited in brackets drawn at random that hold their own number."""
    works = {make_paper(number, f"Number {number}").iri: number for number in numbers}
    sentences = {}
    for iri, number in works.items():
        others = data.draw(st.lists(st.sets(st.sampled_from(numbers)), min_size=1, max_size=4))
        groups = [sorted({number, *some}) for some in others]
        sentences[iri] = [f"As in [{', '.join(map(str, group))}]." for group in groups]
    nothing = find_name_pattern(Paper("x", "", short_names=()), "x")
    solved = solve_numbers(sentences, dict.fromkeys(works, nothing))
    assert all(works[iri] == number for iri, number in solved.items())


def test_ranges_are_read_and_absurd_ones_are_not_counted_out() -> None:
    assert read_numbers("[3, 7–9; 12]") == [3, 7, 8, 9, 12]
    assert read_numbers("[1-9999]") == [1, 9999]


# --- what is said --------------------------------------------------------------------------------


def sure(*sentences: str, methods: tuple[str, ...] = ()) -> float:
    """Say how likely sentences make it that LATER builds on OBC."""
    citation = Citation(LATER.iri, OBC.iri, sentences=sentences, method_sentences=methods)
    (evidence,), _ = read_sentences([citation], {paper.iri: paper for paper in (OBC, LATER)})
    assert evidence.origin is Origin.SENTENCE
    assert any(sentence in evidence.text for sentence in sentences)
    return evidence.probability or 0.0


@pytest.mark.parametrize(
    "sentence",
    [
        "Our pruning method builds on OBC [4] and shares its inverse Hessians.",
        "Built upon OBC [4], ToastPrune introduces a second pass.",
        "ToastPrune generalizes OBC [4] to whole layers.",
        "ToastPrune is initialised from the weights of OBC [4].",
        "We integrate our module into OBC [4] without other changes.",
        "ToastPrune, distilled from OBC [4], keeps its accuracy.",
        "We not only extend OBC [4] but also prove its bound.",
        "Our approach is a modification of OBC [4].",
        "In contrast to [3], we extend OBC [4] to streams.",
    ],
)
def test_what_extends_or_is_the_base_makes_an_edge(sentence: str) -> None:
    assert sure(sentence) >= 0.5


@pytest.mark.parametrize(
    "sentence",
    [
        "Unlike OBC [4], we do not need second-order information.",
        "We compare with OBC [4].",
        "OBC [4] extends the Optimal Brain Surgeon [5].",
        "Following OBC [4], we evaluate on three benchmarks.",
        "Our experiments are based on three families of models [4].",
        "We evaluate on the data set of OBC [4].",
        "We report accuracy with the metric of [4].",
        "Pruning has a long history [4].",
        "Pruning has a long history [1, 2, 4, 7].",
        "Our method is faster than OBC [4].",
    ],
)
def test_what_compares_tests_or_tells_the_story_makes_none(sentence: str) -> None:
    assert sure(sentence) < 0.5


def test_the_clause_that_holds_the_mention_decides() -> None:
    rotary = "We use OBC [4] as our backbone rather than the layers of [5]."
    absolute = "We use the layers of [5] as our backbone rather than OBC [4]."
    assert sure(rotary) > 0.5 > sure(absolute)


def test_several_sentences_say_more_than_one_and_silence_says_little() -> None:
    extends, uses = "We extend OBC [4].", "Our encoder is that of OBC [4]."
    assert sure(extends, uses) > max(sure(extends), sure(uses))
    assert sure(extends, "Pruning has a long history [4].") == sure(extends)
    assert sure("Pruning has a long history [4].") < 0.2


def test_a_bracket_of_several_works_says_less_of_each() -> None:
    assert sure("Our framework builds on [4, 5, 6].") < sure("Our framework builds on [4].")


def test_the_intent_of_a_sentence_counts() -> None:
    sentence = "Our encoder is that of OBC [4]."
    assert sure(sentence, methods=(sentence,)) > sure(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We extend OBC [4] to graphs.", RelationKind.EXTENDS),
        ("Our encoder is a frozen OBC [4].", RelationKind.USES_METHOD),
        ("We evaluate on the data set of OBC [4].", RelationKind.USES_METHOD),
        ("Our method outperforms OBC [4] by two points.", RelationKind.DISCUSSES),
        ("Pruning goes back decades; see OBC [4] and [5] for surveys.", RelationKind.BACKGROUND),
    ],
)
def test_why_a_paper_cites_is_a_relation(sentence: str, kind: RelationKind) -> None:
    citation = Citation(LATER.iri, OBC.iri, sentences=(sentence,))
    _, (relation,) = read_sentences([citation], {paper.iri: paper for paper in (OBC, LATER)})
    assert relation.kind is kind
    assert sentence in relation.text


@given(st.text(max_size=300))
def test_any_sentence_is_read(sentence: str) -> None:
    masked = mask_mention(sentence, OBC, LATER)
    reading = classify_sentence(masked or sentence)
    assert sum(reading.probabilities.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "text",
    ["we use " * 15_000, "[1, " * 25_000, "(A, 2000; " * 10_000, "OBC " * 25_000, "A" * 100_000],
)
def test_long_sentences_take_no_longer_than_they_are(text: str) -> None:
    start = time.process_time()
    masked = mask_mention(f"{text} OBC [4]", OBC, LATER)
    assert masked
    extract_features(masked)
    assert time.process_time() - start < 3


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
