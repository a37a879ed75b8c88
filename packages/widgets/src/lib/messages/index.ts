export { provideMessages, useMessages, type ReadMessages } from './context.ts'
export { ENGLISH, type Messages } from './english.ts'
export { GERMAN } from './german.ts'
export { loadMessages } from './languages.ts'
