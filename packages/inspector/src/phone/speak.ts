/** Speaks texts, one after the other, where the browser has a voice. */

/** Whether it has. */
export const canSpeak = (): boolean => "speechSynthesis" in globalThis

/** Speaks. */
export const speak = (text: string): void => {
  if (canSpeak()) speechSynthesis.speak(new SpeechSynthesisUtterance(text))
}

/** Ends what is spoken, and what waits. */
export const hush = (): void => {
  if (canSpeak()) speechSynthesis.cancel()
}
