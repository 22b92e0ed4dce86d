import type { ComponentProps } from 'react'
import { classNames } from './classNames.ts'

const looks = {
  primary:
    'bg-ink text-paper hover:bg-ink/85 disabled:bg-raised disabled:text-muted',
  quiet:
    'border border-line bg-surface text-ink hover:border-edge disabled:text-muted',
  bare: 'text-muted hover:bg-raised hover:text-ink disabled:text-muted/60',
  danger: 'border border-danger/50 bg-surface text-danger hover:bg-danger/10',
}
const sizes = {
  large: 'h-12 gap-2 rounded-lg px-6 text-base font-semibold',
  normal: 'h-9 gap-2 rounded-md px-3 text-sm font-medium',
  icon: 'size-9 rounded-md',
}

type ButtonProps = ComponentProps<'button'> & {
  look?: keyof typeof looks
  size?: keyof typeof sizes
}

/** A button; `type` is `button` unless it says `submit`. */
export function Button({
  look = 'quiet',
  size = 'normal',
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center whitespace-nowrap transition-colors',
        looks[look],
        sizes[size],
        className,
      )}
    />
  )
}
