// Texts of the reconciliation screen.

export const reconciliation = { title: 'Reconciliation' } as const
