"""Tables and questions as TapasTokenizer encodes them, without pandas, which takes most of its time."""

from collections import defaultdict
from functools import lru_cache

from transformers import TapasTokenizer
from transformers.models.tapas import tokenization_tapas as tapas


@lru_cache(maxsize=200_000)
def values_of(text: str) -> list:
    """The numbers and dates in a text."""
    return [value for span in tapas.parse_text(tapas.normalize_for_match(text)) for value in span.values]


class Encoder:
    """Encodes questions; a table that was asked about before costs nothing."""

    def __init__(self, tokenizer: TapasTokenizer):
        self.tokenizer = tokenizer
        self.ids_of = lru_cache(maxsize=200_000)(lambda text: tokenizer.convert_tokens_to_ids(tokenizer.tokenize(text)))

    def __call__(self, table: dict[str, list[str]], question: str) -> tuple[list[int], list[list[int]]]:
        """Token ids and the seven columns of their types."""
        asked, special = self.ids_of(question), self.tokenizer
        ids, types = [special.cls_token_id, *asked, special.sep_token_id], [[0] * 7 for _ in range(len(asked) + 2)]
        known = [self.numbers(cells, question) for cells in table.values()]
        for row, cells in enumerate([list(table), *zip(*table.values())]):
            for column, cell in enumerate(cells):
                rank, inverse, relation = known[column].get(row - 1, (0, 0, 0)) if row else (0, 0, 0)
                for token in self.ids_of(cell):
                    ids.append(token)
                    types.append([1, column + 1, row, 0, rank, inverse, relation])
        return ids, types

    def numbers(self, cells: list[str], question: str) -> dict[int, tuple[int, int, int]]:
        """Rank, inverse rank and relation to the question of the cells of a column that is of numbers or dates."""
        values = tapas._consolidate_numeric_values({row: values_of(cell) for row, cell in enumerate(cells)}, 0.7, None)
        if not values:
            return {}
        ranks: dict = {}
        try:
            key = tapas.get_numeric_sort_key_fn(values.values())
            different = sorted({key(value) for value in values.values()})
            ranks = {row: (different.index(key(value)) + 1, len(different) - different.index(key(value))) for row, value in values.items()}
        except ValueError:
            pass
        relations = defaultdict(set)
        for asked in values_of(question):
            try:
                key = tapas.get_numeric_sort_key_fn([*values.values(), asked])
            except ValueError:
                continue
            for row, value in values.items():
                relations[row].add(tapas.get_numeric_relation(asked, value, key))
        first = tapas.Relation.EQ.value
        return {row: (*ranks.get(row, (0, 0)), sum(2 ** (one.value - first) for one in relations[row])) for row in values}
