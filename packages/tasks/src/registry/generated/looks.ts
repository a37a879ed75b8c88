// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { look as anyToAny } from '../../tasks/any-to-any/meta.ts'
import { look as audioClassification } from '../../tasks/audio-classification/meta.ts'
import { look as audioTextToText } from '../../tasks/audio-text-to-text/meta.ts'
import { look as audioToAudio } from '../../tasks/audio-to-audio/meta.ts'
import { look as automaticSpeechRecognition } from '../../tasks/automatic-speech-recognition/meta.ts'
import { look as backgroundRemoval } from '../../tasks/background-removal/meta.ts'
import { look as chatCompletion } from '../../tasks/chat-completion/meta.ts'
import { look as depthEstimation } from '../../tasks/depth-estimation/meta.ts'
import { look as documentQuestionAnswering } from '../../tasks/document-question-answering/meta.ts'
import { look as featureExtraction } from '../../tasks/feature-extraction/meta.ts'
import { look as fillMask } from '../../tasks/fill-mask/meta.ts'
import { look as graphMl } from '../../tasks/graph-ml/meta.ts'
import { look as imageClassification } from '../../tasks/image-classification/meta.ts'
import { look as imageFeatureExtraction } from '../../tasks/image-feature-extraction/meta.ts'
import { look as imageSegmentation } from '../../tasks/image-segmentation/meta.ts'
import { look as imageTextToImage } from '../../tasks/image-text-to-image/meta.ts'
import { look as imageTextToText } from '../../tasks/image-text-to-text/meta.ts'
import { look as imageTextToVideo } from '../../tasks/image-text-to-video/meta.ts'
import { look as imageTo3d } from '../../tasks/image-to-3d/meta.ts'
import { look as imageToImage } from '../../tasks/image-to-image/meta.ts'
import { look as imageToText } from '../../tasks/image-to-text/meta.ts'
import { look as imageToVideo } from '../../tasks/image-to-video/meta.ts'
import { look as keypointDetection } from '../../tasks/keypoint-detection/meta.ts'
import { look as maskGeneration } from '../../tasks/mask-generation/meta.ts'
import { look as multipleChoice } from '../../tasks/multiple-choice/meta.ts'
import { look as objectDetection } from '../../tasks/object-detection/meta.ts'
import { look as other } from '../../tasks/other/meta.ts'
import { look as questionAnswering } from '../../tasks/question-answering/meta.ts'
import { look as reinforcementLearning } from '../../tasks/reinforcement-learning/meta.ts'
import { look as robotics } from '../../tasks/robotics/meta.ts'
import { look as sentenceSimilarity } from '../../tasks/sentence-similarity/meta.ts'
import { look as summarization } from '../../tasks/summarization/meta.ts'
import { look as tableQuestionAnswering } from '../../tasks/table-question-answering/meta.ts'
import { look as tableToText } from '../../tasks/table-to-text/meta.ts'
import { look as tabularClassification } from '../../tasks/tabular-classification/meta.ts'
import { look as tabularRegression } from '../../tasks/tabular-regression/meta.ts'
import { look as tabularToText } from '../../tasks/tabular-to-text/meta.ts'
import { look as text2textGeneration } from '../../tasks/text2text-generation/meta.ts'
import { look as textClassification } from '../../tasks/text-classification/meta.ts'
import { look as textGeneration } from '../../tasks/text-generation/meta.ts'
import { look as textRanking } from '../../tasks/text-ranking/meta.ts'
import { look as textRetrieval } from '../../tasks/text-retrieval/meta.ts'
import { look as textTo3d } from '../../tasks/text-to-3d/meta.ts'
import { look as textToAudio } from '../../tasks/text-to-audio/meta.ts'
import { look as textToImage } from '../../tasks/text-to-image/meta.ts'
import { look as textToSpeech } from '../../tasks/text-to-speech/meta.ts'
import { look as textToVideo } from '../../tasks/text-to-video/meta.ts'
import { look as timeSeriesForecasting } from '../../tasks/time-series-forecasting/meta.ts'
import { look as tokenClassification } from '../../tasks/token-classification/meta.ts'
import { look as translation } from '../../tasks/translation/meta.ts'
import { look as unconditionalImageGeneration } from '../../tasks/unconditional-image-generation/meta.ts'
import { look as videoClassification } from '../../tasks/video-classification/meta.ts'
import { look as videoTextToText } from '../../tasks/video-text-to-text/meta.ts'
import { look as videoToVideo } from '../../tasks/video-to-video/meta.ts'
import { look as visualDocumentRetrieval } from '../../tasks/visual-document-retrieval/meta.ts'
import { look as visualQuestionAnswering } from '../../tasks/visual-question-answering/meta.ts'
import { look as voiceActivityDetection } from '../../tasks/voice-activity-detection/meta.ts'
import { look as zeroShotAudioClassification } from '../../tasks/zero-shot-audio-classification/meta.ts'
import { look as zeroShotClassification } from '../../tasks/zero-shot-classification/meta.ts'
import { look as zeroShotImageClassification } from '../../tasks/zero-shot-image-classification/meta.ts'
import { look as zeroShotObjectDetection } from '../../tasks/zero-shot-object-detection/meta.ts'
import type { TaskLook } from '../pipeline.ts'
import type { ExtensionType, PipelineType } from '../tasks.ts'

/** How lists show each task. */
export const TASK_LOOKS: { readonly [Id in PipelineType | ExtensionType]: TaskLook } = {
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
  'chat-completion': chatCompletion,
  'text2text-generation': text2textGeneration,
  'zero-shot-audio-classification': zeroShotAudioClassification,
  'background-removal': backgroundRemoval,
}
