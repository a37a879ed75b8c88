export type { WidgetProps } from './frame/types.ts'
export { WidgetController } from './frame/WidgetController.svelte.ts'
export { default as WidgetFrame } from './frame/WidgetFrame.svelte'
export { answerPairs, type AnswerPair } from './form/answerPairs.ts'
export type { InputItem } from './form/InputItem.svelte.ts'
export { parameterFields, type ParameterField } from './form/parameterFields.ts'
export { ParametersForm } from './form/ParametersForm.svelte.ts'
export { RequestForm } from './form/RequestForm.svelte.ts'
export { default as Icon } from './icon/Icon.svelte'
export { default as TaskIcon } from './icon/TaskIcon.svelte'
export { default as Examples } from './inputs/Examples.svelte'
export { default as Field } from './inputs/Field.svelte'
export { default as ImageInput } from './inputs/ImageInput.svelte'
export { default as InputList } from './inputs/InputList.svelte'
export { default as LanguageInput } from './inputs/LanguageInput.svelte'
export { MediaPreview } from './inputs/MediaPreview.svelte.ts'
export { default as Parameters } from './inputs/Parameters.svelte'
export { default as TextInput } from './inputs/TextInput.svelte'
export { default as CopyButton } from './outputs/CopyButton.svelte'
export { default as Failure } from './outputs/Failure.svelte'
export { formatDuration } from './outputs/formatDuration.ts'
export { default as JsonOutput } from './outputs/JsonOutput.svelte'
export { default as RunInfo } from './outputs/RunInfo.svelte'
export { default as ScoreBars } from './outputs/ScoreBars.svelte'
export { default as Texts } from './outputs/Texts.svelte'
export { default as Warnings } from './outputs/Warnings.svelte'
export { isEmptyOutput } from './run/isEmptyOutput.ts'
export { toFailure } from './run/toFailure.ts'
export type {
  Run,
  RunAnswer,
  RunContext,
  RunFailure,
  Runner,
  RunProgress,
  RunResult,
  RunState,
} from './run/types.ts'
export { WidgetRun } from './run/WidgetRun.svelte.ts'
export { default as TaskWidget } from './widgets/TaskWidget.svelte'
export { WIDGETS } from './widgets/widgets.ts'
