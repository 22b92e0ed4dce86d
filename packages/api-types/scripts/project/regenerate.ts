import { readEndpointList } from './endpointList.ts'
import type { Project } from './project.ts'
import { projectFiles } from './projectFiles.ts'
import { writeProject } from './writeProject.ts'

/** Writes everything that follows from the list and the documents. */
export async function regenerate(project: Project): Promise<void> {
  const list = readEndpointList(project)
  writeProject(project, await projectFiles(project, list))
}
