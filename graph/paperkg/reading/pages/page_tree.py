"""HTML, parsed as a browser does, with the lines of its elements, and without what parts words."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from paperkg.notation import read_notation
from paperkg.reading.pages.element_boxes import write_boxes

__all__ = ["nests_without_end", "parse"]

_BLOCK_TAGS = (
    "li|tr|p|h[1-6]|summary|dt|dd|td|th|table|ul|ol|details|div|blockquote|article|section|br"
)
# The parser keeps no lines, so each tag that opens a block is told its own.
_OPENING = re.compile(rf"<({_BLOCK_TAGS})(?=[\s/>])|\n", re.IGNORECASE)

_NESTING = re.compile(
    r"</?(?:a|b|big|blockquote|center|code|details|div|dl|em|font|i|ol|section|small|span|strong|sub|sup|"
    r"table|tt|u|ul)(?=[\s>])",
    re.IGNORECASE,
)
MAX_UNCLOSED = 1_000
"""HTML that nests deeper is not read."""

# What stands high or low in a word or behind it: no mark of an author, "Poe<sup>1</sup>".
_IN_WORD = re.compile(
    r"(?<=[A-Za-z)\]])<(sub)>[\w+−()-]{1,8}</\1>|(?<=\d)<(sup)>(?:st|nd|rd|th|e|er|ème)</\2>"
    r"|(?<=[A-Z0-9₀-₉)\]])<(sup)>\d?[+−–-]</\3>",
    re.IGNORECASE,
)
# Tags with a sign too few or too many, as people type them: <a name="rain"</a>, <a href=""http://…>.
_OPEN_ANCHOR = re.compile(r'(<a\s+(?:name|id)="[^"<>\n]{1,100}")\s*(?=</a>)', re.IGNORECASE)
_DOUBLE_QUOTE = re.compile(
    r'(<a\s[^<>]{0,100}?href=")"(https?://[^\s<>"]{1,1000})"?', re.IGNORECASE
)
_SHEET = re.compile(r"<style[^<>]{0,100}>([^<]{1,300000})</style", re.IGNORECASE)
_RULE = re.compile(r"(?<![\w.#-])\.([\w-]{1,40})\s*\{([^{}]{1,500})\}")
_STYLE = re.compile(r"font-weight:\s?(?:[67]00|bold)|font-style:\s?italic")
_SMALL_CAPITALS = re.compile(r"small-?caps")
# What Word puts around words in another language, or with a fault of spelling.
_OF_WORD = re.compile(r"<span\s[^<>]{0,200}?\b(?:lang=|SpellE|GramE|mso-)", re.IGNORECASE)
_STYLED = re.compile(r"(?:.*;)?\s*(?!mso-)\w", re.IGNORECASE | re.DOTALL)


def nests_without_end(html: str) -> bool:
    """Whether elements are opened and not closed so often that a parser would take for ever."""
    if len(html) < 3 * MAX_UNCLOSED:
        return False
    depth = 0
    for match in _NESTING.finditer(html):
        depth += -1 if match[0][1] == "/" else 1
        if depth > MAX_UNCLOSED:
            return True
    return False


def parse(html: str, line: int) -> LexborHTMLParser:
    """Parse HTML that starts on a line; small capitals and languages part no words from others.

    Nor does what stands high or low in a word: "TiO₂", "21ˢᵗ".
    """
    if "<su" in html or "<SU" in html:
        html = _IN_WORD.sub(lambda found: read_notation(found[0]), html)
    html = _OPEN_ANCHOR.sub(r"\1>", html) if '"</' in html else html
    html = _DOUBLE_QUOTE.sub(r'\1\2"', html) if '""http' in html else html
    tree = LexborHTMLParser(_number_lines(html, line))
    if tree.body is not None:
        write_boxes(tree.body, html)
    if tree.body is not None and (styles := _read_styles(html)):
        for node in tree.css("span[class]"):
            said = [
                styles[name]
                for name in (node.attributes.get("class") or "").split()
                if name in styles
            ]
            if said:
                node.attrs["style"] = ";".join((node.attributes.get("style") or "", *said))
    if tree.body is None or not (_SMALL_CAPITALS.search(html) or _OF_WORD.search(html)):
        return tree
    for node in tree.css('span[style*="small-caps"], span.smallcaps, span.small-caps'):
        node.unwrap()
    for node in filter(_says_nothing, tree.css("span[lang], span[style^=mso-], span[class]")):
        node.unwrap()
    tree.body.merge_text_nodes()
    return tree


def _read_styles(html: str) -> dict[str, str]:
    """Give what classes look like that are bold or in italics, as Google Docs names them ".c0"."""
    sheet = _SHEET.search(html) if "<style" in html else None
    styles: dict[str, list[str]] = {}
    for rule in _RULE.finditer(sheet[1]) if sheet else ():
        if said := _STYLE.findall(rule[2]):
            styles.setdefault(rule[1], []).extend(said)
    return {name: ";".join(said) for name, said in styles.items()}


def _says_nothing(node: LexborNode) -> bool:
    """Whether an element only says which language some words are in, or that one may be wrong."""
    called, style = (node.attributes.get(name) or "" for name in ("class", "style"))
    return called in ("", "SpellE", "GramE") and not _STYLED.match(style)


def _number_lines(html: str, line: int) -> str:
    def number(match: re.Match[str]) -> str:
        nonlocal line
        if match[0] == "\n":
            line += 1
            return "\n"
        return f'{match[0]} data-line="{line}"'

    return _OPENING.sub(number, html)
