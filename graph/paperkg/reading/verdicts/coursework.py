"""What a course asks for beside reading: homework, talks, days off, errands."""

from __future__ import annotations

import re

from paperkg.reading.patterns import CAPITAL
from paperkg.reading.words import EAST_ASIAN, any_of, words_of

__all__ = ["is_class_activity", "is_coursework", "is_discussion", "is_errand", "is_task"]

# "Homework 1 due Friday", but not "Lab Notebooks of Great Scientists".
_COURSE_WORDS = words_of("coursework", "starts")
_TASKS = ("lab", "hw", "homework", "assignment", "quiz", "exercise", "challenge")
_SORTS_OF_TASKS = ("programming", "written", "reading")
_COURSEWORK = re.compile(
    rf"(?i:{any_of(_COURSE_WORDS)})(?!\s+[A-Z][a-z])"
    rf"|(?i:(?:(?:{'|'.join(_SORTS_OF_TASKS)}) )?(?:{'|'.join(_TASKS)}))\s?\d{{1,2}}\b"
    r"|(?i:(?:guest |invited )?speakers?:\s)"
)
# "Lab 2: Counting Owls", "TP 2 : mesurer la pluie", "演習3"; but "TP53: A Fine Title".
_COUNTED = words_of("coursework", "tasks")
_WORKSHOPS = words_of("coursework", "workshops")
_COUNT = r"[#№]?\d{1,2}(?:\.\d|[a-z])?\s?(?:[:：)–—-]|\.\s|$)"
_NUMBERED = re.compile(
    rf"(?:{any_of(_COUNTED)}\s|(?:{'|'.join(filter(EAST_ASIAN.match, _COUNTED))})){_COUNT}",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(rf"{any_of(_WORKSHOPS)}\s{_COUNT}", re.IGNORECASE)
# "May 31: No class", "**31. Mai** - kein Seminar", "2024-05-31: Kick-off meeting".
_DAY = re.compile(
    r"[\s*_]*(?:[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.? [^\W\d_]{3,9}"
    r"|\d{1,2}[./]\d{1,2}\.?|\d{4}-\d\d-\d\d)"
    r"(?:,? \d{4})?[\s*_]*[:–—-][\s*_]*(?P<rest>.{2,80})"
)
# "Submit the proposal by 9:00am, January 28", "Abgabe bis 31.03.".
_HANDS_IN = words_of("coursework", "handed_in")
_HANDED_IN = re.compile(
    rf"{any_of(_HANDS_IN)}\b.{{0,120}}?\s"
    rf"{any_of(words_of('coursework', 'until'))}\s(?:\S+\s){{0,3}}?\d{{1,2}}[:./\s,apAP]",
    re.IGNORECASE,
)
# "Complete the first task", and not the title "Complete The Look".
_ERRANDS = words_of("coursework", "errands")
_ERRAND = re.compile("|".join(rf"(?i:{word[0]}){re.escape(word[1:])}\b" for word in _ERRANDS))
_START = min(map(len, _HANDS_IN | _ERRANDS))  # all have so many letters, which few texts begin with
_HANDED_IN_STARTS = frozenset(word[:_START] for word in _HANDS_IN)
_ERRAND_STARTS = frozenset(word[:_START] for word in _ERRANDS)
# "Discussion: What is rain for?", "Diskussion: …?": what a class talks about.
_DISCUSSED = re.compile(
    rf"(?:in[- ]class |class |group )?(?i:{any_of(words_of('coursework', 'discussed'))})\s?[:：]\s?"
    r".{2,600}[?？](?=[\s\"”)]{0,3}$)",
    re.IGNORECASE | re.DOTALL,
)
# "Visit to the museum of rain", "Exkursion ins Museum", where nobody signs it.
_VISIT = re.compile(rf"(?:{any_of(words_of('coursework', 'visits'))})\s\S", re.IGNORECASE)
_VISIT_STARTS = frozenset(word[:5] for word in words_of("coursework", "visits"))
# "Text editor troubleshooting", "Reading quiz": in small letters, as no title of a book.
_ACTIVITY = re.compile(
    rf"{CAPITAL}[\w.+#-]*(?: [a-zß-ÿ][\w-]*){{0,3}}"
    rf" (?:{any_of(words_of('coursework', 'activities'))})"
)
# How all these begin: one look leaves most other texts out.
_COURSE_STARTS = frozenset(
    word[:3]
    for word in (
        *_COURSE_WORDS, *_TASKS, *_SORTS_OF_TASKS, *_COUNTED, *_WORKSHOPS,
        "guest", "invited", "speaker",
    )
)  # fmt: skip
# "First paper due", "Draft of the essay due (by noon)".
_DUE = re.compile(r"(?:\S+\s){1,6}(?:is |are )?due(?: \([^()]{1,30}\)| today| in class)?[.!:]?")
_TASK_DUE = re.compile(
    r"(?i:(?:\S+\s){0,4}(?:assignments?|drafts?|essays?|exams?|homework|outlines?|papers?|portfolios?"
    r"|problem sets?|projects?|proposals?|quiz(?:zes)?|reflections?|reports?|responses?|thes[ei]s)"
    r"(?: \d{1,2})?) Due[.!:]?"
)


def is_coursework(text: str) -> bool:
    """Whether a text begins as what a course asks for, "Homework 1 due", or ends so."""
    start = text[:_START].lower()
    if _may_begin(text) and (_COURSEWORK.match(text) or _NUMBERED.match(text)):
        return True
    if (day := _DAY.match(text)) and _COURSEWORK.match(day["rest"]):
        return True
    if start in _ERRAND_STARTS and _ERRAND.match(text):
        return True
    if "Due" in text and _TASK_DUE.fullmatch(text):
        return True
    if start in _HANDED_IN_STARTS and _HANDED_IN.match(text):
        return True
    return "due" in text and _DUE.fullmatch(text) is not None


def _may_begin(text: str) -> bool:
    """Whether a text begins with the first letters of what a course asks for, as few do."""
    start = text[:3].lower()
    return start in _COURSE_STARTS or start[:2] in _COURSE_STARTS or not start.isascii()


def is_class_activity(text: str) -> bool:
    """Whether a text is what a class does: a visit, a quiz.

    Examples
    --------
    >>> is_class_activity("Visit to the museum"), is_class_activity("Reading quiz")
    (True, True)
    >>> is_class_activity("Rain Debugging")
    False
    """
    if text[:5].lower() in _VISIT_STARTS and _VISIT.match(text):
        return True
    return _ACTIVITY.fullmatch(text) is not None


def is_discussion(text: str) -> bool:
    """Whether a text is a question that a class talks about.

    Examples
    --------
    >>> is_discussion("Discussion: What is rain?"), is_discussion("What is rain?")
    (True, False)
    """
    return text.rstrip('"”) ').endswith(("?", "？")) and _DISCUSSED.match(text) is not None


def is_task(title: str) -> bool:
    """Whether a title is a task of a course by its number, "Lab 2: Rain", or a workshop.

    Examples
    --------
    >>> is_task("Workshop 2: Rain"), is_task("Übung 3"), is_task("Lab 257: Rain")
    (True, True, False)
    """
    return _may_begin(title) and (_NUMBERED.match(title) or _WORKSHOP.match(title)) is not None


def is_errand(text: str) -> bool:
    """Whether a text asks for something that is no reading: "Submit your essay".

    Examples
    --------
    >>> is_errand("Complete the first task"), is_errand("Complete The Look")
    (True, False)
    """
    return text[:_START].lower() in _ERRAND_STARTS and _ERRAND.match(text) is not None
