/** The statements of a script, for tests that stop between two of them. A line that ends in a semicolon ends one. */
export function statementsOf(script: string): string[] {
  return script
    .split(/(?<=;)\s*\n/)
    .map(statement => statement.trim())
    .filter(statement => statement.replace(/^--.*$/gm, '').trim() !== '')
}
