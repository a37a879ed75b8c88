"""A recognizer that says what it got."""

import numpy as np


class PreTrainedPipeline:
    def __init__(self, path):
        self.sampling_rate = 8000

    def __call__(self, inputs):
        assert isinstance(inputs, np.ndarray)
        return {"text": f"{inputs.dtype} {inputs.shape} {float(np.abs(inputs).max()):.1f}"}
