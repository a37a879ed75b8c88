/** Weights that scale all numbers of a call together, so that inputs that run at once change each other. */
const DYNAMICALLY_QUANTIZED: ReadonlySet<string> = new Set(['q8', 'int8', 'uint8'])

/** Whether a graph of a model has weights with which inputs that run at once change each other. */
export function isDynamicallyQuantized(dtype: string | Readonly<Record<string, string>>): boolean {
  const types = typeof dtype === 'string' ? [dtype] : Object.values(dtype)
  return types.some((type) => DYNAMICALLY_QUANTIZED.has(type))
}
