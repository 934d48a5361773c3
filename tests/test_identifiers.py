import random
import re
import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from paperkg.identifiers import Identifier, Scheme, mint, parse_identifier, strongest

HASH = "204e3073870fae3d05bcbc2f6a8e263d9b72e776"

ARXIV_ATTENTION = [
    "1706.03762",
    " 1706.03762v5\n",
    "arXiv:1706.03762",
    "ArXiv: 1706.03762v2",
    "arxiv 1706.03762",
    "arXiv:1706.03762v5 [cs.CL]",
    "https://arxiv.org/abs/1706.03762",
    "http://arxiv.org/abs/1706.03762v1",
    "https://www.arxiv.org/abs/1706.03762?context=cs",
    "https://arxiv.org/abs/1706.03762#comments",
    "https://arxiv.org/pdf/1706.03762",
    "https://arxiv.org/pdf/1706.03762.pdf",
    "https://arxiv.org/pdf/1706.03762v5.pdf",
    "https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf",
    "https://arxiv.org/pdf/1706.03762.pdf&embed",
    "https://arxiv.org/html/1706.03762v7",
    "https://arxiv.org/ps/1706.03762",
    "https://arxiv.org/format/1706.03762",
    "https://arxiv.org/e-print/1706.03762",
    "https://arxiv.org/html/1706.03762v1/x1.png",
    "arxiv.org/abs/1706.03762",
    "www.arxiv.org/pdf/1706.03762",
    "https://ar5iv.labs.arxiv.org/html/1706.03762",
    "https://ar5iv.org/abs/1706.03762",
    "https://alphaxiv.org/abs/1706.03762v5",
    "https://www.alphaxiv.org/overview/1706.03762",
    "https://huggingface.co/papers/1706.03762",
    "https://export.arxiv.org/abs/1706.03762",
    "https://browse.arxiv.org/pdf/1706.03762.pdf",
    "https://www.arxiv-vanity.com/papers/1706.03762/",
    "10.48550/arXiv.1706.03762",
    "doi:10.48550/ARXIV.1706.03762",
    "https://doi.org/10.48550/arXiv.1706.03762",
    "<https://arxiv.org/abs/1706.03762>",
]

OTHER_FORMS = {
    "arxiv:cs/0112017": [
        "cs/0112017",
        "cs/0112017v2",
        "cs.CL/0112017",
        "arXiv:cs/0112017",
        "https://arxiv.org/abs/cs/0112017v1",
        "https://arxiv.org/pdf/cs/0112017.pdf",
        "https://doi.org/10.48550/arXiv.cs/0112017",
    ],
    "arxiv:math/0309136": ["math.GT/0309136", "math/0309136", "MATH.gt/0309136"],
    "arxiv:hep-th/9901001": ["hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"],
    "arxiv:0704.0001": ["0704.0001", "https://arxiv.org/abs/0704.0001"],
    "arxiv:1412.6980": ["1412.6980v9"],
    "doi:10.1145/3292500.3330701": [
        "10.1145/3292500.3330701",
        "doi:10.1145/3292500.3330701",
        "DOI: 10.1145/3292500.3330701.",
        "doi:https://doi.org/10.1145/3292500.3330701",
        "https://doi.org/10.1145/3292500.3330701",
        "http://dx.doi.org/10.1145/3292500.3330701",
        "https://doi.org/https://doi.org/10.1145/3292500.3330701",
        "https://doi.org/http://dx.doi.org/10.1145/3292500.3330701",
        "https://doi.org/DOI:10.1145/3292500.3330701",
        "doi.org/10.1145/3292500.3330701",
        "https://dl.acm.org/doi/10.1145/3292500.3330701",
        "https://dl.acm.org/doi/abs/10.1145/3292500.3330701",
        "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true",
    ],
    "doi:10.1007/s11263-015-0816-y": [
        "https://link.springer.com/article/10.1007/s11263-015-0816-y",
        "https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf",
        "10.1007/S11263-015-0816-Y",
    ],
    "doi:10.1002/jae.616": [
        "https://onlinelibrary.wiley.com/doi/10.1002/jae.616",
        "https://onlinelibrary.wiley.com/doi/full/10.1002/jae.616",
        "https://onlinelibrary.wiley.com/doi/10.1002/jae.616/abstract",
    ],
    "doi:10.1162/neco.1997.9.8.1735": [
        "http://www.mitpressjournals.org/doi/pdfplus/10.1162/neco.1997.9.8.1735"
    ],
    "doi:10.1016/0893-6080(89)90020-8": [
        "10.1016/0893-6080(89)90020-8",
        "10.1016/0893-6080(89)90020-8).",
        "https://doi.org/10.1016/0893-6080%2889%2990020-8",
    ],
    "doi:10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9": [
        "10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9",
        "https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9",
    ],
    "doi:10.18653/v1/n19-1423": ["10.18653/v1/N19-1423", "https://doi.org/10.18653/v1/N19-1423"],
    "doi:10.48550/arxiv.something": ["10.48550/arXiv.something"],
    "acl:P19-1441": [
        "P19-1441",
        "acl:p19-1441",
        "https://aclanthology.org/P19-1441",
        "https://aclanthology.org/P19-1441/",
        "https://aclanthology.org/P19-1441.pdf",
        "https://aclanthology.org/P19-1441v2.pdf",
        "https://aclanthology.org/P19-1441.bib",
        "https://www.aclweb.org/anthology/P19-1441.pdf",
        "http://aclweb.org/anthology-new/P/P19/P19-1441.pdf",
        "http://anthology.aclweb.org/P/P19/P19-1441.pdf",
        "https://aclanthology.info/papers/P19-1441/p19-1441",
    ],
    "acl:2020.aacl-main.88": [
        "2020.aacl-main.88",
        "https://aclanthology.org/2020.aacl-main.88/",
        "https://www.aclweb.org/anthology/2020.aacl-main.88.pdf",
    ],
    "openreview:r1xMH1BtvB": [
        "openreview:r1xMH1BtvB",
        "https://openreview.net/forum?id=r1xMH1BtvB",
        "https://openreview.net/pdf?id=r1xMH1BtvB",
        "https://openreview.net/forum?id=r1xMH1BtvB&noteId=abc",
        "openreview.net/forum?id=r1xMH1BtvB",
    ],
    f"s2:{HASH}": [
        f"s2:{HASH}",
        f"https://www.semanticscholar.org/paper/{HASH}",
        f"https://www.semanticscholar.org/paper/Attention-is-All-you-Need/{HASH.upper()}",
        f"https://api.semanticscholar.org/graph/v1/paper/{HASH}",
        f"https://pdfs.semanticscholar.org/{HASH[:4]}/{HASH[4:]}.pdf",
        f"semanticscholar.org/paper/{HASH}",
    ],
    "s2:CorpusID:13756489": [
        "CorpusID:13756489",
        "corpusid: 13756489",
        "https://api.semanticscholar.org/CorpusID:13756489",
    ],
    "https://example.org/a/b": [
        "https://example.org/a/b",
        "https://example.org/a/b/",
        "HTTPS://EXAMPLE.org/a/b#part",
        "https://example.org:443/a/b",
        "https://reader:secret@example.org/a/b",
    ],
    "http://example.org:8080/?".rstrip("/?"): ["http://example.org:8080/"],
    "https://example.org/search?q=Deep%20Nets&page=2": [
        "https://example.org/search?q=Deep Nets&page=2",
        "https://example.org/search/?q=Deep%20Nets&page=2",
    ],
    "https://arxiv.org/list/cs.LG/recent": ["https://arxiv.org/list/cs.LG/recent"],
    "https://openreview.net/group?id=Conference": ["https://openreview.net/group?id=Conference"],
    "https://aclanthology.org/volumes/P19-1": ["https://aclanthology.org/volumes/P19-1/"],
    "https://www.semanticscholar.org/author/1": ["https://www.semanticscholar.org/author/1"],
    "http://[2001:db8::1]:81/a%5Bb%5D": ["http://[2001:DB8::1]:81/a[b]"],
    "https://xn--bcher-kva.example/%C3%BC": ["https://bücher.example/ü"],
    "https://example.org/100%25": ["https://example.org/100%"],
}

NO_IDENTIFIERS = [
    "",
    "   ",
    "Attention Is All You Need",
    "1713.03762",  # there is no thirteenth month
    "1700.03762",
    "1706.037621",
    "1706.037",
    "v1706.03762",
    "page/1234567",
    "10.12/too-short-a-registrant",
    "10.1145/",
    "10.1145/two words",
    "doi:",
    "arxiv:",
    "openreview:a b c d e f",
    "s2:1234",
    "CorpusID:",
    "P19-14410",
    "ftp://arxiv.org/abs/1706.03762",
    "example.org/no/scheme",
    "https://",
    "https:///path",
    "https://[broken",
    "https://host:notaport/",
    "https://spaces in host/",
    "https://\u2100.example/",
    "javascript:alert(1)",
    "#anchor",
    "pruning.md",
]


@pytest.mark.parametrize("text", ARXIV_ATTENTION)
def test_reads_each_form_of_an_arxiv_id(text: str) -> None:
    assert parse_identifier(text) == Identifier(Scheme.ARXIV, "1706.03762")


@pytest.mark.parametrize(
    ("text", "curie"), [(text, curie) for curie, texts in OTHER_FORMS.items() for text in texts]
)
def test_reads_each_form_of_other_identifiers(text: str, curie: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    assert identifier.curie == curie


@pytest.mark.parametrize("text", NO_IDENTIFIERS)
def test_reads_no_identifier_where_there_is_none(text: str) -> None:
    assert parse_identifier(text) is None


@pytest.mark.parametrize(
    ("curie", "iri", "url"),
    [
        (
            "arxiv:cs/0112017",
            "https://doi.org/10.48550/arXiv.cs/0112017",
            "https://arxiv.org/abs/cs/0112017",
        ),
        ("doi:10.1145/X", "https://doi.org/10.1145/x", "https://doi.org/10.1145/x"),
        (
            "doi:10.1145/a#b?c%d",
            "https://doi.org/10.1145/a%23b%3Fc%25d",
            "https://doi.org/10.1145/a%23b%3Fc%25d",
        ),
        ("acl:P19-1441", "https://aclanthology.org/P19-1441", "https://aclanthology.org/P19-1441"),
        (
            "openreview:r1xMH1BtvB",
            "https://openreview.net/forum?id=r1xMH1BtvB",
            "https://openreview.net/forum?id=r1xMH1BtvB",
        ),
        (
            f"s2:{HASH}",
            f"https://www.semanticscholar.org/paper/{HASH}",
            f"https://www.semanticscholar.org/paper/{HASH}",
        ),
        (
            "CorpusID:7",
            "https://api.semanticscholar.org/CorpusID:7",
            "https://api.semanticscholar.org/CorpusID:7",
        ),
        ("https://example.org/a b", "https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_has_an_iri_and_a_page(curie: str, iri: str, url: str) -> None:
    identifier = parse_identifier(curie)
    assert identifier is not None
    assert identifier.iri == iri
    assert identifier.url == url


def test_makes_any_address_safe_for_an_iri() -> None:
    raw = 'https://example.org/a<b>"c"{d}|e\\f^g`h\x00i [j]#k#l'
    assert Identifier(Scheme.URL, raw).iri == (
        "https://example.org/a%3Cb%3E%22c%22%7Bd%7D%7Ce%5Cf%5Eg%60h%00i%20%5Bj%5D#k%23l"
    )


def test_sorts_the_strongest_first() -> None:
    in_order = [
        Identifier(Scheme.ARXIV, "1706.03762"),
        Identifier(Scheme.DOI, "10.1145/1"),
        Identifier(Scheme.ACL, "P19-1441"),
        Identifier(Scheme.OPENREVIEW, "r1xMH1BtvB"),
        Identifier(Scheme.S2, HASH),
        Identifier(Scheme.URL, "https://example.org"),
    ]
    shuffled = random.Random(7).sample(in_order, k=len(in_order))
    assert sorted(shuffled) == in_order
    assert strongest(shuffled) == in_order[0]
    assert [identifier.names_paper for identifier in in_order] == [True] * 5 + [False]


def test_strongest_of_nothing_is_none() -> None:
    assert strongest([]) is None


def test_minted_names_cannot_be_broken_by_input() -> None:
    assert mint("topic", "a/b> <c") == "https://w3id.org/paperkg/topic/a%2Fb%3E%20%3Cc"


def _assert_round_trips(identifier: Identifier) -> None:
    assert parse_identifier(identifier.iri) == identifier
    assert parse_identifier(identifier.url) == identifier
    assert parse_identifier(identifier.curie) == identifier
    assert not re.search(r"[\s\x00-\x20<>\"{}|\\^`\x7f]", identifier.iri)
    assert identifier.iri.isascii()


@pytest.mark.parametrize(
    "text", ARXIV_ATTENTION + [text for texts in OTHER_FORMS.values() for text in texts]
)
def test_known_forms_round_trip(text: str) -> None:
    identifier = parse_identifier(text)
    assert identifier is not None
    _assert_round_trips(identifier)


# Text with half characters too, which str allows and UTF-8 does not.
_ANYTHING = st.text(st.characters(exclude_categories=()))
_STARTS = st.sampled_from(
    [
        "https://",
        "http://example.org/",
        "https://doi.org/10.1000/",
        "https://arxiv.org/abs/",
        "https://openreview.net/forum?id=",
        "https://www.semanticscholar.org/paper/",
        "https://aclanthology.org/",
        "https://dl.acm.org/doi/",
        "10.1000/",
        "doi:10.",
        "arXiv:",
        "s2:",
        "<https://",
    ]
)
_URL_PIECES = st.text(st.sampled_from(string.ascii_letters + string.digits + "/.:?#%[]()&=@ü-_"))


@given(st.one_of(_ANYTHING, st.builds("".join, st.tuples(_STARTS, _ANYTHING | _URL_PIECES))))
def test_any_text_is_read_without_error_and_round_trips(text: str) -> None:
    identifier = parse_identifier(text)
    if identifier:
        _assert_round_trips(identifier)


@given(st.from_regex(r"10\.[0-9]{4,9}(\.[0-9]{1,3})?/[!-~]{1,30}", fullmatch=True))
def test_dois_round_trip(text: str) -> None:
    identifier = parse_identifier(text)
    assume(identifier)
    assert identifier
    assert identifier.scheme in (Scheme.DOI, Scheme.ARXIV)
    _assert_round_trips(identifier)


@given(st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}", fullmatch=True), st.integers(1, 40))
def test_arxiv_versions_are_one_paper(number: str, version: int) -> None:
    expected = Identifier(Scheme.ARXIV, number)
    assert parse_identifier(f"{number}v{version}") == expected
    assert parse_identifier(f"https://arxiv.org/pdf/{number}v{version}.pdf") == expected
