/** What is wrong with one part of a value. */
export interface StandardIssue {
  readonly message: string
  readonly path: readonly (string | number)[]
}

/** The outcome of a validation. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] }

/**
 * Standard Schema version 1, written out as https://standardschema.dev invites
 * to, so that nothing needs installing.
 */
export interface StandardSchema<Input, Output = Input> {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'falvideo'
    readonly validate: (value: unknown) => StandardResult<Output>
    readonly types?:
      | { readonly input: Input; readonly output: Output }
      | undefined
  }
}
