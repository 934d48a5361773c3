"""A list of the life sciences, built online: PubMed, PMC, bioRxiv and DOIs, marks and links."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Kg, Online
from tests.s2_server import Library, make_paper

from paperkg.model import KnowledgeGraph, Paper
from paperkg.rdf.reader import read_graph

LIST = """\
# Proteins

## Folding

- Sato K, Okafor B. A fold for every sequence. J Mol Biol. 1998. PMID: 9000001
- Okafor B et al. Folding faster with templates. Nucleic Acids Res. 2004;32:1-9. doi:10.1093/nar/gkh001
- [Folding without templates](https://www.biorxiv.org/content/10.1101/2019.03.04.500005v2.full)
- [A fold in the open](https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7000007/), PLoS Comput Biol 2020
- [Folds of membranes](https://pubmed.ncbi.nlm.nih.gov/33000009/) - successor of "A fold in the open"

## Tools

- Lindqvist A. foldkit: a toolkit. Bioinformatics. 2021. https://doi.org/10.1093/bioinformatics/btab001
- [An unheard-of protein](https://www.medrxiv.org/content/10.1101/2022.01.01.22268000v1)
"""


def by(*names: str) -> list[dict[str, str]]:
    return [{"authorId": name, "name": name} for name in names]


def fill(library: Library) -> None:
    """Six of the seven are known; the preprint is answered by its publication."""
    library.add(
        make_paper(
            1,
            "A fold for every sequence.",
            ids={"PubMed": "9000001"},
            year=1998,
            authors=by("Kenji Sato", "B. Okafor"),
        ),
        make_paper(
            2,
            "Folding faster with templates",
            (1,),
            ids={"DOI": "10.1093/nar/gkh001", "PubMed": "15000002"},
            year=2004,
            authors=by("B. Okafor", "K. Sato"),
        ),
        make_paper(
            3,
            "Folding without templates",
            (1, 2),
            ids={"DOI": "10.1038/s41592-019-0500-5", "PubMed": "31000003"},
            year=2019,
        ),
        make_paper(
            4,
            "A Fold in the Open",
            (2, 3),
            ids={"PubMedCentral": "7000007", "DOI": "10.1371/journal.pcbi.1000007"},
            year=2020,
        ),
        make_paper(5, "Folds of Membranes", (4, 10), ids={"PubMed": "33000009"}, year=2021),
        make_paper(
            6, "foldkit: a toolkit", (2,), ids={"DOI": "10.1093/bioinformatics/btab001"}, year=2021
        ),
        make_paper(10, "A Work Outside", ids={"PubMed": "20000010"}, year=2010),
    )
    library.aliases["DOI:10.1101/2019.03.04.500005"] = f"{3:040x}"


def load(tmp_path: Path) -> KnowledgeGraph:
    return read_graph(tmp_path / "out" / "graph.trig")


def find(graph: KnowledgeGraph, start: str) -> Paper:
    (paper,) = (paper for paper in graph.listed if paper.title.lower().startswith(start.lower()))
    return paper


def cited_by(graph: KnowledgeGraph, start: str) -> set[str]:
    paper = find(graph, start)
    return {
        graph.papers[citation.cited].title.rstrip(".").lower()
        for citation in graph.citations
        if citation.citing == paper.iri
    }


def test_a_list_of_the_life_sciences_is_built_online(
    online: Online, library: Library, kg: Kg, tmp_path: Path
) -> None:
    fill(library)
    assert online(text=LIST).exit_code == 0
    assert library.broken == []
    # Nothing is looked up by its title: the list says what each is.
    assert library.count("/search/match") == 0
    graph = load(tmp_path)
    assert len(graph.listed) == 7
    described = {
        paper.title.lower().rstrip(".") for paper in graph.listed if paper.record.described
    }
    assert described == {
        "a fold for every sequence",
        "folding faster with templates",
        "folding without templates",
        "a fold in the open",
        "folds of membranes",
        "foldkit: a toolkit",
    }
    assert cited_by(graph, "Folding faster") == {"a fold for every sequence"}
    assert cited_by(graph, "Folding without") == {
        "a fold for every sequence",
        "folding faster with templates",
    }
    assert cited_by(graph, "Folds of") == {"a fold in the open", "a work outside"}
    # The preprint and its publication are one paper, by either name.
    both = {identifier.curie for identifier in find(graph, "Folding without").identifiers}
    assert {"doi:10.1101/2019.03.04.500005", "doi:10.1038/s41592-019-0500-5"} <= both
    out = ("--output", tmp_path / "out")
    for name in ("pmid:31000003", "10.1038/s41592-019-0500-5", "10.1101/2019.03.04.500005"):
        assert "Folding without templates" in kg("show", name, *out).stdout
    assert find(graph, "A fold for").issued == "1998"
    assert find(graph, "An unheard-of").issued == "2022-01-01"
    (edge,) = (edge for edge in graph.edges if edge.later == find(graph, "Folds of").iri)
    assert edge.earlier == find(graph, "A fold in").iri
    assert kg("validate", "--output", tmp_path / "out").exit_code == 0


def test_a_second_build_asks_nothing_and_keeps_marks(
    online: Online, library: Library, kg: Kg, tmp_path: Path
) -> None:
    fill(library)
    online(text=LIST)
    out = ("--output", tmp_path / "out")
    assert kg("read", "PMID:9000001", *out).exit_code == 0
    library.requests.clear()
    online()
    # Only what no answer described is asked again.
    assert library.count("/references") == 0
    assert find(load(tmp_path), "A fold for").read


def test_marks_and_denials_made_offline_follow_to_what_the_answers_say(
    online: Online, library: Library, kg: Kg, tmp_path: Path
) -> None:
    fill(library)
    text = LIST.replace(" PMID: 9000001", "").replace(" doi:10.1093/nar/gkh001", "")
    (tmp_path / "list.md").write_text(text, encoding="utf-8")
    out = ("--output", tmp_path / "out")
    assert kg("build", tmp_path / "list.md", "--offline", *out).exit_code == 0
    assert kg("read", "A fold for every sequence", *out).exit_code == 0
    assert (
        kg(
            "link", "Folding faster", "--builds-on", "A fold for every", "--because", "It says so",
            *out,
        ).exit_code
        == 0
    )  # fmt: skip
    assert online(text=text).exit_code == 0
    graph = load(tmp_path)
    old = find(graph, "A fold for")
    assert old.record.described
    assert old.read
    assert {"pmid:9000001"} <= {identifier.curie for identifier in old.identifiers}
    later = find(graph, "Folding faster")
    assert (later.iri, old.iri) in {(edge.later, edge.earlier) for edge in graph.edges}
