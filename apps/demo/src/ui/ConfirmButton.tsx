import * as Dialog from '@radix-ui/react-dialog'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'

type ConfirmButtonProps = {
  label: string
  question: string
  onConfirm: () => void
}

/** A button for what cannot be undone: it asks first. */
export function ConfirmButton(props: ConfirmButtonProps) {
  return (
    <Dialog.Root>
      <Dialog.Trigger asChild>
        <Button look="danger">{props.label}</Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Dialog.Content
          role="alertdialog"
          aria-describedby={undefined}
          className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-xl bg-paper p-5 shadow-2xl"
        >
          <Dialog.Title className="font-medium text-lg">
            {props.question}
          </Dialog.Title>
          <div className="mt-5 flex justify-end gap-2">
            <Dialog.Close asChild>
              <Button look="bare">{strings.keep}</Button>
            </Dialog.Close>
            <Dialog.Close asChild>
              <Button look="danger" onClick={props.onConfirm}>
                {props.label}
              </Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
