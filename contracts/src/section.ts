/** A generated section of a document: what stands between `<!-- name -->` and `<!-- /name -->`. */

/** A document with what stands between the markers replaced; throws when it has no markers. */
export const place = (document: string, name: string, text: string): string => {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [document.indexOf(open), document.indexOf(close)]
  if (start < 0 || end < start) throw new Error(`expected ${open} and ${close} in the document`)
  return `${document.slice(0, start + open.length)}\n\n${text}\n\n${document.slice(end)}`
}
