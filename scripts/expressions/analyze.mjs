// Says why a regular expression may take more time than in proportion to its input.
import { analyse as analyze } from "scslre"

const described = {
  Trade: (report) => `two quantifiers share ${report.character.pick}`,
  Self: (report) => `a quantifier shares ${report.character.pick} with itself`,
  Move: (report) => `every place of a run of ${report.character.pick} is tried anew`
}

/** The problem of an expression, or `undefined`. */
export const problemOf = ({ flags, pattern }) => {
  if (pattern === undefined) return "made while the program runs: it cannot be checked"
  const { reports } = analyze({ source: pattern, flags })
  const [report] = reports.toSorted((a, b) => Number(b.exponential) - Number(a.exponential))
  if (report === undefined) return undefined
  const grows = report.exponential ? "exponential" : "quadratic"
  return `${grows}: ${JSON.stringify(described[report.type](report))}`
}
