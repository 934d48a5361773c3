"""Asking for a whole list in as few requests as the API allows, never twice for the same thing.

First come the titles of entries without an identifier, then papers with their references in
batches, then single papers: for what a batch left out, and for the citing sentences. Whatever
happens, the result is what was fetched until then.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Coroutine, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol

from paperkg.errors import SourceError
from paperkg.identity.match import Verdict
from paperkg.progress import Progress
from paperkg.settings import Online
from paperkg.sources.answers import Answer, Answers, Question, complete_answer, read_answer
from paperkg.sources.checks import check_paper, check_references
from paperkg.sources.connection import UnreachableError
from paperkg.sources.pairs import pair_answers
from paperkg.sources.semantic_scholar import (
    MAX_IDS,
    MAX_REFERENCES,
    Scholar,
    TooLargeError,
    Work,
    read_references,
    read_work,
    to_api_id,
)
from paperkg.sources.session import Patience
from paperkg.sources.title_match import TitleMatch, match_title
from paperkg.times import format_time

__all__ = ["Memory", "refresh"]

USUAL_REFERENCES = 40
"""How many references a paper is expected to have, until there is a mean."""

MAX_FAILURES = 3
"""After this many requests in a row without an answer, stop asking."""


class Memory(Protocol):
    """Keeps answers until the build has written them; see ``workspace.journal``."""

    def get(self, kind: str, name: str) -> tuple[str, Any] | None:
        """Give when a thing was fetched, and the answer; None if it was not fetched."""

    def add(self, kind: str, name: str, answer: Any, *, at: datetime) -> None:
        """Keep an answer, which is JSON."""


def refresh(
    questions: Sequence[Question],
    *,
    online: Online,
    memory: Memory,
    progress: Progress,
) -> Answers:
    """Ask all questions, and give the answers that there are.

    Parameters
    ----------
    questions
        One question per paper.
    online, memory, progress
        How to ask, where to keep answers at once, and where to show the progress.
    """
    asking = _Asking(online, memory, progress)
    if questions:
        _wait_for(asking.run(questions))
    return asking.answers


def _wait_for(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end, also inside a notebook, whose thread has its own event loop."""
    if _has_loop():
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(asyncio.run, work).result()
    else:
        asyncio.run(work)


def _has_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


class _StopAskingError(Exception):
    """The server is in trouble: leave the other questions for the next build."""


class _Asking:
    """One refresh under way."""

    def __init__(self, online: Online, memory: Memory, progress: Progress) -> None:
        self.online = online
        self.memory = memory
        self.progress = progress
        self.sentences = online.sentences
        self.answers = Answers(asked=format_time(datetime.now(UTC)))
        self.works: dict[str, Work] = {}
        self.failures = 0
        self.scholar: Scholar

    async def run(self, questions: Sequence[Question]) -> None:
        self.answers.asked_for = len(questions)
        online = self.online
        patience = Patience(answer=online.timeout, waiting=online.max_wait)
        try:
            self.scholar = Scholar(
                online.api_url, key=online.key, patience=patience, tell=self.progress.say
            )
        except UnreachableError as error:
            self.answers.trouble = str(error)
        else:
            async with self.scholar:
                await self.ask_all(questions)
        for question in questions:
            answer = self.answers.found.get(question.iri)
            if question.asked and answer and not answer.has_sentences:
                del self.answers.found[question.iri]
            elif not question.asked and not self.has_answer(question.iri):
                self.answers.failed[question.iri] = self.answers.trouble or "not asked for"

    async def ask_all(self, questions: Sequence[Question]) -> None:
        """Ask what there is to ask, until the server is in trouble."""
        try:
            papers = await self.resolve_titles(
                [question for question in questions if not question.asked]
            )
            await self.ask_batches(papers)
            await self.ask_references([*papers, *self.take_up(questions)])
        except _StopAskingError:
            self.progress.say(f"{self.answers.trouble}: no more requests in this build")

    def note_odd(self, iri: str, odd: Sequence[str]) -> None:
        """Note which values of an answer were left out."""
        if odd:
            self.answers.odd.setdefault(iri, []).extend(odd)

    def take_up(self, questions: Iterable[Question]) -> Iterator[Question]:
        """Give the papers that lack only their sentences, each with what is known of it."""
        for question in questions:
            if question.asked:
                work = Work(question.identifiers)
                self.answers.found[question.iri] = Answer(
                    work, (), is_complete=False, has_sentences=False, asked=question.asked
                )
                yield question

    def has_answer(self, iri: str) -> bool:
        answers = self.answers
        candidate = answers.candidates.get(iri)
        return (
            iri in answers.found
            or iri in answers.failed
            or iri in answers.unknown
            or (candidate is not None and candidate.verdict is not Verdict.TAKEN)
        )

    def fail(self, questions: Iterable[Question], error: SourceError) -> None:
        """Note which papers got no answer; stop if the server answers no request."""
        self.answers.trouble = self.answers.trouble or str(error)
        for question in questions:
            self.answers.failed[question.iri] = str(error)
        self.failures += 1
        if isinstance(error, UnreachableError) or self.failures >= MAX_FAILURES:
            raise _StopAskingError(str(error)) from error

    # --- titles -------------------------------------------------------------------------------

    async def resolve_titles(self, questions: Sequence[Question]) -> list[Question]:
        """Find identifiers for the entries without any; give all papers that can be asked for."""
        papers = [question for question in questions if question.identifiers]
        untitled = [question for question in questions if not question.identifiers]
        for done, question in enumerate(untitled):
            self.progress.step("Searching titles", done, len(untitled))
            candidate = await self.resolve_title(question)
            if candidate is None:
                continue
            self.answers.candidates[question.iri] = candidate
            if candidate.verdict is Verdict.TAKEN and candidate.work:
                papers.append(replace(question, identifiers=candidate.work.identifiers))
        return papers

    async def resolve_title(self, question: Question) -> TitleMatch | None:
        entry = question.entry
        if entry is None:
            return None
        known = self.memory.get("title", question.iri)
        if known and isinstance(known[1], dict | None):
            raw = check_paper(known[1])[0] if known[1] else None
        else:
            try:
                raw = await self.scholar.find_title(entry.title)
            except SourceError as error:
                self.fail([question], error)
                return None
            self.failures = 0
            if raw:
                raw, odd = check_paper(raw)
                self.note_odd(question.iri, odd)
            self.memory.add("title", question.iri, raw, at=datetime.now(UTC))
        return match_title(entry, read_work(raw) if raw else None)

    # --- batches ------------------------------------------------------------------------------

    async def ask_batches(self, questions: Sequence[Question]) -> None:
        """Get papers with their references, as many at once as the API allows."""
        queue = deque(question for question in questions if not self.recall(question))
        again: set[str] = set()
        most = MAX_IDS
        while queue:
            done = len(questions) - len(queue)
            self.progress.step("Papers and citations", done, len(questions))
            batch = _take(queue, self.expected(), most)
            try:
                answers = await self.scholar.get_papers([_api_id(question) for question in batch])
            except TooLargeError as error:
                if len(batch) == 1:
                    self.fail(batch, SourceError(f"the answer is too large ({error})"))
                else:
                    most = max(1, len(batch) // 2)
                    queue.extendleft(reversed(batch))
                continue
            except SourceError as error:
                self.fail(batch, error)
                continue
            self.failures = 0
            checked = [check_paper(raw) for raw in answers]
            odd = {id(raw): faults for raw, faults in checked}
            queue.extend(self.sort_answers(batch, [raw for raw, _ in checked], odd, again))

    def recall(self, question: Question) -> bool:
        """Use an answer that an unfinished build has fetched."""
        known = self.memory.get("paper", question.iri)
        if not known or not isinstance(known[1], dict):
            return False
        raw, _ = check_paper(known[1])
        self.answers.found[question.iri] = read_answer(raw, known[0], self.works)
        return True

    def expected(self) -> int:
        """Give the mean number of references of the papers answered until now."""
        counts = [answer.work.reference_count or 0 for answer in self.answers.found.values()]
        return max(1, round(sum(counts) / len(counts))) if counts else USUAL_REFERENCES

    def sort_answers(
        self,
        batch: Sequence[Question],
        raws: Sequence[Mapping[str, Any]],
        odd: Mapping[int, Sequence[str]],
        again: set[str],
    ) -> list[Question]:
        """Take the answers to a batch; give the questions to ask again."""
        now = datetime.now(UTC)
        matched: dict[str, tuple[Question, Mapping[str, Any], Answer]] = {}
        for question, raw in pair_answers(batch, raws):
            answer = read_answer(raw, format_time(now), self.works)
            matched[question.iri] = question, raw, answer
            self.note_odd(question.iri, odd[id(raw)])
        # Only an answer that was cut at the limit is worth asking for again in the same way.
        wanted = sum(answer.work.reference_count or 0 for _, _, answer in matched.values())
        cut: list[Question] = []
        for iri, (question, raw, answer) in matched.items():
            self.answers.found[iri] = answer
            if wanted > MAX_REFERENCES and not answer.is_complete and iri not in again:
                cut.append(replace(question, references=answer.work.reference_count))
            else:
                self.memory.add("paper", iri, raw, at=now)
        again.update(question.iri for question in cut)
        return [
            *cut,
            *self.try_other_names(question for question in batch if question.iri not in matched),
        ]

    def try_other_names(self, missing: Iterable[Question]) -> list[Question]:
        """Ask by the next identifier if Semantic Scholar does not know the first."""
        others = []
        for question in missing:
            other = replace(question, identifiers=question.identifiers[1:])
            if _api_id(other):
                others.append(other)
            elif question.iri not in self.answers.found:
                self.answers.unknown.append(question.iri)
        return others

    # --- one paper at a time ------------------------------------------------------------------

    async def ask_references(self, questions: Sequence[Question]) -> None:
        """Fetch the references that the batches left out, and the citing sentences."""
        todo = [
            question
            for question in questions
            if question.iri in self.answers.found and self.needs(question)
        ]
        for done, question in enumerate(todo):
            what = "Citing sentences" if self.sentences else "Missing references"
            self.progress.step(what, done, len(todo))
            answer = self.answers.found[question.iri]
            known = self.memory.get("references", question.iri)
            if known and isinstance(known[1], list):
                raws, _ = check_references(known[1])
            else:
                try:
                    raws = await self.scholar.get_references(answer.work.paper_id)
                except SourceError as error:
                    self.fail_references(question, error)
                    continue
                self.failures = 0
                raws, odd = check_references(raws)
                self.note_odd(question.iri, odd)
                self.memory.add("references", question.iri, raws, at=datetime.now(UTC))
            self.answers.found[question.iri] = complete_answer(
                answer, read_references(raws, self.works)
            )

    def needs(self, question: Question) -> bool:
        """Tell whether something is missing that only the references endpoint has."""
        answer = self.answers.found[question.iri]
        if not answer.work.paper_id:
            return False
        if not answer.is_complete and (answer.work.reference_count or 0) > len(answer.references):
            return True
        cited = frozenset(
            identifier
            for reference in answer.references
            for identifier in reference.work.identifiers[:1]
        )
        is_news = not question.has_sentences or not cited <= question.cited
        return self.sentences and is_news and answer.work.reference_count != 0

    def fail_references(self, question: Question, error: SourceError) -> None:
        """Keep what the batch gave, and note the failure."""
        if question.asked:
            del self.answers.found[question.iri]
        try:
            self.fail([question], error)
        finally:
            del self.answers.failed[question.iri]


def _take(queue: deque[Question], expected: int, most: int) -> list[Question]:
    """Take as many questions as an answer can hold."""
    batch: list[Question] = []
    room = MAX_REFERENCES
    while queue and len(batch) < most:
        cost = expected if queue[0].references is None else queue[0].references
        if batch and cost > room:
            break
        room -= cost
        batch.append(queue.popleft())
    return batch


def _api_id(question: Question) -> str:
    return next(filter(None, map(to_api_id, question.identifiers)), "")
