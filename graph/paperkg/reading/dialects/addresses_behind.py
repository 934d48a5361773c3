"""Addresses in brackets behind what they lead to, in a text file, as links of Markdown.

"Ann Poe (https://…) - Fine Rain (https://…)" leads to two, and "Fine Rain (fine-rain.pdf)" to a
file beside the list.
"""

from __future__ import annotations

import re

__all__ = ["write_links"]

_MARK = r"[ \t]{0,12}(?:(?:[-*+•]|\d{1,4}[.)])[ \t]{1,4})?"
_URL = r"https?://[^\s()<>]{1,300}(?:\([^\s()<>]{0,80}\)[^\s()<>]{0,80}){0,3}"
_SIGN = r"(?:[ \t][-–—][ \t]|:[ \t]|,?[ \t]by[ \t])"
# Two parts of a line, each with its address; neither has a sign that parts it.
_TWO = re.compile(
    rf"^(?P<mark>{_MARK})(?P<first>[^\W_](?:(?![ \t][-–—][ \t])[^()\[\]<>\n]){{1,120}})"
    rf"[ \t]\((?P<to>{_URL})\)"
    rf"(?P<sign>{_SIGN})(?P<second>(?:(?![ \t][-–—][ \t])[^()\[\]<>\n]){{2,160}})"
    rf"[ \t]\((?P<on>{_URL})\)",
    re.MULTILINE,
)
# A name of a file in brackets, behind words.
_FILE = re.compile(
    r"(?<=[^\s\](])(?P<gap>[ \t])(?:\((?P<round>(?!\w{2,9}://|www\.)[^\s()<>]{1,400}"
    r"\.(?:pdf|epub|djvu|ps))\)"
    r"|<(?P<angle>(?!\w{2,9}://|www\.)[^\s()<>]{1,400}\.(?:pdf|epub|djvu|ps))>)",
    re.IGNORECASE,
)


def write_links(text: str) -> str:
    r"""Write links for the addresses in brackets that the lines of a text say twice, or of files.

    Examples
    --------
    >>> write_links("- Ann Poe (https://a.org) - Fine Rain (https://b.org)")
    '- [Ann Poe](https://a.org) - [Fine Rain](https://b.org)'
    >>> write_links("- Fine Rain (rain/fine.pdf) by Ann Poe")
    '- Fine Rain [pdf](rain/fine.pdf) by Ann Poe'
    >>> write_links("- Ann Poe: Fine Rain (https://b.org)")
    '- Ann Poe: Fine Rain (https://b.org)'
    """
    if "(http" in text:
        text = _TWO.sub(r"\g<mark>[\g<first>](\g<to>)\g<sign>[\g<second>](\g<on>)", text)
    return _FILE.sub(_write_file, text)


def _write_file(found: re.Match[str]) -> str:
    return f"{found['gap']}[pdf]({found['round'] or found['angle']})"
