"""Models that choose among answers."""

import torch
import transformers
from shared.export import export_model
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import BERT_TOKENS, bert_tokenizer, save_tokenizer

LONG = "the cat sees the dog and the dog sees the cat " * 6
QUESTIONS = [
    {"question": "where does the cat live?", "choices": ["in the house", "in the red book", "night"]},
    {"question": "who sees the dog?", "choices": ["john", "the cat sees it and it goes"], "context": "the cat sees the dog."},
    {"question": "why?", "choices": ["yes", "no", "so", "all"], "context": LONG},
]


@model("multiple-choice-bert")
def bert(folder):
    tokenizer = save_tokenizer(bert_tokenizer(), folder, "BertTokenizer", BERT_TOKENS, 32, ("input_ids", "token_type_ids", "attention_mask"))
    config = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, initializer_range=0.5,
        max_position_embeddings=32, attn_implementation="eager",
    )
    chooser = transformers.BertForMultipleChoice(config).eval()
    torch.nn.init.normal_(chooser.classifier.weight, std=1)
    config.save_pretrained(folder)
    inputs = {name: torch.full((1, 2, 6), value) for name, value in [("input_ids", 7), ("attention_mask", 1), ("token_type_ids", 0)]}
    axes = {name: {0: "batch_size", 1: "num_choices", 2: "sequence_length"} for name in inputs}
    export_model(chooser, inputs, ["logits"], folder / "onnx" / "model.onnx", axes | {"logits": {0: "batch_size", 1: "num_choices"}})
    cases = []
    for asked in QUESTIONS:
        first = asked.get("context", asked["question"])
        seconds = [f"{asked['question']} {choice}" if "context" in asked else choice for choice in asked["choices"]]
        encoded = tokenizer([first] * len(seconds), seconds, padding=True, truncation=True, max_length=32, return_tensors="pt")
        with torch.no_grad():
            scores = chooser(**{name: value[None] for name, value in encoded.items()}).logits[0].softmax(-1).tolist()
        answers = [{"index": index, "answer": answer, "score": score} for index, (answer, score) in enumerate(zip(asked["choices"], scores))]
        cases.append(Case(asked["question"], asked, sorted(answers, key=lambda one: -one["score"])))
    return Reference("multiple-choice", cases)
