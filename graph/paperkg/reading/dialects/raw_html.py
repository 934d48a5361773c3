"""HTML that other formats hand on as it is: what marks it is taken out, so that it is read."""

from __future__ import annotations

import re

__all__ = ["holds_markdown", "unwrap_html"]

# ".. raw:: html" and what is set in below it, without options.
_RAW = re.compile(
    r"^\.\. raw:: +html[ \t]*\n(?:[ \t]+:[\w-]+:[^\n]*\n)*((?:[ \t]*\n|[ \t]+\S[^\n]*(?:\n|\Z))+)",
    re.MULTILINE,
)
# A fence of Pandoc's Markdown or of MyST around HTML, and its end.
_FENCED = re.compile(
    r"^(?P<fence>`{3,}|~{3,}|:{3,}) ?(?:\{=html5?\}|\{raw\} ?html)[ \t]*\n"
    r"(?P<html>.{0,50000}?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
# What Franklin hands on: a fence without a name, around elements that a page has.
_TILDES = re.compile(
    r"^~~~[ \t]*\n"
    r"(?P<html>\s{0,20}<(?:table|ul|ol|dl|div|section|p|h[1-6]|center|details)\b.{0,50000}?>\s*)"
    r"^~~~[ \t]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_PASSED = re.compile(r"^\+{4}[ \t]*$", re.MULTILINE)  # of AsciiDoc
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)

# A page that a script draws from Markdown, as Strapdown does: "<body><xmp>", and its end.
_PAGE = re.compile(
    r"\s*<(?:!doctype|html|head|body)\b.{0,20000}?<xmp\b[^>]*>", re.IGNORECASE | re.DOTALL
)
_PAGE_END = re.compile(r"</xmp>.*\Z", re.IGNORECASE | re.DOTALL)

MAX_FENCES = 1_000
"""HTML in more fences is left as it is."""


def holds_markdown(text: str) -> bool:
    """Whether a text is a page around Markdown, which a script draws.

    Examples
    --------
    >>> holds_markdown("<html><body><xmp># Rain"), holds_markdown("<html><body><h1>Rain</h1>")
    (True, False)
    """
    return _find_page(text) is not None


def _find_page(text: str) -> re.Match[str] | None:
    return _PAGE.match(text) if "<xmp" in text or "<XMP" in text else None


def unwrap_html(text: str) -> str:
    r"""Take out what marks HTML in reStructuredText, Markdown and AsciiDoc; lines stay.

    Examples
    --------
    >>> unwrap_html(".. raw:: html\n\n    <p>Rain</p>\n")
    '\n\n<p>Rain</p>\n'
    """
    if page := _find_page(text):
        text = "\n" * page[0].count("\n") + _PAGE_END.sub("", text[page.end() :])
    if ".. raw::" in text:
        text = _RAW.sub(_unwrap, text)
    if ("{=html" in text or "{raw}" in text) and text.count("html") <= MAX_FENCES:
        text = _FENCED.sub(lambda found: f"\n{found['html']}", text)
    if "\n~~~" in text and "<" in text and text.count("~~~") <= MAX_FENCES:
        text = _TILDES.sub(lambda found: f"\n{found['html']}", text)
    if "\n++++" in text and "<" in text:
        text = _PASSED.sub("", text)
    return text


def _unwrap(found: re.Match[str]) -> str:
    above = "\n" * found[0].count("\n", 0, found.start(1) - found.start())
    return above + _INDENT.sub("", found[1])
