/** One input that a person edits. Values are replaced, never changed in place. */
export class InputItem<Input> {
  value: Input

  constructor(value: Input) {
    this.value = $state.raw(value)
  }
}
