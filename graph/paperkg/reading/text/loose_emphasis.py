"""Emphasis whose marks stand beside their places, as no parser reads them.

Its end stands a space too far, "_A Fine Title _Oslo", or its start a sign: "Poe, Ann.* A Title.*",
"Poe, Ann. A*spects of Rain.*". Or nothing closes it: "Poe. *A Title. Oslo", as its siblings do. Or
a link holds a title in a style and who wrote it, which it does not tell apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from paperkg.reading.words import either

__all__ = ["mend_emphasis"]

MAX_STARS = 6
"""A line with more marks has several words in styles, and may say whose each is."""

# From where a style begins up to the next mark, whose own side tells whether it may end; inside
# an address none begins.
# A pattern that begins with the mark, and only then looks before it, finds it sooner; so it looks
# for the next mark at once before it asks what stands before that.
_MARK = "|".join(rf"{mark}(?<![^\s(\[“«>]{mark})" for mark in (r"\*\*", "__", r"\*", "_"))
_STYLED = re.compile(
    rf"({_MARK})(?=[^\s*_])(?=[^*_`\n]{{2,302}}+\1(?:[^\W_]|\())"
    r"([^*_`\n]{2,300}?)(?<!,)( ?)([.:!?]?)\1"
)
# A capital that was left before the mark, "A*boriginal Owls*", and a space behind it.
_LEFT_OUT = re.compile(
    r"((?:^|[.,:;]\s|[-*+]\s))([^\W\d_a-z])(\*\*?)(?=[a-z])([^*\n]{3,300})(\3)(?!\w)"
)
_SPACE_FIRST = re.compile(r"(?<=[^\W\d_]{2}[.,:;])(\*\*?)\s(?=\S)([^*\n]{8,300}[^\s*])\1(?=\s|$)")
_BULLET = re.compile(r"[\s>]*\* ")
_SIGN = re.compile(r"[*_]{1,3}")
# "*Ann Poe and *Bo Roe": the marks say who did as much as others.
_JOINT_LAST = re.compile(r"(?:[,;&]|\b(?:and|und|et|y|e|og|och))\s*$")


MIN_CLOSED = 3
"""A mark that nothing closes begins a title where so many lines have one in italics there."""

# "- Poe. *A Fine Title. Rain Press", where others have "- Poe. *A Fine Title*. Rain Press".
_LEAD = r"^(?:[ \t]{0,8}[-+*] |\d{1,3}\. )?(?=[^\W\d_a-z])[^*_\n]{2,120}[.,:] \*(?=[^\W\d_a-z])"
# No line goes on with it, on which the style might end.
_UNCLOSED = re.compile(
    rf"({_LEAD}[^*_.\n]{{3,200}})"
    r"(?=\.(?:\s[^*\n]{0,1000})?(?:\n[ \t]{0,8}(?:\n|[-+*] |\d{1,3}\. )|\n?\Z))",
    re.MULTILINE,
)
_CLOSED = re.compile(rf"{_LEAD}[^*\n]{{3,200}}\*(?!\w)", re.MULTILINE)


# A link whose title alone has a style, and who wrote it: "[*A Fine Title* de A. Poe](https://…)".
_CAPITAL_WORD = r"[^\W\d_a-zß-ÿа-яё][\w.’'-]{0,30}"
_SIGNED_LINK = re.compile(
    rf"\[(?P<title>(\*\*?|__?)(?=[^\s*_])[^*_\[\]\n]{{2,200}}\2)"
    rf"(?P<who>\s(?:{either('people', 'by_after')})\s{_CAPITAL_WORD}"
    rf"(?:,?\s(?:&\s)?{_CAPITAL_WORD}){{1,8}})"
    r"\](?P<address>\(https?://[^\s()]{3,500}\))"
)


def mend_emphasis(text: str) -> str:
    """Close emphasis before the space or the sign at its end, and set off what follows it.

    Examples
    --------
    >>> mend_emphasis("Poe, A. _A Fine Title ._Oslo: Press")
    'Poe, A. _A Fine Title_. Oslo: Press'
    >>> mend_emphasis("**A Fine Title **by Ann Poe"), mend_emphasis("*Ann Poe, *Bo Roe")
    ('**A Fine Title** by Ann Poe', '*Ann Poe, *Bo Roe')
    >>> mend_emphasis("Poe, Ann. A* Fine Title.*"), mend_emphasis("Poe, Ann. A*spects of Rain.*")
    ('Poe, Ann. A* Fine Title.*', 'Poe, Ann. *Aspects of Rain.*')
    >>> mend_emphasis("Poe, Ann.* A Fine Title.* Oslo")
    'Poe, Ann. *A Fine Title.* Oslo'
    >>> mend_emphasis("[*La pluie fine* de A. Poe](https://example.org/1)")
    '[*La pluie fine*](https://example.org/1) de A. Poe'
    """
    has_title = ". *" in text or ", *" in text or ": *" in text
    if has_title and _UNCLOSED.search(text) and len(_CLOSED.findall(text)) >= MIN_CLOSED:
        text = _UNCLOSED.sub(r"\1*", text)
    if "[*" in text or "[_" in text:
        text = _SIGNED_LINK.sub(r"[\g<title>]\g<address>\g<who>", text)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        stars = line.count("*")
        if 1 < stars < MAX_STARS:
            line = _LEFT_OUT.sub(r"\1\3\2\4\5", line)
            line = lines[place] = _SPACE_FIRST.sub(r" \1\2\1", line)
        if (stars > 1 or line.count("_") > 1) and _STYLED.search(line):
            lines[place] = _mend_line(line)
    return "\n".join(lines)


def _mend_line(line: str) -> str:
    bullet = _BULLET.match(line)  # which is none of the marks
    places: dict[str, list[int]] = {}
    for sign in _SIGN.finditer(line, bullet.end() if bullet else 0):
        places.setdefault(sign[0], []).append(sign.start())

    def mend(found: re.Match[str]) -> str:
        mark, words, space, sign = found.groups()
        is_open = not (space or sign) or _JOINT_LAST.search(words) is not None
        # A mark of the same kind may be open already: "*A?*(1999) *B*".
        before = bisect_left(places.get(mark, ()), found.start())
        word = line.rfind(" ", 0, found.start()) + 1
        is_address = "://" in line[word : found.start()]
        is_kept = is_open or is_address or before % 2
        return found[0] if is_kept else f"{mark}{words}{mark}{sign} "

    return _STYLED.sub(mend, line)
