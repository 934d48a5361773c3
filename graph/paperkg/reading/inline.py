"""From the inside of a list item, table row or paragraph to a title, links and a note.

An item is seen as a row of runs: stretches of text of one style, or one link. Which of them is
the title depends on how the list is written: the text of a link, bold words, words in quotation
marks, or plain words at the start. What stands after the title is the note, without the links
that only say "pdf" or "code" and without authors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from markdown_it.tree import SyntaxTreeNode

from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.model import Link

__all__ = ["Item", "Run", "read_item", "read_runs", "take_task_box"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one style; a line break is a run of its own.

    Attributes
    ----------
    text
        As shown; empty for a break.
    url
        The absolute address it links to; empty for text and for links inside the document.
    strong, emphasized
        Its style.
    is_break
        Whether it is the end of a line.
    is_local
        Whether it links to a place inside the document or the repository.
    """

    text: str
    url: str = ""
    strong: bool = False
    emphasized: bool = False
    is_break: bool = False
    is_local: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """What an item says; an empty title means that it is no entry."""

    title: str
    identifiers: tuple[Identifier, ...]
    links: tuple[Link, ...]
    note: str
    title_is_marked: bool


# Links with such a text lead to the entry's paper, code or pages; their text is no title.
_LABEL = re.compile(
    r"(?:the\s+)?(?:official\s+|project\s+|full\s+|original\s+|source\s+)?"
    r"(?:abs(?:tract)?|arxiv|bib(?:tex)?|blog(?: ?post)?|code|data(?:set)?s?|demo|"
    r"doc(?:s|umentation)?|doi|acl|"
    r"download|git(?:hub)?|here|home(?: ?page)?|html|implementation|link|model|notebook|notes|"
    r"openreview|page|paper|pdf|poster|pre-?print|pretrained models?|project(?: page)?|ps|"
    r"publish|readme|repo(?:sitory)?|resources?|review|slides?|star|supp(?:lement(?:ary)?)?|"
    r"talk|thread|tutorial|tweet|url|video|web(?: ?site|page)?|website|youtube)s?"
    r"(?:\s*(?:[&+,/]|and)\s*(?:models?|code|data(?:sets?)?|demo|slides|video|supp(?:lementary)?))*"
    r"(?:\s*\d+)?",
    re.IGNORECASE,
)
_TEXTUAL = ("text", "code_inline", "softbreak")
_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?[.:]?")
_SHORTCODE = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]*:(?!\w)")
_SYMBOLS = re.compile("[\u2600-\u27bf\u2b50\ufe0f\U0001f300-\U0001faff]")
# Where a title without marks ends: a dash, a full stop, a bracket, the authors. A bracket of small
# letters with more of them after it, as in "(almost) from scratch", is part of the title.
_TITLE_END = re.compile(
    r"\s[-–—|]\s|,\s(?=(?:[A-Z]\.\s?)+[A-Z][\w-]+|[A-Z][\w-]*\s+et al)|\.\s(?=\S)"
    r"|\s\((?![a-z ]+\)\s[a-z])|\s\[|$"
)
_QUOTED = re.compile(r"[\"“”]([^\"“”]{4,}?)[\"“”]")
_URL = re.compile(r"https?://[^\s<>\"')\]]+", re.IGNORECASE)
_SPELLED_ID = re.compile(r"\b(?:arxiv:\s*|doi:\s*)[^\s,;()\[\]]+", re.IGNORECASE)
# A link whose text was taken out leaves its brackets: "[[pdf]]", "(Code, Slides)".
_MARK = "\x1f"
_BRACKETED_LINKS = re.compile(
    rf"[\[(]+\s*(?:{_MARK}[^{_MARK}]*{_MARK}[\s,;/|&+]*)+[\])]+|[\[(]+[\s,;/|&+]*[\])]+"
)
_SEPARATORS = " \t\r\n-–—:,.;|·•"
_NAME_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_AUTHORS = re.compile(
    rf"(?:{_NAME_WORD}\s+){{1,3}}{_NAME_WORD}(?:\s*,|\s+(?:and|&)\s|\s+et al|\s*$)"
)


def read_runs(inline: SyntaxTreeNode | None) -> list[Run]:
    """Flatten an inline node into runs; images are left out, with links around them alone."""
    runs: list[Run] = []
    for node in inline.children if inline else ():
        runs.extend(_runs_of(node, strong=False, emphasized=False))
    return runs


def _runs_of(node: SyntaxTreeNode, *, strong: bool, emphasized: bool) -> Iterator[Run]:
    match node.type:
        case "text" | "code_inline":
            yield from _text_runs(node.content, strong=strong, emphasized=emphasized)
        case "softbreak" | "hardbreak":
            yield Run("", is_break=True)
        case "html_inline" if re.fullmatch(r"<br\s*/?>", node.content.strip(), re.IGNORECASE):
            yield Run("", is_break=True)
        case "link":
            text = "".join(_text_of(child) for child in node.children)
            href = str(node.attrs.get("href", ""))
            is_web = re.match(r"https?://", href, re.IGNORECASE) is not None
            if text.strip():
                bold = strong or any(child.type == "strong" for child in node.children)
                yield Run(text, href if is_web else "", bold, emphasized, is_local=not is_web)
        case "strong" | "em" | "s" if all(child.type in _TEXTUAL for child in node.children):
            # One title may run over a line break.
            strong, emphasized = strong or node.type == "strong", emphasized or node.type == "em"
            yield from _text_runs(_text_of(node), strong=strong, emphasized=emphasized)
        case "strong" | "em" | "s":
            for child in node.children:
                yield from _runs_of(
                    child,
                    strong=strong or node.type == "strong",
                    emphasized=emphasized or node.type == "em",
                )


def _text_runs(text: str, *, strong: bool, emphasized: bool) -> Iterator[Run]:
    """Split text at the addresses that stand in it without Markdown."""
    end = 0
    for match in _URL.finditer(text):
        url = match[0].rstrip(".,;:!?")
        if text[end : match.start()]:
            yield Run(text[end : match.start()], "", strong, emphasized)
        yield Run(url, url, strong, emphasized)
        end = match.start() + len(url)
    if text[end:]:
        yield Run(text[end:], "", strong, emphasized)


def _text_of(node: SyntaxTreeNode) -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return "" if node.type == "image" else "".join(_text_of(child) for child in node.children)


def take_task_box(runs: Sequence[Run]) -> tuple[bool, list[Run]]:
    """Take the task box off the start of an item: whether it is ticked, and the other runs."""
    rest = list(runs)
    if rest and not rest[0].url:
        box = re.match(r"\s*\[([ xX])\]\s+", rest[0].text + (" " if len(rest) > 1 else ""))
        if box:
            rest[0] = Run(rest[0].text[box.end() :], "", rest[0].strong, rest[0].emphasized)
            return box[1] in "xX", rest
    return False, rest


def read_item(runs: Sequence[Run]) -> Item:
    """Tell the title, the links and the note of an item apart.

    Parameters
    ----------
    runs
        The runs of the item, in order.

    Returns
    -------
    Item
        ``title_is_marked`` says whether the title is a link, bold or in quotation marks, which
        is what tells an item from prose.
    """
    runs = [run for run in runs if run.text or run.is_break]
    place = _find_marked_title(runs)
    if place is not None:
        title, after = runs[place].text, runs[place + 1 :]
    else:
        title, after = _split_plain_title(runs)
    quoted = _QUOTED.search(title) if place is None else None
    return Item(
        title=_tidy_title(quoted[1] if quoted else title),
        identifiers=_identify(runs, place),
        links=tuple(dict.fromkeys(Link(_tidy(run.text), run.url) for run in runs if run.url)),
        note=_read_note(after),
        title_is_marked=place is not None or quoted is not None,
    )


def _is_label(run: Run) -> bool:
    text = _tidy(run.text).strip("[]() .:")
    return not text or _LABEL.fullmatch(text) is not None or _URL.fullmatch(text) is not None


def _words(text: str) -> int:
    return len(re.findall(r"[^\W_]+", text))


def _is_bold_title(run: Run) -> bool:
    text = _tidy(run.text)
    return (
        run.strong
        and not run.url
        and not _NUMBER.fullmatch(text)
        and not text.startswith("(")
        and not text.endswith(":")
        and _words(text) > 0
    )


def _find_marked_title(runs: Sequence[Run]) -> int | None:
    """Find the run that is the title: the text of a link, or bold words; None when none is."""
    before = 0
    bold = link = None
    for place, run in enumerate(runs):
        if run.url and not _is_label(run) and link is None:
            # One or two words after a sentence are where the paper appeared, not its title.
            if before < 3 or _words(run.text) > 2:
                link = place
        elif bold is None and _is_bold_title(run):
            bold = place
        if not run.url and not _is_bold_title(run):
            before += _words(run.text)
    if bold is None or link is None:
        return link if bold is None else bold
    if bold < link and (_words(runs[bold].text) >= 3 or _words(runs[link].text) <= 2):
        return bold
    return link


def _split_plain_title(runs: Sequence[Run]) -> tuple[str, list[Run]]:
    """Split an item without a marked title: a quotation, or words up to a link, dash or stop."""
    lead = 0
    while lead < len(runs) and not (runs[lead].url or runs[lead].is_break):
        lead += 1
    text = "".join(run.text for run in runs[:lead])
    if quoted := _QUOTED.search(text):
        return quoted[0], [Run(text[quoted.end() :]), *runs[lead:]]
    end = _TITLE_END.search(text)
    cut = end.start() if end else len(text)
    return text[:cut], [Run(text[cut:]), *runs[lead:]]


def _tidy(text: str) -> str:
    """Take out emoji, entities and extra space."""
    text = _SYMBOLS.sub("", _SHORTCODE.sub("", unescape(text)))
    return " ".join(text.split())


def _tidy_title(text: str) -> str:
    """Take the quotation marks, list numbers and final punctuation off a title."""
    text = _tidy(text)
    text = re.sub(r"^(?:\[\d+\]|\d+[.)])\s+", "", text)
    text = text.strip(" \t*_|-–—·•").rstrip(".,:; ")
    inner = text.strip('"“”').rstrip(".,:; ")
    # Marks around a part of the title belong to it.
    return text if any(mark in inner for mark in '"“”') else inner


def _identify(runs: Sequence[Run], title: int | None) -> tuple[Identifier, ...]:
    """Find the identifiers of the paper, one of each scheme, strongest first.

    The link of the title and links that say "pdf" or "paper" lead to the paper itself; a link
    inside the note may lead to another paper. An identifier spelled out in the text counts when
    no link has one, and a plain address when nothing names a paper.
    """
    named = [runs[title]] if title is not None and runs[title].url else []
    own = named + [run for run in runs if run.url and _is_label(run)]
    found = [parse_identifier(run.url) for run in own]
    papers = [one for one in found if one and one.names_paper]
    if not papers:
        text = "".join(" " if run.is_break else run.text for run in runs if not run.url)
        spelled = (parse_identifier(match[0].rstrip(".")) for match in _SPELLED_ID.finditer(text))
        papers = [one for one in spelled if one and one.names_paper]
    if not papers and title is None:
        others = (parse_identifier(run.url) for run in runs if run.url)
        papers = [one for one in others if one and one.names_paper]
    chosen: dict[Scheme, Identifier] = {}
    for one in papers or [one for one in found if one][:1]:
        chosen.setdefault(one.scheme, one)
    return tuple(sorted(chosen.values(), key=lambda one: one.strength))


def _read_note(after: Sequence[Run]) -> str:
    """Read the words after a title: no authors, no labels, no brackets that held links only."""
    lines: list[str] = [""]
    for run in after:
        if run.is_break:
            lines.append("")
        elif run.url or run.is_local:
            lines[-1] += f"{_MARK}{'' if _is_label(run) else run.text}{_MARK}"
        elif not (run.emphasized and not run.strong and _AUTHORS.search(run.text + ",")):
            lines[-1] += run.text
    # Authors stand on a line of their own below the title; the title's own line is all note.
    kept = lines[:1] + [line for line in lines[1:] if not _AUTHORS.match(line.strip())]
    note = _tidy(_BRACKETED_LINKS.sub(" ", " ".join(kept)).replace(_MARK, ""))
    note = re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\(\s*\)|\[\s*\]", "", note))
    note = note.lstrip(_SEPARATORS + '"”').rstrip(" ,;:-–—")
    return note if _words(note) else ""
