/** An object of an OpenAPI document: JSON, whose form OpenAPI 3.1 defines. */
export type OpenApiObject = Readonly<Record<string, unknown>>

/** What the OpenAPI document says of the routes of a dialect. */
export interface OpenApiPart {
  /**
   * The path items, by path as OpenAPI writes it: `/v1/tasks/{task}`. There is one for each route, and
   * each has the methods that the route takes: a test compares them.
   */
  paths: Readonly<Record<string, OpenApiObject>>
  /**
   * Schemas beside those of the registry, which are there already under their names, such as
   * `TranslationRequest`. Names begin with that of the dialect: `OpenAiChatRequest`.
   */
  schemas?: Readonly<Record<string, OpenApiObject>> | undefined
}
