"""A text classifier of scikit-learn."""

import os

import joblib


class PreTrainedPipeline:
    def __init__(self, path=""):
        # What a file of joblib says is run: take it from people you trust.
        self.model = joblib.load(os.path.join(path, "model.joblib"))

    def __call__(self, inputs, top_k=None):
        """Classifies one text. Returns labels with their scores, the best first."""
        [scores] = self.model.predict_proba([inputs])
        found = [
            {"label": str(label), "score": float(score)}
            for label, score in zip(self.model.classes_, scores)
        ]
        return sorted(found, key=lambda one: -one["score"])[:top_k]
