// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import audioTextToText from '../tasks/audio-text-to-text/hub.ts'
import audioToAudio from '../tasks/audio-to-audio/hub.ts'
import automaticSpeechRecognition from '../tasks/automatic-speech-recognition/hub.ts'
import backgroundRemoval from '../tasks/background-removal/hub.ts'
import chatCompletion from '../tasks/chat-completion/hub.ts'
import featureExtraction from '../tasks/feature-extraction/hub.ts'
import fillMask from '../tasks/fill-mask/hub.ts'
import imageFeatureExtraction from '../tasks/image-feature-extraction/hub.ts'
import imageSegmentation from '../tasks/image-segmentation/hub.ts'
import imageTextToImage from '../tasks/image-text-to-image/hub.ts'
import imageTextToText from '../tasks/image-text-to-text/hub.ts'
import imageTextToVideo from '../tasks/image-text-to-video/hub.ts'
import imageTo3d from '../tasks/image-to-3d/hub.ts'
import imageToImage from '../tasks/image-to-image/hub.ts'
import imageToText from '../tasks/image-to-text/hub.ts'
import imageToVideo from '../tasks/image-to-video/hub.ts'
import objectDetection from '../tasks/object-detection/hub.ts'
import questionAnswering from '../tasks/question-answering/hub.ts'
import sentenceSimilarity from '../tasks/sentence-similarity/hub.ts'
import summarization from '../tasks/summarization/hub.ts'
import tableQuestionAnswering from '../tasks/table-question-answering/hub.ts'
import tabularClassification from '../tasks/tabular-classification/hub.ts'
import tabularRegression from '../tasks/tabular-regression/hub.ts'
import text2textGeneration from '../tasks/text2text-generation/hub.ts'
import textClassification from '../tasks/text-classification/hub.ts'
import textGeneration from '../tasks/text-generation/hub.ts'
import textRanking from '../tasks/text-ranking/hub.ts'
import textTo3d from '../tasks/text-to-3d/hub.ts'
import textToAudio from '../tasks/text-to-audio/hub.ts'
import textToImage from '../tasks/text-to-image/hub.ts'
import textToSpeech from '../tasks/text-to-speech/hub.ts'
import textToVideo from '../tasks/text-to-video/hub.ts'
import timeSeriesForecasting from '../tasks/time-series-forecasting/hub.ts'
import tokenClassification from '../tasks/token-classification/hub.ts'
import translation from '../tasks/translation/hub.ts'
import unconditionalImageGeneration from '../tasks/unconditional-image-generation/hub.ts'
import videoTextToText from '../tasks/video-text-to-text/hub.ts'
import videoToVideo from '../tasks/video-to-video/hub.ts'
import voiceActivityDetection from '../tasks/voice-activity-detection/hub.ts'
import zeroShotAudioClassification from '../tasks/zero-shot-audio-classification/hub.ts'
import zeroShotClassification from '../tasks/zero-shot-classification/hub.ts'
import zeroShotImageClassification from '../tasks/zero-shot-image-classification/hub.ts'
import zeroShotObjectDetection from '../tasks/zero-shot-object-detection/hub.ts'

/** Where calls look different on the Hugging Face API, by id. */
export const HUB_DIALECTS = {
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
  'audio-text-to-text': audioTextToText,
  'voice-activity-detection': voiceActivityDetection,
  'object-detection': objectDetection,
  'image-segmentation': imageSegmentation,
  'text-to-image': textToImage,
  'image-to-text': imageToText,
  'image-to-image': imageToImage,
  'image-to-video': imageToVideo,
  'unconditional-image-generation': unconditionalImageGeneration,
  'tabular-classification': tabularClassification,
  'tabular-regression': tabularRegression,
  'text-ranking': textRanking,
  'time-series-forecasting': timeSeriesForecasting,
  'text-to-video': textToVideo,
  'image-text-to-text': imageTextToText,
  'image-text-to-image': imageTextToImage,
  'image-text-to-video': imageTextToVideo,
  'zero-shot-image-classification': zeroShotImageClassification,
  'zero-shot-object-detection': zeroShotObjectDetection,
  'text-to-3d': textTo3d,
  'image-to-3d': imageTo3d,
  'image-feature-extraction': imageFeatureExtraction,
  'video-text-to-text': videoTextToText,
  'video-to-video': videoToVideo,
  'chat-completion': chatCompletion,
  'text2text-generation': text2textGeneration,
  'zero-shot-audio-classification': zeroShotAudioClassification,
  'background-removal': backgroundRemoval,
} as const
