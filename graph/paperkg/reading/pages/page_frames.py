"""What of a page is its main part, without what leads to other pages of the site."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.addresses import is_web
from paperkg.identifiers import parse_identifier
from paperkg.reading.words import words_of

__all__ = ["ONE_OF_SEVERAL", "find_main"]

ONE_OF_SEVERAL = "data-several"
"""The attribute of an article beside others: the heading in it is below those around them."""

# What stands around the main part of a page.
_AROUND = (
    "nav, footer, aside, button, select, dialog, iframe, [role=navigation], [hidden], "
    # What opens the abstract of a work, or how to cite it, on the page itself.
    "[role=button]:not([href]), a[class*=btn]:not([href]), a[class*=badge]:not([href]), "
    ".mw-editsection, .mw-cite-backlink, .gs_ggs, .gs_fl, "
    # The whole of what a page shows the beginning of, and buttons that tell others of it.
    "span[style*='display: none'], span[style*='display:none'], "
    "[class*=sharedaddy], [class*=jp-relatedposts], [class*=addtoany], a[href*='?share=' i], "
    ".button-wrapper, [class*=subscri], "
    # The way from the front page to this one.
    "#breadcrumb, #breadcrumbs, div.breadcrumb, div.breadcrumbs, p.breadcrumb, p.breadcrumbs, "
    "ul[class*=breadcrumb i], ol[class*=breadcrumb i]"
)
_MENUS = (
    ".nav, .navbar, .menu, .sidebar, div.toc, ul.toc, #nav, #navbar, #menu, #sidebar, #toc, "
    "ul[id*=menu i], div[id*=menu i], ul[class*=menu i]:not([class*=dropdown])"
)
"""What pages call the links to others of the site; what holds most links of a page is none."""

_FILES = (".pdf", ".ps", ".djvu", ".epub")
_FRONT = words_of("navigation", "front")
MAX_CELL = 8
"""A table stands no deeper in a cell of another."""

MIN_PAGES, MAX_PAGES = 3, 40
"""A menu has so many links."""

MAX_DEPTH, MAX_ASIDE = 5, 100
"""An aside of an article stands no deeper in it, and takes no more signs."""

MAX_NAME = 4
"""The name of a page in a menu has no more words."""

_MAY_BE_BIBTEX = "pre, code, [class*=bib]"
_BIBTEX = re.compile(r"\s*@\s*[A-Za-z]{3,20}\s*\{")
"""How to cite a work, beside it: what it says is said already."""

_ASKS = "input:not([type=hidden]), textarea, select, button"
"""What a form has that asks for something; one without it is put around words of the page."""

_IN_ITEMS = "li nav"
"""The buttons of a work that leads to it, as dblp has them."""

# The text of a link that leads back to where a note is cited, or to the heading that it stands in.
_SIGN = re.compile(r"\s*[^\w\s]{1,2}\s*")

_MAIN = ("article.markdown-body", "main article", "main", "[role=main]", "article")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")


def find_main(tree: LexborHTMLParser, html: str) -> LexborNode | None:
    """Find the part of a page that says it is the main one, and holds most of the page.

    A saved page says where it was: links in it that are relative are made whole.

    Parameters
    ----------
    tree
        The page, of which what stands around the main part is taken out.
    html
        The text of the page.
    """
    base = _find_base(tree, html)
    _take_out_others(tree)
    for node in tree.css("a[href]") if base else ():
        _make_whole(node, base)
    for node in tree.css("a[href^='#']"):
        if _SIGN.fullmatch(node.text()):
            node.decompose()
    _mark_articles(tree)
    return _choose_main(tree)


def _take_out_others(tree: LexborHTMLParser) -> None:
    """Take out what stands around the main part: menus, forms, buttons."""
    links = len(tree.css("a[href]"))
    for nav in tree.css(_IN_ITEMS):
        _keep_paper(nav)
    for node in tree.css(_AROUND):
        if node.tag != "aside" or not _is_of_work(node):
            node.decompose()
    for form in tree.css("form"):
        if form.css_first(_ASKS) is None or 2 * len(form.css("a[href]")) >= links:
            form.unwrap()
        else:
            form.decompose()
    for node in tree.css(_MAY_BE_BIBTEX):
        if _BIBTEX.match(node.text()):
            node.decompose()
    _take_out_helps(tree)
    _take_out_menus(tree)


def _take_out_helps(tree: LexborHTMLParser) -> None:
    """Take out links that open something on the page, and labels that say the head of a column."""
    for link in tree.css("a[href='#']"):
        link.unwrap()
    for label in tree.css("td > label"):
        if label.next is not None and label.next.tag != "-text":
            label.decompose()


def _take_out_menus(tree: LexborHTMLParser) -> None:
    links = len(tree.css("a[href]"))
    for node in tree.css(_MENUS):
        if 2 * len(node.css("a[href]")) < links or _leads_inside(node):
            node.decompose()
    for node in filter(_is_menu, _innermost(tree.css("table, ul"))):
        for link in node.css("a[href]"):
            link.decompose()  # a table stays: the one around it is none of works


def _is_of_work(aside: LexborNode) -> bool:
    """Whether an aside is a few words inside an article: where the work in it appeared."""
    around, depth = aside.parent, 0
    while around is not None and around.tag != "article" and depth < MAX_DEPTH:
        around, depth = around.parent, depth + 1
    is_inside = around is not None and around.tag == "article"
    return is_inside and len(aside.text().strip()) <= MAX_ASIDE


def _leads_inside(menu: LexborNode) -> bool:
    """Whether all links of a menu lead to pages of the site, by names of a few words."""
    return all(
        not is_web(link.attributes.get("href") or "")
        and not (link.attributes.get("href") or "").lower().endswith(_FILES)
        and len(link.text().split()) <= MAX_NAME
        for link in menu.css("a[href]")
    )


def _innermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Give those of some tables and lists that are not around others, a few elements deeper."""
    around = set()
    for node in nodes:
        outer, depth = node.parent, 0
        while outer is not None and outer.tag not in ("table", "ul") and depth < MAX_CELL:
            outer, depth = outer.parent, depth + 1
        if outer is not None:
            around.add(outer.mem_id)
    return [node for node in nodes if node.mem_id not in around]


def _is_menu(node: LexborNode) -> bool:
    """Whether a table or a list is nothing but links to pages of the site, one called "Home"."""
    links = node.css("a[href]")
    if not MIN_PAGES <= len(links) <= MAX_PAGES:
        return False
    names = [" ".join(link.text().split()) for link in links]
    is_front = any(name.casefold() in _FRONT for name in names)
    return is_front and _leads_inside(node) and "".join(node.text().split()) == _squeeze(names)


def _squeeze(names: list[str]) -> str:
    return "".join("".join(names).split())


def _mark_articles(tree: LexborHTMLParser) -> None:
    articles = tree.css("article")
    alike = Counter(node.attributes.get("class") for node in articles)
    for node in articles:
        if alike[node.attributes.get("class")] > 1:
            node.attrs[ONE_OF_SEVERAL] = ""


def _keep_paper(nav: LexborNode) -> None:
    """Leave of the buttons of a work the link that names it."""
    for link in nav.css("a[href]"):
        named = parse_identifier(link.attributes.get("href") or "")
        if named and named.names_paper:
            (nav.parent or nav).insert_child(link)
            return


def _find_base(tree: LexborHTMLParser, html: str) -> str:
    """Find the address of a page in itself; empty where it does not say."""
    if saved := _SAVED_FROM.search(html[:20_000]):
        return saved[1]
    for selector, name in (("base[href]", "href"), ("link[rel=canonical]", "href")):
        node = tree.css_first(selector)
        address = (node.attributes.get(name) or "") if node else ""
        if is_web(address):
            return address
    return ""


def _make_whole(link: LexborNode, base: str) -> None:
    """Give a link its whole address; one inside the page stays so, and one to the site is none."""
    href = link.attributes.get("href") or ""
    if href.startswith("#"):
        return
    with suppress(ValueError):
        url = urljoin(base, href)
        page, mark, place = url.partition("#")
        if mark and page == base.partition("#")[0]:
            url = f"#{place}"
        elif urlsplit(url).path in ("", "/") and urlsplit(url).netloc == urlsplit(base).netloc:
            link.unwrap()
            return
        link.attrs["href"] = url


def _choose_main(tree: LexborHTMLParser) -> LexborNode | None:
    body = tree.body
    if body is None:
        return None
    parts = [node for selector in _MAIN for node in tree.css(selector)]
    links, length = len(body.css("a[href]")), len(body.text()) if parts else 0
    return next(
        (
            node
            for node in parts
            if ONE_OF_SEVERAL not in node.attributes
            and 2 * len(node.css("a[href]")) >= links
            and 2 * len(node.text()) >= length
        ),
        body,
    )
