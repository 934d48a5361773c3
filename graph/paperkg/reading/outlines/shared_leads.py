"""What many lines begin with before they name anything: "[Must read]", "(Hard)", "`easy`".

It says how good or how hard a work is, and would be taken for a name, or keep what follows it from
being the first thing of a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.cuts.work_keys import is_lead
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import is_label, read_field
from paperkg.reading.patterns import AND, CAPITAL, YEAR
from paperkg.reading.text.blocks import Block, Span
from paperkg.reading.words import any_of, words_of

__all__ = [
    "drop_joints",
    "drop_linked_keys",
    "drop_measured_tasks",
    "drop_numbered_leads",
    "drop_reading_days",
    "drop_reading_verbs",
    "drop_shared_leads",
    "unstyle_sources",
]

MIN_STYLED = 2
"""A bracket, a name in a style and the rest of the bracket are more spans."""

MIN_COUNTED = 2
"""So many lines at least count the same."""

MIN_LINES = 4
"""So many lines at least begin with the same words."""

MIN_DAYS = 2
"""So many lines at least say when somebody read what they name."""

# The rest of "[*Rain Letters* 2017] A Title", whose name stands in a style of its own.
_YEAR_LAST = re.compile(rf"[\s,]*(?:['’]\d\d|{YEAR}(?:[-.]\d\d)?)\s?[\])]\s*\S?")
_BRACKET = re.compile(r"\s*(?:\[([^\W\d_][^\[\]\d]{1,18})\]|\(([^\W\d_][^()\d]{1,18})\))")
# "Paper 1", "[Article no. 2]:", "Reading #3.", "#4"
_COUNTED = re.compile(
    r"\s*\[?(?:(?P<name>[^\W\d]{1,20}) ?(?:#|№|[Nn][or]\.?)?|(?P<sign>[#№])) ?\d{1,3}\]?[\s.):–—-]*"
)
_BETWEEN = " .:–—-"
_VERB = re.compile(r"\s*([^\W\d_]{3,12}) (?=[^\Wa-zß-ÿа-я\d_]|[\"“«„]|$)")
# "Ann Poe: Fine Rain", "Poe "Fine Rain"".
_WHO_FIRST = re.compile(
    rf"{CAPITAL}[\w.'’-]*(?: {CAPITAL}[\w.'’-]*){{0,3}}(?:: |, | [-–—] | ?[\"“«„])"
)
_NAMES = rf"{CAPITAL}[\w.'’-]*(?:,? (?:{AND} )?{CAPITAL}[\w.'’-]*){{0,9}}"
_WHO = re.compile(rf"{_NAMES}(?:,? et al\.?)?[,:] ?")
_WHO_QUOTED = re.compile(rf"{_WHO.pattern}[\"“«„]")
_READ = words_of("tasks", "read")
_TASKS = _READ | words_of("tasks", "skim")
# "WATCH (12 minutes): ", "Read (pp. 3-14) - ", "READ (short):"; but "Lee (2015): ", "Lee (ed.): ".
_HOW_MUCH = (
    rf"(?:(?=[^()\[\]\d]{{0,20}}\d)(?![^()\[\]]{{0,26}}{YEAR})[^()\[\]]{{1,30}}"
    rf"|{any_of(words_of('tasks', 'lengths') | words_of('leads', 'needs'))})"
)
_MEASURED = re.compile(
    rf"\s*{any_of(_TASKS)}\s?[(\[]{_HOW_MUCH}[)\]]\s?[:：–—-]\s*"
    r"(?=\S)",
    re.IGNORECASE,
)
_KEY = re.compile(r"\s*([^\W\d_]{3,12}(?: [^\W\d_]{3,12})?)\s?[:：]\s*(?=\S)")
_AFTER = re.compile(r"\s+\S")
# "2023-01-04: Finished ", "04/01/23 - gave up on "
_DAY = re.compile(
    r"\s*\[?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d))\]?\s?[:–—-]?\s*"
    rf"{any_of(words_of('tasks', 'done'))}(?:\s?:|\b)\s*",
    re.IGNORECASE,
)
_CODE = re.compile(r"[^\W\d_][\w -]{1,18}")
_JOINTS = words_of("leads", "joints")
_FORMS = words_of("sections", "works") | words_of("sections", "books")


def drop_shared_leads(every: Sequence[Block]) -> None:
    """Take brackets, and words in code, off the lines that begin with them as many others do."""
    found = [(block, lead) for block in every if (lead := _lead_of(block.spans))]
    tally = Counter(text for _, (text, _) in found)
    for block, (text, end) in found:
        if tally[text] >= MIN_LINES and not _says_what(text):
            head = block.spans[0]
            rest = head.text[end:].lstrip()
            block.spans[0] = head._replace(text=rest, code=False, strong=head.strong and bool(rest))


def drop_linked_keys(every: Sequence[Block]) -> None:
    """Take "Reading:" off the links that begin so, "[Reading: Fine Rain](…)", if many others do."""
    found = [
        (block, key)
        for block in every
        if block.spans[0].is_link and (key := _KEY.match(block.spans[0].text))
    ]
    tally = Counter(key[1].lower() for _, key in found)
    for block, key in found:
        if tally[key[1].lower()] >= MIN_LINES and (is_lead(key[1]) or key[1].lower() in _READ):
            first = block.spans[0]
            block.spans[0] = first._replace(text=first.text[key.end() :])


def drop_reading_verbs(every: Sequence[Block]) -> None:
    """Take "Read" and its like off the lines that begin with it, before who wrote a work or a link.

    Books have such names, too: "Read to Me". Several lines of a document with one verb are tasks,
    and so are several with such verbs before names and quotations or styles.
    """
    found = [
        (block, verb)
        for block in every
        if not block.spans[0].is_link
        and (verb := _VERB.match(block.spans[0].text))
        and verb[1].lower() in _TASKS
    ]
    tally = Counter(verb[1].lower() for _, verb in found if verb[1].lower() in _READ)
    are_tasks = sum(_is_signed(block.spans, verb) for block, verb in found) >= MIN_LINES
    for block, verb in found:
        first = block.spans[0]
        rest = first.text[verb.end() :]
        is_led = _WHO_FIRST.match(rest) is not None or (not rest and len(block.spans) > 1)
        is_task = tally[verb[1].lower()] >= MIN_LINES and is_led
        if is_task or (are_tasks and _is_signed(block.spans, verb)):
            block.spans[0] = first._replace(text=rest)


def _is_signed(spans: Sequence[Span], verb: re.Match[str]) -> bool:
    """Whether names and a title follow, in a style or in quotation marks: "Read Poe, *Rain*"."""
    lead = spans[0].text[verb.end() :]
    is_quoted = _WHO_QUOTED.match(lead) is not None
    return is_quoted or (
        len(spans) > 1 and spans[1].emphasized and _WHO.fullmatch(lead) is not None
    )


def drop_measured_tasks(every: Sequence[Block]) -> None:
    """Take "Watch (12 minutes):" and its like off the lines that begin with it, if several do.

    How long it takes is said of a task; it would keep its verb from being told as one.
    """
    found = [(block, task) for block in every if (task := _task_of(block.spans[0]))]
    for block, task in found if len(found) >= MIN_DAYS else ():
        first = block.spans[0]
        rest = first.text[task.end() :]
        if rest:  # a link behind it is told by itself
            block.spans[0] = first._replace(text=rest)


def _task_of(head: Span) -> re.Match[str] | None:
    """Find such a task at the start of a line; it has a bracket, as few lines have."""
    may_be = ("(" in head.text or "[" in head.text) and not head.is_link
    return _MEASURED.match(head.text) if may_be else None


def drop_reading_days(every: Sequence[Block]) -> None:
    """Take "2023-01-04: Finished" and its like off the lines that begin with it, if several do.

    When somebody read a work is no date of the work.
    """
    found = [(block, day) for block in every if (day := _day_of(block.spans[0].text))]
    for block, day in found if len(found) >= MIN_DAYS else ():
        first = block.spans[0]
        block.spans[0] = first._replace(text=first.text[day.end() :])


def _day_of(text: str) -> re.Match[str] | None:
    """Find such a day at the start of a text; most begin with a letter."""
    return None if text[:1].isalpha() else _DAY.match(text)


def drop_joints(every: Sequence[Block]) -> None:
    """Take "or" and its like off the title in a style or a link behind it: "or *Fine Rain*"."""
    for block in every:
        if len(block.spans) < 2:
            continue
        lead, title = block.spans[:2]
        if lead.url or lead.local or lead.strong or lead.emphasized:
            continue
        is_styled = title.is_link or title.strong or title.emphasized
        if is_styled and lead.text.strip(" ,:").lower() in _JOINTS:
            del block.spans[0]


def drop_numbered_leads(every: Sequence[Block]) -> None:
    """Take "Paper 1" in a style, which only counts the works, off the lines that begin with it."""
    found = [(block, lead) for block in every if (lead := _count_of(block.spans))]
    tally = Counter(name for _, (name, _) in found)
    for block, (name, spans) in found:
        if tally[name] >= MIN_COUNTED:
            block.spans[:] = spans


def _count_of(spans: Sequence[Span]) -> tuple[str, list[Span]] | None:
    """Give what a line counts in a style at its start, "paper", and the spans that follow it."""
    if len(spans) < MIN_STYLED or not (spans[0].strong or spans[0].emphasized):
        return None
    head = spans[0]
    found = None if head.is_link else _COUNTED.fullmatch(head.text)
    if found is None or not (is_lead(f"{found['name']} 1") or found["sign"]):
        return None
    rest = list(spans[1:])
    while rest and (rest[0].is_break or not rest[0].text.strip(_BETWEEN)):
        del rest[0]
    if not rest or rest[0].is_link:  # "Paper 1: [Rain](…)", which tells that this is a paper
        return None
    rest[0] = rest[0]._replace(text=rest[0].text.lstrip(_BETWEEN))
    return (found["name"] or found["sign"]).lower(), rest


def unstyle_sources(every: Sequence[Block]) -> None:
    """Take the style off where a work appeared, in a bracket before its title."""
    for block in every:
        spans = block.spans
        if len(spans) > MIN_STYLED and spans[0].text.strip() in ("[", "("):
            bracket, name, rest = spans[:3]
            is_styled = name.strong or name.emphasized or name.code
            if is_styled and not name.is_link and _YEAR_LAST.match(rest.text) and not rest.is_link:
                text = f"{bracket.text}{name.text}{rest.text}"
                block.spans[:3] = [rest._replace(text=text)]


def _lead_of(spans: Sequence[Span]) -> tuple[str, int] | None:
    """Give the words with which a line begins in a bracket or in code, and where they end."""
    if not spans or spans[0].is_link or spans[0].is_image:
        return None
    head = spans[0]
    if not head.code and head.text.lstrip()[:1] not in ("[", "("):
        return None
    bracket = None if head.code else _BRACKET.match(head.text)
    if not (head.code or bracket):
        return None
    has_more = any(span.text.strip() for span in spans[1:])
    if not bracket:
        is_tag = has_more and _CODE.fullmatch(head.text.strip()) is not None
        return (head.text.strip().lower(), len(head.text)) if is_tag else None
    rest = head.text[bracket.end() :]
    if not (_AFTER.match(rest) or (has_more and not rest.strip())):
        return None
    return (bracket[1] or bracket[2]).lower(), bracket.end()


def _says_what(text: str) -> bool:
    """Whether the words say what a work is, where it appeared, or what follows them."""
    return (
        is_label(text)
        or text in _FORMS
        or read_venue(text.upper()) is not None
        or read_field(f"{text}: a") is not None
    )
