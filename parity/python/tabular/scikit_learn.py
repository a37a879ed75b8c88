"""Models of scikit-learn in the forms that skl2onnx gives them, with scikit-learn's own predictions."""

import json

import numpy as np
import pandas
from shared.models import Case, Reference, model
from skl2onnx import convert_sklearn, to_onnx
from skl2onnx.common.data_types import FloatTensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_diabetes, load_iris, load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeRegressor


def write(folder, task, onnx, columns, predicted, signature=None):
    (folder / "model.onnx").write_bytes(onnx.SerializeToString())
    if signature:
        (folder / "taskmesh.json").write_text(json.dumps(signature, indent=2) + "\n")
    return Reference(task, [Case("rows", {"data": columns}, predicted)], packages=("scikit-learn", "skl2onnx"))


def table(names, rows):
    return {str(name): rows[:, index].tolist() for index, name in enumerate(names)}


def iris(form):
    def make(folder):
        data = load_iris()
        names = [name.replace(" (cm)", "").replace(" ", "_") for name in data.feature_names]
        features = data.data.astype(np.float32)
        classifier = LogisticRegression(max_iter=500).fit(features, data.target_names[data.target])
        onnx = to_onnx(classifier, features[:1], options={id(classifier): {"zipmap": form}})
        rows = features[::19]
        return write(folder, "tabular-classification", onnx, table(names, rows), classifier.predict(rows), {"columns": names})

    return make


# The probabilities as a list of maps, as one array, and as an array for each class.
model("iris-zipmap")(iris(True))
model("iris-arrays")(iris(False))
model("iris-columns")(iris("columns"))


@model("wine-forest")
def wine_forest(folder):
    data = load_wine()
    features = data.data.astype(np.float32)
    forest = RandomForestClassifier(n_estimators=4, max_depth=3, random_state=0)
    pipeline = make_pipeline(StandardScaler(), forest).fit(features, data.target)
    rows = features[::29]
    names = [str(name) for name in data.feature_names]
    onnx = to_onnx(pipeline, features[:1])
    return write(folder, "tabular-classification", onnx, table(names, rows), pipeline.predict(rows), {"columns": names})


def diabetes(regressor):
    def make(folder):
        data = load_diabetes()
        features = data.data.astype(np.float32)
        fitted = regressor.fit(features, data.target)
        rows = features[::61]
        names = [str(name) for name in data.feature_names]
        onnx = to_onnx(fitted, features[:1])
        reference = write(folder, "tabular-regression", onnx, table(names, rows), fitted.predict(rows), {"columns": names})
        # Numbers of some hundreds in single precision.
        reference.cases[0].tolerance = 1e-3
        return reference

    return make


model("diabetes-linear")(diabetes(LinearRegression()))
model("diabetes-tree")(diabetes(DecisionTreeRegressor(max_depth=4, random_state=0)))


@model("leavers-columns")
def leavers(folder):
    """One input for each column: strings, whole numbers and numbers with gaps."""
    random = np.random.RandomState(0)
    frame = pandas.DataFrame({
        "contract": random.choice(["monthly", "one year", "two years"], 60),
        "months in all": random.randint(1, 60, 60),
        "charges": np.round(random.uniform(10, 100, 60), 1),
    })
    frame.loc[::7, "charges"] = np.nan
    leaves = (frame["contract"] == "monthly") & (frame["months in all"] < 30)
    numbers = make_pipeline(SimpleImputer(), StandardScaler())
    pipeline = make_pipeline(
        ColumnTransformer([
            ("words", OneHotEncoder(handle_unknown="ignore"), ["contract"]),
            ("numbers", numbers, ["months in all", "charges"]),
        ]),
        LogisticRegression(),
    ).fit(frame, leaves)
    onnx = convert_sklearn(pipeline, initial_types=[
        ("contract", StringTensorType([None, 1])),
        ("months in all", FloatTensorType([None, 1])),
        ("charges", FloatTensorType([None, 1])),
    ])
    rows = frame.iloc[::5]
    columns = {
        "charges": [None if np.isnan(value) else float(value) for value in rows["charges"]],
        "contract": rows["contract"].tolist(),
        "months in all": rows["months in all"].tolist(),
    }
    return write(folder, "tabular-classification", onnx, columns, pipeline.predict(rows), {"labels": [False, True]})


@model("several-labels")
def several_labels(folder):
    """All classes of each row."""
    features = np.random.RandomState(1).uniform(-1, 1, (80, 3)).astype(np.float32)
    targets = np.stack([features[:, 0] > 0, features[:, 1] + features[:, 2] > 0], axis=1).astype(np.int64)
    classifier = OneVsRestClassifier(LogisticRegression()).fit(features, targets)
    labels = ["bright", "loud"]
    rows = features[:12]
    predicted = [[label for label, is_set in zip(labels, row) if is_set] for row in classifier.predict(rows)]
    onnx = to_onnx(classifier, features[:1], options={id(classifier): {"zipmap": False}})
    signature = {"columns": ["a", "b", "c"], "labels": labels}
    return write(folder, "tabular-classification", onnx, table(["a", "b", "c"], rows), predicted, signature)
