import type { TaskOutput } from '../../schemas.ts'

/** A word for the mask. */
export type FillMaskOutputElement = Exclude<TaskOutput<'fill-mask'>[number], readonly unknown[]>

/** The words for one mask; for several masks the API answers with such an array for each. */
export type FillMaskOutput = FillMaskOutputElement[]
