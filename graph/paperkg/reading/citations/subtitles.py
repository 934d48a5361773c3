"""What goes on with the title of a citation: a second sentence, an answer, words after a dash."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from paperkg.characters import has_digit
from paperkg.reading.imprints.imprint import EDITION, is_city, is_imprint, may_be_imprint
from paperkg.reading.imprints.venues import drop_in, read_venue
from paperkg.reading.names.bodies import read_body
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = [
    "MIN_WORDS",
    "begins_with_volume",
    "count_sentences",
    "goes_on_behind",
    "has_subtitle",
    "join_styled_title",
    "reads_on",
    "restore_answer",
    "restore_styled_rest",
    "says_what_it_does",
]

MIN_WORDS = 5
"""A venue that is known by its words is taken for a title only when it has so many."""

MAX_SENTENCES, MAX_SENTENCE = 3, 4
"""So many sentences more a title may have before its publisher, of so many words each."""

MIN_SIGNS = 5
"""A sentence has so many signs at least: a shorter one is a word that is cut short, "Arch."."""

MIN_SUBTITLE = 4
"""What goes on behind a question in quotation marks has so many words at least."""

MAX_CLAUSE = 200
"""It is looked for in so many signs."""

# Where a clause ends: at a sign, not at a hyphen.
_CLAUSE_END = re.compile(r"[.,;:()\[\]|–—]|\s-\s")
_SAYS_MORE = re.compile(
    r"(?:ed\.|eds?\b|edited|\w+ edition|trans|translated|vol|with\b|in\b|rev|\d|"
    r"[A-Z][a-z]* ed\b|reprint|new\b|"
    r"hrsg|hg\b|übers|trad(?:\.|u[cçtz])|tłum|пер\.|a cura|aus dem|mit\b|roman\b|"
    r"ban?d\b|teil\b|neu(?:e |aus|über)|"
    r"erweitert|unver|zweite|dritte|foreword|introduction|monograph|series|unpublished|phd|diss|"
    r"lecture notes|(?:technical |research )?report|working paper|manuscript|paper|presented|"
    r"poster|talk|submitted|accepted|preprint|available|retrieved|accessed|doi|arxiv|to appear)",
    re.IGNORECASE,
)
_VERB = re.compile(r"[a-z]{3,20}[^su\W]s")
_ARTICLES = words_of("titles", "articles")
_VOLUME = re.compile(r"\d\)?[,:]\s?\d|\d\s?\(\d+\)")
# A series of books, which says where the work appeared: "Studies in Rain", "Fine Texts, v. 18".
_SERIES = re.compile(
    r"\b(?:series|studies|library|texts|monographs?|publications|handbooks?|beihefte|\w*reihe|"
    r"collection|classics|edition|taschenb\w+|bibliothek|bibliothèque|biblioteca)\b"
    r"|(?:^|[\s,])(?:v\.|vol\.|no\.|nr\.|bd\.|band)?\s?(?!1[4-9]\d\d|20\d\d)\d{1,4}$",
    re.IGNORECASE,
)
_THESIS = re.compile(r"\b(?:thesis|dissertation|edition|lecture notes)\b", re.IGNORECASE)
# A word that no name of a journal has: "A Study on Things", "The Relation between Things".
_NO_JOURNAL = re.compile(r"^An?\s|\s(?!(?:della|sobre|delle)\b)[a-zß-ÿ]{5,}\b")
_SCHOOL = re.compile(r"(?:University|Universit(?:y|ät|é|à)|Universi[td]ade?|Institute|College)\b")
_CITY = re.compile(
    rf"{CAPITAL}[^\W\d_]+(?:[ ./-]{{1,2}}[^\W\d_]+){{0,4}},? (?:o\. ?J|{YEAR})(?:[,.] ?S\..*)?"
)
_ARTICLE = re.compile(rf"(?:An?|Eine?|Une?)\s{CAPITAL}")
_NUMERAL_LAST = re.compile(r"\s[IVX]{1,4}$")


def goes_on_behind(after: str) -> bool:
    """Whether a title goes on behind a question: no name, no journal and no number does so.

    Examples
    --------
    >>> goes_on_behind(" Explaining the Fall of Rain, 2016"), goes_on_behind(" Rain of Towns 23")
    (True, False)
    """
    clause = _CLAUSE_END.split(after[:MAX_CLAUSE], maxsplit=1)[0].strip()
    words = clause.split()
    if len(words) < MIN_SUBTITLE or not clause[0].isupper() or has_digit(clause):
        return False
    is_open = not OPEN_WORDS.isdisjoint(words[1:-1])
    return is_open and words[0] != "In" and read_venue(clause) is None


def reads_on(text: str) -> bool:
    """Whether a text is too much of a sentence to name a journal."""
    return len(text.split()) >= MIN_WORDS and _NO_JOURNAL.search(text) is not None


def restore_answer(after: Sequence[Segment]) -> None:
    """Take what follows a question in a title for its rest, where another part says where.

    "Can Things Hide? Evidence from Conference Calls. Fine Review" has but one journal.
    """
    if len(after) > 1 and after[0].cut is Cut.ASIDE and after[0].people:
        is_long = len(after[0].text.split()) >= MIN_WORDS and not after[0].bracket
        if is_long and after[1].kind is Kind.VENUE and "." not in after[0].text:
            after[0].take_for_words()  # What Is Rain? Fine Clouds, Cold Winds and Deep Water
    if len(after) > 1 and after[0].cut is Cut.ASIDE and after[0].kind is Kind.VENUE:
        is_long = len(after[0].text.split()) >= MIN_WORDS
        is_long = is_long and drop_in(after[0].text) == after[0].text  # In Proceedings of Things
        if is_long and after[1].kind is Kind.VENUE and not after[0].bracket:
            after[0].kind, after[0].venue, after[0].date = Kind.TEXT, None, ""


# How the volume begins in which a work appeared, also inside the style of its title.
_OF_MEETING = re.compile(r"(?:in:? )?(?:the )?proc(?:\.|eedings)? ", re.IGNORECASE)


def begins_with_volume(text: str) -> bool:
    """Whether a text begins with the volume of a meeting in which a work appeared.

    Examples
    --------
    >>> begins_with_volume("In Proceedings of Rain"), begins_with_volume("In the Rain")
    (True, False)
    """
    return _OF_MEETING.match(text) is not None


def restore_styled_rest(segments: Sequence[Segment]) -> None:
    """Take a sentence in the style of a title for its rest, where what says where is outside.

    "*Rain in Towns. Rise and Fall, 1909-1936* (Oxford: Fine Press, 1995)" has but one imprint.
    """
    for place, (title, rest) in enumerate(pairwise(segments)):
        is_inside = rest.span == title.span and rest.mark is not Mark.PLAIN
        is_inside = is_inside and rest.cut is Cut.STOP and not (rest.bracket or title.bracket)
        is_inside = is_inside and not begins_with_volume(rest.text)
        may_be_title = title.kind is Kind.TEXT and rest.venue and not rest.venue.is_sure
        if is_inside and may_be_title and _has_venue_outside(title.span, segments[place + 2 :]):
            rest.take_for_words()


def join_styled_title(segments: list[Segment]) -> None:
    """Join the sentences in italics with which a line begins, where what is outside says when.

    "*Rain. Growth and Fall. A Dictionary*, two volumes, 2007" has one title.
    """
    title = segments[0]
    inside = list(takewhile(lambda part: part.span == title.span, segments))
    after = segments[len(inside) :]
    if title.mark is not Mark.EMPHASIS or len(inside) < 2 or not any(part.date for part in after):
        return
    is_open = any(part.kind is not Kind.TEXT or part.bracket or part.quoted for part in inside)
    if is_open or any(part.cut is not Cut.STOP for part in inside[1:]):
        return
    title.end = inside[-1].end
    title.text = title.whole[title.start : title.end].strip(" .,;:")
    del segments[1 : len(inside)]


def _has_venue_outside(span: int, after: Sequence[Segment]) -> bool:
    outside = (part.venue for part in after if part.span != span and not part.is_link)
    return any(venue is not None and bool(venue.name) for venue in outside)


def count_sentences(parts: Sequence[Segment]) -> int:
    """Count the short sentences between a title and a place with its publisher.

    There are two in "Rain. Snow. Hail. London: Press", and they are some of the title.
    """
    if parts[0].quoted or parts[0].mark is not Mark.PLAIN:
        return 0
    for place, part in enumerate(parts[1 : MAX_SENTENCES + 2]):
        if part.kind not in (Kind.TEXT, Kind.VENUE) or part.bracket or part.is_link:
            return 0
        if part.mark is not Mark.PLAIN or part.line != parts[0].line:
            return 0
        is_placed = is_imprint(part.text) or is_city(part.text.rpartition(", ")[2])
        if is_placed and part.cut in (Cut.STOP, Cut.DASH):
            return place
        is_short = len(part.text.split()) <= MAX_SENTENCE and part.text[:1].isupper()
        is_short = is_short and len(part.text) >= MIN_SIGNS
        is_short = is_short and part.cut is Cut.STOP and part.kind is Kind.TEXT
        is_press = part.text.isupper() or read_body(part.text) is not None
        if not is_short or is_press or _SAYS_MORE.match(part.text) or _is_series(part.text):
            return 0
    return 0


def has_subtitle(parts: Sequence[Segment]) -> bool:
    """Tell the two sentences of a title, before where it appeared, from what says more of it."""
    if len(parts) < 2 or not (parts[0].mark is parts[1].mark is Mark.PLAIN):
        return False
    if _is_one_of_kind(parts[1]):
        return True
    if len(parts) < 3 or parts[0].quoted:  # A Title[C]//European Days on Rain
        return False
    title, rest, source = parts[:3]
    if _SAYS_MORE.match(rest.text) or rest.kind is not Kind.TEXT or read_body(rest.text):
        return False
    words = rest.text.split()
    if rest.cut is Cut.DASH:
        return _goes_on(title, words, source) or _is_before_source(parts[1:])
    if rest.cut is not Cut.STOP or source.cut is not Cut.STOP or len(words) < 3:
        return False
    if _is_series(rest.text):
        return False
    if _is_before_place(title, parts[2:]):
        return True
    if sum(word[0].islower() for word in words[1:]) > 1 and _is_in_volume(source, parts[3:]):
        return True
    is_named = source.venue is not None and source.venue.is_sure and bool(source.venue.name)
    is_sentence = len(words) > 3 and _NO_JOURNAL.search(rest.text) and not _THESIS.search(rest.text)
    return bool(is_sentence) and (is_named or _SCHOOL.match(source.text) is not None)


def _is_before_place(title: Segment, after: Sequence[Segment]) -> bool:
    """Whether a place follows: with a publisher, or with a year, then maybe behind a series."""
    source = after[0]
    if source.mark is Mark.PLAIN and (is_imprint(source.text) or _is_city(title, source)):
        return True
    if len(after) == 1 and not source.bracket and may_be_imprint(source.text):
        return True
    is_led = len(after) > 1 and source.cut is Cut.STOP and _is_series(source.text)
    return is_led and _is_city(title, after[1])


def _is_city(title: Segment, source: Segment) -> bool:
    """Whether a city and a year follow a title behind a colon: "Poe, Ann: Rain. Snow. Ulm 1986"."""
    is_led = title.cut is Cut.COLON or title.whole[title.start :].lstrip(" )").startswith(":")
    return is_led and _CITY.fullmatch(source.text) is not None


def _goes_on(title: Segment, words: Sequence[str], source: Segment) -> bool:
    """Whether words after a dash are some of a title: in small letters, or after a number.

    "FineNet - an architecture for things. *Nature*", "Fine Equations I - Stiff Problems, Springer".
    What it does is a remark: "Fine Rain - offers a way into things. [Review](…)".
    """
    if says_what_it_does(words):
        return False
    if words[0][0].islower() and source.cut is Cut.STOP:
        return len(words) > 2
    return _NUMERAL_LAST.search(title.text) is not None and source.cut is Cut.COMMA


def says_what_it_does(words: Sequence[str]) -> bool:
    """Whether words behind a dash say what a work does, "offers a way into things"."""
    return len(words) > 2 and words[1] in _ARTICLES and _VERB.fullmatch(words[0]) is not None


def _is_before_source(parts: Sequence[Segment]) -> bool:
    """Whether a stop, a known source and a year follow: "Rain - A Way In. Fine Press, Ulm 2010"."""
    rest, source, *after = parts
    is_known = source.venue is not None and source.venue.is_sure and bool(source.venue.name)
    is_plain = source.mark is rest.mark is Mark.PLAIN and source.cut is Cut.STOP
    if not is_plain or rest.bracket or source.bracket:
        return False
    if is_known and (source.date or any(part.date for part in after[:1])):
        return True
    is_worded = "," in rest.text or any(word[0].islower() for word in rest.text.split()[1:])
    is_sourced = EDITION.match(f"{source.text} ") or is_known or is_imprint(source.text)
    return bool(is_sourced) and is_worded and any(part.date for part in parts)


def _is_series(text: str) -> bool:
    """Whether a text names a series: a word or a volume of one, and capitals throughout."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return _SERIES.search(text) is not None and all(word[0].isupper() for word in words)


def _is_one_of_kind(rest: Segment) -> bool:
    """Whether a sentence names a kind of text, in capitals: "A Radical View", "An Essay"."""
    if rest.kind is not Kind.TEXT or rest.cut is not Cut.STOP or rest.bracket or rest.is_link:
        return False
    words = [word for word in rest.text.split() if len(word) > 3]
    return _ARTICLE.match(rest.text) is not None and all(word[0].isupper() for word in words)


def _is_in_volume(source: Segment, after: Sequence[Segment]) -> bool:
    """Whether a part is a journal with its volume: "Nature 348, 12", "Br J Things. 2011;12:5"."""
    if source.kind is Kind.VENUE and source.venue and source.venue.name:
        return _VOLUME.search(source.text) is not None
    return any(part.venue and part.date and not part.venue.name for part in after)
