"""A classifier of scikit-learn for the rows of a table."""

import os

import joblib


class PreTrainedPipeline:
    def __init__(self, path=""):
        # What a file of joblib says is run: take it from people you trust.
        self.model = joblib.load(os.path.join(path, "model.joblib"))

    def __call__(self, inputs):
        """Classifies the rows of `{"data": {column: values}}`. Returns a label for each."""
        columns = inputs["data"]
        names = list(getattr(self.model, "feature_names_in_", columns))
        missing = [name for name in names if name not in columns]
        if missing:
            raise ValueError(f"the table has no column {', '.join(missing)}")
        rows = [[float(value) for value in row] for row in zip(*(columns[name] for name in names))]
        return [str(label) for label in self.model.predict(rows)]
