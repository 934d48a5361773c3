"""BibTeX as programs write it."""

from __future__ import annotations

import pytest
from tests.reading.readers import ATTENTION, curies, read

from paperkg.reading.endings import ListFormat

BIBTEX = r"""
% Encoding: UTF-8
@string{nips = "Advances in Neural Information Processing Systems"}

@inproceedings{vaswani_attention_2017,
  title = {Attention {Is} {All} {You} {Need}},
  volume = {30},
  url = {https://proceedings.neurips.cc/paper/2017/hash/abc-Abstract.html},
  urldate = {2024-01-01},
  booktitle = nips # { 30},
  author = {Vaswani, Ashish and {Le Cun}, Yann and von der Malsburg, Christoph and others},
  year = 2017,
  month = jun,
  note = {arXiv:1706.03762 [cs]},
  annote = {Read it first},
  keywords = {transformers, attention}
}

@article{scholar,
  title={100% of G{\"o}del, Escher \& $\alpha$: {\'E}tude},
  journal={arXiv preprint arXiv:1810.04805},
  year={2018},
  keywords = {transformers}
}

@article{DBLP:journals/corr/abs-2005-14165,
  author    = {Tom B. Brown},
  title     = {Language Models are
               Few-Shot Learners},
  journal   = {CoRR},
  volume    = {abs/2005.14165},
  year      = {2020},
  eprinttype = {arXiv}, eprint = {2005.14165},
}

@book{goodfellow, title = {Deep Learning}, isbn = {978-0-262-03561-3}, date = {2016-11-18}}
@inproceedings{within, title = {A Part}, isbn = {978-0-262-03561-3}, crossref = {volume}}
@proceedings{volume, title = {The Volume}, year = {1999}}
@article{goodfellow, title = {The Key Stands Twice}}
@article{twice, title = {A Field Stands Twice}, title = {Another}}
@misc{sici, title={Old}, doi = {10.1002/(SICI)1097-4571(199009)41:6\&lt;391::AID-ASI1\&gt;3.0.CO;2-9}}
@misc{under, title={Underscore}, doi = {10.1162/tacl\_a\_00290}, readstatus = {read}}
@misc{data, title={A Paper with Data}, doi={10.5281/zenodo.123}, url={https://example.org/paper.pdf}}
@inproceedings{on, title={A Paper on Zenodo}, booktitle={Owls}, doi={10.5281/zenodo.124},
  url={https://example.org/on.pdf}}
@article{broken, title = {Never closed
@article{after, title = {After It}}
"""


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("Extends {Paxos} to rings of servers", "Extends Paxos to rings of servers"),
        ("Builds on: Attention Is All You Need", "Builds on: Attention Is All You Need"),
        ("The best of the bunch, read it twice", "The best of the bunch, read it twice"),
        ("Mastering ropes needs this one", "Mastering ropes needs this one"),
        ("LARS", "LARS"),
        ("In German", ""),
        ("Best paper award", ""),
        ("Under review", ""),
        ("To appear in the next volume", ""),
        ("Accessed: 2024-01-03 from the archive", ""),
        ("[Online; accessed 17 August 2018]", ""),
        (r"\url{https://example.org/a paper}", ""),
        ("2nd edition, with a new chapter", ""),
        ("Conference Name: All the Ropes of 2020", ""),
        ("The first two authors contributed equally", ""),
        ("Ph.D. thesis of the old school", ""),
        ("Technical Report", ""),
        ("see also arXiv:1706.03762 on this", ""),
    ],
)
def test_what_bibtex_prints_of_how_a_work_appeared_is_no_note(note: str, kept: str) -> None:
    text = "@misc{a, title={Ropes}, note={NOTE}}".replace("NOTE", note)
    (entry,) = read(text, ListFormat.BIBTEX).entries
    assert entry.note == kept


def test_bibtex_as_programs_write_it() -> None:
    found = read(BIBTEX, ListFormat.BIBTEX)
    by_title = {entry.title: entry for entry in found.entries}
    assert list(by_title) == [
        "Attention Is All You Need",
        "100% of Gödel, Escher & α: Étude",
        "Language Models are Few-Shot Learners",
        "Deep Learning",
        "A Part",
        "The Key Stands Twice",
        "A Field Stands Twice",
        "Old",
        "Underscore",
        "A Paper with Data",
        "A Paper on Zenodo",
        "After It",
    ]
    first = by_title["Attention Is All You Need"]
    assert first.line == 5
    assert curies(first) == [ATTENTION]
    assert first.authors == (
        "Ashish Vaswani",
        "Yann Le Cun",
        "Christoph von der Malsburg",
    )
    assert first.venue == "Advances in Neural Information Processing Systems 30"
    assert first.date == "2017-06"
    assert first.note == "Read it first"
    assert first.topics == ("transformers",)
    assert curies(by_title["100% of Gödel, Escher & α: Étude"]) == ["arxiv:1810.04805"]
    assert "arxiv:2005.14165" in curies(by_title["Language Models are Few-Shot Learners"])
    assert curies(by_title["Deep Learning"]) == ["isbn:9780262035613"]
    assert curies(by_title["A Part"]) == []
    assert (by_title["A Part"].venue, by_title["A Part"].date) == ("The Volume", "1999")
    assert curies(by_title["Old"]) == [
        "doi:10.1002/(sici)1097-4571(199009)41:6<391::aid-asi1>3.0.co;2-9"
    ]
    assert curies(by_title["Underscore"]) == ["doi:10.1162/tacl_a_00290"]
    assert by_title["Underscore"].read
    assert curies(by_title["A Paper with Data"]) == ["https://example.org/paper.pdf"]
    assert curies(by_title["A Paper on Zenodo"]) == ["doi:10.5281/zenodo.124"]
    assert [(skipped.line, skipped.reason) for skipped in found.skipped] == [
        (38, "the volume in which other entries stand"),
        (46, "an entry that is not valid BibTeX: a brace or a comma is missing"),
    ]


def test_groups_of_jabref_are_topics() -> None:
    text = r"""
@article{a, title = {One}, groups = {Pruning, To read}, keywords = {x}}
@article{b, title = {Two}, groups = {Second order}, keywords = {x}}
@Comment{jabref-meta: databaseType:bibtex;}
@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Pruning\;0\;1\;0x8a8a8aff\;\;\;;
2 StaticGroup:Second order\;0\;1\;\;\;\;;
1 StaticGroup:To read\;0\;1\;\;\;\;;
}
"""
    first, second = read(text, ListFormat.BIBTEX).entries
    assert (first.topics, first.other_topics) == (("Pruning",), (("To read",),))
    assert second.topics == ("Pruning", "Second order")


@pytest.mark.parametrize(
    ("keywords", "topics"), [("Trees", ("Trees",)), ("Trees, leaves, roots, twigs, bark", ())]
)
def test_a_keyword_of_one_entry_is_a_topic_where_entries_have_few(
    keywords: str, topics: tuple[str, ...]
) -> None:
    text = f"""
@article{{a, title = {{A Fine Paper}}, keywords = {{Graphs}}}}
@article{{b, title = {{A Finer Paper}}, keywords = {{Graphs}}}}
@article{{c, title = {{The Finest Paper}}, keywords = {{{keywords}}}}}
"""
    first, _, last = read(text, ListFormat.BIBTEX).entries
    assert (first.topics, last.topics) == (("Graphs",), topics)


def test_folders_of_mendeley_are_topics() -> None:
    text = "@article{a, title = {A Gra\\-ph}, mendeley-groups = {Vision/CNN,Classics}, mendeley-tags = {x}}"
    (entry,) = read(text, ListFormat.BIBTEX).entries
    assert (entry.title, entry.topics, entry.other_topics) == (
        "A Graph",
        ("Vision", "CNN"),
        (("Classics",),),
    )


def test_bibtex_with_the_names_of_programs_and_addresses_without_a_scheme() -> None:
    source = r"@misc{a, title = {The \LaTeX Companion}, url = {www.example.org/companion}}"
    (entry,) = read(source, ListFormat.BIBTEX).entries
    assert entry.title == "The LaTeX Companion"
    assert [link.url for link in entry.links] == ["http://www.example.org/companion"]


def test_an_entry_that_lacks_its_last_brace_is_read() -> None:
    source = "@article{a,\n title = {Fine Things},\n year = 2001\n\n@article{b, title = {Finer Things}}\n"
    found = read(source + "@article{c,\n title = {The Finest of Things},\n", ListFormat.BIBTEX)
    assert [(entry.title, entry.line) for entry in found.entries] == [
        ("Fine Things", 1),
        ("Finer Things", 5),
        ("The Finest of Things", 6),
    ]
    assert found.skipped == ()


def test_groups_of_an_older_jabref_name_their_works() -> None:
    source = r"""
@ARTICLE{poe, title = {Fine Things}}
@ARTICLE{roe, title = {Finer Things}}
@comment{jabref-meta: groupsversion:3;}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
1 ExplicitGroup:Trees\;0\;;
2 ExplicitGroup:Roots\;0\;poe\;ro
e\;;
1 KeywordGroup:Leaves\;0\;keywords\;leaf\;0\;0\;;
1 ExplicitGroup:Bark\;0\;roe\;;
}
"""
    first, second = read(source, ListFormat.BIBTEX).entries
    assert (first.topics, first.other_topics) == (("Trees", "Roots"), ())
    assert (second.topics, second.other_topics) == (("Trees", "Roots"), (("Bark",),))


def test_bibtex_of_ads_and_dblp() -> None:
    source = r"""
@ARTICLE{a, author = {{Poe}, A. and {van Dokkum}, P.}, title = "{Fine H$_{2}$O masers}", journal = {\aap}, year = 2020}
@article{b, author = {Ann Poe 0001 and Bo Li}, title = {Finer masers}, journal = {J. Mach. Learn. Res.}}
"""
    first, second = read(source, ListFormat.BIBTEX).entries
    assert (first.title, first.venue) == ("Fine H₂O masers", "Astronomy and Astrophysics")
    assert first.authors == ("A. Poe", "P. van Dokkum")
    assert (second.authors, second.venue) == (("Ann Poe", "Bo Li"), "J. Mach. Learn. Res.")


def test_fields_that_ran_into_each_other_are_told_apart() -> None:
    source = """
@article{comma,
  title = {Fine Things}
  author = {Ann Poe and Bo Li},
  year = {2001}
}
@article{brace,
  title = {Finer Things,
  author = {Bo Li},
  year = {2002}
}
@article{whole, title = {The Finest of Things}, year = {2003}}
"""
    found = read(source, ListFormat.BIBTEX)
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Fine Things", ("Ann Poe", "Bo Li"), "2001"),
        ("Finer Things", ("Bo Li",), "2002"),
        ("The Finest of Things", (), "2003"),
    ]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"The \texttt{root} of R&D and its {\"A}ste", "The root of R&D and its Äste"),
        (r"Trees of $5 and $10 in \emph{towns}", "Trees of $5 and $10 in towns"),
        (r"{CO}$_{\textrm{2}}$ in $\beta$-Roots", "CO₂ in β-Roots"),
        (r"\textcolor{red}{Fine} \mbox{Things}", "Fine Things"),
    ],
)
def test_latex_in_titles_loses_no_words(written: str, title: str) -> None:
    (entry,) = read(f"@article{{a, title = {{{written}}}}}", ListFormat.BIBTEX).entries
    assert entry.title == title


def test_names_in_bibtex_and_biblatex() -> None:
    source = r"""@article{a, title = {Fine Things}, series = {Things}, publisher = {Root Press},
  author = {Ann Poe and \O{}rby, Bo and family=Berg, given=Jan, prefix=van den, useprefix=true},
  year = 2001, month = "11~" # dec, annote = {Comment: Accepted at a workshop}}"""
    (entry,) = read(source, ListFormat.BIBTEX).entries
    assert entry.authors == ("Ann Poe", "Bo Ørby", "Jan van den Berg")
    assert (entry.venue, entry.date, entry.note) == ("Root Press", "2001-12", "")


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Ann Poe, Bo Li, Carl Roe", ("Ann Poe", "Bo Li", "Carl Roe")),
        ("Ann Poe; Bo Li", ("Ann Poe", "Bo Li")),
        ("Poe A, Li B and others", ("A Poe", "B Li")),
        ("Ann Poe* and Bo Li et al.", ("Ann Poe", "Bo Li")),
        ("Poe, Jr., Ann", ("Ann Poe Jr.",)),
        ("{Poe, Li and Sons}", ("Poe, Li and Sons",)),
    ],
)
def test_people_that_are_not_joined_by_and(written: str, authors: tuple[str, ...]) -> None:
    (entry,) = read(f"@article{{a, title = {{A}}, author = {{{written}}}}}", None).entries
    assert entry.authors == authors


def test_an_entry_with_a_brace_too_many_or_no_comma_after_its_key() -> None:
    source = (
        "@article{a, title = {{Fine Things}}}, author = {Ann Poe}, year = 2001}\n"
        "@article{b\n  title = {Finer Things},\n  year = 2002\n}\n"
        "@misc{c, title = {A Page}, note = {\\url{https://arxiv.org/abs/1706.03762}}}\n"
    )
    found = read(source, ListFormat.BIBTEX)
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Fine Things", ("Ann Poe",), "2001"),
        ("Finer Things", (), "2002"),
        ("A Page", (), ""),
    ]
    assert curies(found.entries[2]) == [ATTENTION]
    assert found.skipped == ()


def test_bibtex_of_endnote_and_bibdesk() -> None:
    source = """@string{things = "Things"}
@article{
   author = {Poe A and Roe B},
   title = {Fine Things},
   journal = things
}
@article{Poe:2001,
	title = {Finer Things}, bdsk-url-1 = {https://arxiv.org/abs/1706.03762}, read = {1}}
@comment{BibDesk Static Groups{
<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><array><dict><key>group name</key><string>Trees</string><key>keys</key>
<string>x,Poe:2001</string></dict></array></plist>
}}
"""
    first, second = read(source, ListFormat.BIBTEX).entries
    assert (first.title, first.authors, first.venue) == (
        "Fine Things",
        ("A Poe", "B Roe"),
        "Things",
    )
    assert (second.topics, second.read, curies(second)) == (("Trees",), True, [ATTENTION])
    broken = source.replace("</dict></array>", "")
    assert [entry.topics for entry in read(broken, ListFormat.BIBTEX).entries] == [(), ()]


def test_a_volume_with_authors_is_a_work_as_well() -> None:
    text = (
        "@inproceedings{part, title = {A Part}, author = {Ann Poe}, crossref = {whole}}\n"
        "@collection{whole, title = {The Rain Reader}, author = {Bo Orr}, isbn = {978-0-262-03561-3}}"
    )
    part, whole = read(text, ListFormat.BIBTEX).entries
    assert (part.title, part.venue, part.identifiers) == ("A Part", "The Rain Reader", ())
    assert (whole.title, curies(whole)) == ("The Rain Reader", ["isbn:9780262035613"])
