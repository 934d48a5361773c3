from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.graphs import TEXT, make_graph, make_paper

from paperkg.map.layout.labels import MAX_LABEL, estimate_width, label_papers

YEARS = st.sampled_from(["", "2019", "2020"])


def test_papers_of_one_name_are_told_apart_by_what_they_differ_in() -> None:
    papers = [
        make_paper(0, "Mamba", issued="2023"),
        make_paper(1, "Mamba", issued="2024-05"),
        make_paper(2, "SALMON", issued="2020", authors=("Ada Lovelace",)),
        make_paper(3, "SALMON", issued="2020", authors=("Alan Turing",)),
        make_paper(4, "Twin"),
        make_paper(5, "Twin"),
        make_paper(6, "A Survey of Methods for Everything at Once", issued="2019"),
        make_paper(7, "A Survey of Methods for Everything Else", issued="2021"),
    ]
    labels = list(label_papers(make_graph(papers)).values())
    assert labels[:6] == [
        "Mamba (2023)",
        "Mamba (2024)",
        "SALMON (Lovelace)",
        "SALMON (Turing)",
        "Twin (1)",
        "Twin (2)",
    ]
    assert labels[6].endswith("(2019)")
    assert labels[7].endswith("(2021)")


@given(st.lists(st.tuples(TEXT, YEARS), max_size=12))
def test_no_two_labels_are_the_same_and_none_is_too_long(works: list[tuple[str, str]]) -> None:
    papers = [make_paper(n, title, issued=issued) for n, (title, issued) in enumerate(works * 2)]
    labels = label_papers(make_graph(papers))
    assert len(set(labels.values())) == len(papers)
    assert all(cell_len(label) <= MAX_LABEL for label in labels.values())


def test_east_asian_words_take_twice_the_room() -> None:
    assert estimate_width("論文") > 1.5 * estimate_width("ab") - 20
    labels = label_papers(make_graph([make_paper(0, "深層学習による自然言語処理の研究動向の調査")]))
    assert cell_len(*labels.values()) <= MAX_LABEL


def test_many_papers_of_one_name_and_a_title_of_a_megabyte_take_no_time() -> None:
    papers = [make_paper(number, "A Study of Deep Networks") for number in range(4_000)]
    long = [make_paper(4_000, "\u0301 sparse nets " * 80_000), make_paper(4_001, "深度" * 500_000)]
    begun = time.process_time()
    labels = label_papers(make_graph([*papers, *long]))
    assert time.process_time() - begun < 5
    assert len(set(labels.values())) == len(papers) + len(long)
