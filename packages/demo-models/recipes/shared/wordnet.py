"""WordNet's words, definitions and examples, read from its database files (format: wndb(5WN))."""

import re
from dataclasses import dataclass
from functools import cache

from .materials import wordnet_directory

FILES = {"n": "data.noun", "v": "data.verb", "a": "data.adj", "r": "data.adv"}
LEXICOGRAPHER = {
    3: "Tops", 4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication", 11: "event",
    12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person", 19: "phenomenon", 20: "plant",
    21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape", 26: "state", 27: "substance", 28: "time",
}


@dataclass(frozen=True)
class Synset:
    """Words of one meaning. `pointers` are (symbol, part of speech, offset); `file` is the kind of noun."""

    key: tuple[str, int]
    file: str
    words: tuple[str, ...]
    pointers: tuple[tuple[str, str, int], ...]
    definition: str
    examples: tuple[str, ...]

    def linked(self, *symbols: str) -> list[tuple[str, int]]:
        """Keys of the synsets that pointers of these symbols lead to."""
        return [(part, offset) for symbol, part, offset in self.pointers if symbol in symbols]


def read_line(line: str, part: str) -> Synset:
    """One line of a data file."""
    data, gloss = line.split(" | ", 1)
    fields = data.split()
    count = int(fields[3], 16)
    words = tuple(re.sub(r"\(\w+\)$", "", fields[4 + 2 * at]).replace("_", " ") for at in range(count))
    first = 5 + 2 * count
    pointers = []
    for at in range(int(fields[first - 1])):
        symbol, offset, kind, _ = fields[first + 4 * at : first + 4 * at + 4]
        pointers.append((symbol, "a" if kind == "s" else kind, int(offset)))
    definition = re.split(r';\s*"', gloss)[0].strip()
    return Synset(
        (part, int(fields[0])), LEXICOGRAPHER.get(int(fields[1]), ""), words, tuple(pointers), definition,
        tuple(example.strip() for example in re.findall(r'"([^"]+)"', gloss)),
    )


@cache
def synsets() -> dict[tuple[str, int], Synset]:
    """All synsets by their keys, in the order of the files."""
    found = {}
    for part, name in FILES.items():
        for line in (wordnet_directory() / name).read_text(encoding="utf-8", errors="replace").splitlines():
            if line[:1].isdigit():
                synset = read_line(line, part)
                found[synset.key] = synset
    return found


@cache
def examples() -> list[str]:
    """The example sentences and phrases, each once."""
    return list(dict.fromkeys(example for synset in synsets().values() for example in synset.examples))
