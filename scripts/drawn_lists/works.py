"""The works that lists are drawn of, and the ways in which people write who, where and when."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "DATA",
    "LINKS",
    "ONLY_WHEN",
    "PEOPLE",
    "PEOPLE_MARKS",
    "VENUES",
    "VENUE_MARKS",
    "Work",
    "address",
    "are_people",
    "read_works",
    "surname_of",
]

DATA = Path(__file__).parents[1] / "data"


@dataclass(frozen=True)
class Work:
    """A work: its field, the name that it is known by, and what a bibliography says of it."""

    field: str
    short: str
    title: str
    authors: tuple[str, ...]
    venue: str
    year: str
    arxiv: str
    doi: str


def read_works() -> list[Work]:
    """Read the works that lists are made of."""
    with (DATA / "works.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Work(authors=tuple(row.pop("authors").split("; ")), **row) for row in rows]


# How names are written

Part = Callable[[Work], str]


def _split(name: str) -> tuple[str, str]:
    words = name.split()
    particle = len(words) > 2 and words[-2] in {"Van", "van", "von", "de"}
    return " ".join(words[: -1 - particle]), " ".join(words[-1 - particle :])


def _initials(given: str) -> list[str]:
    return [word[0] for word in given.replace("-", " ").replace(".", " ").split()]


def _dotted(given: str) -> str:
    return " ".join(f"{sign}." for sign in _initials(given))


def surname_of(name: str) -> str:
    """Give the surname of "Given Surname"."""
    return _split(name)[1]


def are_people(work: Work) -> bool:
    """Tell whether the authors of a work are people, and not a group."""
    return "Collaboration" not in work.authors[0]


def _full(given: str, surname: str) -> str:
    return f"{given} {surname}"


def _turned(given: str, surname: str) -> str:
    return f"{surname}, {_dotted(given)}"


def _vancouver(given: str, surname: str) -> str:
    return f"{surname} {''.join(_initials(given))}"


def _short(given: str, surname: str) -> str:
    return f"{_dotted(given)} {surname}"


def _surname(_: str, surname: str) -> str:
    return surname


def _people(form: Callable[[str, str], str], joint: str, last: str) -> Part:
    def write(work: Work) -> str:
        names = (
            [form(*_split(name)) for name in work.authors]
            if are_people(work)
            else list(work.authors)
        )
        return joint.join(names[:-1]) + last + names[-1] if len(names) > 1 else names[0]

    return write


def _et_al(form: Callable[[str, str], str]) -> Part:
    def write(work: Work) -> str:
        first = form(*_split(work.authors[0])) if are_people(work) else work.authors[0]
        return first if len(work.authors) == 1 else f"{first} et al."

    return write


PEOPLE: dict[str, Part] = {
    "Ann Poe, Bo Li": _people(_full, ", ", ", "),
    "Ann Poe, Bo Li and Cy Orr": _people(_full, ", ", " and "),
    "Ann Poe, Bo Li, and Cy Orr": _people(_full, ", ", ", and "),
    "Ann Poe, Bo Li & Cy Orr": _people(_full, ", ", " & "),
    "Ann Poe; Bo Li": _people(_full, "; ", "; "),
    "A. Poe, B. Li": _people(_short, ", ", ", "),
    "A. Poe, B. Li, and C. Orr": _people(_short, ", ", ", and "),
    "Poe, A., Li, B.": _people(_turned, ", ", ", "),
    "Poe, A., & Li, B.": _people(_turned, ", ", ", & "),
    "Poe, A.; Li, B.": _people(_turned, "; ", "; "),
    "Poe A, Li B": _people(_vancouver, ", ", ", "),
    "Poe, Li and Orr": _people(_surname, ", ", " and "),
    "Poe & Li": _people(_surname, ", ", " & "),
    "Ann Poe et al.": _et_al(_full),
    "Poe et al.": _et_al(_surname),
    "A. Poe et al.": _et_al(_short),
}
PEOPLE_MARKS = {"plain": "{}", "italic": "*{}*", "bold": "**{}**", "small": "<sub>{}</sub>"}

# Where and when it appeared

VENUES: dict[str, Part] = {
    "ICML 2014": lambda work: f"{work.venue} {work.year}",
    "ICML, 2014": lambda work: f"{work.venue}, {work.year}",
    "ICML (2014)": lambda work: f"{work.venue} ({work.year})",
    "ICML'14": lambda work: (
        f"{work.venue}'{work.year[2:]}" if work.year > "1950" else f"{work.venue} {work.year}"
    ),
    "In ICML 2014": lambda work: f"In {work.venue} {work.year}",
    "ICML": lambda work: work.venue,
    "2014": lambda work: work.year,
    "2014, ICML": lambda work: f"{work.year}, {work.venue}",
    "May 2014": lambda work: f"May {work.year}",
    "2014-05": lambda work: f"{work.year}-05",
}
ONLY_WHEN = ("2014", "May 2014", "2014-05")
VENUE_MARKS = {
    "plain": "{}",
    "italic": "*{}*",
    "bold": "**{}**",
    "code": "`{}`",
    "small": "<small>{}</small>",
}

# Where it is found


def address(work: Work, number: int) -> str:
    if work.arxiv and number % 3:
        return f"https://arxiv.org/{'pdf' if number % 2 else 'abs'}/{work.arxiv}"
    if work.doi and number % 4:
        return f"https://doi.org/{work.doi}"
    return f"https://www.example.edu/~reading/{work.year}-{number}.pdf"


LINKS: dict[str, str] = {
    "": "",
    "[pdf](…)": "[pdf]({paper})",
    "[[pdf](…)]": "[[pdf]({paper})]",
    "[[Paper](…)] [[Code](…)]": "[[Paper]({paper})] [[Code]({code})]",
    "[Paper](…) | [Code](…)": "[Paper]({paper}) | [Code]({code})",
    "[Paper](…), [Slides](…)": "[Paper]({paper}), [Slides]({slides})",
    "([paper](…), [code](…))": "([paper]({paper}), [code]({code}))",
    "([link](…))": "([link]({paper}))",
    "[:page_facing_up:](…)": "[:page_facing_up:]({paper})",
    "![](badge)": "[![Paper](https://img.shields.io/badge/paper-pdf-red)]({paper})",
    "<…>": "<{paper}>",
    "…": "{paper}",
    "<a>": '<a href="{paper}">PDF</a>',
    "[Link](…)": "[Link]({paper})",
    "[arXiv](…)": "[arXiv]({paper})",
    "[[1](…)]": "[[1]({paper})]",
}
