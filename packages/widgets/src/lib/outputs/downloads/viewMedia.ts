import type { MediaKind } from '@taskmesh/tasks'
import type { MediaValue } from '../../media/MediaPreview.svelte.ts'
import type { View } from '../../schemaWidget/viewTypes.ts'

/** A piece of media in an answer. */
export interface ViewMedia {
  kind: MediaKind
  value: MediaValue
  label: string
}

/** All media that views show, but not what was given. */
export function viewMedia(view: View): ViewMedia[] {
  if (view.type === 'media') return [view]
  if (view.type === 'beforeAfter') return [{ kind: 'image', value: view.after, label: view.label }]
  if (view.type === 'masks') {
    return view.masks.map(({ mask, label }) => ({ kind: 'image', value: mask, label }))
  }
  if (view.type === 'list') return view.views.flatMap(viewMedia)
  return view.type === 'fields' ? view.fields.flatMap((field) => viewMedia(field.view)) : []
}

/** All texts that views show. */
export function viewTexts(view: View): string[] {
  if (view.type === 'texts') return [...view.texts]
  if (view.type === 'list') return view.views.flatMap(viewTexts)
  return view.type === 'fields' ? view.fields.flatMap((field) => viewTexts(field.view)) : []
}
