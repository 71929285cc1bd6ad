/** Chooses dark, light, or what the machine prefers. */
import { useState } from "preact/hooks"
import { applyTheme, chosenTheme, type Theme } from "./theme.ts"

const following: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" }
const signs: Readonly<Record<Theme, string>> = { system: "◐", light: "☀", dark: "☾" }

/** The switch. */
export const ThemeSwitch = () => {
  const [theme, set] = useState(chosenTheme)
  const change = () => {
    applyTheme(following[theme])
    set(following[theme])
  }
  return (
    <button class="icon theme" type="button" onClick={change} aria-label={`Theme: ${theme}`} title={`Theme: ${theme}`}>
      <span aria-hidden="true">{signs[theme]}</span>
    </button>
  )
}
