// How a long list is scrolled: from its top to its end in 120 frames, and how long each of them took.
export const scrolled = (page, list, row) =>
  page.evaluate(
    async ([selector, rows]) => {
      const element = document.querySelector(selector)
      const gaps = []
      let before = await new Promise(requestAnimationFrame)
      element.scrollTop = 0
      const { scrollHeight } = element
      for (let step = 1; step <= 120; step++) {
        element.scrollTop = (scrollHeight * step) / 120
        const now = await new Promise(requestAnimationFrame)
        gaps.push(now - before)
        before = now
      }
      return {
        rows: element.querySelectorAll(rows).length,
        height: scrollHeight,
        median: gaps.toSorted((a, b) => a - b)[60],
        longest: Math.max(...gaps)
      }
    },
    [list, row]
  )
