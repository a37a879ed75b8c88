"""Vectors of texts, by sentence-transformers."""

import os

from sentence_transformers import SentenceTransformer


class PreTrainedPipeline:
    def __init__(self, path=""):
        self.model = SentenceTransformer(os.path.join(path, "model"))

    def __call__(self, inputs, normalize=False):
        """Makes a vector of one text."""
        return self.model.encode(inputs, normalize_embeddings=normalize)
