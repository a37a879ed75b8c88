/** A function that makes its value when it is first called, and gives the same from then on. */
/*#__NO_SIDE_EFFECTS__*/
export function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
