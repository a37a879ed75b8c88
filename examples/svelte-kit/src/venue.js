import { defineVenue } from '@taskmesh/venues'

/** A place where translations can be run. A real one calls a server: see `httpRunner`. */
export const dictionary = defineVenue({
  id: 'dictionary',
  label: 'Translate',
  can: (task) =>
    task === 'translation'
      ? { runnable: true }
      : { runnable: false, reason: 'It only translates.' },
  run: async (_task, { inputs }) => ({
    output: { translation_text: inputs === 'Good morning' ? 'Guten Morgen' : `„${inputs}“` },
  }),
})
