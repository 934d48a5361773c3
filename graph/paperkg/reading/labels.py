"""Labels: what the text of a link says that it leads to, and what a field of an entry holds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar

from paperkg.addresses import is_web, split_url
from paperkg.identifiers import parse_identifier
from paperkg.model import LinkKind
from paperkg.publishers import REPOSITORY_HOSTS
from paperkg.reading.patterns import RECENT_YEAR
from paperkg.reading.plain_enum import PlainEnum
from paperkg.reading.shop_labels import leads_to_shop
from paperkg.reading.words import words_of

__all__ = [
    "Field",
    "is_label",
    "is_picture",
    "is_search",
    "kind_of_address",
    "kind_of_label",
    "link_kind",
    "read_field",
]


class Field(PlainEnum):
    """What stands after a label such as "Authors:", or in a column of a table."""

    TITLE: ClassVar[Field]
    AUTHORS: ClassVar[Field]
    VENUE: ClassVar[Field]
    DATE: ClassVar[Field]
    LINK: ClassVar[Field]
    NOTE: ClassVar[Field]
    SHORT_NAME: ClassVar[Field]


MAX_WORDS, MAX_SIGNS = 5, 100
"""A label has no more words, and no more signs."""

MAX_NAMES = 40
"""The names of a field have no more signs together."""

MAX_JOINED, MAX_PART = 24, 10
"""Labels that are one word have no more signs together, nor each."""

_KINDS = {word: kind for kind in LinkKind for word in words_of("links", kind.value.lower())}
_FIELDS = {
    phrase: field
    for field in reversed(Field.every())
    for phrase in words_of("fields", field.name.lower())
}
_NAMED_IN_PAIRS = frozenset({Field.TITLE, Field.AUTHORS, Field.VENUE, Field.DATE})
"""Fields that several names may say; with links and notes, each name may say something."""

_LEADS = tuple(f"{lead} " for lead in words_of("links", "leads"))
_LEAD_STARTS = frozenset(lead[:4] for lead in _LEADS)
_OFFICIAL = ("official", "unofficial")
_GLUE = words_of("links", "glue")
_JOINTS = words_of("links", "joints")
_LABEL_WORDS = frozenset((*_KINDS, *_GLUE, *(word.lower() for word in _JOINTS)))
_CAPITALS = words_of("links", "capitals")
_INNER_CAPITALS = words_of("links", "inner")

_CODE_HOSTS = frozenset(
    (*REPOSITORY_HOSTS, "colab.research.google.com", "gist.github.com", "kaggle.com")
)
_DATA_HOSTS = ("zenodo.org", "figshare.com", "datadryad.org", "osf.io", "dataverse.harvard.edu")
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com", "bilibili.com", "slideslive.com")
_PICTURES = (".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_PDF = (".pdf", ".ps", ".ps.gz", ".djvu", "/pdf")
_NAMED = re.compile(r"([^:：]{1,40})[:：](?!//)(.*)", re.DOTALL)
# What stands between the names of one field: "Venue/Year", "Conference or journal", "학회·저널".
_BETWEEN_NAMES = re.compile(
    r"\s?[/／|&＆+・·、]\s?|\s(?:and|or|und|oder|et|ou|y|o|e|и|или|och|eller|en|of)\s"
)
# What a language adds to a name: "Autor/a", "Author/s", "Autor/in".
_ENDINGS = frozenset(
    {"a", "as", "e", "en", "es", "i", "in", "innen", "n", "r", "rice", "s", "trice"}
)
_LEADING_SIGNS = re.compile(r"^[^\w(\[]+")
_NUMBERED = re.compile(rf"[-_](?:{RECENT_YEAR}|\d)$")
_BOOK_NUMBER = re.compile(
    r"(?:isbn(?:[- ]?1[03])?|issn|doi|arxiv|pmid):?\s?\d[\d.xX-]", re.IGNORECASE
)
_SEARCH = re.compile(r"https?://scholar\.google\.[\w.]+/scholar\?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.+-][^\W_]+)*")


@lru_cache(maxsize=20_000)
def is_label(text: str) -> bool:
    """Tell the text of a link that says only what it leads to from a title or a name.

    Examples
    --------
    >>> is_label("[pdf]"), is_label("Official Code - PyTorch"), is_label("论文")
    (True, True, True)
    >>> is_label("TÉLÉCHARGER EN PDF")
    True
    >>> is_label("STaR"), is_label("Deep Learning")
    (False, False)
    """
    if len(text) > MAX_SIGNS:
        return False
    text = text if text[:1].isalnum() else _LEADING_SIGNS.sub("", text)
    if text[:4].lower() in _LEAD_STARTS and f"{text.lower()} ".startswith(_LEADS):
        return True
    if " " in text and text.isupper():
        text = text.lower()  # no name of a thing, as "DEMO" alone may be
    first = text.partition(" ")[0]
    if first.isalpha() and first.isascii() and first.lower() not in _LABEL_WORDS:
        return leads_to_shop(text)  # most titles end here, at their first word
    count = known = 0
    for found in _WORD.finditer(text):
        word = found[0]
        count += 1
        if _is_known(word):
            known += 1
        elif not (word.lower() in _GLUE or word in _JOINTS or word.isdigit()):
            return leads_to_shop(text)
    return count <= MAX_WORDS and (known > 0 or not count)


def _is_known(word: str) -> bool:
    """Whether a word is a label, and written as one: STaR and DEMO are names."""
    word = _without_number(word)
    lower = word.lower()
    if lower not in _KINDS:
        return not word.isascii() and _is_joined(word)
    return word in (lower, lower.capitalize()) or word in _CAPITALS or word in _INNER_CAPITALS


def _without_number(word: str) -> str:
    """Take the number or the year off a label: "code-2", "slides_2019"."""
    return _NUMBERED.sub("", word) if word[-1].isdecimal() else word


def _is_joined(word: str) -> bool:
    """Whether a word of Chinese, Japanese or Korean is several labels: 解説スライド, 论文下载地址.

    Words that say nothing by themselves may stand among them: 代码和数据集.
    """
    if len(word) > MAX_JOINED:
        return False
    lower = word.lower()
    reached = {0: False}  # the places where a part ends, and whether one of those was a label
    for start in range(len(lower)):
        if start not in reached:
            if start >= max(reached):
                return False  # most words end here
            continue
        for end in range(start + 1, min(start + MAX_PART, len(lower)) + 1):
            part = lower[start:end]
            if part in _KINDS or part in _JOINTS:
                told = reached[start] or part in _KINDS
                reached[end] = reached.get(end, False) or told
    return reached.get(len(lower), False)


def link_kind(text: str, url: str) -> LinkKind:
    """Tell what a link leads to: its label says so, else its address.

    Examples
    --------
    >>> link_kind("official code", "https://example.org/a")
    <LinkKind.CODE: 'code'>
    >>> link_kind("A Fine Paper", "https://example.org/a.pdf")
    <LinkKind.PDF: 'PDF'>
    """
    said = kind_of_label(text)
    if said is None and (named := parse_identifier(text)) and named.names_paper:
        said = LinkKind.PAPER  # [doi:10.1000/1](https://journal.example.org/1)
    if said and said is not LinkKind.PAPER:
        return said
    by_address = kind_of_address(url)
    if said and by_address in (LinkKind.OTHER, LinkKind.PROJECT):
        return said
    return by_address


def kind_of_label(text: str) -> LinkKind | None:
    """Tell what a label says that its link leads to; None of a text that does not say.

    Examples
    --------
    >>> kind_of_label("official code"), kind_of_label("[pdf]"), kind_of_label("A Fine Paper")
    (<LinkKind.CODE: 'code'>, <LinkKind.PDF: 'PDF'>, None)
    """
    if not is_label(text) or leads_to_shop(text):
        return None  # the page of a book is no page of a project
    return _kind_of(text)


@lru_cache(maxsize=1_000)
def _kind_of(text: str) -> LinkKind | None:
    words = (_without_number(word).lower() for word in _WORD.findall(text))
    said = [kind for word in words if (kind := _KINDS.get(word))]
    exact = [kind for kind in said if kind not in (LinkKind.PAPER, LinkKind.OTHER)]
    if exact:
        is_led = len(exact) > 1 and text.lower().startswith(_OFFICIAL)
        return exact[1] if is_led else exact[0]  # "official blog post" is no code
    return LinkKind.PAPER if LinkKind.PAPER in said else None


@lru_cache(maxsize=20_000)
def kind_of_address(url: str) -> LinkKind:
    """Tell what an address leads to by its host and its path.

    Examples
    --------
    >>> kind_of_address("https://github.com/OWNER/NAME")
    <LinkKind.CODE: 'code'>
    """
    address = split_url(url)
    if address is None:
        return LinkKind.OTHER
    host = address[1].partition(":")[0].removeprefix("www.")
    path = address[0].path.lower()
    if path.endswith(_PDF) or "/pdf/" in path:
        return LinkKind.PDF
    identifier = parse_identifier(url)
    if identifier and identifier.names_paper and not identifier.names_data:
        return LinkKind.PAPER
    if host in _CODE_HOSTS and not path.startswith("/papers/"):
        is_data = host == "huggingface.co" and path.startswith("/datasets")
        return LinkKind.DATA if is_data else LinkKind.CODE
    if host.endswith(_DATA_HOSTS):
        return LinkKind.DATA
    if host.endswith(_VIDEO_HOSTS):
        return LinkKind.VIDEO
    return LinkKind.PROJECT if host.endswith(".github.io") else LinkKind.OTHER


def is_picture(url: str) -> bool:
    """Whether an address leads to a picture, such as the cover of a book.

    Examples
    --------
    >>> is_picture("https://example.org/covers/rain.jpg?w=75"), is_picture("https://example.org/jpg")
    (True, False)
    """
    address = split_url(url)
    return address is not None and address[0].path.lower().endswith(_PICTURES)


def is_search(url: str) -> bool:
    """Whether an address leads to what a search finds, such as the works that cite one.

    Examples
    --------
    >>> is_search("https://scholar.google.com/scholar?oi=bibs&cites=9281510746729853742")
    True
    """
    return _SEARCH.match(url) is not None


def read_field(text: str) -> tuple[Field, str] | None:
    """Read the label that a line starts with: what it is, and the text after it.

    Examples
    --------
    >>> read_field("Authors: Ann Poe")
    (Field.AUTHORS, 'Ann Poe')
    >>> read_field("Attention: all you need") is None
    True
    >>> read_field("Conference / Year: ICML 2020")
    (Field.VENUE, 'ICML 2020')
    """
    found = _NAMED.match(text) if ":" in text or "：" in text else None
    if not found:
        return None
    name, rest = _LEADING_SIGNS.sub("", found[1]).strip(" *_[]-"), found[2].strip()
    label = " ".join(name.lower().split())
    field = _FIELDS.get(label) or _FIELDS.get(label.replace("-", " ").replace("_", " "))
    field = field or _field_of_names(label)
    if field is Field.TITLE and _BOOK_NUMBER.match(rest):
        field = Field.LINK  # a slip: "Title: ISBN: 978-0-262-04630-5"
    if label == "citation" and not rest[:1].isdecimal():
        field = None  # what is cited in full, but "Citation: 131 Fine L.J. 20 (2022)" says where
    if field is None and is_web(rest) and is_label(name):
        field = Field.LINK  # "Direct PDF link: https://…"
    return (field, rest) if field else None


@lru_cache(maxsize=1_000)
def _field_of_names(label: str) -> Field | None:
    """Tell the field of several names in one, if each says the same, or they say where and when.

    What says where and when is read as a venue, which has its year.
    """
    names = _BETWEEN_NAMES.split(label) if len(label) <= MAX_NAMES else ()
    if len(names) < 2:
        return None
    fields = {_FIELDS.get(name) for name in names if name not in _ENDINGS}
    if fields == {Field.VENUE, Field.DATE}:
        return Field.VENUE
    return fields.pop() if len(fields) == 1 and fields <= _NAMED_IN_PAIRS else None
