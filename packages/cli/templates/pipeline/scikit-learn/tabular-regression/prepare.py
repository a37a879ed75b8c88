"""Writes model.joblib: a model of the progress of diabetes to begin with. Put your own in its place."""

import os

import joblib
from sklearn.datasets import load_diabetes
from sklearn.linear_model import Ridge

patients = load_diabetes()
model = Ridge(alpha=0.1).fit(patients.data, patients.target)
joblib.dump(model, os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.joblib"))
