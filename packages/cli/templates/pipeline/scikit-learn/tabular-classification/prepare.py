"""Writes model.joblib: a classifier of irises to begin with. Put your own model in its place."""

import os

import joblib
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

flowers = load_iris()
kinds = flowers.target_names[flowers.target]
model = RandomForestClassifier(n_estimators=20, random_state=0).fit(flowers.data, kinds)
joblib.dump(model, os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.joblib"))
