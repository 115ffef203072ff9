// A catalogue holds the texts of one area. English decides which keys there are; Chinese has exactly the same ones.
// `{{name}}` stands for a value; a key that ends in `_one` / `_other` is chosen by the value `count`.

/** The Chinese side of an English catalogue: the same keys, no more and no fewer. */
export type SameKeys<English> = { readonly [Key in keyof English]: string }
