"""The same questions give the same rows on DuckDB and on Sail."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.corpus.questions import QUESTIONS, sort

from paperkg.corpus import expressions as ask
from paperkg.corpus.answers import Measure, find_gaps, find_neighbourhood, rank_field
from paperkg.corpus.engines import Engine, open_engine
from paperkg.corpus.location import locate
from paperkg.resources import DEFAULT_LIST
from paperkg.workspace.inputs import read_listed

IS_CI = os.environ.get("CI") == "true"
HAS_SPARK = find_spec("pyspark") is not None and find_spec("pysail") is not None

# What is missing is said; in CI nothing may be missing.
needs_libraries = pytest.mark.skipif(
    not HAS_SPARK and not IS_CI, reason="PySpark and Sail are missing: ./scripts/test installs them"
)
# The libraries of Spark warn of themselves and leave sockets to the collector.
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def sail(imported: Path) -> Iterator[Engine]:
    with open_engine("sail", imported) as engine:
        yield engine


def test_each_question_is_asked() -> None:
    asked = {name for question in QUESTIONS.values() for name in question.__code__.co_names}
    assert asked >= set(ask.__all__) - {"Corpus"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_an_answer(duck: Engine, question: str) -> None:
    assert duck.fetch(QUESTIONS[question](duck))


@needs_libraries
@pytest.mark.parametrize("question", QUESTIONS)
def test_sail_gives_the_rows_of_duckdb(duck: Engine, sail: Engine, question: str) -> None:
    asked = QUESTIONS[question]
    assert sort(sail.fetch(asked(sail))) == sort(duck.fetch(asked(duck)))


@needs_libraries
def test_sail_answers_for_a_list_as_duckdb_does(duck: Engine, sail: Engine) -> None:
    listed = read_listed([DEFAULT_LIST])
    ours, theirs = locate(duck, listed), locate(sail, listed)
    assert ours == theirs
    assert find_gaps(duck, ours) == find_gaps(sail, ours)
    assert rank_field(duck, ours, by=Measure.PAGERANK) == rank_field(
        sail, ours, by=Measure.PAGERANK
    )
    assert find_neighbourhood(duck, ours, references=1, citers=1) == find_neighbourhood(
        sail, ours, references=1, citers=1
    )
