import type { TaskRef } from '@taskmesh/tasks'
import { idOf } from '../../task/taskCalls.ts'
import { inlineMedia } from '@taskmesh/tasks/media'
import { answerPairs } from '../../form/answerPairs.ts'
import { joinWords, toSrt, toVtt } from '../../media/audio/captions.ts'
import { areWords, orderParts } from '../../media/audio/timedParts.ts'
import { fileName } from '../../media/mediaFacts.ts'
import { MEDIA_LABELS } from '../../media/mediaWords.ts'
import { inEnglish, type Translate } from '../../messages/useTranslate.ts'
import type { RunAnswer } from '../../run/types.ts'
import { outputView } from '../../schemaWidget/outputView.ts'
import type { View } from '../../schemaWidget/viewTypes.ts'
import { factsOf } from '../../task/taskSources.ts'
import { shortText } from '../shortText.ts'
import { textDownload, type Download } from './download.ts'
import { bytesOf, pictureOf } from './pictures.ts'
import { tableText } from './tableText.ts'
import { timedPartsOf } from './timedPartsOf.ts'
import { viewMedia, viewTexts } from './viewMedia.ts'
import { viewTable } from './viewTable.ts'

/** A menu with more files is no menu. */
const MOST_MEDIA = 12

/** The rows of all inputs below each other; with several, the number of each comes first. */
function tableDownload(name: string, views: readonly View[], t: Translate): Download[] {
  const tables = views.map(viewTable)
  const [first] = tables
  if (first === undefined) return []
  const isMany = views.length > 1
  const columns = isMany ? ['input', ...first.columns] : first.columns
  const write = () =>
    tableText(
      columns,
      tables.flatMap((table, index) =>
        (table?.rows ?? []).map((row) => (isMany ? [index + 1, ...row] : row)),
      ),
      ',',
    )
  return [textDownload(t('Table (CSV)'), { name, ending: 'csv' }, write)]
}

function textDownloads(name: string, views: readonly View[], t: Translate): Download[] {
  const texts = views.flatMap(viewTexts)
  const isText = texts.length > 0 && views.every((view) => viewTable(view) === undefined)
  return isText
    ? [textDownload(t('Text (TXT)'), { name, ending: 'txt' }, () => texts.join('\n\n'))]
    : []
}

function mediaDownloads(name: string, views: readonly View[], t: Translate): Download[] {
  const media = views.flatMap(viewMedia)
  return media.slice(0, MOST_MEDIA).map(({ kind, value, label }, index) => {
    const number = media.length > 1 ? `-${index + 1}` : ''
    const ending = fileName(value, kind).split('.').slice(1).at(-1)
    return {
      label: `${shortText(label || t(MEDIA_LABELS[kind].label), 40)}${ending === undefined ? '' : ` (${ending.toUpperCase()})`}`,
      fileName: `${name}${number}${ending === undefined ? '' : `.${ending}`}`,
      content: () => bytesOf(value),
    }
  })
}

/** The views with a picture in which something was found. */
function pictureDownloads(name: string, views: readonly View[], t: Translate): Download[] {
  const found = views
    .flatMap((view) => (view.type === 'list' ? view.views : [view]))
    .filter((view) => view.type === 'regions' || view.type === 'masks')
  return found.slice(0, MOST_MEDIA).map((view, index) => ({
    label: t('Picture with what was found (PNG)'),
    fileName: `${name}${found.length > 1 ? `-${index + 1}` : ''}-marked.png`,
    content: () => pictureOf(view),
  }))
}

function captionDownloads(
  name: string,
  { task, outputs, t }: { task: TaskRef; outputs: readonly unknown[]; t: Translate },
): Download[] {
  const { output: schema } = factsOf(task).jsonSchema
  return outputs.slice(0, MOST_MEDIA).flatMap((output, index) => {
    const given = timedPartsOf(output, schema)
    if (given.length === 0) return []
    const numbered = outputs.length > 1 ? `${name}-${index + 1}` : name
    const cues = () => {
      const { parts } = orderParts(given, 0)
      return areWords(given) ? joinWords(parts) : parts
    }
    return [
      textDownload(t('Captions (SRT)'), { name: numbered, ending: 'srt' }, () => toSrt(cues())),
      textDownload(t('Captions (WebVTT)'), { name: numbered, ending: 'vtt' }, () => toVtt(cues())),
    ]
  })
}

function jsonDownload(name: string, output: unknown): Download {
  return textDownload('JSON', { name, ending: 'json' }, async () => {
    const { value } = await inlineMedia({ value: output })
    return JSON.stringify(value, undefined, 2)
  })
}

/**
 * The files that an answer can be saved as: what it shows as CSV, text, captions, pictures, sounds and
 * models, and all of it as JSON. Nothing is made before its `content` is called.
 *
 * @param t - what words their labels. @default in English
 * @returns the most useful first; JSON is always there, as the last.
 *
 * @example
 * ```ts
 * const run = new WidgetRun('object-detection')
 * await run.start({ inputs: image }, venue)
 * if (run.state.status === 'success')
 *   for (const { label } of downloadsOf('object-detection', run.state.answer)) console.log(label)
 * // Picture with what was found (PNG), Table (CSV), JSON
 * ```
 */
export function downloadsOf<Task extends TaskRef>(
  task: Task,
  answer: RunAnswer<Task>,
  t: Translate = inEnglish,
): Download[] {
  const name = idOf(task)
  const pairs = answerPairs(task, answer)
  const views = pairs.map(({ input, output }) => outputView({ task, input, output }))
  return [
    ...pictureDownloads(name, views, t),
    ...mediaDownloads(name, views, t),
    ...captionDownloads(name, { task, outputs: pairs.map(({ output }) => output), t }),
    ...textDownloads(name, views, t),
    ...tableDownload(name, views, t),
    jsonDownload(name, answer.output),
  ]
}
