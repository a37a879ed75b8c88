"""image-feature-extraction, with the pipeline of transformers."""

import torch
from transformers import (
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
    Dinov2Config,
    Dinov2Model,
    ViTConfig,
    ViTModel,
    pipeline,
)
from transformers.models.bit.image_processing_pil_bit import BitImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

from shared.models import Case, Reference, model
from vision._images import save_model, save_pictures, save_processor, wake

SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}


def square(side):
    return {"height": side, "width": side}


def reference(folder, network, processor, side=32):
    save_processor(folder, processor)
    save_model(folder, network, ["last_hidden_state", "pooler_output"], size=(side, side), axes={"pixel_values": {0: "batch_size"}, "last_hidden_state": {0: "batch_size"}, "pooler_output": {0: "batch_size"}})
    extractor = pipeline("image-feature-extraction", model=network, image_processor=processor)
    cases = []
    for name, image in save_pictures(folder, ("wide", "tall")).items():
        file = {"$file": f"{name}.png"}
        vector = extractor(image, pool=True)[0]
        cases.append(Case(f"a {name} image", file, vector))
        cases.append(Case(f"the patches of a {name} image", file, extractor(image)[0], {"pool": False}))
        unit = torch.nn.functional.normalize(torch.tensor(vector), dim=0)
        cases.append(Case(f"a {name} image, of length 1", file, unit, {"normalize": True}))
    return Reference("image-feature-extraction", cases)


@model("image-feature-extraction-vit")
def vit(folder):
    config = ViTConfig(image_size=32, patch_size=16, **SMALL)
    return reference(folder, wake(ViTModel(config)), ViTImageProcessorPil(size=square(32)))


@model("image-feature-extraction-dinov2")
def dinov2(folder):
    config = Dinov2Config(image_size=28, patch_size=14, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, mlp_ratio=1)
    processor = BitImageProcessorPil(size={"shortest_edge": 32}, crop_size=square(28))
    return reference(folder, wake(Dinov2Model(config)), processor, 28)


@model("image-feature-extraction-clip")
def clip(folder):
    config = CLIPVisionConfig(**SMALL, image_size=32, patch_size=16, projection_dim=12)
    network = wake(CLIPVisionModelWithProjection(config))
    processor = CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size=square(32))
    save_processor(folder, processor)
    config.model_type = "clip"
    save_model(folder, network, ["image_embeds"], axes={"pixel_values": {0: "batch_size"}, "image_embeds": {0: "batch_size"}}, file="vision_model.onnx")
    content = (folder / "config.json").read_text().replace("clip_vision_model", "clip")
    (folder / "config.json").write_text(content)
    cases = []
    for name, image in save_pictures(folder, ("wide", "tall")).items():
        with torch.no_grad():
            output = network(**processor(image, return_tensors="pt")).image_embeds[0]
        cases.append(Case(f"a {name} image", {"$file": f"{name}.png"}, output))
    return Reference("image-feature-extraction", cases)
