import { strings } from '../../strings.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { FaultLevers } from './FaultLevers.tsx'
import { LedgerFigures } from './LedgerFigures.tsx'
import { PaceLevers } from './PaceLevers.tsx'

const text = strings.levers

/** The emulator's levers: faults, queue, speed, and what it has counted. */
export default function Levers({ onClose }: { onClose: () => void }) {
  return (
    <Sheet
      title={text.title}
      description={text.hint}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <div className="flex flex-col gap-8">
        <FaultLevers />
        <PaceLevers />
        <LedgerFigures />
      </div>
    </Sheet>
  )
}
