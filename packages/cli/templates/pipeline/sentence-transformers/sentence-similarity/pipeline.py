"""How near sentences are to one, by sentence-transformers."""

import os

from sentence_transformers import SentenceTransformer, util


class PreTrainedPipeline:
    def __init__(self, path=""):
        self.model = SentenceTransformer(os.path.join(path, "model"))

    def __call__(self, inputs):
        """Compares `{"source_sentence", "sentences"}`. Returns the cosine with each sentence."""
        vectors = self.model.encode([inputs["source_sentence"], *inputs["sentences"]])
        return util.cos_sim(vectors[0], vectors[1:])[0]
