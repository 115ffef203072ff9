// Texts of the overview screen.

export const overview = {
  title: 'x',
} as const
