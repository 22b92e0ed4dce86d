/** What is wrong with a field, below it; read aloud when it appears. */
export function FieldError(props: { id: string; message: string | undefined }) {
  if (props.message === undefined) return null
  return (
    <p id={props.id} className="mt-1 text-sm text-danger" role="alert">
      {props.message}
    </p>
  )
}
