"""question-answering: the model of transformers, with the pre- and post-processing of QuestionAnsweringPipeline in
transformers 4.57 (src/transformers/pipelines/question_answering.py), which version 5 does not have any more."""

import numpy as np
import torch
from transformers import AutoModelForQuestionAnswering

from shared.models import Case, Reference, model
from text._encoders import make_encoder
from text.tokens import units

CONTEXT = "John Smith lives in Paris and works at night. Mary goes to the river in Berlin. The dog eats a red book."
INPUTS = {
    "a context in one part": {"question": "Who works?", "context": "Mary works at night."},
    "a context in several parts": {"question": "Where does Mary go?", "context": CONTEXT},
    "emojis, accents and capitals": {
        "question": "Où est Zoé?", "context": "🙂🙂 Zoé LIVES 👩‍👩‍👧 in SÃO PAULO, says Jérôme; Annaville's river is OLD."
    },
}
PARAMETERS = (
    {},
    {"top_k": 3},
    {"top_k": 4, "align_to_words": False, "max_answer_len": 4},
    {"handle_impossible_answer": True, "top_k": 2},
    {"max_seq_len": 32, "doc_stride": 2},
)


def answer(network, tokenizer, question, context, top_k=1, doc_stride=None, max_answer_len=15, max_seq_len=None,
           handle_impossible_answer=False, align_to_words=True):
    if max_seq_len is None:
        max_seq_len = min(tokenizer.model_max_length, 384)
    if doc_stride is None:
        doc_stride = min(max_seq_len // 2, 128)
    free = max_seq_len - tokenizer.num_special_tokens_to_add(pair=True) - len(tokenizer.tokenize(question))
    encoded = tokenizer(
        question, context, truncation="only_second", max_length=max_seq_len, stride=min(doc_stride, free - 1),
        return_overflowing_tokens=True, return_offsets_mapping=True, return_token_type_ids=True,
    )
    answers, null_score = [], 1000000
    for span in range(len(encoded["input_ids"])):
        row = encoded.encodings[span]
        ids = np.array(row.ids)
        wanted = np.array([sequence == 1 for sequence in encoded.sequence_ids(span)])
        if tokenizer.cls_token_id is not None:
            wanted |= ids == tokenizer.cls_token_id
        inputs = {name: torch.tensor([encoded[name][span]]) for name in tokenizer.model_input_names}
        with torch.no_grad():
            output = network(**inputs)
        logits = [np.where(wanted, one[0].numpy(), -10000.0) for one in (output.start_logits, output.end_logits)]
        start, end = (np.exp(one - one.max()) / np.exp(one - one.max()).sum() for one in logits)
        if handle_impossible_answer:
            null_score = min(null_score, start[0] * end[0])
        start[0] = end[0] = 0.0
        candidates = np.tril(np.triu(np.outer(start, end)), max_answer_len - 1)
        flat = candidates.flatten()
        count = top_k * 2 + 10 if align_to_words else top_k
        best = np.argsort(-flat, kind="stable")[:count]
        for first, last in zip(*np.unravel_index(best, candidates.shape)):
            if not (wanted[first] and wanted[last]) or candidates[first, last] == 0:
                continue
            begin, stop = row.offsets[first][0], row.offsets[last][1]
            if align_to_words:
                begin = row.word_to_chars(row.token_to_word(int(first)), 1)[0]
                stop = row.word_to_chars(row.token_to_word(int(last)), 1)[1]
            text, score = context[begin:stop], float(candidates[first, last])
            known = next((one for one in answers if one["answer"].lower() == text.lower()), None)
            if known:
                known["score"] += score
            else:
                answers.append({"answer": text, "score": score, "start": units(context, begin), "end": units(context, stop)})
    if handle_impossible_answer:
        answers.append({"answer": "", "score": float(null_score), "start": 0, "end": 0})
    best = sorted(answers, key=lambda one: one["score"], reverse=True)[:top_k]
    # Spaces that some tokenizers count to the word after them are not part of an answer.
    for one in best:
        text = one["answer"]
        one["start"] += len(text) - len(text.lstrip())
        one["end"] = max(one["start"], one["end"] - (len(text) - len(text.rstrip())))
        one["answer"] = text.strip()
    return best


# Beside these, models that differ little from them are made by `npm run test:parity` only.
KEPT = ("bert", "roberta")


def declare(name):
    @model(f"question-answering-{name}", recorded=name in KEPT)
    def answers(folder):
        network, tokenizer = make_encoder(
            folder, name, AutoModelForQuestionAnswering, outputs=("start_logits", "end_logits"), positions=48
        )
        cases = [
            Case(f"{title}, {parameters}", inputs, answer(network, tokenizer, **inputs, **parameters), parameters)
            for parameters in PARAMETERS
            for title, inputs in INPUTS.items()
        ]
        return Reference("question-answering", cases)


for known in ("bert", "distilbert", "roberta", "deberta-v2", "xlm-roberta"):
    declare(known)
