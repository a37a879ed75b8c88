"""image-text-to-text: models that see with an encoder of their own and write with a decoder: LLaVA, Idefics3, SmolVLM,
Qwen2-VL, Qwen2.5-VL.

The graphs are those of the models that transformers.js runs: `vision_encoder`, `embed_tokens` and `decoder_model_merged`. The
prompts, pixels and texts are those of the processors and of `generate()` of transformers.
"""

import json
from types import SimpleNamespace

import torch
import transformers as hf
from torch import nn
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil
from transformers.models.qwen2_vl.modeling_qwen2_vl import apply_rotary_pos_emb_vision

from generation._export import export_decoder, export_graph
from generation.seq2seq import spread
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import gpt2_tokenizer, save_tokenizer
from vision._images import save_pictures

TEXT = {
    "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2, "intermediate_size": 24,
    "max_position_embeddings": 512,
}
CONTENT = (
    "{% for part in message['content'] %}{% if part['type'] == 'image' %}IMAGE{% else %}{{ part['text'] }}{% endif %}{% endfor %}"
)
LLAVA_TEMPLATE = (
    "{% for message in messages %}{{ message['role'].upper() }}: " + CONTENT.replace("IMAGE", "<image>\n") + " {% endfor %}"
    "{% if add_generation_prompt %}ASSISTANT:{% endif %}"
)
SMOL_TEMPLATE = (
    "<|im_start|>{% for message in messages %}{{ message['role'].capitalize() }}:" + CONTENT.replace("IMAGE", "<image>")
    + "<end_of_utterance>\n{% endfor %}{% if add_generation_prompt %}Assistant:{% endif %}"
)
SPECIAL = ["<image>", "<fake_token_around_image>", "<global-img>", "<|im_start|>", "<end_of_utterance>"]
CASES = {
    "one image": (["wide"], "What is it?", {"max_new_tokens": 10}),
    "two images": (["tall", "small"], "The dog?", {"max_new_tokens": 8}),
    "beams": (["small"], "Where is the red house?", {"max_new_tokens": 8, "num_beams": 3}),
    "a prompt with its own place for the image": (["tall"], "say: <image> and", {"max_new_tokens": 8, "no_repeat_ngram_size": 2}),
}


class Embeddings(nn.Module):
    def __init__(self, embedding):
        super().__init__()
        self.embedding = embedding

    def forward(self, input_ids):
        return (self.embedding(input_ids),)


def export_writer(folder, text_config, language, head, embedding):
    """Writes the graphs that read tokens and write them."""
    writer = hf.LlamaForCausalLM(text_config).eval()
    writer.model, writer.lm_head = language, head
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in ("input_ids", "inputs_embeds")}
    ids = {"input_ids": torch.tensor([[5, 6, 7], [8, 9, 10]])}
    export_graph(Embeddings(embedding), ids, ["inputs_embeds"], folder / "onnx" / "embed_tokens.onnx", axes)
    export_decoder(writer, folder / "onnx" / "decoder_model_merged.onnx", 2, 2, 4, embeds=16)


def make_tokenizer(folder, template, special):
    tokenizer = gpt2_tokenizer()
    tokenizer.add_special_tokens(special)
    tokens = {"bos_token": "<|endoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>"}
    return save_tokenizer(tokenizer, folder, "GPT2Tokenizer", tokens, chat_template=template)


def write(folder, name, content):
    (folder / name).write_text(json.dumps(content), encoding="utf-8")


def prompt_of(tokenizer, text, count, place):
    if place in text:
        return text
    content = [*[{"type": "image"}] * count, {"type": "text", "text": text}]
    return tokenizer.apply_chat_template([{"role": "user", "content": content}], add_generation_prompt=True, tokenize=False)


def references(folder, tokenizer, inputs_of, network, place="<image>"):
    """Runs all cases. `inputs_of(prompt, images)` gives what the processor gives; `place` stands for an image in prompts."""
    network.generation_config = hf.GenerationConfig.from_pretrained(folder)
    images, cases = save_pictures(folder), []
    for name, (names, text, parameters) in CASES.items():
        text = text.replace("<image>", place)
        inputs = inputs_of(prompt_of(tokenizer, text, len(names), place), [images[one] for one in names])
        with torch.no_grad():
            row = network.generate(**inputs, do_sample=False, **parameters)[0]
        written = tokenizer.decode(row[inputs["input_ids"].shape[1]:], skip_special_tokens=True)
        first, *rest = [{"$file": f"{one}.png"} for one in names]
        request = {"image": first, "text": text} | ({"images": rest} if rest else {})
        cases.append(Case(name, request, [{"generated_text": written}], parameters))
    return Reference("image-text-to-text", cases, packages=("torch", "transformers", "tokenizers", "pillow"))


class Patches(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, pixel_values):
        layer = self.network.config.vision_feature_layer
        states = self.network.model.vision_tower(pixel_values, output_hidden_states=True).hidden_states[layer]
        return (self.network.model.multi_modal_projector(states[:, 1:]),)


@model("image-text-to-text-llava")
def llava(folder):
    tokenizer = make_tokenizer(folder, LLAVA_TEMPLATE, ["<image>"])
    vision = hf.CLIPVisionConfig(hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24, image_size=32, patch_size=8)
    text = hf.LlamaConfig(vocab_size=len(tokenizer), **TEXT)
    config = hf.LlavaConfig(vision_config=vision.to_dict(), text_config=text.to_dict(), image_token_index=tokenizer.convert_tokens_to_ids("<image>"), vision_feature_layer=-2)
    config.text_config._attn_implementation = config.vision_config._attn_implementation = "eager"
    network = hf.LlavaForConditionalGeneration(config).eval()
    spread(network)
    write(folder, "config.json", config.to_dict())
    write(folder, "generation_config.json", {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id})
    processor = hf.CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})
    write(folder, "preprocessor_config.json", {"image_processor_type": "CLIPImageProcessor", "processor_class": "LlavaProcessor", "size": {"shortest_edge": 32}, "crop_size": {"height": 32, "width": 32}})
    both = hf.LlavaProcessor(processor, tokenizer, patch_size=8, vision_feature_select_strategy="default", num_additional_image_tokens=1)
    write(folder, "processor_config.json", {"patch_size": 8, "vision_feature_select_strategy": "default", "num_additional_image_tokens": 1, "image_token": "<image>"})
    axes = {"pixel_values": {0: "batch_size"}, "image_features": {0: "batch_size"}}
    export_graph(Patches(network), {"pixel_values": torch.rand(2, 3, 32, 32)}, ["image_features"], folder / "onnx" / "vision_encoder.onnx", axes)
    export_writer(folder, config.text_config, network.model.language_model, network.lm_head, network.get_input_embeddings())
    inputs_of = lambda prompt, images: both(images=images, text=prompt, return_tensors="pt")
    return references(folder, tokenizer, inputs_of, network)


class Tiles(nn.Module):
    """The vision encoder for tiles that are all of the full size, as the processor makes them."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, pixel_values, pixel_attention_mask):
        vision, connector = self.network.model.vision_model, self.network.model.connector
        embeddings = vision.embeddings
        patches = embeddings.patch_embedding(pixel_values[0]).flatten(2).transpose(1, 2)
        states = patches + embeddings.position_embedding(torch.arange(embeddings.num_patches))
        states = vision.post_layernorm(vision.encoder(inputs_embeds=states).last_hidden_state)
        return (connector(states) + 0 * pixel_attention_mask.float().sum(),)


def tiled(folder, name):
    tokenizer = make_tokenizer(folder, SMOL_TEMPLATE, [*SPECIAL, *[f"<row_{row}_col_{column}>" for row in (1, 2, 3) for column in (1, 2, 3)]])
    smol = name == "smolvlm"
    vision_class = hf.SmolVLMVisionConfig if smol else hf.Idefics3VisionConfig
    vision = vision_class(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24, image_size=32, patch_size=8)
    text = hf.LlamaConfig(vocab_size=len(tokenizer), pad_token_id=tokenizer.pad_token_id, **TEXT)
    config_class = hf.SmolVLMConfig if smol else hf.Idefics3Config
    config = config_class(
        vision_config=vision.to_dict(), text_config=text, image_token_id=tokenizer.convert_tokens_to_ids("<image>"), scale_factor=2,
        tie_word_embeddings=False, pad_token_id=tokenizer.pad_token_id,
    )
    config.text_config._attn_implementation = config.vision_config._attn_implementation = "eager"
    network = (hf.SmolVLMForConditionalGeneration if smol else hf.Idefics3ForConditionalGeneration)(config).eval()
    spread(network)
    write(folder, "config.json", config.to_dict())
    write(folder, "generation_config.json", {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id})
    sizes = {"size": {"longest_edge": 64}, "max_image_size": {"longest_edge": 32}}
    kind = "SmolVLM" if smol else "Idefics3"
    write(folder, "preprocessor_config.json", {"image_processor_type": f"{kind}ImageProcessor", "processor_class": f"{kind}Processor", "do_image_splitting": True, **sizes})
    write(folder, "processor_config.json", {"image_seq_len": 4, "processor_class": f"{kind}Processor"})
    pixels = Idefics3ImageProcessorPil(**sizes, image_mean=[0.5] * 3, image_std=[0.5] * 3)
    axes = {
        "pixel_values": {0: "batch_size", 1: "tiles"}, "pixel_attention_mask": {0: "batch_size", 1: "tiles"}, "image_features": {0: "tiles"},
    }
    tiles = {"pixel_values": torch.rand(1, 3, 3, 32, 32), "pixel_attention_mask": torch.ones(1, 3, 32, 32, dtype=torch.bool)}
    export_graph(Tiles(network), tiles, ["image_features"], folder / "onnx" / "vision_encoder.onnx", axes)
    export_writer(folder, config.text_config, network.model.text_model, network.lm_head, network.get_input_embeddings())
    both = hf.Idefics3Processor(pixels, tokenizer, image_seq_len=4)
    inputs_of = lambda prompt, images: both(text=[prompt], images=[images], return_tensors="pt")
    return references(folder, tokenizer, inputs_of, network)


@model("image-text-to-text-idefics3")
def idefics3(folder):
    return tiled(folder, "idefics3")


@model("image-text-to-text-smolvlm")
def smolvlm(folder):
    return tiled(folder, "smolvlm")


QWEN_IMAGE = "<|vision_start|><|image_pad|><|vision_end|>"
QWEN_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n" + CONTENT.replace("IMAGE", QWEN_IMAGE) + "<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
QWEN_SPECIAL = ["<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>"]
PATCH, MERGE, WINDOW = 4, 2, 16


class Grids(nn.Module):
    """The vision encoder without loops over its images: patches look at those of their image, or of their window, by masks."""

    def __init__(self, network):
        super().__init__()
        self.vision = network.model.visual
        self.full = getattr(network.config.vision_config, "fullatt_block_indexes", None)

    def attend(self, layer, states, mask, cos, sin):
        query, key, value = layer.qkv(states).reshape(states.shape[0], 3, layer.num_heads, -1).permute(1, 0, 2, 3).unbind(0)
        query, key = apply_rotary_pos_emb_vision(query, key, cos, sin)
        scores = query.transpose(0, 1) @ key.permute(1, 2, 0) * layer.scaling + mask
        return layer.proj((scores.softmax(-1) @ value.transpose(0, 1)).transpose(0, 1).reshape(states.shape[0], -1))

    def forward(self, pixel_values, grid):
        areas = grid[:, 1] * grid[:, 2]
        ends = areas.cumsum(0)
        place = torch.arange(pixel_values.shape[0])
        image = (place[:, None] >= ends[None]).long().sum(1)
        block, inner = (place - (ends - areas)[image]) // MERGE**2, (place - (ends - areas)[image]) % MERGE**2
        columns = grid[:, 2][image] // MERGE
        rows = torch.stack([block // columns * MERGE + inner // MERGE, block % columns * MERGE + inner % MERGE], -1)
        states = self.vision.patch_embed(pixel_values)
        cos, sin = self.vision.rotary_pos_emb(states, rows)

        def together(*keys):
            same = torch.ones(1, 1, dtype=torch.bool)
            for key in keys:
                same = same & (key[:, None] == key[None])
            return torch.where(same, 0.0, -1e9)

        whole, window = together(image), together(image, *(rows // (WINDOW // PATCH)).unbind(-1))
        for index, layer in enumerate(self.vision.blocks):
            mask = whole if self.full is None or index in self.full else window
            states = states + self.attend(layer.attn, layer.norm1(states), mask, cos, sin)
            states = states + layer.mlp(layer.norm2(states))
        return (self.vision.merger(states),)


class GridWriter(nn.Module):
    """The decoder, called as models that write text alone are."""

    def __init__(self, network):
        super().__init__()
        self.language, self.head = network.model.language_model, network.lm_head

    def forward(self, inputs_embeds, attention_mask, past_key_values, position_ids, use_cache):
        masks = {"full_attention": attention_mask}
        states = self.language(inputs_embeds=inputs_embeds, attention_mask=masks, position_ids=position_ids, cache=past_key_values)
        return SimpleNamespace(logits=self.head(states.last_hidden_state), past_key_values=past_key_values)


def qwen(folder, config_class, network_class, vision, grid_name):
    tokenizer = make_tokenizer(folder, QWEN_TEMPLATE, QWEN_SPECIAL)
    names = {"image_token_id": "<|image_pad|>", "video_token_id": "<|video_pad|>", "vision_start_token_id": "<|vision_start|>", "vision_end_token_id": "<|vision_end|>"}
    numbers = {name: tokenizer.convert_tokens_to_ids(token) for name, token in names.items()}
    text = {
        **TEXT, "num_attention_heads": 2, "num_key_value_heads": 1, "vocab_size": len(tokenizer), "bos_token_id": None, "eos_token_id": tokenizer.eos_token_id,
        "rope_parameters": {"rope_type": "default", "rope_theta": 10000.0, "mrope_section": [2, 1, 1]},
    }
    shared = {"depth": 2, "num_heads": 2, "patch_size": PATCH, "spatial_merge_size": MERGE, "temporal_patch_size": 2}
    config = config_class(vision_config={**shared, **vision}, text_config=text, tie_word_embeddings=False, **numbers)
    config.text_config._attn_implementation = config.vision_config._attn_implementation = "eager"
    network = network_class(config).eval()
    spread(network)
    write(folder, "config.json", config.to_dict())
    write(folder, "generation_config.json", {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id})
    pieces = {"patch_size": PATCH, "merge_size": MERGE, "temporal_patch_size": 2, "min_pixels": 16 * 16, "max_pixels": 32 * 32}
    write(folder, "preprocessor_config.json", {"image_processor_type": "Qwen2VLImageProcessor", "processor_class": network_class.__name__.replace("ForConditionalGeneration", "Processor"), **pieces})
    processor = Qwen2VLImageProcessorPil(**pieces)
    inputs = {"pixel_values": torch.rand(24, 3 * 2 * PATCH**2), grid_name: torch.tensor([[1, 4, 4], [1, 2, 4]])}
    axes = {"pixel_values": {0: "patches"}, grid_name: {0: "images"}, "image_features": {0: "tokens"}}
    export_graph(Grids(network), inputs, ["image_features"], folder / "onnx" / "vision_encoder.onnx", axes)
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in ("input_ids", "inputs_embeds")}
    ids = {"input_ids": torch.tensor([[5, 6, 7], [8, 9, 10]])}
    export_graph(Embeddings(network.get_input_embeddings()), ids, ["inputs_embeds"], folder / "onnx" / "embed_tokens.onnx", axes)
    export_decoder(GridWriter(network), folder / "onnx" / "decoder_model_merged.onnx", 2, 1, 8, embeds=16, places=3)

    def inputs_of(prompt, images):
        seen = processor(images, return_tensors="pt")
        first, *rest = prompt.split("<|image_pad|>")
        counts = (seen["image_grid_thw"].prod(1) // MERGE**2).tolist()
        prompt = first + "".join("<|image_pad|>" * count + part for count, part in zip(counts, rest))
        read = tokenizer(prompt, return_tensors="pt")
        kinds = (read["input_ids"] == numbers["image_token_id"]).int()
        return {**read, **seen, "mm_token_type_ids": kinds}

    with torch.no_grad():
        seen = processor(list(save_pictures(folder).values()), return_tensors="pt")
        expected = network.model.visual(seen["pixel_values"], grid_thw=seen["image_grid_thw"]).pooler_output
        torch.testing.assert_close(Grids(network)(seen["pixel_values"], seen["image_grid_thw"])[0], expected)
    return references(folder, tokenizer, inputs_of, network, QWEN_IMAGE)


@model("image-text-to-text-qwen2-vl")
def qwen2_vl(folder):
    vision = {"embed_dim": 8, "hidden_size": 16, "mlp_ratio": 2}
    return qwen(folder, hf.Qwen2VLConfig, hf.Qwen2VLForConditionalGeneration, vision, "grid_thw")


@model("image-text-to-text-qwen2-5-vl")
def qwen2_5_vl(folder):
    vision = {"hidden_size": 8, "out_hidden_size": 16, "intermediate_size": 16, "window_size": WINDOW, "fullatt_block_indexes": [1]}
    return qwen(folder, hf.Qwen2_5_VLConfig, hf.Qwen2_5_VLForConditionalGeneration, vision, "image_grid_thw")
