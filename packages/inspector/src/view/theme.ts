/** Dark or light: as the machine prefers, unless somebody chose. */

/** What can be chosen. */
export type Theme = "system" | "light" | "dark"

const name = "effect-comms.theme"

/** What was chosen. */
export const chosenTheme = (): Theme => {
  const kept = localStorage.getItem(name)
  return kept === "light" || kept === "dark" ? kept : "system"
}

/** Shows what was chosen. */
export const applyTheme = (theme: Theme = chosenTheme()): void => {
  if (theme === "system") {
    localStorage.removeItem(name)
    delete document.documentElement.dataset["theme"]
  } else {
    localStorage.setItem(name, theme)
    document.documentElement.dataset["theme"] = theme
  }
}
