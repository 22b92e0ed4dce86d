import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import type { JobRecord } from '../jobs/jobBook.ts'
import { toCsv, toJson } from './exportJobs.ts'

/** The jobs as files, for a spreadsheet and for a program. */
export function ExportButtons({ records }: { records: readonly JobRecord[] }) {
  const empty = records.length === 0
  const save = (body: string, type: string, name: string) =>
    saveFile(new Blob([body], { type }), name)
  return (
    <>
      <Button
        disabled={empty}
        onClick={() => save(toCsv(records), 'text/csv', 'falvideo.csv')}
      >
        {strings.gallery.csv}
      </Button>
      <Button
        disabled={empty}
        onClick={() =>
          save(toJson(records), 'application/json', 'falvideo.json')
        }
      >
        {strings.gallery.json}
      </Button>
    </>
  )
}
