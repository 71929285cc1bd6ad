// Without the theme's web font: the fonts of the reader's system, and nothing to load.
import Theme from "vitepress/theme-without-fonts"
import "./style.css"

export default Theme
