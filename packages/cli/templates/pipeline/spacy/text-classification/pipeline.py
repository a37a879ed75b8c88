"""A text classifier of spaCy: a pipeline with a `textcat` or `textcat_multilabel`."""

import os

import spacy


class PreTrainedPipeline:
    def __init__(self, path=""):
        self.nlp = spacy.load(os.path.join(path, "model"))
        if not any(name.startswith("textcat") for name in self.nlp.pipe_names):
            raise ValueError("the model has no textcat, so that it classifies no texts")

    def __call__(self, inputs, top_k=None):
        """Classifies one text. Returns labels with their scores, the best first."""
        scores = self.nlp(inputs).cats
        found = [{"label": label, "score": float(score)} for label, score in scores.items()]
        return sorted(found, key=lambda one: -one["score"])[:top_k]
