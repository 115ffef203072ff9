export const root: string
export function isBuilt(): boolean
export function ensureBuilt(say: (text: string) => void): Promise<boolean>
