import * as Dialog from '@radix-ui/react-dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'

type SheetProps = {
  title: string
  description: string
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/** A drawer from the right; the page behind it waits. */
export function Sheet(props: SheetProps) {
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content className="fixed inset-y-0 right-0 z-50 flex w-full max-w-md flex-col overflow-y-auto bg-paper p-5 shadow-2xl sm:border-line sm:border-l">
          <div className="mb-5 flex items-start justify-between gap-4">
            <div>
              <Dialog.Title className="font-semibold text-xl tracking-tight">
                {props.title}
              </Dialog.Title>
              <Dialog.Description className="text-muted text-sm">
                {props.description}
              </Dialog.Description>
            </div>
            <Dialog.Close asChild>
              <Button look="bare" size="icon" aria-label={strings.close}>
                <X size={18} />
              </Button>
            </Dialog.Close>
          </div>
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
