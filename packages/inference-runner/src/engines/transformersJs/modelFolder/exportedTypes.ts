/**
 * The types of models that optimum exports to ONNX: the names that `register_tasks_manager_onnx` of optimum-onnx
 * 0.1.0 gets in `optimum/exporters/onnx/model_configs.py`.
 */
export const EXPORTED_TYPES: ReadonlySet<string> = new Set(
  (
    'albert arcee audio-spectrogram-transformer bart beit bert big_bird bigbird_pegasus blenderbot ' +
    'blenderbot-small bloom camembert chinese_clip clip clip_vision_model codegen cohere colpali ' +
    'convbert convnext convnextv2 cvt d_fine data2vec-audio data2vec-text data2vec-vision deberta ' +
    'deberta-v2 decision_transformer deepseek_v3 deit detr dinov2 distilbert donut-swin dpt ' +
    'efficientnet electra encoder-decoder esm falcon flaubert gemma gemma2 gemma3 ' +
    'gemma3_text glm glpn gpt2 gpt_bigcode gpt_neo gpt_neox gpt_oss gptj ' +
    'granite groupvit helium hiera hubert ibert imagegpt internlm2 layoutlm ' +
    'layoutlmv3 levit lilt llama longformer longt5 m2m_100 marian markuplm ' +
    'maskformer mbart mctct megatron-bert mgp-str mistral mobilebert mobilenet_v1 mobilenet_v2 ' +
    'mobilevit modernbert moonshine mpnet mpt mt5 musicgen nemotron nystromformer ' +
    'olmo olmo2 opt owlv2 owlvit patchtsmixer patchtst pegasus perceiver ' +
    'phi phi3 pix2struct poolformer pvt qwen2 qwen3 qwen3_moe regnet ' +
    'rembert resnet roberta roformer rt_detr rt_detr_v2 sam segformer sew ' +
    'sew-d siglip siglip-text siglip-text-with-projection siglip_vision_model smollm3 speech_to_text speecht5 splinter ' +
    'squeezebert stablelm swin swin2sr swinv2 t5 table-transformer trocr unispeech ' +
    'unispeech-sat vision-encoder-decoder visual_bert vit vit_mae vit_msn vitpose vits wav2vec2 ' +
    'wav2vec2-conformer wavlm whisper xlm xlm-roberta yolos '
  )
    .trim()
    .split(' '),
)
