import { loadWidget } from '#lib/task/loadWidget.ts'
import type { PageLoad } from './$types'

// The widget of this task alone: it is there before the page is made, here and in the browser.
export const load: PageLoad = async ({ data }) => {
  if (data.task === undefined) return data
  return { ...data, Widget: await loadWidget(data.task) }
}
