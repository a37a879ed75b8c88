import Answer from '../frame/Answer.svelte'
import ConfirmPayment from '../frame/ConfirmPayment.svelte'
import Downloads from '../frame/Downloads.svelte'
import Progress from '../frame/Progress.svelte'
import Compare from '../frame/tools/Compare.svelte'
import CompareButtons from '../frame/tools/CompareButtons.svelte'
import FrameTools from '../frame/tools/FrameTools.svelte'
import RequestEditor from '../frame/tools/RequestEditor.svelte'
import Camera from '../inputs/capture/Camera.svelte'
import Microphone from '../inputs/capture/Microphone.svelte'
import CellMarks from '../widgets/table-to-text/CellMarks.svelte'
import ConversationInput from '../widgets/chat-completion/ConversationInput.svelte'
import ImageList from '../inputs/ImageList.svelte'
import ImagePrompts from '../inputs/prompts/ImagePrompts.svelte'
import DrawingCanvas from '../inputs/DrawingCanvas.svelte'
import ExamplePicture from '../inputs/ExamplePicture.svelte'
import MediaInput from '../inputs/MediaInput.svelte'
import ParameterList from '../inputs/ParameterList.svelte'
import MediaView from '../media/MediaView.svelte'
import BeforeAfter from '../outputs/BeforeAfter.svelte'
import Failure from '../outputs/Failure.svelte'
import JsonOutput from '../outputs/JsonOutput.svelte'
import Masks from '../outputs/Masks.svelte'
import Numbers from '../outputs/Numbers.svelte'
import PageControls from '../outputs/PageControls.svelte'
import Regions from '../outputs/Regions.svelte'
import ScoreBars from '../outputs/ScoreBars.svelte'
import Spans from '../outputs/Spans.svelte'
import Table from '../outputs/Table.svelte'
import Vectors from '../outputs/Vectors.svelte'
import EntriesField from '../schemaWidget/EntriesField.svelte'
import GroupField from '../schemaWidget/GroupField.svelte'
import ItemsField from '../schemaWidget/ItemsField.svelte'
import TablePlace from '../schemaWidget/TablePlace.svelte'
import ValueField from '../schemaWidget/ValueField.svelte'
import VariantsField from '../schemaWidget/VariantsField.svelte'
import ActionChunk from '../widgets/robotics/ActionChunk.svelte'
import AnswersInContext from '../widgets/question-answering/AnswersInContext.svelte'
import ChatAnswer from '../widgets/chat-completion/ChatAnswer.svelte'
import FilledText from '../widgets/fill-mask/FilledText.svelte'
import ForecastView from '../widgets/time-series-forecasting/ForecastView.svelte'
import GraphAnswer from '../widgets/graph-ml/GraphAnswer.svelte'
import MediaBeside from '../media/MediaBeside.svelte'
import MediaPair from '../media/MediaPair.svelte'
import ModelViewer from '../media/model3d/ModelViewer.svelte'
import PageAnswers from '../widgets/document-question-answering/PageAnswers.svelte'
import PartialReply from '../widgets/chat-completion/PartialReply.svelte'
import PredictionTable from '../table/PredictionTable.svelte'
import RankedPages from '../widgets/visual-document-retrieval/RankedPages.svelte'
import RankedTexts from '../ranking/RankedTexts.svelte'
import SchemaOutput from '../schemaWidget/SchemaOutput.svelte'
import Sounds from '../widgets/audio-to-audio/Sounds.svelte'
import Speech from '../widgets/voice-activity-detection/Speech.svelte'
import StepView from '../widgets/reinforcement-learning/StepView.svelte'
import TableAnswers from '../widgets/table-question-answering/TableAnswers.svelte'
import Texts from '../outputs/Texts.svelte'
import Transcript from '../widgets/automatic-speech-recognition/Transcript.svelte'
import Waveform from '../media/Waveform.svelte'
import {
  ACTION_CHUNK,
  ANSWERS_IN_CONTEXT,
  CHAT_ANSWER,
  FILLED_TEXT,
  FORECAST_VIEW,
  GRAPH_ANSWER,
  MEDIA_BESIDE,
  MEDIA_PAIR,
  MODEL_VIEWER,
  PAGE_ANSWERS,
  PARTIAL_REPLY,
  PREDICTION_TABLE,
  RANKED_PAGES,
  RANKED_TEXTS,
  SCHEMA_OUTPUT,
  SOUNDS,
  SPEECH,
  STEP_VIEW,
  TABLE_ANSWERS,
  TEXTS,
  TRANSCRIPT,
  WAVEFORM,
} from './answerParts.ts'
import { FIELD_PARTS } from './fieldParts.ts'
import { FRAME_PARTS } from './frameParts.ts'
import {
  CAMERA,
  CELL_MARKS,
  CONVERSATION_INPUT,
  DRAWING_CANVAS,
  IMAGE_LIST,
  IMAGE_PROMPTS,
  MICROPHONE,
} from './inputParts.ts'
import { VIEW_PARTS } from './viewParts.ts'

// `@taskmesh/widgets` exports most of them, so nothing is won by loading them later.
FRAME_PARTS.tools.provide(FrameTools)
FRAME_PARTS.compare.provide(Compare)
FRAME_PARTS.compareButtons.provide(CompareButtons)
FRAME_PARTS.requestEditor.provide(RequestEditor)
FRAME_PARTS.confirmPayment.provide(ConfirmPayment)
FRAME_PARTS.downloads.provide(Downloads)
FRAME_PARTS.json.provide(JsonOutput)
FRAME_PARTS.failure.provide(Failure)
FRAME_PARTS.parameters.provide(ParameterList)
FRAME_PARTS.examplePicture.provide(ExamplePicture)
FRAME_PARTS.pageControls.provide(PageControls)
FRAME_PARTS.answer.provide(Answer)
FRAME_PARTS.progress.provide(Progress)

CAMERA.provide(Camera)
MICROPHONE.provide(Microphone)
DRAWING_CANVAS.provide(DrawingCanvas)
IMAGE_LIST.provide(ImageList)
IMAGE_PROMPTS.provide(ImagePrompts)
CELL_MARKS.provide(CellMarks)
CONVERSATION_INPUT.provide(ConversationInput)

FIELD_PARTS.media.provide(MediaInput)
FIELD_PARTS.group.provide(GroupField)
FIELD_PARTS.variants.provide(VariantsField)
FIELD_PARTS.items.provide(ItemsField)
FIELD_PARTS.entries.provide(EntriesField)
FIELD_PARTS.value.provide(ValueField)
FIELD_PARTS.table.provide(TablePlace)

VIEW_PARTS.scores.provide(ScoreBars)
VIEW_PARTS.numbers.provide(Numbers)
VIEW_PARTS.vectors.provide(Vectors)
VIEW_PARTS.table.provide(Table)
VIEW_PARTS.media.provide(MediaView)
VIEW_PARTS.beforeAfter.provide(BeforeAfter)
VIEW_PARTS.regions.provide(Regions)
VIEW_PARTS.masks.provide(Masks)
VIEW_PARTS.spans.provide(Spans)
VIEW_PARTS.json.provide(JsonOutput)

ACTION_CHUNK.provide(ActionChunk)
ANSWERS_IN_CONTEXT.provide(AnswersInContext)
CHAT_ANSWER.provide(ChatAnswer)
FILLED_TEXT.provide(FilledText)
FORECAST_VIEW.provide(ForecastView)
GRAPH_ANSWER.provide(GraphAnswer)
MEDIA_BESIDE.provide(MediaBeside)
MEDIA_PAIR.provide(MediaPair)
MODEL_VIEWER.provide(ModelViewer)
PAGE_ANSWERS.provide(PageAnswers)
PARTIAL_REPLY.provide(PartialReply)
PREDICTION_TABLE.provide(PredictionTable)
RANKED_PAGES.provide(RankedPages)
RANKED_TEXTS.provide(RankedTexts)
SCHEMA_OUTPUT.provide(SchemaOutput)
SOUNDS.provide(Sounds)
SPEECH.provide(Speech)
STEP_VIEW.provide(StepView)
TABLE_ANSWERS.provide(TableAnswers)
TEXTS.provide(Texts)
TRANSCRIPT.provide(Transcript)
WAVEFORM.provide(Waveform)
