import type { ErrorForm } from '../core/errorForm.ts'

/** The error form of a source's service: `{ error }`, where a result would be `{ result }`. */
export const ogpuErrorForm: ErrorForm = (error) => ({ body: { error } })
