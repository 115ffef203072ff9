// Of several questions asked one after the other only the last one's answer counts, whenever the others come in.

/** Runs `ask`, and resolves to its answer, or to `null` where a later question has been asked meanwhile. */
export function latestAnswer(): <T>(ask: () => Promise<T>) => Promise<T | null> {
  let asked = 0
  return async (ask) => {
    asked += 1
    const own = asked
    const answer = await ask()
    return own === asked ? answer : null
  }
}
