/** What is assumed of Microsoft's services where a call or an entry touches it, with its text. */

interface Assumption {
  readonly id: string
  readonly what: string
  readonly why: string
}

/** Closed until somebody opens it. */
export const Assumptions = ({ touched }: { readonly touched: ReadonlyArray<Assumption> }) =>
  touched.length === 0 ? null : (
    <details class="section assumed">
      <summary>Assumptions ({touched.length})</summary>
      <ul class="assumptions" tabIndex={0} aria-label="Assumptions">
        {touched.map(({ id, what, why }) => (
          <li key={id}>
            <code>{id}</code>
            <p>{what}</p>
            <p class="quiet">{why}</p>
          </li>
        ))}
      </ul>
    </details>
  )
