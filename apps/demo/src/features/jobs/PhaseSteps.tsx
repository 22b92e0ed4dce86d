import { strings } from '../../strings.ts'

const steps = ['uploading', 'submitting', 'queued', 'running', 'fetching']

/** The way of a job as a list; the step it is at is marked as current. */
export function PhaseSteps({ phase }: { phase: string }) {
  const at = steps.indexOf(phase)
  return (
    <ol aria-label={strings.job.progress} className="flex gap-1">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === at ? 'step' : undefined}
          className="min-w-0 flex-1"
        >
          <span
            className={`block h-0.5 rounded-full ${
              index === at
                ? 'motion-safe:animate-breathe bg-signal'
                : index < at
                  ? 'bg-ink'
                  : 'bg-line'
            }`}
          />
          <span
            className={`mt-1.5 hidden truncate text-xs sm:block ${
              index === at ? 'font-semibold text-ink' : 'text-muted'
            }`}
          >
            {strings.phases[step]}
          </span>
        </li>
      ))}
    </ol>
  )
}
