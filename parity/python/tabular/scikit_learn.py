"""Models of scikit-learn in the forms that skl2onnx gives them, with scikit-learn's own predictions.

    pip install scikit-learn skl2onnx
    python parity/python/tabular/scikit_learn.py parity/models
"""

import json
import os
import sys

import numpy as np
import skl2onnx
import sklearn
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_diabetes, load_iris, load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.multioutput import MultiOutputClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.tree import DecisionTreeRegressor
import pandas

target = sys.argv[1]
VERSIONS = {"scikit-learn": sklearn.__version__, "skl2onnx": skl2onnx.__version__}


def plain(value):
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def write(name, task, onnx, columns, predicted, signature=None):
    folder = os.path.join(target, name)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "model.onnx"), "wb") as file:
        file.write(onnx.SerializeToString())
    if signature:
        with open(os.path.join(folder, "taskmesh.json"), "w") as file:
            json.dump(signature, file, indent=2)
            file.write("\n")
    case = {"name": "rows", "request": {"inputs": {"data": columns}}, "output": plain(predicted)}
    reference = {"task": task, "versions": VERSIONS, "cases": [case]}
    with open(os.path.join(folder, "reference.json"), "w") as file:
        json.dump(reference, file, indent=2)
        file.write("\n")


def table(names, rows):
    return {name: [plain(value) for value in rows[:, index]] for index, name in enumerate(names)}


iris = load_iris()
X, y = iris.data.astype(np.float32), iris.target_names[iris.target]
names = [name.replace(" (cm)", "").replace(" ", "_") for name in iris.feature_names]
some = np.round(X[::19], 2)
model = LogisticRegression(max_iter=500).fit(X, y)
for form, name in [(True, "zipmap"), (False, "arrays"), ("columns", "columns")]:
    onnx = to_onnx(model, X[:1], options={id(model): {"zipmap": form}})
    write(f"iris-{name}", "tabular-classification", onnx, table(names, some), model.predict(some), {"columns": names})

wine = load_wine()
X, y = wine.data.astype(np.float32), wine.target
model = make_pipeline(StandardScaler(), RandomForestClassifier(n_estimators=4, max_depth=3, random_state=0)).fit(X, y)
write("wine-forest", "tabular-classification", to_onnx(model, X[:1]), table(wine.feature_names, X[::29]), model.predict(X[::29]))

diabetes = load_diabetes()
X = diabetes.data.astype(np.float32)
for regressor, name in [(LinearRegression(), "linear"), (DecisionTreeRegressor(max_depth=4, random_state=0), "tree")]:
    model = regressor.fit(X, diabetes.target)
    write(f"diabetes-{name}", "tabular-regression", to_onnx(model, X[:1]), table(diabetes.feature_names, X[::61]), model.predict(X[::61]), {"columns": list(diabetes.feature_names)})

# One input for each column: strings, whole numbers and numbers with gaps.
random = np.random.RandomState(0)
frame = pandas.DataFrame({
    "contract": random.choice(["monthly", "one year", "two years"], 60),
    "months in all": random.randint(1, 60, 60),
    "charges": np.round(random.uniform(10, 100, 60), 1).astype(np.float32),
})
frame.loc[::7, "charges"] = np.nan
leaves = (frame["contract"] == "monthly") & (frame["months in all"] < 30)
model = make_pipeline(
    ColumnTransformer([
        ("words", OneHotEncoder(handle_unknown="ignore"), ["contract"]),
        ("numbers", make_pipeline(SimpleImputer(), StandardScaler()), ["months in all", "charges"]),
    ]),
    LogisticRegression(),
).fit(frame, leaves)
onnx = skl2onnx.convert_sklearn(model, initial_types=[
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
write("leavers-columns", "tabular-classification", onnx, columns, model.predict(rows), {"labels": [False, True]})

# Several labels for each row.
X = random.uniform(-1, 1, (80, 3)).astype(np.float32)
Y = np.stack([X[:, 0] > 0, X[:, 1] + X[:, 2] > 0], axis=1).astype(np.int64)
model = OneVsRestClassifier(LogisticRegression()).fit(X, Y)
labels = ["bright", "loud"]
predicted = [[label for label, is_set in zip(labels, row) if is_set] for row in model.predict(X[:12])]
onnx = to_onnx(model, X[:1], options={id(model): {"zipmap": False}})
write("several-labels", "tabular-classification", onnx, table(["a", "b", "c"], X[:12]), predicted, {"columns": ["a", "b", "c"], "labels": labels})
