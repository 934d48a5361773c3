"""Lines that are items by other marks than those of Markdown: "● A Title", "[1] A Title".

Bullets of other programs, numbers in any notation, keys of works and task boxes begin items where
several lines have them: each is written with the dash that the parser knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence, Set
from itertools import count, pairwise

from paperkg.reading.text.letter_marks import SMALL_LETTER, count_letter

__all__ = ["make_items"]

MIN_BULLETS = 2
"""One sign, or one box, at the start of a line may be anything."""

MIN_NUMBERS = 3
"""Fewer numbers make no list."""

IN_ORDER = 0.8
"""The share of the numbers that follow the one before them."""

MEAN_STATE = 4
"""A sign and a work behind it have so many words in the mean; what signs stand for has fewer."""

KEYED = 0.6
"""The share of the paragraphs that begin with keys."""

# Bullets of other programs; dashes and ticks in their place.
_SIGNS, _DASHES, _TICKS = "•・･●○◦‣⁃▪▫▸▹■◆◇◼◻∙⦁➢➤▶►🔹🔸＊", "·–→※", "☐□☑☒✅✓✔"
_BOXES = "☐□☑☒"
_ARROWS, _HARD_BREAKS = "➢➤▶►", ("\\", "  ", "<br>", "<br/>", "<br />")
_BULLET = re.compile(
    rf"^([ \t]*)(?:([{_SIGNS}])\ufe0f?[ \t]*(?=[^\s\ufe0f])|([{_DASHES}])[ \t]+(?=\S)"
    rf"|(-(?=[^\W\d_a-z])|[*+](?=[^\W\d_a-z][^*\n]*(?:\n[*+\s]|\n?\Z)))|(?=([{_TICKS}])))",
    re.MULTILINE,
)
# Dashes that set an item in: "——・A Title" below "・Rain".
_INDENTS = "-–—―─"
_AFTER_INDENT = frozenset(_INDENTS + _SIGNS)
_SET_IN = re.compile(rf"^[ \t]*[{_INDENTS}]{{1,6}}(?=[{_SIGNS}][ \t]*[^\s{_SIGNS}])", re.MULTILINE)
# Lines one below the other that say by a sign each how far somebody has read, one of them a tick.
_STATES = re.compile(
    rf"(?:\A|(?<=\n))(?:[{_TICKS}⌚⌛⏩⏳⏸-⏺❌❎⭐⬛⬜\U0001f300-\U0001faff]\ufe0f?[ \t]+\S[^\n]*"
    r"(?:\n|\Z))+"
)
_PICTURES = "⭐\U0001f300-\U0001faff"
# Lines one below the other that begin with one picture: "📖 A Title ⏎ 📖 A Finer Title".
_PICTURED = re.compile(
    rf"(?:\A|(?<=\n))(?P<sign>[{_PICTURES}]\ufe0f?)[ \t]+\S[^\n]*(?:\n(?P=sign)[ \t]+\S[^\n]*)+"
)
_BULLETS = frozenset(_SIGNS + _DASHES + _TICKS)
# A star without a space may begin a footnote: "*Equal contribution".
_LEAST = {"*": 3, "+": 3}
_LIST_BELOW = re.compile(r"[^\n]{0,200}\n(?:[ \t]*\n)?(?:[-*+]|\d{1,3}[.)])[ \t]")
_LINE = re.compile(r"^(?=.)", re.MULTILINE)
_MARKED_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,4}[.)]) ", re.MULTILINE)
# An item whose dash has no space after it: "-[A Fine Paper](https://…)".
_GLUED_ITEM = re.compile(r"^([ \t]*-)(?=\[[^\[\]\n]{2,300}\]\()", re.MULTILINE)
# A title whose address nobody has filled in, as all of a line: "[A Fine Paper of Rain]()".
_UNADDRESSED = re.compile(
    r"^ {0,3}(?=\[[^\[\]\s]+(?: [^\[\]\s]+){2,40}\]\([ \t]*\)[ \t]*$)", re.MULTILINE
)
# A number as Chinese has it, before a title: "1、The Fine Paper"; one alone will do.
_COMMA_ITEM = re.compile(r"^ {0,3}(\d{1,3})、[ \t]*(?=[A-Z\[\"“《*])", re.MULTILINE)
# A number that somebody marked, as what is worth reading: "*2. The Fine Paper".
_STARS = ("*", "★", "☆", "⭐", "❗", "!", "+", "✓", "✔")
_STARRED = re.compile(r"^ {0,3}[*★☆⭐❗!+✓✔](?=\d{1,3}[.)、][ \t]*[^\s*][^*\n]*$)", re.MULTILINE)
# How much a work is worth, before it: "- (**) A Fine Title".
_RATED = re.compile(r"^([ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)\((\*{1,5})\)[ \t]+(?=\S)", re.MULTILINE)
# The first of a list whose others have a plus, of which some programs make numbers.
_FIRST_OF_PLUS = re.compile(r"^1[.)] (?=[^\n]*\n\+ )", re.MULTILINE)
# A task box without the mark of an item.
_BOXED = re.compile(r"\n {0,3}(?=\[[ xX✓✔]\][ \t]+\S)")

# A sign in brackets in the place of a mark: "[*] A Fine Title".
_SIGN_IN_BRACKETS = re.compile(r"\n {0,3}(?:\[[*+•·o~-]\]|\([*+•·-]\))[ \t]+(?=\S)")

# What may stand behind a mark with a space, and without one; no address alone, to which a
# reference leads.
_SPACED = r"[ \t]+(?!<?https?://\S+[ \t]*$)(?=\S)"
_GLUED = r"(?=[^\W\d_]|[“\"《「*\[])"
_WORD = r"(?:#|№\s?|[Nn]o\.?\s?|[Nn]r\.?\s?|(?:[Pp]aper|[Aa]rticle|[Bb]ook|论文|文献)\s?|P)"


def _form(lead: str, *, glued: bool = True) -> re.Pattern[str]:
    """Make the pattern of a line: a newline, which is found ten times as fast as the start."""
    behind = f"(?:{_SPACED}|{_GLUED})" if glued else _SPACED
    return re.compile(rf"\n {{0,3}}{lead}{behind}")


def _of_sign(text: str) -> int:
    return int(unicodedata.numeric(text, 0))


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
# The number in a bracket; before other signs; in bold; in a circle or on a key; letters; Roman.
_NOTATIONS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(
        r"\n {0,3}(?=(?:\\?\[(\d{1,3})\\?\]|[(（](\d{1,3})[)）])"
        rf"(?:{_SPACED}|[^\W\d_]|[“\"《「*]))"), int),
    (_form(r"【(\d{1,3})】"), int),
    (_form(rf"{_WORD}?(\d{{1,3}})\s?(?:\\?[.)．、:：°·•・）]\)?|/)"), int),
    (_form(rf"{_WORD}?(\d{{1,3}})\s(?:[-–—])", glued=False), int),
    (_form(rf"{_WORD}(\d{{1,3}})", glued=False), int),
    (re.compile(r"\n {0,3}(\d{1,3})[ \t]+(?=[A-Z“\"《\[])(?![^\n]*\|)"), int),
    (_form(r"\*\*(\d{1,3})\\?[.):]?\*\*[.):]?"), int),
    (_form(r"([①-⒛❶-➓])"), _of_sign),
    (_form("([0-9])\ufe0f?\u20e3"), int),
    (_form(rf"\(?({SMALL_LETTER})[.)]", glued=False), count_letter),
    (_form(r"\(?([A-Z])[.)]", glued=False), count_letter),
    (_form(rf"\(?({'|'.join(_ROMAN)})[.)]", glued=False), lambda text: _ROMAN.index(text) + 1),
)  # fmt: skip
# How a line begins that is the first of a notation: by a sign, or by two.
_FIRST_SIGNS = frozenset("01１０①⑴⒈❶➀([（【\\№")
_FIRST_PAIRS = frozenset((
    "#1", "**", "P1", "a.", "a)", "A.", "A)", "i.", "i)", "No", "no", "Nr", "nr", "Pa", "pa", "Ar",
    "ar", "Bo", "bo", "论文", "文献", "а.", "а)", "α.", "α)",
))  # fmt: skip
# An identifier that a line breaks before, "PMID: ⏎ 26712857.", which numbers nothing.
_NUMBER_ALONE = re.compile(r"(?<=[^\n])(\n\d{5,9})\.(?=[ \t]*(?:\n|\Z))")
_DIGITS, _WORDS = re.compile(r"\d+"), re.compile(r"[^\W\d_]")
_PLAIN_NUMBER = re.compile(r"\n {0,3}\d{1,9}[.)][ \t]+")

# A key of a work before it: "[poe01] A Fine Title", "[Poe2001a] Ann Poe, A Fine Title".
_KEYED = re.compile(
    r"(?:\A|(?<=\n\n)) {0,3}(?=\\?\[(?P<key>[^\W\d_][\w+.:-]{1,24})\\?\][ \t]+"
    r"(?:[^\s(\[:]|\[[^\]\n]{3,200}\]\(http))"
)
_PARAGRAPH = re.compile(r"(?:\A|(?<=\n\n)) {0,3}[^\s#>|+*-]")


def make_items(text: str) -> str:
    r"""Write a dash before each line that is an item by a bullet, number, box or key of its own.

    Examples
    --------
    >>> print(make_items("[1] Rain\n[2] Snow\n[3] Hail"))
    - [1] Rain
    - [2] Snow
    - [3] Hail
    >>> print(make_items("● Rain\n● Snow"))
    - Rain
    - Snow
    """
    text = _GLUED_ITEM.sub(r"\1 ", text) if "-[" in text else text
    text = _COMMA_ITEM.sub(r"\1. ", text) if "、" in text else text
    if "]()" in text and len(_UNADDRESSED.findall(text)) >= MIN_BULLETS:
        text = _UNADDRESSED.sub("- ", text)
    text = _RATED.sub(lambda it: f"{it[1]}{'★' * len(it[2])} ", text) if "(*" in text else text
    starts = {line.lstrip()[:2] for line in text.split("\n")}
    if any(start[:1] in _STARS and start[1:].isdecimal() for start in starts):
        text = _STARRED.sub("", text)
        starts = {line.lstrip()[:2] for line in text.split("\n")}
    signs = {start[:1] for start in starts}
    may_be_set_in = not text.isascii() and any(
        start[0] in _INDENTS and start[1] in _AFTER_INDENT for start in starts if len(start) > 1
    )
    if may_be_set_in and len(_SET_IN.findall(text)) >= MIN_BULLETS:
        text = _SET_IN.sub("  ", text)
        signs |= {line.lstrip()[:1] for line in text.split("\n")}
    if "+ " in starts and {"1.", "1)"} & starts and "2" not in signs:
        text = _FIRST_OF_PLUS.sub("+  ", text)
    has_glued = any(start[:1] in ("-", "*", "+") and start[1:].isalpha() for start in starts)
    text = _replace_pictures(text, signs)
    if has_glued or not _BULLETS.isdisjoint(signs):
        text = _replace_bullets(text)
    text = _NUMBER_ALONE.sub(r"\1\\.", f"\n{text}")
    if not (_FIRST_SIGNS.isdisjoint(signs) and _FIRST_PAIRS.isdisjoint(starts)):
        for form, value_of in _NOTATIONS:
            text = _replace_numbers(text, form, value_of)
    if "[" in signs and len(_BOXED.findall(text)) >= MIN_BULLETS:
        text = _BOXED.sub("\n- ", text)
    if not signs.isdisjoint("[(") and len(_SIGN_IN_BRACKETS.findall(text)) >= MIN_NUMBERS:
        text = _SIGN_IN_BRACKETS.sub("\n- ", text)
    text = text[1:]
    return _replace_keys(text) if "[" in signs or "\\" in signs else text


def _replace_pictures(text: str, signs: Set[str]) -> str:
    """Make items of lines that begin with pictures of how far a work is read, or all with one."""
    if not signs.isdisjoint(_TICKS):
        text = _STATES.sub(_as_items, text)
    if max(signs, default="") >= _PICTURES[0]:
        text = _PICTURED.sub(lambda found: _LINE.sub("- ", found[0]), text)
    return text


def _as_items(lines: re.Match[str]) -> str:
    """Make items of a paragraph of lines that begin with several signs, one of them a tick."""
    text, start = lines.string, lines.start()
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start].strip()
    is_whole = not (above and above[0] != "#") and text[lines.end() : lines.end() + 1] in ("", "\n")
    parts = lines[0].splitlines()
    signs = {part[0] for part in parts}
    is_legend = len(lines[0].split()) < MEAN_STATE * len(parts)  # "✅ read ⏎ ⏳ to read"
    if len(signs) < MIN_BULLETS or signs.isdisjoint(_TICKS) or is_legend or not is_whole:
        return lines[0]
    return _LINE.sub("- ", lines[0])


def _replace_bullets(text: str) -> str:
    """Make items of lines with a bullet that several have.

    Where all are indented by a tab, that is their margin.
    """
    has_margin = "\n\t•" in text and "\n•" not in text and not _MARKED_ITEM.search(text)
    if has_margin:
        text = text.replace("\n\t", "\n")
    signs = {match.start(): _sign_of(match) for match in _BULLET.finditer(text)}
    counts = Counter(filter(None, signs.values()))
    boxes = sum(counts[sign] for sign in _BOXES)
    counts.update({sign: boxes for sign in _BOXES if sign in counts})
    bullets = {sign for sign, count in counts.items() if count >= _LEAST.get(sign, MIN_BULLETS)}
    return _BULLET.sub(
        lambda match: f"{match[1]}- " if signs[match.start()] in bullets else match[0], text
    )


def _sign_of(bullet: re.Match[str]) -> str:
    """Give the sign of a bullet; a dash in its place begins no line inside a paragraph."""
    if bullet[2] and _is_heading(bullet):
        return ""
    if _goes_on(bullet):
        return ""  # "- A Title\\ ⏎ ▶ [Its page](…)"
    dash = bullet[3] or bullet[4]
    if dash:
        text, end = bullet.string, max(0, bullet.start() - 1)
        above = text[text.rfind("\n", 0, end) + 1 : end].strip()
        return dash if not above or above[0] == dash else ""
    return bullet[2] or bullet[5]


def _is_heading(bullet: re.Match[str]) -> bool:
    """Whether a list stands below a bullet that is set in no deeper, nor is one of several."""
    if bullet[1] or not _LIST_BELOW.match(bullet.string, bullet.end()):
        return False
    text, end = bullet.string, max(0, bullet.start() - 1)
    return text[text.rfind("\n", 0, end) + 1 : end][:1] != bullet[2]


def _goes_on(bullet: re.Match[str]) -> bool:
    """Whether an arrow only points to the link behind it, on a line of an item after a break."""
    text, end = bullet.string, bullet.start() - 1
    is_pointer = bool(bullet[1]) and (bullet[2] or " ") in _ARROWS and text[bullet.end()] == "["
    return is_pointer and text.endswith(_HARD_BREAKS, 0, max(0, end))


def _replace_numbers(text: str, form: re.Pattern[str], value_of: Callable[[str], int]) -> str:
    """Make items of lines with numbers of one notation, if they count up."""
    found = list(form.finditer(text))
    numbers = [value_of(next(filter(None, match.groups()))) for match in found]
    if len(numbers) < MIN_NUMBERS or numbers[0] > 1:
        return text
    strays = {place for place in _find_strays(numbers) if _goes_on_above(found[place])}
    numbers = [number for place, number in enumerate(numbers) if place not in strays]
    follows = sum(later in (number + 1, 1) for number, later in pairwise(numbers))
    if follows < IN_ORDER * (len(numbers) - 1):
        return text
    if value_of is count_letter and sum(b == a + 1 for a, b in pairwise(numbers)) < numbers.count(
        1
    ):
        return text  # "A. Poe" and again "A. Poe"
    kept = sum(_PLAIN_NUMBER.fullmatch(match[0]) is not None for match in found)
    is_known = 0 < kept < len(numbers) and not strays  # "1. Rain", "2 . Snow": one list
    places = count()

    def write(match: re.Match[str]) -> str:
        if next(places) in strays:
            return _DIGITS.sub(r"\g<0>\\", match[0], count=1)  # "29\\. PMID", which begins no item
        return f"\n{match[1]}. " if is_known else _as_item(match)

    return form.sub(write, text)


def _find_strays(numbers: Sequence[int]) -> set[int]:
    """Find the numbers that only begin a line of an item, "29. PMID": others count on past them."""
    strays: set[int] = set()
    before = 0
    for place, number in enumerate(numbers):
        after = numbers[place + 1] if place + 1 < len(numbers) else 0
        is_last = place + 1 == len(numbers) and 1 < number < before
        if number not in (before + 1, 1) and (after == before + 1 or is_last):
            strays.add(place)
        else:
            before = number
    return strays


def _goes_on_above(number: re.Match[str]) -> bool:
    """Whether the line above a number is words that begin no item, and so may go on with it."""
    text, end = number.string, number.start()
    above = text[text.rfind("\n", 0, end) + 1 : end]
    return _WORDS.match(above) is not None


def _as_item(number: re.Match[str]) -> str:
    """Write a dash; a number that the parser knows stays."""
    return number[0] if _PLAIN_NUMBER.fullmatch(number[0]) else "\n- "


def _replace_keys(text: str) -> str:
    """Make items of paragraphs that begin with a key in brackets, if no two are alike."""
    if text.count("] ") + text.count("]\t") < MIN_NUMBERS:
        return text
    keys = [match["key"] for match in _KEYED.finditer(text)]
    if len(keys) < MIN_NUMBERS or len(set(keys)) < len(keys):
        return text
    paragraphs = len(_PARAGRAPH.findall(text))
    return _KEYED.sub("- ", text) if len(keys) >= KEYED * paragraphs else text
