"""Writes model.joblib: a small classifier to begin with. Put your own model in its place."""

import os

import joblib
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

TEXTS = {
    "POSITIVE": ["I like it", "this is great", "what a good film", "wonderful and funny", "I love this"],
    "NEGATIVE": ["I hate it", "this is bad", "what a boring film", "terrible and dull", "never again"],
}

texts = [text for of_label in TEXTS.values() for text in of_label]
labels = [label for label, of_label in TEXTS.items() for _ in of_label]
model = make_pipeline(TfidfVectorizer(), LogisticRegression(C=10)).fit(texts, labels)
joblib.dump(model, os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.joblib"))
