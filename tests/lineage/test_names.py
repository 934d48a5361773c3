"""Which names papers have, where texts name them, and what titles and notes make of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import make_paper

from paperkg.lineage.coinage import is_coined, own_names
from paperkg.lineage.compute import Lineage, compute_lineage
from paperkg.lineage.dates import find_date, is_possible
from paperkg.lineage.mentions import find_mentions, index_names
from paperkg.model import Curated, Paper, PaperKind

LORA = make_paper(0, "LoRA: Low-Rank Adaptation", issued="2021-06")
OBS = make_paper(
    1,
    "Second Order Derivatives: Optimal Brain Surgeon",
    short_names=("Optimal Brain Surgeon",),
)
SHEEP = make_paper(2, "SHEEP: Counting in Your Sleep", issued="2018-10")
XL = make_paper(3, "Loom-XL: Beyond a Fixed Length", issued="2019-01")
UNET = make_paper(4, "V-Net++: Nested Skips")
BASES = (LORA, OBS, SHEEP, XL, UNET)


COINED = """
    QLoRA GraphSAGE word2tree YOLOv9 SHEEP GPT-2 V-Net V-Net++ K-BERT Loom-XL RoBERTa LLM.int8()
    Faster_R-CNN Sheared_LLaMA ERNIE_2.0
"""
ORDINARY = """
    7B 4-bit 3D 2012 v2 169 NLP LLM CNNs NA Non-AI efficient Machine_Learning Diffusion_Models
    Feature_Store Vision-Language McCarthy Cross-Concept an_efficient_LoRA BERT_for_Beginners
    GitHubの講座 1-bit_AI
"""


@pytest.mark.parametrize("name", COINED.split())
def test_coined_names(name: str) -> None:
    assert is_coined(name.replace("_", " "))


@pytest.mark.parametrize("name", ["", *ORDINARY.split()])
def test_ordinary_words_numbers_and_people_are_no_names(name: str) -> None:
    assert not is_coined(name.replace("_", " "))


def test_names_stand_before_a_colon_in_brackets_or_alone() -> None:
    def names(title: str, **facts: Any) -> tuple[str, ...]:
        return own_names(make_paper(9, title, **facts))

    assert names("Mask R-CNN") == ("Mask R-CNN",)
    assert names("TinySHEEP, a smaller SHEEP") == ("TinySHEEP",)
    assert names("The Counter Mode of Operation (CMO)") == ("CMO",)
    assert names("SSM: Selective Scanning for Machines") == ("SSM",)
    assert names("ABC: On Learning to Read") == ()  # three capitals that nothing spells out
    assert names("Diffusion Models: A Method") == ()
    assert names("A Paper", short_names=("YARN9", "Transformer")) == ("YARN9",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("QLoRA: Efficient Finetuning", [LORA]),
        ("LoRAs everywhere, and LoRA-based tuning", [LORA]),
        ("HD-LoRA", [LORA]),
        ("Deplorable results, or deploRAtion", []),
        ("lora and LORA", []),
        ("RoSHEEPa", [SHEEP]),
        ("SHEEPv2", [SHEEP]),
        ("A sheep, SHEEPISHNESS and sheepSkin", []),
        ("Layer-wise Optimal Brain Surgeon", [OBS]),
        ("The surgeon and the brain", []),
        ("An improved Loom-XL", [XL]),
        ("A Loom of one's own", []),
        ("V-Net: without nesting", []),
        ("V-Net++ for cells", [UNET]),
    ],
)
def test_names_are_found_in_their_own_spelling_at_seams(text: str, named: list[Paper]) -> None:
    found = find_mentions(text, index_names(BASES))
    assert [mention.iri for mention in found] == [paper.iri for paper in named]


def test_a_name_that_two_papers_share_names_neither() -> None:
    twin = make_paper(5, "LoRA: Long Range Antennas")
    assert not find_mentions("QLoRA", index_names((LORA, twin)))


def test_a_paper_does_not_name_itself_but_what_its_name_is_made_of() -> None:
    longer = make_paper(6, "LongLoRA: Far Adaptation")
    found = find_mentions(longer.title, index_names((LORA, longer)), own=longer.iri)
    assert [mention.iri for mention in found] == [LORA.iri]


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    found = find_mentions(text, index_names(BASES))
    assert {mention.iri for mention in found} <= {paper.iri for paper in BASES}
    assert all(text[mention.start : mention.end] for mention in found)


# --- edges ---------------------------------------------------------------------------------------


def lineage(*papers: Paper) -> Lineage:
    return compute_lineage(
        {paper.iri: paper for paper in papers},
        (),
        Curated(),
        list_name="list.md",
        min_confidence=0.4,
    )


def pairs(*titles: str, **facts: Any) -> list[tuple[int, int]]:
    """Give the edges among papers of some titles, by their numbers."""
    papers = [make_paper(number, title, **facts) for number, title in enumerate(titles)]
    numbers = {paper.iri: number for number, paper in enumerate(papers)}
    return [(numbers[edge.later], numbers[edge.earlier]) for edge in lineage(*papers).edges]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("LoRA: Low-Rank Adaptation", "QLoRA: Quantized Adaptation"),
        ("SHEEP: Counting in Your Sleep", "HD-SHEEP: Counting in High Resolution"),
        ("SHEEP: Counting in Your Sleep", "Distilling SHEEP into Lambs"),
        ("SHEEP: Counting in Your Sleep", "TinySHEEP, a small version of SHEEP"),
        ("SHEEPv3: A Flock", "SHEEPv4: A Larger Flock"),
        ("WoolGPT: Spinning", "WoolGPT 2: Spinning Better"),
    ],
)
def test_titles_that_say_what_a_paper_builds_on(earlier: str, later: str) -> None:
    assert pairs(earlier, later) == [(1, 0)]


@pytest.mark.parametrize(
    "titles",
    [
        ("Machine Learning: The Rent of Debt", "Rules of Machine Learning"),
        ("Diffusion Models: A Comprehensive Survey", "Diffusion Models for Hearts: A Survey"),
        ("SHEEP: A Survey of Counting", "Faster SHEEP"),
        ("SHEEP: Counting in Your Sleep", "A Survey of SHEEP and Goats"),
        ("SHEEP: Counting in Your Sleep", "What Does SHEEP Dream About?"),
        ("SHEEP: Counting in Your Sleep", "Revealing SHEEP's Secrets"),
        ("SHEEP: Counting in Your Sleep", "Analyzing SHEEP"),
        ("SHEEP: Counting in Your Sleep", "SHEEPBench: A Benchmark for SHEEP"),
        ("SHEEP: Counting in Your Sleep", "Count Them: A Dataset for SHEEP"),
        ("TEXTile: Text-Guided Weaving", "Latent Fields for Shapes and Textiles"),
        ("CRoPS: Harvesting Pictures", "Detection in Cross-Crops Settings"),
        ("Feature Barn: The Missing Layer", "Building a Feature Barn"),
    ],
)
def test_titles_that_do_not(titles: tuple[str, str]) -> None:
    assert pairs(*titles) == []


def test_a_page_with_the_name_of_a_thing_is_no_hub() -> None:
    thing = replace(make_paper(0, "WoolScript"), identifiers=())
    rest = [make_paper(n, f"WoolScript Engines, Part {n} of Many") for n in range(1, 9)]
    assert lineage(thing, *rest).edges == ()


def test_numbers_of_courses_are_no_versions() -> None:
    assert pairs("CWS234: Wool", "CWS520: More Wool") == []


@pytest.mark.parametrize("kind", [PaperKind.BLOG_POST, PaperKind.SOFTWARE, PaperKind.WEB_PAGE])
def test_posts_and_tools_do_not_build_on_what_their_title_names(kind: PaperKind) -> None:
    assert (
        pairs("SHEEP: Counting in Your Sleep", "How we made SHEEP twice as fast", kind=kind) == []
    )


def test_a_bullet_with_a_number_is_no_hub() -> None:
    hub = make_paper(0, "Non-AI", notes=("169",))
    rest = [make_paper(n, f"A Paper on {n} Blimps", notes=("Non-AI", "169")) for n in range(1, 9)]
    found = lineage(hub, *rest)
    assert (found.edges, found.concepts) == ((), {})


@pytest.mark.parametrize(
    "note",
    [
        "introduces an efficient, privacy-preserving transfer method",
        "introduces a simple baseline",
        "introduces a language model (7B) tuned to critique",
        "introduces McCarthy",
        "Introduces Hassabis and his group",
        "presents 7B and 70B models (2023)",
        "proposes the first large benchmark",
    ],
)
def test_adjectives_numbers_and_people_are_no_concepts(note: str) -> None:
    person = make_paper(1, "An Early Program", authors=("John McCarthy", "Demis Hassabis"))
    assert lineage(make_paper(0, notes=(note,)), person).concepts == {}


@pytest.mark.parametrize(
    ("note", "builds"),
    [
        ("Inspired heavily by Dunamis, and in the open", True),
        ("an extension of the dunamis store", False),  # a plain word keeps its capital
        ("built directly on top of Dunamis", True),
        ("extends ideas from Dunamis", True),
        ("a faster alternative to Dunamis", False),
        ("unlike Dunamis it has no clocks", False),
        ("based on machine learning", False),
        ("Compares itself with SHEEP", False),
        ("better than SHEEP", False),
        ("based on SHEEP (2018)", True),
    ],
)
def test_notes_build_on_what_they_say_and_on_nothing_else(note: str, builds: bool) -> None:
    store = make_paper(1, "Dunamis: A Highly Available Store")
    learning = make_paper(7, "Machine Learning")
    paper = make_paper(8, "A Later Store", notes=(note,))
    others = (make_paper(n, f"Machine Learning for {n} Barns") for n in (20, 21, 22))
    found = lineage(store, SHEEP, learning, *others, paper)
    assert [edge.later for edge in found.edges] == [paper.iri] * builds


# --- dates ---------------------------------------------------------------------------------------


def test_an_arxiv_number_tells_the_month_where_nothing_says_more() -> None:
    assert find_date(make_paper(0)) == "2020-01"
    assert find_date(make_paper(0, issued="2020")) == "2020-01"
    assert find_date(make_paper(0, issued="2021")) == "2021"
    assert find_date(make_paper(0, issued="2019-05-06")) == "2019-05"


@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(1990, 2030), st.integers(1, 12))
def test_of_two_months_one_at_most_forbids(year: int, month: int, other: int, third: int) -> None:
    first = make_paper(0, issued=f"{year}-{month:02}")
    second = make_paper(1, issued=f"{other}-{third:02}")
    assert any((is_possible(first, second), is_possible(second, first)))
    both = is_possible(first, second) and is_possible(second, first)
    assert both == ((year, month) == (other, third))


def test_no_edge_runs_against_dates() -> None:
    late = make_paper(0, "LoRA: Low-Rank Adaptation", issued="2021-06")
    early = make_paper(1, "QLoRA: Quantized Adaptation", issued="2021-05")
    found = lineage(late, early)
    assert (found.edges, found.weak_edges) == ((), ())


# --- hostile input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "based on " * 12_000,
        "LoRA" * 25_000,
        "see “" * 20_000,
        "introduces a " * 8_000,
        "a-" * 50_000,
        "(" * 100_000,
        "another approach " * 6_000,
        "A.b" * 34_000,
    ],
)
def test_long_notes_and_names_take_no_longer_than_they_are(text: str) -> None:
    noted = make_paper(5, "A Paper", notes=(text,))
    titled = make_paper(6, text)
    named = make_paper(7, "Another", short_names=(text,))
    start = time.process_time()
    lineage(LORA, SHEEP, noted, titled, named)
    assert time.process_time() - start < 3


def test_a_long_chain_is_no_deeper_than_python_allows() -> None:
    note = "An extension of the one above"
    papers = [make_paper(n, f"Step {n} of a Spinner", notes=(note,)) for n in range(1500)]
    found = lineage(*papers)
    assert len(found.edges) == len(papers) - 1
    assert not any(edge.redundant for edge in found.edges)
