"""Speech as `TextToSpeechPipeline` of the community API gives it: samples and their rate."""

import numpy as np


class PreTrainedPipeline:
    def __init__(self, path):
        pass

    def __call__(self, inputs):
        return np.sin(np.arange(800, dtype=np.float32) / 10), 8000
