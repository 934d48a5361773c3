"""What the notes of a list call its papers, and what other notes and titles make of it."""

from __future__ import annotations

import pytest
from tests.graphs import make_paper

from paperkg.lineage.compute import Lineage, compute_lineage
from paperkg.lineage.labels import find_labels, name_papers
from paperkg.model import Curated, Origin, Paper

# A list that puts a name beside each title.
WINCH = make_paper(0, "Learning to Lift", notes=("WINCH, the first of its kind",), issued="2015")
CRANE = make_paper(1, "Lifting with Two Arms", notes=("(CraneNet)",), issued="2016")
PULLEY = make_paper(2, "Lifting in Your Head", notes=("Pulley. Seminal.",), issued="2017")
LEVER = make_paper(3, "Lifting from Afar", notes=("LeverArm",), issued="2017")
BASES = (WINCH, CRANE, PULLEY, LEVER)


def lineage(*papers: Paper) -> Lineage:
    return compute_lineage(
        {paper.iri: paper for paper in papers},
        (),
        Curated(),
        list_name="list.md",
        min_confidence=0.6,
    )


def edges(title: str, note: str = "", *, bases: tuple[Paper, ...] = BASES) -> set[str]:
    """Give the titles of what a paper with a title and a note is drawn to build on."""
    notes = (note,) if note else ()
    later = make_paper(9, title, notes=notes, issued="2020")
    titles = {paper.iri: paper.title for paper in bases}
    found = lineage(*bases, later).edges
    return {titles[edge.earlier] for edge in found if edge.later == later.iri}


def test_names_stand_at_the_beginning_in_brackets_or_alone() -> None:
    found = find_labels(BASES)
    assert found == {
        WINCH.iri: ("WINCH",),
        CRANE.iri: ("CraneNet",),
        PULLEY.iri: ("Pulley", "Seminal"),
        LEVER.iri: ("LeverArm",),
    }


@pytest.mark.parametrize(
    "note",
    [
        "Uses WINCH",
        "a very good paper",
        "By Lee",
        "Read it twice, slowly",
        "the first of its kind",
        "",
    ],
)
def test_other_notes_give_no_name(note: str) -> None:
    assert find_labels([make_paper(5, notes=(note,))]) == {}


def test_a_name_given_to_two_papers_names_neither() -> None:
    other = make_paper(7, "Lifting Twice", notes=("WINCH",))
    assert WINCH.iri not in find_labels((*BASES, other))


def test_authors_and_venues_are_no_names() -> None:
    paper = make_paper(5, notes=("Okafor", "TKDD 2013"), authors=("Okafor, Ada",))
    other = make_paper(6, venue="TKDD")
    assert find_labels([paper, other]) == {}


def test_coined_names_are_taken_where_the_list_gives_them_throughout() -> None:
    papers = {paper.iri: paper for paper in BASES}
    assert [paper.short_names for paper in name_papers(papers).values()] == [
        ("WINCH",),
        ("CraneNet",),
        (),
        ("LeverArm",),
    ]
    few = {paper.iri: paper for paper in BASES[:2]}
    assert name_papers(few) == few
    companies = {
        paper.iri: paper
        for paper in (
            make_paper(number, notes=(name,)) for number, name in enumerate(["AcmeCorp"] * 5)
        )
    }
    assert name_papers(companies) == companies


@pytest.mark.parametrize(
    ("note", "base"),
    [
        ("Fixes the drift of WINCH.", "Learning to Lift"),
        ("Double WINCH. Better in wind.", "Learning to Lift"),
        ("combines seven extensions of WINCH", "Learning to Lift"),
        ("successor of LeverArm", "Lifting from Afar"),
        ("Generalizes CraneNet to more arms", "Lifting with Two Arms"),
        ("a simpler WINCH with one rope", "Learning to Lift"),
        ("An open source CraneNet", "Lifting with Two Arms"),
        ("an improvement over WINCH", "Learning to Lift"),
        ("uses the inner model of Pulley", "Lifting in Your Head"),
        ("HOIST: WINCH without the rope", "Learning to Lift"),
        ("Layered on top of CraneNet.", "Lifting with Two Arms"),
        ("Evolved from Pulley.", "Lifting in Your Head"),
        ("Removes the second arm of CraneNet", "Lifting with Two Arms"),
        ("Uses CraneNet.", "Lifting with Two Arms"),
        ("a WINCH for the sea", "Learning to Lift"),
        ("fine-tunes CraneNet on ropes", "Lifting with Two Arms"),
        ("Supersedes WINCH.", "Learning to Lift"),
        ("2021 a strictly local CraneNet", "Lifting with Two Arms"),
    ],
)
def test_notes_that_say_plainly_what_a_paper_builds_on(note: str, base: str) -> None:
    assert edges("Lifting for Everyone", note) == {base}


@pytest.mark.parametrize(
    "note", ["combines WINCH with CraneNet", "A mix of CraneNet and the ropes of WINCH"]
)
def test_what_is_combined(note: str) -> None:
    assert edges("Lifting for Everyone", note) == {"Learning to Lift", "Lifting with Two Arms"}


@pytest.mark.parametrize(
    "note",
    [
        "More stable than WINCH.",
        "Compare with CraneNet.",
        "a faster alternative to WINCH",
        "a WINCH benchmark",
        "a good CraneNet tutorial",
        "a CraneNet",
        "Beats WINCH and CraneNet.",
        "Shows how hard it is to reproduce WINCH, CraneNet and LeverArm.",
        "Uses 2048 tokens.",
        "Replaces CraneNet.",
        "Pulley is better.",
        "Used by CraneNet.",
        "A seminal paper",
    ],
)
def test_notes_that_say_nothing_of_the_kind(note: str) -> None:
    assert edges("Lifting for Everyone", note) == set()


@pytest.mark.parametrize(
    "note",
    [
        "Sits on WINCH, and on a chair",
        "Stands on the shoulders of WINCH",
        "Fills the gaps left by WINCH",
        "An answer to WINCH",
        "Adds two more ropes to WINCH",
        "The open-source WINCH",
        "Brings WINCH and CraneNet under one roof",
        "Marries the ropes of CraneNet to WINCH's hooks",
        "Not only extends WINCH but is nicer",
        "(2019). Finishes what it could: reimplements WINCH",
        "WINCH again, in plain words",
    ],
)
def test_notes_of_many_hands_say_it(note: str) -> None:
    assert WINCH.title in edges("Lifting for Everyone", note)


@pytest.mark.parametrize(
    "note",
    [
        "Does not build on WINCH",
        "Neither extends WINCH nor needs it",
        "Lifts freely instead of being based on WINCH",
        "It isn't an extension of WINCH",
        "Rather than combining WINCH and CraneNet, starts from scratch",
    ],
)
def test_what_a_note_denies_draws_nothing(note: str) -> None:
    assert edges("Lifting for Everyone", note) == set()


def test_an_ordinary_name_that_begins_a_note_tells_with_the_words_after_it() -> None:
    bases = (make_paper(0, "Pulley: A System for Lifting", issued="2012"),)
    for note in ("Pulley minus the atomic clocks", "(2019) Pulley for ships", "Pulley, again"):
        assert edges("Lifting for Everyone", note, bases=bases) == {bases[0].title}
    for note in ("Pulley in the works", "Pulley is nice", "pulley for ships"):
        assert edges("Lifting for Everyone", note, bases=bases) == set()


def test_a_note_may_name_the_authors() -> None:
    base = make_paper(
        1, "Nominal Ropes", authors=("Adebayo, Tola", "Mia Brandt", "Chen, L."), issued="2001"
    )
    for note in (
        "Based on Adebayo, Brandt and Chen.",
        "Builds on Adebayo, Brandt, and Chen (2001)",
        "Extends Adebayo-Brandt-Chen to many ropes",
    ):
        assert edges("Lifting for Everyone", note, bases=(base,)) == {"Nominal Ropes"}
    for note in ("Based on Brandt.", "Based on Adebayo and Diaz", "Thanks to Adebayo and Brandt"):
        assert edges("Lifting for Everyone", note, bases=(base,)) == set()


def test_a_coined_word_in_one_other_title_names_its_paper() -> None:
    base = make_paper(1, "The Design and Implementation of INGRAM", issued="1976")
    assert edges("The Design of POSTGRAM", "The successor to INGRAM.", bases=(base,)) == {
        base.title
    }
    twice = (base, make_paper(2, "Ten Years of INGRAM"))
    assert edges("The Design of POSTGRAM", "The successor to INGRAM.", bases=twice) == set()


@pytest.mark.parametrize(
    ("title", "base"),
    [
        ("TinyCraneNet: Lifting on a Phone", "Lifting with Two Arms"),
        ("WINCH++: Lifting Faster", "Learning to Lift"),
        ("CraneNetV2: Three Arms", "Lifting with Two Arms"),
    ],
)
def test_titles_are_read_by_the_names_of_notes(title: str, base: str) -> None:
    assert edges(title) == {base}


@pytest.mark.parametrize(
    "title",
    [
        "Ropes in WINCH",
        "Grammar in Multilingual WINCH",
        "WINCH Rediscovers the Rope",
        "CraneNet Learns Less and Lifts Less",
        "WINCH Is All You Lift",
    ],
)
def test_titles_that_look_into_a_paper_draw_nothing(title: str) -> None:
    assert edges(title) == set()


def test_a_name_that_two_papers_have_draws_nothing() -> None:
    # One in its title, the other in its note.
    other = make_paper(5, "WINCH: Pulling with Improved Anchors", issued="2018")
    assert edges("WINCHv2: Lifting More", bases=(*BASES, other)) == set()


def test_a_plus_is_a_version() -> None:
    base = make_paper(1, "RopeSolver: A Fast Solver", issued="2019")
    assert edges("RopeSolver++: A Faster Solver", bases=(base,)) == {base.title}


def test_a_name_that_is_a_letter_and_a_number_is_known_to_notes_alone() -> None:
    bases = (make_paper(0, "Lifting from Afar", notes=("L51",), issued="2017"),)
    assert edges("Lifting for Everyone", "Successor of L51.", bases=bases) == {bases[0].title}
    assert edges("L51 Layers and More", bases=bases) == set()


def test_two_heads_agree_that_ordinary_words_are_a_name() -> None:
    base = make_paper(1, "Deep Rope: Lifting with Care", issued="2014")
    assert edges("Deep Rope 2: Lifting in Two Towns", bases=(base,)) == {base.title}
    assert edges("Deep Ropes for Sheep", bases=(base,)) == set()
    lesson = make_paper(1, "Lesson 1: Ropes", issued="2014")
    assert edges("Lesson 2: Knots", bases=(lesson,)) == set()
    twins = (base, make_paper(2, "Deep Rope: A Knot", issued="2015"))
    assert edges("Deep Rope 2: Lifting in Two Towns", bases=twins) == set()


def test_the_word_of_a_note_is_its_evidence() -> None:
    later = make_paper(9, "Lifting for Everyone", notes=("a simpler WINCH with one rope",))
    (edge,) = lineage(*BASES, later).edges
    assert (edge.origin, edge.evidence[0].text) == (Origin.NOTE, "The note says: a simpler WINCH")


def test_what_part_of_a_book_to_read_is_no_name() -> None:
    works = [
        make_paper(number, title, notes=(f"May (Poe CH{number})",), issued=f"200{number}")
        for number, title in enumerate(("The Rain", "On Hail", "A Theory of Snow"), start=2)
    ]
    assert find_labels(works) == {}
    assert lineage(*works).edges == ()
