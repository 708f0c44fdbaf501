/** Checks at run time of what comes from elsewhere, and their building blocks. */

export type Check<T> = (value: unknown) => value is T

/** One check for each element of a tuple, in its order. */
export type Checks<A extends readonly unknown[]> = { readonly [I in keyof A]: Check<A[I]> }

export const isBoolean: Check<boolean> = (value): value is boolean => typeof value === 'boolean'
export const isInstant: Check<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value)
export const isCount: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0
/** A key of one of our tables. */
export const isId: Check<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) > 0

export function textUpTo(longest: number): Check<string> {
  return (value): value is string => typeof value === 'string' && value.length <= longest
}

export function bytesUpTo(most: number): Check<Uint8Array> {
  return (value): value is Uint8Array => value instanceof Uint8Array && value.length <= most
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value): value is T | null => value === null || check(value)
}

export function oneOf<T>(...allowed: readonly T[]): Check<T> {
  return (value): value is T => (allowed as readonly unknown[]).includes(value)
}

export function listOf<T>(check: Check<T>, most: number): Check<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.length <= most && value.every(check)
}

/** An object written as such, with exactly these entries. What structured cloning made of a class is none. */
export function objectOf<T extends object>(entries: { readonly [K in keyof T]-?: Check<T[K]> }): Check<T> {
  const names = Object.keys(entries) as (keyof T & string)[]
  return (value): value is T =>
    isPlain(value) &&
    Object.keys(value).length === names.length &&
    names.every(name => Object.hasOwn(value, name) && entries[name](value[name]))
}

export function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
