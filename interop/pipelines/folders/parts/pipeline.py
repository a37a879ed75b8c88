"""Sounds as `AudioToAudioPipeline` of the community API gives them: samples, their rate, labels."""

import numpy as np


class PreTrainedPipeline:
    sampling_rate = 8000

    def __init__(self, path):
        pass

    def __call__(self, inputs):
        return np.stack([inputs, -inputs]), self.sampling_rate, ["voice", "rest"]
