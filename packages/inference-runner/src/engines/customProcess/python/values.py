"""What pipelines get and give, between the values of messages and those of Python libraries."""

import base64
import io
import math
import sys
import wave
from array import array

DEEPEST = 64


class NoValueError(TypeError):
    """A pipeline returned what no answer can hold."""


def read_value(value, pieces, form):
    """A value of a message as a pipeline gets it.

    `form` makes pictures and sounds: see `NativeForm` and `FileForm`.
    """
    if isinstance(value, list):
        return [read_value(item, pieces, form.inside) for item in value]
    if not isinstance(value, dict):
        return value
    kind = value.get("$")
    if kind == "bytes":
        return pieces[value["at"]]
    if kind == "image":
        return form.image(value["width"], value["height"], pieces[value["at"]])
    if kind == "audio":
        return form.audio([pieces[at] for at in value["at"]], value["samplingRate"])
    if kind == "object":
        return {key: read_value(item, pieces, form.inside) for key, item in value["entries"]}
    return {key: read_value(item, pieces, form.inside) for key, item in value.items()}


def picture(width, height, pixels):
    """An RGB picture of Pillow."""
    try:
        from PIL import Image
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError("Pillow is needed to get pictures", name="PIL") from error
    return Image.frombytes("RGB", (width, height), pixels)


class NativeForm:
    """For `PreTrainedPipeline`: pictures of Pillow, sounds as numpy arrays of float32."""

    @property
    def inside(self):
        return self

    def image(self, width, height, pixels):
        return picture(width, height, pixels)

    def audio(self, channels, _rate):
        try:
            import numpy
        except ModuleNotFoundError as error:
            raise ModuleNotFoundError("numpy is needed to get sounds", name="numpy") from error
        return numpy.frombuffer(channels[0], dtype="<f4").copy()


class FileForm:
    """For `EndpointHandler`, as Hugging Face's toolkit deserializes bodies.

    A picture that is the whole input is one of Pillow, a sound the bytes of a file; within an object
    either is base64, as it travels in JSON.
    """

    def __init__(self, is_inside=False):
        self._is_inside = is_inside

    @property
    def inside(self):
        return FileForm(is_inside=True)

    def image(self, width, height, pixels):
        image = picture(width, height, pixels)
        return base64.b64encode(png(image)).decode() if self._is_inside else image

    def audio(self, channels, rate):
        file = wave_file([floats(channel) for channel in channels], rate)
        return base64.b64encode(file).decode() if self._is_inside else file


def floats(data):
    """32-bit floats from their bytes."""
    samples = array("f")
    samples.frombytes(data)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def wave_file(channels, rate):
    """A WAV file of 16 bits from samples between -1 and 1, one sequence for each channel."""
    interleaved = array("h")
    for frame in zip(*channels):
        interleaved.extend(
            0 if sample != sample else max(-32768, min(32767, round(sample * 32767)))
            for sample in frame
        )
    if sys.byteorder == "big":
        interleaved.byteswap()
    output = io.BytesIO()
    with wave.open(output, "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(interleaved.tobytes())
    return output.getvalue()


def png(image):
    output = io.BytesIO()
    image.save(output, format="PNG")
    return output.getvalue()


def is_array(value):
    """Whether it is an array of numpy, torch or a library that follows them."""
    return hasattr(value, "dtype") and hasattr(value, "shape") and hasattr(value, "tolist")


def to_lists(value):
    """An array as lists of numbers."""
    if hasattr(value, "detach"):
        value = value.detach().cpu()
    return value.tolist()


def is_sound(value):
    return is_array(value) and len(value.shape) in (1, 2) and "float" in str(value.dtype)


def is_rate(value):
    return isinstance(value, int) or (is_array(value) and len(value.shape) == 0)


def sound(samples, rate):
    """Samples, or a row of them for each channel, as a file with its rate."""
    rows = to_lists(samples)
    channels = rows if rows and isinstance(rows[0], list) else [rows]
    if len(channels) > 8 and len(channels[0]) <= 8:
        channels = [list(channel) for channel in zip(*channels)]
    rate = int(rate)
    return {"audio": wave_file(channels, rate), "sampling_rate": rate}


def as_sounds(value):
    """What `TextToSpeechPipeline` and `AudioToAudioPipeline` return, `None` for anything else.

    They return `(samples, rate)` and `(samples of each sound, rate, labels)`.
    """
    if not isinstance(value, tuple) or len(value) not in (2, 3) or not is_sound(value[0]):
        return None
    if not is_rate(value[1]):
        return None
    if len(value) == 2:
        return sound(value[0], value[1])
    waves, rate, labels = value
    return [{"label": str(label), **sound(samples, rate)} for samples, label in zip(waves, labels)]


class Writer:
    """Turns what a pipeline returned into the value of a message, and collects its bytes."""

    def __init__(self):
        self.pieces = []

    def write(self, value, depth=0):
        if depth > DEEPEST:
            raise NoValueError("it returned lists or dicts that lie too deep in each other")
        if value is None or isinstance(value, (bool, str)):
            return value
        if isinstance(value, int):
            return int(value) if abs(value) <= 2**53 else str(value)
        if isinstance(value, float):
            return float(value) if math.isfinite(value) else None
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._bytes(bytes(value))
        sounds = as_sounds(value)
        if sounds is not None:
            return self.write(sounds, depth)
        if isinstance(value, dict):
            return self._dict(value, depth)
        if is_array(value):
            return self.write(to_lists(value), depth + 1)
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.write(item, depth + 1) for item in value]
        return self._other(value, depth)

    def _bytes(self, data):
        self.pieces.append(data)
        return {"$": "bytes", "at": len(self.pieces) - 1}

    def _dict(self, value, depth):
        if is_sound(value.get("audio")) and is_rate(value.get("sampling_rate")):
            value = {**value, **sound(value["audio"], value["sampling_rate"])}
        entries = [(str(key), self.write(item, depth + 1)) for key, item in value.items()]
        if any(key == "$" for key, _ in entries):
            return {"$": "object", "entries": entries}
        return dict(entries)

    def _other(self, value, depth):
        if hasattr(value, "save") and hasattr(value, "convert") and hasattr(value, "size"):
            return self._bytes(png(value if value.mode in ("L", "RGB", "RGBA") else value.convert("RGB")))
        for method in ("model_dump", "_asdict", "to_dict", "tolist"):
            if hasattr(value, method):
                return self.write(getattr(value, method)(), depth + 1)
        raise NoValueError(f"it returned a value of the type {type(value).__name__}")
