const UNTYPED_MEDIA = 'Theirs take anything where a file is; ours know what a file can be.'
const LOOSE_CHAT = 'Theirs take any role and any kind of tool; ours are one type for each role.'
const MEDIA = 'Ours can also hold bytes, base64 or a URL where theirs hold a Blob only.'
const LEFT_OUT = 'Real servers leave fields out or write null where theirs promise a value.'
const PAIRS = 'Theirs are arrays of any length where ours are pairs.'
const WRONG_KEY = 'Theirs require a key that no server writes, such as tokenStr.'

/** What a program that wrote values of their types has to change, by the name of the type. */
export const UNFIT_FOR_OURS: Readonly<Record<string, string>> = {
  ChatCompletionInput: LOOSE_CHAT,
  ChatCompletionInputMessage: LOOSE_CHAT,
  DepthEstimationInput: UNTYPED_MEDIA,
  DocumentQuestionAnsweringInput: UNTYPED_MEDIA,
  DocumentQuestionAnsweringInputData: UNTYPED_MEDIA,
  DocumentQuestionAnsweringParameters:
    'Theirs have words and boxes in one row; the pipeline takes pairs of both.',
  TextGenerationInput: 'See TextGenerationInputGenerateParameters.',
  TextGenerationInputGenerateParameters:
    'The value of a grammar is anything in theirs; in ours it follows from the type.',
  TextToVideoInput: 'See TextToVideoParameters.',
  TextToVideoParameters: 'negative_prompt is an array in theirs, and one text in all their others.',
  VideoClassificationInput: UNTYPED_MEDIA,
  VisualQuestionAnsweringInput: UNTYPED_MEDIA,
  VisualQuestionAnsweringInputData: UNTYPED_MEDIA,
  WordBox: 'Theirs is a word or a box; ours is a pair of both.',
}

/** What a program that read values of their types has to change, by the name of the type. */
export const UNFIT_FOR_THEIRS: Readonly<Record<string, string>> = {
  AutomaticSpeechRecognitionOutput: LEFT_OUT,
  AutomaticSpeechRecognitionOutputChunk: LEFT_OUT,
  ChatCompletionOutput: LEFT_OUT,
  ChatCompletionOutputComplete: LEFT_OUT,
  ChatCompletionOutputMessage: LEFT_OUT,
  ChatCompletionStreamOutput: LEFT_OUT,
  ChatCompletionStreamOutputChoice: LEFT_OUT,
  ChatCompletionStreamOutputDelta: LEFT_OUT,
  DocumentQuestionAnsweringOutput: LEFT_OUT,
  DocumentQuestionAnsweringOutputElement: LEFT_OUT,
  FeatureExtractionOutput: 'One vector, or one for each token.',
  FillMaskOutput: WRONG_KEY,
  FillMaskOutputElement: WRONG_KEY,
  ImageSegmentationOutput: MEDIA,
  ImageSegmentationOutputElement: MEDIA,
  ImageToTextOutput: WRONG_KEY,
  QuestionAnsweringOutput: LEFT_OUT,
  QuestionAnsweringOutputElement: LEFT_OUT,
  TableQuestionAnsweringOutput: PAIRS,
  TableQuestionAnsweringOutputElement: PAIRS,
  TextGenerationOutput: LEFT_OUT,
  TextGenerationOutputBestOfSequence: LEFT_OUT,
  TextGenerationOutputDetails: LEFT_OUT,
  TextGenerationOutputPrefillToken: LEFT_OUT,
  TextGenerationOutputToken: LEFT_OUT,
  TextGenerationStreamOutput: LEFT_OUT,
  TextGenerationStreamOutputStreamDetails: LEFT_OUT,
  TextToAudioOutput: MEDIA,
  TextToSpeechOutput: MEDIA,
  TokenClassificationOutput: LEFT_OUT,
  TokenClassificationOutputElement: LEFT_OUT,
  VisualQuestionAnsweringOutput: LEFT_OUT,
  VisualQuestionAnsweringOutputElement: LEFT_OUT,
}

const AMONG_OTHERS = 'Its keys lie among the others; parameters take any key besides, as theirs do.'
const NO_ANSWER = 'It names the call that a tool’s message answers; a model’s message answers none.'

/** Keys of their types that ours do not name, as `Type.key`, each with the reason. */
export const UNNAMED_KEYS: Readonly<Record<string, string>> = {
  'AutomaticSpeechRecognitionParameters.generation_parameters': AMONG_OTHERS,
  'ChatCompletionInput.tool_prompt':
    'One server of theirs reads it. Parameters take any key besides.',
  'ChatCompletionOutputMessage.tool_call_id': NO_ANSWER,
  'ChatCompletionStreamOutputDelta.tool_call_id': NO_ANSWER,
  'FillMaskOutputElement.tokenStr': WRONG_KEY,
  'ImageToTextOutput.generatedText': WRONG_KEY,
  'ImageToTextParameters.generation_parameters': AMONG_OTHERS,
  'SummarizationParameters.generate_parameters': AMONG_OTHERS,
  'TextToAudioParameters.generation_parameters': AMONG_OTHERS,
  'TextToSpeechParameters.generation_parameters': AMONG_OTHERS,
}
