"""tabular-regression: how far diabetes goes on in a year, by measures of a patient."""

import json

from sklearn.datasets import load_diabetes
from sklearn.linear_model import RidgeCV
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from ..shared.card import write_card
from ..shared.publish import staged, write_json
from ..shared.tables import predict, write_table_model

BODY = """
# taskmesh/demo-diabetes

Estimates for each patient in a table how far diabetes goes on within a year, on a scale from about 25 to 350, by age, sex, body mass
index (`bmi`), mean blood pressure (`bp`) and six measures of the blood (`s1` to `s6`: total cholesterol, LDL, HDL, total cholesterol by
HDL, logarithm of triglycerides, blood sugar). **It is a demonstration that runs offline. It must not be used on patients.**

## Model

Ridge regression on scaled columns, trained by scikit-learn and written by skl2onnx. `taskmesh.json` names the columns.

## Training data

The diabetes data of Efron, Hastie, Johnstone and Tibshirani (2004), which is part of scikit-learn: {train} of its 442 patients. Train it
again with `python -m recipes.diabetes`; see `recipes/README.md`.

## Score

R² {r2} on the other {count} patients, drawn with a fixed seed, in `heldout.jsonl`: a mean error of {mae}, where always saying the mean
has {baseline}.

## Known failures

More than half of what differs between patients is not in these columns. Sex is 1 or 2, as in the data.
"""


def main() -> None:
    data = load_diabetes(scaled=False)
    columns = [str(name) for name in data.feature_names]
    train, test, train_values, test_values = train_test_split(data.data, data.target, test_size=0.25, random_state=0)
    model = make_pipeline(StandardScaler(), RidgeCV(alphas=(0.1, 1, 10, 100))).fit(train, train_values)
    with staged("diabetes") as directory:
        write_table_model(directory, model, columns)
        said = predict(directory, test)
        r2 = round(float(r2_score(test_values, said)), 4)
        rows = [
            {"row": dict(zip(columns, map(float, row))), "value": float(value)} for row, value in zip(test, test_values)
        ]
        (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        write_json(
            directory / "score.json",
            {"metric": "r2", "value": r2, "examples": len(rows), "data": "heldout.jsonl"},
        )
        body = BODY.format(
            train=len(train),
            count=len(rows),
            r2=r2,
            mae=round(float(mean_absolute_error(test_values, said)), 1),
            baseline=round(float(abs(test_values - train_values.mean()).mean()), 1),
        )
        write_card(directory, "diabetes", "tabular-regression", [], ["table"], {"r2": r2}, body, library="onnxruntime")
    print(f"r2 {r2}")


if __name__ == "__main__":
    main()
