"""A translation model as `optimum-cli export onnx` leaves it: weights beside config.json, and with
--no-post-process a decoder in two graphs.

Needs optimum-onnx, which fixes an older transformers: run it in an environment of its own.

    pip install "optimum-onnx[onnxruntime]==0.1.0" "transformers==4.57.6"
    python parity/python/optimum/_marian_two_decoders.py parity/models/optimum-marian-two-decoders
"""

import json
import os
import shutil
import sys
import tempfile

import torch
import transformers
from optimum.exporters.onnx import main_export
from tokenizers import Tokenizer, models, pre_tokenizers, processors

torch.set_num_threads(1)
torch.manual_seed(1)
target = sys.argv[1]

words = "<pad> </s> <unk> one two three four five six seven eight nine ten the a cat dog sat on mat ran to house".split()
tokenizer = Tokenizer(models.WordLevel({word: index for index, word in enumerate(words)}, unk_token="<unk>"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", special_tokens=[("</s>", 1)])
tokenizer = transformers.PreTrainedTokenizerFast(
    tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>", eos_token="</s>", model_max_length=32
)
config = transformers.MarianConfig(
    vocab_size=len(words), d_model=8, encoder_layers=1, decoder_layers=1,
    encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=8, decoder_ffn_dim=8,
    max_position_embeddings=32, pad_token_id=0, eos_token_id=1, decoder_start_token_id=0, init_std=1.0,
)
model = transformers.MarianMTModel(config).eval()
model.generation_config.update(bad_words_ids=[[0]], num_beams=1, max_length=32)

with tempfile.TemporaryDirectory() as source:
    model.save_pretrained(source)
    tokenizer.save_pretrained(source)
    shutil.rmtree(target, ignore_errors=True)
    main_export(source, target, task="text2text-generation-with-past", device="cpu", do_validation=False, no_post_process=True)

cases = []
for text in ["the cat sat on the mat", "two dog ran to a house", "one"]:
    written = model.generate(**tokenizer(text, return_tensors="pt", return_token_type_ids=False), do_sample=False, max_new_tokens=12)
    output = {"translation_text": tokenizer.decode(written[0], skip_special_tokens=True)}
    cases.append({"name": text, "request": {"inputs": text, "parameters": {"max_new_tokens": 12}}, "output": output})
reference = {"task": "translation", "versions": {"transformers": transformers.__version__, "torch": torch.__version__.split("+")[0]}, "cases": cases}
with open(os.path.join(target, "reference.json"), "w") as file:
    json.dump(reference, file, indent=2)
    file.write("\n")
print(json.dumps(cases))
