import { clean } from '../clean.js'

/** One sentence on standard error. It may name a file, or quote what is in it: nothing in it steers a terminal. */
export function complain(sentence: string): void {
	process.stderr.write(`handshark: ${clean(sentence)}\n`)
}
