"""The intent of a question: vectors of MiniLM, classified by a model of scikit-learn in a joblib file."""

import os

import joblib
from sentence_transformers import SentenceTransformer


class PreTrainedPipeline:
    def __init__(self, path):
        self.encoder = SentenceTransformer(os.path.join(path, "encoder"))
        self.classifier = joblib.load(os.path.join(path, "LogisticRegression.joblib"))
        self.labels = joblib.load(os.path.join(path, "label_map.joblib"))

    def __call__(self, inputs, top_k=5):
        [scores] = self.classifier.predict_proba(self.encoder.encode([inputs], normalize_embeddings=True))
        found = [
            {"label": self.name(label), "score": float(score)}
            for label, score in zip(self.classifier.classes_, scores)
        ]
        return sorted(found, key=lambda one: -one["score"])[:top_k]

    def name(self, label):
        by_number = self.labels.get("id2label", self.labels)
        return str(by_number.get(label, by_number.get(str(label), label)))
