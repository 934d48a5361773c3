"""Names and titles that bold words cut in pieces, joined again before a line is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.reading.names.people import match_people, read_people
from paperkg.reading.names.styles import is_plain, join_words, merge, plainly
from paperkg.reading.patterns import CAPITAL, RECENT_YEAR, YEAR
from paperkg.reading.text.blocks import Span
from paperkg.reading.words import either, is_given_name

__all__ = ["is_among_names", "join_names"]

MIN_NAMES = 3
"""So many names make a list, where nothing else tells that the last is one."""

_AND = either("people", "last_joints")
_GOES_ON = re.compile(rf"[*∗†‡§]*\.?\s*(?:,|;|&|(?:{_AND})\s)")  # a mark says who did as much
_COMES_FIRST = re.compile(rf"(?:,|;|&|\s(?:{_AND}))\s*$")
_AND_LAST = re.compile(rf"\s(?:{_AND})\s*$")
_ENDS = re.compile(rf"\s*(?:[,;.&:(*∗†‡§]|(?:{_AND})\s|$)")
_LAST_STOP = re.compile(r".*(?:[.?!:()|\]]\s|\s[-–—]\s)", re.DOTALL)
# "(ICSE 2020) " and "[3] ", which stand before the names.
_BRACKETS = re.compile(r"\s*(?:[(\[][^()\[\]]{1,40}[)\]]\s*)?")
_ARTICLE = re.compile(r"(?:^|[,;:.|]\s)\s*(?:The|An?|On the|On|Der|Die|Das|Les?|La|El)\s+$")
_SMALL = re.compile(r"\s+(?!by\b)[a-zà-ÿ]+\s")
# The start of a title in capitals, and small words or "Using" after what is bold in it.
_OPEN_START = re.compile(
    rf"\s*(?:{CAPITAL}[\w'’/-]*[:,]?\s+|(?:a|an|and|for|in|of|on|the|to|via|with)\s+)+"
)
_GOES_ON_IN = re.compile(
    r"\s+(?!by\b)(?:[a-z]+|Using|With|For|In|Via|Of|On|And|To|From|Through|Under|Based)\s"
)
_STOP = re.compile(r"[.:;|–—()\[\]]")
# What goes on a word in bold, or a run of such words, and what such a run goes on.
_GLUED = re.compile(r"[-‐‑][A-Za-z][\w-]*\s")
_GOES_ON_PLAIN = re.compile(r"\s+(?!by\b)[^\W\d_][\w'’-]*(?:\s|[.?!]|$)")
_IS_OPEN = re.compile(r"[^\s.;|)\]]\s+$")
_ENDS_OPEN = re.compile(r"\w\s(?:for|from|of|via|with)\s+$")
MAX_RUN = 40
"""No title has more words in bold and between them; this keeps long lines quick to read."""

MAX_BETWEEN = 4
"""So many plain words stand between words in bold of one title, or fewer."""

MAX_SURNAME = 3
"""A name alone in bold has no more words."""

_JOINT = re.compile(rf"\s*(?:[,;/]|(?:,\s?)?(?:{_AND}|&))\s*")
_SIGN = re.compile(r"\s*[.,:]\s*")
# What follows a surname: ", Ann:", ", Ann B., ".
_GIVEN = re.compile(rf",\s(?:{CAPITAL}[\w.'’-]*(?:\s(?!\()|(?=[:,])))+?\s?([:,])\s")
_BOLD_YEAR = re.compile(rf"\s*{YEAR}[a-z]?\s*")
_INITIAL = re.compile(r"\b[A-Z]\.")
_NO_MORE = re.compile(rf"(?:[\s.,(\[]*{YEAR})?[\s.)\]]*")  # after a comma others follow
# "**Poe AB** and Roe CD. 2017.": the year after names says that they are the authors.
_YEAR_AFTER = re.compile(rf"\.?\s\(?{RECENT_YEAR}\b")


def join_names(spans: Sequence[Span], *, below: bool = False) -> list[Span]:
    """Undo the style of a name inside a list of names: "Ann Poe, **John Roe**, Bo Li".

    People set their own name in bold. What was joined stands in the first span, and the others
    are left empty, so that each keeps its number. Where other lines stand above, as ``below`` says,
    a name, "and" and another are a line of authors.
    """
    has_bold = has_style = False
    for span in spans:
        if span.strong:
            has_bold = has_style = True
        elif span.emphasized:
            has_style = True
    if len(spans) < 2 or not has_style:
        return list(spans)
    joined = join_words(spans)
    if has_bold:
        _join_bold(joined, below=below)
    elif below:
        _join_line_of_names(joined)
    return joined


def _join_bold(joined: list[Span], *, below: bool) -> None:
    """Undo bold words inside names and titles."""
    _join_surnames(joined)
    _join_turned(joined)
    _join_title(joined)
    _join_bold_run(joined)
    for place, span in enumerate(list(joined)):
        if not span.strong or not _may_be_own_name(span):
            continue
        first = _first_of(joined, place)
        before = joined[first] if first >= 0 else None
        after = joined[place + 1] if place + 1 < len(joined) else None
        if before and is_plain(before) and _COMES_FIRST.search(before.text):
            if _goes_on_from(before, span, after, below=below and place == 1):
                merge(joined, first, place)
        elif (
            after
            and is_plain(after)
            and _leads_names(before, span, after)
            and (below or _is_known_name(span.text) or not _ends_in_names(joined, place))
        ):
            joined[place] = plainly(span)
            merge(joined, place, place + 1)
        if first >= 0 and not joined[place].text and is_plain(after):
            merge(joined, first, place + 1)


def _ends_in_names(spans: Sequence[Span], place: int) -> bool:
    """Whether a line has nothing but names and a year behind words in bold, which are its title."""
    end = _at(spans, place + 2)
    text = spans[place].text + spans[place + 1].text
    names = match_people(text)
    is_last = end is None or end.is_break
    return is_last and names is not None and _NO_MORE.fullmatch(text, names.end) is not None


def is_among_names(spans: Sequence[Span], place: int) -> bool:
    """Whether words in a style stand beside a name, with "," or "and" between them."""
    before = spans[place - 1].text if place and is_plain(spans[place - 1]) else ""
    if (joint := _COMES_FIRST.search(before)) and _ends_with_name(before[: joint.start()]):
        return True
    return _goes_on(_text_at(spans, place + 1))


def _join_line_of_names(spans: list[Span]) -> None:
    """Join a line that is names and nothing else, one of them in italics: "*Ann Poe*, Bo Li, …"."""
    styled = [span for span in spans if span.emphasized]
    if not styled or spans[-1].emphasized or any(map(_is_no_text, spans)):
        return
    if any("," in span.text for span in styled):
        return
    text = "".join(span.text for span in spans).strip(" .")
    people = read_people(text, single=True) if text.count(",") + 1 >= MIN_NAMES else None
    if people and people.is_sure and people.end >= len(text) and len(people.names) >= MIN_NAMES:
        spans[0] = plainly(spans[0])
        for place in range(1, len(spans)):
            merge(spans, 0, place)


def _is_no_text(span: Span) -> bool:
    return span.is_link or span.is_image or span.is_break or span.code


def _join_surnames(spans: list[Span]) -> None:
    """Join surnames in bold before a title in italics: "**Poe**, **Orr** and **Li**. *A Title*"."""
    first = next((place for place, span in enumerate(spans) if span.text.strip()), 0)
    last = first
    while _is_surname(_at(spans, last)) and _JOINT.fullmatch(_text_at(spans, last + 1)):
        last += 2
    title = _at(spans, last + 2)
    if last == first or not _is_surname(_at(spans, last)) or title is None:
        return
    if title.emphasized and not title.strong and _SIGN.fullmatch(_text_at(spans, last + 1)):
        for place in range(first + 1, last + 1):
            merge(spans, first, place)


def _join_turned(spans: list[Span]) -> None:
    """Join "**Poe**, Ann: A Title, London **1990**", whose surname and year stand out alone.

    Before a comma a word in bold may be a title, "**Emma**, Jane Austen", if no year is in bold.
    """
    first = next((place for place, span in enumerate(spans) if span.text.strip()), 0)
    given = _GIVEN.match(_text_at(spans, first + 1)) if _is_surname(spans[first]) else None
    if given is None or " " in spans[first].text.strip():
        return
    years = [
        place
        for place, span in enumerate(spans)
        if place > first + 1 and _is_bold(span) and _BOLD_YEAR.fullmatch(span.text)
    ]
    if not years and given[1] != ":":
        return
    spans[first] = plainly(spans[first])
    rest = spans[first + 1]
    text = f"{rest.text[: given.start(1)]}:{rest.text[given.end(1) :]}"  # the names end here
    spans[first + 1] = rest._replace(text=text)
    merge(spans, first, first + 1)
    for place in years:
        spans[place] = plainly(spans[place])
        head = _first_of(spans, place)
        if is_plain(spans[head]):
            merge(spans, head, place)
            if is_plain(_at(spans, place + 1)):
                merge(spans, head, place + 1)


def _is_surname(span: Span | None) -> bool:
    """Whether a span in bold is a name of a word or two."""
    if span is None or not _is_bold(span) or len(span.text.split()) > MAX_SURNAME:
        return False
    return read_people(span.text, single=True) is not None


def _goes_on_from(before: Span, name: Span, after: Span | None, *, below: bool) -> bool:
    """Whether a name in bold is one more of the names before it, and nothing else follows it."""
    if after is not None and not _ENDS.match(after.text):
        return False
    is_known = _is_known_name(name.text) or (after is not None and _goes_on(after.text))
    is_known = is_known or (below and _AND_LAST.search(before.text) is not None)
    return _runs_on(before.text, name.text, least=2 if is_known else MIN_NAMES)


def _leads_names(before: Span | None, name: Span, after: Span) -> bool:
    """Whether a name in bold is the first of several: it is known, or they are more than two."""
    if before and not _BRACKETS.fullmatch(before.text):
        return False
    text = name.text + after.text
    names = match_people(text) if _GOES_ON.match(after.text) else None
    if names is None or len(names.names) < 2 or names.end <= len(name.text) + 2:
        return False
    is_dated = names.is_sure and _YEAR_AFTER.match(text, names.end) is not None
    others = [other for other in names.names if other not in name.text]
    if len(names.names) - len(others) > 1 and not any(" " in other for other in others):
        return False  # "**Ann Poe, Bo Li**, Rain: A Title": all names are in bold
    is_title = " " in name.text.strip() and not any(" " in other for other in others)
    are_several = len(names.names) > 2 and not is_title  # "**Fine Rain**, Poe, Roe"
    return are_several or is_dated or _is_known_name(name.text)


def _join_title(spans: list[Span]) -> None:
    """Undo the style of words inside a plain title: "The **primacy bias** in learning"."""
    title, before = -1, Span("")
    for place, span in enumerate(list(spans)):
        if not span.strong:
            before = span
            continue
        after = spans[place + 1] if place + 1 < len(spans) else None
        starts = after is not None and place > 0 and _is_inside_title(before, span, after)
        if starts or (title >= 0 and _goes_on_in_bold(before, span)):
            title = title if title >= 0 else place - 1
            merge(spans, title, place)
            if after is not None and is_plain(after):
                merge(spans, title, place + 1)
        before = span


def _join_bold_run(spans: list[Span]) -> None:
    """Undo the style of words all over a title: "**Fine** and **Small** Nets for **Fish**".

    No stop parts them, and plain words go on after the first or the last of them.
    """
    for start in range(len(spans) - 1):
        if not (spans[start].strong and _is_bold(spans[start])):
            continue
        before = spans[start - 1] if start and is_plain(spans[start - 1]) else Span("")
        end = _end_of_run(spans, start)
        is_whole = end > start or _ENDS_OPEN.search(before.text) is not None
        after = _text_at(spans, end + 1)
        if not (is_whole and _GOES_ON_PLAIN.match(after)) and not _GLUED.match(after):
            continue
        spans[start] = plainly(spans[start])
        first = start - 1 if _IS_OPEN.search(before.text) else start
        last = end + 1 if is_plain(_at(spans, end + 1)) else end
        for place in range(first + 1, last + 1):
            merge(spans, first, place)


def _end_of_run(spans: Sequence[Span], start: int) -> int:
    """Say where the last words in bold stand that no stop parts from those at the start."""
    end = start
    while end - start < MAX_RUN and is_plain(_at(spans, end + 1)):
        if _STOP.search(_text_at(spans, end + 1)):
            break
        between = spans[end + 1].text.split()
        following = _at(spans, end + 2)
        is_short = len(between) <= MAX_BETWEEN and between[:1] != ["by"]
        if following is None or not _is_bold(following) or not is_short:
            break
        end += 2
    return end


def _is_bold(span: Span) -> bool:
    return span.strong and bool(span.text) and not (span.is_link or span.is_image or span.is_break)


def _at(spans: Sequence[Span], place: int) -> Span | None:
    return spans[place] if place < len(spans) else None


def _text_at(spans: Sequence[Span], place: int) -> str:
    """Give the plain text that stands somewhere, or none."""
    return spans[place].text if is_plain(_at(spans, place)) else ""


def _is_inside_title(before: Span, span: Span, after: Span) -> bool:
    """Tell "The **primacy bias** in deep learning", whose bold words are a part of the title."""
    if not (is_plain(before) and is_plain(after)) or span.is_link:
        return False
    if _ARTICLE.search(before.text) and _SMALL.match(after.text):
        return True
    return (
        _OPEN_START.fullmatch(before.text) is not None and _GOES_ON_IN.match(after.text) is not None
    )


def _goes_on_in_bold(before: Span, span: Span) -> bool:
    """Whether more words in bold follow in a title that has some: no stop parts them."""
    return is_plain(before) and not span.is_link and not _STOP.search(before.text)


def _may_be_own_name(span: Span) -> bool:
    if span.is_link or span.is_image or len(span.text) > 60:
        return False
    people = read_people(span.text, single=True)
    return people is not None and all(" " in name or "," in name for name in people.names)


def _is_known_name(text: str) -> bool:
    return is_given_name(text) or _INITIAL.search(text) is not None


def _goes_on(after: str) -> bool:
    """Whether a text goes on with another name after a joint."""
    joint = _GOES_ON.match(after)
    names = match_people(after[joint.end() :].lstrip()) if joint else None
    return names is not None and " " in names.names[0]


def _runs_on(before: str, name: str, *, least: int) -> bool:
    """Whether the names at the end of a text go on with another, and are so many then."""
    head = _LAST_STOP.match(before)
    start = head.end() if head and not _INITIAL.search(before) else 0
    names = match_people((before[start:] + name).lstrip())
    return (
        names is not None and len(names.names) >= least and names.end >= len(before[start:].strip())
    )


def _ends_with_name(text: str) -> bool:
    """Whether a text ends with a name: "Ann Poe, Bo Li", "[3] A. Poe"."""
    last = _JOINT.split(text)[-1]
    head = None if _INITIAL.search(last) else _LAST_STOP.match(last)
    people = read_people(last[head.end() :] if head else last, single=True)
    return people is not None and " " in people.names[0]


def _first_of(spans: Sequence[Span], place: int) -> int:
    return next((at for at in range(place - 1, -1, -1) if spans[at].text), -1)
