"""Models that write about a picture: ViT with GPT-2, TrOCR, and Donut, which answers questions about pages."""

import json
import re

import numpy
import torch
import transformers as hf
from PIL import Image
from torch import nn

from generation._export import export_cross_decoder, export_graph
from generation._tokenizers import BART_TOKENS, bart_like_tokenizer
from generation.seq2seq import spread
from shared.models import Case, Reference, model
from shared.tokenizers_by_hand import GPT2_TOKENS, gpt2_tokenizer, save_tokenizer

VIT = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 24, "image_size": 32, "patch_size": 8}
HALVES = {"image_mean": [0.5] * 3, "image_std": [0.5] * 3, "do_rescale": True, "rescale_factor": 1 / 255, "do_normalize": True}
CASES = {
    "greedy": {"max_new_tokens": 8},
    "beams": {"max_new_tokens": 8, "num_beams": 3, "no_repeat_ngram_size": 2},
    "what the model says": {},
}


class Seen(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, pixel_values):
        return (self.encoder(pixel_values=pixel_values).last_hidden_state,)


def picture(folder, name, side, seed):
    """Noise of the size that the model takes, so that nothing is resized."""
    values = numpy.random.default_rng(seed).integers(0, 256, (side, side, 3), dtype=numpy.uint8)
    Image.fromarray(values).save(folder / name)
    pixels = torch.tensor(values).permute(2, 0, 1)[None].float()
    return {"$file": name}, (pixels / 255 - 0.5) / 0.5


def build(folder, encoder, decoder, tokenizer, class_name, tokens, ids, generation, names, side, processor, layers=2):
    made = save_tokenizer(tokenizer, folder, class_name, tokens)
    config = hf.VisionEncoderDecoderConfig.from_encoder_decoder_configs(encoder, decoder, **ids)
    config.decoder._attn_implementation = config.encoder._attn_implementation = "eager"
    writer = hf.VisionEncoderDecoderModel(config).eval()
    spread(writer)
    (folder / "config.json").write_text(json.dumps(config.to_dict()), encoding="utf-8")
    content = {**ids, **generation}
    (folder / "generation_config.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "preprocessor_config.json").write_text(json.dumps(processor), encoding="utf-8")
    writer.generation_config = hf.GenerationConfig(**content)
    pixels = torch.rand(2, 3, side, side)
    axes = {"pixel_values": {0: "batch_size"}, "last_hidden_state": {0: "batch_size"}}
    export_graph(Seen(writer.encoder), {"pixel_values": pixels}, ["last_hidden_state"], folder / "onnx" / "encoder_model.onnx", axes)
    export_cross_decoder(writer, folder / "onnx" / "decoder_model_merged.onnx", layers, 4, 4, 16, has_mask=False, names=names)
    return writer, made


def captions(folder, writer, tokenizer):
    cases = []
    for at, (name, parameters) in enumerate([*CASES.items(), *CASES.items()]):
        image, pixels = picture(folder, f"noise-{at // len(CASES)}.png", 32, at // len(CASES))
        with torch.no_grad():
            rows = writer.generate(pixel_values=pixels, **parameters)
        text = tokenizer.decode(rows[0], skip_special_tokens=True)
        cases.append(Case(f"{name}: picture {at // len(CASES)}", image, {"generated_text": text}, parameters))
    return Reference("image-to-text", cases, packages=("torch", "transformers", "tokenizers", "pillow"))


PLAIN = {"image_processor_type": "ViTImageProcessor", "size": {"height": 32, "width": 32}, "do_resize": True, **HALVES}


@model("image-to-text-vit-gpt2", recorded=False)
def vit_gpt2(folder):
    tokenizer = gpt2_tokenizer()
    decoder = hf.GPT2Config(
        n_embd=16, n_layer=2, n_head=4, n_positions=40, vocab_size=tokenizer.get_vocab_size(), add_cross_attention=True, is_decoder=True,
    )
    ids = {"decoder_start_token_id": 0, "eos_token_id": 0, "bos_token_id": 0, "pad_token_id": 0}
    generation = {"max_length": 12, "num_beams": 2}
    writer, made = build(
        folder, hf.ViTConfig(**VIT), decoder, tokenizer, "GPT2Tokenizer", GPT2_TOKENS, ids, generation, "", 32, PLAIN,
    )
    return captions(folder, writer, made)


@model("image-to-text-trocr")
def trocr(folder):
    tokenizer = bart_like_tokenizer()
    decoder = hf.TrOCRConfig(
        d_model=16, decoder_layers=2, decoder_attention_heads=4, decoder_ffn_dim=24, max_position_embeddings=40,
        vocab_size=tokenizer.get_vocab_size(), cross_attention_hidden_size=16,
    )
    ids = {"decoder_start_token_id": 2, "eos_token_id": 2, "bos_token_id": 0, "pad_token_id": 1}
    generation = {"max_length": 14, "num_beams": 4, "length_penalty": 2.0, "early_stopping": True, "no_repeat_ngram_size": 3}
    writer, made = build(
        folder, hf.ViTConfig(**VIT), decoder, tokenizer, "XLMRobertaTokenizer", BART_TOKENS, ids, generation, "decoder.", 32, PLAIN,
    )
    return captions(folder, writer, made)


@model("document-question-answering-donut", recorded=False)
def donut(folder):
    words = ["<s_docvqa>", "<s_question>", "</s_question>", "<s_answer>", "</s_answer>"]
    tokenizer = bart_like_tokenizer(words)
    encoder = hf.DonutSwinConfig(image_size=[64, 64], patch_size=4, embed_dim=8, depths=[1, 1], num_heads=[2, 2], window_size=4, mlp_ratio=2.0)
    decoder = hf.MBartConfig(
        d_model=16, decoder_layers=2, decoder_attention_heads=4, decoder_ffn_dim=24, max_position_embeddings=64,
        vocab_size=tokenizer.get_vocab_size(), is_decoder=True, add_cross_attention=True, is_encoder_decoder=False, encoder_layers=0,
    )
    ids = {"decoder_start_token_id": 0, "eos_token_id": 2, "bos_token_id": 0, "pad_token_id": 1}
    processor = {
        "image_processor_type": "DonutImageProcessor", "size": {"height": 64, "width": 64}, "do_resize": True,
        "do_thumbnail": False, "do_pad": False, "do_align_long_axis": False, **HALVES,
    }
    writer, made = build(
        folder, encoder, decoder, tokenizer, "XLMRobertaTokenizer", BART_TOKENS, ids, {"max_length": 40, "forced_eos_token_id": 2}, "decoder.", 64, processor,
    )
    cases = []
    for at, question in enumerate(["what is the name", "When was this?", "how many"]):
        image, pixels = picture(folder, f"page-{at}.png", 64, at)
        prompt = f"<s_docvqa><s_question>{question}</s_question><s_answer>"
        start = made(prompt, add_special_tokens=False, return_tensors="pt").input_ids
        with torch.no_grad():
            row = writer.generate(pixel_values=pixels, decoder_input_ids=start)[0]
        text = made.decode(row, skip_special_tokens=False)
        answer = re.search(r"<s_answer>(.*?)(</s_answer>|$)", text, re.S).group(1)
        cases.append(Case(question, {"image": image, "question": question}, [{"answer": re.sub(r"<[^>]*>", "", answer).strip()}]))
    return Reference("document-question-answering", cases, packages=("torch", "transformers", "tokenizers", "pillow"))
