import { useJobs } from '@falvideo/react'
import { strings } from '../../strings.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { navigate } from '../../useRoute.ts'
import { type JobRecord, jobBook } from '../jobs/jobBook.ts'

/** What can be done with the marked jobs. */
export function Selection(props: {
  chosen: readonly JobRecord[]
  onClear: () => void
}) {
  const { chosen } = props
  const text = strings.gallery
  const { jobs, remove } = useJobs()

  /** Forgets them here, and their receipts in the client's storage. */
  function removeChosen() {
    const slots = chosen.map(({ slot }) => slot)
    jobBook.remove(slots)
    for (const receipt of jobs) {
      if (slots.some((slot) => slot === receipt.label)) void remove(receipt)
    }
    props.onClear()
  }
  const [first, second] = chosen.filter(({ ending }) => ending?.video)
  return (
    <div
      role="toolbar"
      aria-label={text.selection}
      className="sticky top-2 z-10 mb-6 flex flex-wrap items-center gap-2 rounded-xl border border-line bg-surface p-2 pl-4 shadow-lg shadow-black/5"
    >
      <p role="status" className="mr-auto text-sm">
        {text.chosen(chosen.length)}
      </p>
      <Button
        disabled={chosen.length !== 2 || !first || !second}
        onClick={() => {
          if (!first || !second) return
          navigate({ view: 'compare', slots: [first.slot, second.slot] })
        }}
      >
        {text.compare}
      </Button>
      <ConfirmButton
        label={text.remove}
        question={text.removeQuestion(chosen.length)}
        onConfirm={removeChosen}
      />
      <Button look="bare" onClick={props.onClear}>
        {text.clear}
      </Button>
    </div>
  )
}
