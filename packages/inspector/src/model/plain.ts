/** The text of markup, without its tags; lines stay lines. */
export const plain = (markup: string): string =>
  markup
    .replace(/<br *\/?>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .trim()
