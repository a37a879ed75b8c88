declare const changelog: {
  getReleaseLine: (changeset: { summary: string }) => Promise<string>
  getDependencyReleaseLine: () => Promise<string>
}
export default changelog
