import type { ErrorForm } from '../core/errorForm.ts'

/** The error form of Taskmesh itself: the error under `error`, from which clients make its class again. */
export const taskmeshErrorForm: ErrorForm = (error) => ({ body: { error } })
