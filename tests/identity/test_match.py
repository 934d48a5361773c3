"""Titles that are one work and titles that are not: labelled by hand, by two people."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from paperkg.identity.match import Description, Verdict, compare
from paperkg.identity.titles import title_keys

LABELS = Path(__file__).with_name("titles.tsv")
NEEDED = 100


def split_names(text: str, pattern: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in re.split(pattern, text))))


def year_of(text: str) -> int | None:
    return int(text) if text else None


def is_taken(row: dict[str, str]) -> bool:
    said = Description(
        row["entry_title"],
        year_of(row["entry_year"]),
        split_names(row["entry_authors"], r";|,|&|\band\b"),
        row["entry_note"],
    )
    found = Description(
        row["candidate_title"],
        year_of(row["candidate_year"]),
        split_names(row["candidate_authors"], ";"),
    )
    return compare(said, found).verdict is Verdict.TAKEN


def test_no_other_work_is_taken_and_few_right_ones_are_refused() -> None:
    with LABELS.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    same = [row for row in rows if row["same"] == "yes"]
    others = [row for row in rows if row["same"] == "no"]
    assert len(same) > NEEDED
    assert len(others) > NEEDED
    assert [row["entry_title"] for row in others if is_taken(row)] == []
    refused = [row["entry_title"] for row in same if not is_taken(row)]
    assert len(refused) <= len(same) / 10, refused


SAME = [
    # spellings
    ("Maß und Zahl in der Küche", "Mass und Zahl in der Kueche"),
    ("Ørsted's Needle at Sea", "Oersted's needle at sea"),
    ("On the Naïve Façade of Coöperation", "On the naive facade of cooperation"),
    ("Ω-Automata Without Tears", "Omega-automata without tears"),
    ("ΛCDM Tensions in Late Data", "Lambda-CDM tensions in late data"),
    ("Bounds in $\\mathcal{O}(\\log n)$ Rounds", "Bounds in O(log n) rounds"),
    ("G{\\'e}ometrie des Groupes Libres", "Géométrie des groupes libres"),
    ("Colour Vision in Grey Seals", "Color vision in gray seals"),
    ("Modelling Tumour Growth", "Modeling tumor growth"),
    ("Three Pitfalls of Sampling", "3 pitfalls of sampling"),
    ("World War II and the Wheat Trade", "World War 2 and the wheat trade"),
    ("Letters on Heat, Part Two", "Letters on Heat, Part II"),
    ("Alias Tables Revisited!", "alias tables, revisited"),
    ("R&D Under Rationing", "R and D under rationing"),
    ("1,024 Ways to Fail", "1024 ways to fail"),
    ("ResNeXt50 on a Budget", "ResNeXt-50 on a budget"),
    ("F# for the Impatient Analyst", "F♯ for the impatient analyst"),
    ("Growth of H₂O Films at 4 K", "Growth of H2O films at 4 K"),
    # parts, and what lists glue on
    ("GLaDOSNet", "GLaDOSNet: Testing Agents with Portals"),
    ("Rivers That Run Uphill", "Rivers That Run Uphill: Antecedent Drainage in the Alps"),
    ("Rivers That Run Uphill, ICML 2021", "Rivers That Run Uphill"),
    ("[KDD'21] Rivers That Run Uphill", "Rivers That Run Uphill"),
    ("Indexing with the Fast Merge Tree (FMT)", "Indexing with the Fast Merge Tree"),
    # slips
    ("Sampling Bounds for Large Langauge Models", "Sampling Bounds for Large Language Models"),
    ("Pruning of CNNs by Hand", "Pruning of Convolutional Neural Networks by Hand"),
    ("Optimal Transports in Small Rooms", "Optimal Transport in Small Rooms"),
]  # fmt: skip
OTHERS = [
    # signs, numbers, units
    ("Compilers for C", "Compilers for C#"),
    ("Compilers for F", "Compilers for F*"),
    ("A Proof of B* Search", "A Proof of B Search"),
    ("DenseNet++ for Cells", "DenseNet for Cells"),
    ("Models of 1.3B Weights", "Models of 13B Weights"),
    ("Models of 7B Weights", "Models of 70B Weights"),
    ("Ice at 10 K", "Ice at 10 mK"),
    ("Loss of 5% of Sales", "Loss of 5 of Sales"),
    ("Growth of H2O Films", "Growth of H2O2 Films"),
    ("Bounds in $\\ell_2$", "Bounds in $\\ell_\\infty$"),
    ("The α-Particle Puzzle", "The β-Particle Puzzle"),
    ("The σ-Algebra of Sets", "The S-Algebra of Sets"),
    ("Annals of the Lab, Part I", "Annals of the Lab, Part II"),
    ("Annals of the Lab, Vol. 3", "Annals of the Lab, Vol. 4"),
    ("Protocol v2 Explained", "Protocol v3 Explained"),
    ("HTTP/1.1 Explained", "HTTP/1.0 Explained"),
    # negation, qualifiers, order, another word
    ("Sleep Is Needed for Memory", "Sleep Is Not Needed for Memory"),
    ("Memory With Sleep", "Memory Without Sleep"),
    ("Normal Forms of Games", "Abnormal Forms of Games"),
    ("Robust Codes", "Non-Robust Codes"),
    ("Consensus in a Storm", "Consensus in a Storm of Faults"),
    ("Consensus in a Storm", "Fast Consensus in a Storm"),
    ("Theory of Practice", "Practice of Theory"),
    ("Mortality in Old Mice", "Morality in Old Mice"),
    ("Meditation in Groups of Ten", "Mediation in Groups of Ten"),
    ("Conversation of Energy Firms", "Conservation of Energy Firms"),
    ("Hypertension in Rural Areas", "Hypotension in Rural Areas"),
    # about a work
    ("Rivers That Run Uphill", "Rivers That Run Uphill: A Survey"),
    ("Rivers That Run Uphill", "Rivers That Run Uphill: Reply to Hall"),
    ("Rivers That Run Uphill", "Comment on \u201cRivers That Run Uphill\u201d"),
    ("Rivers That Run Uphill", "Rivers That Run Uphill. Erratum"),
    ("Rivers That Run Uphill: A Tutorial", "Rivers That Run Uphill"),
    # too little to tell
    ("Introduction", "Introduction"),
    ("Computer Vision", "Computer Vision"),
    ("RAFT", "RAFT: Rafts and Fast Trees"),
    ("Drift", "Drift: Models of Slow Change"),
    ("", ""),
]


@pytest.mark.parametrize(("said", "found"), SAME)
def test_one_work_is_taken_however_it_is_spelt(said: str, found: str) -> None:
    assert compare(Description(said), Description(found, 2021)).verdict is Verdict.TAKEN


@pytest.mark.parametrize(("said", "found"), OTHERS)
def test_another_work_is_not_taken(said: str, found: str) -> None:
    assert compare(Description(said), Description(found, 2021)).verdict is not Verdict.TAKEN
    assert compare(Description(found), Description(said, 2021)).verdict is not Verdict.TAKEN


FOUND = Description("A Census of Small Rivers", 2015, ("Ines Ångström", "Li Wei"))


@pytest.mark.parametrize(
    "note",
    [
        "recommended by B. Smith", "uses 2048 tokens", "read in 2024", "Ångström et al.",
        "(preprint 2012)", "12.5% better than Jones and Lee", "see also Hall (1999)", "p. 1987",
    ],
)  # fmt: skip
def test_a_note_speaks_against_no_paper(note: str) -> None:
    assert compare(Description(FOUND.title, note=note), FOUND).verdict is Verdict.TAKEN


@pytest.mark.parametrize(
    ("year", "authors", "taken"),
    [
        (2015, (), True), (2014, (), True), (2016, (), True), (2012, (), False),
        (None, ("Angstrom, I.",), True), (None, ("Wei L", "Ångström I"), True),
        (None, ("I. Ångström et al.",), True), (None, ("B. Smith",), False),
        (None, ("B. Smith", "C. Hall", "Li Wei"), False), (2015, ("B. Smith",), False),
    ],
)  # fmt: skip
def test_year_and_authors_of_an_entry_decide(
    year: int | None, authors: tuple[str, ...], taken: bool
) -> None:
    said = Description(FOUND.title, year, authors)
    assert (compare(said, FOUND).verdict is Verdict.TAKEN) == taken


def test_a_short_title_wants_to_be_confirmed() -> None:
    found = Description("Mamba", 2023, ("Albert Gu", "Tri Dao"))
    for said, taken in (
        (Description("Mamba"), False),
        (Description("Mamba", 2023), True),
        (Description("Mamba", note="by Gu and Dao, 2023"), True),
        (Description("Preface", 2023), False),
    ):
        assert (compare(said, found).verdict is Verdict.TAKEN) == taken


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@given(WORDS)
@example("[PDF]")
def test_a_title_is_its_own_in_any_case(title: str) -> None:
    assume(title_keys(title))
    assert title_keys(title) == title_keys(f" {title}. ")


@given(WORDS, WORDS)
def test_any_two_titles_can_be_compared(first: str, second: str) -> None:
    there = compare(Description(first), Description(second))
    assert 0 <= there.score <= 100


SNIPPETS = ["a", "part", "i", "v", "x", "(ab)", ":", "1.5", "ö", "*", "+", "$x$", "\\alpha", "&"]


@given(st.lists(st.sampled_from(SNIPPETS)))
def test_keys_do_not_depend_on_what_was_asked_before(words: list[str]) -> None:
    title = " ".join(words)
    title_keys.cache_clear()
    assert title_keys(title) == title_keys.__wrapped__(title)
