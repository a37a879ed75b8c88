"""A picture from a picture and a prompt."""

from PIL import Image


class PreTrainedPipeline:
    def __init__(self, path):
        pass

    def __call__(self, image, prompt=""):
        return Image.new("RGB", (image.width * 2, image.height), prompt)
