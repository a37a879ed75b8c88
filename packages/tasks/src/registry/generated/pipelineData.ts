// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { pipeline as anyToAny } from '../../tasks/any-to-any/meta.ts'
import { pipeline as audioClassification } from '../../tasks/audio-classification/meta.ts'
import { pipeline as audioTextToText } from '../../tasks/audio-text-to-text/meta.ts'
import { pipeline as audioToAudio } from '../../tasks/audio-to-audio/meta.ts'
import { pipeline as automaticSpeechRecognition } from '../../tasks/automatic-speech-recognition/meta.ts'
import { pipeline as depthEstimation } from '../../tasks/depth-estimation/meta.ts'
import { pipeline as documentQuestionAnswering } from '../../tasks/document-question-answering/meta.ts'
import { pipeline as featureExtraction } from '../../tasks/feature-extraction/meta.ts'
import { pipeline as fillMask } from '../../tasks/fill-mask/meta.ts'
import { pipeline as graphMl } from '../../tasks/graph-ml/meta.ts'
import { pipeline as imageClassification } from '../../tasks/image-classification/meta.ts'
import { pipeline as imageFeatureExtraction } from '../../tasks/image-feature-extraction/meta.ts'
import { pipeline as imageSegmentation } from '../../tasks/image-segmentation/meta.ts'
import { pipeline as imageTextToImage } from '../../tasks/image-text-to-image/meta.ts'
import { pipeline as imageTextToText } from '../../tasks/image-text-to-text/meta.ts'
import { pipeline as imageTextToVideo } from '../../tasks/image-text-to-video/meta.ts'
import { pipeline as imageTo3d } from '../../tasks/image-to-3d/meta.ts'
import { pipeline as imageToImage } from '../../tasks/image-to-image/meta.ts'
import { pipeline as imageToText } from '../../tasks/image-to-text/meta.ts'
import { pipeline as imageToVideo } from '../../tasks/image-to-video/meta.ts'
import { pipeline as keypointDetection } from '../../tasks/keypoint-detection/meta.ts'
import { pipeline as maskGeneration } from '../../tasks/mask-generation/meta.ts'
import { pipeline as multipleChoice } from '../../tasks/multiple-choice/meta.ts'
import { pipeline as objectDetection } from '../../tasks/object-detection/meta.ts'
import { pipeline as other } from '../../tasks/other/meta.ts'
import { pipeline as questionAnswering } from '../../tasks/question-answering/meta.ts'
import { pipeline as reinforcementLearning } from '../../tasks/reinforcement-learning/meta.ts'
import { pipeline as robotics } from '../../tasks/robotics/meta.ts'
import { pipeline as sentenceSimilarity } from '../../tasks/sentence-similarity/meta.ts'
import { pipeline as summarization } from '../../tasks/summarization/meta.ts'
import { pipeline as tableQuestionAnswering } from '../../tasks/table-question-answering/meta.ts'
import { pipeline as tableToText } from '../../tasks/table-to-text/meta.ts'
import { pipeline as tabularClassification } from '../../tasks/tabular-classification/meta.ts'
import { pipeline as tabularRegression } from '../../tasks/tabular-regression/meta.ts'
import { pipeline as tabularToText } from '../../tasks/tabular-to-text/meta.ts'
import { pipeline as textClassification } from '../../tasks/text-classification/meta.ts'
import { pipeline as textGeneration } from '../../tasks/text-generation/meta.ts'
import { pipeline as textRanking } from '../../tasks/text-ranking/meta.ts'
import { pipeline as textRetrieval } from '../../tasks/text-retrieval/meta.ts'
import { pipeline as textTo3d } from '../../tasks/text-to-3d/meta.ts'
import { pipeline as textToAudio } from '../../tasks/text-to-audio/meta.ts'
import { pipeline as textToImage } from '../../tasks/text-to-image/meta.ts'
import { pipeline as textToSpeech } from '../../tasks/text-to-speech/meta.ts'
import { pipeline as textToVideo } from '../../tasks/text-to-video/meta.ts'
import { pipeline as timeSeriesForecasting } from '../../tasks/time-series-forecasting/meta.ts'
import { pipeline as tokenClassification } from '../../tasks/token-classification/meta.ts'
import { pipeline as translation } from '../../tasks/translation/meta.ts'
import { pipeline as unconditionalImageGeneration } from '../../tasks/unconditional-image-generation/meta.ts'
import { pipeline as videoClassification } from '../../tasks/video-classification/meta.ts'
import { pipeline as videoTextToText } from '../../tasks/video-text-to-text/meta.ts'
import { pipeline as videoToVideo } from '../../tasks/video-to-video/meta.ts'
import { pipeline as visualDocumentRetrieval } from '../../tasks/visual-document-retrieval/meta.ts'
import { pipeline as visualQuestionAnswering } from '../../tasks/visual-question-answering/meta.ts'
import { pipeline as voiceActivityDetection } from '../../tasks/voice-activity-detection/meta.ts'
import { pipeline as zeroShotClassification } from '../../tasks/zero-shot-classification/meta.ts'
import { pipeline as zeroShotImageClassification } from '../../tasks/zero-shot-image-classification/meta.ts'
import { pipeline as zeroShotObjectDetection } from '../../tasks/zero-shot-object-detection/meta.ts'

/** Every pipeline id of the Hugging Face Hub. */
export const PIPELINE_DATA = {
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
  'other': other,
} as const
