// Raised whenever matching of the same entries can give another derived state; part of the derivation's version.

export const MATCHER_VERSION = '2'
