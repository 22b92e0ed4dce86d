import { Monitor, Moon, Sun } from 'lucide-react'
import { strings } from '../strings.ts'
import { Button } from './Button.tsx'
import { createSetting } from './createSetting.ts'

const themes = ['auto', 'light', 'dark'] as const
type Theme = (typeof themes)[number]
const icons = { auto: Monitor, light: Sun, dark: Moon }
const setting = createSetting('theme', 'auto')

function apply() {
  document.documentElement.dataset.theme = setting.get()
}
apply()
setting.subscribe(apply)

/** Goes from the system's colours to light to dark and back. */
export function ThemeButton() {
  const value = setting.use()
  const theme: Theme = themes.find((each) => each === value) ?? 'auto'
  const Icon = icons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto'
  const label = `${strings.theme.label}: ${strings.theme[theme]}`
  return (
    <Button
      look="bare"
      size="icon"
      aria-label={label}
      title={label}
      onClick={() => setting.set(next)}
    >
      <Icon size={18} />
    </Button>
  )
}
