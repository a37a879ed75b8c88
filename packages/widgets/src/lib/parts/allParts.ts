import Answer from '../frame/Answer.svelte'
import ConfirmPayment from '../frame/ConfirmPayment.svelte'
import Downloads from '../frame/Downloads.svelte'
import Progress from '../frame/Progress.svelte'
import Compare from '../frame/tools/Compare.svelte'
import CompareButtons from '../frame/tools/CompareButtons.svelte'
import FrameTools from '../frame/tools/FrameTools.svelte'
import RequestEditor from '../frame/tools/RequestEditor.svelte'
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
import { FIELD_PARTS } from './fieldParts.ts'
import { FRAME_PARTS } from './frameParts.ts'
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
