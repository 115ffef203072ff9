// Texts of the settings screen.

export const settings = {
  title: 'x',
} as const
