// A text that is typed: shown at once, handed on when the typing pauses, so that no letter waits for a search.

import { useEffect, useRef, useState } from 'react'

const PAUSE_MS = 180

/** `value` is the text as it stands outside; where it changes there, what is typed here gives way. */
export function useTypedText(value: string, onPause: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value)
  const latest = useRef(onPause)
  useEffect(() => {
    latest.current = onPause
  }, [onPause])
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => latest.current(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return [text, setText]
}
