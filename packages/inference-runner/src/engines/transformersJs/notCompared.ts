/** The warning of models that load and answer, and whose answers nobody has compared with those of Python. */
export function notCompared(modelType: string): string {
  return `Models of the type "${modelType}" have not been found equal to Python's: their answers may differ.`
}
