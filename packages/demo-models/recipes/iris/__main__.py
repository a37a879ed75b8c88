"""tabular-classification: which kind of iris a flower is, by its measures."""

import json

from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ..shared.card import write_card
from ..shared.publish import staged, write_json
from ..shared.tables import predict, write_table_model

COLUMNS = ["sepal_length", "sepal_width", "petal_length", "petal_width"]

BODY = """
# taskmesh/demo-iris

Says of each flower in a table whether it is *setosa*, *versicolor* or *virginica*, by the length and width of its sepals and petals in
centimetres. **It is a demonstration that runs offline. Do not use it for anything real.**

## Model

Logistic regression on scaled columns, trained by scikit-learn and written by skl2onnx. `taskmesh.json` names the columns.

## Training data

The iris data of R. A. Fisher (1936), which is part of scikit-learn: {train} of its 150 flowers. Train it again with
`python -m recipes.iris`; see `recipes/README.md`.

## Score

Accuracy {accuracy} on the other {count} flowers, drawn with a fixed seed, in `heldout.jsonl`.

## Known failures

*Versicolor* and *virginica* overlap. It knows no fourth kind: any other plant is called one of these.
"""


def main() -> None:
    data = load_iris()
    names = [str(data.target_names[index]) for index in data.target]
    train, test, train_names, test_names = train_test_split(
        data.data, names, test_size=0.3, stratify=names, random_state=0
    )
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(train, train_names)
    with staged("iris") as directory:
        write_table_model(directory, model, COLUMNS)
        said = predict(directory, test)
        hits = [str(one) == name for one, name in zip(said, test_names)]
        accuracy = round(sum(hits) / len(hits), 4)
        rows = [
            {"row": dict(zip(COLUMNS, map(float, row))), "label": name} for row, name in zip(test, test_names)
        ]
        (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        write_json(
            directory / "score.json",
            {"metric": "accuracy", "value": accuracy, "examples": len(hits), "data": "heldout.jsonl"},
        )
        body = BODY.format(train=len(train), count=len(hits), accuracy=accuracy)
        write_card(directory, "iris", "tabular-classification", [], ["table"], {"accuracy": accuracy}, body, library="onnxruntime")
    print(f"accuracy {accuracy}")


if __name__ == "__main__":
    main()
