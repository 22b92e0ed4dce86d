import { quote } from '../emit/literal.ts'

/**
 * The map from endpoint id to its types.
 *
 * @param names pairs of endpoint id and file name
 */
export function mapFile(names: readonly (readonly [string, string])[]): string {
  const imports = names.map(
    ([, name], index) =>
      `import type * as e${index} from ${quote(`./types/${name}.ts`)}\n`,
  )
  const members = names.map(
    ([id], index) =>
      `  ${quote(id)}: { input: e${index}.Input; output: e${index}.Output; paths: e${index}.paths }\n`,
  )
  return [
    '// Generated. Do not edit.\n\n',
    ...imports,
    '\n/** The types of every endpoint, by its id. */\n',
    'export interface Endpoints {\n',
    ...members,
    '}\n',
  ].join('')
}
