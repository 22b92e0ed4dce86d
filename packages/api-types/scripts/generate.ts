import { readEndpointList } from './project/endpointList.ts'
import { projectFiles } from './project/projectFiles.ts'
import { writeProject } from './project/writeProject.ts'

await writeProject(await projectFiles(readEndpointList()))
