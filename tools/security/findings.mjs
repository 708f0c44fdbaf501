// Looks for what a program on Electron must not do, in the syntax trees of its sources.
import { parseSync, Visitor } from 'vite'
import { MUST_BE_CALLED, RULES } from './rules.mjs'

/**
 * Each place that breaks a rule. The files are TypeScript or JavaScript.
 * @param {readonly { path: string, text: string }[]} files
 * @returns {{ path: string, line: number, what: string }[]}
 */
export function findings(files) {
  return files.flatMap(({ path, text }) => {
    const found = []
    const visit = rule => node => {
      const what = rule(node)
      if (what !== null) found.push({ path, line: text.slice(0, node.start).split('\n').length, what })
    }
    const visitors = Object.entries(RULES).map(([kind, rule]) => [kind, visit(rule)])
    new Visitor(Object.fromEntries(visitors)).visit(programOf(path, text))
    return found
  })
}

/** Names of functions that none of these files calls, and one has to. */
export function missingCalls(files) {
  const called = new Set()
  const CallExpression = ({ callee }) => called.add(callee.property?.name ?? callee.name)
  for (const { path, text } of files) new Visitor({ CallExpression }).visit(programOf(path, text))
  return MUST_BE_CALLED.filter(name => !called.has(name))
}

function programOf(path, text) {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  return program
}
