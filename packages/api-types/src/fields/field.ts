/** Anything JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** What kind of value a shape admits. `union`: look at `anyOf` or `enum`. */
export type ShapeType =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'array'
  | 'object'
  | 'union'
  | 'unknown'
  | 'never'

/**
 * What a value may be. Every member present must hold, so a shape with `enum`
 * and `anyOf` admits what both admit.
 */
export interface Shape {
  readonly type: ShapeType
  /** Null is admitted as well. */
  readonly nullable?: true | undefined
  /** The only values admitted, in fal's order. */
  readonly enum?: readonly JsonValue[] | undefined
  /** Least and greatest length of a string, in characters (code points). */
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  /** A regular expression that a string must match somewhere. */
  readonly pattern?: string | undefined
  /** A hint such as `uri` or `date-time`; not checked. */
  readonly format?: string | undefined
  /** Bounds of a number, themselves admitted. */
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  /** Bounds of a number, themselves refused. */
  readonly exclusiveMinimum?: number | undefined
  readonly exclusiveMaximum?: number | undefined
  readonly multipleOf?: number | undefined
  /** What each item of an array is, after those in `prefixItems`. */
  readonly items?: Shape | undefined
  readonly prefixItems?: readonly Shape[] | undefined
  readonly minItems?: number | undefined
  readonly maxItems?: number | undefined
  readonly uniqueItems?: true | undefined
  /** The declared keys of an object. Others are refused, see below. */
  readonly properties?: readonly Field[] | undefined
  /** What undeclared keys hold. Absent: there must be none. */
  readonly additionalProperties?: Shape | undefined
  readonly minProperties?: number | undefined
  readonly maxProperties?: number | undefined
  /** At least one of these. */
  readonly anyOf?: readonly Shape[] | undefined
  /** Exactly one of these. */
  readonly oneOf?: readonly Shape[] | undefined
  /** All of these. */
  readonly allOf?: readonly Shape[] | undefined
  /** The name of a shape in {@link EndpointFields.shapes}. */
  readonly ref?: string | undefined
}

/** One field of an input or of an object in it. */
export interface Field extends Shape {
  /** As on the wire: `image_url`. */
  readonly name: string
  /** For a label: `Image URL`. */
  readonly title: string
  /** For a hint; may be empty. */
  readonly description: string
  readonly required: boolean
  /** What fal uses when the field is left out. Always a value it admits. */
  readonly default?: JsonValue | undefined
  /** fal means to drop this field. */
  readonly deprecated?: true | undefined
}

/** The input of an endpoint, as data: for forms and for {@link createSchema}. */
export interface EndpointFields {
  readonly id: string
  /** `image-to-video`. */
  readonly category: string
  /** In fal's order. */
  readonly input: readonly Field[]
  /** What the input must satisfy beyond its fields; rare. */
  readonly rule?: Shape | undefined
  /** Shapes that fields name by `ref`. */
  readonly shapes?: { readonly [name: string]: Shape } | undefined
}
