/** A JSON value, indented, its names and values told apart. */

const tokens = /("(?:\\.|[^"\\])*"(?=\s*:))|("(?:\\.|[^"\\])*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|true|false|null)/gi
const classOf = (groups: ReadonlyArray<string | undefined>): string =>
  groups[0] !== undefined ? "name" : groups[1] !== undefined ? "text" : "value"

/** The value. */
export const Json = ({ label, value }: { readonly value: unknown; readonly label: string }) => {
  const text = JSON.stringify(value, undefined, 2) ?? "undefined"
  const parts: Array<preact.ComponentChild> = []
  let end = 0
  for (const match of text.matchAll(tokens)) {
    parts.push(text.slice(end, match.index), <span class={`json-${classOf(match.slice(1))}`}>{match[0]}</span>)
    end = match.index + match[0].length
  }
  return (
    <pre class="code" tabIndex={0} role="region" aria-label={label}>
      {parts}
      {text.slice(end)}
    </pre>
  )
}
