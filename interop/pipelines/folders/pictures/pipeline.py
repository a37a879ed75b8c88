"""An image classifier that says what it got."""


class PreTrainedPipeline:
    def __init__(self, path):
        self.path = path

    def __call__(self, inputs):
        kind = f"{type(inputs).__module__}.{type(inputs).__name__} {inputs.mode} {inputs.size}"
        return [{"label": kind, "score": 1.0}, {"label": str(inputs.getpixel((0, 0))), "score": 0.0}]
