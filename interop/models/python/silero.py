"""The stretches of speech by the probabilities that silero-vad's own program gives for each window."""

import json
import sys
import warnings
import wave

import numpy as np
import torch

package, model, sound = sys.argv[1:]
sys.path.insert(0, package)
warnings.simplefilter("ignore")
from silero_vad.utils_vad import OnnxWrapper  # noqa: E402

WINDOW, RATE, ONSET = 512, 16_000, 0.5
with wave.open(sound) as file:
    assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
    samples = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32) / 32768
windows = torch.from_numpy(np.pad(samples, (0, -len(samples) % WINDOW))).split(WINDOW)
wrapper = OnnxWrapper(model)
speech = [float(wrapper(window, RATE)) for window in windows]

found = []
for at, probability in enumerate([*speech, 0.0]):
    is_open = bool(found) and found[-1][1] is None
    if not is_open and probability > ONSET:
        found.append([at, None])
    elif is_open and probability < ONSET:
        found[-1][1] = at
seconds = WINDOW / RATE
print(json.dumps([
    {"start": first * seconds, "end": min(end * seconds, len(samples) / RATE), "score": float(np.mean(speech[first:end]))}
    for first, end in found
]))
