// Every view in light and dark, as wide as a desk and as narrow as a telephone: judged by axe, never wider than the window, and, with
// INSPECTOR_SCREENSHOTS=<folder>, left there as a picture.
import { join } from "node:path"
import { shown } from "./shown.mjs"

const pictures = process.env.INSPECTOR_SCREENSHOTS

const sizes = { desk: { width: 1440, height: 860 }, phone: { width: 390, height: 844 } }

/** Leaves pictures of a page as it is, in light and dark, wide and narrow. */
export const picture = async (page, name) => {
  if (pictures === undefined) return
  const before = page.viewportSize()
  for (const colorScheme of ["light", "dark"])
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize(viewport)
      await page.waitForTimeout(150)
      await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`) })
    }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(before)
}

const axeProblems = async (page, axe, where) => {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  )
  return violations.map(
    ({ help, id, nodes }) =>
      `${where}: ${id}: ${help}: ${nodes
        .map(({ target }) => target.join(" "))
        .slice(0, 3)
        .join("; ")}`
  )
}

/** Goes through views, by their paths; gives what axe found. */
export const lookAround = async (browser, origin, axe, views) => {
  const problems = []
  for (const colorScheme of ["light", "dark"])
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({ colorScheme, viewport })
      const page = await context.newPage()
      await page.goto(`${origin}/_emulator/`)
      for (const [name, path] of Object.entries(views)) {
        await page.evaluate((hash) => (location.hash = hash), `/${path}`)
        await shown(page, "Local cloud")
        await page.waitForTimeout(250)
        problems.push(...(await axeProblems(page, axe, `${name}, ${colorScheme}, ${size}`)))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (wide) problems.push(`${name}, ${size}: the page is wider than the window`)
        if (pictures !== undefined)
          await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`) })
      }
      await context.close()
    }
  return problems
}
