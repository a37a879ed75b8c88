"""The baseline of the guide: the task of the training question with the most rare words in common."""

import math
import re
from collections import Counter


def words_of(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return set(re.findall(r"[a-z0-9']+", text.lower()))


class WordOverlap:
    """Questions with their tasks; None stands for no task."""

    def __init__(self, questions: list[tuple[str, str | None]]):
        self.questions = [(words_of(text), task) for text, task in questions]
        counts = Counter(word for words, _ in self.questions for word in words)
        self.weight = {word: math.log(len(questions) / count) for word, count in counts.items()}

    def total(self, words: set[str]) -> float:
        """How rare the words are together."""
        return sum(self.weight.get(word, 0.0) for word in words)

    def task(self, text: str) -> str | None:
        """The task of the nearest question, by the cosine of rare words."""
        wanted = words_of(text)
        return max(self.questions, key=lambda row: self.total(wanted & row[0]) / math.sqrt(1 + self.total(row[0])))[1]
