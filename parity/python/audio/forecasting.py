"""time-series-forecasting with PatchTST and PatchTSMixer: the models of transformers."""

import numpy as np
import torch
from transformers import PatchTSMixerConfig, PatchTSMixerForPrediction, PatchTSTConfig, PatchTSTForPrediction

from audio.classification import with_biases
from shared.export import export_model
from shared.models import Case, Reference, model

CONTEXT, HORIZON = 32, 8


def series(length, count):
    time = np.arange(length)
    rows = [10 * (at + 1) + np.sin(time / (2 + at)) * 3 + 0.1 * time * at for at in range(count)]
    return np.round(np.stack(rows, axis=1), 3)


def cut(network):
    """Cuts the series into patches by reshaping, for the export: `unfold` of a negative dimension goes wrong there."""
    for part in network.modules():
        if type(part).__name__.endswith("Patchify"):
            length = part.patch_length
            part.forward = lambda values: values.reshape(-1, CONTEXT // length, length, values.shape[-1]).permute(0, 3, 1, 2)


def reference(folder, network, channels):
    network.config.save_pretrained(folder)
    inputs = {"past_values": torch.randn(2, CONTEXT, channels)}
    axes = {"past_values": {0: "batch_size"}, "prediction_outputs": {0: "batch_size"}}
    names = ["sales", "visits", "heat"][:channels]
    cases = []
    for name, length, parameters in (
        ("as much as it reads", CONTEXT, None), ("more than it reads", CONTEXT + 11, None), ("fewer steps", CONTEXT, {"prediction_length": 3}),
    ):
        values = series(length, channels)
        with torch.no_grad():
            past = torch.tensor(values[-CONTEXT:][None], dtype=torch.float32)
            output = network(past_values=past).prediction_outputs[0].numpy()
        steps = (parameters or {}).get("prediction_length", HORIZON)
        cases.append(
            Case(
                name,
                {"data": {key: values[:, at] for at, key in enumerate(names)}},
                {"data": {key: output[:steps, at] for at, key in enumerate(names)}},
                parameters,
            )
        )
    cut(network)
    export_model(network, inputs, ["prediction_outputs"], folder / "onnx" / "model.onnx", axes)
    return Reference("time-series-forecasting", cases)


@model("time-series-forecasting-patchtst")
def patchtst(folder):
    config = PatchTSTConfig(
        num_input_channels=2, context_length=CONTEXT, prediction_length=HORIZON, patch_length=4, patch_stride=4, d_model=8,
        num_hidden_layers=1, num_attention_heads=2, ffn_dim=8, init_std=0.5, loss="mse", use_cls_token=False,
    )
    return reference(folder, with_biases(PatchTSTForPrediction._from_config(config, attn_implementation="eager")), 2)


@model("time-series-forecasting-patchtst-observed")
def patchtst_observed(folder):
    """The graph with `past_observed_mask`: shorter series and missing values. What is missing has the value before, or the first one."""
    config = PatchTSTConfig(
        num_input_channels=1, context_length=CONTEXT, prediction_length=HORIZON, patch_length=4, patch_stride=4, d_model=8,
        num_hidden_layers=1, num_attention_heads=2, ffn_dim=8, init_std=0.5, loss="mse", use_cls_token=False,
    )
    network = with_biases(PatchTSTForPrediction._from_config(config, attn_implementation="eager"))
    network.config.save_pretrained(folder)
    cases = []
    for name, length, missing in (("all observed", CONTEXT, []), ("a shorter series", 11, []), ("missing values", CONTEXT, [0, 7, 8, 31])):
        values, known = series(length, 1)[:, 0], np.ones(length, bool)
        known[missing] = False
        given = [float(value) if there else None for value, there in zip(values, known)]
        filled = [next((each for each in given[at::-1] if each is not None), given[known.argmax()]) for at in range(length)]
        before = CONTEXT - length
        past = torch.tensor([filled[0]] * before + filled, dtype=torch.float32)[None, :, None]
        observed = torch.tensor([False] * before + list(known))[None, :, None]
        with torch.no_grad():
            output = network(past_values=past, past_observed_mask=observed).prediction_outputs[0].numpy()
        cases.append(Case(name, {"data": {"sales": given}}, {"data": {"sales": output[:, 0]}}))
    cut(network)
    inputs = {"past_values": torch.randn(2, CONTEXT, 1), "past_observed_mask": torch.rand(2, CONTEXT, 1) > 0.3}
    axes = {name: {0: "batch_size"} for name in (*inputs, "prediction_outputs")}
    export_model(network, inputs, ["prediction_outputs"], folder / "onnx" / "model.onnx", axes)
    return Reference("time-series-forecasting", cases)


@model("time-series-forecasting-patchtsmixer")
def patchtsmixer(folder):
    config = PatchTSMixerConfig(
        num_input_channels=3, context_length=CONTEXT, prediction_length=HORIZON, patch_length=4, patch_stride=4, d_model=8,
        num_layers=1, init_std=0.5, loss="mse",
    )
    return reference(folder, with_biases(PatchTSMixerForPrediction(config)), 3)
