// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type {
  TaskInput,
  TaskOutput,
  TaskParameters,
  TaskPiece,
  TaskRequest,
} from '../schemas.ts'

export type * from '../tasks/automatic-speech-recognition/huggingFace.ts'
export type * from '../tasks/chat-completion/huggingFace.ts'
export type * from '../tasks/document-question-answering/huggingFace.ts'
export type * from '../tasks/feature-extraction/huggingFace.ts'
export type * from '../tasks/fill-mask/huggingFace.ts'
export type * from '../tasks/image-segmentation/huggingFace.ts'
export type * from '../tasks/image-text-to-image/huggingFace.ts'
export type * from '../tasks/image-text-to-video/huggingFace.ts'
export type * from '../tasks/summarization/huggingFace.ts'
export type * from '../tasks/table-question-answering/huggingFace.ts'
export type * from '../tasks/text-generation/huggingFace.ts'
export type * from '../tasks/token-classification/huggingFace.ts'

/** One call of text-classification. */
export type TextClassificationInput = TaskRequest<'text-classification', TaskInput<'text-classification'>>

/** The parameters of text-classification. */
export type TextClassificationParameters = TaskParameters<'text-classification'>

/** The answer to one input of text-classification. */
export type TextClassificationOutput = TaskOutput<'text-classification'>

/** An item of the answer of text-classification. */
export type TextClassificationOutputElement = TaskOutput<'text-classification'>[number]

/** One call of token-classification. */
export type TokenClassificationInput = TaskRequest<'token-classification', TaskInput<'token-classification'>>

/** The parameters of token-classification. */
export type TokenClassificationParameters = TaskParameters<'token-classification'>

/** The answer to one input of token-classification. */
export type TokenClassificationOutput = TaskOutput<'token-classification'>

/** An item of the answer of token-classification. */
export type TokenClassificationOutputElement = TaskOutput<'token-classification'>[number]

/** One call of table-question-answering. */
export type TableQuestionAnsweringInput = TaskRequest<'table-question-answering', TaskInput<'table-question-answering'>>

/** The inputs of a call of table-question-answering. */
export type TableQuestionAnsweringInputData = TaskInput<'table-question-answering'>

/** The parameters of table-question-answering. */
export type TableQuestionAnsweringParameters = TaskParameters<'table-question-answering'>

/** The answer to one input of table-question-answering. */
export type TableQuestionAnsweringOutput = TaskOutput<'table-question-answering'>

/** An item of the answer of table-question-answering. */
export type TableQuestionAnsweringOutputElement = TaskOutput<'table-question-answering'>[number]

/** One call of question-answering. */
export type QuestionAnsweringInput = TaskRequest<'question-answering', TaskInput<'question-answering'>>

/** The inputs of a call of question-answering. */
export type QuestionAnsweringInputData = TaskInput<'question-answering'>

/** The parameters of question-answering. */
export type QuestionAnsweringParameters = TaskParameters<'question-answering'>

/** The answer to one input of question-answering. */
export type QuestionAnsweringOutput = TaskOutput<'question-answering'>

/** An item of the answer of question-answering. */
export type QuestionAnsweringOutputElement = TaskOutput<'question-answering'>[number]

/** One call of zero-shot-classification. */
export type ZeroShotClassificationInput = TaskRequest<'zero-shot-classification', TaskInput<'zero-shot-classification'>>

/** The parameters of zero-shot-classification. */
export type ZeroShotClassificationParameters = TaskParameters<'zero-shot-classification'>

/** The answer to one input of zero-shot-classification. */
export type ZeroShotClassificationOutput = TaskOutput<'zero-shot-classification'>

/** An item of the answer of zero-shot-classification. */
export type ZeroShotClassificationOutputElement = TaskOutput<'zero-shot-classification'>[number]

/** One call of translation. */
export type TranslationInput = TaskRequest<'translation', TaskInput<'translation'>>

/** The parameters of translation. */
export type TranslationParameters = TaskParameters<'translation'>

/** The answer to one input of translation. */
export type TranslationOutput = TaskOutput<'translation'>

/** One call of summarization. */
export type SummarizationInput = TaskRequest<'summarization', TaskInput<'summarization'>>

/** The parameters of summarization. */
export type SummarizationParameters = TaskParameters<'summarization'>

/** The answer to one input of summarization. */
export type SummarizationOutput = TaskOutput<'summarization'>

/** The parameters of feature-extraction. */
export type FeatureExtractionParameters = TaskParameters<'feature-extraction'>

/** The answer to one input of feature-extraction. */
export type FeatureExtractionOutput = TaskOutput<'feature-extraction'>

/** The parameters of text-generation. */
export type TextGenerationParameters = TaskParameters<'text-generation'>

/** A piece of the answer of text-generation. */
export type TextGenerationStreamOutput = TaskPiece<'text-generation'>

/** One call of fill-mask. */
export type FillMaskInput = TaskRequest<'fill-mask', TaskInput<'fill-mask'>>

/** The parameters of fill-mask. */
export type FillMaskParameters = TaskParameters<'fill-mask'>

/** One call of sentence-similarity. */
export type SentenceSimilarityInput = TaskRequest<'sentence-similarity', TaskInput<'sentence-similarity'>>

/** The inputs of a call of sentence-similarity. */
export type SentenceSimilarityInputData = TaskInput<'sentence-similarity'>

/** The parameters of sentence-similarity. */
export type SentenceSimilarityParameters = TaskParameters<'sentence-similarity'>

/** The answer to one input of sentence-similarity. */
export type SentenceSimilarityOutput = TaskOutput<'sentence-similarity'>

/** An item of the answer of sentence-similarity. */
export type SentenceSimilarityOutputElement = TaskOutput<'sentence-similarity'>[number]

/** One call of text-to-speech. */
export type TextToSpeechInput = TaskRequest<'text-to-speech', TaskInput<'text-to-speech'>>

/** The parameters of text-to-speech. */
export type TextToSpeechParameters = TaskParameters<'text-to-speech'>

/** The answer to one input of text-to-speech. */
export type TextToSpeechOutput = TaskOutput<'text-to-speech'>

/** One call of text-to-audio. */
export type TextToAudioInput = TaskRequest<'text-to-audio', TaskInput<'text-to-audio'>>

/** The parameters of text-to-audio. */
export type TextToAudioParameters = TaskParameters<'text-to-audio'>

/** The answer to one input of text-to-audio. */
export type TextToAudioOutput = TaskOutput<'text-to-audio'>

/** One call of automatic-speech-recognition. */
export type AutomaticSpeechRecognitionInput = TaskRequest<'automatic-speech-recognition', TaskInput<'automatic-speech-recognition'>>

/** The parameters of automatic-speech-recognition. */
export type AutomaticSpeechRecognitionParameters = TaskParameters<'automatic-speech-recognition'>

/** The answer to one input of automatic-speech-recognition. */
export type AutomaticSpeechRecognitionOutput = TaskOutput<'automatic-speech-recognition'>

/** One call of audio-to-audio. */
export type AudioToAudioInput = TaskRequest<'audio-to-audio', TaskInput<'audio-to-audio'>>

/** The parameters of audio-to-audio. */
export type AudioToAudioParameters = TaskParameters<'audio-to-audio'>

/** The answer to one input of audio-to-audio. */
export type AudioToAudioOutput = TaskOutput<'audio-to-audio'>

/** An item of the answer of audio-to-audio. */
export type AudioToAudioOutputElement = TaskOutput<'audio-to-audio'>[number]

/** One call of audio-classification. */
export type AudioClassificationInput = TaskRequest<'audio-classification', TaskInput<'audio-classification'>>

/** The parameters of audio-classification. */
export type AudioClassificationParameters = TaskParameters<'audio-classification'>

/** The answer to one input of audio-classification. */
export type AudioClassificationOutput = TaskOutput<'audio-classification'>

/** An item of the answer of audio-classification. */
export type AudioClassificationOutputElement = TaskOutput<'audio-classification'>[number]

/** One call of audio-text-to-text. */
export type AudioTextToTextInput = TaskRequest<'audio-text-to-text', TaskInput<'audio-text-to-text'>>

/** The inputs of a call of audio-text-to-text. */
export type AudioTextToTextInputData = TaskInput<'audio-text-to-text'>

/** The parameters of audio-text-to-text. */
export type AudioTextToTextParameters = TaskParameters<'audio-text-to-text'>

/** The answer to one input of audio-text-to-text. */
export type AudioTextToTextOutput = TaskOutput<'audio-text-to-text'>

/** An item of the answer of audio-text-to-text. */
export type AudioTextToTextOutputElement = TaskOutput<'audio-text-to-text'>[number]

/** One call of voice-activity-detection. */
export type VoiceActivityDetectionInput = TaskRequest<'voice-activity-detection', TaskInput<'voice-activity-detection'>>

/** The parameters of voice-activity-detection. */
export type VoiceActivityDetectionParameters = TaskParameters<'voice-activity-detection'>

/** The answer to one input of voice-activity-detection. */
export type VoiceActivityDetectionOutput = TaskOutput<'voice-activity-detection'>

/** An item of the answer of voice-activity-detection. */
export type VoiceActivityDetectionOutputElement = TaskOutput<'voice-activity-detection'>[number]

/** One call of depth-estimation. */
export type DepthEstimationInput = TaskRequest<'depth-estimation', TaskInput<'depth-estimation'>>

/** The parameters of depth-estimation. */
export type DepthEstimationParameters = TaskParameters<'depth-estimation'>

/** The answer to one input of depth-estimation. */
export type DepthEstimationOutput = TaskOutput<'depth-estimation'>

/** One call of image-classification. */
export type ImageClassificationInput = TaskRequest<'image-classification', TaskInput<'image-classification'>>

/** The parameters of image-classification. */
export type ImageClassificationParameters = TaskParameters<'image-classification'>

/** The answer to one input of image-classification. */
export type ImageClassificationOutput = TaskOutput<'image-classification'>

/** An item of the answer of image-classification. */
export type ImageClassificationOutputElement = TaskOutput<'image-classification'>[number]

/** One call of object-detection. */
export type ObjectDetectionInput = TaskRequest<'object-detection', TaskInput<'object-detection'>>

/** The parameters of object-detection. */
export type ObjectDetectionParameters = TaskParameters<'object-detection'>

/** The answer to one input of object-detection. */
export type ObjectDetectionOutput = TaskOutput<'object-detection'>

/** An item of the answer of object-detection. */
export type ObjectDetectionOutputElement = TaskOutput<'object-detection'>[number]

/** One call of image-segmentation. */
export type ImageSegmentationInput = TaskRequest<'image-segmentation', TaskInput<'image-segmentation'>>

/** The parameters of image-segmentation. */
export type ImageSegmentationParameters = TaskParameters<'image-segmentation'>

/** The answer to one input of image-segmentation. */
export type ImageSegmentationOutput = TaskOutput<'image-segmentation'>

/** An item of the answer of image-segmentation. */
export type ImageSegmentationOutputElement = TaskOutput<'image-segmentation'>[number]

/** One call of text-to-image. */
export type TextToImageInput = TaskRequest<'text-to-image', TaskInput<'text-to-image'>>

/** The parameters of text-to-image. */
export type TextToImageParameters = TaskParameters<'text-to-image'>

/** The answer to one input of text-to-image. */
export type TextToImageOutput = TaskOutput<'text-to-image'>

/** One call of image-to-text. */
export type ImageToTextInput = TaskRequest<'image-to-text', TaskInput<'image-to-text'>>

/** The parameters of image-to-text. */
export type ImageToTextParameters = TaskParameters<'image-to-text'>

/** The answer to one input of image-to-text. */
export type ImageToTextOutput = TaskOutput<'image-to-text'>

/** One call of image-to-image. */
export type ImageToImageInput = TaskRequest<'image-to-image', TaskInput<'image-to-image'>>

/** The parameters of image-to-image. */
export type ImageToImageParameters = TaskParameters<'image-to-image'>

/** The answer to one input of image-to-image. */
export type ImageToImageOutput = TaskOutput<'image-to-image'>

/** One call of image-to-video. */
export type ImageToVideoInput = TaskRequest<'image-to-video', TaskInput<'image-to-video'>>

/** The parameters of image-to-video. */
export type ImageToVideoParameters = TaskParameters<'image-to-video'>

/** The answer to one input of image-to-video. */
export type ImageToVideoOutput = TaskOutput<'image-to-video'>

/** One call of unconditional-image-generation. */
export type UnconditionalImageGenerationInput = TaskRequest<'unconditional-image-generation', TaskInput<'unconditional-image-generation'>>

/** The parameters of unconditional-image-generation. */
export type UnconditionalImageGenerationParameters = TaskParameters<'unconditional-image-generation'>

/** The answer to one input of unconditional-image-generation. */
export type UnconditionalImageGenerationOutput = TaskOutput<'unconditional-image-generation'>

/** One call of video-classification. */
export type VideoClassificationInput = TaskRequest<'video-classification', TaskInput<'video-classification'>>

/** The parameters of video-classification. */
export type VideoClassificationParameters = TaskParameters<'video-classification'>

/** The answer to one input of video-classification. */
export type VideoClassificationOutput = TaskOutput<'video-classification'>

/** An item of the answer of video-classification. */
export type VideoClassificationOutputElement = TaskOutput<'video-classification'>[number]

/** One call of reinforcement-learning. */
export type ReinforcementLearningInput = TaskRequest<'reinforcement-learning', TaskInput<'reinforcement-learning'>>

/** The inputs of a call of reinforcement-learning. */
export type ReinforcementLearningInputData = TaskInput<'reinforcement-learning'>

/** The parameters of reinforcement-learning. */
export type ReinforcementLearningParameters = TaskParameters<'reinforcement-learning'>

/** The answer to one input of reinforcement-learning. */
export type ReinforcementLearningOutput = TaskOutput<'reinforcement-learning'>

/** One call of robotics. */
export type RoboticsInput = TaskRequest<'robotics', TaskInput<'robotics'>>

/** The inputs of a call of robotics. */
export type RoboticsInputData = TaskInput<'robotics'>

/** The parameters of robotics. */
export type RoboticsParameters = TaskParameters<'robotics'>

/** The answer to one input of robotics. */
export type RoboticsOutput = TaskOutput<'robotics'>

/** One call of tabular-classification. */
export type TabularClassificationInput = TaskRequest<'tabular-classification', TaskInput<'tabular-classification'>>

/** The inputs of a call of tabular-classification. */
export type TabularClassificationInputData = TaskInput<'tabular-classification'>

/** The parameters of tabular-classification. */
export type TabularClassificationParameters = TaskParameters<'tabular-classification'>

/** The answer to one input of tabular-classification. */
export type TabularClassificationOutput = TaskOutput<'tabular-classification'>

/** An item of the answer of tabular-classification. */
export type TabularClassificationOutputElement = TaskOutput<'tabular-classification'>[number]

/** One call of tabular-regression. */
export type TabularRegressionInput = TaskRequest<'tabular-regression', TaskInput<'tabular-regression'>>

/** The inputs of a call of tabular-regression. */
export type TabularRegressionInputData = TaskInput<'tabular-regression'>

/** The parameters of tabular-regression. */
export type TabularRegressionParameters = TaskParameters<'tabular-regression'>

/** The answer to one input of tabular-regression. */
export type TabularRegressionOutput = TaskOutput<'tabular-regression'>

/** An item of the answer of tabular-regression. */
export type TabularRegressionOutputElement = TaskOutput<'tabular-regression'>[number]

/** One call of tabular-to-text. */
export type TabularToTextInput = TaskRequest<'tabular-to-text', TaskInput<'tabular-to-text'>>

/** The inputs of a call of tabular-to-text. */
export type TabularToTextInputData = TaskInput<'tabular-to-text'>

/** The parameters of tabular-to-text. */
export type TabularToTextParameters = TaskParameters<'tabular-to-text'>

/** The answer to one input of tabular-to-text. */
export type TabularToTextOutput = TaskOutput<'tabular-to-text'>

/** One call of table-to-text. */
export type TableToTextInput = TaskRequest<'table-to-text', TaskInput<'table-to-text'>>

/** The inputs of a call of table-to-text. */
export type TableToTextInputData = TaskInput<'table-to-text'>

/** The parameters of table-to-text. */
export type TableToTextParameters = TaskParameters<'table-to-text'>

/** The answer to one input of table-to-text. */
export type TableToTextOutput = TaskOutput<'table-to-text'>

/** One call of multiple-choice. */
export type MultipleChoiceInput = TaskRequest<'multiple-choice', TaskInput<'multiple-choice'>>

/** The inputs of a call of multiple-choice. */
export type MultipleChoiceInputData = TaskInput<'multiple-choice'>

/** The parameters of multiple-choice. */
export type MultipleChoiceParameters = TaskParameters<'multiple-choice'>

/** The answer to one input of multiple-choice. */
export type MultipleChoiceOutput = TaskOutput<'multiple-choice'>

/** An item of the answer of multiple-choice. */
export type MultipleChoiceOutputElement = TaskOutput<'multiple-choice'>[number]

/** One call of text-ranking. */
export type TextRankingInput = TaskRequest<'text-ranking', TaskInput<'text-ranking'>>

/** The inputs of a call of text-ranking. */
export type TextRankingInputData = TaskInput<'text-ranking'>

/** The parameters of text-ranking. */
export type TextRankingParameters = TaskParameters<'text-ranking'>

/** The answer to one input of text-ranking. */
export type TextRankingOutput = TaskOutput<'text-ranking'>

/** An item of the answer of text-ranking. */
export type TextRankingOutputElement = TaskOutput<'text-ranking'>[number]

/** One call of text-retrieval. */
export type TextRetrievalInput = TaskRequest<'text-retrieval', TaskInput<'text-retrieval'>>

/** The inputs of a call of text-retrieval. */
export type TextRetrievalInputData = TaskInput<'text-retrieval'>

/** The parameters of text-retrieval. */
export type TextRetrievalParameters = TaskParameters<'text-retrieval'>

/** The answer to one input of text-retrieval. */
export type TextRetrievalOutput = TaskOutput<'text-retrieval'>

/** An item of the answer of text-retrieval. */
export type TextRetrievalOutputElement = TaskOutput<'text-retrieval'>[number]

/** One call of time-series-forecasting. */
export type TimeSeriesForecastingInput = TaskRequest<'time-series-forecasting', TaskInput<'time-series-forecasting'>>

/** The inputs of a call of time-series-forecasting. */
export type TimeSeriesForecastingInputData = TaskInput<'time-series-forecasting'>

/** The parameters of time-series-forecasting. */
export type TimeSeriesForecastingParameters = TaskParameters<'time-series-forecasting'>

/** The answer to one input of time-series-forecasting. */
export type TimeSeriesForecastingOutput = TaskOutput<'time-series-forecasting'>

/** One call of text-to-video. */
export type TextToVideoInput = TaskRequest<'text-to-video', TaskInput<'text-to-video'>>

/** The parameters of text-to-video. */
export type TextToVideoParameters = TaskParameters<'text-to-video'>

/** The answer to one input of text-to-video. */
export type TextToVideoOutput = TaskOutput<'text-to-video'>

/** One call of image-text-to-text. */
export type ImageTextToTextInput = TaskRequest<'image-text-to-text', TaskInput<'image-text-to-text'>>

/** The inputs of a call of image-text-to-text. */
export type ImageTextToTextInputData = TaskInput<'image-text-to-text'>

/** The parameters of image-text-to-text. */
export type ImageTextToTextParameters = TaskParameters<'image-text-to-text'>

/** The answer to one input of image-text-to-text. */
export type ImageTextToTextOutput = TaskOutput<'image-text-to-text'>

/** An item of the answer of image-text-to-text. */
export type ImageTextToTextOutputElement = TaskOutput<'image-text-to-text'>[number]

/** The answer to one input of image-text-to-image. */
export type ImageTextToImageOutput = TaskOutput<'image-text-to-image'>

/** The answer to one input of image-text-to-video. */
export type ImageTextToVideoOutput = TaskOutput<'image-text-to-video'>

/** One call of visual-question-answering. */
export type VisualQuestionAnsweringInput = TaskRequest<'visual-question-answering', TaskInput<'visual-question-answering'>>

/** The inputs of a call of visual-question-answering. */
export type VisualQuestionAnsweringInputData = TaskInput<'visual-question-answering'>

/** The parameters of visual-question-answering. */
export type VisualQuestionAnsweringParameters = TaskParameters<'visual-question-answering'>

/** The answer to one input of visual-question-answering. */
export type VisualQuestionAnsweringOutput = TaskOutput<'visual-question-answering'>

/** An item of the answer of visual-question-answering. */
export type VisualQuestionAnsweringOutputElement = TaskOutput<'visual-question-answering'>[number]

/** One call of document-question-answering. */
export type DocumentQuestionAnsweringInput = TaskRequest<'document-question-answering', TaskInput<'document-question-answering'>>

/** The inputs of a call of document-question-answering. */
export type DocumentQuestionAnsweringInputData = TaskInput<'document-question-answering'>

/** The parameters of document-question-answering. */
export type DocumentQuestionAnsweringParameters = TaskParameters<'document-question-answering'>

/** The answer to one input of document-question-answering. */
export type DocumentQuestionAnsweringOutput = TaskOutput<'document-question-answering'>

/** An item of the answer of document-question-answering. */
export type DocumentQuestionAnsweringOutputElement = TaskOutput<'document-question-answering'>[number]

/** One call of zero-shot-image-classification. */
export type ZeroShotImageClassificationInput = TaskRequest<'zero-shot-image-classification', TaskInput<'zero-shot-image-classification'>>

/** The parameters of zero-shot-image-classification. */
export type ZeroShotImageClassificationParameters = TaskParameters<'zero-shot-image-classification'>

/** The answer to one input of zero-shot-image-classification. */
export type ZeroShotImageClassificationOutput = TaskOutput<'zero-shot-image-classification'>

/** An item of the answer of zero-shot-image-classification. */
export type ZeroShotImageClassificationOutputElement = TaskOutput<'zero-shot-image-classification'>[number]

/** One call of graph-ml. */
export type GraphMlInput = TaskRequest<'graph-ml', TaskInput<'graph-ml'>>

/** The inputs of a call of graph-ml. */
export type GraphMlInputData = TaskInput<'graph-ml'>

/** The parameters of graph-ml. */
export type GraphMlParameters = TaskParameters<'graph-ml'>

/** The answer to one input of graph-ml. */
export type GraphMlOutput = TaskOutput<'graph-ml'>

/** One call of mask-generation. */
export type MaskGenerationInput = TaskRequest<'mask-generation', TaskInput<'mask-generation'>>

/** The parameters of mask-generation. */
export type MaskGenerationParameters = TaskParameters<'mask-generation'>

/** The answer to one input of mask-generation. */
export type MaskGenerationOutput = TaskOutput<'mask-generation'>

/** An item of the answer of mask-generation. */
export type MaskGenerationOutputElement = TaskOutput<'mask-generation'>[number]

/** One call of zero-shot-object-detection. */
export type ZeroShotObjectDetectionInput = TaskRequest<'zero-shot-object-detection', TaskInput<'zero-shot-object-detection'>>

/** The parameters of zero-shot-object-detection. */
export type ZeroShotObjectDetectionParameters = TaskParameters<'zero-shot-object-detection'>

/** The answer to one input of zero-shot-object-detection. */
export type ZeroShotObjectDetectionOutput = TaskOutput<'zero-shot-object-detection'>

/** An item of the answer of zero-shot-object-detection. */
export type ZeroShotObjectDetectionOutputElement = TaskOutput<'zero-shot-object-detection'>[number]

/** One call of text-to-3d. */
export type TextTo3DInput = TaskRequest<'text-to-3d', TaskInput<'text-to-3d'>>

/** The parameters of text-to-3d. */
export type TextTo3DParameters = TaskParameters<'text-to-3d'>

/** The answer to one input of text-to-3d. */
export type TextTo3DOutput = TaskOutput<'text-to-3d'>

/** One call of image-to-3d. */
export type ImageTo3DInput = TaskRequest<'image-to-3d', TaskInput<'image-to-3d'>>

/** The parameters of image-to-3d. */
export type ImageTo3DParameters = TaskParameters<'image-to-3d'>

/** The answer to one input of image-to-3d. */
export type ImageTo3DOutput = TaskOutput<'image-to-3d'>

/** One call of image-feature-extraction. */
export type ImageFeatureExtractionInput = TaskRequest<'image-feature-extraction', TaskInput<'image-feature-extraction'>>

/** The parameters of image-feature-extraction. */
export type ImageFeatureExtractionParameters = TaskParameters<'image-feature-extraction'>

/** The answer to one input of image-feature-extraction. */
export type ImageFeatureExtractionOutput = TaskOutput<'image-feature-extraction'>

/** One call of video-text-to-text. */
export type VideoTextToTextInput = TaskRequest<'video-text-to-text', TaskInput<'video-text-to-text'>>

/** The inputs of a call of video-text-to-text. */
export type VideoTextToTextInputData = TaskInput<'video-text-to-text'>

/** The parameters of video-text-to-text. */
export type VideoTextToTextParameters = TaskParameters<'video-text-to-text'>

/** The answer to one input of video-text-to-text. */
export type VideoTextToTextOutput = TaskOutput<'video-text-to-text'>

/** An item of the answer of video-text-to-text. */
export type VideoTextToTextOutputElement = TaskOutput<'video-text-to-text'>[number]

/** One call of keypoint-detection. */
export type KeypointDetectionInput = TaskRequest<'keypoint-detection', TaskInput<'keypoint-detection'>>

/** The parameters of keypoint-detection. */
export type KeypointDetectionParameters = TaskParameters<'keypoint-detection'>

/** The answer to one input of keypoint-detection. */
export type KeypointDetectionOutput = TaskOutput<'keypoint-detection'>

/** An item of the answer of keypoint-detection. */
export type KeypointDetectionOutputElement = TaskOutput<'keypoint-detection'>[number]

/** One call of visual-document-retrieval. */
export type VisualDocumentRetrievalInput = TaskRequest<'visual-document-retrieval', TaskInput<'visual-document-retrieval'>>

/** The inputs of a call of visual-document-retrieval. */
export type VisualDocumentRetrievalInputData = TaskInput<'visual-document-retrieval'>

/** The parameters of visual-document-retrieval. */
export type VisualDocumentRetrievalParameters = TaskParameters<'visual-document-retrieval'>

/** The answer to one input of visual-document-retrieval. */
export type VisualDocumentRetrievalOutput = TaskOutput<'visual-document-retrieval'>

/** An item of the answer of visual-document-retrieval. */
export type VisualDocumentRetrievalOutputElement = TaskOutput<'visual-document-retrieval'>[number]

/** One call of any-to-any. */
export type AnyToAnyInput = TaskRequest<'any-to-any', TaskInput<'any-to-any'>>

/** The inputs of a call of any-to-any. */
export type AnyToAnyInputData = TaskInput<'any-to-any'>

/** The parameters of any-to-any. */
export type AnyToAnyParameters = TaskParameters<'any-to-any'>

/** The answer to one input of any-to-any. */
export type AnyToAnyOutput = TaskOutput<'any-to-any'>

/** An item of the answer of any-to-any. */
export type AnyToAnyOutputElement = TaskOutput<'any-to-any'>[number]

/** One call of video-to-video. */
export type VideoToVideoInput = TaskRequest<'video-to-video', TaskInput<'video-to-video'>>

/** The parameters of video-to-video. */
export type VideoToVideoParameters = TaskParameters<'video-to-video'>

/** The answer to one input of video-to-video. */
export type VideoToVideoOutput = TaskOutput<'video-to-video'>

/** The parameters of chat-completion. */
export type ChatCompletionParameters = TaskParameters<'chat-completion'>

/** The answer to one input of chat-completion. */
export type ChatCompletionOutput = TaskOutput<'chat-completion'>

/** A piece of the answer of chat-completion. */
export type ChatCompletionStreamOutput = TaskPiece<'chat-completion'>

/** One call of text2text-generation. */
export type Text2TextGenerationInput = TaskRequest<'text2text-generation', TaskInput<'text2text-generation'>>

/** The parameters of text2text-generation. */
export type Text2TextGenerationParameters = TaskParameters<'text2text-generation'>

/** The answer to one input of text2text-generation. */
export type Text2TextGenerationOutput = TaskOutput<'text2text-generation'>

/** An item of the answer of text2text-generation. */
export type Text2TextGenerationOutputElement = TaskOutput<'text2text-generation'>[number]

/** A piece of the answer of text2text-generation. */
export type Text2TextGenerationStreamOutput = TaskPiece<'text2text-generation'>

/** One call of zero-shot-audio-classification. */
export type ZeroShotAudioClassificationInput = TaskRequest<'zero-shot-audio-classification', TaskInput<'zero-shot-audio-classification'>>

/** The parameters of zero-shot-audio-classification. */
export type ZeroShotAudioClassificationParameters = TaskParameters<'zero-shot-audio-classification'>

/** The answer to one input of zero-shot-audio-classification. */
export type ZeroShotAudioClassificationOutput = TaskOutput<'zero-shot-audio-classification'>

/** An item of the answer of zero-shot-audio-classification. */
export type ZeroShotAudioClassificationOutputElement = TaskOutput<'zero-shot-audio-classification'>[number]

/** One call of background-removal. */
export type BackgroundRemovalInput = TaskRequest<'background-removal', TaskInput<'background-removal'>>

/** The parameters of background-removal. */
export type BackgroundRemovalParameters = TaskParameters<'background-removal'>

/** The answer to one input of background-removal. */
export type BackgroundRemovalOutput = TaskOutput<'background-removal'>
