"""Pages: bookmarks, saved pages and reports."""

from __future__ import annotations

import pytest
from tests.reading.readers import ATTENTION, curies, describe, read

from paperkg.reading.endings import ListFormat
from paperkg.reading.formats import parse_list
from paperkg.reading.page_titles import tidy_page_title


def test_bookmarks_of_a_browser() -> None:
    text = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
  <DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
    <DT><A HREF="https://mail.example.org/">Mail</A>
    <DT><H3>Papers</H3>
    <DL><p>
      <DT><A HREF="https://arxiv.org/abs/1706.03762">[1706.03762] Attention Is All You Need</A>
      <DT><H3>Vision</H3>
      <DL><p>
        <DT><A HREF="https://openreview.net/forum?id=YicbFdNTTy&amp;x=1">16x16 Words | OpenReview</A>
        <DD>a remark
        <DT><A HREF="https://distill.pub/2020/circuits/">Circuits</A>
      </DL><p>
      <DT><A HREF="https://arxiv.org/pdf/2005.14165.pdf">2005.14165.pdf</A>
    </DL><p>
  </DL><p>
</DL>
"""
    found = read(text, ListFormat.HTML)
    assert [(entry.title, entry.topics, entry.line) for entry in found.entries] == [
        ("Attention Is All You Need", ("Papers",), 11),
        ("16x16 Words", ("Papers", "Vision"), 14),
        ("Circuits", ("Papers", "Vision"), 16),
        ("arxiv:2005.14165", ("Papers",), 18),
    ]
    assert [(skipped.text, skipped.line) for skipped in found.skipped] == [("Mail", 8)]


PAGE = """\
<!DOCTYPE html>
<!-- saved from url=(0030)https://lab.example.org/papers/ -->
<html><head><title>Papers | A Lab</title><style>a {}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="https://arxiv.org/abs/2001.00001">New</a></li></ul></nav>
<main><font size="2">
<h1>Papers we read</h1>
<h2>Transformers</h2>
<ul>
  <li><a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a>. NeurIPS 2017.</li>
  <li>BERT: Pre-training of Deep Transformers. NAACL 2019. https://arxiv.org/abs/1810.04805</li>
</ul>
<h2>Our own</h2>
<table><tr><th>Title</th><th>Year</th></tr>
<tr><td><a href="ours.pdf">A Paper of Our Own Making</a></td><td>2020</td></tr>
<tr><td><a href="https://doi.org/10.1145/3292500.3330701">Another Paper of Our Own</a></td><td>2021</td></tr>
</table>
</font></main>
<footer><ul><li><a href="https://doi.org/10.1145/1.2">Imprint of the Whole Site</a></li></ul></footer>
</body></html>
"""


def test_a_saved_page_is_read_without_what_stands_around_it() -> None:
    found = read(PAGE, ListFormat.HTML)
    assert [(entry.title, entry.topics, entry.line) for entry in found.entries] == [
        ("Attention Is All You Need", ("Transformers",), 9),
        ("BERT: Pre-training of Deep Transformers", ("Transformers",), 10),
        ("A Paper of Our Own Making", ("Our own",), 14),
        ("Another Paper of Our Own", ("Our own",), 15),
    ]
    assert curies(found.entries[0]) == [ATTENTION]
    assert [link.url for link in found.entries[2].links] == [
        "https://lab.example.org/papers/ours.pdf"
    ]
    assert found.title == "Papers we read"


def test_a_report_of_zotero() -> None:
    page = """<!DOCTYPE html>
<html><head><title>Zotero Report</title></head><body><ul class="report combineChildItems">
<li id="item_A" class="item journalArticle"><h2>Fine Things</h2><table>
<tr><th>Item Type</th><td>Journal Article</td></tr><tr><th class="author">Author</th><td>Ann Poe</td></tr>
<tr><th class="author">Author</th><td>Bo Roe</td></tr><tr><th>Date</th><td>2015-05-28</td></tr>
<tr><th>DOI</th><td><a href="http://doi.org/10.1000/a">10.1000/a</a></td></tr><tr><th>Publication</th><td>Things</td></tr>
<tr><th>Extra</th><td>Citation Key: poe
Mind the roots.</td></tr></table><h3 class="tags">Tags:</h3><ul class="tags"><li>trees</li></ul><ul class="attachments"><li id="item_AA">Full Text PDF</li></ul></li>
<li id="item_B" class="item book"><h2>Finer Things</h2><table><tr><th>Item Type</th><td>Book</td></tr>
<tr><th>ISBN</th><td>978-0-262-03561-3</td></tr></table></li></ul></body></html>"""
    article, book = read(page, ListFormat.HTML).entries
    assert (article.title, article.authors, article.line) == (
        "Fine Things",
        ("Ann Poe", "Bo Roe"),
        3,
    )
    assert (article.date, article.venue, article.note) == (
        "2015-05-28",
        "Things",
        "Mind the roots.",
    )
    assert (curies(article), article.topics) == (["doi:10.1000/a"], ("trees",))
    assert (curies(book), book.line) == (["isbn:9780262035613"], 9)


def test_a_list_of_definitions_with_links_is_a_list_of_papers() -> None:
    page = (
        "<html><body><h2>Research</h2><dl>"
        "<dt><a href='https://example.org/1fl/'>1FL — core and things united</a></dt><dd>Ann Poe</dd>"
        "<dt><a href='https://arxiv.org/abs/1206.5999'>Fine Types</a></dt><dd>John Roe, Bo Li</dd>"
        "</dl><h2>Words</h2><dl><dt>Deep learning</dt><dd>Learning that is deep</dd></dl>"
        "</body></html>"
    )
    entries = read(page, ListFormat.HTML).entries
    assert [entry.title for entry in entries] == ["1FL — core and things united", "Fine Types"]
    assert [entry.topics for entry in entries] == [("Research",), ("Research",)]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fine Things by Way of Roots | PLOS ONE", "Fine Things by Way of Roots"),
        ("Learning by Doing by Ann Poe, Bo Roe :: SSRN", "Learning by Doing"),
        ("[2106.09685] Fine Things", "Fine Things"),
        ("Fine Things | IEEE Conference Publication | IEEE Xplore", "Fine Things"),
        ("Fine Things | Annals of Roots", "Fine Things | Annals of Roots"),
    ],
)
def test_the_title_of_a_page_without_its_site(written: str, title: str) -> None:
    assert tidy_page_title(written) == title


def test_a_bookmark_without_the_name_of_its_journal() -> None:
    title = "The fine programmer | Communications of the ACM"
    page = f'<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://dl.acm.org/doi/10.1145/362534.362560">{title}</A></DL>'
    (entry,) = read(page, ListFormat.HTML).entries
    assert entry.title == "The fine programmer"


def _works(page: str) -> list[tuple[str, tuple[str, ...], str, str, tuple[str, ...]]]:
    entries = read(page, ListFormat.HTML).entries
    return [
        (entry.title, entry.authors, entry.venue, entry.date, entry.topics) for entry in entries
    ]


def test_elements_that_repeat_hold_the_lines_of_a_work_each() -> None:
    works = "".join(
        f'<div class="row"><div>{year}</div>\n<div><i>{title}</i></div><div>{who}</div></div>\n'
        for year, title, who in (
            ("1980", "A Fine Theory of Minds", "Poe, A."),
            ("1963", "Is Every Tree a Plant?", "Li, B., &amp; Orr, C."),
            ("2009", "A Safe Place for Bridges", "Roe, D."),
        )
    )
    assert _works(f"<html><body><h1>Read</h1><h2>Thought</h2>{works}</body></html>") == [
        ("A Fine Theory of Minds", ("Poe, A.",), "", "1980", ("Thought",)),
        ("Is Every Tree a Plant?", ("Li, B.", "Orr, C."), "", "1963", ("Thought",)),
        ("A Safe Place for Bridges", ("Roe, D.",), "", "2009", ("Thought",)),
    ]


def test_two_breaks_end_a_paragraph_of_a_page() -> None:
    page = """<html><body><h1>Read</h1><h2>Old</h2><p>
Ann Poe. <b>Fine Trees and Their Shades</b>. Nature, 1980.<br>[<a href="a.pdf">pdf</a>]<br><br>
Maria Li. <b>Fine Bridges in the Rain</b>. Science, 1981.<br><br>
Peter Orr. <b>Fine Stories of Nothing</b>. Nature, 1982.</p></body></html>"""
    entries = read(page, ListFormat.HTML).entries
    assert [(entry.line, entry.title) for entry in entries] == [
        (2, "Fine Trees and Their Shades"),
        (3, "Fine Bridges in the Rain"),
        (4, "Fine Stories of Nothing"),
    ]


def test_terms_that_are_numbers_or_titles() -> None:
    page = """<html><body><h2>Cited</h2><dl>
<dt>[1]</dt><dd>Ann Poe. <i>Fine Trees and Their Shades</i>. Nature, 1980.</dd>
<dt>[2]</dt><dd>Maria Li. <i>Fine Bridges in the Rain</i>. Science, 1981.</dd></dl>
<h2>Named</h2><dl><dt>Fine Stories of Nothing at All</dt><dd>Cy Orr<br>Nature, 1982</dd>
<dt>Fine Nets of Roots and Leaves</dt><dd>Di Roe<br>Science, 1983</dd>
<dt>Fine Rain on the Roof</dt><dd>Ann Ash and Bo Li<br>Nature, 1984</dd></dl></body></html>"""
    assert _works(page) == [
        ("Fine Trees and Their Shades", ("Ann Poe",), "Nature", "1980", ("Cited",)),
        ("Fine Bridges in the Rain", ("Maria Li",), "Science", "1981", ("Cited",)),
        ("Fine Stories of Nothing at All", ("Cy Orr",), "Nature", "1982", ("Named",)),
        ("Fine Nets of Roots and Leaves", ("Di Roe",), "Science", "1983", ("Named",)),
        ("Fine Rain on the Roof", ("Ann Ash", "Bo Li"), "Nature", "1984", ("Named",)),
    ]


def test_a_table_that_lays_a_page_out_and_one_of_pictures_with_works() -> None:
    page = """<html><body><ul class="nav"><li><a href="/">Home</a></li><li><a href="/t">Talks</a></li></ul>
<table><tr><td><h1>Read</h1><h2>Old</h2><table>
<tr><td><img src="1.png"></td><td><a href="https://arxiv.org/abs/2001.00001"><b>Fine Trees</b></a><br>Ann Poe</td></tr>
<tr><td><img src="2.png"></td><td><a href="https://arxiv.org/abs/2001.00002"><b>Fine Rain</b></a><br>Bo Li</td></tr>
</table><h2>New</h2><blockquote><p>Peter Orr. <i>Fine Stories of Nothing</i>. Nature, 1982.</p>
<p>Hans Roe. <i>Fine Nets of Roots</i>. Nature, 1983.</p><p>Clara Ash. <i>Fine Leaves of Grass</i>. Nature, 1984.</p>
</blockquote></td></tr></table></body></html>"""
    assert _works(page) == [
        ("Fine Trees", ("Ann Poe",), "", "", ("Old",)),
        ("Fine Rain", ("Bo Li",), "", "", ("Old",)),
        ("Fine Stories of Nothing", ("Peter Orr",), "Nature", "1982", ("New",)),
        ("Fine Nets of Roots", ("Hans Roe",), "Nature", "1983", ("New",)),
        ("Fine Leaves of Grass", ("Clara Ash",), "Nature", "1984", ("New",)),
    ]


WORKS = [
    ("Fine Things in Trees", "Ann Poe", "Bo Li"),
    ("Finer Things and Bark", "Carl Roe", "Dan Doe"),
]

# How conferences and registries name the parts of a work on their pages: with {0} the title, {1} and
# {2} the authors, {3} its number.
NAMED = {
    "an element for the title, and one for all authors, deeper": (
        '<div class="paper"><p class="title">{0}</p><p class="details"><span class="authors">{1},&nbsp;{2}</span>; '
        '<span class="info"><i>Proceedings of Trees</i></span></p><p class="links">[<a href="/{3}.html">abs</a>]</p></div>'
    ),
    "one element for each author": (
        '<li class="entry article toc"><nav><ul><li><a href="https://doi.org/10.1000/{3}"><img alt="" src="p.png"></a></li></ul></nav><cite class="data">'
        '<span itemprop="author"><a href="/p/1">{1}</a></span>, <span itemprop="author">{2}</span>:<br>'
        '<span class="title">{0}.</span> <a href="/db"><span>Trans. Trees</span></a> (<span>2001</span>)</cite></li>'
    ),
    "a heading with a link, and authors": (
        '<li><div class="note"><h4><a href="/forum?id={3}">{0}</a></h4><div class="note-authors"><span>'
        '<a href="/profile?id=1">{1}</a>, <a href="/profile?id=2">{2}</a></span></div></div></li>'
    ),
    "people with where they work": (
        '<article class="node"><h2 class="node-title"><a href="/talk/{3}">{0}</a></h2><div class="content">'
        '<div class="field-people"><p>{1}, <em>Tree University;</em> {2}, <em>Root Institute</em></p></div>'
        "<div class=\"field\"><p>Trees are tall, and we say how tall they are.</p></div></div></article>"
    ),
    "authors that a label names": (
        '<div class="item"><h5 class="item__title"><a href="/doi/{3}">{0}</a></h5><ul aria-label="authors"><li><a href="/p/1">'
        '<span>{1}</span></a></li><li><a href="/p/2"><span>{2}</span></a></li></ul><span>Pages {3}–9</span></div>'
    ),
    "a link around the title, and authors in a list": (
        '<div class="row"><a href="/paper/{3}"><h2 class="paper-title">{0}</h2></a><ul class="meta"><li>'
        '<span class="paper-authors">{1}, {2}</span></li><li><span>Journal of Trees</span></li></ul></div>'
    ),
    "links to people": (
        '<li><div class="output"><h3 class="title"><a href="/p/{3}">{0}</a></h3><a class="link person" href="/x"><span>{1}</span>'
        '</a>, <a class="link person" href="/y"><span>{2}</span></a>, <span class="date">1 May 2001</span></div></li>'
    ),
    "definitions": (
        '<dt>[{3}] <a href="/abs/2401.0000{3}">arXiv:2401.0000{3}</a> [<a href="/pdf/{3}">pdf</a>]</dt><dd><div class="meta">'
        '<div class="list-title"><span>Title:</span> {0}</div><div class="list-authors"><a href="/a">{1}</a>, '
        '<a href="/b">{2}</a></div><p>Trees are tall, and we say how tall they are.</p></div></dd>'
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", NAMED)
def test_works_whose_parts_stand_in_named_elements(form: str) -> None:
    items = "\n".join(
        NAMED[form].format(*work, number) for number, work in enumerate(WORKS, start=1)
    )
    tag = {"<dt": "dl", "<li": "ul"}.get(items[:3], "div")
    page = f'<html><head><base href="https://arxiv.org/x/"></head><body><h1>Papers</h1><{tag}>{items}</{tag}></body></html>'
    found = read(page, ListFormat.HTML)
    assert [(entry.title, *entry.authors[:2]) for entry in found.entries] == WORKS


def test_a_year_on_a_line_of_its_own_is_no_start_of_names() -> None:
    items = "".join(
        f"<li><div>{year}</div>\n<div><em>{title}</em></div>\n<div>{who}</div>\n<details>"
        "<summary>Abstract</summary><p>Fine words.</p></details></li>\n"
        for year, title, who in (
            ("2007", "Fine Boats in the Rain", "Poe &amp; Li"),
            ("1976", "A Safe Place for Bridges", "Orr &amp; Roe"),
            ("1998", "Is Every Tree a Plant?", "Ash &amp; Elm"),
        )
    )
    assert [
        (work[0], work[3]) for work in _works(f"<html><body><ul>{items}</ul></body></html>")
    ] == [
        ("Fine Boats in the Rain", "2007"),
        ("A Safe Place for Bridges", "1976"),
        ("Is Every Tree a Plant?", "1998"),
    ]


def test_what_a_registry_says_leads_to_a_work_names_it() -> None:
    item = NAMED["one element for each author"].format(*WORKS[0], 1)
    (entry,) = read(f"<html><body><ul>{item}</ul></body></html>", ListFormat.HTML).entries
    assert (curies(entry), entry.date) == (["doi:10.1000/1"], "2001")


def test_a_form_around_the_page_is_read_and_links_inside_the_page_name_no_work() -> None:
    page = (
        '<html><head><base href="https://example.org/trees"></head><body><form action="/x"><input type="text">'
        '<a href="/">A Page of Many Fine Trees</a><h1>Papers</h1><ul>'
        '<li><a href="https://example.org/trees#top">^</a> Ann Poe. <i>Fine Things in Trees</i>. Root Press, 2001.</li>'
        "<li><a href='#b'>^</a> Dan Doe. <i>Finer Things and Bark</i>. Root Press, 2002.</li></ul></form>"
        '<form><input type="search"><a href="/search">More Things Than These</a></form></body></html>'
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, curies(entry)) for entry in found.entries] == [
        ("Fine Things in Trees", []),
        ("Finer Things and Bark", []),
    ]


def test_the_page_of_a_meeting_with_its_volume_and_its_papers() -> None:
    row = (
        '<p><span><a href="/2020.trees-1.{0}.pdf">pdf</a><a href="/2020.trees-1.{0}.bib">bib</a></span><span><strong><a href="/2020.trees-1.{0}/">{1}</a>'
        '</strong><br><a href="/people/a/">{2}</a> | <a href="/people/b/">{3}</a></span></p>'
    )
    rows = "".join(row.format(number, *work) for number, work in enumerate(WORKS * 2, start=1))
    page = (
        '<html><head><base href="https://aclanthology.org/"></head><body><h2>Annual Volume of Trees (2020)</h2><div><h4>'
        f'<a href="/t.pdf">pdf</a> <a href="/t/">Proceedings of the Society for Trees</a></h4>{rows}</div></body></html>'
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, *entry.authors) for entry in found.entries] == WORKS * 2


def test_a_profile_of_google_scholar() -> None:
    row = (
        '<tr><td><a href="/citations?view_op=view_citation&amp;citation_for_view=x:{0}">{1}</a><div>A Poe, {2}</div>'
        '<div>Journal of Trees 12 (3), 45-67<span>, 2019</span></div></td><td><a href="https://scholar.google.com/scholar?'
        'cites={0}">20</a></td><td>2019</td></tr>'
    )
    rows = row.format(1, "Fine Things in Trees", "B Roe") + row.format(
        2, "Finer Things of Bark", "C Li, ..."
    )
    page = (
        '<html><head><base href="https://scholar.google.com/"></head><body><form method="post"><input type="checkbox">'
        f"<table><tr><th>Title</th><th>Cited by</th><th>Year</th></tr>{rows}</table></form></body></html>"
    )
    first, second = read(page, ListFormat.HTML).entries
    assert (first.title, first.authors, first.date) == (
        "Fine Things in Trees",
        ("A Poe", "B Roe"),
        "2019",
    )
    assert (second.title, second.authors) == ("Finer Things of Bark", ("A Poe", "C Li"))


def test_headings_of_articles_are_below_those_of_sections() -> None:
    article = '<article class="item"><h2><a href="/{0}">{1}</a></h2><p>Published in <i>Trees</i>, 2015</p></article>'
    page = (
        '<html><head><base href="https://example.org/p/"></head><body><h1>Publications</h1><h2>Journal Articles</h2>'
        f"{article.format(1, 'Fine Things in Trees')}<h2>Conference Papers</h2>{article.format(2, 'Finer Things of Bark')}</body></html>"
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("Fine Things in Trees", ("Journal Articles",)),
        ("Finer Things of Bark", ("Conference Papers",)),
    ]


def test_an_article_beside_others_is_not_the_page() -> None:
    article = (
        '<article class="doc"><a href="https://example.org/{0}">{1}.</a><div><span>Poe A, Roe B.</span> '
        "<span>J Rain. 2021 Mar;12(3):101-120. doi: 10.1000/rain.{0}.</span></div></article>"
    )
    works = article.format(1, "Rain over the owls: a trial") + article.format(
        2, "Counting wet owls"
    )
    found = read(f'<html><body><div class="results">{works}</div></body></html>', ListFormat.HTML)
    assert [entry.title for entry in found.entries] == [
        "Rain over the owls: a trial",
        "Counting wet owls",
    ]


def test_buttons_that_open_something_on_the_page_say_nothing_of_a_work() -> None:
    item = (
        '<li><a class="badge" href="https://example.org/{0}.pdf">pdf</a><a class="badge">abs</a>'
        '<a class="btn" role="button">Bib</a> <b>{1}</b><br>{2}</li>'
    )
    page = item.format(1, "Rain over the Owls", "Ann Poe") + item.format(2, "Wet Owls", "Bo Roe")
    found = read(f"<html><body><ul>{page}</ul></body></html>", ListFormat.HTML)
    assert [(entry.title, entry.authors, entry.note) for entry in found.entries] == [
        ("Rain over the Owls", ("Ann Poe",), ""),
        ("Wet Owls", ("Bo Roe",), ""),
    ]


def test_works_that_repeat_in_elements_of_which_each_says_its_year() -> None:
    page = (
        '<html><head><base href="https://poe.example.org/p/"></head><body><h1>Publications</h1><div>'
        '<div class="item year-2001"><div><a href="/1/">Fine Things in Trees</a></div><a href="/1/"><div>We study '
        'things in trees, and find fine ones.</div></a><div>Ann Poe, Bo Li</div><div><a href="/1.pdf">PDF</a></div></div>'
        '<div class="item year-2002"><div><a href="/2/">Finer Things of Bark</a></div><a href="/2/"><div>Bark has '
        'finer things, which we find, too.</div></a><div>Carl Roe, Ann Poe</div><div><a href="/2.pdf">PDF</a></div></div>'
        '<div class="item year-2003"><span class="paper-title"><a href="/3/">The Finest of Things</a></span>'
        '<span class="paper-authors">Dan Doe, Bo Li</span><p><a href="https://arxiv.org/abs/1706.03762">PDF</a></p></div>'
        "</div></body></html>"
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, *entry.authors) for entry in found.entries] == [
        ("Fine Things in Trees", "Ann Poe", "Bo Li"),
        ("Finer Things of Bark", "Carl Roe", "Ann Poe"),
        ("The Finest of Things", "Dan Doe", "Bo Li"),
    ]
    assert curies(found.entries[2]) == [ATTENTION]
    assert found.skipped == ()


def test_results_of_arxiv() -> None:
    page = (
        "<html><body><main><ol><li class='arxiv-result'><div><p class='list-title is-inline-block'>"
        "<a href='https://arxiv.org/abs/1706.03762'>arXiv:1706.03762</a> [<a href='/pdf/1706.03762'>pdf</a>, "
        "<a href='/format/1706.03762'>other</a>]</p></div><p class='title is-5'>Fine Rain in "
        "<span class='search-hit'>Towns</span></p><p class='authors'><span>Authors:</span> "
        "<a href='/a/1'>Ann Poe</a>, <a href='/a/2'>Bo Li</a></p><p class='abstract'><span>Abstract</span>: "
        "<span class='abstract-short'>Rain &hellip;</span><span style='display: none;'>Rain is wet.</span></p>"
        "<p>Submitted 3 May, 2020</p></li></ol></main></body></html>"
    )
    (entry,) = read(page, ListFormat.HTML).entries
    assert (entry.title, entry.authors, entry.date) == (
        "Fine Rain in Towns",
        ("Ann Poe", "Bo Li"),
        "2020-05-03",
    )
    assert curies(entry) == [ATTENTION]
    assert "wet" not in entry.note


def test_labels_in_cells_that_say_the_head_of_the_column_again() -> None:
    row = (
        "<tr><td><label>title</label><div><a href='/book/{0}'>{1}</a></div></td><td><label>author</label>"
        "<div><a href='/author/{0}'>{2}</a></div></td><td><label>isbn</label><div>{3}</div></td></tr>"
    )
    page = (
        "<table><thead><tr><th>title</th><th>author</th><th>isbn</th></tr></thead><tbody>"
        + row.format(1, "Rain", "Poe, Ann", "0262035618")
        + row.format(2, "Snow", "Low, Ben", "1590171993")
        + "</tbody></table>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, *entry.authors, *curies(entry)) for entry in found] == [
        ("Rain", "Poe, Ann", "isbn:9780262035613"),
        ("Snow", "Low, Ben", "isbn:9781590171998"),
    ]


def test_buttons_that_tell_others_of_a_page_are_no_works() -> None:
    page = (
        "<main><h1>Fine books</h1><ul><li><em>Rain</em>, Ann Poe</li><li><em>Snow</em>, Ben Low</li></ul>"
        "<h3>Share this:</h3><ul><li><a href='https://example.org/books/?share=x'>Click to share with "
        "a Friend</a></li></ul><div class='jp-relatedposts'><a href='/2020/'>Fine Books of Last Year</a>"
        "</div></main>"
    )
    assert [entry.title for entry in read(page, ListFormat.HTML).entries] == ["Rain", "Snow"]


def test_a_programme_with_the_talks_of_a_session_in_one_cell() -> None:
    talk = "<li><i>{}</i><br>{}</li>"
    page = (
        "<h1>Programme</h1><table><tr><td>9:00</td><td>Registration and breakfast</td></tr>"
        "<tr><td>10:00</td><td><b>Session 1: Rain</b><ul>"
        + talk.format("Fine Rain in Towns", "Ann Poe, Bo Li")
        + talk.format("Roofs for Small Owls", "Ben Low")
        + "</ul></td></tr><tr><td>12:00</td><td>Lunch</td></tr></table>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.authors, entry.topics) for entry in found] == [
        ("Fine Rain in Towns", ("Ann Poe", "Bo Li"), ("Session 1: Rain",)),
        ("Roofs for Small Owls", ("Ben Low",), ("Session 1: Rain",)),
    ]


def test_what_happens_between_talks_is_no_work() -> None:
    rows = (
        "<i>Fine Rain in Towns</i><br>Ann Poe, Bo Li",
        "Coffee break",
        "<i>Roofs for Small Owls</i><br>Ben Low",
        "Registration and lunch",
        "Conference dinner",
    )
    page = f"<table>{''.join(f'<tr><td>9:00</td><td>{row}</td></tr>' for row in rows)}</table>"
    titles = [entry.title for entry in read(page, ListFormat.HTML).entries]
    assert titles == ["Fine Rain in Towns", "Roofs for Small Owls"]


def test_articles_with_places_of_work_in_italics_behind_names() -> None:
    article = (
        "<article><h2><a href='/p/{0}'>{1}</a></h2><p>{2}</p><p>Rain is told of.</p></article>"
    )
    page = (
        "<main><h1>Sessions</h1><h4>Storage</h4>"
        + article.format(
            1, "Fine Rain in Towns", "Ann Poe and Bo Li, <em>Uni Rain;</em> Cy Roe, <em>Owl</em>"
        )
        + article.format(2, "Roofs for Small Owls", "Ben Low, <em>TU Snow</em>")
        + "</main>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, *entry.authors, *entry.topics) for entry in found] == [
        ("Fine Rain in Towns", "Ann Poe", "Bo Li", "Cy Roe", "Storage"),
        ("Roofs for Small Owls", "Ben Low", "Storage"),
    ]


def test_cards_with_several_lines_below_a_short_heading() -> None:
    card = "<div class='column'><h4>{}</h4><p>{}<br>Owl Press, £8.99</p></div>"
    works = [("Rain", "Ann Poe"), ("Snow", "Ben Low"), ("Frost", "Clara Hill")]
    page = f"<main><h1>Books</h1>{''.join(card.format(*work) for work in works)}</main>"
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, *entry.authors) for entry in found] == works


def test_a_card_with_many_names_and_a_year_below_its_heading() -> None:
    card = "<article><div>{}<br>Journal</div><div><h2>{}</h2><p>{}. <b>{}</b></p></div></article>"
    many = ", ".join(f"{letter}. {letter}. Poewell-Reed" for letter in "ABCDEFG")
    works = [
        (2024, "Rain in Small Towns", "A. Poe, B. Low", "Rain Letters, 7(3):39-42"),
        (2023, "Snow on Large Roofs", "B. Low", "Rain Letters, 6(1):7-9"),
        (2025, "OwlNet: Owls at Noon", many, "ICOWL 2025, pp. 1-6"),
        (2022, "Frost and its Friends", "A. Poe", "Rain Letters, 5(2):70-79"),
        (2021, "Fog over Quiet Ponds", "C. Roe, B. Low", "Rain Letters, 4(2):12-15"),
    ]
    page = f"<main><h1>Papers</h1>{''.join(card.format(*work) for work in works)}</main>"
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.date) for entry in found] == [
        (title, str(year)) for year, title, _, _ in works
    ]


@pytest.mark.parametrize(
    "card",
    [
        "<article><div>{}<br>Journal</div><div><h2>{}</h2><p>{}. <b>{}</b></p></div></article>",
        "<section><p>{} Journal</p><h3>{}</h3><p>{}</p><p>{}</p></section>",
        "<div class='work'><time>{}-03-01</time><h3>{}</h3><p>{}</p><p>{}</p></div>",
    ],
)
def test_two_cards_with_the_date_above_the_heading(card: str) -> None:
    works = [
        (2024, "Rain in Small Towns", "A. Poe, B. Low", "Rain Letters, 7(3):39-42"),
        (2023, "Snow on Large Roofs", "B. Low", "Rain Letters, 6(1):7-9"),
    ]
    page = f"<main><h1>Papers</h1>{''.join(card.format(*work) for work in works)}</main>"
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.date[:4]) for entry in found] == [
        (title, str(year)) for year, title, _, _ in works
    ]


@pytest.mark.parametrize(
    "line",
    [
        "<span>{}</span>, <i>{} ({})</i> <a href='{}'>PDF</a>",
        "<span>{}</span>, <em>{}, {}</em><br><a href='{}'>PDF</a>",
        "{}. <i>{}</i>, {}. <a href='{}'>PDF</a>",
    ],
)
def test_cards_with_names_and_a_venue_in_italics_on_one_line(line: str) -> None:
    works = [
        ("Rain in Small Towns", "Ann Poe, Ben Low", "Rain Letters", "2018"),
        ("Snow on Large Roofs", "Clara Hill", "Journal of Hail", "2007"),
        ("OwlNet: Owls at Noon", "Ann Poe, Ben Low, David Roe", "NeurIPS", "2024"),
        ("Frost and its Friends", "Peter Lind", "Nature", "2011"),
    ]
    cards = (
        f"<div class='card'><h3>{title}</h3> {line.format(who, where, when, f'https://rain.example/{when}.pdf')}</div>"
        for title, who, where, when in works
    )
    page = f"<main><h1>Publications</h1>{''.join(cards)}</main>"
    found = read(page, ListFormat.HTML).entries
    assert [(it.title, ", ".join(it.authors), it.venue, it.date) for it in found] == works
    assert all(entry.links for entry in found)


def test_cards_with_names_in_a_heading_of_their_own() -> None:
    card = (
        "<div class='card'><div class='card-body'><h5 class='card-title'>{}</h5>"
        "<h6 class='card-subtitle'>{}</h6><p>{}</p><a href='/p.pdf'>Paper</a></div></div>"
    )
    works = [
        ("Snow on Large Roofs", "<a href='https://low.example.org'>Ben Low</a>", "PLOS ONE 2014"),
        ("On the Growth of Hail", "David Hill, Ann Poe", "CVPR 2012"),
        ("OwlNet: Owls at Noon", "A. Poe, B. Low", "Nature 1999"),
    ]
    page = f"<h2>Publications</h2>{''.join(card.format(*work) for work in works)}"
    found = read(page, ListFormat.HTML).entries
    assert [(it.title, it.authors, it.date) for it in found] == [
        ("Snow on Large Roofs", ("Ben Low",), "2014"),
        ("On the Growth of Hail", ("David Hill", "Ann Poe"), "2012"),
        ("OwlNet: Owls at Noon", ("A. Poe", "B. Low"), "1999"),
    ]


@pytest.mark.parametrize("names", ["Ann Poe", "Ann Poe, Ben Low, David Roe and Clara Hill"])
def test_elements_made_alike_with_few_names_or_many(names: str) -> None:
    element = (
        "<div class='pub'><p><a href='/{0}'>{0}</a></p> <em>{1}</em>, <small>{2}</small> "
        "<a href='/{0}.pdf'>PDF</a></div>"
    )
    works = [
        ("Rain in Small Towns", names, "Rain Letters, 2007"),
        ("Snow on the Large Roofs", "Clara Hill", "Journal of Hail, 2004"),
        ("Frost and its Friends", "Peter Lind, Ann Poe", "ICML, 2004"),
    ]
    page = f"<h2>Papers</h2>{''.join(element.format(*work) for work in works)}"
    found = read(page, ListFormat.HTML).entries
    assert [(it.title, ", ".join(it.authors).replace(" and ", ", ")) for it in found] == [
        (title, who.replace(" and ", ", ")) for title, who, _ in works
    ]


def test_citations_whose_authors_alone_are_named() -> None:
    card = (
        "<div class='pub-list-item'><span class='li-cite-author'><span>{0}</span></span> ({1}). "
        "<a href='/{1}/'>{2}</a>. <em>Rain Letters</em>. <p><a class='btn' href='/{1}.pdf'>PDF</a></p></div>"
    )
    page = (
        "<main><h1>Publications</h1>"
        + card.format("Ann Poe</span>, <span>Ben Low", 2023, "Owls and their rain")
        + card.format("Clara Hill", 2022, "Rain on roofs")
        + "</main>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, *entry.authors, entry.venue, entry.date) for entry in found] == [
        ("Owls and their rain", "Ann Poe", "Ben Low", "Rain Letters", "2023"),
        ("Rain on roofs", "Clara Hill", "Rain Letters", "2022"),
    ]


def test_a_link_around_a_card_of_a_page_has_its_title() -> None:
    page = (
        "<main><h2>Rain</h2><ul><li><a href='https://example.org/a.pdf'>Fine Rain in Towns</a></li></ul>"
        "<figure><a href='https://arxiv.org/abs/1706.03762'><div><div class='bookmark-title'>Roofs for Owls"
        "</div><div class='bookmark-description'>They are small</div></div>"
        "<div class='bookmark-href'>https://arxiv.org/abs/1706.03762</div></a></figure></main>"
    )
    found = read(page, ListFormat.HTML).entries
    assert {entry.title for entry in found} == {"Fine Rain in Towns", "Roofs for Owls"}


def test_references_of_wikipedia() -> None:
    page = (
        '<html><head><link rel="canonical" href="https://en.wikipedia.org/wiki/Bark"></head><body><main><h1>Bark</h1>'
        '<h2>References</h2><ol class="references"><li><span class="mw-cite-backlink">^ <a href="#r1"><b>a</b></a> '
        '<a href="#r2"><b>b</b></a></span> <cite>Poe, Ann; Li, Bo; Roe, Jo C. (May 2019). <a href="https://example.org/t">'
        '"Fine Things in Trees"</a>. <i>Journal of Trees</i>. <b>12</b>: 45–67. <a href="/wiki/Doi">doi</a>:<a '
        'href="https://doi.org/10.1000%2Fa">10.1000/a</a>.</cite></li><li><span class="mw-cite-backlink"><b><a '
        'href="#r3">^</a></b></span> <cite>Poe, Ann; Li, Bo (2001). <i>The Forest</i>. Boston: Root Press.</cite></li></ol></main></body></html>'
    )
    first, second = read(page, ListFormat.HTML).entries
    assert (first.title, first.date, curies(first)) == (
        "Fine Things in Trees",
        "2019-05",
        ["doi:10.1000/a"],
    )
    assert first.authors == ("Poe, Ann", "Li, Bo", "Roe, Jo C.")
    assert (second.title, second.authors) == ("The Forest", ("Poe, Ann", "Li, Bo"))
    assert curies(second) == []


def test_lists_of_definitions_with_a_work_each_are_one_list() -> None:
    row = "<dl><dt>{0}</dt><dd><b><i>{1}</i></b>; ({2}):1−34, 2001.<br>[<a href='/{2}.html'>abs</a>][<a href='/{2}.pdf'>pdf</a>]</dd></dl>"
    works = [
        ("Fine Things in Trees", "Anna Poe, Peter Lund, Bo Li"),
        ("Finer Things and Bark", "Carl Roe, Daniel Doe, Ann Poe"),
        ("More Things of Wood", "Peter Lund, Anna Poe, Carl Roe"),
    ]
    rows = "".join(row.format(*work, number) for number, work in enumerate(works))
    page = f'<html><head><base href="https://example.org/v24/"></head><body><h1>Volume 24</h1>{rows}</body></html>'
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, ", ".join(entry.authors), entry.date) for entry in found] == [
        (*work, "2001") for work in works
    ]


def test_definitions_with_a_form_for_each_author_and_how_to_cite() -> None:
    row = (
        '<dt class="ptitle"><br><a href="/c/{2}.html">{0}</a></dt><dd>{1}</dd><dd>[<a href="/c/{2}.pdf">pdf</a>]<div '
        'class="link2">[<a>bibtex</a>]<div class="bibref">@InProceedings{{x{2},\n title = {{{0}}},\n year = {{2001}}}}</div></div></dd>'
    )
    form = '<form action="/c" method="post"><input type="hidden" name="a" value="{0}"><a href="#">{0}</a>{1}</form>'
    works = [
        ("Fine Things in Trees", "Anna Poe", "Qovi Orrel"),
        ("Finer Things of Bark", "Zuthe Marl", "Peter Lund"),
        ("More Things of Wood", "Carl Roe", "Zuthe Marl"),
    ]
    rows = "".join(
        row.format(title, form.format(first, ",") + form.format(second, ""), number)
        for number, (title, first, second) in enumerate(works)
    )
    page = f'<html><head><base href="https://trees.example.org/"></head><body><h3>Papers</h3><dl>{rows}</dl></body></html>'
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, *entry.authors) for entry in found] == works
    assert not any("@" in entry.note for entry in found)


def test_classes_of_titles_tell_wherever_they_stand() -> None:
    row = (
        '<tr><td>[{3}]</td><td><div class="venue"><i>Rain Letters</i></div><div class="title">'
        '<span class="title">{0}</span></div><div class="authors"><i>{1}, {2}</i></div></td></tr>'
    )
    works = [("Slow Rain on Tall Roots", "Eva Orr", "Ben Hart"), *WORKS[:1]]
    rows = "".join(row.format(*work, number) for number, work in enumerate(works, start=1))
    term = '<dt><span class="paper-title">{0}</span></dt><dd><span class="by"><em>{1}, {2}</em></span></dd>'
    terms = "".join(term.format(*work) for work in works)
    page = f"<html><body><h1>Papers</h1><table>{rows}</table><dl>{terms}</dl></body></html>"
    titles = [entry.title for entry in read(page, ListFormat.HTML).entries]
    assert titles == 2 * [title for title, *_ in works]


PAGES = ("people", "projects and publications", "events", "working with us", "gender equality")


def test_styles_that_elements_say_in_words_are_styles() -> None:
    row = "<tr><td>{0}<br><span style='font-weight: bold'>{1}, {2} et al, Rain Letters 2014</span></td></tr>"
    works = [
        ("Ann Poe", "Slow Rain on Tall Roots", "Hart"),
        ("Bo Roe", "Wet Heights and Their Birds", "Orr"),
        ("Cy Doe", "How Hail Falls on Roofs", "Lind"),
    ]
    rows = "".join(row.format(*work) for work in works)
    entries = read(f"<html><body><table>{rows}</table></body></html>", ListFormat.HTML).entries
    assert [entry.title for entry in entries] == [title for _, title, _ in works]


def test_a_menu_of_a_page_without_nav_is_left_out() -> None:
    menu = "".join(f'<li class="item"><a href="{name}.html">{name}</a></li>' for name in PAGES)
    work = "<p>Poe, A. (2001). <i>Slow rain on tall roots</i>. Rain Letters, 2, 1-9.</p>"
    page = f'<html><body><div id="topMenu"><ul id="mainMenu">{menu}</ul></div><h1>Papers</h1>{work}</body></html>'
    assert [entry.title for entry in read(page, ListFormat.HTML).entries] == [
        "Slow rain on tall roots"
    ]


def test_articles_without_headings_are_a_work_each() -> None:
    article = (
        "<article><p><cite>{0}</cite></p>\n<p><small>{1}, and {2}</small></p>\n"
        "<p><cite>Rain Letters, 200{3}</cite></p></article>\n\n"
    )
    articles = "".join(article.format(*work, number) for number, work in enumerate(WORKS, start=1))
    found = read(f"# Papers\n\n{articles}", ListFormat.MARKDOWN).entries
    assert [(entry.title, *entry.authors) for entry in found] == WORKS
    assert [(entry.venue, entry.date) for entry in found] == [
        ("Rain Letters", "2001"),
        ("Rain Letters", "2002"),
    ]


@pytest.mark.parametrize("file", ["books.jsx", "books.php", "books.vue"])
def test_templates_of_pages_are_read_as_pages(file: str) -> None:
    item = '<li className="text-500">{1}, <i>{0}</i>, Rain Press, 2001.</li>'
    items = "\n".join(item.format(*work) for work in WORKS[:1] * 3)
    page = f"import React from 'react';\nconst Books = () => (\n<div>\n<ul>{items}</ul>\n</div>)\n"
    found = parse_list(page.encode(), file=file).entries
    assert [(entry.title, entry.authors, entry.date) for entry in found] == [
        ("Fine Things in Trees", ("Ann Poe",), "2001")
    ] * 3


def test_what_a_page_sets_apart_by_classes_alone_is_parted() -> None:
    week = (
        '<h3><span class="num">Week {0}</span><span class="topic">{1}</span></h3>'
        '<p><a href="https://example.org/{0}.pdf">{2}</a></p>'
    )
    weeks = "".join(
        week.format(number, topic, title)
        for number, topic, title in [
            (1, "Slow rain", "Slow Rain on Tall Roots"),
            (2, "Wet heights", "Wet Heights and Their Birds"),
            (3, "Hail", "How Hail Falls on Roofs"),
        ]
    )
    found = read(f"<html><body><h1>Readings</h1>{weeks}</body></html>", ListFormat.HTML)
    assert [entry.topics for entry in found.entries] == [
        ("Week 1 Slow rain",),
        ("Week 2 Wet heights",),
        ("Week 3 Hail",),
    ]


def test_lists_written_with_signs_and_breaks() -> None:
    page = (
        "<html><body><h2>Week 1</h2>\n<div><b>Readings</b><br>\n"
        "1. A Fine Title of Snow, Ann Poe, Fine Press, 2001<br>\n"
        "2. Another Fine Title of Hail, Bo Orr, Fine Press, 2002<br>\n</div>\n"
        "<table><tr><td><b>Lakes</b><br>\n- Poe, Ann. <i>A Third Fine Title</i>. Pond Press, 2003.<br>\n"
        "- Orr, Bo. <i>A Fourth Title</i>. Pond Press, 2004.</td></tr>\n"
        "<tr><td><b>Ponds</b><br>\n- Li, Cy. <i>A Fifth Title</i>. Pond Press, 2005.<br>\n"
        "- Roe, Di. <i>A Sixth Title</i>. Pond Press, 2006.</td></tr></table></body></html>"
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.line, entry.title, entry.topics[-1]) for entry in found.entries] == [
        (3, "A Fine Title of Snow", "Readings"),
        (4, "Another Fine Title of Hail", "Readings"),
        (7, "A Third Fine Title", "Lakes"),
        (8, "A Fourth Title", "Lakes"),
        (10, "A Fifth Title", "Ponds"),
        (11, "A Sixth Title", "Ponds"),
    ]


def test_small_capitals_part_no_name_from_its_citation() -> None:
    name = '<span style="font-variant: small-caps">{}</span>'
    page = (
        f"<html><body><h1>Literatur</h1>\n<p>{name.format('Baer')}, Yves; {name.format('Roe')}, "
        'Anna: Die Regenkirchen. Basel 2019. <a href="https://rain.example/1">→&nbsp;Katalog</a></p>\n'
        f"<p>{name.format('Baumann')}, Walter: Hans Regen: Triumph und Niedergang. Zürich 1989. "
        '<a href="https://rain.example/2">→&nbsp;Katalog</a></p>\n'
        f"<p>{name.format('Keller')}, Magdalen: Schnee im Dorf 1350–1520. Bern 1995. "
        '<a href="https://rain.example/3">→&nbsp;Katalog</a></p></body></html>'
    )
    found = read(page, ListFormat.HTML)
    assert [(entry.title, entry.authors, entry.date) for entry in found.entries] == [
        ("Die Regenkirchen", ("Baer, Yves", "Roe, Anna"), "2019"),
        ("Hans Regen: Triumph und Niedergang", ("Baumann, Walter",), "1989"),
        ("Schnee im Dorf 1350–1520", ("Keller, Magdalen",), "1995"),
    ]


def test_a_colour_behind_authors_sets_the_title_apart() -> None:
    page = (
        "<html><body><h1>Talks</h1><ul>\n"
        '<li>Poe, A., Roe, B., <font color="blue">Gauges detect rain - the July swarm</font>. '
        "Trans., RGU, 90 (52), 2009.</li>\n"
        '<li>Poe, A., <font color="blue">The rise and fall of a cloud</font>. RGU, 2003.</li>\n'
        '<li>Poe, A., Li, C., <font color="blue">Slow snow</font>. RGU, 2004.</li></ul></body></html>'
    )
    assert [entry.title for entry in read(page, ListFormat.HTML).entries] == [
        "Gauges detect rain - the July swarm",
        "The rise and fall of a cloud",
        "Slow snow",
    ]


def test_terms_with_several_works_below_them_are_sections() -> None:
    page = """<h1>Pensum</h1>
<dl>
<dt>1. gang: Regn</dt>
<dd>Ann Poe: <i>Den store regn</i> (1872), s. 7-28</dd>
<dd>Bo Roe: <i>Fru Ugle</i> (1876). Læs hele romanen!</dd>
<dt>2. gang: Sne</dt>
<dd>Ann Poe: <i>Den lille sne</i> (1885)</dd>
<dd>Cy Doe: <i>Vinterens kvinder</i> (1983)</dd>
</dl>
<p>I alt 900 sider.</p>
"""
    found = read(page, ListFormat.HTML)
    assert describe(found) == [
        (4, "Den store regn", ("1. gang: Regn",)),
        (5, "Fru Ugle", ("1. gang: Regn",)),
        (7, "Den lille sne", ("2. gang: Sne",)),
        (8, "Vinterens kvinder", ("2. gang: Sne",)),
    ]
    assert found.entries[0].authors == ("Ann Poe",)


LINKED_CARDS = """\
---
title: Shelf
---
<p>Books that I liked.</p>
<div>
  <a class="post" href="https://example.org/rain">
    <img src="{{site.url}}/rain.jpg" alt="">
    <h2 class="bold"><i>Rain in Small Towns<br></i></h2>
    <p>Ann Poe</p>
  </a>
  <a class="post" href="https://example.org/owls">
    <img src="{{site.url}}/owls.jpg" alt="">
    <h2><i>Owls</i></h2>
    <p>by Robert Fox</p>
  </a>
  <a class="post" href="https://example.org/snow">
    <h2><i>The Art of Snow</i></h2>
    <p>Paul Roe and Zy Qu</p>
  </a>
</div>
"""


def test_links_around_headings_and_names_are_works() -> None:
    found = read(LINKED_CARDS, ListFormat.HTML)
    assert found.title == "Shelf"
    assert [(entry.line, entry.title, entry.authors) for entry in found.entries] == [
        (8, "Rain in Small Towns", ("Ann Poe",)),
        (13, "Owls", ("Robert Fox",)),
        (17, "The Art of Snow", ("Paul Roe", "Zy Qu")),
    ]
    assert [entry.links[0].url for entry in found.entries] == [
        "https://example.org/rain",
        "https://example.org/owls",
        "https://example.org/snow",
    ]


HEADED_CARDS = """\
<h1>Books</h1>
<div class="item"><a href="books/rain.html"><img src="a.png" alt="Rain"></a>
<div><h3>Rain</h3><p>A long life</p><p>How does it rain when the summer is over?</p>
<span>2001 · Rain Press · ISBN 9783161484100</span></div></div>
<div class="item"><div><img src="a.png" alt="Owls at Night"></div>
<div><h3>Owls at Night</h3><span>2002 · Owl Press</span></div></div>
<div class="item"><div><span>🌎</span></div>
<div><h3>Snow on Roofs</h3><p>A translation.</p><span>English</span></div></div>
"""


def test_elements_with_headings_and_years_are_works() -> None:
    found = read(HEADED_CARDS, ListFormat.HTML).entries
    assert [(entry.line, entry.title, entry.date) for entry in found] == [
        (3, "Rain", "2001"),
        (6, "Owls at Night", "2002"),
        (8, "Snow on Roofs", ""),
    ]
    assert curies(found[0]) == ["isbn:9783161484100"]


def test_elements_with_headings_of_people_and_programs_are_no_works() -> None:
    people = "".join(
        f"<div class=m><h3>{name}</h3><p>{said}</p></div>"
        for name, said in (("Ann Poe", "Professor, 2001"), ("Paul Roe", "2002"), ("Zy Qu", "2003"))
    )
    programs = "".join(
        f"<div class=p><h3>{name}</h3><p>Counts what there is.</p></div>"
        for name in ("Rain Counter", "Owl Watch", "Snow Map")
    )
    assert not read(f"<h2>Team</h2>{people}<h2>Tools</h2>{programs}", ListFormat.HTML).entries


def test_words_that_word_marks_part_no_title() -> None:
    page = (
        "<html><body><p class=MsoNormal>Poe, Ann, <i>Rain\nin Small Towns, 1400<span lang=FR>–</span>"
        "1640</i> (Köln: Rain Press, 1995)</p>\n<p class=MsoNormal>Roe, Bob, <i>The <span "
        "class=SpellE>Froest</span>s of <span style='mso-bidi-font-weight:bold'>old</span>ish roofs"
        "</i> (London: Snow, 1996)</p></body></html>"
    )
    assert [(entry.title, entry.date) for entry in read(page, ListFormat.HTML).entries] == [
        ("Rain in Small Towns, 1400–1640", "1995"),
        ("The Froests of oldish roofs", "1996"),
    ]


def test_what_stands_low_or_high_in_a_word_parts_no_title_and_a_page_is_no_year() -> None:
    page = """<h2>Publications</h2>
<p>“Wet layers of RaO<sub>2</sub>(110) in rain,” A. B. Poe, <em>Phys. Rain</em> <strong>126, </strong>4899 (2022).</p>
<p>“A board for the 21<sup>st</sup> owl: A wet system,” C. D. Roe, <em>Phys. Rain</em> <strong>83, </strong>1754 (2015)</p>
<p>“A single-cloud photocathode,” E. F. Doe, <em>Phys. Rain</em> <strong>128, </strong>1148 (2021)</p>
"""
    entries = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.date) for entry in entries] == [
        ("Wet layers of RaO₂(110) in rain", "2022"),
        ("A board for the 21ˢᵗ owl: A wet system", "2015"),
        ("A single-cloud photocathode", "2021"),
    ]


TAGGED_CARDS = """\
<html><body><h1>Papers</h1><h2>New</h2>
<article><div><span>Preprint</span><h3>Rain in the towns of the north</h3>
<p>Ann Poe, Bob de Roe.</p></div><aside>
<a href="https://www.medrxiv.org/content/10.64898/2026.08.02.26359489v1">medRxiv · 2026 ↗</a>
<span>Lead author</span></aside></article>
<article><div><span>Preprint</span><h3>Snow on the roofs of the south</h3>
<p>Cyril Orr, Ann Poe.</p></div><aside>
<a href="https://www.medrxiv.org/content/10.64898/2026.07.30.26359303v1">medRxiv · 2026 ↗</a>
<span>Lead author</span></aside></article>
<h2>Reviews</h2>
<article><div><span>Published</span><h3>Hail: a review</h3><p>Cyril Orr, Ann Poe.</p></div>
<aside><strong>Rain Bulletin · 2025</strong><span>Lead author</span></aside></article>
<h2>Old</h2>
<div class="pub"><div>2021</div><div><h3>Fog over the valleys of the east</h3>
<p>Ann Poe, et al.</p></div><div>Fog Reports</div></div>
<div class="pub"><div>2020</div><div><h3>Wind in the streets of the west</h3>
<p>Cyril Orr, et al.</p></div><div>Wind Reports</div></div>
<div class="pub"><div>2016</div><div><h3>Ice on the rivers of the plain</h3>
<p>Ann Poe, Bob Roe.</p></div><div>Ice Reports</div></div>
<footer>2026</footer></body></html>
"""


def test_words_above_a_heading_and_beside_an_article_are_of_the_work() -> None:
    found = read(TAGGED_CARDS, ListFormat.HTML).entries
    assert [(entry.title, entry.authors, entry.date, entry.topics) for entry in found] == [
        ("Rain in the towns of the north", ("Ann Poe", "Bob de Roe"), "2026", ("New",)),
        ("Snow on the roofs of the south", ("Cyril Orr", "Ann Poe"), "2026", ("New",)),
        ("Hail: a review", ("Cyril Orr", "Ann Poe"), "2025", ("Reviews",)),
        ("Fog over the valleys of the east", ("Ann Poe",), "2021", ("Old",)),
        ("Wind in the streets of the west", ("Cyril Orr",), "2020", ("Old",)),
        ("Ice on the rivers of the plain", ("Ann Poe", "Bob Roe"), "2016", ("Old",)),
    ]
    assert curies(found[0]) == ["doi:10.64898/2026.08.02.26359489"]


def test_posts_with_their_days_are_no_works() -> None:
    posts = "".join(
        f"<div class=post><h3>{title}</h3><p>March {day}, 2020</p><p>It went well.</p></div>"
        for day, title in ((1, "We moved"), (2, "Rain came"), (3, "A party"))
    )
    assert not read(f"<html><body><h1>News</h1>{posts}</body></html>", ListFormat.HTML).entries


def test_a_table_of_links_to_pages_of_the_site_is_no_part_of_a_list() -> None:
    menu = "".join(
        f'<tr><td><div><a href="{name.lower()}.html">{name}</a></div></td></tr>'
        for name in ("Home", "Research", "Team", "Alumni")
    )
    page = (
        f"<html><body><table><tr><td><table>{menu}</table></td><td><h1>Papers</h1>"
        "<p>Ann Poe, <i>Rain in small towns</i>, 2001.</p><p>Ann Poe, <i>Old snow</i>, 2002.</p>"
        "</td></tr></table></body></html>"
    )
    found = read(page, ListFormat.HTML)
    assert [entry.title for entry in found.entries] == ["Rain in small towns", "Old snow"]
    assert not found.skipped


def test_classes_of_google_docs_say_what_is_bold_and_in_italics() -> None:
    page = """<html><head><style type="text/css">.c0{font-weight:700}.c1{font-style:italic}.c2{color:#000}</style></head>
<body class="c9 doc-content"><h1>Owls</h1>
<p class="c2"><span>Ann Poe. </span><span class="c0">Creating Rain: Changes over 15 Years</span><span>. </span><span class="c1">BioRain</span><span>, 2012.</span></p>
<p class="c2"><span>Bo Roe. </span><span class="c0">What is new in snow?</span><span> </span><span class="c1">Snow and Coasts</span><span>, 2017.</span></p>
<p class="c2"><span>Cy Doe. </span><span class="c0">Silver Owls of the North</span><span>. </span><span class="c1">Owl Monographs</span><span>, 1957.</span></p>
</body></html>"""
    entries = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.authors, entry.date) for entry in entries] == [
        ("Creating Rain: Changes over 15 Years", ("Ann Poe",), "2012"),
        ("What is new in snow?", ("Bo Roe",), "2017"),
        ("Silver Owls of the North", ("Cy Doe",), "1957"),
    ]


def test_letters_that_count_paragraphs_are_no_part_of_them() -> None:
    page = (
        "<html><body><h1>Texts</h1><p>a) A. Poe, <em>Rain in small towns</em>, Owl, 2001.</p>"
        "<p>b) B. Roe, <em>Old snow</em>, Owl, 2004.</p><p>With one of these:</p>"
        "<p>c) C. Doe, <em>The wind of the north</em>, any edition;</p></body></html>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.authors) for entry in found] == [
        ("Rain in small towns", ("A. Poe",)),
        ("Old snow", ("B. Roe",)),
        ("The wind of the north", ("C. Doe",)),
    ]


def test_initials_count_no_paragraphs() -> None:
    page = (
        "<html><body><h1>Texts</h1><p>A. Poe, <em>Rain in small towns</em>, Owl, 2001.</p>"
        "<p>B. Roe, <em>Old snow</em>, Owl, 2004.</p>"
        "<p>C. Doe, <em>The wind of the north</em>, Owl, 2007.</p></body></html>"
    )
    found = read(page, ListFormat.HTML).entries
    assert [entry.authors for entry in found] == [("A. Poe",), ("B. Roe",), ("C. Doe",)]


def test_definitions_that_are_fields_of_works() -> None:
    page = """\
<html><body><h1>Publications</h1><h2>Articles</h2>
<dl><dt>titre</dt><dd>La pluie en ville</dd><dt>auteur</dt><dd>Ann Poe</dd><dd>Bo Roe</dd>
<dt>article</dt><dd><i>Cahiers des nuages</i>, 2017, pp.9-18</dd></dl>
<dl><dt>titre</dt><dd>La neige : que reste-t-il ?</dd><dt>auteur</dt><dd>Cy Doe</dd>
<dt>article</dt><dd><i>Courrier du ciel</i>, 2019, pp.55-71</dd><dt>bibtex</dt><dd></dd></dl>
<h2>Books</h2>
<dl><dt>Title:</dt><dd>Old owls</dd><dt>Publisher:</dt><dd>Owl Press</dd><dt>Year:</dt><dd>2001</dd>
<dt>Title:</dt><dd>Young owls</dd><dt>Author(s):</dt><dd>Ann Poe</dd></dl>
<h2>Words</h2>
<dl><dt>Title</dt><dd>What stands above a text</dd><dt>Owl</dt><dd>A bird</dd></dl></body></html>
"""
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.authors, entry.date, entry.topics) for entry in found] == [
        ("La pluie en ville", ("Ann Poe", "Bo Roe"), "2017", ("Articles",)),
        ("La neige : que reste-t-il ?", ("Cy Doe",), "2019", ("Articles",)),
        ("Old owls", (), "2001", ("Books",)),
        ("Young owls", ("Ann Poe",), "", ("Books",)),
    ]
    assert [entry.venue for entry in found] == [
        "Cahiers des nuages",
        "Courrier du ciel",
        "Owl Press",
        "",
    ]


def test_cells_over_several_rows_say_what_the_works_beside_them_are_on() -> None:
    page = """\
<html><body><h1>Books for the exam</h1><table>
<thead><tr><td>Období</td><td>č.</td><td>Autor</td><td>Dílo</td><td>Druh</td></tr></thead>
<tbody><tr><td rowspan="2"><b>Do konce 18. století</b></td><td>1.</td><td>Poe, Ann</td>
<td>Déšť</td><td>D</td></tr>
<tr><td>2.</td><td>Roe, Marie</td><td>Sníh a mlha</td><td>P</td></tr>
<tr><td rowspan="3"><b>20. a 21. století</b></td><td>3.</td><td>Doe, Karel</td>
<td>S. O. V. A.</td><td>D</td></tr>
<tr><td>4.</td><td>Poe, Ann</td><td>Bo Roe</td><td>P</td></tr>
<tr><td>5.</td><td>Doe, Karel</td><td>Vítr ve městech</td><td>P</td></tr></tbody></table>
</body></html>
"""
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.authors, entry.topics) for entry in found] == [
        ("Déšť", ("Poe, Ann",), ("Do konce 18. století",)),
        ("Sníh a mlha", ("Roe, Marie",), ("Do konce 18. století",)),
        ("S. O. V. A.", ("Doe, Karel",), ("20. a 21. století",)),
        ("Bo Roe", ("Poe, Ann",), ("20. a 21. století",)),
        ("Vítr ve městech", ("Doe, Karel",), ("20. a 21. století",)),
    ]


def test_lines_with_signs_are_items_alone_below_a_name_and_without_a_line_above() -> None:
    page = """\
<html><body><h1>Books for the summer</h1><h2>Ours</h2>
<p><b>Ann Poe</b><br>– «Rain in towns» (a novel)<br>– «Old snow»</p>
<p><b>Bo Roe</b><br>– «Wind of the north»</p>
<p><b>Cy Doe</b><br>– «The owls», translated by Ann Poe</p>
<h2>Others</h2>
<p>- “Fog over the valleys” (1883), Cy Orr<br>- “Ice on the rivers” (1901), Cy Orr</p>
</body></html>
"""
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.topics) for entry in found] == [
        ("Rain in towns", ("Ours", "Ann Poe")),
        ("Old snow", ("Ours", "Ann Poe")),
        ("Wind of the north", ("Ours", "Bo Roe")),
        ("The owls", ("Ours", "Cy Doe")),
        ("Fog over the valleys", ("Others",)),
        ("Ice on the rivers", ("Others",)),
    ]


def test_lines_with_numbers_in_brackets_below_a_label_are_items() -> None:
    page = """\
<html><body><h1>Ann Poe</h1><p><strong>Papers：</strong><br/>
[1] A. Poe and B. Roe, Rain in small towns, <em>Rain Letters</em>, 53 (2015), 18–19.<br/>
[2] A. Poe and C. Doe, Old snow on new roofs, <em>Snow Letters</em>, 12 (2016), 1–9.<br/></p>
<p><strong>Books：</strong><br/>1、A. Poe. Fog over the valleys. Owl Press, 2001.<br/>
2、A. Poe. Wind of the north. Owl Press, 2004.</p></body></html>
"""
    found = read(page, ListFormat.HTML).entries
    assert [(entry.title, entry.date, entry.topics) for entry in found] == [
        ("Rain in small towns", "2015", ("Papers",)),
        ("Old snow on new roofs", "2016", ("Papers",)),
        ("Fog over the valleys", "2001", ("Books",)),
        ("Wind of the north", "2004", ("Books",)),
    ]


def test_badges_that_scripts_fill_in_name_the_work_beside_them() -> None:
    text = """\
<h1>Papers</h1>
<ul>
<li>Ann Poe. <b>Slow Rain on Roofs</b>. Rain Letters, 2001.
  <span class="altmetric-embed" data-doi="10.1000/rain1"></span></li>
<li>Ann Poe. <b>Slow Rain on Trees</b>. Rain Letters, 2002.
  <div class="badges"><div class="__dimensions_badge_embed__" data-doi="10.1000/rain2"></div></div></li>
<li><div class="altmetric-embed" data-arxiv-id="2001.00001"></div>
  Ann Poe. <b>Slow Rain on Owls</b>. Rain Letters, 2003.</li>
<li data-doi="https://doi.org/10.1000/rain4">Ann Poe. <b>Slow Rain on Hills</b>. Rain Letters, 2004.</li>
<li>Ann Poe. <b>Slow Rain on Snow</b>. Rain Letters, 2005.
  <a class="plumx-plum-print-popup" href="https://plu.mx/plum/a/?doi=10.1000/rain5"></a></li>
<li>Ann Poe. <b>Slow Rain on Hail</b>. Rain Letters, 2006. <span data-doi="{{ doi }}"></span></li>
</ul>
<h2>Others</h2>
<div class="altmetric-embed" data-pmid="1234567"></div>
<p>Ann Poe. <b>A Fine Paper on Mud</b>. Rain Letters, 2001.</p>
<div class="altmetric-embed" data-pmid="1234568"></div>
<p>Ann Poe. <b>A Fine Paper on Ice</b>. Rain Letters, 2001.</p>
<div class="publication"><div class="altmetric-embed" data-doi="10.1000/card"></div>
<div class="pub-title">A Fine Paper on Frogs</div><div class="pub-authors">Ann Poe, Bo Lee</div>
<div class="pub-venue">Rain Letters, 2001</div></div>
"""
    found = read(text, ListFormat.HTML)
    assert [curies(entry) for entry in found.entries] == [
        ["doi:10.1000/rain1"],
        ["doi:10.1000/rain2"],
        ["arxiv:2001.00001"],
        ["doi:10.1000/rain4"],
        ["doi:10.1000/rain5"],
        [],
        ["pmid:1234567"],
        ["pmid:1234568"],
        ["doi:10.1000/card"],
    ]


def test_badges_in_a_column_or_in_markdown_name_the_work_beside_them() -> None:
    table = """\
<table><tr><th>badge</th><th>citation</th></tr>
<tr><td><div class="altmetric-embed" data-doi="10.1000/rain1"></div></td>
<td><a href="https://example.org/rain">Slow Rain on Roofs</a><br>Poe A, Lee B<br><i>Rain Letters</i></td></tr>
<tr><td><div class="altmetric-embed" data-doi="10.1000/rain2"></div></td>
<td><a href="https://arxiv.org/abs/2001.00001">Slow Rain on Owls</a><br>Poe A, Lee B<br><i>Rain Letters</i></td></tr>
</table>
"""
    found = read(table, ListFormat.HTML)
    assert [curies(entry) for entry in found.entries] == [
        ["doi:10.1000/rain1"],
        ["arxiv:2001.00001", "doi:10.1000/rain2"],
    ]
    badge = '<div class="altmetric-embed" data-doi="10.1000/rain{}"></div>'
    text = (
        f"- **Slow Rain on Roofs**. Ann Poe. Rain Letters, 2001. {badge.format(1)}\n"
        f"- **Slow Rain on Trees**. Ann Poe. Rain Letters, 2002.\n  {badge.format(2)}\n"
        f"- **Slow Rain on Owls**. Ann Poe. Rain Letters, 2003.\n\n  {badge.format(3)}\n"
    )
    assert [curies(entry) for entry in read(text, None, file="a.md").entries] == [
        ["doi:10.1000/rain1"],
        ["doi:10.1000/rain2"],
        ["doi:10.1000/rain3"],
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<caption>2022</caption>", "</table><table><caption>Publications in 2021</caption>"),
        ('<tr><th colspan="2">2022</th></tr>', '<tr><th colspan="2">2021</th></tr>'),
        ('<tr><td colspan="2"><b>2022</b></td></tr>', '<tr><td colspan="2"><b>2021</b></td></tr>'),
    ],
)
def test_a_caption_or_a_row_that_is_a_year_dates_the_works_of_a_table(
    first: str, second: str
) -> None:
    row = (
        "<tr><td>{}</td><td><a href='https://example.org/{}'>Slow Rain on {}</a>, Ann Poe</td></tr>"
    )
    names = ("Owls", "Roofs", "Hail", "Snow")
    rows = [row.format(number, name, name) for number, name in enumerate(names)]
    text = f"<table>{first}{''.join(rows[:2])}{second}{''.join(rows[2:])}</table>"
    found = read(text, ListFormat.HTML)
    assert [entry.date for entry in found.entries] == ["2022", "2022", "2021", "2021"]


def test_the_caption_of_a_table_that_says_what_it_shows_is_no_section() -> None:
    text = """\
<table><caption>Table 1: what we read</caption>
<tr><td><a href="https://example.org/rain">Slow Rain on Roofs</a></td><td>Ann Poe</td><td>1999</td></tr>
<tr><td><a href="https://example.org/owls">Slow Rain on Owls</a></td><td>Bo Lee</td><td>2001</td></tr>
</table>
"""
    found = read(text, ListFormat.HTML)
    assert [(entry.date, entry.topics) for entry in found.entries] == [("1999", ()), ("2001", ())]


def test_what_stands_above_the_title_of_a_card_is_said_of_it() -> None:
    card = """\
<div class="card"><div class="cover"><a href="https://example.org/{0}"><img src="{0}.jpg" alt="Cover of {0}"></a></div>
<div class="info"><div class="meta">Hill Multimedia · {1} · ISBN {2}</div>
<h3><a href="https://example.org/{0}">Slow Rain on {0}</a></h3>
<p><strong>Poe, A.</strong> ({1}). <em>Slow Rain on {0}</em>. Bonn: Hill.</p>
<p>A long tale of rain, and what it does to those who stand in it.</p></div></div>
"""
    text = "<h2>Books</h2>\n<div>" + card.format("Roofs", 2022, "978-0-262-03384-8")
    text += card.format("Trees", 2013, "978-0-13-468599-1") + "</div>"
    found = read(text, ListFormat.HTML)
    assert [(entry.title, entry.venue, entry.date, curies(entry)) for entry in found.entries] == [
        ("Slow Rain on Roofs", "Hill Multimedia", "2022", ["isbn:9780262033848"]),
        ("Slow Rain on Trees", "Hill Multimedia", "2013", ["isbn:9780134685991"]),
    ]


def test_a_line_above_a_heading_that_says_nothing_of_it_stays_there() -> None:
    text = """\
<div><p>What we read in the rain</p><h2>Rain</h2><p>All of these are fine.</p></div>
<ul><li>Ann Poe. <b>Slow Rain on Roofs</b>. Rain Letters, 2001.</li></ul>
"""
    found = read(text, ListFormat.HTML)
    assert [(entry.title, entry.topics) for entry in found.entries] == [
        ("Slow Rain on Roofs", ("Rain",))
    ]


def test_a_quotation_mark_that_closes_too_early_is_no_part_of_a_title() -> None:
    text = """\
<table>
<tr><td>1<td>"<a href="https://example.org/a">On the sum of fine roofs and keeping rain" of towns apart</a>,
 A. Poe. <i>Rain Letters</i> 3 (1994), 277-288.
<tr><td>2<td>"<a href="https://example.org/b">Owls on roofs</a>", with B. Lee, <i>Rain Letters</i> 4 (1995), 1-9.
<tr><td>3<td>"<a href="https://example.org/c">A 12" pipe for rain</a>", with B. Lee, <i>Rain Letters</i> 4 (1996), 1-9.
</table>
"""
    found = read(text, ListFormat.HTML)
    assert [entry.title for entry in found.entries] == [
        "On the sum of fine roofs and keeping rain of towns apart",
        "Owls on roofs",
        'A 12" pipe for rain',
    ]


def test_a_link_to_the_volume_behind_in_gives_way_to_the_one_of_the_work() -> None:
    text = """\
<ul>
<li>2023 <span class="pub-title">Slow Rain on Roofs of Towns</span><br><b>Poe, A.</b>
 En <a href="https://example.org/volume"><em>A Book of Rain</em></a>, 2023.
 <a href="https://hdl.handle.net/10000/1">Repositorio</a></li>
<li>2022 <span class="pub-title">Slow Rain on Trees of Towns</span><br><b>Poe, A.</b>
 En <a href="https://example.org/other"><em>A Book of Snow</em></a>, 2022.</li>
</ul>
"""
    found = read(text, ListFormat.HTML)
    assert [entry.identifiers[0].value for entry in found.entries] == [
        "https://hdl.handle.net/10000/1",
        "https://example.org/other",
    ]


@pytest.mark.parametrize("around", ["{}", "<div>{}</div>", "<ul><li>{}</li></ul>", "<h2>A</h2>{}"])
def test_badges_beside_nothing_are_no_work(around: str) -> None:
    badge = '<div class="altmetric-embed" data-doi="10.1000/rain1"></div>'
    for file in ("a.html", "a.md"):
        assert not parse_list(around.format(badge).encode(), file=file).entries


@pytest.mark.parametrize(
    ("work", "around"), [("<p>{}</p>", "{}"), ("<li>{}</li>", "<h1>A</h1><ul>{}</ul>")]
)
def test_what_a_title_above_its_authors_has_in_italics_is_part_of_it(
    work: str, around: str
) -> None:
    works = [
        "Notes on the owls of the <em>Book of Rain</em><br> Poe, Ann<br> <em>Owl Studies</em>,"
        " 1974, 8, 137-45",
        "Who counts owls (<em>Rain</em>, V,8).<br> Larkin, Ottoline<br> <em>Hail Quarterly</em>,"
        " 1995, 32, 17-28",
        "The snow and the ear<br> Roe, Maria; Orr, John<br> in <em>Forms of Snow</em>. Bonn: Lark,"
        " 1985. 33-51",
        "Faults in the <em>Book of Rain</em>?<br> Lind, Peter<br> <em>Owl Studies</em>, 1980, 12,"
        " 71-93",
    ]
    found = read(around.format("\n".join(map(work.format, works))), ListFormat.HTML)
    assert [(entry.title, entry.authors, entry.venue, entry.date) for entry in found.entries] == [
        ("Notes on the owls of the Book of Rain", ("Poe, Ann",), "Owl Studies", "1974"),
        ("Who counts owls (Rain, V,8)", ("Larkin, Ottoline",), "Hail Quarterly", "1995"),
        ("The snow and the ear", ("Roe, Maria", "Orr, John"), "", "1985"),
        ("Faults in the Book of Rain?", ("Lind, Peter",), "Owl Studies", "1980"),
    ]


@pytest.mark.parametrize(
    "way",
    [
        '<ul id="breadcrumbs">{}</ul>',
        '<ol class="site-breadcrumb">{}</ol>',
        '<div class="breadcrumbs"><ul>{}</ul></div>',
    ],
)
def test_the_way_to_a_page_is_no_work(way: str) -> None:
    steps = (
        '<li><a href="../">Rain</a></li><li><a href="../owls/">Books on Owls</a></li><li>All</li>'
    )
    works = "<ul><li>Ann Poe. <em>Owls on Roofs of Towns</em>. 2001</li></ul>"
    found = read(f"{way.format(steps)}<h2>All</h2>{works}", ListFormat.HTML)
    assert [entry.title for entry in found.entries] == ["Owls on Roofs of Towns"]


LINES = """\
<html><head><title>Rain</title></head><body><h1>Readings</h1>
<p>What we read about rain, and why it
falls on hills.</p>
<h2>Papers</h2>
<p>2018
[DropNet] DropNet: How Drops Fall on Small Hills, CVPR 2018.
2019
[WetNet] Finding Wet Owls in Long Films, ICCV 2019.
[Hail] The Weight of Hail and Its Sounds, BMVC 2019.</p>
</body></html>
"""


def test_lines_of_a_paragraph_that_its_writer_ended() -> None:
    found = read(LINES, ListFormat.HTML)
    assert [(entry.line, entry.title, entry.venue) for entry in found.entries] == [
        (6, "DropNet: How Drops Fall on Small Hills", "CVPR"),
        (8, "Finding Wet Owls in Long Films", "ICCV"),
        (9, "The Weight of Hail and Its Sounds", "BMVC"),
    ]


def test_short_lines_of_many_paragraphs() -> None:
    works = [("Owls of the Hills", "Ann Poe"), ("Rain and Its Drops", "Bo Orr"),
             ("Snow on Small Towns", "Cy Marlow"), ("Hail as It Falls", "Ann Poe"),
             ("Fog for Beginners", "Bo Orr")]  # fmt: skip
    items = "".join(f"<li>{title}\n{name}, 2019</li>\n" for title, name in works)
    found = read(f"<html><body><h1>Books</h1><ul>\n{items}</ul></body></html>", ListFormat.HTML)
    assert [(entry.title, entry.authors) for entry in found.entries] == [
        (title, (name,)) for title, name in works
    ]


def test_lines_that_fill_a_width() -> None:
    text = """\
<html><body><h1>Papers</h1>
<p>Poe, A, B. Orr and C. Marlow (2014). "The Place of Rain
Below Small Hills and Owls". In: <em>Fine Notes</em> 83.4, pp. 960-974.
DOI:
<a href="https://doi.org/10.1016/j.rain.2014.07.020">10.1016/j.rain.2014.07.020</a>.</p>
<p>Orr, B and A. Poe (2015). "How owls are kept from rain
by towns". In: <em>Fine
Notes</em> 84.1, pp. 1-9. DOI:
<a href="https://doi.org/10.1016/j.rain.2015.07.021">10.1016/j.rain.2015.07.021</a>.</p>
</body></html>
"""
    found = read(text, ListFormat.HTML)
    assert [entry.title for entry in found.entries] == [
        "The Place of Rain Below Small Hills and Owls",
        "How owls are kept from rain by towns",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        '<ul><li><input type="checkbox" checked>{}</li><li><input type="checkbox">{}</li></ul>',
        '<ul><li><label><input type="checkbox" checked> {}</label></li>'
        '<li><label><input type="checkbox"> {}</label></li></ul>',
        '<div><en-todo checked="true"/>{}</div><div><en-todo/>{}</div>',
        '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>{}</span></li>'
        '</ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div>'
        " <span>{}</span></li></ul>",
        '<ul><li class="listitem checked"><span class="bullet">&#9745;</span><span>{}</span></li>'
        '<li class="listitem"><span class="bullet">&#9744;</span><span>{}</span></li></ul>',
    ],
)  # fmt: skip
def test_boxes_to_tick_that_programs_for_notes_write(lines: str) -> None:
    works = lines.format("The Last Rain by Ann Poe", "Owls at Noon by Bo Roe")
    found = parse_list(f"<h1>Books</h1>{works}".encode(), file="notes.html")
    assert [(entry.title, entry.authors, entry.read) for entry in found.entries] == [
        ("The Last Rain", ("Ann Poe",), True),
        ("Owls at Noon", ("Bo Roe",), False),
    ]


def test_a_box_with_a_label_is_of_the_page() -> None:
    found = parse_list(
        b'<h1>Papers</h1><h2><label><input type="checkbox">Fog</label></h2><ul>'
        b'<li><a href="https://arxiv.org/abs/2101.00001">The Last Rain</a></li></ul>',
        file="list.html",
    )
    assert [entry.topics for entry in found.entries] == [("Fog",)]
