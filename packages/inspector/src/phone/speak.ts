/** Speaks texts, one after the other, where the browser has a voice. */

const isThere = "speechSynthesis" in globalThis

/** Whether it has: some know how to speak, and have no voice. Voices are known a little after the page is there. */
export const canSpeak = (): boolean => isThere && speechSynthesis.getVoices().length > 0

/** Says when voices have come or gone; gives what ends it. */
export const onVoices = (listener: () => void): (() => void) => {
  if (!isThere) return () => {}
  speechSynthesis.addEventListener("voiceschanged", listener)
  return () => speechSynthesis.removeEventListener("voiceschanged", listener)
}

/** Speaks. */
export const speak = (text: string): void => {
  if (canSpeak()) speechSynthesis.speak(new SpeechSynthesisUtterance(text))
}

/** Ends what is spoken, and what waits. */
export const hush = (): void => {
  if (isThere) speechSynthesis.cancel()
}
