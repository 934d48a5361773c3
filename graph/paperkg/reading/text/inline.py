"""From the tokens inside a paragraph of Markdown to spans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress, pairwise

from markdown_it.token import Token

from paperkg.reading.labels import read_field
from paperkg.reading.patterns import CAPITAL, MAYBE_NAMES, NAMES_BEFORE, SOURCE_AFTER, YEAR
from paperkg.reading.text.blocks import LINE_END, NO_TEXT, Span, is_paper_address, sort_address
from paperkg.reading.text.link_tags import find_tags
from paperkg.reading.text.wrapped_lines import find_goes_on, is_shown, split_signed_link
from paperkg.reading.words import either

__all__ = [
    "ends_open",
    "find_width",
    "find_wraps",
    "join_texts",
    "join_wraps",
    "make_spans",
    "split_addresses",
]

_REST = r"[^\s<>\"'\]）】」》，。、]"
_URL = re.compile(rf"https?://{_REST}+", re.IGNORECASE)
# An address as MLA and others write it, without what it begins with: "www.example.org/rain".
_BARE_URL = re.compile(
    rf"https?://{_REST}+|(?<![\w@/.:-])(?:www\.(?:[\w-]+\.)+[a-z]{{2,12}}(?![\w@-])(?:/{_REST}*)?"
    rf"|(?:[a-z0-9-]+\.)*[a-z0-9-]{{2,}}\.(?:com|edu|gov|info|int|net|org|[a-z]{{2}})/{_REST}+)",
    re.IGNORECASE,
)
WRAPPED = 60
HALF_WIDTH = 40
"""A line of so many characters may end where its width did."""

MAX_WIDTH = 130
"""Nobody fills lines to a greater width."""

MARGIN = 5
"""Lines of a list are indented, and so seem shorter than others."""

NEARLY_ALL = 0.9
MIN_ENDS, MANY_ENDS = 5, 20
"""The share of the lines, and how many, that must end so for all of a document to be filled; of so
many a few may be longer."""

HALF = 0.5
"""The share of the width of a document from which on a line may end inside a sentence."""

# Words that end no line that a person ended, and words that start none.
_ENDS_OPEN = re.compile(
    r"\s(?:a|against|an|and|as|at|based|between|by|for|from|in|into|of|on|or|the|through|to|towards?|under|using|via"
    r"|with|without|de|der|des|et|la|und|von)$"
)
# A line with who and when, and the start of a title: "Poe, A. (2002): Ten years of".
_CITED = re.compile(rf"{CAPITAL}[\w.'’-]*\s\({YEAR}[a-z]?\)[.:,]?\s[^.]*$")
_RECORD = re.compile(r"^\[\d{1,3}\]\s", re.MULTILINE)  # how only a citation begins
_CLOSED = re.compile(r"[^\s(\[]\"[^\w\"]{0,3}$")  # what ends with the quotation that goes on in it
_LABEL = re.compile(r"[^\W\d_]{3,14}: ")
_STARTS_OPEN = re.compile(r"(?:and|for|of|or|to|with|de|des|et|und)\s")
_STARTS_SMALL = re.compile(r"[a-zß-ÿ]{2,}[\s.,](?!.*://)")
_ENDS_TITLE = re.compile(r"^[^.!?]{3,60}[.!?]\s*$")
_LAST_WORD = re.compile(rf"\b{CAPITAL}{{3,}}\W{{0,2}}\s{CAPITAL}{{2,}},?$")
_FIRST_WORD = re.compile(rf"(?:{CAPITAL}{{3,}}|1\d{{3}}-\d{{2,4}})\b")
_ENDS_IN_NAMES = re.compile(rf",\s{CAPITAL}[\w.'’-]+,$|\s(?:and|&)\s{CAPITAL}[\w.'’-]+$")
# A name that its line cuts in two: "…, Bo Li, Cem / Kaya", "…, Cem / Kaya, Dana Roe".
_ENDS_IN_NAME = re.compile(
    rf",\s{CAPITAL}[\w.'’-]+\s[\w.'’ -]{{2,40}},\s(?:(?:and|&)\s)?{CAPITAL}[\w.'’-]+$"
)
_STARTS_IN_NAME = re.compile(rf"{CAPITAL}[\w'’-]+(?:,|$|\s(?:and|&)\s)")
# Others than those above: "Rain and Snow / Ann Poe, Bo Li".
_BEGINS_WITH_NAMES = re.compile(
    rf"{CAPITAL}[\w.'’-]+ {CAPITAL}[\w.'’ -]+, {CAPITAL}[\w.'’-]+ {CAPITAL}"
)
_BY_AT_END = re.compile(rf",?(\s(?:{either('people', 'by')})\s)$")
MAX_NAMES = 80
"""Who signs at the end of a link takes no more signs."""

_NAMES_AFTER = re.compile(rf"(?:\s?[-–—]|,|\s(?:{either('people', 'by')}))\s{MAYBE_NAMES}")

_UNSTYLED = Span("")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")
_BREAKS = ("softbreak", "hardbreak")


def make_spans(tokens: Sequence[Token], *, source: str = "", width: int = 0) -> list[Span]:
    """Make spans of the tokens of a paragraph that holds no HTML; texts of one style are joined.

    ``source`` is the text of the paragraph, whose lines may have been filled to a width, that of
    the document where it has one.
    """
    wraps = find_wraps(tokens, source=source, width=width) if "\n" in source else ()
    return join_texts(_spans_of(tokens, wraps))


def join_wraps(tokens: list[Token], *, source: str, width: int) -> list[Token]:
    """Write a space for each end of a line at which a text goes on, or that a style holds.

    So it is for what is read as HTML, where a space and the end of a line are told apart later.
    At no ``<br>`` a text goes on.
    """
    if "\n" not in source:
        return tokens
    wraps = find_wraps(tokens, source=source, width=width)
    joined: list[Token] = []
    depth = 0
    for place, token in enumerate(tokens):
        depth += token.nesting if token.type.startswith(("em_", "strong_")) else 0
        is_inside = token.type == "softbreak" and depth > 0
        is_wrap = (is_inside or place in wraps) and tokens[place - 1].content[:3] != "<br"
        joined.append(Token("text", "", 0, content=" ") if is_wrap else token)
    return joined


def find_wraps(tokens: Sequence[Token], *, source: str, width: int) -> Collection[int]:
    """Find the ends of lines, by their places, at which a text goes on.

    ``source`` and ``width`` are as for the spans.
    """
    ends = [place for place, token in enumerate(tokens) if token.type == "softbreak"]
    if _is_filled(source, width):
        return ends
    found = find_goes_on(tokens) if ends else set()
    found.update(place for place in ends if _is_wrapped(tokens[place - 1 : place + 2]))
    if width and len(ends) == source.count("\n"):
        found.update(compress(ends, _are_full(source, width)))
    return found


def _are_full(text: str, width: int) -> Iterator[bool]:
    """Say of each end of a line if no person ended it, in a document filled to a width.

    The next word would have been too much, or a sentence goes on where the line is half as long.
    """
    for line, after in pairwise(text.split("\n")):
        words, last = line.split(), line.rstrip()[-1:]
        word = after.split(maxsplit=1)
        is_full = bool(word) and len(line) + len(word[0]) >= width - MARGIN
        is_open = len(line) >= HALF * width and words[-1].islower()
        yield (
            (is_full or is_open) and (last.isalnum() or last in ",:;") and not _RECORD.match(after)
        )


def join_texts(spans: Iterable[Span]) -> list[Span]:
    """Join texts of one style that follow each other."""
    joined: list[Span] = []
    before = None  # the style of a text that the next one may go on
    for span in spans:
        is_text = not (span.url or span.local or span.is_break or span.is_image or span.footnote)
        style = (span.strong, span.emphasized, span.code, span.struck) if is_text else None
        if is_text and style == before:
            joined[-1] = span._replace(text=joined[-1].text + span.text)
        else:
            joined.append(span)
        before = style
    return joined


def ends_open(text: str) -> bool:
    """Whether a text ends with a word that ends no line that a person ended."""
    return _ENDS_OPEN.search(text.rstrip()) is not None


def find_width(texts: Iterable[str]) -> int:
    """Find the width to which the lines of a document were filled; 0 where they were not.

    Where each line ends before a word that would have been too much, no person ended it.
    """
    ends = [end for text in texts if "\n" in text for end in _find_ends(text)]
    lengths = sorted(length for length, _ in ends)
    if len(lengths) < MIN_ENDS:
        return 0
    widths = [lengths[-1]]
    if len(lengths) >= MANY_ENDS:  # a few were mended by hand, and are longer
        widths.append(lengths[int(NEARLY_ALL * len(lengths))])
    for width in widths:
        filled = sum(length + word >= width - MARGIN for length, word in ends)
        if WRAPPED <= width <= MAX_WIDTH and filled >= NEARLY_ALL * len(ends):
            return width
    return 0


def _find_ends(text: str) -> Iterator[tuple[int, int]]:
    """Give how long each line is that another follows, and how long the first word of that is."""
    for line, after in pairwise(text.split("\n")):
        word = after.split(maxsplit=1)
        if word and not line.endswith(("  ", "\\")):
            yield len(line), len(word[0])


def _is_filled(text: str, width: int) -> bool:
    """Whether each line of a paragraph ends where its next word would have been too much.

    Where the document has no width, lines that end as sentences or citations do tell nothing.
    """
    if "\n" not in text or _RECORD.search(text):
        return False
    lines = text.split("\n")
    ends = list(_find_ends(text))
    own = max(map(len, lines if not width else lines[:-1]))
    if width:
        own = max(own, width - MARGIN)
    elif own < WRAPPED or 2 * sum(map(_ends_whole, lines)) >= len(lines):
        return False
    elif len(ends) - sum("://" in line.partition(" ")[0] for line in lines[1:]) < 2:
        return False  # an address is too much for most lines, whoever ended them
    return len(ends) == len(lines) - 1 and all(length + word >= own for length, word in ends)


def _ends_whole(line: str) -> bool:
    """Whether a line ends as a sentence or a citation does."""
    return line.rstrip()[-1:] in (*".!?:;)", *"0123456789")


def _spans_of(tokens: Sequence[Token], wraps: Collection[int]) -> Iterator[Span]:
    style = _UNSTYLED
    depth: dict[str, int] = {}  # of strong, em and s
    link: list[Token] = []
    for place, token in enumerate(tokens):
        if token.type == "link_close":
            yield from _read_link(link, style) if link else ()  # one inside it has closed it
            link = []
        elif link or token.type == "link_open":
            link.append(token)
        elif place in wraps:
            yield _styled(_style_over(tokens, place, style), "\n")
        elif token.nesting:
            name = token.type.partition("_")[0]
            depth[name] = depth.get(name, 0) + token.nesting
            style = _with_style(style, name, on=depth[name] > 0)
        else:
            yield from _read_token(token, style)


def _style_over(tokens: Sequence[Token], place: int, style: Span) -> Span:
    """Give the style of the end of a line: that of both sides, where each ends and begins it."""
    before = next(filter(is_shown, tokens[max(place - 2, 0) : place][::-1]), None)
    after = next(filter(is_shown, tokens[place + 1 : place + 3]), None)
    if before and after and before.type in ("strong_close", "em_close"):
        name = before.type.removesuffix("_close")
        return _with_style(style, name, on=after.type == f"{name}_open")
    return style


def _is_wrapped(around: Sequence[Token]) -> bool:
    """Whether a sentence goes on over the end of a line, as where lines have one width."""
    if len(around) < 3 or around[0].type != "text" or around[2].type != "text":
        return False
    before, after = around[0].content.rstrip(), around[2].content.lstrip()
    if _RECORD.match(after) or _is_field(after):
        return False
    is_quoted = before.count('"') % 2 == 1 and after.count('"') % 2 == 1
    is_quoted = is_quoted and _CLOSED.search(before) is None
    if _ENDS_OPEN.search(before) or _STARTS_OPEN.match(after) or is_quoted:
        return True
    if before.isupper() and after.isupper() and _ENDS_OPEN.search(before.lower()):
        return True
    if before.endswith((":", " —", " –")) and _STARTS_SMALL.match(after):
        return True  # "A Fine Paper 2.0: / building things", "Fine Trees — / seen again"
    goes_on = after[:1].islower() and before[-1:].islower()
    if _CITED.search(before) and (goes_on or before.endswith(":")):
        return True  # "Poe (2002): Ten years of rain / in gardens", whatever its width
    if goes_on and len(before) >= HALF_WIDTH and _ENDS_TITLE.search(after):
        return True  # "Learning fine structures for graph / neural networks. [paper]"
    if len(before) < WRAPPED:
        return False
    is_name = _ENDS_IN_NAME.search(before) is not None and _STARTS_IN_NAME.match(after) is not None
    if goes_on or is_name or _is_shouted(before, after):
        return True
    return _ENDS_IN_NAMES.search(before) is not None and not _BEGINS_WITH_NAMES.match(after)


def _is_field(text: str) -> bool:
    """Whether a line begins with what a field of a work is called: "author: Ann Poe"."""
    return _LABEL.match(text) is not None and read_field(text) is not None


def _is_shouted(before: str, after: str) -> bool:
    """Whether a title in capitals throughout goes on: "THINGS IN EARLY MODERN / ENGLAND (…)"."""
    ends, starts = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    return bool(ends and starts) and before[-1] not in ".)"


def _with_style(style: Span, name: str, *, on: bool) -> Span:
    if name == "strong":
        return style._replace(strong=on)
    return style._replace(emphasized=on) if name == "em" else style._replace(struck=on)


def _read_token(token: Token, style: Span) -> Sequence[Span]:
    match token.type:
        case "text" if token.content:
            return split_addresses(_styled(style, token.content))
        case "plain_link" if token.content.strip():
            return (_linked(style, token.content, str(token.attrs["href"])),)
        case "code_inline":
            is_address = "/" in token.content and _BARE_URL.fullmatch(token.content) is not None
            return split_addresses(style._replace(text=token.content, code=not is_address))
        case "softbreak" if style.strong or style.emphasized:
            return (style._replace(text="\n"),)  # one title may run over a line break
        case "softbreak" | "hardbreak":
            return (LINE_END,)
        case "wikilink" if not token.meta["embed"]:
            link = style._replace(text=token.meta["text"], alias=token.meta["alias"])
            return (_leading_to(link, token.meta["target"]),)
        case "image" if _leads_to_paper(token):
            return (_leading_to(style._replace(text=token.content), str(token.attrs["src"])),)
        case "image":
            return (_image(token, style),)
        case "footnote_ref":
            return (Span("", footnote=str(token.meta.get("label", ""))),)
    return ()


def _styled(style: Span, text: str) -> Span:
    return Span(text) if style is _UNSTYLED else style._replace(text=text)


def _linked(style: Span, text: str, href: str) -> Span:
    url, local = sort_address(href)
    if style is _UNSTYLED:  # nearly every link; a new one takes a third of the time
        return Span(text, url, local)
    return style._replace(text=text, url=url, local=local)


def _leading_to(span: Span, href: str) -> Span:
    url, local = sort_address(href)
    return span._replace(url=url, local=local)


def _leads_to_paper(image: Token) -> bool:
    """Whether a picture is a link by mistake: "![A Fine Title](https://arxiv.org/abs/…)"."""
    source = str(image.attrs.get("src", ""))
    return " " in image.content and not source.endswith(_PICTURES) and is_paper_address(source)


def _image(token: Token, style: Span) -> Span:
    source = str(token.attrs.get("src", ""))
    return style._replace(text=token.content, is_image=True, source=source)


def _read_link(tokens: list[Token], style: Span) -> Iterator[Span]:
    """Read a link with what is in it as one span; a picture in it counts when there is no text."""
    href = str(tokens[0].attrs.get("href", ""))
    if signature := _split_signature(tokens) or split_signed_link(tokens):
        yield from _read_link(signature[0], style)
        yield from (LINE_END,) if signature[1][0] == "\n" else ()
        yield _styled(style, signature[1].lstrip("\n"))
        return
    if (tags := find_tags(tokens)) < len(tokens):
        yield from _read_link([*tokens[:tags]], style)
        yield from _spans_of(tokens[tags:], ())
        return
    if names := _split_names(tokens):
        before, link, after = names
        yield from (_styled(style, before),) if before else ()
        yield from _read_link([tokens[0], *link], style)
        yield from (_styled(style, after),) if after else ()
        return
    text = "".join(
        "\n" if token.type in _BREAKS else token.content
        for token in tokens[1:]
        if token.type in ("text", "code_inline", *_BREAKS)
    )
    if any(token.type == "strong_open" for token in tokens):
        style = style._replace(strong=True)
    image = next((token for token in tokens if token.type == "image"), None)
    if text.strip() and not href:  # "[A Title]()", which nobody has filled in, is set apart by it
        yield style._replace(text=text, strong=True)
    elif text.strip():
        yield _linked(style, text, href)
    elif image:
        yield _leading_to(_image(image, style), href)
    elif is_paper_address(href):
        yield _linked(style, NO_TEXT, href)


def _split_signature(tokens: Sequence[Token]) -> tuple[list[Token], str] | None:
    """Find who signs in italics at the end of a link, "[A Title by *Poe*](…)", and what is left."""
    for place in range(len(tokens) - 3, 0, -1):
        token = tokens[place]
        by = _BY_AT_END.search(token.content) if token.type == "text" else None
        if by and tokens[place + 1].type == "em_open":
            names = "".join(part.content for part in tokens[place + 1 :] if part.type == "text")
            before = token.copy(content=token.content[: by.start()])
            is_named = names[:1].isupper() and len(names) <= MAX_NAMES
            return ([*tokens[:place], before], f"{by[1]}{names}") if is_named else None
    return None


def _split_names(tokens: Sequence[Token]) -> tuple[str, Sequence[Token], str] | None:
    """Find names beside a title in italics, "[Poe - *A Title*](…)": before it, what is left, after.

    Only names and a dash or a comma, or "by", stand there; after a title that has them before it
    the edition, the publisher or the year may, too.
    """
    if len(tokens) > 5 and tokens[2].type == "softbreak" and tokens[1].type == "text":
        tokens = [tokens[0], tokens[1].copy(content=f"{tokens[1].content} "), *tokens[3:]]
    if len(tokens) < 5:
        return None
    first, last, inner = tokens[1], tokens[-1], tokens[1:]
    if first.type == "text" and tokens[2].type == "em_open":
        if not NAMES_BEFORE.fullmatch(first.content):
            return None
        if last.type == "em_close":
            return first.content, inner[1:], ""
        is_after = last.type == "text" and SOURCE_AFTER.match(last.content) is not None
        return (first.content, inner[1:-1], last.content) if is_after else None
    if last.type == "text" and first.type == "em_open" and tokens[-2].type == "em_close":
        return ("", inner[:-1], last.content) if _NAMES_AFTER.fullmatch(last.content) else None
    return None


def split_addresses(span: Span) -> Sequence[Span]:
    """Split a text at the addresses that stand in it without marks."""
    text = span.text
    if ("/" not in text and "www." not in text) or span.is_link:
        return (span,)
    parts: list[Span] = []
    end = 0
    for match in (_URL if span.code else _BARE_URL).finditer(text):
        url = _trim(match[0])
        if text[end : match.start()]:
            parts.append(span._replace(text=text[end : match.start()]))
        parts.append(span._replace(text=url, url=url if "://" in url else f"https://{url}"))
        end = match.start() + len(url)
    if text[end:]:
        parts.append(span._replace(text=text[end:]))
    return parts


def _trim(url: str) -> str:
    """Take off what belongs to the sentence: final points, a bracket that was not opened in it.

    One that does not close in it belongs to the sentence, too: ``https://a.example/b.html(A``.
    """
    surplus = url.count(")") - url.count("(")
    end = url.rfind("(") if surplus < 0 and ")" not in url[url.rfind("(") :] else len(url)
    while end and (url[end - 1] in ".,:;!?*" or (url[end - 1] == ")" and surplus > 0)):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]
