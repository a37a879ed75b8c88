// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { CallTypes } from '../schema/callTypes.ts'
import anyToAny from '../tasks/any-to-any/schema.ts'
import audioClassification from '../tasks/audio-classification/schema.ts'
import audioTextToText from '../tasks/audio-text-to-text/schema.ts'
import audioToAudio from '../tasks/audio-to-audio/schema.ts'
import automaticSpeechRecognition from '../tasks/automatic-speech-recognition/schema.ts'
import backgroundRemoval from '../tasks/background-removal/schema.ts'
import chatCompletion from '../tasks/chat-completion/schema.ts'
import depthEstimation from '../tasks/depth-estimation/schema.ts'
import documentQuestionAnswering from '../tasks/document-question-answering/schema.ts'
import featureExtraction from '../tasks/feature-extraction/schema.ts'
import fillMask from '../tasks/fill-mask/schema.ts'
import graphMl from '../tasks/graph-ml/schema.ts'
import imageClassification from '../tasks/image-classification/schema.ts'
import imageFeatureExtraction from '../tasks/image-feature-extraction/schema.ts'
import imageSegmentation from '../tasks/image-segmentation/schema.ts'
import imageTextToImage from '../tasks/image-text-to-image/schema.ts'
import imageTextToText from '../tasks/image-text-to-text/schema.ts'
import imageTextToVideo from '../tasks/image-text-to-video/schema.ts'
import imageTo3d from '../tasks/image-to-3d/schema.ts'
import imageToImage from '../tasks/image-to-image/schema.ts'
import imageToText from '../tasks/image-to-text/schema.ts'
import imageToVideo from '../tasks/image-to-video/schema.ts'
import keypointDetection from '../tasks/keypoint-detection/schema.ts'
import maskGeneration from '../tasks/mask-generation/schema.ts'
import multipleChoice from '../tasks/multiple-choice/schema.ts'
import objectDetection from '../tasks/object-detection/schema.ts'
import questionAnswering from '../tasks/question-answering/schema.ts'
import reinforcementLearning from '../tasks/reinforcement-learning/schema.ts'
import robotics from '../tasks/robotics/schema.ts'
import sentenceSimilarity from '../tasks/sentence-similarity/schema.ts'
import summarization from '../tasks/summarization/schema.ts'
import tableQuestionAnswering from '../tasks/table-question-answering/schema.ts'
import tableToText from '../tasks/table-to-text/schema.ts'
import tabularClassification from '../tasks/tabular-classification/schema.ts'
import tabularRegression from '../tasks/tabular-regression/schema.ts'
import tabularToText from '../tasks/tabular-to-text/schema.ts'
import text2textGeneration from '../tasks/text2text-generation/schema.ts'
import textClassification from '../tasks/text-classification/schema.ts'
import textGeneration from '../tasks/text-generation/schema.ts'
import textRanking from '../tasks/text-ranking/schema.ts'
import textRetrieval from '../tasks/text-retrieval/schema.ts'
import textTo3d from '../tasks/text-to-3d/schema.ts'
import textToAudio from '../tasks/text-to-audio/schema.ts'
import textToImage from '../tasks/text-to-image/schema.ts'
import textToSpeech from '../tasks/text-to-speech/schema.ts'
import textToVideo from '../tasks/text-to-video/schema.ts'
import timeSeriesForecasting from '../tasks/time-series-forecasting/schema.ts'
import tokenClassification from '../tasks/token-classification/schema.ts'
import translation from '../tasks/translation/schema.ts'
import unconditionalImageGeneration from '../tasks/unconditional-image-generation/schema.ts'
import videoClassification from '../tasks/video-classification/schema.ts'
import videoTextToText from '../tasks/video-text-to-text/schema.ts'
import videoToVideo from '../tasks/video-to-video/schema.ts'
import visualDocumentRetrieval from '../tasks/visual-document-retrieval/schema.ts'
import visualQuestionAnswering from '../tasks/visual-question-answering/schema.ts'
import voiceActivityDetection from '../tasks/voice-activity-detection/schema.ts'
import zeroShotAudioClassification from '../tasks/zero-shot-audio-classification/schema.ts'
import zeroShotClassification from '../tasks/zero-shot-classification/schema.ts'
import zeroShotImageClassification from '../tasks/zero-shot-image-classification/schema.ts'
import zeroShotObjectDetection from '../tasks/zero-shot-object-detection/schema.ts'

/** The type of each task's schema of zod, by id. */
export interface ZodSchemas {
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

/** The types of each task's calls, by id. */
export interface TaskCalls {
  'text-classification': CallTypes<typeof textClassification>
  'token-classification': CallTypes<typeof tokenClassification>
  'table-question-answering': CallTypes<typeof tableQuestionAnswering>
  'question-answering': CallTypes<typeof questionAnswering>
  'zero-shot-classification': CallTypes<typeof zeroShotClassification>
  'translation': CallTypes<typeof translation>
  'summarization': CallTypes<typeof summarization>
  'feature-extraction': CallTypes<typeof featureExtraction>
  'text-generation': CallTypes<typeof textGeneration>
  'fill-mask': CallTypes<typeof fillMask>
  'sentence-similarity': CallTypes<typeof sentenceSimilarity>
  'text-to-speech': CallTypes<typeof textToSpeech>
  'text-to-audio': CallTypes<typeof textToAudio>
  'automatic-speech-recognition': CallTypes<typeof automaticSpeechRecognition>
  'audio-to-audio': CallTypes<typeof audioToAudio>
  'audio-classification': CallTypes<typeof audioClassification>
  'audio-text-to-text': CallTypes<typeof audioTextToText>
  'voice-activity-detection': CallTypes<typeof voiceActivityDetection>
  'depth-estimation': CallTypes<typeof depthEstimation>
  'image-classification': CallTypes<typeof imageClassification>
  'object-detection': CallTypes<typeof objectDetection>
  'image-segmentation': CallTypes<typeof imageSegmentation>
  'text-to-image': CallTypes<typeof textToImage>
  'image-to-text': CallTypes<typeof imageToText>
  'image-to-image': CallTypes<typeof imageToImage>
  'image-to-video': CallTypes<typeof imageToVideo>
  'unconditional-image-generation': CallTypes<typeof unconditionalImageGeneration>
  'video-classification': CallTypes<typeof videoClassification>
  'reinforcement-learning': CallTypes<typeof reinforcementLearning>
  'robotics': CallTypes<typeof robotics>
  'tabular-classification': CallTypes<typeof tabularClassification>
  'tabular-regression': CallTypes<typeof tabularRegression>
  'tabular-to-text': CallTypes<typeof tabularToText>
  'table-to-text': CallTypes<typeof tableToText>
  'multiple-choice': CallTypes<typeof multipleChoice>
  'text-ranking': CallTypes<typeof textRanking>
  'text-retrieval': CallTypes<typeof textRetrieval>
  'time-series-forecasting': CallTypes<typeof timeSeriesForecasting>
  'text-to-video': CallTypes<typeof textToVideo>
  'image-text-to-text': CallTypes<typeof imageTextToText>
  'image-text-to-image': CallTypes<typeof imageTextToImage>
  'image-text-to-video': CallTypes<typeof imageTextToVideo>
  'visual-question-answering': CallTypes<typeof visualQuestionAnswering>
  'document-question-answering': CallTypes<typeof documentQuestionAnswering>
  'zero-shot-image-classification': CallTypes<typeof zeroShotImageClassification>
  'graph-ml': CallTypes<typeof graphMl>
  'mask-generation': CallTypes<typeof maskGeneration>
  'zero-shot-object-detection': CallTypes<typeof zeroShotObjectDetection>
  'text-to-3d': CallTypes<typeof textTo3d>
  'image-to-3d': CallTypes<typeof imageTo3d>
  'image-feature-extraction': CallTypes<typeof imageFeatureExtraction>
  'video-text-to-text': CallTypes<typeof videoTextToText>
  'keypoint-detection': CallTypes<typeof keypointDetection>
  'visual-document-retrieval': CallTypes<typeof visualDocumentRetrieval>
  'any-to-any': CallTypes<typeof anyToAny>
  'video-to-video': CallTypes<typeof videoToVideo>
  'chat-completion': CallTypes<typeof chatCompletion>
  'text2text-generation': CallTypes<typeof text2textGeneration>
  'zero-shot-audio-classification': CallTypes<typeof zeroShotAudioClassification>
  'background-removal': CallTypes<typeof backgroundRemoval>
}

/** The schema of every task that can be called as a schema of zod, by id. */
export const ZOD_SCHEMAS: ZodSchemas = {
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
