// Texts of the records screen.

export const records = { title: 'Records' } as const
