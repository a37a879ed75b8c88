"""What sentence-transformers gives with the weights of 32 bits, and onnxruntime with those of 8 bits."""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer

folder, request = Path(sys.argv[1]), json.loads(sys.argv[2])
encoder = SentenceTransformer(str(folder))
source, *others = encoder.encode([request["source_sentence"], *request["sentences"]], normalize_embeddings=True)

tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
tokenizer.no_padding()
tokenizer.enable_truncation(encoder.max_seq_length)
session = onnxruntime.InferenceSession(str(folder / "onnx" / "model_quantized.onnx"))
names = {one.name for one in session.get_inputs()}


def vector(text):
    ids = np.array([tokenizer.encode(text).ids])
    feeds = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    [hidden, *_] = session.run(None, {name: value for name, value in feeds.items() if name in names})
    mean = hidden[0].mean(axis=0)
    return (mean / np.linalg.norm(mean)).tolist()


print(json.dumps({
    "similarities": [float(source @ other) for other in others],
    "vectors": [vector(text) for text in request["texts"]],
}))
