// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import anyToAny from '../tasks/any-to-any/examples.ts'
import audioClassification from '../tasks/audio-classification/examples.ts'
import audioTextToText from '../tasks/audio-text-to-text/examples.ts'
import audioToAudio from '../tasks/audio-to-audio/examples.ts'
import automaticSpeechRecognition from '../tasks/automatic-speech-recognition/examples.ts'
import backgroundRemoval from '../tasks/background-removal/examples.ts'
import chatCompletion from '../tasks/chat-completion/examples.ts'
import depthEstimation from '../tasks/depth-estimation/examples.ts'
import documentQuestionAnswering from '../tasks/document-question-answering/examples.ts'
import featureExtraction from '../tasks/feature-extraction/examples.ts'
import fillMask from '../tasks/fill-mask/examples.ts'
import graphMl from '../tasks/graph-ml/examples.ts'
import imageClassification from '../tasks/image-classification/examples.ts'
import imageFeatureExtraction from '../tasks/image-feature-extraction/examples.ts'
import imageSegmentation from '../tasks/image-segmentation/examples.ts'
import imageTextToImage from '../tasks/image-text-to-image/examples.ts'
import imageTextToText from '../tasks/image-text-to-text/examples.ts'
import imageTextToVideo from '../tasks/image-text-to-video/examples.ts'
import imageTo3d from '../tasks/image-to-3d/examples.ts'
import imageToImage from '../tasks/image-to-image/examples.ts'
import imageToText from '../tasks/image-to-text/examples.ts'
import imageToVideo from '../tasks/image-to-video/examples.ts'
import keypointDetection from '../tasks/keypoint-detection/examples.ts'
import maskGeneration from '../tasks/mask-generation/examples.ts'
import multipleChoice from '../tasks/multiple-choice/examples.ts'
import objectDetection from '../tasks/object-detection/examples.ts'
import questionAnswering from '../tasks/question-answering/examples.ts'
import reinforcementLearning from '../tasks/reinforcement-learning/examples.ts'
import robotics from '../tasks/robotics/examples.ts'
import sentenceSimilarity from '../tasks/sentence-similarity/examples.ts'
import summarization from '../tasks/summarization/examples.ts'
import tableQuestionAnswering from '../tasks/table-question-answering/examples.ts'
import tableToText from '../tasks/table-to-text/examples.ts'
import tabularClassification from '../tasks/tabular-classification/examples.ts'
import tabularRegression from '../tasks/tabular-regression/examples.ts'
import tabularToText from '../tasks/tabular-to-text/examples.ts'
import text2textGeneration from '../tasks/text2text-generation/examples.ts'
import textClassification from '../tasks/text-classification/examples.ts'
import textGeneration from '../tasks/text-generation/examples.ts'
import textRanking from '../tasks/text-ranking/examples.ts'
import textRetrieval from '../tasks/text-retrieval/examples.ts'
import textTo3d from '../tasks/text-to-3d/examples.ts'
import textToAudio from '../tasks/text-to-audio/examples.ts'
import textToImage from '../tasks/text-to-image/examples.ts'
import textToSpeech from '../tasks/text-to-speech/examples.ts'
import textToVideo from '../tasks/text-to-video/examples.ts'
import timeSeriesForecasting from '../tasks/time-series-forecasting/examples.ts'
import tokenClassification from '../tasks/token-classification/examples.ts'
import translation from '../tasks/translation/examples.ts'
import unconditionalImageGeneration from '../tasks/unconditional-image-generation/examples.ts'
import videoClassification from '../tasks/video-classification/examples.ts'
import videoTextToText from '../tasks/video-text-to-text/examples.ts'
import videoToVideo from '../tasks/video-to-video/examples.ts'
import visualDocumentRetrieval from '../tasks/visual-document-retrieval/examples.ts'
import visualQuestionAnswering from '../tasks/visual-question-answering/examples.ts'
import voiceActivityDetection from '../tasks/voice-activity-detection/examples.ts'
import zeroShotAudioClassification from '../tasks/zero-shot-audio-classification/examples.ts'
import zeroShotClassification from '../tasks/zero-shot-classification/examples.ts'
import zeroShotImageClassification from '../tasks/zero-shot-image-classification/examples.ts'
import zeroShotObjectDetection from '../tasks/zero-shot-object-detection/examples.ts'

/** Examples of every task that can be called, by id. */
export const TASK_EXAMPLES = {
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
} as const
