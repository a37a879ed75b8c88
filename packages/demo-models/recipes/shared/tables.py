"""Models of tables: scikit-learn's, as ONNX with the names of the columns."""

from pathlib import Path

import numpy as np
import onnxruntime
from skl2onnx import to_onnx
from sklearn.base import BaseEstimator

from recipes.shared.publish import write_json


def write_table_model(directory: Path, model: BaseEstimator, columns: list[str]) -> None:
    """Write `model.onnx`, which takes a row of numbers for each row of the table, and `taskmesh.json`, which names them."""
    options = {"zipmap": False} if hasattr(model, "classes_") else None
    example = np.zeros((1, len(columns)), np.float32)
    graph = to_onnx(model, example, options=options, target_opset=17)
    (directory / "model.onnx").write_bytes(graph.SerializeToString())
    write_json(directory / "taskmesh.json", {"columns": columns})


def predict(directory: Path, rows: np.ndarray) -> np.ndarray:
    """What the exported model says of each row."""
    session = onnxruntime.InferenceSession(directory / "model.onnx")
    (name,) = (each.name for each in session.get_inputs())
    return np.ravel(session.run(None, {name: rows.astype(np.float32)})[0])
