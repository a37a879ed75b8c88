"""Exports classifiers of scikit-learn with the defaults of skl2onnx, and prints what they give."""

import json
import sys
from pathlib import Path

import onnxruntime
import onnxruntime.datasets
from skl2onnx import to_onnx
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

folder = Path(sys.argv[1])
iris = load_iris()
rows = iris.data.astype("float32")
columns = {name: rows[:, at].tolist() for at, name in enumerate(iris.feature_names)}
named = iris.target_names[iris.target]
found = []


def check(name, graph, classes):
    (folder / name).write_bytes(graph)
    outputs = onnxruntime.InferenceSession(graph).get_outputs()
    assert any(one.type.startswith("seq(map(") for one in outputs), f"{name} has no ZipMap."
    found.append({"file": name, "data": columns, "classes": classes.tolist()})


logistic = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(rows, named)
check("logistic.onnx", to_onnx(logistic, rows[:1]).SerializeToString(), logistic.predict(rows))
forest = RandomForestClassifier(20, random_state=0).fit(rows, iris.target)
check("forest.onnx", to_onnx(forest, rows[:1]).SerializeToString(), forest.predict(rows))

# The example that onnxruntime has in its package.
example = Path(onnxruntime.datasets.get_example("logreg_iris.onnx")).read_bytes()
session = onnxruntime.InferenceSession(example)
[entry] = session.get_inputs()
# It reads a fixed number of rows at a time, or two columns only: what it says goes.
width = entry.shape[1]
few = rows[:, :width]
step = entry.shape[0] if isinstance(entry.shape[0], int) else len(few)
classes = []
for at in range(0, len(few) - len(few) % step, step):
    classes += session.run([session.get_outputs()[0].name], {entry.name: few[at : at + step]})[0].tolist()
(folder / "onnxruntime-example.onnx").write_bytes(example)
found.append({
    "file": "onnxruntime-example.onnx",
    "data": {name: few[: len(classes), at].tolist() for at, name in enumerate(iris.feature_names[:width])},
    "classes": classes,
})
print(json.dumps(found))
