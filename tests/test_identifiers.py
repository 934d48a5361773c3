from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperkg.identifiers import Identifier, Scheme, mint, parse_identifier, strongest

HASH = "204e3073870fae3d05bcbc2f6a8e263d9b72e776"


@pytest.mark.parametrize(
    ("text", "curie"),
    [
        ("1706.03762", "arxiv:1706.03762"),
        ("1706.03762v5", "arxiv:1706.03762"),
        ("arXiv:1706.03762v5", "arxiv:1706.03762"),
        ("cs/0112017", "arxiv:cs/0112017"),
        ("math.GT/0309136v2", "arxiv:math.GT/0309136"),
        ("https://arxiv.org/abs/1706.03762", "arxiv:1706.03762"),
        ("http://arxiv.org/pdf/1706.03762v5.pdf", "arxiv:1706.03762"),
        ("https://arxiv.org/pdf/1112.6209.pdf&embed", "arxiv:1112.6209"),
        ("https://export.arxiv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001"),
        ("https://ar5iv.labs.arxiv.org/html/1706.03762", "arxiv:1706.03762"),
        ("https://www.alphaxiv.org/abs/1706.03762", "arxiv:1706.03762"),
        ("https://huggingface.co/papers/2307.09288", "arxiv:2307.09288"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "arxiv:1706.03762"),
        ("10.1162/neco.1991.3.1.79", "doi:10.1162/neco.1991.3.1.79"),
        ("doi:10.1162/NECO.1991.3.1.79.", "doi:10.1162/neco.1991.3.1.79"),
        ("https://dx.doi.org/10.1145/3600006.3613165", "doi:10.1145/3600006.3613165"),
        ("https://dl.acm.org/doi/pdf/10.1145/3600006.3613165", "doi:10.1145/3600006.3613165"),
        ("https://link.springer.com/article/10.1007/s11263-015-0816-y", "doi:10.1007/s11263-015-0816-y"),
        ("https://aclanthology.org/2020.aacl-main.88/", "acl:2020.aacl-main.88"),
        ("https://www.aclweb.org/anthology/P19-1441.pdf", "acl:P19-1441"),
        ("https://openreview.net/pdf?id=r1xMH1BtvB", "openreview:r1xMH1BtvB"),
        (f"https://www.semanticscholar.org/paper/Attention/{HASH}", f"s2:{HASH}"),
        ("CorpusID:13756489", "s2:CorpusID:13756489"),
        ("https://GitHub.com:443/a/b/#readme", "https://github.com/a/b"),
        ("https://x.org/download?doi=1&f=2", "https://x.org/download?doi=1&f=2"),
    ],
)
def test_every_form_is_read(text: str, curie: str) -> None:
    found = parse_identifier(text)
    assert found is not None
    assert found.curie == curie


@pytest.mark.parametrize(
    "text",
    ["", "Optimal Brain Damage", "1713.03762", "17060.3762", "10.1/x", "ftp://x.org/a", "http://[::1", "https://"],
)
def test_what_identifies_nothing_is_none(text: str) -> None:
    assert parse_identifier(text) is None


@pytest.mark.parametrize(
    "url",
    ["https://arxiv.org/list/cs.CL/recent", "https://openreview.net/group?id=a/b", "https://aclanthology.org/venues/acl"],
)
def test_other_pages_of_an_issuer_are_plain_addresses(url: str) -> None:
    assert parse_identifier(url) == Identifier(Scheme.URL, url)


@given(st.text() | st.text().map("https://".__add__) | st.from_regex(r"https?://[a-z.]{1,20}/\S*"))
@example("https://arxiv.org/abs/" + "1" * 10_000)
@example("https://x.org/\u202e<script>\"'")
def test_any_text_gives_a_safe_name_that_reads_back(text: str) -> None:
    found = parse_identifier(text)
    if found is not None:
        assert not re.search(r"[\x00-\x20<>\"{}|\\^`\u202e]", found.iri)
        assert parse_identifier(found.iri) == found
        assert parse_identifier(found.url) == found
        assert parse_identifier(found.curie) == found


def test_the_strongest_names_the_paper() -> None:
    url, doi, arxiv = (
        Identifier(Scheme.URL, "https://x.org"),
        Identifier(Scheme.DOI, "10.1000/x"),
        Identifier(Scheme.ARXIV, "1706.03762"),
    )
    assert strongest([url, doi, arxiv]) == arxiv
    assert strongest([url, doi]) == doi
    assert strongest([]) is None


@given(st.text())
def test_a_minted_name_holds_its_parts_apart(part: str) -> None:
    name = mint("topic", part)
    assert name.count("/") == mint("topic", "x").count("/")
    assert name.isascii()
