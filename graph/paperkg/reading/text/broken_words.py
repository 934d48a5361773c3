"""Words that the end of a line breaks, as text copied from a PDF has them: "infor-⏎mation".

The start of the word goes to the next line, and keeps its hyphen where its rest is a word and the
whole stands in no dictionary: "self-⏎organization".
"""

from __future__ import annotations

import re

from paperkg.english import is_english

__all__ = ["join_broken_words"]

# A word stands before the broken one: no line is emptied. "pre- and post-war" is not broken.
_BROKEN = re.compile(
    r"(?<!\S)(?P<before>[(\"“]?[^\W\d]\S{0,60} )(?P<start>[^\W\d_]{2,30})-\n(?P<indent>[ \t]*)"
    r"(?!(?:and|bzw|e|en|et|o|och|oder|og|or|ou|u|und|y)\b)(?P<rest>[a-zß-ÿ]{2,30})(?![\w-])"
)


def join_broken_words(text: str) -> str:
    r"""Write broken words whole; every line keeps its number.

    Examples
    --------
    >>> join_broken_words("models and infor-\nmation theory"), join_broken_words("fine self-\nhelp")
    ('models and \ninformation theory', 'fine \nself-help')
    """
    return _BROKEN.sub(_join, text) if "-\n" in text else text


def _join(found: re.Match[str]) -> str:
    start, rest = found["start"], found["rest"]
    is_foreign = not is_english(rest)  # "Geschichts-⏎wissenschaft"
    is_whole = is_foreign or is_english(f"{start}{rest}".lower())
    whole = f"{start}{rest}" if is_whole else f"{start}-{rest}"
    return f"{found['before']}\n{found['indent']}{whole}"
