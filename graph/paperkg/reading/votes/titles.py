"""Which segment is the title: features of each, voted over the siblings of a group.

A list is consistent with itself. Each segment that may be a title is scored by itself; then the
siblings vote on the place where titles stand (a link, bold words, the plain words after the
authors, a column), and the vote is added to the scores. One record differs from its siblings only
where its own segments say so clearly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from paperkg.characters import has_digit
from paperkg.identifiers import parse_identifier
from paperkg.model import LinkKind
from paperkg.reading.cuts.segment_kinds import says_which_part
from paperkg.reading.imprints.publishers import names_publisher
from paperkg.reading.labels import Field, kind_of_address
from paperkg.reading.names.affiliations import is_affiliation
from paperkg.reading.names.people import names_one_person
from paperkg.reading.patterns import POINTS
from paperkg.reading.records import Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.cited_places import (
    is_cited_above,
    is_labelled_above,
    stands_after_title,
)
from paperkg.reading.votes.title_slots import Slot, describe_slot, say_where
from paperkg.reading.votes.title_words import (
    COINED,
    begins_big,
    count_words,
    is_title_case,
    reads_as_sentence,
)
from paperkg.reading.words import EAST_ASIAN, OPEN_WORDS, words_of

__all__ = [
    "MIN_GROUP",
    "choose_titles",
]

VOTE = 2.5
"""What a place that all siblings prefer adds to a segment's own score."""

MIN_VOTE = -2.0
"""A record whose best segment scores less does not vote."""

MIN_GROUP = 4
"""A smaller group listens to all groups of its kind in the document."""

_MARKS = {
    Mark.LINK: 4.0,
    Mark.QUOTE: 3.5,
    Mark.STRONG: 3.0,
    Mark.EMPHASIS: 1.2,
    Mark.PLAIN: 0.0,
    Mark.CODE: -1.0,
    Mark.IMAGE: -9.0,
}
_KINDS = {
    Kind.TEXT: 0.0,
    Kind.LABEL: -6.0,
    Kind.PEOPLE: -6.0,
    Kind.VENUE: -5.0,
    Kind.IDENTIFIER: -9.0,
    Kind.NUMBER: -9.0,
    Kind.DATE: -9.0,
    Kind.TAG: -9.0,
}
_FIELDS = {None: 0.0, Field.TITLE: 7.0}
_PDF, _OTHERS = LinkKind.PDF, (LinkKind.VIDEO, LinkKind.DATA)
_MAY_BE_TITLE = frozenset({Kind.TEXT, Kind.LABEL})
_SET_OFF = frozenset({Cut.STOP, Cut.COMMA, Cut.DASH})
_BEHIND_ADDRESS = frozenset({Cut.DASH, Cut.COLON, Cut.SPACE})
_BEFORE_TITLE = frozenset({Kind.PEOPLE, Kind.DATE, Kind.NUMBER, Kind.TAG})
"""Where nothing else stands before a plain text, and authors do, it is a citation's title."""

AFTER_SIGNED = 3.0
"""What a link loses behind another that people sign: "[Trees](…) by Poe. [What I think](…)"."""

SIGNED_ABOVE = 4.0
"""Behind so many words are plain ones below a title that people sign: "Trees by Ann Poe"."""

CITED_ABOVE = 3.0
"""What a link loses below a line that cites a work: "Trees, Poe, Rain Letters ⏎ see [Owls](…)"."""

LABELLED_ABOVE = 4.0
"""What bold words lose below a line of a title and links to it: "A Title ([pdf](…)) ⏎ **Lab**"."""

HOLDS = 7.0
"""What a book or journal loses, in whatever style, behind "In" and a title."""

NAMED_ABOVE = 3.0
"""What a line loses that is no title by its words below a name with its address."""

PUBLISHER = 6.0
"""What the name of a known publisher loses, or which part to read: a book is hardly called so."""

MAX_PLACE = 4
"""The name of a place of work has no more words."""

SAID_BELOW = 4.0
"""What a sentence in a style loses below words that may be a title."""

BELOW = 2.0
"""What plain words lose below a line that begins with words, and half of it below another."""

# How long a work is: "(13 lectures, 18 hours)", "(2 тома)", "(30 min)".
_COUNTS = re.compile(r"\d{1,3}(?: | ?ч| ?h)[^\W\d_]+\.?(?:,? (?:and )?\d{1,3} [^\W\d_]+\.?){0,3}")
_RATED = re.compile(rf"{POINTS}\b")  # "4/5, slow but good"
_AND = words_of("people", "last_joints") | {"/", "or"}
_ADDITIONS = words_of("venues", "additions")
_ROMANS = frozenset("IVXL")
_QUOTES = ('"', "“", "«", "„", "'", "‘")
_IN_LAST = re.compile(r"(?:^|\s)(?:[Ii]n|[Ee]n|[Dd]ans|[Nn]el|[Ee]m):?$")
# Behind the quotation, its translation may stand: "« Mưa » [Rain], ".
_QUOTED_LAST = re.compile(r"(?:,[”\"]|[”»\"]\s?(?:\[[^\[\]]{1,200}\])?,)$")


class _Look(NamedTuple):
    """What the segments of a record look like: how each scores as a title, and where it stands."""

    scores: list[float]
    slots: list[Slot]


def choose_titles(groups: Sequence[Group]) -> None:
    """Choose the title of each record, and say why."""
    everywhere: dict[Container, Counter[Slot]] = {}
    looked = [[_look_at(record) for record in group.records] for group in groups]
    votes = [_vote(looks) for looks in looked]
    for group, ballot in zip(groups, votes, strict=True):
        everywhere.setdefault(group.container, Counter()).update(ballot)
    for group, looks, ballot in zip(groups, looked, votes, strict=True):
        small = len(group.records) < MIN_GROUP
        counted = everywhere[group.container] if small else ballot
        total = sum(counted.values())
        added = {slot: VOTE * votes / total for slot, votes in counted.items()}
        whys: dict[Slot, str] = {}
        for record, look in zip(group.records, looks, strict=True):
            slot = _choose(record, look, added)
            if slot is None:
                continue
            if slot not in whys:
                whose = f"{group.container.shown} of this document" if small else "siblings"
                whys[slot] = f"{describe_slot(slot)}, as in {counted[slot]} of {total} {whose}"
            record.why = whys[slot]


def _vote(looks: Sequence[_Look]) -> Counter[Slot]:
    ballot: Counter[Slot] = Counter()
    for look in looks:
        if look.scores and (best := max(look.scores)) > MIN_VOTE:
            ballot[look.slots[look.scores.index(best)]] += 1
    return ballot


def _look_at(record: Record) -> _Look:
    """Score each segment of a record, and say in which place it stands."""
    scores: list[float] = []
    slots: list[Slot] = []
    words: dict[int, float] = {}
    has_people, has_others = False, False
    linked: Segment | None = None
    signed = -1  # the line of people who sign a link before them
    ended = _signed_line(record)
    signature = 1 if _is_signed_word(record) else len(record.segments)
    for place, segment in enumerate(record.segments):
        kind, mark, line = segment.kind, segment.mark, segment.line
        is_plain = mark is Mark.PLAIN
        is_said = is_plain and (line > ended or place > signature)
        before = SIGNED_ABOVE if is_said else words.get(line, 0.0)
        after_people = has_people and not has_others and not (is_plain and is_said)
        if kind in _MAY_BE_TITLE or segment.field is Field.TITLE:
            score = _score(record, place, before=before, after_people=after_people)
            score -= PUBLISHER * (place > 0 and _is_no_title(segment.text))
            score -= PUBLISHER * (place > 0 and _is_place_of_work(segment))
        else:
            score = _KINDS[kind]
        if mark is Mark.LINK and signed == line:
            score -= AFTER_SIGNED
        scores.append(score)
        stands = ""
        if is_plain:
            stands = say_where(record, segment, before=before, after_people=after_people)
        slots.append((mark, segment.quoted, bool(segment.bracket), segment.column, stands))
        if kind is Kind.TEXT:
            if not segment.bracket:
                words[line] = before + count_words(segment.text)
            if segment.is_link:
                linked = segment
        elif kind is Kind.PEOPLE:
            has_people = True
            if linked and linked.span != segment.span:
                is_name = segment.cut is Cut.COLON and count_words(linked.text) == 1
                signed = -1 if is_name else linked.line  # "[Rain](…): Poe et al., [A Way](…)"
        has_others = has_others or kind not in _BEFORE_TITLE
    return _Look(scores, slots)


def _is_no_title(text: str) -> bool:
    """Whether a text is a publisher, a part of a work, or how somebody rates or showed it."""
    if text.rstrip(" .!").lower() in _ADDITIONS:
        return True  # "A Title, ICLR 2021 **Oral**"
    if text[:1].isdecimal() and _RATED.match(text):
        return True
    if names_publisher(text):
        return True
    return (text[:1] in _ROMANS or has_digit(text)) and says_which_part(text)


def _is_place_of_work(segment: Segment) -> bool:
    """Whether a few words in bold behind others say who made a work: "A Title, **Meta AI**"."""
    is_apart = segment.mark is Mark.STRONG and segment.cut in _SET_OFF and not segment.is_link
    return is_apart and count_words(segment.text) <= MAX_PLACE and is_affiliation(segment.text)


def _signed_line(record: Record) -> int:
    """Give the line of a title that is signed, "Rain by Ann Poe ⏎ A good start", or the last."""
    for before, part in pairwise(record.segments):
        if part.is_byline and before.line == part.line:
            return part.line if before.kind is Kind.TEXT else record.segments[-1].line
    return record.segments[-1].line if record.segments else 0


def _is_signed_word(record: Record) -> bool:
    """Whether a word is signed: "Rain by Ann Poe, a good start", and "Rain ⏎ by Ann Poe ⏎ Good"."""
    if len(record.segments) < 3:
        return False
    title, who = record.segments[:2]
    is_word = title.kind is Kind.TEXT and not title.bracket and count_words(title.text) < 2
    is_signed = who.is_byline and who.line <= title.line + 1
    return is_word and is_signed and begins_big(title.text) and not title.text.endswith("ed")


def _score(record: Record, place: int, *, before: float, after_people: bool) -> float:
    """Score a segment as a title by its own features."""
    segment = record.segments[place]
    is_count = bool(segment.bracket) and _COUNTS.fullmatch(segment.text) is not None
    score = _KINDS[Kind.NUMBER if is_count else segment.kind]
    if segment.kind is Kind.LABEL and segment.url and not segment.bracket:
        named = place == 0 and _may_name(segment.text) and not _is_named_after(record)
        score += 2.5 * named
    if score <= -5 and segment.field is not Field.TITLE:
        return score
    mark, is_quoted = segment.mark, segment.quoted and segment.mark is not Mark.QUOTE
    score += _MARKS[mark] + _score_length(count_words(segment.text)) + is_quoted
    score -= 3.0 * bool(segment.bracket)
    score += _FIELDS.get(segment.field, -7.0)
    if record.container is Container.ROW:  # the column of the titles comes first
        score += 1.5 * (segment.column == record.segments[0].column)
    if segment.is_link:
        score += _score_target(segment)
    if mark is Mark.LINK:
        is_below = segment.line > record.segments[0].line
        if before or is_below:
            score = _score_behind(score, record, place, before=before, is_below=is_below)
    elif mark is Mark.PLAIN:
        score += _score_plain(record, segment, before=before, after_people=after_people)
    elif not before:
        score += 3.0 if after_people else 1.0
        score -= SAID_BELOW * _is_said_below(record, segment)
    elif mark is Mark.STRONG:
        score -= 0.1 * min(before, 12)
    is_apart = mark is Mark.EMPHASIS or (segment.is_link and segment.cut in _SET_OFF)
    may_be_beside = place > 1 or is_apart or segment.line > 0
    return score - _score_beside(record, place) if may_be_beside else score


def _score_behind(
    score: float, record: Record, place: int, *, before: float, is_below: bool
) -> float:
    """Take off the score of a link what the words before it on its line, or above, say."""
    if is_below:
        return score - 0.25 * min(_words_above(record, place), 12)
    segment = record.segments[place]
    score -= 0.25 * min(before, 12)
    score -= 2.5 * segment.text[:1].islower()
    return score - 1.5 * (before > 2 and count_words(segment.text) < 3)


def _score_beside(record: Record, place: int) -> float:
    """Say how much a segment loses as another one beside it is the title."""
    segment = record.segments[place]
    if segment.is_link and segment.cut in _SET_OFF and _has_only_name(record, place):
        return 3.0
    if segment.mark is Mark.STRONG and segment.line and is_labelled_above(record):
        return LABELLED_ABOVE
    if segment.mark is Mark.LINK and segment.line and is_cited_above(record, segment.line):
        return CITED_ABOVE
    if segment.mark is Mark.LINK and place > 1 and _is_joined(*record.segments[place - 2 : place]):
        return 3.0
    if place > 1 and stands_after_title(record.segments, place):
        return HOLDS
    return 4.0 * (segment.mark is Mark.EMPHASIS and _holds_another(record, place))


def _is_joined(link: Segment, joint: Segment) -> bool:
    """Whether "and" stands after a link of several words: "[Fine Trees](…) and [Rain](…)"."""
    is_title = link.mark is Mark.LINK and link.kind is Kind.TEXT and " " in link.text
    return is_title and joint.mark is Mark.PLAIN and joint.text.lower() in _AND


def _holds_another(record: Record, place: int) -> bool:
    """Whether words in italics hold a title: "A Title" in *A Book*, «A Title», *A Journal*."""
    number = record.segments[place].span - 1
    above = next((at.span.text for at in record.spans if at.number == number), "")
    above = above.rstrip()
    if not (_IN_LAST.search(above) or _QUOTED_LAST.search(above)):
        return False
    return any(
        part.quoted or part.mark is Mark.LINK or part.text[:1] in _QUOTES
        for part in record.segments[:place]
    )


def _words_above(record: Record, place: int) -> float:
    """How many words of texts stand on the lines above a segment, and say who or where."""
    line = record.segments[place].line
    texts = (part for part in record.segments[:place] if part.line < line and not part.field)
    return sum(count_words(part.text) for part in texts if part.kind is Kind.TEXT)


def _is_named_after(record: Record) -> bool:
    """Whether a record begins with an address and a title after it: "https://… - A Fine Paper"."""
    is_address = "://" in record.segments[0].text
    return is_address and any(
        part.kind is Kind.TEXT and part.cut in _BEHIND_ADDRESS and count_words(part.text) > 1
        for part in record.segments[1:2]
        if part.cut is Cut.DASH or (begins_big(part.text) and not reads_as_sentence(part.text))
    )


def _may_name(text: str) -> bool:
    """Whether a label may be a name after all, as STAR may, and "[1308.0025]" may not."""
    identifier = parse_identifier(text)
    return any(map(str.isalpha, text)) and not (identifier and identifier.names_paper)


def _score_length(words: float) -> float:
    if words < 1.5:
        return -1.2
    if words < 2.5:
        return 0.2
    return 1.5 if words <= 22 else 0.0 if words <= 32 else -3.0


def _score_target(segment: Segment) -> float:
    if segment.identifier and segment.identifier.names_paper:
        return 1.5
    if segment.url:
        kind = kind_of_address(segment.url)
        return 1.0 if kind is _PDF else -1.0 if kind in _OTHERS else 0.0
    if segment.local.lower().endswith(".pdf"):
        return 0.5
    return -2.0 if segment.local.startswith("#") else 0.0


def _score_plain(record: Record, segment: Segment, *, before: float, after_people: bool) -> float:
    text = segment.text
    score = 3.0 if after_people else 1.0 if not before else -min(2.0, 0.5 * before)
    if " " in text and text[:1].islower() and not begins_big(text):
        score -= 1.5
    if reads_as_sentence(text):
        score -= 2.0
    if text.rpartition(" ")[2].lower() in OPEN_WORDS:
        score -= 5.0
    if segment.line > record.segments[0].line:
        score -= BELOW if _may_be_title(record.segments[0]) else 1.0
        score -= NAMED_ABOVE * _is_said_of_name(record, segment)
    return score


def _may_be_title(head: Segment) -> bool:
    is_text = head.kind is Kind.TEXT and any(map(str.isalpha, head.text))
    return is_text and not EAST_ASIAN.search(head.text)  # 主题 ⏎ A Title


def _is_said_below(record: Record, part: Segment) -> bool:
    """Whether a styled line below words that may be a title is a sentence: "Rain ⏎ *Great.*"."""
    if not part.line or not part.whole.rstrip().endswith((".", "!")):
        return False
    above = (it for it in record.segments if it.line < part.line and it.mark is not Mark.PLAIN)
    head = record.segments[0]
    is_titled = _may_be_title(head) and not names_one_person(head.text)
    return is_titled or any(it.kind is Kind.TEXT for it in above)


def _is_said_of_name(record: Record, segment: Segment) -> bool:
    """Whether the line above is a coined name and an address: "FineNet: https://… ⏎ It is fine"."""
    head, *after = record.segments[:2]
    is_name = head.kind is Kind.TEXT and COINED.fullmatch(head.text) is not None
    is_led = any(
        part.is_link and part.line == head.line and part.cut is Cut.COLON for part in after
    )
    return is_name and is_led and not is_title_case(segment.text)


def _has_only_name(record: Record, place: int) -> bool:
    """Tell "Poe (2001)" in a link set off from a title from a title of one or two words."""
    segment = record.segments[place]
    if segment.quoted or count_words(segment.text) > 2:
        return False
    parts = [part for part in record.segments if part.span == segment.span]
    return (
        len(parts) > 1
        and all(part.kind is not Kind.TEXT or part is segment for part in parts)
        and any(part.date for part in parts)
    )


def _choose(record: Record, look: _Look, added: Mapping[Slot, float]) -> Slot | None:
    """Choose the title of a record, and give the place that it stands in."""
    if not look.scores:
        return None
    voted = [
        score + added.get(slot, 0.0) if score > -5 else score
        for score, slot in zip(look.scores, look.slots, strict=True)
    ]
    best = max(voted)
    if best <= -3.5 and (
        best < -7
        or not record.has_link
        or record.segments[voted.index(best)].kind not in (Kind.VENUE, Kind.PEOPLE)
    ):
        return None
    record.title = voted.index(best)
    return look.slots[record.title]
