"""Labels of links to the page of a book: of who publishes it, sells it, or lends it.

"Book page (Fine Press)", "Buy on Amazon", "Verlagsseite", "出版社リンク" say where a link leads, by
words that most labels have none of, and may name the shop or the publisher.
"""

from __future__ import annotations

import re

from paperkg.reading.words import any_of, words_of

__all__ = ["leads_to_shop"]

MAX_SIGNS = 60
"""A label that names a shop has no more signs."""

_WHOLE = words_of("shop_labels", "whole")
_SHOPS = words_of("shop_labels", "shops")
_FIRST = words_of("shop_labels", "first")
_PAGES = words_of("shop_labels", "pages")
_LAST_SIGNS = frozenset(tail[-1] for tail in words_of("shop_labels", "joined_pages"))
_EDGES = " .!:→»>"

_SHOP = any_of(_SHOPS | words_of("shop_labels", "publishers"))
_PAGE = any_of(_PAGES)
# "(Fine Press)" behind a label.
_BRACKET = re.compile(r"\s?[(（][^()（）]{1,30}[)）]$")
# "Book page", "Fine Press book page"; "Amazon page", "the O'Reilly website"; "YouTube playlist".
_NAMED = re.compile(
    rf"(?:[^\s:,;]+ ){{0,3}}book {_PAGE}"
    rf"|(?:the |official )?{_SHOP}(?: book| product)? {_PAGE}"
    r"|(?:google|youtube)(?: (?:lectures?|course|videos?))? (?:search|series|playlist|channel)"
)
# "Buy it on Amazon", "Get the book here", "acheter chez Fnac", "bei Thalia kaufen".
_WHAT = any_of(words_of("shop_labels", "what"))
_AT = any_of(words_of("shop_labels", "at"))
_BOUGHT = re.compile(
    rf"(?:{any_of(_FIRST)} )(?:{_WHAT}(?: (?:here|now|online))?(?: {_AT} {_SHOP})?|{_AT} {_SHOP})"
    rf"|{_AT} (?:{_SHOP} {any_of(words_of('shop_labels', 'last'))}|{any_of(_SHOPS)})"
)
_FURTHER = words_of("shop_labels", "more")
# "More information on Goodreads", "View on Amazon", "Mehr bei Thalia".
_MORE = re.compile(
    rf"{any_of(_FURTHER)}(?: (?:more|info|information|details|this|it)){{0,3}} {_AT} {_SHOP}"
)
_BOUGHT_STARTS = frozenset(
    phrase.partition(" ")[0] for phrase in _FIRST | words_of("shop_labels", "at")
)
# "オライリー書籍ページ", "Google検索リンク", "图书购买链接": what is before a page or a link.
_STEMS = "|".join(sorted(words_of("shop_labels", "joined")))
_TAILS = "|".join(sorted(words_of("shop_labels", "joined_pages")))
_JOINED = re.compile(
    rf"(?:[^\s:：、。]{{1,14}} |[^\s:：、。]{{0,14}}?)(?:{_STEMS})の? ?(?:{_TAILS})"
)


def leads_to_shop(text: str) -> bool:
    """Tell the label of a link to the page of a book from a title.

    Examples
    --------
    >>> leads_to_shop("Book page (Fine Press)"), leads_to_shop("Buy it on Amazon")
    (True, True)
    >>> leads_to_shop("出版社リンク（雨社）"), leads_to_shop("Order from Chaos")
    (True, False)
    """
    if len(text) > MAX_SIGNS:
        return False
    label = text.strip(_EDGES).lower().replace("’", "'")
    if label[-1:] in (")", "）"):
        label = _BRACKET.sub("", label)
    if not label or label in _WHOLE or label in _SHOPS:
        return bool(label)
    if label[-1] in _LAST_SIGNS:
        return _JOINED.fullmatch(label) is not None
    first, _, rest = label.partition(" ")
    if not rest:
        return False
    if rest.rpartition(" ")[2] in _PAGES or first in ("youtube", "google"):
        return _NAMED.fullmatch(label) is not None
    if first in _FURTHER:
        return _MORE.fullmatch(label) is not None
    return first in _BOUGHT_STARTS and _BOUGHT.fullmatch(label) is not None
