"""Ways of writing that are read as Markdown is: YAML, notebooks, LaTeX, lines of text."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

import pytest
from tests.reading.readers import ATTENTION, curies, describe, read

from paperkg.reading.dialects import typst
from paperkg.reading.formats import parse_list

SCHEDULE = """\
- date: Tue 09/05
  topic: Introduction
  readings:
    - "[Hints for Fine Design](https://example.org/hints.pdf), Poe"
    - name: Fine Arguments
      link: https://arxiv.org/abs/1501.00001
- date: Thu 09/07
  topic: Naming
  readings:
    - title: Fine Names
      authors: [Ann Poe, Bo Li]
      venue: SOSP 2017
      doi: 10.1145/3292500.3330701
"""


def test_a_schedule_in_yaml_is_a_list() -> None:
    found = read(SCHEDULE, None, file="_data/schedule.yml")
    assert describe(found) == [
        (4, "Hints for Fine Design", ("Introduction",)),
        (5, "Fine Arguments", ("Introduction",)),
        (10, "Fine Names", ("Naming",)),
    ]
    assert curies(found.entries[1]) == ["arxiv:1501.00001"]
    names = found.entries[2]
    assert (names.authors, names.venue, names.date) == (("Ann Poe", "Bo Li"), "SOSP", "2017")
    assert curies(names) == ["doi:10.1145/3292500.3330701"]


def test_years_with_their_works_are_sections() -> None:
    text = """\
- year: 2024
  books:
  - title: Fine Owls
    author: Ann Poe
- year: 2023
  books:
  - title: Wet Owls
    author: Bo Roe
"""
    found = read(text, None, file="_data/books.yml")
    assert describe(found) == [(3, "Fine Owls", ("2024",)), (7, "Wet Owls", ("2023",))]


def test_a_day_without_readings_is_no_work_beside_days_that_have_some() -> None:
    days = """\
- date: 2025-09-10
  title: Introduction and Planning
- date: 2025-09-17
  person: Ann
  title: Owls in Rain
  readings:
    - title: "Fine Owls: A Survey"
      url: https://example.org/owls.pdf
    - title: Wet Owls of the North
- date: 2025-11-26
  title: A Holiday
"""
    found = read(days, None, file="_data/fall.yml")
    assert describe(found) == [
        (7, "Fine Owls: A Survey", ("Owls in Rain",)),
        (9, "Wet Owls of the North", ("Owls in Rain",)),
    ]


def test_a_schedule_in_the_front_matter_of_a_page_is_a_list() -> None:
    records = "\n".join(f"  {line}" for line in SCHEDULE.splitlines())
    body = "{% for day in page.schedule %}\n- [{{ day.title }}]({{ day.url }})\n{% endfor %}\n"
    text = f"---\ntitle: A Fine Course\nschedule:\n{records}\n---\n{body}"
    found = read(text, None, file="index.md")
    assert found.title == "A Fine Course"
    assert describe(found) == [
        (7, "Hints for Fine Design", ("Introduction",)),
        (8, "Fine Arguments", ("Introduction",)),
        (13, "Fine Names", ("Naming",)),
    ]


def test_yaml_that_nests_aliases_in_aliases_ends_soon() -> None:
    levels = [
        f"a{place}: &a{place} [{', '.join([f'*a{place - 1}'] * 9)}]" for place in range(1, 40)
    ]
    text = "\n".join(["a0: &a0 [{title: A Fine Paper, year: 2001}]", *levels])
    assert len(read(text, None, file="x.yml").entries) == 1


@pytest.mark.parametrize("indent", [None, 1])
def test_the_text_of_a_notebook_is_a_list(indent: int | None) -> None:
    item = "- [Fine “Things”](https://arxiv.org/abs/1706.03762)"
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Papers\n", "\n", item]},
        {"cell_type": "code", "outputs": [{"text": [item]}], "source": [f"print('{item}')"]},
        {
            "cell_type": "markdown",
            "source": "## More\n\n- [Finer Things](https://arxiv.org/abs/1810.04805)",
        },
    ]
    notebook = {"cells": cells, "nbformat": 4, "nbformat_minor": 2}
    text = json.dumps(notebook, indent=indent, ensure_ascii=indent is None)
    found = read(text, None, "x.ipynb")
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("Fine “Things”", ()),
        ("Finer Things", ("More",)),
    ]
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if '"- [Fine' in line]
    assert [found.entries[0].line] * bool(indent) == lines[: bool(indent)]


def test_a_notebook_is_told_without_its_name() -> None:
    text = '{"cells": [{"cell_type": "markdown", "source": ["- [A](https://arxiv.org/abs/1706.03762)"]}]}'
    assert [curies(entry) for entry in read(text, None, "-").entries] == [[ATTENTION]]


BIBLIOGRAPHY = r"""
\documentclass{article}
As \cite{poe} says.
\begin{thebibliography}{9}
\bibitem[Poe et~al.(2001)Poe, K{\"o}hn, and Roe]{poe}
Ann Poe, Arne K{\"o}hn, and Bo Roe.
\newblock Fine things in small {P}laces.
\newblock \emph{Things Weekly}, 12\penalty0 (3):\penalty0 1--9, 2001.
\bibitem{roe} B.~Roe and A.~Poe, ``Finer things,'' {\it Things} {\bf 2}, 15 (2002). % not this
%\cite{Li:2003}
\bibitem{Li:2003}
C.~Li,
%``The finest of things,''
Phys. Lett. B \textbf{716} (2003), 1-29
doi:10.1016/j.physletb.2012.08.020
\end{thebibliography}
"""


def test_the_bibliography_of_a_latex_document_is_a_list() -> None:
    found = read(BIBLIOGRAPHY, None, "paper.tex")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (5, "Fine things in small Places", "2001"),
        (9, "Finer things", "2002"),
        (11, "The finest of things", "2003"),
    ]
    assert found.entries[0].authors == ("Ann Poe", "Arne Köhn", "Bo Roe")
    assert curies(found.entries[2]) == ["doi:10.1016/j.physletb.2012.08.020"]


def test_single_quotation_marks_of_latex_hold_titles() -> None:
    source = "\n".join(
        (
            r"\bibitem{a} A.~Poe, `The Owls' Rain in Towns', 2001.",
            r"\bibitem{b} B.~Roe, `Snow on Roofs.' Letters on Snow, 2002.",
            r"\bibitem{c} B.~Roe, \emph{A Book of Fog}, 2003.",
        )
    )
    titles = [entry.title for entry in read(source, None, "list.bbl").entries]
    assert titles == ["The Owls' Rain in Towns", "Snow on Roofs", "A Book of Fog"]


SECTIONED = r"""
\section{Rain \& Snow}
\renewcommand{\refname}{} % no heading of its own
\begin{thebibliography}{9}
\bibitem{a} A.~Poe. \newblock Rain in small towns. \newblock {\em Rain Letters}, 2001.
\end{thebibliography}
\section{Fog}
%WORDS
\begin{thebibliography}{9}
\bibitem{b} B.~Roe. \newblock Fog in small towns. \newblock {\em Rain Letters}, 2002.
\end{thebibliography}
"""


def test_sections_of_nothing_but_bibliographies_are_their_topics() -> None:
    found = read(SECTIONED, None, "list.tex").entries
    assert [(entry.line, entry.title, entry.topics) for entry in found] == [
        (5, "Rain in small towns", ("Rain & Snow",)),
        (10, "Fog in small towns", ("Fog",)),
    ]
    article = SECTIONED.replace("%WORDS", "We looked at clouds.")
    assert [entry.topics for entry in read(article, None, "list.tex").entries] == [(), ()]


DOCUMENT = r"""
\documentclass[11pt]{article}
\title{Readings on Rain}
% \item not this one
\begin{document}
\maketitle
\hypertarget{books}{%
\section{Books \&
more}\label{books}}
\begin{enumerate}[label=(\roman*)]
  \item Ann Poe and Rob Fox, \textit{Rain in {Small} Towns: A
    History of Fr{\"o}st} (Rain Press, 2001). \footnote{Not easy.}
  \item[$\star$] Rob Fox, ``Owls at Night,'' \emph{Owl Letters} \textbf{12}
    (2003), 1--9. \url{https://example.org/owls\_at~night}
\end{enumerate}
\subsection*{Papers}
\begin{description}
\item[Fox 1999]
Rob Fox. Snow on roofs of small houses. \textit{Snow Letters} 3 (1999). \doi{10.1000/snow.1}
\item[Poe 2000] Ann Poe. \href{https://example.org/fog\#a}{Fog in
the valleys}. \textit{Snow Letters} 4 (2000).
\end{description}
\section{Weeks}
\begin{tabular}{l|l|l}
\hline
Week & Title & Author \\ \hline
1 & The Long Winter of Owls & Ann Poe \\
\hline
2 & Short Summers in Towns & Rob Fox \\
\end{tabular}
\end{document}
"""


def test_lists_and_tables_of_a_latex_document_are_read() -> None:
    found = read(DOCUMENT, None, "list.tex")
    assert found.title == "Readings on Rain"
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (11, "Rain in Small Towns: A History of Fröst", ("Books & more",)),
        (13, "Owls at Night", ("Books & more",)),
        (18, "Snow on roofs of small houses", ("Books & more", "Papers")),
        (20, "Fog in the valleys", ("Books & more", "Papers")),
        (27, "The Long Winter of Owls", ("Weeks",)),
        (29, "Short Summers in Towns", ("Weeks",)),
    ]
    assert found.entries[0].authors == ("Ann Poe", "Rob Fox")
    assert found.entries[1].links[0].url == "https://example.org/owls_at~night"
    assert curies(found.entries[2]) == ["doi:10.1000/snow.1"]
    assert found.entries[3].links[0].url == "https://example.org/fog#a"


HIDDEN = r"""
\begin{document}
\begin{comment}
\section{Drafts}
\item ``Rain That Nobody Reads'', 2001
%LONG
\end{comment}
\section*{Publications}
\hrule  height 4pt
\begin{itemize}
  \item ``The Long Rain of Small Towns'', \href{https://arxiv.org/abs/2001.00001}{Rain Letters}, 2020
  \iffalse
  \item ``Snow That Nobody Reads'', 2002
  \fi
  \item ``The Short Snow'', \href{https://arxiv.org/abs/2001.00002}{https://arxiv.org/abs/2001.00002}, 2020
\end{itemize}
\begin{comment}
\item ``Hail That Nobody Reads'', 2003
\end{document}
"""


def test_what_latex_hides_is_not_read() -> None:
    long = "\n".join([r"\item Words that nobody reads, however many they are."] * 200)
    found = read(HIDDEN.replace("%LONG", long), None, "list.tex")
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("The Long Rain of Small Towns", ("Publications",)),
        ("The Short Snow", ("Publications",)),
    ]
    assert [curies(entry) for entry in found.entries] == [
        ["arxiv:2001.00001"],
        ["arxiv:2001.00002"],
    ]
    assert found.entries[0].line == 210


CV = r"""
\cvsection{Papers on {Rain}}
\begin{pubentries}
\begin{small}
{\bf{Poe, A.B.}}, \& R. Fox. (2018). Rain in small towns: owls are louder than snow. \emph{Rain Letters}.\\
\\
Fox, R., {\bf{A.B. Poe}}, \& C. Lind. (2017). Do owls need a roof in the winter? \emph{Owl Letters} 8(5):54-55.\\
\vspace{2mm}
Lind, C. \& {\bf{A.B. Poe.}} (2016). Snow on roofs of small houses. \emph{Owl Letters} 7(10):12--25. \par
Lind, C. (2015). Fog in the valleys of the north. \emph{Owl Letters} 7(9):2--9.
\end{small}
\end{pubentries}
\cvsubsection{Reports}

Roe, B., \& R. Fox. (2011). The climate of small forests. Report No. 264.
"""


def test_paragraphs_of_latex_are_parted_by_breaks_and_by_room_between_lines() -> None:
    found = read(CV, None, "cv.tex")
    assert [(entry.title, entry.date, entry.topics) for entry in found.entries] == [
        ("Rain in small towns: owls are louder than snow", "2018", ("Papers on Rain",)),
        ("Do owls need a roof in the winter?", "2017", ("Papers on Rain",)),
        ("Snow on roofs of small houses", "2016", ("Papers on Rain",)),
        ("Fog in the valleys of the north", "2015", ("Papers on Rain",)),
        ("The climate of small forests", "2011", ("Papers on Rain", "Reports")),
    ]
    assert [entry.line for entry in found.entries[:3]] == [5, 7, 9]
    assert found.entries[1].authors == ("Fox, R.", "A.B. Poe", "C. Lind")


MODERN = r"""
\documentclass{moderncv}
\begin{document}
\section{Publications}
\cvitem{2021}{\textbf{Owls below the Snow}. A. Poe, R. Fox. \textit{Owl Letters} 47.}
\cvitem{2020}{\textbf{Roofs in the Rain}. R. Fox, \underline{A. Poe}. \textit{Rain Letters}}
\cvitem{}{\textbf{Fog}. A. Poe. \textit{Rain Letters} (in press)}
\end{document}
"""


def test_items_of_a_class_for_cvs_are_works_with_their_years() -> None:
    found = read(MODERN, None, "cv.tex")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (5, "Owls below the Snow", "2021"),
        (6, "Roofs in the Rain", "2020"),
        (7, "Fog", ""),
    ]


ARXIV_PAGE = """\
Showing 2 of 2 entries
[1] arXiv:2301.00001 [pdf, html, other]
Title: Rain on [Small] Towns
Ann Poe, Bo Roe
Comments: 9 pages
Subjects: Computation and Language (cs.CL)
Rain falls on towns. We ask why.

[2] arXiv:2301.00002 (cross-list from cs.AI) [pdf]
Title:Owls: A Study
Cy Doe
Subjects: Machine Learning (cs.LG)

Fog in the Valleys, by Jo Kay et al., https://arxiv.org/abs/2301.00003
"""

ARXIV_SEARCH = """\
1. arXiv:2301.00001 [pdf, other]  cs.CL cs.AI
Rain on [Small] Towns
Authors: Ann Poe, Bo Roe
Abstract: Rain falls on towns. We ask why.
Submitted 3 October, 2023; originally announced October 2023.
Comments: 9 pages

2. arXiv:2301.00002 [pdf]  cs.LG
Owls: A Study
Authors: Cy Doe
Abstract: Owls.

Fog in the Valleys, by Jo Kay et al., https://arxiv.org/abs/2301.00003
"""

ARXIV_MAIL = r"""
\\
arXiv:2301.00001
Date: Tue, 3 Jan 2023 17:32:41 GMT   (500kb,D)

Title: Rain on
  [Small] Towns
Authors: Ann Poe (1), Bo Roe (2) ((1) Rain Institute, (2) MIT)
Categories: cs.CL
Comments: 9 pages
\\
  Rain falls on towns: arXiv:2301.00009 asks why.

Title: no field
\\ ( https://arxiv.org/abs/2301.00001 ,  500kb)
------------------------------------------------------------------------------
\\
arXiv:2301.00002
Title: Owls: A Study
Authors: Cy Doe
\\
  Owls.
\\ ( https://arxiv.org/abs/2301.00002 ,  100kb)

Fog in the Valleys, by Jo Kay et al., https://arxiv.org/abs/2301.00003
"""


@pytest.mark.parametrize("name", ["list.md", "list.txt"])
@pytest.mark.parametrize("text", [ARXIV_PAGE, ARXIV_SEARCH, ARXIV_MAIL])
def test_listings_of_arxiv_are_preprints_without_their_frame(text: str, name: str) -> None:
    found = read(text, None, name)
    assert [
        (entry.title, entry.authors, curies(entry), entry.note, entry.topics, entry.date)
        for entry in found.entries[:2]
    ] == [
        ("Rain on [Small] Towns", ("Ann Poe", "Bo Roe"), ["arxiv:2301.00001"], "9 pages", (), ""),
        ("Owls: A Study", ("Cy Doe",), ["arxiv:2301.00002"], "", (), ""),
    ]
    assert [curies(entry) for entry in found.entries[2:]] == [["arxiv:2301.00003"]]
    lines = text.split("\n")
    assert ["arXiv:" in lines[entry.line - 1] for entry in found.entries[:2]] == [True, True]


def test_bullets_of_japanese_begin_lines_of_a_text_also_behind_dashes() -> None:
    text = (
        "——Owls of the North----\n"
        '——・Poe, Ann, and Rob Fox. "Owls in the rain." Owl Letters 2 (2013).\n\n'
        '——・Fox, Rob. "Snow on the roofs of houses." Rain Letters 3 (2001).\n\n'
        '——・\n・Lind, Cy. "Fog in the valleys." Rain Letters 4 (2002).\n'
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.authors[0]) for entry in found.entries] == [
        (2, "Owls in the rain", "Poe, Ann"),
        (4, "Snow on the roofs of houses", "Fox, Rob"),
        (7, "Fog in the valleys", "Lind, Cy"),
    ]
    assert {entry.topics for entry in found.entries} == {("Owls of the North",)}
    assert not found.skipped


def test_a_text_with_a_title_on_each_line_is_a_list() -> None:
    found = read(
        "Trees:\nFine Things in Small Places\nFiner Things in Nature (2001)\n\n关于事物的研究\n",
        None,
        "x.txt",
    )
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (2, "Fine Things in Small Places", ("Trees",)),
        (3, "Finer Things in Nature", ("Trees",)),
        (5, "关于事物的研究", ("Trees",)),
    ]


def test_lines_in_capitals_above_others_are_sections_of_a_text() -> None:
    text = (
        'Reading list\n\nOLD PAPERS\nPoe, A. "A Word on Ropes."\nRoe, B. "A Word on Rain."\n\n'
        'NEW PAPERS\nLi, C. "Ropes in the Rain."\n'
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (4, "A Word on Ropes", ("OLD PAPERS",)),
        (5, "A Word on Rain", ("OLD PAPERS",)),
        (8, "Ropes in the Rain", ("NEW PAPERS",)),
    ]


def test_sections_of_a_text_with_items_set_in() -> None:
    text = (
        "Trees:\n\t1. Fine Things: https://arxiv.org/abs/1501.00001\n        2. Finer Things (read)\n\n"
        "Other plants:\n\t1. What are Things Anyway: https://arxiv.org/abs/1501.00002\n"
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (2, "Fine Things", ("Trees",)),
        (3, "Finer Things", ("Trees",)),
        (6, "What are Things Anyway", ("Other plants",)),
    ]


def test_citations_of_a_text_go_on_in_lines_that_are_set_in() -> None:
    text = (
        "Bibliografia\n\n"
        "Poe, Ann. A Fine Theory of Trees and of All the Water That They Drink.\n"
        "    Oxford: Fine Press, 1998.\n"
        "Roe, Bo. Rain: The First Thousand Years of a Thing That Falls From the\n"
        "    Sky. Oxford: Fine Press, 2001.\n"
        "Lind, Cy. Bridges. Oxford: Fine Press, 2003.\n"
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.venue, entry.date) for entry in found.entries] == [
        (
            3,
            "A Fine Theory of Trees and of All the Water That They Drink",
            "Oxford: Fine Press",
            "1998",
        ),
        (
            5,
            "Rain: The First Thousand Years of a Thing That Falls From the Sky",
            "Oxford: Fine Press",
            "2001",
        ),
        (7, "Bridges", "Oxford: Fine Press", "2003"),
    ]


def test_a_letter_is_no_list() -> None:
    text = "Dear Ann,\n\nI hope this finds you well.\nThe meeting is on Monday.\n\nBest, Bo\n"
    assert read(text, None, "x.txt").entries == ()


def test_paragraphs_of_a_text_under_its_title_keep_their_years() -> None:
    text = (
        "Outstanding Papers\n\nGrowth of fine things in small places. Neuron, Volume 76, 1078-1090, "
        "20 December 2012. PMID:23259945.\n\nSmall things in large places. Nature. 2011 May "
        "5;473(7345):87-91. PMID:21478872.\n"
    )
    found = read(text, None, "x.txt")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (3, "Growth of fine things in small places", ()),
        (5, "Small things in large places", ()),
    ]
    assert [curies(entry) for entry in found.entries] == [["pmid:23259945"], ["pmid:21478872"]]


def test_items_with_targets_of_restructured_text() -> None:
    text = (
        'Ponds\n*****\n\n* .. _AD97:\n\n  Ann Poe, Bo Reed. 1997. "`Finding Ducks '
        '<https://example.org/1.pdf>`_". Pond Labs.\n\n  .. abstract: ad97.html\n\n* .. _PEAR94:\n\n'
        "  Ann Poe. 1994. *Inside the Pond: Water*. Addison-Wesley.\n"
    )
    found = read(text, None, "x.rst")
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (4, "Finding Ducks"),
        (10, "Inside the Pond: Water"),
    ]


def test_works_set_in_below_targets_of_restructured_text() -> None:
    text = (
        "References\n==========\n\n.. _Poe-1763:\n\n    Poe, A. and Roe, B., 1963. **A Fine Essay**, "
        "*Fine Geophysics*.\n\n.. _Li-2011:\n\n    Li, C., 2011, **A Comparison of Trees**, "
        "*Geophysics*, 76(3), 43–50.\n"
    )
    found = read(text, None, "x.rst")
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (6, "A Fine Essay"),
        (10, "A Comparison of Trees"),
    ]


def test_names_of_files_are_works() -> None:
    names = (
        "papers/1706.03762v5.pdf\nPoe et al. - 2001 - Fine Things in Trees.pdf\nRoe et al. - 2002 - Finer Things of Bark.pdf\n"
        "Li_2003_The Finest of Things.pdf\n10.1000_leaves.pdf\n"
    )
    first, *named, last = read(names, None, "files.txt").entries
    assert (curies(first), curies(last)) == ([ATTENTION], ["doi:10.1000/leaves"])
    assert [(entry.title, entry.date) for entry in named] == [
        ("Fine Things in Trees", "2001"),
        ("Finer Things of Bark", "2002"),
        ("The Finest of Things", "2003"),
    ]


def test_a_title_before_the_address_of_a_file_is_no_name_of_a_file() -> None:
    text = (
        "Rain:\n\t1. Rain longer, snow better: https://example.org/file/rain-Paper.pdf\n"
        "\t2. Rain at many scales: Small Ponds: https://example.org/v1/pond22a/pond22a.pdf\n"
    )
    found = read(text, None, file="papers.txt")
    assert describe(found) == [
        (2, "Rain longer, snow better", ("Rain",)),
        (3, "Rain at many scales: Small Ponds", ("Rain",)),
    ]
    assert [entry.links[0].kind.value for entry in found.entries] == ["PDF", "PDF"]


def test_lines_of_text_that_go_together_are_one_work() -> None:
    works = [
        f"Fine {name} and How They Grow\nAnn Poe, Bo Li\nIn Rain Letters, 200{number}"
        for number, name in enumerate(("Trees", "Ponds", "Fish"))
    ]
    found = read("\n".join(works), None, file="papers.txt")
    assert [(entry.line, entry.date) for entry in found.entries] == [
        (1, "2000"),
        (4, "2001"),
        (7, "2002"),
    ]
    assert {entry.authors for entry in found.entries} == {("Ann Poe", "Bo Li")}


def test_lines_of_text_below_names_are_works_by_them() -> None:
    text = (
        "Poe, Roe.\nOwls of the winter and how to count them.\n\n"
        "Reed &c.\nLark songs.\nLark nests.\nRegular larks (POPL 05).\n\n"
        "Löh.\nComprehending OWLs.\nhttps://example.org/owls/compr.pdf\n\n\n"
        "Ann Poe and Wyk.\nHow owls hear.\n"
    )
    found = read(text, None, file="papers.txt").entries
    assert [(entry.line, entry.title, entry.authors) for entry in found] == [
        (2, "Owls of the winter and how to count them", ("Poe", "Roe")),
        (5, "Lark songs", ("Reed",)),
        (6, "Lark nests", ("Reed",)),
        (7, "Regular larks", ("Reed",)),
        (10, "Comprehending OWLs", ("Löh",)),
        (15, "How owls hear", ("Ann Poe", "Wyk")),
    ]
    assert [(entry.venue, entry.date) for entry in found[3:4]] == [("POPL", "2005")]
    assert [link.url for link in found[4].links] == ["https://example.org/owls/compr.pdf"]


def test_escaped_spaces_of_restructuredtext_are_none() -> None:
    text = (
        "References\n==========\n\n1. Poe, A. B. (2000) Strategies for the Rain\n"
        "project\\ *.* *Annals of Rain* **28**, 1-9.\n\n2. Poe, A., and Orr\\ *,* B. (2001) Snow\n"
        "and ponds\\ *. Annals of Snow* **3**, 4-9.\n"
    )
    found = read(text, None, file="references.rst")
    assert [(entry.title, entry.venue) for entry in found.entries] == [
        ("Strategies for the Rain project", "Annals of Rain"),
        ("Snow and ponds", "Annals of Snow"),
    ]
    assert found.entries[1].authors == ("Poe, A.", "Orr, B.")


def test_what_org_sends_to_one_output_is_no_text() -> None:
    text = "* Rain\n- *Rain in Ponds* by Ann Poe [[https://example.org/a.pdf][Link]] @@html:<br>@@\n  *Needs:* a pond\n"
    (entry,) = read(text, None, file="papers.org").entries
    assert (entry.title, entry.authors, entry.note) == (
        "Rain in Ponds",
        ("Ann Poe",),
        "Needs: a pond",
    )


def test_front_matter_that_org_hands_on_is_no_work() -> None:
    text = (
        "#+TODO: TOREAD | READ\n#+BEGIN_EXPORT html\n---\ntitle: Rain Shelf\nauthor: [Ann Poe]\n"
        "date: 2020-05-14\n---\n#+END_EXPORT\n\n* READ Deep Snow of the North\n"
        ":PROPERTIES:\n:Author: Bo Roe\n:END:\n* TOREAD Owls at Night\n"
        ":PROPERTIES:\n:Author: Cy Doe\n:END:\n"
    )
    reading_list = read(text, None, file="books.org")
    titles = [entry.title for entry in reading_list.entries]
    assert titles == ["Deep Snow of the North", "Owls at Night"]
    assert reading_list.title == "Rain Shelf"


def test_what_is_set_in_below_a_headline_of_org_is_no_code() -> None:
    text = (
        "* Schedule\n** Week 1\n*** Reading\n    Poe, A. (2002). The hearing of owls:\n"
        "    What is it? Science, 298(5598),\n    1569-1579. https://doi.org/10.1000/owls\n\n"
        "    Roe, B. (1960). The Origin of Rain. Fine Letters, 203, 88-111.\n"
    )
    entries = read(text, None, file="papers.org").entries
    assert [(entry.title, entry.date) for entry in entries] == [
        ("The hearing of owls: What is it?", "2002"),
        ("The Origin of Rain", "1960"),
    ]


def test_names_for_tags_in_restructuredtext() -> None:
    text = (
        "Papers\n======\n\n.. |br| raw:: html\n\n   <br />\n\n"
        "*   **A. Poe**, B. Roe. |br|\n    Slow rain on leaves and ponds. |br|\n"
        "    *Rain Letters*, 2019, 116(48):23-27. |br|\n"
        "    doi: `10.1000/1 <https://doi.org/10.1000/1>`_\n\n"
        "*   B. Roe, **A. Poe**. |br|\n    Fast rain on leaves and ponds. |br|\n"
        "    *Leaf Review*, 2021, 104:25.\n"
    )
    first, second = read(text, None, "papers.rst").entries
    assert (first.title, first.venue) == ("Slow rain on leaves and ponds", "Rain Letters")
    assert (second.title, second.venue) == ("Fast rain on leaves and ponds", "Leaf Review")


ASCIIDOC = """\
= Papers I read
Ann Poe <ann@example.org>
:arxiv: https://arxiv.org/abs

// a remark
== Owls

* https://example.org/a.pdf[Owls at Noon^], Jane Austen, 2019
* {arxiv}/1706.03762[Attention to Owls,window=_blank] - Peter Lind et al., 2017
** a good one

[#larks]
== Larks

. *Larks in Snow* by Maria Roe (2004)
. "`The Second Lark`", Jane Austen, _Fine Notes_ 3 (2001)

[cols="1,2,1"]
|===
| Year | Title | Link

| 2011 | Larks that Wait | https://arxiv.org/abs/1801.00001[pdf]
|===

[cols="2,1"]
|===
|https://arxiv.org/abs/1801.00003[A Lark that Waits]
|good

|https://arxiv.org/abs/1801.00004[A Lark that Sings]
|bad
|===
"""


def test_asciidoc_without_an_empty_line_below_its_title() -> None:
    text = (
        "= Owls\nAnn Poe <ann@example.org>\n== Rain\n* https://arxiv.org/abs/2101.00001[On Rain]\n"
    )
    assert describe(read(text, None, file="owls.adoc")) == [(4, "On Rain", ("Rain",))]


def test_asciidoc() -> None:
    found = read(ASCIIDOC, None, file="papers.adoc")
    assert found.title == "Papers I read"
    assert [
        (entry.line, entry.title, entry.authors, entry.date, entry.topics)
        for entry in found.entries
    ] == [
        (8, "Owls at Noon", ("Jane Austen",), "2019", ("Owls",)),
        (9, "Attention to Owls", ("Peter Lind",), "2017", ("Owls",)),
        (15, "Larks in Snow", ("Maria Roe",), "2004", ("Larks",)),
        (16, "The Second Lark", ("Jane Austen",), "2001", ("Larks",)),
        (22, "Larks that Wait", (), "2011", ("Larks",)),
        (27, "A Lark that Waits", (), "", ("Larks",)),
        (30, "A Lark that Sings", (), "", ("Larks",)),
    ]
    assert curies(found.entries[1]) == [ATTENTION]
    piped = read(ASCIIDOC, None, file="-")
    assert [entry.title for entry in piped.entries] == [entry.title for entry in found.entries]


TYPST = """\
#import "looks.typ": *
#set page(
  header: [No - work],
)
#let note(said) = [
  - #said
]

= Papers I read <top>

// https://example.org/none
/* - No work /* - and none */
- here */
== Owls
- #link("https://example.org/a.pdf")[Owls at Noon], Jane Austen, 2019 // good
- #href("https://arxiv.org/abs/1706.03762", "Attention to Owls") -- Peter Lind, 2017 @lind
  - a good one
#pagebreak()

#heading(level: 2)[Larks]
2. #highlight("Larks in Snow", fill: blue) by Maria Roe (2004)
+ #text(fill: red)[#emph[The Second Lark]], Jane~Austen, _Fine Notes_ 3 (2001)
+ *Lark \\#3* by Maria Roe (2006) \\
  #underline[a bad one], https://example.org/x--y_z

#heading("Wrens", level: 3)
- #smallcaps[Wrens of $n$ Woods] by Maria Roe (2005)#footnote[a new one]

== Tables
#figure(
  table(
    columns: (auto, 1fr, 1fr),
    table.header([Year], [Title], [Link]),
    [2011], [Larks that Wait], link("https://arxiv.org/abs/1801.00001")[pdf],
    [2012],
    [Larks that Sing],
    [#link("https://arxiv.org/abs/1801.00003")],
  ),
  caption: [Of larks],
)
#table(columns: 2, [A Title], [Which], [Has no], [Line])
#bibliography("x.bib")
"""


def test_typst() -> None:
    found = read(TYPST, None, file="papers.typ")
    assert found.title == "Papers I read"
    assert [
        (entry.line, entry.title, entry.authors, entry.date, entry.topics)
        for entry in found.entries
    ] == [
        (15, "Owls at Noon", ("Jane Austen",), "2019", ("Owls",)),
        (16, "Attention to Owls", ("Peter Lind",), "2017", ("Owls",)),
        (21, "Larks in Snow", ("Maria Roe",), "2004", ("Larks",)),
        (22, "The Second Lark", ("Jane Austen",), "2001", ("Larks",)),
        (23, "Lark #3", ("Maria Roe",), "2006", ("Larks",)),
        (27, "Wrens of n Woods", ("Maria Roe",), "2005", ("Larks", "Wrens")),
        (34, "Larks that Wait", (), "2011", ("Tables",)),
        (35, "Larks that Sing", (), "2012", ("Tables",)),
    ]
    assert curies(found.entries[1]) == [ATTENTION]
    assert found.entries[1].note == "a good one"
    assert curies(found.entries[7]) == ["arxiv:1801.00003"]
    assert read(TYPST.encode("utf-16"), None, file="papers.typ").entries == found.entries


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('#title[Owls]\n#set document(title: "No")\nRain', "# Owls\n\nRain"),
        ("Rain\\u{e9} \\ and `*raw*`, *hail*, a_b, 2*3", "Rainé <br> and `*raw*`, **hail**, a_b, 2\\*3"),
        ('#link("https://example.org/a(b)")[Rain], #link(<top>)[above]', "[Rain](<https://example.org/a(b)>), above"),
        ('#link("https://example.org")\n#image("a.png")\n#name;s', "<https://example.org>\n\ns"),
        ("- a\n    + b\n      c\n    - d\n\n  e\n2001. f", "- a\n    1. b\n        c\n    - d\n\n    e\n2001. f"),
        ("/ Owl: a bird\n- @poe2001\n- Rain @poe2001", "- **Owl**: a bird\n- @poe2001\n- Rain"),
        ("```\n- #raw[*x*]\n```\n- a#[b [c]]d", "```\n- #raw[*x*]\n```\n- ab [c]d"),
        ("#counter(page).display()\n#if a [b] else {\n c \n}\n#quote(block: true)[d]", "\n\n\n\nd"),
        ("\n\n#table(columns: (1fr,) * 2,\n\n [a], $b$,\n [c]\n)", "\n\n|  |  |\n| --- | --- |\n| a | $b$ |\n| c |\n"),
        ("#table(columns: 2,\n table.cell(colspan: 2)[a],\n [b], [c])\nd", "\n\n\nd"),
        ("#strong[a [b] #emph[c", "a [b] c"),
    ],
)  # fmt: skip
def test_marks_of_typst_are_those_of_markdown(text: str, written: str) -> None:
    assert typst.as_markdown(text) == written


@pytest.mark.parametrize(
    "said",
    ["#a[", "#a[x]", "/*", "[", '#a("', "#table([", "#table(columns: 2,\n[a], [b])", "$\\", "*a"],
)
def test_typst_that_opens_much_is_read(said: str) -> None:
    text = f"- _Owls at Noon_, Jane Austen, 2019\n\n{said * (400_000 // len(said))}"
    found = read(text, None, file="papers.typ")
    assert [entry.title for entry in found.entries[:1]] == ["Owls at Noon"]
    assert typst.as_markdown(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "mark", ["#", "# ", "@", "~ ", "% ", "> ", "»", "-> ", "// ", "-- ", "§ ", "; "]
)
def test_a_sign_before_most_lines_of_a_text_file_is_their_mark(mark: str) -> None:
    titles = [
        "Songs of the owl in winter: a study of calls",
        "Larks above the fields of rye",
        "iRain: How drops fall from clouds",
        "Snow cover and the voles beneath it",
    ]
    found = read("\n".join(f"{mark}{title}" for title in titles), None, file="papers.txt")
    assert [entry.title for entry in found.entries] == titles


def test_a_text_file_with_a_mark_before_most_of_its_lines_has_works_without_it() -> None:
    text = "#Songs of the Owl\n#Larks above Rye\n#How Rain Falls\n\nSnow and the Voles"
    found = read(text, None, file="papers.txt")
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (1, "Songs of the Owl"),
        (2, "Larks above Rye"),
        (3, "How Rain Falls"),
        (5, "Snow and the Voles"),
    ]


def test_paragraphs_of_rst_that_are_set_in_below_words_are_no_code() -> None:
    works = (
        "Poe, Ann: The House of Rain",
        "Roe, Emily (Clouds): Wet Heights",
        "Doe, Michael: The Owl and Its Hat `(1) <https://example.org/1>`_",
        "Lind, Carl: Crime and Hail",
        "Hart, Ben: The Long Winter",
        "Lee, Adam: Life under Clouds: How It Rains",
    )
    listed = "".join(f"    {work}\n\n" for work in works)
    code = "".join(f'    print("{word}")\n\n' for word in ("Rain", "Snow", "Hail"))
    text = f"===========\nRecommended\n===========\n\nLiterature\n\n{listed}Code::\n\n{code}"
    entries = read(text, None, file="books.rst").entries
    assert [(entry.line, entry.title) for entry in entries] == [
        (7, "The House of Rain"),
        (9, "Wet Heights"),
        (11, "The Owl and Its Hat"),
        (13, "Crime and Hail"),
        (15, "The Long Winter"),
        (17, "Life under Clouds: How It Rains"),
    ]


def test_keys_below_headings_of_org_are_no_contents() -> None:
    text = (
        "* Rain\n** TODO 1918 - Rain in Poems of the North\n[[#poe1918rain][poe1918rain]]\n\n"
        "Recommended by Ann.\n\n** DONE 1935 - What Snow Tells Us\n[[#roe1935snow][roe1935snow]]\n"
        "** TODO 2003 - The Long Winter and Its Birds\n[[#doe2003][doe2003]]\n"
    )
    entries = read(text, None, file="books.org").entries
    assert [(entry.title, entry.date, entry.read) for entry in entries] == [
        ("Rain in Poems of the North", "1918", False),
        ("What Snow Tells Us", "1935", True),
        ("The Long Winter and Its Birds", "2003", False),
    ]


def test_a_headline_of_org_that_is_broken_over_lines_and_how_much_of_it_is_done() -> None:
    text = (
        "* Rain [0%]\n** TOREAD Poe, A., & Roe, B. (2018): Slow rain on tall\nroots\n"
        "   :PROPERTIES:\n   :CUSTOM_ID: toread-poe\n   :END:\n\nA note.\n\n"
        "** DONE Doe, C., Li, D., & Orr,\nE. (2019): How hail falls on the\nroofs of towns\n"
        "   :PROPERTIES:\n   :CUSTOM_ID: done-doe\n   :END:\n* Snow [1/2]\n"
        "- [ ] [[https://example.org/map][A Map of Snow]]\n"
        "- [X] [[https://example.org/ice][What Ice Tells Birds]] [2/2]\n"
    )
    found = read(text, None, file="papers.org")
    assert describe(found) == [
        (2, "Slow rain on tall roots", ("Rain",)),
        (10, "How hail falls on the roofs of towns", ("Rain",)),
        (17, "A Map of Snow", ("Snow",)),
        (18, "What Ice Tells Birds", ("Snow",)),
    ]
    assert found.entries[1].authors == ("Doe, C.", "Li, D.", "Orr, E.")


def test_links_of_restructuredtext_that_lines_break_keep_the_lines_below_them() -> None:
    work = (
        '{0}. A. Poe, **B. Roe**, C. Doe, "{1} and what\nit means for birds" '
        "Rain Letters **{0}** (2020) 143.\n[`link\n<https://doi.org/10.1000/{0}>`__\\ ]\n\n"
    )
    titles = ["Slow rain on roots", "Wet heights", "How hail falls"]
    works = "".join(work.format(112 - place, title) for place, title in enumerate(titles))
    found = read(f"Papers\n======\n\nAll of them:\n\n{works}", None, file="papers.rst")
    assert [(entry.line, entry.title, *curies(entry)) for entry in found.entries] == [
        (6 + 5 * place, f"{title} and what it means for birds", f"doi:10.1000/{112 - place}")
        for place, title in enumerate(titles)
    ]


def test_citations_in_yaml_with_their_notes() -> None:
    text = (
        '- section: "Rain"\n  items:\n'
        '    - citation: "Ann Poe, *Slow Rain on Tall Roots* (15 May 1991)"\n'
        '      note: "The first text on it."\n'
        '    - citation: "Bo Roe, *Wet Heights* (Rain Press, 2021)"\n'
        '- section: "Snow"\n  items:\n    - citation: "Cy Doe, *How Hail Falls* (1982)"\n'
    )
    found = read(text, None, file="readings.yml")
    assert describe(found) == [
        (3, "Slow Rain on Tall Roots", ("Rain",)),
        (5, "Wet Heights", ("Rain",)),
        (8, "How Hail Falls", ("Snow",)),
    ]
    assert [(*entry.authors, entry.venue, entry.date) for entry in found.entries] == [
        ("Ann Poe", "", "1991-05-15"),
        ("Bo Roe", "Rain Press", "2021"),
        ("Cy Doe", "", "1982"),
    ]
    assert found.entries[0].note == "The first text on it."


def test_addresses_set_in_below_works_are_theirs_and_below_sections_are_works() -> None:
    text = (
        "READINGS FOR JANUARY 25:\n\n(an easy start)\n\n"
        "Poe Chapter 1:\n      http://www.example.ac.uk/rain-c01.pdf\n"
        'Roe, "Breaking and Mending the Rain"\n      https://example.edu/roe.pdf\n\n'
        "OPTIONAL READINGS ON hail:\n      http://hail.example.com/\n"
        '      "Hail and Its Birds," http://example.edu/hail.pdf\n          (of use later)\n\n'
        "READINGS FOR FEBRUARY 8:\n\nDoe on his tools for snow:\n      http://example.com/snow.pdf\n"
        "https://blog.example.com/snow-tools\n"
    )
    found = read(text, None, file="readings.txt")
    january, february = ("READINGS FOR JANUARY 25",), ("READINGS FOR FEBRUARY 8",)
    hail = (*january, "OPTIONAL READINGS ON hail")
    assert describe(found) == [
        (5, "Poe Chapter 1", january),
        (7, "Breaking and Mending the Rain", january),
        (11, "http://hail.example.com", hail),
        (12, "Hail and Its Birds", hail),
        (17, "Doe on his tools for snow", february),
        (19, "https://blog.example.com/snow-tools", february),
    ]
    assert found.entries[1].authors == ("Roe",)
    assert found.entries[3].note == "(of use later)"


def test_org_has_macros_stamps_and_italics_over_the_end_of_a_line() -> None:
    text = (
        "* Papers\n** Rain on Roofs <2015-06-30 Tue>\n"
        '- Bo Poe,\\\\\n  "Type classes of rain".\\\\\n  {{{arXiv(1102.1323)}}}, 30 pages.\n'
        "- /How to Write about Rain: Complete\n  Step-by-Step Guide/.\n  https://example.org/rain\n"
        "- {{{book-title(The Finite Simple Ponds)}}} by Ann Orr\n"
    )
    entries = read(text, None, file="papers.org").entries
    assert [(entry.line, entry.title, curies(entry)) for entry in entries] == [
        (3, "Type classes of rain", ["arxiv:1102.1323"]),
        (6, "How to Write about Rain: Complete Step-by-Step Guide", ["https://example.org/rain"]),
        (9, "The Finite Simple Ponds", []),
    ]
    assert {entry.topics for entry in entries} == {("Rain on Roofs",)}


def test_blocks_of_lines_in_rst_are_works() -> None:
    text = (
        "Literature\n==========\n\n"
        "The first article on rain:\n"
        "   | A. B. Poe, C. D. Orr , and E. F. Ray\n"
        "   | `Grids of falling rain`__\n"
        "   | Fine Review B, Vol. **71**, 035109, 2005\n\n"
        "   __ https://doi.org/10.1103/PhysRevB.71.035109\n\n"
        "And one on gold:\n"
        "  | A. Orr, B. Poe and C. Ray\n"
        "  | `On the structure of golden rain`__\n"
        "  | J. Am. Chem. Soc., Vol **130**, 3756-3757, 2008\n\n"
        "  __ https://doi.org/10.1021/ja800594p\n"
    )
    first, second = read(text, None, file="papers.rst").entries
    assert (first.title, first.line) == ("Grids of falling rain", 5)
    assert first.authors == ("A. B. Poe", "C. D. Orr", "E. F. Ray")
    assert (curies(first), first.venue, first.date) == (
        ["doi:10.1103/physrevb.71.035109"],
        "Fine Review B",
        "2005",
    )
    assert (second.title, curies(second)) == (
        "On the structure of golden rain",
        ["doi:10.1021/ja800594p"],
    )


def test_a_map_of_citations_in_yaml() -> None:
    text = """\
poe_rain:
  citation: "Poe, A. (2010). Rain in towns. Rain Letters, 2(1), 1–50."
  file: "Poe - 2010 - Rain.pdf"
roe_snow:
  citation: "Roe, B. (2016). Snow in towns. Basel: Rain Press."
  link: "https://example.org/snow"
li_fog:
  citation: "Li, C. (2012). Fog in towns. Basel: Rain Press."
"""
    found = read(text, None, file="readings.yml").entries
    assert [(entry.line, entry.title, entry.date) for entry in found] == [
        (1, "Rain in towns", "2010"),
        (4, "Snow in towns", "2016"),
        (7, "Fog in towns", "2012"),
    ]


def test_front_matter_whose_records_hold_the_work() -> None:
    text = """\
---
title: What I read
books:
  - date: 'Sep 9, 2018'
    original:
      author: Anna Weiß
      title: Der Regen
    english:
      author: Anna White
      title: The Rain
  - date: 'Sep 1, 2018'
    original: {author: Bo Roe, title: The Snow}
---
"""
    found = read(text, None, file="reading.md").entries
    assert [(entry.title, entry.authors, entry.date) for entry in found] == [
        ("Der Regen", ("Anna Weiß",), ""),
        ("The Snow", ("Bo Roe",), ""),
    ]


def test_headlines_of_org_alone_are_works_and_headings_of_markdown_are_none() -> None:
    org = "* Rain\n** The Long Rain\n** Snow and Its Birds\n** A Short Walk in the Hills\n"
    found = read(f"{org}* Fog\n", None, file="shelf.org")
    assert describe(found) == [
        (2, "The Long Rain", ("Rain",)),
        (3, "Snow and Its Birds", ("Rain",)),
        (4, "A Short Walk in the Hills", ("Rain",)),
    ]
    assert not read(org.replace("*", "#"), None, file="shelf.md").entries
    assert not read(org.replace("Snow and", "TODO\n** Snow and\n*** "), None, file="a.org").entries


def test_the_keywords_of_org_that_a_file_declares_end_with_those_that_say_it_is_done() -> None:
    text = (
        "#+TYP_TODO: TOFETCH SHELVED\n* SHELVED Slow Rain on Tall Roots\n* TOFETCH Hail on Roofs\n"
    )
    entries = read(text, None, file="papers.org").entries
    assert [(entry.title, entry.read) for entry in entries] == [
        ("Slow Rain on Tall Roots", True),
        ("Hail on Roofs", False),
    ]


def test_remarks_of_rst_are_neither_sections_nor_works() -> None:
    text = """\
Bibliography
============

.. [Poe75] A. Poe, "Diagonal Rain", *Rain Phys.*, 27: 1-31, 1975.

.. vim: set spell ft=rst fenc=utf8:
.. [Roe97] B. Roe, "Unstructured Rain", *Rain Mechanics* 29, 1997.

.. sort these
   by year one day

.. [Li75] C. Li, "Snow and Its Uses", *Snow Phys.*, 3: 10-11, 1975.
"""
    found = read(text, None, file="bibliography.rst")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (4, "Diagonal Rain", ()),
        (7, "Unstructured Rain", ()),
        (12, "Snow and Its Uses", ()),
    ]
    assert not found.skipped


def test_yaml_in_other_languages() -> None:
    source = """\
# volgorde = volgorde van lezen
- titel: De regen. Een winterverhaal
  auteur: Ann Poe
  jaar: 1947
  isbn: 9780262033848
  opmerking: nog niet uit
- titel: Max Uil, of de sneeuw
  auteur: Bo Roe
  uitgeverij: Lebowski
"""
    rain, owl = read(source, None, file="boeken.yml").entries
    assert (rain.title, rain.authors, rain.date) == (
        "De regen. Een winterverhaal",
        ("Ann Poe",),
        "1947",
    )
    assert (rain.note, curies(rain), rain.topics) == ("nog niet uit", ["isbn:9780262033848"], ())
    assert (owl.title, owl.authors, owl.venue) == ("Max Uil, of de sneeuw", ("Bo Roe",), "Lebowski")


def test_records_of_yaml_with_dates_as_catalogues_of_libraries_have_them() -> None:
    source = """\
- title: "雨の図書館"
  creator: "Ann Poe"
  publicationDate: "[1981.2]"
- title: "Owls at Night"
  creator: Bo Roe
  publicationDate: "1983.3-1984.12"
- title: "Snow at Night"
  creator: Bo Roe
  publicationDate: "1976-"
- title: "Hail at Night"
  creator: Bo Roe
  imprint: "京都 : 雨書房, 1960.3"
- title: "Wind at Night"
  creator: Bo Roe
  dateOfPublication: 1954
"""
    found = read(source, None, file="books.yml").entries
    assert [entry.date for entry in found] == ["1981-02", "1983-03", "1976", "1960-03", "1954"]
    assert (found[0].authors, found[3].venue) == (("Ann Poe",), "京都 : 雨書房")


def test_a_work_of_yaml_with_its_reviews_in_it_is_a_work_and_no_section() -> None:
    source = """\
articles:
  - title: "Rain in Towns"
    authors: Poe, Ann
    journal: Rain Letters
    year: 2018
    reviews:
      - reviewers: Roe, B.
        journal: Snow Review
        year: 2019
  - title: "Owls in Towns"
    authors: Poe, Ann
    journal: Owl Letters
    year: 2017
    reviews:
"""
    found = read(source, None, file="cv.yml")
    assert [(entry.line, entry.title, entry.date) for entry in found.entries] == [
        (2, "Rain in Towns", "2018"),
        (10, "Owls in Towns", "2017"),
    ]
    assert {entry.topics for entry in found.entries} == {()}  # one list is the file


def test_records_inside_a_record_of_yaml_say_who_and_where() -> None:
    source = """\
- title: A Fine Paper on Owls
  authors:
    - name: Ann Poe
      url: https://example.org/ann
    - {given: Bo, family: Roe}
  year: 2001
  links:
    - name: PDF
      url: https://arxiv.org/pdf/1706.03762
"""
    (owls,) = read(source, None, file="papers.yml").entries
    assert (owls.title, owls.authors, owls.date) == (
        "A Fine Paper on Owls",
        ("Ann Poe", "Bo Roe"),
        "2001",
    )
    assert curies(owls) == [ATTENTION]


def test_names_before_colons_in_headlines_of_org() -> None:
    source = """\
* Romaanit
** DONE Ann Doe: Tuntematon sade (1954)                     :klassikko:
** DONE Paul Roe: Puhdas lumi (2008)
** TODO Mary Poe: Sateen salissa
"""
    entries = read(source, None, file="lukulista.org").entries
    assert [(entry.title, entry.authors, entry.date) for entry in entries] == [
        ("Tuntematon sade", ("Ann Doe",), "1954"),
        ("Puhdas lumi", ("Paul Roe",), "2008"),
        ("Sateen salissa", ("Mary Poe",), ""),
    ]


def test_errands_among_headlines_are_no_works() -> None:
    source = """\
* Papers
** DONE Rain on Owls
** TODO Owls in the Rain
** TODO Snow and Owls
* Home
** TODO buy milk
** TODO call Ann
"""
    titles = [entry.title for entry in read(source, None, file="queue.org").entries]
    assert titles == ["Rain on Owls", "Owls in the Rain", "Snow and Owls"]


HANDED_ON = """
Reading
=======

.. raw:: html

    <h4>Rain</h4>
    <table>
        <tr><td>Pages</td><td>Sort</td><td>Author</td><td>Title</td></tr>
        <tr><td>160</td><td>Rel</td><td>Poe</td><td>One Long Rain</td></tr>

        <tr><td>230</td><td>Sci</td><td>Fox</td><td>Owls</td></tr>
    </table>

.. dropdown:: Snow
   :open:

   .. note::

        - Ann Poe, *Snow in small towns*, 2001.

.. container:: papers

    `Fog in small valleys <https://example.org/fog>`_, Ann Poe, 2005
"""


def test_html_and_frames_of_restructured_text_are_opened() -> None:
    found = read(HANDED_ON, None, "list.rst").entries
    assert [(entry.line, entry.title, entry.authors) for entry in found] == [
        (10, "One Long Rain", ("Poe",)),
        (12, "Owls", ("Fox",)),
        (20, "Snow in small towns", ("Ann Poe",)),
        (24, "Fog in small valleys", ("Ann Poe",)),
    ]
    assert found[0].topics[-1] == "Rain"


ITEMS_OF_HTML = "<ul>\n<li>Ann Poe, <i>Rain in towns</i>, 2001.</li>\n<li>Bo Roe, <i>Fog in towns</i>, 2002.</li>\n</ul>"


@pytest.mark.parametrize(
    ("before", "after", "file"),
    [
        ("# Papers\n\n```{=html}", "```", "a.md"),
        ("# Papers\n\n:::{raw} html", ":::", "a.md"),
        ("= Papers\n\n++++", "++++", "a.adoc"),
    ],
)
def test_html_that_is_handed_on_is_read(before: str, after: str, file: str) -> None:
    found = read(f"{before}\n{ITEMS_OF_HTML}\n{after}\n", None, file)
    assert [(entry.line, entry.title) for entry in found.entries] == [
        (5, "Rain in towns"),
        (6, "Fog in towns"),
    ]
    assert not found.skipped


def test_a_macro_of_org_with_an_address_and_a_text_is_a_link() -> None:
    source = """\
* Papers
1. (2018) Poe, Ann, and Bo Roe. "Responses of the Rain." /Journal of Rain/, *31*, 97-98.
   {{{LINK("papers/poe+2018rain.pdf", PDF.)}}}
2. (2017) Roe, Bo. "Responses of the Snow." /Journal of Rain/, *30*, 91-92.
   {{{LINK("https://example.org/roe.pdf", PDF.)}}}
"""
    rain, snow = read(source, None, file="papers.org").entries
    assert (rain.title, snow.title) == ("Responses of the Rain", "Responses of the Snow")
    assert [link.url for link in snow.links] == ["https://example.org/roe.pdf"]


def test_a_map_of_yaml_whose_fields_are_numbered_and_typed_in_any_way() -> None:
    source = "1:\n    Título: A Chuva\n    Autor1: Ann Poe\n    Autor2: Bo Roe\n    Ano-Publicacao: 1953\n"
    source += "2:\n    Título: A Neve\n    Autor1: Cy Doe\n    Ano-Publicacao: 1954\n"
    source += "3:\n    Título: A Coruja\n    Autor1: Eve Moe\n    Ano-Publicacao: 1955\n"
    chuva, *others = read(source, None, file="livros.yml").entries
    assert (chuva.title, chuva.authors, chuva.date) == ("A Chuva", ("Ann Poe", "Bo Roe"), "1953")
    assert [entry.title for entry in others] == ["A Neve", "A Coruja"]


@pytest.mark.parametrize("file", ["bibliographie.txt", "bibliographie.md"])
def test_lines_of_latex_that_set_a_page_are_no_works_and_its_sections_are(file: str) -> None:
    source = r"""\newpage{}

\section*{Pluie}
\addcontentsline{toc}{section}{Pluie}

\begingroup
\noindent
\linespread{1}\selectfont{}
\setlength{\parindent}{-0.25in}

Poe, A. (2005). *Petit cours sur la pluie*. Montréal : Hibou.

Roe, B. (2014). *Êtes-vous un hibou?*. Montréal : Hibou.

Doe, C. (2020). *The Owls and the Wet Market*. Lehi : Rain Press.
"""
    found = read(source, None, file=file)
    assert describe(found) == [
        (11, "Petit cours sur la pluie", ("Pluie",)),
        (13, "Êtes-vous un hibou?", ("Pluie",)),
        (15, "The Owls and the Wet Market", ("Pluie",)),
    ]


def test_a_title_in_yaml_is_the_whole_field_whatever_signs_it_holds() -> None:
    titles = (
        'Do owls "Hoot"? Night Calls and Their Control',
        "Rain (2nd edition)",
        "[Re] Wet Owls",
    )
    text = "".join(f"- title: '{title}'\n  date: \"2020-01-02\"\n" for title in titles)
    found = read(text, None, file="papers.yml").entries
    assert [(entry.title, entry.authors, entry.date) for entry in found] == [
        (title, (), "2020-01-02") for title in titles
    ]


def test_a_long_property_of_org_ends_before_the_next_one() -> None:
    text = "".join(
        f"* Note {place}\n:PROPERTIES:\n:TITLE: {title}\n:AUTHOR: Ann Poe\n:YEAR: 2012\n:END:\n"
        for place, title in enumerate(
            (
                "What owls do at night in rain and what they say of it by day",
                "Owls, larks, and rain",
            )
        )
    )
    found = read(text, None, file="notes.org").entries
    assert [(entry.line, entry.title, entry.authors, entry.date) for entry in found] == [
        (3, "What owls do at night in rain and what they say of it by day", ("Ann Poe",), "2012"),
        (9, "Owls, larks, and rain", ("Ann Poe",), "2012"),
    ]


def test_tables_of_wikitext_are_tables() -> None:
    source = """\
__NOTOC__
== Journal Club ==
=== Spring 2014 ===
{| class="wikitable sortable"
|-
! Date !! Presenter !! Paper !! Notes
|-
| Jan 24 || Ann || [https://example.org/1 Owls in the rain], Poe et al., Neuron ||
|-
| Jan 31 || colspan="3" | ''no meeting''
|-
| Feb 7
| Bo
| [https://example.org/2 Snow: a rough guide to the owl?] Roe K (2009) TICS 13(7)
| bring coffee
|}
"""
    found = read(source, None, file="club.mediawiki")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (8, "Owls in the rain", ("Journal Club", "Spring 2014")),
        (12, "Snow: a rough guide to the owl?", ("Journal Club", "Spring 2014")),
    ]


def test_citations_of_rst_stand_as_far_from_their_keys_as_they_like() -> None:
    text = """\
Bibliography
============

.. [Poe2000]   Poe, Ann (2000) *Why Owls Need Rain*,
               Rain Press

.. [Roe2001]       Roe, Ben (2001), *Snow and Its Birds*, Rain Press
.. [Low2002] Low, Cyril (2002), *Hail on Roofs*, Rain Press
"""
    found = read(text, None, file="bibliography.rst").entries
    assert [(entry.line, entry.title, entry.authors, entry.date) for entry in found] == [
        (4, "Why Owls Need Rain", ("Poe, Ann",), "2000"),
        (7, "Snow and Its Birds", ("Roe, Ben",), "2001"),
        (8, "Hail on Roofs", ("Low, Cyril",), "2002"),
    ]


def test_french_quotation_marks_of_latex() -> None:
    text = r"""\begin{itemize}
\item Poe, Ann, << Sur la pluie (1922-1944) >>, \textit{Revue des mares}, 2021, p. 51-73.
\item Roe, Ben, \og Sur la neige \fg{}, \textit{Revue des mares}, 2022, p. 51-73.
\item Low, Cyril, \og{}Sur la pluie et la neige\fg, \textit{Revue des mares}, 2023, p. 1-3.
\end{itemize}
"""
    found = read(text, None, file="textes.tex").entries
    assert [(entry.title, entry.venue, entry.date) for entry in found] == [
        ("Sur la pluie (1922-1944)", "Revue des mares", "2021"),
        ("Sur la neige", "Revue des mares", "2022"),
        ("Sur la pluie et la neige", "Revue des mares", "2023"),
    ]


def test_marks_behind_names_in_latex_are_no_italics() -> None:
    text = (
        "\\begin{document}\n"
        "{\\bf{Poe, A.T.}}*, A.R Roe*, J.B. Li, \\& P.B. Orr. (2018). Owls in a dry year of rain. "
        "\\emph{Ecology} 6:e4485.\\\\\n\n"
        "Roe, B., \\& A.T. Poe. (2015). Owls in a year of snow. \\emph{Ecology} 95: 2069.\\\\\n"
        "\\end{document}\n"
    )
    first, _ = read(text, None, file="cv.tex").entries
    assert first.title == "Owls in a dry year of rain"
    assert first.authors == ("Poe, A.T.", "A.R Roe", "J.B. Li", "P.B. Orr")


def test_what_emacs_logs_below_headlines_of_org_is_no_work() -> None:
    text = """* Paper
** Ice and its owls
** A history of ice
** Leaves of autumn
* Kindle
** Owls in the rain
   - Note taken on [2019-12-15 Sun 23:07] \\\\
     A fine book on owls and what they do in rain.
** Snow at night
   - State "DONE"       from "TODO"       [2019-12-15 Sun 23:07]
** Hail for all
   CLOSED: [2020-01-02 Thu 10:00]
   - Rescheduled from "[2020-01-02 Thu]" on [2020-01-05 Sun 10:00]
** Fog and its owls
** Wind over towns
"""
    found = read(text, None, "books.org")
    assert [
        (entry.line, entry.title) for entry in found.entries if entry.topics == ("Kindle",)
    ] == [
        (6, "Owls in the rain"),
        (9, "Snow at night"),
        (11, "Hail for all"),
        (14, "Fog and its owls"),
        (15, "Wind over towns"),
    ]
    assert found.entries[3].note == "A fine book on owls and what they do in rain."
    assert not found.skipped


def test_what_sets_a_page_of_latex_stands_above_the_line_of_a_work() -> None:
    text = (
        "\\begin{document}\n\\medskip\n\\noindent\n``Owls in the Rain of May'', Ann Poe. Rain Letters 3 (2001)\n\n"
        "\\medskip\n\\noindent\n``Snow over Small Towns'', Carl Roe. Rain Letters 4 (2002)\n\\end{document}\n"
    )
    found = read(text, None, "cv.tex").entries
    assert [(entry.line, entry.title) for entry in found] == [
        (4, "Owls in the Rain of May"),
        (8, "Snow over Small Towns"),
    ]


def test_a_remark_below_a_task_of_org_leaves_it_a_work() -> None:
    text = """#+TITLE: Readings
* TODO Owls in the rain
  - Poe & Roe
* DONE Snow at night
  - great
* Papers
** TODO Hail of the north
"""
    found = read(text, None, "list.org").entries
    assert [(entry.line, entry.title, entry.note) for entry in found] == [
        (2, "Owls in the rain", "Poe & Roe"),
        (4, "Snow at night", "great"),
        (7, "Hail of the north", ""),
    ]


NAMED_CITATIONS = [
    ("Poe, Ann/ Roe, Bo", "Zeitschrift für Regen, 2020, S. 126 ff, „Eulen und Regen am Mittag“"),
    ("Lind, Peter", "Zeitschrift für Schnee, 2022, S. 20 ff, „Der Schutz der Eulen: Fragen dazu“"),
    ("Orr, Maria", "Rain Letters, 2019: „Snow on Roofs of Towns“ (cited as: Orr, RL 2019, 4.)"),
    ("Ash, John", "Handbuch der Dächer, 4. Auflage, Bonn 2016 (zit.: Handbuch, § 3)"),
]


def _as_latex(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"\n  \\textbf{{{who}}} &\n\n  {what} \\\\\n  \\\\\n" for who, what in rows)
    return f"\\section{{Quellen}}\n\n\\begin{{longtable}}{{ll}}\n{cells}\n\\end{{longtable}}\n"


def _as_table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f"| **{who}** | {what} |\n" for who, what in rows)
    return f"## Quellen\n\n|  |  |\n|---|---|\n{cells}"


@pytest.mark.parametrize(("write", "file"), [(_as_latex, "a.tex"), (_as_table, "a.md")])
def test_names_in_bold_beside_the_rest_of_a_citation_wrote_it(
    write: Callable[[Sequence[tuple[str, str]]], str], file: str
) -> None:
    found = parse_list(write(NAMED_CITATIONS).encode(), file=file)
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Eulen und Regen am Mittag", ("Poe, Ann", "Roe, Bo"), "2020"),
        ("Der Schutz der Eulen: Fragen dazu", ("Lind, Peter",), "2022"),
        ("Snow on Roofs of Towns", ("Orr, Maria",), "2019"),
        ("Handbuch der Dächer", ("Ash, John",), "2016"),
    ]


def test_a_directive_of_rst_that_somebody_commented_out_is_no_section() -> None:
    text = (
        "References\n==========\n\n.. .. rubric:: More\n\n"
        '.. [Poe] Poe, A.N. "Rain and Roofs," *Fluids* **2** (2017)\n\n'
        '.. [Roe] Roe, B. and Marsh, C. "Owls in Town," *Fluids* **3** (2018)\n'
    )
    found = read(text, None, file="references.rst")
    assert [(entry.line, entry.title, entry.topics) for entry in found.entries] == [
        (6, "Rain and Roofs", ()),
        (8, "Owls in Town", ()),
    ]


def test_tags_of_org_that_lost_their_colons_are_no_part_of_a_title() -> None:
    text = (
        "* Rain rain\n\n** TOREAD Poe, A. (2018): How rain falls on the hills :rain:hail\n\n"
        "** TOREAD Roe, B. (2019): How snow lies on roofs :owls: rain\n\n"
        "** DONE Ash, D. (2020): The long way of the grey owl owls\n\n"
        "** TOREAD Orr, E. (2021): How deep learning sees owls :owls:\n"
    )
    torn = read(text, None, file="a.org").entries
    assert [entry.title for entry in torn] == [
        "How rain falls on the hills",
        "How snow lies on roofs",
        "The long way of the grey owl",
        "How deep learning sees owls",
    ]
    whole = "* Rain\n** TOREAD Poe, A. (2018): How machines see the rain\n** TOREAD Roe, B. (2019): How hail becomes rain :rain:\n"
    entries = read(whole, None, file="a.org").entries
    assert [entry.title for entry in entries] == [
        "How machines see the rain",
        "How hail becomes rain",
    ]


STYLED_TITLES = {
    "list.mediawiki": "== Papers ==\n\n"
    "=== '''Rain in Small Towns''' ===\nAnn Poe, ''Rain Letters'', 2011\n\n"
    "=== [https://example.org/a.pdf Snow on Roofs] ===\nBen Low, ''Nature'', 2012\n",
    "list.rst": "Papers\n======\n\n"
    "**Rain in Small Towns**\n~~~~~~~~~~~~~~~~~~~~~~~\n\nAnn Poe, *Rain Letters*, 2011\n\n"
    "*Snow on Roofs*\n~~~~~~~~~~~~~~~\n\nBen Low, *Nature*, 2012\n",
    "list.txt": "PAPERS\n======\n\n"
    "Rain in Small Towns\n-------------------\n\nAnn Poe\n\nRAIN 2011\n\n"
    "Snow on Roofs\n-------------\n\nBen Low\n\nICML 2012\n",
}


@pytest.mark.parametrize("name", STYLED_TITLES)
def test_headings_in_a_style_are_titles_with_what_stands_below(name: str) -> None:
    found = parse_list(STYLED_TITLES[name].encode(), file=name)
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Rain in Small Towns", ("Ann Poe",), "2011"),
        ("Snow on Roofs", ("Ben Low",), "2012"),
    ]


def test_fields_below_underlined_headings_of_a_text_keep_its_name() -> None:
    text = "READING LIST\n============\n\n" + "\n\n".join(
        f"{title}\n{'-' * len(title)}\n\nAuthors: {who}\n\n{where}\n\npaper (https://x.org/{who[0]}.pdf)"
        for title, who, where in (
            ("Rain in Small Towns", "Ann Poe", "Nature (1998)"),
            ("Snow on Roofs", "Ben Low", "KDD (2017)"),
            ("Attention and Hail", "Cy Roe", "PLOS ONE (2023)"),
        )
    )
    found = parse_list(text.encode(), file="list.txt")
    assert [(it.title, it.venue, it.date) for it in found.entries] == [
        ("Rain in Small Towns", "Nature", "1998"),
        ("Snow on Roofs", "KDD", "2017"),
        ("Attention and Hail", "PLOS ONE", "2023"),
    ]
    assert found.title == "READING LIST"


def test_tasks_of_org_over_what_was_noted_on_each_are_works() -> None:
    text = (
        "* DONE The Owl Checklist    :tape:\n  - Count all owls before it is dark.\n"
        "  - Let nobody count alone, and write down who did.\n"
        "* DONE Ponds    :tape:\n  - Save your water.\n"
        "* TODO Trust Me, I am Rain    :book:\n* TODO Small Larks    :book:\n"
    )
    found = parse_list(text.encode(), file="books.org")
    assert [entry.title for entry in found.entries] == [
        "The Owl Checklist",
        "Ponds",
        "Trust Me, I am Rain",
        "Small Larks",
    ]


def test_breaks_of_org_part_lines_and_are_no_words() -> None:
    text = (
        "* Books\n\n- Rain in Towns \\\\\n  Ann Poe, Ben Low \\\\\n  Nature, 2001\n"
        "- Snow on Roofs \\\\\n  Clara Hill \\\\\n  KDD, 2002 \\\\\n\n- Frost in June \\\\\n"
    )
    found = parse_list(text.encode(), file="books.org")
    assert [(entry.title, entry.authors, entry.venue) for entry in found.entries] == [
        ("Rain in Towns", ("Ann Poe", "Ben Low"), "Nature"),
        ("Snow on Roofs", ("Clara Hill",), "KDD"),
        ("Frost in June", (), ""),
    ]


def test_a_page_that_a_script_draws_from_markdown_is_read_as_markdown() -> None:
    text = (
        "<!DOCTYPE html><html><head><title>Rain</title></head><body><xmp>\n"
        "# Papers\n\n- [A Fine Paper](https://arxiv.org/abs/2001.00001)\n- *Fine Owls*, Ann Poe, 1999\n"
        '</xmp><script src="strapdown.js"></script></body></html>\n'
    )
    found = read(text, None, file="rain.html")
    assert describe(found) == [(4, "A Fine Paper", ()), (5, "Fine Owls", ())]


def test_papers_in_a_folder_of_org_have_their_titles_and_no_keys() -> None:
    text = (
        "* Robots\n"
        "** [[papers:Rain in Slow Ponds][poe2015rain]]: Rain in Slow Ponds :soft_robot:\n"
        "- this paper studies ponds\n"
        "** [[papers:Wet Owls in Towers][roe2016wet]]: Wet Owls in Towers\n"
    )
    assert describe(read(text, None, file="notes.org")) == [
        (2, "Rain in Slow Ponds", ()),
        (4, "Wet Owls in Towers", ()),
    ]
