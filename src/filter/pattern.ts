import { LIMITS } from '../decode/limits.js'
import { type Assertion, compilePattern, type Step } from './pattern-program.js'

/** Whether a pattern is found in a text. */
export type Pattern = (text: string) => boolean

/**
 * A regular expression as `matches` has it: anywhere in the text, without regard to case (`(?-i)` in front: with regard).
 * A sentence when it is wrong. All ways through it are followed at once, so that the time is at most the length of the
 * text times that of the pattern: no pattern and no captured text can make it long, as they can for the RegExp of the
 * language.
 */
export function patternOf(source: string): Pattern | string {
	const mode = /^\(\?(-?)i\)/.exec(source)
	const isExact = mode?.[1] === '-'
	const program = compilePattern(mode ? source.slice(mode[0].length) : source, isExact)
	if (typeof program === 'string') return program
	return text => found(program, text.slice(0, LIMITS.patternSubject), isExact)
}

function found(program: readonly Step[], subject: string, isExact: boolean): boolean {
	const text = isExact ? subject : subject.toLowerCase()
	// For each step, at which place of the text it was last added: a step is on the list once.
	const added = new Int32Array(program.length).fill(-1)
	let ways: number[] = []
	for (let at = 0; at <= text.length; at++) {
		follow(program, 0, ways, added, text, at)
		const code = text.charCodeAt(at)
		const next: number[] = []
		for (const way of ways) {
			const step = program[way]!
			if (step.kind === 'found') return true
			if (step.kind === 'one' && at < text.length && step.is(code)) follow(program, way + 1, next, added, text, at + 1)
		}
		ways = next
	}
	return false
}

/** Adds a step, and through steps that take no character those behind it. */
function follow(
	program: readonly Step[],
	first: number,
	ways: number[],
	added: Int32Array,
	text: string,
	at: number,
): void {
	const open = [first]
	while (open.length > 0) {
		const way = open.pop()!
		if (added[way] === at) continue
		added[way] = at
		const step = program[way]!
		if (step.kind === 'either') open.push(step.second, step.first)
		else if (step.kind === 'go') open.push(step.to)
		else if (step.kind === 'if') {
			if (holds(step.what, text, at)) open.push(way + 1)
		} else ways.push(way)
	}
}

function holds(what: Assertion, text: string, at: number): boolean {
	if (what === 'start') return at === 0
	if (what === 'end') return at === text.length
	const isEdge = isWord(text.charCodeAt(at - 1)) !== isWord(text.charCodeAt(at))
	return isEdge === (what === 'edge')
}

function isWord(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}
