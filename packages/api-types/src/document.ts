/** A JSON Schema as far as fal uses it; unknown keywords are unknown. */
export interface DocumentSchema {
  readonly [keyword: string]: unknown
}

/** A response or request body. */
export interface DocumentBody {
  readonly [keyword: string]: unknown
  readonly description?: string | undefined
  readonly content?:
    | { readonly [mediaType: string]: { readonly schema?: DocumentSchema } }
    | undefined
}

/** One method on one path. */
export interface DocumentOperation {
  readonly parameters?: readonly DocumentSchema[] | undefined
  readonly requestBody?: DocumentBody | undefined
  /** By status, or `default`. Either written out or a `$ref`. */
  readonly responses: { readonly [status: string]: DocumentBody }
}

/** The document of an endpoint with every correction applied. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly [key: string]: unknown }
  readonly servers?: readonly { readonly url: string }[] | undefined
  readonly security?: readonly DocumentSchema[] | undefined
  readonly paths: {
    readonly [path: string]: {
      readonly [method: string]: DocumentOperation
    }
  }
  readonly components: {
    readonly schemas: { readonly [key: string]: DocumentSchema }
    readonly responses?: { readonly [key: string]: DocumentBody } | undefined
    readonly parameters?: { readonly [key: string]: DocumentSchema } | undefined
    readonly headers?: { readonly [key: string]: DocumentSchema } | undefined
    readonly securitySchemes?:
      | { readonly [key: string]: DocumentSchema }
      | undefined
  }
}
