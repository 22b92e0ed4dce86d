import { SlidersHorizontal } from 'lucide-react'
import { config } from '../config.ts'
import { strings } from '../strings.ts'
import { routeHref, useRoute } from '../useRoute.ts'
import { Button } from './Button.tsx'
import { classNames } from './classNames.ts'
import { ThemeButton } from './ThemeButton.tsx'

const links = [
  { label: strings.nav.studio, route: { view: 'studio', slot: null } },
  { label: strings.nav.gallery, route: { view: 'gallery' } },
] as const

/** Name, views, mode, and the emulator's levers where there is one. */
export function Header({ onLevers }: { onLevers: () => void }) {
  const { view } = useRoute()
  return (
    <header className="mx-auto flex h-14 w-full max-w-[1800px] items-center gap-3 px-4 sm:gap-5 lg:px-6">
      <a href="#/" className="font-semibold text-lg tracking-tight">
        {strings.name}
      </a>
      <nav aria-label={strings.nav.label} className="flex gap-1 sm:gap-2">
        {links.map(({ label, route }) => (
          <a
            key={route.view}
            href={routeHref(route)}
            aria-current={view === route.view ? 'page' : undefined}
            className={classNames(
              'rounded-md px-2 py-1.5 text-sm',
              view === route.view
                ? 'font-semibold text-ink'
                : 'text-muted hover:text-ink',
            )}
          >
            {label}
          </a>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1">
        {config.mode === 'emulator' && (
          <Button
            look="bare"
            title={strings.mode.emulatorHint}
            aria-label={strings.levers.title}
            onClick={onLevers}
          >
            <SlidersHorizontal size={16} aria-hidden="true" />
            <span className="hidden sm:inline">{strings.mode.emulator}</span>
          </Button>
        )}
        <ThemeButton />
      </div>
    </header>
  )
}
