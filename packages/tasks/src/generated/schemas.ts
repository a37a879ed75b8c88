// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import textClassification from './compiled/text-classification.ts'
import tokenClassification from './compiled/token-classification.ts'
import tableQuestionAnswering from './compiled/table-question-answering.ts'
import questionAnswering from './compiled/question-answering.ts'
import zeroShotClassification from './compiled/zero-shot-classification.ts'
import translation from './compiled/translation.ts'
import summarization from './compiled/summarization.ts'
import featureExtraction from './compiled/feature-extraction.ts'
import textGeneration from './compiled/text-generation.ts'
import fillMask from './compiled/fill-mask.ts'
import sentenceSimilarity from './compiled/sentence-similarity.ts'
import textToSpeech from './compiled/text-to-speech.ts'
import textToAudio from './compiled/text-to-audio.ts'
import automaticSpeechRecognition from './compiled/automatic-speech-recognition.ts'
import audioToAudio from './compiled/audio-to-audio.ts'
import audioClassification from './compiled/audio-classification.ts'
import audioTextToText from './compiled/audio-text-to-text.ts'
import voiceActivityDetection from './compiled/voice-activity-detection.ts'
import depthEstimation from './compiled/depth-estimation.ts'
import imageClassification from './compiled/image-classification.ts'
import objectDetection from './compiled/object-detection.ts'
import imageSegmentation from './compiled/image-segmentation.ts'
import textToImage from './compiled/text-to-image.ts'
import imageToText from './compiled/image-to-text.ts'
import imageToImage from './compiled/image-to-image.ts'
import imageToVideo from './compiled/image-to-video.ts'
import unconditionalImageGeneration from './compiled/unconditional-image-generation.ts'
import videoClassification from './compiled/video-classification.ts'
import reinforcementLearning from './compiled/reinforcement-learning.ts'
import robotics from './compiled/robotics.ts'
import tabularClassification from './compiled/tabular-classification.ts'
import tabularRegression from './compiled/tabular-regression.ts'
import tabularToText from './compiled/tabular-to-text.ts'
import tableToText from './compiled/table-to-text.ts'
import multipleChoice from './compiled/multiple-choice.ts'
import textRanking from './compiled/text-ranking.ts'
import textRetrieval from './compiled/text-retrieval.ts'
import timeSeriesForecasting from './compiled/time-series-forecasting.ts'
import textToVideo from './compiled/text-to-video.ts'
import imageTextToText from './compiled/image-text-to-text.ts'
import imageTextToImage from './compiled/image-text-to-image.ts'
import imageTextToVideo from './compiled/image-text-to-video.ts'
import visualQuestionAnswering from './compiled/visual-question-answering.ts'
import documentQuestionAnswering from './compiled/document-question-answering.ts'
import zeroShotImageClassification from './compiled/zero-shot-image-classification.ts'
import graphMl from './compiled/graph-ml.ts'
import maskGeneration from './compiled/mask-generation.ts'
import zeroShotObjectDetection from './compiled/zero-shot-object-detection.ts'
import textTo3d from './compiled/text-to-3d.ts'
import imageTo3d from './compiled/image-to-3d.ts'
import imageFeatureExtraction from './compiled/image-feature-extraction.ts'
import videoTextToText from './compiled/video-text-to-text.ts'
import keypointDetection from './compiled/keypoint-detection.ts'
import visualDocumentRetrieval from './compiled/visual-document-retrieval.ts'
import anyToAny from './compiled/any-to-any.ts'
import videoToVideo from './compiled/video-to-video.ts'
import chatCompletion from './compiled/chat-completion.ts'
import text2textGeneration from './compiled/text2text-generation.ts'
import zeroShotAudioClassification from './compiled/zero-shot-audio-classification.ts'
import backgroundRemoval from './compiled/background-removal.ts'

/** The type of each task's schema, by id. */
export interface TaskSchemas {
  readonly 'text-classification': typeof textClassification
  readonly 'token-classification': typeof tokenClassification
  readonly 'table-question-answering': typeof tableQuestionAnswering
  readonly 'question-answering': typeof questionAnswering
  readonly 'zero-shot-classification': typeof zeroShotClassification
  readonly 'translation': typeof translation
  readonly 'summarization': typeof summarization
  readonly 'feature-extraction': typeof featureExtraction
  readonly 'text-generation': typeof textGeneration
  readonly 'fill-mask': typeof fillMask
  readonly 'sentence-similarity': typeof sentenceSimilarity
  readonly 'text-to-speech': typeof textToSpeech
  readonly 'text-to-audio': typeof textToAudio
  readonly 'automatic-speech-recognition': typeof automaticSpeechRecognition
  readonly 'audio-to-audio': typeof audioToAudio
  readonly 'audio-classification': typeof audioClassification
  readonly 'audio-text-to-text': typeof audioTextToText
  readonly 'voice-activity-detection': typeof voiceActivityDetection
  readonly 'depth-estimation': typeof depthEstimation
  readonly 'image-classification': typeof imageClassification
  readonly 'object-detection': typeof objectDetection
  readonly 'image-segmentation': typeof imageSegmentation
  readonly 'text-to-image': typeof textToImage
  readonly 'image-to-text': typeof imageToText
  readonly 'image-to-image': typeof imageToImage
  readonly 'image-to-video': typeof imageToVideo
  readonly 'unconditional-image-generation': typeof unconditionalImageGeneration
  readonly 'video-classification': typeof videoClassification
  readonly 'reinforcement-learning': typeof reinforcementLearning
  readonly 'robotics': typeof robotics
  readonly 'tabular-classification': typeof tabularClassification
  readonly 'tabular-regression': typeof tabularRegression
  readonly 'tabular-to-text': typeof tabularToText
  readonly 'table-to-text': typeof tableToText
  readonly 'multiple-choice': typeof multipleChoice
  readonly 'text-ranking': typeof textRanking
  readonly 'text-retrieval': typeof textRetrieval
  readonly 'time-series-forecasting': typeof timeSeriesForecasting
  readonly 'text-to-video': typeof textToVideo
  readonly 'image-text-to-text': typeof imageTextToText
  readonly 'image-text-to-image': typeof imageTextToImage
  readonly 'image-text-to-video': typeof imageTextToVideo
  readonly 'visual-question-answering': typeof visualQuestionAnswering
  readonly 'document-question-answering': typeof documentQuestionAnswering
  readonly 'zero-shot-image-classification': typeof zeroShotImageClassification
  readonly 'graph-ml': typeof graphMl
  readonly 'mask-generation': typeof maskGeneration
  readonly 'zero-shot-object-detection': typeof zeroShotObjectDetection
  readonly 'text-to-3d': typeof textTo3d
  readonly 'image-to-3d': typeof imageTo3d
  readonly 'image-feature-extraction': typeof imageFeatureExtraction
  readonly 'video-text-to-text': typeof videoTextToText
  readonly 'keypoint-detection': typeof keypointDetection
  readonly 'visual-document-retrieval': typeof visualDocumentRetrieval
  readonly 'any-to-any': typeof anyToAny
  readonly 'video-to-video': typeof videoToVideo
  readonly 'chat-completion': typeof chatCompletion
  readonly 'text2text-generation': typeof text2textGeneration
  readonly 'zero-shot-audio-classification': typeof zeroShotAudioClassification
  readonly 'background-removal': typeof backgroundRemoval
}

/** The schema of every task that can be called, by id. */
export const TASK_SCHEMAS: TaskSchemas = {
  'text-classification': textClassification,
  'token-classification': tokenClassification,
  'table-question-answering': tableQuestionAnswering,
  'question-answering': questionAnswering,
  'zero-shot-classification': zeroShotClassification,
  'translation': translation,
  'summarization': summarization,
  'feature-extraction': featureExtraction,
  'text-generation': textGeneration,
  'fill-mask': fillMask,
  'sentence-similarity': sentenceSimilarity,
  'text-to-speech': textToSpeech,
  'text-to-audio': textToAudio,
  'automatic-speech-recognition': automaticSpeechRecognition,
  'audio-to-audio': audioToAudio,
  'audio-classification': audioClassification,
  'audio-text-to-text': audioTextToText,
  'voice-activity-detection': voiceActivityDetection,
  'depth-estimation': depthEstimation,
  'image-classification': imageClassification,
  'object-detection': objectDetection,
  'image-segmentation': imageSegmentation,
  'text-to-image': textToImage,
  'image-to-text': imageToText,
  'image-to-image': imageToImage,
  'image-to-video': imageToVideo,
  'unconditional-image-generation': unconditionalImageGeneration,
  'video-classification': videoClassification,
  'reinforcement-learning': reinforcementLearning,
  'robotics': robotics,
  'tabular-classification': tabularClassification,
  'tabular-regression': tabularRegression,
  'tabular-to-text': tabularToText,
  'table-to-text': tableToText,
  'multiple-choice': multipleChoice,
  'text-ranking': textRanking,
  'text-retrieval': textRetrieval,
  'time-series-forecasting': timeSeriesForecasting,
  'text-to-video': textToVideo,
  'image-text-to-text': imageTextToText,
  'image-text-to-image': imageTextToImage,
  'image-text-to-video': imageTextToVideo,
  'visual-question-answering': visualQuestionAnswering,
  'document-question-answering': documentQuestionAnswering,
  'zero-shot-image-classification': zeroShotImageClassification,
  'graph-ml': graphMl,
  'mask-generation': maskGeneration,
  'zero-shot-object-detection': zeroShotObjectDetection,
  'text-to-3d': textTo3d,
  'image-to-3d': imageTo3d,
  'image-feature-extraction': imageFeatureExtraction,
  'video-text-to-text': videoTextToText,
  'keypoint-detection': keypointDetection,
  'visual-document-retrieval': visualDocumentRetrieval,
  'any-to-any': anyToAny,
  'video-to-video': videoToVideo,
  'chat-completion': chatCompletion,
  'text2text-generation': text2textGeneration,
  'zero-shot-audio-classification': zeroShotAudioClassification,
  'background-removal': backgroundRemoval,
}
