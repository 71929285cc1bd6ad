// Waits until a page shows a text.
export const shown = (page, text) => page.getByText(text).first().waitFor({ timeout: 30_000 })
