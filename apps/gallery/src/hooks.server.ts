import type { Handle } from '@sveltejs/kit/hooks'

/** The face of all pages, which is asked for before the styles that name it are read. */
const FONT = /plex-sans-latin-wght-normal/

export const handle: Handle = ({ event, resolve }) =>
  resolve(event, {
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && FONT.test(path)),
  })
