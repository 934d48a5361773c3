"""What a line begins with, or has before a link, that says no more than what a work is."""

from __future__ import annotations

import re
from itertools import pairwise

from paperkg.reading.cuts.work_keys import is_lead, may_be_lead
from paperkg.reading.labels import is_label
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.text.blocks import Span, plain_text
from paperkg.reading.words import words_of

__all__ = [
    "MAX_LEAD",
    "after_colon",
    "drop_labels",
    "drop_lead",
    "drop_linked_leads",
    "drop_need",
    "drop_see",
    "lead_of",
    "set_venue_apart",
    "turn_initials",
]

MAX_LEAD = 40
"""A lead such as "Required reading:" is no longer, in characters."""

MAX_LINKED_LEAD = 18
"""One in the same link as the title is no longer, with its colon."""

_LINKED_LEADS = words_of("leads", "linked")
_COLON = re.compile("[:：]")
# What says of the link after it only what it is: ", doi: [10.1000/1](…)".
_LABEL_LAST = re.compile(
    r"(?:^|[\s,;.(])[\s,;]*(?:(?:doi|arxiv|url|pmid)\s?:|(?:下载)?(?:链接|地址)\s?[:：])\s*$",
    re.IGNORECASE,
)
# What a title has before it, with its page: "ICSE'10:423 A Fine Paper", "USENIX Security'20: …".
_VENUE_LEAD = re.compile(
    r"\s*((?:[A-Z]\w+ )?[A-Z][A-Za-z&+-]*[A-Z] ?['’]\d\d):(?:\d+)? +"
    r"(?=[A-Z\"“])(?!Workshop|Tutorial|Proceedings)"
)
# Initials in brackets after a surname: "Poe (A. B.), ", as French has them.
_INITIALS = re.compile(rf"\s\((?={CAPITAL})((?:[^\W\d_]\.[\s-]?){{1,4}})\)")
_BRACKETED = re.compile(
    rf"[\s\[\w\]]{{0,12}}[^\W\d_][\w’' -]{{1,40}}{_INITIALS.pattern}(?:[,.;:\s]|$)"
)
# What a line says of how much a work has to be read, and what may stand between both.
_NEEDS = words_of("leads", "needs")
_AFTER_NEED = re.compile(r"(?:\s+|\s*[:：|]\s*|\s+[-–—]\s+)(?=[\"“„«‘']?[^\W_a-zß-ÿ])")
# "vgl. Poe, A. (2012)", "see also Poe, A., 2012".
_SEE = words_of("parts", "see")
_SEE_LEAD = re.compile(r"[\s\-–—]*([^\W\d_]{2,7})[.:]? (?:also |auch |dazu |etwa )?")
_CITATION = re.compile(rf"{CAPITAL}[\w’'-]+, {CAPITAL}[^\n]{{0,300}}?\b{YEAR}")


def drop_lead(line: list[Span]) -> list[Span]:
    """Take "Required reading:", "Paper 2:" and their like off a line."""
    return after_colon(line) if lead_of(line) else line


def lead_of(line: list[Span]) -> str:
    """Give the key of a line that says no more than that a work is named behind it, or nothing."""
    for head in line:
        if head.text.strip():
            break
    else:
        return ""
    if head.is_link or not may_be_lead(head.text):
        return ""
    lead, colon, _ = plain_text(line[:4])[:MAX_LEAD].replace("：", ":").partition(":")
    return lead if colon and is_lead(lead) else ""


def drop_need(line: list[Span]) -> list[Span]:
    """Take "**Optional** " and its like off a line, where a style alone sets it off a work."""
    if len(line) < 2 or not (line[0].strong or line[0].emphasized):
        return line
    lead, after, *rest = line
    if lead.is_link or lead.text.strip(" :").lower() not in _NEEDS:
        return line
    if after.is_link:
        return [after, *rest]
    if rest and not after.text.strip(" :：|-–—"):
        return rest
    found = _AFTER_NEED.match(after.text)
    return [after._replace(text=after.text[found.end() :]), *rest] if found else line


def drop_see(line: list[Span]) -> list[Span]:
    """Take "vgl." and its like off a citation, as notes at the foot of pages have them."""
    head = line[0] if line else None
    lead = None if head is None or head.is_link else _SEE_LEAD.match(head.text)
    if head is None or lead is None or lead[1].lower() not in _SEE:
        return line
    if not _CITATION.match(head.text, lead.end()):
        return line
    return [head._replace(text=head.text[lead.end() :]), *line[1:]]


def drop_linked_leads(line: list[Span]) -> list[Span]:
    """Take "Paper:" off a title in the same link: "[Paper: A Fine Title](…)"."""
    for place, span in enumerate(line):
        if span.is_link and ": " in span.text[:MAX_LINKED_LEAD]:
            lead, _, title = span.text.partition(": ")
            is_title = title.count(" ") > 1 or (" " in title and not is_label(title))
            if lead.lower() in _LINKED_LEADS and is_title:
                line[place] = span._replace(text=title)
    return line


def turn_initials(line: list[Span]) -> list[Span]:
    """Write "Poe, A." for "Poe (A.)", with which a line of French or Russian begins."""
    head = line[0] if line else None
    if (
        head is None
        or head.is_link
        or ".)" not in head.text[:60]
        or not _BRACKETED.match(head.text)
    ):
        return line
    return [head._replace(text=_INITIALS.sub(r", \1", head.text)), *line[1:]]


def drop_labels(line: list[Span]) -> list[Span]:
    """Take "doi:" and its like off a text before a link, which is an identifier itself."""
    for place, (span, link) in enumerate(pairwise(line)):
        is_label = link.is_link and not span.is_link and span.text[-1:] in ": ："
        if is_label and (label := _LABEL_LAST.search(span.text)):
            line[place] = span._replace(text=span.text[: label.start()] + " ")
    return line


def set_venue_apart(line: list[Span]) -> list[Span]:
    """Set a venue at the head of a line in brackets, where only a colon sets it apart."""
    head = line[0] if line else None
    found = _VENUE_LEAD.match(head.text) if head and not head.is_link else None
    if not head or not found:
        return line
    return [head._replace(text=f"[{found[1]}] {head.text[found.end() :]}"), *line[1:]]


def after_colon(line: list[Span]) -> list[Span]:
    """Give what stands behind the first colon that is in no link, or the whole line."""
    for number, span in enumerate(line):
        if (colon := _COLON.search(span.text)) and not span.is_link:
            rest = span.text[colon.end() :]
            return [span._replace(text=rest, strong=False), *line[number + 1 :]]
    return line
